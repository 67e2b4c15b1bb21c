/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-record"

#include "pupitre-record.h"

#include <string.h>

/* The content of a record: an item as the portal sent it, and, where versions are kept, after a NUL
 * the same item as it was when the parent last looked. JSON that passed the guard holds no NUL. */

/* Where the first version ends; the whole length if there is only one. */
static gsize
find_end (GBytes *record)
{
  gsize length;
  const char *text = g_bytes_get_data (record, &length);
  const char *end = length > 0 ? memchr (text, '\0', length) : NULL;

  return end != NULL ? (gsize) (end - text) : length;
}

/**
 * pupitre_record_get_json:
 * @record: The content of a record
 *
 * Returns: (transfer full): the item as it is now. Any thread.
 */
GBytes *
pupitre_record_get_json (GBytes *record)
{
  gsize end = find_end (record);

  return end == g_bytes_get_size (record) ? g_bytes_ref (record)
                                          : g_bytes_new_from_bytes (record, 0, end);
}

/**
 * pupitre_record_get_before:
 * @record: The content of a record
 *
 * Returns: (transfer full) (nullable): the item as it was when the parent last looked, %NULL if it
 *   has not changed since, or did not exist. Any thread.
 */
GBytes *
pupitre_record_get_before (GBytes *record)
{
  gsize end = find_end (record);
  gsize length = g_bytes_get_size (record);

  return end == length ? NULL : g_bytes_new_from_bytes (record, end + 1, length - end - 1);
}

/**
 * pupitre_record_join:
 * @stored: (nullable): The content that is stored so far
 * @json: The item as it came now
 *
 * Of several changes that nobody looked at, the earliest version stays; a change that was taken
 * back is none.
 *
 * Returns: (transfer full): the content to store. Any thread.
 */
GBytes *
pupitre_record_join (GBytes *stored, GBytes *json)
{
  g_autoptr (GBytes) before = NULL;
  GByteArray *record;

  if (stored == NULL)
    return g_bytes_ref (json);
  before = pupitre_record_get_before (stored);
  if (before == NULL)
    before = pupitre_record_get_json (stored);
  if (g_bytes_equal (before, json))
    return g_bytes_ref (json);
  record = g_byte_array_new ();
  g_byte_array_append (record, g_bytes_get_data (json, NULL), (guint) g_bytes_get_size (json));
  g_byte_array_append (record, (const guint8 *) "", 1);
  g_byte_array_append (record, g_bytes_get_data (before, NULL), (guint) g_bytes_get_size (before));
  return g_byte_array_free_to_bytes (record);
}
