/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-sealed-secret"

#include "pupitre-sealed-secret.h"

#include "pupitre-error.h"
#include "pupitre-secret-text.h"

#include <sodium.h>

#include <string.h>

/*
 * The secret of an account for which there is no keyring, sealed under the portal's password: what
 * stays of it in memory while the program is locked. Salt, nonce and ciphertext, one after the
 * other; it never leaves the memory, so its form is free to change. The key that opens it takes as
 * long to make as a verifier does to check, and is made in a thread of its own.
 */

#define OPERATIONS crypto_pwhash_OPSLIMIT_INTERACTIVE
#define MEMORY crypto_pwhash_MEMLIMIT_INTERACTIVE
#define HEAD_SIZE (crypto_pwhash_SALTBYTES + crypto_secretbox_NONCEBYTES)

typedef struct {
  char   *password;  /* (owned), guarded */
  char   *text;      /* (nullable) (owned), guarded: what to seal */
  gsize   length;
  GBytes *sealed;    /* (nullable) (owned): what to open */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  pupitre_secret_text_free (work->password);
  pupitre_secret_text_free (work->text);
  g_clear_pointer (&work->sealed, g_bytes_unref);
  g_free (work);
}

/* Returns: (nullable): the key, guarded; %NULL with @task answered */
static guint8 *
make_key (GTask *task, const char *password, const guint8 *salt)
{
  guint8 *key = (guint8 *) pupitre_secret_text_alloc (crypto_secretbox_KEYBYTES);

  if (crypto_pwhash (key, crypto_secretbox_KEYBYTES, password, strlen (password), salt, OPERATIONS,
                     MEMORY, crypto_pwhash_ALG_ARGON2ID13) == 0)
    return key;
  pupitre_secret_text_free ((char *) key);
  g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_FAILED,
                           "Not enough memory to make a key");
  return NULL;
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  gsize size = HEAD_SIZE + crypto_secretbox_MACBYTES + work->length;
  g_autofree guint8 *sealed = g_malloc (size);
  guint8 *key;

  randombytes_buf (sealed, HEAD_SIZE);
  key = make_key (task, work->password, sealed);
  if (key == NULL)
    return;
  crypto_secretbox_easy (sealed + HEAD_SIZE, (const guint8 *) work->text, work->length,
                         sealed + crypto_pwhash_SALTBYTES, key);
  pupitre_secret_text_free ((char *) key);
  g_task_return_pointer (task, g_bytes_new_take (g_steal_pointer (&sealed), size),
                         (GDestroyNotify) g_bytes_unref);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  gsize size = 0;
  const guint8 *sealed = g_bytes_get_data (work->sealed, &size);
  gsize length = size - HEAD_SIZE - crypto_secretbox_MACBYTES;
  PupitreSecret *secret = NULL;
  GError *error = NULL;
  guint8 *key = make_key (task, work->password, sealed);
  char *text;

  if (key == NULL)
    return;
  text = pupitre_secret_text_alloc (length);
  if (crypto_secretbox_open_easy ((guint8 *) text, sealed + HEAD_SIZE, size - HEAD_SIZE,
                                  sealed + crypto_pwhash_SALTBYTES, key) == 0)
    secret = pupitre_secret_new_from_text (text, length, &error);
  else
    error = g_error_new_literal (PUPITRE_ERROR, PUPITRE_ERROR_WRONG_SECRET, "Not this password");
  pupitre_secret_text_free (text);
  pupitre_secret_text_free ((char *) key);

  if (secret != NULL)
    g_task_return_pointer (task, secret, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pupitre_sealed_secret_make_async:
 * @secret: A secret, as it is now
 * @password: The password that the portal has just taken
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is made
 * @user_data: For @callback
 *
 * Seals a secret under a password, off the main thread. Main thread.
 */
void
pupitre_sealed_secret_make_async (PupitreSecret       *secret,
                                  const char          *password,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (PUPITRE_IS_SECRET (secret));
  g_return_if_fail (password != NULL);

  work = g_new0 (Work, 1);
  work->password = pupitre_secret_text_copy (password);
  work->text = pupitre_secret_to_text (secret, &work->length);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_sealed_secret_make_async);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * pupitre_sealed_secret_make_finish:
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: (transfer full): the sealed secret, or %NULL with @error set
 */
GBytes *
pupitre_sealed_secret_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pupitre_sealed_secret_open_async:
 * @sealed: What pupitre_sealed_secret_make_finish() gave
 * @password: What somebody typed
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is open, or not
 * @user_data: For @callback
 *
 * Opens a sealed secret with the password that sealed it, off the main thread. Main thread.
 */
void
pupitre_sealed_secret_open_async (GBytes              *sealed,
                                  const char          *password,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (sealed != NULL);
  g_return_if_fail (g_bytes_get_size (sealed) > HEAD_SIZE + crypto_secretbox_MACBYTES);
  g_return_if_fail (password != NULL);

  work = g_new0 (Work, 1);
  work->password = pupitre_secret_text_copy (password);
  work->sealed = g_bytes_ref (sealed);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_sealed_secret_open_async);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * pupitre_sealed_secret_open_finish:
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_WRONG_SECRET
 *
 * Returns: (transfer full): the secret, or %NULL with @error set
 */
PupitreSecret *
pupitre_sealed_secret_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
