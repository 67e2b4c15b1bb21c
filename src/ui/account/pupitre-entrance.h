/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-context.h"
#include "pupitre-enrolment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_ENTRANCE (pupitre_entrance_get_type ())
G_DECLARE_FINAL_TYPE (PupitreEntrance, pupitre_entrance, PUPITRE, ENTRANCE, GObject)

PupitreEntrance *pupitre_entrance_new              (GtkStack                  *states,
                                                    PupitreContext            *context)
                                                    G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_entrance_show_sign_in     (PupitreEntrance           *self,
                                                    PupitreAccount            *account);
void             pupitre_entrance_show_another     (PupitreEntrance           *self,
                                                    const char                *email);
void             pupitre_entrance_show_enrolment   (PupitreEntrance           *self,
                                                    PupitreVerificationPurpose purpose);
gboolean         pupitre_entrance_show_begun       (PupitreEntrance           *self);
void             pupitre_entrance_show_lock        (PupitreEntrance           *self);
void             pupitre_entrance_show_error       (PupitreEntrance           *self,
                                                    const GError              *error);
void             pupitre_entrance_put_aside        (PupitreEntrance           *self);
void             pupitre_entrance_forget_sign_in   (PupitreEntrance           *self);
void             pupitre_entrance_forget_enrolment (PupitreEntrance           *self);
gboolean         pupitre_entrance_shows_lock       (PupitreEntrance           *self);
const char      *pupitre_entrance_get_help_page    (PupitreEntrance           *self);

G_END_DECLS
