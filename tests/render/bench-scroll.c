/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "bench-scroll"

#include "config.h"

#include "test-pdfs.h"
#include "view-fixture.h"

/* Scrolls through 40 pages, full ones and nearly empty ones, at two pages a second, and counts the
 * frames in which a page that is seen has no picture, and the memory that all pictures take together.
 * The numbers are told; nothing fails but a program that does not get to the end. */

#define N_PAGES 40
#define PAGES_A_SECOND 2.0
#define MOST_SECONDS 120
#define AIM_MIB 64.0

typedef struct {
  Fixture fixture;
  gint64  before;    /* when the last frame was, in microseconds */
  guint   n_frames;
  guint   n_blank;   /* frames with a blank page */
  gsize   most;      /* bytes of pictures at a time */
  gboolean done;
} Bench;

static GBytes *
make_document (void)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_PAGES; i++) {
    GString *text = g_string_new (NULL);
    guint n_lines = i % 3 == 2 ? 4 : 34;

    for (guint j = 0; j < n_lines; j++)
      g_string_append_printf (text, "%u. Compétence %u: l'élève résout une situation-problème, %u%%\n",
                              i + 1, j + 1, 60 + (i * 7 + j * 11) % 40);
    g_ptr_array_add (pages, g_string_free (text, FALSE));
  }
  g_ptr_array_add (pages, NULL);

  return test_pdf_text ((const char * const *) pages->pdata);
}

/* Whether any part of a page is in the viewport. */
static gboolean
is_seen (GtkWidget *page, GtkWidget *canvas)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (page, canvas, &bounds) &&
         bounds.origin.y < gtk_widget_get_height (canvas) &&
         bounds.origin.y + bounds.size.height > 0;
}

static void
look (Bench *bench)
{
  GtkWidget *canvas = bench->fixture.canvas;
  gboolean blank = FALSE;
  gsize bytes = 0;

  for (GtkWidget *page = gtk_widget_get_first_child (canvas); page != NULL;
       page = gtk_widget_get_next_sibling (page)) {
    gsize memory;

    if (!PUPITRE_IS_DOCUMENT_PAGE (page))
      continue;
    memory = pupitre_document_page_get_memory (PUPITRE_DOCUMENT_PAGE (page));
    bytes += memory;
    blank |= memory == 0 && is_seen (page, canvas);
  }
  bench->n_frames++;
  bench->n_blank += blank;
  bench->most = MAX (bench->most, bytes);
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;
  GtkAdjustment *vertical = bench->fixture.vertical;
  const gint64 now = gdk_frame_clock_get_frame_time (clock);
  const double page = gtk_adjustment_get_upper (vertical) / N_PAGES;
  const double end = gtk_adjustment_get_upper (vertical) - gtk_adjustment_get_page_size (vertical);
  const double passed = bench->before > 0 ? (double) (now - bench->before) / G_USEC_PER_SEC : 0;

  look (bench);
  bench->before = now;
  gtk_adjustment_set_value (vertical,
                            gtk_adjustment_get_value (vertical) + passed * PAGES_A_SECOND * page);
  bench->done = gtk_adjustment_get_value (vertical) >= end - 1;

  return bench->done ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
on_too_late (gpointer data)
{
  g_error ("The end is not reached");
}

int
main (void)
{
  Bench bench = { 0 };
  guint ending;

  adw_init ();
  view_set_up (&bench.fixture);
  view_load (&bench.fixture, make_document ());
  wait_until (view_state (&bench.fixture) == PUPITRE_DOCUMENT_READY &&
              view_is_sharp (&bench.fixture, 0));
  ending = g_timeout_add_once (MOST_SECONDS * 1000, on_too_late, NULL);
  gtk_widget_add_tick_callback (bench.fixture.canvas, on_frame, &bench, NULL);
  while (!bench.done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (ending);
  g_print ("%d pages at %.0f a second: %u frames, %u with a blank page (aim 0), "
           "pictures %.1f MiB (aim %.0f)\n",
           N_PAGES, PAGES_A_SECOND, bench.n_frames, bench.n_blank,
           (double) bench.most / (1024 * 1024), AIM_MIB);
  view_tear_down (&bench.fixture);

  return 0;
}
