/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-registration-answers.h"
#include "pupitre-registration-question.h"

G_BEGIN_DECLS

/**
 * PupitreRegistrationState:
 * @PUPITRE_REGISTRATION_STATE_OPEN: The parent can fill in the form
 * @PUPITRE_REGISTRATION_STATE_NOT_YET: The period is to come
 * @PUPITRE_REGISTRATION_STATE_CLOSED: The period is over
 * @PUPITRE_REGISTRATION_STATE_DONE: The school has what the parent sent
 * @PUPITRE_REGISTRATION_STATE_ELSEWHERE: Not possible online, whatever the dates: the school tells
 *   how (the parents' guide)
 * @PUPITRE_REGISTRATION_STATE_OTHER: The portal says something that is not known
 *
 * Where the registration of a child stands.
 */
typedef enum {
  PUPITRE_REGISTRATION_STATE_OPEN,
  PUPITRE_REGISTRATION_STATE_NOT_YET,
  PUPITRE_REGISTRATION_STATE_CLOSED,
  PUPITRE_REGISTRATION_STATE_DONE,
  PUPITRE_REGISTRATION_STATE_ELSEWHERE,
  PUPITRE_REGISTRATION_STATE_OTHER,
} PupitreRegistrationState;

/**
 * PupitreRegistrationFields:
 * @school_year: The first calendar year of the school year for which it is; 0 if not said
 * @state: Where it stands, as the portal says
 * @services_only: Whether this parent asks for services only, and the other one registers
 * @first: (nullable): The midnight of the first day of this parent's period
 * @last: (nullable): That of the last one, which belongs to it
 * @note: (nullable): The school's own words
 * @school: (nullable): The school that takes the demand
 * @level: (nullable): The level next year
 * @questions: (nullable) (element-type PupitreRegistrationQuestion): What is asked, in order
 * @answers: (nullable): What this parent sent before
 * @reference: (nullable): The portal's id of that
 * @sent_at: (nullable): When the school received it
 *
 * What the portal says of the registration of a child; copied or referenced by
 * pupitre_registration_new().
 */
typedef struct {
  int                         school_year;
  PupitreRegistrationState    state;
  gboolean                    services_only;
  GDateTime                  *first;
  GDateTime                  *last;
  const char                 *note;
  const char                 *school;
  const char                 *level;
  GPtrArray                  *questions;
  PupitreRegistrationAnswers *answers;
  const char                 *reference;
  GDateTime                  *sent_at;
} PupitreRegistrationFields;

#define PUPITRE_TYPE_REGISTRATION (pupitre_registration_get_type ())
G_DECLARE_FINAL_TYPE (PupitreRegistration, pupitre_registration, PUPITRE, REGISTRATION, GObject)

PupitreRegistration         *pupitre_registration_new             (const PupitreRegistrationFields *fields) G_GNUC_WARN_UNUSED_RESULT;
int                          pupitre_registration_get_school_year (PupitreRegistration        *self);
PupitreRegistrationState     pupitre_registration_get_state       (PupitreRegistration        *self,
                                                                   GDateTime                  *now);
gboolean                     pupitre_registration_is_services_only (PupitreRegistration       *self);
GDateTime                   *pupitre_registration_get_first       (PupitreRegistration        *self);
GDateTime                   *pupitre_registration_get_last        (PupitreRegistration        *self);
const char                  *pupitre_registration_get_note        (PupitreRegistration        *self);
const char                  *pupitre_registration_get_school      (PupitreRegistration        *self);
const char                  *pupitre_registration_get_level       (PupitreRegistration        *self);
GPtrArray                   *pupitre_registration_get_questions   (PupitreRegistration        *self);
PupitreRegistrationQuestion *pupitre_registration_find_question   (PupitreRegistration        *self,
                                                                   const char                 *code);
gboolean                     pupitre_registration_takes_answers   (PupitreRegistration        *self,
                                                                   PupitreRegistrationAnswers *answers);
PupitreRegistrationAnswers  *pupitre_registration_get_answers     (PupitreRegistration        *self);
const char                  *pupitre_registration_get_reference   (PupitreRegistration        *self);
GDateTime                   *pupitre_registration_get_sent_at     (PupitreRegistration        *self);
char                        *pupitre_registration_dup_draft_name  (PupitreRegistration        *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean                     pupitre_registration_read_draft_name (const char                 *name,
                                                                   int                        *school_year,
                                                                   gboolean                   *services_only);

G_END_DECLS
