/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-renderer.h"

G_BEGIN_DECLS

void                     pupitre_print_sheets_make_async  (PupitreRenderer          *renderer,
                                                           PupitreRenderedDocument  *document,
                                                           const PupitreRenderSheet *sheet,
                                                           GArray                   *order,
                                                           GCancellable             *cancellable,
                                                           GAsyncReadyCallback       callback,
                                                           gpointer                  data);
PupitreRenderedDocument *pupitre_print_sheets_make_finish (GAsyncResult             *result,
                                                           GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
