/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ARCHIVE_ITEM (pupitre_archive_item_get_type ())
G_DECLARE_FINAL_TYPE (PupitreArchiveItem, pupitre_archive_item, PUPITRE, ARCHIVE_ITEM, GObject)

PupitreArchiveItem    *pupitre_archive_item_new             (PupitreAccount        *account,
                                                             PupitreDocument       *document) G_GNUC_WARN_UNUSED_RESULT;
PupitreAccount        *pupitre_archive_item_get_account     (PupitreArchiveItem    *self);
const PupitreDocument *pupitre_archive_item_get_document    (PupitreArchiveItem    *self);
int                    pupitre_archive_item_get_school_year (PupitreArchiveItem    *self);
guint64                pupitre_archive_item_get_size        (PupitreArchiveItem    *self);
GPtrArray             *pupitre_archive_item_get_earlier     (PupitreArchiveItem    *self);
gboolean               pupitre_archive_item_is_same         (PupitreArchiveItem    *self,
                                                             PupitreArchiveItem    *other);
void                   pupitre_archive_item_add_earlier     (PupitreArchiveItem    *self,
                                                             PupitreArchiveItem    *earlier);
int                    pupitre_archive_item_compare         (gconstpointer          a,
                                                             gconstpointer          b);

G_END_DECLS
