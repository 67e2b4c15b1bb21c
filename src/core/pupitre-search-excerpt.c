/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-search-excerpt"

#include "pupitre-search-excerpt.h"

#include <string.h>

/* The piece of a text in which the words stand that a parent typed. Words are told apart and folded as
 * the index does it (the tokenizer unicode61 of SQLite, without diacritics): so what it has found is
 * found here too, without asking it again for every text. */

#define N_WORDS 14
#define MAX_TERMS 16
#define MAX_BYTES 400  /* what stands between the words may be long */

/* A word that was typed. */
typedef struct {
  char    *folded;  /* (owned) */
  gboolean whole;   /* not only the beginning of one: "l" in "l’éc" */
} Term;

/* A word of the text, in bytes of it. */
typedef struct {
  const char *begin;
  const char *end;
  guint32     terms;  /* that it is, a bit each */
} Word;

static void
term_clear (gpointer data)
{
  g_free (((Term *) data)->folded);
}

static gboolean
is_of_word (gunichar letter)
{
  if (letter < 0x80)
    return g_ascii_isalnum (letter);
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

/* What no decomposition takes apart, as a parent types it. */
static const char *
spell_out (gunichar letter)
{
  switch (letter) {
  case 0x0152: /* Œ */
  case 0x0153: /* œ */
    return "oe";
  case 0x00c6: /* Æ */
  case 0x00e6: /* æ */
    return "ae";
  default:
    return NULL;
  }
}

static void
append_folded (GString *folded, gunichar letter)
{
  const char *spelled = spell_out (letter);
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (spelled != NULL) {
    g_string_append (folded, spelled);
    return;
  }
  n = g_unichar_fully_decompose (letter, FALSE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++) {
    if (!g_unichar_ismark (parts[i]))
      g_string_append_unichar (folded, g_unichar_tolower (parts[i]));
  }
}

/* @at: (inout): where to look; after the word
 * @folded: becomes the word as it is compared
 *
 * Returns: whether there is another one */
static gboolean
next_word (const char **at, Word *word, GString *folded)
{
  const char *text = *at;

  while (*text != '\0' && !is_of_word (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  word->begin = text;
  word->terms = 0;
  g_string_truncate (folded, 0);
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    const gunichar letter = g_utf8_get_char (text);

    if (!is_of_word (letter))
      break;
    if (letter < 0x80)
      g_string_append_c (folded, g_ascii_tolower ((char) letter));
    else
      append_folded (folded, letter);
  }
  word->end = *at = text;
  return word->end > word->begin;
}

/* Between blanks it is one thing, of which the last part alone need not be a whole word. */
static GArray *
make_terms (const char *typed)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_autoptr (GString) folded = g_string_new (NULL);
  Word word;

  g_array_set_clear_func (terms, term_clear);
  while (terms->len < MAX_TERMS && next_word (&typed, &word, folded)) {
    const Term term = { g_strdup (folded->str), *typed != '\0' && !g_ascii_isspace (*typed) };

    g_array_append_val (terms, term);
  }
  return terms;
}

static guint32
find_terms (GArray *terms, const char *folded)
{
  guint32 found = 0;

  for (guint i = 0; i < terms->len; i++) {
    const Term *term = &g_array_index (terms, Term, i);

    if (*folded != *term->folded)
      continue;
    if (term->whole ? g_str_equal (folded, term->folded) : g_str_has_prefix (folded, term->folded))
      found |= 1u << i;
  }
  return found;
}

/* The terms of as many words as are shown, from one on. */
static guint32
terms_from (GArray *words, guint first)
{
  guint32 found = 0;

  for (guint i = first; i < MIN (first + N_WORDS, words->len); i++)
    found |= g_array_index (words, Word, i).terms;
  return found;
}

/* The words from the first to a few after the first place where all that is typed stands together.
 *
 * @best: (out): the first word of the place where most of it does; as many as there are words: none */
static GArray *
read_words (const char *text, GArray *terms, guint *best)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autoptr (GString) folded = g_string_new (NULL);
  const guint32 all = (guint32) ((1ull << terms->len) - 1);
  int most = 0;
  guint enough = G_MAXUINT;
  Word word;

  *best = G_MAXUINT;
  while (words->len < enough && next_word (&text, &word, folded)) {
    word.terms = find_terms (terms, folded->str);
    g_array_append_val (words, word);
    if (word.terms == 0 || enough != G_MAXUINT)
      continue;
    /* The words that stand before this one and are shown with it. */
    for (guint first = words->len > N_WORDS ? words->len - N_WORDS : 0; first < words->len; first++) {
      const guint32 found = terms_from (words, first);

      if (g_array_index (words, Word, first).terms != 0 && __builtin_popcount (found) > most) {
        most = __builtin_popcount (found);
        *best = first;
        enough = found == all ? words->len + N_WORDS : enough;
      }
    }
  }
  return words;
}

/* On one line, however the text is broken into lines.
 *
 * Returns: whether it is there to its end */
static gboolean
append_clean (GString *clean, const char *begin, const char *end)
{
  for (; begin < end; begin++) {
    if (clean->len >= MAX_BYTES && (*begin & 0xc0) != 0x80)
      return FALSE;
    if (!g_ascii_isspace (*begin))
      g_string_append_c (clean, *begin);
    else if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
      g_string_append_c (clean, ' ');
  }
  return TRUE;
}

/* The words from @first on. */
static char *
cut (const char *text, GArray *words, guint first)
{
  GString *clean = g_string_new (NULL);
  const guint last = MIN (first + N_WORDS, words->len) - 1;
  gboolean is_end = last == words->len - 1;
  const char *begin = first == 0 ? text : g_array_index (words, Word, first).begin;
  const char *end = g_array_index (words, Word, last).end;

  if (first > 0)
    g_string_append (clean, "…");
  is_end &= append_clean (clean, begin, is_end ? end + strcspn (end, "\n") : end);
  if (clean->str[clean->len - 1] == ' ')
    g_string_truncate (clean, clean->len - 1);
  if (!is_end)
    g_string_append (clean, "…");
  return g_string_free (clean, FALSE);
}

/**
 * pupitre_search_excerpt_make:
 * @text: A text in UTF-8
 * @typed: What a parent typed, in UTF-8: beginnings of words, in any case, with or without accents
 *
 * Returns: (transfer full) (nullable): some words of @text, on one line, among which the most of @typed
 *   stands; %NULL if nothing of it does. Any thread.
 */
char *
pupitre_search_excerpt_make (const char *text, const char *typed)
{
  g_autoptr (GArray) terms = NULL;
  g_autoptr (GArray) words = NULL;
  guint best, first, last;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  terms = make_terms (typed);
  words = read_words (text, terms, &best);
  if (best == G_MAXUINT)
    return NULL;
  for (last = best, first = best; first < MIN (best + N_WORDS, words->len); first++) {
    if (g_array_index (words, Word, first).terms != 0)
      last = first;
  }
  /* What was looked for stands in the middle. */
  first = best - MIN (best, (N_WORDS - (last - best + 1)) / 2);
  if (first + N_WORDS > words->len)
    first = words->len > N_WORDS ? words->len - N_WORDS : 0;
  return cut (text, words, MIN (first, best));
}
