/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-account-finances.h"
#include "pupitre-balance-card.h"
#include "pupitre-document-view.h"
#include "pupitre-family-finances-page.h"
#include "pupitre-finances-page.h"
#include "pupitre-finances-words.h"
#include "pupitre-number-words.h"
#include "pupitre-school-time.h"
#include "pupitre-sidebar.h"
#include "pupitre-viewer-page.h"
#include "ui-fixture.h"

#include <stdlib.h>
#include <string.h>

/* The finances against a demonstration portal, and what is said of statements and slips of every
 * shape. */

#define PARENT "parent@demo.exemple"
#define PRIMARY "Léa"
#define SECONDARY "Noé"

static guint
count_rows (PupitrePage *page, const char *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (ui_part (page, list), (int) n) != NULL)
    n++;
  return n;
}

static gboolean
has_statements (gpointer page)
{
  return count_rows (page, "statements") > 0;
}

static gboolean
has_rows (gpointer page)
{
  return count_rows (page, "statements") > 0 && count_rows (page, "slips") > 0;
}

static PupitrePage *
open_finances (UiFixture *self, const char *name)
{
  PupitrePage *page = ui_open (self, name, PUPITRE_TILE_FINANCES);

  g_assert_true (PUPITRE_IS_FINANCES_PAGE (page));
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  test_wait_until (has_rows, page);
  return page;
}

/* @returns: (transfer full): the titles of the rows of a list, in order */
static char *
dup_titles (PupitrePage *page, const char *list)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < count_rows (page, list); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (
                              gtk_list_box_get_row_at_index (ui_part (page, list), (int) i))));
  return g_string_free (titles, FALSE);
}

/* What the portal's statements say is to be paid, which the page has to show. */
static char *
dup_total (PupitrePage *page)
{
  GListModel *feed = G_LIST_MODEL (pupitre_page_get_feed (page));
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  PupitreBalance balance = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (feed); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (feed, i);

    g_ptr_array_add (statements, g_object_ref (pupitre_entry_get_object (entry)));
  }
  pupitre_balance_sum_up (&balance, statements);
  return pupitre_number_words_money (balance.to_pay);
}

static const char *
get_amount (gpointer root)
{
  return pupitre_balance_card_get_amount (
    PUPITRE_BALANCE_CARD (ui_find (root, PUPITRE_TYPE_BALANCE_CARD)));
}

/* Balance, why it lags, statements with their days, slips by year. */
static void
test_page (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;
  g_autofree char *total = NULL;
  g_autofree char *slips = NULL;
  int year = G_MAXINT;

  ui_sign_in (self, PARENT);
  page = open_finances (self, PRIMARY);
  total = dup_total (page);
  g_assert_cmpstr (get_amount (page), ==, total);
  g_assert_true (ui_shows_text (page, "A payment made since then appears only on the school’s next "
                                      "statement."));
  g_assert_true (ui_shows_text (ui_part (page, "statements"), "Statement of "));
  g_assert_cmpuint (count_rows (page, "statements"), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (pupitre_page_get_feed (page))));
  slips = dup_titles (page, "slips");
  for (const char *at = strstr (slips, "· "); at != NULL; at = strstr (at + 1, "· ")) {
    int of = atoi (at + strlen ("· "));

    g_assert_cmpint (of, >, 2000);
    g_assert_cmpint (of, <=, year);
    year = of;
  }
  g_assert_true (ui_shows_text (ui_part (page, "slips"), "box E "));
}

static gboolean
shows_document (gpointer data)
{
  PupitrePage *page = ui_page (data);
  GtkWidget *view = PUPITRE_IS_VIEWER_PAGE (page) ? ui_find (page, PUPITRE_TYPE_DOCUMENT_VIEW) : NULL;

  return view != NULL && pupitre_document_view_get_state (PUPITRE_DOCUMENT_VIEW (view)) ==
                           PUPITRE_DOCUMENT_READY;
}

static void
open_first (UiFixture *self, PupitrePage *page, const char *list)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (ui_part (page, list), 0);

  g_assert_true (gtk_list_box_row_get_activatable (row));
  g_signal_emit_by_name (ui_part (page, list), "row-activated", row);
  test_wait_until (shows_document, self);
}

/* A statement and a slip open inside the window, and so they do from their kept copies when the portal
 * is gone. */
static void
test_documents (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = open_finances (self, PRIMARY);
  open_first (self, page, "statements");
  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.back", NULL);
  open_first (self, page, "slips");

  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  page = ui_open (self, PRIMARY, PUPITRE_TILE_FINANCES);
  test_wait_until (has_rows, page);
  open_first (self, page, "statements");
}

/* Neither statement nor slip of one child is on the page of another. */
static void
test_children (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char *const NAMES[] = { PRIMARY, SECONDARY };

  ui_sign_in (self, PARENT);
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++) {
    PupitrePage *page = ui_open (self, NAMES[i], PUPITRE_TILE_FINANCES);
    GListModel *feed = G_LIST_MODEL (pupitre_page_get_feed (page));

    ui_wait_state (page, PUPITRE_STATE_CONTENT);
    ui_wait_settled (page);
    for (guint j = 0; j < g_list_model_get_n_items (feed); j++) {
      g_autoptr (PupitreEntry) entry = g_list_model_get_item (feed, j);

      g_assert_true (g_hash_table_add (ids, g_strdup (pupitre_entry_get_key (entry))));
    }
  }
  g_assert_cmpuint (g_hash_table_size (ids), >=, 2);
}

/* One part that the portal refuses leaves the other one. */
static void
test_half (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_steer (self, "{\"faults\":[\"listTaxSlips:status:code=403\"]}");
  ui_sign_in (self, PARENT);
  page = ui_open (self, PRIMARY, PUPITRE_TILE_FINANCES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_settled (page);
  test_wait_until (has_statements, page);
  g_assert_cmpuint (count_rows (page, "slips"), ==, 0);
  g_assert_false (gtk_widget_get_visible (ui_part (page, "slips_group")));
  g_assert_nonnull (strstr (pupitre_trust_line_get_text (pupitre_page_get_trust_line (page)),
                            "The portal refuses"));
}

static void
test_empty (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_steer (self, "{\"faults\":[\"listStatements:empty\",\"listTaxSlips:empty\"]}");
  ui_sign_in (self, PARENT);
  ui_wait_state (ui_open (self, PRIMARY, PUPITRE_TILE_FINANCES), PUPITRE_STATE_EMPTY);
}

/* --- All children -------------------------------------------------------------------------- */

/* Presses Family, and its Finances below. */
static PupitrePage *
open_family_finances (UiFixture *self)
{
  PupitreSidebar *sidebar = PUPITRE_SIDEBAR (ui_main_part (self, "sidebar"));

  pupitre_sidebar_open_family_tile (sidebar, PUPITRE_TILE_FINANCES);
  ui_wait_frames (self->window, 2);
  g_assert_true (PUPITRE_IS_FAMILY_FINANCES_PAGE (ui_page (self)));
  ui_wait_state (ui_page (self), PUPITRE_STATE_CONTENT);
  return ui_page (self);
}

typedef struct {
  UiFixture  *ui;
  const char *text;
} Awaited;

static gboolean
says (gpointer data)
{
  const Awaited *awaited = data;

  return ui_shows_text (ui_page (awaited->ui), awaited->text);
}

static void
wait_says (UiFixture *self, const char *text)
{
  const Awaited awaited = { self, text };

  test_wait_until (says, (gpointer) &awaited);
}

static gboolean
is_of_child (gpointer data)
{
  return PUPITRE_IS_FINANCES_PAGE (ui_page (data));
}

/* Each child with each service, their sum, who has nothing; a row opens the child's own finances, and
 * the tiles of the family are not those of a child. */
static void
test_family (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreSidebar *sidebar;
  PupitrePage *page;
  GtkListBox *list;
  g_autofree char *amount = NULL;
  guint n_rows = 0;

  ui_sign_in (self, PARENT);
  page = open_family_finances (self);
  wait_says (self, "L\303\251a · ");
  wait_says (self, "No\303\251 · ");
  ui_wait_settled (page);
  g_assert_cmpuint (ui_count (page, PUPITRE_TYPE_ACCOUNT_FINANCES), ==, 1);
  amount = g_strdup (get_amount (page));
  g_assert_true (ui_shows_text (page, "A payment made since then appears only"));

  list = ui_part (ui_find (page, PUPITRE_TYPE_ACCOUNT_FINANCES), "list");
  while (gtk_list_box_get_row_at_index (list, (int) n_rows) != NULL)
    n_rows++;
  g_assert_cmpuint (n_rows, >=, 3);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  test_wait_until (is_of_child, self);
  g_assert_nonnull (pupitre_page_get_pupil (ui_page (self)));
  gtk_widget_activate_action (GTK_WIDGET (ui_page (self)), "page.back", NULL);
  g_assert_cmpstr (get_amount (ui_page (self)), ==, amount);

  sidebar = PUPITRE_SIDEBAR (ui_main_part (self, "sidebar"));
  pupitre_sidebar_open_child (sidebar, 0);
  ui_wait_frames (self->window, 2);
  g_assert_nonnull (pupitre_page_get_pupil (ui_page (self)));
  pupitre_sidebar_open_family (sidebar);
  ui_wait_frames (self->window, 2);
  g_assert_true (PUPITRE_IS_FAMILY_FINANCES_PAGE (ui_page (self)));
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
has_both (gpointer data)
{
  return ui_count (ui_page (data), PUPITRE_TYPE_ACCOUNT_FINANCES) == 2;
}

/* Each says so under its own address. */
static gboolean
has_both_sides (gpointer data)
{
  GtkWidget *first = ui_find (ui_page (data), PUPITRE_TYPE_ACCOUNT_FINANCES);

  return ui_shows_text (first, "L\303\251a \302\267 ") &&
         ui_shows_text (gtk_widget_get_next_sibling (first), "No\303\251 \302\267 ");
}

/* What one parent has to pay is never added to what the other one has. */
static void
test_accounts (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWidget *first, *second;

  ui_sign_in (self, PARENT);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-account", NULL);
  ui_type_sign_in (self, "parent2@demo.exemple", UI_PASSWORD);
  test_wait_until (has_two_accounts, self);
  open_family_finances (self);
  test_wait_until (has_both, self);
  test_wait_until (has_both_sides, self);
  ui_wait_settled (ui_page (self));
  first = ui_find (ui_page (self), PUPITRE_TYPE_ACCOUNT_FINANCES);
  second = gtk_widget_get_next_sibling (first);
  g_assert_true (ui_shows_text (first, PARENT));
  g_assert_true (ui_shows_text (first, "L\303\251a · "));
  g_assert_true (ui_shows_text (second, "parent2@demo.exemple"));
  g_assert_false (ui_shows_text (second, "L\303\251a"));
  g_assert_true (ui_shows_text (second, "No\303\251"));
}

/* --- Words --------------------------------------------------------------------------------- */

static void
assert_statement (const PupitreStatementFields *fields,
                  const char                   *title,
                  const char                   *subtitle,
                  const char                   *balance)
{
  g_autoptr (PupitreStatement) statement = pupitre_statement_new (fields);
  g_autofree char *own_title = pupitre_finances_words_statement_title (statement);
  g_autofree char *own_subtitle = pupitre_finances_words_statement_subtitle (statement, FALSE);
  g_autofree char *own_balance = pupitre_finances_words_balance (statement);

  g_assert_cmpstr (own_title, ==, title);
  g_assert_cmpstr (own_subtitle, ==, subtitle);
  g_assert_cmpstr (own_balance, ==, balance);
}

/* With all that there can be, and with nothing; no balance is no number, and a credit is not due. */
static void
test_statement_words (void)
{
  g_autoptr (GDateTime) date = pupitre_school_time_parse ("2026-11-15");
  g_autoptr (GDateTime) due = pupitre_school_time_parse ("2026-12-10");
  const gint64 owed = 12825, credit = -500;
  g_autofree char *owed_words = pupitre_number_words_money (owed);
  g_autofree char *credit_words = pupitre_number_words_money (credit);

  assert_statement (&(PupitreStatementFields) { .id = "1", .kind = PUPITRE_STATEMENT_DAYCARE,
                                                .balance = &owed, .date = date, .due = due },
                    "Daycare", "Statement of Nov 15, 2026 · to be paid by Dec 10, 2026", owed_words);
  assert_statement (&(PupitreStatementFields) { .id = "1", .kind = PUPITRE_STATEMENT_SCHOOL,
                                                .balance = &credit, .date = date, .due = due },
                    "School effects", "Statement of Nov 15, 2026 · credit", credit_words);
  assert_statement (&(PupitreStatementFields) { .id = "1", .kind = PUPITRE_STATEMENT_OTHER,
                                                .kind_text = "piscine" },
                    "piscine", "", "Not given");
  assert_statement (&(PupitreStatementFields) { .id = "1", .kind = PUPITRE_STATEMENT_OTHER,
                                                .title = "Effets 2026" },
                    "Effets 2026", "", "Not given");
}

static void
assert_slip (const PupitreTaxSlipFields *fields,
             gboolean                    withdrawn,
             const char                 *title,
             const char                 *subtitle,
             const char                 *amount)
{
  g_autoptr (PupitreTaxSlip) slip = pupitre_tax_slip_new (fields);
  g_autofree char *own_title = pupitre_finances_words_slip_title (slip);
  g_autofree char *own_subtitle = pupitre_finances_words_slip_subtitle (slip, withdrawn);
  g_autofree char *own_amount = pupitre_finances_words_slip_amount (slip);

  g_assert_cmpstr (own_title, ==, title);
  g_assert_cmpstr (own_subtitle, ==, subtitle);
  g_assert_cmpstr (own_amount, ==, amount);
}

/* A slip that only cancels another one gives no right to anything. */
static void
test_slip_words (void)
{
  const gint64 all = 150000, credit = 148200;
  g_autofree char *all_words = pupitre_number_words_money (all);
  g_autofree char *credit_words = pupitre_number_words_money (credit);
  g_autofree char *boxes = g_strdup_printf ("Centre Exemple\nbox C %s, box E %s", all_words,
                                            credit_words);
  PupitreTaxSlipFields fields = { .id = "1", .kind = "RL-24", .year = 2025,
                                  .issuer = "Centre Exemple", .box_c = &all, .box_e = &credit };

  assert_slip (&fields, FALSE, "RL-24 slip · 2025", boxes, credit_words);
  fields.box_c = NULL;
  fields.box_e = NULL;
  fields.issuer = NULL;
  assert_slip (&fields, TRUE, "RL-24 slip · 2025", "kept offline, the portal no longer shows it", NULL);
  fields.kind = "RL-8";
  fields.state = PUPITRE_TAX_SLIP_CANCELLED;
  assert_slip (&fields, FALSE, "RL-8 · 2025", "cancels an earlier slip", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/finances/page", test_page);
  g_test_add_func ("/finances/documents", test_documents);
  g_test_add_func ("/finances/children", test_children);
  g_test_add_func ("/finances/half", test_half);
  g_test_add_func ("/finances/empty", test_empty);
  g_test_add_func ("/finances/family", test_family);
  g_test_add_func ("/finances/accounts", test_accounts);
  g_test_add_func ("/finances/statement-words", test_statement_words);
  g_test_add_func ("/finances/slip-words", test_slip_words);

  return g_test_run ();
}
