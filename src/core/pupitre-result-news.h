/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-subject-result.h"

G_BEGIN_DECLS

gboolean pupitre_result_news_in_mark       (PupitreTermResult    *term,
                                            PupitreSubjectResult *before);
gboolean pupitre_result_news_in_competency (PupitreTermResult    *term,
                                            guint                 position,
                                            PupitreSubjectResult *before);
gboolean pupitre_result_news_in_term       (PupitreTermResult    *term,
                                            PupitreSubjectResult *before);
gboolean pupitre_result_news_in_final      (PupitreSubjectResult *now,
                                            PupitreSubjectResult *before);
guint    pupitre_result_news_count         (PupitreSubjectResult *now,
                                            PupitreSubjectResult *before);

G_END_DECLS
