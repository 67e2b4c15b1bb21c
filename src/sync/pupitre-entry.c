/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-entry"

#include "pupitre-entry.h"

/* One row of a feed: known by its key at once, its object there when its record is unsealed.
 * Main thread. */

struct _PupitreEntry {
  GObject          parent_instance;

  char            *key;
  gint64           date;
  GObject         *object;       /* (nullable) (owned) */
  guint            record_hash;  /* of the JSON that @object was read from */
  gsize            record_size;
  gboolean         is_new;
  gboolean         is_done;
  gboolean         is_withdrawn;
  gboolean         is_damaged;
  PupitreEntryNews news;
};

typedef enum {
  PROP_KEY = 1,
  PROP_DATE,
  PROP_OBJECT,
  PROP_IS_NEW,
  PROP_IS_DONE,
  PROP_IS_WITHDRAWN,
  PROP_IS_DAMAGED,
  PROP_NEWS,
} PupitreEntryProperty;

static GParamSpec *props[PROP_NEWS + 1];

G_DEFINE_FINAL_TYPE (PupitreEntry, pupitre_entry, G_TYPE_OBJECT)

static void
pupitre_entry_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PupitreEntry *self = PUPITRE_ENTRY (object);

  switch ((PupitreEntryProperty) property_id) {
  case PROP_KEY:
    g_value_set_string (value, self->key);
    break;
  case PROP_DATE:
    g_value_set_int64 (value, self->date);
    break;
  case PROP_OBJECT:
    g_value_set_object (value, self->object);
    break;
  case PROP_IS_NEW:
    g_value_set_boolean (value, self->is_new);
    break;
  case PROP_IS_DONE:
    g_value_set_boolean (value, self->is_done);
    break;
  case PROP_IS_WITHDRAWN:
    g_value_set_boolean (value, self->is_withdrawn);
    break;
  case PROP_IS_DAMAGED:
    g_value_set_boolean (value, self->is_damaged);
    break;
  case PROP_NEWS:
    g_value_set_int (value, (int) self->news);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
pupitre_entry_finalize (GObject *object)
{
  PupitreEntry *self = PUPITRE_ENTRY (object);

  g_free (self->key);
  g_clear_object (&self->object);

  G_OBJECT_CLASS (pupitre_entry_parent_class)->finalize (object);
}

static void
pupitre_entry_class_init (PupitreEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_entry_get_property;
  object_class->finalize = pupitre_entry_finalize;

  /**
   * PupitreEntry:key:
   *
   * What makes it the same row after the next answer.
   */
  props[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * PupitreEntry:date:
   *
   * What the feed is ordered by, in seconds since 1970.
   */
  props[PROP_DATE] = g_param_spec_int64 ("date", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PupitreEntry:object:
   *
   * The message, report card or child; %NULL until it is unsealed.
   */
  props[PROP_OBJECT] = g_param_spec_object ("object", NULL, NULL, G_TYPE_OBJECT,
                                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PupitreEntry:is-new:
   *
   * Whether the parent has not seen it yet.
   */
  props[PROP_IS_NEW] = g_param_spec_boolean ("is-new", NULL, NULL, FALSE,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PupitreEntry:is-done:
   *
   * Whether the parent has marked it as done.
   */
  props[PROP_IS_DONE] = g_param_spec_boolean ("is-done", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PupitreEntry:is-withdrawn:
   *
   * Whether the portal has stopped showing it.
   */
  props[PROP_IS_WITHDRAWN] = g_param_spec_boolean ("is-withdrawn", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PupitreEntry:is-damaged:
   *
   * Whether its record can not be read.
   */
  props[PROP_IS_DAMAGED] = g_param_spec_boolean ("is-damaged", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PupitreEntry:news:
   *
   * The #PupitreEntryNews of it.
   */
  props[PROP_NEWS] = g_param_spec_int ("news", NULL, NULL, PUPITRE_ENTRY_NEWS_NONE,
                                       PUPITRE_ENTRY_NEWS_GONE, PUPITRE_ENTRY_NEWS_NONE,
                                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                         G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pupitre_entry_init (PupitreEntry *self)
{
}

/**
 * pupitre_entry_new:
 * @key: The key of the item
 *
 * Returns: (transfer full): an entry without its object.
 */
PupitreEntry *
pupitre_entry_new (const char *key)
{
  PupitreEntry *self;

  g_return_val_if_fail (key != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_ENTRY, NULL);
  self->key = g_strdup (key);

  return self;
}

/**
 * pupitre_entry_get_key:
 * @self: An entry
 *
 * Returns: (transfer none): the key.
 */
const char *
pupitre_entry_get_key (PupitreEntry *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENTRY (self), NULL);

  return self->key;
}

/**
 * pupitre_entry_get_date:
 * @self: An entry
 *
 * Returns: what the feed is ordered by, in seconds since 1970.
 */
gint64
pupitre_entry_get_date (PupitreEntry *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENTRY (self), 0);

  return self->date;
}

/**
 * pupitre_entry_get_object:
 * @self: An entry
 *
 * Returns: (transfer none) (nullable): the object of the domain, %NULL until it is unsealed.
 */
gpointer
pupitre_entry_get_object (PupitreEntry *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENTRY (self), NULL);

  return self->object;
}

/**
 * pupitre_entry_is_new:
 * @self: An entry
 *
 * Returns: whether the parent has not seen it yet.
 */
gboolean
pupitre_entry_is_new (PupitreEntry *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENTRY (self), FALSE);

  return self->is_new;
}

/**
 * pupitre_entry_is_done:
 * @self: An entry
 *
 * Returns: whether the parent has marked it as done.
 */
gboolean
pupitre_entry_is_done (PupitreEntry *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENTRY (self), FALSE);

  return self->is_done;
}

/**
 * pupitre_entry_is_withdrawn:
 * @self: An entry
 *
 * Returns: whether the portal has stopped showing it.
 */
gboolean
pupitre_entry_is_withdrawn (PupitreEntry *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENTRY (self), FALSE);

  return self->is_withdrawn;
}

/**
 * pupitre_entry_is_damaged:
 * @self: An entry
 *
 * Returns: whether its record can not be read.
 */
gboolean
pupitre_entry_is_damaged (PupitreEntry *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENTRY (self), FALSE);

  return self->is_damaged;
}

/**
 * pupitre_entry_get_news:
 * @self: An entry
 *
 * Returns: what happened to it since the parent last looked.
 */
PupitreEntryNews
pupitre_entry_get_news (PupitreEntry *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENTRY (self), PUPITRE_ENTRY_NEWS_NONE);

  return self->news;
}

/**
 * pupitre_entry_set_news:
 * @self: An entry
 * @news: What happened to it since the parent last looked
 *
 * For the feed.
 */
void
pupitre_entry_set_news (PupitreEntry *self, PupitreEntryNews news)
{
  g_return_if_fail (PUPITRE_IS_ENTRY (self));

  if (self->news == news)
    return;
  self->news = news;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NEWS]);
}

/**
 * pupitre_entry_set_date:
 * @self: An entry
 * @date: Seconds since 1970
 *
 * For the feed.
 */
void
pupitre_entry_set_date (PupitreEntry *self, gint64 date)
{
  g_return_if_fail (PUPITRE_IS_ENTRY (self));

  if (self->date == date)
    return;
  self->date = date;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DATE]);
}

/**
 * pupitre_entry_has_record:
 * @self: An entry
 * @json: A record
 *
 * Returns: whether the object was read from this very record, so that a row that did not change
 *   is left alone.
 */
gboolean
pupitre_entry_has_record (PupitreEntry *self, GBytes *json)
{
  g_return_val_if_fail (PUPITRE_IS_ENTRY (self), FALSE);

  return self->object != NULL && self->record_size == g_bytes_get_size (json) &&
         self->record_hash == g_bytes_hash (json);
}

/**
 * pupitre_entry_set_record:
 * @self: An entry
 * @json: The record that @object was read from
 * @object: The object
 *
 * For the feed.
 */
void
pupitre_entry_set_record (PupitreEntry *self, GBytes *json, GObject *object)
{
  g_return_if_fail (PUPITRE_IS_ENTRY (self));
  g_return_if_fail (G_IS_OBJECT (object));

  self->record_hash = g_bytes_hash (json);
  self->record_size = g_bytes_get_size (json);
  if (self->is_damaged) {
    self->is_damaged = FALSE;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_DAMAGED]);
  }
  if (g_set_object (&self->object, object))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OBJECT]);
}

/**
 * pupitre_entry_set_new:
 * @self: An entry
 * @is_new: Whether the parent has not seen it yet
 *
 * For the feed.
 */
void
pupitre_entry_set_new (PupitreEntry *self, gboolean is_new)
{
  g_return_if_fail (PUPITRE_IS_ENTRY (self));

  if (self->is_new == is_new)
    return;
  self->is_new = is_new;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_NEW]);
}

/**
 * pupitre_entry_set_done:
 * @self: An entry
 * @is_done: Whether the parent has marked it as done
 *
 * For the feed.
 */
void
pupitre_entry_set_done (PupitreEntry *self, gboolean is_done)
{
  g_return_if_fail (PUPITRE_IS_ENTRY (self));

  if (self->is_done == is_done)
    return;
  self->is_done = is_done;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_DONE]);
}

/**
 * pupitre_entry_set_withdrawn:
 * @self: An entry
 * @is_withdrawn: Whether the portal has stopped showing it
 *
 * For the feed.
 */
void
pupitre_entry_set_withdrawn (PupitreEntry *self, gboolean is_withdrawn)
{
  g_return_if_fail (PUPITRE_IS_ENTRY (self));

  if (self->is_withdrawn == is_withdrawn)
    return;
  self->is_withdrawn = is_withdrawn;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_WITHDRAWN]);
}

/**
 * pupitre_entry_set_damaged:
 * @self: An entry
 *
 * For the feed: the record is there but can not be read.
 */
void
pupitre_entry_set_damaged (PupitreEntry *self)
{
  g_return_if_fail (PUPITRE_IS_ENTRY (self));

  if (self->is_damaged)
    return;
  self->is_damaged = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_DAMAGED]);
}

/**
 * pupitre_entry_all_read:
 * @entries: (element-type PupitreEntry): Entries
 *
 * Returns: whether the record of each is there, or known to be damaged. Main thread.
 */
gboolean
pupitre_entry_all_read (GPtrArray *entries)
{
  g_return_val_if_fail (entries != NULL, FALSE);

  for (guint i = 0; i < entries->len; i++) {
    PupitreEntry *entry = g_ptr_array_index (entries, i);

    if (entry->object == NULL && !entry->is_damaged)
      return FALSE;
  }
  return TRUE;
}
