/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-connection.h"
#include "pupitre-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* For what makes a session in another way than by e-mail and password. */

PupitreSession *pupitre_connection_new_session         (PupitreConnection  *self,
                                                        const char         *ui_locale) G_GNUC_WARN_UNUSED_RESULT;
void            pupitre_connection_take_session_async  (PupitreConnection  *self,
                                                        PupitreSession     *session,
                                                        GCancellable       *cancellable,
                                                        GAsyncReadyCallback callback,
                                                        gpointer            user_data);
gboolean        pupitre_connection_take_session_finish (PupitreConnection  *self,
                                                        GAsyncResult       *result,
                                                        GError            **error);

/* For tests alone: an authority, a proxy and limits of their own. What is set holds from the next
 * session on. */

void pupitre_connection_set_tls_database   (PupitreConnection *self,
                                            GTlsDatabase      *database);
void pupitre_connection_set_proxy_resolver (PupitreConnection *self,
                                            GProxyResolver    *resolver);
void pupitre_connection_set_timeout        (PupitreConnection *self,
                                            guint              milliseconds);
void pupitre_connection_set_backoff        (PupitreConnection *self,
                                            guint              milliseconds);

G_END_DECLS
