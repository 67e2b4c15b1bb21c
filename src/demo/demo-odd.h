/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-answer.h"

G_BEGIN_DECLS

void demo_odd_spoil (DemoAnswer *answer,
                     const char *operation);

G_END_DECLS
