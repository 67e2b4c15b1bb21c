/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-portal.h"
#include "demo-refusal.h"

G_BEGIN_DECLS

DemoRefusal demo_codes_send   (DemoPortal *portal,
                               const char *address,
                               gboolean    english);
DemoRefusal demo_codes_check  (DemoPortal *portal,
                               const char *address,
                               const char *code);
void        demo_codes_expire (DemoState  *state);

G_END_DECLS
