/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean pupitre_decimal_parse       (const char *text,
                                      double     *number);
gboolean pupitre_decimal_parse_cents (const char *text,
                                      gint64     *cents);

G_END_DECLS
