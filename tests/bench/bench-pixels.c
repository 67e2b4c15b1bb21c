/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-renderer.h"
#include "test-portal.h"

#include <cairo-pdf.h>
#include <gtk/gtk.h>
#include <poppler.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* From the click to the first pixels of a document, in the locked-down helper that was started
 * ahead, against poppler opening and drawing the same page at the same size in this process. Time,
 * not instructions: the helper's lock lets no counter in. Both are done in turn, and the medians
 * are compared. */

#define ROUNDS 41
#define SCALE (96.0 / 72.0)

/* A page like a report card's: a table of words and marks. */
static GBytes *
make_page (const char *path)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 612, 792);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *data = NULL;
  gsize length;

  cairo_select_font_face (cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 9);
  for (int row = 0; row < 48; row++) {
    double y = 60 + row * 14;

    cairo_move_to (cr, 40, y);
    cairo_show_text (cr, "Français, langue d’enseignement : lire des textes variés");
    for (int column = 0; column < 5; column++) {
      g_autofree char *mark = g_strdup_printf ("%d", 60 + (row * 7 + column * 3) % 40);

      cairo_move_to (cr, 400 + column * 36, y);
      cairo_show_text (cr, mark);
    }
    cairo_set_line_width (cr, 0.5);
    cairo_move_to (cr, 40, y + 4);
    cairo_line_to (cr, 572, y + 4);
    cairo_stroke (cr);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_file_get_contents (path, &data, &length, NULL);
  return g_bytes_new (data, length);
}

static gint64
run_control (GBytes *pdf)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  PopplerPage *page;
  cairo_surface_t *surface;
  cairo_t *cr;

  g_assert_no_error (error);
  page = poppler_document_get_page (document, 0);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (612 * SCALE), (int) (792 * SCALE));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (page);
  g_object_unref (document);
  return g_get_monotonic_time () - start;
}

static int
memory_file (GBytes *pdf)
{
  int fd = memfd_create ("bench", MFD_CLOEXEC);
  gsize length;
  const void *data = g_bytes_get_data (pdf, &length);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, length), ==, (gssize) length);
  return fd;
}

static gint64
run_subject (PupitreRenderer *renderer, GBytes *pdf)
{
  int fd = memory_file (pdf);
  gint64 start = g_get_monotonic_time ();
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) drawn = NULL;
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  const GdkRectangle whole = { 0, 0, (int) (612 * SCALE), (int) (792 * SCALE) };
  gint64 took;

  pupitre_renderer_open_async (renderer, fd, NULL, test_keep_result, &result);
  opened = test_wait_result (&result);
  document = pupitre_renderer_open_finish (renderer, opened, &error);
  g_assert_no_error (error);
  pupitre_rendered_document_draw_async (document, 0, whole.width, whole.height, &whole, NULL,
                                        test_keep_result, &result);
  drawn = test_wait_result (&result);
  texture = pupitre_rendered_document_draw_finish (document, drawn, &error);
  took = g_get_monotonic_time () - start;
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, (int) (612 * SCALE));
  close (fd);
  return took;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static double
median (gint64 *values)
{
  qsort (values, ROUNDS, sizeof *values, compare);
  return (double) values[ROUNDS / 2];
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autoptr (GBytes) pdf = make_page (path);
  g_autoptr (PupitreRenderer) renderer = pupitre_renderer_new ();
  gint64 control[ROUNDS], subject[ROUNDS];
  double base, value;

  /* Both have their fonts loaded, as the helper that waits for a click has. */
  run_control (pdf);
  run_subject (renderer, pdf);
  for (int i = 0; i < ROUNDS; i++) {
    if (i % 2 == 0) {
      control[i] = run_control (pdf);
      subject[i] = run_subject (renderer, pdf);
    } else {
      subject[i] = run_subject (renderer, pdf);
      control[i] = run_control (pdf);
    }
  }
  base = median (control);
  value = median (subject);
  g_print ("click to first pixels: %.2f times the control (aim: at most 1.50); "
           "medians of %d: %.1f against %.1f ms\n",
           value / base, ROUNDS, value / 1000, base / 1000);
  test_remove_folder (folder);
  return 0;
}
