/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-fold"

#include "pupitre-fold.h"

#include <string.h>

/* Names as they are searched and compared where writing may differ: case, accents and punctuation
 * do not count. Not for what the portal compares: it counts all of them. */

/* Letters of French that are two to everyone else, and that no decomposition takes apart. */
static const char *
spell_out (gunichar c)
{
  switch (c) {
  case 0x0153:
    return "oe";
  case 0x00e6:
    return "ae";
  case 0x00f8:
    return "o";
  default:
    return NULL;
  }
}

typedef struct {
  GString *text;
  GArray  *places;  /* (nullable): guint, for each byte of the text */
  gboolean blank;   /* something that is no letter came after the last one */
} Folding;

static void
add_bytes (Folding *self, const char *bytes, gssize length, guint place)
{
  g_string_append_len (self->text, bytes, length);
  for (gssize i = 0; self->places != NULL && i < length; i++)
    g_array_append_val (self->places, place);
}

/* A letter that is small and bare by now. */
static void
add_bare (Folding *self, gunichar c, guint place)
{
  const char *letters = spell_out (c);
  char bytes[6];

  if (g_unichar_ismark (c))
    return;
  if (!g_unichar_isalnum (c)) {
    self->blank = self->text->len > 0;
    return;
  }
  if (self->blank)
    add_bytes (self, " ", 1, place);
  self->blank = FALSE;
  if (letters != NULL)
    add_bytes (self, letters, strlen (letters), place);
  else
    add_bytes (self, bytes, g_unichar_to_utf8 (c, bytes), place);
}

static void
add_letter (Folding *self, const char *letter, guint place)
{
  g_autofree char *lower = NULL;
  g_autofree char *apart = NULL;

  if ((guchar) *letter < 0x80) {
    add_bare (self, g_ascii_tolower (*letter), place);
    return;
  }
  lower = g_utf8_casefold (letter, g_utf8_next_char (letter) - letter);
  apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    add_bare (self, g_utf8_get_char (p), place);
}

/**
 * pupitre_fold_places:
 * @text: Valid UTF-8
 * @places: (nullable) (element-type guint): Gets for each byte of the result the place, in
 *   characters, of the letter in @text that it comes from
 *
 * As pupitre_fold(), for who has to find in the text what was found in its folded form.
 *
 * Returns: (transfer full): the folded text. Any thread.
 */
char *
pupitre_fold_places (const char *text, GArray *places)
{
  Folding folding = { .places = places };
  guint place = 0;

  g_return_val_if_fail (text != NULL, NULL);

  folding.text = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    add_letter (&folding, p, place++);

  return g_string_free (folding.text, FALSE);
}

/**
 * pupitre_fold:
 * @text: (nullable): Any text
 *
 * Returns: (transfer full): letters without case and accents, and digits, with one space wherever
 *   there was something else; empty for nothing. Any thread.
 */
char *
pupitre_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  return pupitre_fold_places (valid, NULL);
}

static gboolean
has_word (const char *key, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = key; p != NULL; p = strchr (p, ' ')) {
    p += *p == ' ';
    if (strncmp (p, word, length) == 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_fold_matches:
 * @key: A text of pupitre_fold()
 * @typed: (nullable): What somebody searches
 *
 * Returns: whether each word of @typed begins a word of @key; nothing typed matches everything.
 *   Any thread.
 */
gboolean
pupitre_fold_matches (const char *key, const char *typed)
{
  g_autofree char *folded = pupitre_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  g_return_val_if_fail (key != NULL, FALSE);

  for (gsize i = 0; words[i] != NULL; i++) {
    if (!has_word (key, words[i]))
      return FALSE;
  }
  return TRUE;
}
