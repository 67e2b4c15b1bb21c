/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-file-name"

#include "pupitre-file-name.h"

#include "pupitre-plain-text.h"

#include <string.h>

/* A file name for what the portal sends. The name that comes with a download is made by whoever
 * uploaded it, so nothing in it decides where the file goes, what it is, or how it reads. */

#define MAX_EXTENSION 5

/* Extensions that say what a thing is without making a computer do something with it. */
static const char *const HARMLESS[] = {
  "pdf", "png", "jpg", "jpeg", "gif", "webp", "txt", "csv", "ics", "odt", "ods",
  "odp", "docx", "xlsx", "pptx", "mp3", "mp4", "ogg", "zip", NULL,
};

/* Names of devices on Windows, where a saved file may be copied. */
static const char *const RESERVED[] = {
  "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
  "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
  NULL,
};

/* The part after the last dot, if it looks like an extension: letters and digits, not digits alone
 * ("Rapport 2.1" has none). %NULL otherwise. */
static char *
find_extension (char *name)
{
  char *dot = strrchr (name, '.');
  gboolean letters = FALSE;

  if (dot == NULL || dot == name || strlen (dot + 1) > MAX_EXTENSION)
    return NULL;
  for (const char *p = dot + 1; *p != '\0'; p++) {
    if (!g_ascii_isalnum (*p))
      return NULL;
    letters |= g_ascii_isalpha (*p);
  }
  return letters ? dot : NULL;
}

/* On one line, composed, and without what a folder, a shell or Windows reads as something else. */
static char *
clean (const char *raw)
{
  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  char *line = pupitre_plain_text_line (composed);

  if (line == NULL)
    return g_strdup ("");
  g_strdelimit (line, "/\\:*?\"<>|", '_');
  return line;
}

/* Cuts at a character, then what may not end a name. */
static void
cut (char *stem, gsize max)
{
  gsize length = strlen (stem);

  if (length > max) {
    const char *end = g_utf8_find_prev_char (stem, stem + max + 1);

    length = (gsize) (end - stem);
  }
  while (length > 0 && (stem[length - 1] == '.' || stem[length - 1] == ' '))
    length--;
  stem[length] = '\0';
}

static gboolean
is_reserved (const char *stem)
{
  g_autofree char *first = g_strndup (stem, strcspn (stem, "."));
  g_autofree char *lower = g_ascii_strdown (g_strstrip (first), -1);

  return g_strv_contains (RESERVED, lower);
}

static char *
choose_extension (const char *own, const char *sniffed)
{
  g_autofree char *lower = NULL;

  if (sniffed != NULL)
    return g_strdup (sniffed);
  lower = g_ascii_strdown (own != NULL ? own : "", -1);
  return g_strdup (g_strv_contains (HARMLESS, lower) ? lower : "bin");
}

/**
 * pupitre_file_name_sanitize:
 * @raw: (nullable): The name that came with a document, any bytes
 * @sniffed_extension: (nullable): What its content is, as an extension without dot ("pdf"); %NULL
 *   if that is not known
 *
 * Makes a name of it under which a file can be saved: composed UTF-8 of at most 200 bytes, no
 * control, direction or folder characters, no leading dot, and the extension of the content, not
 * of the name. Where the content is not known, only a harmless extension of the name stays.
 *
 * Returns: (transfer full): the name. Any thread.
 */
char *
pupitre_file_name_sanitize (const char *raw, const char *sniffed_extension)
{
  g_autofree char *name = clean (raw != NULL ? raw : "");
  g_autofree char *extension = NULL;
  const char *stem = name;
  char *dot;

  g_return_val_if_fail (sniffed_extension == NULL || *sniffed_extension != '\0', NULL);

  cut (name, strlen (name));
  dot = find_extension (name);
  extension = choose_extension (dot != NULL ? dot + 1 : NULL, sniffed_extension);
  if (dot != NULL)
    *dot = '\0';
  cut (name, PUPITRE_FILE_NAME_MAX_BYTES - strlen (extension) - strlen ("._"));
  stem += strspn (stem, ". ");
  if (*stem == '\0')
    stem = "document";
  return g_strdup_printf ("%s%s.%s", is_reserved (stem) ? "_" : "", stem, extension);
}
