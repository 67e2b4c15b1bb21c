/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_CALENDAR_DIALOG (pupitre_calendar_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PupitreCalendarDialog, pupitre_calendar_dialog, PUPITRE, CALENDAR_DIALOG, AdwWindow)

PupitreCalendarDialog *pupitre_calendar_dialog_present (PupitrePage           *page,
                                                        GDateTime             *monday);
void                   pupitre_calendar_dialog_choose_child (PupitreCalendarDialog *self,
                                                             const char            *first_name,
                                                             gboolean               chosen);
void                   pupitre_calendar_dialog_write   (PupitreCalendarDialog *self,
                                                        GFile                 *file);

G_END_DECLS
