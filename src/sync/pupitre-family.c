/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-family"

#include "pupitre-family.h"

/* The children of all open accounts as one list, the eldest first. A child that two accounts show
 * stands there once, and is read through an account that is signed in: the one it was read through
 * before as long as it is, so that pages stay what they are. Main thread. */

struct _PupitreFamily {
  GObject     parent_instance;

  GListModel *accounts;
  GPtrArray  *watched;  /* (element-type PupitreAccount) */
  GPtrArray  *members;  /* (element-type PupitreMember) */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PupitreFamily, pupitre_family, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* One child, while the accounts are gone through. */
typedef struct {
  GPtrArray *accounts;  /* (owned) (element-type PupitreAccount) */
  GPtrArray *children;  /* (owned) (element-type PupitreChild): as each of @accounts shows it */
} Sighting;

static Sighting *
sighting_new (void)
{
  Sighting *self = g_new (Sighting, 1);

  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

static void
sighting_free (gpointer data)
{
  Sighting *self = data;

  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static PupitreAccount *
find_account_before (PupitreFamily *self, const char *key)
{
  for (guint i = 0; i < self->members->len; i++) {
    PupitreMember *member = g_ptr_array_index (self->members, i);

    if (g_str_equal (pupitre_child_get_key (pupitre_member_get_child (member)), key))
      return pupitre_member_get_account (member);
  }
  return NULL;
}

/* Signed in goes before not signed in, then the account of before, then the first. */
static guint
choose_account (const Sighting *sighting, PupitreAccount *before)
{
  guint best = 0, best_rank = 0;

  for (guint i = 0; i < sighting->accounts->len; i++) {
    PupitreAccount *account = g_ptr_array_index (sighting->accounts, i);
    guint rank = (pupitre_account_is_signed_in (account) ? 2 : 0) + (account == before ? 1 : 0);

    if (rank > best_rank) {
      best = i;
      best_rank = rank;
    }
  }
  return best;
}

static GHashTable *
collect_sightings (PupitreFamily *self)
{
  GHashTable *sightings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, sighting_free);

  for (guint i = 0; i < self->watched->len; i++) {
    PupitreAccount *account = g_ptr_array_index (self->watched, i);
    GListModel *children = pupitre_account_get_children (account);

    for (guint c = 0; c < g_list_model_get_n_items (children); c++) {
      PupitreChild *child = g_list_model_get_item (children, c);
      Sighting *sighting = g_hash_table_lookup (sightings, pupitre_child_get_key (child));

      if (sighting == NULL) {
        sighting = sighting_new ();
        g_hash_table_insert (sightings, (gpointer) pupitre_child_get_key (child), sighting);
      }
      g_ptr_array_add (sighting->accounts, g_object_ref (account));
      g_ptr_array_add (sighting->children, child);
    }
  }
  return sightings;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  PupitreMember *left = *(PupitreMember *const *) a;
  PupitreMember *right = *(PupitreMember *const *) b;

  return pupitre_child_compare (pupitre_member_get_child (left), pupitre_member_get_child (right));
}

static GPtrArray *
make_members (PupitreFamily *self)
{
  g_autoptr (GHashTable) sightings = collect_sightings (self);
  GPtrArray *members = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, sightings);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    Sighting *sighting = value;
    guint chosen = choose_account (sighting, find_account_before (self, key));

    g_ptr_array_add (members, pupitre_member_new (g_ptr_array_index (sighting->children, chosen),
                                                  g_ptr_array_index (sighting->accounts, chosen),
                                                  sighting->accounts));
  }
  g_ptr_array_sort (members, compare_members);
  return members;
}

static gboolean
same_member (GPtrArray *a, guint i, GPtrArray *b, guint j)
{
  return pupitre_member_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, j));
}

static void
update (PupitreFamily *self)
{
  g_autoptr (GPtrArray) old = NULL;
  GPtrArray *members = make_members (self);
  guint shortest = MIN (self->members->len, members->len);
  guint head = 0, tail = 0;

  while (head < shortest && same_member (self->members, head, members, head))
    head++;
  while (tail < shortest - head &&
         same_member (self->members, self->members->len - 1 - tail, members, members->len - 1 - tail))
    tail++;

  old = g_steal_pointer (&self->members);
  self->members = members;
  if (old->len != head + tail || members->len != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                members->len - head - tail);
}

static void
forget_accounts (PupitreFamily *self)
{
  for (guint i = 0; i < self->watched->len; i++) {
    PupitreAccount *account = g_ptr_array_index (self->watched, i);

    g_signal_handlers_disconnect_by_data (account, self);
    g_signal_handlers_disconnect_by_data (pupitre_account_get_children (account), self);
  }
  g_ptr_array_set_size (self->watched, 0);
}

static void
watch_account (PupitreFamily *self, PupitreAccount *account)
{
  g_signal_connect_object (account, "notify::signed-in", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pupitre_account_get_children (account), "items-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->watched, g_object_ref (account));
}

static void
on_accounts_changed (PupitreFamily *self)
{
  forget_accounts (self);
  for (guint i = 0; i < g_list_model_get_n_items (self->accounts); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (self->accounts, i);

    watch_account (self, account);
  }
  update (self);
}

static GType
pupitre_family_get_item_type (GListModel *model)
{
  return PUPITRE_TYPE_MEMBER;
}

static guint
pupitre_family_get_n_items (GListModel *model)
{
  return PUPITRE_FAMILY (model)->members->len;
}

static gpointer
pupitre_family_get_item (GListModel *model, guint position)
{
  GPtrArray *members = PUPITRE_FAMILY (model)->members;

  return position < members->len ? g_object_ref (g_ptr_array_index (members, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pupitre_family_get_item_type;
  iface->get_n_items = pupitre_family_get_n_items;
  iface->get_item = pupitre_family_get_item;
}

static void
pupitre_family_dispose (GObject *object)
{
  PupitreFamily *self = PUPITRE_FAMILY (object);

  forget_accounts (self);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (pupitre_family_parent_class)->dispose (object);
}

static void
pupitre_family_finalize (GObject *object)
{
  PupitreFamily *self = PUPITRE_FAMILY (object);

  g_ptr_array_unref (self->watched);
  g_ptr_array_unref (self->members);

  G_OBJECT_CLASS (pupitre_family_parent_class)->finalize (object);
}

static void
pupitre_family_class_init (PupitreFamilyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_family_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_family_finalize;
}

static void
pupitre_family_init (PupitreFamily *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_family_new:
 * @accounts: A model of the open #PupitreAccount
 *
 * Returns: (transfer full): a model of #PupitreMember that follows @accounts. Main thread.
 */
PupitreFamily *
pupitre_family_new (GListModel *accounts)
{
  PupitreFamily *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (accounts), NULL);

  self = g_object_new (PUPITRE_TYPE_FAMILY, NULL);
  self->accounts = g_object_ref (accounts);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  on_accounts_changed (self);
  return self;
}
