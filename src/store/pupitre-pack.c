/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-pack"

#include "pupitre-pack.h"

#include <string.h>

/*
 * The form of a row's text before it is sealed: numbers as 8 bytes, least first, strings with the
 * zero that ends them, so that they can be used where they lie. GVariant would do, but ten thousand
 * entries of an index would take it ten times as long.
 */

/**
 * pupitre_pack_number:
 * @text: Where to append
 * @number: A number
 *
 * Appends a number. Any thread.
 */
void
pupitre_pack_number (GByteArray *text, gint64 number)
{
  gint64 coded = GINT64_TO_LE (number);

  g_byte_array_append (text, (const guint8 *) &coded, sizeof coded);
}

/**
 * pupitre_pack_bytes:
 * @text: Where to append
 * @bytes: Some bytes
 * @length: How many; the reader has to know
 *
 * Appends bytes. Any thread.
 */
void
pupitre_pack_bytes (GByteArray *text, const guint8 *bytes, guint length)
{
  g_byte_array_append (text, bytes, length);
}

/**
 * pupitre_pack_string:
 * @text: Where to append
 * @string: (nullable): A string; %NULL is read back as the empty one
 *
 * Appends a string. Any thread.
 */
void
pupitre_pack_string (GByteArray *text, const char *string)
{
  if (string == NULL)
    string = "";
  g_byte_array_append (text, (const guint8 *) string, (guint) strlen (string) + 1);
}

/**
 * pupitre_unpack_init:
 * @self: A reader
 * @text: What was packed; has to outlive the reader and what it gives
 *
 * Begins to read. Any thread.
 */
void
pupitre_unpack_init (PupitreUnpacker *self, GBytes *text)
{
  gsize length;

  self->at = g_bytes_get_data (text, &length);
  self->end = self->at + length;
  self->failed = FALSE;
}

/**
 * pupitre_unpack_bytes:
 * @self: A reader
 * @length: How many
 *
 * Returns: (transfer none) (nullable): the next bytes, inside the text. Any thread.
 */
const guint8 *
pupitre_unpack_bytes (PupitreUnpacker *self, gsize length)
{
  const guint8 *bytes = self->at;

  if (self->failed || (gsize) (self->end - self->at) < length) {
    self->failed = TRUE;
    return NULL;
  }
  self->at += length;
  return bytes;
}

/**
 * pupitre_unpack_number:
 * @self: A reader
 *
 * Returns: the next number. Any thread.
 */
gint64
pupitre_unpack_number (PupitreUnpacker *self)
{
  gint64 coded = 0;
  const guint8 *bytes = pupitre_unpack_bytes (self, sizeof coded);

  if (bytes != NULL)
    memcpy (&coded, bytes, sizeof coded);
  return GINT64_FROM_LE (coded);
}

/**
 * pupitre_unpack_string:
 * @self: A reader
 *
 * Returns: (transfer none): the next string, inside the text. Any thread.
 */
const char *
pupitre_unpack_string (PupitreUnpacker *self)
{
  const char *string = (const char *) self->at;
  const guint8 *end = NULL;

  if (!self->failed && self->at < self->end)
    end = memchr (self->at, '\0', (gsize) (self->end - self->at));
  if (end == NULL) {
    self->failed = TRUE;
    return "";
  }
  self->at = end + 1;
  return string;
}
