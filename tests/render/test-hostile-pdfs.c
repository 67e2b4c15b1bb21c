/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-hostile-pdfs"

#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <time.h>

#include "test-pdfs.h"
#include "test-portal.h"
#include "view-fixture.h"

/* Files that nobody should send, opened one after the other in the same view, as in the window: each
 * ends in a sentence, in a page, or in a page that says that it could not be drawn. Meanwhile the
 * main loop never works for long at a time. */

#define LONGEST 50.0  /* milliseconds of the processor's time between two polls */
#define TRIES 3
#define LEAST_FILES 40

static Fixture fixture;
static double  polled_at;
static double  longest;

/* Of this thread alone: that the machine is busy with something else does not count. */
static double
processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int
poll_and_count (GPollFD *fds, guint n_fds, int timeout)
{
  int n_ready;

  longest = MAX (longest, processor_time () - polled_at);
  n_ready = g_poll (fds, n_fds, timeout);
  polled_at = processor_time ();

  return n_ready;
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

/* With a sentence, or with the question for its password. */
static gboolean
is_refused (void)
{
  return view_state (&fixture) == PUPITRE_DOCUMENT_FAILED ||
         view_state (&fixture) == PUPITRE_DOCUMENT_LOCKED;
}

static gboolean
has_ended (void)
{
  if (view_state (&fixture) == PUPITRE_DOCUMENT_READY)
    return view_is_sharp (&fixture, 0) || view_has_failed (&fixture, 0);

  return is_refused ();
}

static gboolean
has_last_page (void)
{
  const guint n = view_count_pages (&fixture);

  return pupitre_document_view_get_page (fixture.view) ==
           pupitre_document_view_get_n_pages (fixture.view) &&
         n > 0 && (view_is_sharp (&fixture, n - 1) || view_has_failed (&fixture, n - 1));
}

/* The last page too, whatever became of the first. Returns: whether it is drawn */
static gboolean
go_to_end (void)
{
  gtk_adjustment_set_value (fixture.vertical, gtk_adjustment_get_upper (fixture.vertical));
  wait_until (has_last_page ());

  return view_is_sharp (&fixture, view_count_pages (&fixture) - 1);
}

static void
assert_says_why (void)
{
  GtkWidget *page = view_find (GTK_WIDGET (fixture.view), ADW_TYPE_STATUS_PAGE, NULL);

  g_assert_nonnull (page);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (page)), !=, "");
}

static void
open_file (const char *path)
{
  gboolean last_drawn = FALSE;
  gboolean refused;
  gboolean drawn;

  longest = 0;
  polled_at = processor_time ();
  view_load (&fixture, read_file (path));
  wait_until (has_ended ());
  refused = is_refused ();
  drawn = view_is_sharp (&fixture, 0);
  if (refused)
    assert_says_why ();
  else
    last_drawn = go_to_end ();
  g_test_message ("%s, %.1f ms at most", refused ? "refused" : drawn ? "drawn" : "not drawn",
                  longest);
  if (g_str_has_suffix (path, ".page.pdf"))
    g_assert_true (drawn);
  else if (g_str_has_suffix (path, ".refused.pdf"))
    g_assert_true (refused);
  else if (g_str_has_suffix (path, ".rest.pdf"))
    g_assert_true (!refused && !drawn && last_drawn);
  else
    g_assert_true (g_str_has_suffix (path, ".any.pdf"));
  pupitre_document_view_clear (fixture.view);
}

/* What works for too long does so each time; a neighbour who empties the caches, as a test run beside
 * this one, does not. */
static void
test_file (gconstpointer data)
{
  double least = INFINITY;

  for (guint i = 0; i < TRIES && least > LONGEST; i++) {
    open_file (data);
    least = MIN (least, longest);
  }
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpfloat (least, <=, LONGEST);
#endif
}

/* After all of them. */
static void
test_good_file (void)
{
  view_load (&fixture, test_pdf_pages (3, 612, 792));
  wait_until (view_state (&fixture) == PUPITRE_DOCUMENT_READY);
  wait_until (view_is_sharp (&fixture, 0));
  wait_until (view_is_sharp (&fixture, 1));
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (element-type utf8): the paths, in order; the files are made here */
static GPtrArray *
make_files (const char *folder)
{
  g_autofree char *program = g_test_build_filename (G_TEST_DIST, "render", "hostile_pdfs.py", NULL);
  const char *arguments[] = { "python3", program, folder, NULL };
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  g_assert_cmpuint (paths->len, >=, LEAST_FILES);

  return paths;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (GPtrArray) paths = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  paths = make_files (folder);
  view_set_up (&fixture);
  test_good_file ();
  g_main_context_set_poll_func (NULL, poll_and_count);
  for (guint i = 0; i < paths->len; i++) {
    g_autofree char *base = g_path_get_basename (g_ptr_array_index (paths, i));
    g_autofree char *name = g_strdup_printf ("/hostile-pdfs/%.*s", (int) strcspn (base, "."), base);

    g_test_add_data_func (name, g_ptr_array_index (paths, i), test_file);
  }
  g_test_add_func ("/hostile-pdfs/then-a-good-one", test_good_file);
  result = g_test_run ();
  g_main_context_set_poll_func (NULL, NULL);
  view_tear_down (&fixture);
  test_remove_folder (folder);

  return result;
}
