/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-sealer"

#include "pupitre-sealer.h"

#include "pupitre-error.h"

#include <sodium.h>

#include <string.h>

/*
 * A sealed row is: one byte for the version of this format, 24 bytes of nonce, then the ciphertext
 * with its tag (XChaCha20-Poly1305). The text is preceded by its length and filled up to a multiple
 * of 256 bytes, so that a row's size tells little. The associated data is the version, the account,
 * the table, the scope (the name of the collection) and the name of the row, so that no row can
 * stand in another's place, nor in another account's.
 *
 * No name is written in the clear: rows are found by keyed hashes of scope and name. Each of the
 * keys here is derived from the account's and used for one thing.
 */

#define FORMAT_VERSION 1
#define NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_SIZE crypto_aead_xchacha20poly1305_ietf_ABYTES
#define HEAD_SIZE (1 + NONCE_SIZE)
#define LENGTH_SIZE 4
#define PADDING 256

/* The system is asked for random bytes in lots: ten thousand system calls would be felt. */
#define N_NONCES 64

G_STATIC_ASSERT (PUPITRE_SEALER_HASH_SIZE == crypto_shorthash_siphashx24_BYTES);
G_STATIC_ASSERT (PUPITRE_SEALER_HASH_SIZE >= crypto_generichash_BYTES_MIN);

struct _PupitreSealer {
  PupitreKey *key;
  PupitreKey *name_key;
  PupitreKey *number_key;
  PupitreKey *content_key;
  GByteArray *bound;        /* version, account, table: and then scope and name of the row */
  guint       n_bound;      /* bytes of @bound that are the same for all rows */
  GByteArray *text;         /* wiped when the sealer goes */
  GByteArray *sealed;
  guint8      nonces[N_NONCES][NONCE_SIZE];
  guint       next_nonce;
};

static void
append_name (GByteArray *bound, const char *name)
{
  g_byte_array_append (bound, (const guint8 *) name, (guint) strlen (name) + 1);
}

/**
 * pupitre_sealer_new:
 * @key: The key of the account's data
 * @account_id: Whose
 * @table: What is sealed
 *
 * Returns: (transfer full): a sealer. Any thread.
 */
PupitreSealer *
pupitre_sealer_new (const PupitreKey *key, const char *account_id, PupitreSealerTable table)
{
  PupitreSealer *self = g_new0 (PupitreSealer, 1);
  const guint8 head[2] = { FORMAT_VERSION, (guint8) table };

  self->key = pupitre_key_derive (key, "pupseal_", table);
  self->name_key = pupitre_key_derive (key, "pupname_", table);
  self->number_key = pupitre_key_derive (key, "pupnumb_", table);
  self->content_key = pupitre_key_derive (key, "puphash_", table);
  self->text = g_byte_array_new ();
  self->sealed = g_byte_array_new ();
  self->bound = g_byte_array_new ();
  g_byte_array_append (self->bound, head, sizeof head);
  append_name (self->bound, account_id);
  self->n_bound = self->bound->len;
  self->next_nonce = N_NONCES;

  return self;
}

/**
 * pupitre_sealer_free:
 * @self: (nullable) (transfer full): A sealer
 *
 * Wipes and frees it. Any thread.
 */
void
pupitre_sealer_free (PupitreSealer *self)
{
  if (self == NULL)
    return;
  pupitre_key_unref (self->key);
  pupitre_key_unref (self->name_key);
  pupitre_key_unref (self->number_key);
  pupitre_key_unref (self->content_key);
  sodium_memzero (self->text->data, self->text->len);
  g_byte_array_unref (self->text);
  g_byte_array_unref (self->sealed);
  g_byte_array_unref (self->bound);
  g_free (self);
}

/**
 * pupitre_sealer_bind:
 * @self: A sealer
 * @scope: The name of the collection, or empty
 * @name: The name of the row in it
 * @length: (out): Bytes of the associated data
 *
 * Returns: (transfer none): the associated data of a row, valid until the next call of any function
 *   of this sealer
 */
const guint8 *
pupitre_sealer_bind (PupitreSealer *self, const char *scope, const char *name, gsize *length)
{
  g_byte_array_set_size (self->bound, self->n_bound);
  append_name (self->bound, scope);
  append_name (self->bound, name);
  *length = self->bound->len;
  return self->bound->data;
}

static const guint8 *
next_nonce (PupitreSealer *self)
{
  if (self->next_nonce == N_NONCES) {
    randombytes_buf (self->nonces, sizeof self->nonces);
    self->next_nonce = 0;
  }
  return self->nonces[self->next_nonce++];
}

/* Puts length, text and filling into the sealer's buffer. */
static gsize
fill (PupitreSealer *self, const void *text, gsize length)
{
  guint32 coded = GUINT32_TO_LE ((guint32) length);
  gsize size = (LENGTH_SIZE + length + PADDING - 1) / PADDING * PADDING;

  g_byte_array_set_size (self->text, (guint) MAX (size, self->text->len));
  memcpy (self->text->data, &coded, LENGTH_SIZE);
  if (length > 0)
    memcpy (self->text->data + LENGTH_SIZE, text, length);
  memset (self->text->data + LENGTH_SIZE + length, 0, size - LENGTH_SIZE - length);
  return size;
}

/**
 * pupitre_sealer_seal:
 * @self: A sealer
 * @scope: The name of the collection, or empty
 * @name: The name of the row in it
 * @text: What to seal
 * @length: Bytes of it, less than 2 GiB
 * @sealed_length: (out): Bytes of the row
 *
 * Returns: (transfer none): the row, valid until the next call of any function of this sealer
 */
const guint8 *
pupitre_sealer_seal (PupitreSealer *self,
                     const char    *scope,
                     const char    *name,
                     const void    *text,
                     gsize          length,
                     gsize         *sealed_length)
{
  const guint8 *nonce = next_nonce (self);
  gsize size;
  gsize n_bound;
  const guint8 *bound;

  g_return_val_if_fail (length < G_MAXINT32, NULL);

  size = fill (self, text, length);
  bound = pupitre_sealer_bind (self, scope, name, &n_bound);
  *sealed_length = HEAD_SIZE + size + TAG_SIZE;
  g_byte_array_set_size (self->sealed, (guint) MAX (*sealed_length, self->sealed->len));
  self->sealed->data[0] = FORMAT_VERSION;
  memcpy (self->sealed->data + 1, nonce, NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (self->sealed->data + HEAD_SIZE, NULL,
                                              self->text->data, size, bound, n_bound, NULL,
                                              nonce, pupitre_key_get_bytes (self->key));
  return self->sealed->data;
}

static GBytes *
refuse (GError **error)
{
  g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED,
                       "A row is not what was sealed");
  return NULL;
}

static GBytes *
take_text (guint8 *text, gsize size, GError **error)
{
  g_autoptr (GBytes) whole = g_bytes_new_take (text, size);
  guint32 length;

  memcpy (&length, text, LENGTH_SIZE);
  length = GUINT32_FROM_LE (length);
  if (length > size - LENGTH_SIZE)
    return refuse (error);
  return g_bytes_new_from_bytes (whole, LENGTH_SIZE, length);
}

/**
 * pupitre_sealer_open:
 * @self: A sealer
 * @scope: The name of the collection, or empty
 * @name: The name of the row in it
 * @sealed: The row
 * @sealed_length: Bytes of it
 * @error: Return location: %PUPITRE_ERROR_STORE_DAMAGED
 *
 * Returns: (transfer full): what was sealed under just this account, table, scope and name, or
 *   %NULL with @error set
 */
GBytes *
pupitre_sealer_open (PupitreSealer  *self,
                     const char     *scope,
                     const char     *name,
                     const void     *sealed,
                     gsize           sealed_length,
                     GError        **error)
{
  const guint8 *bytes = sealed;
  gsize size;
  gsize n_bound;
  const guint8 *bound;
  guint8 *text;

  if (bytes == NULL || sealed_length < HEAD_SIZE + PADDING + TAG_SIZE || bytes[0] != FORMAT_VERSION)
    return refuse (error);

  size = sealed_length - HEAD_SIZE - TAG_SIZE;
  text = g_try_malloc (size);
  if (text == NULL)
    return refuse (error);
  bound = pupitre_sealer_bind (self, scope, name, &n_bound);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (text, NULL, NULL, bytes + HEAD_SIZE,
                                                  size + TAG_SIZE, bound, n_bound, bytes + 1,
                                                  pupitre_key_get_bytes (self->key)) != 0) {
    g_free (text);
    return refuse (error);
  }
  return take_text (text, size, error);
}

/**
 * pupitre_sealer_hash_name:
 * @self: A sealer
 * @scope: The name of the collection, or empty
 * @name: The name of the row in it
 * @hash: (out): By what the row is found
 *
 * Hashes a name with a key, so that the hash tells nothing of it.
 */
void
pupitre_sealer_hash_name (PupitreSealer *self,
                          const char    *scope,
                          const char    *name,
                          guint8         hash[PUPITRE_SEALER_HASH_SIZE])
{
  gsize length;
  const guint8 *bound = pupitre_sealer_bind (self, scope, name, &length);

  crypto_generichash (hash, PUPITRE_SEALER_HASH_SIZE, bound, length,
                      pupitre_key_get_bytes (self->name_key), PUPITRE_KEY_SIZE);
}

/**
 * pupitre_sealer_number_name:
 * @self: A sealer
 * @scope: The name of the collection, or empty
 * @name: The name of the row in it
 *
 * The shorter hash, for tables of many rows: a number can be the row's own, without an index beside
 * the table. Should two of 100 000 names ever share one (once in two thousand million such stores),
 * the row in the wrong place is refused when it is opened.
 *
 * Returns: by what the row is found
 */
gint64
pupitre_sealer_number_name (PupitreSealer *self, const char *scope, const char *name)
{
  gsize length;
  const guint8 *bound = pupitre_sealer_bind (self, scope, name, &length);
  gint64 number;

  crypto_shorthash ((guint8 *) &number, bound, length, pupitre_key_get_bytes (self->number_key));
  return number;
}

/**
 * pupitre_sealer_hash_content:
 * @self: A sealer
 * @content: Some bytes
 * @length: How many
 * @hash: (out): Their hash
 *
 * Hashes with a key, to see whether a content is the same as another time.
 */
void
pupitre_sealer_hash_content (PupitreSealer *self,
                             const void    *content,
                             gsize          length,
                             guint8         hash[PUPITRE_SEALER_HASH_SIZE])
{
  static const guint8 nothing = 0;

  crypto_shorthash_siphashx24 (hash, content != NULL ? content : &nothing, length,
                               pupitre_key_get_bytes (self->content_key));
}

/**
 * pupitre_sealer_get_key:
 * @self: A sealer
 *
 * Returns: (transfer none): the key that seals, for what is sealed in another way than in rows
 */
const guint8 *
pupitre_sealer_get_key (PupitreSealer *self)
{
  return pupitre_key_get_bytes (self->key);
}
