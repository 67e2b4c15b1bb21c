/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-application.h"

G_BEGIN_DECLS

void pupitre_application_set_policy_file (PupitreApplication *self,
                                          const char         *path);

G_END_DECLS
