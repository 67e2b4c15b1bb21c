/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-changes.h"
#include "pupitre-family-unread.h"
#include "pupitre-feed-objects.h"
#include "pupitre-pages.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_TILE_ROW (pupitre_tile_row_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTileRow, pupitre_tile_row, PUPITRE, TILE_ROW, GtkListBoxRow)

GtkWidget             *pupitre_tile_row_new      (const PupitrePageInfo *page,
                                                  PupitreFeed           *feed) G_GNUC_WARN_UNUSED_RESULT;
const PupitrePageInfo *pupitre_tile_row_get_page (PupitreTileRow        *self);
void                   pupitre_tile_row_set_days    (PupitreTileRow     *self,
                                                     PupitreFeedObjects *days);
void                   pupitre_tile_row_set_waiting (PupitreTileRow *self,
                                                     GObject        *waiting);
void                   pupitre_tile_row_set_unread  (PupitreTileRow      *self,
                                                     PupitreFamilyUnread *unread);
void                   pupitre_tile_row_set_changes (PupitreTileRow     *self,
                                                     PupitreChanges     *changes,
                                                     const char         *child);

G_END_DECLS
