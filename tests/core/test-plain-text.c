/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-plain-text.h"

#include <string.h>

/* Words from outside, whose runs are taken together: against the same rule, a character at a time. */

static gboolean
may_be_shown (gunichar c)
{
  static const gunichar REFUSED[] = { 0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e,
                                      0x2066, 0x2067, 0x2068, 0x2069, 0xfeff };

  for (gsize i = 0; i < G_N_ELEMENTS (REFUSED); i++) {
    if (c == REFUSED[i])
      return FALSE;
  }
  return g_unichar_validate (c) && !g_unichar_iscntrl (c);
}

static void
test_every_character (void)
{
  for (gunichar c = 0; c < 0x110100; c++) {
    if (pupitre_plain_text_allows (c) != may_be_shown (c))
      g_test_fail_printf ("U+%04X", c);
  }
  g_assert_false (pupitre_plain_text_allows (G_MAXUINT32));
}

/* Each character after each length of word, whole and with more behind the end. */
static void
test_ends_of_words (void)
{
  static const struct {
    const char *character;
    gsize       length;
    gboolean    ends;
  } CASES[] = {
    { "\0", 1, TRUE },
    { "\x01", 1, TRUE },
    { "\t", 1, TRUE },
    { "\v", 1, TRUE },
    { "\x1f", 1, TRUE },
    { " ", 1, TRUE },
    { "!", 1, FALSE },
    { "~", 1, FALSE },
    { "\x7f", 1, TRUE },
    { "\xc2\x80", 2, TRUE },      /* a control of the second row */
    { "\xc2\x9f", 2, TRUE },
    { "\xc2\xa0", 2, TRUE },      /* the no-break space */
    { "\xc2\xa1", 2, FALSE },
    { "é", 2, FALSE },
    { "\xd8\x9c", 2, TRUE },      /* the mark of Arabic letters */
    { "\xe2\x80\x8b", 3, FALSE },
    { "\xe2\x80\x8e", 3, TRUE },  /* left to right */
    { "\xe2\x80\xa8", 3, TRUE },  /* the separator of lines */
    { "\xe2\x80\xae", 3, TRUE },  /* from right to left from here on */
    { "\xe2\x80\xaf", 3, FALSE }, /* the narrow no-break space */
    { "\xe2\x81\xa6", 3, TRUE },
    { "€", 3, FALSE },
    { "\xef\xbb\xbf", 3, TRUE },  /* the byte-order mark */
    { "\xf0\x9f\x98\x80", 4, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    for (gsize before = 0; before < 20; before++) {
      g_autofree char *text = g_malloc (before + CASES[i].length + 1);
      char *at = text + before;
      char *end = at + CASES[i].length;

      memset (text, before % 2 == 0 ? 'x' : '\'', before);
      memcpy (at, CASES[i].character, CASES[i].length);
      *end = 'y';
      g_test_message ("Case %zu after %zu", i, before);
      g_assert_true (pupitre_plain_text_skip_word (text, at) == at);
      g_assert_true (pupitre_plain_text_skip_word (text, end) == (CASES[i].ends ? at : end));
      g_assert_true (pupitre_plain_text_skip_word (text, end + 1) ==
                     (CASES[i].ends ? at : end + 1));
    }
  }
}

/* The rule of pupitre_plain_text_line(), a character at a time. */
static char *
make_line (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c) && c != 0xa0 && c != 0x202f) {
      blank = line->len > 0;
    } else if (may_be_shown (c)) {
      if (blank)
        g_string_append_c (line, ' ');
      blank = FALSE;
      g_string_append_unichar (line, c);
    }
  }
  return g_string_free (line, line->len == 0);
}

static void
assert_line (const char *text)
{
  g_autofree char *line = pupitre_plain_text_line (text);
  g_autofree char *expected = make_line (text);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_lines (void)
{
  static const struct {
    const char *text;
    const char *line;
  } CASES[] = {
    { NULL, NULL },
    { "", NULL },
    { " \n\t ", NULL },
    { "\xe2\x80\xae\x01", NULL },
    { " un \n deux  trois ", "un deux trois" },
    { "2\xc2\xa0h", "2\xc2\xa0h" },
    { " \xc2\xa0 a", "\xc2\xa0 a" },
    { "1\xe2\x80\xaf" "000", "1\xe2\x80\xaf" "000" },
    { "gnp\xe2\x80\xae" "fdp", "gnpfdp" },
    { "a \x01 b", "a b" },
    { "a\x7f", "a" },
    { "\xef\xbb\xbf" "été", "été" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *line = pupitre_plain_text_line (CASES[i].text);

    g_test_message ("Case %zu", i);
    g_assert_cmpstr (line, ==, CASES[i].line);
  }
}

static void
test_any_line (void)
{
  static const char *const PARTS[] = {
    "a", "mots", "é", "€", "\xf0\x9f\x98\x80", " ", "  ", "\n", "\v", "\xc2\xa0", "\xe2\x80\xaf",
    "\xe2\x80\xa8", "\xe3\x80\x80", "\x01", "\x7f", "\xc2\x85", "\xe2\x80\xae", "\xef\xbb\xbf",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261127);

  for (guint i = 0; i < 5000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);

    for (int n = g_rand_int_range (random, 0, 30); n > 0; n--)
      g_string_append (text, PARTS[g_rand_int_range (random, 0, G_N_ELEMENTS (PARTS))]);
    assert_line (text->str);
  }
}

static void
test_large_line (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 1024 * 1024)
    g_string_append (text, text->len % 3 == 0 ? "réunion \xe2\x80\xae" : "x\n");
  assert_line (text->str);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/plain-text/every-character", test_every_character);
  g_test_add_func ("/core/plain-text/ends-of-words", test_ends_of_words);
  g_test_add_func ("/core/plain-text/lines", test_lines);
  g_test_add_func ("/core/plain-text/any-line", test_any_line);
  g_test_add_func ("/core/plain-text/large-line", test_large_line);

  return g_test_run ();
}
