/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreTile:
 *
 * The tiles that a school can offer for a child, in the order in which the portal shows them.
 * As flags, so that a child carries its set in one value.
 * %PUPITRE_TILE_TODAY is this program's own, for all children together, and %PUPITRE_TILE_CHANGES is
 * too, for each child as well; no school offers them.
 */
typedef enum {
  PUPITRE_TILE_NONE = 0,
  PUPITRE_TILE_AGENDA = 1 << 0,
  PUPITRE_TILE_ABSENCES = 1 << 1,
  PUPITRE_TILE_HOMEWORK = 1 << 2,
  PUPITRE_TILE_RESULTS = 1 << 3,
  PUPITRE_TILE_FINANCES = 1 << 4,
  PUPITRE_TILE_RECORD = 1 << 5,
  PUPITRE_TILE_MESSAGES = 1 << 6,
  PUPITRE_TILE_RESOURCES = 1 << 7,
  PUPITRE_TILE_REGISTRATION = 1 << 8,
  PUPITRE_TILE_TODAY = 1 << 16,
  PUPITRE_TILE_CHANGES = 1 << 17,
} PupitreTile;

PupitreTile pupitre_tile_from_wire (const char *word);

G_END_DECLS
