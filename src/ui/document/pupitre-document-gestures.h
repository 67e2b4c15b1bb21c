/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-document-canvas.h"

G_BEGIN_DECLS

void pupitre_document_gestures_add (PupitreDocumentCanvas *canvas);

G_END_DECLS
