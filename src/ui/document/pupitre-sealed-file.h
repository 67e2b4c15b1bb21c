/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int      pupitre_sealed_file_new    (GBytes   *content,
                                     GError  **error);
int      pupitre_sealed_file_ensure (int       fd,
                                     goffset   most,
                                     GError  **error);
GBytes  *pupitre_sealed_file_map    (int       fd,
                                     goffset   most,
                                     GError  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
