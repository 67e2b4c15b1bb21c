/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-registration"

#include "pupitre-registration.h"

#include "pupitre-school-time.h"

#include <string.h>

/* The registration of a child for the next school year, as one parent may see it: whether it is
 * open, until when, what is asked, and what that parent sent. Immutable. */

struct _PupitreRegistration {
  GObject                     parent_instance;

  int                         school_year;
  PupitreRegistrationState    state;
  gboolean                    services_only;
  GDateTime                  *first;
  GDateTime                  *last;
  char                       *note;
  char                       *school;
  char                       *level;
  GPtrArray                  *questions;
  PupitreRegistrationAnswers *answers;
  char                       *reference;
  GDateTime                  *sent_at;
};

G_DEFINE_FINAL_TYPE (PupitreRegistration, pupitre_registration, G_TYPE_OBJECT)

static void
pupitre_registration_finalize (GObject *object)
{
  PupitreRegistration *self = PUPITRE_REGISTRATION (object);

  g_clear_pointer (&self->first, g_date_time_unref);
  g_clear_pointer (&self->last, g_date_time_unref);
  g_free (self->note);
  g_free (self->school);
  g_free (self->level);
  g_ptr_array_unref (self->questions);
  g_clear_object (&self->answers);
  g_free (self->reference);
  g_clear_pointer (&self->sent_at, g_date_time_unref);

  G_OBJECT_CLASS (pupitre_registration_parent_class)->finalize (object);
}

static void
pupitre_registration_class_init (PupitreRegistrationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_registration_finalize;
}

static void
pupitre_registration_init (PupitreRegistration *self)
{
  self->questions = g_ptr_array_new_with_free_func (g_object_unref);
}

static char *
dup_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static GDateTime *
ref_date (GDateTime *date)
{
  return date != NULL ? g_date_time_ref (date) : NULL;
}

/**
 * pupitre_registration_new:
 * @fields: What the portal says
 *
 * Returns: (transfer full): a registration. Any thread.
 */
PupitreRegistration *
pupitre_registration_new (const PupitreRegistrationFields *fields)
{
  PupitreRegistration *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_REGISTRATION, NULL);
  self->school_year = fields->school_year;
  self->state = fields->state;
  self->services_only = fields->services_only;
  self->first = ref_date (fields->first);
  self->last = ref_date (fields->last);
  self->note = dup_text (fields->note);
  self->school = dup_text (fields->school);
  self->level = dup_text (fields->level);
  for (guint i = 0; fields->questions != NULL && i < fields->questions->len; i++)
    g_ptr_array_add (self->questions, g_object_ref (fields->questions->pdata[i]));
  self->answers = fields->answers != NULL ? g_object_ref (fields->answers) : NULL;
  self->reference = dup_text (fields->reference);
  self->sent_at = ref_date (fields->sent_at);
  return self;
}

/**
 * pupitre_registration_get_school_year:
 * @self: A registration
 *
 * Returns: the first calendar year of the school year for which it is; 0 if not said. Any thread.
 */
int
pupitre_registration_get_school_year (PupitreRegistration *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), 0);

  return self->school_year;
}

/**
 * pupitre_registration_get_state:
 * @self: A registration
 * @now: The moment, as pupitre_school_time_now() says it
 *
 * What was received may be old: a period whose last day is over is closed, whatever the portal said
 * then. That one has begun is left to the portal, which has to say what is asked.
 *
 * Returns: where it stands. Any thread.
 */
PupitreRegistrationState
pupitre_registration_get_state (PupitreRegistration *self, GDateTime *now)
{
  g_autoptr (GDateTime) today = NULL;

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), PUPITRE_REGISTRATION_STATE_OTHER);
  g_return_val_if_fail (now != NULL, PUPITRE_REGISTRATION_STATE_OTHER);

  if (self->last == NULL || (self->state != PUPITRE_REGISTRATION_STATE_OPEN &&
                             self->state != PUPITRE_REGISTRATION_STATE_NOT_YET))
    return self->state;
  today = pupitre_school_time_day (now, 0);
  return g_date_time_compare (today, self->last) > 0 ? PUPITRE_REGISTRATION_STATE_CLOSED
                                                     : self->state;
}

/**
 * pupitre_registration_is_services_only:
 * @self: A registration
 *
 * Returns: whether this parent asks for services only, and the other parent registers. Any thread.
 */
gboolean
pupitre_registration_is_services_only (PupitreRegistration *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), FALSE);

  return self->services_only;
}

/**
 * pupitre_registration_get_first:
 * @self: A registration
 *
 * Returns: (transfer none) (nullable): the first day of this parent's period. Any thread.
 */
GDateTime *
pupitre_registration_get_first (PupitreRegistration *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), NULL);

  return self->first;
}

/**
 * pupitre_registration_get_last:
 * @self: A registration
 *
 * Returns: (transfer none) (nullable): the last day, which belongs to it. Any thread.
 */
GDateTime *
pupitre_registration_get_last (PupitreRegistration *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), NULL);

  return self->last;
}

/**
 * pupitre_registration_get_note:
 * @self: A registration
 *
 * Returns: (transfer none): the school's own words; empty if there are none. Any thread.
 */
const char *
pupitre_registration_get_note (PupitreRegistration *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), NULL);

  return self->note;
}

/**
 * pupitre_registration_get_school:
 * @self: A registration
 *
 * Returns: (transfer none): the school that takes the demand; empty if not said. Any thread.
 */
const char *
pupitre_registration_get_school (PupitreRegistration *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), NULL);

  return self->school;
}

/**
 * pupitre_registration_get_level:
 * @self: A registration
 *
 * Returns: (transfer none): the level next year; empty if not said. Any thread.
 */
const char *
pupitre_registration_get_level (PupitreRegistration *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), NULL);

  return self->level;
}

/**
 * pupitre_registration_get_questions:
 * @self: A registration
 *
 * Returns: (transfer none) (element-type PupitreRegistrationQuestion): what is asked, in the school's
 *   order. Any thread.
 */
GPtrArray *
pupitre_registration_get_questions (PupitreRegistration *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), NULL);

  return self->questions;
}

/**
 * pupitre_registration_find_question:
 * @self: A registration
 * @code: The portal's id of a question
 *
 * Returns: (transfer none) (nullable): the question, %NULL if the school does not ask it. Any thread.
 */
PupitreRegistrationQuestion *
pupitre_registration_find_question (PupitreRegistration *self, const char *code)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < self->questions->len; i++) {
    if (g_str_equal (pupitre_registration_question_get_code (self->questions->pdata[i]), code))
      return self->questions->pdata[i];
  }
  return NULL;
}

/* Each question that wants an answer has one. */
static gboolean
is_answered (PupitreRegistration *self, PupitreRegistrationAnswers *answers)
{
  for (guint i = 0; i < self->questions->len; i++) {
    PupitreRegistrationQuestion *question = self->questions->pdata[i];
    const char *code = pupitre_registration_question_get_code (question);

    if (pupitre_registration_question_is_required (question) &&
        pupitre_registration_answers_find (answers, code) == NULL)
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_registration_takes_answers:
 * @self: A registration
 * @answers: What a parent answers
 *
 * Returns: whether the school takes them: none that it wants is missing, and it asks each question and
 *   offers each answer, those that nobody has to give included. Any thread.
 */
gboolean
pupitre_registration_takes_answers (PupitreRegistration        *self,
                                    PupitreRegistrationAnswers *answers)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), FALSE);
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (answers), FALSE);

  for (guint i = 0; i < pupitre_registration_answers_get_n (answers); i++) {
    const char *code = pupitre_registration_answers_get_code (answers, i);
    const char *choice = pupitre_registration_answers_get_choice (answers, i);
    PupitreRegistrationQuestion *question = pupitre_registration_find_question (self, code);

    if (question == NULL || pupitre_registration_question_find_choice (question, choice) < 0)
      return FALSE;
  }
  return is_answered (self, answers);
}

/**
 * pupitre_registration_get_answers:
 * @self: A registration
 *
 * Returns: (transfer none) (nullable): what this parent sent; %NULL if nothing. Any thread.
 */
PupitreRegistrationAnswers *
pupitre_registration_get_answers (PupitreRegistration *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), NULL);

  return self->answers;
}

/**
 * pupitre_registration_get_reference:
 * @self: A registration
 *
 * Returns: (transfer none): the portal's id of what this parent sent; empty if there is none. Any
 *   thread.
 */
const char *
pupitre_registration_get_reference (PupitreRegistration *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), NULL);

  return self->reference;
}

/**
 * pupitre_registration_get_sent_at:
 * @self: A registration
 *
 * Returns: (transfer none) (nullable): when the school received it. Any thread.
 */
GDateTime *
pupitre_registration_get_sent_at (PupitreRegistration *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), NULL);

  return self->sent_at;
}

/* --- What is begun ---------------------------------------------------------------------------- */

#define DRAFT "registration-"
#define SERVICES "-services"
#define REGISTERS "-registers"

/**
 * pupitre_registration_dup_draft_name:
 * @self: A registration
 *
 * Returns: (transfer full): what is begun of this school year and of what this parent may do. Any
 *   thread.
 */
char *
pupitre_registration_dup_draft_name (PupitreRegistration *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION (self), NULL);

  return g_strdup_printf (DRAFT "%d%s", self->school_year,
                          self->services_only ? SERVICES : REGISTERS);
}

/**
 * pupitre_registration_read_draft_name:
 * @name: The name of a draft
 * @school_year: (out): The first calendar year of the school year
 * @services_only: (out): Whether services alone are asked for
 *
 * Returns: whether it is a draft of a registration. Any thread.
 */
gboolean
pupitre_registration_read_draft_name (const char *name, int *school_year, gboolean *services_only)
{
  g_autofree char *year = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!g_str_has_prefix (name, DRAFT))
    return FALSE;
  year = g_strndup (name + strlen (DRAFT), 4);
  *school_year = pupitre_school_year_parse (year);
  *services_only = g_str_has_suffix (name, SERVICES);
  return *school_year > 0 && (*services_only || g_str_has_suffix (name, REGISTERS));
}
