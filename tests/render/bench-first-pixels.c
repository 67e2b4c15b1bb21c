/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "bench-first-pixels"

#include "config.h"

#include <cairo.h>
#include <fcntl.h>
#include <poppler.h>
#include <stdlib.h>
#include <unistd.h>

#include "pupitre-renderer-private.h"
#include "test-pdfs.h"

/* From the click to the first pixels of a document, in a helper that was started ahead, against
 * poppler alone in a warm process: the same file, page and size. The two take turns. The ratio of
 * the medians is reported; only one that no noise explains fails. */

#define N_PAIRS 41
#define WIDTH 816
#define HEIGHT 1056
#define FAILURE 3.0

typedef struct {
  PupitreRenderer         *renderer;
  PupitreRenderedDocument *document;
  GdkTexture              *texture;
} Bench;

static int
compare (gconstpointer a, gconstpointer b)
{
  const double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static double
median (double *values)
{
  qsort (values, N_PAIRS, sizeof (double), compare);

  return values[N_PAIRS / 2];
}

static double
since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static double
time_bare (int fd)
{
  const gint64 start = g_get_monotonic_time ();
  PopplerDocument *document = poppler_document_new_from_fd (fcntl (fd, F_DUPFD_CLOEXEC, 3), NULL,
                                                            NULL);
  PopplerPage *page = poppler_document_get_page (document, 0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  double width;
  double height;
  double taken;

  poppler_page_get_size (page, &width, &height);
  cairo_scale (cr, WIDTH / width, HEIGHT / height);
  poppler_page_render (page, cr);
  cairo_surface_flush (surface);
  taken = since (start);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (page);
  g_object_unref (document);

  return taken;
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *bench = data;

  bench->texture = pupitre_rendered_document_draw_finish (bench->document, result, NULL);
  g_assert_nonnull (bench->texture);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  const GdkRectangle page = { 0, 0, WIDTH, HEIGHT };
  Bench *bench = data;

  bench->document = pupitre_renderer_open_finish (bench->renderer, result, NULL);
  g_assert_nonnull (bench->document);
  pupitre_rendered_document_draw_async (bench->document, 0, WIDTH, HEIGHT, &page, NULL, on_drawn,
                                        bench);
}

static double
time_ours (Bench *bench, int fd)
{
  gint64 start;
  double taken;

  while (!pupitre_renderer_is_ready (bench->renderer))
    g_main_context_iteration (NULL, TRUE);
  start = g_get_monotonic_time ();
  pupitre_renderer_open_async (bench->renderer, fd, NULL, on_opened, bench);
  while (bench->texture == NULL)
    g_main_context_iteration (NULL, TRUE);
  taken = since (start);
  g_clear_object (&bench->texture);
  g_clear_object (&bench->document);

  return taken;
}

int
main (int argc, char **argv)
{
  g_autoptr (PupitreRenderer) renderer = pupitre_renderer_new ();
  Bench bench = { .renderer = renderer };
  double bare[N_PAIRS];
  double ours[N_PAIRS];
  double ratio;
  int fd;

  if (argc > 1)
    fd = open (argv[1], O_RDONLY | O_CLOEXEC);
  else
    fd = test_file_new (test_pdf_report_card ());
  time_bare (fd);
  for (guint i = 0; i < N_PAIRS; i++) {
    if (i % 2 == 0)
      bare[i] = time_bare (fd);
    ours[i] = time_ours (&bench, fd);
    if (i % 2 == 1)
      bare[i] = time_bare (fd);
  }
  close (fd);

  ratio = median (ours) / median (bare);
  g_print ("First pixels of a document: %.2f ms, poppler alone %.2f ms, ratio %.2f (aim 1.3)\n",
           median (ours), median (bare), ratio);

  return ratio > FAILURE ? 1 : 0;
}
