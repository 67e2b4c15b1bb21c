/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pupitre_number_words_decimal (double number) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_number_words_percent (double percent) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_number_words_money   (gint64 cents) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
