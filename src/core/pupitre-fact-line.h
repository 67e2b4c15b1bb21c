/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pupitre_fact_line_join (const char * const *texts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
