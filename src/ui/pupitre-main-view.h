/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"
#include "pupitre-page.h"
#include "pupitre-sidebar.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_MAIN_VIEW (pupitre_main_view_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMainView, pupitre_main_view, PUPITRE, MAIN_VIEW, AdwBin)

void            pupitre_main_view_set_context  (PupitreMainView *self,
                                                PupitreContext  *context);
void            pupitre_main_view_open         (PupitreMainView *self);
void            pupitre_main_view_close        (PupitreMainView *self);
void            pupitre_main_view_check_day    (PupitreMainView *self);
gboolean        pupitre_main_view_is_open      (PupitreMainView *self);
void            pupitre_main_view_show_sidebar (PupitreMainView *self);
void            pupitre_main_view_open_contact (PupitreMainView *self,
                                                const char      *key);
void            pupitre_main_view_open_archive (PupitreMainView *self,
                                                const char      *key);
void            pupitre_main_view_open_search  (PupitreMainView *self);
PupitreSidebar *pupitre_main_view_get_sidebar  (PupitreMainView *self);
PupitrePage    *pupitre_main_view_get_page     (PupitreMainView *self);
PupitrePage    *pupitre_main_view_get_root     (PupitreMainView *self);
guint           pupitre_main_view_get_n_pages  (PupitreMainView *self);

G_END_DECLS
