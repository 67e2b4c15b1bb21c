/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-archive-item.h"
#include "pupitre-family.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ARCHIVE_FILTER (pupitre_archive_filter_get_type ())
G_DECLARE_FINAL_TYPE (PupitreArchiveFilter, pupitre_archive_filter, PUPITRE, ARCHIVE_FILTER, GtkWidget)

void     pupitre_archive_filter_set_items  (PupitreArchiveFilter *self,
                                            GPtrArray            *items,
                                            PupitreFamily        *family);
void     pupitre_archive_filter_choose_child (PupitreArchiveFilter *self,
                                            const char           *key);
gboolean pupitre_archive_filter_matches    (PupitreArchiveFilter *self,
                                            PupitreArchiveItem   *item);
gboolean pupitre_archive_filter_is_open    (PupitreArchiveFilter *self);

G_END_DECLS
