/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-agenda-page.h"
#include "pupitre-family-agenda-page.h"
#include "pupitre-school-time.h"
#include "pupitre-sidebar.h"
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
  g_assert_nonnull (pupitre_plan_grid_get_cell (grid, 1, 4));
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
  pupitre_agenda_page_turn_to (page, autumn);
  test_wait_until (has_autumn_change, page);
  pupitre_agenda_page_turn_to (page, spring);
  test_wait_until (has_spring_change, page);
  /* Seven days have room in the window as it opens. */
  g_assert_false (pupitre_plan_view_is_list (pupitre_agenda_page_get_view (page)));

  /* The crowd is on the first day of the year. */
  pupitre_feed_peek (feed, g_list_model_get_n_items (G_LIST_MODEL (feed)) - 1, &date, &is_new);
  first = g_date_time_new_from_unix_utc (date);
  pupitre_agenda_page_turn_to (page, first);
  test_wait_until (has_crowd, page);
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

/* --- Family -------------------------------------------------------------------------------- */

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

static void
wait_said (PupitreFamilyAgendaPage *page, const char *words)
{
  Saying saying = {
    pupitre_plan_view_get_grid (pupitre_family_agenda_page_get_view (page)), words
  };

  test_wait_until (is_said, &saying);
}

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
has_row_hidden (gpointer data)
{
  return !gtk_widget_get_visible (ui_part (ui_main_part (data, "sidebar"), "family_list"));
}

/* With one child the row would say nothing that the child's own pages do not. */
static void
test_family_of_one (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, "parent2@demo.exemple");
  g_assert_true (has_row_hidden (self));
  pupitre_sidebar_open_family (ui_main_part (self, "sidebar"));
  g_assert_nonnull (pupitre_page_get_pupil (ui_page (self)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/ui/agenda/walk", test_walk);
  g_test_add_func ("/ui/agenda/offline", test_offline);
  g_test_add_func ("/ui/agenda/primary", test_primary);
  g_test_add_func ("/ui/agenda/odd", test_odd);
  g_test_add_func ("/ui/agenda/empty", test_empty);
  g_test_add_func ("/ui/agenda/family", test_family);
  g_test_add_func ("/ui/agenda/family-offline", test_family_offline);
  g_test_add_func ("/ui/agenda/family-missing", test_family_missing);
  g_test_add_func ("/ui/agenda/family-of-one", test_family_of_one);

  return g_test_run ();
}
