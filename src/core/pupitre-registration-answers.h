/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a comment of a parent may be long, in characters. */
#define PUPITRE_REGISTRATION_COMMENT_MAX 500

#define PUPITRE_TYPE_REGISTRATION_ANSWERS (pupitre_registration_answers_get_type ())
G_DECLARE_FINAL_TYPE (PupitreRegistrationAnswers, pupitre_registration_answers, PUPITRE, REGISTRATION_ANSWERS, GObject)

PupitreRegistrationAnswers *pupitre_registration_answers_new              (void) G_GNUC_WARN_UNUSED_RESULT;
PupitreRegistrationAnswers *pupitre_registration_answers_parse            (const char                 *text) G_GNUC_WARN_UNUSED_RESULT;
char                       *pupitre_registration_answers_dup_text         (PupitreRegistrationAnswers *self) G_GNUC_WARN_UNUSED_RESULT;
void                        pupitre_registration_answers_add              (PupitreRegistrationAnswers *self,
                                                                           const char                 *code,
                                                                           const char                 *choice,
                                                                           const char                 *title,
                                                                           const char                 *choice_title);
void                        pupitre_registration_answers_set_comment      (PupitreRegistrationAnswers *self,
                                                                           const char                 *comment);
guint                       pupitre_registration_answers_get_n            (PupitreRegistrationAnswers *self);
const char                 *pupitre_registration_answers_get_code         (PupitreRegistrationAnswers *self,
                                                                           guint                       position);
const char                 *pupitre_registration_answers_get_choice       (PupitreRegistrationAnswers *self,
                                                                           guint                       position);
const char                 *pupitre_registration_answers_get_title        (PupitreRegistrationAnswers *self,
                                                                           guint                       position);
const char                 *pupitre_registration_answers_get_choice_title (PupitreRegistrationAnswers *self,
                                                                           guint                       position);
const char                 *pupitre_registration_answers_find             (PupitreRegistrationAnswers *self,
                                                                           const char                 *code);
const char                 *pupitre_registration_answers_get_comment      (PupitreRegistrationAnswers *self);
gboolean                    pupitre_registration_answers_is_same          (PupitreRegistrationAnswers *self,
                                                                           PupitreRegistrationAnswers *other);

G_END_DECLS
