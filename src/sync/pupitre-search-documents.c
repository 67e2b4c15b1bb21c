/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-search-documents"

#include "pupitre-search-documents.h"

#include "pupitre-archive-book.h"

#include <string.h>

/* The documents that are kept, on their way into the search: at once by their titles, and by their pages
 * once somebody has read those. Main thread.
 *
 * Signals: `changed`, when there may be others. */

struct _PupitreSearchDocuments {
  GObject              parent_instance;

  PupitreFamily       *family;
  PupitreSearchThread *thread;
  PupitreArchiveBook  *book;
  GHashTable          *described;  /* (element-type utf8): documents that are in the index */
  GQueue              *unread;     /* (element-type PupitreArchiveItem): whose pages are not */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreSearchDocuments, pupitre_search_documents, G_TYPE_OBJECT)

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
describe_document (PupitreSearchDocuments *self, const PupitreDocument *document, const char *text)
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
add_document (PupitreSearchDocuments *self,
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
on_book_changed (PupitreSearchDocuments *self)
{
  GPtrArray *items = pupitre_archive_book_get_items (self->book);
  PupitreSearchBatch *batch = pupitre_search_batch_new ("documents");
  g_autoptr (GHashTable) before = g_steal_pointer (&self->described);

  self->described = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  batch->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  batch->is_last = TRUE;
  for (guint i = 0; i < items->len; i++)
    add_document (self, batch, items->pdata[i], before);
  pupitre_search_thread_hand_over (self->thread, batch);
  g_signal_emit (self, changed_signal, 0);
}

static void
pupitre_search_documents_finalize (GObject *object)
{
  PupitreSearchDocuments *self = PUPITRE_SEARCH_DOCUMENTS (object);

  g_object_unref (self->family);
  g_object_unref (self->thread);
  g_object_unref (self->book);
  g_hash_table_unref (self->described);
  g_queue_free_full (self->unread, g_object_unref);

  G_OBJECT_CLASS (pupitre_search_documents_parent_class)->finalize (object);
}

static void
pupitre_search_documents_class_init (PupitreSearchDocumentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_search_documents_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_search_documents_init (PupitreSearchDocuments *self)
{
  self->described = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unread = g_queue_new ();
}

/**
 * pupitre_search_documents_new:
 * @family: The children of the open accounts
 * @thread: Where the index is
 *
 * Returns: (transfer full): the documents of these accounts, which are being listed.
 */
PupitreSearchDocuments *
pupitre_search_documents_new (PupitreFamily *family, PupitreSearchThread *thread)
{
  PupitreSearchDocuments *self = g_object_new (PUPITRE_TYPE_SEARCH_DOCUMENTS, NULL);

  self->family = g_object_ref (family);
  self->thread = g_object_ref (thread);
  self->book = pupitre_archive_book_new (pupitre_family_get_accounts (family));
  g_signal_connect_object (self->book, "changed", G_CALLBACK (on_book_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * pupitre_search_documents_load:
 * @self: Documents
 *
 * Lists them again: others are kept.
 */
void
pupitre_search_documents_load (PupitreSearchDocuments *self)
{
  g_return_if_fail (PUPITRE_IS_SEARCH_DOCUMENTS (self));

  pupitre_archive_book_load (self->book);
}

/**
 * pupitre_search_documents_are_loaded:
 * @self: Documents
 *
 * Returns: whether they were listed.
 */
gboolean
pupitre_search_documents_are_loaded (PupitreSearchDocuments *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_DOCUMENTS (self), FALSE);

  return pupitre_archive_book_is_loaded (self->book);
}

/**
 * pupitre_search_documents_find:
 * @self: Documents
 * @found: A document that was found
 *
 * Returns: (transfer none) (nullable): that document, if it is still kept.
 */
PupitreArchiveItem *
pupitre_search_documents_find (PupitreSearchDocuments *self, PupitreSearchItem *found)
{
  GPtrArray *items;

  g_return_val_if_fail (PUPITRE_IS_SEARCH_DOCUMENTS (self), NULL);
  g_return_val_if_fail (PUPITRE_IS_SEARCH_ITEM (found), NULL);

  items = pupitre_archive_book_get_items (self->book);
  for (guint i = 0; i < items->len; i++) {
    g_autofree char *key =
      make_document_key (pupitre_archive_item_get_document (items->pdata[i]));

    if (g_str_equal (key, pupitre_search_item_get_key (found)))
      return items->pdata[i];
  }
  return NULL;
}

/**
 * pupitre_search_documents_take_unread:
 * @self: Documents
 *
 * Returns: (transfer full) (nullable): a document that is found by its title alone: whoever can read
 *   its pages gives them to pupitre_search_documents_add_text(). Each is given once; others may come, see
 *   `changed`.
 */
PupitreArchiveItem *
pupitre_search_documents_take_unread (PupitreSearchDocuments *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_DOCUMENTS (self), NULL);

  return g_queue_pop_head (self->unread);
}

/**
 * pupitre_search_documents_add_text:
 * @self: Documents
 * @item: A document
 * @text: What stands on its pages
 *
 * The document is found by its pages too.
 */
void
pupitre_search_documents_add_text (PupitreSearchDocuments *self, PupitreArchiveItem *item, const char *text)
{
  const PupitreDocument *document;
  g_autofree char *name = NULL;
  PupitreSearchBatch *batch;

  g_return_if_fail (PUPITRE_IS_SEARCH_DOCUMENTS (self));
  g_return_if_fail (PUPITRE_IS_ARCHIVE_ITEM (item));
  g_return_if_fail (text != NULL);

  document = pupitre_archive_item_get_document (item);
  name = make_document_name (document);
  /* It may have been removed while it was read. */
  if (!g_hash_table_contains (self->described, name))
    return;
  batch = pupitre_search_batch_new ("documents");
  pupitre_search_batch_add (batch, make_state (document, TRUE),
                            describe_document (self, document, text));
  pupitre_search_thread_hand_over (self->thread, batch);
}
