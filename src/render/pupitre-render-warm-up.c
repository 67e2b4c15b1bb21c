/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-warm-up"

#include "pupitre-render-warm-up.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <malloc.h>
#include <poppler.h>

#include "pupitre-render-canvas.h"

/* Makes every library load, before the lock-down, what it would want later: the list of fonts,
 * poppler's tables, the decoders of pictures; and has memory ready for the first page. */

#define WIDTH 612
#define HEIGHT 792

/* Freed memory up to this stays with the process, so that the first page does not ask the kernel for
 * each piece again. */
#define KEPT_MEMORY (32 * 1024 * 1024)

/* A page whose font is not embedded, so that one is looked for. The missing table of objects is
 * made up for by poppler. */
static const char page_with_text[] =
  "%PDF-1.4\n"
  "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
  "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 30]/Contents 4 0 R"
  "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
  "4 0 obj<</Length 38>>stream\n"
  "BT /F 12 Tf 5 5 Td (Pupitre 20/20) Tj ET\n"
  "endstream endobj\n"
  "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n"
  "trailer<</Root 1 0 R>>\n";

static cairo_status_t
append (void *array, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (array, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* A page as they will come: a sheet of text whose font is inside. */
static GBytes *
make_page (void)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, array, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_font_size (cr, 10);
  for (guint i = 0; i < 40; i++) {
    cairo_move_to (cr, 50, 60 + i * 17);
    cairo_show_text (cr, "Bulletin scolaire de l'élève, étape 1: 20/20");
    cairo_rectangle (cr, 50, 62 + i * 17, 500, 0.5);
    cairo_fill (cr);
  }
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (array);
}

static void
draw_on (PopplerPage *page, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static void
warm_up_document (GBytes *bytes)
{
  g_autoptr (GByteArray) discarded = g_byte_array_new ();
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  PopplerPage *page = document != NULL ? poppler_document_get_page (document, 0) : NULL;
  g_autofree char *text = NULL;

  if (page == NULL)
    return;
  draw_on (page, cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT));
  draw_on (page, cairo_pdf_surface_create_for_stream (append, discarded, WIDTH, HEIGHT));
  text = poppler_page_get_text (page);
  g_object_unref (page);
  g_object_unref (document);
}

static void
warm_up_documents (void)
{
  g_autoptr (GBytes) with_font = make_page ();
  g_autoptr (GBytes) without_font = g_bytes_new_static (page_with_text, sizeof (page_with_text) - 1);

  warm_up_document (without_font);
  warm_up_document (with_font);
}

static void
warm_up_pictures (void)
{
  static const char * const kinds[] = { "png", "jpeg" };
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 8, 8);

  gdk_pixbuf_fill (pixbuf, 0x808080ff);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (kinds[i], NULL);
    g_autofree char *file = NULL;
    gsize size;

    if (loader == NULL)
      continue;
    if (gdk_pixbuf_save_to_buffer (pixbuf, &file, &size, kinds[i], NULL, NULL))
      gdk_pixbuf_loader_write (loader, (const guchar *) file, size, NULL);
    gdk_pixbuf_loader_close (loader, NULL);
  }
}

/**
 * pupitre_render_warm_up:
 *
 * Loads everything. Main thread, before the lock-down.
 */
void
pupitre_render_warm_up (void)
{
  mallopt (M_TRIM_THRESHOLD, KEPT_MEMORY);
  mallopt (M_MMAP_THRESHOLD, KEPT_MEMORY);
  FcInit ();
  warm_up_documents ();
  warm_up_pictures ();
  pupitre_render_canvas_reserve ();
  /* No look at the font folders every half minute: they cannot be read any more. */
  FcConfigSetRescanInterval (NULL, 0);
}
