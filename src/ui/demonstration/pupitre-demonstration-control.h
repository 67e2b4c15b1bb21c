/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void   pupitre_demonstration_control_async  (const char           *address,
                                             const char           *path,
                                             const char           *json,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
char  *pupitre_demonstration_control_finish (GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 pupitre_demonstration_control_member (const char           *json,
                                             const char           *name);

G_END_DECLS
