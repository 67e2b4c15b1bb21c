/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-print-pages"

#include "pupitre-print-pages.h"

/* Reads which pages somebody wants, as in "1-3, 5". */

static const char *
skip_space (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* The hyphen of the keyboard, and the dash of who writes well. */
static gboolean
take_dash (const char **text)
{
  const gunichar letter = g_utf8_get_char (*text);

  if (letter != '-' && letter != 0x2011 && letter != 0x2013)
    return FALSE;
  *text = skip_space (g_utf8_next_char (*text));

  return TRUE;
}

/* A page that there is, from 0. */
static gboolean
take_page (const char **text, guint n_pages, int *page)
{
  char *end;
  guint64 number;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  number = g_ascii_strtoull (*text, &end, 10);
  if (number < 1 || number > n_pages)
    return FALSE;
  *page = (int) number - 1;
  *text = skip_space (end);

  return TRUE;
}

static gboolean
take_range (const char **text, guint n_pages, GtkPageRange *range)
{
  if (!take_page (text, n_pages, &range->start))
    return FALSE;
  range->end = range->start;
  if (take_dash (text) && !take_page (text, n_pages, &range->end)) {
    if (g_ascii_isdigit (**text))
      return FALSE;
    range->end = (int) n_pages - 1;  /* "3-": to the end */
  }

  return range->start <= range->end;
}

/**
 * pupitre_print_pages_parse:
 * @text: What was typed
 * @n_pages: How many pages there are, at least 1
 * @ranges: (out) (transfer full) (nullable) (element-type GtkPageRange): Pages, from 0; %NULL: all of
 *   them, and if @text cannot be read
 *
 * Returns: whether @text says pages that there are. Any thread.
 */
gboolean
pupitre_print_pages_parse (const char *text, guint n_pages, GArray **ranges)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (GtkPageRange));

  *ranges = NULL;
  text = skip_space (text);
  if (*text == '\0')
    return TRUE;
  while (*text != '\0') {
    GtkPageRange range;

    if (!take_range (&text, n_pages, &range))
      return FALSE;
    g_array_append_val (found, range);
    if (*text == ',' || *text == ';')
      text = skip_space (text + 1);
  }
  *ranges = g_steal_pointer (&found);

  return TRUE;
}
