/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-timetable.h"

G_BEGIN_DECLS

GBytes *demo_timetable_page_draw (DemoFamilies    *families,
                                  const DemoChild *child,
                                  DemoTimetable   *timetable,
                                  int              school_year) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
