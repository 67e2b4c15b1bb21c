/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-json.h"
#include "pupitre-result.h"

G_BEGIN_DECLS

PupitreResult *pupitre_result_reader_read (PupitreJson value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
