/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pupitre_search_excerpt_make (const char *text,
                                   const char *typed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
