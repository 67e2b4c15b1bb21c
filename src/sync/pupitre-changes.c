/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-changes"

#include "pupitre-changes.h"

#include "pupitre-account.h"

/* What changed for the children of all open accounts together. A child that two accounts see has what
 * happened in both journals; the same change is there once. Main thread.
 *
 * Signal: `changed` (GPtrArray of #PupitreChange, or %NULL), with what has just come. */

struct _PupitreChanges {
  GObject     parent_instance;

  GListModel *accounts;
  GPtrArray  *journals;  /* (element-type PupitreJournal) */
  GPtrArray  *children;  /* (element-type GListModel): of the same accounts */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreChanges, pupitre_changes, G_TYPE_OBJECT)

static void
emit_changed (PupitreChanges *self)
{
  g_signal_emit (self, changed_signal, 0, NULL);
}

static gboolean
is_known_elsewhere (PupitreChanges *self, PupitreJournal *journal, PupitreChange *change)
{
  for (guint i = 0; i < self->journals->len; i++) {
    if (self->journals->pdata[i] != journal &&
        pupitre_journal_has_alike (self->journals->pdata[i], pupitre_change_get_alike (change)))
      return TRUE;
  }
  return FALSE;
}

/* @added: (nullable) */
static void
on_journal_changed (PupitreChanges *self, GPtrArray *added, PupitreJournal *journal)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; added != NULL && i < added->len; i++) {
    if (!is_known_elsewhere (self, journal, added->pdata[i]))
      g_ptr_array_add (changes, g_object_ref (added->pdata[i]));
  }
  g_signal_emit (self, changed_signal, 0, changes->len > 0 ? changes : NULL);
}

static void
forget_journals (PupitreChanges *self)
{
  for (guint i = 0; i < self->journals->len; i++)
    g_signal_handlers_disconnect_by_data (self->journals->pdata[i], self);
  g_ptr_array_set_size (self->journals, 0);
  for (guint i = 0; i < self->children->len; i++)
    g_signal_handlers_disconnect_by_data (self->children->pdata[i], self);
  g_ptr_array_set_size (self->children, 0);
}

static void
on_accounts_changed (PupitreChanges *self)
{
  forget_journals (self);
  for (guint i = 0; i < g_list_model_get_n_items (self->accounts); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (self->accounts, i);
    PupitreJournal *journal = pupitre_account_get_journal (account);
    GListModel *children = pupitre_account_get_children (account);

    g_signal_connect_object (children, "items-changed", G_CALLBACK (emit_changed), self,
                             G_CONNECT_SWAPPED);
    g_ptr_array_add (self->children, g_object_ref (children));
    g_signal_connect_object (journal, "changed", G_CALLBACK (on_journal_changed), self,
                             G_CONNECT_SWAPPED);
    g_ptr_array_add (self->journals, g_object_ref (journal));
  }
  emit_changed (self);
}

static void
pupitre_changes_dispose (GObject *object)
{
  PupitreChanges *self = PUPITRE_CHANGES (object);

  forget_journals (self);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (pupitre_changes_parent_class)->dispose (object);
}

static void
pupitre_changes_finalize (GObject *object)
{
  PupitreChanges *self = PUPITRE_CHANGES (object);

  g_ptr_array_unref (self->journals);
  g_ptr_array_unref (self->children);

  G_OBJECT_CLASS (pupitre_changes_parent_class)->finalize (object);
}

static void
pupitre_changes_class_init (PupitreChangesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_changes_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_changes_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_CHANGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
pupitre_changes_init (PupitreChanges *self)
{
  self->journals = g_ptr_array_new_with_free_func (g_object_unref);
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_changes_new:
 * @accounts: The model of the open #PupitreAccount
 *
 * Returns: (transfer full): what changed for their children.
 */
PupitreChanges *
pupitre_changes_new (GListModel *accounts)
{
  PupitreChanges *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (accounts), NULL);

  self = g_object_new (PUPITRE_TYPE_CHANGES, NULL);
  self->accounts = g_object_ref (accounts);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  on_accounts_changed (self);
  return self;
}

/**
 * pupitre_changes_is_loaded:
 * @self: What changed
 *
 * Returns: whether all journals were read: before that, that there is nothing means nothing.
 */
gboolean
pupitre_changes_is_loaded (PupitreChanges *self)
{
  g_return_val_if_fail (PUPITRE_IS_CHANGES (self), FALSE);

  for (guint i = 0; i < self->journals->len; i++) {
    if (!pupitre_journal_is_loaded (self->journals->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  gint64 first = pupitre_change_get_at (*(PupitreChange *const *) a);
  gint64 second = pupitre_change_get_at (*(PupitreChange *const *) b);

  return (first < second) - (first > second);
}

/* @returns: (element-type utf8): the one child, or all that an open account shows: what is told of
 *   another one, which has left the family, nobody can open any more */
static GHashTable *
collect_keys (PupitreChanges *self, const char *child)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (child != NULL) {
    g_hash_table_add (keys, g_strdup (child));
    return keys;
  }
  for (guint i = 0; i < self->children->len; i++) {
    GListModel *children = self->children->pdata[i];

    for (guint c = 0; c < g_list_model_get_n_items (children); c++) {
      g_autoptr (PupitreChild) one = g_list_model_get_item (children, c);

      g_hash_table_add (keys, g_strdup (pupitre_child_get_key (one)));
    }
  }
  return keys;
}

/**
 * pupitre_changes_list:
 * @self: What changed
 * @child: (nullable): The key of a child; %NULL for all that an open account shows
 *
 * Returns: (transfer container) (element-type PupitreChange): what changed, the newest first, each
 *   change once.
 */
GPtrArray *
pupitre_changes_list (PupitreChanges *self, const char *child)
{
  g_autoptr (GHashTable) others = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) keys = NULL;
  GPtrArray *list;

  g_return_val_if_fail (PUPITRE_IS_CHANGES (self), NULL);

  keys = collect_keys (self, child);
  list = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->journals->len; i++) {
    GPtrArray *changes = pupitre_journal_list (self->journals->pdata[i]);
    guint n_before = list->len;

    for (guint c = 0; c < changes->len; c++) {
      PupitreChange *change = changes->pdata[c];

      if (g_hash_table_contains (keys, pupitre_change_get_child (change)) &&
          !g_hash_table_contains (others, pupitre_change_get_alike (change)))
        g_ptr_array_add (list, g_object_ref (change));
    }
    for (guint c = n_before; c < list->len; c++)
      g_hash_table_add (others, (gpointer) pupitre_change_get_alike (list->pdata[c]));
  }
  g_ptr_array_sort (list, compare_changes);
  return list;
}

/* Whether an account before that one has it too: there it is counted, unless it was seen. */
static gboolean
is_known_before (PupitreChanges *self, guint position, PupitreChange *change)
{
  for (guint i = 0; i < position; i++) {
    if (pupitre_journal_has_alike (self->journals->pdata[i], pupitre_change_get_alike (change)))
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_changes_list_unseen:
 * @self: What changed
 * @child: (nullable): The key of a child; %NULL for all that an open account shows
 *
 * Returns: (transfer container) (element-type PupitreChange): what the parent has not seen yet, in any
 *   order, each change once.
 */
GPtrArray *
pupitre_changes_list_unseen (PupitreChanges *self, const char *child)
{
  g_autoptr (GHashTable) keys = NULL;
  GPtrArray *list;

  g_return_val_if_fail (PUPITRE_IS_CHANGES (self), NULL);

  keys = collect_keys (self, child);
  list = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->journals->len; i++) {
    GPtrArray *unseen = pupitre_journal_list_unseen (self->journals->pdata[i]);

    for (guint c = 0; c < unseen->len; c++) {
      if (g_hash_table_contains (keys, pupitre_change_get_child (unseen->pdata[c])) &&
          !is_known_before (self, i, unseen->pdata[c]))
        g_ptr_array_add (list, g_object_ref (unseen->pdata[c]));
    }
  }
  return list;
}

/**
 * pupitre_changes_count_unseen:
 * @self: What changed
 * @child: (nullable): The key of a child; %NULL for all that an open account shows
 * @tiles: Which tiles show it, as flags
 *
 * Returns: how many changes the parent has not seen yet.
 */
guint
pupitre_changes_count_unseen (PupitreChanges *self, const char *child, PupitreTile tiles)
{
  g_autoptr (GPtrArray) unseen = pupitre_changes_list_unseen (self, child);
  guint n = 0;

  for (guint i = 0; unseen != NULL && i < unseen->len; i++)
    n += (pupitre_change_get_tile (unseen->pdata[i]) & tiles) != 0 ? 1 : 0;
  return n;
}

/**
 * pupitre_changes_see:
 * @self: What changed
 * @child: (nullable): The key of a child; %NULL for all that an open account shows
 * @shows: (nullable) (scope call): Which of it; %NULL for all
 * @user_data: What to ask @shows with
 *
 * Notes in each journal that the parent has seen it.
 */
void
pupitre_changes_see (PupitreChanges         *self,
                     const char             *child,
                     PupitreShowsChangeFunc  shows,
                     gpointer                user_data)
{
  g_autoptr (GHashTable) keys = NULL;

  g_return_if_fail (PUPITRE_IS_CHANGES (self));

  keys = collect_keys (self, child);
  for (guint i = 0; i < self->journals->len; i++) {
    GPtrArray *changes = pupitre_journal_list_unseen (self->journals->pdata[i]);
    g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

    for (guint c = 0; c < changes->len; c++) {
      if (g_hash_table_contains (keys, pupitre_change_get_child (changes->pdata[c])) &&
          (shows == NULL || shows (changes->pdata[c], user_data)))
        g_ptr_array_add (chosen, changes->pdata[c]);
    }
    pupitre_journal_see (self->journals->pdata[i], chosen);
  }
}
