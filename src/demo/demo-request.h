/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-host.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * DemoRequest:
 * @host: The host that was asked
 * @method: The HTTP verb
 * @path: The path, decoded, as it was sent
 * @target: Path and query, as they were sent
 * @query: (element-type utf8 utf8): The parameters of the query
 * @form: (element-type utf8 utf8): The fields of an urlencoded body
 * @cookies: (element-type utf8 utf8): The cookies that came along
 * @params: (element-type utf8 utf8): What the braces of the route's path hold
 * @headers: (not owned): The headers
 * @body: The body, maybe empty
 * @has_quoted_cookie: Whether a cookie came back with quotes around its value
 *
 * What a handler needs to know of one request. Nothing in it is trusted.
 */
typedef struct {
  DemoHost            host;
  char               *method;
  char               *path;
  char               *target;
  GHashTable         *query;
  GHashTable         *form;
  GHashTable         *cookies;
  GHashTable         *params;
  SoupMessageHeaders *headers;
  GBytes             *body;
  gboolean            has_quoted_cookie;
} DemoRequest;

DemoRequest *demo_request_new_from_message (DemoHost           host,
                                            SoupServerMessage *message) G_GNUC_WARN_UNUSED_RESULT;
void         demo_request_free             (DemoRequest       *self);
const char  *demo_request_query            (DemoRequest       *self,
                                            const char        *name);
const char  *demo_request_form             (DemoRequest       *self,
                                            const char        *name);
const char  *demo_request_cookie           (DemoRequest       *self,
                                            const char        *name);
const char  *demo_request_param            (DemoRequest       *self,
                                            const char        *name);
const char  *demo_request_header           (DemoRequest       *self,
                                            const char        *name);
const char  *demo_request_bearer           (DemoRequest       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoRequest, demo_request_free)

G_END_DECLS
