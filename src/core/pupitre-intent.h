/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-intent-machine.h"

G_BEGIN_DECLS

/**
 * PupitreIntentKind:
 * @PUPITRE_INTENT_MOTIVE: To give the motive of an absence or late arrival
 * @PUPITRE_INTENT_ANNOUNCEMENT: To announce an absence
 * @PUPITRE_INTENT_WITHDRAWAL: To withdraw an announced absence
 * @PUPITRE_INTENT_REGISTRATION: To register a child for the next school year, or ask for its services
 *
 * What a parent can ask of the school. The numbers are in databases: never change one.
 */
typedef enum {
  PUPITRE_INTENT_MOTIVE = 1,
  PUPITRE_INTENT_ANNOUNCEMENT = 2,
  PUPITRE_INTENT_WITHDRAWAL = 3,
  PUPITRE_INTENT_REGISTRATION = 4,
} PupitreIntentKind;

/**
 * PupitreIntentReason:
 * @PUPITRE_INTENT_REASON_NONE: It did not come back
 * @PUPITRE_INTENT_REASON_PORTAL: The portal refused it, see pupitre_intent_get_portal_text()
 * @PUPITRE_INTENT_REASON_DATE_PASSED: The day that it is about was over before the portal had it
 * @PUPITRE_INTENT_REASON_NOT_THERE: The portal has no such absence or announcement any more, or it
 *   has been settled otherwise
 * @PUPITRE_INTENT_REASON_NOT_SENT: It could not be sent, and on this computer nothing waits
 *
 * Why an intent came back to the parent. The numbers are in databases: never change one.
 */
typedef enum {
  PUPITRE_INTENT_REASON_NONE = 0,
  PUPITRE_INTENT_REASON_PORTAL = 1,
  PUPITRE_INTENT_REASON_DATE_PASSED = 2,
  PUPITRE_INTENT_REASON_NOT_THERE = 3,
  PUPITRE_INTENT_REASON_NOT_SENT = 4,
} PupitreIntentReason;

/**
 * PupitreIntentFields:
 * @uuid: (nullable): What tells it from all others, on this computer and for the portal; %NULL for
 *   a new one
 * @child: The key of the child
 * @child_name: (nullable): The child's name, as a receipt prints it
 * @kind: What is asked
 * @subject: (nullable): The portal's id of the absence or announcement that it is about; a new
 *   announcement has none. Of a registration, the school year, and what the parent may do:
 *   pupitre_registration_intent_new() makes it
 * @subject_text: (nullable): The same in words: course, period
 * @first_day: The first day that it is about, YYYY-MM-DD
 * @last_day: (nullable): The last; %NULL for the first
 * @periods: Bit n is period n, of each day; 0 for whole days
 * @late: Whether the child comes late, and is not absent
 * @motive_code: (nullable): The school's code of the motive
 * @motive_text: (nullable): The same in the school's words
 * @text: (nullable): What the parent typed; of a registration, the #PupitreRegistrationAnswers
 * @made_at: When, in seconds since 1970; 0 for now
 *
 * What an intent is made of; all is copied by pupitre_intent_new().
 */
typedef struct {
  const char        *uuid;
  const char        *child;
  const char        *child_name;
  PupitreIntentKind  kind;
  const char        *subject;
  const char        *subject_text;
  const char        *first_day;
  const char        *last_day;
  guint              periods;
  gboolean           late;
  const char        *motive_code;
  const char        *motive_text;
  const char        *text;
  gint64             made_at;
} PupitreIntentFields;

#define PUPITRE_TYPE_INTENT (pupitre_intent_get_type ())
G_DECLARE_FINAL_TYPE (PupitreIntent, pupitre_intent, PUPITRE, INTENT, GObject)

PupitreIntent      *pupitre_intent_new              (const PupitreIntentFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char         *pupitre_intent_get_uuid         (PupitreIntent *self);
const char         *pupitre_intent_get_child        (PupitreIntent *self);
const char         *pupitre_intent_get_child_name   (PupitreIntent *self);
PupitreIntentKind   pupitre_intent_get_kind         (PupitreIntent *self);
const char         *pupitre_intent_get_subject      (PupitreIntent *self);
const char         *pupitre_intent_get_subject_text (PupitreIntent *self);
const char         *pupitre_intent_get_first_day    (PupitreIntent *self);
const char         *pupitre_intent_get_last_day     (PupitreIntent *self);
guint               pupitre_intent_get_periods      (PupitreIntent *self);
gboolean            pupitre_intent_is_late          (PupitreIntent *self);
const char         *pupitre_intent_get_motive_code  (PupitreIntent *self);
const char         *pupitre_intent_get_motive_text  (PupitreIntent *self);
const char         *pupitre_intent_get_text         (PupitreIntent *self);
gint64              pupitre_intent_get_made_at      (PupitreIntent *self);
PupitreIntent      *pupitre_intent_copy             (PupitreIntent *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean            pupitre_intent_is_same          (PupitreIntent *self,
                                                     PupitreIntent *other);
gboolean            pupitre_intent_is_past          (PupitreIntent *self);

PupitreIntentState  pupitre_intent_get_state        (PupitreIntent *self);
PupitreIntentReason pupitre_intent_get_reason       (PupitreIntent *self);
const char         *pupitre_intent_get_portal_text  (PupitreIntent *self);
gint64              pupitre_intent_get_changed_at   (PupitreIntent *self);
gint64              pupitre_intent_get_sent_at      (PupitreIntent *self);
guint64             pupitre_intent_get_number       (PupitreIntent *self);

/* For store and sync: nobody else moves an intent. */
void                pupitre_intent_set_state        (PupitreIntent       *self,
                                                     PupitreIntentState   state,
                                                     gint64               changed_at);
void                pupitre_intent_set_reason       (PupitreIntent       *self,
                                                     PupitreIntentReason  reason,
                                                     const char          *portal_text);
void                pupitre_intent_set_sent_at      (PupitreIntent       *self,
                                                     gint64               sent_at);
void                pupitre_intent_set_number       (PupitreIntent       *self,
                                                     guint64              number);
void                pupitre_intent_follow           (PupitreIntent       *self,
                                                     PupitreIntent       *copy);

G_END_DECLS
