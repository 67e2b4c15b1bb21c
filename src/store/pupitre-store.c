/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-store"

#include "pupitre-store-private.h"

#include "pupitre-error.h"

/**
 * PupitreStore:
 *
 * What is stored of one account: the sealed copy of what the portal showed, the marks that the
 * parent set, and the documents. It is the asynchronous face of a #PupitreDisk, which lives in a
 * thread of its own: calls are done one after the other in the order in which they were made, and
 * answered in the main context that they were made in.
 *
 * Opened once; after pupitre_store_close_async() or pupitre_store_erase_async() every call fails
 * with %PUPITRE_ERROR_STORE_IO. One that is dropped without being closed does what was asked of it
 * and closes its files.
 *
 * Signals: `cache-rebuilt` (int reason), when the copy of the portal's data turned out to be
 * damaged and was begun anew: indexes that were loaded before stand for nothing any more; `stored`
 * (collection), when an answer changed a collection; `changes-told` (int, always 0), when the journal
 * of changes has grown; `documents-changed`, when a document came, went, or is called otherwise.
 */

struct _PupitreStore {
  GObject        parent_instance;

  char          *account_id;
  PupitreWorker *worker;
};

G_DEFINE_FINAL_TYPE (PupitreStore, pupitre_store, G_TYPE_OBJECT)

enum {
  CACHE_REBUILT,
  CHANGES_TOLD,
  STORED,
  DOCUMENTS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where the thread leaves word of a cache that it had to begin anew, or of a journal that grew. */
typedef struct {
  GWeakRef      store;
  GMainContext *context;
} Teller;

typedef struct {
  PupitreStore *store;
  guint         signal;
  int           reason;
} Word;

static void
call_free (gpointer data)
{
  PupitreStoreCall *call = data;

  pupitre_answer_free (call->answer);
  pupitre_collection_free (call->collection);
  g_clear_pointer (&call->content, g_bytes_unref);
  g_free (call->child);
  g_free (call->key);
  g_strfreev (call->keys);
  pupitre_document_free (call->document);
  g_clear_pointer (&call->rows, g_ptr_array_unref);
  g_free (call);
}

/**
 * pupitre_store_call_new:
 * @collection: (nullable): What it is about, copied
 *
 * Returns: (transfer full): what goes into the thread with a call
 */
PupitreStoreCall *
pupitre_store_call_new (const PupitreCollection *collection)
{
  PupitreStoreCall *call = g_new0 (PupitreStoreCall, 1);

  call->collection = collection != NULL ? pupitre_collection_copy (collection) : NULL;
  return call;
}

static void
teller_free (gpointer data)
{
  Teller *teller = data;

  g_weak_ref_clear (&teller->store);
  g_main_context_unref (teller->context);
  g_free (teller);
}

static gboolean
tell (gpointer data)
{
  Word *word = data;

  g_signal_emit (word->store, signals[word->signal], 0, word->reason);
  return G_SOURCE_REMOVE;
}

static void
word_free (gpointer data)
{
  Word *word = data;

  g_object_unref (word->store);
  g_free (word);
}

/* In the thread. The reference goes to the main context, so that it cannot be the last one here. */
static void
leave_word (Teller *teller, guint signal, int reason)
{
  g_autoptr (GSource) source = NULL;
  PupitreStore *store = g_weak_ref_get (&teller->store);
  Word *word;

  if (store == NULL)
    return;
  word = g_new0 (Word, 1);
  word->store = store;
  word->signal = signal;
  word->reason = reason;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell, word, word_free);
  g_source_attach (source, teller->context);
}

static void
on_rebuilt (int reason, gpointer user_data)
{
  leave_word (user_data, CACHE_REBUILT, reason);
}

static void
on_told (gpointer user_data)
{
  leave_word (user_data, CHANGES_TOLD, 0);
}

static void
on_idle (gpointer data, gpointer user_data)
{
  PupitreDisk *disk = data;

  if (disk->cache != NULL)
    pupitre_cache_tidy (disk->cache);
}

static void
pupitre_store_finalize (GObject *object)
{
  PupitreStore *self = PUPITRE_STORE (object);

  g_clear_pointer (&self->worker, pupitre_worker_free);
  g_free (self->account_id);

  G_OBJECT_CLASS (pupitre_store_parent_class)->finalize (object);
}

static void
pupitre_store_class_init (PupitreStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_store_finalize;

  /**
   * PupitreStore::cache-rebuilt:
   * @self: A store
   * @reason: %PUPITRE_ERROR_STORE_KEY or %PUPITRE_ERROR_STORE_DAMAGED
   *
   * Nothing of what the portal showed is stored any more: load it anew.
   */
  signals[CACHE_REBUILT] = g_signal_new ("cache-rebuilt", PUPITRE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CHANGES_TOLD] = g_signal_new ("changes-told", PUPITRE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * PupitreStore::stored:
   * @self: A store
   * @collection: A collection
   *
   * An answer of the portal changed what is stored of @collection.
   */
  signals[STORED] = g_signal_new ("stored", PUPITRE_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1,
                                  PUPITRE_TYPE_COLLECTION | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * PupitreStore::documents-changed:
   * @self: A store
   *
   * A document was put into the archive, or removed from it, or something was noted about it.
   */
  signals[DOCUMENTS_CHANGED] = g_signal_new ("documents-changed", PUPITRE_TYPE_STORE,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_store_init (PupitreStore *self)
{
}

/**
 * pupitre_store_list_accounts:
 * @root: The folder that holds the folders of accounts, each called by the account's id
 *
 * Reads one folder; quick. Any thread.
 *
 * Returns: (transfer full): the ids of the accounts that have a folder, sorted
 */
GStrv
pupitre_store_list_accounts (const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  return pupitre_disk_list_accounts (root);
}

/**
 * pupitre_store_new:
 * @directory: (nullable): The folder of the account; made, for the owner alone, when the store is
 *   opened; %NULL for a store that is in memory, writes no file, and is gone when it is closed
 * @account_id: The id of the account; what one account sealed, no other can open
 * @key: The key of the account's data
 *
 * Returns: (transfer full): a store, not open yet. Main thread.
 */
PupitreStore *
pupitre_store_new (const char *directory, const char *account_id, PupitreKey *key)
{
  PupitreStore *self;
  Teller *teller;
  PupitreDisk *disk;

  g_return_val_if_fail (account_id != NULL && *account_id != '\0', NULL);
  g_return_val_if_fail (key != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_STORE, NULL);
  self->account_id = g_strdup (account_id);
  teller = g_new0 (Teller, 1);
  g_weak_ref_init (&teller->store, self);
  teller->context = g_main_context_ref_thread_default ();
  disk = pupitre_disk_new (directory, account_id, key, on_rebuilt, teller, teller_free);
  disk->told = on_told;
  self->worker = pupitre_worker_new ("pupitre-store", disk, (GDestroyNotify) pupitre_disk_free,
                                     on_idle);
  return self;
}

/**
 * pupitre_store_get_account_id:
 * @self: A store
 *
 * Returns: (transfer none): whose store it is. Main thread.
 */
const char *
pupitre_store_get_account_id (PupitreStore *self)
{
  g_return_val_if_fail (PUPITRE_IS_STORE (self), NULL);

  return self->account_id;
}

/**
 * pupitre_store_push:
 * @self: A store
 * @tag: The function that was called
 * @func: What to do in the thread, on a #PupitreDisk
 * @call: (transfer full) (nullable): What it needs
 * @free_result: (nullable): Frees a result that nobody takes
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Puts a call into the queue.
 */
void
pupitre_store_push (PupitreStore        *self,
                    gpointer             tag,
                    PupitreWorkFunc      func,
                    PupitreStoreCall    *call,
                    GDestroyNotify       free_result,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  pupitre_worker_push (self->worker, task, func, call, call_free, free_result);
}

/**
 * pupitre_store_tell_stored:
 * @self: A store
 * @collection: (nullable): The collection that an answer changed; %NULL if a document came or went
 *
 * Says so to who follows it. Main thread.
 */
void
pupitre_store_tell_stored (PupitreStore *self, const PupitreCollection *collection)
{
  if (collection != NULL)
    g_signal_emit (self, signals[STORED], 0, collection);
  else
    g_signal_emit (self, signals[DOCUMENTS_CHANGED], 0);
}

/**
 * pupitre_store_done:
 * @good: Whether a call worked that has no other result
 *
 * Returns: what to return from the thread
 */
gpointer
pupitre_store_done (gboolean good)
{
  return good ? GINT_TO_POINTER (1) : NULL;
}

/**
 * pupitre_store_take_done:
 * @self: A store
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: whether a call worked that has no other result
 */
gboolean
pupitre_store_take_done (PupitreStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static gpointer
work_open (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  g_autofree PupitreStoreReport *report = g_new0 (PupitreStoreReport, 1);
  PupitreKeptFound found = { 0 };

  if (!pupitre_disk_open (disk, &found, error))
    return NULL;
  report->cache_reason = pupitre_cache_get_rebuilt_reason (disk->cache);
  report->cache_rebuilt = report->cache_reason != 0;
  report->kept_salvaged = found.salvaged;
  report->damaged_rows = found.n_damaged;
  return g_steal_pointer (&report);
}

/**
 * pupitre_store_open_async:
 * @self: A store
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Makes what is not there and opens all. A copy of the portal's data that is damaged or was sealed
 * with another key is set aside and begun anew; what the parent did is kept as far as it can be
 * read. The report says so.
 * Main thread.
 */
void
pupitre_store_open_async (PupitreStore       *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));

  pupitre_store_push (self, pupitre_store_open_async, work_open, NULL, g_free,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_open_finish:
 * @self: A store
 * @result: What the callback got
 * @report: (out) (optional): What was found
 * @error: Return location: %PUPITRE_ERROR_STORE_IO, or %PUPITRE_ERROR_FAILED if a newer version of
 *   this program wrote what the parent did
 *
 * Returns: whether the store is open
 */
gboolean
pupitre_store_open_finish (PupitreStore       *self,
                           GAsyncResult       *result,
                           PupitreStoreReport *report,
                           GError            **error)
{
  g_autofree PupitreStoreReport *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found != NULL && report != NULL)
    *report = *found;
  return found != NULL;
}

static gpointer
work_set_told (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;

  if (disk->kept != NULL)
    pupitre_kept_set_told (disk->kept);
  return pupitre_store_done (TRUE);
}

/**
 * pupitre_store_set_told:
 * @self: An open store
 *
 * The parent was told that what was kept had to be salvaged: the next report says it no more. That
 * it cannot be noted harms nothing: it is told again.
 * Main thread.
 */
void
pupitre_store_set_told (PupitreStore *self)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));

  pupitre_store_push (self, pupitre_store_set_told, work_set_told, NULL, NULL, NULL, NULL, NULL);
}

static gpointer
work_close (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;

  pupitre_disk_close (disk);
  return pupitre_store_done (TRUE);
}

/**
 * pupitre_store_close_async:
 * @self: A store
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Closes the files after everything that was asked before is done.
 * Main thread.
 */
void
pupitre_store_close_async (PupitreStore       *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));

  pupitre_store_push (self, pupitre_store_close_async, work_close, NULL, NULL,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_close_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: whether it is closed
 */
gboolean
pupitre_store_close_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}

static gpointer
work_erase (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;

  return pupitre_store_done (pupitre_disk_erase (disk, error));
}

/**
 * pupitre_store_erase_async:
 * @self: A store
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Closes the files and removes the folder of the account with all that is in it. Whoever wants it
 * never to be read again destroys the key first, which is quicker than any disk.
 * Main thread.
 */
void
pupitre_store_erase_async (PupitreStore       *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));

  pupitre_store_push (self, pupitre_store_erase_async, work_erase, NULL, NULL,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_erase_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether nothing is left
 */
gboolean
pupitre_store_erase_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}
