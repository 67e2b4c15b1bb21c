/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-tile"

#include "pupitre-tile.h"

static const struct {
  const char *word;
  PupitreTile tile;
} TILES[] = {
  { "agenda", PUPITRE_TILE_AGENDA },
  { "absences", PUPITRE_TILE_ABSENCES },
  { "devoirs", PUPITRE_TILE_HOMEWORK },
  { "resultats", PUPITRE_TILE_RESULTS },
  { "finances", PUPITRE_TILE_FINANCES },
  { "dossier", PUPITRE_TILE_RECORD },
  { "messages", PUPITRE_TILE_MESSAGES },
  { "ressources", PUPITRE_TILE_RESOURCES },
  { "inscription", PUPITRE_TILE_REGISTRATION },
};

/**
 * pupitre_tile_from_wire:
 * @word: (nullable): A word of the portal's list of tiles, in any case
 *
 * Returns: the tile, or %PUPITRE_TILE_NONE for a word that is not known (a school may offer more
 *   than this program shows). Any thread.
 */
PupitreTile
pupitre_tile_from_wire (const char *word)
{
  if (word == NULL)
    return PUPITRE_TILE_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (TILES); i++) {
    if (g_ascii_strcasecmp (word, TILES[i].word) == 0)
      return TILES[i].tile;
  }
  return PUPITRE_TILE_NONE;
}
