/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include "pupitre-error.h"

/* Locking: every open account is stopped and closed, and what its secret and its store hold of keys
 * is wiped. The session with the portal stays, unused: how long it lives is the portal's affair.
 *
 * A lock is done when the secrets and stores have really gone. Whoever holds one longer holds a key,
 * which is a mistake, and said. */

#define PATIENCE_SECONDS 5

typedef struct {
  guint    n_pending;  /* what is still there, plus one while it is being counted */
  guint    patience;
  gboolean over;
} LockData;

typedef struct {
  GTask *task;  /* (owned) */
} Watch;

static void
lock_data_free (gpointer data)
{
  LockData *lock = data;

  g_clear_handle_id (&lock->patience, g_source_remove);
  g_free (lock);
}

static void
finish (GTask *task, gboolean good)
{
  LockData *lock = g_task_get_task_data (task);

  lock->over = TRUE;
  g_clear_handle_id (&lock->patience, g_source_remove);
  pupitre_accounts_end_closing (g_task_get_source_object (task), FALSE);
  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_FAILED, "Something holds a key");
}

static void
finish_part (GTask *task)
{
  LockData *lock = g_task_get_task_data (task);

  if (--lock->n_pending == 0 && !lock->over)
    finish (task, TRUE);
}

static gboolean
on_patience_over (gpointer user_data)
{
  GTask *task = user_data;

  ((LockData *) g_task_get_task_data (task))->patience = 0;
  g_warning ("Something still holds a key or a store after the lock");
  finish (task, FALSE);
  return G_SOURCE_REMOVE;
}

static gboolean
on_gone_in_main (gpointer user_data)
{
  Watch *watch = user_data;

  finish_part (watch->task);
  g_object_unref (watch->task);
  g_free (watch);
  return G_SOURCE_REMOVE;
}

/* The last reference may have been a thread's. */
static void
on_gone (gpointer user_data, GObject *where_it_was)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, on_gone_in_main, user_data, NULL);
}

static void
watch (GTask *task, gpointer object)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->task = g_object_ref (task);
  ((LockData *) g_task_get_task_data (task))->n_pending++;
  g_object_weak_ref (object, on_gone, watch);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!pupitre_store_close_finish (PUPITRE_STORE (source), result, &error))
    g_warning ("A store was not closed properly: %s", error->message);
  finish_part (task);
}

static void
close_account (GTask *task, PupitreAccount *account)
{
  PupitreAccounts *self = g_task_get_source_object (task);
  PupitreStore *store = pupitre_account_get_store (account);
  LockData *lock = g_task_get_task_data (task);

  pupitre_account_stop (account);
  lock->n_pending++;
  pupitre_store_close_async (store, NULL, on_closed, g_object_ref (task));
  watch (task, store);
  watch (task, pupitre_account_get_secret (account));
  pupitre_accounts_remove_open (self, account);
}

static void
note_closed (PupitreAccounts *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (G_LIST_MODEL (self), i);

    pupitre_accounts_add_closed (self, pupitre_closed_account_new_from_account (account));
  }
}

/**
 * pupitre_accounts_lock_async:
 * @self: The accounts
 * @cancellable: (nullable): Not used: a lock is carried through
 * @callback: Called when no key is in memory any more
 * @user_data: For @callback
 *
 * Closes every open account at once and gives up what is under way; where there is none, nothing
 * happens. The list is empty, and #PupitreAccounts:state says so, before this returns. Main thread.
 */
void
pupitre_accounts_lock_async (PupitreAccounts    *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  PupitreAccount *account;
  LockData *lock;

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_accounts_lock_async);
  lock = g_new0 (LockData, 1);
  lock->n_pending = 1;
  g_task_set_task_data (task, lock, lock_data_free);

  if (pupitre_session_machine_step (pupitre_accounts_get_state (self),
                                    PUPITRE_SESSION_EVENT_LOCK).action !=
      PUPITRE_SESSION_ACTION_LOCK) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  pupitre_accounts_begin_closing (self, FALSE);
  note_closed (self);
  pupitre_accounts_dispatch (self, PUPITRE_SESSION_EVENT_LOCK);
  while ((account = g_list_model_get_item (G_LIST_MODEL (self), 0)) != NULL) {
    close_account (task, account);
    g_object_unref (account);
  }
  lock->patience = g_timeout_add_seconds (PATIENCE_SECONDS, on_patience_over, task);
  finish_part (task);
}

/**
 * pupitre_accounts_lock_finish:
 * @self: The accounts
 * @result: What the callback was given
 * @error: Return location
 *
 * Returns: whether no key is in memory any more.
 */
gboolean
pupitre_accounts_lock_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
