/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "bench-find"

#include "config.h"

#include <gio/gio.h>
#include <unistd.h>

#include "pupitre-document-finder.h"
#include "pupitre-renderer-private.h"
#include "test-pdfs.h"

/* How long it takes to find a text in 200 pages, none of which has been seen yet, against pdftotext
 * of the same file in a process of its own. The two take turns; only a ratio that no noise explains
 * fails. */

#define N_PAGES 200
#define N_PAIRS 7
#define AIM 1.5
#define FAILURE 4.0

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

static GBytes *
make_document (void)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_PAGES; i++) {
    GString *text = g_string_new (NULL);

    for (guint j = 0; j < 34; j++)
      g_string_append_printf (text, "%u. Compétence %u: l'élève résout une situation-problème, %u%%\n",
                              i + 1, j + 1, 60 + (i * 7 + j * 11) % 40);
    g_ptr_array_add (pages, g_string_free (text, FALSE));
  }
  g_ptr_array_add (pages, NULL);

  return test_pdf_text ((const char * const *) pages->pdata);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Opened first: a document that one searches is on the screen already. */
static double
time_finder (PupitreRenderer *renderer, int fd)
{
  g_autoptr (PupitreRenderedDocument) document = NULL;
  g_autoptr (PupitreDocumentTexts) texts = NULL;
  g_autoptr (PupitreDocumentMarks) marks = pupitre_document_marks_new ();
  g_autoptr (PupitreDocumentFinder) finder = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 start;
  double taken;

  pupitre_renderer_open_async (renderer, fd, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  document = pupitre_renderer_open_finish (renderer, result, NULL);
  texts = pupitre_document_texts_new (document);
  finder = pupitre_document_finder_new (texts, marks);
  start = g_get_monotonic_time ();
  pupitre_document_finder_search (finder, "situation probleme", 0);
  while (pupitre_document_finder_is_searching (finder))
    g_main_context_iteration (NULL, TRUE);
  taken = since (start);
  g_assert_cmpuint (pupitre_document_finder_get_n_found (finder), ==, N_PAGES * 34);

  return taken;
}

static double
time_pdftotext (const char *path)
{
  const char *arguments[] = { "pdftotext", path, "/dev/null", NULL };
  const gint64 start = g_get_monotonic_time ();

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     NULL, NULL))
    return -1;

  return since (start);
}

int
main (void)
{
  g_autoptr (PupitreRenderer) renderer = pupitre_renderer_new ();
  g_autoptr (GBytes) pdf = make_document ();
  g_autofree char *path = NULL;
  double ours[N_PAIRS];
  double theirs[N_PAIRS];
  double ratio;
  int fd = g_file_open_tmp ("bench-find-XXXXXX.pdf", &path, NULL);

  if (fd < 0 || !g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL))
    return 1;
  close (fd);
  fd = test_file_new (g_bytes_ref (pdf));
  if (time_pdftotext (path) < 0) {
    g_print ("pdftotext is not installed (poppler-utils)\n");
    unlink (path);
    return 77;
  }
  for (guint i = 0; i < N_PAIRS; i++) {
    ours[i] = time_finder (renderer, fd);
    theirs[i] = time_pdftotext (path);
  }
  close (fd);
  unlink (path);
  ratio = median (ours) / median (theirs);
  g_print ("find in %d pages: %.1f ms, pdftotext %.1f ms, ratio %.2f (aim %.1f)\n", N_PAGES,
           median (ours), median (theirs), ratio, AIM);

  return ratio < FAILURE ? 0 : 1;
}
