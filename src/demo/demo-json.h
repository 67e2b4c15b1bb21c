/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void  demo_json_add_text  (JsonBuilder        *builder,
                           const char         *name,
                           const char         *value);
void  demo_json_add_int   (JsonBuilder        *builder,
                           const char         *name,
                           int                 value);
void  demo_json_add_flag  (JsonBuilder        *builder,
                           const char         *name,
                           gboolean            value);
void  demo_json_add_date  (JsonBuilder        *builder,
                           const char         *name,
                           const GDate        *value);
void  demo_json_add_clock (JsonBuilder        *builder,
                           const char         *name,
                           int                 minutes);
void  demo_json_add_texts (JsonBuilder        *builder,
                           const char         *name,
                           const char * const *values);
void  demo_json_add_people (JsonBuilder        *builder,
                            const char         *name,
                            const char * const *first_names);
char *demo_date_iso       (const GDate        *date) G_GNUC_WARN_UNUSED_RESULT;
gboolean demo_date_parse  (const char         *text,
                           GDate              *date);

G_END_DECLS
