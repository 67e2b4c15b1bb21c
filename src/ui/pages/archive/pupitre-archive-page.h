/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ARCHIVE_PAGE (pupitre_archive_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreArchivePage, pupitre_archive_page, PUPITRE, ARCHIVE_PAGE, PupitrePage)

PupitrePage *pupitre_archive_page_new          (PupitrePage        *from,
                                                const char         *key) G_GNUC_WARN_UNUSED_RESULT;
void         pupitre_archive_page_choose_child (PupitreArchivePage *self,
                                                const char         *key);

G_END_DECLS
