/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-plain-text"

#include "pupitre-plain-text.h"

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
  if (g_unichar_iscntrl (c) || !g_unichar_validate (c))
    return FALSE;
  return c != 0x061c && c != 0x200e && c != 0x200f && !(c >= 0x202a && c <= 0x202e) &&
         !(c >= 0x2066 && c <= 0x2069) && c != 0xfeff;
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
  GString *line;
  gboolean blank = FALSE;

  if (text == NULL)
    return NULL;

  line = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    /* A no-break space is part of how French is written ("2 h", "« »"): it stays what it is. */
    if (g_unichar_isspace (c) && c != 0xa0 && c != 0x202f) {
      blank = line->len > 0;
      continue;
    }
    if (!pupitre_plain_text_allows (c))
      continue;
    if (blank)
      g_string_append_c (line, ' ');
    blank = FALSE;
    g_string_append_unichar (line, c);
  }
  if (line->len == 0) {
    g_string_free (line, TRUE);
    return NULL;
  }
  return g_string_free (line, FALSE);
}
