/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-absences-page.h"
#include "pupitre-agenda-page.h"
#include "pupitre-family-page.h"
#include "pupitre-glance-list.h"
#include "pupitre-message.h"
#include "pupitre-messages-page.h"
#include "pupitre-school-time.h"
#include "pupitre-tile-row.h"
#include "ui-fixture.h"

#include <string.h>

/* The page of the family against the live demonstration portal: whose each row is, what it says, and
 * where it leads. */

#define PARENT "parent@demo.exemple"

static PupitrePage *
open_today (UiFixture *self)
{
  PupitrePage *page = ui_open_today (self);

  g_assert_true (PUPITRE_IS_FAMILY_PAGE (page));
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_refreshed (self, page);
  return page;
}

/* @returns: (nullable): the first row of a list whose texts begin so */
static GtkWidget *
find_row (PupitrePage *page, const char *list, const char *title, const char *subtitle)
{
  GtkListBox *box = GTK_LIST_BOX (ui_find (ui_part (page, list), GTK_TYPE_LIST_BOX));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (box, i)) != NULL; i++) {
    const char *said = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
    const char *under = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

    if (g_str_has_prefix (said, title) && g_str_has_prefix (under, subtitle))
      return GTK_WIDGET (row);
  }
  return NULL;
}

static guint
count_rows (PupitrePage *page, const char *list)
{
  return ui_count (ui_part (page, list), ADW_TYPE_ACTION_ROW);
}

/* Returns: (transfer full): all that the rows of a list say */
static char *
dup_said (PupitrePage *page, const char *list)
{
  GtkListBox *box = GTK_LIST_BOX (ui_find (ui_part (page, list), GTK_TYPE_LIST_BOX));
  GString *said = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (box, i)) != NULL; i++)
    g_string_append_printf (said, "%s | %s\n",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                            adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  return g_string_free (said, FALSE);
}

static void
assert_shows (UiFixture *self, GType type, const char *name)
{
  ui_wait_frames (self->window, 2);
  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (ui_page (self), type));
  g_assert_cmpstr (pupitre_child_get_first_name (pupitre_page_get_pupil (ui_page (self))), ==, name);
}

/* Each row is under the name of its child, and opens the page of that child that it comes from. */
static void
test_rows (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  GtkWidget *row;

  ui_sign_in (self, PARENT);
  page = open_today (self);
  g_assert_null (pupitre_page_get_pupil (page));
  g_assert_nonnull (find_row (page, "to_do", "3 absences to motivate", "L\303\251a"));
  g_assert_nonnull (find_row (page, "to_do", "1 absence to motivate", "Mila"));
  g_assert_nonnull (find_row (page, "new_list", "", "L\303\251a \302\267 "));
  g_assert_nonnull (find_row (page, "new_list", "", "Mila \302\267 "));
  g_assert_nonnull (find_row (page, "balances", "", "L\303\251a \302\267 Statement of "));

  row = find_row (page, "to_do", "3 absences to motivate", "No\303\251");
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  assert_shows (self, PUPITRE_TYPE_ABSENCES_PAGE, "No\303\251");
  page = open_today (self);
  row = find_row (page, "to_do", "", "Mila");
  g_assert_true (gtk_widget_activate (row));
  assert_shows (self, PUPITRE_TYPE_ABSENCES_PAGE, "Mila");
}

/* What the parent reads is no longer new here. */
static void
test_read (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  g_autofree char *title = NULL;
  g_autoptr (PupitreFeed) feed = NULL;
  g_autoptr (PupitreEntry) entry = NULL;

  ui_sign_in (self, PARENT);
  ui_open (self, "Mila", PUPITRE_TILE_MESSAGES);
  ui_wait_settled (ui_page (self));
  feed = g_object_ref (pupitre_page_get_feed (ui_page (self)));
  page = open_today (self);
  entry = g_list_model_get_item (G_LIST_MODEL (feed), 0);
  g_assert_true (pupitre_entry_is_new (entry));
  title = g_strdup (pupitre_message_get_title (pupitre_entry_get_object (entry)));
  g_assert_nonnull (find_row (page, "new_list", title, "Mila"));
  g_assert_true (gtk_widget_activate (find_row (page, "new_list", title, "Mila")));
  assert_shows (self, PUPITRE_TYPE_MESSAGES_PAGE, "Mila");
  pupitre_feed_mark_seen (feed, entry);
  page = open_today (self);
  g_assert_null (find_row (page, "new_list", title, "Mila"));
}

/* Lets the program take the next Tuesday for today, which is a day of school. */
static void
turn_to_tuesday (void)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  pupitre_school_time_set_shift ((2 - g_date_time_get_day_of_week (today) + 7) % 7);
}

/* Lessons by their hours, under the name of each child, and those of tomorrow below; each opens the
 * agenda of its child. */
static void
test_school_day (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  turn_to_tuesday ();
  ui_sign_in (self, PARENT);
  page = open_today (self);
  g_assert_true (ui_shows_text (page, "Today \302\267 Tuesday"));
  g_assert_true (ui_shows_text (page, "Tomorrow \302\267 Wednesday"));
  g_assert_nonnull (find_row (page, "today", "9:15 ", "No\303\251 \302\267 "));
  g_assert_nonnull (find_row (page, "today", "8:00 ", "L\303\251a \302\267 Local 120"));
  g_assert_nonnull (find_row (page, "today", "8:00 ", "Mila \302\267 "));
  g_assert_nonnull (find_row (page, "tomorrow", "9:15 ", "No\303\251 \302\267 "));
  g_assert_true (gtk_widget_activate (find_row (page, "today", "9:15 ", "No\303\251")));
  assert_shows (self, PUPITRE_TYPE_AGENDA_PAGE, "No\303\251");
  pupitre_school_time_set_shift (0);
}

/* The stored copy says the same without the network, and how old it is. */
static void
test_offline (void)
{
  static const char *const LISTS[] = { "to_do", "today", "tomorrow", "new_list", "balances" };
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GString) online = g_string_new (NULL);
  g_autoptr (GString) offline = g_string_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = open_today (self);
  for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++) {
    g_autofree char *said = dup_said (page, LISTS[i]);

    g_string_append (online, said);
  }
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  page = open_today (self);
  for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++) {
    g_autofree char *said = dup_said (page, LISTS[i]);

    g_string_append (offline, said);
  }
  g_assert_cmpstr (offline->str, ==, online->str);
  g_assert_nonnull (strstr (offline->str, "absences to motivate"));
}

/* One child has the page too, and no agenda beside its own. */
static void
test_one_child (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  gpointer sidebar = ui_main_part (self, "sidebar");
  PupitrePage *page;

  ui_sign_in (self, "parent2@demo.exemple");
  page = open_today (self);
  g_assert_cmpuint (ui_count (ui_part (sidebar, "tiles"), PUPITRE_TYPE_TILE_ROW), ==, 1);
  g_assert_false (gtk_widget_get_visible (ui_part (sidebar, "family_note")));
  g_assert_nonnull (find_row (page, "to_do", "", "No\303\251"));
  g_assert_null (find_row (page, "to_do", "", "L\303\251a"));
}

static void
test_empty (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_steer (self, "{\"faults\":[\"listActivities:empty\",\"getSchoolCalendar:empty\","
                  "\"listDetentions:empty\",\"listAssignments:empty\",\"listMessages:empty\","
                  "\"listReportCards:empty\",\"listAbsences:empty\",\"listWorkResults:empty\","
                  "\"listSubjectResults:empty\",\"listSubjects:empty\",\"listStatements:empty\","
                  "\"listStudentDocuments:empty\"]}");
  ui_sign_in (self, PARENT);
  ui_open_today (self);
  ui_wait_state (ui_page (self), PUPITRE_STATE_EMPTY);
  g_assert_true (ui_shows_text (ui_page (self), "Nothing Yet"));
}

/* One part that the portal refuses blanks no other, and is said. */
static void
test_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"listStatements:status:code=403\"]}");
  ui_sign_in (self, PARENT);
  page = open_today (self);
  g_assert_cmpuint (count_rows (page, "balances"), ==, 0);
  g_assert_false (gtk_widget_get_visible (ui_part (page, "balances")));
  g_assert_nonnull (find_row (page, "to_do", "3 absences to motivate", "L\303\251a"));
  g_assert_false (g_str_has_prefix (
    pupitre_trust_line_get_text (pupitre_page_get_trust_line (page)), "Received"));
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
shows_both (gpointer data)
{
  g_autofree char *said = dup_said (ui_page (data), "balances");

  return strstr (said, " \302\267 parent@demo.exemple") != NULL &&
         strstr (said, " \302\267 parent2@demo.exemple") != NULL;
}

/* What each parent is to pay for the same child stays apart, under the address of the account. */
static void
test_two_accounts (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, PARENT);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-account", NULL);
  ui_type_sign_in (self, "parent2@demo.exemple", UI_PASSWORD);
  test_wait_until (has_two_accounts, self);
  ui_open_today (self);
  test_wait_until (shows_both, self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/ui/family/rows", test_rows);
  g_test_add_func ("/ui/family/read", test_read);
  g_test_add_func ("/ui/family/school-day", test_school_day);
  g_test_add_func ("/ui/family/offline", test_offline);
  g_test_add_func ("/ui/family/one-child", test_one_child);
  g_test_add_func ("/ui/family/empty", test_empty);
  g_test_add_func ("/ui/family/refused", test_refused);
  g_test_add_func ("/ui/family/two-accounts", test_two_accounts);

  return g_test_run ();
}
