/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-detention"

#include "pupitre-detention.h"

/* A detention (*retenue*) of a child. Immutable. */

struct _PupitreDetention {
  GObject               parent_instance;

  char                 *id;
  GDateTime            *start;
  GDateTime            *end;              /* (nullable) */
  gboolean              all_day;
  char                 *reason;
  char                **rooms;
  char                **teachers;
  PupitreDetentionState state;
  char                 *state_text;
};

G_DEFINE_FINAL_TYPE (PupitreDetention, pupitre_detention, G_TYPE_OBJECT)

static void
pupitre_detention_finalize (GObject *object)
{
  PupitreDetention *self = PUPITRE_DETENTION (object);

  g_free (self->id);
  g_date_time_unref (self->start);
  g_clear_pointer (&self->end, g_date_time_unref);
  g_free (self->reason);
  g_strfreev (self->rooms);
  g_strfreev (self->teachers);
  g_free (self->state_text);

  G_OBJECT_CLASS (pupitre_detention_parent_class)->finalize (object);
}

static void
pupitre_detention_class_init (PupitreDetentionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_detention_finalize;
}

static void
pupitre_detention_init (PupitreDetention *self)
{
}

/**
 * pupitre_detention_new:
 * @fields: What the portal says; id and start are required
 *
 * Returns: (transfer full): a detention. Any thread.
 */
PupitreDetention *
pupitre_detention_new (const PupitreDetentionFields *fields)
{
  PupitreDetention *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->start != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_DETENTION, NULL);
  self->id = g_strdup (fields->id);
  self->start = g_date_time_ref (fields->start);
  self->end = fields->end != NULL ? g_date_time_ref (fields->end) : NULL;
  self->all_day = fields->all_day;
  self->reason = g_strdup (fields->reason != NULL ? fields->reason : "");
  self->rooms = fields->rooms != NULL ? g_strdupv ((char **) fields->rooms) : g_new0 (char *, 1);
  self->teachers = fields->teachers != NULL ? g_strdupv ((char **) fields->teachers)
                                            : g_new0 (char *, 1);
  self->state = fields->state;
  self->state_text = g_strdup (fields->state_text != NULL ? fields->state_text : "");

  return self;
}

/**
 * pupitre_detention_get_id:
 * @self: A detention
 *
 * Returns: (transfer none): the portal's id of the detention. Any thread.
 */
const char *
pupitre_detention_get_id (PupitreDetention *self)
{
  g_return_val_if_fail (PUPITRE_IS_DETENTION (self), NULL);

  return self->id;
}

/**
 * pupitre_detention_get_start:
 * @self: A detention
 *
 * Returns: (transfer none): when it begins, in the schools' zone; the midnight of its day if the
 *   hour is not said. Any thread.
 */
GDateTime *
pupitre_detention_get_start (PupitreDetention *self)
{
  g_return_val_if_fail (PUPITRE_IS_DETENTION (self), NULL);

  return self->start;
}

/**
 * pupitre_detention_get_end:
 * @self: A detention
 *
 * Returns: (transfer none) (nullable): when it ends, %NULL if that is not said or would be before
 *   it begins. Any thread.
 */
GDateTime *
pupitre_detention_get_end (PupitreDetention *self)
{
  g_return_val_if_fail (PUPITRE_IS_DETENTION (self), NULL);

  return self->end;
}

/**
 * pupitre_detention_is_all_day:
 * @self: A detention
 *
 * Returns: whether its hours are not said. Any thread.
 */
gboolean
pupitre_detention_is_all_day (PupitreDetention *self)
{
  g_return_val_if_fail (PUPITRE_IS_DETENTION (self), FALSE);

  return self->all_day;
}

/**
 * pupitre_detention_get_reason:
 * @self: A detention
 *
 * Returns: (transfer none): why, in the school's words; empty if it does not say. Any thread.
 */
const char *
pupitre_detention_get_reason (PupitreDetention *self)
{
  g_return_val_if_fail (PUPITRE_IS_DETENTION (self), NULL);

  return self->reason;
}

/**
 * pupitre_detention_get_rooms:
 * @self: A detention
 *
 * Returns: (transfer none) (array zero-terminated=1): the rooms, often one, perhaps none. Any
 *   thread.
 */
const char * const *
pupitre_detention_get_rooms (PupitreDetention *self)
{
  g_return_val_if_fail (PUPITRE_IS_DETENTION (self), NULL);

  return (const char * const *) self->rooms;
}

/**
 * pupitre_detention_get_teachers:
 * @self: A detention
 *
 * Returns: (transfer none) (array zero-terminated=1): who keeps watch, perhaps nobody. Any thread.
 */
const char * const *
pupitre_detention_get_teachers (PupitreDetention *self)
{
  g_return_val_if_fail (PUPITRE_IS_DETENTION (self), NULL);

  return (const char * const *) self->teachers;
}

/**
 * pupitre_detention_get_state:
 * @self: A detention
 *
 * Returns: what became of it. Any thread.
 */
PupitreDetentionState
pupitre_detention_get_state (PupitreDetention *self)
{
  g_return_val_if_fail (PUPITRE_IS_DETENTION (self), PUPITRE_DETENTION_STATE_OTHER);

  return self->state;
}

/**
 * pupitre_detention_get_state_text:
 * @self: A detention
 *
 * Returns: (transfer none): the state in the portal's words, to be shown for one that is not known.
 *   Any thread.
 */
const char *
pupitre_detention_get_state_text (PupitreDetention *self)
{
  g_return_val_if_fail (PUPITRE_IS_DETENTION (self), NULL);

  return self->state_text;
}
