/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"
#include "pupitre-tile.h"

G_BEGIN_DECLS

/**
 * PupitrePageInfo:
 * @id: What the page is called on pictures
 * @type: Its class
 * @help: The topic of the help about it
 * @tile: The tile that opens it; %PUPITRE_TILE_NONE for a page that is opened in another way
 * @title: (nullable): The name of the tile, to be translated
 * @icon_name: (nullable): The icon of the tile
 * @of_family: Whether the tile is of all children together, not of each
 *
 * One page that this program builds.
 */
typedef struct {
  const char *id;
  GType       (*type) (void);
  const char *help;
  PupitreTile tile;
  const char *title;
  const char *icon_name;
  gboolean    of_family;
} PupitrePageInfo;

const PupitrePageInfo *pupitre_pages_list      (gsize       *n_pages);
const PupitrePageInfo *pupitre_pages_find      (GType        type);
const PupitrePageInfo *pupitre_pages_find_tile (PupitreTile  tile,
                                                gboolean     of_family);

G_END_DECLS
