/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "absence-steps.h"
#include "pupitre-absence.h"
#include "pupitre-absence-row.h"
#include "pupitre-absence-words.h"
#include "pupitre-absences-page.h"
#include "pupitre-announce-page.h"
#include "pupitre-badge.h"
#include "pupitre-identity-dialog.h"
#include "pupitre-motivation.h"
#include "pupitre-outbox-private.h"
#include "pupitre-receipt-page.h"
#include "pupitre-receipt-paper.h"
#include "pupitre-school-time.h"
#include "pupitre-tile-row.h"
#include "pupitre-trouble.h"
#include "ui-fixture.h"

#include <string.h>

/* The absences of a child in the window, against the live demonstration portal: what the parent sees,
 * and what the portal has of it. */

#define CHILD ABSENCE_CHILD
#define PIN "4826"

static gboolean
has_receipt_count (gpointer page, guint count)
{
  return g_list_model_get_n_items (absence_receipts (page)) == count;
}

static PupitreIntent *
dup_first_intent (gpointer page)
{
  g_assert_true (absence_has_intent (page));
  return g_list_model_get_item (absence_intents (page), 0);
}

static PupitreTileRow *
find_tile_row (gpointer root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    PupitreTileRow *found;

    if (PUPITRE_IS_TILE_ROW (child) &&
        pupitre_tile_row_get_page (PUPITRE_TILE_ROW (child))->tile == PUPITRE_TILE_ABSENCES)
      return PUPITRE_TILE_ROW (child);
    found = find_tile_row (child);
    if (found != NULL)
      return found;
  }
  return NULL;
}

typedef struct {
  UiFixture *self;
  guint      count;
} BadgeWait;

static gboolean
has_count (gpointer data)
{
  BadgeWait *wait = data;

  return pupitre_badge_get_count (ui_part (find_tile_row (wait->self->window), "badge")) ==
         wait->count;
}

static void
wait_badge (UiFixture *self, guint count)
{
  BadgeWait wait = { self, count };

  test_wait_until (has_count, &wait);
}

static gboolean
has_history (gpointer page)
{
  return gtk_widget_get_visible (ui_part (page, "history"));
}

static void
test_parts (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  g_autofree char *totals = NULL;

  test_wait_until (absence_has_motives, page);
  test_wait_until (has_history, page);
  wait_badge (self, absence_count_choices (page));
  g_assert_true (gtk_widget_has_css_class (ui_part (find_tile_row (self->window), "badge"),
                                           "waiting"));
  totals = g_strdup (gtk_label_get_text (ui_part (page, "totals")));
  gtk_drop_down_set_selected (ui_part (page, "kind_filter"), 2);
  g_assert_cmpstr (gtk_label_get_text (ui_part (page, "totals")), !=, totals);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (ui_part (page, "totals")), "0 absences"));
  gtk_drop_down_set_selected (ui_part (page, "kind_filter"), 0);
  g_assert_cmpstr (gtk_label_get_text (ui_part (page, "totals")), ==, totals);
}

static guint
count_history (gpointer page, const char *text)
{
  GtkListBox *list = ui_part (page, "history");
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++) {
    const char *words = pupitre_absence_row_get_words (PUPITRE_ABSENCE_ROW (row));

    n += strstr (words, text) != NULL ? 1 : 0;
  }
  return n;
}

static guint
count_total (gpointer page, const char *of)
{
  const char *totals = gtk_label_get_text (ui_part (page, "totals"));
  const char *at = strstr (totals, of);

  g_assert_nonnull (at);
  while (at > totals && (g_ascii_isdigit (at[-1]) || at[-1] == ' '))
    at--;
  return (guint) g_ascii_strtoull (at, NULL, 10);
}

/* The history by kind and by term: the totals count what is seen, the terms share it out, and each
 * row says when, where and why. */
static void
test_history (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  GtkDropDown *kinds = ui_part (page, "kind_filter");
  GtkDropDown *terms = ui_part (page, "term_filter");
  guint n_all, n_late, n_terms, n_of_terms = 0, n_late_of_terms = 0;

  test_wait_until (has_history, page);
  n_all = count_history (page, "");
  n_late = count_history (page, "Late arrival");
  n_terms = g_list_model_get_n_items (gtk_drop_down_get_model (terms));
  g_assert_cmpuint (n_late, >, 0);
  g_assert_cmpuint (n_late, <, n_all);
  g_assert_cmpuint (count_total (page, "absence"), ==, n_all - n_late);
  g_assert_cmpuint (count_total (page, "late arrival"), ==, n_late);
  g_assert_cmpuint (count_history (page, ", period "), ==, n_all);
  g_assert_cmpuint (count_history (page, "motivated"), >, 0);
  g_assert_cmpuint (count_history (page, "Maladie"), >, 0);

  g_assert_cmpuint (n_terms, >, 1);
  for (guint i = 1; i < n_terms; i++) {
    gtk_drop_down_set_selected (terms, i);
    gtk_drop_down_set_selected (kinds, 0);
    n_of_terms += count_history (page, "");
    g_assert_cmpuint (count_total (page, "absence") + count_total (page, "late arrival"), ==,
                      count_history (page, ""));
    gtk_drop_down_set_selected (kinds, 2);
    n_late_of_terms += count_history (page, "");
    g_assert_cmpuint (count_history (page, "Late arrival"), ==, count_history (page, ""));
    gtk_drop_down_set_selected (kinds, 1);
    g_assert_cmpuint (count_history (page, "Late arrival"), ==, 0);
  }
  g_assert_cmpuint (n_of_terms, ==, n_all);
  g_assert_cmpuint (n_late_of_terms, ==, n_late);
}

typedef struct {
  PupitrePage *page;
  guint        n_terms;
} TermWait;

static gboolean
has_other_terms (gpointer data)
{
  TermWait *wait = data;
  GListModel *terms = gtk_drop_down_get_model (ui_part (wait->page, "term_filter"));

  return g_list_model_get_n_items (terms) != wait->n_terms;
}

/* What arrives meanwhile, even of another term, leaves the choice of the parent alone. */
static void
test_history_arrives (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  GtkDropDown *terms = ui_part (page, "term_filter");
  TermWait wait = { page, 0 };

  test_wait_until (has_history, page);
  wait.n_terms = g_list_model_get_n_items (gtk_drop_down_get_model (terms));
  g_assert_cmpuint (wait.n_terms, >, 1);
  gtk_drop_down_set_selected (terms, 1);
  ui_steer (self, "{\"day\":120}");
  pupitre_page_refresh (page);
  test_wait_until (has_other_terms, &wait);
  ui_wait_settled (page);
  g_assert_cmpuint (gtk_drop_down_get_selected (terms), ==, 1);
  gtk_drop_down_set_selected (terms, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (terms), ==, 0);
}

static gboolean
has_receipt_button (gpointer page)
{
  return ui_shows_text (ui_part (page, "history"), "Receipt");
}

static void
test_motivate (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  g_autoptr (PupitreIntent) intent = NULL;
  g_autoptr (PupitreReceipt) receipt = NULL;
  guint n_waiting;

  g_assert_false (gtk_widget_get_sensitive (ui_part (page, "submit")));
  absence_choose (page, 0, 1);
  n_waiting = absence_count_choices (page);
  g_assert_true (gtk_widget_get_sensitive (ui_part (page, "submit")));
  g_assert_nonnull (strstr (gtk_label_get_text (ui_part (page, "preview")), "1 motive is ready"));
  absence_submit (page);
  absence_submit (page);  /* pressing twice asks once */
  test_wait_until (absence_has_receipt, page);
  receipt = g_list_model_get_item (absence_receipts (page), 0);
  g_assert_cmpuint (absence_count_rows (self, pupitre_receipt_get_intent (receipt)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (absence_receipts (page)), ==, 1);
  wait_badge (self, n_waiting - 1);
  test_wait_until (has_receipt_button, page);

  ui_press (ui_part (page, "history"), "Receipt");
  g_assert_true (PUPITRE_IS_RECEIPT_PAGE (ui_page (self)));
  g_assert_true (ui_shows_text (ui_page (self), CHILD));
  g_assert_true (ui_shows_text (ui_page (self),
                                pupitre_intent_get_uuid (pupitre_receipt_get_intent (receipt))));
}

static gboolean
shows_queued (gpointer page)
{
  return ui_shows_text (ui_part (page, "answers"), "Queued");
}

static gboolean
shows_unknown (gpointer page)
{
  return ui_shows_text (ui_part (page, "answers"), "Not known yet");
}

/* The network goes while it is on its way: nobody knows, until the portal answers again. */
static void
test_cut (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  g_autoptr (PupitreIntent) intent = NULL;

  pupitre_outbox_get_pace (absence_outbox (page))->grace = 1;
  absence_choose (page, 0, 1);
  ui_steer (self, "{\"cut\":true}");
  absence_submit (page);
  test_wait_until (absence_has_intent, page);
  test_wait_until (shows_unknown, page);
  intent = g_list_model_get_item (absence_intents (page), 0);
  g_assert_cmpuint (absence_count_rows (self, intent), ==, 0);
  ui_steer (self, "{\"cut\":false}");
  pupitre_page_refresh (page);
  test_wait_until (absence_has_receipt, page);
  g_assert_cmpuint (absence_count_rows (self, intent), ==, 1);
}

static gboolean
has_two (gpointer page)
{
  return has_receipt_count (page, 2);
}

/* The preview is what is sent, word for word; each is asked for once and has its receipt. */
static void
test_several (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  guint n_waiting;

  absence_choose (page, 0, 1);
  absence_choose (page, 1, 1);
  n_waiting = absence_count_choices (page);
  gtk_editable_set_text (absence_explanation (page, 1), "  Fièvre, « 39 »  ");
  g_assert_nonnull (strstr (gtk_label_get_text (ui_part (page, "preview")), "2 motives are ready"));
  g_assert_nonnull (strstr (gtk_label_get_text (ui_part (page, "preview")), "“Fièvre, « 39 »”"));
  absence_submit (page);
  test_wait_until (has_two, page);
  wait_badge (self, n_waiting - 2);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (PupitreReceipt) receipt = g_list_model_get_item (absence_receipts (page), i);
    PupitreIntent *intent = pupitre_receipt_get_intent (receipt);
    g_autofree char *row = absence_dup_row (self, intent);
    gboolean with_text = *pupitre_intent_get_text (intent) != '\0';

    g_assert_cmpuint (absence_count_rows (self, intent), ==, 1);
    g_assert_nonnull (strstr (row, pupitre_intent_get_subject (intent)));
    g_assert_nonnull (strstr (row, pupitre_intent_get_motive_code (intent)));
    if (with_text)
      g_assert_nonnull (strstr (row, "\"explication\":\"Fièvre, « 39 »\""));
    else
      g_assert_null (strstr (row, "explication"));
  }
  ui_press (page, "All _Receipts");
  g_assert_true (PUPITRE_IS_RECEIPT_PAGE (ui_page (self)));
  g_assert_true (ui_shows_text (ui_page (self), "Fièvre, « 39 »"));
  g_assert_cmpuint (ui_count (ui_page (self), ADW_TYPE_PREFERENCES_GROUP), ==, 2);
}

/* Some motives want an explanation: it is asked for before anything can be sent. */
static void
test_explanation (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  g_autofree char *long_text = g_strnfill (PUPITRE_EXPLANATION_MAX + 1, 'x');

  test_wait_until (absence_has_motives, page);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (absence_explanation (page, 0))));
  absence_choose (page, 0,
                  g_list_model_get_n_items (adw_combo_row_get_model (absence_combo (page, 0))) - 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (absence_explanation (page, 0))));
  g_assert_true (ui_shows_text (ui_part (page, "preview"), "wants an explanation"));
  g_assert_false (gtk_widget_get_sensitive (ui_part (page, "submit")));
  gtk_editable_set_text (absence_explanation (page, 0), long_text);
  g_assert_true (ui_shows_text (ui_part (page, "preview"), "500 characters at most"));
  g_assert_false (gtk_widget_get_sensitive (ui_part (page, "submit")));
  gtk_editable_set_text (absence_explanation (page, 0), "Panne de réveil");
  g_assert_true (gtk_widget_get_sensitive (ui_part (page, "submit")));
}

static gboolean
shows_refusal (gpointer page)
{
  return ui_shows_text (ui_part (page, "answers"), "The portal refused it: Panne");
}

/* What the portal refuses comes back with its reason and what was chosen and typed; sent again, the
 * refusal is put away. */
static void
test_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  g_autoptr (PupitreIntent) refused = NULL;
  g_autoptr (PupitreReceipt) receipt = NULL;
  guint n_waiting;

  ui_steer (self, "{\"faults\":[\"motivateAbsence:status:code=403:times=1\"]}");
  absence_choose (page, 0, 2);
  n_waiting = absence_count_choices (page);
  gtk_editable_set_text (absence_explanation (page, 0), "À 9 h");
  absence_submit (page);
  test_wait_until (absence_has_intent, page);
  test_wait_until (shows_refusal, page);
  refused = dup_first_intent (page);
  g_assert_cmpuint (absence_count_rows (self, refused), ==, 0);
  wait_badge (self, n_waiting);
  g_assert_cmpuint (absence_count_choices (page), ==, n_waiting);
  g_assert_cmpuint (adw_combo_row_get_selected (absence_combo (page, 0)), ==, 2);
  g_assert_cmpstr (gtk_editable_get_text (absence_explanation (page, 0)), ==, "À 9 h");

  absence_submit (page);
  test_wait_until (absence_has_receipt, page);
  receipt = g_list_model_get_item (absence_receipts (page), 0);
  g_assert_cmpuint (absence_count_rows (self, pupitre_receipt_get_intent (receipt)), ==, 1);
  wait_badge (self, n_waiting - 1);
  g_assert_false (shows_refusal (page));
}

static gboolean
shows_silent_refusal (gpointer page)
{
  return ui_shows_text (ui_part (page, "answers"), "The portal refused it, and does not say why.");
}

/* A refusal with a page in the place of a sentence is one too, now and as it is read from the disk. */
static void
test_refused_silently (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);

  ui_steer (self, "{\"faults\":[\"motivateAbsence:html:code=400:times=1\"]}");
  absence_choose (page, 0, 2);
  absence_submit (page);
  test_wait_until (shows_silent_refusal, page);
  ui_restart_open (self);
  page = ui_open (self, CHILD, PUPITRE_TILE_ABSENCES);
  test_wait_until (shows_silent_refusal, page);
}

static gboolean
has_pin (gpointer account)
{
  return pupitre_secret_has_pin (pupitre_account_get_secret (account));
}

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

static gboolean
says_wrong (gpointer data)
{
  return gtk_widget_get_visible (ui_part (ui_part (get_question (), "trouble"), "box"));
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
  g_assert_true (has_pin (account));
}

static gboolean
is_free (gpointer page)
{
  return gtk_widget_get_sensitive (ui_part (page, "motives"));
}

/* A child at the keyboard does not know the PIN: nothing is asked of the school without it. */
static void
test_pin (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  g_autoptr (PupitreReceipt) receipt = NULL;

  set_pin (self, pupitre_page_get_account (page));
  absence_choose (page, 0, 1);
  absence_submit (page);
  answer_question ("0000");
  test_wait_until (says_wrong, NULL);
  g_assert_true (absence_has_no_intent (page));
  gtk_window_close (GTK_WINDOW (get_question ()));
  test_wait_until (is_free, page);
  g_assert_true (absence_has_no_intent (page));
  g_assert_cmpuint (adw_combo_row_get_selected (absence_combo (page, 0)), ==, 1);

  absence_submit (page);
  answer_question (PIN);
  test_wait_until (absence_has_receipt, page);
  receipt = g_list_model_get_item (absence_receipts (page), 0);
  g_assert_cmpuint (absence_count_rows (self, pupitre_receipt_get_intent (receipt)), ==, 1);
}

static gboolean
is_settled (gpointer page)
{
  return pupitre_outbox_get_n_unsent (absence_outbox (page), NULL) == 0 &&
         absence_has_intent (page);
}

static gboolean
shows_not_sent (gpointer page)
{
  return ui_shows_text (ui_part (page, "answers"), "On this computer nothing waits");
}

/* On a shared computer the password is asked for, and nothing waits for a better moment: what cannot
 * be sent is back at once, with what was typed. */
static void
test_shared (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  g_autoptr (PupitreIntent) intent = NULL;
  g_autofree char *answer = NULL;

  gtk_switch_set_active (ui_part (ui_part (self->window, "sign_in"), "shared"), TRUE);
  page = absence_open (self);
  g_assert_true (pupitre_outbox_is_online_only (absence_outbox (page)));
  absence_choose (page, 0, 1);
  gtk_editable_set_text (absence_explanation (page, 0), "Fièvre");
  answer = test_portal_post (self->portal, "/demonstration/end-sessions", "");
  absence_submit (page);
  answer_question (UI_PASSWORD);
  test_wait_until (absence_has_intent, page);
  test_wait_until (is_settled, page);
  test_wait_until (shows_not_sent, page);
  intent = dup_first_intent (page);
  g_assert_cmpint (pupitre_intent_get_state (intent), ==, PUPITRE_INTENT_REFUSED);
  g_assert_cmpstr (gtk_editable_get_text (absence_explanation (page, 0)), ==, "Fièvre");
}

static gpointer
get_withdrawal (void)
{
  return ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
}

static guint
count_withdrawals (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = windows; l != NULL; l = l->next)
    n += ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data);
  return n;
}

static gboolean
has_withdrawal (gpointer data)
{
  return get_withdrawal () != NULL;
}

static gboolean
has_no_withdrawal (gpointer data)
{
  return get_withdrawal () == NULL;
}

static void
answer_withdrawal (const char *label)
{
  test_wait_until (has_withdrawal, NULL);
  ui_press (get_withdrawal (), label);
  test_wait_until (has_no_withdrawal, NULL);
}

static gboolean
shows_withdraw (gpointer page)
{
  return ui_shows_text (ui_part (page, "announced"), "Withdraw");
}

static gboolean
may_not_enter (gpointer page)
{
  pupitre_page_refresh (page);
  return !pupitre_session_keeper_may_enter (
    pupitre_account_get_keeper (pupitre_page_get_account (page)));
}

static gboolean
says_trouble (gpointer page)
{
  GtkWidget *trouble = ui_part (page, "trouble");

  return gtk_widget_get_mapped (ui_part (trouble, "label")) &&
         *pupitre_trouble_get_text (PUPITRE_TROUBLE (trouble)) != '\0';
}

/* What goes wrong with an announcement is said where nothing waits for a motive, too. */
static void
test_shared_withdraw (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *answer = NULL;
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"listAbsences:drop:member=absencesAMotiver\"]}");
  gtk_switch_set_active (ui_part (ui_part (self->window, "sign_in"), "shared"), TRUE);
  page = absence_open (self);
  test_wait_until (shows_withdraw, page);
  g_assert_cmpuint (absence_count_choices (page), ==, 0);
  answer = test_portal_post (self->portal, "/demonstration/end-sessions", "");
  test_wait_until (may_not_enter, page);
  g_assert_false (says_trouble (page));
  ui_press (ui_part (page, "announced"), "Withdraw");
  answer_withdrawal ("_Withdraw");
  answer_question (UI_PASSWORD);
  test_wait_until (says_trouble, page);
}

static gboolean
shows_odd (gpointer page)
{
  return ui_shows_text (ui_part (page, "history"), "departHatif");
}

/* Data as no school should have them: what can be read is shown in its own words, and what cannot is
 * counted. */
static void
test_odd (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"listAbsences:odd\"]}");
  page = absence_open (self);
  test_wait_until (shows_odd, page);
  g_assert_true (ui_shows_text (ui_part (page, "history"), "enRevision"));
  g_assert_true (ui_shows_text (ui_part (page, "history"), "ZZZ"));
  g_assert_false (ui_shows_text (ui_part (page, "history"), "· ·"));
  g_assert_true (ui_shows_text (page, "2 items could not be read"));
}

/* Of the copy, without a session: it waits where the parent sees it, and can be taken back. */
static void
test_offline (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  g_autoptr (PupitreIntent) intent = NULL;

  test_wait_until (absence_has_motives, page);
  ui_restart_open (self);
  page = ui_open (self, CHILD, PUPITRE_TILE_ABSENCES);
  absence_choose (page, 0, 1);
  absence_submit (page);
  test_wait_until (absence_has_intent, page);
  test_wait_until (shows_queued, page);
  intent = g_list_model_get_item (absence_intents (page), 0);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (absence_outbox (page), NULL), ==, 1);
  g_assert_cmpuint (absence_count_rows (self, intent), ==, 0);
  ui_press (ui_part (page, "answers"), "Do Not Send");
  test_wait_until (absence_has_no_intent, page);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (absence_outbox (page), NULL), ==, 0);
}

/* The school has it, and its list could not be asked for before the program ended: the copy still
 * says that a motive is wanted, and the parent is not asked for it again. */
static void
test_confirmed_before (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  guint n_waiting;

  absence_choose (page, 0, 1);
  n_waiting = absence_count_choices (page);
  ui_steer (self, "{\"faults\":[\"listAbsences:status:code=500\"]}");
  absence_submit (page);
  test_wait_until (absence_has_receipt, page);
  ui_wait_settled (page);
  g_assert_cmpuint (absence_count_choices (page), ==, n_waiting - 1);

  ui_restart_open (self);
  page = ui_open (self, CHILD, PUPITRE_TILE_ABSENCES);
  test_wait_until (absence_has_motives, page);
  test_wait_until (absence_has_receipt, page);
  g_assert_cmpuint (g_list_model_get_n_items (absence_intents (page)), ==, 0);
  wait_badge (self, n_waiting - 1);
  g_assert_cmpuint (absence_count_choices (page), ==, n_waiting - 1);
}

static void
type_day (gpointer page, const char *field, int days)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) day = pupitre_school_time_day (today, days);
  g_autofree char *text = g_date_time_format (day, "%F");

  gtk_editable_set_text (ui_part (page, field), text);
}

static gboolean
is_complete (gpointer page)
{
  return strstr (gtk_label_get_text (ui_part (page, "preview")), "is going to receive:") != NULL;
}

static gboolean
has_error (gpointer page, const char *field)
{
  return gtk_widget_has_css_class (ui_part (page, field), "error");
}

/* What the school would not take is explained at its field, and nothing of it is sent. */
static void
test_faults (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open_announce (absence_open (self));
  g_autofree char *long_text = g_strnfill (PUPITRE_EXPLANATION_MAX + 1, 'x');
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *log = NULL;
  int saturday = 13 - g_date_time_get_day_of_week (today);

  g_assert_false (has_error (page, "first"));
  absence_submit (page);
  g_assert_true (has_error (page, "first"));
  g_assert_true (has_error (page, "motive"));
  type_day (page, "first", -1);
  g_assert_true (ui_shows_text (page, "This day is over."));
  type_day (page, "first", 400);
  g_assert_true (ui_shows_text (page, "not of the school year"));
  type_day (page, "first", saturday);
  g_assert_true (ui_shows_text (page, "There is no class on this day"));
  absence_submit (page);
  gtk_editable_set_text (ui_part (page, "first"), "2026-13-45");
  g_assert_true (ui_shows_text (page, "Write the day as"));

  adw_combo_row_set_selected (ui_part (page, "motive"), 1);
  day = absence_type_class_days (page, 2, 1);
  g_assert_false (has_error (page, "first"));
  type_day (page, "last", 1);
  g_assert_true (ui_shows_text (page, "The last day is before the first."));
  type_day (page, "last", 400);
  g_assert_true (has_error (page, "last"));
  gtk_editable_set_text (ui_part (page, "last"), "2026-");
  absence_submit (page);
  g_assert_true (has_error (page, "last"));
  gtk_editable_set_text (ui_part (page, "last"), "");
  g_assert_false (has_error (page, "last"));
  gtk_editable_set_text (ui_part (page, "explanation"), long_text);
  g_assert_true (has_error (page, "explanation"));
  absence_submit (page);
  gtk_editable_set_text (ui_part (page, "explanation"), "");
  g_assert_true (is_complete (page));

  g_assert_cmpuint (g_list_model_get_n_items (absence_intents (page)), ==, 0);
  log = test_portal_get (self->portal, "/demonstration/log");
  g_assert_null (strstr (log, "announceAbsence"));
}

static gboolean
shows_receipt (gpointer page)
{
  return ui_shows_text (ui_part (page, "announced"), "Receipt");
}

static gboolean
has_two_receipts (gpointer page)
{
  return has_receipt_count (page, 2);
}

static gboolean
is_withdrawn (gpointer page)
{
  return ui_shows_text (ui_part (page, "announced"), "Announcement withdrawn");
}

static gboolean
is_back (gpointer self)
{
  return PUPITRE_IS_ABSENCES_PAGE (ui_page (self));
}

static guint
count_calls (UiFixture *self, const char *operation)
{
  g_autofree char *log = test_portal_get (self->portal, "/demonstration/log");
  guint n = 0;

  for (const char *at = log; (at = strstr (at, operation)) != NULL; at += strlen (operation))
    n++;
  return n;
}

/* @returns: (nullable) (transfer none): the first button below @root with that label */
static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found;

    if (GTK_IS_BUTTON (child) &&
        g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
      return child;
    found = find_button (child, label);
    if (found != NULL)
      return found;
  }
  return NULL;
}

typedef struct {
  PupitrePage *page;
  const char  *text;
} Announced;

/* Returns: (nullable) (transfer none) */
static GtkWidget *
find_announced (PupitrePage *page, const char *text)
{
  GtkListBoxRow *row;

  for (int i = 0;
       (row = gtk_list_box_get_row_at_index (ui_part (page, "announced"), i)) != NULL; i++) {
    if (ui_shows_text (row, text))
      return GTK_WIDGET (row);
  }
  return NULL;
}

static gboolean
can_be_withdrawn (gpointer data)
{
  Announced *wait = data;
  GtkWidget *row = find_announced (wait->page, wait->text);

  return row != NULL && ui_shows_text (row, "Withdraw") &&
         !pupitre_feed_is_refreshing (pupitre_page_get_feed (wait->page));
}

/* As a double click does: the list is closed after the first. */
static void
withdraw_twice (PupitrePage *page, const char *days)
{
  g_autoptr (GtkWidget) button = find_button (find_announced (page, days), "Withdraw");

  g_assert_nonnull (button);
  g_object_ref (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_false (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (count_withdrawals (), ==, 1);
}

static void
test_announce (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open_announce (absence_open (self));
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (PupitreReceipt) receipt = NULL;
  g_autofree char *days = NULL;
  PupitrePage *absences;
  Announced wait;

  adw_combo_row_set_selected (ui_part (page, "motive"), 1);
  day = absence_type_class_days (page, 1, 1);
  days = pupitre_absence_words_dup_days (day, day);
  g_assert_true (is_complete (page));
  absence_submit (page);
  test_wait_until (is_back, self);
  absences = ui_page (self);
  wait = (Announced) { absences, days };
  test_wait_until (absence_has_receipt, absences);
  receipt = g_list_model_get_item (absence_receipts (absences), 0);
  g_assert_cmpuint (absence_count_rows (self, pupitre_receipt_get_intent (receipt)), ==, 1);
  test_wait_until (can_be_withdrawn, &wait);
  test_wait_until (shows_receipt, absences);

  withdraw_twice (absences, days);
  g_assert_true (ui_shows_text (get_withdrawal (), "The school is going to receive"));
  g_assert_true (ui_shows_text (get_withdrawal (), days));
  g_assert_true (ui_shows_text (get_withdrawal (), "whole day"));
  answer_withdrawal ("_Cancel");
  test_wait_until (is_free, absences);
  g_assert_cmpuint (count_calls (self, "withdrawNotice"), ==, 0);
  withdraw_twice (absences, days);
  answer_withdrawal ("_Withdraw");
  test_wait_until (has_two_receipts, absences);
  test_wait_until (is_withdrawn, absences);
  test_wait_until (is_settled, absences);
  g_assert_cmpuint (count_calls (self, "withdrawNotice"), ==, 1);
  g_assert_false (ui_shows_text (ui_part (absences, "announced"), "refused"));
}

static gboolean
is_announced (gpointer data)
{
  Announced *wait = data;

  return ui_shows_text (ui_part (wait->page, "announced"), wait->text);
}

static void
wait_announced (PupitrePage *page, const char *text)
{
  Announced wait = { page, text };

  test_wait_until (is_announced, &wait);
}

static PupitrePage *
send_announcement (UiFixture *self, PupitrePage *form)
{
  absence_submit (form);
  test_wait_until (is_back, self);
  return ui_page (self);
}

static char *
dup_newest_row (UiFixture *self, PupitrePage *page)
{
  g_autoptr (PupitreReceipt) receipt = NULL;

  test_wait_until (absence_has_receipt, page);
  receipt = g_list_model_get_item (absence_receipts (page), 0);
  g_assert_cmpuint (absence_count_rows (self, pupitre_receipt_get_intent (receipt)), ==, 1);
  return absence_dup_row (self, pupitre_receipt_get_intent (receipt));
}

/* Several days, with a reason in the parent's own words: the portal has both days and the words, and
 * the page says them. */
static void
test_range (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open_announce (absence_open (self));
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) last = NULL;
  g_autofree char *begin = NULL, *end = NULL, *days = NULL, *row = NULL;

  adw_combo_row_set_selected (ui_part (page, "motive"), 1);
  gtk_editable_set_text (ui_part (page, "explanation"), "Mariage à Gaspé");
  first = absence_type_class_days (page, 1, 2);
  last = pupitre_school_time_day (first, 1);
  days = pupitre_absence_words_dup_days (first, last);
  g_assert_true (ui_shows_text (ui_part (page, "preview"), days));
  g_assert_true (ui_shows_text (ui_part (page, "preview"), "whole day"));
  g_assert_true (ui_shows_text (ui_part (page, "preview"), "“Mariage à Gaspé”"));
  page = send_announcement (self, page);
  row = dup_newest_row (self, page);
  begin = g_date_time_format (first, "\"debut\":\"%F\"");
  end = g_date_time_format (last, "\"fin\":\"%F\"");
  g_assert_nonnull (strstr (row, begin));
  g_assert_nonnull (strstr (row, end));
  g_assert_nonnull (strstr (row, "\"periodes\":\"0\""));
  g_assert_nonnull (strstr (row, "Mariage à Gaspé"));
  wait_announced (page, days);
}

static gboolean
has_focus (gpointer page, const char *part)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  return focus == ui_part (page, part) ||
         (focus != NULL && gtk_widget_is_ancestor (focus, ui_part (page, part)));
}

/* Return leads from field to field, as Tab would leave the list. */
static void
test_return (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open_announce (absence_open (self));

  gtk_widget_grab_focus (ui_part (page, "first"));
  g_assert_true (has_focus (page, "first"));
  g_signal_emit_by_name (ui_part (page, "first"), "entry-activated");
  g_assert_true (has_focus (page, "last"));
  g_signal_emit_by_name (ui_part (page, "last"), "entry-activated");
  g_assert_true (has_focus (page, "kind"));
  g_signal_emit_by_name (ui_part (page, "explanation"), "entry-activated");
  g_assert_true (has_focus (page, "submit"));
}

static gboolean
has_periods (gpointer form)
{
  return gtk_widget_get_visible (ui_part (form, "periods"));
}

/* Two periods of one day, late: chosen from those of the timetable. */
/* @returns: (transfer container): the rows of the periods, from the top */
static GPtrArray *
list_periods (AdwExpanderRow *periods)
{
  GPtrArray *rows = g_ptr_array_new ();
  GtkWidget *list = gtk_widget_get_ancestor (ui_find (periods, GTK_TYPE_CHECK_BUTTON),
                                             GTK_TYPE_LIST_BOX);

  for (GtkWidget *each = gtk_widget_get_first_child (list); each != NULL;
       each = gtk_widget_get_next_sibling (each))
    g_ptr_array_add (rows, each);
  return rows;
}

static void
choose_period (AdwExpanderRow *periods, const char *name)
{
  g_autoptr (GPtrArray) rows = list_periods (periods);

  for (guint i = 0; i < rows->len; i++) {
    if (g_str_equal (adw_preferences_row_get_title (rows->pdata[i]), name))
      gtk_check_button_set_active (
        GTK_CHECK_BUTTON (ui_find (rows->pdata[i], GTK_TYPE_CHECK_BUTTON)), TRUE);
  }
}

/* As the day goes. */
static void
check_order (AdwExpanderRow *periods)
{
  g_autoptr (GPtrArray) rows = list_periods (periods);

  g_assert_cmpuint (rows->len, >, 1);
  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *name = g_strdup_printf ("Period %u", i + 1);

    g_assert_cmpstr (adw_preferences_row_get_title (rows->pdata[i]), ==, name);
  }
}

/* The timetable of another day changes. */
static void
check_stays (PupitrePage *page, AdwExpanderRow *periods)
{
  g_autoptr (PupitreFeed) lessons = pupitre_account_get_feed (
    pupitre_page_get_account (page), pupitre_page_get_pupil (page), PUPITRE_KIND_LESSONS);
  GtkWidget *button = ui_find (periods, GTK_TYPE_CHECK_BUTTON);

  g_object_add_weak_pointer (G_OBJECT (button), (gpointer *) &button);
  g_list_model_items_changed (G_LIST_MODEL (lessons), 0, 0, 0);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_ancestor (button, GTK_WIDGET (periods)));
  g_object_remove_weak_pointer (G_OBJECT (button), (gpointer *) &button);
}

static void
test_periods (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open_announce (absence_open (self));
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *row = NULL;
  AdwExpanderRow *periods = ui_part (page, "periods");

  g_assert_false (has_periods (page));
  adw_combo_row_set_selected (ui_part (page, "kind"), 1);
  adw_combo_row_set_selected (ui_part (page, "motive"), 2);
  day = absence_type_class_days (page, 1, 1);
  test_wait_until (has_periods, page);
  adw_expander_row_set_enable_expansion (periods, TRUE);
  check_order (periods);
  check_stays (page, periods);
  choose_period (periods, "Period 1");
  choose_period (periods, "Period 2");
  g_assert_true (ui_shows_text (ui_part (page, "preview"), "periods 1, 2"));
  g_assert_true (ui_shows_text (ui_part (page, "preview"), "Late arrival"));
  page = send_announcement (self, page);
  row = dup_newest_row (self, page);
  g_assert_nonnull (strstr (row, "\"periodes\":\"6\""));  /* bits 1 and 2 */
  g_assert_nonnull (strstr (row, "\"type\":\"retard\""));
  wait_announced (page, "Periods 1, 2");
}

/* The switch alone announces nothing, and never a whole day. */
static void
test_no_period (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open_announce (absence_open (self));
  g_autoptr (GDateTime) day = NULL;
  AdwExpanderRow *periods = ui_part (page, "periods");

  adw_combo_row_set_selected (ui_part (page, "motive"), 1);
  day = absence_type_class_days (page, 1, 1);
  test_wait_until (has_periods, page);
  g_assert_true (is_complete (page));
  adw_expander_row_set_enable_expansion (periods, TRUE);
  g_assert_false (is_complete (page));
  g_assert_true (ui_shows_text (page, "Choose a period, or turn this off"));
  g_assert_false (has_error (page, "periods"));
  absence_submit (page);
  g_assert_true (has_error (page, "periods"));
  g_assert_true (absence_has_no_intent (page));
  adw_expander_row_set_enable_expansion (periods, FALSE);
  g_assert_false (has_error (page, "periods"));
  g_assert_true (is_complete (page));
  g_assert_true (ui_shows_text (ui_part (page, "preview"), "whole day"));
}

static gboolean
shows_correct (gpointer page)
{
  return ui_shows_text (ui_part (page, "announced"), "Correct");
}

static gboolean
shows_refused_notice (gpointer page)
{
  return ui_shows_text (ui_part (page, "announced"), "The portal refused it");
}

static gboolean
shows_no_refused_notice (gpointer page)
{
  return !shows_refused_notice (page);
}

/* Refused, it comes back as it was typed: it is corrected and sent, and its refusal is put away. */
static void
test_announce_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open_announce (absence_open (self));
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *typed = NULL, *row = NULL;

  ui_steer (self, "{\"faults\":[\"announceAbsence:status:code=409:times=1\"]}");
  adw_combo_row_set_selected (ui_part (page, "motive"), 2);
  gtk_editable_set_text (ui_part (page, "explanation"), "Chez l’orthodontiste");
  day = absence_type_class_days (page, 1, 1);
  typed = g_date_time_format (day, "%F");
  page = send_announcement (self, page);
  test_wait_until (shows_refused_notice, page);
  test_wait_until (shows_correct, page);
  ui_press (ui_part (page, "announced"), "Correct");
  page = ui_page (self);
  g_assert_true (PUPITRE_IS_ANNOUNCE_PAGE (page));
  test_wait_until (is_complete, page);
  g_assert_cmpstr (gtk_editable_get_text (ui_part (page, "first")), ==, typed);
  g_assert_cmpstr (gtk_editable_get_text (ui_part (page, "explanation")), ==,
                   "Chez l’orthodontiste");
  g_assert_cmpuint (adw_combo_row_get_selected (ui_part (page, "motive")), ==, 2);
  page = send_announcement (self, page);
  row = dup_newest_row (self, page);
  g_assert_nonnull (strstr (row, "orthodontiste"));
  wait_announced (page, "“Chez l’orthodontiste”");
  test_wait_until (shows_no_refused_notice, page);
}

static void
on_preview_changed (GObject *preview, GParamSpec *pspec, gboolean *whole_day)
{
  *whole_day |= strstr (gtk_label_get_text (GTK_LABEL (preview)), "whole day") != NULL;
}

static gboolean
has_a_motive (gpointer form)
{
  return g_list_model_get_n_items (adw_combo_row_get_model (ui_part (form, "motive"))) > 1;
}

static void
announce_periods (PupitrePage *page, GDateTime *day, guint periods)
{
  g_autoptr (GPtrArray) intents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *first = g_date_time_format (day, "%F");
  PupitreChild *child = pupitre_page_get_pupil (page);

  g_ptr_array_add (intents, pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (child),
    .child_name = pupitre_child_get_first_name (child),
    .kind = PUPITRE_INTENT_ANNOUNCEMENT,
    .first_day = first,
    .periods = periods,
    .motive_code = "?",
    .motive_text = "Maladie",
  }));
  pupitre_outbox_add_async (absence_outbox (page), intents, NULL, NULL, NULL);
}

/* Periods that come back stay periods, even where the timetable of that day is not known: the
 * school gets no whole day in their place. */
static void
test_periods_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *row = NULL;
  gboolean whole_day = FALSE;

  ui_steer (self, "{\"faults\":[\"listActivities:empty\","
                  "\"announceAbsence:status:code=409:times=1\"]}");
  page = absence_open_announce (absence_open (self));
  day = absence_type_class_days (page, 1, 1);
  gtk_widget_activate_action (GTK_WIDGET (page), "page.back", NULL);
  test_wait_until (is_back, self);
  page = ui_page (self);
  announce_periods (page, day, 1u << 3 | 1u << 4);
  test_wait_until (shows_correct, page);
  ui_press (ui_part (page, "announced"), "Correct");
  page = ui_page (self);
  g_assert_true (PUPITRE_IS_ANNOUNCE_PAGE (page));
  g_signal_connect (ui_part (page, "preview"), "notify::label", G_CALLBACK (on_preview_changed),
                    &whole_day);
  test_wait_until (has_a_motive, page);
  adw_combo_row_set_selected (ui_part (page, "motive"), 1);
  test_wait_until (is_complete, page);
  g_assert_true (ui_shows_text (ui_part (page, "preview"), "periods 3, 4"));
  g_assert_true (has_periods (page));
  g_assert_true (ui_shows_text (ui_part (page, "periods"), "Period 3"));
  g_assert_false (whole_day);
  page = send_announcement (self, page);
  row = dup_newest_row (self, page);
  g_assert_nonnull (strstr (row, "\"periodes\":\"24\""));  /* bits 3 and 4 */
}

static gboolean
is_undecided (gpointer page)
{
  return ui_shows_text (ui_part (page, "announced"), "Nobody can tell");
}

/* The portal's answer was lost, and its list is not shown: the parent asks the school, and says. */
static void
test_undecided (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open_announce (absence_open (self));
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *row = NULL;

  pupitre_outbox_get_pace (absence_outbox (page))->grace = 1;
  ui_steer (self, "{\"faults\":[\"announceAbsence:cut:times=1\","
                  "\"listAbsences:drop:member=avisAbsences\"]}");
  adw_combo_row_set_selected (ui_part (page, "motive"), 1);
  day = absence_type_class_days (page, 1, 1);
  page = send_announcement (self, page);
  test_wait_until (is_undecided, page);
  g_assert_true (ui_shows_text (ui_part (page, "announced"), "Send It Again"));
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (absence_outbox (page), NULL), ==, 1);
  ui_press (ui_part (page, "announced"), "The School Has It");
  row = dup_newest_row (self, page);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (absence_outbox (page), NULL), ==, 0);
}

static gboolean
is_put_away (gpointer page)
{
  return !ui_shows_text (ui_part (page, "answers"), "Put Away");
}

/* Presses @label below @list, and closes the question. */
static void
refuse_question (PupitrePage *page, const char *list, const char *label)
{
  g_assert_true (ui_shows_text (ui_part (page, list), label));
  ui_press (ui_part (page, list), label);
  test_wait_until (has_question, NULL);
  g_assert_false (gtk_widget_is_sensitive (ui_part (page, list)));
  gtk_window_close (GTK_WINDOW (get_question ()));
  test_wait_until (is_free, page);
  g_assert_true (ui_shows_text (ui_part (page, list), label));
}

/* Nor does a child decide for the parent what became of it: each of these asks for the PIN. */
static void
test_pin_afterwards (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  g_autoptr (GDateTime) day = NULL;

  set_pin (self, pupitre_page_get_account (page));
  pupitre_outbox_get_pace (absence_outbox (page))->grace = 1;
  ui_steer (self, "{\"faults\":[\"motivateAbsence:html:code=400:times=1\","
                  "\"announceAbsence:cut:times=1\"]}");
  absence_choose (page, 0, 2);
  absence_submit (page);
  answer_question (PIN);
  test_wait_until (shows_silent_refusal, page);
  refuse_question (page, "answers", "Put Away");
  ui_press (ui_part (page, "answers"), "Put Away");
  answer_question (PIN);
  test_wait_until (is_put_away, page);
  test_wait_until (is_free, page);

  ui_press (ui_part (page, "announced"), "Withdraw");
  answer_withdrawal ("_Withdraw");
  test_wait_until (has_question, NULL);
  gtk_window_close (GTK_WINDOW (get_question ()));
  test_wait_until (is_free, page);
  g_assert_cmpuint (count_calls (self, "withdrawNotice"), ==, 0);
  ui_steer (self, "{\"faults\":[\"announceAbsence:cut:times=1\","
                  "\"listAbsences:drop:member=avisAbsences\"]}");
  page = absence_open_announce (page);
  adw_combo_row_set_selected (ui_part (page, "motive"), 1);
  day = absence_type_class_days (page, 1, 1);
  absence_submit (page);
  answer_question (PIN);
  test_wait_until (is_back, self);
  page = ui_page (self);
  test_wait_until (is_undecided, page);
  refuse_question (page, "announced", "Send It Again");
  refuse_question (page, "announced", "The School Has It");
  g_assert_cmpuint (count_calls (self, "announceAbsence"), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (absence_receipts (page)), ==, 0);
  ui_press (ui_part (page, "announced"), "The School Has It");
  answer_question (PIN);
  test_wait_until (absence_has_receipt, page);
}

static gboolean
is_dealt_with (gpointer page)
{
  return ui_shows_text (ui_part (page, "announced"), "Dealt with by the school");
}

/* Once the day has come the portal lets nothing be withdrawn: it is not offered. */
static void
test_no_longer (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);

  test_wait_until (shows_withdraw, page);
  ui_steer (self, "{\"day\":14}");
  pupitre_page_refresh (page);
  test_wait_until (is_dealt_with, page);
  g_assert_false (shows_withdraw (page));
}

static int
count_days_until (GDateTime *day)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  return (int) ((g_date_time_difference (day, today) + G_TIME_SPAN_HOUR * 12) / G_TIME_SPAN_DAY);
}

/* Better sooner than foreseen: the rest of an absence that has begun is withdrawn, where the portal
 * lets it, and does not come back as of a day that is over. */
static void
test_begun (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open_announce (absence_open (self));
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) end = NULL;
  g_autofree char *order = NULL, *days = NULL;
  Announced wait;
  int last;

  adw_combo_row_set_selected (ui_part (page, "motive"), 1);
  first = absence_type_class_days (page, 1, 2);
  end = pupitre_school_time_day (first, 1);
  days = pupitre_absence_words_dup_days (first, end);
  last = count_days_until (end);
  page = send_announcement (self, page);
  test_wait_until (absence_has_receipt, page);
  order = g_strdup_printf ("{\"day\":%d,\"withdrawals\":\"begun\"}", last);
  wait = (Announced) { page, days };
  test_wait_until (can_be_withdrawn, &wait);
  ui_steer (self, order);
  pupitre_school_time_set_shift (last);
  pupitre_page_refresh (page);
  test_wait_until (can_be_withdrawn, &wait);
  ui_press (find_announced (page, days), "Withdraw");
  answer_withdrawal ("_Withdraw");
  test_wait_until (has_two_receipts, page);
  g_assert_cmpuint (count_calls (self, "withdrawNotice"), ==, 1);
  g_assert_false (ui_shows_text (ui_part (page, "announced"), "The day was over"));
  pupitre_school_time_set_shift (0);
}

static gboolean
says_no_motive (gpointer page)
{
  return ui_shows_text (page, "The school offers no motive here");
}

/* A school without motives: it is said, rather than shown as an empty list. */
static void
test_no_motives (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"listMotives:empty\"]}");
  page = absence_open (self);
  test_wait_until (says_no_motive, page);
  g_assert_false (gtk_widget_get_sensitive (ui_part (page, "submit")));
  g_signal_emit_by_name (gtk_widget_get_parent (ui_part (page, "announce_row")), "row-activated",
                         ui_part (page, "announce_row"));
  test_wait_until (says_no_motive, ui_page (self));
}

static gboolean
has_focus_in_its_list (gpointer row)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (row));

  return focus != NULL && gtk_widget_is_ancestor (focus, row) &&
         gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL;
}

static gboolean
is_asked_again (gpointer feed)
{
  return !pupitre_feed_is_refreshing (feed);
}

static void
refresh_under (PupitrePage *page, gpointer row)
{
  g_autoptr (PupitreFeed) motives = pupitre_account_get_feed (
    pupitre_page_get_account (page), pupitre_page_get_pupil (page), PUPITRE_KIND_MOTIVES);
  g_autoptr (PupitreEntry) first = NULL;
  GtkWidget *focus;

  gtk_widget_grab_focus (row);
  gtk_widget_activate (row);
  test_wait_until (has_focus_in_its_list, row);
  focus = gtk_root_get_focus (gtk_widget_get_root (row));
  pupitre_feed_refresh (motives);
  g_assert_true (pupitre_feed_is_refreshing (motives));
  test_wait_until (is_asked_again, motives);
  first = g_list_model_get_item (G_LIST_MODEL (motives), 0);
  g_object_notify (G_OBJECT (first), "news");  /* the list is told to be looked at, and is the same */
  ui_wait_frames (row, 2);
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (row)) == focus);
  g_assert_true (has_focus_in_its_list (row));
}

/* The portal's answer comes while the parent has the list of motives open. */
static void
test_open_list (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);

  test_wait_until (absence_has_motives, page);
  refresh_under (page, absence_combo (page, 0));
  page = absence_open_announce (page);
  refresh_under (page, ui_part (page, "motive"));
}

static gboolean
is_a_pdf (GBytes *bytes)
{
  return g_bytes_get_size (bytes) > 500 && memcmp (g_bytes_get_data (bytes, NULL), "%PDF", 4) == 0;
}

static void
test_paper (void)
{
  g_autoptr (PupitreIntent) intent = pupitre_intent_new (&(PupitreIntentFields) {
    .child = "700042/1235901",
    .child_name = CHILD,
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = "1",
    .first_day = "2026-11-20",
    .motive_code = "10",
    .motive_text = "Maladie",
  });
  g_autoptr (PupitreReceipt) receipt =
    pupitre_receipt_new (intent, PUPITRE_RECEIPT_ANSWERED, "1", 1795000000);
  g_autoptr (GPtrArray) receipts = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) many = NULL;

  g_ptr_array_add (receipts, receipt);
  one = pupitre_receipt_paper_draw (receipts, &error);
  g_assert_no_error (error);
  g_assert_true (is_a_pdf (one));
  for (guint i = 0; i < 9; i++)
    g_ptr_array_add (receipts, receipt);
  many = pupitre_receipt_paper_draw (receipts, &error);
  g_assert_no_error (error);
  g_assert_true (is_a_pdf (many));
  g_assert_cmpuint (g_bytes_get_size (many), >, g_bytes_get_size (one));
}

/* How many of the absences wait for a motive that the school still takes on @day, and the first day on
 * which it takes one for the last time. */
static guint
count_open_on (gpointer page, GDateTime *day, GDateTime **first_deadline)
{
  PupitreFeed *feed = pupitre_page_get_feed (page);
  g_autoptr (GPtrArray) entries =
    pupitre_feed_get_entries (feed, 0, g_list_model_get_n_items (G_LIST_MODEL (feed)));
  guint n = 0;

  for (guint i = 0; i < entries->len; i++) {
    GObject *object = pupitre_entry_get_object (entries->pdata[i]);
    GDateTime *deadline;

    if (!PUPITRE_IS_ABSENCE (object) ||
        pupitre_absence_get_state (PUPITRE_ABSENCE (object)) != PUPITRE_ABSENCE_STATE_TO_MOTIVATE)
      continue;
    deadline = pupitre_absence_get_deadline (PUPITRE_ABSENCE (object));
    g_assert_nonnull (deadline);
    if (g_date_time_compare (deadline, day) < 0)
      continue;
    n++;
    if (first_deadline != NULL &&
        (*first_deadline == NULL || g_date_time_compare (deadline, *first_deadline) < 0))
      *first_deadline = deadline;
  }
  return n;
}

static gboolean
has_choices (gpointer data)
{
  BadgeWait *wait = data;

  return absence_count_choices (ui_page (wait->self)) == wait->count;
}

/* The page is left open over the midnight after which the school takes no motive any more for one of
 * the absences: it waits no longer then, neither on the page nor on its tile. */
static void
test_overnight (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = absence_open (self);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) tomorrow = NULL, evening = NULL;
  GDateTime *deadline = NULL;
  BadgeWait wait = { self, 0 };

  test_wait_until (absence_has_motives, page);
  wait.count = count_open_on (page, today, &deadline);
  g_assert_cmpuint (wait.count, >, 0);
  tomorrow = pupitre_school_time_day (deadline, 1);
  if (pupitre_school_year_of (tomorrow) != pupitre_school_year_of (today)) {
    g_test_skip ("Another school year begins until then, and with it another page");
    return;
  }
  evening = g_date_time_add (tomorrow, -3 * G_TIME_SPAN_SECOND);
  pupitre_school_time_set_now (evening);
  g_object_notify (G_OBJECT (self->window), "is-active");
  test_wait_until (has_choices, &wait);
  test_wait_until (has_count, &wait);

  wait.count = count_open_on (page, tomorrow, NULL);
  g_assert_cmpuint (wait.count, <, absence_count_choices (page));
  test_wait_until (has_choices, &wait);
  test_wait_until (has_count, &wait);
  g_assert_true (ui_page (self) == page);
  pupitre_school_time_set_now (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/absences/parts", test_parts);
  g_test_add_func ("/absences/overnight", test_overnight);
  g_test_add_func ("/absences/history", test_history);
  g_test_add_func ("/absences/history-arrives", test_history_arrives);
  g_test_add_func ("/absences/motivate", test_motivate);
  g_test_add_func ("/absences/several", test_several);
  g_test_add_func ("/absences/explanation", test_explanation);
  g_test_add_func ("/absences/refused", test_refused);
  g_test_add_func ("/absences/refused-silently", test_refused_silently);
  g_test_add_func ("/absences/pin", test_pin);
  g_test_add_func ("/absences/pin-afterwards", test_pin_afterwards);
  g_test_add_func ("/absences/shared", test_shared);
  g_test_add_func ("/absences/shared-withdraw", test_shared_withdraw);
  g_test_add_func ("/absences/odd", test_odd);
  g_test_add_func ("/absences/cut", test_cut);
  g_test_add_func ("/absences/offline", test_offline);
  g_test_add_func ("/absences/confirmed-before", test_confirmed_before);
  g_test_add_func ("/absences/faults", test_faults);
  g_test_add_func ("/absences/announce", test_announce);
  g_test_add_func ("/absences/range", test_range);
  g_test_add_func ("/absences/return", test_return);
  g_test_add_func ("/absences/periods", test_periods);
  g_test_add_func ("/absences/no-period", test_no_period);
  g_test_add_func ("/absences/periods-refused", test_periods_refused);
  g_test_add_func ("/absences/announce-refused", test_announce_refused);
  g_test_add_func ("/absences/undecided", test_undecided);
  g_test_add_func ("/absences/no-longer", test_no_longer);
  g_test_add_func ("/absences/begun", test_begun);
  g_test_add_func ("/absences/no-motives", test_no_motives);
  g_test_add_func ("/absences/open-list", test_open_list);
  g_test_add_func ("/absences/paper", test_paper);

  return g_test_run ();
}
