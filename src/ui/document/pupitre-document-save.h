/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     pupitre_document_save_async    (int                   fd,
                                         GtkWindow            *parent,
                                         const char           *name,
                                         GAsyncReadyCallback   callback,
                                         gpointer              data);
void     pupitre_document_save_to_async (int                   fd,
                                         GFile                *file,
                                         GAsyncReadyCallback   callback,
                                         gpointer              data);
void     pupitre_document_save_bytes_async    (GBytes              *content,
                                               GtkWindow           *parent,
                                               const char          *title,
                                               const char          *name,
                                               GAsyncReadyCallback  callback,
                                               gpointer             data);
void     pupitre_document_save_bytes_to_async (GBytes              *content,
                                               GFile               *file,
                                               GAsyncReadyCallback  callback,
                                               gpointer             data);
gboolean pupitre_document_save_finish   (GAsyncResult         *result,
                                         char                **name,
                                         GError              **error);

G_END_DECLS
