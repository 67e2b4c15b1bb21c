/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-archive-book"

#include "pupitre-archive-book.h"

#include "pupitre-error.h"

/* The documents that the open accounts keep, of all their children: nobody but this computer is asked,
 * so that the list is there without a network.
 *
 * Signals: `changed` when it has been read anew, or could not be. */

struct _PupitreArchiveBook {
  GObject       parent_instance;

  GListModel   *accounts;
  GCancellable *cancel;
  GPtrArray    *items;    /* (element-type PupitreArchiveItem): what came last first */
  GPtrArray    *reading;  /* (nullable) (element-type PupitreArchiveItem): every version */
  guint         n_waiting;
  gboolean      again;    /* it has to be read once more after this time */
  gboolean      loaded;
  GError       *error;    /* (nullable): what went wrong the last time */
};

G_DEFINE_FINAL_TYPE (PupitreArchiveBook, pupitre_archive_book, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The versions of one document become one item: its newest state, with the others beneath it. */
static void
gather (PupitreArchiveBook *self)
{
  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_sort (self->reading, pupitre_archive_item_compare);
  for (guint i = 0; i < self->reading->len; i++) {
    PupitreArchiveItem *item = self->reading->pdata[i];
    PupitreArchiveItem *newer = NULL;

    /* What the portal has now comes first, so only what stands for itself has to be looked for. */
    if (pupitre_document_is_version (pupitre_archive_item_get_document (item)->id)) {
      for (guint j = 0; j < self->items->len && newer == NULL; j++)
        newer = pupitre_archive_item_is_same (self->items->pdata[j], item) ? self->items->pdata[j]
                                                                           : NULL;
    }
    if (newer != NULL)
      pupitre_archive_item_add_earlier (newer, item);
    else
      g_ptr_array_add (self->items, g_object_ref (item));
  }
}

static void read_all (PupitreArchiveBook *self);

/* @error: (transfer full) (nullable) */
static void
finish_part (PupitreArchiveBook *self, GError *error)
{
  if (error != NULL && self->error == NULL)
    self->error = error;
  else
    g_clear_error (&error);
  if (--self->n_waiting > 0)
    return;
  if (self->reading != NULL)
    gather (self);
  g_clear_pointer (&self->reading, g_ptr_array_unref);
  self->loaded = TRUE;
  if (self->again) {
    read_all (self);
    return;
  }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

typedef struct {
  PupitreArchiveBook *book;     /* (owned) */
  PupitreAccount     *account;  /* (owned) */
} Part;

static Part *
part_new (PupitreArchiveBook *self, PupitreAccount *account)
{
  Part *part = g_new (Part, 1);

  part->book = g_object_ref (self);
  part->account = g_object_ref (account);
  return part;
}

static void
part_free (Part *part)
{
  g_object_unref (part->book);
  g_object_unref (part->account);
  g_free (part);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Part, part_free)

static void
on_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Part) part = user_data;
  PupitreArchiveBook *self = part->book;
  GError *error = NULL;
  g_autoptr (GPtrArray) documents =
    pupitre_store_list_archive_finish (PUPITRE_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancel)) {
    g_clear_error (&error);
    return;
  }
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    g_ptr_array_add (self->reading,
                     pupitre_archive_item_new (part->account,
                                               pupitre_document_copy (documents->pdata[i])));
  finish_part (self, error);
}

static void
read_all (PupitreArchiveBook *self)
{
  self->again = FALSE;
  self->reading = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_waiting = 1;
  for (guint i = 0; i < g_list_model_get_n_items (self->accounts); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (self->accounts, i);

    self->n_waiting++;
    pupitre_store_list_archive_async (pupitre_account_get_store (account), self->cancel, on_listed,
                                      part_new (self, account));
  }
  finish_part (self, NULL);
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Part) part = user_data;
  PupitreArchiveBook *self = part->book;
  GError *error = NULL;

  pupitre_store_remove_documents_finish (PUPITRE_STORE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancel)) {
    g_clear_error (&error);
    return;
  }
  self->again = TRUE;
  finish_part (self, error);
}

static void
on_accounts_changed (PupitreArchiveBook *self)
{
  pupitre_archive_book_load (self);
}

static void
pupitre_archive_book_dispose (GObject *object)
{
  PupitreArchiveBook *self = PUPITRE_ARCHIVE_BOOK (object);

  g_cancellable_cancel (self->cancel);

  G_OBJECT_CLASS (pupitre_archive_book_parent_class)->dispose (object);
}

static void
pupitre_archive_book_finalize (GObject *object)
{
  PupitreArchiveBook *self = PUPITRE_ARCHIVE_BOOK (object);

  g_clear_object (&self->accounts);
  g_clear_object (&self->cancel);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->reading, g_ptr_array_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pupitre_archive_book_parent_class)->finalize (object);
}

static void
pupitre_archive_book_class_init (PupitreArchiveBookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_archive_book_dispose;
  object_class->finalize = pupitre_archive_book_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_archive_book_init (PupitreArchiveBook *self)
{
  self->cancel = g_cancellable_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_archive_book_new:
 * @accounts: (element-type PupitreAccount): The open accounts; the book follows them
 *
 * Returns: (transfer full): a book that reads what is kept. Main thread.
 */
PupitreArchiveBook *
pupitre_archive_book_new (GListModel *accounts)
{
  PupitreArchiveBook *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (accounts), NULL);

  self = g_object_new (PUPITRE_TYPE_ARCHIVE_BOOK, NULL);
  self->accounts = g_object_ref (accounts);
  g_signal_connect_object (accounts, "items-changed", G_CALLBACK (on_accounts_changed), self,
                           G_CONNECT_SWAPPED);
  pupitre_archive_book_load (self);
  return self;
}

/**
 * pupitre_archive_book_load:
 * @self: A book
 *
 * Reads anew what is kept. Main thread.
 */
void
pupitre_archive_book_load (PupitreArchiveBook *self)
{
  g_return_if_fail (PUPITRE_IS_ARCHIVE_BOOK (self));

  g_clear_error (&self->error);
  if (self->n_waiting > 0)
    self->again = TRUE;
  else
    read_all (self);
}

/**
 * pupitre_archive_book_is_loaded:
 * @self: A book
 *
 * Returns: whether it has been read at least once. Main thread.
 */
gboolean
pupitre_archive_book_is_loaded (PupitreArchiveBook *self)
{
  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_BOOK (self), FALSE);

  return self->loaded;
}

/**
 * pupitre_archive_book_get_error:
 * @self: A book
 *
 * Returns: (transfer none) (nullable): why something could not be read or removed the last time. Main
 *   thread.
 */
const GError *
pupitre_archive_book_get_error (PupitreArchiveBook *self)
{
  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_BOOK (self), NULL);

  return self->error;
}

/**
 * pupitre_archive_book_get_items:
 * @self: A book
 *
 * Returns: (transfer none) (element-type PupitreArchiveItem): the documents, each once, what came
 *   last first. Main thread.
 */
GPtrArray *
pupitre_archive_book_get_items (PupitreArchiveBook *self)
{
  g_return_val_if_fail (PUPITRE_IS_ARCHIVE_BOOK (self), NULL);

  return self->items;
}

static void
remove_item (PupitreArchiveBook *self, PupitreArchiveItem *item)
{
  PupitreAccount *account = pupitre_archive_item_get_account (item);
  GPtrArray *earlier = pupitre_archive_item_get_earlier (item);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  g_strv_builder_add (builder, pupitre_archive_item_get_document (item)->id);
  for (guint i = 0; i < earlier->len; i++)
    g_strv_builder_add (builder, pupitre_archive_item_get_document (earlier->pdata[i])->id);
  ids = g_strv_builder_end (builder);
  self->n_waiting++;
  pupitre_store_remove_documents_async (pupitre_account_get_store (account),
                                        pupitre_archive_item_get_document (item)->child,
                                        (const char *const *) ids, self->cancel, on_removed,
                                        part_new (self, account));
}

/**
 * pupitre_archive_book_remove:
 * @self: A book
 * @items: (element-type PupitreArchiveItem): Items of it, or earlier versions
 *
 * Removes them from this computer, each with its earlier versions, and reads anew what is left. Main
 * thread.
 */
void
pupitre_archive_book_remove (PupitreArchiveBook *self, GPtrArray *items)
{
  g_return_if_fail (PUPITRE_IS_ARCHIVE_BOOK (self));
  g_return_if_fail (items != NULL);

  for (guint i = 0; i < items->len; i++)
    remove_item (self, items->pdata[i]);
}
