/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-step.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ADDRESS_STEP (pupitre_address_step_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAddressStep, pupitre_address_step, PUPITRE, ADDRESS_STEP, PupitreStep)

void pupitre_address_step_propose (PupitreAddressStep *self,
                                   const char         *email);

G_END_DECLS
