/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

GError  *pupitre_http_error_from_status    (guint                 status,
                                            SoupMessageHeaders   *headers) G_GNUC_WARN_UNUSED_RESULT;
GError  *pupitre_http_error_from_transport (const GError         *error,
                                            SoupMessage          *message,
                                            gboolean              in_body) G_GNUC_WARN_UNUSED_RESULT;
guint    pupitre_http_error_retry_after    (const char           *value,
                                            gint64                now);
gboolean pupitre_http_error_blames_clock   (GTlsCertificateFlags  flags,
                                            gint64                now);
gboolean pupitre_http_error_is_open        (const GError         *error);

G_END_DECLS
