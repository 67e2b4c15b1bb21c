/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "account-steps.h"
#include "pupitre-address-step.h"
#include "pupitre-child-row.h"
#include "pupitre-code-step.h"
#include "pupitre-contact-page.h"
#include "pupitre-enrolment-memory.h"
#include "pupitre-field-note.h"
#include "pupitre-password-step.h"
#include "pupitre-sidebar.h"

#include <string.h>

/* From the sign-in page to an account and to a child, against a demonstration portal: what the parent
 * sees. */

#define PARENT "parent@demo.exemple"

static GtkWidget *
get_focus (UiFixture *self)
{
  return gtk_window_get_focus (GTK_WINDOW (self->window));
}

static gboolean
is_focused (UiFixture *self, gpointer widget)
{
  return get_focus (self) != NULL && (get_focus (self) == widget ||
                                      gtk_widget_is_ancestor (get_focus (self), widget));
}

static guint
n_children (UiFixture *self)
{
  GtkWidget *list = ui_part (ui_main_part (self, "sidebar"), "children");

  return ui_count (list, PUPITRE_TYPE_CHILD_ROW);
}

static gboolean
has_child_row (gpointer data)
{
  return n_children (data) == 1;
}

/* --- Creating an account ---------------------------------------------------------------------- */

/* The whole way, in either dialect of the portal; and nothing secret stays in the page. */
static void
create_account (const char *const *arguments)
{
  g_autoptr (UiFixture) self = ui_fixture_new (arguments);
  PupitreEnrolmentView *view = account_view (self);

  account_create (self, ACCOUNT_NEW);
  g_assert_true (pupitre_account_is_signed_in (pupitre_page_get_account (ui_page (self))));
  g_assert_cmpstr (pupitre_account_get_email (pupitre_page_get_account (ui_page (self))), ==,
                   ACCOUNT_NEW);
  g_assert_cmpstr (gtk_editable_get_text (ui_part (ui_part (view, "password"), "password")), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (ui_part (ui_part (view, "password"), "again")), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (ui_part (ui_part (view, "code"), "code")), ==, "");
  g_assert_false (ui_shows_text (view, ACCOUNT_NEW));
}

static void
test_create (void)
{
  const char *const legacy[] = { "--dialect", "legacy", NULL };

  create_account (NULL);
  create_account (legacy);
}

/* What is no address is not sent; what the portal refuses is said, with what was typed still there. */
static void
test_address_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  account_begin (self, "win.sign-up");
  g_assert_true (PUPITRE_IS_ADDRESS_STEP (account_step (self)));
  account_ask_code (self, "parent chez demo");
  g_assert_cmpstr (pupitre_field_note_get_text (account_step_part (self, "note")), !=, "");
  g_assert_true (is_focused (self, account_step_part (self, "email")));

  account_ask_code (self, "unreachable@demo.exemple");
  g_assert_cmpstr (account_trouble (self), !=, "");
  account_ask_code (self, "throttled@demo.exemple");
  g_assert_nonnull (strstr (account_trouble (self), "Too many codes"));
  g_assert_cmpstr (gtk_editable_get_text (account_step_part (self, "email")), ==,
                   "throttled@demo.exemple");
  g_assert_true (PUPITRE_IS_ADDRESS_STEP (account_step (self)));
}

static char *
dup_other_code (const char *code)
{
  return g_strdup (g_str_equal (code, "000000") ? "000001" : "000000");
}

/* Wrong, written with spaces and dashes, too many tries: each has its own word. */
static void
test_code (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *code = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *spaced = NULL;

  account_begin (self, "win.sign-up");
  account_ask_code (self, ACCOUNT_NEW);
  g_assert_true (PUPITRE_IS_CODE_STEP (account_step (self)));
  g_assert_true (is_focused (self, account_step_part (self, "code")));
  g_assert_true (ui_shows_text (account_step (self), ACCOUNT_NEW));
  g_assert_true (ui_shows_text (account_step (self), "Valid for another"));
  g_assert_true (ui_shows_text (account_step (self), "Look at Your Mail"));

  account_type_code (self, "K7P4Q2");
  g_assert_nonnull (strstr (account_trouble (self), "6 digits"));

  code = account_read_code (self, ACCOUNT_NEW);
  wrong = dup_other_code (code);
  account_type_code (self, wrong);
  g_assert_cmpstr (account_trouble (self), !=, "");
  g_assert_cmpstr (gtk_editable_get_text (account_step_part (self, "code")), ==, wrong);
  g_assert_true (gtk_widget_has_css_class (account_step_part (self, "code"), "error"));

  spaced = g_strdup_printf (" %.3s - %s ", code, code + 3);
  account_type_code (self, spaced);
  g_assert_true (PUPITRE_IS_PASSWORD_STEP (account_step (self)));
}

static void
test_too_many_tries (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *code = NULL;
  g_autofree char *wrong = NULL;

  account_begin (self, "win.sign-up");
  account_ask_code (self, ACCOUNT_NEW);
  code = account_read_code (self, ACCOUNT_NEW);
  wrong = dup_other_code (code);
  for (guint i = 0; i < 5; i++)
    account_type_code (self, wrong);
  g_assert_nonnull (strstr (account_trouble (self), "Too many wrong codes"));
  g_assert_true (PUPITRE_IS_CODE_STEP (account_step (self)));
}

/* An expired code says so, and a new one takes its place. */
static void
test_expired_code (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  account_begin (self, "win.sign-up");
  account_ask_code (self, ACCOUNT_NEW);
  first = account_read_code (self, ACCOUNT_NEW);
  g_free (test_portal_post (self->portal, "/demonstration/expire-codes", "{}"));
  account_type_code (self, first);
  g_assert_nonnull (strstr (account_trouble (self), "expired"));
  g_assert_true (ui_shows_text (account_step (self), "This code has expired."));
  g_assert_false (ui_shows_text (account_step (self), "Valid for another"));

  g_signal_emit_by_name (account_step_part (self, "again"), "clicked");
  account_proceed (self);
  g_assert_cmpstr (gtk_editable_get_text (account_step_part (self, "code")), ==, "");
  second = account_read_code (self, ACCOUNT_NEW);
  account_type_code (self, second);
  g_assert_true (PUPITRE_IS_PASSWORD_STEP (account_step (self)));
}

/* The lines are ticked while the parent types, and the button waits for all of them. */
static void
test_password (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *code = NULL;
  GtkWidget *button;

  account_begin (self, "win.sign-up");
  account_ask_code (self, PARENT);
  code = account_read_code (self, PARENT);
  account_type_code (self, code);
  button = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (account_step (self)),
                                                      PUPITRE_TYPE_STEP, "button"));

  account_type_password (self, "court1", "court1");
  g_assert_false (gtk_widget_get_sensitive (button));
  account_type_password (self, "assezlong", "assezlong");
  g_assert_false (gtk_widget_get_sensitive (button));
  account_type_password (self, ACCOUNT_PASSWORD, "Cartable2025");
  g_assert_false (gtk_widget_get_sensitive (button));
  account_type_password (self, ACCOUNT_PASSWORD, ACCOUNT_PASSWORD);
  g_assert_true (gtk_widget_get_sensitive (button));

  account_proceed (self);
  g_assert_nonnull (strstr (account_trouble (self), "already an account"));
  g_assert_cmpstr (gtk_editable_get_text (account_step_part (self, "password")), ==,
                   ACCOUNT_PASSWORD);
}

/* Going back and forth, and to the sign-in page, loses nothing and asks for no second code. */
static void
test_back (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *letters = NULL;
  const char *first;

  account_begin (self, "win.sign-up");
  account_ask_code (self, ACCOUNT_NEW);
  gtk_editable_set_text (account_step_part (self, "code"), "12");
  gtk_widget_activate_action (GTK_WIDGET (account_view (self)), "enrolment.back", NULL);
  g_assert_true (PUPITRE_IS_ADDRESS_STEP (account_step (self)));
  g_assert_cmpstr (gtk_editable_get_text (account_step_part (self, "email")), ==, ACCOUNT_NEW);
  gtk_widget_activate_action (GTK_WIDGET (account_view (self)), "enrolment.back", NULL);
  g_assert_cmpstr (ui_state (self), ==, "sign-in");

  account_begin (self, "win.sign-up");
  g_assert_true (PUPITRE_IS_CODE_STEP (account_step (self)));
  g_assert_cmpstr (gtk_editable_get_text (account_step_part (self, "code")), ==, "12");
  gtk_widget_activate_action (GTK_WIDGET (account_view (self)), "enrolment.back", NULL);
  account_proceed (self);
  g_assert_true (PUPITRE_IS_CODE_STEP (account_step (self)));
  letters = test_portal_get (self->portal, "/demonstration/mailbox?to=" ACCOUNT_NEW);
  first = strstr (letters, "\"code\"");
  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, "\"code\""));
}

/* After a new start the code is asked for that was sent before; afterwards nothing of it is kept. */
static void
test_restart (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *code = NULL;
  GSettings *settings;

  account_begin (self, "win.sign-up");
  account_ask_code (self, ACCOUNT_NEW);
  code = account_read_code (self, ACCOUNT_NEW);
  ui_fixture_restart (self);
  g_assert_cmpstr (ui_state (self), ==, "enrolment");
  g_assert_true (PUPITRE_IS_CODE_STEP (account_step (self)));
  g_assert_true (ui_shows_text (account_step (self), ACCOUNT_NEW));

  account_type_code (self, code);
  g_assert_true (PUPITRE_IS_PASSWORD_STEP (account_step (self)));
  settings = pupitre_context_get_settings (self->context);
  g_assert_null (g_settings_get_user_value (settings, "enrolment-email"));
  account_type_password (self, ACCOUNT_PASSWORD, ACCOUNT_PASSWORD);
  account_proceed (self);
  g_assert_cmpstr (ui_state (self), ==, "main");
}

/* While the parent looks for the code in the mail, the screen is locked: the code is still good. */
static void
test_locked_meanwhile (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  g_autofree char *code = NULL;

  ui_sign_in (self, PARENT);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  pupitre_accounts_step_aside (accounts);
  account_begin (self, "win.sign-up");
  account_ask_code (self, ACCOUNT_NEW);
  code = account_read_code (self, ACCOUNT_NEW);
  gtk_editable_set_text (account_step_part (self, "code"), "12");
  pupitre_accounts_lock_async (accounts, NULL, NULL, NULL);
  g_assert_cmpstr (ui_state (self), ==, "locked");
  g_assert_false (ui_shows_text (ui_part (self->window, "lock"), ACCOUNT_NEW));

  pupitre_accounts_step_aside (accounts);
  g_assert_cmpstr (ui_state (self), ==, "enrolment");
  g_assert_true (PUPITRE_IS_CODE_STEP (account_step (self)));
  g_assert_cmpstr (gtk_editable_get_text (account_step_part (self, "code")), ==, "");
  account_type_code (self, code);
  g_assert_true (PUPITRE_IS_PASSWORD_STEP (account_step (self)));
}

/* After a minute the parent is told where the code may be; one that is too old is forgotten. */
static void
test_old_code (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GSettings *settings = pupitre_context_get_settings (self->context);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_settings_set_string (settings, "enrolment-email", ACCOUNT_NEW);
  g_settings_set_int64 (settings, "enrolment-sent-at", now - 90);
  ui_fixture_restart (self);
  g_assert_cmpstr (ui_state (self), ==, "enrolment");
  g_assert_true (ui_shows_text (account_step (self), "junk mail"));

  settings = pupitre_context_get_settings (self->context);
  g_settings_set_int64 (settings, "enrolment-sent-at", now - 601);
  ui_fixture_restart (self);
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
  settings = pupitre_context_get_settings (self->context);
  g_assert_null (g_settings_get_user_value (settings, "enrolment-email"));
}

/* --- Forgotten password ------------------------------------------------------------------------ */

/* There is none before the stored copy has been read. */
static gboolean
has_page (gpointer data)
{
  return ui_page (data) != NULL;
}

static void
test_reset (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *code = NULL;

  gtk_editable_set_text (ui_part (ui_part (self->window, "sign_in"), "email"), PARENT);
  account_begin (self, "win.forgotten-password");
  g_assert_cmpstr (gtk_editable_get_text (account_step_part (self, "email")), ==, PARENT);
  account_proceed (self);
  code = account_read_code (self, PARENT);
  account_type_code (self, code);
  account_type_password (self, ACCOUNT_PASSWORD, ACCOUNT_PASSWORD);
  account_proceed (self);
  g_assert_cmpstr (ui_state (self), ==, "main");
  test_wait_until (has_page, self);
  ui_wait_settled (ui_page (self));
  g_assert_cmpstr (pupitre_account_get_email (pupitre_page_get_account (ui_page (self))), ==, PARENT);
}

/* The portal says only after the code that there is no such account. */
static void
test_reset_nobody (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *code = NULL;

  account_begin (self, "win.forgotten-password");
  account_ask_code (self, ACCOUNT_NEW);
  code = account_read_code (self, ACCOUNT_NEW);
  account_type_code (self, code);
  g_assert_nonnull (strstr (account_trouble (self), "no account"));
}

/* --- Associating a child ------------------------------------------------------------------------ */

/* A parent without a child lands on the form; the first child comes into the sidebar, and the page
 * stays until the parent goes on. */
static void
test_first_child (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  account_create (self, ACCOUNT_NEW);
  g_assert_true (ui_shows_text (account_associate (self), ACCOUNT_NEW));
  g_assert_true (is_focused (self, account_form_part (self, "organisation_row")));

  account_fill_in (self, &ACCOUNT_TOM);
  account_send (self);
  g_assert_true (account_is_done (self));
  g_assert_true (ui_shows_text (account_associate (self), "Tom Is Associated"));
  test_wait_until (has_child_row, self);
  g_assert_true (account_is_done (self));
  g_signal_emit_by_name (ui_part (account_associate (self), "portal_button"), "clicked");
  g_assert_nonnull (pupitre_page_get_pupil (ui_page (self)));
  g_assert_cmpstr (pupitre_child_get_first_name (pupitre_page_get_pupil (ui_page (self))), ==, "Tom");
}

static const char *
note_of (UiFixture *self, const char *id)
{
  return pupitre_field_note_get_text (account_form_part (self, id));
}

static guint
count_posts (UiFixture *self)
{
  g_autofree char *log = test_portal_get (self->portal, "/demonstration/log");
  guint count = 0;

  for (const char *p = log; (p = strstr (p, "associateChild")) != NULL; p++)
    count++;
  return count;
}

/* What is missing or cannot be is said at its field, the first gets the focus, nothing is sent. */
static void
test_faults (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  AccountChild child = ACCOUNT_TOM;

  ui_sign_in (self, "nouveau@demo.exemple");
  account_send (self);
  g_assert_cmpstr (note_of (self, "organisation_note"), !=, "");
  g_assert_cmpstr (note_of (self, "last_name_note"), !=, "");
  g_assert_cmpstr (note_of (self, "first_name_note"), !=, "");
  g_assert_cmpstr (note_of (self, "birth_date_note"), !=, "");
  g_assert_cmpstr (note_of (self, "number_note"), !=, "");
  g_assert_cmpstr (note_of (self, "nip_note"), ==, "");
  g_assert_true (is_focused (self, account_form_part (self, "organisation_row")));

  child.number = "12345";
  account_fill_in (self, &child);
  g_assert_cmpstr (note_of (self, "organisation_note"), ==, "");
  g_assert_nonnull (strstr (note_of (self, "number_note"), "7 digits"));
  child.organisation = NULL;
  child.number = "EXET180620";
  account_fill_in (self, &child);
  g_assert_nonnull (strstr (note_of (self, "number_note"), "not complete"));
  child.number = "1235902";
  child.nip = "123-5902";
  account_fill_in (self, &child);
  account_send (self);
  g_assert_nonnull (strstr (note_of (self, "nip_note"), "record number"));
  g_assert_true (is_focused (self, account_form_part (self, "nip")));
  g_assert_cmpuint (count_posts (self), ==, 0);
}

/* A doubt is said and keeps nothing back. */
static void
test_doubts (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  AccountChild child = ACCOUNT_TOM;

  ui_sign_in (self, "nouveau@demo.exemple");
  child.birth_date = "1980-06-18";
  account_fill_in (self, &child);
  g_assert_nonnull (strstr (note_of (self, "birth_date_note"), "year"));
  g_assert_false (gtk_widget_has_css_class (account_form_part (self, "birth_date"), "error"));
  child.organisation = NULL;
  child.birth_date = "2020 06 18";
  account_fill_in (self, &child);
  g_assert_nonnull (strstr (note_of (self, "birth_date_note"), "June 18, 2020"));
}

/* Each refusal has its own sentence, at its field too, with all that was typed still there. */
static void
test_refused_then_accepted (void)
{
  static const struct {
    AccountChild child;
    const char  *words;
    const char  *note;  /* of which something is said */
  } CASES[] = {
    { { "exemples", "Exemple", "Thomas", "2020-06-18", "1235902", NULL }, "names",
      "first_name_note" },
    { { NULL, "Exemple", "Tom", "2020-06-19", "1235902", NULL }, "date of birth",
      "birth_date_note" },
    { { NULL, "Exemple", "Tom", "2020-06-18", "1235903", NULL }, "record number", "number_note" },
    { { NULL, "Exemple", "Tom", "2020-06-18", "1235902", "K7P4QX" }, "no NIP", "nip_switch_note" },
  };
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  AccountChild right = ACCOUNT_TOM;

  ui_sign_in (self, "nouveau@demo.exemple");
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_test_message ("%s", CASES[i].words);
    account_fill_in (self, &CASES[i].child);
    account_send (self);
    g_assert_nonnull (strstr (account_trouble (self), CASES[i].words));
    g_assert_cmpstr (note_of (self, CASES[i].note), !=, "");
    g_assert_true (gtk_widget_get_visible (ui_part (account_associate (self), "checklist")));
    g_assert_cmpstr (gtk_editable_get_text (account_form_part (self, "number")), ==,
                     CASES[i].child.number);
  }
  right.organisation = NULL;
  account_fill_in (self, &right);
  account_send (self);
  g_assert_true (account_is_done (self));
}

/* Done but not answered: the children are read back, and it is said as done. */
static void
test_not_answered (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, "nouveau@demo.exemple");
  account_fill_in (self, &ACCOUNT_TOM);
  ui_steer (self, "{\"faults\":[\"associateChild:reset-middle\"]}");
  account_send (self);
  g_assert_true (account_is_done (self));
  g_assert_cmpuint (count_posts (self), ==, 1);
}

/* One more child, of a parent who has three. */
static void
test_another_child (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, PARENT);
  g_signal_emit_by_name (ui_part (ui_main_part (self, "sidebar"), "add_list"), "row-activated",
                         ui_part (ui_main_part (self, "sidebar"), "add_row"));
  account_fill_in (self, &ACCOUNT_TOM);
  account_send (self);
  g_assert_true (account_is_done (self));
  g_signal_emit_by_name (ui_part (account_associate (self), "another_button"), "clicked");
  g_assert_false (account_is_done (self));
  g_assert_cmpstr (gtk_editable_get_text (account_form_part (self, "last_name")), ==, "Exemple");
  g_assert_cmpstr (gtk_editable_get_text (account_form_part (self, "first_name")), ==, "");
  g_assert_true (is_focused (self, account_form_part (self, "first_name")));
}

/* --- An address that has changed ---------------------------------------------------------------- */

static gboolean
keeps_document (PupitreAccount *account)
{
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *place = NULL;

  pupitre_store_get_document_async (pupitre_account_get_store (account), ACCOUNT_TOM_KEY, ACCOUNT_TOM_CARD, NULL,
                                    test_keep_result, &place);
  done = test_wait_result (&place);
  document = pupitre_store_get_document_finish (pupitre_account_get_store (account), done, NULL);
  return document != NULL;
}

static gboolean
is_offered (gpointer data)
{
  return ui_shows_text (ui_part (account_associate (data), "offer"),
                        "Kept of Tom under " PARENT ":\n1 document\n1 receipt");
}

static gboolean
is_taken_over (gpointer data)
{
  return ui_shows_text (ui_part (account_associate (data), "offer"),
                        "Now kept under this account too:\n1 document\n1 receipt");
}

/* What was kept of the child under the former address is offered, and is there when that was taken. */
static void
test_former_address (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreAccount) former = NULL;
  PupitreAccount *account;

  ui_sign_in (self, "nouveau@demo.exemple");
  account = pupitre_page_get_account (ui_page (self));
  former = account_open_former (self, PARENT);
  g_assert_true (pupitre_page_get_account (ui_page (self)) == account);
  account_fill_in (self, &ACCOUNT_TOM);
  account_send (self);
  g_assert_true (account_is_done (self));

  test_wait_until (is_offered, self);
  g_assert_false (keeps_document (account));
  g_signal_emit_by_name (ui_part (ui_part (account_associate (self), "offer"), "button"), "clicked");
  test_wait_until (is_taken_over, self);
  g_assert_true (keeps_document (account));
  g_assert_true (account_has_receipt (account));
  g_assert_true (keeps_document (former));
}

/* --- What the sidebar shows ------------------------------------------------------------------- */

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

static gboolean
is_pin_asked (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next) {
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data) &&
        g_str_equal (adw_message_dialog_get_heading (l->data), "Choose a PIN?"))
      return TRUE;
  }
  return FALSE;
}

/* Whichever way the parent leaves the page on which a child was associated, a PIN is offered; once. */
static void
test_pin_offered (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, "nouveau@demo.exemple");
  account_fill_in (self, &ACCOUNT_TOM);
  account_send (self);
  g_assert_true (account_is_done (self));
  g_assert_false (is_pin_asked (NULL));
  g_signal_emit_by_name (ui_part (account_associate (self), "another_button"), "clicked");
  g_assert_false (is_pin_asked (NULL));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-child", "s", ACCOUNT_TOM_KEY);
  test_wait_until (is_pin_asked, NULL);
  gtk_window_destroy (GTK_WINDOW (find_question ()));

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-child", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-child", "s", ACCOUNT_TOM_KEY);
  g_assert_false (is_pin_asked (NULL));
}

/* Another family's child, or one that is missing: the school alone can correct it, and is named. */
static void
test_child_questions (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWidget *row;
  AdwMessageDialog *question;

  ui_sign_in (self, PARENT);
  row = ui_find (self->window, PUPITRE_TYPE_CHILD_ROW);
  g_assert_cmpstr (pupitre_child_get_first_name (
                     pupitre_child_row_get_child (PUPITRE_CHILD_ROW (row))), ==, "Noé");
  g_assert_true (gtk_widget_activate_action (row, "child.not-mine", NULL));
  question = find_question ();
  g_assert_nonnull (strstr (adw_message_dialog_get_heading (question), "Noé"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (question), "École secondaire du Fleuve"));
  g_assert_true (adw_message_dialog_has_response (question, "help"));
  adw_message_dialog_response (question, "contact");
  gtk_window_destroy (GTK_WINDOW (question));
  g_assert_true (PUPITRE_IS_CONTACT_PAGE (ui_page (self)));
  g_assert_cmpstr (pupitre_child_get_first_name (pupitre_page_get_pupil (ui_page (self))), ==,
                   "Noé");

  g_assert_true (gtk_widget_activate_action (row, "child.missing", NULL));
  question = find_question ();
  adw_message_dialog_response (question, "contact");
  gtk_window_destroy (GTK_WINDOW (question));
  g_assert_true (PUPITRE_IS_CONTACT_PAGE (ui_page (self)));
  g_assert_null (pupitre_page_get_pupil (ui_page (self)));

  g_assert_true (gtk_widget_activate_action (row, "child.missing", NULL));
  question = find_question ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (question), PARENT));
  adw_message_dialog_response (question, "add");
  gtk_window_destroy (GTK_WINDOW (question));
  g_assert_true (PUPITRE_IS_ASSOCIATE_PAGE (ui_page (self)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/account/create", test_create);
  g_test_add_func ("/account/pin-offered", test_pin_offered);
  g_test_add_func ("/account/address-refused", test_address_refused);
  g_test_add_func ("/account/code", test_code);
  g_test_add_func ("/account/too-many-tries", test_too_many_tries);
  g_test_add_func ("/account/expired-code", test_expired_code);
  g_test_add_func ("/account/password", test_password);
  g_test_add_func ("/account/back", test_back);
  g_test_add_func ("/account/restart", test_restart);
  g_test_add_func ("/account/locked-meanwhile", test_locked_meanwhile);
  g_test_add_func ("/account/old-code", test_old_code);
  g_test_add_func ("/account/reset", test_reset);
  g_test_add_func ("/account/reset-nobody", test_reset_nobody);
  g_test_add_func ("/account/first-child", test_first_child);
  g_test_add_func ("/account/faults", test_faults);
  g_test_add_func ("/account/doubts", test_doubts);
  g_test_add_func ("/account/refused-then-accepted", test_refused_then_accepted);
  g_test_add_func ("/account/not-answered", test_not_answered);
  g_test_add_func ("/account/another-child", test_another_child);
  g_test_add_func ("/account/former-address", test_former_address);
  g_test_add_func ("/account/child-questions", test_child_questions);

  return g_test_run ();
}
