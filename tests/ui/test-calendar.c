/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chooser-steps.h"
#include "pupitre-agenda-page.h"
#include "pupitre-calendar-dialog.h"
#include "pupitre-family-agenda-page.h"
#include "pupitre-school-time.h"
#include "pupitre-trouble.h"
#include "pupitre-way-out.h"
#include "ui-fixture.h"

#include <string.h>

/* The calendar file of an agenda: what is chosen in the dialog is what python3-icalendar and khal
 * find in the file. */

#define PARENT "parent@demo.exemple"
#define CHILD "Noé"
#define OTHER "Léa"
#define YOUNGEST "Mila"

static const char *const PARTS[] = { "lessons", "homework", "evaluations", "days_off", "detentions" };
static const char *const KINDS[] = { "lesson", "homework", "evaluation", "day", "detention" };

typedef struct {
  UiFixture             *ui;
  PupitreAgendaPage     *page;
  PupitreCalendarDialog *dialog;
  char                  *path;
} Test;

static gboolean
has_lessons (gpointer page)
{
  g_autoptr (GPtrArray) lessons =
    pupitre_week_get_day (pupitre_agenda_page_get_week (page), PUPITRE_WEEK_LESSONS, 0);

  return lessons->len > 0;
}

static gboolean
is_found (gpointer data)
{
  Test *test = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GObject) window = g_list_model_get_item (windows, i);

    if (PUPITRE_IS_CALENDAR_DIALOG (window))
      test->dialog = PUPITRE_CALENDAR_DIALOG (window);
  }
  return test->dialog != NULL;
}

static void
open_dialog_of (Test *test, gpointer page)
{
  test->dialog = NULL;
  gtk_widget_activate_action (ui_part (page, "menu"), "agenda.calendar-file", NULL);
  test_wait_until (is_found, test);
}

static void
open_dialog (Test *test)
{
  open_dialog_of (test, test->page);
}

static void
set_up (Test *test)
{
  g_autoptr (GDateTime) monday = g_date_time_new_local (2026, 11, 9, 12, 0, 0);
  PupitrePage *page;

  ui_sign_in (test->ui, PARENT);
  page = ui_open (test->ui, CHILD, PUPITRE_TILE_AGENDA);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  test->page = PUPITRE_AGENDA_PAGE (page);
  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (test->page), monday);
  test_wait_until (has_lessons, page);
  test->path = g_build_filename (test->ui->folder, "agenda.ics", NULL);
}

static void
tear_down (Test *test)
{
  g_free (test->path);
  ui_fixture_free (test->ui);
}

static void
choose (Test *test, const char *part, gboolean active)
{
  gtk_switch_set_active (ui_part (test->dialog, part), active);
}

static void
choose_only (Test *test, const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    choose (test, PARTS[i], g_str_equal (PARTS[i], part));
}

static gboolean
is_closed (gpointer data)
{
  Test *test = data;

  return !is_found (&(Test) { .ui = test->ui });
}

/* @returns: (transfer full): the lines of read_calendar.py */
static GStrv
read_file (Test *test, const char *option)
{
  g_autofree char *reader = g_test_build_filename (G_TEST_DIST, "ui", "read_calendar.py", NULL);
  const char *command[] = { "/usr/bin/python3", reader, option != NULL ? option : test->path,
                            option != NULL ? test->path : NULL, NULL };
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, 0, NULL, NULL, &output, &errors, &status,
                               &error));
  g_assert_cmpstr (errors, ==, "");
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
  return g_strsplit (g_strchomp (output), "\n", -1);
}

/* @returns: (transfer full): the lines of read_calendar.py */
static GStrv
write_file (Test *test, const char *option)
{
  g_autoptr (GFile) file = g_file_new_for_path (test->path);

  pupitre_calendar_dialog_write (test->dialog, file);
  test_wait_until (is_closed, test);
  return read_file (test, option);
}

static guint
count (const char *const *lines, const char *kind)
{
  g_autofree char *start = g_strconcat (kind, "\t", NULL);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], start) ? 1 : 0;
  return n;
}

static guint
count_week (Test *test, PupitreWeekPart part)
{
  guint n = 0;

  for (int day = 0; day < 7; day++) {
    g_autoptr (GPtrArray) objects =
      pupitre_week_get_day (pupitre_agenda_page_get_week (test->page), part, day);

    n += objects->len;
  }
  return n;
}

/* The week that is in front, of the child of the page, with all of it. */
static void
test_week (void)
{
  Test test = { .ui = ui_fixture_new (NULL) };
  g_auto (GStrv) lines = NULL;
  const char *const *all;

  set_up (&test);
  open_dialog (&test);
  g_assert_true (ui_shows_text (test.dialog, "Week of November 9"));
  lines = write_file (&test, NULL);
  all = (const char *const *) lines;
  g_assert_cmpuint (count (all, "lesson"), ==, count_week (&test, PUPITRE_WEEK_LESSONS));
  g_assert_cmpuint (count (all, "detention"), ==, count_week (&test, PUPITRE_WEEK_DETENTIONS));
  g_assert_cmpuint (count (all, "homework") + count (all, "evaluation"), ==,
                    count_week (&test, PUPITRE_WEEK_ASSIGNMENTS));
  g_assert_cmpuint (count (all, "lesson"), >, 0);
  for (guint i = 0; lines[i] != NULL; i++) {
    const char *day = strchr (lines[i], '\t') + 1;

    g_assert_cmpint (strncmp (day, "2026-11-09", 10), >=, 0);
    g_assert_cmpint (strncmp (day, "2026-11-16", 10), <, 0);
    /* One child needs no name. */
    g_assert_null (strstr (lines[i], CHILD));
  }
  g_assert_true (ui_shows_text (test.ui->window, "Saved as “agenda.ics”"));
  tear_down (&test);
}

static gboolean
shows_lasting (gpointer page)
{
  return ui_shows_text (page, "Classe nature");
}

/* What began on the Thursday before is in the week on the screen, and in its file; what was over by
 * then is in neither. */
static void
test_lasting (void)
{
  Test test = { .ui = ui_fixture_new (NULL) };
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  ui_steer (test.ui, "{\"faults\":[\"listActivities:odd\"]}");
  set_up (&test);
  test_wait_until (shows_lasting, test.page);
  open_dialog (&test);
  choose_only (&test, "lessons");
  lines = write_file (&test, NULL);
  for (guint i = 0; lines[i] != NULL; i++) {
    gboolean lasts = strstr (lines[i], "Classe nature") != NULL;

    n += lasts ? 1 : 0;
    g_assert_true (lasts || strncmp (strchr (lines[i], '\t') + 1, "2026-11-09", 10) >= 0);
  }
  g_assert_cmpuint (n, ==, 1);
  tear_down (&test);
}

static void
choose_year (Test *test)
{
  gtk_check_button_set_active (ui_part (test->dialog, "year_check"), TRUE);
}

/* Each kind alone has entries, and those of no other kind. */
static void
test_kinds (void)
{
  Test test = { .ui = ui_fixture_new (NULL) };

  set_up (&test);
  for (guint part = 0; part < G_N_ELEMENTS (PARTS); part++) {
    g_auto (GStrv) lines = NULL;

    open_dialog (&test);
    choose_year (&test);
    choose_only (&test, PARTS[part]);
    lines = write_file (&test, NULL);
    for (guint kind = 0; kind < G_N_ELEMENTS (KINDS); kind++) {
      guint n = count ((const char *const *) lines, KINDS[kind]);

      g_test_message ("%s: %u of %s", PARTS[part], n, KINDS[kind]);
      if (kind == part)
        g_assert_cmpuint (n, >, 0);
      /* A lesson that lasts all day looks like a day. */
      else if (part != 0 || !g_str_equal (KINDS[kind], "day"))
        g_assert_cmpuint (n, ==, 0);
    }
  }
  tear_down (&test);
}

static GHashTable *
collect_uids (const char *const *lines)
{
  GHashTable *uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], "\t", 4);

    g_assert_true (g_hash_table_add (uids, g_strdup (fields[2])));
  }
  return uids;
}

/* The year of two children: khal takes it, the titles tell them apart, and what is in the file of a
 * week is in it under the same UID. */
static void
test_year (void)
{
  Test test = { .ui = ui_fixture_new (NULL) };
  g_auto (GStrv) week = NULL;
  g_auto (GStrv) year = NULL;
  g_autoptr (GHashTable) week_uids = NULL;
  g_autoptr (GHashTable) year_uids = NULL;
  GHashTableIter iter;
  gpointer uid;
  guint n_other = 0;

  set_up (&test);
  open_dialog (&test);
  week = write_file (&test, NULL);
  week_uids = collect_uids ((const char *const *) week);

  open_dialog (&test);
  choose_year (&test);
  pupitre_calendar_dialog_choose_child (test.dialog, OTHER, TRUE);
  year = write_file (&test, "--khal");
  g_assert_cmpuint (g_strv_length (year), >, 800);
  for (guint i = 0; year[i] != NULL; i++) {
    const char *title = strrchr (year[i], '\t') + 1;

    g_assert_true (g_str_has_prefix (title, CHILD ": ") || g_str_has_prefix (title, OTHER ": "));
    n_other += g_str_has_prefix (title, OTHER ": ") ? 1 : 0;
  }
  g_assert_cmpuint (n_other, >, 100);
  year_uids = collect_uids ((const char *const *) year);
  g_hash_table_iter_init (&iter, week_uids);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    g_assert_true (g_hash_table_contains (year_uids, uid));
  tear_down (&test);
}

/* From the agenda of the family: all children at once, none of whose entries has the UID of another
 * one's, and each that which it has in the file of its child alone. */
static void
test_family (void)
{
  Test test = { .ui = ui_fixture_new (NULL) };
  g_autoptr (GDateTime) monday = g_date_time_new_local (2026, 11, 9, 12, 0, 0);
  g_auto (GStrv) own = NULL;
  g_auto (GStrv) all = NULL;
  g_autoptr (GHashTable) own_uids = NULL;
  g_autoptr (GHashTable) all_uids = NULL;
  GHashTableIter iter;
  gpointer uid;
  PupitrePage *page;
  guint n_own = 0, n_others = 0;

  set_up (&test);
  open_dialog (&test);
  own = write_file (&test, NULL);
  own_uids = collect_uids ((const char *const *) own);
  page = ui_open_family (test.ui);
  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (page), monday);
  open_dialog_of (&test, page);
  all = write_file (&test, NULL);
  all_uids = collect_uids ((const char *const *) all);
  g_hash_table_iter_init (&iter, own_uids);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    g_assert_true (g_hash_table_contains (all_uids, uid));
  for (guint i = 0; all[i] != NULL; i++) {
    const char *title = strrchr (all[i], '\t') + 1;

    n_own += g_str_has_prefix (title, CHILD ": ") ? 1 : 0;
    n_others += g_str_has_prefix (title, OTHER ": ") || g_str_has_prefix (title, YOUNGEST ": ");
  }
  g_assert_cmpuint (n_own, ==, g_hash_table_size (own_uids));
  g_assert_cmpuint (n_others, >, 10);
  g_assert_cmpuint (n_own + n_others, ==, g_hash_table_size (all_uids));
  tear_down (&test);
}

static gboolean
shows_error (gpointer dialog)
{
  return *pupitre_trouble_get_text (ui_part (dialog, "trouble")) != '\0';
}

static const char *
get_error (Test *test)
{
  return pupitre_trouble_get_text (ui_part (test->dialog, "trouble"));
}

/* The page of the help that the dialog leads to. */
static const char *
get_topic (Test *test)
{
  return ui_topic (ui_part (ui_part (test->dialog, "trouble"), "help"));
}

/* Of a child that was never looked at, without the portal; where nothing can be written; a week
 * without anything; nothing chosen. Each is said, and the dialog stays. */
static void
test_failures (void)
{
  Test test = { .ui = ui_fixture_new (NULL) };
  g_autoptr (GDateTime) summer = g_date_time_new_local (2026, 7, 8, 12, 0, 0);
  g_autofree char *nowhere = NULL;
  g_autoptr (GFile) file = NULL;

  set_up (&test);
  nowhere = g_build_filename (test.ui->folder, "nowhere", "agenda.ics", NULL);
  file = g_file_new_for_path (nowhere);
  open_dialog (&test);
  pupitre_calendar_dialog_write (test.dialog, file);
  test_wait_until (shows_error, test.dialog);
  g_assert_nonnull (strstr (get_error (&test), "“agenda.ics” could not be saved"));
  g_assert_cmpstr (get_topic (&test), ==, "calendar-file");

  ui_steer (test.ui, "{\"cut\":true}");
  pupitre_calendar_dialog_choose_child (test.dialog, YOUNGEST, TRUE);
  pupitre_calendar_dialog_write (test.dialog, file);
  g_assert_false (shows_error (test.dialog));
  test_wait_until (shows_error, test.dialog);
  g_assert_nonnull (strstr (get_error (&test), "cannot be received now. The portal does not answer."));
  g_assert_cmpstr (get_topic (&test), ==, "offline");
  g_assert_true (gtk_widget_get_sensitive (ui_part (test.dialog, "save_button")));

  choose_only (&test, "none");
  g_assert_false (gtk_widget_get_sensitive (ui_part (test.dialog, "save_button")));
  choose (&test, "detentions", TRUE);
  g_assert_true (gtk_widget_get_sensitive (ui_part (test.dialog, "save_button")));
  gtk_window_close (GTK_WINDOW (test.dialog));

  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (test.page), summer);
  open_dialog (&test);
  pupitre_calendar_dialog_write (test.dialog, file);
  test_wait_until (shows_error, test.dialog);
  g_assert_cmpstr (get_error (&test), ==, "There is nothing of what you chose in that time.");
  tear_down (&test);
}

static void
press_save (Test *test)
{
  g_signal_emit_by_name (ui_part (test->dialog, "save_button"), "clicked");
}

/* Through the dialog that asks where to: under the name that it suggests, given up, where nothing can
 * be written, and then into a folder. */
static void
test_chooser (void)
{
  Test test = { .ui = ui_fixture_new (NULL) };
  g_autofree char *suggested = NULL;
  g_auto (GStrv) lines = NULL;

  set_up (&test);
  open_dialog (&test);
  press_save (&test);
  suggested = gtk_file_chooser_get_current_name (chooser_wait ());
  g_assert_cmpstr (suggested, ==, "Agenda - " CHILD " - 2026-11-09.ics");
  chooser_answer (GTK_RESPONSE_CANCEL);
  g_assert_false (shows_error (test.dialog));

  press_save (&test);
  chooser_save_as ("/proc/agenda.ics");
  test_wait_until (shows_error, test.dialog);
  g_assert_nonnull (strstr (get_error (&test), "“agenda.ics” could not be saved: "));

  press_save (&test);
  chooser_save_as (test.path);
  test_wait_until (is_closed, &test);
  lines = read_file (&test, NULL);
  g_assert_cmpuint (count ((const char *const *) lines, "lesson"), ==,
                    count_week (&test, PUPITRE_WEEK_LESSONS));
  tear_down (&test);
}

static gboolean
offers_file (PupitreAgendaPage *page)
{
  GtkWidget *probe = g_object_new (GTK_TYPE_BUTTON, "action-name", "agenda.calendar-file", NULL);
  gboolean sensitive;

  gtk_widget_set_parent (probe, ui_part (page, "menu"));
  sensitive = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);
  return sensitive;
}

/* Where a computer does not allow saving: not offered, and not done either. */
static void
test_forbidden (void)
{
  Test test = { .ui = ui_fixture_new (NULL) };
  g_autoptr (GFile) file = NULL;
  PupitrePage *other;

  set_up (&test);
  file = g_file_new_for_path (test.path);
  g_assert_true (offers_file (test.page));
  open_dialog (&test);
  pupitre_way_out_forbid (PUPITRE_WAY_OUT_SAVE);
  pupitre_calendar_dialog_write (test.dialog, file);
  test_wait_until (shows_error, test.dialog);
  g_assert_cmpstr (get_error (&test), ==, "The settings of this computer do not allow saving.");
  g_assert_false (g_file_query_exists (file, NULL));
  other = ui_open (test.ui, OTHER, PUPITRE_TILE_AGENDA);
  g_assert_false (offers_file (PUPITRE_AGENDA_PAGE (other)));
  pupitre_way_out_forbid (0);
  tear_down (&test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/calendar/week", test_week);
  g_test_add_func ("/calendar/lasting", test_lasting);
  g_test_add_func ("/calendar/kinds", test_kinds);
  g_test_add_func ("/calendar/year", test_year);
  g_test_add_func ("/calendar/family", test_family);
  g_test_add_func ("/calendar/failures", test_failures);
  g_test_add_func ("/calendar/chooser", test_chooser);
  g_test_add_func ("/calendar/forbidden", test_forbidden);

  return g_test_run ();
}
