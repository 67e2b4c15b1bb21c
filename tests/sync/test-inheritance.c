/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-error.h"
#include "pupitre-inheritance.h"
#include "pupitre-report-card.h"
#include "sync-fixture.h"

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

static PupitreAccount *
find (SyncFixture *f, PupitreAccount *heir, PupitreChild *child, guint *n_documents)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  PupitreAccount *former;

  pupitre_inheritance_find_async (f->accounts, heir, child, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  former = pupitre_inheritance_find_finish (done, n_documents, &error);
  g_assert_no_error (error);
  return former;
}

static guint
take (PupitreAccount *former, PupitreAccount *heir, PupitreChild *child)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  guint n_documents = 0;

  pupitre_inheritance_take_async (former, heir, child, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_inheritance_take_finish (done, &n_documents, &error));
  g_assert_no_error (error);
  return n_documents;
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
  guint n_documents = 0;

  nobody = find (f, heir, same, &n_documents);
  g_assert_null (nobody);
  g_assert_cmpuint (n_documents, ==, 0);
  document = load_document (former, child, id, &error);
  g_assert_no_error (error);
  others = load_document (former, other, others_id, &error);
  g_assert_no_error (error);

  sync_cut (f, TRUE);
  found = find (f, heir, same, &n_documents);
  g_assert_true (found == former);
  g_assert_cmpuint (n_documents, ==, 1);
  assert_no_document (heir, same, id);

  g_assert_cmpuint (take (former, heir, same), ==, 1);
  again = find (f, heir, same, &n_documents);
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
  guint n_documents = 0;

  document = load_document (former, child, id, &error);
  g_assert_no_error (error);
  own = load_document (heir, child, id, &error);
  g_assert_no_error (error);
  nobody = find (f, heir, child, &n_documents);
  g_assert_null (nobody);
  g_assert_cmpuint (take (former, heir, child), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/inheritance/take", SyncFixture, NULL, sync_set_up, test_take, sync_tear_down);
  g_test_add ("/inheritance/own-stays", SyncFixture, NULL, sync_set_up, test_own_stays,
              sync_tear_down);

  return g_test_run ();
}
