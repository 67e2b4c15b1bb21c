/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-message.h"
#include "pupitre-search.h"
#include "sync-fixture.h"

#include <sqlite3.h>
#include <string.h>

/* What is stored of the children is found, follows what comes from the portal, and is gone from the
 * memory when the search is. */

#define PARENT "parent@demo.exemple"
#define OTHER "parent2@demo.exemple"

typedef struct {
  GPtrArray *hits;
  GError    *error;
  gboolean   done;
} Answer;

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->hits = pupitre_search_find_finish (PUPITRE_SEARCH (source), result, &answer->error);
  answer->done = TRUE;
}

static gboolean
is_done (gpointer answer)
{
  return ((Answer *) answer)->done;
}

static GPtrArray *
find (PupitreSearch *search, const char *typed)
{
  Answer answer = { NULL };

  pupitre_search_find_async (search, typed, 50, NULL, on_found, &answer);
  test_wait_until (is_done, &answer);
  g_assert_no_error (answer.error);
  return answer.hits;
}

static guint
count (PupitreSearch *search, const char *typed, PupitreSearchKind kind)
{
  g_autoptr (GPtrArray) hits = find (search, typed);
  guint n = 0;

  for (guint i = 0; i < hits->len; i++)
    n += pupitre_search_item_get_kind (((PupitreSearchHit *) hits->pdata[i])->item) == kind;
  return n;
}

typedef struct {
  PupitreSearch     *search;
  const char        *typed;
  PupitreSearchKind  kind;
  gboolean           found;
} Expected;

static gboolean
is_as_expected (gpointer data)
{
  Expected *expected = data;

  return (count (expected->search, expected->typed, expected->kind) > 0) == expected->found;
}

static gboolean
on_look_again (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* What it waits for may come while the last question is answered, and nothing after it. */
static void
wait_for (PupitreSearch *search, const char *typed, PupitreSearchKind kind, gboolean found)
{
  Expected expected = { search, typed, kind, found };
  guint id = g_timeout_add (10, on_look_again, NULL);

  test_wait_until (is_as_expected, &expected);
  g_source_remove (id);
}

static gboolean
has_object (gpointer entry)
{
  return pupitre_entry_get_object (entry) != NULL;
}

static gboolean
is_built (gpointer search)
{
  return pupitre_search_is_built (search);
}

static gboolean
has_three (gpointer family)
{
  return g_list_model_get_n_items (family) == 3;
}

static PupitreSearch *
start (PupitreFamily *family)
{
  PupitreSearch *search = pupitre_search_new (family);

  pupitre_search_start (search);
  test_wait_until (is_built, search);
  return search;
}

/* Every message of the feed is found by its title, in its child alone. */
static void
assert_finds_messages (PupitreSearch *search, PupitreChild *child, PupitreFeed *feed)
{
  g_autoptr (GPtrArray) entries =
    pupitre_feed_get_entries (feed, 0, MIN (5, g_list_model_get_n_items (G_LIST_MODEL (feed))));

  for (guint i = 0; i < entries->len; i++) {
    PupitreEntry *entry = entries->pdata[i];
    g_autoptr (GPtrArray) hits = NULL;
    gboolean found = FALSE;

    test_wait_until (has_object, entry);
    hits = find (search, pupitre_message_get_title (pupitre_entry_get_object (entry)));
    for (guint j = 0; j < hits->len; j++) {
      PupitreSearchItem *item = ((PupitreSearchHit *) hits->pdata[j])->item;

      found |= g_str_equal (pupitre_search_item_get_key (item), pupitre_entry_get_key (entry)) &&
               g_str_equal (pupitre_search_item_get_child (item), pupitre_child_get_key (child));
    }
    g_assert_true (found);
  }
}

static void
test_follows (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreFamily) family = pupitre_family_new (G_LIST_MODEL (f->accounts));
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, PARENT);
  g_autoptr (PupitreSearch) search = NULL;
  g_autoptr (PupitreFeed) messages = NULL;
  g_autoptr (PupitreFeed) homework = NULL;
  g_autoptr (PupitreChild) lea = NULL;

  test_wait_until (has_three, family);
  search = start (family);
  g_assert_cmpuint (count (search, "lea", PUPITRE_SEARCH_CHILD), ==, 1);
  g_assert_cmpuint (count (search, "de", PUPITRE_SEARCH_MESSAGE), ==, 0);

  /* What comes later is found as soon as it is stored. */
  lea = sync_find_child (account, "Léa");
  messages = sync_refreshed_feed (account, lea, PUPITRE_KIND_MESSAGES);
  wait_for (search, "de", PUPITRE_SEARCH_MESSAGE, TRUE);
  assert_finds_messages (search, lea, messages);
  homework = sync_refreshed_feed (account, lea, PUPITRE_KIND_HOMEWORK);
  wait_for (search, "homework", PUPITRE_SEARCH_HOMEWORK, TRUE);

  pupitre_search_stop (search);
}

/* Another search reads the same from the store. */
static void
test_reads_the_store (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreFamily) family = pupitre_family_new (G_LIST_MODEL (f->accounts));
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, PARENT);
  g_autoptr (PupitreFeed) messages = NULL;
  g_autoptr (PupitreSearch) search = NULL;
  g_autoptr (PupitreChild) noe = NULL;

  test_wait_until (has_three, family);
  noe = sync_find_child (account, "Noé");
  messages = sync_refreshed_feed (account, noe, PUPITRE_KIND_MESSAGES);
  search = start (family);
  assert_finds_messages (search, noe, messages);

  /* With the account goes all that was its children's. */
  sync_sign_out (f, account, FALSE);
  wait_for (search, "noe", PUPITRE_SEARCH_CHILD, FALSE);
  g_assert_cmpuint (count (search, "de", PUPITRE_SEARCH_MESSAGE), ==, 0);
  pupitre_search_stop (search);
}

static gboolean
has_lost_some (gpointer family)
{
  return g_list_model_get_n_items (family) < 3;
}

/* Each message once, and none of @gone. */
static void
assert_once (PupitreSearch *search, PupitreChild *gone)
{
  g_autoptr (GPtrArray) hits = find (search, "de");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < hits->len; i++) {
    PupitreSearchItem *item = ((PupitreSearchHit *) hits->pdata[i])->item;

    if (pupitre_search_item_get_kind (item) != PUPITRE_SEARCH_MESSAGE)
      continue;
    g_assert_cmpstr (pupitre_search_item_get_child (item), !=, pupitre_child_get_key (gone));
    g_assert_true (g_hash_table_add (seen, (gpointer) pupitre_search_item_get_key (item)));
  }
  g_assert_cmpuint (g_hash_table_size (seen), >, 0);
}

/* What is still to be read of an account that goes is not found after it has gone, nor is what another
 * account shows of the same child found twice. */
static void
test_leaves_while_read (SyncFixture *f, gconstpointer data)
{
  g_autoptr (GListStore) open = g_list_store_new (PUPITRE_TYPE_ACCOUNT);
  g_autoptr (PupitreFamily) family = pupitre_family_new (G_LIST_MODEL (open));
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, PARENT);
  g_autoptr (PupitreAccount) other = sync_sign_in_well (f, OTHER);
  g_autoptr (PupitreSearch) search = pupitre_search_new (family);
  g_autoptr (PupitreChild) lea = sync_find_child (account, "Léa");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) of_lea = sync_refreshed_feed (account, lea, PUPITRE_KIND_MESSAGES);
  g_autoptr (PupitreFeed) of_noe = sync_refreshed_feed (account, noe, PUPITRE_KIND_MESSAGES);
  g_autoptr (PupitreFeed) of_same = NULL;
  g_autoptr (PupitreChild) same = NULL;

  test_wait_until (sync_has_children, other);
  same = sync_find_child (other, "Noé");
  of_same = sync_refreshed_feed (other, same, PUPITRE_KIND_MESSAGES);
  g_list_store_append (open, account);
  g_list_store_append (open, other);
  test_wait_until (has_three, family);

  pupitre_search_start (search);
  g_list_store_remove (open, 0);
  test_wait_until (has_lost_some, family);
  g_assert_false (pupitre_search_is_built (search));
  test_wait_until (is_built, search);
  assert_once (search, lea);
  pupitre_search_stop (search);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  g_assert_true (pupitre_store_put_document_finish (PUPITRE_STORE (source), result, &answer->error));
  answer->done = TRUE;
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  g_assert_true (pupitre_store_remove_documents_finish (PUPITRE_STORE (source), result,
                                                        &answer->error));
  answer->done = TRUE;
}

static PupitreDocument *
make_document (PupitreChild *child)
{
  const PupitreDocument fields = {
    .fd = -1,
    .child = (char *) pupitre_child_get_key (child),
    .id = (char *) "sortie-1",
    .file_name = (char *) "sortie.pdf",
    .title = (char *) "Autorisation de sortie",
    .kind = PUPITRE_DOCUMENT_KIND_ATTACHMENT,
  };

  return pupitre_document_copy (&fields);
}

static void
test_documents (SyncFixture *f, gconstpointer data)
{
  static const char *const IDS[] = { "sortie-1", NULL };
  g_autoptr (PupitreFamily) family = pupitre_family_new (G_LIST_MODEL (f->accounts));
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, PARENT);
  g_autoptr (GBytes) content = g_bytes_new_static ("%PDF-1.4", 8);
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (PupitreArchiveItem) item = NULL;
  g_autoptr (PupitreSearch) search = NULL;
  g_autoptr (PupitreChild) lea = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  PupitreSearchItem *found;
  Answer kept = { NULL };
  Answer removed = { NULL };

  test_wait_until (has_three, family);
  lea = sync_find_child (account, "Léa");
  search = start (family);
  g_assert_null (pupitre_search_take_unread (search));

  document = make_document (lea);
  pupitre_store_put_document_async (pupitre_account_get_store (account), document->child,
                                    document->id, content, document, NULL, on_kept, &kept);
  test_wait_until (is_done, &kept);
  wait_for (search, "autorisation", PUPITRE_SEARCH_DOCUMENT, TRUE);
  g_assert_cmpuint (count (search, "cabane", PUPITRE_SEARCH_DOCUMENT), ==, 0);

  item = pupitre_search_take_unread (search);
  g_assert_nonnull (item);
  g_assert_null (pupitre_search_take_unread (search));
  pupitre_search_add_text (search, item, "La classe va à la cabane à sucre.");
  wait_for (search, "cabane", PUPITRE_SEARCH_DOCUMENT, TRUE);
  hits = find (search, "cabane");
  found = ((PupitreSearchHit *) hits->pdata[0])->item;
  g_assert_cmpstr (pupitre_search_item_get_child (found), ==, pupitre_child_get_key (lea));
  g_assert_true (pupitre_search_find_document (search, found) == item);

  pupitre_store_remove_documents_async (pupitre_account_get_store (account), document->child, IDS,
                                        NULL, on_removed, &removed);
  wait_for (search, "autorisation", PUPITRE_SEARCH_DOCUMENT, FALSE);
  g_assert_null (pupitre_search_find_document (search, found));
  pupitre_search_stop (search);
}

/* The thread of a search that is stopped ends on its own. */
static gboolean
is_thread_gone (gpointer data)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *id;

  while ((id = g_dir_read_name (tasks)) != NULL) {
    g_autofree char *path = g_strdup_printf ("/proc/self/task/%s/comm", id);
    g_autofree char *name = NULL;

    if (g_file_get_contents (path, &name, NULL, NULL) && g_str_has_prefix (name, "pupitre-search"))
      return FALSE;
  }
  return TRUE;
}

static void
wait_for_thread (void)
{
  guint id = g_timeout_add (10, on_look_again, NULL);

  test_wait_until (is_thread_gone, NULL);
  g_source_remove (id);
}

static gboolean
is_small_again (gpointer before)
{
  return sqlite3_memory_used () <= *(gint64 *) before;
}

/* The lock drops the search: what the database held in memory is given back. */
static void
test_is_gone (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreFamily) family = pupitre_family_new (G_LIST_MODEL (f->accounts));
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, OTHER);
  g_autoptr (PupitreFeed) messages = NULL;
  g_autoptr (PupitreChild) noe = NULL;
  PupitreSearch *search;
  gint64 before;

  test_wait_until (sync_has_children, account);
  noe = sync_find_child (account, "Noé");
  messages = sync_refreshed_feed (account, noe, PUPITRE_KIND_MESSAGES);
  /* The first one makes the store hold pages that it goes on holding. */
  search = start (family);
  pupitre_search_stop (search);
  g_object_unref (search);
  wait_for_thread ();

  before = sqlite3_memory_used () + 16384;
  search = start (family);
  g_assert_cmpint (sqlite3_memory_used (), >, before);
  pupitre_search_stop (search);
  g_assert_finalize_object (search);
  wait_for_thread ();
  g_assert_true (is_small_again (&before));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search/follows", SyncFixture, NULL, sync_set_up, test_follows, sync_tear_down);
  g_test_add ("/search/reads-the-store", SyncFixture, NULL, sync_set_up, test_reads_the_store,
              sync_tear_down);
  g_test_add ("/search/leaves-while-read", SyncFixture, NULL, sync_set_up, test_leaves_while_read,
              sync_tear_down);
  g_test_add ("/search/documents", SyncFixture, NULL, sync_set_up, test_documents, sync_tear_down);
  g_test_add ("/search/is-gone", SyncFixture, NULL, sync_set_up, test_is_gone, sync_tear_down);

  return g_test_run ();
}
