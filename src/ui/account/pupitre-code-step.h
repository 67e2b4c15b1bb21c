/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-step.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_CODE_STEP (pupitre_code_step_get_type ())
G_DECLARE_FINAL_TYPE (PupitreCodeStep, pupitre_code_step, PUPITRE, CODE_STEP, PupitreStep)

G_END_DECLS
