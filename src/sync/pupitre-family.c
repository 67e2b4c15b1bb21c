/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-family"

#include "pupitre-family.h"

#include "pupitre-child-list.h"
#include "pupitre-error.h"

#include <string.h>

/* The children of all open accounts as one list, the eldest first. A child that two accounts show
 * stands there once, and is read through an account that answers: one that is signed in and has not
 * been refused; the one it was read through before as long as it does, so that pages stay what they
 * are. That the portal itself does not answer says nothing about an account. Main thread.
 *
 * Signals: `refused` after an account did not answer for a child, when the list has changed. */

struct _PupitreFamily {
  GObject     parent_instance;

  GListModel *accounts;
  GPtrArray  *watched;  /* (element-type PupitreAccount) */
  GPtrArray  *members;  /* (element-type PupitreMember) */
  GListStore *children; /* (element-type PupitreChild): those of the members */
  GHashTable *refused;  /* (element-type utf8): see make_refusal() */
  PupitreChanges *changes;
  guint       update_source;
  gboolean    known;
};

typedef enum {
  PROP_SEVERAL = 1,
  PROP_KNOWN,
} PupitreFamilyProperty;

static GParamSpec *props[PROP_KNOWN + 1];

enum {
  SIGNAL_REFUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

static const char *
get_id (PupitreAccount *account)
{
  return pupitre_secret_get_id (pupitre_account_get_secret (account));
}

/* That this account is not to be asked for this child. */
static char *
make_refusal (PupitreAccount *account, const char *key)
{
  return g_strconcat (get_id (account), " ", key, NULL);
}

static gboolean
answers (PupitreFamily *self, PupitreAccount *account, const char *key)
{
  g_autofree char *refusal = make_refusal (account, key);

  return pupitre_account_is_signed_in (account) && !g_hash_table_contains (self->refused, refusal);
}

/* One that answers goes before one that does not, then the account of before, then the first. */
static guint
choose_account (PupitreFamily *self, const Sighting *sighting, const char *key)
{
  PupitreAccount *before = find_account_before (self, key);
  guint best = 0, best_rank = 0;

  for (guint i = 0; i < sighting->accounts->len; i++) {
    PupitreAccount *account = g_ptr_array_index (sighting->accounts, i);
    guint rank = (answers (self, account, key) ? 2 : 0) + (account == before ? 1 : 0);

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
    guint chosen = choose_account (self, sighting, key);

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

/* Before the members are said to have changed: who is told looks at both. */
static void
splice_children (PupitreFamily *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (children,
                     pupitre_member_get_child (g_ptr_array_index (self->members, position + i)));
  g_list_store_splice (self->children, position, removed, children->pdata, added);
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
  if (old->len == head + tail && members->len == head + tail)
    return;
  splice_children (self, head, old->len - head - tail, members->len - head - tail);
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
update_known (PupitreFamily *self)
{
  gboolean known = self->watched->len > 0;

  for (guint i = 0; i < self->watched->len; i++) {
    GListModel *children = pupitre_account_get_children (g_ptr_array_index (self->watched, i));

    known &= pupitre_child_list_is_known (PUPITRE_CHILD_LIST (children));
  }
  if (self->known == known)
    return;
  self->known = known;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KNOWN]);
}

static gboolean
is_of_account (gpointer key, gpointer value, gpointer account)
{
  const char *id = get_id (account);

  return g_str_has_prefix (key, id) && ((const char *) key)[strlen (id)] == ' ';
}

/* A new session may be allowed what the last one was not. */
static void
on_signed_in_changed (PupitreFamily *self, GParamSpec *pspec, PupitreAccount *account)
{
  g_hash_table_foreach_remove (self->refused, is_of_account, account);
  update (self);
}

static void
watch_account (PupitreFamily *self, PupitreAccount *account)
{
  g_signal_connect_object (account, "notify::signed-in", G_CALLBACK (on_signed_in_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pupitre_account_get_children (account), "items-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pupitre_account_get_children (account), "notify::known",
                           G_CALLBACK (update_known), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->watched, g_object_ref (account));
}

static void
on_accounts_changed (PupitreFamily *self)
{
  gboolean several = self->watched->len > 1;

  forget_accounts (self);
  for (guint i = 0; i < g_list_model_get_n_items (self->accounts); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (self->accounts, i);

    watch_account (self, account);
  }
  if (several != pupitre_family_has_several (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEVERAL]);
  update (self);
  update_known (self);
}

static void
pupitre_family_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PupitreFamilyProperty) id) {
  case PROP_SEVERAL:
    g_value_set_boolean (value, pupitre_family_has_several (PUPITRE_FAMILY (object)));
    break;
  case PROP_KNOWN:
    g_value_set_boolean (value, PUPITRE_FAMILY (object)->known);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
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

  g_clear_handle_id (&self->update_source, g_source_remove);
  forget_accounts (self);
  g_clear_object (&self->accounts);
  g_clear_object (&self->changes);

  G_OBJECT_CLASS (pupitre_family_parent_class)->dispose (object);
}

static void
pupitre_family_finalize (GObject *object)
{
  PupitreFamily *self = PUPITRE_FAMILY (object);

  g_ptr_array_unref (self->watched);
  g_ptr_array_unref (self->members);
  g_clear_object (&self->children);
  g_hash_table_unref (self->refused);

  G_OBJECT_CLASS (pupitre_family_parent_class)->finalize (object);
}

static void
pupitre_family_class_init (PupitreFamilyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_family_get_property;
  object_class->dispose = pupitre_family_dispose;
  object_class->finalize = pupitre_family_finalize;

  /* PupitreFamily:several: Whether more than one account is open, so that each has to be named. */
  props[PROP_SEVERAL] =
    g_param_spec_boolean ("several", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* PupitreFamily:known: Whether all stored copies have been read: until then, that the list is empty
   * means nothing. */
  props[PROP_KNOWN] =
    g_param_spec_boolean ("known", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_family_init (PupitreFamily *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->children = g_list_store_new (PUPITRE_TYPE_CHILD);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  self->changes = pupitre_changes_new (accounts);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  on_accounts_changed (self);
  return self;
}

/**
 * pupitre_family_has_several:
 * @self: A family
 *
 * Returns: whether more than one account is open, so that each has to be named. Main thread.
 */
gboolean
pupitre_family_has_several (PupitreFamily *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY (self), FALSE);

  return self->watched->len > 1;
}

/**
 * pupitre_family_is_known:
 * @self: A family
 *
 * Returns: whether all stored copies have been read: until then, that the list is empty means
 *   nothing. Main thread.
 */
gboolean
pupitre_family_is_known (PupitreFamily *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY (self), FALSE);

  return self->known;
}

/**
 * pupitre_family_get_accounts:
 * @self: A family
 *
 * Returns: (transfer none): the model of the open #PupitreAccount. Main thread.
 */
GListModel *
pupitre_family_get_accounts (PupitreFamily *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY (self), NULL);

  return self->accounts;
}

/**
 * pupitre_family_get_children:
 * @self: A family
 *
 * Returns: (transfer none): a model of each #PupitreChild, in the order of the members. Main thread.
 */
GListModel *
pupitre_family_get_children (PupitreFamily *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY (self), NULL);

  return G_LIST_MODEL (self->children);
}

/**
 * pupitre_family_get_changes:
 * @self: A family
 *
 * Returns: (transfer none): what changed for its children. Main thread.
 */
PupitreChanges *
pupitre_family_get_changes (PupitreFamily *self)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY (self), NULL);

  return self->changes;
}

static gboolean
on_update (gpointer user_data)
{
  PupitreFamily *self = PUPITRE_FAMILY (user_data);

  self->update_source = 0;
  update (self);
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0);
  return G_SOURCE_REMOVE;
}

/* Whether it is this account that is not let in, not the portal that does not answer anybody. */
static gboolean
is_about_account (const GError *error)
{
  return g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_REFUSED) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_FOUND) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_LOCKED_OUT) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_SECOND_FACTOR) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_CAPTCHA) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_TERMS) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_FORCED_RESET);
}

/**
 * pupitre_family_note_error:
 * @self: A family
 * @key: The key of a child
 * @account: Through which something of the child was asked for
 * @error: Why it was not had
 *
 * Lets the child be read through another of its accounts, if there is one that answers; until then,
 * and where the portal answers nobody, it stays as it is: what this account has stored can be read
 * without a network, what another has may be nothing. The list changes later, not now. Main thread.
 */
void
pupitre_family_note_error (PupitreFamily  *self,
                           const char     *key,
                           PupitreAccount *account,
                           const GError   *error)
{
  g_return_if_fail (PUPITRE_IS_FAMILY (self));
  g_return_if_fail (key != NULL && error != NULL);
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account));

  if (!is_about_account (error))
    return;
  g_hash_table_add (self->refused, make_refusal (account, key));
  if (self->update_source == 0)
    self->update_source = g_idle_add (on_update, self);
}

/**
 * pupitre_family_dup_member:
 * @self: A family
 * @key: The key of a child
 *
 * Returns: (transfer full) (nullable): the member whose child it is. Main thread.
 */
PupitreMember *
pupitre_family_dup_member (PupitreFamily *self, const char *key)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < self->members->len; i++) {
    PupitreMember *member = g_ptr_array_index (self->members, i);

    if (g_str_equal (pupitre_child_get_key (pupitre_member_get_child (member)), key))
      return g_object_ref (member);
  }
  return NULL;
}

/**
 * pupitre_family_find_sender:
 * @self: A family
 * @intent: What a parent asked
 *
 * Returns: (transfer none) (nullable): the open account that asks it of the school; %NULL if it is
 *   not among what the accounts ask. Main thread.
 */
PupitreAccount *
pupitre_family_find_sender (PupitreFamily *self, PupitreIntent *intent)
{
  g_return_val_if_fail (PUPITRE_IS_FAMILY (self), NULL);
  g_return_val_if_fail (PUPITRE_IS_INTENT (intent), NULL);

  for (guint i = 0; i < self->watched->len; i++) {
    PupitreAccount *account = g_ptr_array_index (self->watched, i);
    GListModel *intents = pupitre_outbox_get_intents (pupitre_account_get_outbox (account),
                                                      pupitre_intent_get_child (intent));

    for (guint j = 0; j < g_list_model_get_n_items (intents); j++) {
      g_autoptr (PupitreIntent) other = g_list_model_get_item (intents, j);

      if (other == intent)
        return account;
    }
  }
  return NULL;
}
