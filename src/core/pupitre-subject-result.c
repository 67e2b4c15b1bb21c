/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-subject-result"

#include "pupitre-subject-result.h"

/* What is published of a subject over the year, étape by étape. Immutable. */

struct _PupitreSubjectResult {
  GObject               parent_instance;

  char                 *code;
  char                 *title;
  GPtrArray            *terms;   /* (element-type PupitreTermResult) */
  PupitreResult        *final;   /* (nullable) (owned) */
  PupitreSubjectResult *before;  /* (nullable) (owned) */
};

G_DEFINE_FINAL_TYPE (PupitreSubjectResult, pupitre_subject_result, G_TYPE_OBJECT)

static void
pupitre_subject_result_finalize (GObject *object)
{
  PupitreSubjectResult *self = PUPITRE_SUBJECT_RESULT (object);

  g_free (self->code);
  g_free (self->title);
  g_ptr_array_unref (self->terms);
  g_clear_object (&self->final);
  g_clear_object (&self->before);

  G_OBJECT_CLASS (pupitre_subject_result_parent_class)->finalize (object);
}

static void
pupitre_subject_result_class_init (PupitreSubjectResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_subject_result_finalize;
}

static void
pupitre_subject_result_init (PupitreSubjectResult *self)
{
}

/**
 * pupitre_subject_result_new:
 * @fields: What the portal says; code and title are required
 *
 * Returns: (transfer full): a subject with its results. Any thread.
 */
PupitreSubjectResult *
pupitre_subject_result_new (const PupitreSubjectResultFields *fields)
{
  PupitreSubjectResult *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->code != NULL && fields->title != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_SUBJECT_RESULT, NULL);
  self->code = g_strdup (fields->code);
  self->title = g_strdup (fields->title);
  self->terms =
    fields->terms != NULL ? g_ptr_array_ref (fields->terms) : g_ptr_array_new ();
  g_set_object (&self->final, fields->final);
  g_set_object (&self->before, fields->before);

  return self;
}

/**
 * pupitre_subject_result_get_code:
 * @self: A subject with its results
 *
 * Returns: (transfer none): the code of the subject. Any thread.
 */
const char *
pupitre_subject_result_get_code (PupitreSubjectResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT_RESULT (self), NULL);

  return self->code;
}

/**
 * pupitre_subject_result_get_title:
 * @self: A subject with its results
 *
 * Returns: (transfer none): the name of the subject. Any thread.
 */
const char *
pupitre_subject_result_get_title (PupitreSubjectResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT_RESULT (self), NULL);

  return self->title;
}

/**
 * pupitre_subject_result_get_n_terms:
 * @self: A subject with its results
 *
 * Returns: how many terms there are. Any thread.
 */
guint
pupitre_subject_result_get_n_terms (PupitreSubjectResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT_RESULT (self), 0);

  return self->terms->len;
}

/**
 * pupitre_subject_result_get_term:
 * @self: A subject with its results
 * @position: Which one, from 0
 *
 * Returns: (transfer none): the results of one étape, in the order of the year. Any thread.
 */
PupitreTermResult *
pupitre_subject_result_get_term (PupitreSubjectResult *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT_RESULT (self), NULL);
  g_return_val_if_fail (position < self->terms->len, NULL);

  return g_ptr_array_index (self->terms, position);
}

/**
 * pupitre_subject_result_get_final:
 * @self: A subject with its results
 *
 * Returns: (transfer none) (nullable): the mark of the whole year, %NULL as long as it is not
 *   published. Any thread.
 */
PupitreResult *
pupitre_subject_result_get_final (PupitreSubjectResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT_RESULT (self), NULL);

  return self->final;
}

/**
 * pupitre_subject_result_get_before:
 * @self: A subject with its results
 *
 * Returns: (transfer none) (nullable): what the parent saw of it at the last look, %NULL if it has not
 *   changed since. Any thread.
 */
PupitreSubjectResult *
pupitre_subject_result_get_before (PupitreSubjectResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_SUBJECT_RESULT (self), NULL);

  return self->before;
}
