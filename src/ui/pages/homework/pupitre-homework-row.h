/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-homework-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_HOMEWORK_ROW (pupitre_homework_row_get_type ())
G_DECLARE_FINAL_TYPE (PupitreHomeworkRow, pupitre_homework_row, PUPITRE, HOMEWORK_ROW, AdwActionRow)

GtkWidget    *pupitre_homework_row_new       (PupitreFeed               *feed,
                                              PupitreEntry              *entry,
                                              const PupitreHomeworkPart *part,
                                              GDateTime                 *today);
PupitreEntry *pupitre_homework_row_get_entry (PupitreHomeworkRow        *self);

G_END_DECLS
