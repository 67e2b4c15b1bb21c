/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-error.h"
#include "pupitre-listing.h"
#include "pupitre-pack.h"
#include "pupitre-sealer.h"

#include <string.h>

#define ACCOUNT "5f0c3b52-6a51-4a87-9a43-0e6a9c3f2b10"

static GBytes *
seal (PupitreSealer *sealer, const char *scope, const char *name, const void *text, gsize length)
{
  gsize sealed_length = 0;
  const guint8 *sealed = pupitre_sealer_seal (sealer, scope, name, text, length, &sealed_length);

  return g_bytes_new (sealed, sealed_length);
}

static GBytes *
open_row (PupitreSealer *sealer, const char *scope, const char *name, GBytes *sealed)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);
  GBytes *text = pupitre_sealer_open (sealer, scope, name, bytes, length, &error);

  if (text == NULL)
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED);
  else
    g_assert_no_error (error);
  return text;
}

static gboolean
opens (PupitreSealer *sealer, const char *scope, const char *name, GBytes *sealed)
{
  g_autoptr (GBytes) text = open_row (sealer, scope, name, sealed);

  return text != NULL;
}

static void
test_sizes (void)
{
  const gsize sizes[] = { 0, 1, 251, 252, 253, 1000, 100000 };
  g_autoptr (PupitreKey) key = pupitre_key_new_random ();
  g_autoptr (PupitreSealer) sealer = pupitre_sealer_new (key, ACCOUNT, PUPITRE_SEALER_RECORD);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree char *plain = g_strnfill (sizes[i], 'p');
    g_autoptr (GBytes) sealed = seal (sealer, "scope", "name", plain, sizes[i]);
    g_autoptr (GBytes) again = seal (sealer, "scope", "name", plain, sizes[i]);
    g_autoptr (GBytes) text = open_row (sealer, "scope", "name", sealed);

    g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), plain, sizes[i]);
    /* The size tells how many times 256 bytes it is, and nothing repeats. */
    g_assert_cmpuint ((g_bytes_get_size (sealed) - 1 - 24 - 16) % 256, ==, 0);
    g_assert_false (g_bytes_equal (sealed, again));
  }
}

/* Each bit of a row changed, and each length cut: refused, never another text. */
static void
test_tampered (void)
{
  g_autoptr (PupitreKey) key = pupitre_key_new_random ();
  g_autoptr (PupitreSealer) sealer = pupitre_sealer_new (key, ACCOUNT, PUPITRE_SEALER_RECORD);
  g_autoptr (GBytes) sealed = seal (sealer, "scope", "name", "{\"id\":1}", 8);
  gsize length = g_bytes_get_size (sealed);
  g_autofree guint8 *changed = g_malloc0 (length + 256);

  g_assert_true (opens (sealer, "scope", "name", sealed));
  for (gsize i = 0; i < length * 8; i++) {
    g_autoptr (GBytes) row = NULL;

    memcpy (changed, g_bytes_get_data (sealed, NULL), length);
    changed[i / 8] ^= (guint8) (1 << (i % 8));
    row = g_bytes_new (changed, length);
    g_assert_false (opens (sealer, "scope", "name", row));
  }
  memcpy (changed, g_bytes_get_data (sealed, NULL), length);
  for (gsize i = 0; i < length + 256; i++) {
    g_autoptr (GBytes) row = g_bytes_new (changed, i);

    if (i != length)
      g_assert_false (opens (sealer, "scope", "name", row));
  }
}

/* A row stands where it was sealed and nowhere else. */
static void
test_places (void)
{
  g_autoptr (PupitreKey) key = pupitre_key_new_random ();
  g_autoptr (PupitreKey) other_key = pupitre_key_new_random ();
  g_autoptr (PupitreSealer) sealer = pupitre_sealer_new (key, ACCOUNT, PUPITRE_SEALER_RECORD);
  g_autoptr (PupitreSealer) stranger = pupitre_sealer_new (other_key, ACCOUNT,
                                                           PUPITRE_SEALER_RECORD);
  g_autoptr (PupitreSealer) account = pupitre_sealer_new (key, "another", PUPITRE_SEALER_RECORD);
  g_autoptr (PupitreSealer) table = pupitre_sealer_new (key, ACCOUNT, PUPITRE_SEALER_LISTING);
  g_autoptr (GBytes) sealed = seal (sealer, "3|2026|700000/1", "ab", "text", 4);

  g_assert_true (opens (sealer, "3|2026|700000/1", "ab", sealed));
  g_assert_false (opens (sealer, "3|2025|700000/1", "ab", sealed));
  g_assert_false (opens (sealer, "3|2026|700000/1", "ac", sealed));
  g_assert_false (opens (sealer, "3|2026|700000/1a", "b", sealed));
  g_assert_false (opens (stranger, "3|2026|700000/1", "ab", sealed));
  g_assert_false (opens (account, "3|2026|700000/1", "ab", sealed));
  g_assert_false (opens (table, "3|2026|700000/1", "ab", sealed));

  g_assert_cmpint (pupitre_sealer_number_name (sealer, "a", "bc"), !=,
                   pupitre_sealer_number_name (sealer, "ab", "c"));
  g_assert_cmpint (pupitre_sealer_number_name (sealer, "a", "b"), !=,
                   pupitre_sealer_number_name (stranger, "a", "b"));
  g_assert_cmpint (pupitre_sealer_number_name (sealer, "a", "b"), ==,
                   pupitre_sealer_number_name (sealer, "a", "b"));
}

static void
test_pack (void)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autoptr (GBytes) text = NULL;
  PupitreUnpacker unpacker;

  pupitre_pack_number (packed, G_MININT64);
  pupitre_pack_string (packed, "é");
  pupitre_pack_string (packed, NULL);
  pupitre_pack_bytes (packed, (const guint8 *) "xyz", 3);
  text = g_bytes_new (packed->data, packed->len);

  pupitre_unpack_init (&unpacker, text);
  g_assert_cmpint (pupitre_unpack_number (&unpacker), ==, G_MININT64);
  g_assert_cmpstr (pupitre_unpack_string (&unpacker), ==, "é");
  g_assert_cmpstr (pupitre_unpack_string (&unpacker), ==, "");
  g_assert_cmpmem (pupitre_unpack_bytes (&unpacker, 3), 3, "xyz", 3);
  g_assert_false (unpacker.failed);
  g_assert_cmpint (pupitre_unpack_number (&unpacker), ==, 0);
  g_assert_true (unpacker.failed);
  g_assert_cmpstr (pupitre_unpack_string (&unpacker), ==, "");
  g_assert_null (pupitre_unpack_bytes (&unpacker, 0));
}

/* A text that was cut, or says that it holds more than it does, is refused. */
static void
test_listing (void)
{
  g_autoptr (PupitreListing) listing = pupitre_listing_new (2);
  g_autoptr (GByteArray) packed = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (PupitreListing) read = NULL;
  PupitreListingEntry entry = {
    .shown = { .key = "b", .date = 1, .first_seen = 2, .last_seen = 3,
               .state = PUPITRE_ITEM_WITHDRAWN },
    .hash = { 9 },
  };

  g_array_append_val (listing->entries, entry);
  entry.shown.key = "a";
  g_array_append_val (listing->entries, entry);
  pupitre_listing_sort (listing);
  packed = pupitre_listing_pack (listing);
  text = g_bytes_new (packed->data, packed->len);
  read = pupitre_listing_read (text, NULL);
  g_assert_cmpuint (read->entries->len, ==, 2);
  g_assert_cmpstr (pupitre_listing_get (read, 0)->shown.key, ==, "a");
  g_assert_cmpstr (pupitre_listing_get (read, 1)->shown.key, ==, "b");
  g_assert_cmpint (pupitre_listing_get (read, 1)->shown.last_seen, ==, 3);
  g_assert_cmpint (pupitre_listing_get (read, 1)->hash[0], ==, 9);

  for (guint i = 0; i < packed->len; i++) {
    g_autoptr (GBytes) cut = g_bytes_new (packed->data, i);

    g_assert_null (pupitre_listing_read (cut, NULL));
  }
  packed->data[7] = 0x7f;
  g_clear_pointer (&text, g_bytes_unref);
  text = g_bytes_new (packed->data, packed->len);
  g_assert_null (pupitre_listing_read (text, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sealer/sizes", test_sizes);
  g_test_add_func ("/sealer/tampered", test_tampered);
  g_test_add_func ("/sealer/places", test_places);
  g_test_add_func ("/sealer/pack", test_pack);
  g_test_add_func ("/sealer/listing", test_listing);

  return g_test_run ();
}
