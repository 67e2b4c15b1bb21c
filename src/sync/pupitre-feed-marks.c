/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-feed-marks"

#include "pupitre-feed-marks.h"

#include "pupitre-error.h"

/* What the parent has seen and done of the items of a feed: reads it from the store for the parts of the
 * feed, and keeps it there. Main thread.
 *
 * Signal: `loaded`, with the kind of mark that the parts know now. */

struct _PupitreFeedMarks {
  GObject       parent_instance;

  PupitreStore *store;
  GPtrArray    *parts;   /* (element-type PupitreFeedPart): the feed's own */
  GCancellable *cancel;  /* the feed's own */
};

G_DEFINE_FINAL_TYPE (PupitreFeedMarks, pupitre_feed_marks, G_TYPE_OBJECT)

static guint loaded_signal;

typedef struct {
  PupitreFeedMarks *self;      /* (owned) */
  GObject          *feed;      /* (owned) */
  PupitreResource  *resource;  /* (owned) */
  PupitreMark       mark;
} LoadData;

static void
set_marks (PupitreFeedPart *part, PupitreMark mark, GHashTable *keys)
{
  GHashTable **place = mark == PUPITRE_MARK_DONE ? &part->done : &part->seen;

  g_clear_pointer (place, g_hash_table_unref);
  *place = g_hash_table_ref (keys);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LoadData *data = user_data;
  g_autoptr (PupitreFeedMarks) self = data->self;
  g_autoptr (GObject) feed = data->feed;
  g_autoptr (PupitreResource) resource = data->resource;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) keys = pupitre_store_load_marks_finish (PUPITRE_STORE (source), result, &error);
  PupitreMark mark = data->mark;

  g_free (data);
  if (keys == NULL) {
    if (!pupitre_error_is_cancelled (error))
      g_warning ("What was marked can not be read: %s", error->message);
    return;
  }
  for (guint i = 0; i < self->parts->len; i++) {
    PupitreFeedPart *part = g_ptr_array_index (self->parts, i);

    if (part->resource == resource)
      set_marks (part, mark, keys);
  }
  g_signal_emit (self, loaded_signal, 0, mark);
}

static void
load (PupitreFeedMarks *self, GObject *feed, PupitreResource *resource, PupitreMark mark)
{
  LoadData *data = g_new0 (LoadData, 1);

  data->self = g_object_ref (self);
  data->feed = g_object_ref (feed);
  data->resource = g_object_ref (resource);
  data->mark = mark;
  pupitre_store_load_marks_async (self->store, pupitre_resource_get_collection (resource), mark,
                                  self->cancel, on_loaded, data);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!pupitre_store_mark_finish (PUPITRE_STORE (source), result, &error) &&
      !pupitre_error_is_cancelled (error))
    g_warning ("What was marked can not be kept: %s", error->message);
}

static void
pupitre_feed_marks_finalize (GObject *object)
{
  PupitreFeedMarks *self = PUPITRE_FEED_MARKS (object);

  g_object_unref (self->store);
  g_object_unref (self->cancel);
  g_ptr_array_unref (self->parts);

  G_OBJECT_CLASS (pupitre_feed_marks_parent_class)->finalize (object);
}

static void
pupitre_feed_marks_class_init (PupitreFeedMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_feed_marks_finalize;

  /* PupitreFeedMarks::loaded: the parts know the marks of this kind now. */
  loaded_signal = g_signal_new ("loaded", PUPITRE_TYPE_FEED_MARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
pupitre_feed_marks_init (PupitreFeedMarks *self)
{
}

/**
 * pupitre_feed_marks_new:
 * @store: The store of the account
 * @parts: (element-type PupitreFeedPart): The parts of the feed, which may become more
 * @cancellable: Gives up what is being read
 *
 * Returns: (transfer full): the marks of a feed, none of them read so far. Main thread.
 */
PupitreFeedMarks *
pupitre_feed_marks_new (PupitreStore *store, GPtrArray *parts, GCancellable *cancellable)
{
  PupitreFeedMarks *self;

  g_return_val_if_fail (PUPITRE_IS_STORE (store), NULL);
  g_return_val_if_fail (parts != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_FEED_MARKS, NULL);
  self->store = g_object_ref (store);
  self->parts = g_ptr_array_ref (parts);
  self->cancel = g_object_ref (cancellable);
  return self;
}

/**
 * pupitre_feed_marks_load:
 * @self: The marks of a feed
 * @feed: The feed
 * @resource: That of a part
 *
 * Reads what the parent has seen of it, and of homework also what is done. Until then @feed stays, so that
 * whoever asks for the same one a moment later shares it. Main thread.
 */
void
pupitre_feed_marks_load (PupitreFeedMarks *self, GObject *feed, PupitreResource *resource)
{
  g_return_if_fail (PUPITRE_IS_FEED_MARKS (self));
  g_return_if_fail (G_IS_OBJECT (feed));
  g_return_if_fail (PUPITRE_IS_RESOURCE (resource));

  load (self, feed, resource, PUPITRE_MARK_SEEN);
  if (pupitre_resource_get_collection (resource)->kind == PUPITRE_KIND_HOMEWORK)
    load (self, feed, resource, PUPITRE_MARK_DONE);
}

/**
 * pupitre_feed_marks_keep:
 * @self: The marks of a feed
 * @part: The part that the item is of
 * @key: The name under which it is kept
 * @mark: Which mark
 * @on: Whether it is set from now on, or taken away
 *
 * Keeps it in the store, also if the feed is given up meanwhile. Main thread.
 */
void
pupitre_feed_marks_keep (PupitreFeedMarks *self,
                         PupitreFeedPart  *part,
                         const char       *key,
                         PupitreMark       mark,
                         gboolean          on)
{
  g_return_if_fail (PUPITRE_IS_FEED_MARKS (self));
  g_return_if_fail (key != NULL);

  pupitre_store_mark_async (self->store, pupitre_resource_get_collection (part->resource), key, mark,
                            on, NULL, on_kept, NULL);
}
