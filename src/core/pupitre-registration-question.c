/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-registration-question"

#include "pupitre-registration-question.h"

/* One thing that a school asks when a child is registered, with the answers that it takes. Nothing
 * changes it once its choices are added. */

struct _PupitreRegistrationQuestion {
  GObject                  parent_instance;

  char                    *code;
  PupitreRegistrationTopic topic;
  char                    *title;
  char                    *description;
  gboolean                 required;
  GPtrArray               *codes;   /* (element-type utf8): of the choices */
  GPtrArray               *titles;  /* (element-type utf8): in the same order */
};

G_DEFINE_FINAL_TYPE (PupitreRegistrationQuestion, pupitre_registration_question, G_TYPE_OBJECT)

static void
pupitre_registration_question_finalize (GObject *object)
{
  PupitreRegistrationQuestion *self = PUPITRE_REGISTRATION_QUESTION (object);

  g_free (self->code);
  g_free (self->title);
  g_free (self->description);
  g_ptr_array_unref (self->codes);
  g_ptr_array_unref (self->titles);

  G_OBJECT_CLASS (pupitre_registration_question_parent_class)->finalize (object);
}

static void
pupitre_registration_question_class_init (PupitreRegistrationQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_registration_question_finalize;
}

static void
pupitre_registration_question_init (PupitreRegistrationQuestion *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
}

/**
 * pupitre_registration_question_new:
 * @code: The portal's id of the question
 * @topic: What it is about
 * @title: What is asked
 * @description: (nullable): What the school says about it, plain text
 * @required: Whether nothing can be sent without an answer
 *
 * Returns: (transfer full): a question without choices. Any thread.
 */
PupitreRegistrationQuestion *
pupitre_registration_question_new (const char              *code,
                                   PupitreRegistrationTopic topic,
                                   const char              *title,
                                   const char              *description,
                                   gboolean                 required)
{
  PupitreRegistrationQuestion *self;

  g_return_val_if_fail (code != NULL && title != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_REGISTRATION_QUESTION, NULL);
  self->code = g_strdup (code);
  self->topic = topic;
  self->title = g_strdup (title);
  self->description = g_strdup (description != NULL ? description : "");
  self->required = required;
  return self;
}

/**
 * pupitre_registration_question_add_choice:
 * @self: A question that nobody else has seen yet
 * @code: The portal's id of an answer
 * @title: The same in words
 *
 * Adds an answer after the others. Any thread.
 */
void
pupitre_registration_question_add_choice (PupitreRegistrationQuestion *self,
                                          const char                  *code,
                                          const char                  *title)
{
  g_return_if_fail (PUPITRE_IS_REGISTRATION_QUESTION (self));
  g_return_if_fail (code != NULL && title != NULL);

  g_ptr_array_add (self->codes, g_strdup (code));
  g_ptr_array_add (self->titles, g_strdup (title));
}

/**
 * pupitre_registration_question_get_code:
 * @self: A question
 *
 * Returns: (transfer none): the portal's id of it. Any thread.
 */
const char *
pupitre_registration_question_get_code (PupitreRegistrationQuestion *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_QUESTION (self), NULL);

  return self->code;
}

/**
 * pupitre_registration_question_get_topic:
 * @self: A question
 *
 * Returns: what it is about. Any thread.
 */
PupitreRegistrationTopic
pupitre_registration_question_get_topic (PupitreRegistrationQuestion *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_QUESTION (self), PUPITRE_REGISTRATION_TOPIC_OTHER);

  return self->topic;
}

/**
 * pupitre_registration_question_is_of_service:
 * @self: A question
 *
 * Returns: whether it is about a service around the classes: daycare, noon, the bus. Any thread.
 */
gboolean
pupitre_registration_question_is_of_service (PupitreRegistrationQuestion *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_QUESTION (self), FALSE);

  return self->topic == PUPITRE_REGISTRATION_TOPIC_DAYCARE ||
         self->topic == PUPITRE_REGISTRATION_TOPIC_LUNCH ||
         self->topic == PUPITRE_REGISTRATION_TOPIC_TRANSPORT;
}

/**
 * pupitre_registration_question_get_title:
 * @self: A question
 *
 * Returns: (transfer none): what is asked. Any thread.
 */
const char *
pupitre_registration_question_get_title (PupitreRegistrationQuestion *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_QUESTION (self), NULL);

  return self->title;
}

/**
 * pupitre_registration_question_get_description:
 * @self: A question
 *
 * Returns: (transfer none): what the school says about it; empty if nothing. Any thread.
 */
const char *
pupitre_registration_question_get_description (PupitreRegistrationQuestion *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_QUESTION (self), NULL);

  return self->description;
}

/**
 * pupitre_registration_question_is_required:
 * @self: A question
 *
 * Returns: whether nothing can be sent without an answer to it. Any thread.
 */
gboolean
pupitre_registration_question_is_required (PupitreRegistrationQuestion *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_QUESTION (self), FALSE);

  return self->required;
}

/**
 * pupitre_registration_question_get_n_choices:
 * @self: A question
 *
 * Returns: how many answers the school takes. Any thread.
 */
guint
pupitre_registration_question_get_n_choices (PupitreRegistrationQuestion *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_QUESTION (self), 0);

  return self->codes->len;
}

/**
 * pupitre_registration_question_get_choice_code:
 * @self: A question
 * @position: Less than pupitre_registration_question_get_n_choices()
 *
 * Returns: (transfer none): the portal's id of an answer. Any thread.
 */
const char *
pupitre_registration_question_get_choice_code (PupitreRegistrationQuestion *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_QUESTION (self), NULL);
  g_return_val_if_fail (position < self->codes->len, NULL);

  return self->codes->pdata[position];
}

/**
 * pupitre_registration_question_get_choice_title:
 * @self: A question
 * @position: Less than pupitre_registration_question_get_n_choices()
 *
 * Returns: (transfer none): an answer in words. Any thread.
 */
const char *
pupitre_registration_question_get_choice_title (PupitreRegistrationQuestion *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_QUESTION (self), NULL);
  g_return_val_if_fail (position < self->titles->len, NULL);

  return self->titles->pdata[position];
}

/**
 * pupitre_registration_question_find_choice:
 * @self: A question
 * @code: (nullable): The portal's id of an answer
 *
 * Returns: its position, -1 if the school takes no such answer. Any thread.
 */
int
pupitre_registration_question_find_choice (PupitreRegistrationQuestion *self, const char *code)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_QUESTION (self), -1);

  for (guint i = 0; code != NULL && i < self->codes->len; i++) {
    if (g_str_equal (self->codes->pdata[i], code))
      return (int) i;
  }
  return -1;
}
