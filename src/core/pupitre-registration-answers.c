/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-registration-answers"

#include "pupitre-registration-answers.h"

/* What a parent answers to a school that asks for a registration: codes for the portal, and the
 * words beside them, so that a draft, a request and a receipt can be read without the questions.
 * Nothing changes it once it is filled. */

/* A comment, then code, choice, title and title of the choice of each answer. */
#define FORMAT "(sa(ssss))"

typedef struct {
  char *code;
  char *choice;
  char *title;
  char *choice_title;
} Answer;

struct _PupitreRegistrationAnswers {
  GObject    parent_instance;

  GPtrArray *answers;  /* (element-type Answer) */
  char      *comment;
};

G_DEFINE_FINAL_TYPE (PupitreRegistrationAnswers, pupitre_registration_answers, G_TYPE_OBJECT)

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->code);
  g_free (answer->choice);
  g_free (answer->title);
  g_free (answer->choice_title);
  g_free (answer);
}

static void
pupitre_registration_answers_finalize (GObject *object)
{
  PupitreRegistrationAnswers *self = PUPITRE_REGISTRATION_ANSWERS (object);

  g_ptr_array_unref (self->answers);
  g_free (self->comment);

  G_OBJECT_CLASS (pupitre_registration_answers_parent_class)->finalize (object);
}

static void
pupitre_registration_answers_class_init (PupitreRegistrationAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_registration_answers_finalize;
}

static void
pupitre_registration_answers_init (PupitreRegistrationAnswers *self)
{
  self->answers = g_ptr_array_new_with_free_func (answer_free);
  self->comment = g_strdup ("");
}

/**
 * pupitre_registration_answers_new:
 *
 * Returns: (transfer full): no answer yet. Any thread.
 */
PupitreRegistrationAnswers *
pupitre_registration_answers_new (void)
{
  return g_object_new (PUPITRE_TYPE_REGISTRATION_ANSWERS, NULL);
}

/**
 * pupitre_registration_answers_parse:
 * @text: (nullable): What pupitre_registration_answers_dup_text() gave
 *
 * Returns: (transfer full) (nullable): the answers, %NULL if @text is none. Any thread.
 */
PupitreRegistrationAnswers *
pupitre_registration_answers_parse (const char *text)
{
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  const char *comment, *code, *choice, *title, *choice_title;
  PupitreRegistrationAnswers *self;

  if (text != NULL)
    variant = g_variant_parse (G_VARIANT_TYPE (FORMAT), text, NULL, NULL, NULL);
  if (variant == NULL)
    return NULL;
  self = pupitre_registration_answers_new ();
  g_variant_get (variant, "(&sa(ssss))", &comment, &iter);
  pupitre_registration_answers_set_comment (self, comment);
  while (g_variant_iter_next (iter, "(&s&s&s&s)", &code, &choice, &title, &choice_title))
    pupitre_registration_answers_add (self, code, choice, title, choice_title);
  return self;
}

/**
 * pupitre_registration_answers_dup_text:
 * @self: Answers
 *
 * Returns: (transfer full): all of it as one text, for pupitre_registration_answers_parse(). Any
 *   thread.
 */
char *
pupitre_registration_answers_dup_text (PupitreRegistrationAnswers *self)
{
  g_autoptr (GVariant) variant = NULL;
  GVariantBuilder builder;

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ssss)"));
  for (guint i = 0; i < self->answers->len; i++) {
    Answer *answer = self->answers->pdata[i];

    g_variant_builder_add (&builder, "(ssss)", answer->code, answer->choice, answer->title,
                           answer->choice_title);
  }
  variant = g_variant_ref_sink (g_variant_new (FORMAT, self->comment, &builder));
  return g_variant_print (variant, FALSE);
}

static char *
dup_valid (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
}

/**
 * pupitre_registration_answers_add:
 * @self: Answers that nobody else has seen yet
 * @code: The portal's id of a question
 * @choice: The portal's id of the answer to it
 * @title: (nullable): The question in words
 * @choice_title: (nullable): The answer in words
 *
 * Adds an answer after the others. Any thread.
 */
void
pupitre_registration_answers_add (PupitreRegistrationAnswers *self,
                                  const char                 *code,
                                  const char                 *choice,
                                  const char                 *title,
                                  const char                 *choice_title)
{
  Answer *answer;

  g_return_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (self));
  g_return_if_fail (code != NULL && choice != NULL);

  answer = g_new0 (Answer, 1);
  answer->code = dup_valid (code);
  answer->choice = dup_valid (choice);
  answer->title = dup_valid (title);
  answer->choice_title = dup_valid (choice_title);
  g_ptr_array_add (self->answers, answer);
}

/**
 * pupitre_registration_answers_set_comment:
 * @self: Answers that nobody else has seen yet
 * @comment: (nullable): What the parent typed; spaces around it are nothing
 *
 * Adds what the parent wants to say besides. Any thread.
 */
void
pupitre_registration_answers_set_comment (PupitreRegistrationAnswers *self, const char *comment)
{
  g_return_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (self));

  g_free (self->comment);
  self->comment = g_strstrip (dup_valid (comment));
}

/**
 * pupitre_registration_answers_get_n:
 * @self: Answers
 *
 * Returns: how many there are. Any thread.
 */
guint
pupitre_registration_answers_get_n (PupitreRegistrationAnswers *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (self), 0);

  return self->answers->len;
}

static const Answer *
get (PupitreRegistrationAnswers *self, guint position)
{
  return self->answers->pdata[position];
}

/**
 * pupitre_registration_answers_get_code:
 * @self: Answers
 * @position: Less than pupitre_registration_answers_get_n()
 *
 * Returns: (transfer none): the portal's id of the question. Any thread.
 */
const char *
pupitre_registration_answers_get_code (PupitreRegistrationAnswers *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (self), NULL);
  g_return_val_if_fail (position < self->answers->len, NULL);

  return get (self, position)->code;
}

/**
 * pupitre_registration_answers_get_choice:
 * @self: Answers
 * @position: Less than pupitre_registration_answers_get_n()
 *
 * Returns: (transfer none): the portal's id of the answer. Any thread.
 */
const char *
pupitre_registration_answers_get_choice (PupitreRegistrationAnswers *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (self), NULL);
  g_return_val_if_fail (position < self->answers->len, NULL);

  return get (self, position)->choice;
}

/**
 * pupitre_registration_answers_get_title:
 * @self: Answers
 * @position: Less than pupitre_registration_answers_get_n()
 *
 * Returns: (transfer none): the question in words, its code if there are none. Any thread.
 */
const char *
pupitre_registration_answers_get_title (PupitreRegistrationAnswers *self, guint position)
{
  const Answer *answer;

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (self), NULL);
  g_return_val_if_fail (position < self->answers->len, NULL);

  answer = get (self, position);
  return *answer->title != '\0' ? answer->title : answer->code;
}

/**
 * pupitre_registration_answers_get_choice_title:
 * @self: Answers
 * @position: Less than pupitre_registration_answers_get_n()
 *
 * Returns: (transfer none): the answer in words, its code if there are none. Any thread.
 */
const char *
pupitre_registration_answers_get_choice_title (PupitreRegistrationAnswers *self, guint position)
{
  const Answer *answer;

  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (self), NULL);
  g_return_val_if_fail (position < self->answers->len, NULL);

  answer = get (self, position);
  return *answer->choice_title != '\0' ? answer->choice_title : answer->choice;
}

/**
 * pupitre_registration_answers_find:
 * @self: Answers
 * @code: The portal's id of a question
 *
 * Returns: (transfer none) (nullable): the portal's id of the answer to it, %NULL if there is none.
 *   Any thread.
 */
const char *
pupitre_registration_answers_find (PupitreRegistrationAnswers *self, const char *code)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < self->answers->len; i++) {
    if (g_str_equal (get (self, i)->code, code))
      return get (self, i)->choice;
  }
  return NULL;
}

/**
 * pupitre_registration_answers_get_comment:
 * @self: Answers
 *
 * Returns: (transfer none): what the parent said besides, or empty. Any thread.
 */
const char *
pupitre_registration_answers_get_comment (PupitreRegistrationAnswers *self)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (self), NULL);

  return self->comment;
}

/**
 * pupitre_registration_answers_is_same:
 * @self: Answers
 * @other: Others
 *
 * Compares by content: the same choice for the same questions, in whatever order. Words do not
 * count, nor does the comment, which the portal may shorten or write in another way.
 *
 * Returns: whether @other is what @self says, so that it arrived. Any thread.
 */
gboolean
pupitre_registration_answers_is_same (PupitreRegistrationAnswers *self,
                                      PupitreRegistrationAnswers *other)
{
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (self), FALSE);
  g_return_val_if_fail (PUPITRE_IS_REGISTRATION_ANSWERS (other), FALSE);

  if (self->answers->len != other->answers->len)
    return FALSE;
  for (guint i = 0; i < self->answers->len; i++) {
    const char *choice = pupitre_registration_answers_find (other, get (self, i)->code);

    if (g_strcmp0 (choice, get (self, i)->choice) != 0)
      return FALSE;
  }
  return TRUE;
}
