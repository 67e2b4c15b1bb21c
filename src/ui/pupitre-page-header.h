/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-child.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_PAGE_HEADER (pupitre_page_header_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePageHeader, pupitre_page_header, PUPITRE, PAGE_HEADER, AdwBin)

const char *pupitre_page_header_get_title          (PupitrePageHeader *self);
void        pupitre_page_header_set_title          (PupitrePageHeader *self,
                                                    const char        *title);
const char *pupitre_page_header_get_subtitle       (PupitrePageHeader *self);
void        pupitre_page_header_set_subtitle       (PupitrePageHeader *self,
                                                    const char        *subtitle);
const char *pupitre_page_header_get_previous_title (PupitrePageHeader *self);
void        pupitre_page_header_set_previous_title (PupitrePageHeader *self,
                                                    const char        *title);
gboolean    pupitre_page_header_is_folded          (PupitrePageHeader *self);
void        pupitre_page_header_set_folded         (PupitrePageHeader *self,
                                                    gboolean           folded);
GtkWidget  *pupitre_page_header_get_start          (PupitrePageHeader *self);
void        pupitre_page_header_set_start          (PupitrePageHeader *self,
                                                    GtkWidget         *start);
GtkWidget  *pupitre_page_header_get_end            (PupitrePageHeader *self);
void        pupitre_page_header_set_end            (PupitrePageHeader *self,
                                                    GtkWidget         *end);
void        pupitre_page_header_lead_to_record     (PupitrePageHeader *self,
                                                    PupitreChild      *child);
void        pupitre_page_header_set_sections       (PupitrePageHeader *self,
                                                    AdwViewStack      *sections,
                                                    AdwViewSwitcher   *bar);
void        pupitre_page_header_add_photo          (PupitrePageHeader *self,
                                                    GtkWidget         *photo,
                                                    gboolean           stays);
void        pupitre_page_header_show_refresh       (PupitrePageHeader *self,
                                                    gboolean           shown);

G_END_DECLS
