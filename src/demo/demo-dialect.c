/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-dialect"

#include "demo-dialect.h"

static const char *const words[] = {
  [DEMO_DIALECT_DISPLAY] = "display",
  [DEMO_DIALECT_LEGACY] = "legacy",
};

/**
 * demo_dialect_word:
 * @dialect: A dialect
 *
 * Returns: the word by which it is ordered and remembered.
 */
const char *
demo_dialect_word (DemoDialect dialect)
{
  return words[dialect];
}

/**
 * demo_dialect_parse:
 * @word: (nullable): A word
 * @dialect: (out): The dialect
 *
 * Returns: whether there is one of that name.
 */
gboolean
demo_dialect_parse (const char  *word,
                    DemoDialect *dialect)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    if (g_strcmp0 (words[i], word) == 0) {
      *dialect = (DemoDialect) i;
      return TRUE;
    }
  }
  return FALSE;
}
