/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-archive-item.h"
#include "pupitre-page.h"

G_BEGIN_DECLS

PupitreChild *pupitre_archive_opening_create_former_child (const char         *key) G_GNUC_WARN_UNUSED_RESULT;
void          pupitre_archive_opening_open                (PupitrePage        *from,
                                                           PupitreArchiveItem *item);

G_END_DECLS
