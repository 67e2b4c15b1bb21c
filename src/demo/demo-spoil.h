/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-fault.h"

G_BEGIN_DECLS

void demo_spoil (DemoAnswer      *answer,
                 const DemoFault *fault);

G_END_DECLS
