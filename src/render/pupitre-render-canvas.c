/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-canvas"

#include "pupitre-render-canvas.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pupitre-render-protocol.h"

/* A memfd for one result: pixels that are mapped while they are drawn, or a file that is written. */

/* A page of Letter paper at 96 dots an inch, and some. */
#define RESERVE (4 * 1024 * 1024)

/* The memory of the first picture, had from the kernel while nobody waits yet. */
static PupitreRenderCanvas reserve = PUPITRE_RENDER_CANVAS_INIT;

/* Without the end of it that is not needed. */
static gboolean
take_reserve (PupitreRenderCanvas *self, gsize size)
{
  const gsize page = (gsize) sysconf (_SC_PAGESIZE);
  const gsize kept = (size + page - 1) / page * page;

  if (reserve.data == NULL || size > reserve.size || ftruncate (reserve.fd, size) != 0)
    return FALSE;
  if (kept < reserve.size)
    munmap (reserve.data + kept, reserve.size - kept);
  *self = reserve;
  self->size = size;
  reserve = (PupitreRenderCanvas) PUPITRE_RENDER_CANVAS_INIT;

  return TRUE;
}

/**
 * pupitre_render_canvas_reserve:
 *
 * Has memory ready for the first picture. Main thread.
 */
void
pupitre_render_canvas_reserve (void)
{
  if (!pupitre_render_canvas_open (&reserve, RESERVE))
    pupitre_render_canvas_clear (&reserve);
}

/**
 * pupitre_render_canvas_open:
 * @self: A canvas
 * @size: How many bytes to map; 0: none, the canvas grows by pupitre_render_canvas_write()
 *
 * Returns: whether there is memory for it. Main thread.
 */
gboolean
pupitre_render_canvas_open (PupitreRenderCanvas *self, gsize size)
{
  void *data;

  self->fd = memfd_create ("pupitre", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (self->fd < 0)
    return FALSE;
  if (size == 0)
    return TRUE;
  if (ftruncate (self->fd, size) != 0)
    return FALSE;
  /* All of it is about to be written: one call instead of a fault for each page of memory. */
  data = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, self->fd, 0);
  if (data == MAP_FAILED)
    return FALSE;
  self->data = data;
  self->size = size;

  return TRUE;
}

/**
 * pupitre_render_canvas_new_surface:
 * @self: A canvas that is not open yet
 * @width: Pixels
 * @height: Pixels
 * @stride: (out): Bytes of a line
 *
 * Returns: (transfer full) (nullable): an ARGB32 surface over the canvas, to be destroyed before the
 *   canvas is sealed; %NULL when it would be too large. Main thread.
 */
cairo_surface_t *
pupitre_render_canvas_new_surface (PupitreRenderCanvas *self, int width, int height, int *stride)
{
  gsize size;

  *stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, width);
  if (*stride <= 0 || height <= 0)
    return NULL;
  size = (gsize) *stride * (gsize) height;
  if (size > PUPITRE_RENDER_MAX_PIXELS ||
      (!take_reserve (self, size) && !pupitre_render_canvas_open (self, size)))
    return NULL;

  return cairo_image_surface_create_for_data (self->data, CAIRO_FORMAT_ARGB32,
                                              width, height, *stride);
}

/**
 * pupitre_render_canvas_write:
 * @canvas: A #PupitreRenderCanvas, open with size 0
 * @data: Bytes to add at its end
 * @length: How many
 *
 * A #cairo_write_func_t. Returns: whether all were written. Main thread.
 */
cairo_status_t
pupitre_render_canvas_write (void *canvas, const unsigned char *data, unsigned int length)
{
  PupitreRenderCanvas *self = canvas;

  while (length > 0) {
    const ssize_t written = write (self->fd, data, length);

    if (written <= 0)
      return CAIRO_STATUS_WRITE_ERROR;
    data += written;
    length -= written;
    self->size += written;
  }

  return CAIRO_STATUS_SUCCESS;
}

/**
 * pupitre_render_canvas_seal:
 * @self: A canvas
 *
 * Unmaps the canvas and makes its content final: the other side only maps what cannot change under
 * its eyes.
 *
 * Returns: whether it is sealed. Main thread.
 */
gboolean
pupitre_render_canvas_seal (PupitreRenderCanvas *self)
{
  if (self->data != NULL)
    munmap (self->data, self->size);
  self->data = NULL;

  return fcntl (self->fd, F_ADD_SEALS,
                F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0;
}

/**
 * pupitre_render_canvas_clear:
 * @self: A canvas
 *
 * Gives back what it holds. Main thread.
 */
void
pupitre_render_canvas_clear (PupitreRenderCanvas *self)
{
  if (self->data != NULL)
    munmap (self->data, self->size);
  if (self->fd >= 0)
    close (self->fd);
  self->data = NULL;
  self->fd = -1;
}
