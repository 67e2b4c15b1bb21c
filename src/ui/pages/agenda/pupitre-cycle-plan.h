/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-cycle.h"
#include "pupitre-plan.h"

G_BEGIN_DECLS

PupitrePlan *pupitre_cycle_plan_make (PupitreCycle *cycle) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
