/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-json.h"
#include "pupitre-teacher.h"

G_BEGIN_DECLS

PupitreTeacher *pupitre_teacher_reader_read      (PupitreJson person) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *pupitre_teacher_reader_read_list (PupitreJson list) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
