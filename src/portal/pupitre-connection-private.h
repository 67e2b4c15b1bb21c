/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-connection.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* For tests alone: an authority, a proxy and limits of their own. What is set holds from the next
 * sign-in on. */

void pupitre_connection_set_tls_database   (PupitreConnection *self,
                                            GTlsDatabase      *database);
void pupitre_connection_set_proxy_resolver (PupitreConnection *self,
                                            GProxyResolver    *resolver);
void pupitre_connection_set_timeout        (PupitreConnection *self,
                                            guint              milliseconds);
void pupitre_connection_set_backoff        (PupitreConnection *self,
                                            guint              milliseconds);

G_END_DECLS
