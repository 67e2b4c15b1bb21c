/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtkunixprint.h>

#include "pupitre-document-print.h"

G_BEGIN_DECLS

/* For tests, which have no hand to choose a printer with. */
void pupitre_document_print_on_async (PupitreRenderer         *renderer,
                                      PupitreRenderedDocument *sheets,
                                      guint                    current,
                                      const char              *title,
                                      GtkPrinter              *printer,
                                      GtkPrintSettings        *settings,
                                      GAsyncReadyCallback      callback,
                                      gpointer                 data);

G_END_DECLS
