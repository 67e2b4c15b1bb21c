/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-photo-parser"

#include "pupitre-photo-parser.h"

#include "pupitre-error.h"
#include "pupitre-json.h"

#include <string.h>

/* GET /api/individu/eleves/{etab}/{fiche}/identification/photo: the picture of a child in base64,
 * as an object with the member "photo", as a JSON string or as bare words. The bytes are decoded
 * here; the picture is not: that is for the helper. */

#define KEY "photo"
#define MAX_PICTURE_BYTES (8 * 1024 * 1024)

static gboolean
is_base64 (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isalnum (text[i]) && strchr ("+/=\r\n", text[i]) == NULL)
      return FALSE;
    if (text[i] == '\0')
      return FALSE;
  }
  return TRUE;
}

/* Bare words become a JSON string and an empty answer null, so that what is stored is always
 * JSON. */
static GBytes *
quote_bare_words (GBytes *body)
{
  g_autofree char *trimmed = NULL;
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  GString *quoted;

  if (size > PUPITRE_JSON_MAX_BYTES || (size > 0 && memchr (data, '\0', size) != NULL))
    return NULL;
  trimmed = g_strndup (data != NULL ? data : "", size);
  g_strstrip (trimmed);
  if (*trimmed == '\0')
    return g_bytes_new_static ("null", strlen ("null"));
  if (g_str_equal (trimmed, "null") || !is_base64 (trimmed, strlen (trimmed)))
    return NULL;
  quoted = g_string_sized_new (strlen (trimmed) + 2);
  g_string_append_c (quoted, '"');
  for (const char *p = trimmed; *p != '\0'; p++) {
    if (*p != '\r' && *p != '\n')
      g_string_append_c (quoted, *p);
  }
  g_string_append_c (quoted, '"');
  return g_string_free_to_bytes (quoted);
}

/* The base64 of an answer: absent or null if the child has no picture. */
static gboolean
find_photo (PupitreJson answer, PupitreJson *photo, GError **error)
{
  PupitreJsonType type;

  *photo = answer;
  if (pupitre_json_get_type (answer) == PUPITRE_JSON_OBJECT)
    *photo = pupitre_json_get_member (answer, "photo");
  type = pupitre_json_get_type (*photo);
  if (type == PUPITRE_JSON_STRING || type == PUPITRE_JSON_NULL)
    return TRUE;
  g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING, "The answer has no photo");
  return FALSE;
}

/**
 * pupitre_photo_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Makes one item of the answer, also if the child has no picture: that is known then.
 *
 * Returns: (transfer full) (nullable): the item. Any thread.
 */
PupitreParsed *
pupitre_photo_parser_split (GBytes *body, GError **error)
{
  g_autoptr (PupitreParsed) parsed = NULL;
  g_autoptr (GBytes) quoted = quote_bare_words (body);
  g_autoptr (GBytes) json = NULL;
  PupitreJson answer, photo;

  if (quoted != NULL)
    body = quoted;
  if (!pupitre_json_parse (body, &answer, error) || !find_photo (answer, &photo, error))
    return NULL;

  json = pupitre_json_slice (answer, body);
  parsed = pupitre_parsed_new ();
  g_ptr_array_add (parsed->items, pupitre_item_new (KEY, 0, json));
  return g_steal_pointer (&parsed);
}

static const char *
skip_data_address (const char *text)
{
  const char *comma = g_str_has_prefix (text, "data:") ? strchr (text, ',') : NULL;

  return comma != NULL ? comma + 1 : text;
}

/**
 * pupitre_photo_parser_read:
 * @json: The item as it was stored
 * @error: Return location, not set if the child has no picture
 *
 * Returns: (transfer full) (nullable): the bytes of the picture, to be decoded by the helper
 *   alone; %NULL without an error: there is no picture. Any thread.
 */
GBytes *
pupitre_photo_parser_read (GBytes *json, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree guchar *picture = NULL;
  PupitreJson answer, photo;
  const char *base64;
  gsize size;

  if (!pupitre_json_parse (json, &answer, error) || !find_photo (answer, &photo, error))
    return NULL;
  text = pupitre_json_dup_text (photo);
  if (text == NULL || *text == '\0')
    return NULL;

  base64 = skip_data_address (text);
  if (!is_base64 (base64, strlen (base64))) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MALFORMED, "The photo is not base64");
    return NULL;
  }
  if (strlen (base64) / 4 * 3 > MAX_PICTURE_BYTES) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_TOO_LARGE, "The photo is too large");
    return NULL;
  }
  picture = g_base64_decode (base64, &size);
  if (size == 0) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MALFORMED, "The photo is empty");
    return NULL;
  }
  return g_bytes_new_take (g_steal_pointer (&picture), size);
}
