/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-assignment-page.h"
#include "pupitre-assignment.h"
#include "pupitre-badge.h"
#include "pupitre-day.h"
#include "pupitre-homework-page.h"
#include "pupitre-homework-row.h"
#include "pupitre-launch.h"
#include "pupitre-school-time.h"
#include "pupitre-sidebar.h"
#include "pupitre-tile-row.h"
#include "pupitre-viewer-page.h"
#include "pupitre-words.h"
#include "ui-fixture.h"

#include <string.h>

/* The homework of a child against a demonstration portal, and the weeks that it is seen in. */

#define CHILD "Noé"

static gpointer
parts_of (gpointer page)
{
  return ui_part (page, "parts");
}

static gboolean
has_rows (gpointer page)
{
  return ui_find (parts_of (page), PUPITRE_TYPE_HOMEWORK_ROW) != NULL;
}

static gboolean
says_nothing (gpointer page)
{
  return g_str_equal (gtk_stack_get_visible_child_name (ui_part (page, "stack")), "nothing");
}

static gboolean
has_answer (gpointer page)
{
  return has_rows (page) || says_nothing (page);
}

static PupitrePage *
open_homework (UiFixture *self)
{
  PupitrePage *page = ui_open (self, CHILD, PUPITRE_TILE_HOMEWORK);

  g_assert_true (PUPITRE_IS_HOMEWORK_PAGE (page));
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  test_wait_until (has_answer, page);
  return page;
}

static gboolean
are_days_known (gpointer days)
{
  return pupitre_feed_get_checked (pupitre_feed_objects_get_feed (days)) > 0 &&
         pupitre_feed_objects_is_read (days);
}

static gboolean
is_checked (gpointer feed)
{
  return pupitre_feed_get_checked (feed) > 0;
}

/* As the page and the tile know it: the school's calendar has been received. */
static GDateTime *
dup_soon_end (PupitrePage *page, GDateTime *today)
{
  g_autoptr (PupitreFeedObjects) days = pupitre_homework_week_new_days (
    pupitre_page_get_account (page), pupitre_page_get_pupil (page));

  test_wait_until (are_days_known, days);
  ui_wait_frames (page, 3);
  return pupitre_homework_week_soon_end (today, pupitre_feed_objects_list (days));
}

static UiFixture *
sign_in (void)
{
  UiFixture *self = ui_fixture_new (NULL);

  ui_sign_in (self, "parent@demo.exemple");
  return self;
}

/* A week that has something: the demonstration's days of class always do within a few weeks. */
static void
go_to_rows (PupitrePage *page)
{
  for (guint i = 0; i < 12 && !has_rows (page); i++) {
    gtk_widget_activate_action (GTK_WIDGET (page), "page.previous-week", NULL);
    test_wait_until (has_answer, page);
  }
  g_assert_true (has_rows (page));
}

/* All rows below a widget, as they stand. */
static void
collect_rows (GtkWidget *root, GPtrArray *rows)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (PUPITRE_IS_HOMEWORK_ROW (child))
      g_ptr_array_add (rows, child);
    else
      collect_rows (child, rows);
  }
}

static GPtrArray *
rows_of (PupitrePage *page)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect_rows (parts_of (page), rows);
  return rows;
}

static PupitreAssignment *
assignment_of (gpointer row)
{
  return pupitre_entry_get_object (pupitre_homework_row_get_entry (row));
}

static GtkCheckButton *
box_of (gpointer row)
{
  return GTK_CHECK_BUTTON (ui_find (row, GTK_TYPE_CHECK_BUTTON));
}

static void
activate (gpointer row)
{
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
}

static guint
badge_count (UiFixture *self)
{
  GtkWidget *tiles = ui_part (ui_main_part (self, "sidebar"), "tiles");

  for (GtkWidget *row = gtk_widget_get_first_child (tiles); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    if (PUPITRE_IS_TILE_ROW (row) &&
        pupitre_tile_row_get_page (PUPITRE_TILE_ROW (row))->tile == PUPITRE_TILE_HOMEWORK) {
      GtkWidget *label = ui_find (ui_part (row, "badge"), GTK_TYPE_LABEL);

      if (!gtk_widget_get_visible (ui_part (row, "badge")))
        return 0;
      return (guint) g_ascii_strtoull (gtk_label_get_text (GTK_LABEL (label)), NULL, 10);
    }
  }
  g_assert_not_reached ();
}

/* Everything of the week is there once: what is due soon on top, evaluations apart. */
static void
test_week (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_homework (self);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) monday = pupitre_school_time_monday (today);
  g_autoptr (GDateTime) end = pupitre_school_time_day (monday, 7);
  g_autoptr (GDateTime) soon_end = dup_soon_end (page, today);
  gint64 to = MAX (g_date_time_to_unix (end), g_date_time_to_unix (soon_end));
  g_autofree char *title = pupitre_words_week (monday, today);
  g_autoptr (GPtrArray) rows = rows_of (page);
  int rank = 0;
  guint position;

  g_assert_cmpstr (gtk_label_get_text (ui_part (page, "week_label")), ==, title);
  g_assert_cmpuint (rows->len, ==,
                    pupitre_feed_find_range (pupitre_page_get_feed (page),
                                             g_date_time_to_unix (monday), to, &position));
  for (guint i = 0; i < rows->len; i++) {
    PupitreAssignment *assignment = assignment_of (rows->pdata[i]);
    GDateTime *due = pupitre_assignment_get_due (assignment);
    gboolean over = g_date_time_compare (due, today) < 0;
    gboolean soon = !over && g_date_time_compare (due, soon_end) < 0;
    gboolean evaluation =
      pupitre_assignment_get_kind (assignment) == PUPITRE_ASSIGNMENT_KIND_EVALUATION;
    int own = over ? 3 : evaluation ? 1 : soon ? 0 : 2;

    g_assert_cmpint (own, >=, rank);
    rank = own;
    g_assert_true (ui_shows_text (rows->pdata[i], pupitre_assignment_get_title (assignment)));
  }
}

static void
press (PupitrePage *page, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
  test_wait_until (has_answer, page);
}

/* The arrows turn the weeks, each with what is due in it; "Today" leads back; a date can be picked; and
 * the year of the stored copy has a beginning and an end. */
static void
test_arrows (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_homework (self);
  g_autofree char *title = g_strdup (gtk_label_get_text (ui_part (page, "week_label")));
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) this_monday = pupitre_school_time_monday (today);
  g_autoptr (GDateTime) picked = pupitre_school_time_day (this_monday, -7 * 20 + 2);
  g_autoptr (GDateTime) picked_monday = pupitre_school_time_monday (picked);
  g_autofree char *picked_title = pupitre_words_week (picked_monday, today);
  GtkWidget *switcher = ui_part (page, "header_switcher");
  guint n_weeks = 0;

  for (int i = 1; i <= 8; i++) {
    g_autoptr (GDateTime) monday = pupitre_school_time_day (this_monday, -7 * i);
    g_autoptr (GDateTime) next = pupitre_school_time_day (monday, 7);
    g_autoptr (GPtrArray) rows = NULL;

    press (page, "page.previous-week");
    rows = rows_of (page);
    for (guint j = 0; j < rows->len; j++) {
      GDateTime *due = pupitre_assignment_get_due (assignment_of (rows->pdata[j]));

      g_assert_cmpint (g_date_time_compare (due, monday), >=, 0);
      g_assert_cmpint (g_date_time_compare (due, next), <, 0);
    }
    n_weeks += rows->len > 0 ? 1 : 0;
  }
  g_assert_cmpuint (n_weeks, >, 0);
  g_assert_cmpstr (gtk_label_get_text (ui_part (page, "week_label")), !=, title);
  g_signal_emit_by_name (ui_part (switcher, "today_button"), "clicked");
  g_assert_cmpstr (gtk_label_get_text (ui_part (page, "week_label")), ==, title);

  /* From the calendar of the button: over the night on which the clocks change, too. */
  g_signal_emit_by_name (switcher, "picked", picked);
  g_assert_cmpstr (gtk_label_get_text (ui_part (page, "week_label")), ==, picked_title);
  g_signal_emit_by_name (ui_part (switcher, "today_button"), "clicked");

  for (guint i = 0; i < 60; i++)
    gtk_widget_activate_action (GTK_WIDGET (page), "page.next-week", NULL);
  g_assert_false (gtk_widget_get_sensitive (ui_part (switcher, "next_button")));
  g_assert_true (gtk_widget_get_sensitive (ui_part (switcher, "previous_button")));
  test_wait_until (says_nothing, page);
}

static gboolean
has_child_page (gpointer data)
{
  PupitrePage *page = ui_page (data);

  return page != NULL && pupitre_page_get_pupil (page) != NULL;
}

/* What was asked of the portal with anything but GET. */
static guint
count_writes (UiFixture *self)
{
  g_autofree char *log = test_portal_get (self->portal, "/demonstration/log");
  static const char *const METHODS[] = { "POST", "PUT", "PATCH", "DELETE" };
  guint count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (METHODS); i++) {
    for (const char *p = log; (p = strstr (p, METHODS[i])) != NULL; p++)
      count++;
  }
  return count;
}

/* What is done says so in words, by its box and for assistive technology; it is so after a refresh
 * and in the next session, and the portal never hears of it. */
static void
test_done (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_homework (self);
  g_autofree char *key = NULL;
  g_autofree char *label = NULL;
  GtkWidget *row;
  guint n_found = 0, n_writes;

  go_to_rows (page);
  row = ui_find (parts_of (page), PUPITRE_TYPE_HOMEWORK_ROW);
  key = g_strdup (pupitre_entry_get_key (pupitre_homework_row_get_entry (PUPITRE_HOMEWORK_ROW (row))));
  label = g_strdup_printf ("Done: %s", pupitre_assignment_get_title (assignment_of (row)));
  gtk_test_accessible_assert_property (GTK_WIDGET (box_of (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
  g_assert_false (gtk_check_button_get_active (box_of (row)));
  g_assert_false (ui_shows_text (row, "Done"));
  n_writes = count_writes (self);
  gtk_check_button_set_active (box_of (row), TRUE);
  g_assert_true (ui_shows_text (row, "Done"));
  g_assert_true (gtk_widget_has_css_class (row, "done"));

  pupitre_page_refresh (page);
  ui_wait_settled (page);
  row = ui_find (parts_of (page), PUPITRE_TYPE_HOMEWORK_ROW);
  g_assert_true (gtk_check_button_get_active (box_of (row)));

  g_assert_cmpuint (count_writes (self), ==, n_writes);

  ui_steer (self, "{\"cut\":true}");
  ui_fixture_restart (self);
  test_wait_until (has_child_page, self);
  page = ui_open (self, CHILD, PUPITRE_TILE_HOMEWORK);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  test_wait_until (has_answer, page);
  go_to_rows (page);
  {
    g_autoptr (GPtrArray) rows = rows_of (page);

    for (guint i = 0; i < rows->len; i++) {
      PupitreEntry *entry = pupitre_homework_row_get_entry (rows->pdata[i]);
      gboolean same = g_str_equal (pupitre_entry_get_key (entry), key);

      n_found += same ? 1 : 0;
      g_assert_true (gtk_check_button_get_active (box_of (rows->pdata[i])) == same);
    }
  }
  g_assert_cmpuint (n_found, ==, 1);
}

/* The tile says how much is due soon; each that is done is one less. */
static void
test_badge (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_homework (self);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) soon_end = dup_soon_end (page, today);
  g_autoptr (GPtrArray) rows = rows_of (page);
  guint n_soon = 0;

  for (guint i = 0; i < rows->len; i++) {
    GDateTime *due = pupitre_assignment_get_due (assignment_of (rows->pdata[i]));

    n_soon += g_date_time_compare (due, today) >= 0 && g_date_time_compare (due, soon_end) < 0;
  }
  g_assert_cmpuint (badge_count (self), ==, n_soon);
  for (guint i = 0; i < rows->len; i++) {
    GDateTime *due = pupitre_assignment_get_due (assignment_of (rows->pdata[i]));

    gtk_check_button_set_active (box_of (rows->pdata[i]), TRUE);
    n_soon -= g_date_time_compare (due, today) >= 0 && g_date_time_compare (due, soon_end) < 0;
    g_assert_cmpuint (badge_count (self), ==, n_soon);
  }
  g_assert_cmpuint (badge_count (self), ==, 0);
}

typedef struct {
  UiFixture *self;
  guint      count;
} BadgeWait;

static gboolean
has_badge (gpointer data)
{
  BadgeWait *wait = data;

  return badge_count (wait->self) == wait->count;
}

/* Before the page of any child was opened: from the portal, and after that from the stored copy without
 * it. */
static void
test_badge_unopened (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) soon_end = NULL;
  PupitrePage *page = ui_page (self);
  g_autoptr (PupitreFeed) feed = pupitre_account_get_feed (
    pupitre_page_get_account (page), pupitre_page_get_pupil (page), PUPITRE_KIND_HOMEWORK);
  BadgeWait wait = { self, 0 };

  g_assert_false (PUPITRE_IS_HOMEWORK_PAGE (page));
  test_wait_until (is_checked, feed);
  soon_end = dup_soon_end (page, today);
  wait.count = pupitre_feed_count_undone (feed, g_date_time_to_unix (today),
                                          g_date_time_to_unix (soon_end));
  g_assert_cmpuint (wait.count, >, 0);
  test_wait_until (has_badge, &wait);
  g_clear_object (&feed);

  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  g_assert_false (PUPITRE_IS_HOMEWORK_PAGE (ui_page (self)));
  test_wait_until (has_badge, &wait);
}

/* The page is left open over the next Monday: it shows that week, and what
 * is due soon is counted from that day. */
static void
test_overnight (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_homework (self);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) this_monday = pupitre_school_time_monday (today);
  g_autoptr (GDateTime) monday = pupitre_school_time_day (this_monday, 7);
  g_autoptr (GDateTime) morning = pupitre_school_time_at (monday, 7 * 60);
  g_autofree char *before = pupitre_words_week (this_monday, today);
  g_autofree char *after = pupitre_words_week (monday, monday);
  g_autoptr (GDateTime) soon_end = NULL;
  BadgeWait wait = { self, 0 };

  g_assert_cmpstr (gtk_label_get_text (ui_part (page, "week_label")), ==, before);
  if (pupitre_school_year_of (monday) != pupitre_school_year_of (today)) {
    g_test_skip ("Another school year begins this week, and with it another page");
    return;
  }
  pupitre_school_time_set_now (morning);
  g_object_notify (G_OBJECT (self->window), "is-active");
  g_assert_cmpstr (gtk_label_get_text (ui_part (page, "week_label")), ==, after);
  soon_end = dup_soon_end (page, monday);
  wait.count = pupitre_feed_count_undone (pupitre_page_get_feed (page), g_date_time_to_unix (monday),
                                          g_date_time_to_unix (soon_end));
  test_wait_until (has_badge, &wait);
  pupitre_school_time_set_now (NULL);
}

typedef gboolean (*Wanted) (PupitreAssignment *assignment);

static gboolean
has_attachment (PupitreAssignment *assignment)
{
  return pupitre_assignment_get_n_attachments (assignment) > 0;
}

static gboolean
has_link (PupitreAssignment *assignment)
{
  return pupitre_assignment_get_n_links (assignment) > 0;
}

/* Goes back week by week until there is such homework, and opens it. */
static PupitrePage *
open_assignment (UiFixture *self, PupitrePage *page, Wanted wanted)
{
  for (guint week = 0; week < 13; week++) {
    g_autoptr (GPtrArray) rows = rows_of (page);

    for (guint i = 0; i < rows->len; i++) {
      if (wanted (assignment_of (rows->pdata[i]))) {
        activate (rows->pdata[i]);
        g_assert_true (PUPITRE_IS_ASSIGNMENT_PAGE (ui_page (self)));
        return ui_page (self);
      }
    }
    press (page, "page.previous-week");
  }
  g_assert_not_reached ();
}

/* Its own page: words, facts, and the attachment in the document view. */
static void
test_attachment (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_assignment (self, open_homework (self), has_attachment);
  GtkListBox *list = ui_part (ui_part (page, "attachments"), "list");

  g_assert_true (gtk_widget_get_visible (ui_part (page, "attachments")));
  g_assert_true (ui_shows_text (page, "Due"));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_true (PUPITRE_IS_VIEWER_PAGE (ui_page (self)));
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
}

/* A link says where it leads, before and when it is followed. */
static void
test_link (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_assignment (self, open_homework (self), has_link);
  GtkListBox *list = ui_part (page, "links");
  GtkWindow *dialog = NULL;
  g_autoptr (GList) windows = NULL;

  g_assert_true (ui_shows_text (list, ".example"));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next) {
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      dialog = l->data;
  }
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)),
                            ".example"));
  gtk_window_destroy (dialog);
}

/* Done on its own page is done in the list, and the other way round. */
static void
test_done_on_page (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *list = open_homework (self);
  PupitrePage *page;
  GtkWidget *row;

  go_to_rows (list);
  row = ui_find (parts_of (list), PUPITRE_TYPE_HOMEWORK_ROW);
  activate (row);
  page = ui_page (self);
  g_assert_true (PUPITRE_IS_ASSIGNMENT_PAGE (page));
  gtk_check_button_set_active (ui_part (page, "done_button"), TRUE);
  g_assert_true (gtk_check_button_get_active (box_of (row)));
  gtk_check_button_set_active (box_of (row), FALSE);
  g_assert_false (gtk_check_button_get_active (ui_part (page, "done_button")));
}

/* Today and tomorrow; on a Friday, Saturday and Sunday until Monday is over. */
static void
test_soon (void)
{
  static const struct {
    int today;
    int end;
  } CASES[] = { { 23, 25 }, { 26, 28 }, { 27, 31 }, { 28, 31 }, { 29, 31 } };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    GTimeZone *zone = pupitre_school_time_zone ();
    g_autoptr (GDateTime) first = g_date_time_new (zone, 2026, 11, 1, 0, 0, 0);
    g_autoptr (GDateTime) today = pupitre_school_time_day (first, CASES[i].today - 1);
    g_autoptr (GDateTime) end = pupitre_school_time_day (first, CASES[i].end - 1);
    g_autoptr (GDateTime) soon_end = pupitre_homework_week_soon_end (today, NULL);

    g_assert_true (g_date_time_equal (soon_end, end));
  }
}

/* A pedagogic day is none of class: what is due soon reaches over it; a holiday of weeks is too long. */
static void
test_soon_days (void)
{
  static const struct {
    int            day;
    PupitreDayKind kind;
  } DAYS[] = { { 26, PUPITRE_DAY_KIND_CLASS },     { 27, PUPITRE_DAY_KIND_PEDAGOGIC },
               { 30, PUPITRE_DAY_KIND_CLASS },     { 31, PUPITRE_DAY_KIND_OFF },
               { 32, PUPITRE_DAY_KIND_CLASS },     { 52, PUPITRE_DAY_KIND_CLASS } };
  static const struct {
    int today;
    int end;
  } CASES[] = { { 26, 31 }, { 27, 31 }, { 29, 31 }, { 30, 33 }, { 32, 34 } };
  g_autoptr (GDateTime) first = g_date_time_new (pupitre_school_time_zone (), 2026, 11, 1, 0, 0, 0);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (DAYS); i++) {
    g_autoptr (GDateTime) date = pupitre_school_time_day (first, DAYS[i].day - 1);
    const PupitreDayFields fields = { .date = date, .kind = DAYS[i].kind };

    g_ptr_array_add (days, pupitre_day_new (&fields));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GDateTime) today = pupitre_school_time_day (first, CASES[i].today - 1);
    g_autoptr (GDateTime) end = pupitre_school_time_day (first, CASES[i].end - 1);
    g_autoptr (GDateTime) soon_end = pupitre_homework_week_soon_end (today, days);

    g_test_message ("Case %zu", i);
    g_assert_true (g_date_time_equal (soon_end, end));
  }
}

static gboolean
says_unreadable (gpointer page)
{
  return ui_shows_text (page, "could not be read");
}

/* Data as no school should have them: an unknown kind in its own words, a link that leads nowhere is
 * none, and what has no day is counted. */
static void
test_odd (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  g_autoptr (GPtrArray) rows = NULL;
  gboolean found = FALSE;

  ui_steer (self, "{\"faults\":[\"listAssignments:odd\"]}");
  ui_sign_in (self, "parent@demo.exemple");
  page = open_homework (self);
  test_wait_until (says_unreadable, page);
  for (guint week = 0; week < 20 && !found; week++) {
    g_clear_pointer (&rows, g_ptr_array_unref);
    rows = rows_of (page);
    for (guint i = 0; i < rows->len && !found; i++) {
      if (!ui_shows_text (rows->pdata[i], "defi"))
        continue;
      found = TRUE;
      activate (rows->pdata[i]);
    }
    if (!found)
      press (page, "page.previous-week");
  }
  g_assert_true (found);
  g_assert_true (PUPITRE_IS_ASSIGNMENT_PAGE (ui_page (self)));
  g_assert_false (ui_shows_text (ui_page (self), "javascript"));
}

static gboolean
is_not_shown (gpointer row_title)
{
  gpointer *both = row_title;

  return has_answer (both[0]) && !ui_shows_text (parts_of (both[0]), both[1]);
}

/* What the school takes away is not shown any more: there is nothing left to do. */
static void
test_withdrawn (void)
{
  g_autoptr (UiFixture) self = sign_in ();
  PupitrePage *page = open_homework (self);
  g_autofree char *title = NULL;
  gpointer both[2] = { page, NULL };

  go_to_rows (page);
  title = g_strdup (pupitre_assignment_get_title (
    assignment_of (ui_find (parts_of (page), PUPITRE_TYPE_HOMEWORK_ROW))));
  both[1] = title;
  ui_steer (self, "{\"faults\":[\"listAssignments:empty\"]}");
  pupitre_page_refresh (page);
  test_wait_until (is_not_shown, both);
  g_assert_true (says_nothing (page));
}

static void
test_empty (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"listAssignments:empty\"]}");
  ui_sign_in (self, "parent@demo.exemple");
  page = ui_open (self, CHILD, PUPITRE_TILE_HOMEWORK);
  ui_wait_state (page, PUPITRE_STATE_EMPTY);
  g_assert_true (ui_shows_text (page, "No Homework"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();
  g_test_add_func ("/homework/soon", test_soon);
  g_test_add_func ("/homework/week", test_week);
  g_test_add_func ("/homework/arrows", test_arrows);
  g_test_add_func ("/homework/done", test_done);
  g_test_add_func ("/homework/done-on-page", test_done_on_page);
  g_test_add_func ("/homework/badge", test_badge);
  g_test_add_func ("/homework/badge-unopened", test_badge_unopened);
  g_test_add_func ("/homework/overnight", test_overnight);
  g_test_add_func ("/homework/attachment", test_attachment);
  g_test_add_func ("/homework/link", test_link);
  g_test_add_func ("/homework/soon-days", test_soon_days);
  g_test_add_func ("/homework/odd", test_odd);
  g_test_add_func ("/homework/withdrawn", test_withdrawn);
  g_test_add_func ("/homework/empty", test_empty);
  return g_test_run ();
}
