/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *pupitre_open_row_new (const char *icon_name,
                                 const char *title,
                                 const char *subtitle) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
