/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-entry.h"
#include "pupitre-report-card.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_REPORT_CARDS_GROUP (pupitre_report_cards_group_get_type ())
G_DECLARE_FINAL_TYPE (PupitreReportCardsGroup, pupitre_report_cards_group, PUPITRE,
                      REPORT_CARDS_GROUP, AdwBin)

GtkWidget *pupitre_report_cards_group_new                (PupitreEntry *const *entries,
                                                          guint                n_entries) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
