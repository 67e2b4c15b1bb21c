/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-documents.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void demo_finances_write_statements (JsonBuilder     *builder,
                                     DemoFamilies    *families,
                                     DemoDocuments   *documents,
                                     const DemoChild *child,
                                     int              school_year);
void demo_finances_write_slips      (JsonBuilder     *builder,
                                     DemoFamilies    *families,
                                     DemoDocuments   *documents,
                                     const DemoChild *child,
                                     int              year);

G_END_DECLS
