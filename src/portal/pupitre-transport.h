/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-limiter.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_TRANSPORT (pupitre_transport_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTransport, pupitre_transport, PUPITRE, TRANSPORT, GObject)

PupitreTransport *pupitre_transport_new                (PupitreLimiter      *limiter) G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_transport_set_language       (PupitreTransport    *self,
                                                        const char          *ui_locale);
void              pupitre_transport_set_timeout        (PupitreTransport    *self,
                                                        guint                milliseconds);
void              pupitre_transport_set_tls_database   (PupitreTransport    *self,
                                                        GTlsDatabase        *database);
void              pupitre_transport_set_proxy_resolver (PupitreTransport    *self,
                                                        GProxyResolver      *resolver);
GCancellable     *pupitre_transport_get_cancellable    (PupitreTransport    *self);
void              pupitre_transport_abort              (PupitreTransport    *self);
SoupMessage      *pupitre_transport_new_message        (PupitreTransport    *self,
                                                        const char          *method,
                                                        GUri                *uri) G_GNUC_WARN_UNUSED_RESULT;
gboolean          pupitre_transport_was_sent           (SoupMessage         *message);
void              pupitre_transport_send_async         (PupitreTransport    *self,
                                                        SoupMessage         *message,
                                                        gsize                max_bytes,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);
GBytes           *pupitre_transport_send_finish        (PupitreTransport    *self,
                                                        GAsyncResult        *result,
                                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
