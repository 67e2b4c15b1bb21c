/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-child.h"
#include "pupitre-intent.h"
#include "pupitre-motivation.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_MOTIVE_CHOICE (pupitre_motive_choice_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMotiveChoice, pupitre_motive_choice, PUPITRE, MOTIVE_CHOICE, GObject)

PupitreMotiveChoice   *pupitre_motive_choice_new         (PupitreAbsence      *absence) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget             *pupitre_motive_choice_get_combo   (PupitreMotiveChoice *self);
GtkWidget             *pupitre_motive_choice_get_entry   (PupitreMotiveChoice *self);
void                   pupitre_motive_choice_set_absence (PupitreMotiveChoice *self,
                                                          PupitreAbsence      *absence);
void                   pupitre_motive_choice_set_motives (PupitreMotiveChoice *self,
                                                          GPtrArray           *motives);
void                   pupitre_motive_choice_fill        (PupitreMotiveChoice *self,
                                                          PupitreIntent       *intent);
void                   pupitre_motive_choice_clear       (PupitreMotiveChoice *self);
PupitreMotivationFault pupitre_motive_choice_check       (PupitreMotiveChoice *self);
PupitreIntent         *pupitre_motive_choice_dup_intent  (PupitreMotiveChoice *self,
                                                          PupitreChild        *child) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
