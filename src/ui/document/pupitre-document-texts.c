/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-texts"

#include "config.h"

#include "pupitre-document-texts.h"

#include <string.h>

/* The texts of the pages of a document, asked for once: those used last are kept, as many as there
 * is room for. To find words takes no boxes, and boxes take the helper as long as the words. */

#define MOST_BYTES (32 * 1024 * 1024)

typedef struct {
  guint            page;
  gboolean         boxes;  /* whether it has them, were there any character */
  PupitrePageText *text;
} Kept;

typedef struct {
  guint    page;
  gboolean boxes;
} Errand;

struct _PupitreDocumentTexts {
  GObject                  parent_instance;

  PupitreRenderedDocument *document;
  GHashTable              *links;         /* page -> GList of kept */
  GQueue                  *kept;          /* Kept, the one used last first */
  gsize                    n_bytes;       /* of all that is kept */
};

enum {
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreDocumentTexts, pupitre_document_texts, G_TYPE_OBJECT)

static void
kept_free (Kept *kept)
{
  pupitre_page_text_unref (kept->text);
  g_free (kept);
}

static void
pupitre_document_texts_finalize (GObject *object)
{
  PupitreDocumentTexts *self = PUPITRE_DOCUMENT_TEXTS (object);

  g_object_unref (self->document);
  g_hash_table_unref (self->links);
  g_queue_free_full (self->kept, (GDestroyNotify) kept_free);

  G_OBJECT_CLASS (pupitre_document_texts_parent_class)->finalize (object);
}

static void
pupitre_document_texts_class_init (PupitreDocumentTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_document_texts_finalize;

  /**
   * PupitreDocumentTexts::loaded:
   * @self: The texts
   * @page: From 0
   *
   * The text of a page has come with its boxes: pupitre_document_texts_peek() gives it.
   */
  signals[LOADED] = g_signal_new ("loaded", PUPITRE_TYPE_DOCUMENT_TEXTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
pupitre_document_texts_init (PupitreDocumentTexts *self)
{
  self->links = g_hash_table_new (NULL, NULL);
  self->kept = g_queue_new ();
}

/**
 * pupitre_document_texts_new:
 * @document: An open document
 *
 * Returns: (transfer full): its texts, none of them asked for yet. Main thread.
 */
PupitreDocumentTexts *
pupitre_document_texts_new (PupitreRenderedDocument *document)
{
  PupitreDocumentTexts *self = g_object_new (PUPITRE_TYPE_DOCUMENT_TEXTS, NULL);

  self->document = g_object_ref (document);

  return self;
}

/**
 * pupitre_document_texts_get_document:
 * @self: Texts
 *
 * Returns: (transfer none): whose they are. Main thread.
 */
PupitreRenderedDocument *
pupitre_document_texts_get_document (PupitreDocumentTexts *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_TEXTS (self), NULL);

  return self->document;
}

/* @boxes: whether they are needed */
static PupitrePageText *
look_up (PupitreDocumentTexts *self, guint page, gboolean boxes)
{
  GList *link = g_hash_table_lookup (self->links, GUINT_TO_POINTER (page));

  if (link == NULL || (boxes && !((Kept *) link->data)->boxes))
    return NULL;
  g_queue_unlink (self->kept, link);
  g_queue_push_head_link (self->kept, link);

  return ((Kept *) link->data)->text;
}

/**
 * pupitre_document_texts_peek:
 * @self: Texts
 * @page: A page, from 0
 *
 * Returns: (transfer none) (nullable): its text with the boxes, if they are there. Main thread.
 */
PupitrePageText *
pupitre_document_texts_peek (PupitreDocumentTexts *self, guint page)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_TEXTS (self), NULL);

  return look_up (self, page, TRUE);
}

static gsize
count_bytes (PupitrePageText *text)
{
  return strlen (text->text) + text->n_boxes * sizeof (*text->boxes);
}

static void
drop (PupitreDocumentTexts *self, GList *link)
{
  Kept *kept = link->data;

  g_queue_delete_link (self->kept, link);
  g_hash_table_remove (self->links, GUINT_TO_POINTER (kept->page));
  self->n_bytes -= count_bytes (kept->text);
  kept_free (kept);
}

static void
keep (PupitreDocumentTexts *self, const Errand *errand, PupitrePageText *text)
{
  GList *link = g_hash_table_lookup (self->links, GUINT_TO_POINTER (errand->page));
  Kept *kept;

  if (look_up (self, errand->page, errand->boxes) != NULL)
    return;
  if (link != NULL)
    drop (self, link);
  kept = g_new0 (Kept, 1);
  kept->page = errand->page;
  kept->boxes = errand->boxes;
  kept->text = pupitre_page_text_ref (text);
  g_queue_push_head (self->kept, kept);
  g_hash_table_insert (self->links, GUINT_TO_POINTER (kept->page), self->kept->head);
  self->n_bytes += count_bytes (text);
  while (self->n_bytes > MOST_BYTES && self->kept->length > 1)
    drop (self, self->kept->tail);
  if (errand->boxes)
    g_signal_emit (self, signals[LOADED], 0, errand->page);
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  PupitrePageText *text;
  GError *error = NULL;

  text = pupitre_rendered_document_text_finish (PUPITRE_RENDERED_DOCUMENT (source), result, &error);
  if (text == NULL) {
    g_task_return_error (task, error);
    return;
  }
  keep (g_task_get_source_object (task), g_task_get_task_data (task), text);
  g_task_return_pointer (task, text, (GDestroyNotify) pupitre_page_text_unref);
}

/**
 * pupitre_document_texts_get_async:
 * @self: Texts
 * @page: A page, from 0
 * @boxes: Whether the boxes are needed
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called with the text, never before this returns
 * @data: For @callback
 *
 * Main thread.
 */
void
pupitre_document_texts_get_async (PupitreDocumentTexts *self,
                                  guint                 page,
                                  gboolean              boxes,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  PupitrePageText *text;
  Errand *errand;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_TEXTS (self));

  g_task_set_source_tag (task, pupitre_document_texts_get_async);
  errand = g_new0 (Errand, 1);
  errand->page = page;
  errand->boxes = boxes;
  g_task_set_task_data (task, errand, g_free);
  text = look_up (self, page, boxes);
  if (text != NULL)
    g_task_return_pointer (task, pupitre_page_text_ref (text),
                           (GDestroyNotify) pupitre_page_text_unref);
  else
    pupitre_rendered_document_text_async (self->document, page, boxes, cancellable, on_text,
                                          g_steal_pointer (&task));
}

/**
 * pupitre_document_texts_get_finish:
 * @self: Texts
 * @result: What the callback got
 * @error: Return location
 *
 * Errors: those of pupitre_rendered_document_text_finish().
 *
 * Returns: (transfer full) (nullable): the text. Main thread.
 */
PupitrePageText *
pupitre_document_texts_get_finish (PupitreDocumentTexts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
