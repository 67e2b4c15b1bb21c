/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-feed-objects.h"
#include "pupitre-page.h"

G_BEGIN_DECLS

PupitreFeedObjects *pupitre_page_objects_new (PupitrePage *page,
                                              PupitreKind  kind,
                                              GCallback    changed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
