/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-absence.h"
#include "pupitre-error.h"
#include "pupitre-inheritance-watch.h"
#include "pupitre-inheritance.h"
#include "pupitre-report-card.h"
#include "sync-fixture.h"

#include <string.h>
#include <unistd.h>

/* The parent's address has changed: another account with the same child, beside the former one. */

#define FORMER "parent@demo.exemple"
#define HEIR "parent2@demo.exemple"
#define CHILD "Noé"

static gboolean
has_first (gpointer data)
{
  g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (data), 0);

  return entry != NULL && pupitre_entry_get_object (entry) != NULL;
}

/* The id of the document of a child's newest report card. */
static char *
dup_document_id (PupitreAccount *account, PupitreChild *child)
{
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, child, PUPITRE_KIND_REPORT_CARDS);
  g_autoptr (PupitreEntry) entry = NULL;

  test_wait_until (has_first, feed);
  entry = g_list_model_get_item (G_LIST_MODEL (feed), 0);
  return g_strdup (pupitre_report_card_get_document_id (pupitre_entry_get_object (entry)));
}

static PupitreDocument *
load_document (PupitreAccount *account, PupitreChild *child, const char *id, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  pupitre_account_load_document_async (account, child, id, 0, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  return pupitre_account_load_document_finish (account, done, NULL, NULL, error);
}

static void
assert_no_document (PupitreAccount *account, PupitreChild *child, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreDocument) document = load_document (account, child, id, &error);

  g_assert_null (document);
  g_assert_true (pupitre_error_is_offline (error));
}

/* --- Receipts ------------------------------------------------------------------------------- */

static gboolean
is_waiting (GObject *object)
{
  return PUPITRE_IS_ABSENCE (object) &&
         pupitre_absence_get_kind (PUPITRE_ABSENCE (object)) == PUPITRE_ABSENCE_KIND_ABSENT &&
         pupitre_absence_get_state (PUPITRE_ABSENCE (object)) == PUPITRE_ABSENCE_STATE_TO_MOTIVATE;
}

/* The first absence of a list that waits for a motive; all of them are read before. */
static PupitreAbsence *
dup_waiting (GListModel *feed)
{
  for (guint i = 0; i < g_list_model_get_n_items (feed); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (feed, i);

    if (pupitre_entry_get_object (entry) != NULL && is_waiting (pupitre_entry_get_object (entry)))
      return g_object_ref (PUPITRE_ABSENCE (pupitre_entry_get_object (entry)));
  }
  return NULL;
}

static gboolean
has_waiting (gpointer data)
{
  g_autoptr (PupitreAbsence) absence = dup_waiting (data);

  return absence != NULL;
}

static GListModel *
get_receipts (PupitreAccount *account, PupitreChild *child)
{
  return pupitre_outbox_get_receipts (pupitre_account_get_outbox (account),
                                      pupitre_child_get_key (child));
}

static gboolean
has_receipt (gpointer data)
{
  return g_list_model_get_n_items (data) > 0;
}

/* Gives the school the motive of an absence. Returns: what was asked, which the school has now. */
static PupitreIntent *
motivate (PupitreAccount *account, PupitreChild *child, const char *motive)
{
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, child, PUPITRE_KIND_ABSENCES);
  g_autoptr (GPtrArray) intents = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PupitreAbsence) absence = NULL;
  g_autofree char *day = NULL;

  test_wait_until (has_waiting, feed);
  absence = dup_waiting (G_LIST_MODEL (feed));
  day = g_date_time_format (pupitre_absence_get_date (absence), "%F");
  g_ptr_array_add (intents, pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (child),
    .child_name = pupitre_child_get_first_name (child),
    .kind = PUPITRE_INTENT_MOTIVE,
    .subject = pupitre_absence_get_id (absence),
    .first_day = day,
    .motive_code = motive,
    .text = "Grippe",
  }));
  pupitre_outbox_add_async (pupitre_account_get_outbox (account), intents, NULL, NULL, NULL);
  test_wait_until (has_receipt, get_receipts (account, child));
  return g_object_ref (intents->pdata[0]);
}

static void
assert_only_receipt (PupitreAccount *account, PupitreChild *child, PupitreIntent *intent)
{
  g_autoptr (PupitreReceipt) receipt = g_list_model_get_item (get_receipts (account, child), 0);

  g_assert_cmpuint (g_list_model_get_n_items (get_receipts (account, child)), ==, 1);
  g_assert_cmpstr (pupitre_intent_get_uuid (pupitre_receipt_get_intent (receipt)), ==,
                   pupitre_intent_get_uuid (intent));
  g_assert_cmpstr (pupitre_intent_get_text (pupitre_receipt_get_intent (receipt)), ==, "Grippe");
}

/* --- Taking over ---------------------------------------------------------------------------- */

static PupitreAccount *
find (SyncFixture *f, PupitreAccount *heir, PupitreChild *child, PupitreInheritance *found)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  PupitreAccount *former;

  pupitre_inheritance_find_async (f->accounts, heir, child, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  former = pupitre_inheritance_find_finish (done, found, &error);
  g_assert_no_error (error);
  return former;
}

static PupitreInheritance
take (PupitreAccount *former, PupitreAccount *heir, PupitreChild *child)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  PupitreInheritance taken = { 0 };

  pupitre_inheritance_take_async (former, heir, child, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_inheritance_take_finish (done, &taken, &error));
  g_assert_no_error (error);
  return taken;
}

/* What the former account kept opens in the new one, without a network, also after the former one
 * has gone; not before it is said, and nothing of another child. */
static void
test_take (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) former = sync_sign_in_well (f, FORMER);
  g_autoptr (PupitreAccount) heir = sync_sign_in_well (f, HEIR);
  g_autoptr (PupitreChild) child = sync_find_child (former, CHILD);
  g_autoptr (PupitreChild) same = sync_find_child (heir, CHILD);
  g_autoptr (PupitreChild) other = sync_find_child (former, "Léa");
  g_autofree char *id = dup_document_id (former, child);
  g_autofree char *others_id = dup_document_id (former, other);
  g_autoptr (PupitreAccount) nobody = NULL;
  g_autoptr (PupitreAccount) found = NULL;
  g_autoptr (PupitreAccount) again = NULL;
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (PupitreDocument) others = NULL;
  g_autoptr (PupitreDocument) taken = NULL;
  g_autoptr (GError) error = NULL;
  PupitreInheritance what = { 0 };

  nobody = find (f, heir, same, &what);
  g_assert_null (nobody);
  g_assert_cmpuint (what.n_documents, ==, 0);
  document = load_document (former, child, id, &error);
  g_assert_no_error (error);
  others = load_document (former, other, others_id, &error);
  g_assert_no_error (error);

  sync_cut (f, TRUE);
  found = find (f, heir, same, &what);
  g_assert_true (found == former);
  g_assert_cmpuint (what.n_documents, ==, 1);
  assert_no_document (heir, same, id);

  g_assert_cmpuint (take (former, heir, same).n_documents, ==, 1);
  again = find (f, heir, same, &what);
  g_assert_null (again);
  assert_no_document (heir, other, others_id);
  g_clear_object (&found);
  sync_sign_out (f, former, TRUE);
  taken = load_document (heir, same, id, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (taken->sha256, sizeof taken->sha256, document->sha256, sizeof document->sha256);
  g_assert_cmpstr (taken->file_name, ==, document->file_name);
  g_assert_cmpint (taken->received_at, ==, document->received_at);
}

/* What the new account received itself stays, and there is nothing left to take. */
static void
test_own_stays (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) former = sync_sign_in_well (f, FORMER);
  g_autoptr (PupitreAccount) heir = sync_sign_in_well (f, HEIR);
  g_autoptr (PupitreChild) child = sync_find_child (former, CHILD);
  g_autofree char *id = dup_document_id (former, child);
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (PupitreDocument) own = NULL;
  g_autoptr (PupitreAccount) nobody = NULL;
  g_autoptr (GError) error = NULL;
  PupitreInheritance what = { 0 };

  document = load_document (former, child, id, &error);
  g_assert_no_error (error);
  own = load_document (heir, child, id, &error);
  g_assert_no_error (error);
  nobody = find (f, heir, child, &what);
  g_assert_null (nobody);
  g_assert_cmpuint (take (former, heir, child).n_documents, ==, 0);
}

/* Receipts of the child come with the new account, once, and are there when the former one has gone
 * and the program starts anew; not before it is said, and none of another child. */
static void
test_receipts (SyncFixture *f, gconstpointer data)
{
  PupitreAccount *former = sync_sign_in_well (f, FORMER);
  g_autoptr (PupitreAccount) heir = sync_sign_in_well (f, HEIR);
  g_autoptr (PupitreChild) child = sync_find_child (former, CHILD);
  g_autoptr (PupitreChild) other = sync_find_child (former, "Léa");
  g_autoptr (PupitreIntent) intent = motivate (former, child, "10");
  g_autoptr (PupitreIntent) others = motivate (former, other, "MAL");
  g_autoptr (PupitreAccount) found = NULL;
  g_autoptr (PupitreAccount) nobody = NULL;
  PupitreInheritance what = { 0 };

  found = find (f, heir, child, &what);
  g_assert_true (found == former);
  g_assert_cmpuint (what.n_documents, ==, 0);
  g_assert_cmpuint (what.n_receipts, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (get_receipts (heir, child)), ==, 0);

  g_assert_cmpuint (take (former, heir, child).n_receipts, ==, 1);
  assert_only_receipt (heir, child, intent);
  g_assert_cmpuint (g_list_model_get_n_items (get_receipts (heir, other)), ==, 0);
  g_assert_cmpuint (take (former, heir, child).n_receipts, ==, 0);
  assert_only_receipt (heir, child, intent);
  nobody = find (f, heir, child, &what);
  g_assert_null (nobody);

  g_clear_object (&found);
  sync_sign_out (f, former, TRUE);
  g_clear_object (&former);
  g_clear_object (&heir);
  sync_close_program (f);
  sync_start_program (f);
  heir = sync_sign_in_well (f, HEIR);
  assert_only_receipt (heir, child, intent);
  g_assert_cmpuint (g_list_model_get_n_items (get_receipts (heir, other)), ==, 0);
}

/* --- Drafts --------------------------------------------------------------------------------- */

static void
put_draft (PupitreAccount *account, PupitreChild *child, const char *text)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  pupitre_store_put_draft_async (pupitre_account_get_store (account), pupitre_child_get_key (child),
                                 "registration-2027-registers", text, NULL, test_keep_result,
                                 &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_store_put_draft_finish (pupitre_account_get_store (account), done, &error));
}

static void
assert_draft (PupitreAccount *account, PupitreChild *child, const char *expected)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GAsyncResult *result = NULL;

  pupitre_store_load_draft_async (pupitre_account_get_store (account), pupitre_child_get_key (child),
                                  "registration-2027-registers", NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  text = pupitre_store_load_draft_finish (pupitre_account_get_store (account), done, &error);
  g_assert_cmpstr (text, ==, expected);
}

/* What was begun comes with the new account, once it is said, of this child alone; what the new one has
 * begun itself stays. */
static void
test_drafts (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) former = sync_sign_in_well (f, FORMER);
  g_autoptr (PupitreAccount) heir = sync_sign_in_well (f, HEIR);
  g_autoptr (PupitreChild) child = sync_find_child (former, CHILD);
  g_autoptr (PupitreChild) other = sync_find_child (former, "Léa");
  g_autoptr (PupitreAccount) found = NULL;
  g_autoptr (PupitreAccount) nobody = NULL;
  PupitreInheritance what = { 0 };

  put_draft (former, child, "begun");
  put_draft (former, other, "of another child");
  found = find (f, heir, child, &what);
  g_assert_true (found == former);
  g_assert_cmpuint (what.n_documents + what.n_receipts + what.n_done, ==, 0);
  g_assert_cmpuint (what.n_drafts, ==, 1);
  assert_draft (heir, child, "");

  g_assert_cmpuint (take (former, heir, child).n_drafts, ==, 1);
  assert_draft (heir, child, "begun");
  assert_draft (heir, other, "");
  assert_draft (former, child, "begun");
  put_draft (heir, child, "the heir's own");
  g_assert_cmpuint (take (former, heir, child).n_drafts, ==, 0);
  assert_draft (heir, child, "the heir's own");
  nobody = find (f, heir, child, &what);
  g_assert_null (nobody);
}

/* --- Marks ---------------------------------------------------------------------------------- */

static PupitreEntry *
dup_first (PupitreFeed *feed)
{
  PupitreEntry *entry;

  test_wait_until (has_first, feed);
  entry = g_list_model_get_item (G_LIST_MODEL (feed), 0);
  return entry;
}

static gboolean
is_done (gpointer data)
{
  return pupitre_entry_is_done (data);
}

static gboolean
knows_marks (gpointer data)
{
  return pupitre_feed_get_n_new (data) > 0;
}

static gboolean
is_seen (gpointer data)
{
  return !pupitre_entry_is_new (data);
}

static gboolean
is_first_done (gpointer data)
{
  g_autoptr (PupitreEntry) entry = dup_first (data);

  return pupitre_entry_is_done (entry);
}

/* Homework that is done is done in the new account too, what was read is read, at once and after the
 * program starts anew; of this child alone. */
static void
test_marks (SyncFixture *f, gconstpointer data)
{
  PupitreAccount *former = sync_sign_in_well (f, FORMER);
  g_autoptr (PupitreAccount) heir = sync_sign_in_well (f, HEIR);
  g_autoptr (PupitreChild) child = sync_find_child (former, CHILD);
  g_autoptr (PupitreChild) other = sync_find_child (former, "Léa");
  PupitreFeed *work = sync_refreshed_feed (former, child, PUPITRE_KIND_HOMEWORK);
  PupitreFeed *others = sync_refreshed_feed (former, other, PUPITRE_KIND_HOMEWORK);
  PupitreFeed *letters = sync_refreshed_feed (former, child, PUPITRE_KIND_MESSAGES);
  PupitreFeed *heirs_work = sync_refreshed_feed (heir, child, PUPITRE_KIND_HOMEWORK);
  PupitreFeed *heirs_letters = sync_refreshed_feed (heir, child, PUPITRE_KIND_MESSAGES);
  g_autoptr (PupitreEntry) task = dup_first (work);
  g_autoptr (PupitreEntry) others_task = dup_first (others);
  g_autoptr (PupitreEntry) letter = NULL;
  g_autoptr (PupitreEntry) heirs_task = dup_first (heirs_work);
  g_autoptr (PupitreEntry) heirs_letter = NULL;
  g_autoptr (PupitreAccount) found = NULL;
  g_autoptr (PupitreAccount) nobody = NULL;
  PupitreInheritance what = { 0 };

  test_wait_until (knows_marks, letters);
  test_wait_until (knows_marks, heirs_letters);
  letter = dup_first (letters);
  heirs_letter = dup_first (heirs_letters);
  g_assert_cmpstr (pupitre_entry_get_key (task), ==, pupitre_entry_get_key (heirs_task));
  pupitre_feed_mark_seen (letters, letter);
  /* What was only read is not offered to the other parent. */
  nobody = find (f, heir, child, &what);
  g_assert_null (nobody);
  pupitre_feed_mark_done (work, task, TRUE);
  pupitre_feed_mark_done (others, others_task, TRUE);
  test_wait_until (is_done, task);

  found = find (f, heir, child, &what);
  g_assert_true (found == former);
  g_assert_cmpuint (what.n_documents + what.n_receipts, ==, 0);
  g_assert_cmpuint (what.n_done, ==, 1);
  g_assert_false (pupitre_entry_is_done (heirs_task));
  g_assert_cmpuint (take (former, heir, child).n_done, ==, 1);
  test_wait_until (is_done, heirs_task);
  test_wait_until (is_seen, heirs_letter);
  g_clear_object (&found);
  found = find (f, heir, child, &what);
  g_assert_null (found);

  g_clear_object (&work);
  g_clear_object (&others);
  g_clear_object (&letters);
  g_clear_object (&heirs_work);
  g_clear_object (&heirs_letters);
  sync_sign_out (f, former, TRUE);
  g_clear_object (&former);
  g_clear_object (&heir);
  sync_close_program (f);
  sync_start_program (f);
  heir = pupitre_accounts_dup_open (f->accounts, HEIR);
  heirs_work = pupitre_account_get_feed (heir, child, PUPITRE_KIND_HOMEWORK);
  test_wait_until (is_first_done, heirs_work);
  g_clear_object (&heirs_work);
}

/* --- The journal ---------------------------------------------------------------------------- */

static GPtrArray *
load_changes (PupitreAccount *account)
{
  PupitreStore *store = pupitre_account_get_store (account);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  GPtrArray *rows;

  pupitre_store_load_changes_async (store, 0, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  rows = pupitre_store_load_changes_finish (store, done, NULL);
  g_assert_nonnull (rows);
  return rows;
}

/* @since: when the account had received it before */
static void
add_change (GPtrArray *rows, PupitreChild *child, const char *key, gint64 since)
{
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new (pupitre_child_get_key (child), PUPITRE_KIND_STATEMENTS, 2026);
  g_autofree char *json = g_strdup_printf ("{\"id\":\"%s\",\"solde\":12.5}", key);
  g_autoptr (GBytes) now = g_bytes_new (json, strlen (json));

  g_ptr_array_add (rows, pupitre_change_row_new (collection, key, PUPITRE_CHANGE_NEW, since, NULL, now));
}

static void
put_changes (PupitreAccount *account, GPtrArray *rows)
{
  PupitreStore *store = pupitre_account_get_store (account);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  pupitre_store_add_changes_async (store, rows, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_store_add_changes_finish (store, done, NULL));
}

static void
see_change (PupitreAccount *account, const PupitreChangeRow *row)
{
  PupitreStore *store = pupitre_account_get_store (account);
  const char *ids[] = { row->id, NULL };
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  pupitre_store_see_changes_async (store, row->collection->child, ids, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_store_see_changes_finish (store, done, NULL));
}

/* What had changed for the child before is in the new account's journal, seen if it was seen; what both
 * accounts have been told is there once, and nothing of another child. */
static void
test_journal (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) former = sync_sign_in_well (f, FORMER);
  g_autoptr (PupitreAccount) heir = sync_sign_in_well (f, HEIR);
  g_autoptr (PupitreChild) child = sync_find_child (former, CHILD);
  g_autoptr (PupitreChild) other = sync_find_child (former, "Léa");
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_change_row_free);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_change_row_free);
  g_autoptr (GPtrArray) taken = NULL;
  g_autoptr (GPtrArray) again = NULL;

  add_change (rows, child, "seen", 0);
  add_change (rows, child, "unseen", 0);
  add_change (rows, child, "both", 1);
  add_change (rows, other, "other", 0);
  put_changes (former, rows);
  see_change (former, rows->pdata[0]);
  add_change (own, child, "both", 2);
  put_changes (heir, own);

  take (former, heir, child);
  taken = load_changes (heir);
  g_assert_cmpuint (taken->len, ==, 3);
  for (guint i = 0; i < taken->len; i++) {
    const PupitreChangeRow *row = taken->pdata[i];

    g_assert_cmpstr (row->collection->child, ==, pupitre_child_get_key (child));
    g_assert_true (row->seen == g_str_equal (row->key, "seen"));
  }
  take (former, heir, child);
  again = load_changes (heir);
  g_assert_cmpuint (again->len, ==, 3);
}

/* --- What the portal shows for the first time ---------------------------------------------- */

typedef struct {
  PupitreAccount *heir;
  PupitreAccount *former;
  char           *name;
  guint           n;
} Sightings;

static void
on_found (PupitreInheritanceWatch *watch,
          PupitreAccount          *heir,
          PupitreAccount          *former,
          PupitreChild            *child,
          Sightings               *seen)
{
  seen->heir = heir;
  seen->former = former;
  g_free (seen->name);
  seen->name = g_strdup (pupitre_child_get_first_name (child));
  seen->n++;
}

static gboolean
has_found (gpointer data)
{
  return ((Sightings *) data)->n > 0;
}

static PupitreInheritanceWatch *
watch (SyncFixture *f, Sightings *seen)
{
  PupitreInheritanceWatch *self = pupitre_inheritance_watch_new (f->accounts);

  g_signal_connect (self, "found", G_CALLBACK (on_found), seen);
  return self;
}

/* A new account whose child was associated on the web: what another one keeps of it is noticed once,
 * and not again when the program starts anew. */
static void
test_noticed (SyncFixture *f, gconstpointer data)
{
  PupitreAccount *former = sync_sign_in_well (f, FORMER);
  g_autoptr (PupitreChild) child = sync_find_child (former, CHILD);
  g_autofree char *id = dup_document_id (former, child);
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (PupitreAccount) heir = NULL;
  g_autoptr (PupitreAccount) found = NULL;
  g_autoptr (PupitreChild) same = NULL;
  g_autoptr (GError) error = NULL;
  Sightings seen = { 0 };
  PupitreInheritance what = { 0 };
  g_autoptr (PupitreInheritanceWatch) self = watch (f, &seen);
  g_autoptr (PupitreInheritanceWatch) next = NULL;

  document = load_document (former, child, id, &error);
  g_assert_no_error (error);
  heir = sync_sign_in_well (f, HEIR);
  test_wait_until (has_found, &seen);
  g_assert_true (seen.heir == heir && seen.former == former);
  g_assert_cmpstr (seen.name, ==, CHILD);
  g_assert_cmpuint (seen.n, ==, 1);

  g_clear_object (&self);
  g_clear_object (&heir);
  g_clear_object (&former);
  sync_close_program (f);
  sync_start_program (f);
  seen.n = 0;
  next = watch (f, &seen);
  former = pupitre_accounts_dup_open (f->accounts, FORMER);
  heir = sync_sign_in_well (f, HEIR);
  same = sync_find_child (heir, CHILD);
  g_object_unref (sync_refreshed_feed (heir, same, PUPITRE_KIND_REPORT_CARDS));
  /* There is still something, which is not said again. */
  found = find (f, heir, same, &what);
  g_assert_true (found == former);
  g_assert_cmpuint (seen.n, ==, 0);
  g_clear_object (&former);
  g_free (seen.name);
}

/* The former account is opened after the new one has its child. */
static void
test_noticed_later (SyncFixture *f, gconstpointer data)
{
  PupitreAccount *former = sync_sign_in_well (f, FORMER);
  g_autoptr (PupitreChild) child = sync_find_child (former, CHILD);
  g_autofree char *id = dup_document_id (former, child);
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (PupitreAccount) heir = NULL;
  g_autoptr (GError) error = NULL;
  Sightings seen = { 0 };
  g_autoptr (PupitreInheritanceWatch) self = NULL;

  document = load_document (former, child, id, &error);
  g_assert_no_error (error);
  sync_sign_out (f, former, FALSE);
  g_clear_object (&former);
  self = watch (f, &seen);
  pupitre_accounts_step_aside (f->accounts);
  heir = sync_sign_in_well (f, HEIR);
  g_object_unref (sync_find_child (heir, CHILD));
  g_assert_cmpuint (seen.n, ==, 0);
  former = sync_sign_in_well (f, FORMER);
  test_wait_until (has_found, &seen);
  g_assert_true (seen.heir == heir && seen.former == former);
  g_clear_object (&former);
  g_free (seen.name);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/inheritance/take", SyncFixture, NULL, sync_set_up, test_take, sync_tear_down);
  g_test_add ("/inheritance/own-stays", SyncFixture, NULL, sync_set_up, test_own_stays,
              sync_tear_down);
  g_test_add ("/inheritance/receipts", SyncFixture, NULL, sync_set_up, test_receipts,
              sync_tear_down);
  g_test_add ("/inheritance/drafts", SyncFixture, NULL, sync_set_up, test_drafts, sync_tear_down);
  g_test_add ("/inheritance/marks", SyncFixture, NULL, sync_set_up, test_marks, sync_tear_down);
  g_test_add ("/inheritance/journal", SyncFixture, NULL, sync_set_up, test_journal, sync_tear_down);
  g_test_add ("/inheritance/noticed", SyncFixture, NULL, sync_set_up, test_noticed, sync_tear_down);
  g_test_add ("/inheritance/noticed-later", SyncFixture, NULL, sync_set_up, test_noticed_later,
              sync_tear_down);

  return g_test_run ();
}
