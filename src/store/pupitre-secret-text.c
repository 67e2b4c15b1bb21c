/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-secret-text"

#include "pupitre-secret-text.h"

#include <sodium.h>

#include <string.h>

/*
 * The form in which the secret of an account lies in the keyring: a first line that names it, then
 * one line `name=value` a field, bytes that are not plain ASCII as `%XX`. Written and read without
 * a general parser, because each of these leaves copies in memory that nobody wipes.
 */

#define FIRST_LINE "pupitre-account 1\n"

/**
 * pupitre_secret_text_alloc:
 * @length: How many bytes
 *
 * Returns: (transfer full): guarded memory, free with pupitre_secret_text_free(). Any thread.
 */
char *
pupitre_secret_text_alloc (gsize length)
{
  char *text;

  /* Returns at once after the first time. */
  if (sodium_init () < 0)
    g_error ("libsodium cannot be used on this machine");

  text = sodium_malloc (MAX (length, 1));
  if (text == NULL)
    g_error ("No guarded memory for a secret");
  memset (text, 0, MAX (length, 1));
  return text;
}

/**
 * pupitre_secret_text_copy:
 * @text: (nullable): A secret
 *
 * Returns: (transfer full) (nullable): a copy in guarded memory, free with
 *   pupitre_secret_text_free(). Any thread.
 */
char *
pupitre_secret_text_copy (const char *text)
{
  char *copy;

  if (text == NULL)
    return NULL;
  copy = pupitre_secret_text_alloc (strlen (text) + 1);
  strcpy (copy, text);
  return copy;
}

/**
 * pupitre_secret_text_free:
 * @text: (nullable) (transfer full): Guarded memory
 *
 * Wipes it and gives it back. Any thread.
 */
void
pupitre_secret_text_free (char *text)
{
  sodium_free (text);
}

static char *
write_value (char *to, const char *value)
{
  static const char digits[] = "0123456789ABCDEF";

  for (const guint8 *byte = (const guint8 *) value; *byte != '\0'; byte++) {
    if (*byte > ' ' && *byte < 0x7f && *byte != '%') {
      *to++ = (char) *byte;
    } else {
      *to++ = '%';
      *to++ = digits[*byte >> 4];
      *to++ = digits[*byte & 15];
    }
  }
  return to;
}

/**
 * pupitre_secret_text_write:
 * @fields: What to write
 * @n_fields: How many
 * @length: (out): Bytes of the text
 *
 * Returns: (transfer full): the text, not terminated, in guarded memory; free with
 *   pupitre_secret_text_free(). Any thread.
 */
char *
pupitre_secret_text_write (const PupitreSecretField *fields, gsize n_fields, gsize *length)
{
  gsize room = strlen (FIRST_LINE) + 1;
  char *text;
  char *to;

  for (gsize i = 0; i < n_fields; i++) {
    if (fields[i].value != NULL)
      room += strlen (fields[i].name) + 3 * strlen (fields[i].value) + 2;
  }

  text = pupitre_secret_text_alloc (room);
  to = g_stpcpy (text, FIRST_LINE);
  for (gsize i = 0; i < n_fields; i++) {
    if (fields[i].value == NULL)
      continue;
    to = g_stpcpy (to, fields[i].name);
    *to++ = '=';
    to = write_value (to, fields[i].value);
    *to++ = '\n';
  }
  *length = (gsize) (to - text);
  return text;
}

/* Decodes one value in place, which never makes it longer. */
static gboolean
decode_value (char *value)
{
  char *to = value;

  for (const char *from = value; *from != '\0'; from++) {
    if (*from == '%') {
      int high = g_ascii_xdigit_value (from[1]);
      int low = high < 0 ? -1 : g_ascii_xdigit_value (from[2]);

      if (low < 0 || (high == 0 && low == 0))
        return FALSE;
      *to++ = (char) (high * 16 + low);
      from += 2;
    } else if (*from > ' ' && *from < 0x7f) {
      *to++ = *from;
    } else {
      return FALSE;
    }
  }
  *to = '\0';
  return g_utf8_validate (value, -1, NULL);
}

static gboolean
read_lines (char *line, PupitreSecretFieldFunc func, gpointer user_data)
{
  while (*line != '\0') {
    char *end = strchr (line, '\n');
    char *value;

    if (end == NULL)
      return FALSE;
    *end = '\0';
    value = strchr (line, '=');
    if (value == NULL)
      return FALSE;
    *value++ = '\0';
    if (!decode_value (value) || !func (line, value, user_data))
      return FALSE;
    line = end + 1;
  }
  return TRUE;
}

/**
 * pupitre_secret_text_read:
 * @text: What the keyring holds; need not be terminated, is not trusted
 * @length: Bytes of it
 * @func: (scope call): Called for each field, in the order of the text
 * @user_data: For @func
 *
 * Returns: whether the text is well formed and @func took every field. Any thread.
 */
gboolean
pupitre_secret_text_read (const char             *text,
                          gsize                   length,
                          PupitreSecretFieldFunc  func,
                          gpointer                user_data)
{
  char *copy;
  gboolean good;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (length < strlen (FIRST_LINE) || length > PUPITRE_SECRET_TEXT_MAX)
    return FALSE;
  if (memcmp (text, FIRST_LINE, strlen (FIRST_LINE)) != 0 || memchr (text, '\0', length) != NULL)
    return FALSE;

  copy = pupitre_secret_text_alloc (length + 1);
  memcpy (copy, text, length);
  good = read_lines (copy + strlen (FIRST_LINE), func, user_data);
  pupitre_secret_text_free (copy);
  return good;
}
