/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *demo_organisations_write (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
