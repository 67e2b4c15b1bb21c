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
#include "pupitre-school-time.h"

/* What changed for the children of one account, as its store keeps it. It follows the store: what an
 * answer added is read as soon as it is there. What the parent has seen is kept for this school year and
 * the two before, and then taken away; what they have not seen stays. Main thread.
 *
 * Signal: `changed` (GPtrArray of #PupitreChange, or %NULL), when it was read, grew or was seen, with what
 * was added after the first reading. */

struct _PupitreJournal {
  GObject       parent_instance;

  PupitreStore *store;
  GCancellable *cancel;
  GPtrArray    *list;     /* (element-type PupitreChange): the newest first */
  GPtrArray    *unseen;   /* (element-type PupitreChange): of the list, in any order */
  GHashTable   *by_id;    /* id -> PupitreChange, of the list */
  GHashTable   *alikes;   /* (element-type utf8): of the list, whose strings these are */
  gint64        last;     /* the row up to which it was read, 0: none */
  gboolean      loaded;
  gboolean      loading;
  gboolean      again;    /* it grew while it was being read */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreJournal, pupitre_journal, G_TYPE_OBJECT)

/* For how many school years before this one what was seen is kept. */
#define YEARS_BEFORE 2

/* What a row says. */
typedef struct {
  char    *alike;   /* (nullable) (owned): %NULL with both of these */
  GObject *before;  /* (nullable) (owned) */
  GObject *now;     /* (nullable) (owned) */
} Items;

typedef struct {
  /* Input */
  PupitreJournal *journal;  /* (owned): the main thread's alone */
  GPtrArray      *rows;     /* (owned) (element-type PupitreChangeRow): those that are not known yet */
  gint64          begin;    /* seconds since 1970: what was seen and is older is not wanted any more */
  /* Output */
  GArray         *items;    /* (owned) (element-type Items), one a row */
  GPtrArray      *old;      /* (owned) (element-type PupitreChangeRow), of the rows: not wanted */
} ReadData;

static void
items_clear (gpointer data)
{
  Items *items = data;

  g_clear_pointer (&items->alike, g_free);
  g_clear_object (&items->before);
  g_clear_object (&items->now);
}

static void
read_data_free (gpointer data)
{
  ReadData *read = data;

  g_object_unref (read->journal);
  g_ptr_array_unref (read->old);
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

/* Never the last row: where it was, the next one would be, and be taken for known. */
static gboolean
is_old (const ReadData *data, guint i)
{
  const PupitreChangeRow *row = data->rows->pdata[i];

  return row->seen && row->at < data->begin && i + 1 < data->rows->len;
}

static void
read_on_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ReadData *data = task_data;

  for (guint i = 0; i < data->rows->len; i++) {
    PupitreChangeRow *row = data->rows->pdata[i];
    Items items = { NULL, NULL, NULL };

    if (is_old (data, i)) {
      g_ptr_array_add (data->old, row);
    } else {
      items.before = read_item (row, row->before);
      items.now = read_item (row, row->now);
    }
    if (items.before != NULL || items.now != NULL)
      items.alike = pupitre_change_row_dup_alike (row);
    g_array_append_val (data->items, items);
  }
  g_task_return_boolean (task, TRUE);
}

/* @returns: (transfer full) (nullable): a row that nobody can read is left out */
static PupitreChange *
make_change (const PupitreChangeRow *row, const Items *items)
{
  PupitreChange *change;

  if (items->alike == NULL)
    return NULL;
  change = pupitre_change_new (row->id, items->alike, row->collection, row->what, row->at,
                               items->before, items->now);
  pupitre_change_set_seen (change, row->seen);
  return change;
}

/* @added: the oldest first */
static void
add_changes (PupitreJournal *self, GPtrArray *added)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->list);

  self->list = g_ptr_array_new_full (before->len + added->len, g_object_unref);
  for (guint i = added->len; i > 0; i--) {
    PupitreChange *change = added->pdata[i - 1];

    g_ptr_array_add (self->list, g_object_ref (change));
    g_hash_table_insert (self->by_id, (gpointer) pupitre_change_get_id (change), change);
    g_hash_table_add (self->alikes, (gpointer) pupitre_change_get_alike (change));
    if (!pupitre_change_is_seen (change))
      g_ptr_array_add (self->unseen, g_object_ref (change));
  }
  for (guint i = 0; i < before->len; i++)
    g_ptr_array_add (self->list, g_object_ref (before->pdata[i]));
}

static void
on_dropped (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* It is tried again at the next start. */
  if (!pupitre_store_drop_changes_finish (PUPITRE_STORE (source), result, &error))
    g_warning ("Old changes can not be taken away: %s", error->message);
}

/* Takes away what was seen long ago. Those of one child at a time are taken out of @old. */
static void
drop_old (PupitreJournal *self, GPtrArray *old)
{
  while (old->len > 0) {
    const char *child = ((PupitreChangeRow *) old->pdata[0])->collection->child;
    g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
    g_auto (GStrv) list = NULL;

    for (guint i = old->len; i > 0; i--) {
      PupitreChangeRow *row = old->pdata[i - 1];

      if (!g_str_equal (row->collection->child, child))
        continue;
      g_strv_builder_add (ids, row->id);
      g_ptr_array_remove_index (old, i - 1);
    }
    list = g_strv_builder_end (ids);
    pupitre_store_drop_changes_async (self->store, child, (const char *const *) list, on_dropped,
                                      NULL);
  }
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
      make_change (data->rows->pdata[i], &g_array_index (data->items, Items, i));

    if (change != NULL)
      g_ptr_array_add (added, change);
  }
  add_changes (self, added);
  drop_old (self, data->old);
  self->loaded = TRUE;
  finish_loading (self);
  g_signal_emit (self, changed_signal, 0, was_loaded && added->len > 0 ? added : NULL);
}

/* Returns: from when on everything is kept, in seconds since 1970 */
static gint64
get_begin (void)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (GDateTime) begin =
    pupitre_school_year_begin (pupitre_school_year_of (today) - YEARS_BEFORE);

  return g_date_time_to_unix (begin);
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
  if (rows->len > 0)
    self->last = ((PupitreChangeRow *) rows->pdata[rows->len - 1])->row;
  data = g_new0 (ReadData, 1);
  data->journal = g_object_ref (self);
  data->rows = g_steal_pointer (&rows);
  data->old = g_ptr_array_new ();
  data->begin = get_begin ();
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
  g_hash_table_unref (self->alikes);
  g_ptr_array_unref (self->unseen);
  g_ptr_array_unref (self->list);

  G_OBJECT_CLASS (pupitre_journal_parent_class)->finalize (object);
}

static void
pupitre_journal_class_init (PupitreJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_journal_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_journal_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
pupitre_journal_init (PupitreJournal *self)
{
  self->cancel = g_cancellable_new ();
  self->list = g_ptr_array_new_with_free_func (g_object_unref);
  self->unseen = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->alikes = g_hash_table_new (g_str_hash, g_str_equal);
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
  pupitre_store_load_changes_async (self->store, self->last, self->cancel, on_rows, g_object_ref (self));
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

/**
 * pupitre_journal_list_unseen:
 * @self: A journal
 *
 * Returns: (transfer none) (element-type PupitreChange): what of it the parent has not seen yet, in any
 *   order.
 */
GPtrArray *
pupitre_journal_list_unseen (PupitreJournal *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNAL (self), NULL);

  return self->unseen;
}

/**
 * pupitre_journal_has_alike:
 * @self: A journal
 * @alike: What a change is called in whichever account
 *
 * Returns: whether it is in it.
 */
gboolean
pupitre_journal_has_alike (PupitreJournal *self, const char *alike)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNAL (self), FALSE);

  return g_hash_table_contains (self->alikes, alike);
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
    g_ptr_array_remove_fast (self->unseen, change);
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
  g_signal_emit (self, changed_signal, 0, NULL);
}
