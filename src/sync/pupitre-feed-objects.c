/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-feed-objects"

#include "pupitre-feed-objects.h"

#include "pupitre-feed-range.h"

/* The objects of a short feed, or of a part of one, as far as they are received: all of them are read,
 * and what was withdrawn is left out. Main thread.
 *
 * Signals: `changed`, once for many changes at a time. That the portal was asked again and told the
 * same is none: rows that are made anew take the focus from a parent who reads them. */

/* What of the feed is shown beside its objects. */
typedef struct {
  gboolean is_known;
  gboolean is_received;
  gboolean has_error;
  guint    n_unreadable;
  guint    n_new;
} State;

struct _PupitreFeedObjects {
  GObject      parent_instance;

  PupitreFeed *feed;
  GListModel  *model;    /* the feed, or a range of it */
  GPtrArray   *entries;  /* (element-type PupitreEntry) */
  GPtrArray   *list;     /* (element-type GObject), in the order of the feed */
  State        state;
  gboolean     is_behind;  /* the list is not that of the entries yet */
  guint        update_source;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreFeedObjects, pupitre_feed_objects, G_TYPE_OBJECT)

/* Asked again, what was known still is. */
static gboolean
is_known (PupitreFeedObjects *self)
{
  return pupitre_feed_is_loaded (self->feed) &&
         (pupitre_feed_get_received (self->feed) > 0 || !pupitre_feed_is_refreshing (self->feed));
}

static State
get_state (PupitreFeedObjects *self)
{
  return (State) {
    .is_known = is_known (self),
    .is_received = pupitre_feed_get_received (self->feed) > 0,
    .has_error = pupitre_feed_get_error (self->feed) != NULL,
    .n_unreadable = pupitre_feed_get_n_unreadable (self->feed),
    .n_new = pupitre_feed_get_n_new (self->feed),
  };
}

static gboolean
is_same (const State *a, const State *b)
{
  return a->is_known == b->is_known && a->is_received == b->is_received &&
         a->has_error == b->has_error && a->n_unreadable == b->n_unreadable &&
         a->n_new == b->n_new;
}

static void
on_update_due (gpointer user_data)
{
  PupitreFeedObjects *self = PUPITRE_FEED_OBJECTS (user_data);
  State state = get_state (self);

  self->update_source = 0;
  if (!self->is_behind && is_same (&state, &self->state))
    return;
  self->state = state;
  self->is_behind = FALSE;
  g_ptr_array_set_size (self->list, 0);
  for (guint i = 0; i < self->entries->len; i++) {
    GObject *item = pupitre_entry_get_object (self->entries->pdata[i]);

    if (item != NULL && !pupitre_entry_is_withdrawn (self->entries->pdata[i]))
      g_ptr_array_add (self->list, g_object_ref (item));
  }
  g_signal_emit (self, changed_signal, 0);
}

static void
queue_update (PupitreFeedObjects *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

static void
on_entry_changed (PupitreFeedObjects *self)
{
  self->is_behind = TRUE;
  queue_update (self);
}

static void
unwatch (PupitreFeedObjects *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    g_signal_handlers_disconnect_by_data (self->entries->pdata[i], self);
  g_ptr_array_set_size (self->entries, 0);
}

static void
on_items_changed (PupitreFeedObjects *self)
{
  unwatch (self);
  for (guint i = 0; i < g_list_model_get_n_items (self->model); i++) {
    PupitreEntry *entry = g_list_model_get_item (self->model, i);

    g_signal_connect_swapped (entry, "notify", G_CALLBACK (on_entry_changed), self);
    g_ptr_array_add (self->entries, entry);
  }
  self->is_behind = TRUE;
  queue_update (self);
}

static void
pupitre_feed_objects_dispose (GObject *object)
{
  PupitreFeedObjects *self = PUPITRE_FEED_OBJECTS (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  unwatch (self);
  g_clear_object (&self->model);
  g_clear_object (&self->feed);

  G_OBJECT_CLASS (pupitre_feed_objects_parent_class)->dispose (object);
}

static void
pupitre_feed_objects_finalize (GObject *object)
{
  PupitreFeedObjects *self = PUPITRE_FEED_OBJECTS (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->list);

  G_OBJECT_CLASS (pupitre_feed_objects_parent_class)->finalize (object);
}

static void
pupitre_feed_objects_class_init (PupitreFeedObjectsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_feed_objects_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_feed_objects_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_FEED_OBJECTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
pupitre_feed_objects_init (PupitreFeedObjects *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = g_ptr_array_new_with_free_func (g_object_unref);
}

static PupitreFeedObjects *
create (PupitreFeed *feed, GListModel *model)
{
  PupitreFeedObjects *self = g_object_new (PUPITRE_TYPE_FEED_OBJECTS, NULL);

  self->feed = g_object_ref (feed);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (feed, "notify", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  on_items_changed (self);
  return self;
}

/**
 * pupitre_feed_objects_new:
 * @feed: A feed of few entries
 *
 * Returns: (transfer full): its objects.
 */
PupitreFeedObjects *
pupitre_feed_objects_new (PupitreFeed *feed)
{
  g_return_val_if_fail (PUPITRE_IS_FEED (feed), NULL);

  return create (feed, G_LIST_MODEL (feed));
}

/**
 * pupitre_feed_objects_new_between:
 * @feed: A feed
 * @from: The first moment, in seconds since 1970
 * @to: The moment after the last
 *
 * Returns: (transfer full): its objects of that time.
 */
PupitreFeedObjects *
pupitre_feed_objects_new_between (PupitreFeed *feed, gint64 from, gint64 to)
{
  g_autoptr (PupitreFeedRange) range = NULL;

  g_return_val_if_fail (PUPITRE_IS_FEED (feed), NULL);

  range = pupitre_feed_range_new (feed);
  pupitre_feed_range_set (range, from, to);
  return create (feed, G_LIST_MODEL (range));
}

/**
 * pupitre_feed_objects_get_feed:
 * @self: Objects
 *
 * Returns: (transfer none): where they come from.
 */
PupitreFeed *
pupitre_feed_objects_get_feed (PupitreFeedObjects *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED_OBJECTS (self), NULL);

  return self->feed;
}

/**
 * pupitre_feed_objects_list:
 * @self: Objects
 *
 * Returns: (transfer none) (element-type GObject): those that are known.
 */
GPtrArray *
pupitre_feed_objects_list (PupitreFeedObjects *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED_OBJECTS (self), NULL);

  return self->list;
}

/**
 * pupitre_feed_objects_list_entries:
 * @self: Objects
 *
 * Returns: (transfer none) (element-type PupitreEntry): all entries, those that are not read yet and
 *   those that the portal has withdrawn included.
 */
GPtrArray *
pupitre_feed_objects_list_entries (PupitreFeedObjects *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED_OBJECTS (self), NULL);

  return self->entries;
}

/**
 * pupitre_feed_objects_is_read:
 * @self: Objects
 *
 * Returns: whether all that can be known now is known: it has been asked for, and each is read. While
 *   it is asked for again, what the portal told before is known.
 */
gboolean
pupitre_feed_objects_is_read (PupitreFeedObjects *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED_OBJECTS (self), FALSE);

  return is_known (self) && !self->is_behind && pupitre_entry_all_read (self->entries);
}

/**
 * pupitre_feed_objects_is_empty:
 * @self: Objects
 *
 * Returns: whether the portal has said that there are none, and not only nothing yet.
 */
gboolean
pupitre_feed_objects_is_empty (PupitreFeedObjects *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED_OBJECTS (self), FALSE);

  return pupitre_feed_objects_is_read (self) && self->list->len == 0 &&
         pupitre_feed_get_received (self->feed) > 0;
}

/**
 * pupitre_feed_objects_refresh:
 * @self: Objects
 *
 * Asks the portal again, unless that is under way. Somebody waits for it.
 */
void
pupitre_feed_objects_refresh (PupitreFeedObjects *self)
{
  g_return_if_fail (PUPITRE_IS_FEED_OBJECTS (self));

  pupitre_feed_refresh (self->feed);
}
