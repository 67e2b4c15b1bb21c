/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int  pupitre_folder_lock_take    (const char  *directory,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void pupitre_folder_lock_release (int          fd);

G_END_DECLS
