/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-parsed.h"
#include "pupitre-subject-result.h"

G_BEGIN_DECLS

PupitreParsed        *pupitre_subject_results_parser_split (GBytes  *body,
                                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
PupitreSubjectResult *pupitre_subject_results_parser_read  (GBytes  *json,
                                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
PupitreSubjectResult *pupitre_subject_results_parser_read_with (GBytes               *json,
                                                                PupitreSubjectResult *before,
                                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
