/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-contact-page.h"
#include "pupitre-school-card.h"
#include "ui-fixture.h"

#include <string.h>

/* How to reach the schools, against the live demonstration portal: what a parent sees, and what
 * becomes of what is pressed. */

#define PARENT "parent@demo.exemple"
#define CHILD "Noé"

/* The row at the foot of the sidebar, as a parent presses it. */
static PupitrePage *
press_contact (UiFixture *self)
{
  GtkListBox *list = ui_part (ui_main_part (self, "sidebar"), "contact_list");

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (list)));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_true (PUPITRE_IS_CONTACT_PAGE (ui_page (self)));
  return ui_page (self);
}

static PupitrePage *
open_contact (UiFixture *self)
{
  PupitrePage *page;

  ui_open (self, CHILD, PUPITRE_TILE_MESSAGES);
  page = press_contact (self);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  return page;
}

static gboolean
has_card (gpointer page)
{
  return ui_count (page, PUPITRE_TYPE_SCHOOL_CARD) > 0;
}

/* @returns: (nullable): the row whose title it is */
static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_ACTION_ROW (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_row (child, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static const char *
text_of (gpointer page, const char *title)
{
  GtkWidget *row = find_row (page, title);

  return row != NULL ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;
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

/* All that the school says, and nobody of another one. */
static void
test_school (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = open_contact (self);
  test_wait_until (has_card, page);
  g_assert_cmpuint (ui_count (page, PUPITRE_TYPE_SCHOOL_CARD), ==, 1);
  g_assert_true (ui_shows_text (page, "École secondaire du Fleuve"));
  g_assert_false (ui_shows_text (page, "École primaire des Pins"));
  g_assert_cmpstr (text_of (page, "Address"), ==,
                   "2000, boulevard du Fleuve\nExempleville (Québec)  G0X 1B0");
  g_assert_cmpstr (text_of (page, "Telephone"), ==, "418 555-0142");
  g_assert_cmpstr (text_of (page, "Fax"), ==, "418 555-0143");
  g_assert_cmpstr (text_of (page, "E-mail"), ==, "fleuve@cssdesexemples.example");
  g_assert_nonnull (strstr (text_of (page, "Patrice Exemple"), "Directeur"));
  g_assert_nonnull (strstr (text_of (page, "Patrice Exemple"), "extension 2001"));
  /* Without a name, and without what they do. */
  g_assert_nonnull (find_row (GTK_WIDGET (page), "Secrétariat"));
  g_assert_nonnull (find_row (GTK_WIDGET (page), "Infirmière scolaire"));
  /* Pressed again, it is there already. */
  g_assert_true (press_contact (self) == page);
}

/* A number is copied by its row, and what is copied is said. */
static void
test_copy (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GdkContentProvider *content;
  g_auto (GValue) value = G_VALUE_INIT;
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = open_contact (self);
  test_wait_until (has_card, page);
  g_signal_emit_by_name (ui_find (find_row (GTK_WIDGET (page), "Fax"), GTK_TYPE_BUTTON), "clicked");
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (self->window)));
  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "418 555-0143");
  g_assert_true (ui_shows_text (self->window, "418 555-0143 copied"));
}

/* The map and the mail program open after the parent has seen where it goes. */
static void
test_open (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *map = NULL;
  g_autofree char *mail = NULL;
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = open_contact (self);
  test_wait_until (has_card, page);
  adw_action_row_activate (ADW_ACTION_ROW (find_row (GTK_WIDGET (page), "Address")));
  map = dup_asked ();
  g_assert_nonnull (strstr (map, "www.openstreetmap.org"));
  adw_action_row_activate (ADW_ACTION_ROW (find_row (GTK_WIDGET (page), "E-mail")));
  mail = dup_asked ();
  g_assert_nonnull (strstr (mail, "fleuve@cssdesexemples.example"));
}

/* A school without fax and e-mail, whose head is all that it names. */
static void
test_little (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  ui_open (self, "Mila", PUPITRE_TILE_MESSAGES);
  page = press_contact (self);
  test_wait_until (has_card, page);
  g_assert_nonnull (find_row (GTK_WIDGET (page), "Telephone"));
  g_assert_null (find_row (GTK_WIDGET (page), "Fax"));
  g_assert_null (find_row (GTK_WIDGET (page), "E-mail"));
  g_assert_cmpstr (text_of (page, "Nathalie Exemple"), ==, "Head of the school");
}

static gboolean
has_three_cards (gpointer page)
{
  return ui_count (page, PUPITRE_TYPE_SCHOOL_CARD) == 3;
}

/* All schools, each with its children. */
static void
test_family (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  ui_open_family (self);
  page = press_contact (self);
  test_wait_until (has_three_cards, page);
  g_assert_true (ui_shows_text (page, "École primaire des Pins"));
  g_assert_true (ui_shows_text (page, "École secondaire du Fleuve"));
  g_assert_true (ui_shows_text (page, "Maternelle des Érables"));
  g_assert_true (ui_shows_text (page, "Léa"));
}

static gboolean
has_four_cards (gpointer page)
{
  return ui_count (page, PUPITRE_TYPE_SCHOOL_CARD) == 4;
}

/* A school of several children is shown once. */
static void
test_shared_school (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, "volume@demo.exemple");
  ui_open_family (self);
  page = press_contact (self);
  test_wait_until (has_four_cards, page);
  g_assert_true (ui_shows_text (page, "Alice, Charlotte") ||
                 ui_shows_text (page, "Charlotte, Alice"));
}

/* From the stored copy, without the network. */
static void
test_offline (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = open_contact (self);
  test_wait_until (has_card, page);
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  page = open_contact (self);
  test_wait_until (has_card, page);
  g_assert_cmpstr (text_of (page, "Telephone"), ==, "418 555-0142");
}

/* What cannot be read is counted and said, and blanks nothing. */
static void
test_odd (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"getSchoolContacts:odd\"]}");
  ui_sign_in (self, PARENT);
  page = open_contact (self);
  test_wait_until (has_card, page);
  g_assert_cmpstr (text_of (page, "Telephone"), ==, "4185550142");
  g_assert_null (find_row (GTK_WIDGET (page), "E-mail"));
  g_assert_null (find_row (GTK_WIDGET (page), "Address"));
  g_assert_true (ui_shows_text (page, "1 item could not be read"));
}

static void
test_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"getSchoolContacts:status:code=403\"]}");
  ui_sign_in (self, PARENT);
  ui_open (self, CHILD, PUPITRE_TILE_MESSAGES);
  page = press_contact (self);
  ui_wait_state (page, PUPITRE_STATE_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/contact/school", test_school);
  g_test_add_func ("/contact/copy", test_copy);
  g_test_add_func ("/contact/open", test_open);
  g_test_add_func ("/contact/little", test_little);
  g_test_add_func ("/contact/family", test_family);
  g_test_add_func ("/contact/shared-school", test_shared_school);
  g_test_add_func ("/contact/offline", test_offline);
  g_test_add_func ("/contact/odd", test_odd);
  g_test_add_func ("/contact/refused", test_refused);

  return g_test_run ();
}
