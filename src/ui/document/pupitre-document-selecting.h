/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-document-canvas.h"

G_BEGIN_DECLS

void pupitre_document_selecting_add      (PupitreDocumentCanvas *canvas);
void pupitre_document_selecting_add_keys (GtkWidgetClass        *widget_class);
void pupitre_document_selecting_copy     (PupitreDocumentCanvas *canvas);

G_END_DECLS
