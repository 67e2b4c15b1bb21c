/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan.h"
#include "pupitre-week.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char       *pupitre_family_note_dup_text   (PupitrePlanWho *who,
                                            PupitreWeek    *week) G_GNUC_WARN_UNUSED_RESULT;
const char *pupitre_family_note_find_topic (PupitreWeek    *week);
GtkWidget  *pupitre_family_note_new        (PupitrePlanWho *who,
                                            const char     *text,
                                            const char     *topic) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
