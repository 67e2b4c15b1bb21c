/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-search-texts"

#include "config.h"

#include "pupitre-search-texts.h"

#include "pupitre-error.h"

/* Reads the pages of the documents that are kept, one document after the other, for the search: the
 * helper that draws them reads them, so that no decoder runs here. A document that cannot be read, or
 * asks for a password, is left to be found by its title, and the next one is read. Main thread.
 *
 * It begins when it is made: when somebody first looks for something. */

#define MAX_PAGES 300
#define MAX_BYTES (2 * 1024 * 1024)

struct _PupitreSearchTexts {
  GObject                  parent_instance;

  PupitreSearch           *search;
  PupitreRenderer         *renderer;
  GCancellable            *cancel;
  PupitreArchiveItem      *item;      /* (nullable): the document that is being read */
  PupitreRenderedDocument *document;  /* (nullable) */
  guint                    page;
  GString                 *text;
};

G_DEFINE_FINAL_TYPE (PupitreSearchTexts, pupitre_search_texts, G_TYPE_OBJECT)

static void read_next (PupitreSearchTexts *self);

static void
finish_document (PupitreSearchTexts *self)
{
  if (self->text->len > 0)
    pupitre_search_add_text (self->search, self->item, self->text->str);
  g_string_truncate (self->text, 0);
  g_clear_object (&self->document);
  g_clear_object (&self->item);
  read_next (self);
}

static void read_page (PupitreSearchTexts *self);

static void
on_text (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreSearchTexts) self = PUPITRE_SEARCH_TEXTS (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitrePageText) text =
    pupitre_rendered_document_text_finish (PUPITRE_RENDERED_DOCUMENT (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancel))
    return;
  /* The other pages may be all right. */
  if (text != NULL && text->text != NULL) {
    g_string_append (self->text, text->text);
    g_string_append_c (self->text, '\n');
  }
  self->page++;
  read_page (self);
}

static void
read_page (PupitreSearchTexts *self)
{
  const guint n_pages = pupitre_rendered_document_get_n_pages (self->document);

  if (self->page >= MIN (n_pages, MAX_PAGES) || self->text->len >= MAX_BYTES)
    finish_document (self);
  else
    pupitre_rendered_document_text_async (self->document, self->page, FALSE, self->cancel, on_text,
                                          g_object_ref (self));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreSearchTexts) self = PUPITRE_SEARCH_TEXTS (user_data);
  g_autoptr (GError) error = NULL;
  PupitreRenderedDocument *document =
    pupitre_renderer_open_finish (PUPITRE_RENDERER (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancel)) {
    g_clear_object (&document);
    return;
  }
  if (document == NULL) {
    g_debug ("A document is found by its title alone: %s", error->message);
    finish_document (self);
    return;
  }
  self->document = document;
  self->page = 0;
  read_page (self);
}

static void
on_unsealed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreSearchTexts) self = PUPITRE_SEARCH_TEXTS (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreDocument) document =
    pupitre_store_get_document_finish (PUPITRE_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancel))
    return;
  if (document != NULL) {
    pupitre_renderer_open_async (self->renderer, document->fd, self->cancel, on_opened,
                                 g_object_ref (self));
  } else {
    g_debug ("A document cannot be unsealed for the search: %s", error->message);
    finish_document (self);
  }
}

static void
read_next (PupitreSearchTexts *self)
{
  const PupitreDocument *document;

  if (self->item != NULL)
    return;
  self->item = pupitre_search_take_unread (self->search);
  if (self->item == NULL)
    return;
  document = pupitre_archive_item_get_document (self->item);
  pupitre_store_get_document_async (
    pupitre_account_get_store (pupitre_archive_item_get_account (self->item)), document->child,
    document->id, self->cancel, on_unsealed, g_object_ref (self));
}

static void
pupitre_search_texts_dispose (GObject *object)
{
  PupitreSearchTexts *self = PUPITRE_SEARCH_TEXTS (object);

  g_cancellable_cancel (self->cancel);
  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->search);
  g_clear_object (&self->renderer);
  g_clear_object (&self->document);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (pupitre_search_texts_parent_class)->dispose (object);
}

static void
pupitre_search_texts_finalize (GObject *object)
{
  PupitreSearchTexts *self = PUPITRE_SEARCH_TEXTS (object);

  g_object_unref (self->cancel);
  g_string_free (self->text, TRUE);

  G_OBJECT_CLASS (pupitre_search_texts_parent_class)->finalize (object);
}

static void
pupitre_search_texts_class_init (PupitreSearchTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_search_texts_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_search_texts_finalize;
}

static void
pupitre_search_texts_init (PupitreSearchTexts *self)
{
  self->cancel = g_cancellable_new ();
  self->text = g_string_new (NULL);
}

/**
 * pupitre_search_texts_new:
 * @search: A search
 * @renderer: What reads pages
 *
 * Returns: (transfer full): what reads the documents of @search until it is dropped; give it up with
 *   g_object_run_dispose(). Main thread.
 */
PupitreSearchTexts *
pupitre_search_texts_new (PupitreSearch *search, PupitreRenderer *renderer)
{
  PupitreSearchTexts *self;

  g_return_val_if_fail (PUPITRE_IS_SEARCH (search), NULL);
  g_return_val_if_fail (PUPITRE_IS_RENDERER (renderer), NULL);

  self = g_object_new (PUPITRE_TYPE_SEARCH_TEXTS, NULL);
  self->search = g_object_ref (search);
  self->renderer = g_object_ref (renderer);
  g_signal_connect_object (search, "changed", G_CALLBACK (read_next), self, G_CONNECT_SWAPPED);
  read_next (self);
  return self;
}
