/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-document-load.h"
#include "pupitre-message.h"
#include "pupitre-report-card.h"
#include "pupitre-child-list.h"
#include "sync-fixture.h"

#include <sqlite3.h>

#include <sys/stat.h>
#include <unistd.h>

/* What a parent does with accounts, lists and documents, as the window has it done. */

static gboolean
has_object (gpointer data)
{
  return pupitre_entry_get_object (data) != NULL;
}

static PupitreEntry *
wait_entry (PupitreFeed *feed, guint position)
{
  PupitreEntry *entry = g_list_model_get_item (G_LIST_MODEL (feed), position);

  g_assert_nonnull (entry);
  test_wait_until (has_object, entry);
  return entry;
}

static GStrv
feed_keys (PupitreFeed *feed)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (feed)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (feed), i);

    g_strv_builder_add (keys, pupitre_entry_get_key (entry));
  }
  return g_strv_builder_end (keys);
}

/* --- Cases -------------------------------------------------------------------------------- */

static void
test_children (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  GListModel *children = pupitre_account_get_children (account);
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreChild) mila = sync_find_child (account, "Mila");

  g_assert_cmpuint (g_list_model_get_n_items (children), ==, 3);
  g_assert_true (pupitre_child_list_is_known (PUPITRE_CHILD_LIST (children)));
  g_assert_true (pupitre_account_is_signed_in (account));
  g_assert_false (pupitre_account_is_session_only (account));
  g_assert_cmpstr (pupitre_account_get_email (account), ==, "parent@demo.exemple");
  g_assert_true (pupitre_child_offers (noe, PUPITRE_TILE_RESULTS));
  g_assert_false (pupitre_child_offers (mila, PUPITRE_TILE_RESULTS));
  g_assert_cmpint (pupitre_child_get_level (noe), ==, PUPITRE_SCHOOL_LEVEL_SECONDARY);
}

static void
test_messages (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_MESSAGES);
  g_autoptr (PupitreFeed) again = pupitre_account_get_feed (account, noe, PUPITRE_KIND_MESSAGES);
  g_autoptr (PupitreEntry) first = wait_entry (feed, 0);
  g_autoptr (PupitreEntry) second = wait_entry (feed, 1);
  PupitreMessage *message = pupitre_entry_get_object (first);

  g_assert_true (feed == again);
  g_assert_null (pupitre_feed_get_error (feed));
  g_assert_cmpint (pupitre_feed_get_received (feed), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (feed)), >, 10);
  g_assert_cmpint (pupitre_entry_get_date (first), >=, pupitre_entry_get_date (second));
  g_assert_true (PUPITRE_IS_MESSAGE (message));
  g_assert_cmpstr (pupitre_message_get_title (message), !=, "");
}

static void
test_seen (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_MESSAGES);
  g_autoptr (PupitreEntry) first = wait_entry (feed, 0);
  g_autoptr (PupitreChild) reloaded = NULL;
  g_autofree char *key = g_strdup (pupitre_entry_get_key (first));
  guint before = pupitre_feed_get_n_new (feed);

  g_assert_true (pupitre_entry_is_new (first));
  g_assert_cmpuint (before, <, g_list_model_get_n_items (G_LIST_MODEL (feed)));
  pupitre_feed_mark_seen (feed, first);
  g_assert_false (pupitre_entry_is_new (first));
  g_assert_cmpuint (pupitre_feed_get_n_new (feed), ==, before - 1);

  g_clear_object (&first);
  g_clear_object (&feed);
  g_clear_object (&account);
  sync_close_program (f);
  sync_start_program (f);
  account = g_list_model_get_item (G_LIST_MODEL (f->accounts), 0);
  reloaded = sync_find_child (account, "Noé");
  feed = pupitre_account_get_feed (account, reloaded, PUPITRE_KIND_MESSAGES);
  test_wait_until (sync_is_settled, feed);
  first = wait_entry (feed, 0);
  g_assert_cmpstr (pupitre_entry_get_key (first), ==, key);
  g_assert_false (pupitre_entry_is_new (first));
}

/* What was asked when nobody waited for it is asked at once when somebody does. */
static void
test_hurried (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) slow = pupitre_account_get_feed (account, noe, PUPITRE_KIND_MESSAGES);
  g_autoptr (PupitreFeed) cards = pupitre_account_get_feed (account, noe, PUPITRE_KIND_REPORT_CARDS);

  test_wait_until (sync_is_settled, slow);
  test_wait_until (sync_is_settled, cards);
  g_free (test_portal_post (f->portal, "/demonstration/state",
                            "{\"faults\":[\"listMessages:delay:ms=60000:times=1\"]}"));
  pupitre_feed_refresh_patiently (slow);
  test_wait_until (sync_is_one_waiting, f->portal);
  pupitre_feed_refresh_patiently (cards);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (pupitre_feed_is_refreshing (cards));

  pupitre_feed_refresh (cards);
  test_wait_until (sync_is_settled, cards);
  g_assert_null (pupitre_feed_get_error (cards));
  g_assert_cmpint (pupitre_feed_get_received (cards), >, 0);
  g_assert_true (pupitre_feed_is_refreshing (slow));
}

static void
test_unchanged_refresh_moves_nothing (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) lea = sync_find_child (account, "Léa");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, lea, PUPITRE_KIND_REPORT_CARDS);
  g_autoptr (PupitreEntry) first = wait_entry (feed, 0);
  gpointer object = pupitre_entry_get_object (first);
  g_autoptr (PupitreEntry) same = NULL;
  int n_changes = 0;

  g_signal_connect_swapped (feed, "items-changed", G_CALLBACK (g_atomic_int_inc), &n_changes);
  pupitre_feed_refresh (feed);
  g_assert_true (pupitre_feed_is_refreshing (feed));
  test_wait_until (sync_is_settled, feed);
  same = wait_entry (feed, 0);
  g_assert_cmpint (n_changes, ==, 0);
  g_assert_true (same == first);
  g_assert_true (pupitre_entry_get_object (same) == object);
}

static PupitreDocument *
load_document (PupitreAccount *account, PupitreChild *child, const char *id, gint64 newer_than,
               gboolean *from_copy, GError **stale, GError **error)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;

  pupitre_account_load_document_async (account, child, id, newer_than, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  return pupitre_account_load_document_finish (account, done, from_copy, stale, error);
}

static void
assert_is_pdf (PupitreDocument *document)
{
  char head[5] = "";

  g_assert_cmpint (pread (document->fd, head, 4, 0), ==, 4);
  g_assert_cmpstr (head, ==, "%PDF");
}

static void
test_document_kept (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_REPORT_CARDS);
  g_autoptr (PupitreEntry) entry = wait_entry (feed, 0);
  const char *id = pupitre_report_card_get_document_id (pupitre_entry_get_object (entry));
  g_autoptr (PupitreDocument) fresh = NULL;
  g_autoptr (PupitreDocument) kept = NULL;
  g_autoptr (PupitreDocument) offline = NULL;
  g_autoptr (GError) stale = NULL;
  g_autoptr (GError) error = NULL;
  gboolean from_copy = TRUE;

  fresh = load_document (account, noe, id, 0, &from_copy, &stale, &error);
  g_assert_no_error (error);
  g_assert_false (from_copy);
  assert_is_pdf (fresh);

  kept = load_document (account, noe, id, 0, &from_copy, &stale, &error);
  g_assert_no_error (error);
  g_assert_true (from_copy);
  g_assert_no_error (stale);
  g_assert_cmpmem (kept->sha256, sizeof kept->sha256, fresh->sha256, sizeof fresh->sha256);

  /* Asked for a newer one, and the portal does not answer: the copy, and why. */
  sync_cut (f, TRUE);
  offline = load_document (account, noe, id, PUPITRE_DOCUMENT_ANEW, &from_copy, &stale, &error);
  g_assert_no_error (error);
  g_assert_true (from_copy);
  g_assert_true (pupitre_error_is_offline (stale));
  assert_is_pdf (offline);
}

/* The PDF of a document, or its half. */
static gboolean
is_whole (PupitreDocument *document)
{
  char tail[64] = "";
  gint64 size = lseek (document->fd, 0, SEEK_END);

  g_assert_cmpint (pread (document->fd, tail, sizeof tail - 1, MAX (0, size - 63)), >, 0);
  return strstr (tail, "%%EOF") != NULL;
}

static void
spoil_document (SyncFixture *f, const char *fault)
{
  g_autofree char *json =
    g_strdup_printf ("{\"faults\":[\"getDocument:%s:times=1\"]}", fault);

  g_free (test_portal_post (f->portal, "/demonstration/state", json));
}

static void
keep_document (SyncFixture *f, PupitreAccount *account, PupitreChild *child, const char *id)
{
  static const char PDF[] = "%PDF-1.4 of before\n%%EOF\n";
  g_autoptr (GBytes) content = g_bytes_new_static (PDF, sizeof PDF - 1);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  const PupitreDocument known = { .etag = (char *) "\"old\"", .received_at = 1 };

  pupitre_store_put_document_async (pupitre_account_get_store (account),
                                    pupitre_child_get_key (child), id, content, &known, NULL,
                                    test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_store_put_document_finish (pupitre_account_get_store (account), done,
                                                    NULL));
}

/* What came cut is asked for again and replaced; it does not replace what is whole. */
static void
test_document_cut (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_REPORT_CARDS);
  g_autoptr (PupitreEntry) first = wait_entry (feed, 0);
  g_autoptr (PupitreEntry) second = wait_entry (feed, 1);
  const char *id = pupitre_report_card_get_document_id (pupitre_entry_get_object (first));
  const char *other = pupitre_report_card_get_document_id (pupitre_entry_get_object (second));
  g_autoptr (PupitreDocument) half = NULL;
  g_autoptr (PupitreDocument) whole = NULL;
  g_autoptr (PupitreDocument) kept = NULL;
  g_autoptr (PupitreDocument) before = NULL;
  g_autoptr (GError) stale = NULL;
  g_autoptr (GError) error = NULL;
  gboolean from_copy = TRUE;

  spoil_document (f, "truncated");
  half = load_document (account, noe, id, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (is_whole (half));
  whole = load_document (account, noe, id, PUPITRE_DOCUMENT_ANEW, &from_copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (from_copy);
  g_assert_true (is_whole (whole));
  kept = load_document (account, noe, id, 0, &from_copy, NULL, &error);
  g_assert_true (from_copy);
  g_assert_true (is_whole (kept));

  keep_document (f, account, noe, other);
  spoil_document (f, "truncated");
  before = load_document (account, noe, other, g_get_real_time () / G_USEC_PER_SEC, &from_copy,
                          &stale, &error);
  g_assert_no_error (error);
  g_assert_true (from_copy);
  g_assert_true (is_whole (before));
  g_assert_error (stale, PUPITRE_ERROR, PUPITRE_ERROR_TRUNCATED);
}

static void
test_document_never_seen (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  document = load_document (account, noe, "no-such-document", 0, NULL, NULL, &error);
  g_assert_null (document);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_FOUND);
}

static gboolean
load_photo (PupitreAccount *account, PupitreChild *child)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_account_load_photo_async (account, child, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  picture = pupitre_account_load_photo_finish (account, done, &error);
  g_assert_no_error (error);
  return picture != NULL;
}

static void
test_photos (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  GListModel *children = pupitre_account_get_children (account);
  guint with = 0, without = 0, offline = 0;

  test_wait_until (sync_has_children, account);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);

    if (load_photo (account, child))
      with++;
    else
      without++;
  }
  g_assert_cmpuint (with, >, 0);
  g_assert_cmpuint (without, >, 0);

  sync_cut (f, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);

    offline += load_photo (account, child) ? 1 : 0;
  }
  g_assert_cmpuint (offline, ==, with);
}

static void
test_offline_start (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_MESSAGES);
  g_auto (GStrv) before = feed_keys (feed);
  g_auto (GStrv) after = NULL;
  g_autoptr (PupitreChild) child = NULL;
  g_autoptr (PupitreEntry) first = NULL;
  gint64 received = pupitre_feed_get_received (feed);

  g_clear_object (&feed);
  g_clear_object (&account);
  sync_close_program (f);
  sync_cut (f, TRUE);
  sync_start_program (f);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), ==, 1);
  account = g_list_model_get_item (G_LIST_MODEL (f->accounts), 0);
  g_assert_false (pupitre_account_is_signed_in (account));
  child = sync_find_child (account, "Noé");
  g_assert_cmpuint (g_list_model_get_n_items (pupitre_account_get_children (account)), ==, 3);

  feed = pupitre_account_get_feed (account, child, PUPITRE_KIND_MESSAGES);
  test_wait_until (sync_is_settled, feed);
  after = feed_keys (feed);
  g_assert_true (g_strv_equal ((const char *const *) before, (const char *const *) after));
  g_assert_cmpint (pupitre_feed_get_received (feed), ==, received);
  first = wait_entry (feed, 0);

  /* A refresh says that the portal does not answer and takes nothing away. */
  pupitre_feed_refresh (feed);
  test_wait_until (sync_is_settled, feed);
  g_assert_true (pupitre_error_is_offline (pupitre_feed_get_error (feed)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (feed)), ==, g_strv_length (before));
}

static void
test_cut_in_the_middle (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_MESSAGES);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (feed));

  sync_cut (f, TRUE);
  pupitre_feed_refresh (feed);
  test_wait_until (sync_is_settled, feed);
  g_assert_true (pupitre_error_is_offline (pupitre_feed_get_error (feed)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (feed)), ==, n);

  sync_cut (f, FALSE);
  pupitre_feed_refresh (feed);
  test_wait_until (sync_is_settled, feed);
  g_assert_null (pupitre_feed_get_error (feed));
}

static void
test_sign_out_keeps_the_copy (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  const char *email = "parent@demo.exemple";
  g_autoptr (GError) error = NULL;
  gboolean offline = FALSE;

  g_object_unref (sync_find_child (account, "Noé"));
  sync_sign_out (f, account, FALSE);
  g_clear_object (&account);
  sync_close_program (f);
  sync_cut (f, TRUE);
  sync_start_program (f);

  /* It opens locked: nothing is there until the password is. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), ==, 0);
  g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_LOCKED);
  g_assert_true (pupitre_accounts_is_signed_out (f->accounts));

  pupitre_accounts_step_aside (f->accounts);
  account = sync_sign_in (f, email, "Pupitre2025", FALSE, &offline, &error);
  g_assert_null (account);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_WRONG_SECRET);
  g_clear_error (&error);

  account = sync_sign_in (f, email, SYNC_PASSWORD, FALSE, &offline, &error);
  g_assert_no_error (error);
  g_assert_true (offline);
  g_assert_false (pupitre_account_is_signed_in (account));
  g_object_unref (sync_find_child (account, "Noé"));
}

static void
test_never_signed_in_offline (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  sync_cut (f, TRUE);
  account = sync_sign_in (f, "parent@demo.exemple", SYNC_PASSWORD, FALSE, NULL, &error);
  g_assert_null (account);
  g_assert_true (pupitre_error_is_offline (error));
}

static void
test_wrong_password (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  account = sync_sign_in (f, "parent@demo.exemple", "Pupitre2025", TRUE, NULL, &error);
  g_assert_null (account);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_BAD_PASSWORD);
  g_assert_nonnull (pupitre_error_get_portal_text (error));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->accounts)), ==, 0);
  /* Nothing was made for somebody whom the portal does not know. */
  dir = g_dir_open (f->root, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_erase (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (GDir) dir = NULL;

  g_object_unref (sync_find_child (account, "Noé"));
  sync_sign_out (f, account, TRUE);
  g_clear_object (&account);
  dir = g_dir_open (f->root, 0, NULL);
  g_assert_null (g_dir_read_name (dir));

  sync_close_program (f);
  sync_start_program (f);
  g_assert_cmpint (pupitre_accounts_get_state (f->accounts), ==, PUPITRE_SESSION_SIGNED_OUT);
}

static char *
read_keyring (void)
{
  char *content = NULL;
  gsize length;
  char *digest;

  if (!g_file_get_contents (g_getenv ("SECRET_FILE_TEST_PATH"), &content, &length, NULL))
    return g_strdup ("");
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
  g_free (content);
  return digest;
}

/* However much is stored, what makes it unreadable comes before any of it is removed. */
static void
test_erase_key_first (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autofree char *file = g_build_filename (
    f->root, pupitre_secret_get_id (pupitre_account_get_secret (account)), "cache.db", NULL);
  g_autofree char *before = read_keyring ();
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  gboolean key_is_gone = FALSE;

  g_object_unref (sync_find_child (account, "Noé"));
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  pupitre_accounts_sign_out_async (f->accounts, account, TRUE, NULL, test_keep_result, &result);
  while (g_file_test (file, G_FILE_TEST_EXISTS)) {
    g_autofree char *now = read_keyring ();

    key_is_gone = key_is_gone || !g_str_equal (now, before);
    g_main_context_iteration (NULL, TRUE);
  }
  g_assert_true (key_is_gone);
  done = test_wait_result (&result);
  g_assert_true (pupitre_accounts_sign_out_finish (f->accounts, done, &error));
  g_assert_no_error (error);
}

static gboolean
is_signed_in (gpointer data)
{
  return pupitre_account_is_signed_in (data);
}

static void
test_stay_signed_in (SyncFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreAccount) account = sync_sign_in (f, "parent@demo.exemple", SYNC_PASSWORD, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_clear_object (&account);
  sync_close_program (f);
  sync_start_program (f);
  account = g_list_model_get_item (G_LIST_MODEL (f->accounts), 0);
  g_assert_nonnull (account);
  test_wait_until (is_signed_in, account);
}

static void
test_session_ended_then_again (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreAccount) again = NULL;
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_MESSAGES);
  g_autoptr (GError) error = NULL;

  g_free (test_portal_post (f->portal, "/demonstration/end-sessions", "{}"));
  pupitre_feed_refresh (feed);
  test_wait_until (sync_is_settled, feed);
  g_assert_error (pupitre_feed_get_error (feed), PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED);
  g_assert_false (pupitre_account_is_signed_in (account));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (feed)), >, 10);

  again = sync_sign_in (f, "parent@demo.exemple", SYNC_PASSWORD, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (again == account);
  test_wait_until (sync_is_settled, feed);
  g_assert_null (pupitre_feed_get_error (feed));
}

static void
test_two_children_do_not_meet (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreChild) lea = sync_find_child (account, "Léa");
  g_autoptr (PupitreFeed) his = sync_refreshed_feed (account, noe, PUPITRE_KIND_REPORT_CARDS);
  g_autoptr (PupitreFeed) hers = sync_refreshed_feed (account, lea, PUPITRE_KIND_REPORT_CARDS);
  g_auto (GStrv) his_keys = feed_keys (his);
  g_auto (GStrv) her_keys = feed_keys (hers);
  g_autoptr (PupitreEntry) entry = wait_entry (his, 0);
  g_autoptr (PupitreDocument) kept = NULL;
  g_autoptr (PupitreDocument) other = NULL;
  g_autoptr (GError) error = NULL;
  const char *id = pupitre_report_card_get_document_id (pupitre_entry_get_object (entry));

  g_assert_cmpuint (g_strv_length (his_keys), >, 0);
  for (guint i = 0; her_keys[i] != NULL; i++)
    g_assert_false (g_strv_contains ((const char *const *) his_keys, her_keys[i]));

  /* A document that is kept for one child is not there for the other. */
  kept = load_document (account, noe, id, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  sync_cut (f, TRUE);
  other = load_document (account, lea, id, 0, NULL, NULL, &error);
  g_assert_null (other);
  g_assert_true (pupitre_error_is_offline (error));
}

static void
test_missing_member_takes_nothing_away (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_MESSAGES);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (feed));

  g_free (test_portal_post (f->portal, "/demonstration/state",
                            "{\"faults\":[\"listMessages:drop:member=dateEnvoi\"]}"));
  pupitre_feed_refresh (feed);
  test_wait_until (sync_is_settled, feed);
  g_assert_error (pupitre_feed_get_error (feed), PUPITRE_ERROR, PUPITRE_ERROR_MISSING);
  /* What was read before stays, and is not taken for withdrawn. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (feed)), ==, n);
}

/* --- The copy damaged while the program is open --- */

static char *
cache_path (SyncFixture *f)
{
  g_autoptr (GDir) folder = g_dir_open (f->root, 0, NULL);

  g_assert_nonnull (folder);
  return g_build_filename (f->root, g_dir_read_name (folder), "cache.db", NULL);
}

static void
run_sql (SyncFixture *f, const char *sql)
{
  g_autofree char *path = cache_path (f);
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

static gboolean
is_healed (gpointer data)
{
  return pupitre_feed_get_error (data) == NULL && !pupitre_feed_is_refreshing (data);
}

/* The portal would say that nothing changed; what is gone is asked for all the same. */
static void
test_rows_gone_while_open (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_MESSAGES);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (feed));
  g_autoptr (PupitreEntry) entry = NULL;

  run_sql (f, "DELETE FROM collection; DELETE FROM listing; DELETE FROM record;");
  pupitre_feed_refresh (feed);
  test_wait_until (sync_is_settled, feed);
  g_assert_no_error (pupitre_feed_get_error (feed));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (feed)), ==, n);

  /* What is asked for today, which is not the years that are over, is stored again. */
  g_clear_object (&feed);
  sync_cut (f, TRUE);
  feed = pupitre_account_get_feed (account, noe, PUPITRE_KIND_MESSAGES);
  test_wait_until (sync_is_settled, feed);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (feed)), >, 10);
  entry = wait_entry (feed, 0);
}

static gboolean
is_read (gpointer data)
{
  return pupitre_entry_get_object (data) != NULL && !pupitre_entry_is_damaged (data);
}

/* Records that cannot be opened come again without the parent doing anything. */
static void
test_records_damaged_while_open (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_MESSAGES);
  g_autoptr (PupitreEntry) entry = NULL;

  run_sql (f, "UPDATE record SET text = zeroblob (length (text))");
  entry = g_list_model_get_item (G_LIST_MODEL (feed), 0);
  test_wait_until (is_read, entry);
  test_wait_until (is_healed, feed);
}

static void
test_many_messages_unseal_in_slices (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "volume@demo.exemple");
  g_autoptr (PupitreChild) first_child = NULL;
  g_autoptr (PupitreFeed) feed = NULL;
  g_autoptr (PupitreEntry) top = NULL;
  g_autoptr (PupitreEntry) middle = NULL;
  guint n = 0;

  test_wait_until (sync_has_children, account);
  for (guint i = 0; i < g_list_model_get_n_items (pupitre_account_get_children (account)) && n < 250; i++) {
    g_clear_object (&first_child);
    g_clear_object (&feed);
    first_child = g_list_model_get_item (pupitre_account_get_children (account), i);
    feed = sync_refreshed_feed (account, first_child, PUPITRE_KIND_MESSAGES);
    n = g_list_model_get_n_items (G_LIST_MODEL (feed));
  }
  g_assert_cmpuint (n, >=, 250);
  top = wait_entry (feed, 0);
  middle = wait_entry (feed, n / 2);
  g_assert_cmpint (pupitre_entry_get_date (top), >=, pupitre_entry_get_date (middle));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define CASE(path, function) g_test_add (path, SyncFixture, NULL, sync_set_up, function, sync_tear_down)
  CASE ("/sync/children", test_children);
  CASE ("/sync/messages", test_messages);
  CASE ("/sync/seen", test_seen);
  CASE ("/sync/hurried", test_hurried);
  CASE ("/sync/unchanged-refresh", test_unchanged_refresh_moves_nothing);
  CASE ("/sync/document/kept", test_document_kept);
  CASE ("/sync/document/cut", test_document_cut);
  CASE ("/sync/document/never-seen", test_document_never_seen);
  CASE ("/sync/photos", test_photos);
  CASE ("/sync/offline/start", test_offline_start);
  CASE ("/sync/offline/cut", test_cut_in_the_middle);
  CASE ("/sync/sign-out/keeps-copy", test_sign_out_keeps_the_copy);
  CASE ("/sync/sign-in/never-before-offline", test_never_signed_in_offline);
  CASE ("/sync/sign-in/wrong-password", test_wrong_password);
  CASE ("/sync/sign-in/stay", test_stay_signed_in);
  CASE ("/sync/sign-in/again", test_session_ended_then_again);
  CASE ("/sync/sign-out/erase", test_erase);
  CASE ("/sync/sign-out/erase-key-first", test_erase_key_first);
  CASE ("/sync/children-apart", test_two_children_do_not_meet);
  CASE ("/sync/missing-member", test_missing_member_takes_nothing_away);
  CASE ("/sync/rows-gone-while-open", test_rows_gone_while_open);
  CASE ("/sync/records-damaged-while-open", test_records_damaged_while_open);
  CASE ("/sync/slices", test_many_messages_unseal_in_slices);

  return g_test_run ();
}
