/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-term"

#include "pupitre-term.h"

#include "pupitre-school-time.h"

/* A part of the school year (*étape*), or the whole of it: its first and its last day of class.
   Immutable. */

struct _PupitreTerm {
  GObject    parent_instance;

  int        number;
  GDateTime *first;
  GDateTime *last;
};

G_DEFINE_FINAL_TYPE (PupitreTerm, pupitre_term, G_TYPE_OBJECT)

static void
pupitre_term_finalize (GObject *object)
{
  PupitreTerm *self = PUPITRE_TERM (object);

  g_date_time_unref (self->first);
  g_date_time_unref (self->last);

  G_OBJECT_CLASS (pupitre_term_parent_class)->finalize (object);
}

static void
pupitre_term_class_init (PupitreTermClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_term_finalize;
}

static void
pupitre_term_init (PupitreTerm *self)
{
}

/**
 * pupitre_term_new:
 * @fields: What the portal says; first and last are required
 *
 * Returns: (transfer full): a term. Any thread.
 */
PupitreTerm *
pupitre_term_new (const PupitreTermFields *fields)
{
  PupitreTerm *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->first != NULL && fields->last != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_TERM, NULL);
  self->number = fields->number;
  self->first = g_date_time_ref (fields->first);
  self->last = g_date_time_ref (fields->last);

  return self;
}

/**
 * pupitre_term_get_number:
 * @self: A term
 *
 * Returns: the number of the étape, 0 for the school year itself. Any thread.
 */
int
pupitre_term_get_number (PupitreTerm *self)
{
  g_return_val_if_fail (PUPITRE_IS_TERM (self), 0);

  return self->number;
}

/**
 * pupitre_term_get_first:
 * @self: A term
 *
 * Returns: (transfer none): the first day, at midnight in the schools' zone. Any thread.
 */
GDateTime *
pupitre_term_get_first (PupitreTerm *self)
{
  g_return_val_if_fail (PUPITRE_IS_TERM (self), NULL);

  return self->first;
}

/**
 * pupitre_term_get_last:
 * @self: A term
 *
 * Returns: (transfer none): the last day, which belongs to it, at midnight. Any thread.
 */
GDateTime *
pupitre_term_get_last (PupitreTerm *self)
{
  g_return_val_if_fail (PUPITRE_IS_TERM (self), NULL);

  return self->last;
}

/**
 * pupitre_term_contains:
 * @self: A term
 * @date: A moment
 *
 * Returns: whether the day of @date is one from the first to the last day. Any thread.
 */
gboolean
pupitre_term_contains (PupitreTerm *self, GDateTime *date)
{
  g_autoptr (GDateTime) day = NULL;

  g_return_val_if_fail (PUPITRE_IS_TERM (self), FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  day = pupitre_school_time_day (date, 0);
  return g_date_time_compare (day, self->first) >= 0 && g_date_time_compare (day, self->last) <= 0;
}
