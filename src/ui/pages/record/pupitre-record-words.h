/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"
#include "pupitre-journey.h"
#include "pupitre-teacher.h"

G_BEGIN_DECLS

char *pupitre_record_words_journey_name (PupitreJourney *journey) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_record_words_journey      (PupitreJourney *journey) G_GNUC_WARN_UNUSED_RESULT;
char *pupitre_record_words_mail         (PupitreTeacher *teacher,
                                         const char     *child,
                                         const char     *matter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
