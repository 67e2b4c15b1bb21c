/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-journey.h"
#include "pupitre-record-page.h"
#include "pupitre-record-row.h"
#include "pupitre-record-words.h"
#include "pupitre-sidebar.h"
#include "pupitre-two-columns.h"
#include "pupitre-viewer-page.h"
#include "ui-fixture.h"

#include <string.h>

/* The record of a child against a demonstration portal. */

#define PARENT "parent@demo.exemple"

static PupitrePage *
open_record (UiFixture *self, const char *child)
{
  PupitrePage *page = ui_open (self, child, PUPITRE_TILE_RECORD);

  g_assert_true (PUPITRE_IS_RECORD_PAGE (page));
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  return page;
}

static gboolean
has_all (gpointer page)
{
  return gtk_widget_get_first_child (ui_part (page, "identity_list")) != NULL &&
         gtk_widget_get_first_child (ui_part (page, "subject_list")) != NULL &&
         gtk_widget_get_first_child (ui_part (page, "transport_list")) != NULL;
}

/* @returns: (nullable): the row of @list whose title is @title */
static GtkWidget *
find_row (gpointer page, const char *list, const char *title)
{
  for (GtkWidget *row = gtk_widget_get_first_child (ui_part (page, list)); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    if (ADW_IS_ACTION_ROW (row) &&
        g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return row;
  }
  return NULL;
}

static const char *
fact (gpointer page, const char *list, const char *title)
{
  GtkWidget *row = find_row (page, list, title);

  g_assert_nonnull (row);
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

/* @returns: (nullable): the button of a row with that name */
static GtkWidget *
find_button (GtkWidget *root, const char *tooltip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found;

    if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_widget_get_tooltip_text (child), tooltip) == 0)
      return child;
    found = find_button (child, tooltip);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
keep_text (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

static gboolean
is_set (gpointer place)
{
  return *(char **) place != NULL;
}

static void
test_identity (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  GtkWidget *row, *button;
  g_autofree char *copied = NULL;

  ui_sign_in (self, PARENT);
  page = open_record (self, "Noé");
  test_wait_until (has_all, page);
  g_assert_true (ui_shows_text (ui_part (page, "school"), "École secondaire du Fleuve"));
  g_assert_nonnull (find_row (page, "identity_list", "Date of birth"));
  g_assert_cmpuint (strlen (fact (page, "identity_list", "Record number")), ==, 7);

  /* At home the numbers are there to be read, and to be copied. */
  row = find_row (page, "identity_list", "Permanent code");
  g_assert_cmpuint (strlen (adw_action_row_get_subtitle (ADW_ACTION_ROW (row))), ==, 12);
  button = find_button (row, "Copy the Permanent Code");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (button), NULL, keep_text, &copied);
  test_wait_until (is_set, &copied);
  g_assert_cmpstr (copied, ==, adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
}

/* Where others look on, a number is shown when it is asked for. */
static void
test_hidden_number (void)
{
  GtkWidget *row = pupitre_record_row_new_number ("Record number", "1234567", "Copy It", "Show It");
  GtkWidget *button;

  g_object_ref_sink (row);
  g_assert_null (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "1234567"));
  button = find_button (row, "Show It");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "1234567");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_null (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "1234567"));
  g_object_unref (row);
}

static PupitreTeacher *
new_teacher (const char *email)
{
  const PupitreTeacherFields fields = { .name = "Alex Exemple", .email = email };

  return pupitre_teacher_new (&fields);
}

static void
test_teacher (void)
{
  g_autoptr (PupitreTeacher) reachable = new_teacher ("alex.exemple@example.org");
  g_autoptr (PupitreTeacher) silent = new_teacher (NULL);
  g_autofree char *mail = pupitre_record_words_mail (reachable, "Noé Exemple", "Arts & plastiques");
  GtkWidget *row;

  g_assert_cmpstr (mail, ==, "mailto:alex.exemple@example.org?subject="
                             "No%C3%A9%20Exemple%2C%20Arts%20%26%20plastiques");
  row = pupitre_record_row_new_teacher ("Arts", silent, "Noé Exemple", "Arts");
  g_object_ref_sink (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Alex Exemple · address not published");
  g_assert_null (find_button (row, "Write to Alex Exemple"));
  g_object_unref (row);

  row = pupitre_record_row_new_teacher ("Arts", reachable, "Noé Exemple", "Arts");
  g_object_ref_sink (row);
  g_assert_nonnull (find_button (row, "Write to Alex Exemple"));
  g_object_unref (row);
}

static void
test_journey (void)
{
  PupitreJourneyFields fields = {
    .part = PUPITRE_JOURNEY_MORNING, .route = "214", .stop = "rue des Érables",
    .boarding = 7 * 60 + 22, .alighting = 7 * 60 + 50, .days = 1 << 1 | 1 << 3,
  };
  g_autoptr (PupitreJourney) morning = pupitre_journey_new (&fields);
  g_autoptr (PupitreJourney) bare = NULL;
  g_autofree char *words = pupitre_record_words_journey (morning);
  g_autofree char *name = NULL;
  g_autofree char *nothing = NULL;

  g_assert_true (g_str_has_prefix (words, "Route 214 · at the stop rue des Érables at 7:22"));
  g_assert_nonnull (strstr (words, "Monday, Wednesday"));

  fields = (PupitreJourneyFields) { .part = PUPITRE_JOURNEY_OTHER, .part_text = "étude",
                                    .boarding = -1, .alighting = -1 };
  bare = pupitre_journey_new (&fields);
  name = pupitre_record_words_journey_name (bare);
  nothing = pupitre_record_words_journey (bare);
  g_assert_cmpstr (name, ==, "Étude");
  g_assert_cmpstr (nothing, ==, "");
}

/* Each child's own, and what the school does not show is said. */
static void
test_two_children (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  g_autofree char *number = NULL;

  ui_sign_in (self, PARENT);
  page = open_record (self, "Noé");
  test_wait_until (has_all, page);
  number = g_strdup (fact (page, "identity_list", "Record number"));
  page = open_record (self, "Léa");
  test_wait_until (has_all, page);
  g_assert_cmpstr (fact (page, "identity_list", "Record number"), !=, number);
  g_assert_false (ui_shows_text (page, number));
}

static GtkWidget *
header_of (PupitrePage *page)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (page), PUPITRE_TYPE_PAGE,
                                                    "header"));
}

/* @returns: (transfer none) (nullable): the first button that leads to a tile */
static GtkWidget *
find_leading (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.show-tile") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_leading (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The name or the picture of the child, in the header of any page, by keys as well: but for the record
 * itself, which it would lead to. */
static void
test_headers (void)
{
  static const PupitreTile TILES[] = {
    PUPITRE_TILE_AGENDA, PUPITRE_TILE_ABSENCES, PUPITRE_TILE_HOMEWORK, PUPITRE_TILE_RESULTS,
    PUPITRE_TILE_FINANCES, PUPITRE_TILE_MESSAGES,
  };
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, PARENT);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 800);
  for (gsize i = 0; i < G_N_ELEMENTS (TILES); i++) {
    PupitrePage *page = ui_open (self, "Noé", TILES[i]);
    GtkWidget *button;

    ui_wait_frames (page, 2);
    button = find_leading (header_of (page));
    g_test_message ("Tile %d", (int) TILES[i]);
    g_assert_nonnull (button);
    gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
    gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "Open the record of Noé");
    g_assert_true (gtk_widget_get_mapped (button) && gtk_widget_get_child_visible (button));
    g_assert_true (gtk_widget_grab_focus (button));
    g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == button);
    g_signal_emit_by_name (button, "clicked");
    g_assert_true (PUPITRE_IS_RECORD_PAGE (ui_page (self)));
  }
  g_assert_null (find_leading (header_of (ui_page (self))));
}

static gboolean
has_documents (gpointer page)
{
  return gtk_widget_get_visible (ui_part (page, "documents_part"));
}

static void
test_document (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = open_record (self, "Noé");
  test_wait_until (has_documents, page);
  gtk_widget_activate (gtk_widget_get_first_child (ui_part (page, "document_list")));
  g_assert_true (PUPITRE_IS_VIEWER_PAGE (ui_page (self)));
}

static void
test_offline (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  g_autofree char *code = NULL;

  ui_sign_in (self, PARENT);
  page = open_record (self, "Noé");
  test_wait_until (has_all, page);
  code = g_strdup (fact (page, "identity_list", "Permanent code"));
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  page = ui_open (self, "Noé", PUPITRE_TILE_RECORD);
  test_wait_until (has_all, page);
  g_assert_cmpstr (fact (page, "identity_list", "Permanent code"), ==, code);
}

static void
test_columns (void)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "layout-manager",
                                 g_object_new (PUPITRE_TYPE_TWO_COLUMNS, NULL), NULL);
  GtkWidget *first = gtk_label_new ("a");
  GtkWidget *second = gtk_label_new ("b");
  int wide, narrow;

  g_object_ref_sink (box);
  gtk_widget_set_size_request (first, 100, 200);
  gtk_widget_set_size_request (second, 100, 300);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 800, &wide, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 340, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (wide, ==, 300);
  g_assert_cmpint (narrow, ==, 524);
  gtk_widget_set_visible (second, FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 800, &wide, NULL, NULL, NULL);
  g_assert_cmpint (wide, ==, 200);
  g_object_unref (box);
}

static gboolean
is_record (gpointer self)
{
  return PUPITRE_IS_RECORD_PAGE (ui_page (self));
}

static gboolean
has_photo (gpointer avatar)
{
  return adw_avatar_get_custom_image (avatar) != NULL;
}

/* The name in the header of a page leads to the record of that child, and the record has the photo. */
static void
test_name_in_header (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  GtkWidget *button;

  ui_sign_in (self, "parent@demo.exemple");
  page = ui_open (self, "L\303\251a", PUPITRE_TILE_MESSAGES);
  button = gtk_widget_get_ancestor (ui_find (page, ADW_TYPE_WINDOW_TITLE), GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_can_target (button));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Open the record of L\303\251a");
  gtk_widget_activate (button);
  test_wait_until (is_record, self);
  page = ui_page (self);
  g_assert_cmpstr (pupitre_child_get_first_name (pupitre_page_get_pupil (page)), ==, "L\303\251a");
  test_wait_until (has_photo, ui_part (page, "avatar"));
  button = gtk_widget_get_ancestor (ui_find (page, ADW_TYPE_WINDOW_TITLE), GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_get_can_target (button));

  page = ui_open_family (self);
  button = gtk_widget_get_ancestor (ui_find (page, ADW_TYPE_WINDOW_TITLE), GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_get_can_target (button));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/record/columns", test_columns);
  g_test_add_func ("/record/hidden-number", test_hidden_number);
  g_test_add_func ("/record/teacher", test_teacher);
  g_test_add_func ("/record/journey", test_journey);
  g_test_add_func ("/record/identity", test_identity);
  g_test_add_func ("/record/two-children", test_two_children);
  g_test_add_func ("/record/document", test_document);
  g_test_add_func ("/record/headers", test_headers);
  g_test_add_func ("/record/offline", test_offline);
  g_test_add_func ("/record/name-in-header", test_name_in_header);

  return g_test_run ();
}
