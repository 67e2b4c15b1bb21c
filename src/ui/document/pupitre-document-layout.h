/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef struct _PupitreDocumentLayout PupitreDocumentLayout;

PupitreDocumentLayout *pupitre_document_layout_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void                   pupitre_document_layout_free          (PupitreDocumentLayout *self);
void                   pupitre_document_layout_add_page      (PupitreDocumentLayout *self,
                                                              double                 width,
                                                              double                 height);
guint                  pupitre_document_layout_get_n_pages   (PupitreDocumentLayout *self);
void                   pupitre_document_layout_get_page_size (PupitreDocumentLayout *self,
                                                              guint                  page,
                                                              double                *width,
                                                              double                *height);
void                   pupitre_document_layout_set_turns     (PupitreDocumentLayout *self,
                                                              guint                  turns);
double                 pupitre_document_layout_get_page_zoom (PupitreDocumentLayout *self,
                                                              guint                  page,
                                                              int                    width,
                                                              int                    height);
double                 pupitre_document_layout_get_whole_zoom (PupitreDocumentLayout *self,
                                                              int                    width,
                                                              int                    height);
double                 pupitre_document_layout_get_fit_zoom  (PupitreDocumentLayout *self,
                                                              int                    viewport);
void                   pupitre_document_layout_place         (PupitreDocumentLayout *self,
                                                              double                 zoom,
                                                              int                    viewport);
int                    pupitre_document_layout_get_width     (PupitreDocumentLayout *self);
int                    pupitre_document_layout_get_height    (PupitreDocumentLayout *self);
void                   pupitre_document_layout_get_page_area (PupitreDocumentLayout *self,
                                                              guint                  page,
                                                              GdkRectangle          *area);
guint                  pupitre_document_layout_find_page     (PupitreDocumentLayout *self,
                                                              double                 y);
double                 pupitre_document_layout_get_next_zoom (double                 zoom,
                                                              int                    direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreDocumentLayout, pupitre_document_layout_free)

G_END_DECLS
