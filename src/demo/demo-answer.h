/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _DemoAnswer DemoAnswer;

DemoAnswer *demo_answer_new          (guint            status,
                                      const char      *content_type,
                                      GBytes          *body) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_answer_new_text     (guint            status,
                                      const char      *content_type,
                                      const char      *text) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_answer_new_json     (guint            status,
                                      JsonNode        *node) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_answer_new_message  (guint            status,
                                      const char      *message) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_answer_new_redirect (const char      *location) G_GNUC_WARN_UNUSED_RESULT;
void        demo_answer_free         (DemoAnswer      *self);

void        demo_answer_add_header   (DemoAnswer      *self,
                                      const char      *name,
                                      const char      *value);
void        demo_answer_set_cookie   (DemoAnswer      *self,
                                      const char      *name,
                                      const char      *value,
                                      const char      *attributes);
void        demo_answer_end_cookie   (DemoAnswer      *self,
                                      const char      *name);
void        demo_answer_set_etag     (DemoAnswer      *self,
                                      const char      *if_none_match);
void        demo_answer_set_body     (DemoAnswer      *self,
                                      const char      *content_type,
                                      GBytes          *body);
void        demo_answer_set_status   (DemoAnswer      *self,
                                      guint            status);

guint       demo_answer_get_status   (DemoAnswer      *self);
const char *demo_answer_get_type     (DemoAnswer      *self);
GBytes     *demo_answer_get_body     (DemoAnswer      *self);
guint       demo_answer_get_n_headers (DemoAnswer     *self);
const char *demo_answer_get_header_at (DemoAnswer     *self,
                                       guint           position,
                                       const char    **value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoAnswer, demo_answer_free)

G_END_DECLS
