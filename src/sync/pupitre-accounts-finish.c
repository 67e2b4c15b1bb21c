/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

#include <gio/gio.h>

/* The end of a session on a shared computer: every account leaves the portal and is erased, all at
 * once, so that it lasts no longer than one. */

typedef struct {
  guint   n_pending;  /* accounts that are leaving, plus one */
  GError *error;      /* (nullable) (owned): the first */
} FinishData;

static void
finish_data_free (gpointer data)
{
  FinishData *finish = data;

  g_clear_error (&finish->error);
  g_free (finish);
}

/* @error: (nullable) (transfer full) */
static void
finish_part (GTask *task, GError *error)
{
  FinishData *finish = g_task_get_task_data (task);

  if (error != NULL && finish->error == NULL)
    finish->error = error;
  else
    g_clear_error (&error);

  if (--finish->n_pending > 0)
    return;
  if (finish->error != NULL)
    g_task_return_error (task, g_steal_pointer (&finish->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_left (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  pupitre_accounts_sign_out_finish (PUPITRE_ACCOUNTS (source), result, &error);
  finish_part (task, error);
}

/**
 * pupitre_accounts_finish_async:
 * @self: The accounts
 * @callback: Called when nothing of them is left
 * @user_data: For @callback
 *
 * Signs out of the portal with every account and erases them; a portal that does not answer is not
 * waited for longer than at any signing out. Main thread.
 */
void
pupitre_accounts_finish_async (PupitreAccounts     *self,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (PupitreAccount) account = NULL;
  FinishData *finish = g_new0 (FinishData, 1);

  g_return_if_fail (PUPITRE_IS_ACCOUNTS (self));

  finish->n_pending = 1;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_accounts_finish_async);
  g_task_set_task_data (task, finish, finish_data_free);
  while ((account = g_list_model_get_item (G_LIST_MODEL (self), 0)) != NULL) {
    finish->n_pending++;
    pupitre_accounts_sign_out_async (self, account, TRUE, NULL, on_left, g_object_ref (task));
    g_clear_object (&account);
  }
  finish_part (task, NULL);
}

/**
 * pupitre_accounts_finish_finish:
 * @self: The accounts
 * @result: What the callback was given
 * @error: Return location: what could not be done; the rest was
 *
 * Returns: whether all of it was done. Main thread.
 */
gboolean
pupitre_accounts_finish_finish (PupitreAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
