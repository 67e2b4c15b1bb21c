/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-child-list"

#include "pupitre-child-list.h"

#include "pupitre-child.h"

/* The children of one account, the eldest first: what the sidebar binds. They appear together, once
 * every record of the feed has been unsealed; one after the other would move rows under the
 * pointer. Main thread. */

struct _PupitreChildList {
  GObject      parent_instance;

  PupitreFeed *feed;      /* (nullable) */
  GPtrArray   *children;  /* (element-type PupitreChild) */
  gboolean     known;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PupitreChildList, pupitre_child_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef enum {
  PROP_KNOWN = 1,
} PupitreChildListProperty;

static GParamSpec *properties[PROP_KNOWN + 1];

static int
compare_children (gconstpointer a, gconstpointer b)
{
  return pupitre_child_compare (*(PupitreChild *const *) a, *(PupitreChild *const *) b);
}

static gboolean
same_children (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    if (g_ptr_array_index (a, i) != g_ptr_array_index (b, i))
      return FALSE;
  }
  return TRUE;
}

static void
update_known (PupitreChildList *self)
{
  gboolean known = pupitre_feed_is_loaded (self->feed);

  if (self->known == known)
    return;
  self->known = known;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KNOWN]);
}

static void
update (PupitreChildList *self)
{
  GListModel *feed = G_LIST_MODEL (self->feed);
  guint n = g_list_model_get_n_items (feed);
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (feed, i);
    GObject *child = pupitre_entry_get_object (entry);

    if (child == NULL && !pupitre_entry_is_damaged (entry))
      return;
    if (child != NULL && !pupitre_entry_is_withdrawn (entry))
      g_ptr_array_add (children, g_object_ref (child));
  }
  g_ptr_array_sort (children, compare_children);
  if (!same_children (self->children, children)) {
    g_autoptr (GPtrArray) old = g_steal_pointer (&self->children);

    self->children = g_ptr_array_ref (children);
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, children->len);
  }
  update_known (self);
}

static void
on_entry_notify (PupitreEntry *entry, GParamSpec *pspec, PupitreChildList *self)
{
  update (self);
}

static void
on_items_changed (GListModel       *feed,
                  guint             position,
                  guint             removed,
                  guint             added,
                  PupitreChildList *self)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (feed, i);

    g_signal_handlers_disconnect_by_func (entry, on_entry_notify, self);
    g_signal_connect_object (entry, "notify::object", G_CALLBACK (on_entry_notify), self, 0);
    g_signal_connect_object (entry, "notify::is-withdrawn", G_CALLBACK (on_entry_notify), self, 0);
  }
  update (self);
}

static void
on_loaded (PupitreFeed *feed, GParamSpec *pspec, PupitreChildList *self)
{
  update (self);
}

static GType
pupitre_child_list_get_item_type (GListModel *model)
{
  return PUPITRE_TYPE_CHILD;
}

static guint
pupitre_child_list_get_n_items (GListModel *model)
{
  return PUPITRE_CHILD_LIST (model)->children->len;
}

static gpointer
pupitre_child_list_get_item (GListModel *model, guint position)
{
  GPtrArray *children = PUPITRE_CHILD_LIST (model)->children;

  return position < children->len ? g_object_ref (g_ptr_array_index (children, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pupitre_child_list_get_item_type;
  iface->get_n_items = pupitre_child_list_get_n_items;
  iface->get_item = pupitre_child_list_get_item;
}

static void
pupitre_child_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PupitreChildListProperty) id) {
  case PROP_KNOWN:
    g_value_set_boolean (value, PUPITRE_CHILD_LIST (object)->known);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_child_list_finalize (GObject *object)
{
  PupitreChildList *self = PUPITRE_CHILD_LIST (object);

  g_clear_object (&self->feed);
  g_ptr_array_unref (self->children);

  G_OBJECT_CLASS (pupitre_child_list_parent_class)->finalize (object);
}

static void
pupitre_child_list_class_init (PupitreChildListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_child_list_get_property;
  object_class->finalize = pupitre_child_list_finalize;

  /* PupitreChildList:known: Whether the stored copy has been read: until then, that the list is
   * empty means nothing. */
  properties[PROP_KNOWN] =
    g_param_spec_boolean ("known", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pupitre_child_list_init (PupitreChildList *self)
{
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_child_list_new:
 *
 * Returns: (transfer full): a model of #PupitreChild, empty until it has a feed. Main thread.
 */
PupitreChildList *
pupitre_child_list_new (void)
{
  return g_object_new (PUPITRE_TYPE_CHILD_LIST, NULL);
}

/**
 * pupitre_child_list_set_feed:
 * @self: A list without a feed
 * @feed: Entries of #PupitreChild
 *
 * Follows @feed from now on. Main thread.
 */
void
pupitre_child_list_set_feed (PupitreChildList *self, PupitreFeed *feed)
{
  g_return_if_fail (PUPITRE_IS_CHILD_LIST (self));
  g_return_if_fail (PUPITRE_IS_FEED (feed));
  g_return_if_fail (self->feed == NULL);

  self->feed = g_object_ref (feed);
  g_signal_connect_object (feed, "items-changed", G_CALLBACK (on_items_changed), self, 0);
  g_signal_connect_object (feed, "notify::loaded", G_CALLBACK (on_loaded), self, 0);
  on_items_changed (G_LIST_MODEL (feed), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (feed)), self);
}

/**
 * pupitre_child_list_is_known:
 * @self: A list
 *
 * Returns: whether the stored copy has been read: until then, that the list is empty means nothing.
 *   Main thread.
 */
gboolean
pupitre_child_list_is_known (PupitreChildList *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD_LIST (self), FALSE);

  return self->known;
}
