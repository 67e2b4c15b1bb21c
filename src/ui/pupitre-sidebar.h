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

/**
 * PupitreFamilyPlace:
 * @PUPITRE_FAMILY_NOWHERE: Nothing: a child is chosen, or one is being added
 * @PUPITRE_FAMILY_TODAY: What is going on today and tomorrow, and what is new
 * @PUPITRE_FAMILY_AGENDA: The week of all children
 *
 * What of all children together the sidebar leads to.
 */
typedef enum {
  PUPITRE_FAMILY_NOWHERE,
  PUPITRE_FAMILY_TODAY,
  PUPITRE_FAMILY_AGENDA,
} PupitreFamilyPlace;

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
void                   pupitre_sidebar_open_family (PupitreSidebar    *self,
                                                    PupitreFamilyPlace place);
PupitreFamilyPlace     pupitre_sidebar_get_place   (PupitreSidebar *self);
void                   pupitre_sidebar_open_adding (PupitreSidebar *self);
gboolean               pupitre_sidebar_is_adding   (PupitreSidebar *self);
void                   pupitre_sidebar_show_child  (PupitreSidebar *self,
                                                    const char     *key);
void                   pupitre_sidebar_show_tile   (PupitreSidebar *self,
                                                    const char     *key,
                                                    PupitreTile     tile);

G_END_DECLS
