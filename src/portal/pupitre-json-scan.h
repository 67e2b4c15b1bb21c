/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-error.h"

G_BEGIN_DECLS

/**
 * PupitreJsonFault:
 * @code: %PUPITRE_ERROR_TRUNCATED or %PUPITRE_ERROR_MALFORMED
 * @reason: What is wrong
 *
 * Why something is not JSON.
 */
typedef struct {
  PupitreErrorCode code;
  const char      *reason;
} PupitreJsonFault;

const char *pupitre_json_scan       (const char       *start,
                                     const char       *end,
                                     PupitreJsonFault *fault);
const char *pupitre_json_skip_space (const char       *p,
                                     const char       *end);
const char *pupitre_json_skip_plain (const char       *p,
                                     const char       *end);

G_END_DECLS
