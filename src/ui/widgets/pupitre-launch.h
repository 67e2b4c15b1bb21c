/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     pupitre_launch_async    (GtkWidget           *widget,
                                  const char          *uri,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
gboolean pupitre_launch_finish   (GAsyncResult        *result,
                                  GError             **error);
gboolean pupitre_launch_ask      (GtkWidget           *widget,
                                  const char          *uri);
char    *pupitre_launch_dup_host (const char          *uri) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
