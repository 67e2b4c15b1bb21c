/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"
#include "pupitre-day.h"

G_BEGIN_DECLS

/**
 * PupitreDayShare:
 * @day: (owned): A day without school, as the first of @children has it
 * @children: (owned) (element-type PupitreChild): Those for whom it is the same
 *
 * A day off that several children of a family have in common.
 */
typedef struct {
  PupitreDay *day;
  GPtrArray  *children;
} PupitreDayShare;

GPtrArray *pupitre_day_share_find (GPtrArray *children,
                                   GPtrArray *days) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
