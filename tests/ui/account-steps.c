/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "account-steps.h"

#include "pupitre-busy-button.h"
#include "pupitre-organisation-page.h"
#include "pupitre-sidebar.h"
#include "pupitre-trouble.h"

#include <string.h>

/* The youngest, whom any account may associate. */
const AccountChild ACCOUNT_TOM = {
  .organisation = "exemples",
  .last_name = "Exemple",
  .first_name = "Tom",
  .birth_date = "2020-06-18",
  .number = "1235902",
};

PupitreEnrolmentView *
account_view (UiFixture *self)
{
  return ui_part (self->window, "enrolment");
}

PupitreStep *
account_step (UiFixture *self)
{
  return pupitre_enrolment_view_get_step (account_view (self));
}

gpointer
account_step_part (UiFixture *self, const char *id)
{
  return ui_part (account_step (self), id);
}

/* A part of what the steps have in common. */
static gpointer
common_part (UiFixture *self, const char *id)
{
  GObject *part = gtk_widget_get_template_child (GTK_WIDGET (account_step (self)), PUPITRE_TYPE_STEP,
                                                 id);

  g_assert_nonnull (part);
  return part;
}

const char *
account_trouble (UiFixture *self)
{
  if (g_str_equal (ui_state (self), "enrolment"))
    return pupitre_trouble_get_text (common_part (self, "trouble"));
  return pupitre_trouble_get_text (ui_part (account_associate (self), "trouble"));
}

void
account_begin (UiFixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (ui_part (self->window, "sign_in"), action, NULL));
  g_assert_cmpstr (ui_state (self), ==, "enrolment");
}

static gboolean
is_idle (gpointer data)
{
  UiFixture *self = data;

  return !g_str_equal (ui_state (self), "enrolment") || !pupitre_step_is_busy (account_step (self));
}

void
account_proceed (UiFixture *self)
{
  g_signal_emit_by_name (common_part (self, "button"), "clicked");
  test_wait_until (is_idle, self);
}

void
account_ask_code (UiFixture *self, const char *email)
{
  gtk_editable_set_text (account_step_part (self, "email"), email);
  account_proceed (self);
}

char *
account_read_code (UiFixture *self, const char *email)
{
  g_autofree char *to = g_uri_escape_string (email, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/demonstration/mailbox?to=", to, NULL);
  g_autofree char *letters = test_portal_get (self->portal, path);
  const char *code = strstr (letters, "\"code\":\"");

  g_assert_nonnull (code);
  return g_strndup (code + strlen ("\"code\":\""), 6);
}

void
account_type_code (UiFixture *self, const char *code)
{
  gtk_editable_set_text (account_step_part (self, "code"), code);
  account_proceed (self);
}

void
account_type_password (UiFixture *self, const char *password, const char *again)
{
  gtk_editable_set_text (account_step_part (self, "password"), password);
  gtk_editable_set_text (account_step_part (self, "again"), again);
}

static gboolean
is_main (gpointer data)
{
  return g_str_equal (ui_state (data), "main") && ui_page (data) != NULL;
}

void
account_create (UiFixture *self, const char *email)
{
  g_autofree char *code = NULL;

  account_begin (self, "win.sign-up");
  account_ask_code (self, email);
  code = account_read_code (self, email);
  account_type_code (self, code);
  account_type_password (self, ACCOUNT_PASSWORD, ACCOUNT_PASSWORD);
  account_proceed (self);
  test_wait_until (is_main, self);
  ui_wait_settled (ui_page (self));
}

PupitreAssociatePage *
account_associate (UiFixture *self)
{
  g_assert_true (PUPITRE_IS_ASSOCIATE_PAGE (ui_page (self)));
  return PUPITRE_ASSOCIATE_PAGE (ui_page (self));
}

gpointer
account_form_part (UiFixture *self, const char *id)
{
  return ui_part (ui_part (account_associate (self), "form"), id);
}

static gboolean
is_choosing (gpointer data)
{
  return PUPITRE_IS_ORGANISATION_PAGE (ui_page (data));
}

static gboolean
is_associating (gpointer data)
{
  return PUPITRE_IS_ASSOCIATE_PAGE (ui_page (data));
}

static gboolean
has_one (gpointer data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (data)) == 1;
}

void
account_choose_centre (UiFixture *self, const char *name)
{
  PupitrePage *page;

  g_signal_emit_by_name (account_form_part (self, "organisation_row"), "activated");
  test_wait_until (is_choosing, self);
  page = ui_page (self);
  gtk_editable_set_text (ui_part (page, "search"), name);
  test_wait_until (has_one, ui_part (page, "filtered"));
  g_signal_emit_by_name (ui_part (page, "search"), "activate");
  test_wait_until (is_associating, self);
}

static void
fill_in (UiFixture *self, const char *id, const char *text)
{
  gtk_editable_set_text (account_form_part (self, id), text != NULL ? text : "");
}

void
account_fill_in (UiFixture *self, const AccountChild *child)
{
  if (child->organisation != NULL)
    account_choose_centre (self, child->organisation);
  fill_in (self, "last_name", child->last_name);
  fill_in (self, "first_name", child->first_name);
  fill_in (self, "birth_date", child->birth_date);
  fill_in (self, "number", child->number);
  gtk_switch_set_active (account_form_part (self, "nip_switch"), child->nip != NULL);
  fill_in (self, "nip", child->nip);
}

static gboolean
has_answer (gpointer data)
{
  return !pupitre_busy_button_is_busy (ui_part (account_associate (data), "button"));
}

void
account_send (UiFixture *self)
{
  g_signal_emit_by_name (ui_part (account_associate (self), "button"), "clicked");
  test_wait_until (has_answer, self);
}

gboolean
account_is_done (UiFixture *self)
{
  GtkStack *states = ui_part (account_associate (self), "states");

  return g_str_equal (gtk_stack_get_visible_child_name (states), "done");
}

/* --- An address that has changed ---------------------------------------------------------------- */

static PupitreAccount *
add_account (UiFixture *self, const char *email)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  PupitreAccount *account;

  pupitre_accounts_sign_in_async (accounts, email, UI_PASSWORD, FALSE, NULL, test_keep_result,
                                  &place);
  done = test_wait_result (&place);
  account = pupitre_accounts_sign_in_finish (accounts, done, NULL, &error);
  g_assert_no_error (error);
  return account;
}

static void
keep_document (PupitreAccount *account)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF", 4);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  const PupitreDocument known = { .file_name = (char *) "Bulletin.pdf", .received_at = 1 };

  pupitre_store_put_document_async (pupitre_account_get_store (account), ACCOUNT_TOM_KEY, ACCOUNT_TOM_CARD,
                                    content, &known, NULL, test_keep_result, &place);
  done = test_wait_result (&place);
  pupitre_store_put_document_finish (pupitre_account_get_store (account), done, &error);
  g_assert_no_error (error);
}

static GListModel *
get_receipts (PupitreAccount *account)
{
  return pupitre_outbox_get_receipts (pupitre_account_get_outbox (account), ACCOUNT_TOM_KEY);
}

gboolean
account_has_receipt (gpointer data)
{
  return g_list_model_get_n_items (get_receipts (data)) == 1;
}

static void
keep_receipt (PupitreAccount *account)
{
  g_autoptr (PupitreIntent) intent = pupitre_intent_new (&(PupitreIntentFields) {
    .child = ACCOUNT_TOM_KEY, .kind = PUPITRE_INTENT_MOTIVE, .subject = "1", .first_day = "2026-11-20" });
  g_autoptr (PupitreReceipt) receipt =
    pupitre_receipt_new (intent, PUPITRE_RECEIPT_ANSWERED, NULL, 1);

  pupitre_outbox_adopt_async (pupitre_account_get_outbox (account), receipt, NULL, NULL);
  test_wait_until (account_has_receipt, account);
}

PupitreAccount *
account_open_former (UiFixture *self, const char *email)
{
  PupitreAccount *account = add_account (self, email);

  keep_document (account);
  keep_receipt (account);
  return account;
}
