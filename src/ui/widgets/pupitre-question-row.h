/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_QUESTION_ROW (pupitre_question_row_get_type ())
G_DECLARE_FINAL_TYPE (PupitreQuestionRow, pupitre_question_row, PUPITRE, QUESTION_ROW, AdwExpanderRow)

G_END_DECLS
