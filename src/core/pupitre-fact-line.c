/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-fact-line"

#include "pupitre-fact-line.h"

/* Some facts in one line. Pure. */

/**
 * pupitre_fact_line_join:
 * @texts: (array zero-terminated=1): Some facts, each perhaps empty
 *
 * Returns: (transfer full): those that are not empty, side by side. Any thread.
 */
char *
pupitre_fact_line_join (const char * const *texts)
{
  GString *line;

  g_return_val_if_fail (texts != NULL, NULL);

  line = g_string_new (NULL);
  for (gsize i = 0; texts[i] != NULL; i++) {
    if (line->len > 0 && texts[i][0] != '\0')
      g_string_append (line, " · ");
    g_string_append (line, texts[i]);
  }
  return g_string_free (line, FALSE);
}
