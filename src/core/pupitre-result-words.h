/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-result.h"

G_BEGIN_DECLS

char *pupitre_result_words_dup_mark    (PupitreResult *result) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_result_words_dup_short   (PupitreResult *result) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_result_words_dup_average (PupitreResult *result) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_result_words_dup_weight  (double         weight) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
