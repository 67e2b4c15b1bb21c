/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "account-steps.h"
#include "pupitre-message-page.h"
#include "pupitre-sidebar.h"
#include "pupitre-trouble.h"

#include <string.h>

/* The portal's session ends in the middle of something, and another one begins: what is on the
 * screen and what was typed stays, whether the parent signs in again or Pupitre does. */

#define PARENT "parent@demo.exemple"
#define NOBODY_YET "nouveau@demo.exemple"

static const char *const FIELDS[] = { "last_name", "first_name", "birth_date", "number", "nip" };

/* With a NIP that is not one: it is refused, and what is sent is what was typed. */
static const AccountChild TYPED = {
  "exemples", "Exemple", "Tom", "2020 06 18", "1235902", "K7P4QX"
};

static void
end_session (UiFixture *self)
{
  g_free (test_portal_post (self->portal, "/demonstration/end-sessions", "{}"));
}

/* As the parent would: from the button that the trouble offers, or the trust line. */
static void
sign_in_again (UiFixture *self, const char *email)
{
  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "win.sign-in", NULL);
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
  ui_sign_in (self, email);
}

static void
stay_signed_in (UiFixture *self)
{
  gtk_switch_set_active (ui_part (ui_part (self->window, "sign_in"), "stay"), TRUE);
}

static void
add_child (UiFixture *self)
{
  gpointer sidebar = ui_main_part (self, "sidebar");

  g_signal_emit_by_name (ui_part (sidebar, "add_list"), "row-activated",
                         ui_part (sidebar, "add_row"));
}

/* --- What was typed ------------------------------------------------------------------------- */

static GStrv
dup_typed (UiFixture *self)
{
  g_autoptr (GStrvBuilder) typed = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    g_strv_builder_add (typed, gtk_editable_get_text (account_form_part (self, FIELDS[i])));
  g_strv_builder_add (typed,
                      adw_action_row_get_subtitle (account_form_part (self, "organisation_row")));
  return g_strv_builder_end (typed);
}

static void
assert_typed (UiFixture *self, gpointer page, GStrv before)
{
  g_auto (GStrv) now = NULL;

  g_assert_cmpstr (ui_state (self), ==, "main");
  g_assert_true (ui_page (self) == page);
  now = dup_typed (self);
  for (guint i = 0; before[i] != NULL; i++)
    g_assert_cmpstr (now[i], ==, before[i]);
  g_assert_true (gtk_switch_get_active (account_form_part (self, "nip_switch")));
}

/* Typed, the session ended, sent: refused, as one has to sign in. Looked at there, gone back from
 * there, and signed in from there. */
static void
renew_form (UiFixture *self, const char *email)
{
  g_auto (GStrv) typed = NULL;
  GtkWidget *action;
  gpointer page;

  account_fill_in (self, &TYPED);
  page = account_associate (self);
  typed = dup_typed (self);
  g_assert_cmpstr (typed[0], ==, TYPED.last_name);
  g_assert_cmpstr (typed[G_N_ELEMENTS (FIELDS)], !=, "");

  end_session (self);
  account_send (self);
  g_assert_cmpstr (account_trouble (self), ==, "You are not signed in to the portal.");
  action = ui_part (ui_part (page, "trouble"), "action");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (action)), ==, "Sign In");
  assert_typed (self, page, typed);

  g_signal_emit_by_name (action, "clicked");
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
  g_signal_emit_by_name (ui_part (ui_part (self->window, "sign_in"), "back_button"), "clicked");
  assert_typed (self, page, typed);

  sign_in_again (self, email);
  assert_typed (self, page, typed);
  account_send (self);
  g_assert_nonnull (strstr (account_trouble (self), "no NIP"));
  assert_typed (self, page, typed);

  gtk_switch_set_active (account_form_part (self, "nip_switch"), FALSE);
  account_send (self);
  g_assert_true (account_is_done (self));
}

static void
test_form (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, NOBODY_YET);
  renew_form (self, NOBODY_YET);
}

/* The same of a parent who has children, whose pages want to be in front too. */
static void
test_form_beside_children (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, PARENT);
  add_child (self);
  renew_form (self, PARENT);
}

/* Who stays signed in does not even notice. */
static void
test_form_by_itself (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_auto (GStrv) typed = NULL;
  gpointer page;

  stay_signed_in (self);
  ui_sign_in (self, PARENT);
  add_child (self);
  account_fill_in (self, &TYPED);
  page = account_associate (self);
  typed = dup_typed (self);

  end_session (self);
  account_send (self);
  assert_typed (self, page, typed);
  g_assert_nonnull (strstr (account_trouble (self), "no NIP"));
}

/* --- What is on the screen ------------------------------------------------------------------ */

typedef struct {
  PupitrePage   *list;
  PupitrePage   *message;
  char          *text;
  GtkAdjustment *scroll;
  double         value;  /* where the list behind the message stands */
} Screen;

static gboolean
has_message (gpointer data)
{
  g_autoptr (PupitreEntry) entry =
    g_list_model_get_item (G_LIST_MODEL (pupitre_page_get_feed (data)), 0);

  return entry != NULL && pupitre_entry_get_object (entry) != NULL;
}

static gboolean
can_scroll (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) >
         2 * gtk_adjustment_get_page_size (adjustment);
}

static gboolean
is_read (gpointer entry)
{
  return pupitre_entry_get_object (entry) != NULL;
}

/* In the middle of the screen, and read by now. */
static guint
visible_message (Screen *screen)
{
  GListModel *items = G_LIST_MODEL (gtk_list_view_get_model (ui_part (screen->list, "list")));
  double height = gtk_adjustment_get_upper (screen->scroll) / g_list_model_get_n_items (items);
  double middle = screen->value + gtk_adjustment_get_page_size (screen->scroll) / 2;
  guint i = (guint) (middle / height);
  g_autoptr (GObject) item = g_list_model_get_item (items, i);

  if (!PUPITRE_IS_ENTRY (item)) {  /* the name of a month */
    g_object_unref (item);
    item = g_list_model_get_item (items, ++i);
  }
  test_wait_until (is_read, item);
  return i;
}

/* A list that was scrolled, and one of its messages, with some of its text selected. */
static void
set_scene (UiFixture *self, Screen *screen)
{
  screen->list = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_state (screen->list, PUPITRE_STATE_CONTENT);
  ui_wait_settled (screen->list);
  test_wait_until (has_message, screen->list);
  screen->scroll = gtk_scrollable_get_vadjustment (ui_part (screen->list, "list"));
  test_wait_until (can_scroll, screen->scroll);
  ui_wait_frames (self->window, 2);  /* rows that have no place yet can not be scrolled to */
  gtk_adjustment_set_value (screen->scroll, gtk_adjustment_get_page_size (screen->scroll));
  ui_wait_frames (self->window, 2);
  screen->value = gtk_adjustment_get_value (screen->scroll);
  g_assert_cmpfloat (screen->value, >, 0);

  g_signal_emit_by_name (ui_part (screen->list, "list"), "activate",
                         visible_message (screen));
  screen->message = ui_page (self);
  g_assert_true (PUPITRE_IS_MESSAGE_PAGE (screen->message));
  screen->text = g_strdup (gtk_label_get_text (ui_part (screen->message, "text")));
  gtk_label_select_region (ui_part (screen->message, "text"), 2, 9);
}

static void
assert_screen (UiFixture *self, const Screen *screen)
{
  GtkLabel *text = ui_part (screen->message, "text");
  int start = 0;
  int end = 0;

  g_assert_cmpstr (ui_state (self), ==, "main");
  g_assert_true (ui_page (self) == screen->message);
  g_assert_cmpstr (gtk_label_get_text (text), ==, screen->text);
  g_assert_true (gtk_label_get_selection_bounds (text, &start, &end));
  g_assert_cmpint (start, ==, 2);
  g_assert_cmpint (end, ==, 9);
}

static void
assert_list (UiFixture *self, Screen *screen)
{
  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.back", NULL);
  g_assert_true (ui_page (self) == screen->list);
  ui_wait_frames (self->window, 2);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (screen->scroll), screen->value, 0.5);
  g_clear_pointer (&screen->text, g_free);
}

static gboolean
has_error (gpointer data)
{
  return pupitre_feed_get_error (pupitre_page_get_feed (data)) != NULL;
}

static void
test_message (void)
{
  const char *const arguments[] = { "--messages", "300", NULL };
  g_autoptr (UiFixture) self = ui_fixture_new (arguments);
  Screen screen = { NULL };

  ui_sign_in (self, PARENT);
  set_scene (self, &screen);
  end_session (self);
  pupitre_page_refresh (screen.list);
  test_wait_until (has_error, screen.list);
  assert_screen (self, &screen);

  sign_in_again (self, PARENT);
  assert_screen (self, &screen);
  ui_wait_settled (screen.list);
  g_assert_false (has_error (screen.list));
  assert_screen (self, &screen);
  assert_list (self, &screen);
}

static gboolean
is_checked_later (gpointer data)
{
  return !pupitre_feed_is_refreshing (pupitre_page_get_feed (data));
}

static guint
count_sign_ins (UiFixture *self)
{
  g_autofree char *log = test_portal_get (self->portal, "/demonstration/log");
  guint count = 0;

  for (const char *p = log; (p = strstr (p, "SelfAsserted")) != NULL; p++)
    count++;
  return count;
}

static void
test_message_by_itself (void)
{
  const char *const arguments[] = { "--messages", "300", NULL };
  g_autoptr (UiFixture) self = ui_fixture_new (arguments);
  Screen screen = { NULL };
  guint n_before;

  stay_signed_in (self);
  ui_sign_in (self, PARENT);
  set_scene (self, &screen);
  n_before = count_sign_ins (self);
  g_assert_cmpuint (n_before, >, 0);
  end_session (self);
  pupitre_page_refresh (screen.list);
  g_assert_true (pupitre_feed_is_refreshing (pupitre_page_get_feed (screen.list)));
  test_wait_until (is_checked_later, screen.list);
  g_assert_false (has_error (screen.list));
  g_assert_cmpuint (count_sign_ins (self), >, n_before);
  assert_screen (self, &screen);
  assert_list (self, &screen);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/renewal/form", test_form);
  g_test_add_func ("/renewal/form-beside-children", test_form_beside_children);
  g_test_add_func ("/renewal/form-by-itself", test_form_by_itself);
  g_test_add_func ("/renewal/message", test_message);
  g_test_add_func ("/renewal/message-by-itself", test_message_by_itself);
  return g_test_run ();
}
