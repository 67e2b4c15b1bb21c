/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-gate"

#include "pupitre-gate.h"

#include "pupitre-error.h"
#include "pupitre-secret-text.h"

#include <string.h>

/*
 * Whether whoever typed something is the parent: one entry for PIN or password. What looks like a
 * PIN costs a try, which the keyring has lost before the PIN is looked at: a program that is killed
 * in the middle has spent it. A password costs none; the portal's own is long enough.
 */

typedef struct {
  /* Input */
  PupitreVault *vault;        /* (nullable) (owned) */
  char         *typed;        /* (owned), guarded */
  /* Output */
  gboolean      took_try;
  gboolean      by_password;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_clear_object (&check->vault);
  pupitre_secret_text_free (check->typed);
  g_free (check);
}

/**
 * pupitre_gate_is_pin:
 * @typed: What somebody typed
 *
 * Returns: whether it has the form of a PIN. Any thread.
 */
gboolean
pupitre_gate_is_pin (const char *typed)
{
  gsize length;

  g_return_val_if_fail (typed != NULL, FALSE);

  length = strlen (typed);
  return length >= PUPITRE_GATE_PIN_MIN && length <= PUPITRE_GATE_PIN_MAX &&
         strspn (typed, "0123456789") == length;
}

static void
on_tries_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  /* Right is right: tries that stay taken are the lesser harm. */
  if (!pupitre_vault_save_finish (PUPITRE_VAULT (source), result, &error))
    g_message ("The tries of the PIN are not given back: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
accept (GTask *task, gboolean tries_changed)
{
  Check *check = g_task_get_task_data (task);

  if (tries_changed && check->vault != NULL)
    pupitre_vault_save_async (check->vault, g_task_get_source_object (task), NULL, on_tries_kept,
                              g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
refuse (GTask *task)
{
  Check *check = g_task_get_task_data (task);
  PupitreSecret *secret = g_task_get_source_object (task);

  if (pupitre_secret_has_pin (secret) && pupitre_gate_is_pin (check->typed) &&
      pupitre_secret_get_tries_left (secret) == 0)
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_NO_TRIES, "Too many wrong PINs");
  else
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_WRONG_SECRET,
                             "Neither PIN nor password");
}

static void
on_password_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreSecret *secret = PUPITRE_SECRET (source);
  Check *check = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (pupitre_secret_check_password_finish (secret, result, &error)) {
    check->by_password = TRUE;
    accept (task, TRUE);
  } else if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_WRONG_SECRET) ||
             pupitre_secret_has_pin (secret)) {
    refuse (task);
  } else {
    g_task_return_error (task, g_steal_pointer (&error));
  }
}

static void
check_password (GTask *task)
{
  Check *check = g_task_get_task_data (task);

  pupitre_secret_check_password_async (g_task_get_source_object (task), check->typed,
                                       g_task_get_cancellable (task), on_password_checked,
                                       g_object_ref (task));
}

static void
on_pin_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (pupitre_secret_check_pin_finish (PUPITRE_SECRET (source), result, &error)) {
    accept (task, TRUE);
  } else if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_WRONG_SECRET)) {
    g_clear_error (&error);
    check_password (task);
  } else {
    g_task_return_error (task, error);
  }
}

static void
check_pin (GTask *task)
{
  Check *check = g_task_get_task_data (task);

  pupitre_secret_check_pin_async (g_task_get_source_object (task), check->typed,
                                  g_task_get_cancellable (task), on_pin_checked,
                                  g_object_ref (task));
}

static void
on_try_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (pupitre_vault_save_finish (PUPITRE_VAULT (source), result, &error))
    check_pin (task);
  else
    g_task_return_error (task, error);
}

/**
 * pupitre_gate_check_async:
 * @vault: (nullable): Where the tries are kept; %NULL if @secret is kept nowhere
 * @secret: Whose PIN and password
 * @typed: What somebody typed, copied
 * @cancellable: (nullable): A cancellable; a PIN that was being looked at has cost a try
 * @callback: Called when it is checked
 * @user_data: For @callback
 *
 * Compares with the PIN, if there is one and tries are left, and else with the password that the
 * portal took last. Nothing is sent. Main thread.
 */
void
pupitre_gate_check_async (PupitreVault        *vault,
                          PupitreSecret       *secret,
                          const char          *typed,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Check *check;

  g_return_if_fail (vault == NULL || PUPITRE_IS_VAULT (vault));
  g_return_if_fail (PUPITRE_IS_SECRET (secret));
  g_return_if_fail (typed != NULL);

  check = g_new0 (Check, 1);
  g_set_object (&check->vault, vault);
  check->typed = pupitre_secret_text_copy (typed);
  task = g_task_new (secret, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_gate_check_async);
  g_task_set_task_data (task, check, check_free);

  check->took_try = pupitre_secret_has_pin (secret) && pupitre_gate_is_pin (typed) &&
                    pupitre_secret_take_try (secret);
  if (!check->took_try)
    check_password (task);
  else if (vault != NULL)
    pupitre_vault_save_async (vault, secret, cancellable, on_try_kept, g_object_ref (task));
  else
    check_pin (task);
}

/**
 * pupitre_gate_check_finish:
 * @result: What the callback got
 * @by_password: (out) (optional): whether it was the password
 * @took_try: (out) (optional): whether a try was taken, which is given back by itself if it was right
 * @error: Return location: %PUPITRE_ERROR_WRONG_SECRET; %PUPITRE_ERROR_NO_TRIES if only the password
 *   helps from now on; %PUPITRE_ERROR_NOT_STORED if there is nothing to compare with; or one of the
 *   codes of the keyring, which could not keep the try
 *
 * Returns: whether it is the parent
 */
gboolean
pupitre_gate_check_finish (GAsyncResult  *result,
                           gboolean      *by_password,
                           gboolean      *took_try,
                           GError       **error)
{
  Check *check;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  check = g_task_get_task_data (G_TASK (result));
  if (by_password != NULL)
    *by_password = check->by_password;
  if (took_try != NULL)
    *took_try = check->took_try;
  return g_task_propagate_boolean (G_TASK (result), error);
}
