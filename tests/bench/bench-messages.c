/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-volume.h"
#include "pupitre-application.h"
#include "pupitre-entry.h"
#include "pupitre-message.h"
#include "pupitre-search-page.h"

#include <sqlite3.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <valgrind/callgrind.h>

/* What it costs to scroll through ten thousand messages, and to look in them, in the program itself,
 * once the first rows of what bench-prepare stored are shown.
 * "scroll …": scrolls the list three hundred steps, a frame each. "scroll-control N": the same with a
 * bare list of N rows of two labels. "keypress WORD …": types all of WORD but its last letter into the
 * search, and counts from the last letter until the rows of what was found are there.
 * "keypress-control WORD …": asks FTS5 alone for WORD, in the same messages. What stands for … is for
 * the program. Says how many rows were bound and how many frames came late. */

#define N_STEPS 300
#define STEP 120          /* pixels: about what a notch of a wheel scrolls */
#define ROW_HEIGHT 50     /* of the program's rows */
#define FRAME 16667       /* microseconds */
#define MOST 4

static struct {
  const char    *mode;
  const char    *word;
  GtkWindow     *window;
  gboolean       turned;  /* the child is chosen */
  gboolean       begun;
  guint          n_steps;
  guint          n_bound;
  guint          n_late;
  gint64         last_frame;
  gint64         begin;    /* of what is counted, see get_processor_time() */
  GtkWidget     *list;
  GtkAdjustment *adjustment;
  GPtrArray     *feeds;    /* (element-type PupitreFeed): of the messages of each child */
  GPtrArray     *entries;  /* (nullable) (element-type PupitreEntry): of all of them */
} bench;

/* Of the thread that draws, in microseconds. */
static gint64
get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
end (void)
{
  CALLGRIND_STOP_INSTRUMENTATION;
  CALLGRIND_DUMP_STATS;
  g_print ("%u rows bound, %u late frames of %u, %.1f ms of the processor a step\n", bench.n_bound,
           bench.n_late, bench.n_steps,
           (double) (get_processor_time () - bench.begin) / MAX (bench.n_steps, 1) / 1000);
  _exit (0);
}

/* --- Scrolling --- */

static gboolean
on_tick (GtkWidget *list, GdkFrameClock *clock, gpointer user_data)
{
  const gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (bench.n_steps == 0) {
    bench.n_bound = 0;
    bench.begin = get_processor_time ();
    CALLGRIND_START_INSTRUMENTATION;
  } else if (now - bench.last_frame > FRAME * 3 / 2) {
    bench.n_late++;
  }
  if (bench.n_steps == N_STEPS)
    end ();
  bench.last_frame = now;
  bench.n_steps++;
  gtk_adjustment_set_value (bench.adjustment, gtk_adjustment_get_value (bench.adjustment) + STEP);
  return G_SOURCE_CONTINUE;
}

static void
on_bound (void)
{
  bench.n_bound++;
}

static void
scroll (GtkWidget *list)
{
  bench.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  g_signal_connect (gtk_list_view_get_factory (GTK_LIST_VIEW (list)), "bind",
                    G_CALLBACK (on_bound), NULL);
  gtk_widget_add_tick_callback (list, on_tick, NULL, NULL);
}

/* --- Looking for a word --- */

static gpointer
part (gpointer page, const char *id)
{
  return gtk_widget_get_template_child (GTK_WIDGET (page), G_OBJECT_TYPE (page), id);
}

static void
type_last (gpointer page)
{
  const int at = (int) g_utf8_strlen (bench.word, -1) - 1;
  int position = at;

  gtk_label_set_text (part (page, "note"), "");
  /* The rows are there when the page says how much was found. */
  g_signal_connect (part (page, "note"), "notify::label", G_CALLBACK (end), NULL);
  CALLGRIND_START_INSTRUMENTATION;
  gtk_editable_insert_text (part (page, "entry"), g_utf8_offset_to_pointer (bench.word, at), -1,
                            &position);
}

static gboolean
has_found (gpointer page)
{
  const char *note = gtk_label_get_text (part (page, "note"));
  const char *state = gtk_stack_get_visible_child_name (part (page, "stack"));

  if (g_str_equal (state, "nothing-found"))
    g_error ("Nothing begins like “%s”", bench.word);
  return g_str_equal (state, "found") &&
         strstr (note, "found") != NULL && strstr (note, "so far") == NULL;
}

/* What is stored has been read into the search. */
static gboolean
on_poll_found (gpointer page)
{
  if (!has_found (page))
    return G_SOURCE_CONTINUE;
  if (g_str_equal (bench.mode, "keypress")) {
    type_last (page);
  } else {
    gtk_widget_activate_action (page, "page.back", NULL);
    scroll (bench.list);
  }
  return G_SOURCE_REMOVE;
}

static void
open_search (const char *typed)
{
  gpointer page;

  gtk_widget_activate_action (GTK_WIDGET (bench.window), "win.search", NULL);
  page = pupitre_window_get_page (PUPITRE_WINDOW (bench.window));
  g_assert_true (PUPITRE_IS_SEARCH_PAGE (page));
  gtk_editable_set_text (part (page, "entry"), typed);
  g_timeout_add (20, on_poll_found, page);
}

static void
press_key (void)
{
  g_autofree char *begin =
    g_utf8_substring (bench.word, 0, g_utf8_strlen (bench.word, -1) - 1);

  open_search (begin);
}

/* --- FTS5 alone --- */

static void
run (sqlite3 *database, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
put (sqlite3_stmt *statement, PupitreMessage *message)
{
  sqlite3_bind_text (statement, 1, pupitre_message_get_title (message), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2,
                     pupitre_rich_text_get_text (pupitre_message_get_content (message)), -1,
                     SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, pupitre_message_get_sender (message), -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_reset (statement);
}

static sqlite3 *
fill (void)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &database), ==, SQLITE_OK);
  run (database, "CREATE VIRTUAL TABLE item USING fts5(title, text, who,"
                 " tokenize = \"unicode61 remove_diacritics 2\"); BEGIN");
  sqlite3_prepare_v2 (database, "INSERT INTO item VALUES (?1, ?2, ?3)", -1, &statement, NULL);
  for (guint i = 0; i < bench.entries->len; i++)
    put (statement, pupitre_entry_get_object (bench.entries->pdata[i]));
  sqlite3_finalize (statement);
  run (database, "COMMIT");
  return database;
}

static void
ask_alone (void)
{
  g_autofree char *query = g_strdup_printf ("\"%s\"*", bench.word);
  sqlite3 *database = fill ();
  sqlite3_stmt *statement = NULL;
  guint n = 0;

  sqlite3_prepare_v2 (database, "SELECT title, snippet(item, 1, '', '', '…', 14) FROM item"
                                " WHERE item MATCH ?1 ORDER BY rank LIMIT ?2", -1, &statement,
                      NULL);
  CALLGRIND_START_INSTRUMENTATION;
  sqlite3_bind_text (statement, 1, query, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 2, MOST);
  while (sqlite3_step (statement) == SQLITE_ROW)
    n += sqlite3_column_text (statement, 0) != NULL && sqlite3_column_text (statement, 1) != NULL;
  CALLGRIND_STOP_INSTRUMENTATION;
  g_assert_cmpuint (n, >, 0);
  end ();
}

static gboolean
are_loaded (void)
{
  for (guint i = 0; i < bench.feeds->len; i++) {
    if (!pupitre_feed_is_loaded (bench.feeds->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

static void
get_entries (void)
{
  bench.entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < bench.feeds->len; i++) {
    PupitreFeed *feed = bench.feeds->pdata[i];

    g_ptr_array_extend_and_steal (
      bench.entries,
      pupitre_feed_get_entries (feed, 0, g_list_model_get_n_items (G_LIST_MODEL (feed))));
  }
}

static gboolean
on_poll_read (gpointer user_data)
{
  if (!are_loaded ())
    return G_SOURCE_CONTINUE;
  if (bench.entries == NULL)
    get_entries ();
  if (!pupitre_entry_all_read (bench.entries))
    return G_SOURCE_CONTINUE;
  ask_alone ();
  return G_SOURCE_REMOVE;
}

/* Of all children, as the search has them. */
static void
read_all (void)
{
  PupitrePage *page = pupitre_window_get_page (PUPITRE_WINDOW (bench.window));
  GListModel *children = pupitre_family_get_children (pupitre_page_get_family (page));

  bench.feeds = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);

    g_ptr_array_add (bench.feeds, pupitre_account_get_feed (pupitre_page_get_account (page), child,
                                                            PUPITRE_KIND_MESSAGES));
  }
  g_timeout_add (20, on_poll_read, NULL);
}

/* --- Both --- */

/* All rows are listed, not the first screenful alone. */
static gboolean
is_full (GtkWidget *list)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

  return model != NULL && g_list_model_get_n_items (model) > 1000;
}

static void
on_after_paint (GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget *list = bench.begun ? NULL : bench_volume_find_list (GTK_WIDGET (bench.window));

  if (list == NULL)
    return;
  if (PUPITRE_IS_WINDOW (bench.window) && !bench.turned) {
    bench.turned = TRUE;
    bench_volume_turn (PUPITRE_WINDOW (bench.window));
    return;
  }
  if (!is_full (list))
    return;
  bench.begun = TRUE;
  bench.list = list;
  if (g_str_equal (bench.mode, "scroll-control"))
    scroll (list);
  else if (g_str_equal (bench.mode, "scroll"))
    open_search ("e");  /* so that nothing else is under way */
  else if (g_str_equal (bench.mode, "keypress"))
    press_key ();
  else
    read_all ();
}

static void
on_map (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (on_after_paint), NULL);
}

static void
on_window_added (GtkApplication *application, GtkWindow *window)
{
  if (bench.window != NULL)
    return;
  bench.window = window;
  g_signal_connect (window, "map", G_CALLBACK (on_map), NULL);
}

/* --- The bare list --- */

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++) {
    GtkWidget *label = gtk_label_new (NULL);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_set_size_request (box, -1, ROW_HEIGHT);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_text (GTK_LABEL (title), text + strlen (text) / 2);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), text);
}

static GtkWidget *
make_bare_list (guint n_rows)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkWidget *list;

  for (guint i = 0; i < n_rows; i++) {
    g_autofree char *text = g_strdup_printf (
      "M. Gabriel Exemple, Art dramatique · Bonjour, un examen aura lieu le %u du mois. Il porte sur"
      " le chapitre %u, que nous avons vu ensemble.", i % 30, i);

    gtk_string_list_append (strings, text);
  }
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (strings))),
                            factory);
  return list;
}

static void
on_activate (GtkApplication *application, gpointer n_rows)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 make_bare_list (GPOINTER_TO_UINT (n_rows)));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), scrolled);
  /* The list of the program is as large. */
  gtk_window_set_default_size (GTK_WINDOW (window), 735, 612);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  const gboolean is_bare = argc == 3 && g_str_equal (argv[1], "scroll-control");
  int n_own;
  g_autoptr (GtkApplication) application = NULL;

  if (argc < 3) {
    g_printerr ("Usage: bench-messages scroll … | scroll-control N | keypress WORD … | "
                "keypress-control WORD …\n");
    return 2;
  }
  bench.mode = argv[1];
  bench.word = argv[2];
  if (is_bare) {
    application = GTK_APPLICATION (
      adw_application_new ("io.github.pupitre.Bench", G_APPLICATION_NON_UNIQUE));
    g_signal_connect (application, "activate", G_CALLBACK (on_activate),
                      GUINT_TO_POINTER ((guint) g_ascii_strtoull (argv[2], NULL, 10)));
  } else {
    application = GTK_APPLICATION (pupitre_application_new ());
  }
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);
  n_own = is_bare || g_str_has_prefix (bench.mode, "keypress") ? 2 : 1;
  argv[n_own] = argv[0];
  return g_application_run (G_APPLICATION (application), argc - n_own, argv + n_own);
}
