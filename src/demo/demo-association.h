/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-application.h"
#include "demo-families.h"
#include "demo-objection.h"
#include "demo-state.h"

G_BEGIN_DECLS

DemoObjection demo_association_judge (DemoFamilies     *families,
                                      const char       *email,
                                      DemoApplication  *application,
                                      const DemoChild **child);
void          demo_association_add   (DemoState        *state,
                                      DemoFamilies     *families,
                                      const char       *email,
                                      const DemoChild  *child);
void          demo_association_load  (DemoState        *state,
                                      DemoFamilies     *families);

G_END_DECLS
