/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-family-unread"

#include "config.h"

#include "pupitre-family-unread.h"

#include "pupitre-message-merge.h"

/* How many messages of all children together are not read: one that came for several of them counts
 * once, as the list of all shows it once. Nothing is unsealed for it. Main thread.
 *
 * Signals: `changed`, once for many changes at a time. */

struct _PupitreFamilyUnread {
  GObject        parent_instance;

  PupitreFamily *family;
  GArray        *sources;  /* (element-type PupitreMessageSource), whose parts are owned */
  guint          n;
  guint          update_source;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreFamilyUnread, pupitre_family_unread, G_TYPE_OBJECT)

static void
source_clear (gpointer data)
{
  PupitreMessageSource *source = data;

  g_clear_object (&source->child);
  g_clear_object (&source->feed);
}

static void
count (PupitreFamilyUnread *self)
{
  self->n = pupitre_message_merge_count_new (
    (const PupitreMessageSource *) (gpointer) self->sources->data, self->sources->len);
}

static void
on_update_due (gpointer user_data)
{
  PupitreFamilyUnread *self = PUPITRE_FAMILY_UNREAD (user_data);
  guint n_before = self->n;

  self->update_source = 0;
  count (self);
  if (self->n != n_before)
    g_signal_emit (self, changed_signal, 0);
}

/* Who reads what came for several children reads it for one after the other. */
static void
queue_update (PupitreFamilyUnread *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

static void
remove_sources (PupitreFamilyUnread *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    g_signal_handlers_disconnect_by_data (
      g_array_index (self->sources, PupitreMessageSource, i).feed, self);
  g_array_set_size (self->sources, 0);
}

static void
add_member (PupitreFamilyUnread *self, PupitreMember *member)
{
  PupitreChild *child = pupitre_member_get_child (member);
  PupitreMessageSource source;

  if (!pupitre_child_offers (child, PUPITRE_TILE_MESSAGES))
    return;
  source.child = g_object_ref (child);
  source.feed = pupitre_account_get_feed (pupitre_member_get_account (member), child,
                                          PUPITRE_KIND_MESSAGES);
  g_signal_connect_object (source.feed, "items-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source.feed, "notify::n-new", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_array_append_val (self->sources, source);
}

static void
on_family_changed (PupitreFamilyUnread *self)
{
  GListModel *family = G_LIST_MODEL (self->family);

  remove_sources (self);
  for (guint i = 0; i < g_list_model_get_n_items (family); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (family, i);

    add_member (self, member);
  }
  queue_update (self);
}

static void
pupitre_family_unread_dispose (GObject *object)
{
  PupitreFamilyUnread *self = PUPITRE_FAMILY_UNREAD (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  remove_sources (self);
  g_clear_object (&self->family);

  G_OBJECT_CLASS (pupitre_family_unread_parent_class)->dispose (object);
}

static void
pupitre_family_unread_finalize (GObject *object)
{
  g_array_unref (PUPITRE_FAMILY_UNREAD (object)->sources);

  G_OBJECT_CLASS (pupitre_family_unread_parent_class)->finalize (object);
}

static void
pupitre_family_unread_class_init (PupitreFamilyUnreadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_family_unread_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_family_unread_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_FAMILY_UNREAD, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_family_unread_init (PupitreFamilyUnread *self)
{
  self->sources = g_array_new (FALSE, FALSE, sizeof (PupitreMessageSource));
  g_array_set_clear_func (self->sources, source_clear);
}

/**
 * pupitre_family_unread_new:
 * @family: The children and their accounts
 *
 * Returns: (transfer full): how many of their messages are not read, which follows @family.
 */
PupitreFamilyUnread *
pupitre_family_unread_new (PupitreFamily *family)
{
  PupitreFamilyUnread *self;

  g_return_val_if_fail (PUPITRE_IS_FAMILY (family), NULL);

  self = g_object_new (PUPITRE_TYPE_FAMILY_UNREAD, NULL);
  self->family = g_object_ref (family);
  g_signal_connect_object (family, "items-changed", G_CALLBACK (on_family_changed), self,
                           G_CONNECT_SWAPPED);
  on_family_changed (self);
  count (self);
  return self;
}

/**
 * pupitre_family_unread_get_n:
 * @self: What is not read
 *
 * Returns: how many messages that is.
 */
guint
pupitre_family_unread_get_n (PupitreFamilyUnread *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY_UNREAD (self), 0);

  return self->n;
}
