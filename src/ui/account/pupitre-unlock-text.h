/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *pupitre_unlock_text_dup_sentence (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
const char *pupitre_unlock_text_find_topic   (const GError *error);

G_END_DECLS
