/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GError *pupitre_b2c_error_new              (const char *code,
                                            const char *text) G_GNUC_WARN_UNUSED_RESULT;
GError *pupitre_b2c_error_from_description (const char *description) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
