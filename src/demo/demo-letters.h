/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-families.h"
#include "demo-state.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *demo_letters_write       (DemoState    *state,
                                    DemoFamilies *families) G_GNUC_WARN_UNUSED_RESULT;
void      demo_letters_append_html (GString      *html,
                                    JsonNode     *letters_node,
                                    gboolean      english);
char     *demo_letters_print       (JsonNode     *letters_node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
