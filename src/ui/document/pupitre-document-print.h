/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-renderer.h"

G_BEGIN_DECLS

GArray  *pupitre_document_print_order  (guint                n_pages,
                                      guint                current,
                                      GtkPrintPages        pages,
                                      const GtkPageRange  *ranges,
                                      int                  n_ranges,
                                      GtkPageSet           page_set,
                                      gboolean             reverse,
                                      int                  n_copies,
                                      gboolean             collate) G_GNUC_WARN_UNUSED_RESULT;

void    pupitre_document_print_async  (PupitreRenderer         *renderer,
                                       PupitreRenderedDocument *document,
                                       guint                    current,
                                       const char              *title,
                                       GtkWindow               *parent,
                                       GCancellable            *cancellable,
                                       GAsyncReadyCallback      callback,
                                       gpointer                 data);
gboolean pupitre_document_print_finish (GAsyncResult  *result,
                                        GError       **error);

G_END_DECLS
