/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-detention.h"
#include "pupitre-entry.h"
#include "pupitre-lesson.h"
#include "pupitre-plan.h"

G_BEGIN_DECLS

char       *pupitre_week_item_dup_hour      (GDateTime        *start,
                                             gboolean          all_day) G_GNUC_WARN_UNUSED_RESULT;
void        pupitre_week_item_set_lesson    (PupitrePlanItem  *item,
                                             PupitreLesson    *lesson,
                                             GPtrArray        *tasks,
                                             PupitreEntryNews  news);
const char *pupitre_week_item_get_reason    (PupitreDetention *detention);
void        pupitre_week_item_set_detention (PupitrePlanItem  *item,
                                             PupitreDetention *detention);

G_END_DECLS
