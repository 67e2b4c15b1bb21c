/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-request.h"

G_BEGIN_DECLS

/* For the files that make requests, and nobody else. */

PupitreRequest *pupitre_request_new_of_child (const char     *operation,
                                              const char     *prefix,
                                              PupitreChild   *child,
                                              const char     *suffix) G_GNUC_WARN_UNUSED_RESULT;
void            pupitre_request_make_write   (PupitreRequest *self,
                                              const char     *method,
                                              const char     *key,
                                              GBytes         *content);

G_END_DECLS
