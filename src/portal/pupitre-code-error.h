/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreCodeStep:
 * @PUPITRE_CODE_STEP_SEND: The code is asked for
 * @PUPITRE_CODE_STEP_VERIFY: The code is checked
 * @PUPITRE_CODE_STEP_PROVE: The proven address is handed in, to choose a new password
 * @PUPITRE_CODE_STEP_PASSWORD: The new password is handed in
 *
 * At which step of sign-up, or of a forgotten password, the service refuses.
 */
typedef enum {
  PUPITRE_CODE_STEP_SEND,
  PUPITRE_CODE_STEP_VERIFY,
  PUPITRE_CODE_STEP_PROVE,
  PUPITRE_CODE_STEP_PASSWORD,
} PupitreCodeStep;

GError *pupitre_code_error_new (PupitreCodeStep  step,
                                const char      *code,
                                const char      *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
