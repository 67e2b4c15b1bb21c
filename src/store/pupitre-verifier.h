/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean  pupitre_verifier_is_valid     (const char           *verifier);

void      pupitre_verifier_make_async   (gpointer              source,
                                         const char           *secret,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
char     *pupitre_verifier_make_finish  (GAsyncResult         *result,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void      pupitre_verifier_check_async  (gpointer              source,
                                         const char           *verifier,
                                         const char           *secret,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean  pupitre_verifier_check_finish (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
