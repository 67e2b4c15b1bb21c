/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-change"

#include "pupitre-change.h"

/* Something that happened to an item of a child: it came, says something else, or went. */

struct _PupitreChange {
  GObject            parent_instance;

  char              *id;
  char              *alike;
  PupitreCollection *collection;
  PupitreChangeWhat  what;
  gint64             at;
  GObject           *before;  /* (nullable) */
  GObject           *now;     /* (nullable) */
  gboolean           seen;
};

G_DEFINE_FINAL_TYPE (PupitreChange, pupitre_change, G_TYPE_OBJECT)

/* Of which kinds changes are told, what they are about, and where they are shown. */
static const struct {
  PupitreKind        kind;
  PupitreChangeTopic topic;
  PupitreTile        tile;
} KINDS[] = {
  { PUPITRE_KIND_MESSAGES, PUPITRE_CHANGE_TOPIC_MESSAGE, PUPITRE_TILE_MESSAGES },
  { PUPITRE_KIND_ABSENCES, PUPITRE_CHANGE_TOPIC_ABSENCE, PUPITRE_TILE_ABSENCES },
  { PUPITRE_KIND_WORK, PUPITRE_CHANGE_TOPIC_MARK, PUPITRE_TILE_RESULTS },
  { PUPITRE_KIND_SUBJECT_RESULTS, PUPITRE_CHANGE_TOPIC_MARK, PUPITRE_TILE_RESULTS },
  { PUPITRE_KIND_MINISTRY_RESULTS, PUPITRE_CHANGE_TOPIC_MARK, PUPITRE_TILE_RESULTS },
  { PUPITRE_KIND_REPORT_CARDS, PUPITRE_CHANGE_TOPIC_REPORT_CARD, PUPITRE_TILE_RESULTS },
  { PUPITRE_KIND_PUPIL_DOCUMENTS, PUPITRE_CHANGE_TOPIC_DOCUMENT, PUPITRE_TILE_RECORD },
  { PUPITRE_KIND_TAX_SLIPS, PUPITRE_CHANGE_TOPIC_DOCUMENT, PUPITRE_TILE_FINANCES },
  { PUPITRE_KIND_LESSONS, PUPITRE_CHANGE_TOPIC_TIMETABLE, PUPITRE_TILE_AGENDA },
  { PUPITRE_KIND_DAYS, PUPITRE_CHANGE_TOPIC_TIMETABLE, PUPITRE_TILE_AGENDA },
  { PUPITRE_KIND_DETENTIONS, PUPITRE_CHANGE_TOPIC_TIMETABLE, PUPITRE_TILE_AGENDA },
  { PUPITRE_KIND_HOMEWORK, PUPITRE_CHANGE_TOPIC_HOMEWORK, PUPITRE_TILE_HOMEWORK },
  { PUPITRE_KIND_STATEMENTS, PUPITRE_CHANGE_TOPIC_BALANCE, PUPITRE_TILE_FINANCES },
};

static void
pupitre_change_finalize (GObject *object)
{
  PupitreChange *self = PUPITRE_CHANGE (object);

  g_free (self->id);
  g_free (self->alike);
  pupitre_collection_free (self->collection);
  g_clear_object (&self->before);
  g_clear_object (&self->now);

  G_OBJECT_CLASS (pupitre_change_parent_class)->finalize (object);
}

static void
pupitre_change_class_init (PupitreChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_change_finalize;
}

static void
pupitre_change_init (PupitreChange *self)
{
}

/**
 * pupitre_change_topic_of_kind:
 * @kind: A kind of items
 *
 * Returns: what a change of one is about; %PUPITRE_CHANGE_TOPIC_NONE for what nobody is told of. Any
 *   thread.
 */
PupitreChangeTopic
pupitre_change_topic_of_kind (PupitreKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++) {
    if (KINDS[i].kind == kind)
      return KINDS[i].topic;
  }
  return PUPITRE_CHANGE_TOPIC_NONE;
}

/**
 * pupitre_change_tile_of_kind:
 * @kind: A kind of items
 *
 * Returns: the tile that shows them; %PUPITRE_TILE_NONE for what nobody is told of. Any thread.
 */
PupitreTile
pupitre_change_tile_of_kind (PupitreKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++) {
    if (KINDS[i].kind == kind)
      return KINDS[i].tile;
  }
  return PUPITRE_TILE_NONE;
}

/**
 * pupitre_change_topic_name:
 * @topic: One topic
 *
 * Returns: (transfer none): what it is called in the store: never to be changed. Any thread.
 */
const char *
pupitre_change_topic_name (PupitreChangeTopic topic)
{
  switch (topic) {
  case PUPITRE_CHANGE_TOPIC_MESSAGE:
    return "message";
  case PUPITRE_CHANGE_TOPIC_ABSENCE:
    return "absence";
  case PUPITRE_CHANGE_TOPIC_MARK:
    return "mark";
  case PUPITRE_CHANGE_TOPIC_REPORT_CARD:
    return "report-card";
  case PUPITRE_CHANGE_TOPIC_DOCUMENT:
    return "document";
  case PUPITRE_CHANGE_TOPIC_TIMETABLE:
    return "timetable";
  case PUPITRE_CHANGE_TOPIC_HOMEWORK:
    return "homework";
  case PUPITRE_CHANGE_TOPIC_BALANCE:
    return "balance";
  case PUPITRE_CHANGE_TOPIC_NONE:
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * pupitre_change_new:
 * @id: What no other change is called
 * @alike: What the same change is called in whichever account
 * @collection: Where it happened, copied
 * @what: What happened
 * @at: When it was received, in seconds since 1970
 * @before: (nullable): The item before
 * @now: (nullable): The item now
 *
 * Returns: (transfer full): a change that nobody has seen yet. Main thread.
 */
PupitreChange *
pupitre_change_new (const char              *id,
                    const char              *alike,
                    const PupitreCollection *collection,
                    PupitreChangeWhat        what,
                    gint64                   at,
                    GObject                 *before,
                    GObject                 *now)
{
  PupitreChange *self;

  g_return_val_if_fail (id != NULL && alike != NULL && collection != NULL, NULL);
  g_return_val_if_fail (before != NULL || now != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_CHANGE, NULL);
  self->id = g_strdup (id);
  self->alike = g_strdup (alike);
  self->collection = pupitre_collection_copy (collection);
  self->what = what;
  self->at = at;
  g_set_object (&self->before, before);
  g_set_object (&self->now, now);
  return self;
}

/**
 * pupitre_change_get_id:
 * @self: A change
 *
 * Returns: (transfer none): what no other change is called. Main thread.
 */
const char *
pupitre_change_get_id (PupitreChange *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHANGE (self), NULL);

  return self->id;
}

/**
 * pupitre_change_get_alike:
 * @self: A change
 *
 * Returns: (transfer none): what the same change has in another account too; one account may have
 *   it several times. Main thread.
 */
const char *
pupitre_change_get_alike (PupitreChange *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHANGE (self), NULL);

  return self->alike;
}

/**
 * pupitre_change_get_child:
 * @self: A change
 *
 * Returns: (transfer none): the key of the child. Main thread.
 */
const char *
pupitre_change_get_child (PupitreChange *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHANGE (self), NULL);

  return self->collection->child;
}

/**
 * pupitre_change_get_kind:
 * @self: A change
 *
 * Returns: what kind of item changed. Main thread.
 */
PupitreKind
pupitre_change_get_kind (PupitreChange *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHANGE (self), (PupitreKind) 0);

  return self->collection->kind;
}

/**
 * pupitre_change_get_topic:
 * @self: A change
 *
 * Returns: what it is about. Main thread.
 */
PupitreChangeTopic
pupitre_change_get_topic (PupitreChange *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHANGE (self), PUPITRE_CHANGE_TOPIC_NONE);

  return pupitre_change_topic_of_kind (self->collection->kind);
}

/**
 * pupitre_change_get_tile:
 * @self: A change
 *
 * Returns: the tile that shows the item. Main thread.
 */
PupitreTile
pupitre_change_get_tile (PupitreChange *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHANGE (self), PUPITRE_TILE_NONE);

  return pupitre_change_tile_of_kind (self->collection->kind);
}

/**
 * pupitre_change_get_what:
 * @self: A change
 *
 * Returns: what happened. Main thread.
 */
PupitreChangeWhat
pupitre_change_get_what (PupitreChange *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHANGE (self), PUPITRE_CHANGE_NEW);

  return self->what;
}

/**
 * pupitre_change_get_at:
 * @self: A change
 *
 * Returns: when it was received, in seconds since 1970. Main thread.
 */
gint64
pupitre_change_get_at (PupitreChange *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHANGE (self), 0);

  return self->at;
}

/**
 * pupitre_change_get_before:
 * @self: A change
 *
 * Returns: (transfer none) (nullable): the item before. Main thread.
 */
GObject *
pupitre_change_get_before (PupitreChange *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHANGE (self), NULL);

  return self->before;
}

/**
 * pupitre_change_get_now:
 * @self: A change
 *
 * Returns: (transfer none) (nullable): the item now; %NULL if it is gone. Main thread.
 */
GObject *
pupitre_change_get_now (PupitreChange *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHANGE (self), NULL);

  return self->now;
}

/**
 * pupitre_change_is_seen:
 * @self: A change
 *
 * Returns: whether the parent has seen it. Main thread.
 */
gboolean
pupitre_change_is_seen (PupitreChange *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHANGE (self), FALSE);

  return self->seen;
}

/**
 * pupitre_change_set_seen:
 * @self: A change
 * @seen: Whether the parent has seen it
 *
 * Main thread.
 */
void
pupitre_change_set_seen (PupitreChange *self, gboolean seen)
{
  g_return_if_fail (PUPITRE_IS_CHANGE (self));

  self->seen = seen;
}
