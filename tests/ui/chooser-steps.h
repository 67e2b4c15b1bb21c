/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK's own dialog that asks where to save, as it is where no portal of a sandbox has another. */

gpointer chooser_find_window (GType type);
GtkFileChooser *chooser_wait (void);
void     chooser_answer      (GtkResponseType response);
void     chooser_save_as     (const char *path);

G_END_DECLS
