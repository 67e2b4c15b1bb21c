/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-motives"

#include "config.h"

#include "pupitre-motives.h"

/* The motives that the school of one child takes, as far as they are received.
 *
 * Signals: `changed`, once for many changes at a time. */

struct _PupitreMotives {
  GObject      parent_instance;

  PupitreFeed *feed;
  GPtrArray   *entries;  /* (element-type PupitreEntry) */
  GPtrArray   *list;     /* (element-type PupitreMotive), in the school's order */
  guint        update_source;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreMotives, pupitre_motives, G_TYPE_OBJECT)

static void
on_update_due (gpointer user_data)
{
  PupitreMotives *self = PUPITRE_MOTIVES (user_data);

  self->update_source = 0;
  g_ptr_array_set_size (self->list, 0);
  for (guint i = 0; i < self->entries->len; i++) {
    GObject *motive = pupitre_entry_get_object (self->entries->pdata[i]);

    if (motive != NULL && !pupitre_entry_is_withdrawn (self->entries->pdata[i]))
      g_ptr_array_add (self->list, g_object_ref (motive));
  }
  g_signal_emit (self, changed_signal, 0);
}

static void
queue_update (PupitreMotives *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

static void
unwatch (PupitreMotives *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    g_signal_handlers_disconnect_by_data (self->entries->pdata[i], self);
  g_ptr_array_set_size (self->entries, 0);
}

static void
on_items_changed (PupitreMotives *self)
{
  unwatch (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->feed)); i++) {
    PupitreEntry *entry = g_list_model_get_item (G_LIST_MODEL (self->feed), i);

    g_signal_connect_swapped (entry, "notify", G_CALLBACK (queue_update), self);
    g_ptr_array_add (self->entries, entry);
  }
  queue_update (self);
}

static void
pupitre_motives_dispose (GObject *object)
{
  PupitreMotives *self = PUPITRE_MOTIVES (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  unwatch (self);
  g_clear_object (&self->feed);

  G_OBJECT_CLASS (pupitre_motives_parent_class)->dispose (object);
}

static void
pupitre_motives_finalize (GObject *object)
{
  PupitreMotives *self = PUPITRE_MOTIVES (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->list);

  G_OBJECT_CLASS (pupitre_motives_parent_class)->finalize (object);
}

static void
pupitre_motives_class_init (PupitreMotivesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_motives_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_motives_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_MOTIVES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
pupitre_motives_init (PupitreMotives *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_motives_new:
 * @account: An open account
 * @child: One of its children
 *
 * Returns: (transfer full): the motives of the child's school. Main thread.
 */
PupitreMotives *
pupitre_motives_new (PupitreAccount *account, PupitreChild *child)
{
  PupitreMotives *self;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);

  self = g_object_new (PUPITRE_TYPE_MOTIVES, NULL);
  self->feed = pupitre_account_get_feed (account, child, PUPITRE_KIND_MOTIVES);
  g_signal_connect_object (self->feed, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  on_items_changed (self);
  return self;
}

/**
 * pupitre_motives_list:
 * @self: Motives
 *
 * Returns: (transfer none) (element-type PupitreMotive): those that are known. Main thread.
 */
GPtrArray *
pupitre_motives_list (PupitreMotives *self)
{
  g_return_val_if_fail (PUPITRE_IS_MOTIVES (self), NULL);

  return self->list;
}

/**
 * pupitre_motives_refresh:
 * @self: Motives
 *
 * Asks the school again. Main thread.
 */
void
pupitre_motives_refresh (PupitreMotives *self)
{
  g_return_if_fail (PUPITRE_IS_MOTIVES (self));

  if (!pupitre_feed_is_refreshing (self->feed))
    pupitre_feed_refresh (self->feed);
}
