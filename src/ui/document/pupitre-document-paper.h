/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-renderer.h"

G_BEGIN_DECLS

void     pupitre_document_paper_print_async  (PupitreRenderer      *renderer,
                                              GBytes               *pdf,
                                              const char           *title,
                                              GtkWindow            *parent,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              data);
gboolean pupitre_document_paper_print_finish (GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
