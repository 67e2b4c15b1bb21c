/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-absence-row.h"
#include "pupitre-absences-page.h"
#include "pupitre-announce-page.h"
#include "pupitre-badge.h"
#include "pupitre-outbox-private.h"
#include "pupitre-receipt-page.h"
#include "pupitre-receipt-paper.h"
#include "pupitre-school-time.h"
#include "pupitre-tile-row.h"
#include "ui-fixture.h"

#include <string.h>

/* The absences of a child in the window, against the live demonstration portal: what the parent sees,
 * and what the portal has of it. */

#define PARENT "parent@demo.exemple"
#define CHILD "Noé"

static PupitrePage *
open_absences (UiFixture *self)
{
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open (self, CHILD, PUPITRE_TILE_ABSENCES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  return page;
}

static guint
count_rows (UiFixture *self, PupitreIntent *intent)
{
  g_autofree char *rows = test_portal_get (self->portal, "/demonstration/attendance");
  const char *uuid = pupitre_intent_get_uuid (intent);
  guint n = 0;

  for (const char *at = rows; (at = strstr (at, uuid)) != NULL; at += strlen (uuid))
    n++;
  return n;
}

static AdwComboRow *
get_combo (gpointer page, guint n)
{
  GtkListBox *list = ui_part (page, "motives");

  return ADW_COMBO_ROW (gtk_list_box_get_row_at_index (list, (int) (2 * n)));
}

static gboolean
has_motives (gpointer page)
{
  return gtk_list_box_get_row_at_index (ui_part (page, "motives"), 0) != NULL &&
         g_list_model_get_n_items (adw_combo_row_get_model (get_combo (page, 0))) > 1;
}

static guint
count_combos (gpointer page)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (ui_part (page, "motives"), (int) (2 * n)) != NULL)
    n++;
  return n;
}

static PupitreOutbox *
get_outbox (PupitrePage *page)
{
  return pupitre_account_get_outbox (pupitre_page_get_account (page));
}

static GListModel *
get_intents (PupitrePage *page)
{
  return pupitre_outbox_get_intents (get_outbox (page),
                                     pupitre_child_get_key (pupitre_page_get_pupil (page)));
}

static GListModel *
get_receipts (PupitrePage *page)
{
  return pupitre_outbox_get_receipts (get_outbox (page),
                                      pupitre_child_get_key (pupitre_page_get_pupil (page)));
}

static gboolean
has_intent (gpointer page)
{
  return g_list_model_get_n_items (get_intents (page)) > 0;
}

static gboolean
has_no_intent (gpointer page)
{
  return !has_intent (page);
}

static gboolean
has_receipt (gpointer page)
{
  return g_list_model_get_n_items (get_receipts (page)) > 0;
}

static void
submit (gpointer page)
{
  g_signal_emit_by_name (ui_part (page, "submit"), "clicked");
}

static void
choose_first_motive (gpointer page)
{
  test_wait_until (has_motives, page);
  adw_combo_row_set_selected (get_combo (page, 0), 1);
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
  PupitrePage *page = open_absences (self);
  g_autofree char *totals = NULL;

  test_wait_until (has_motives, page);
  test_wait_until (has_history, page);
  wait_badge (self, count_combos (page));
  g_assert_true (gtk_widget_has_css_class (ui_part (find_tile_row (self->window), "badge"),
                                           "waiting"));
  totals = g_strdup (gtk_label_get_text (ui_part (page, "totals")));
  gtk_drop_down_set_selected (ui_part (page, "kind_filter"), 2);
  g_assert_cmpstr (gtk_label_get_text (ui_part (page, "totals")), !=, totals);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (ui_part (page, "totals")), "0 absences"));
  gtk_drop_down_set_selected (ui_part (page, "kind_filter"), 0);
  g_assert_cmpstr (gtk_label_get_text (ui_part (page, "totals")), ==, totals);
}

static gboolean
has_receipt_button (gpointer page)
{
  return ui_shows_text (ui_part (page, "history"), "Receipt");
}

static void
press (gpointer root, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_BUTTON (child) &&
        g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0) {
      g_signal_emit_by_name (child, "clicked");
      return;
    }
    press (child, label);
  }
}

static void
test_motivate (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = open_absences (self);
  g_autoptr (PupitreIntent) intent = NULL;
  g_autoptr (PupitreReceipt) receipt = NULL;
  guint n_waiting;

  g_assert_false (gtk_widget_get_sensitive (ui_part (page, "submit")));
  choose_first_motive (page);
  n_waiting = count_combos (page);
  g_assert_true (gtk_widget_get_sensitive (ui_part (page, "submit")));
  g_assert_nonnull (strstr (gtk_label_get_text (ui_part (page, "preview")), "1 motive is ready"));
  submit (page);
  submit (page);  /* pressing twice asks once */
  test_wait_until (has_receipt, page);
  receipt = g_list_model_get_item (get_receipts (page), 0);
  g_assert_cmpuint (count_rows (self, pupitre_receipt_get_intent (receipt)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (get_receipts (page)), ==, 1);
  wait_badge (self, n_waiting - 1);
  test_wait_until (has_receipt_button, page);

  press (ui_part (page, "history"), "Receipt");
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
  PupitrePage *page = open_absences (self);
  g_autoptr (PupitreIntent) intent = NULL;

  pupitre_outbox_get_pace (get_outbox (page))->grace = 1;
  choose_first_motive (page);
  ui_steer (self, "{\"cut\":true}");
  submit (page);
  test_wait_until (has_intent, page);
  test_wait_until (shows_unknown, page);
  intent = g_list_model_get_item (get_intents (page), 0);
  g_assert_cmpuint (count_rows (self, intent), ==, 0);
  ui_steer (self, "{\"cut\":false}");
  pupitre_page_refresh (page);
  test_wait_until (has_receipt, page);
  g_assert_cmpuint (count_rows (self, intent), ==, 1);
}

/* Of the copy, without a session: it waits where the parent sees it, and can be taken back. */
static void
test_offline (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = open_absences (self);
  g_autoptr (PupitreIntent) intent = NULL;

  test_wait_until (has_motives, page);
  ui_restart_open (self);
  page = ui_open (self, CHILD, PUPITRE_TILE_ABSENCES);
  choose_first_motive (page);
  submit (page);
  test_wait_until (has_intent, page);
  test_wait_until (shows_queued, page);
  intent = g_list_model_get_item (get_intents (page), 0);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (get_outbox (page), NULL), ==, 1);
  g_assert_cmpuint (count_rows (self, intent), ==, 0);
  press (ui_part (page, "answers"), "Do Not Send");
  test_wait_until (has_no_intent, page);
  g_assert_cmpuint (pupitre_outbox_get_n_unsent (get_outbox (page), NULL), ==, 0);
}

static gboolean
has_calendar (gpointer page)
{
  PupitreFeed *feed = pupitre_page_get_feed (page);

  return !pupitre_feed_is_refreshing (feed) && pupitre_feed_get_received (feed) > 0 &&
         g_list_model_get_n_items (adw_combo_row_get_model (ui_part (page, "motive"))) > 1;
}

static PupitrePage *
open_announce (UiFixture *self)
{
  PupitrePage *page = open_absences (self);

  g_signal_emit_by_name (gtk_widget_get_parent (ui_part (page, "announce_row")), "row-activated",
                         ui_part (page, "announce_row"));
  g_assert_true (PUPITRE_IS_ANNOUNCE_PAGE (ui_page (self)));
  test_wait_until (has_calendar, ui_page (self));
  test_wait_until (explains_day_off, ui_page (self));
  gtk_editable_set_text (ui_part (ui_page (self), "first"), "");
  return ui_page (self);
}

static void
type_day (gpointer page, int days)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) day = pupitre_school_time_day (today, days);
  g_autofree char *text = g_date_time_format (day, "%F");

  gtk_editable_set_text (ui_part (page, "first"), text);
}

static gboolean
is_complete (gpointer page)
{
  return strstr (gtk_label_get_text (ui_part (page, "preview")), "is going to receive:") != NULL;
}

static void
type_sunday (gpointer page)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  type_day (page, 7 - g_date_time_get_day_of_week (today));
}

static gboolean
explains_day_off (gpointer page)
{
  type_sunday (page);
  return ui_shows_text (page, "There is no class on this day") ||
         ui_shows_text (page, "not of the school year");
}

/* The first day to come on which there is class. */
static void
type_day_of_class (gpointer page)
{
  for (int days = 1; days < 60; days++) {
    type_day (page, days);
    ui_wait_frames (page, 1);
    if (is_complete (page))
      return;
  }
  g_assert_not_reached ();
}

static gboolean
has_error (gpointer page, const char *field)
{
  return gtk_widget_has_css_class (ui_part (page, field), "error");
}

static void
test_faults (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = open_announce (self);

  g_assert_false (has_error (page, "first"));
  submit (page);
  g_assert_true (has_error (page, "first"));
  g_assert_true (has_error (page, "motive"));
  type_day (page, -1);
  g_assert_true (ui_shows_text (page, "This day is over."));
  type_day (page, 400);
  g_assert_true (ui_shows_text (page, "not of the school year"));
  adw_combo_row_set_selected (ui_part (page, "motive"), 1);
  type_day_of_class (page);
  g_assert_false (has_error (page, "first"));
}

static gboolean
shows_withdraw (gpointer page)
{
  return ui_shows_text (ui_part (page, "announced"), "Withdraw");
}

static gboolean
shows_receipt (gpointer page)
{
  return ui_shows_text (ui_part (page, "announced"), "Receipt");
}

static gboolean
has_two_receipts (gpointer page)
{
  return g_list_model_get_n_items (get_receipts (page)) == 2;
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

static void
test_announce (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = open_announce (self);
  g_autoptr (PupitreReceipt) receipt = NULL;
  PupitrePage *absences;

  adw_combo_row_set_selected (ui_part (page, "motive"), 1);
  type_day_of_class (page);
  submit (page);
  test_wait_until (is_back, self);
  absences = ui_page (self);
  test_wait_until (has_receipt, absences);
  receipt = g_list_model_get_item (get_receipts (absences), 0);
  g_assert_cmpuint (count_rows (self, pupitre_receipt_get_intent (receipt)), ==, 1);
  test_wait_until (shows_withdraw, absences);
  test_wait_until (shows_receipt, absences);

  press (ui_part (absences, "announced"), "Withdraw");
  test_wait_until (has_two_receipts, absences);
  test_wait_until (is_withdrawn, absences);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/absences/parts", test_parts);
  g_test_add_func ("/absences/motivate", test_motivate);
  g_test_add_func ("/absences/cut", test_cut);
  g_test_add_func ("/absences/offline", test_offline);
  g_test_add_func ("/absences/faults", test_faults);
  g_test_add_func ("/absences/announce", test_announce);
  g_test_add_func ("/absences/paper", test_paper);

  return g_test_run ();
}
