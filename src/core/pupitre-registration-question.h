/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreRegistrationTopic:
 * @PUPITRE_REGISTRATION_TOPIC_SCHOOL: Which school
 * @PUPITRE_REGISTRATION_TOPIC_OPTION: A course or a programme
 * @PUPITRE_REGISTRATION_TOPIC_DAYCARE: Daycare
 * @PUPITRE_REGISTRATION_TOPIC_LUNCH: Supervision at noon
 * @PUPITRE_REGISTRATION_TOPIC_TRANSPORT: The school bus
 * @PUPITRE_REGISTRATION_TOPIC_OTHER: Something else
 *
 * What a question of a registration is about.
 */
typedef enum {
  PUPITRE_REGISTRATION_TOPIC_SCHOOL,
  PUPITRE_REGISTRATION_TOPIC_OPTION,
  PUPITRE_REGISTRATION_TOPIC_DAYCARE,
  PUPITRE_REGISTRATION_TOPIC_LUNCH,
  PUPITRE_REGISTRATION_TOPIC_TRANSPORT,
  PUPITRE_REGISTRATION_TOPIC_OTHER,
} PupitreRegistrationTopic;

#define PUPITRE_TYPE_REGISTRATION_QUESTION (pupitre_registration_question_get_type ())
G_DECLARE_FINAL_TYPE (PupitreRegistrationQuestion, pupitre_registration_question, PUPITRE, REGISTRATION_QUESTION, GObject)

PupitreRegistrationQuestion *pupitre_registration_question_new             (const char                  *code,
                                                                            PupitreRegistrationTopic     topic,
                                                                            const char                  *title,
                                                                            const char                  *description,
                                                                            gboolean                     required) G_GNUC_WARN_UNUSED_RESULT;
void                         pupitre_registration_question_add_choice      (PupitreRegistrationQuestion *self,
                                                                            const char                  *code,
                                                                            const char                  *title);
const char                  *pupitre_registration_question_get_code        (PupitreRegistrationQuestion *self);
PupitreRegistrationTopic     pupitre_registration_question_get_topic       (PupitreRegistrationQuestion *self);
gboolean                     pupitre_registration_question_is_of_service   (PupitreRegistrationQuestion *self);
const char                  *pupitre_registration_question_get_title       (PupitreRegistrationQuestion *self);
const char                  *pupitre_registration_question_get_description (PupitreRegistrationQuestion *self);
gboolean                     pupitre_registration_question_is_required     (PupitreRegistrationQuestion *self);
guint                        pupitre_registration_question_get_n_choices   (PupitreRegistrationQuestion *self);
const char                  *pupitre_registration_question_get_choice_code (PupitreRegistrationQuestion *self,
                                                                            guint                        position);
const char                  *pupitre_registration_question_get_choice_title (PupitreRegistrationQuestion *self,
                                                                             guint                        position);
int                          pupitre_registration_question_find_choice     (PupitreRegistrationQuestion *self,
                                                                            const char                  *code);

G_END_DECLS
