/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreRenderCanvas:
 * @fd: A memfd of @size bytes, or -1
 * @data: Where it is mapped, or %NULL
 *
 * A memfd that a result is put into, before it is sealed and sent.
 */
typedef struct {
  int            fd;
  gsize          size;
  unsigned char *data;
} PupitreRenderCanvas;

#define PUPITRE_RENDER_CANVAS_INIT { -1, 0, NULL }

void             pupitre_render_canvas_reserve     (void);
gboolean         pupitre_render_canvas_open        (PupitreRenderCanvas *self,
                                                    gsize                size);
cairo_surface_t *pupitre_render_canvas_new_surface (PupitreRenderCanvas *self,
                                                    int                  width,
                                                    int                  height,
                                                    int                 *stride);
cairo_status_t   pupitre_render_canvas_write       (void                *canvas,
                                                    const unsigned char *data,
                                                    unsigned int         length);
gboolean         pupitre_render_canvas_seal        (PupitreRenderCanvas *self);
void             pupitre_render_canvas_clear       (PupitreRenderCanvas *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PupitreRenderCanvas, pupitre_render_canvas_clear)

G_END_DECLS
