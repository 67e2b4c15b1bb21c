/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-subject.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void demo_teacher_write (JsonBuilder      *builder,
                         guint64           seed,
                         const DemoSchool *school,
                         const char       *name);

G_END_DECLS
