/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pupitre_document_clipboard_put    (GtkWidget  *widget,
                                        const char *text);
void pupitre_document_clipboard_forget (void);

G_END_DECLS
