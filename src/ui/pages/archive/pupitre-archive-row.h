/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-archive-item.h"
#include "pupitre-family.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ARCHIVE_ROW (pupitre_archive_row_get_type ())
G_DECLARE_FINAL_TYPE (PupitreArchiveRow, pupitre_archive_row, PUPITRE, ARCHIVE_ROW, AdwExpanderRow)

GtkWidget          *pupitre_archive_row_new      (PupitreArchiveItem *item,
                                                  PupitreFamily      *family) G_GNUC_WARN_UNUSED_RESULT;
PupitreArchiveItem *pupitre_archive_row_get_item (PupitreArchiveRow  *self);

G_END_DECLS
