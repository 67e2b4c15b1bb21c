/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *pupitre_fold         (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char    *pupitre_fold_places  (const char *text,
                               GArray     *places) G_GNUC_WARN_UNUSED_RESULT;
gboolean pupitre_fold_matches (const char *key,
                               const char *typed);

G_END_DECLS
