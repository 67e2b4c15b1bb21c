/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-unseen"

#include "pupitre-unseen.h"

/* The newest items of a feed that the parent has not seen yet. Which they are the index says: a feed of
 * thousands is not unsealed for the few that are shown. Main thread.
 *
 * Signals: `changed`, once for many changes at a time. */

struct _PupitreUnseen {
  GObject      parent_instance;

  PupitreFeed *feed;
  guint        max;
  GPtrArray   *entries;  /* (element-type PupitreEntry): watched, read or not */
  GPtrArray   *list;     /* (element-type PupitreEntry): those that are read */
  guint        update_source;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreUnseen, pupitre_unseen, G_TYPE_OBJECT)

static void queue_update (PupitreUnseen *self);

static void
unwatch (PupitreUnseen *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    g_signal_handlers_disconnect_by_data (self->entries->pdata[i], self);
  g_ptr_array_set_size (self->entries, 0);
}

static void
watch (PupitreUnseen *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->feed));

  unwatch (self);
  for (guint i = 0; i < n && self->entries->len < self->max; i++) {
    g_autoptr (GPtrArray) one = NULL;
    gint64 date;
    gboolean is_new;

    pupitre_feed_peek (self->feed, i, &date, &is_new);
    if (!is_new)
      continue;
    one = pupitre_feed_get_entries (self->feed, i, 1);
    g_signal_connect_swapped (one->pdata[0], "notify", G_CALLBACK (queue_update), self);
    g_ptr_array_add (self->entries, g_object_ref (one->pdata[0]));
  }
}

static void
on_update_due (gpointer user_data)
{
  PupitreUnseen *self = PUPITRE_UNSEEN (user_data);

  self->update_source = 0;
  watch (self);
  g_ptr_array_set_size (self->list, 0);
  for (guint i = 0; i < self->entries->len; i++) {
    if (pupitre_entry_get_object (self->entries->pdata[i]) != NULL)
      g_ptr_array_add (self->list, g_object_ref (self->entries->pdata[i]));
  }
  g_signal_emit (self, changed_signal, 0);
}

static void
queue_update (PupitreUnseen *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

static void
pupitre_unseen_dispose (GObject *object)
{
  PupitreUnseen *self = PUPITRE_UNSEEN (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  unwatch (self);
  g_clear_object (&self->feed);

  G_OBJECT_CLASS (pupitre_unseen_parent_class)->dispose (object);
}

static void
pupitre_unseen_finalize (GObject *object)
{
  PupitreUnseen *self = PUPITRE_UNSEEN (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->list);

  G_OBJECT_CLASS (pupitre_unseen_parent_class)->finalize (object);
}

static void
pupitre_unseen_class_init (PupitreUnseenClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_unseen_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_unseen_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_UNSEEN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
pupitre_unseen_init (PupitreUnseen *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_unseen_new:
 * @feed: A feed
 * @max: How many to read at most
 *
 * Returns: (transfer full): its newest unseen items.
 */
PupitreUnseen *
pupitre_unseen_new (PupitreFeed *feed, guint max)
{
  PupitreUnseen *self;

  g_return_val_if_fail (PUPITRE_IS_FEED (feed), NULL);

  self = g_object_new (PUPITRE_TYPE_UNSEEN, NULL);
  self->feed = g_object_ref (feed);
  self->max = max;
  g_signal_connect_object (feed, "items-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feed, "notify", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  queue_update (self);
  return self;
}

/**
 * pupitre_unseen_get_feed:
 * @self: Unseen items
 *
 * Returns: (transfer none): where they come from.
 */
PupitreFeed *
pupitre_unseen_get_feed (PupitreUnseen *self)
{
  g_return_val_if_fail (PUPITRE_IS_UNSEEN (self), NULL);

  return self->feed;
}

/**
 * pupitre_unseen_list:
 * @self: Unseen items
 *
 * Returns: (transfer none) (element-type PupitreEntry): those that are read, the newest first.
 */
GPtrArray *
pupitre_unseen_list (PupitreUnseen *self)
{
  g_return_val_if_fail (PUPITRE_IS_UNSEEN (self), NULL);

  return self->list;
}

/**
 * pupitre_unseen_get_n:
 * @self: Unseen items
 *
 * Returns: how many there are, those beyond the most that are read included.
 */
guint
pupitre_unseen_get_n (PupitreUnseen *self)
{
  g_return_val_if_fail (PUPITRE_IS_UNSEEN (self), 0);

  return pupitre_feed_get_n_new (self->feed);
}
