/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-card-keeper"

#include "pupitre-card-keeper.h"

#include "pupitre-error.h"
#include "pupitre-feed-objects.h"

/* Fetches the report cards of one child, or of all, that are not kept yet or have changed: first the
 * lists, then one card after the other, so that the portal has one question at a time. What is kept
 * stays kept, so that it can be stopped at any moment and started again. One card that the portal
 * refuses keeps no other back; a portal that does not answer ends it.
 *
 * Signals: `changed` when it has got on, or has ended. */

/* A child whose list is asked for. */
typedef struct {
  PupitreMember      *member;
  PupitreFeedObjects *cards;
} Source;

/* One that is to be kept. */
typedef struct {
  PupitreMember     *member;
  PupitreReportCard *card;
} Task;

struct _PupitreCardKeeper {
  GObject              parent_instance;

  PupitreFamily       *family;
  char                *key;        /* (nullable): of the one child */
  PupitreCardTitleFunc title;
  GCancellable        *cancel;     /* (nullable): while it is running */
  GPtrArray           *sources;    /* (element-type Source): while the lists are asked for */
  GPtrArray           *tasks;      /* (element-type Task) */
  guint                n_done;     /* of the tasks, with those that were refused */
  guint                n_refused;
  gboolean             listed;
  gboolean             finished;
  GError              *error;      /* (nullable): why it ended before it was done */
};

G_DEFINE_FINAL_TYPE (PupitreCardKeeper, pupitre_card_keeper, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
source_free (gpointer data)
{
  Source *source = data;

  g_object_unref (source->cards);
  g_object_unref (source->member);
  g_free (source);
}

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->member);
  g_object_unref (task->card);
  g_free (task);
}

static void
forget_sources (PupitreCardKeeper *self)
{
  for (guint i = 0; i < self->sources->len; i++) {
    Source *source = self->sources->pdata[i];

    g_signal_handlers_disconnect_by_data (source->cards, self);
    g_signal_handlers_disconnect_by_data (pupitre_feed_objects_get_feed (source->cards), self);
  }
  g_ptr_array_set_size (self->sources, 0);
}

/* @error: (transfer full) (nullable): %NULL if all is done */
static void
end (PupitreCardKeeper *self, GError *error)
{
  g_clear_object (&self->cancel);
  forget_sources (self);
  self->finished = error == NULL;
  g_clear_error (&self->error);
  self->error = error;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Whether the portal has said no to this one document, and may say yes to the next. */
static gboolean
is_about_one (const GError *error)
{
  return g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_REFUSED) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_FOUND) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_TOO_LARGE) ||
         g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_TRUNCATED);
}

static void keep_next (PupitreCardKeeper *self);

static void
describe (PupitreCardKeeper *self, Task *task)
{
  g_autofree char *title = self->title (task->card);
  const PupitreDocument about = {
    .kind = PUPITRE_DOCUMENT_KIND_REPORT_CARD,
    .title = title,
    .school_year = pupitre_report_card_get_school_year (task->card),
  };

  pupitre_store_describe_document_async (
    pupitre_account_get_store (pupitre_member_get_account (task->member)),
    pupitre_child_get_key (pupitre_member_get_child (task->member)),
    pupitre_report_card_get_document_id (task->card), &about, NULL, NULL, NULL);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreCardKeeper) self = user_data;
  g_autoptr (PupitreDocument) document = NULL;
  g_autoptr (GError) stale = NULL;
  GError *error = NULL;

  document = pupitre_account_load_document_finish (PUPITRE_ACCOUNT (source), result, NULL, &stale,
                                                   &error);
  if (pupitre_error_is_cancelled (error) || self->cancel == NULL) {
    g_clear_error (&error);
    return;
  }
  /* An older copy is there, but the portal has a newer one. */
  if (error == NULL && stale != NULL)
    error = g_steal_pointer (&stale);
  if (error != NULL && !is_about_one (error)) {
    end (self, error);
    return;
  }
  if (error != NULL)
    self->n_refused++;
  else
    describe (self, self->tasks->pdata[self->n_done]);
  g_clear_error (&error);
  self->n_done++;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  keep_next (self);
}

static void
keep_next (PupitreCardKeeper *self)
{
  GDateTime *updated;
  Task *task;

  if (self->cancel == NULL)  /* whoever was told has stopped it */
    return;
  if (self->n_done == self->tasks->len) {
    end (self, NULL);
    return;
  }
  task = self->tasks->pdata[self->n_done];
  updated = pupitre_report_card_get_updated (task->card);
  pupitre_account_load_document_async (
    pupitre_member_get_account (task->member), pupitre_member_get_child (task->member),
    pupitre_report_card_get_document_id (task->card),
    updated != NULL ? g_date_time_to_unix (updated) : 0, self->cancel, on_kept,
    g_object_ref (self));
}

static void
add_tasks (PupitreCardKeeper *self, Source *source)
{
  GPtrArray *cards = pupitre_feed_objects_list (source->cards);

  for (guint i = 0; i < cards->len; i++) {
    PupitreReportCard *card = cards->pdata[i];
    const char *id = pupitre_report_card_get_document_id (card);
    Task *task;

    if (id == NULL || *id == '\0')
      continue;
    task = g_new (Task, 1);
    task->member = g_object_ref (source->member);
    task->card = g_object_ref (card);
    g_ptr_array_add (self->tasks, task);
  }
}

/* Once every list is there, or the portal has said that it is not. */
static void
on_lists_changed (PupitreCardKeeper *self)
{
  const GError *error = NULL;

  if (self->cancel == NULL || self->listed)
    return;
  for (guint i = 0; i < self->sources->len; i++) {
    Source *source = self->sources->pdata[i];
    PupitreFeed *feed = pupitre_feed_objects_get_feed (source->cards);

    if (pupitre_feed_is_refreshing (feed) || !pupitre_feed_is_loaded (feed) ||
        !pupitre_feed_objects_is_read (source->cards))
      return;
    if (error == NULL && pupitre_feed_get_error (feed) != NULL)
      error = pupitre_feed_get_error (feed);
  }
  if (error != NULL) {
    end (self, g_error_copy (error));
    return;
  }
  self->listed = TRUE;
  for (guint i = 0; i < self->sources->len; i++)
    add_tasks (self, self->sources->pdata[i]);
  forget_sources (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  keep_next (self);
}

static void
add_source (PupitreCardKeeper *self, PupitreMember *member)
{
  g_autoptr (PupitreFeed) feed = NULL;
  Source *source;

  if (!pupitre_child_offers (pupitre_member_get_child (member), PUPITRE_TILE_RESULTS))
    return;
  feed = pupitre_account_get_feed (pupitre_member_get_account (member),
                                   pupitre_member_get_child (member), PUPITRE_KIND_REPORT_CARDS);
  source = g_new (Source, 1);
  source->member = g_object_ref (member);
  source->cards = pupitre_feed_objects_new (feed);
  g_ptr_array_add (self->sources, source);
  g_signal_connect_object (source->cards, "changed", G_CALLBACK (on_lists_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (feed, "notify", G_CALLBACK (on_lists_changed), self, G_CONNECT_SWAPPED);
  pupitre_feed_refresh (feed);
}

static void
pupitre_card_keeper_dispose (GObject *object)
{
  PupitreCardKeeper *self = PUPITRE_CARD_KEEPER (object);

  if (self->cancel != NULL)
    g_cancellable_cancel (self->cancel);
  g_clear_object (&self->cancel);
  forget_sources (self);

  G_OBJECT_CLASS (pupitre_card_keeper_parent_class)->dispose (object);
}

static void
pupitre_card_keeper_finalize (GObject *object)
{
  PupitreCardKeeper *self = PUPITRE_CARD_KEEPER (object);

  g_clear_object (&self->family);
  g_free (self->key);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->tasks);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pupitre_card_keeper_parent_class)->finalize (object);
}

static void
pupitre_card_keeper_class_init (PupitreCardKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_card_keeper_dispose;
  object_class->finalize = pupitre_card_keeper_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_card_keeper_init (PupitreCardKeeper *self)
{
  self->sources = g_ptr_array_new_with_free_func (source_free);
  self->tasks = g_ptr_array_new_with_free_func (task_free);
}

/**
 * pupitre_card_keeper_new:
 * @family: The children of the open accounts
 * @key: (nullable): The key of the child whose report cards are kept; %NULL for all children
 * @title: What a report card is called
 *
 * Returns: (transfer full): a keeper that does nothing yet. Main thread.
 */
PupitreCardKeeper *
pupitre_card_keeper_new (PupitreFamily *family, const char *key, PupitreCardTitleFunc title)
{
  PupitreCardKeeper *self;

  g_return_val_if_fail (PUPITRE_IS_FAMILY (family), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_CARD_KEEPER, NULL);
  self->family = g_object_ref (family);
  self->key = g_strdup (key);
  self->title = title;
  return self;
}

/**
 * pupitre_card_keeper_start:
 * @self: A keeper that is not running
 *
 * Begins, or goes on where it was stopped: what is kept already is not asked for again. Main thread.
 */
void
pupitre_card_keeper_start (PupitreCardKeeper *self)
{
  GListModel *members;

  g_return_if_fail (PUPITRE_IS_CARD_KEEPER (self));
  g_return_if_fail (self->cancel == NULL);

  self->cancel = g_cancellable_new ();
  self->n_done = self->n_refused = 0;
  self->listed = self->finished = FALSE;
  g_clear_error (&self->error);
  g_ptr_array_set_size (self->tasks, 0);
  members = G_LIST_MODEL (self->family);
  for (guint i = 0; i < g_list_model_get_n_items (members); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (members, i);

    if (self->key == NULL ||
        g_str_equal (self->key, pupitre_child_get_key (pupitre_member_get_child (member))))
      add_source (self, member);
  }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  on_lists_changed (self);
}

/**
 * pupitre_card_keeper_stop:
 * @self: A keeper
 *
 * Stops at once; what was kept before stays. Main thread.
 */
void
pupitre_card_keeper_stop (PupitreCardKeeper *self)
{
  g_return_if_fail (PUPITRE_IS_CARD_KEEPER (self));

  if (self->cancel == NULL)
    return;
  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->cancel);
  forget_sources (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * pupitre_card_keeper_is_running:
 * @self: A keeper
 *
 * Returns: whether it is at work. Main thread.
 */
gboolean
pupitre_card_keeper_is_running (PupitreCardKeeper *self)
{
  g_return_val_if_fail (PUPITRE_IS_CARD_KEEPER (self), FALSE);

  return self->cancel != NULL;
}

/**
 * pupitre_card_keeper_is_finished:
 * @self: A keeper
 *
 * Returns: whether every report card was asked for. Main thread.
 */
gboolean
pupitre_card_keeper_is_finished (PupitreCardKeeper *self)
{
  g_return_val_if_fail (PUPITRE_IS_CARD_KEEPER (self), FALSE);

  return self->finished;
}

/**
 * pupitre_card_keeper_get_n_cards:
 * @self: A keeper
 *
 * Returns: how many report cards there are; 0 as long as the lists are not there. Main thread.
 */
guint
pupitre_card_keeper_get_n_cards (PupitreCardKeeper *self)
{
  g_return_val_if_fail (PUPITRE_IS_CARD_KEEPER (self), 0);

  return self->tasks->len;
}

/**
 * pupitre_card_keeper_get_n_done:
 * @self: A keeper
 *
 * Returns: how many of them are kept, or refused. Main thread.
 */
guint
pupitre_card_keeper_get_n_done (PupitreCardKeeper *self)
{
  g_return_val_if_fail (PUPITRE_IS_CARD_KEEPER (self), 0);

  return self->n_done;
}

/**
 * pupitre_card_keeper_get_n_refused:
 * @self: A keeper
 *
 * Returns: how many of them the portal did not give. Main thread.
 */
guint
pupitre_card_keeper_get_n_refused (PupitreCardKeeper *self)
{
  g_return_val_if_fail (PUPITRE_IS_CARD_KEEPER (self), 0);

  return self->n_refused;
}

/**
 * pupitre_card_keeper_get_error:
 * @self: A keeper
 *
 * Returns: (transfer none) (nullable): why it ended before it was done. Main thread.
 */
const GError *
pupitre_card_keeper_get_error (PupitreCardKeeper *self)
{
  g_return_val_if_fail (PUPITRE_IS_CARD_KEEPER (self), NULL);

  return self->error;
}
