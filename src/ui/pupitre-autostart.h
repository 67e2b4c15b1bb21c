/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char    *pupitre_autostart_dup_path   (const char          *application_id) G_GNUC_WARN_UNUSED_RESULT;
void     pupitre_autostart_set_async  (const char          *application_id,
                                       gboolean             wanted,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
gboolean pupitre_autostart_set_finish (GAsyncResult        *result,
                                       GError             **error);

G_END_DECLS
