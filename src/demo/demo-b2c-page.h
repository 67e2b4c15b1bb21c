/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-answer.h"
#include "demo-b2c-data.h"

G_BEGIN_DECLS

DemoAnswer *demo_b2c_page_write  (const DemoB2cView *view) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_b2c_page_post   (const char        *action,
                                  const char        *name,
                                  const char        *value,
                                  ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_b2c_page_status (const char        *code,
                                  const char        *message) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_b2c_page_refuse (void) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_b2c_page_break  (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
