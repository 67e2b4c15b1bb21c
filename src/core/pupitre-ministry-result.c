/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-ministry-result"

#include "pupitre-ministry-result.h"

/* A result that the Ministry certifies (*résultat ministériel*). Immutable. */

struct _PupitreMinistryResult {
  GObject        parent_instance;

  char          *id;
  char          *code;
  char          *title;
  GDateTime     *session;      /* (nullable) */
  char          *kind;
  PupitreResult *school;       /* (nullable) (owned) */
  PupitreResult *moderated;    /* (nullable) (owned) */
  PupitreResult *examination;  /* (nullable) (owned) */
  PupitreResult *final;        /* (nullable) (owned) */
  int            units;
  PupitrePassed  passed;
  GDateTime     *published;    /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PupitreMinistryResult, pupitre_ministry_result, G_TYPE_OBJECT)

static void
pupitre_ministry_result_finalize (GObject *object)
{
  PupitreMinistryResult *self = PUPITRE_MINISTRY_RESULT (object);

  g_free (self->id);
  g_free (self->code);
  g_free (self->title);
  g_clear_pointer (&self->session, g_date_time_unref);
  g_free (self->kind);
  g_clear_object (&self->school);
  g_clear_object (&self->moderated);
  g_clear_object (&self->examination);
  g_clear_object (&self->final);
  g_clear_pointer (&self->published, g_date_time_unref);

  G_OBJECT_CLASS (pupitre_ministry_result_parent_class)->finalize (object);
}

static void
pupitre_ministry_result_class_init (PupitreMinistryResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_ministry_result_finalize;
}

static void
pupitre_ministry_result_init (PupitreMinistryResult *self)
{
}

/**
 * pupitre_ministry_result_new:
 * @fields: What the portal says; id and title are required
 *
 * Returns: (transfer full): a ministry result. Any thread.
 */
PupitreMinistryResult *
pupitre_ministry_result_new (const PupitreMinistryResultFields *fields)
{
  PupitreMinistryResult *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->title != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_MINISTRY_RESULT, NULL);
  self->id = g_strdup (fields->id);
  self->code = g_strdup (fields->code != NULL ? fields->code : "");
  self->title = g_strdup (fields->title);
  self->session = fields->session != NULL ? g_date_time_ref (fields->session) : NULL;
  self->kind = g_strdup (fields->kind != NULL ? fields->kind : "");
  g_set_object (&self->school, fields->school);
  g_set_object (&self->moderated, fields->moderated);
  g_set_object (&self->examination, fields->examination);
  g_set_object (&self->final, fields->final);
  self->units = fields->units;
  self->passed = fields->passed;
  self->published = fields->published != NULL ? g_date_time_ref (fields->published) : NULL;

  return self;
}

/**
 * pupitre_ministry_result_get_id:
 * @self: A ministry result
 *
 * Returns: (transfer none): the key of the result in its collection. Any thread.
 */
const char *
pupitre_ministry_result_get_id (PupitreMinistryResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (self), NULL);

  return self->id;
}

/**
 * pupitre_ministry_result_get_code:
 * @self: A ministry result
 *
 * Returns: (transfer none): the code of the subject, empty if unknown. Any thread.
 */
const char *
pupitre_ministry_result_get_code (PupitreMinistryResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (self), NULL);

  return self->code;
}

/**
 * pupitre_ministry_result_get_title:
 * @self: A ministry result
 *
 * Returns: (transfer none): the name of the subject. Any thread.
 */
const char *
pupitre_ministry_result_get_title (PupitreMinistryResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (self), NULL);

  return self->title;
}

/**
 * pupitre_ministry_result_get_session:
 * @self: A ministry result
 *
 * Returns: (transfer none) (nullable): the first day of the month of the session. Any thread.
 */
GDateTime *
pupitre_ministry_result_get_session (PupitreMinistryResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (self), NULL);

  return self->session;
}

/**
 * pupitre_ministry_result_get_kind:
 * @self: A ministry result
 *
 * Returns: (transfer none): what kind of examination it is in the portal's word ("unique",
 *   "obligatoire"); empty if that is not said. Any thread.
 */
const char *
pupitre_ministry_result_get_kind (PupitreMinistryResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (self), NULL);

  return self->kind;
}

/**
 * pupitre_ministry_result_get_school:
 * @self: A ministry result
 *
 * Returns: (transfer none) (nullable): the mark of the school, %NULL if it is not known. Any
 *   thread.
 */
PupitreResult *
pupitre_ministry_result_get_school (PupitreMinistryResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (self), NULL);

  return self->school;
}

/**
 * pupitre_ministry_result_get_moderated:
 * @self: A ministry result
 *
 * Returns: (transfer none) (nullable): the mark of the school after moderation, %NULL if it is not
 *   known. Any thread.
 */
PupitreResult *
pupitre_ministry_result_get_moderated (PupitreMinistryResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (self), NULL);

  return self->moderated;
}

/**
 * pupitre_ministry_result_get_examination:
 * @self: A ministry result
 *
 * Returns: (transfer none) (nullable): the mark of the examination, %NULL if it is not known. Any
 *   thread.
 */
PupitreResult *
pupitre_ministry_result_get_examination (PupitreMinistryResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (self), NULL);

  return self->examination;
}

/**
 * pupitre_ministry_result_get_final:
 * @self: A ministry result
 *
 * Returns: (transfer none) (nullable): the final mark, %NULL if it is not known. Any thread.
 */
PupitreResult *
pupitre_ministry_result_get_final (PupitreMinistryResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (self), NULL);

  return self->final;
}

/**
 * pupitre_ministry_result_get_units:
 * @self: A ministry result
 *
 * Returns: how many units it gives, 0 if that is not said. Any thread.
 */
int
pupitre_ministry_result_get_units (PupitreMinistryResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (self), 0);

  return self->units;
}

/**
 * pupitre_ministry_result_get_passed:
 * @self: A ministry result
 *
 * Returns: whether it is passed. Any thread.
 */
PupitrePassed
pupitre_ministry_result_get_passed (PupitreMinistryResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (self), PUPITRE_PASSED_UNKNOWN);

  return self->passed;
}

/**
 * pupitre_ministry_result_get_published:
 * @self: A ministry result
 *
 * Returns: (transfer none) (nullable): the day on which it was published. Any thread.
 */
GDateTime *
pupitre_ministry_result_get_published (PupitreMinistryResult *self)
{
  g_return_val_if_fail (PUPITRE_IS_MINISTRY_RESULT (self), NULL);

  return self->published;
}
