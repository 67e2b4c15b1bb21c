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
#define MAX_READ 100000  /* words: a text of more was made to be long */
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

/* Whether another part follows before the next blank: then this one is a whole word. */
static gboolean
has_more (const char *typed)
{
  while (*typed != '\0' && strchr (" \t\n\r", *typed) == NULL) {
    if (is_of_word (g_utf8_get_char (typed)))
      return TRUE;
    typed = g_utf8_next_char (typed);
  }
  return FALSE;
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
    const Term term = { g_strdup (folded->str), has_more (typed) };

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

/* A text as far as it was read. */
typedef struct {
  GArray  *terms;    /* (element-type Term) */
  guint32  all;      /* of the terms, a bit each */
  guint32  wholes;   /* those that another one follows at once */
  GArray  *words;    /* (element-type Word) (owned) */
  guint    enough;   /* words: where all that was typed stands together, and a few after that */
  gboolean is_read;  /* to its end */
  guint    best;     /* the first word of the place where most stands together; %G_MAXUINT: none */
  int      most;
} Reading;

/* The terms of as many words as are shown, from one on. */
static guint32
terms_from (const Reading *reading, guint first)
{
  guint32 found = 0;

  for (guint i = first; i < MIN (first + N_WORDS, reading->words->len); i++)
    found |= g_array_index (reading->words, Word, i).terms;
  return found;
}

/* @next: the terms of the word after the last one, which is settled by them: what has to be followed by
 * another term is nothing without it. Then the words that stand before it and are shown with it may be
 * the best place. */
static void
settle_last (Reading *reading, guint32 next)
{
  const guint len = reading->words->len;
  Word *last = &g_array_index (reading->words, Word, len - 1);

  last->terms &= ~reading->wholes | next >> 1;
  if (last->terms == 0 || reading->enough < MAX_READ)
    return;
  for (guint first = len > N_WORDS ? len - N_WORDS : 0; first < len; first++) {
    guint32 found;

    if (g_array_index (reading->words, Word, first).terms == 0)
      continue;
    found = terms_from (reading, first);
    if (__builtin_popcount (found) > reading->most) {
      reading->most = __builtin_popcount (found);
      reading->best = first;
      if (found == reading->all)
        reading->enough = len + N_WORDS;
    }
  }
}

static void
read_words (Reading *reading, const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  Word word;

  while (!reading->is_read && reading->words->len < reading->enough) {
    reading->is_read = !next_word (&text, &word, folded);
    word.terms = reading->is_read ? 0 : find_terms (reading->terms, folded->str);
    if (reading->words->len > 0)
      settle_last (reading, word.terms);
    if (!reading->is_read)
      g_array_append_val (reading->words, word);
  }
}

static void
reading_init (Reading *reading, GArray *terms)
{
  *reading = (Reading) { .terms = terms, .enough = MAX_READ, .best = G_MAXUINT };
  reading->words = g_array_new (FALSE, FALSE, sizeof (Word));
  for (guint i = 0; i < terms->len; i++) {
    reading->all |= 1u << i;
    if (g_array_index (terms, Term, i).whole)
      reading->wholes |= 1u << i;
  }
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
cut (const Reading *reading, const char *text, guint first)
{
  GString *clean = g_string_new (NULL);
  const guint last = MIN (first + N_WORDS, reading->words->len) - 1;
  const char *begin = g_array_index (reading->words, Word, first).begin;
  const char *end = g_array_index (reading->words, Word, last).end;
  const gboolean is_begin = first == 0 && begin - text < MAX_BYTES / 4;
  gboolean is_end = reading->is_read && last == reading->words->len - 1;

  if (!is_begin)
    g_string_append (clean, "…");
  is_end &= append_clean (clean, is_begin ? text : begin, is_end ? end + strcspn (end, "\n") : end);
  if (clean->str[clean->len - 1] == ' ')
    g_string_truncate (clean, clean->len - 1);
  if (!is_end)
    g_string_append (clean, "…");
  return g_string_free (clean, FALSE);
}

/* Returns: the word to begin with, so that what was looked for stands in the middle; and is there, however
 * long the words before it are */
static guint
choose_first (const Reading *reading)
{
  const Word *words = &g_array_index (reading->words, Word, 0);
  const guint len = reading->words->len;
  guint last = reading->best;
  guint first;

  for (guint i = last; i < MIN (reading->best + N_WORDS, len); i++) {
    if (words[i].terms != 0)
      last = i;
  }
  first = reading->best - MIN (reading->best, (N_WORDS - (last - reading->best + 1)) / 2);
  if (first + N_WORDS > len)
    first = len > N_WORDS ? len - N_WORDS : 0;
  first = MIN (first, reading->best);
  while (first < reading->best && words[last].end - words[first].begin > MAX_BYTES * 3 / 4)
    first++;
  return first;
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
  Reading reading;
  char *excerpt = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  terms = make_terms (typed);
  reading_init (&reading, terms);
  read_words (&reading, text);
  if (reading.best != G_MAXUINT)
    excerpt = cut (&reading, text, choose_first (&reading));
  g_array_unref (reading.words);
  return excerpt;
}
