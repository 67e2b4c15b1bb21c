/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-families.h"
#include "demo-sheet.h"

G_BEGIN_DECLS

void demo_letterhead_draw   (DemoSheet        *sheet,
                             const DemoSchool *school,
                             const char       *title,
                             const char       *subtitle,
                             const char       *detail);
void demo_letterhead_footer (DemoSheet        *sheet,
                             const DemoSchool *school,
                             const char       *what);

G_END_DECLS
