/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-plain-text"

#include "pupitre-plain-text.h"

#include <string.h>

/* What words from outside may be made of before they are shown. */

/**
 * pupitre_plain_text_allows:
 * @c: A character
 *
 * Refuses what can not be seen but changes what is: control characters, the controls of writing
 * direction, which can make a name read as another one, and the byte-order mark.
 *
 * Returns: whether @c may stand in shown text. White space is to be judged first. Any thread.
 */
gboolean
pupitre_plain_text_allows (gunichar c)
{
  /* Unicode's controls, of which there will never be others; nearly all text is settled here. */
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return FALSE;
  if (c < 0x061c)
    return TRUE;
  return c != 0x061c && c != 0x200e && c != 0x200f && !(c >= 0x202a && c <= 0x202e) &&
         !(c >= 0x2066 && c <= 0x2069) && c != 0xfeff && g_unichar_validate (c);
}

/**
 * pupitre_plain_text_skip_word:
 * @p: A place in valid UTF-8, between two characters
 * @end: The byte after the last one
 *
 * A narrow no-break space is part of a word, any other white space ends it.
 *
 * Returns: the first character that is white space or that pupitre_plain_text_allows() refuses, or
 *   @end. Any thread.
 */
const char *
pupitre_plain_text_skip_word (const char *p, const char *end)
{
  while (p < end) {
    gunichar c;

    if (g_ascii_isgraph (*p)) {
      p++;
      continue;
    }
    c = g_utf8_get_char (p);
    if ((g_unichar_isspace (c) && c != 0x202f) || !pupitre_plain_text_allows (c))
      return p;
    p = g_utf8_next_char (p);
  }
  return end;
}

/**
 * pupitre_plain_text_line:
 * @text: (nullable): UTF-8 from outside
 *
 * Makes one line of it: white space folded, what pupitre_plain_text_allows() refuses left out.
 *
 * Returns: (transfer full) (nullable): the line, %NULL if nothing is left. Any thread.
 */
char *
pupitre_plain_text_line (const char *text)
{
  const char *p = text;
  const char *end;
  GString *line;
  gboolean blank = FALSE;

  if (text == NULL)
    return NULL;

  end = text + strlen (text);
  line = g_string_sized_new ((gsize) (end - text));
  while (p < end) {
    const char *stop = pupitre_plain_text_skip_word (p, end);
    gunichar c = stop == p ? g_utf8_get_char (p) : 0;

    /* A no-break space is part of how French is written ("2 h", "« »"): it stays what it is. */
    if (c == 0xa0)
      stop = g_utf8_next_char (p);
    if (stop == p) {
      if (g_unichar_isspace (c))
        blank = line->len > 0;
      p = g_utf8_next_char (p);
      continue;
    }
    if (blank)
      g_string_append_c (line, ' ');
    blank = FALSE;
    g_string_append_len (line, p, stop - p);
    p = stop;
  }
  if (line->len == 0) {
    g_string_free (line, TRUE);
    return NULL;
  }
  return g_string_free (line, FALSE);
}
