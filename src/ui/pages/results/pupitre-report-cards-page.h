/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_REPORT_CARDS_PAGE (pupitre_report_cards_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreReportCardsPage, pupitre_report_cards_page, PUPITRE, REPORT_CARDS_PAGE,
                      PupitrePage)

G_END_DECLS
