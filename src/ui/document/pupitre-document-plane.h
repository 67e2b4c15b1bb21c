/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-document-layout.h"
#include "pupitre-document-place.h"

G_BEGIN_DECLS

typedef struct _PupitreDocumentPlane PupitreDocumentPlane;

PupitreDocumentPlane  *pupitre_document_plane_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void                   pupitre_document_plane_free           (PupitreDocumentPlane  *self);
void                   pupitre_document_plane_clear          (PupitreDocumentPlane  *self);
void                   pupitre_document_plane_add_page       (PupitreDocumentPlane  *self,
                                                              double                 width,
                                                              double                 height);
PupitreDocumentLayout *pupitre_document_plane_get_layout     (PupitreDocumentPlane  *self);
void                   pupitre_document_plane_set_adjustment (PupitreDocumentPlane  *self,
                                                              GtkOrientation         orientation,
                                                              GtkAdjustment         *adjustment);
GtkAdjustment         *pupitre_document_plane_get_adjustment (PupitreDocumentPlane  *self,
                                                              GtkOrientation         orientation);
void                   pupitre_document_plane_resize         (PupitreDocumentPlane  *self,
                                                              int                    width,
                                                              int                    height);
void                   pupitre_document_plane_place          (PupitreDocumentPlane  *self);
gboolean               pupitre_document_plane_is_placing     (PupitreDocumentPlane  *self);
void                   pupitre_document_plane_get_seen       (PupitreDocumentPlane  *self,
                                                              GdkRectangle          *seen);
guint                  pupitre_document_plane_find_page      (PupitreDocumentPlane  *self);

double                 pupitre_document_plane_get_zoom       (PupitreDocumentPlane  *self);
gboolean               pupitre_document_plane_get_fits       (PupitreDocumentPlane  *self);
guint                  pupitre_document_plane_get_turns      (PupitreDocumentPlane  *self);
void                   pupitre_document_plane_zoom_to        (PupitreDocumentPlane  *self,
                                                              double                 zoom,
                                                              double                 x,
                                                              double                 y);
void                   pupitre_document_plane_fit_width      (PupitreDocumentPlane  *self);
void                   pupitre_document_plane_fit_page       (PupitreDocumentPlane  *self,
                                                              guint                  page);
void                   pupitre_document_plane_keep_whole     (PupitreDocumentPlane  *self,
                                                              guint                  page);
void                   pupitre_document_plane_turn           (PupitreDocumentPlane  *self,
                                                              int                    direction,
                                                              guint                  page);

gboolean               pupitre_document_plane_locate         (PupitreDocumentPlane  *self,
                                                              double                 x,
                                                              double                 y,
                                                              guint                 *page,
                                                              double                *page_x,
                                                              double                *page_y);
void                   pupitre_document_plane_show_area      (PupitreDocumentPlane  *self,
                                                              guint                  page,
                                                              const graphene_rect_t *area);
void                   pupitre_document_plane_go_to          (PupitreDocumentPlane  *self,
                                                              guint                  page,
                                                              double                 y);
void                   pupitre_document_plane_get_place      (PupitreDocumentPlane  *self,
                                                              PupitreDocumentPlace  *place);
gboolean               pupitre_document_plane_set_place      (PupitreDocumentPlane       *self,
                                                              const PupitreDocumentPlace *place);

G_END_DECLS
