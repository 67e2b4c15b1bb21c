/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-search-excerpt.h"

#include <string.h>

#define LONG                                                                                        \
  "Chers parents, la sortie au musée aura lieu le mardi 12 mai. Les élèves de la classe prendront " \
  "l’autobus à huit heures et seront de retour à l’école avant la fin de l’après-midi. Il faut un " \
  "goûter, une gourde et un cœur léger."

static void
assert_excerpt (const char *text, const char *typed, const char *expected)
{
  g_autofree char *excerpt = pupitre_search_excerpt_make (text, typed);

  g_assert_cmpstr (excerpt, ==, expected);
}

/* As the index finds: the beginning of a word, whatever the case and the accents. */
static void
test_words (void)
{
  assert_excerpt ("La réunion des parents", "REUNION", "La réunion des parents");
  assert_excerpt ("La réunion des parents", "réun", "La réunion des parents");
  assert_excerpt ("La re\xcc\x81union", "réun", "La re\xcc\x81union");
  assert_excerpt ("La réunion des parents", "union", NULL);
  assert_excerpt ("À l’école", "l’éc", "À l’école");
  assert_excerpt ("La lecture", "l’éc", NULL);
  assert_excerpt ("Un bœuf", "boeuf", "Un bœuf");
  assert_excerpt ("Un bœuf", "bœ", "Un bœuf");
  assert_excerpt ("Le 12 mai", "12", "Le 12 mai");
  /* What ends with a sign is still being typed. */
  assert_excerpt ("La piscine", "pisc,", "La piscine");
  assert_excerpt ("La piscine", "(pisc)", "La piscine");
  assert_excerpt ("À l’école", "l’", "À l’école");
  /* What is typed in one is one. */
  assert_excerpt ("On mange à l’arrivée", "l’éc", NULL);
  assert_excerpt ("À l’heure, à l’école", "l’éc", "À l’heure, à l’école");
}

static void
test_nothing (void)
{
  assert_excerpt ("", "a", NULL);
  assert_excerpt ("La réunion", "", NULL);
  assert_excerpt ("La réunion", "…  - ", NULL);
  assert_excerpt ("… - …", "a", NULL);
}

/* What was looked for stands in the middle, and where it is cut can be seen. */
static void
test_piece (void)
{
  assert_excerpt (LONG, "chers",
                  "Chers parents, la sortie au musée aura lieu le mardi 12 mai. Les élèves…");
  assert_excerpt (LONG, "huit",
                  "…la classe prendront l’autobus à huit heures et seront de retour à l…");
  assert_excerpt (LONG, "gourde",
                  "…de l’après-midi. Il faut un goûter, une gourde et un cœur léger.");
  assert_excerpt ("Un\n\n  deux\ttrois\n", "deux", "Un deux trois");
}

/* Of several words the place counts where the most of them stand together. */
static void
test_together (void)
{
  assert_excerpt (LONG, "sortie gourde leger",
                  "…de l’après-midi. Il faut un goûter, une gourde et un cœur léger.");
  assert_excerpt (LONG, "ecole retour",
                  "…huit heures et seront de retour à l’école avant la fin de l…");
}

/* What stands between the words may be longer than any word, and no text is cut within a letter. */
static void
test_long (void)
{
  g_autofree char *dashes = g_strnfill (1000 * 1000, '-');
  g_autofree char *text = g_strconcat (dashes, " réunion ", dashes, " parents", NULL);
  g_autoptr (GString) word = g_string_new ("a");
  g_autofree char *excerpt = pupitre_search_excerpt_make (text, "reunion");
  g_autofree char *one = NULL;

  g_assert_cmpuint (strlen (excerpt), <, 500);
  g_assert_true (g_str_has_prefix (excerpt, "…réunion --"));
  g_assert_true (g_str_has_suffix (excerpt, "-…"));
  for (guint i = 0; i < 1000; i++)
    g_string_append (word, "é");
  one = pupitre_search_excerpt_make (word->str, "aé");
  g_assert_cmpuint (strlen (one), <, 500);
  g_assert_true (g_utf8_validate (one, -1, NULL));
}

/* A document may have been made to keep the search busy: what stands far behind is not looked for. */
static void
test_endless (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *excerpt = NULL;

  for (guint i = 0; i < 1000 * 1000; i++)
    g_string_append (text, "a ");
  g_string_append (text, "fin");
  assert_excerpt (text->str, "fin", NULL);
  excerpt = pupitre_search_excerpt_make (text->str, "a fin");
  g_assert_cmpstr (excerpt, ==, "a a a a a a a a a a a a a a…");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-excerpt/words", test_words);
  g_test_add_func ("/search-excerpt/nothing", test_nothing);
  g_test_add_func ("/search-excerpt/piece", test_piece);
  g_test_add_func ("/search-excerpt/together", test_together);
  g_test_add_func ("/search-excerpt/long", test_long);
  g_test_add_func ("/search-excerpt/endless", test_endless);

  return g_test_run ();
}
