/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-journal"

#include "pupitre-journal.h"

#include "pupitre-change-words.h"
#include "pupitre-error.h"
#include "pupitre-feed-recipes.h"
#include "pupitre-parse-worker.h"

/* What changed for the children of one account, as its store keeps it. It follows the store: what an
 * answer added is read as soon as it is there. Main thread.
 *
 * Signals: `changed`, when it was read, grew or was seen; `grown` (GPtrArray of #PupitreChange), with
 * what was added after the first reading. */

struct _PupitreJournal {
  GObject       parent_instance;

  PupitreStore *store;
  GCancellable *cancel;
  GPtrArray    *list;     /* (element-type PupitreChange): the newest first */
  GHashTable   *by_id;    /* id -> PupitreChange, of the list */
  gboolean      loaded;
  gboolean      loading;
  gboolean      again;    /* it grew while it was being read */
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_GROWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreJournal, pupitre_journal, G_TYPE_OBJECT)

/* What a row says. */
typedef struct {
  GObject *before;  /* (nullable) (owned) */
  GObject *now;     /* (nullable) (owned) */
} Items;

typedef struct {
  /* Input */
  PupitreJournal *journal;  /* (owned): the main thread's alone */
  GPtrArray      *rows;     /* (owned) (element-type PupitreChangeRow): those that are not known yet */
  /* Output */
  GArray         *items;    /* (owned) (element-type Items), one a row */
} ReadData;

static void
items_clear (gpointer data)
{
  Items *items = data;

  g_clear_object (&items->before);
  g_clear_object (&items->now);
}

static void
read_data_free (gpointer data)
{
  ReadData *read = data;

  g_object_unref (read->journal);
  g_ptr_array_unref (read->rows);
  g_array_unref (read->items);
  g_free (read);
}

static GObject *
read_item (const PupitreChangeRow *row, GBytes *json)
{
  g_autoptr (GObject) item = NULL;

  if (json == NULL || pupitre_change_topic_of_kind (row->collection->kind) == PUPITRE_CHANGE_TOPIC_NONE)
    return NULL;
  item = pupitre_feed_recipes_read (row->collection->kind, json, NULL);
  return item != NULL && pupitre_change_words_knows (item) ? g_steal_pointer (&item) : NULL;
}

static void
read_on_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ReadData *data = task_data;

  for (guint i = 0; i < data->rows->len; i++) {
    const PupitreChangeRow *row = data->rows->pdata[i];
    Items items = { read_item (row, row->before), read_item (row, row->now) };

    g_array_append_val (data->items, items);
  }
  g_task_return_boolean (task, TRUE);
}

/* @returns: (transfer none) (nullable): a row that nobody can read is left out */
static PupitreChange *
add_row (PupitreJournal *self, const PupitreChangeRow *row, const Items *items)
{
  g_autofree char *alike = NULL;
  PupitreChange *change;

  if (items->before == NULL && items->now == NULL)
    return NULL;
  alike = pupitre_change_row_dup_alike (row);
  change = pupitre_change_new (row->id, alike, row->collection, row->what, row->at, items->before,
                               items->now);
  pupitre_change_set_seen (change, row->seen);
  g_ptr_array_insert (self->list, 0, change);
  g_hash_table_insert (self->by_id, (gpointer) pupitre_change_get_id (change), change);
  return change;
}

static void
finish_loading (PupitreJournal *self)
{
  self->loading = FALSE;
  if (self->again) {
    self->again = FALSE;
    pupitre_journal_load (self);
  }
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReadData *data = g_task_get_task_data (G_TASK (result));
  PupitreJournal *self = data->journal;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean was_loaded = self->loaded;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  for (guint i = 0; i < data->rows->len; i++) {
    PupitreChange *change =
      add_row (self, data->rows->pdata[i], &g_array_index (data->items, Items, i));

    if (change != NULL)
      g_ptr_array_add (added, g_object_ref (change));
  }
  self->loaded = TRUE;
  finish_loading (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (was_loaded && added->len > 0)
    g_signal_emit (self, signals[SIGNAL_GROWN], 0, added);
}

static void
on_rows (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreJournal) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
    pupitre_store_load_changes_finish (PUPITRE_STORE (source), result, &error);
  g_autoptr (GTask) task = NULL;
  ReadData *data;

  if (rows == NULL) {
    if (!pupitre_error_is_cancelled (error))
      g_warning ("What changed can not be read: %s", error->message);
    self->loading = FALSE;
    return;
  }
  for (guint i = rows->len; i > 0; i--) {
    if (g_hash_table_contains (self->by_id, ((PupitreChangeRow *) rows->pdata[i - 1])->id))
      g_ptr_array_remove_index (rows, i - 1);
  }
  data = g_new0 (ReadData, 1);
  data->journal = g_object_ref (self);
  data->rows = g_steal_pointer (&rows);
  data->items = g_array_new (FALSE, FALSE, sizeof (Items));
  g_array_set_clear_func (data->items, items_clear);
  task = g_task_new (NULL, self->cancel, on_read, NULL);
  g_task_set_source_tag (task, on_rows);
  g_task_set_task_data (task, data, read_data_free);
  pupitre_parse_worker_run (task, read_on_worker);
}

static void
pupitre_journal_dispose (GObject *object)
{
  PupitreJournal *self = PUPITRE_JOURNAL (object);

  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pupitre_journal_parent_class)->dispose (object);
}

static void
pupitre_journal_finalize (GObject *object)
{
  PupitreJournal *self = PUPITRE_JOURNAL (object);

  g_object_unref (self->cancel);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->list);

  G_OBJECT_CLASS (pupitre_journal_parent_class)->finalize (object);
}

static void
pupitre_journal_class_init (PupitreJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_journal_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_journal_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PUPITRE_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GROWN] = g_signal_new ("grown", PUPITRE_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
pupitre_journal_init (PupitreJournal *self)
{
  self->cancel = g_cancellable_new ();
  self->list = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * pupitre_journal_new:
 * @store: The store of an account
 *
 * Returns: (transfer full): its journal, not read yet.
 */
PupitreJournal *
pupitre_journal_new (PupitreStore *store)
{
  PupitreJournal *self;

  g_return_val_if_fail (PUPITRE_IS_STORE (store), NULL);

  self = g_object_new (PUPITRE_TYPE_JOURNAL, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changes-told", G_CALLBACK (pupitre_journal_load), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * pupitre_journal_load:
 * @self: A journal of an open store
 *
 * Reads what is not read yet.
 */
void
pupitre_journal_load (PupitreJournal *self)
{
  g_return_if_fail (PUPITRE_IS_JOURNAL (self));

  if (g_cancellable_is_cancelled (self->cancel))
    return;
  if (self->loading) {
    self->again = TRUE;
    return;
  }
  self->loading = TRUE;
  pupitre_store_load_changes_async (self->store, self->cancel, on_rows, g_object_ref (self));
}

/**
 * pupitre_journal_stop:
 * @self: A journal
 *
 * Gives up what is under way, and for good: the account is being closed.
 */
void
pupitre_journal_stop (PupitreJournal *self)
{
  g_return_if_fail (PUPITRE_IS_JOURNAL (self));

  g_cancellable_cancel (self->cancel);
}

/**
 * pupitre_journal_is_loaded:
 * @self: A journal
 *
 * Returns: whether it was read: before that there is nothing to say.
 */
gboolean
pupitre_journal_is_loaded (PupitreJournal *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNAL (self), FALSE);

  return self->loaded;
}

/**
 * pupitre_journal_list:
 * @self: A journal
 *
 * Returns: (transfer none) (element-type PupitreChange): what is in it, the newest first.
 */
GPtrArray *
pupitre_journal_list (PupitreJournal *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNAL (self), NULL);

  return self->list;
}

static void
on_seen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* It is shown as new again the next time: that loses nothing. */
  if (!pupitre_store_see_changes_finish (PUPITRE_STORE (source), result, &error))
    g_warning ("That changes were seen can not be noted: %s", error->message);
}

/* Notes those of one child, which are taken out of @changes. */
static void
see_next_child (PupitreJournal *self, GPtrArray *changes)
{
  g_autofree char *child = g_strdup (pupitre_change_get_child (changes->pdata[0]));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = changes->len; i > 0; i--) {
    PupitreChange *change = changes->pdata[i - 1];

    if (!g_str_equal (pupitre_change_get_child (change), child))
      continue;
    pupitre_change_set_seen (change, TRUE);
    g_strv_builder_add (ids, pupitre_change_get_id (change));
    g_ptr_array_remove_index (changes, i - 1);
  }
  list = g_strv_builder_end (ids);
  pupitre_store_see_changes_async (self->store, child, (const char *const *) list, on_seen, NULL);
}

/**
 * pupitre_journal_see:
 * @self: A journal
 * @changes: (element-type PupitreChange): Some of it
 *
 * Notes that the parent has seen those that were not seen yet.
 */
void
pupitre_journal_see (PupitreJournal *self, GPtrArray *changes)
{
  g_autoptr (GPtrArray) unseen = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (PUPITRE_IS_JOURNAL (self));
  g_return_if_fail (changes != NULL);

  for (guint i = 0; i < changes->len; i++) {
    PupitreChange *change = changes->pdata[i];

    if (!pupitre_change_is_seen (change) &&
        g_hash_table_lookup (self->by_id, pupitre_change_get_id (change)) == change)
      g_ptr_array_add (unseen, g_object_ref (change));
  }
  if (unseen->len == 0)
    return;
  while (unseen->len > 0)
    see_next_child (self, unseen);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
