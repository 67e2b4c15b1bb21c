/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-day"

#include "pupitre-day.h"

/* A day of the school's calendar. Weekends are not in it. Immutable. */

struct _PupitreDay {
  GObject        parent_instance;

  GDateTime     *date;
  PupitreDayKind kind;
  char          *kind_text;
  int            cycle_day;
  char          *title;
};

G_DEFINE_FINAL_TYPE (PupitreDay, pupitre_day, G_TYPE_OBJECT)

static void
pupitre_day_finalize (GObject *object)
{
  PupitreDay *self = PUPITRE_DAY (object);

  g_date_time_unref (self->date);
  g_free (self->kind_text);
  g_free (self->title);

  G_OBJECT_CLASS (pupitre_day_parent_class)->finalize (object);
}

static void
pupitre_day_class_init (PupitreDayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_day_finalize;
}

static void
pupitre_day_init (PupitreDay *self)
{
}

/**
 * pupitre_day_new:
 * @fields: What the portal says; date is required
 *
 * Returns: (transfer full): a day. Any thread.
 */
PupitreDay *
pupitre_day_new (const PupitreDayFields *fields)
{
  PupitreDay *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->date != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_DAY, NULL);
  self->date = g_date_time_ref (fields->date);
  self->kind = fields->kind;
  self->kind_text = g_strdup (fields->kind_text != NULL ? fields->kind_text : "");
  self->cycle_day = fields->cycle_day;
  self->title = g_strdup (fields->title != NULL ? fields->title : "");

  return self;
}

/**
 * pupitre_day_get_date:
 * @self: A day
 *
 * Returns: (transfer none): the midnight at which it begins, in the schools' zone. Any thread.
 */
GDateTime *
pupitre_day_get_date (PupitreDay *self)
{
  g_return_val_if_fail (PUPITRE_IS_DAY (self), NULL);

  return self->date;
}

/**
 * pupitre_day_get_kind:
 * @self: A day
 *
 * Returns: whether there is school. Any thread.
 */
PupitreDayKind
pupitre_day_get_kind (PupitreDay *self)
{
  g_return_val_if_fail (PUPITRE_IS_DAY (self), PUPITRE_DAY_KIND_OTHER);

  return self->kind;
}

/**
 * pupitre_day_get_kind_text:
 * @self: A day
 *
 * Returns: (transfer none): the kind in the portal's words, to be shown for one that is not known.
 *   Any thread.
 */
const char *
pupitre_day_get_kind_text (PupitreDay *self)
{
  g_return_val_if_fail (PUPITRE_IS_DAY (self), NULL);

  return self->kind_text;
}

/**
 * pupitre_day_get_cycle_day:
 * @self: A day
 *
 * Returns: the day of the cycle, 0 if it has none. Any thread.
 */
int
pupitre_day_get_cycle_day (PupitreDay *self)
{
  g_return_val_if_fail (PUPITRE_IS_DAY (self), 0);

  return self->cycle_day;
}

/**
 * pupitre_day_get_title:
 * @self: A day
 *
 * Returns: (transfer none): which day off it is, in the school's words; empty if it does not say.
 *   Any thread.
 */
const char *
pupitre_day_get_title (PupitreDay *self)
{
  g_return_val_if_fail (PUPITRE_IS_DAY (self), NULL);

  return self->title;
}
