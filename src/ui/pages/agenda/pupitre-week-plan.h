/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan.h"
#include "pupitre-week.h"

G_BEGIN_DECLS

PupitrePlan *pupitre_week_plan_make (PupitreWeek *week) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
