/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child-row.h"
#include "pupitre-renderer.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_CHILD_PHOTOS (pupitre_child_photos_get_type ())
G_DECLARE_FINAL_TYPE (PupitreChildPhotos, pupitre_child_photos, PUPITRE, CHILD_PHOTOS, GObject)

PupitreChildPhotos *pupitre_child_photos_new  (PupitreRenderer    *renderer) G_GNUC_WARN_UNUSED_RESULT;
void                pupitre_child_photos_load (PupitreChildPhotos *self,
                                               PupitreChildRow    *row);

G_END_DECLS
