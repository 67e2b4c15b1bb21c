/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-verifier"

#include "pupitre-verifier.h"

#include "pupitre-error.h"
#include "pupitre-secret-text.h"

#include <sodium.h>

#include <string.h>

/*
 * Argon2id verifiers of passwords and PINs. Making or checking one takes about a tenth of a second
 * and 64 MiB on purpose, so it is done in a thread of its own; the thread sees plain data alone.
 */

#define OPERATIONS crypto_pwhash_OPSLIMIT_INTERACTIVE
#define MEMORY crypto_pwhash_MEMLIMIT_INTERACTIVE

typedef struct {
  char *secret;    /* (owned), guarded */
  char *verifier;  /* (nullable) (owned) */
} Work;

static Work *
work_new (const char *secret, const char *verifier)
{
  Work *work = g_new0 (Work, 1);

  work->secret = pupitre_secret_text_copy (secret);
  work->verifier = g_strdup (verifier);
  return work;
}

static void
work_free (Work *work)
{
  pupitre_secret_text_free (work->secret);
  g_free (work->verifier);
  g_free (work);
}

/**
 * pupitre_verifier_is_valid:
 * @verifier: A verifier from the keyring, not trusted
 *
 * A verifier says itself how much memory checking it takes, so that one made by somebody else could
 * ask for all of it: only those with this program's own limits are taken.
 *
 * Returns: whether @verifier can be checked. Any thread.
 */
gboolean
pupitre_verifier_is_valid (const char *verifier)
{
  g_return_val_if_fail (verifier != NULL, FALSE);

  return g_str_has_prefix (verifier, crypto_pwhash_STRPREFIX) &&
         strlen (verifier) < crypto_pwhash_STRBYTES &&
         crypto_pwhash_str_needs_rehash (verifier, OPERATIONS, MEMORY) == 0;
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  g_autofree char *verifier = g_malloc0 (crypto_pwhash_STRBYTES);

  if (crypto_pwhash_str (verifier, work->secret, strlen (work->secret), OPERATIONS, MEMORY) != 0)
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_FAILED,
                             "Not enough memory to make a verifier");
  else
    g_task_return_pointer (task, g_steal_pointer (&verifier), g_free);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;

  if (crypto_pwhash_str_verify (work->verifier, work->secret, strlen (work->secret)) != 0)
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_WRONG_SECRET,
                             "The secret does not match its verifier");
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * pupitre_verifier_make_async:
 * @source: (type GObject): For whom; nothing that only the main thread may finalize
 * @secret: A password or PIN, copied
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is made
 * @user_data: For @callback
 *
 * Begins to make a verifier. Main thread.
 */
void
pupitre_verifier_make_async (gpointer             source,
                             const char          *secret,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_source_tag (task, pupitre_verifier_make_async);
  g_task_set_task_data (task, work_new (secret, NULL), (GDestroyNotify) work_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * pupitre_verifier_make_finish:
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: (transfer full): the verifier, or %NULL with @error set
 */
char *
pupitre_verifier_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pupitre_verifier_check_async:
 * @source: (type GObject): For whom; nothing that only the main thread may finalize
 * @verifier: A verifier
 * @secret: What somebody typed, copied
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is checked
 * @user_data: For @callback
 *
 * Begins to compare. Main thread.
 */
void
pupitre_verifier_check_async (gpointer             source,
                              const char          *verifier,
                              const char          *secret,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_source_tag (task, pupitre_verifier_check_async);
  g_task_set_task_data (task, work_new (secret, verifier), (GDestroyNotify) work_free);
  g_task_run_in_thread (task, check_in_thread);
}

/**
 * pupitre_verifier_check_finish:
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_WRONG_SECRET if it does not match
 *
 * Returns: whether it matches
 */
gboolean
pupitre_verifier_check_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
