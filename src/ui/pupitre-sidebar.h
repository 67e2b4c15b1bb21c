/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"
#include "pupitre-pages.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SIDEBAR (pupitre_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSidebar, pupitre_sidebar, PUPITRE, SIDEBAR, AdwBin)

void                   pupitre_sidebar_set_context (PupitreSidebar *self,
                                                    PupitreContext *context);
void                   pupitre_sidebar_set_family  (PupitreSidebar *self,
                                                    PupitreFamily  *family);
PupitreMember         *pupitre_sidebar_get_member  (PupitreSidebar *self);
const PupitrePageInfo *pupitre_sidebar_get_page    (PupitreSidebar *self);
void                   pupitre_sidebar_ask_for_counts (PupitreSidebar *self);
void                   pupitre_sidebar_day_changed (PupitreSidebar *self);
void                   pupitre_sidebar_open_child  (PupitreSidebar *self,
                                                    guint           position);
void                   pupitre_sidebar_open_tile   (PupitreSidebar *self,
                                                    guint           position);
void                   pupitre_sidebar_open_family (PupitreSidebar *self);
void                   pupitre_sidebar_open_family_tile (PupitreSidebar *self,
                                                    PupitreTile     tile);
gboolean               pupitre_sidebar_is_family   (PupitreSidebar *self);
void                   pupitre_sidebar_open_adding (PupitreSidebar *self);
gboolean               pupitre_sidebar_is_adding   (PupitreSidebar *self);
void                   pupitre_sidebar_show_child  (PupitreSidebar *self,
                                                    const char     *key);
void                   pupitre_sidebar_show_tile   (PupitreSidebar *self,
                                                    const char     *key,
                                                    PupitreTile     tile);

G_END_DECLS
