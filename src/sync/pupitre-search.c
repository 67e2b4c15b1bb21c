/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-search"

#include "pupitre-search.h"

#include "pupitre-search-documents.h"
#include "pupitre-search-gather.h"

/* What a parent can look for, of all children of the open accounts: what is stored of each is read
 * into an index in memory, which lives in a thread of its own, follows what comes from the portal and
 * is gone with this object: whoever locks drops it. Pages of documents are read by who can draw
 * them, see pupitre_search_take_unread(). Main thread.
 *
 * Signals: `changed`, when something else may be found than before. */

/* So that the first page after the unlocking does not wait for what is behind it. */
#define START_MS 3000

struct _PupitreSearch {
  GObject                 parent_instance;

  PupitreSearchThread    *thread;
  PupitreSearchGather    *gather;
  PupitreSearchDocuments *documents;     /* (nullable): between the start and the end */
  PupitreFamily          *family;        /* (nullable): until the end */
  gboolean                built;
  guint                   start_source;  /* 0: it has begun */
  char                   *typed;
};

typedef enum {
  PROP_BUILT = 1,
} PupitreSearchProperty;

static GParamSpec *properties[PROP_BUILT + 1];

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreSearch, pupitre_search, G_TYPE_OBJECT)

static void
on_changed (PupitreSearch *self)
{
  if (!self->built && self->documents != NULL && pupitre_search_gather_is_done (self->gather) &&
      pupitre_search_documents_are_loaded (self->documents)) {
    self->built = TRUE;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUILT]);
  }
  g_signal_emit (self, changed_signal, 0);
}

static void
on_documents_changed (PupitreSearch *self)
{
  pupitre_search_documents_load (self->documents);
}

static void
on_start_due (gpointer user_data)
{
  pupitre_search_start (PUPITRE_SEARCH (user_data));
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
  pupitre_search_thread_stop (self->thread);
  if (self->gather != NULL)
    pupitre_search_gather_stop (self->gather);
  g_clear_object (&self->documents);
  g_clear_object (&self->family);

  G_OBJECT_CLASS (pupitre_search_parent_class)->dispose (object);
}

static void
pupitre_search_finalize (GObject *object)
{
  PupitreSearch *self = PUPITRE_SEARCH (object);

  g_clear_object (&self->gather);
  g_object_unref (self->thread);
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
  self->thread = pupitre_search_thread_new ();
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

  g_return_val_if_fail (PUPITRE_IS_FAMILY (family), NULL);

  self = g_object_new (PUPITRE_TYPE_SEARCH, NULL);
  self->family = g_object_ref (family);
  self->gather = pupitre_search_gather_new (family, self->thread);
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

  if (self->documents != NULL || self->family == NULL)
    return;
  g_clear_handle_id (&self->start_source, g_source_remove);
  self->documents = pupitre_search_documents_new (self->family, self->thread);
  g_signal_connect_object (self->thread, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->documents, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gather, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gather, "documents-changed", G_CALLBACK (on_documents_changed),
                           self, G_CONNECT_SWAPPED);
  pupitre_search_gather_start (self->gather);
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
  GTask *task;

  g_return_if_fail (PUPITRE_IS_SEARCH (self));
  g_return_if_fail (typed != NULL);
  g_return_if_fail (self->family != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_search_find_async);
  pupitre_search_thread_find (self->thread, typed,
                              pupitre_search_gather_dup_children (self->gather), most, task);
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
  g_return_val_if_fail (PUPITRE_IS_SEARCH (self), NULL);

  return self->documents != NULL ? pupitre_search_documents_find (self->documents, found) : NULL;
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

  return self->documents != NULL ? pupitre_search_documents_take_unread (self->documents) : NULL;
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
  g_return_if_fail (PUPITRE_IS_SEARCH (self));

  if (self->documents != NULL)
    pupitre_search_documents_add_text (self->documents, item, text);
}
