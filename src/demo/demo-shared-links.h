/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-families.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void demo_shared_links_write (JsonBuilder     *builder,
                              DemoFamilies    *families,
                              const DemoChild *child,
                              int              school_year);

G_END_DECLS
