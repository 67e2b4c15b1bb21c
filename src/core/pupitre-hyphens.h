/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pupitre_hyphens_add (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
