/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-page-turn"

#include "pupitre-page-turn.h"

/* Where a place of a page is when the page is turned by quarters, clockwise. */

/**
 * pupitre_page_turn_area:
 * @turns: Quarters, 0 to 3
 * @width: Of the page as it was made
 * @height: The same
 * @area: A place of the page as it was made
 *
 * Returns: where it is on the turned page. Any thread.
 */
graphene_rect_t
pupitre_page_turn_area (guint turns, double width, double height, const graphene_rect_t *area)
{
  const float right = (float) width - area->origin.x - area->size.width;
  const float bottom = (float) height - area->origin.y - area->size.height;

  switch (turns) {
  case 1:
    return GRAPHENE_RECT_INIT (bottom, area->origin.x, area->size.height, area->size.width);
  case 2:
    return GRAPHENE_RECT_INIT (right, bottom, area->size.width, area->size.height);
  case 3:
    return GRAPHENE_RECT_INIT (area->origin.y, right, area->size.height, area->size.width);
  default:
    return *area;
  }
}

/**
 * pupitre_page_unturn_area:
 * @turns: Quarters, 0 to 3
 * @width: Of the page as it was made
 * @height: The same
 * @area: A place of the turned page
 *
 * Returns: where it is on the page as it was made. Any thread.
 */
graphene_rect_t
pupitre_page_unturn_area (guint turns, double width, double height, const graphene_rect_t *area)
{
  if (turns % 2 == 1)
    return pupitre_page_turn_area (4 - turns, height, width, area);

  return pupitre_page_turn_area (turns, width, height, area);
}
