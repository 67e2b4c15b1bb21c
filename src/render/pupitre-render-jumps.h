/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-render-documents.h"

G_BEGIN_DECLS

PupitreRenderStatus pupitre_render_jumps_outline (PupitreRenderDocuments    *documents,
                                                  guint                      number,
                                                  PupitreRenderCanvas       *canvas);
PupitreRenderStatus pupitre_render_jumps_links   (PupitreRenderDocuments    *documents,
                                                  const PupitreRenderPageId *id,
                                                  PupitreRenderCanvas       *canvas);

G_END_DECLS
