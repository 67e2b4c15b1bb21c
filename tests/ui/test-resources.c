/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-resources-page.h"
#include "ui-fixture.h"

#include <string.h>

/* What is shared with a child, against the live demonstration portal: what a parent sees, and what
 * becomes of what is pressed. */

#define PARENT "parent@demo.exemple"
#define CHILD "Noé"

static AdwActionRow *
row_at (PupitrePage *page, const char *list, int position)
{
  return ADW_ACTION_ROW (gtk_list_box_get_row_at_index (ui_part (page, list), position));
}

static gboolean
has_rows (gpointer page)
{
  return gtk_list_box_get_row_at_index (ui_part (page, "centre"), 0) != NULL;
}

static PupitrePage *
open_resources (UiFixture *self, const char *child)
{
  PupitrePage *page = ui_open (self, child, PUPITRE_TILE_RESOURCES);

  g_assert_true (PUPITRE_IS_RESOURCES_PAGE (page));
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  test_wait_until (has_rows, page);
  return page;
}

/* What the dialog says that is about to be opened. */
static char *
dup_asked (void)
{
  GtkWidget *dialog = ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  char *heading;

  g_assert_nonnull (dialog);
  heading = g_strdup (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  return heading;
}

/* Presses a row as a click or Return does. */
static void
press (AdwActionRow *row)
{
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (row)), "row-activated", row);
}

/* Three groups, the newest first, each with what it is, whose, and where it leads; and the host is
 * shown before anything opens. */
static void
test_groups (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *asked = NULL;
  PupitrePage *page;
  AdwActionRow *row;

  ui_sign_in (self, PARENT);
  page = open_resources (self, CHILD);
  row = row_at (page, "teachers", 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Vidéos de révision : fonctions et équations");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "cinq minutes"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "Mathématique"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "maths.cssdesexemples.example"));
  g_assert_null (row_at (page, "teachers", 3));
  g_assert_nonnull (row_at (page, "school", 2));
  g_assert_null (row_at (page, "school", 3));
  g_assert_nonnull (row_at (page, "centre", 1));
  g_assert_null (row_at (page, "centre", 2));
  press (row);
  asked = dup_asked ();
  g_assert_nonnull (strstr (asked, "maths.cssdesexemples.example"));
}

/* Another child, of another grade: nothing of the first one's teachers. */
static void
test_children (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  open_resources (self, CHILD);
  page = open_resources (self, "Léa");
  g_assert_true (ui_shows_text (page, "Mots de la semaine"));
  g_assert_false (ui_shows_text (page, "Simulateur de circuits électriques"));
}

/* Nothing that is no page of the web can be opened; what is unreadable is counted. */
static void
test_odd (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  guint n_closed = 0;

  ui_steer (self, "{\"faults\":[\"listSharedLinks:odd\"]}");
  ui_sign_in (self, PARENT);
  page = open_resources (self, CHILD);
  for (int i = 0; row_at (page, "teachers", i) != NULL; i++) {
    AdwActionRow *row = row_at (page, "teachers", i);

    if (!g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                           "Lien bizarre"))
      continue;
    g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
    press (row);
    g_assert_null (ui_find_window (ADW_TYPE_MESSAGE_DIALOG));
    n_closed++;
  }
  g_assert_cmpuint (n_closed, ==, 6);
  g_assert_true (ui_shows_text (page, "1 item could not be read"));
}

static void
test_offline (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, PARENT);
  open_resources (self, CHILD);
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  open_resources (self, CHILD);
}

static void
test_empty (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_steer (self, "{\"faults\":[\"listSharedLinks:empty\"]}");
  ui_sign_in (self, PARENT);
  ui_wait_state (ui_open (self, CHILD, PUPITRE_TILE_RESOURCES), PUPITRE_STATE_EMPTY);
}

static void
test_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_steer (self, "{\"faults\":[\"listSharedLinks:status:code=403\"]}");
  ui_sign_in (self, PARENT);
  ui_wait_state (ui_open (self, CHILD, PUPITRE_TILE_RESOURCES), PUPITRE_STATE_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/resources/groups", test_groups);
  g_test_add_func ("/resources/children", test_children);
  g_test_add_func ("/resources/odd", test_odd);
  g_test_add_func ("/resources/offline", test_offline);
  g_test_add_func ("/resources/empty", test_empty);
  g_test_add_func ("/resources/refused", test_refused);

  return g_test_run ();
}
