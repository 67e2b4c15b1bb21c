/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-search-gather"

#include "pupitre-search-gather.h"

#include "pupitre-error.h"
#include "pupitre-feed-recipes.h"
#include "pupitre-school-time.h"
#include "pupitre-search-words.h"

#include <string.h>

/* What is stored of all children of the open accounts, on its way into the search: one collection after
 * the other, and again each that something else is stored in. Main thread.
 *
 * Signals: `changed`, when a collection was read; `documents-changed`, when a document came or went. */

#define RECORDS_AT_A_TIME 500

struct _PupitreSearchGather {
  GObject              parent_instance;

  PupitreFamily       *family;
  PupitreSearchThread *thread;
  GPtrArray           *members;      /* (element-type PupitreMember): whose collections are followed */
  GPtrArray           *stores;       /* (element-type PupitreStore): that are followed */
  GQueue              *jobs;         /* (element-type Job): collections that are to be read */
  gboolean             working;
  gboolean             done;
  int                  school_year;
};

static guint changed_signal;
static guint documents_changed_signal;

G_DEFINE_FINAL_TYPE (PupitreSearchGather, pupitre_search_gather, G_TYPE_OBJECT)

static GCancellable *
get_cancellable (PupitreSearchGather *self)
{
  return pupitre_search_thread_get_cancellable (self->thread);
}

/* --- Collections --------------------------------------------------------------------------- */

/* One collection on its way into the index. */
typedef struct {
  PupitreSearchGather *gather;   /* (owned) while it is worked on */
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
  g_clear_object (&job->gather);
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
has_left (const PupitreSearchGather *self, const Job *job)
{
  return !is_followed (self->members, job->member);
}

static void work_on (PupitreSearchGather *self);

static void
finish_job (Job *job)
{
  g_autoptr (PupitreSearchGather) self = g_object_ref (job->gather);

  job_free (job);
  self->working = FALSE;
  if (!g_cancellable_is_cancelled (get_cancellable (self))) {
    g_signal_emit (self, changed_signal, 0);
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

/* @records: (nullable) */
static void
put (Job *job, GPtrArray *records)
{
  PupitreSearchGather *self = job->gather;
  GTask *task = g_task_new (self, get_cancellable (self), on_batch_put, job);

  g_task_set_source_tag (task, put);
  pupitre_search_thread_put (self->thread, make_batch (job, records), task);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
    pupitre_store_load_records_finish (PUPITRE_STORE (source), result, &error);

  if (has_left (job->gather, job)) {
    finish_job (job);
  } else if (records == NULL) {
    if (!pupitre_error_is_cancelled (error))
      g_warning ("Records cannot be unsealed for the search: %s", error->message);
    finish_job (job);
  } else {
    put (job, records);
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
                                    (const char *const *) keys->pdata, get_cancellable (job->gather),
                                    on_records, job);
}

/* What the portal has withdrawn is no longer so, but a message was read, and can be again. */
static void
on_index (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (PupitreIndex) index =
    pupitre_store_load_index_finish (PUPITRE_STORE (source), result, NULL);

  if (has_left (job->gather, job)) {
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
    put (job, NULL);
}

/* One collection after the other, so that what a parent types meanwhile does not wait behind them. */
static void
work_on (PupitreSearchGather *self)
{
  Job *job;

  if (self->working)
    return;
  job = g_queue_pop_head (self->jobs);
  if (job != NULL) {
    self->working = TRUE;
    job->gather = g_object_ref (self);
    pupitre_store_load_index_async (get_store (job), job->collection, get_cancellable (self), on_index, job);
  } else if (!self->done && pupitre_family_is_known (self->family)) {
    self->done = TRUE;
    g_signal_emit (self, changed_signal, 0);
  }
}

static gboolean
is_waiting (PupitreSearchGather *self, const Job *job)
{
  for (GList *l = self->jobs->head; l != NULL; l = l->next) {
    if (g_str_equal (((Job *) l->data)->source, job->source))
      return TRUE;
  }
  return FALSE;
}

static void
add_job (PupitreSearchGather *self, PupitreMember *member, const PupitreCollection *collection)
{
  Job *job = job_new (member, collection);

  if (is_waiting (self, job))
    job_free (job);
  else
    g_queue_push_tail (self->jobs, job);
}

static void
drop_jobs_of_left (PupitreSearchGather *self)
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

typedef void (*CollectionFunc) (PupitreSearchGather     *self,
                                PupitreMember           *member,
                                const PupitreCollection *collection);

static void
for_each_collection (PupitreSearchGather *self, PupitreMember *member, CollectionFunc function)
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
forget_collection (PupitreSearchGather     *self,
                   PupitreMember           *member,
                   const PupitreCollection *collection)
{
  g_autofree char *source = make_source (pupitre_member_get_account (member), collection);
  PupitreSearchBatch *batch = pupitre_search_batch_new (source);

  batch->is_last = TRUE;
  pupitre_search_thread_hand_over (self->thread, batch);
}

static void
put_children (PupitreSearchGather *self)
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
  pupitre_search_thread_hand_over (self->thread, batch);
}

static void on_stored (PupitreSearchGather     *self,
                       const PupitreCollection *collection,
                       PupitreStore            *store);

static void
on_documents_changed (PupitreSearchGather *self)
{
  g_signal_emit (self, documents_changed_signal, 0);
}

static void
forget_stores (PupitreSearchGather *self)
{
  for (guint i = 0; i < self->stores->len; i++)
    g_signal_handlers_disconnect_by_data (self->stores->pdata[i], self);
  g_ptr_array_set_size (self->stores, 0);
}

static void
follow_stores (PupitreSearchGather *self)
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
on_family_changed (PupitreSearchGather *self)
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
on_stored (PupitreSearchGather     *self,
           const PupitreCollection *collection,
           PupitreStore            *store)
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

/* --- The object ---------------------------------------------------------------------------- */

static void
pupitre_search_gather_dispose (GObject *object)
{
  PupitreSearchGather *self = PUPITRE_SEARCH_GATHER (object);

  forget_stores (self);
  g_queue_clear_full (self->jobs, (GDestroyNotify) job_free);
  g_ptr_array_set_size (self->members, 0);
  if (self->family != NULL)
    g_signal_handlers_disconnect_by_data (self->family, self);
  g_clear_object (&self->family);

  G_OBJECT_CLASS (pupitre_search_gather_parent_class)->dispose (object);
}

static void
pupitre_search_gather_finalize (GObject *object)
{
  PupitreSearchGather *self = PUPITRE_SEARCH_GATHER (object);

  g_object_unref (self->thread);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->stores);
  g_queue_free (self->jobs);

  G_OBJECT_CLASS (pupitre_search_gather_parent_class)->finalize (object);
}

static void
pupitre_search_gather_class_init (PupitreSearchGatherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_search_gather_dispose;
  object_class->finalize = pupitre_search_gather_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  documents_changed_signal =
    g_signal_new ("documents-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
pupitre_search_gather_init (PupitreSearchGather *self)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  self->school_year = pupitre_school_year_of (today);
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->stores = g_ptr_array_new_with_free_func (g_object_unref);
  self->jobs = g_queue_new ();
}

/**
 * pupitre_search_gather_new:
 * @family: The children of the open accounts
 * @thread: Where the index is
 *
 * Returns: (transfer full): what reads until it is stopped.
 */
PupitreSearchGather *
pupitre_search_gather_new (PupitreFamily *family, PupitreSearchThread *thread)
{
  PupitreSearchGather *self = g_object_new (PUPITRE_TYPE_SEARCH_GATHER, NULL);

  self->family = g_object_ref (family);
  self->thread = g_object_ref (thread);
  return self;
}

/**
 * pupitre_search_gather_start:
 * @self: What reads
 *
 * Begins.
 */
void
pupitre_search_gather_start (PupitreSearchGather *self)
{
  g_return_if_fail (PUPITRE_IS_SEARCH_GATHER (self));

  g_signal_connect_object (self->family, "items-changed", G_CALLBACK (on_family_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->family, "notify::known", G_CALLBACK (work_on), self,
                           G_CONNECT_SWAPPED);
  on_family_changed (self);
}

/**
 * pupitre_search_gather_stop:
 * @self: What reads
 *
 * Lets go of the accounts, for good: its thread has stopped.
 */
void
pupitre_search_gather_stop (PupitreSearchGather *self)
{
  g_return_if_fail (PUPITRE_IS_SEARCH_GATHER (self));

  g_object_run_dispose (G_OBJECT (self));
}

/**
 * pupitre_search_gather_is_done:
 * @self: What reads
 *
 * Returns: whether all that was stored when it began has been read.
 */
gboolean
pupitre_search_gather_is_done (PupitreSearchGather *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_GATHER (self), FALSE);

  return self->done;
}

/**
 * pupitre_search_gather_dup_children:
 * @self: What reads
 *
 * Returns: (transfer full): the keys of the children whose collections are read, in the order of the
 *   family.
 */
GStrv
pupitre_search_gather_dup_children (PupitreSearchGather *self)
{
  g_autoptr (GStrvBuilder) children = g_strv_builder_new ();

  g_return_val_if_fail (PUPITRE_IS_SEARCH_GATHER (self), NULL);

  for (guint i = 0; i < self->members->len; i++)
    g_strv_builder_add (children,
                        pupitre_child_get_key (pupitre_member_get_child (self->members->pdata[i])));
  return g_strv_builder_end (children);
}
