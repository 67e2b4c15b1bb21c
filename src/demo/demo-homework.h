/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-documents.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void demo_homework_write (JsonBuilder     *builder,
                          DemoFamilies    *families,
                          DemoDocuments   *documents,
                          const DemoChild *child,
                          const GDate     *from,
                          const GDate     *to);

G_END_DECLS
