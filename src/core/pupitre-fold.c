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
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    const char *letters = spell_out (c);

    if (g_unichar_ismark (c))
      continue;
    if (!g_unichar_isalnum (c)) {
      blank = folded->len > 0;
      continue;
    }
    if (blank)
      g_string_append_c (folded, ' ');
    blank = FALSE;
    if (letters != NULL)
      g_string_append (folded, letters);
    else
      g_string_append_unichar (folded, c);
  }
  return g_string_free (folded, FALSE);
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
