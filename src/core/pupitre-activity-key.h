/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *pupitre_activity_key_make   (GDateTime  *planned,
                                         const char *code) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *pupitre_activity_key_settle (GPtrArray  *keys) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
