/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-document-view.h"

G_BEGIN_DECLS

/* For tests, which have no hand to choose a file with. */
void pupitre_document_view_save_to (PupitreDocumentView *self,
                                    GFile               *file);

G_END_DECLS
