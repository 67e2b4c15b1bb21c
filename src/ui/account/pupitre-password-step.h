/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-step.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_PASSWORD_STEP (pupitre_password_step_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePasswordStep, pupitre_password_step, PUPITRE, PASSWORD_STEP, PupitreStep)

PupitreAccount *pupitre_password_step_get_account (PupitrePasswordStep *self);

G_END_DECLS
