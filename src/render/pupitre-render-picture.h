/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-render-canvas.h"
#include "pupitre-render-protocol.h"

G_BEGIN_DECLS

/**
 * PupitreRenderPixels:
 *
 * The size of a picture: pixels, and bytes of a line.
 */
typedef struct {
  guint width;
  guint height;
  guint stride;
} PupitreRenderPixels;

PupitreRenderStatus pupitre_render_picture_decode (int                  fd,
                                                   guint                longest,
                                                   PupitreRenderCanvas *canvas,
                                                   PupitreRenderPixels *pixels);
gboolean            pupitre_render_picture_is_one (int                  fd);
PupitreRenderStatus pupitre_render_picture_to_pdf (int                  fd,
                                                   GBytes             **pdf);

G_END_DECLS
