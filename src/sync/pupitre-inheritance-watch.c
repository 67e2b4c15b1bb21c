/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-inheritance-watch"

#include "pupitre-inheritance-watch.h"

#include "pupitre-child-list.h"
#include "pupitre-inheritance.h"

/* Notices when the portal shows an account a child for the first time, however the parent associated
 * it, of which another open account keeps something: the parent's address may have changed. A child
 * that the stored copy had already is none, or two parents would be told of each other's at each
 * start. What is noticed while the other account is locked is looked for again when that one opens.
 * Main thread.
 *
 * Signals: `found` with the account that has the child now, the one that keeps something, and the
 * child; once for each child of an account. */

typedef struct {
  PupitreAccount *account;   /* not owned: it goes when the list of the accounts says so */
  gboolean        ready;     /* @children are known */
  GHashTable     *children;  /* (element-type utf8): the keys of those that were there before */
  GPtrArray      *fresh;     /* (element-type PupitreChild): those that were not, nothing found yet */
} Heir;

struct _PupitreInheritanceWatch {
  GObject          parent_instance;

  PupitreAccounts *accounts;
  GPtrArray       *heirs;    /* (element-type Heir) */
  GCancellable    *cancel;   /* of what is being looked for */
};

enum {
  SIGNAL_FOUND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreInheritanceWatch, pupitre_inheritance_watch, G_TYPE_OBJECT)

static void
heir_free (gpointer data)
{
  Heir *heir = data;

  g_hash_table_unref (heir->children);
  g_ptr_array_unref (heir->fresh);
  g_free (heir);
}

typedef struct {
  PupitreInheritanceWatch *self;     /* (owned) */
  PupitreAccount          *account;  /* (owned): as long as it is being looked for */
  PupitreChild            *child;    /* (owned) */
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->self);
  g_object_unref (look->account);
  g_object_unref (look->child);
  g_free (look);
}

static Heir *
find_heir (PupitreInheritanceWatch *self, PupitreAccount *account)
{
  for (guint i = 0; i < self->heirs->len; i++) {
    Heir *heir = g_ptr_array_index (self->heirs, i);

    if (heir->account == account)
      return heir;
  }
  return NULL;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;
  PupitreInheritance what = { 0 };
  g_autoptr (PupitreAccount) former = pupitre_inheritance_find_finish (result, &what, NULL);
  Heir *heir = find_heir (look->self, look->account);

  if (former != NULL && heir != NULL && g_ptr_array_remove (heir->fresh, look->child))
    g_signal_emit (look->self, signals[SIGNAL_FOUND], 0, look->account, former, look->child);
  look_free (look);
}

static void
look (PupitreInheritanceWatch *self, Heir *heir, PupitreChild *child)
{
  Look *data = g_new0 (Look, 1);

  data->self = g_object_ref (self);
  data->account = g_object_ref (heir->account);
  data->child = g_object_ref (child);
  pupitre_inheritance_find_async (self->accounts, heir->account, child, self->cancel, on_found, data);
}

static void
update_heir (PupitreInheritanceWatch *self, GListModel *children)
{
  for (guint i = 0; i < self->heirs->len; i++) {
    Heir *heir = g_ptr_array_index (self->heirs, i);

    if (pupitre_account_get_children (heir->account) != children ||
        !pupitre_child_list_is_known (PUPITRE_CHILD_LIST (children)))
      continue;
    for (guint c = 0; c < g_list_model_get_n_items (children); c++) {
      g_autoptr (PupitreChild) child = g_list_model_get_item (children, c);

      if (!g_hash_table_add (heir->children, g_strdup (pupitre_child_get_key (child))) ||
          !heir->ready)
        continue;
      g_ptr_array_add (heir->fresh, g_object_ref (child));
      look (self, heir, child);
    }
    heir->ready = TRUE;
  }
}

static void
on_children_changed (PupitreInheritanceWatch *self,
                     guint                    position,
                     guint                    removed,
                     guint                    added,
                     GListModel              *children)
{
  update_heir (self, children);
}

static void
on_known (PupitreInheritanceWatch *self, GParamSpec *pspec, GListModel *children)
{
  update_heir (self, children);
}

static void
add_heir (PupitreInheritanceWatch *self, PupitreAccount *account)
{
  GListModel *children = pupitre_account_get_children (account);
  Heir *heir = g_new0 (Heir, 1);

  heir->account = account;
  heir->children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  heir->fresh = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->heirs, heir);
  g_signal_connect_object (children, "items-changed", G_CALLBACK (on_children_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (children, "notify::known", G_CALLBACK (on_known), self,
                           G_CONNECT_SWAPPED);
  update_heir (self, children);
}

static gboolean
has_account (PupitreInheritanceWatch *self, PupitreAccount *account)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->accounts)); i++) {
    g_autoptr (PupitreAccount) each = g_list_model_get_item (G_LIST_MODEL (self->accounts), i);

    if (each == account)
      return TRUE;
  }
  return FALSE;
}

static void
look_again (PupitreInheritanceWatch *self)
{
  for (guint i = 0; i < self->heirs->len; i++) {
    Heir *heir = g_ptr_array_index (self->heirs, i);

    for (guint c = 0; c < heir->fresh->len; c++)
      look (self, heir, g_ptr_array_index (heir->fresh, c));
  }
}

/* What is being looked for would hold an account, and with it a key, that is to go. */
static void
on_accounts_changed (PupitreInheritanceWatch *self)
{
  g_cancellable_cancel (self->cancel);
  g_object_unref (self->cancel);
  self->cancel = g_cancellable_new ();

  for (guint i = self->heirs->len; i > 0; i--) {
    Heir *heir = g_ptr_array_index (self->heirs, i - 1);

    if (!has_account (self, heir->account))
      g_ptr_array_remove_index (self->heirs, i - 1);
  }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->accounts)); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (G_LIST_MODEL (self->accounts), i);

    if (find_heir (self, account) == NULL)
      add_heir (self, account);
  }
  look_again (self);
}

static void
pupitre_inheritance_watch_dispose (GObject *object)
{
  PupitreInheritanceWatch *self = PUPITRE_INHERITANCE_WATCH (object);

  g_cancellable_cancel (self->cancel);
  g_ptr_array_set_size (self->heirs, 0);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (pupitre_inheritance_watch_parent_class)->dispose (object);
}

static void
pupitre_inheritance_watch_finalize (GObject *object)
{
  PupitreInheritanceWatch *self = PUPITRE_INHERITANCE_WATCH (object);

  g_ptr_array_unref (self->heirs);
  g_object_unref (self->cancel);

  G_OBJECT_CLASS (pupitre_inheritance_watch_parent_class)->finalize (object);
}

static void
pupitre_inheritance_watch_class_init (PupitreInheritanceWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_inheritance_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_inheritance_watch_finalize;
  signals[SIGNAL_FOUND] =
    g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, PUPITRE_TYPE_ACCOUNT, PUPITRE_TYPE_ACCOUNT, PUPITRE_TYPE_CHILD);
}

static void
pupitre_inheritance_watch_init (PupitreInheritanceWatch *self)
{
  self->heirs = g_ptr_array_new_with_free_func (heir_free);
  self->cancel = g_cancellable_new ();
}

/**
 * pupitre_inheritance_watch_new:
 * @accounts: The accounts of this computer
 *
 * Returns: (transfer full): a watch over the open ones. Main thread.
 */
PupitreInheritanceWatch *
pupitre_inheritance_watch_new (PupitreAccounts *accounts)
{
  PupitreInheritanceWatch *self;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (accounts), NULL);

  self = g_object_new (PUPITRE_TYPE_INHERITANCE_WATCH, NULL);
  self->accounts = g_object_ref (accounts);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  on_accounts_changed (self);
  return self;
}
