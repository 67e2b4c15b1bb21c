/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-plan.h"

G_BEGIN_DECLS

/**
 * PupitrePlanPaperHead:
 * @title: Which week, or that it is the cycle
 * @subtitle: Whose, and of which school
 * @note: (nullable): What is missing from it
 * @foot: (nullable): Since when it is known, at the foot of each page
 *
 * What stands around a plan on each page; plain text.
 */
typedef struct {
  const char *title;
  const char *subtitle;
  const char *note;
  const char *foot;
} PupitrePlanPaperHead;

GBytes *pupitre_plan_paper_draw (PupitrePlan                 *plan,
                                 const PupitrePlanPaperHead  *head,
                                 GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
