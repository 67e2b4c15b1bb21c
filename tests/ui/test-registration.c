/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "account-steps.h"
#include "pupitre-contact-page.h"
#include "pupitre-identity-dialog.h"
#include "pupitre-outbox.h"
#include "pupitre-receipt-page.h"
#include "pupitre-registration-page.h"
#include "registration-steps.h"

#include <string.h>

/* The registration of a child, against the live demonstration portal: what each parent sees of it,
 * day by day. */

#define PARENT REGISTRATION_PARENT
#define CHILD REGISTRATION_CHILD
#define PIN "4826"
#define ODD_ADDRESS "jeu&set@demo.exemple"

static AdwActionRow *
row_at (PupitrePage *page, const char *list, int position)
{
  return ADW_ACTION_ROW (gtk_list_box_get_row_at_index (ui_part (page, list), position));
}

static const char *
title_of (AdwActionRow *row)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
}

/* What the first row says: where it stands, and what there is to know besides. */
static void
assert_stands (PupitrePage *page, const char *state, const char *detail)
{
  AdwActionRow *row = row_at (page, "state_list", 0);

  g_test_message ("%s / %s", title_of (row), adw_action_row_get_subtitle (row));
  g_assert_true (g_str_has_prefix (title_of (row), state));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), detail));
}

static gboolean
shows_telephone (gpointer page)
{
  const char *ways = adw_action_row_get_subtitle (ui_part (page, "contact"));

  return ways != NULL && strstr (ways, "418 555-0101") != NULL;
}

/* Until when, for which school and level, what is asked with its answers, and whom to call. */
static void
test_open (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  GtkWidget *contact;

  ui_sign_in (self, PARENT);
  page = registration_open (self, CHILD);
  assert_stands (page, "Open until ", "The school takes registrations from ");
  g_assert_true (ui_shows_text (page, "École primaire des Pins"));
  g_assert_true (ui_shows_text (page, "5e année"));
  g_assert_cmpstr (title_of (row_at (page, "questions", 1)), ==, "Service de garde");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row_at (page, "questions", 1)),
                            "trois jours"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row_at (page, "questions", 1)),
                            "Sporadique"));
  test_wait_until (shows_telephone, page);
  contact = ui_part (page, "contact");
  g_signal_emit_by_name (gtk_widget_get_parent (contact), "row-activated", contact);
  g_assert_true (PUPITRE_IS_CONTACT_PAGE (ui_page (self)));
}

/* The school says why, and what to do instead stands beside it, with its dates. */
static void
test_elsewhere (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = registration_open (self, "Mila");
  assert_stands (page, "Not possible online", "ask it for the paper form");
  assert_stands (page, "Not possible online", "école de votre quartier");
  assert_stands (page, "Not possible online", "from ");
  g_assert_false (gtk_widget_get_visible (ui_part (page, "questions_group")));
}

static void
test_closed (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, "volume@demo.exemple");
  page = registration_open (self, "Dorian");
  assert_stands (page, "Closed: the last day was ", "call the school");
  g_assert_false (gtk_widget_get_visible (ui_part (page, "questions_group")));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "actions")));
}

/* The second parent asks for services only, later; the first one registers. */
static void
test_second_parent (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, "parent2@demo.exemple");
  page = registration_open (self, "Noé");
  assert_stands (page, "Opens on ", "The other parent registers the child.");
  assert_stands (page, "Opens on ", "You can ask for services from ");
  g_assert_true (g_str_has_prefix (
    adw_preferences_group_get_title (ui_part (page, "state_group")), "Services for "));
  ui_steer (self, "{\"day\":21}");
  pupitre_page_refresh (page);
  ui_wait_refreshed (self, page);
  assert_stands (page, "Open until ", "The other parent registers the child.");
  g_assert_true (ui_shows_text (page, "Surveillance des dîners"));
  g_assert_false (ui_shows_text (page, "École souhaitée"));
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
shows_other (gpointer page)
{
  return gtk_widget_get_visible (ui_part (page, "others_group"));
}

static gboolean
is_other_open (gpointer page)
{
  return gtk_list_box_get_row_at_index (ui_part (page, "others_list"), 0) != NULL &&
         g_str_has_prefix (adw_action_row_get_subtitle (row_at (page, "others_list", 0)),
                           "Open until ");
}

/* Both parents in one program: what each may do of the same child stands under its own address, and is
 * asked under its own account. */
static void
test_both_parents (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page, *second;
  GtkListBoxRow *row;

  ui_sign_in (self, PARENT);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-account", NULL);
  ui_type_sign_in (self, "parent2@demo.exemple", UI_PASSWORD);
  test_wait_until (has_two_accounts, self);
  page = registration_open (self, "Noé");
  test_wait_until (shows_other, page);
  g_assert_cmpstr (adw_preferences_group_get_description (ui_part (page, "state_group")), ==,
                   PARENT);
  g_assert_true (g_str_has_prefix (title_of (row_at (page, "others_list", 0)), "Services for "));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row_at (page, "others_list", 0)),
                            "parent2@demo.exemple"));
  g_assert_null (gtk_list_box_get_row_at_index (ui_part (page, "others_list"), 1));

  ui_steer (self, "{\"day\":21}");
  pupitre_page_refresh (page);
  ui_wait_refreshed (self, page);
  test_wait_until (is_other_open, page);
  row = gtk_list_box_get_row_at_index (ui_part (page, "others_list"), 0);
  g_signal_emit_by_name (ui_part (page, "others_list"), "row-activated", row);
  second = ui_page (self);
  g_assert_true (PUPITRE_IS_REGISTRATION_PAGE (second) && second != page);
  g_assert_cmpstr (pupitre_account_get_email (pupitre_page_get_account (second)), ==,
                   "parent2@demo.exemple");
  test_wait_until (registration_has_state, second);
  ui_wait_refreshed (self, second);
  g_assert_true (ui_shows_text (second, "Surveillance des dîners"));
  g_assert_false (gtk_widget_get_visible (ui_part (second, "others_group")));
  g_assert_true (gtk_widget_get_visible (ui_part (second, "fill")));
  g_signal_emit_by_name (ui_part (second, "fill"), "clicked");
  g_assert_cmpstr (pupitre_account_get_email (pupitre_page_get_account (ui_page (self))), ==,
                   "parent2@demo.exemple");
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static gboolean
has_child (gpointer self)
{
  return gtk_list_box_get_row_at_index (ui_part (ui_main_part (self, "sidebar"), "children"), 0) !=
         NULL;
}

/* What is markup elsewhere is text in an address. */
static void
test_odd_address (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  account_create (self, ODD_ADDRESS);
  account_fill_in (self, &ACCOUNT_TOM);
  account_send (self);
  g_assert_true (account_is_done (self));
  test_wait_until (has_child, self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-account", NULL);
  ui_type_sign_in (self, PARENT, UI_PASSWORD);
  test_wait_until (has_two_accounts, self);
  page = registration_open (self, "Tom");
  g_assert_cmpstr (pupitre_account_get_email (pupitre_page_get_account (page)), ==, ODD_ADDRESS);
  g_assert_true (ui_shows_text (ui_part (page, "state_group"), ODD_ADDRESS));
}

/* Who signs the other parent out, while what that one may do is in front, is back on their own page; and
 * nothing holds the other account any more. */
static void
test_other_leaves (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  PupitreAccount *gone;

  ui_sign_in (self, PARENT);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-account", NULL);
  ui_type_sign_in (self, "parent2@demo.exemple", UI_PASSWORD);
  test_wait_until (has_two_accounts, self);
  page = registration_open (self, "Noé");
  test_wait_until (shows_other, page);
  g_signal_emit_by_name (ui_part (page, "others_list"), "row-activated",
                         gtk_list_box_get_row_at_index (ui_part (page, "others_list"), 0));
  g_assert_true (ui_page (self) != page);
  gone = pupitre_page_get_account (ui_page (self));
  test_wait_until (registration_has_state, ui_page (self));
  ui_wait_refreshed (self, ui_page (self));

  g_object_add_weak_pointer (G_OBJECT (gone), (gpointer *) &gone);
  pupitre_accounts_sign_out_async (pupitre_context_get_accounts (self->context), gone, TRUE, NULL,
                                   NULL, NULL);
  g_assert_true (ui_page (self) == page);
  g_assert_cmpuint (ui_count (self->window, PUPITRE_TYPE_REGISTRATION_PAGE), ==, 1);
  test_wait_until (is_gone, &gone);
  ui_wait_frames (self->window, 2);
  g_assert_true (ui_page (self) == page);
  g_assert_false (shows_other (page));
}

static void
test_offline (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, PARENT);
  registration_open (self, CHILD);
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  assert_stands (registration_open (self, CHILD), "Open until ", "from ");
}

static void
test_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_steer (self, "{\"faults\":[\"getRegistration:status:code=403\"]}");
  ui_sign_in (self, PARENT);
  ui_wait_state (ui_open (self, CHILD, PUPITRE_TILE_REGISTRATION), PUPITRE_STATE_FAILED);
}

/* A form that can not be shown whole is not offered: what would be sent would lack an answer. */
static void
test_odd (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"getRegistration:odd\"]}");
  ui_sign_in (self, PARENT);
  page = registration_open (self, CHILD);
  assert_stands (page, "Not possible in Pupitre", "Open the portal in the browser");
  assert_stands (page, "Not possible in Pupitre", "<b>Un mot</b>");
  g_assert_true (ui_shows_text (page, "<b>Un mot</b>"));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "fill")));
}

/* The page of today says until when, and leads there. */
static gboolean
shows_to_do (gpointer page)
{
  return ui_shows_text (page, "Registration for ") || ui_shows_text (page, "Open until ");
}

static void
test_today (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open_today (self);
  test_wait_until (shows_to_do, page);
}

/* --- Filling in and sending ----------------------------------------------------------------- */

static PupitreOutbox *
outbox_of (gpointer page)
{
  return pupitre_account_get_outbox (pupitre_page_get_account (page));
}

static const char *
key_of (gpointer page)
{
  return pupitre_child_get_key (pupitre_page_get_pupil (page));
}

static gboolean
has_receipt (gpointer page)
{
  return g_list_model_get_n_items (pupitre_outbox_get_receipts (outbox_of (page), key_of (page))) > 0;
}

static gboolean
has_intent (gpointer page)
{
  return g_list_model_get_n_items (pupitre_outbox_get_intents (outbox_of (page), key_of (page))) > 0;
}

static gboolean
has_no_intent (gpointer page)
{
  return !has_intent (page);
}

static gboolean
is_refused (gpointer page)
{
  GListModel *intents = pupitre_outbox_get_intents (outbox_of (page), key_of (page));
  g_autoptr (PupitreIntent) intent = g_list_model_get_item (intents, 0);

  return intent != NULL && pupitre_intent_get_state (intent) == PUPITRE_INTENT_REFUSED;
}

/* What the portal's own database has of registrations. */
static char *
dup_rows (UiFixture *self)
{
  g_autofree char *all = test_portal_get (self->portal, "/demonstration/attendance");
  const char *at = strstr (all, "\"registrations\":");

  g_assert_nonnull (at);
  return g_strdup (at);
}

static guint
count_rows (UiFixture *self)
{
  g_autofree char *rows = dup_rows (self);
  guint n = 0;

  for (const char *at = rows; (at = strstr (at, "\"numero\"")) != NULL; at++)
    n++;
  return n;
}

static gboolean
is_done (gpointer page)
{
  return ui_shows_text (page, "Done: the school has it");
}

static gboolean
is_in_front (gpointer self)
{
  return PUPITRE_IS_REGISTRATION_PAGE (ui_page (self));
}

static gboolean
has_draft (gpointer page)
{
  return g_strcmp0 (gtk_button_get_label (ui_part (page, "fill")), "_Continue the Draft") == 0;
}

/* What is missing is said at its place; what was answered is still there after the program was closed;
 * what is going to be sent stands on one page before. */
static void
test_fill (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page, *form;

  ui_sign_in (self, PARENT);
  form = registration_open_form (self, registration_open (self, CHILD));
  registration_press (form, "preview_button");
  g_assert_cmpstr (registration_step (form), ==, "form");
  g_assert_true (ui_shows_text (form, "The school wants an answer to this."));
  registration_answer (form, "Service de garde", 2);
  registration_answer (form, "Transport scolaire", 1);

  ui_restart_open (self);
  page = registration_open (self, CHILD);
  test_wait_until (has_draft, page);
  form = registration_open_form (self, page);
  g_assert_cmpuint (adw_combo_row_get_selected (registration_question (form, "Service de garde")), ==,
                    2);
  registration_press (form, "preview_button");
  g_assert_cmpstr (registration_step (form), ==, "form");
  registration_answer (form, "Surveillance des dîners", 2);
  registration_press (form, "preview_button");
  g_assert_cmpstr (registration_step (form), ==, "preview");
  g_assert_true (ui_shows_text (ui_part (form, "preview"), "Sporadique"));
  g_assert_true (ui_shows_text (ui_part (form, "preview"), "Demander une place"));
  g_assert_cmpuint (count_rows (self), ==, 0);
}

/* Sends the form of a signed-in account. */
static PupitrePage *
send (UiFixture *self)
{
  PupitrePage *page, *form;

  ui_sign_in (self, PARENT);
  page = registration_open (self, CHILD);
  form = registration_open_form (self, page);
  registration_answer_all (form);
  registration_press (form, "preview_button");
  registration_press (form, "submit");
  registration_press (form, "submit");  /* twice, as impatient people do */
  return page;
}

static void
test_send (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = send (self);
  g_autofree char *rows = NULL;

  test_wait_until (is_in_front, self);
  test_wait_until (has_receipt, page);
  test_wait_until (is_done, page);
  g_assert_cmpuint (count_rows (self), ==, 1);
  rows = dup_rows (self);
  g_assert_nonnull (strstr (rows, "REG"));
  g_assert_true (ui_shows_text (page, "Régulier"));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "fill")));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "asked")));
  registration_press (page, "receipts_button");
  g_assert_true (PUPITRE_IS_RECEIPT_PAGE (ui_page (self)));
  g_assert_true (ui_shows_text (ui_page (self), "Service de garde: Régulier"));
  g_assert_true (ui_shows_text (ui_page (self), "INS-2027-"));
  /* What is no absence is not among them. */
  page = ui_open (self, CHILD, PUPITRE_TILE_ABSENCES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  g_assert_false (ui_shows_text (page, "Service de garde"));
  g_assert_false (gtk_widget_get_visible (ui_part (page, "receipts_button")));

  /* Another day, without a network. */
  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  page = registration_open (self, CHILD);
  g_assert_true (is_done (page));
  g_assert_true (gtk_widget_get_visible (ui_part (page, "receipts_button")));
}

/* The answer was lost on the way: it is read back, and not sent again. */
static void
test_lost (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_steer (self, "{\"keys\":\"ignored\",\"faults\":[\"registerChild:cut:times=1\"]}");
  page = send (self);
  test_wait_until (has_receipt, page);
  test_wait_until (is_done, page);
  g_assert_cmpuint (count_rows (self), ==, 1);
}

static gboolean
shows_queued (gpointer page)
{
  return ui_shows_text (page, "Queued: leaves as soon as the portal answers");
}

/* It waits for the parent to sign in, and can be taken back until then. */
static void
test_queued (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page, *form;

  ui_sign_in (self, PARENT);
  registration_open (self, CHILD);
  ui_restart_open (self);
  page = registration_open (self, CHILD);
  form = registration_open_form (self, page);
  registration_answer_all (form);
  registration_press (form, "preview_button");
  registration_press (form, "submit");
  test_wait_until (has_intent, page);
  test_wait_until (is_in_front, self);
  test_wait_until (shows_queued, page);
  g_assert_false (gtk_widget_get_visible (ui_part (page, "fill")));
  g_assert_true (ui_shows_text (page, "Service de garde: Régulier"));
  ui_press (page, "Do Not Send");
  test_wait_until (has_no_intent, page);
  g_assert_true (gtk_widget_get_visible (ui_part (page, "fill")));
  g_assert_cmpuint (count_rows (self), ==, 0);
}

static gboolean
shows_refusal (gpointer page)
{
  return ui_shows_text (page, "n’est pas ouverte");
}

/* The school closes while the parent types: its own words come back with all that was typed. */
static void
test_too_late (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page, *form;

  ui_sign_in (self, PARENT);
  page = registration_open (self, CHILD);
  form = registration_open_form (self, page);
  registration_answer_all (form);
  registration_press (form, "preview_button");
  ui_steer (self, "{\"day\":15}");
  registration_press (form, "submit");
  test_wait_until (is_refused, page);
  test_wait_until (shows_refusal, page);
  g_assert_cmpuint (count_rows (self), ==, 0);
}

/* What was under way when the school took it fails: it is asked once more. */
static void
test_asked_again (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page, *form;

  ui_sign_in (self, PARENT);
  page = registration_open (self, CHILD);
  form = registration_open_form (self, page);
  registration_answer_all (form);
  registration_press (form, "preview_button");
  ui_steer (self, "{\"faults\":[\"getRegistration:delay:ms=3000:times=1\","
                  "\"getRegistration:status:code=403:times=1\"]}");
  pupitre_page_refresh (page);
  registration_press (form, "submit");
  test_wait_until (has_receipt, page);
  test_wait_until (is_done, page);
  g_assert_cmpuint (count_rows (self), ==, 1);
}

/* --- Who it is -------------------------------------------------------------------------------- */

static gpointer
get_question (void)
{
  return ui_find_window (PUPITRE_TYPE_IDENTITY_DIALOG);
}

static gboolean
has_question (gpointer data)
{
  return get_question () != NULL;
}

static gboolean
has_no_question (gpointer data)
{
  return get_question () == NULL;
}

static void
answer_question (const char *typed)
{
  test_wait_until (has_question, NULL);
  gtk_editable_set_text (ui_part (get_question (), "typed"), typed);
  g_signal_emit_by_name (ui_part (get_question (), "button"), "clicked");
}

static void
set_pin (UiFixture *self, PupitreAccount *account)
{
  GtkWidget *dialog;

  pupitre_identity_dialog_present_set_pin (GTK_WINDOW (self->window), self->context, account);
  dialog = get_question ();
  gtk_editable_set_text (ui_part (dialog, "pin"), PIN);
  gtk_editable_set_text (ui_part (dialog, "again"), PIN);
  answer_question (UI_PASSWORD);
  test_wait_until (has_no_question, NULL);
}

static gboolean
is_free (gpointer form)
{
  return gtk_widget_get_sensitive (ui_part (form, "change"));
}

/* A child at the keyboard does not know the PIN: nothing is sent without it. */
static void
test_pin (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page, *form;

  ui_sign_in (self, PARENT);
  page = registration_open (self, CHILD);
  set_pin (self, pupitre_page_get_account (page));
  form = registration_open_form (self, page);
  registration_answer_all (form);
  registration_press (form, "preview_button");
  registration_press (form, "submit");
  test_wait_until (has_question, NULL);
  gtk_window_close (GTK_WINDOW (get_question ()));
  test_wait_until (is_free, form);
  g_assert_true (has_no_intent (page));
  g_assert_cmpstr (registration_step (form), ==, "preview");
  registration_press (form, "submit");
  answer_question (PIN);
  test_wait_until (has_receipt, page);
  g_assert_cmpuint (count_rows (self), ==, 1);
}

/* On a shared computer there is no file of the account, and what can not be sent does not wait. */
static void
test_shared (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *accounts = NULL;
  PupitrePage *page, *form;

  gtk_switch_set_active (ui_part (ui_part (self->window, "sign_in"), "shared"), TRUE);
  ui_sign_in (self, PARENT);
  page = registration_open (self, CHILD);
  form = registration_open_form (self, page);
  g_assert_true (ui_shows_text (form, "Nothing of it is written on this computer"));
  registration_answer_all (form);
  gtk_widget_activate_action (GTK_WIDGET (form), "page.back", NULL);
  form = registration_open_form (self, page);
  g_assert_cmpuint (adw_combo_row_get_selected (registration_question (form, "Service de garde")), ==,
                    1);
  accounts = g_find_program_in_path ("find");
  g_assert_nonnull (accounts);
  {
    g_autofree char *found = NULL;
    const char *argv[] = { accounts, self->folder, "-name", "kept.db*", NULL };

    g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &found,
                                 NULL, NULL, NULL));
    g_assert_cmpstr (found, ==, "");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/registration/open", test_open);
  g_test_add_func ("/registration/elsewhere", test_elsewhere);
  g_test_add_func ("/registration/closed", test_closed);
  g_test_add_func ("/registration/second-parent", test_second_parent);
  g_test_add_func ("/registration/both-parents", test_both_parents);
  g_test_add_func ("/registration/odd-address", test_odd_address);
  g_test_add_func ("/registration/other-leaves", test_other_leaves);
  g_test_add_func ("/registration/offline", test_offline);
  g_test_add_func ("/registration/refused", test_refused);
  g_test_add_func ("/registration/odd", test_odd);
  g_test_add_func ("/registration/today", test_today);
  g_test_add_func ("/registration/fill", test_fill);
  g_test_add_func ("/registration/send", test_send);
  g_test_add_func ("/registration/lost", test_lost);
  g_test_add_func ("/registration/queued", test_queued);
  g_test_add_func ("/registration/too-late", test_too_late);
  g_test_add_func ("/registration/asked-again", test_asked_again);
  g_test_add_func ("/registration/pin", test_pin);
  g_test_add_func ("/registration/shared", test_shared);

  return g_test_run ();
}
