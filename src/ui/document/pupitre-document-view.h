/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-document-place.h"
#include "pupitre-renderer.h"

G_BEGIN_DECLS

/**
 * PupitreDocumentState:
 * @PUPITRE_DOCUMENT_EMPTY: Nothing to show
 * @PUPITRE_DOCUMENT_LOADING: A document is being opened
 * @PUPITRE_DOCUMENT_READY: Pages are there
 * @PUPITRE_DOCUMENT_FAILED: It says why there are none
 * @PUPITRE_DOCUMENT_LOCKED: It asks for a password
 */
typedef enum {
  PUPITRE_DOCUMENT_EMPTY,
  PUPITRE_DOCUMENT_LOADING,
  PUPITRE_DOCUMENT_READY,
  PUPITRE_DOCUMENT_FAILED,
  PUPITRE_DOCUMENT_LOCKED,
} PupitreDocumentState;

#define PUPITRE_TYPE_DOCUMENT_STATE (pupitre_document_state_get_type ())
GType                pupitre_document_state_get_type    (void);

#define PUPITRE_TYPE_DOCUMENT_VIEW (pupitre_document_view_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDocumentView, pupitre_document_view, PUPITRE, DOCUMENT_VIEW, GtkWidget)

GtkWidget           *pupitre_document_view_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void                 pupitre_document_view_set_renderer (PupitreDocumentView *self,
                                                         PupitreRenderer     *renderer);
void                 pupitre_document_view_load         (PupitreDocumentView *self,
                                                         int                  fd,
                                                         const char          *title);
void                 pupitre_document_view_set_file_name (PupitreDocumentView *self,
                                                         const char          *file_name);
void                 pupitre_document_view_clear        (PupitreDocumentView *self);
PupitreDocumentState pupitre_document_view_get_state    (PupitreDocumentView *self);
guint                pupitre_document_view_get_page     (PupitreDocumentView *self);
guint                pupitre_document_view_get_n_pages  (PupitreDocumentView *self);
double               pupitre_document_view_get_zoom     (PupitreDocumentView *self);
void                 pupitre_document_view_get_place    (PupitreDocumentView *self,
                                                         PupitreDocumentPlace *place);
void                 pupitre_document_view_set_place    (PupitreDocumentView *self,
                                                         const PupitreDocumentPlace *place);
void                 pupitre_document_view_print        (PupitreDocumentView *self,
                                                         GtkWindow           *parent);
void                 pupitre_document_view_save         (PupitreDocumentView *self,
                                                         GtkWindow           *parent,
                                                         const char          *suggested_name);

G_END_DECLS
