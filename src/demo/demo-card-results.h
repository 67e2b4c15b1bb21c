/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-documents.h"
#include "demo-marks.h"
#include "demo-sheet.h"

G_BEGIN_DECLS

/**
 * DemoCard:
 * @sheet: Where it is drawn
 * @families: The families
 * @seed: The seed of the demonstration
 * @document: Which report card
 * @grade: The child's grade then
 *
 * A report card that is being drawn.
 */
typedef struct {
  DemoSheet          *sheet;
  DemoFamilies       *families;
  guint64             seed;
  const DemoDocument *document;
  int                 grade;
} DemoCard;

void demo_card_draw_heading (DemoCard   *card,
                             const char *text,
                             double      with);
void demo_card_draw_results (DemoCard   *card);
void demo_card_draw_domains (DemoCard   *card);

G_END_DECLS
