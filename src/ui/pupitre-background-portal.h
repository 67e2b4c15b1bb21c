/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean pupitre_background_portal_is_needed      (void);
void     pupitre_background_portal_request_async  (GDBusConnection     *bus,
                                                   gboolean             autostart,
                                                   GCancellable        *cancellable,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
gboolean pupitre_background_portal_request_finish (GAsyncResult        *result,
                                                   gboolean            *allowed,
                                                   GError             **error);

G_END_DECLS
