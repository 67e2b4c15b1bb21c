/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-hyphens"

#include "pupitre-hyphens.h"

#include <string.h>

/* Says where a long word may be broken in a narrow column, by the rule of French that a syllable begins
 * with the last consonant before a vowel: what names the courses of a school. Pure, any thread. */

#define SOFT_HYPHEN 0x00ad

/* Shorter words are not broken, and no beginning or end is shorter than this: a mute "que" would be. */
#define SHORTEST_WORD 8
#define SHORTEST_BEGINNING 3
#define SHORTEST_END 4

/* Consonants that stay together. */
static const char *const TOGETHER[] = {
  "bl", "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gn", "gr", "ph", "pl", "pr", "th", "tr", "vr",
};

static gboolean
is_vowel (gunichar letter)
{
  gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  g_unichar_fully_decompose (g_unichar_tolower (letter), FALSE, base, G_N_ELEMENTS (base));
  return base[0] < 0x80 ? strchr ("aeiouy", (int) base[0]) != NULL && base[0] != 0
                        : base[0] == 0x153 || base[0] == 0xe6;
}

static gboolean
is_together (gunichar first, gunichar second)
{
  first = g_unichar_tolower (first);
  second = g_unichar_tolower (second);
  for (gsize i = 0; i < G_N_ELEMENTS (TOGETHER); i++) {
    if (first == (gunichar) TOGETHER[i][0] && second == (gunichar) TOGETHER[i][1])
      return TRUE;
  }
  return FALSE;
}

/* Whether a syllable begins with the letter at @i: a consonant before a vowel, unless it belongs to the
 * consonant before it; with that one, it begins there. */
static gboolean
begins_syllable (const gunichar *word, glong i)
{
  if (is_vowel (word[i]))
    return FALSE;
  if (is_vowel (word[i + 1]))
    return is_vowel (word[i - 1]) || !is_together (word[i - 1], word[i]);
  return is_together (word[i], word[i + 1]);
}

/* In the word from @start to before @end. */
static void
append_word (GString *text, const gunichar *letters, glong start, glong end)
{
  for (glong i = start; i < end; i++) {
    if (end - start >= SHORTEST_WORD && i - start >= SHORTEST_BEGINNING && end - i >= SHORTEST_END &&
        begins_syllable (letters, i))
      g_string_append_unichar (text, SOFT_HYPHEN);
    g_string_append_unichar (text, letters[i]);
  }
}

/**
 * pupitre_hyphens_add:
 * @text: Plain text
 *
 * Returns: (transfer full): the same, with a soft hyphen wherever a long word may be broken.
 */
char *
pupitre_hyphens_add (const char *text)
{
  g_autofree gunichar *letters = NULL;
  GString *result;
  glong n, start = 0;

  g_return_val_if_fail (text != NULL, NULL);

  letters = g_utf8_to_ucs4_fast (text, -1, &n);
  result = g_string_new (NULL);
  for (glong i = 0; i <= n; i++) {
    if (i < n && g_unichar_isalpha (letters[i]))
      continue;
    append_word (result, letters, start, i);
    if (i < n)
      g_string_append_unichar (result, letters[i]);
    start = i + 1;
  }
  return g_string_free (result, FALSE);
}
