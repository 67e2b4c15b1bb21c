/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-key"

#include "pupitre-key.h"

#include <sodium.h>

#include <string.h>

struct _PupitreKey {
  gatomicrefcount  n_refs;
  guint8          *bytes;  /* (owned), sodium_malloc'ed, read-only */
};

G_DEFINE_BOXED_TYPE (PupitreKey, pupitre_key, pupitre_key_ref, pupitre_key_unref)

G_STATIC_ASSERT (PUPITRE_KEY_SIZE == crypto_kdf_KEYBYTES);
G_STATIC_ASSERT (PUPITRE_KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
G_STATIC_ASSERT (PUPITRE_KEY_SIZE == crypto_secretstream_xchacha20poly1305_KEYBYTES);
G_STATIC_ASSERT (PUPITRE_KEY_SIZE == crypto_generichash_KEYBYTES);

static PupitreKey *
key_new (void)
{
  PupitreKey *self;

  /* Returns at once after the first time. */
  if (sodium_init () < 0)
    g_error ("libsodium cannot be used on this machine");

  self = g_new0 (PupitreKey, 1);
  g_atomic_ref_count_init (&self->n_refs);
  self->bytes = sodium_malloc (PUPITRE_KEY_SIZE);
  if (self->bytes == NULL)
    g_error ("No guarded memory for a key");
  return self;
}

/**
 * pupitre_key_new_random:
 *
 * Returns: (transfer full): a new key from the system's random source. Any thread.
 */
PupitreKey *
pupitre_key_new_random (void)
{
  PupitreKey *self = key_new ();

  randombytes_buf (self->bytes, PUPITRE_KEY_SIZE);
  sodium_mprotect_readonly (self->bytes);
  return self;
}

/**
 * pupitre_key_new_from_bytes:
 * @bytes: %PUPITRE_KEY_SIZE bytes, copied; wiping them is up to the caller
 *
 * Returns: (transfer full): a key. Any thread.
 */
PupitreKey *
pupitre_key_new_from_bytes (const guint8 *bytes)
{
  PupitreKey *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = key_new ();
  memcpy (self->bytes, bytes, PUPITRE_KEY_SIZE);
  sodium_mprotect_readonly (self->bytes);
  return self;
}

/**
 * pupitre_key_derive:
 * @self: A key that is used for nothing else than this
 * @context: Eight letters that say what the new key is for
 * @id: Which one of them
 *
 * Returns: (transfer full): a key that tells nothing of @self. Any thread.
 */
PupitreKey *
pupitre_key_derive (const PupitreKey *self, const char *context, guint64 id)
{
  PupitreKey *derived;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (context != NULL && strlen (context) == crypto_kdf_CONTEXTBYTES, NULL);

  derived = key_new ();
  crypto_kdf_derive_from_key (derived->bytes, PUPITRE_KEY_SIZE, id, context, self->bytes);
  sodium_mprotect_readonly (derived->bytes);
  return derived;
}

/**
 * pupitre_key_ref:
 * @self: A key
 *
 * Returns: (transfer full): @self. Any thread.
 */
PupitreKey *
pupitre_key_ref (PupitreKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

/**
 * pupitre_key_unref:
 * @self: (nullable) (transfer full): A key
 *
 * Gives a reference up; with the last one the bytes are wiped. Any thread.
 */
void
pupitre_key_unref (PupitreKey *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_refs))
    return;
  sodium_free (self->bytes);
  g_free (self);
}

/**
 * pupitre_key_get_bytes:
 * @self: A key
 *
 * Returns: (transfer none): the %PUPITRE_KEY_SIZE bytes, read-only. Any thread.
 */
const guint8 *
pupitre_key_get_bytes (const PupitreKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}
