/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DemoDialect:
 * @DEMO_DIALECT_DISPLAY: Calls of their own for a code, as pages with a display control make them
 * @DEMO_DIALECT_LEGACY: The calls of a form, as older pages make them
 *
 * How the accounts want a code to be asked for and checked.
 */
typedef enum {
  DEMO_DIALECT_DISPLAY,
  DEMO_DIALECT_LEGACY,
} DemoDialect;

const char *demo_dialect_word  (DemoDialect  dialect);
gboolean    demo_dialect_parse (const char  *word,
                                DemoDialect *dialect);

G_END_DECLS
