/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-agenda-page.h"
#include "pupitre-family-agenda-page.h"
#include "pupitre-family-page.h"
#include "pupitre-lesson.h"
#include "pupitre-school-time.h"
#include "pupitre-sidebar.h"
#include "pupitre-viewer-page.h"
#include "pupitre-words.h"
#include "ui-fixture.h"

#include <string.h>

/* The agenda against a demonstration portal: what the parent sees and hears. */

#define PARENT "parent@demo.exemple"
#define SECONDARY "Noé"
#define PRIMARY "Léa"

static PupitreAgendaPage *
open_agenda (UiFixture *self, const char *name)
{
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open (self, name, PUPITRE_TILE_AGENDA);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  return PUPITRE_AGENDA_PAGE (page);
}

static PupitrePlanGrid *
grid_of (PupitreAgendaPage *page)
{
  return pupitre_plan_view_get_grid (pupitre_agenda_page_get_view (page));
}

/* Whether a cell of the grid says all of @words. */
static gboolean
grid_says (PupitrePlanGrid *grid, const char *words)
{
  PupitrePlanCell *cell;

  for (int row = 0; pupitre_plan_grid_get_cell (grid, row, 0) != NULL; row++) {
    for (int column = 0; (cell = pupitre_plan_grid_get_cell (grid, row, column)) != NULL; column++) {
      if (strstr (pupitre_plan_cell_get_name (cell), words) != NULL)
        return TRUE;
    }
  }
  return FALSE;
}

static gboolean
says (PupitreAgendaPage *page, const char *words)
{
  return grid_says (grid_of (page), words);
}

typedef struct {
  PupitrePlanGrid *grid;
  const char      *words;
} Saying;

static gboolean
is_said (gpointer data)
{
  Saying *saying = data;

  return grid_says (saying->grid, saying->words);
}

static gboolean
has_lessons (gpointer data)
{
  return says (data, "Exemple");
}

static gboolean
press (PupitrePlanGrid *grid, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (grid));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
  }
  return handled;
}

static gboolean
is_focused (UiFixture *self, PupitrePlanGrid *grid, int row, int column)
{
  return gtk_window_get_focus (GTK_WINDOW (self->window)) ==
         GTK_WIDGET (pupitre_plan_grid_get_cell (grid, row, column));
}

static gboolean
has_cells (gpointer grid)
{
  return pupitre_plan_grid_get_cell (grid, 1, 4) != NULL;
}

/* Every cell has its words, and the arrow keys go from one to the next. */
static void
test_walk (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page = open_agenda (self, SECONDARY);
  PupitrePlanGrid *grid = grid_of (page);
  PupitrePlanCell *cell;

  test_wait_until (has_lessons, page);
  g_assert_false (pupitre_plan_view_is_list (pupitre_agenda_page_get_view (page)));
  g_assert_true (says (page, "Monday"));
  test_wait_until (has_cells, grid);
  for (int row = 0; pupitre_plan_grid_get_cell (grid, row, 0) != NULL; row++) {
    for (int column = 0; column < 5; column++) {
      cell = pupitre_plan_grid_get_cell (grid, row, column);
      g_assert_nonnull (cell);
      g_assert_cmpstr (pupitre_plan_cell_get_name (cell), !=, "");
      gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
      gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           pupitre_plan_cell_get_name (cell));
    }
  }
  gtk_test_accessible_assert_role (grid, GTK_ACCESSIBLE_ROLE_GRID);

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (pupitre_plan_grid_get_cell (grid, 0, 0))));
  g_assert_true (press (grid, GDK_KEY_Right));
  g_assert_true (is_focused (self, grid, 0, 1));
  g_assert_true (press (grid, GDK_KEY_Down));
  g_assert_true (is_focused (self, grid, 1, 1));
  g_assert_true (press (grid, GDK_KEY_Left));
  g_assert_true (press (grid, GDK_KEY_Up));
  g_assert_true (is_focused (self, grid, 0, 0));
  /* Not out of the grid. */
  g_assert_true (press (grid, GDK_KEY_Left));
  g_assert_true (is_focused (self, grid, 0, 0));
}

/* Any week of the year without the network. */
static void
test_offline (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page = open_agenda (self, SECONDARY);
  GDateTime *monday = pupitre_week_get_monday (pupitre_agenda_page_get_week (page));
  g_autoptr (GDateTime) this_week = g_date_time_ref (monday);

  test_wait_until (has_lessons, page);
  ui_steer (self, "{\"cut\":true}");
  for (int i = 0; i < 3; i++) {
    gtk_widget_activate_action (GTK_WIDGET (page), "page.previous-week", NULL);
    test_wait_until (has_lessons, page);
  }
  monday = pupitre_week_get_monday (pupitre_agenda_page_get_week (page));
  g_assert_cmpint (g_date_time_difference (this_week, monday) / G_TIME_SPAN_DAY, >=, 20);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.next-week", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.this-week", NULL);
  monday = pupitre_week_get_monday (pupitre_agenda_page_get_week (page));
  g_assert_true (g_date_time_equal (monday, this_week));
  test_wait_until (has_lessons, page);
}

static gboolean
has_row (gpointer data)
{
  return ui_count (pupitre_plan_view_get_list (pupitre_agenda_page_get_view (data)),
                   GTK_TYPE_LIST_BOX) == 5;
}

/* A pupil of primary school has a list in a wide window too. */
static void
test_primary (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page = open_agenda (self, PRIMARY);

  test_wait_until (has_row, page);
  g_assert_true (pupitre_plan_view_is_list (pupitre_agenda_page_get_view (page)));
}

static gboolean
has_crowd (gpointer data)
{
  return says (data, "Nom en majuscules");
}

static gboolean
has_autumn_change (gpointer data)
{
  return says (data, "Sunday 1, 1:30, ");
}

static gboolean
has_spring_change (gpointer data)
{
  return says (data, "Sunday 14, ");
}

/* Lessons without a room or an end, twenty in a day, on the days on which the clocks change. */
static void
test_odd (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GDateTime) autumn = g_date_time_new (pupitre_school_time_zone (), 2026, 11, 1, 12, 0, 0);
  g_autoptr (GDateTime) spring = g_date_time_new (pupitre_school_time_zone (), 2027, 3, 14, 12, 0, 0);
  g_autoptr (GDateTime) first = NULL;
  PupitreAgendaPage *page;
  PupitreFeed *feed;
  gint64 date;
  gboolean is_new;

  ui_steer (self, "{\"faults\":[\"listActivities:odd\"]}");
  page = open_agenda (self, SECONDARY);
  feed = pupitre_week_get_feed (pupitre_agenda_page_get_week (page), PUPITRE_WEEK_LESSONS);
  g_assert_cmpuint (pupitre_feed_get_n_unreadable (feed), ==, 1);
  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (page), autumn);
  test_wait_until (has_autumn_change, page);
  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (page), spring);
  test_wait_until (has_spring_change, page);
  /* Seven days have room in the window as it opens. */
  g_assert_false (pupitre_plan_view_is_list (pupitre_agenda_page_get_view (page)));

  /* The crowd is on the first day of the year. */
  pupitre_feed_peek (feed, g_list_model_get_n_items (G_LIST_MODEL (feed)) - 1, &date, &is_new);
  first = g_date_time_new_from_unix_utc (date);
  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (page), first);
  test_wait_until (has_crowd, page);
}

static gboolean
has_ninth_day (gpointer view)
{
  PupitrePlanGrid *grid = pupitre_plan_view_get_grid (view);

  return pupitre_plan_grid_get_cell (grid, 0, 8) != NULL && grid_says (grid, "Day 9");
}

/* The cycle of the school: its days side by side, each with its courses. */
static void
test_cycle (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page = open_agenda (self, SECONDARY);
  PupitrePlanView *view = ui_part (page, "cycle_view");
  PupitrePlanGrid *grid = pupitre_plan_view_get_grid (view);

  adw_view_stack_set_visible_child_name (ui_part (page, "sections"), "cycle");
  test_wait_until (has_ninth_day, view);
  g_assert_false (pupitre_plan_view_is_list (view));
  g_assert_null (pupitre_plan_grid_get_cell (grid, 0, 9));
  for (int day = 0; day < 9; day++) {
    const char *words = pupitre_plan_cell_get_name (pupitre_plan_grid_get_cell (grid, 0, day));
    g_autofree char *title = g_strdup_printf ("Day %d", day + 1);

    g_assert_nonnull (strstr (words, title));
    g_assert_nonnull (strstr (words, "Exemple"));
  }
}

/* A page that has nothing says what will be there, and that is not an error. */
static void
test_empty (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"listActivities:empty\",\"getSchoolCalendar:empty\","
                  "\"listDetentions:empty\",\"listAssignments:empty\",\"getTimetableGrid:empty\"]}");
  ui_sign_in (self, PARENT);
  page = ui_open (self, SECONDARY, PUPITRE_TILE_AGENDA);
  ui_wait_state (page, PUPITRE_STATE_EMPTY);
  ui_wait_settled (page);
  g_assert_true (ui_shows_text (page, "No Timetable Yet"));
  g_assert_null (pupitre_feed_get_error (pupitre_page_get_feed (page)));
}

/* @returns: (nullable) (transfer none): the first one below @root with a style class */
static GtkWidget *
find_styled (GtkWidget *root, const char *style)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found =
      gtk_widget_has_css_class (child, style) ? child : find_styled (child, style);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The day in colour is today by the computer's clock, at the schools' hour; on a Saturday there may be
 * none. */
static void
assert_today (PupitreAgendaPage *page)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autofree char *title = pupitre_words_short_week_day (today);
  GtkWidget *head = find_styled (GTK_WIDGET (grid_of (page)), "today");

  if (head == NULL)
    g_assert_cmpint (g_date_time_get_day_of_week (today), >, 5);
  else
    g_assert_true (ui_shows_text (head, title));
}

/* Whatever the portal takes for now. */
static void
test_wrong_clock (void)
{
  static const int HOURS[] = { 3, -3, 23, -23 };
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page;

  ui_steer (self, "{\"hours\":3}");
  page = open_agenda (self, SECONDARY);
  test_wait_until (has_lessons, page);
  assert_today (page);
  for (gsize i = 0; i < G_N_ELEMENTS (HOURS); i++) {
    g_autofree char *state = g_strdup_printf ("{\"hours\":%d}", HOURS[i]);
    GDateTime *monday = pupitre_week_get_monday (pupitre_agenda_page_get_week (page));
    g_autoptr (GDateTime) today = pupitre_school_time_today ();
    g_autoptr (GDateTime) this_monday = pupitre_school_time_monday (today);

    ui_steer (self, state);
    pupitre_page_refresh (PUPITRE_PAGE (page));
    ui_wait_settled (PUPITRE_PAGE (page));
    g_assert_no_error (pupitre_feed_get_error (pupitre_page_get_feed (PUPITRE_PAGE (page))));
    g_assert_true (g_date_time_equal (monday, this_monday));
    assert_today (page);
  }
}

/* --- The day ------------------------------------------------------------------------------- */

static void
set_clock (UiFixture *self, GDateTime *now)
{
  pupitre_school_time_set_now (now);
  /* Somebody comes back to the window. */
  g_object_notify (G_OBJECT (self->window), "is-active");
}

static gboolean
is_marked_today (gpointer data)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autofree char *title = pupitre_words_short_week_day (today);
  GtkWidget *head = find_styled (GTK_WIDGET (data), "today");

  return head != NULL && ui_shows_text (head, title);
}

static gboolean
is_at_today (gpointer view)
{
  GtkWidget *head = pupitre_plan_list_get_today (pupitre_plan_view_get_list (view));
  graphene_rect_t bounds;

  return head != NULL && gtk_widget_get_height (head) > 0 &&
         gtk_widget_compute_bounds (head, ui_part (view, "list_page"), &bounds) &&
         bounds.origin.y >= 0 && bounds.origin.y < 20;
}

/* A list of days opens at today, stays where the parent scrolls it to, and shows another week from its
 * beginning. */
static void
test_list_today (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) monday = pupitre_school_time_monday (today);
  g_autoptr (GDateTime) wednesday = pupitre_school_time_day (monday, 2);
  g_autoptr (GDateTime) noon = g_date_time_add_hours (wednesday, 12);
  PupitreAgendaPage *page;
  PupitrePlanView *view;
  GtkAdjustment *place;

  if (pupitre_school_year_of (monday) != pupitre_school_year_of (today)) {
    g_test_skip ("Another school year begins this week");
    return;
  }
  pupitre_school_time_set_now (noon);
  page = open_agenda (self, PRIMARY);
  view = pupitre_agenda_page_get_view (page);
  place = gtk_scrolled_window_get_vadjustment (ui_part (view, "list_page"));
  test_wait_until (is_at_today, view);

  gtk_adjustment_set_value (place, 3);
  pupitre_page_refresh (PUPITRE_PAGE (page));
  ui_wait_settled (PUPITRE_PAGE (page));
  ui_wait_frames (self->window, 5);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (place), 3, 0.5);

  gtk_widget_activate_action (GTK_WIDGET (page), "page.next-week", NULL);
  ui_wait_frames (self->window, 5);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (place), 0, 0.5);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.this-week", NULL);
  test_wait_until (is_at_today, view);
  pupitre_school_time_set_now (NULL);
}

/* Two pages that are left open, one of them behind the other, over the night to a Monday: the week in
 * front of them becomes the next one when that begins, by itself; what the parent turned to stays. */
static void
test_overnight (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autoptr (GDateTime) this_monday = pupitre_school_time_monday (now);
  g_autoptr (GDateTime) monday = pupitre_school_time_day (this_monday, 7);
  g_autoptr (GDateTime) tuesday = pupitre_school_time_day (this_monday, 8);
  g_autoptr (GDateTime) noon = g_date_time_add_hours (tuesday, 12);
  g_autoptr (GDateTime) evening = g_date_time_add (monday, -3 * G_TIME_SPAN_SECOND);
  PupitreAgendaPage *page = open_agenda (self, SECONDARY);
  PupitreWeek *week = pupitre_agenda_page_get_week (page);
  PupitreFamilyAgendaPage *family_page;
  PupitreFamilyWeek *family;

  if (pupitre_school_year_of (monday) != pupitre_school_year_of (now)) {
    g_test_skip ("Another school year begins this week, and with it other pages");
    return;
  }
  test_wait_until (has_lessons, page);
  family_page = PUPITRE_FAMILY_AGENDA_PAGE (ui_open_family (self));
  family = pupitre_family_agenda_page_get_week (family_page);
  set_clock (self, evening);
  g_assert_true (g_date_time_equal (pupitre_week_get_monday (week), this_monday));
  test_wait_until (is_marked_today,
                   pupitre_plan_view_get_grid (pupitre_family_agenda_page_get_view (family_page)));
  g_assert_true (g_date_time_equal (pupitre_family_week_get_monday (family), monday));
  g_assert_true (g_date_time_equal (pupitre_week_get_monday (week), monday));

  /* The computer slept for a day; the parent had turned to another week. */
  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (page), now);
  set_clock (self, noon);
  g_assert_true (g_date_time_equal (pupitre_week_get_monday (week), this_monday));
  g_assert_true (g_date_time_equal (pupitre_family_week_get_monday (family), monday));
  g_assert_true (is_marked_today (
    pupitre_plan_view_get_grid (pupitre_family_agenda_page_get_view (family_page))));
  set_clock (self, NULL);
}

static gboolean
is_gone (gpointer place)
{
  return *(gpointer *) place == NULL;
}

/* The week of another year, at the computer's summer: its pages are those of the year that begins. */
static void
test_new_year (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GDateTime) last = pupitre_school_time_parse ("2027-06-30T12:00:00");
  g_autoptr (GDateTime) first = pupitre_school_time_parse ("2027-07-01T08:00:00");
  PupitreFeed *feed;
  gpointer gone = NULL;

  set_clock (self, last);
  feed = pupitre_page_get_feed (PUPITRE_PAGE (open_agenda (self, SECONDARY)));
  g_set_weak_pointer (&gone, feed);
  set_clock (self, first);
  test_wait_until (is_gone, &gone);
  g_assert_nonnull (ui_page (self));
  set_clock (self, NULL);
}

static gboolean
says_when (gpointer view)
{
  const char *said = pupitre_plan_view_get_nothing (view);

  return said != NULL && g_str_has_prefix (said, "Classes begin on ") &&
         strstr (said, "August") != NULL;
}

static gboolean
says_nothing_more (gpointer view)
{
  return g_strcmp0 (pupitre_plan_view_get_nothing (view), "") == 0;
}

static gboolean
shows_plan (gpointer view)
{
  return pupitre_plan_view_get_nothing (view) == NULL;
}

static void
wait_said (PupitreFamilyAgendaPage *page, const char *words)
{
  Saying saying = {
    pupitre_plan_view_get_grid (pupitre_family_agenda_page_get_view (page)), words
  };

  test_wait_until (is_said, &saying);
}

/* A week of the summer says that there is no class, and when there is; a child's and a family's. A
 * week of days off has their names instead. */
static void
test_summer (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GDateTime) summer = pupitre_school_time_parse ("2026-07-08");
  g_autoptr (GDateTime) christmas = pupitre_school_time_parse ("2026-12-28");
  g_autoptr (GDateTime) june = pupitre_school_time_parse ("2027-06-28");
  PupitreAgendaPage *page = open_agenda (self, SECONDARY);
  PupitrePlanView *view = pupitre_agenda_page_get_view (page);
  PupitreFamilyAgendaPage *family;

  test_wait_until (has_lessons, page);
  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (page), summer);
  test_wait_until (says_when, view);
  g_assert_true (ui_shows_text (view, "No Class This Week"));
  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (page), christmas);
  test_wait_until (shows_plan, view);
  /* The week of 1 July is of a year that is not published yet. */
  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (page), june);
  test_wait_until (says_nothing_more, view);

  family = PUPITRE_FAMILY_AGENDA_PAGE (ui_open_family (self));
  wait_said (family, ", L\303\251a, ");
  view = pupitre_family_agenda_page_get_view (family);
  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (family), summer);
  test_wait_until (says_when, view);
  g_assert_true (ui_shows_text (view, "No Class This Week"));
}

/* --- Changes ------------------------------------------------------------------------------- */

/* @returns: (nullable) (transfer full): a lesson of the week that has one of the changes */
static PupitreLesson *
find_changed (PupitreAgendaPage *page, guint changes)
{
  for (int day = 0; day < 5; day++) {
    g_autoptr (GPtrArray) lessons =
      pupitre_week_get_day (pupitre_agenda_page_get_week (page), PUPITRE_WEEK_LESSONS, day);

    for (guint i = 0; i < lessons->len; i++) {
      if (pupitre_lesson_get_changes (lessons->pdata[i]) & changes)
        return g_object_ref (lessons->pdata[i]);
    }
  }
  return NULL;
}

#define NAMED_CHANGES (PUPITRE_LESSON_CHANGE_ROOM | PUPITRE_LESSON_CHANGE_TEACHER)

static gboolean
has_change (PupitreAgendaPage *page)
{
  g_autoptr (PupitreLesson) lesson = find_changed (page, NAMED_CHANGES);

  return lesson != NULL;
}

/* What it was is struck through, what it is now follows; the same is said aloud. */
static void
assert_change_shown (PupitreAgendaPage *page)
{
  g_autoptr (PupitreLesson) lesson = find_changed (page, NAMED_CHANGES);
  PupitreLesson *before = pupitre_lesson_get_before (lesson);
  gboolean is_room = pupitre_lesson_get_changes (lesson) & PUPITRE_LESSON_CHANGE_ROOM;
  const char *const *old_words = is_room ? pupitre_lesson_get_rooms (before)
                                         : pupitre_lesson_get_teachers (before);
  const char *const *new_words = is_room ? pupitre_lesson_get_rooms (lesson)
                                         : pupitre_lesson_get_teachers (lesson);
  g_autofree char *old_text = g_strjoinv (", ", (char **) old_words);
  g_autofree char *new_text = g_strjoinv (", ", (char **) new_words);
  g_autofree char *seen = g_strdup_printf ("%s \342\206\222 %s", old_text, new_text);
  g_autofree char *spoken = g_strdup_printf ("changed from %s to %s", old_text, new_text);

  Saying saying = { grid_of (page), spoken };

  g_assert_cmpstr (old_text, !=, new_text);
  test_wait_until (is_said, &saying);
  g_assert_true (ui_shows_text (grid_of (page), seen));
}

/* Turns from this week on until one has a change, and stays there.
 *
 * Returns: how many weeks after this one that is; -1 for none of @n_weeks */
static int
find_change (PupitreAgendaPage *page, int n_weeks)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "page.this-week", NULL);
  for (int i = 0; i < n_weeks; i++) {
    test_wait_until (has_lessons, page);
    if (has_change (page))
      return i;
    gtk_widget_activate_action (GTK_WIDGET (page), "page.next-week", NULL);
  }
  return -1;
}

/* What changed since the parent last looked is shown, and no longer so after a look at it. */
static void
test_changes (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page = open_agenda (self, SECONDARY);
  int found = -1;

  test_wait_until (has_lessons, page);
  for (int day = 1; day <= 21 && found < 0; day++) {
    g_autofree char *state = g_strdup_printf ("{\"day\":%d}", day);

    ui_steer (self, state);
    pupitre_page_refresh (PUPITRE_PAGE (page));
    ui_wait_settled (PUPITRE_PAGE (page));
    ui_wait_frames (self->window, 2);
    found = find_change (page, 4);
  }
  g_assert_cmpint (found, >=, 0);
  assert_change_shown (page);

  /* The parent turns away, and comes back another day. */
  gtk_widget_activate_action (GTK_WIDGET (page), "page.this-week", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.next-week", NULL);
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  page = PUPITRE_AGENDA_PAGE (ui_open (self, SECONDARY, PUPITRE_TILE_AGENDA));
  ui_wait_state (PUPITRE_PAGE (page), PUPITRE_STATE_CONTENT);
  g_assert_cmpint (find_change (page, found + 1), ==, -1);
}

/* --- What is to be done -------------------------------------------------------------------- */

static gboolean
has_badge (gpointer data)
{
  return find_styled (GTK_WIDGET (grid_of (data)), "task-badge") != NULL;
}

/* @returns: (nullable) (transfer none): the button below @root with that picture */
static GtkWidget *
find_button (GtkWidget *root, const char *icon_name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found;

    if (GTK_IS_IMAGE (child) &&
        g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (child)), icon_name) == 0)
      return gtk_widget_get_ancestor (child, GTK_TYPE_BUTTON);
    found = find_button (child, icon_name);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Opens one badge after the other until one has something to press.
 *
 * Returns: (nullable) (transfer none): a link or attachment in an open popover */
static GtkWidget *
open_badges (GtkWidget *root, const char *icon_name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = NULL;

    if (gtk_widget_has_css_class (child, "task-badge")) {
      gtk_menu_button_popup (GTK_MENU_BUTTON (child));
      found = find_button (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (child))),
                           icon_name);
      if (found == NULL)
        gtk_menu_button_popdown (GTK_MENU_BUTTON (child));
    } else {
      found = open_badges (child, icon_name);
    }
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* In this week or one before it. */
static GtkWidget *
find_in_badges (PupitreAgendaPage *page, const char *icon_name)
{
  for (int i = 0; i < 12; i++) {
    GtkWidget *found;

    test_wait_until (has_lessons, page);
    found = open_badges (GTK_WIDGET (grid_of (page)), icon_name);
    if (found != NULL)
      return found;
    gtk_widget_activate_action (GTK_WIDGET (page), "page.previous-week", NULL);
  }
  g_error ("There is no %s in three months", icon_name);
}

static gboolean
has_question (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window)) {
      gtk_window_destroy (window);
      return TRUE;
    }
  }
  return FALSE;
}

/* A link asks before it leaves, an attachment opens in the program: as anywhere else. */
static void
test_details (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page = open_agenda (self, SECONDARY);

  test_wait_until (has_badge, page);
  g_signal_emit_by_name (find_in_badges (page, "web-browser-symbolic"), "clicked");
  test_wait_until (has_question, NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.this-week", NULL);
  g_signal_emit_by_name (find_in_badges (page, "x-office-document-symbolic"), "clicked");
  ui_wait_frames (self->window, 2);
  g_assert_true (PUPITRE_IS_VIEWER_PAGE (ui_page (self)));
  g_assert_true (pupitre_page_get_pupil (ui_page (self)) ==
                 pupitre_page_get_pupil (PUPITRE_PAGE (page)));
}

/* --- Weeks --------------------------------------------------------------------------------- */

static gboolean
trigger (GtkWidget *page, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    for (guint j = 0; G_IS_LIST_MODEL (controller) &&
                      j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
      GtkShortcutTrigger *wanted = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (wanted) &&
          gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (wanted)) == key &&
          gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (wanted)) == GDK_CONTROL_MASK)
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, page,
                                             gtk_shortcut_get_arguments (shortcut));
    }
  }
  return FALSE;
}

static void
assert_week (PupitreAgendaPage *page, GDateTime *date, int weeks)
{
  g_autoptr (GDateTime) monday = pupitre_school_time_monday (date);
  g_autoptr (GDateTime) wanted = pupitre_school_time_day (monday, 7 * weeks);

  g_assert_true (g_date_time_equal (
    pupitre_week_get_monday (pupitre_agenda_page_get_week (page)), wanted));
}

/* By keys, and by a date from the calendar of the button. */
static void
test_weeks (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAgendaPage *page = open_agenda (self, SECONDARY);
  GtkWidget *switcher = ui_part (page, "header_switcher");
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) picked = g_date_time_new_local (2026, 10, 14, 0, 0, 0);
  g_autoptr (GDateTime) date = pupitre_school_time_parse ("2026-10-14");

  g_assert_true (trigger (GTK_WIDGET (page), GDK_KEY_Page_Down));
  assert_week (page, today, 1);
  g_assert_true (trigger (GTK_WIDGET (page), GDK_KEY_Page_Up));
  g_assert_true (trigger (GTK_WIDGET (page), GDK_KEY_Page_Up));
  assert_week (page, today, -1);

  gtk_menu_button_popup (ui_part (switcher, "date_button"));
  gtk_calendar_select_day (ui_part (switcher, "calendar"), picked);
  gtk_menu_button_popdown (ui_part (switcher, "date_button"));
  assert_week (page, date, 0);
  g_signal_emit_by_name (ui_part (switcher, "today_button"), "clicked");
  assert_week (page, today, 0);

  /* However long the words for a week are, the way to the child's record is there. */
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 700);
  gtk_menu_button_set_label (ui_part (switcher, "date_button"), "30 novembre – 4 décembre");
  ui_wait_frames (self->window, 10);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (switcher)));
  g_assert_true (gtk_widget_get_mapped (ui_find (page, ADW_TYPE_AVATAR)));

  /* A cycle has no weeks. */
  adw_view_stack_set_visible_child_name (ui_part (page, "sections"), "cycle");
  trigger (GTK_WIDGET (page), GDK_KEY_Page_Down);
  assert_week (page, today, 0);
}

/* --- Family -------------------------------------------------------------------------------- */

static PupitreFamilyAgendaPage *
open_family (UiFixture *self)
{
  PupitrePage *page = ui_open_family (self);

  g_assert_true (PUPITRE_IS_FAMILY_AGENDA_PAGE (page));
  return PUPITRE_FAMILY_AGENDA_PAGE (page);
}

/* The week of all children, each named in what a screen reader says, and in what is seen. */
static void
test_family (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreFamilyAgendaPage *page;
  PupitrePlanGrid *grid;

  ui_sign_in (self, PARENT);
  page = open_family (self);
  ui_wait_state (PUPITRE_PAGE (page), PUPITRE_STATE_CONTENT);
  wait_said (page, ", L\303\251a, ");
  wait_said (page, ", No\303\251, ");
  wait_said (page, ", Mila, ");
  grid = pupitre_plan_view_get_grid (pupitre_family_agenda_page_get_view (page));
  g_assert_false (pupitre_plan_view_is_list (pupitre_family_agenda_page_get_view (page)));
  g_assert_true (ui_shows_text (grid, "No\303\251 \302\267 "));
  g_assert_true (ui_shows_text (grid, "L\303\251a \302\267 "));
  g_assert_null (pupitre_page_get_pupil (PUPITRE_PAGE (page)));

  /* Cell by cell. */
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (pupitre_plan_grid_get_cell (grid, 0, 0))));
  g_assert_true (press (grid, GDK_KEY_Right));
  g_assert_true (is_focused (self, grid, 0, 1));
  g_assert_true (press (grid, GDK_KEY_Down));
  g_assert_true (is_focused (self, grid, 1, 1));
}

/* Any week without the network, through what each account has stored. */
static void
test_family_offline (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreFamilyAgendaPage *page;
  g_autoptr (GDateTime) this_week = NULL;
  GDateTime *monday;

  ui_sign_in (self, PARENT);
  page = open_family (self);
  wait_said (page, ", L\303\251a, ");
  wait_said (page, ", No\303\251, ");
  this_week =
    g_date_time_ref (pupitre_family_week_get_monday (pupitre_family_agenda_page_get_week (page)));
  ui_steer (self, "{\"cut\":true}");
  for (int i = 0; i < 3; i++)
    gtk_widget_activate_action (GTK_WIDGET (page), "page.previous-week", NULL);
  monday = pupitre_family_week_get_monday (pupitre_family_agenda_page_get_week (page));
  g_assert_cmpint (g_date_time_difference (this_week, monday) / G_TIME_SPAN_DAY, >=, 20);
  wait_said (page, ", L\303\251a, ");
  wait_said (page, ", No\303\251, ");
  gtk_widget_activate_action (GTK_WIDGET (page), "page.this-week", NULL);
  monday = pupitre_family_week_get_monday (pupitre_family_agenda_page_get_week (page));
  g_assert_true (g_date_time_equal (monday, this_week));
}

/* The two say "Calendar missing" and "no agenda" of the child that it is so for. */
static gboolean
has_note (gpointer data)
{
  return ui_shows_text (ui_part (data, "notes"), "Mila: ") &&
         ui_shows_text (ui_part (data, "notes"), "No\303\251: ");
}

static void
test_family_missing (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreFamilyAgendaPage *page;

  ui_steer (self, "{\"faults\":[\"getSchoolCalendar:empty\"]}");
  ui_sign_in (self, PARENT);
  page = open_family (self);
  wait_said (page, ", L\303\251a, ");
  test_wait_until (has_note, page);
  g_assert_true (ui_shows_text (ui_part (page, "notes"),
                                "Mila: the school\342\200\231s calendar is missing"));
}

static gboolean
has_trouble (gpointer data)
{
  return ui_shows_text (ui_part (data, "notes"), ": The portal has a problem of its own.");
}

/* Of the first note: after the avatar and the text. */
static const char *
find_note_topic (GtkWidget *notes)
{
  return ui_topic (gtk_widget_get_last_child (gtk_widget_get_first_child (notes)));
}

/* What was never received is said with the page of the help about it. */
static void
test_family_trouble (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreFamilyAgendaPage *page;

  ui_steer (self, "{\"faults\":[\"listActivities:status:code=500\"]}");
  ui_sign_in (self, PARENT);
  page = open_family (self);
  test_wait_until (has_trouble, page);
  g_assert_cmpstr (find_note_topic (ui_part (page, "notes")), ==, "offline");
}

/* How many handlers the page has on what the children's weeks are read from. */
static guint
count_handlers (PupitreFamilyAgendaPage *page)
{
  PupitreFamilyWeek *week = pupitre_family_agenda_page_get_week (page);
  guint n = 0;

  for (guint i = 0; i < pupitre_family_week_get_n (week); i++) {
    PupitreWeek *of_child = pupitre_family_week_get_week (week, i);
    PupitreFeed *feed =
      of_child != NULL ? pupitre_week_get_feed (of_child, PUPITRE_WEEK_LESSONS) : NULL;

    if (feed == NULL)
      continue;
    n += g_signal_handlers_block_matched (feed, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, page);
    g_signal_handlers_unblock_matched (feed, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, page);
  }
  return n;
}

/* Each time that the members are others, or the same anew, the page follows them once; and the week
 * that is shown may be turned to by its own date. */
static void
test_family_members (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreFamilyAgendaPage *page;
  PupitreFamilyWeek *week;
  GListModel *family;
  g_autoptr (GDateTime) monday = NULL;
  guint n_handlers;

  ui_sign_in (self, PARENT);
  page = open_family (self);
  wait_said (page, ", L\303\251a, ");
  week = pupitre_family_agenda_page_get_week (page);
  family = G_LIST_MODEL (pupitre_page_get_family (PUPITRE_PAGE (page)));
  n_handlers = count_handlers (page);
  g_assert_cmpuint (n_handlers, >, 0);
  for (int i = 0; i < 3; i++) {
    guint n = g_list_model_get_n_items (family);

    g_list_model_items_changed (family, 0, n, n);
  }
  g_assert_cmpuint (count_handlers (page), ==, n_handlers);
  wait_said (page, ", L\303\251a, ");

  monday = pupitre_school_time_day (pupitre_family_week_get_monday (week), 0);
  pupitre_family_week_turn_to (week, pupitre_family_week_get_monday (week));
  g_assert_true (g_date_time_equal (pupitre_family_week_get_monday (week), monday));
}

/* With one child it would say nothing that the child's own agenda does not. */
static void
test_family_of_one (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, "parent2@demo.exemple");
  g_assert_true (PUPITRE_IS_FAMILY_PAGE (ui_open_family (self)));
}

static gboolean
has_two_accounts (gpointer data)
{
  UiFixture *self = data;

  return g_list_model_get_n_items (
           G_LIST_MODEL (pupitre_context_get_accounts (self->context))) == 2 &&
         g_strcmp0 (ui_state (self), "main") == 0;
}

static gboolean
has_one_child (gpointer data)
{
  return PUPITRE_IS_FAMILY_PAGE (ui_page (data)) &&
         g_list_model_get_n_items (
           G_LIST_MODEL (pupitre_page_get_family (ui_page (data)))) == 1;
}

/* A child of two accounts is there once. When the account goes through which the others were read, what
 * was theirs goes from the screen with it. */
static void
test_family_of_two_accounts (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  g_autoptr (PupitreAccount) first = NULL;
  PupitreFamilyAgendaPage *page;

  ui_sign_in (self, PARENT);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-account", NULL);
  ui_type_sign_in (self, "parent2@demo.exemple", UI_PASSWORD);
  test_wait_until (has_two_accounts, self);
  page = open_family (self);
  wait_said (page, ", L\303\251a, ");
  wait_said (page, ", No\303\251, ");
  g_assert_cmpuint (pupitre_family_week_get_n (pupitre_family_agenda_page_get_week (page)), ==, 3);

  first = pupitre_accounts_dup_open (accounts, PARENT);
  pupitre_accounts_sign_out_async (accounts, first, FALSE, NULL, NULL, NULL);
  g_clear_object (&first);
  test_wait_until (has_one_child, self);
  pupitre_sidebar_open_child (ui_main_part (self, "sidebar"), 0);
  g_assert_cmpstr (pupitre_child_get_first_name (pupitre_page_get_pupil (ui_page (self))), ==,
                   SECONDARY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/ui/agenda/walk", test_walk);
  g_test_add_func ("/ui/agenda/offline", test_offline);
  g_test_add_func ("/ui/agenda/primary", test_primary);
  g_test_add_func ("/ui/agenda/list-today", test_list_today);
  g_test_add_func ("/ui/agenda/odd", test_odd);
  g_test_add_func ("/ui/agenda/cycle", test_cycle);
  g_test_add_func ("/ui/agenda/empty", test_empty);
  g_test_add_func ("/ui/agenda/wrong-clock", test_wrong_clock);
  g_test_add_func ("/ui/agenda/overnight", test_overnight);
  g_test_add_func ("/ui/agenda/new-year", test_new_year);
  g_test_add_func ("/ui/agenda/summer", test_summer);
  g_test_add_func ("/ui/agenda/changes", test_changes);
  g_test_add_func ("/ui/agenda/details", test_details);
  g_test_add_func ("/ui/agenda/weeks", test_weeks);
  g_test_add_func ("/ui/agenda/family", test_family);
  g_test_add_func ("/ui/agenda/family-offline", test_family_offline);
  g_test_add_func ("/ui/agenda/family-missing", test_family_missing);
  g_test_add_func ("/ui/agenda/family-trouble", test_family_trouble);
  g_test_add_func ("/ui/agenda/family-members", test_family_members);
  g_test_add_func ("/ui/agenda/family-of-one", test_family_of_one);
  g_test_add_func ("/ui/agenda/family-of-two-accounts", test_family_of_two_accounts);

  return g_test_run ();
}
