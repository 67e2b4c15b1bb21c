/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-search"

#include "pupitre-search.h"

#include "pupitre-archive-book.h"
#include "pupitre-error.h"
#include "pupitre-feed-recipes.h"
#include "pupitre-search-words.h"
#include "pupitre-school-time.h"
#include "pupitre-search-batch.h"
#include "pupitre-worker.h"

#include <string.h>

/* What a parent can look for, of all children of the open accounts: what is stored of each is read
 * into an index in memory, which lives in a thread of its own, follows what comes from the portal and
 * is gone with this object: whoever locks drops it. Pages of documents are read by who can draw
 * them, see pupitre_search_take_unread(). Main thread.
 *
 * Signals: `changed`, when something else may be found than before. */

/* So that the first page after the unlocking does not wait for what is behind it. */
#define START_MS 3000
#define RECORDS_AT_A_TIME 500

struct _PupitreSearch {
  GObject             parent_instance;

  PupitreFamily      *family;
  PupitreWorker      *worker;
  GCancellable       *cancel;
  GPtrArray          *members;      /* (element-type PupitreMember): whose collections are followed */
  GPtrArray          *stores;       /* (element-type PupitreStore): that are followed */
  GQueue             *jobs;         /* (element-type Job): collections that are to be read */
  gboolean            working;
  gboolean            started;
  gboolean            built;
  guint               start_source;
  int                 school_year;
  PupitreArchiveBook *book;         /* (nullable): after the start */
  GHashTable         *described;    /* (element-type utf8): documents that are in the index */
  GQueue             *unread;       /* (element-type PupitreArchiveItem): whose pages are not */
  char               *typed;
};

typedef enum {
  PROP_BUILT = 1,
} PupitreSearchProperty;

static GParamSpec *properties[PROP_BUILT + 1];

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreSearch, pupitre_search, G_TYPE_OBJECT)

/* --- The thread ---------------------------------------------------------------------------- */

/* What the thread has. */
typedef struct {
  PupitreSearchIndex *index;  /* (nullable): made with the first piece of work */
} Shelf;

static void
shelf_free (gpointer data)
{
  Shelf *shelf = data;

  pupitre_search_index_free (shelf->index);
  g_free (shelf);
}

static gboolean
ensure_index (Shelf *shelf, GError **error)
{
  if (shelf->index == NULL)
    shelf->index = pupitre_search_index_new (error);
  return shelf->index != NULL;
}

static gpointer
work_put (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  Shelf *shelf = state;

  return ensure_index (shelf, error) &&
                 pupitre_search_batch_put (data, shelf->index, cancellable, error)
           ? GINT_TO_POINTER (1)
           : NULL;
}

typedef struct {
  char  *typed;
  GStrv  children;
  guint  most;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->typed);
  g_strfreev (question->children);
  g_free (question);
}

static gpointer
work_find (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  Shelf *shelf = state;
  Question *question = data;

  return ensure_index (shelf, error)
           ? pupitre_search_index_find (shelf->index, question->typed,
                                        (const char *const *) question->children, question->most,
                                        cancellable, error)
           : NULL;
}

static void
tell_changed (PupitreSearch *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
on_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) != NULL)
    tell_changed (PUPITRE_SEARCH (source));
  else if (!pupitre_error_is_cancelled (error))
    g_warning ("What is stored cannot be put into the search: %s", error->message);
}

/* @batch: (transfer full) */
static void
put (PupitreSearch *self, PupitreSearchBatch *batch, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, self->cancel, callback, user_data);

  g_task_set_source_tag (task, put);
  if (self->worker == NULL) {
    pupitre_search_batch_free (batch);
    g_task_return_error_if_cancelled (task);
    g_object_unref (task);
    return;
  }
  pupitre_worker_push (self->worker, task, work_put, batch,
                       (GDestroyNotify) pupitre_search_batch_free, NULL);
}

/* --- Collections --------------------------------------------------------------------------- */

/* One collection on its way into the index. */
typedef struct {
  PupitreSearch     *search;      /* (owned) while it is worked on */
  PupitreMember     *member;      /* (owned) */
  PupitreCollection *collection;  /* (owned) */
  char              *source;      /* (owned) */
  GPtrArray         *keys;        /* (nullable) (owned) (element-type utf8) */
  guint              n_read;
} Job;

static char *
make_source (PupitreAccount *account, const PupitreCollection *collection)
{
  g_autofree char *name = pupitre_collection_dup_name (collection);

  return g_strdup_printf ("%s|%s", pupitre_secret_get_id (pupitre_account_get_secret (account)), name);
}

static Job *
job_new (PupitreMember *member, const PupitreCollection *collection)
{
  Job *job = g_new0 (Job, 1);

  job->member = g_object_ref (member);
  job->collection = pupitre_collection_copy (collection);
  job->source = make_source (pupitre_member_get_account (member), collection);
  return job;
}

static void
job_free (Job *job)
{
  g_clear_object (&job->search);
  g_object_unref (job->member);
  pupitre_collection_free (job->collection);
  g_free (job->source);
  g_clear_pointer (&job->keys, g_ptr_array_unref);
  g_free (job);
}

static PupitreStore *
get_store (Job *job)
{
  return pupitre_account_get_store (pupitre_member_get_account (job->member));
}

static gboolean
is_followed (GPtrArray *members, PupitreMember *member)
{
  for (guint i = 0; i < members->len; i++) {
    PupitreMember *other = members->pdata[i];

    if (pupitre_member_get_account (other) == pupitre_member_get_account (member) &&
        g_str_equal (pupitre_child_get_key (pupitre_member_get_child (other)),
                     pupitre_child_get_key (pupitre_member_get_child (member))))
      return TRUE;
  }
  return FALSE;
}

/* What a job reads is put after what was forgotten with its member: it would never be forgotten. */
static gboolean
has_left (const PupitreSearch *self, const Job *job)
{
  return !is_followed (self->members, job->member);
}

static void work_on (PupitreSearch *self);

static void
finish_job (Job *job)
{
  g_autoptr (PupitreSearch) self = g_object_ref (job->search);

  job_free (job);
  self->working = FALSE;
  if (!g_cancellable_is_cancelled (self->cancel)) {
    tell_changed (self);
    work_on (self);
  }
}

static void read_next (Job *job);

static void
on_batch_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) == NULL) {
    if (!pupitre_error_is_cancelled (error))
      g_warning ("What is stored cannot be put into the search: %s", error->message);
    finish_job (job);
  } else if (job->n_read < job->keys->len) {
    read_next (job);
  } else {
    finish_job (job);
  }
}

static PupitreSearchBatch *
make_batch (Job *job, GPtrArray *records)
{
  PupitreChild *child = pupitre_member_get_child (job->member);
  PupitreSearchBatch *batch = pupitre_search_batch_new (job->source);

  batch->kind = job->collection->kind;
  batch->child = g_strdup (pupitre_child_get_key (child));
  batch->who = g_strdup (pupitre_child_get_first_name (child));
  batch->read = pupitre_feed_recipes_get_reader (batch->kind);
  batch->keys = g_ptr_array_new_with_free_func (g_free);
  batch->records = records != NULL ? g_ptr_array_ref (records) : NULL;
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_ptr_array_add (batch->keys, g_strdup (job->keys->pdata[job->n_read + i]));
  job->n_read += records != NULL ? records->len : 0;
  batch->is_last = job->n_read >= job->keys->len;
  if (batch->is_last) {
    batch->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < job->keys->len; i++)
      g_hash_table_add (batch->kept, g_strdup (job->keys->pdata[i]));
  }
  return batch;
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
    pupitre_store_load_records_finish (PUPITRE_STORE (source), result, &error);

  if (has_left (job->search, job)) {
    finish_job (job);
  } else if (records == NULL) {
    if (!pupitre_error_is_cancelled (error))
      g_warning ("Records cannot be unsealed for the search: %s", error->message);
    finish_job (job);
  } else {
    put (job->search, make_batch (job, records), on_batch_put, job);
  }
}

static void
read_next (Job *job)
{
  const guint n = MIN (RECORDS_AT_A_TIME, job->keys->len - job->n_read);
  g_autoptr (GPtrArray) keys = g_ptr_array_sized_new (n + 1);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (keys, job->keys->pdata[job->n_read + i]);
  g_ptr_array_add (keys, NULL);
  pupitre_store_load_records_async (get_store (job), job->collection,
                                    (const char *const *) keys->pdata, job->search->cancel,
                                    on_records, job);
}

/* What the portal has withdrawn is no longer so, but a message was read, and can be again. */
static void
on_index (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (PupitreIndex) index =
    pupitre_store_load_index_finish (PUPITRE_STORE (source), result, NULL);

  if (has_left (job->search, job)) {
    finish_job (job);
    return;
  }
  job->keys = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; index != NULL && i < pupitre_index_get_n_entries (index); i++) {
    const PupitreIndexEntry *entry = pupitre_index_get_entry (index, i);

    if (entry->state != PUPITRE_ITEM_WITHDRAWN || job->collection->kind == PUPITRE_KIND_MESSAGES)
      g_ptr_array_add (job->keys, g_strdup (entry->key));
  }
  if (job->keys->len > 0)
    read_next (job);
  else
    put (job->search, make_batch (job, NULL), on_batch_put, job);
}

/* One collection after the other, so that what a parent types meanwhile does not wait behind them. */
static void
work_on (PupitreSearch *self)
{
  Job *job;

  if (self->working)
    return;
  job = g_queue_pop_head (self->jobs);
  if (job != NULL) {
    self->working = TRUE;
    job->search = g_object_ref (self);
    pupitre_store_load_index_async (get_store (job), job->collection, self->cancel, on_index, job);
  } else if (!self->built && pupitre_family_is_known (self->family) &&
             pupitre_archive_book_is_loaded (self->book)) {
    self->built = TRUE;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUILT]);
  }
}

static gboolean
is_waiting (PupitreSearch *self, const Job *job)
{
  for (GList *l = self->jobs->head; l != NULL; l = l->next) {
    if (g_str_equal (((Job *) l->data)->source, job->source))
      return TRUE;
  }
  return FALSE;
}

static void
add_job (PupitreSearch *self, PupitreMember *member, const PupitreCollection *collection)
{
  Job *job = job_new (member, collection);

  if (is_waiting (self, job))
    job_free (job);
  else
    g_queue_push_tail (self->jobs, job);
}

static void
drop_jobs_of_left (PupitreSearch *self)
{
  for (GList *l = self->jobs->head, *next; l != NULL; l = next) {
    next = l->next;
    if (has_left (self, l->data)) {
      job_free (l->data);
      g_queue_delete_link (self->jobs, l);
    }
  }
}

/* --- The family ---------------------------------------------------------------------------- */

typedef void (*CollectionFunc) (PupitreSearch           *self,
                                PupitreMember           *member,
                                const PupitreCollection *collection);

static void
for_each_collection (PupitreSearch *self, PupitreMember *member, CollectionFunc function)
{
  const char *key = pupitre_child_get_key (pupitre_member_get_child (member));

  for (PupitreKind kind = PUPITRE_KIND_CHILDREN; kind <= PUPITRE_KIND_SHARED_LINKS; kind++) {
    int years[2];
    guint n_years;

    if (!pupitre_search_words_knows (kind))
      continue;
    n_years = pupitre_feed_recipes_list_years (kind, self->school_year, years);
    for (guint i = 0; i < n_years; i++) {
      g_autoptr (PupitreCollection) collection = pupitre_collection_new (key, kind, years[i]);

      function (self, member, collection);
    }
  }
}

static void
forget_collection (PupitreSearch           *self,
                   PupitreMember           *member,
                   const PupitreCollection *collection)
{
  g_autofree char *source = make_source (pupitre_member_get_account (member), collection);
  PupitreSearchBatch *batch = pupitre_search_batch_new (source);

  batch->is_last = TRUE;
  put (self, batch, on_put, NULL);
}

static void
put_children (PupitreSearch *self)
{
  PupitreSearchBatch *batch = pupitre_search_batch_new ("children");

  batch->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  batch->is_last = TRUE;
  for (guint i = 0; i < self->members->len; i++) {
    PupitreChild *child = pupitre_member_get_child (self->members->pdata[i]);
    PupitreSearchItem *item = pupitre_search_words_child (child);
    const char *words[] = { pupitre_search_item_get_title (item), pupitre_search_item_get_detail (item) };
    g_autofree char *state = g_strjoin ("\n", words[0], words[1], NULL);

    g_hash_table_add (batch->kept, g_strdup (pupitre_search_item_get_key (item)));
    pupitre_search_batch_add (batch, pupitre_search_batch_hash (state, strlen (state)), item);
  }
  put (self, batch, on_put, NULL);
}

static void on_stored (PupitreSearch *self, const PupitreCollection *collection, PupitreStore *store);
static void on_documents_changed (PupitreSearch *self);

static void
forget_stores (PupitreSearch *self)
{
  for (guint i = 0; i < self->stores->len; i++)
    g_signal_handlers_disconnect_by_data (self->stores->pdata[i], self);
  g_ptr_array_set_size (self->stores, 0);
}

static void
follow_stores (PupitreSearch *self)
{
  GListModel *accounts = pupitre_family_get_accounts (self->family);

  forget_stores (self);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (accounts, i);
    PupitreStore *store = pupitre_account_get_store (account);

    g_signal_connect_object (store, "stored", G_CALLBACK (on_stored), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (store, "documents-changed", G_CALLBACK (on_documents_changed), self,
                             G_CONNECT_SWAPPED);
    g_ptr_array_add (self->stores, g_object_ref (store));
  }
}

/* Children, or the accounts that they are read through, came or went. */
static void
on_family_changed (PupitreSearch *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->members);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->family));

  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->members, g_list_model_get_item (G_LIST_MODEL (self->family), i));
  follow_stores (self);
  drop_jobs_of_left (self);
  for (guint i = 0; i < before->len; i++) {
    if (!is_followed (self->members, before->pdata[i]))
      for_each_collection (self, before->pdata[i], forget_collection);
  }
  put_children (self);
  for (guint i = 0; i < n; i++) {
    if (!is_followed (before, self->members->pdata[i]))
      for_each_collection (self, self->members->pdata[i], add_job);
  }
  work_on (self);
}

static void
on_stored (PupitreSearch *self, const PupitreCollection *collection, PupitreStore *store)
{
  if (!pupitre_search_words_knows (collection->kind))
    return;
  for (guint i = 0; i < self->members->len; i++) {
    PupitreMember *member = self->members->pdata[i];

    if (pupitre_account_get_store (pupitre_member_get_account (member)) == store &&
        g_str_equal (pupitre_child_get_key (pupitre_member_get_child (member)), collection->child))
      add_job (self, member, collection);
  }
  work_on (self);
}

/* --- Documents ----------------------------------------------------------------------------- */

/* One document in one state: it may be kept before anybody says what it is called. */
static char *
make_document_name (const PupitreDocument *document)
{
  g_autofree char *hash = pupitre_document_dup_hash (document);

  return g_strdup_printf ("%s|%s|%s|%s", document->child, document->id, hash,
                          document->title != NULL ? document->title : "");
}

static char *
make_document_key (const PupitreDocument *document)
{
  return g_strdup_printf ("%s|%s", document->child, document->id);
}

/* A document of a child who left is still kept, and still found. @text: (nullable) */
static PupitreSearchItem *
describe_document (PupitreSearch *self, const PupitreDocument *document, const char *text)
{
  g_autoptr (PupitreMember) member = pupitre_family_dup_member (self->family, document->child);
  g_autofree char *key = make_document_key (document);
  const char *title = document->title != NULL ? document->title : document->file_name;

  return pupitre_search_item_new (&(PupitreSearchItemFields) {
    .kind = PUPITRE_SEARCH_DOCUMENT,
    .child = document->child,
    .who = member != NULL ? pupitre_child_get_first_name (pupitre_member_get_child (member)) : NULL,
    .key = key,
    .title = title != NULL ? title : document->id,
    .text = text,
    .date = document->received_at,
  });
}

/* The second state of a document is that its pages are read. */
static guint64
make_state (const PupitreDocument *document, gboolean has_text)
{
  g_autofree char *name = make_document_name (document);

  return pupitre_search_batch_hash (name, strlen (name)) ^ has_text;
}

static void
add_document (PupitreSearch      *self,
              PupitreSearchBatch *batch,
              PupitreArchiveItem *item,
              GHashTable         *before)
{
  const PupitreDocument *document = pupitre_archive_item_get_document (item);
  char *name;

  /* Two accounts may keep the same document. */
  if (document->child == NULL || !g_hash_table_add (batch->kept, make_document_key (document)))
    return;
  name = make_document_name (document);
  g_hash_table_add (self->described, name);
  if (g_hash_table_contains (before, name))
    return;
  pupitre_search_batch_add (batch, make_state (document, FALSE),
                            describe_document (self, document, NULL));
  g_queue_push_tail (self->unread, g_object_ref (item));
}

static void
on_book_changed (PupitreSearch *self)
{
  GPtrArray *items = pupitre_archive_book_get_items (self->book);
  PupitreSearchBatch *batch = pupitre_search_batch_new ("documents");
  g_autoptr (GHashTable) before = g_steal_pointer (&self->described);

  self->described = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  batch->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  batch->is_last = TRUE;
  for (guint i = 0; i < items->len; i++)
    add_document (self, batch, items->pdata[i], before);
  put (self, batch, on_put, NULL);
  work_on (self);
}

static void
on_documents_changed (PupitreSearch *self)
{
  pupitre_archive_book_load (self->book);
}

/* --- The object ---------------------------------------------------------------------------- */

static void
on_start_due (gpointer user_data)
{
  PupitreSearch *self = PUPITRE_SEARCH (user_data);

  self->start_source = 0;
  pupitre_search_start (self);
}

static void
pupitre_search_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PupitreSearchProperty) id) {
  case PROP_BUILT:
    g_value_set_boolean (value, PUPITRE_SEARCH (object)->built);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_search_dispose (GObject *object)
{
  PupitreSearch *self = PUPITRE_SEARCH (object);

  g_clear_handle_id (&self->start_source, g_source_remove);
  g_cancellable_cancel (self->cancel);
  forget_stores (self);
  g_clear_object (&self->book);
  g_queue_clear_full (self->jobs, (GDestroyNotify) job_free);
  g_queue_clear_full (self->unread, g_object_unref);
  g_ptr_array_set_size (self->members, 0);
  if (self->family != NULL)
    g_signal_handlers_disconnect_by_data (self->family, self);
  g_clear_object (&self->family);
  /* With its thread goes the index. */
  g_clear_pointer (&self->worker, pupitre_worker_free);

  G_OBJECT_CLASS (pupitre_search_parent_class)->dispose (object);
}

static void
pupitre_search_finalize (GObject *object)
{
  PupitreSearch *self = PUPITRE_SEARCH (object);

  g_clear_object (&self->cancel);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->stores);
  g_queue_free (self->jobs);
  g_queue_free (self->unread);
  g_hash_table_unref (self->described);
  g_free (self->typed);

  G_OBJECT_CLASS (pupitre_search_parent_class)->finalize (object);
}

static void
pupitre_search_class_init (PupitreSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_search_get_property;
  object_class->dispose = pupitre_search_dispose;
  object_class->finalize = pupitre_search_finalize;

  /* PupitreSearch:built: Whether all that was stored when it started has been read; the pages of
   * documents may still come. */
  properties[PROP_BUILT] =
    g_param_spec_boolean ("built", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_search_init (PupitreSearch *self)
{
  self->worker = pupitre_worker_new ("pupitre-search", g_new0 (Shelf, 1), shelf_free, NULL);
  self->cancel = g_cancellable_new ();
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->stores = g_ptr_array_new_with_free_func (g_object_unref);
  self->jobs = g_queue_new ();
  self->unread = g_queue_new ();
  self->described = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->typed = g_strdup ("");
}

/**
 * pupitre_search_new:
 * @family: The children of the open accounts
 *
 * Returns: (transfer full): a search that begins to read some seconds later, or when it is asked to.
 *   Main thread.
 */
PupitreSearch *
pupitre_search_new (PupitreFamily *family)
{
  PupitreSearch *self;
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  g_return_val_if_fail (PUPITRE_IS_FAMILY (family), NULL);

  self = g_object_new (PUPITRE_TYPE_SEARCH, NULL);
  self->family = g_object_ref (family);
  self->school_year = pupitre_school_year_of (today);
  self->start_source = g_timeout_add_once (START_MS, on_start_due, self);
  return self;
}

/**
 * pupitre_search_start:
 * @self: A search
 *
 * Begins to read, unless it has already. Main thread.
 */
void
pupitre_search_start (PupitreSearch *self)
{
  g_return_if_fail (PUPITRE_IS_SEARCH (self));

  if (self->started)
    return;
  self->started = TRUE;
  g_clear_handle_id (&self->start_source, g_source_remove);
  self->book = pupitre_archive_book_new (pupitre_family_get_accounts (self->family));
  g_signal_connect_object (self->book, "changed", G_CALLBACK (on_book_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->family, "items-changed", G_CALLBACK (on_family_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->family, "notify::known", G_CALLBACK (work_on), self,
                           G_CONNECT_SWAPPED);
  on_family_changed (self);
}

/**
 * pupitre_search_stop:
 * @self: A search
 *
 * Gives up what is under way, lets go of the accounts, and forgets: for good. Main thread.
 */
void
pupitre_search_stop (PupitreSearch *self)
{
  g_return_if_fail (PUPITRE_IS_SEARCH (self));

  g_object_run_dispose (G_OBJECT (self));
}

/**
 * pupitre_search_is_built:
 * @self: A search
 *
 * Returns: whether all that was stored when it started has been read. Main thread.
 */
gboolean
pupitre_search_is_built (PupitreSearch *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH (self), FALSE);

  return self->built;
}

/**
 * pupitre_search_get_typed:
 * @self: A search
 *
 * Returns: (transfer none): what was looked for last since the unlocking. Main thread.
 */
const char *
pupitre_search_get_typed (PupitreSearch *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH (self), NULL);

  return self->typed;
}

/**
 * pupitre_search_set_typed:
 * @self: A search
 * @typed: What is looked for
 *
 * Remembers it until the next lock. Main thread.
 */
void
pupitre_search_set_typed (PupitreSearch *self, const char *typed)
{
  g_return_if_fail (PUPITRE_IS_SEARCH (self));
  g_return_if_fail (typed != NULL);

  g_free (self->typed);
  self->typed = g_strdup (typed);
}

/**
 * pupitre_search_find_async:
 * @self: A search
 * @typed: What a parent typed
 * @most: How many of each kind and child to tell
 * @cancellable: (nullable): To give up, when something else was typed
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Looks in what has been read so far. Main thread.
 */
void
pupitre_search_find_async (PupitreSearch       *self,
                           const char          *typed,
                           guint                most,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GStrvBuilder) children = g_strv_builder_new ();
  Question *question;
  GTask *task;

  g_return_if_fail (PUPITRE_IS_SEARCH (self));
  g_return_if_fail (typed != NULL);
  g_return_if_fail (self->worker != NULL);

  for (guint i = 0; i < self->members->len; i++)
    g_strv_builder_add (children,
                        pupitre_child_get_key (pupitre_member_get_child (self->members->pdata[i])));
  question = g_new0 (Question, 1);
  question->typed = g_strdup (typed);
  question->children = g_strv_builder_end (children);
  question->most = most;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_search_find_async);
  pupitre_worker_push (self->worker, task, work_find, question, question_free,
                       (GDestroyNotify) g_ptr_array_unref);
}

/**
 * pupitre_search_find_finish:
 * @self: A search
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: (transfer full) (element-type PupitreSearchHit): what was found, by kind, then by child in
 *   the order of the family, what came last first; %NULL with @error set
 */
GPtrArray *
pupitre_search_find_finish (PupitreSearch *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pupitre_search_find_document:
 * @self: A search
 * @found: A document that was found
 *
 * Returns: (transfer none) (nullable): that document, if it is still kept. Main thread.
 */
PupitreArchiveItem *
pupitre_search_find_document (PupitreSearch *self, PupitreSearchItem *found)
{
  GPtrArray *items;

  g_return_val_if_fail (PUPITRE_IS_SEARCH (self), NULL);
  g_return_val_if_fail (PUPITRE_IS_SEARCH_ITEM (found), NULL);

  items = self->book != NULL ? pupitre_archive_book_get_items (self->book) : NULL;
  for (guint i = 0; items != NULL && i < items->len; i++) {
    g_autofree char *key =
      make_document_key (pupitre_archive_item_get_document (items->pdata[i]));

    if (g_str_equal (key, pupitre_search_item_get_key (found)))
      return items->pdata[i];
  }
  return NULL;
}

/**
 * pupitre_search_take_unread:
 * @self: A search
 *
 * Returns: (transfer full) (nullable): a document that is found by its title alone: whoever can read
 *   its pages gives them to pupitre_search_add_text(). Each is given once; others may come, see
 *   `changed`. Main thread.
 */
PupitreArchiveItem *
pupitre_search_take_unread (PupitreSearch *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH (self), NULL);

  return g_queue_pop_head (self->unread);
}

/**
 * pupitre_search_add_text:
 * @self: A search
 * @item: A document
 * @text: What stands on its pages
 *
 * The document is found by its pages too. Main thread.
 */
void
pupitre_search_add_text (PupitreSearch *self, PupitreArchiveItem *item, const char *text)
{
  const PupitreDocument *document;
  g_autofree char *name = NULL;
  PupitreSearchBatch *batch;

  g_return_if_fail (PUPITRE_IS_SEARCH (self));
  g_return_if_fail (PUPITRE_IS_ARCHIVE_ITEM (item));
  g_return_if_fail (text != NULL);

  document = pupitre_archive_item_get_document (item);
  name = make_document_name (document);
  /* It may have been removed while it was read. */
  if (self->family == NULL || !g_hash_table_contains (self->described, name))
    return;
  batch = pupitre_search_batch_new ("documents");
  pupitre_search_batch_add (batch, make_state (document, TRUE),
                            describe_document (self, document, text));
  put (self, batch, on_put, NULL);
}
