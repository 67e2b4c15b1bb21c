/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "account-steps.h"
#include "pupitre-absence-row.h"
#include "pupitre-absence.h"
#include "pupitre-account-row.h"
#include "pupitre-child-row.h"
#include "pupitre-identity-dialog.h"
#include "pupitre-inheritance-offer.h"
#include "pupitre-message-filter.h"
#include "pupitre-message-page.h"
#include "pupitre-preferences-window.h"
#include "pupitre-sidebar.h"
#include "pupitre-sign-in-view.h"
#include "pupitre-trouble.h"
#include "ui-fixture.h"

#include <glib/gstdio.h>

#include <string.h>

/* Two parents in one window. Noé is the child of both, Léa and Mila of the first alone. */

#define FIRST "parent@demo.exemple"
#define SECOND "parent2@demo.exemple"

static GListModel *
get_accounts (UiFixture *self)
{
  return G_LIST_MODEL (pupitre_context_get_accounts (self->context));
}

static gboolean
has_both (gpointer data)
{
  return g_list_model_get_n_items (get_accounts (data)) == 2 &&
         g_strcmp0 (ui_state (data), "main") == 0;
}

static PupitreAccount *
find_account (UiFixture *self, const char *email)
{
  PupitreAccount *account =
    pupitre_accounts_dup_open (pupitre_context_get_accounts (self->context), email);

  g_assert_nonnull (account);
  return account;
}

static gboolean
is_noe_of_both (gpointer data)
{
  GListModel *family = G_LIST_MODEL (pupitre_context_get_family (((UiFixture *) data)->context));

  for (guint i = 0; i < g_list_model_get_n_items (family); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (family, i);

    if (pupitre_member_get_accounts (member)->len == 2)
      return TRUE;
  }
  return FALSE;
}

static void
activate (UiFixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL));
}

static void
add_second (UiFixture *self)
{
  activate (self, "win.add-account");
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
  ui_type_sign_in (self, SECOND, UI_PASSWORD);
  test_wait_until (has_both, self);
  test_wait_until (is_noe_of_both, self);
}

/* Noé's messages are in front, received through the first account. */
static UiFixture *
open_both (void)
{
  UiFixture *self = ui_fixture_new (NULL);

  ui_sign_in (self, FIRST);
  ui_wait_state (ui_open (self, "Noé", PUPITRE_TILE_MESSAGES), PUPITRE_STATE_CONTENT);
  ui_wait_settled (ui_page (self));
  add_second (self);
  ui_wait_settled (ui_page (self));
  /* The focus comes back from the sign-in page with a frame, and chooses the row that it was on. */
  ui_wait_frames (self->window, 3);
  return self;
}

static const char *
get_email (UiFixture *self)
{
  return pupitre_account_get_email (pupitre_page_get_account (ui_page (self)));
}

static const char *
get_trust (UiFixture *self)
{
  return pupitre_trust_line_get_text (pupitre_page_get_trust_line (ui_page (self)));
}

static void
test_add (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  GtkWidget *sign_in;

  ui_sign_in (self, FIRST);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  g_assert_null (strstr (get_trust (self), FIRST));

  /* There and back, nothing has changed. */
  activate (self, "win.add-account");
  sign_in = ui_part (self->window, "sign_in");
  g_assert_true (gtk_widget_get_visible (ui_part (sign_in, "back_button")));
  g_assert_cmpstr (gtk_editable_get_text (ui_part (sign_in, "email")), !=, FIRST);
  g_assert_true (gtk_widget_get_sensitive (ui_part (sign_in, "email")));
  g_signal_emit_by_name (ui_part (sign_in, "back_button"), "clicked");
  g_assert_cmpstr (ui_state (self), ==, "main");
  g_assert_true (ui_page (self) == page);

  add_second (self);
  g_assert_true (ui_page (self) == page);
  g_assert_cmpuint (ui_count (self->window, PUPITRE_TYPE_CHILD_ROW), ==, 3);
  /* Now that there are two, each is named. */
  g_assert_nonnull (strstr (get_trust (self), FIRST));
}

static gboolean
is_of_second (gpointer data)
{
  return g_str_equal (get_email (data), SECOND);
}

static gboolean
has_error (gpointer data)
{
  PupitreFeed *feed = pupitre_page_get_feed (ui_page (data));

  return pupitre_feed_get_error (feed) != NULL && !pupitre_feed_is_refreshing (feed);
}

static void
end_session (UiFixture *self, const char *email)
{
  g_autoptr (PupitreAccount) account = find_account (self, email);

  pupitre_connection_forget (pupitre_account_get_connection (account));
  g_assert_false (pupitre_account_is_signed_in (account));
}

/* What is in front stays until it is asked for anew; then whoever answers shows it. */
static void
test_falls_back (void)
{
  g_autoptr (UiFixture) self = open_both ();
  PupitrePage *page = ui_page (self);

  g_assert_cmpstr (get_email (self), ==, FIRST);
  end_session (self, FIRST);
  g_assert_true (ui_page (self) == page);
  pupitre_page_refresh (page);
  test_wait_until (is_of_second, self);
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  g_assert_cmpstr (pupitre_child_get_first_name (pupitre_page_get_pupil (ui_page (self))), ==,
                   "Noé");

  /* Léa is of the first alone: its copy is there, and the parent is told to whom to sign in. */
  ui_open (self, "Léa", PUPITRE_TILE_MESSAGES);
  test_wait_until (has_error, self);
  g_assert_cmpstr (get_email (self), ==, FIRST);
  g_assert_nonnull (strstr (get_trust (self), FIRST));
  activate (self, "win.sign-in");
  g_assert_cmpstr (pupitre_sign_in_view_get_email (ui_part (self->window, "sign_in")), ==, FIRST);
  g_assert_false (gtk_widget_get_sensitive (ui_part (ui_part (self->window, "sign_in"), "email")));
}

/* Without a network no account answers: the copy that is in front is not given up for another. */
static void
test_offline_stays (void)
{
  g_autoptr (UiFixture) self = open_both ();
  PupitrePage *page = ui_page (self);

  ui_steer (self, "{\"cut\":true}");
  pupitre_page_refresh (page);
  test_wait_until (has_error, self);
  ui_wait_frames (self->window, 3);
  g_assert_true (ui_page (self) == page);
  g_assert_cmpint (pupitre_state_stack_get_state (pupitre_page_get_stack (page)), ==,
                   PUPITRE_STATE_CONTENT);
}

static AdwMessageDialog *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next) {
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  }
  g_assert_not_reached ();
}

static void
answer (const char *response)
{
  /* With the last account the window that asked is closed, and the question with it. */
  g_autoptr (AdwMessageDialog) dialog = g_object_ref (find_question ());

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWidget *
find_row (gpointer root, const char *email)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (root)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found;

    if (PUPITRE_IS_ACCOUNT_ROW (child) &&
        g_str_equal (pupitre_account_get_email (
                       pupitre_account_row_get_account (PUPITRE_ACCOUNT_ROW (child))), email))
      return child;
    found = find_row (child, email);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static GtkWidget *
open_preferences (UiFixture *self)
{
  GtkWidget *preferences = pupitre_preferences_window_new (self->context);

  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (preferences));
  return preferences;
}

static gboolean
is_closed (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* One goes, the other stays; what is kept of the first is named, and leads to its sign-in. */
static void
test_remove (void)
{
  g_autoptr (UiFixture) self = open_both ();
  gpointer preferences = open_preferences (self);

  g_object_add_weak_pointer (preferences, &preferences);
  g_assert_nonnull (find_row (preferences, SECOND));
  g_signal_emit_by_name (ui_part (find_row (preferences, FIRST), "sign_out_button"), "clicked");
  answer ("keep");
  g_assert_null (find_row (preferences, FIRST));
  g_assert_nonnull (find_row (preferences, SECOND));
  g_assert_true (ui_shows_text (preferences, FIRST));
  g_assert_cmpstr (ui_state (self), ==, "main");
  g_assert_cmpuint (ui_count (self->window, PUPITRE_TYPE_CHILD_ROW), ==, 1);
  g_assert_cmpstr (get_email (self), ==, SECOND);
  g_assert_null (strstr (get_trust (self), SECOND));

  gtk_widget_activate_action (preferences, "preferences.sign-in-to", "s", FIRST);
  test_wait_until (is_closed, &preferences);
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
  g_assert_cmpstr (pupitre_sign_in_view_get_email (ui_part (self->window, "sign_in")), ==, FIRST);
}

static void
test_remove_last (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  gpointer preferences;

  ui_sign_in (self, FIRST);
  preferences = open_preferences (self);
  g_object_add_weak_pointer (preferences, &preferences);
  g_signal_emit_by_name (ui_part (find_row (preferences, FIRST), "sign_out_button"), "clicked");
  answer ("erase");
  test_wait_until (is_closed, &preferences);
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
}

static GtkWidget *
find_check (gpointer root, guint *left)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (root)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found;

    if (GTK_IS_CHECK_BUTTON (child) && (*left)-- == 0)
      return child;
    found = find_check (child, left);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
test_sign_out_asks_which (void)
{
  g_autoptr (UiFixture) self = open_both ();
  g_autoptr (PupitreAccount) left = NULL;
  guint second = 2;

  activate (self, "win.sign-out");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (find_question (), &second)), TRUE);
  answer ("erase");
  g_assert_cmpuint (g_list_model_get_n_items (get_accounts (self)), ==, 1);
  left = find_account (self, FIRST);
  g_assert_cmpstr (ui_state (self), ==, "main");

  add_second (self);
  activate (self, "win.sign-out");
  answer ("keep");
  g_assert_cmpuint (g_list_model_get_n_items (get_accounts (self)), ==, 0);
  g_assert_cmpstr (ui_state (self), ==, "locked");
}

static gboolean
is_read (gpointer entry)
{
  return pupitre_entry_get_object (entry) != NULL;
}

/* Opens a message of a child whom the first parent alone sees. */
static void
open_message_of_first (PupitrePage *page)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (ui_part (page, "list")));
  PupitreMessageList *list = pupitre_message_filter_get_list (ui_part (page, "filter"));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, i);

    if (!PUPITRE_IS_ENTRY (item) ||
        !g_str_equal (pupitre_child_get_first_name (pupitre_message_list_get_child (list, i)),
                      "Mila"))
      continue;
    test_wait_until (is_read, item);
    g_signal_emit_by_name (ui_part (page, "list"), "activate", i);
    return;
  }
  g_assert_not_reached ();
}

/* With an account its message goes at once, also where it was opened from a page that another account
 * keeps; and nothing holds the account any more. */
static void
test_remove_in_front (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  PupitreAccount *gone;

  ui_sign_in (self, SECOND);
  activate (self, "win.add-account");
  ui_type_sign_in (self, FIRST, UI_PASSWORD);
  test_wait_until (has_both, self);
  test_wait_until (is_noe_of_both, self);
  ui_wait_frames (self->window, 3);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.family", "u", PUPITRE_TILE_MESSAGES);
  page = ui_page (self);
  g_assert_cmpstr (get_email (self), ==, SECOND);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_refreshed (self, page);
  open_message_of_first (page);
  g_assert_true (PUPITRE_IS_MESSAGE_PAGE (ui_page (self)));
  g_assert_cmpstr (get_email (self), ==, FIRST);
  ui_wait_settled (page);

  gone = find_account (self, FIRST);
  pupitre_accounts_sign_out_async (pupitre_context_get_accounts (self->context), gone, TRUE, NULL,
                                   NULL, NULL);
  g_object_add_weak_pointer (G_OBJECT (gone), (gpointer *) &gone);
  g_object_unref (gone);
  g_assert_cmpuint (ui_count (self->window, PUPITRE_TYPE_MESSAGE_PAGE), ==, 0);
  test_wait_until (is_closed, &gone);
}

static gboolean
has_two_children (gpointer data)
{
  return g_list_model_get_n_items (pupitre_account_get_children (data)) == 2;
}

/* A child is associated with the account that the parent chooses, and with no other. */
static void
test_associates_with_chosen (void)
{
  g_autoptr (UiFixture) self = open_both ();
  g_autoptr (PupitreAccount) first = NULL;
  g_autoptr (PupitreAccount) second = NULL;
  AdwComboRow *row;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-child", NULL);
  ui_wait_frames (self->window, 2);
  row = ui_part (account_associate (self), "account_row");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_true (ui_shows_text (account_associate (self), FIRST));
  adw_combo_row_set_selected (row, 1);
  g_assert_true (ui_shows_text (ui_part (account_associate (self), "email_row"), SECOND));
  g_assert_nonnull (strstr (get_trust (self), SECOND));
  account_fill_in (self, &ACCOUNT_TOM);
  account_send (self);
  first = find_account (self, FIRST);
  second = find_account (self, SECOND);
  g_assert_true (account_is_done (self));
  test_wait_until (has_two_children, second);
  g_assert_cmpuint (g_list_model_get_n_items (pupitre_account_get_children (first)), ==, 3);
}

/* A lock closes both, and leaves no page; the same password opens both again. */
static void
test_lock_both (void)
{
  g_autoptr (UiFixture) self = open_both ();

  activate (self, "win.lock");
  g_assert_cmpstr (ui_state (self), ==, "locked");
  g_assert_cmpuint (g_list_model_get_n_items (get_accounts (self)), ==, 0);
  g_assert_cmpuint (pupitre_window_get_n_pages (self->window), ==, 0);
  g_assert_false (ui_shows_text (self->window, "Noé"));
  g_assert_false (ui_shows_text (self->window, SECOND));
  ui_type_unlock (self, UI_PASSWORD);
  test_wait_until (has_both, self);
  test_wait_until (is_noe_of_both, self);
}

static PupitreAbsence *
dup_waiting (PupitreFeed *feed)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (feed)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (feed), i);
    GObject *object = pupitre_entry_get_object (entry);

    if (PUPITRE_IS_ABSENCE (object) &&
        pupitre_absence_get_kind (PUPITRE_ABSENCE (object)) == PUPITRE_ABSENCE_KIND_ABSENT &&
        pupitre_absence_get_state (PUPITRE_ABSENCE (object)) == PUPITRE_ABSENCE_STATE_TO_MOTIVATE)
      return g_object_ref (PUPITRE_ABSENCE (object));
  }
  return NULL;
}

static gboolean
has_waiting (gpointer page)
{
  g_autoptr (PupitreAbsence) absence = dup_waiting (pupitre_page_get_feed (page));

  return absence != NULL;
}

/* The motive of an absence that @account is to give, as if its parent had chosen it. */
static PupitreIntent *
queue_motive (PupitrePage *page, PupitreAccount *account)
{
  PupitreChild *child = pupitre_page_get_pupil (page);
  g_autoptr (GPtrArray) intents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PupitreAbsence) absence = NULL;
  g_autofree char *day = NULL;

  test_wait_until (has_waiting, page);
  absence = dup_waiting (pupitre_page_get_feed (page));
  day = g_date_time_format (pupitre_absence_get_date (absence), "%F");
  g_ptr_array_add (intents, pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (child),
    .child_name = pupitre_child_get_first_name (child),
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = pupitre_absence_get_id (absence),
    .first_day = day,
    .motive_code = "10",
    .motive_text = "Maladie",
  }));
  pupitre_outbox_add_async (pupitre_account_get_outbox (account), intents, NULL, NULL, NULL);
  return g_object_ref (intents->pdata[0]);
}

static guint
count_motives (gpointer page)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (ui_part (page, "motives"), (int) n) != NULL)
    n++;
  return n;
}

static PupitreAbsenceRow *
get_answer (gpointer page)
{
  return PUPITRE_ABSENCE_ROW (gtk_list_box_get_row_at_index (ui_part (page, "answers"), 0));
}

static gboolean
has_answer (gpointer page)
{
  return get_answer (page) != NULL;
}

static gboolean
has_no_answer (gpointer page)
{
  return get_answer (page) == NULL;
}

static PupitrePage *
open_absences (UiFixture *self, const char *name)
{
  PupitrePage *page = ui_open (self, name, PUPITRE_TILE_ABSENCES);

  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  return page;
}

/* What waits under the second account is shown where the child is read through the first, with the
 * name of the second, and is not asked for again; it is taken back where it is. */
static void
test_shows_what_other_asks (void)
{
  g_autoptr (UiFixture) self = open_both ();
  g_autoptr (PupitreAccount) second = find_account (self, SECOND);
  g_autoptr (PupitreIntent) intent = NULL;
  g_autoptr (PupitreIntent) again = NULL;
  PupitrePage *page = open_absences (self, "Noé");
  guint n_motives;

  end_session (self, SECOND);
  g_assert_cmpstr (get_email (self), ==, FIRST);
  test_wait_until (has_waiting, page);
  ui_wait_frames (self->window, 3);
  n_motives = count_motives (page);
  g_assert_true (has_no_answer (page));
  intent = queue_motive (page, second);
  test_wait_until (has_answer, page);
  g_assert_nonnull (strstr (pupitre_absence_row_get_words (get_answer (page)), "Maladie"));
  g_assert_nonnull (strstr (pupitre_absence_row_get_words (get_answer (page)), SECOND));
  g_assert_cmpuint (count_motives (page), ==, n_motives - 2);

  /* Nothing of it is Léa's. */
  g_assert_true (has_no_answer (open_absences (self, "Léa")));
  page = open_absences (self, "Noé");
  test_wait_until (has_answer, page);
  g_signal_emit_by_name (get_answer (page), "pressed", "take-back");
  test_wait_until (has_no_answer, page);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (pupitre_account_get_outbox (second), NULL), ==, 0);
  g_assert_cmpuint (count_motives (page), ==, n_motives);

  /* With the account goes what it asks. */
  again = queue_motive (page, second);
  test_wait_until (has_answer, page);
  pupitre_accounts_sign_out_async (pupitre_context_get_accounts (self->context), second, FALSE, NULL,
                                   NULL, NULL);
  test_wait_until (has_no_answer, page);
  g_assert_true (ui_page (self) == page);
}

static void
set_pin (UiFixture *self, const char *email, const char *pin)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  g_autoptr (PupitreAccount) account = find_account (self, email);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  pupitre_accounts_set_pin_async (accounts, account, UI_PASSWORD, pin, NULL, test_keep_result, &place);
  done = test_wait_result (&place);
  pupitre_accounts_set_pin_finish (accounts, done, &error);
  g_assert_no_error (error);
}

static guint
count_sign_ins (UiFixture *self)
{
  g_autofree char *log = test_portal_get (self->portal, "/demonstration/log");
  guint n = 0;

  for (const char *at = log; (at = strstr (at, "SelfAsserted")) != NULL; at++)
    n++;
  return n;
}

/* Another PIN opens one of the two; the other one takes its password, and its PIN does not leave the
 * computer. */
static void
test_pin_is_not_for_portal (void)
{
  g_autoptr (UiFixture) self = open_both ();
  gpointer sign_in;
  guint n_sign_ins;

  set_pin (self, FIRST, "1111");
  set_pin (self, SECOND, "2222");
  activate (self, "win.lock");
  ui_unlock (self, "1111");
  g_assert_cmpuint (g_list_model_get_n_items (get_accounts (self)), ==, 1);
  n_sign_ins = count_sign_ins (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.sign-in-to", "s", SECOND);
  sign_in = ui_part (self->window, "sign_in");
  ui_type_sign_in (self, SECOND, "2222");
  g_assert_true (gtk_widget_get_visible (ui_part (sign_in, "trouble")));
  g_assert_true (ui_shows_text (sign_in, "This looks like a PIN. Here, the password of the portal "
                                         "opens the account."));
  g_assert_cmpuint (count_sign_ins (self), ==, n_sign_ins);
  ui_type_sign_in (self, SECOND, UI_PASSWORD);
  test_wait_until (has_both, self);
  g_assert_cmpuint (count_sign_ins (self), >, n_sign_ins);
}

static gboolean
has_first_alone (gpointer data)
{
  return g_list_model_get_n_items (get_accounts (data)) == 1;
}

/* The lock page is not busy any more. */
static gboolean
has_compared (gpointer data)
{
  GtkStack *stack = ui_part (ui_part (((UiFixture *) data)->window, "lock"), "button_stack");

  return g_str_equal (gtk_stack_get_visible_child_name (stack), "ready");
}

static void
unlock_first (UiFixture *self)
{
  activate (self, "win.lock");
  ui_unlock (self, "1111");
  test_wait_until (has_compared, self);
  g_assert_true (has_first_alone (self));
}

/* Both have a PIN, and the first was opened with its own. */
static void
open_first_alone (UiFixture *self)
{
  set_pin (self, FIRST, "1111");
  set_pin (self, SECOND, "2222");
  unlock_first (self);
}

static gboolean
has_trouble (gpointer dialog)
{
  return *pupitre_trouble_get_text (ui_part (dialog, "trouble")) != '\0';
}

static void
type_identity (gpointer dialog, const char *typed)
{
  gtk_editable_set_text (ui_part (dialog, "typed"), typed);
  g_signal_emit_by_name (ui_part (dialog, "button"), "clicked");
}

/* From the sidebar, without a network: its own PIN opens the other parent's account, and the page in
 * front stays. */
static void
test_open_locked (void)
{
  g_autoptr (UiFixture) self = open_both ();
  GtkWidget *row = ui_part (ui_find (self->window, PUPITRE_TYPE_SIDEBAR), "locked_list");
  g_autoptr (PupitreAccount) first = NULL;
  g_autoptr (PupitreAccount) after = NULL;
  gpointer dialog;
  guint n_sign_ins;

  g_assert_false (gtk_widget_get_visible (row));
  open_first_alone (self);
  first = find_account (self, FIRST);
  g_assert_true (gtk_widget_get_visible (row));
  ui_steer (self, "{\"cut\":true}");
  n_sign_ins = count_sign_ins (self);

  g_signal_emit_by_name (row, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (row), 0));
  dialog = ui_find_window (PUPITRE_TYPE_IDENTITY_DIALOG);
  g_assert_nonnull (dialog);
  g_object_add_weak_pointer (dialog, &dialog);
  g_assert_true (ui_shows_text (dialog, SECOND));
  type_identity (dialog, "1111");
  test_wait_until (has_trouble, dialog);
  g_assert_true (ui_shows_text (dialog, "This is not right. Try again."));
  g_assert_cmpstr (ui_topic (ui_part (ui_part (dialog, "trouble"), "help")), ==, "lock");
  g_assert_true (has_first_alone (self));
  type_identity (dialog, "2222");
  test_wait_until (has_both, self);
  test_wait_until (is_closed, &dialog);
  test_wait_until (is_noe_of_both, self);
  g_assert_false (gtk_widget_get_visible (row));
  after = find_account (self, FIRST);
  g_assert_true (after == first);
  g_assert_cmpuint (count_sign_ins (self), ==, n_sign_ins);
}

/* From the preferences; and from there to the portal for who knows no PIN. */
static void
test_open_in_preferences (void)
{
  g_autoptr (UiFixture) self = open_both ();
  gpointer preferences, dialog;

  open_first_alone (self);
  preferences = open_preferences (self);
  g_assert_true (ui_shows_text (preferences, SECOND));
  ui_press (preferences, "_Open…");
  dialog = ui_find_window (PUPITRE_TYPE_IDENTITY_DIALOG);
  g_object_add_weak_pointer (dialog, &dialog);
  type_identity (dialog, "2222");
  test_wait_until (has_both, self);
  test_wait_until (is_closed, &dialog);
  g_assert_nonnull (find_row (preferences, FIRST));
  g_assert_nonnull (find_row (preferences, SECOND));

  gtk_window_destroy (preferences);
  unlock_first (self);
  preferences = open_preferences (self);
  g_object_add_weak_pointer (preferences, &preferences);
  ui_press (preferences, "_Open…");
  dialog = ui_find_window (PUPITRE_TYPE_IDENTITY_DIALOG);
  g_signal_emit_by_name (ui_part (dialog, "sign_in"), "clicked");
  test_wait_until (is_closed, &preferences);
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
  g_assert_cmpstr (pupitre_sign_in_view_get_email (ui_part (self->window, "sign_in")), ==, SECOND);
}

/* A lock takes the question away, whose address nobody is to see. */
static void
test_lock_closes_question (void)
{
  g_autoptr (UiFixture) self = open_both ();

  open_first_alone (self);
  activate (self, "win.open-locked");
  g_assert_nonnull (ui_find_window (PUPITRE_TYPE_IDENTITY_DIALOG));
  activate (self, "win.lock");
  g_assert_null (ui_find_window (PUPITRE_TYPE_IDENTITY_DIALOG));
  g_assert_false (ui_shows_text (self->window, SECOND));
}

static void
keep_document (UiFixture *self, const char *email, const char *name)
{
  g_autoptr (PupitreAccount) account = find_account (self, email);
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF", 4);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  GListModel *children = pupitre_account_get_children (account);
  const PupitreDocument known = { .file_name = (char *) "Bulletin.pdf", .received_at = 1 };

  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);

    if (!g_str_equal (pupitre_child_get_first_name (child), name))
      continue;
    pupitre_store_put_document_async (pupitre_account_get_store (account),
                                      pupitre_child_get_key (child), "bulletin-ancien", content,
                                      &known, NULL, test_keep_result, &place);
    done = test_wait_result (&place);
    g_assert_true (pupitre_store_put_document_finish (pupitre_account_get_store (account), done,
                                                      &error));
  }
  g_assert_nonnull (done);
}

static gboolean
is_told (gpointer data)
{
  return ui_shows_text (((UiFixture *) data)->window, "What was kept of Noé is under " FIRST);
}

static gboolean
is_offered (gpointer row)
{
  return ui_shows_text (row, "Kept of Noé under " FIRST ":\n1 document");
}

static gboolean
is_taken_over (gpointer row)
{
  return ui_shows_text (row, "Now kept under this account too:\n1 document");
}

/* A new account whose children were associated on the web: what the former one keeps is offered where the
 * accounts are, to the one that has not got it, and the parent is told. */
static void
test_former_address (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWidget *preferences;

  ui_sign_in (self, FIRST);
  ui_wait_state (ui_open (self, "Noé", PUPITRE_TILE_MESSAGES), PUPITRE_STATE_CONTENT);
  keep_document (self, FIRST, "Noé");
  add_second (self);
  test_wait_until (is_told, self);

  preferences = open_preferences (self);
  test_wait_until (is_offered, find_row (preferences, SECOND));
  g_assert_false (ui_shows_text (find_row (preferences, FIRST), "Kept of "));
  g_signal_emit_by_name (ui_part (ui_find (find_row (preferences, SECOND),
                                           PUPITRE_TYPE_INHERITANCE_OFFER), "button"), "clicked");
  test_wait_until (is_taken_over, find_row (preferences, SECOND));
  gtk_window_destroy (GTK_WINDOW (preferences));
  preferences = open_preferences (self);
  ui_wait_frames (preferences, 3);
  g_assert_false (ui_shows_text (find_row (preferences, SECOND), "Kept of Noé"));
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static const char *
find_toast_topic (gpointer root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    const char *found;

    if (GTK_IS_BUTTON (child) && gtk_widget_get_mapped (child) &&
        g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), "_Help") == 0)
      return ui_topic (child);
    found = find_toast_topic (child);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
has_toast (gpointer preferences)
{
  return find_toast_topic (preferences) != NULL;
}

/* What the sign-in had to keep is kept by now: it comes before this. */
static void
wait_kept (UiFixture *self, const char *email)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  g_autoptr (PupitreAccount) account = pupitre_accounts_dup_open (accounts, email);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *place = NULL;

  pupitre_accounts_forget_password_async (accounts, account, NULL, test_keep_result, &place);
  done = test_wait_result (&place);
  g_assert_true (pupitre_accounts_forget_password_finish (accounts, done, NULL));
}

/* That the kept password could not be forgotten is said, with the page of the help about it. */
static void
test_forget_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  const char *path = g_getenv ("SECRET_FILE_TEST_PATH");
  g_autofree char *content = NULL;
  GtkWidget *preferences;
  gsize size;

  ui_sign_in (self, FIRST);
  wait_kept (self, FIRST);
  preferences = open_preferences (self);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  /* What is no keyring any more newer versions of libsecret write anew, a second later. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_signal_emit_by_name (ui_part (find_row (preferences, FIRST), "forget_button"), "clicked");
  test_wait_until (has_toast, preferences);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
  g_assert_cmpstr (find_toast_topic (preferences), ==, "keyring");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/accounts/add", test_add);
  g_test_add_func ("/accounts/falls-back", test_falls_back);
  g_test_add_func ("/accounts/offline-stays", test_offline_stays);
  g_test_add_func ("/accounts/remove", test_remove);
  g_test_add_func ("/accounts/remove-in-front", test_remove_in_front);
  g_test_add_func ("/accounts/remove-last", test_remove_last);
  g_test_add_func ("/accounts/sign-out-asks-which", test_sign_out_asks_which);
  g_test_add_func ("/accounts/associates-with-chosen", test_associates_with_chosen);
  g_test_add_func ("/accounts/shows-what-other-asks", test_shows_what_other_asks);
  g_test_add_func ("/accounts/pin-is-not-for-portal", test_pin_is_not_for_portal);
  g_test_add_func ("/accounts/lock-both", test_lock_both);
  g_test_add_func ("/accounts/former-address", test_former_address);
  g_test_add_func ("/accounts/forget-refused", test_forget_refused);
  g_test_add_func ("/accounts/open-locked", test_open_locked);
  g_test_add_func ("/accounts/open-in-preferences", test_open_in_preferences);
  g_test_add_func ("/accounts/lock-closes-question", test_lock_closes_question);

  return g_test_run ();
}
