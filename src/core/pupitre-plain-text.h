/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    pupitre_plain_text_allows    (gunichar    c);
const char *pupitre_plain_text_skip_word (const char *p,
                                          const char *end);
char       *pupitre_plain_text_line      (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
