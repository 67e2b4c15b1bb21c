/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "absence-steps.h"
#include "account-steps.h"
#include "pupitre-document-view.h"
#include "pupitre-sidebar.h"
#include "pupitre-tab-stop.h"

/* Tab goes round the window over whatever can be pressed or typed in, and Shift+Tab the same way back. */

#define MANY 1000

static gboolean
takes_keys (GtkWidget *widget)
{
  gboolean is_control = GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_SWITCH (widget) ||
                        ADW_IS_COMBO_ROW (widget);

  if (!is_control || !gtk_widget_get_mapped (widget) || !gtk_widget_get_focusable (widget) ||
      !gtk_widget_is_sensitive (widget))
    return FALSE;
  for (GtkWidget *around = widget; around != NULL; around = gtk_widget_get_parent (around)) {
    /* In a list that Tab goes past: from the row, once an arrow key has led there. */
    if (!gtk_widget_get_can_focus (around) || PUPITRE_IS_TAB_STOP (around))
      return FALSE;
  }
  return TRUE;
}

static void
collect_controls (GtkWidget *widget, GPtrArray *controls)
{
  if (takes_keys (widget))
    g_ptr_array_add (controls, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_controls (child, controls);
}

static const char *
describe (GtkWidget *widget)
{
  const char *text = gtk_widget_get_tooltip_text (widget);

  if (text == NULL && GTK_IS_BUTTON (widget))
    text = gtk_button_get_label (GTK_BUTTON (widget));
  return text != NULL ? text : G_OBJECT_TYPE_NAME (widget);
}

/* Returns: (transfer container) (element-type GtkWidget): what has the focus, from what has it now
 *   until that has it again. */
static GPtrArray *
go_round (GtkWindow *window, GtkDirectionType direction)
{
  GtkWidget *first = gtk_window_get_focus (window);
  GtkWidget *focus = first;
  GPtrArray *round = g_ptr_array_new ();

  g_assert_nonnull (first);
  do {
    g_ptr_array_add (round, focus);
    g_test_message ("%s %s", direction == GTK_DIR_TAB_FORWARD ? "Tab" : "Shift+Tab",
                    describe (focus));
    g_assert_cmpuint (round->len, <, MANY);
    g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), direction));
    focus = gtk_window_get_focus (window);
  } while (focus != first);
  return round;
}

/* Of a group of buttons of which one is pressed, newer GTK stops at that one only: arrow keys go to the
 * others. */
static gboolean
is_beside (GtkWindow *window, GPtrArray *round, GtkWidget *control)
{
  const GtkDirectionType directions[] = { GTK_DIR_LEFT, GTK_DIR_RIGHT };

  for (GtkWidget *other = gtk_widget_get_first_child (gtk_widget_get_parent (control));
       other != NULL; other = gtk_widget_get_next_sibling (other)) {
    for (gsize i = 0; i < G_N_ELEMENTS (directions); i++) {
      if (!g_ptr_array_find (round, other, NULL) || !gtk_widget_grab_focus (other))
        break;
      for (guint n = 0; n < MANY; n++) {
        if (gtk_window_get_focus (window) == control)
          return TRUE;
        if (!gtk_widget_child_focus (gtk_widget_get_parent (control), directions[i]))
          break;
      }
    }
  }
  return FALSE;
}

static void
check_round (UiFixture *self)
{
  GtkWindow *window = GTK_WINDOW (self->window);
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();
  g_autoptr (GPtrArray) forward = NULL;
  g_autoptr (GPtrArray) backward = NULL;

  ui_wait_frames (window, 3);
  forward = go_round (window, GTK_DIR_TAB_FORWARD);
  backward = go_round (window, GTK_DIR_TAB_BACKWARD);
  g_assert_cmpuint (forward->len, ==, backward->len);
  for (guint i = 1; i < forward->len; i++)
    g_assert_true (forward->pdata[i] == backward->pdata[forward->len - i]);

  collect_controls (GTK_WIDGET (window), controls);
  g_assert_cmpuint (controls->len, >, 0);
  for (guint i = 0; i < controls->len; i++) {
    if (!g_ptr_array_find (forward, controls->pdata[i], NULL) &&
        !is_beside (window, forward, controls->pdata[i]))
      g_error ("Tab never comes to %s", describe (controls->pdata[i]));
  }
}

static void
test_sign_in (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  check_round (self);
  account_begin (self, "win.sign-up");
  check_round (self);
  account_ask_code (self, "nouvelle@demo.exemple");
  check_round (self);
}

/* A pane that scrolls takes the focus only as long as there is nothing in it that does. */
static gboolean
begins_in_content (gpointer data)
{
  GtkWidget *page = GTK_WIDGET (ui_page (data));

  gtk_root_set_focus (gtk_widget_get_root (page), NULL);
  gtk_widget_grab_focus (page);
  return !GTK_IS_SCROLLED_WINDOW (gtk_root_get_focus (gtk_widget_get_root (page)));
}

static void
test_tiles (void)
{
  const PupitreTile tiles[] = { PUPITRE_TILE_AGENDA, PUPITRE_TILE_HOMEWORK, PUPITRE_TILE_ABSENCES,
                                PUPITRE_TILE_RESULTS, PUPITRE_TILE_MESSAGES };
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, ABSENCE_PARENT);
  for (gsize i = 0; i < G_N_ELEMENTS (tiles); i++) {
    PupitrePage *page = ui_open (self, ABSENCE_CHILD, tiles[i]);

    ui_wait_settled (page);
    ui_wait_state (page, PUPITRE_STATE_CONTENT);
    test_wait_until (begins_in_content, self);
    check_round (self);
    g_assert_true (ui_page (self) == page);
  }
}

/* With the button of the trust line, below all messages. */
static void
test_trust_line (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, ABSENCE_PARENT);
  ui_wait_settled (ui_open (self, ABSENCE_CHILD, PUPITRE_TILE_MESSAGES));
  ui_restart_open (self);
  page = ui_open (self, ABSENCE_CHILD, PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  test_wait_until (begins_in_content, self);
  check_round (self);
}

static gboolean
has_list (gpointer page)
{
  return ui_find (ui_part (page, "groups"), GTK_TYPE_LIST_BOX) != NULL;
}

static gboolean
is_document_ready (gpointer page)
{
  GtkWidget *view = ui_find (page, PUPITRE_TYPE_DOCUMENT_VIEW);

  return view != NULL && pupitre_document_view_get_state (PUPITRE_DOCUMENT_VIEW (view)) ==
                           PUPITRE_DOCUMENT_READY;
}

static void
test_document (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  GtkListBox *list;

  ui_sign_in (self, ABSENCE_PARENT);
  page = ui_open (self, ABSENCE_CHILD, PUPITRE_TILE_RESULTS);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  test_wait_until (has_list, page);
  list = GTK_LIST_BOX (ui_find (ui_part (page, "groups"), GTK_TYPE_LIST_BOX));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  test_wait_until (is_document_ready, ui_page (self));
  check_round (self);
}

static void
test_forms (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, ABSENCE_PARENT);
  page = absence_open_announce (absence_open (self));
  check_round (self);
  g_date_time_unref (absence_type_class_days (page, 3, 2));
  check_round (self);  /* with the notes between the fields */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  check_round (self);
}

/* Tab goes past the children without choosing one, and Return chooses. */
static void
test_nobody_chosen (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkListBox *children;
  GtkWidget *first;
  PupitrePage *page;

  ui_sign_in (self, ABSENCE_PARENT);
  page = ui_open_today (self);
  ui_wait_settled (page);
  ui_wait_refreshed (self, page);
  children = ui_part (ui_main_part (self, "sidebar"), "children");
  first = GTK_WIDGET (gtk_list_box_get_row_at_index (children, 0));
  test_wait_until (begins_in_content, self);
  g_ptr_array_unref (go_round (GTK_WINDOW (self->window), GTK_DIR_TAB_FORWARD));
  g_ptr_array_unref (go_round (GTK_WINDOW (self->window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (ui_page (self) == page);
  g_assert_null (gtk_list_box_get_selected_row (children));
  for (guint n = 0; gtk_window_get_focus (GTK_WINDOW (self->window)) != first; n++) {
    g_assert_cmpuint (n, <, MANY);
    gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD);
  }
  gtk_widget_activate (first);
  g_assert_true (GTK_WIDGET (gtk_list_box_get_selected_row (children)) == first);
  ui_wait_frames (self->window, 2);
  g_assert_true (ui_page (self) != page);
}

/* Returns: (transfer full) (element-type GObject): what of a page's content Tab stops at */
static GPtrArray *
list_stops (UiFixture *self, PupitrePage *page)
{
  g_autoptr (GPtrArray) round = NULL;
  GPtrArray *stops = g_ptr_array_new_with_free_func (g_object_unref);

  test_wait_until (begins_in_content, self);
  ui_wait_frames (self->window, 3);
  round = go_round (GTK_WINDOW (self->window), GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < round->len; i++) {
    if (gtk_widget_is_ancestor (round->pdata[i], GTK_WIDGET (pupitre_page_get_stack (page))))
      g_ptr_array_add (stops, g_object_ref (round->pdata[i]));
  }
  return stops;
}

static void
check_stays (UiFixture *self, PupitrePage *page)
{
  g_autoptr (GPtrArray) stops = NULL;

  ui_wait_settled (page);
  ui_wait_refreshed (self, page);
  stops = list_stops (self, page);
  g_assert_cmpuint (stops->len, >, 0);
  gtk_widget_grab_focus (stops->pdata[0]);
  pupitre_page_refresh (page);
  ui_wait_refreshed (self, page);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == stops->pdata[0]);
  for (guint i = 0; i < stops->len; i++) {
    if (!gtk_widget_is_ancestor (stops->pdata[i], GTK_WIDGET (page)))
      g_error ("%s has lost %s", G_OBJECT_TYPE_NAME (page), describe (stops->pdata[i]));
  }
}

/* What is refreshed and is the same stays where it is, and with it the focus. */
static void
test_refreshed (void)
{
  const PupitreTile tiles[] = { PUPITRE_TILE_AGENDA, PUPITRE_TILE_ABSENCES, PUPITRE_TILE_HOMEWORK,
                                PUPITRE_TILE_RESULTS, PUPITRE_TILE_FINANCES, PUPITRE_TILE_RECORD,
                                PUPITRE_TILE_MESSAGES, PUPITRE_TILE_RESOURCES,
                                PUPITRE_TILE_REGISTRATION };
  const PupitreTile of_all[] = { PUPITRE_TILE_TODAY, PUPITRE_TILE_MESSAGES, PUPITRE_TILE_FINANCES };
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, ABSENCE_PARENT);
  for (gsize i = 0; i < G_N_ELEMENTS (tiles); i++)
    check_stays (self, ui_open (self, ABSENCE_CHILD, tiles[i]));
  check_stays (self, ui_open_family (self));
  for (gsize i = 0; i < G_N_ELEMENTS (of_all); i++) {
    pupitre_sidebar_open_family_tile (ui_main_part (self, "sidebar"), of_all[i]);
    ui_wait_frames (self->window, 2);
    check_stays (self, ui_page (self));
  }
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.contact", "s", "");
  ui_wait_frames (self->window, 2);
  check_stays (self, ui_page (self));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/tab/sign-in", test_sign_in);
  g_test_add_func ("/tab/tiles", test_tiles);
  g_test_add_func ("/tab/trust-line", test_trust_line);
  g_test_add_func ("/tab/document", test_document);
  g_test_add_func ("/tab/forms", test_forms);
  g_test_add_func ("/tab/nobody-chosen", test_nobody_chosen);
  g_test_add_func ("/tab/refreshed", test_refreshed);
  return g_test_run ();
}
