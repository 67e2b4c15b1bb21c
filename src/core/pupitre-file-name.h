/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PUPITRE_FILE_NAME_MAX_BYTES 200

char *pupitre_file_name_sanitize (const char *raw,
                                  const char *sniffed_extension) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
