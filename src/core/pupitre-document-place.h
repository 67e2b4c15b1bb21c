/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreDocumentPlace:
 * @page: The page, from 1; 0 for a document that was never left anywhere
 * @offset: How much of the page is above the top, in thousandths of its height
 * @zoom: In thousandths of the paper's size; 0 to fill the width
 * @turn: Quarters of a turn to the right, 0 to 3
 *
 * Where a parent left a document.
 */
typedef struct {
  int page;
  int offset;
  int zoom;
  int turn;
} PupitreDocumentPlace;

G_END_DECLS
