/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-picture"

#include "pupitre-render-picture.h"

#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>
#include <unistd.h>

/* Decodes a photo: JPEG or PNG by its first bytes, no other kind, at most as large as it is shown; or
 * makes a page of it. */

/* Sides of a photo that can be right; more would be a bomb. */
#define MAX_SIDE 12000
#define MAX_PIXELS (50.0 * 1000 * 1000)

/* A picture as a page: so many pixels at its longer side, and at most a sheet of Letter paper. */
#define PAGE_PIXELS 2400
#define PAGE_WIDTH 612.0
#define PAGE_HEIGHT 792.0
#define POINTS_PER_PIXEL 0.75

/* Returns what a file is, or NULL for what is not decoded here. */
static const char *
sniff (const guchar *data, gsize size)
{
  static const guchar png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guchar jpeg[] = { 0xff, 0xd8, 0xff };

  if (size > sizeof (png) && memcmp (data, png, sizeof (png)) == 0)
    return "png";
  if (size > sizeof (jpeg) && memcmp (data, jpeg, sizeof (jpeg)) == 0)
    return "jpeg";

  return NULL;
}

static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  const guint *longest = data;
  const double factor = (double) *longest / MAX (MAX (width, height), 1);

  /* Zero by zero ends the decoding. */
  if (width > MAX_SIDE || height > MAX_SIDE || (double) width * height > MAX_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (factor < 1.0)
    gdk_pixbuf_loader_set_size (loader, MAX (width * factor, 1), MAX (height * factor, 1));
}

static GdkPixbuf *
decode (GBytes *file, guint longest)
{
  const char *kind = sniff (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_autoptr (GdkPixbufLoader) loader = NULL;
  GdkPixbuf *pixbuf;
  gboolean whole;

  if (kind == NULL)
    return NULL;
  loader = gdk_pixbuf_loader_new_with_type (kind, NULL);
  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &longest);
  whole = gdk_pixbuf_loader_write_bytes (loader, file, NULL);
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  pixbuf = whole ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;

  /* As the camera was held. */
  return pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
}

static guint32
premultiply (const guchar *from, gboolean has_alpha)
{
  const guint32 alpha = has_alpha ? from[3] : 255;

  return alpha << 24 | (from[0] * alpha + 127) / 255 << 16 |
         (from[1] * alpha + 127) / 255 << 8 | (from[2] * alpha + 127) / 255;
}

static void
copy_pixels (GdkPixbuf *pixbuf, guchar *to, gsize to_stride)
{
  const gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  const int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  const guchar *from = gdk_pixbuf_read_pixels (pixbuf);
  const gsize from_stride = gdk_pixbuf_get_rowstride (pixbuf);

  for (int y = 0; y < gdk_pixbuf_get_height (pixbuf); y++) {
    guint32 *line = (guint32 *) (void *) (to + y * to_stride);

    for (int x = 0; x < gdk_pixbuf_get_width (pixbuf); x++)
      line[x] = premultiply (from + y * from_stride + x * n_channels, has_alpha);
  }
}

/* Returns the whole file, or NULL. */
static GBytes *
read_file (int fd)
{
  const off_t size = lseek (fd, 0, SEEK_END);
  g_autofree guchar *data = NULL;
  off_t done = 0;

  if (size <= 0 || size > PUPITRE_RENDER_MAX_PICTURE_FILE)
    return NULL;
  data = g_malloc (size);
  while (done < size) {
    const ssize_t n = pread (fd, data + done, size - done, done);

    if (n <= 0)
      return NULL;
    done += n;
  }

  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/**
 * pupitre_render_picture_decode:
 * @fd: (transfer full): A file
 * @longest: The longer side of the result in pixels, at most
 * @canvas: Where to, not open yet
 * @pixels: (out): What was put there, ARGB32
 *
 * Returns: how it ended. Main thread.
 */
PupitreRenderStatus
pupitre_render_picture_decode (int                  fd,
                               guint                longest,
                               PupitreRenderCanvas *canvas,
                               PupitreRenderPixels *pixels)
{
  g_autoptr (GBytes) file = read_file (fd);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  cairo_surface_t *surface;
  int stride;

  close (fd);
  if (longest == 0 || longest > PUPITRE_RENDER_MAX_SIDE)
    return PUPITRE_RENDER_REFUSED;
  pixbuf = file != NULL ? decode (file, longest) : NULL;
  if (pixbuf == NULL)
    return PUPITRE_RENDER_DAMAGED;
  pixels->width = gdk_pixbuf_get_width (pixbuf);
  pixels->height = gdk_pixbuf_get_height (pixbuf);
  surface = pupitre_render_canvas_new_surface (canvas, pixels->width, pixels->height, &stride);
  if (surface == NULL)
    return PUPITRE_RENDER_TOO_LARGE;
  cairo_surface_destroy (surface);
  pixels->stride = stride;
  copy_pixels (pixbuf, canvas->data, stride);

  return PUPITRE_RENDER_OK;
}

/**
 * pupitre_render_picture_is_one:
 * @fd: A file
 *
 * Returns: whether it begins as a JPEG or PNG does. Main thread.
 */
gboolean
pupitre_render_picture_is_one (int fd)
{
  guchar start[16];
  const ssize_t n = pread (fd, start, sizeof (start), 0);

  return n > 0 && sniff (start, n) != NULL;
}

static cairo_status_t
append (void *array, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (array, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
draw_page (cairo_surface_t *picture, int width, int height)
{
  const double scale = MIN (POINTS_PER_PIXEL, MIN (PAGE_WIDTH / width, PAGE_HEIGHT / height));
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;

  surface = cairo_pdf_surface_create_for_stream (append, array, width * scale, height * scale);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (array);
}

/**
 * pupitre_render_picture_to_pdf:
 * @fd: (transfer full): A JPEG or PNG
 * @pdf: (out) (transfer full): A PDF of one page that holds it
 *
 * So that a picture is shown, zoomed, exported and printed as every other document. Returns: how it
 * ended. Main thread.
 */
PupitreRenderStatus
pupitre_render_picture_to_pdf (int fd, GBytes **pdf)
{
  g_autoptr (GBytes) file = read_file (fd);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  cairo_surface_t *picture;
  int width;
  int height;

  close (fd);
  pixbuf = file != NULL ? decode (file, PAGE_PIXELS) : NULL;
  if (pixbuf == NULL)
    return PUPITRE_RENDER_DAMAGED;
  width = gdk_pixbuf_get_width (pixbuf);
  height = gdk_pixbuf_get_height (pixbuf);
  picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  if (cairo_surface_status (picture) != CAIRO_STATUS_SUCCESS) {
    cairo_surface_destroy (picture);
    return PUPITRE_RENDER_TOO_LARGE;
  }
  copy_pixels (pixbuf, cairo_image_surface_get_data (picture),
               cairo_image_surface_get_stride (picture));
  cairo_surface_mark_dirty (picture);
  *pdf = draw_page (picture, width, height);
  cairo_surface_destroy (picture);

  return PUPITRE_RENDER_OK;
}
