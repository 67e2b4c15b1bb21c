/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-password"

#include "demo-password.h"

#include "demo-random.h"

#include <string.h>

/* What is kept instead of a password: a salt and a hash that takes a while (PBKDF2 with
 * HMAC-SHA256, one block), as `SALT$HASH` in hexadecimal. People who try a demonstration may well
 * type a password of theirs. */

#define ROUNDS 5000
#define HASH_LENGTH 32

static void
hmac (const char   *password,
      const guint8 *data,
      gsize         length,
      guint8       *digest)
{
  g_autoptr (GHmac) hmac =
    g_hmac_new (G_CHECKSUM_SHA256, (const guchar *) password, strlen (password));
  gsize digest_length = HASH_LENGTH;

  g_hmac_update (hmac, data, (gssize) length);
  g_hmac_get_digest (hmac, digest, &digest_length);
}

static char *
derive (const char *password,
        const char *salt)
{
  static const guint8 first_block[] = { 0, 0, 0, 1 };
  g_autoptr (GByteArray) first = g_byte_array_new ();
  guint8 block[HASH_LENGTH], sum[HASH_LENGTH];
  GString *text = g_string_new (NULL);

  g_byte_array_append (first, (const guint8 *) salt, (guint) strlen (salt));
  g_byte_array_append (first, first_block, sizeof first_block);
  hmac (password, first->data, first->len, block);
  memcpy (sum, block, sizeof sum);
  for (int i = 1; i < ROUNDS; i++) {
    hmac (password, block, sizeof block, block);
    for (int j = 0; j < HASH_LENGTH; j++)
      sum[j] ^= block[j];
  }
  for (int j = 0; j < HASH_LENGTH; j++)
    g_string_append_printf (text, "%02x", sum[j]);
  return g_string_free (text, FALSE);
}

/**
 * demo_password_hash:
 * @password: A password
 *
 * Returns: (transfer full): what to keep instead of it, another one each time.
 */
char *
demo_password_hash (const char *password)
{
  g_autofree char *salt = demo_random_secret ();
  g_autofree char *hash = derive (password, salt);

  return g_strconcat (salt, "$", hash, NULL);
}

/**
 * demo_password_matches:
 * @password: As typed
 * @hash: What demo_password_hash() gave
 *
 * Returns: whether it is the password.
 */
gboolean
demo_password_matches (const char *password,
                       const char *hash)
{
  g_auto (GStrv) parts = g_strsplit (hash, "$", 2);
  g_autofree char *again = NULL;

  if (g_strv_length (parts) != 2)
    return FALSE;
  again = derive (password, parts[0]);
  return g_str_equal (again, parts[1]);
}
