/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-selection"

#include "config.h"

#include "pupitre-document-selection.h"


/* The text of a document that is selected, from one place to another, over as many pages as lie
 * between them. */

/* A place between two characters. */
typedef struct {
  guint page;
  guint at;
} Place;

struct _PupitreDocumentSelection {
  GObject               parent_instance;

  PupitreDocumentTexts *texts;
  PupitreDocumentMarks *marks;
  Place                 anchor;  /* where it was begun */
  Place                 end;     /* where it goes on */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreDocumentSelection, pupitre_document_selection, G_TYPE_OBJECT)

static void
pupitre_document_selection_finalize (GObject *object)
{
  PupitreDocumentSelection *self = PUPITRE_DOCUMENT_SELECTION (object);

  g_object_unref (self->texts);
  g_object_unref (self->marks);

  G_OBJECT_CLASS (pupitre_document_selection_parent_class)->finalize (object);
}

static void
pupitre_document_selection_class_init (PupitreDocumentSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_document_selection_finalize;

  /**
   * PupitreDocumentSelection::changed:
   * @self: A selection
   *
   * Another text is selected, or none any more.
   */
  signals[CHANGED] = g_signal_new ("changed", PUPITRE_TYPE_DOCUMENT_SELECTION, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_document_selection_init (PupitreDocumentSelection *self)
{
}

static gboolean
is_before (const Place *a, const Place *b)
{
  return a->page < b->page || (a->page == b->page && a->at < b->at);
}

static const Place *
first (PupitreDocumentSelection *self)
{
  return is_before (&self->end, &self->anchor) ? &self->end : &self->anchor;
}

static const Place *
last (PupitreDocumentSelection *self)
{
  return is_before (&self->end, &self->anchor) ? &self->anchor : &self->end;
}

/* What of a page between the first and the last is selected. */
static PupitreTextRange
range_on (PupitreDocumentSelection *self, guint page)
{
  return (PupitreTextRange) { page == first (self)->page ? first (self)->at : 0,
                              page == last (self)->page ? last (self)->at : G_MAXUINT };
}

static void
mark_page (PupitreDocumentSelection *self, guint page)
{
  PupitrePageText *text = pupitre_document_texts_peek (self->texts, page);
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  if (text == NULL)
    return;
  pupitre_page_text_get_areas (text, range_on (self, page), areas);
  pupitre_document_marks_set (self->marks, PUPITRE_DOCUMENT_MARK_SELECTED, page, areas);
}

static void
on_loaded (PupitreDocumentSelection *self, guint page)
{
  if (!pupitre_document_selection_is_empty (self) &&
      page >= first (self)->page && page <= last (self)->page)
    mark_page (self, page);
}

static void
changed (PupitreDocumentSelection *self)
{
  pupitre_document_marks_clear (self->marks, PUPITRE_DOCUMENT_MARK_SELECTED);
  if (!pupitre_document_selection_is_empty (self)) {
    for (guint page = first (self)->page; page <= last (self)->page; page++)
      mark_page (self, page);
  }
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pupitre_document_selection_new:
 * @texts: The texts of a document
 * @marks: Where it says what is selected
 *
 * Returns: (transfer full): nothing selected yet. Main thread.
 */
PupitreDocumentSelection *
pupitre_document_selection_new (PupitreDocumentTexts *texts, PupitreDocumentMarks *marks)
{
  PupitreDocumentSelection *self = g_object_new (PUPITRE_TYPE_DOCUMENT_SELECTION, NULL);

  self->texts = g_object_ref (texts);
  self->marks = g_object_ref (marks);
  g_signal_connect_object (texts, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * pupitre_document_selection_is_empty:
 * @self: A selection
 *
 * Returns: whether nothing is selected. Main thread.
 */
gboolean
pupitre_document_selection_is_empty (PupitreDocumentSelection *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_SELECTION (self), TRUE);

  return self->anchor.page == self->end.page && self->anchor.at == self->end.at;
}

/**
 * pupitre_document_selection_clear:
 * @self: A selection
 *
 * Main thread.
 */
void
pupitre_document_selection_clear (PupitreDocumentSelection *self)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_SELECTION (self));

  if (pupitre_document_selection_is_empty (self))
    return;
  self->end = self->anchor;
  changed (self);
}

/**
 * pupitre_document_selection_set:
 * @self: A selection
 * @page: A page, from 0
 * @range: A part of its text
 *
 * Main thread.
 */
void
pupitre_document_selection_set (PupitreDocumentSelection *self, guint page, PupitreTextRange range)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_SELECTION (self));

  self->anchor = (Place) { page, range.start };
  self->end = (Place) { page, range.end };
  changed (self);
}

/**
 * pupitre_document_selection_start:
 * @self: A selection
 * @page: A page, from 0
 * @x: Where on it, in points
 * @y: The same
 * @unit: What is selected at once: a word, a line, or nothing yet
 *
 * Main thread.
 */
void
pupitre_document_selection_start (PupitreDocumentSelection *self,
                                  guint                     page,
                                  double                    x,
                                  double                    y,
                                  PupitreTextUnit           unit)
{
  PupitrePageText *text;
  PupitreTextRange range;
  guint at;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_SELECTION (self));

  text = pupitre_document_texts_peek (self->texts, page);
  if (text == NULL)
    return;
  at = pupitre_page_text_locate (text, x, y);
  range = (PupitreTextRange) { at, at };
  if (unit == PUPITRE_TEXT_WORD)
    range = pupitre_page_text_get_word (text, at);
  else if (unit == PUPITRE_TEXT_LINE)
    range = pupitre_page_text_get_line (text, at);
  pupitre_document_selection_set (self, page, range);
}

/**
 * pupitre_document_selection_extend:
 * @self: A selection
 * @page: A page, from 0
 * @x: Where on it, in points
 * @y: The same
 *
 * Lets the selection go from where it was begun to here. Main thread.
 */
void
pupitre_document_selection_extend (PupitreDocumentSelection *self, guint page, double x, double y)
{
  PupitrePageText *text;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_SELECTION (self));

  text = pupitre_document_texts_peek (self->texts, page);
  if (text == NULL)
    return;
  self->end = (Place) { page, pupitre_page_text_locate (text, x, y) };
  changed (self);
}

static guint
n_pages (PupitreDocumentSelection *self)
{
  return pupitre_rendered_document_get_n_pages (pupitre_document_texts_get_document (self->texts));
}

/**
 * pupitre_document_selection_select_all:
 * @self: A selection
 *
 * Main thread.
 */
void
pupitre_document_selection_select_all (PupitreDocumentSelection *self)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_SELECTION (self));

  self->anchor = (Place) { 0, 0 };
  self->end = (Place) { n_pages (self) - 1, G_MAXUINT };
  changed (self);
}

/**
 * pupitre_document_selection_move:
 * @self: A selection
 * @page: Where to begin if nothing is selected, from 0
 * @unit: By what to move its end
 * @direction: 1: on, -1: back
 *
 * Returns: whether the text that this needs is there. Main thread.
 */
gboolean
pupitre_document_selection_move (PupitreDocumentSelection *self,
                                 guint                     page,
                                 PupitreTextUnit           unit,
                                 int                       direction)
{
  PupitrePageText *text;
  guint at;

  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_SELECTION (self), FALSE);

  /* From where one has clicked or found something, if that is still about in sight. */
  if (pupitre_document_selection_is_empty (self) &&
      MAX (self->anchor.page, page) - MIN (self->anchor.page, page) > 1)
    self->anchor = self->end = (Place) { page, 0 };
  text = pupitre_document_texts_peek (self->texts, self->end.page);
  if (text == NULL)
    return FALSE;
  at = pupitre_page_text_move (text, self->end.at, unit, direction);
  if (at != MIN (self->end.at, text->n_boxes))
    self->end.at = at;
  else if (direction > 0 && self->end.page + 1 < n_pages (self))
    self->end = (Place) { self->end.page + 1, 0 };
  else if (direction < 0 && self->end.page > 0)
    self->end = (Place) { self->end.page - 1, G_MAXUINT };
  changed (self);

  return TRUE;
}

/**
 * pupitre_document_selection_get_end:
 * @self: A selection
 * @page: (out): The page where it goes on, from 0
 * @area: (out): Where on it, in points
 *
 * Returns: whether that is known. Main thread.
 */
gboolean
pupitre_document_selection_get_end (PupitreDocumentSelection *self,
                                    guint                    *page,
                                    graphene_rect_t          *area)
{
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  PupitrePageText *text;
  guint at;

  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_SELECTION (self), FALSE);

  text = pupitre_document_texts_peek (self->texts, self->end.page);
  if (text == NULL || text->n_boxes == 0)
    return FALSE;
  at = MIN (self->end.at, text->n_boxes - 1);
  pupitre_page_text_get_areas (text, (PupitreTextRange) { at > 0 ? at - 1 : 0, at + 1 }, areas);
  if (areas->len == 0)
    return FALSE;
  *page = self->end.page;
  *area = g_array_index (areas, graphene_rect_t, areas->len - 1);

  return TRUE;
}

/* A text that is being gathered, page by page. */
typedef struct {
  Place    first;
  Place    last;
  guint    page;   /* that is asked for */
  GString *text;
} Copy;

static void
copy_free (Copy *copy)
{
  g_string_free (copy->text, TRUE);
  g_free (copy);
}

static void copy_next (GTask *task);

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Copy *copy = g_task_get_task_data (task);
  const PupitreTextRange range = {
    copy->page == copy->first.page ? copy->first.at : 0,
    copy->page == copy->last.page ? copy->last.at : G_MAXUINT,
  };
  g_autoptr (PupitrePageText) text = NULL;
  g_autofree char *part = NULL;
  GError *error = NULL;

  text = pupitre_document_texts_get_finish (PUPITRE_DOCUMENT_TEXTS (source), result, &error);
  if (text == NULL) {
    g_task_return_error (task, error);
    return;
  }
  part = pupitre_page_text_dup_range (text, range);
  if (copy->text->len > 0)
    g_string_append_c (copy->text, '\n');
  g_string_append (copy->text, part);
  copy->page++;
  copy_next (task);
}

static void
copy_next (GTask *task)
{
  PupitreDocumentSelection *self = g_task_get_source_object (task);
  Copy *copy = g_task_get_task_data (task);

  if (copy->page > copy->last.page)
    g_task_return_pointer (task, g_strdup (copy->text->str), g_free);
  else
    pupitre_document_texts_get_async (self->texts, copy->page, TRUE, g_task_get_cancellable (task),
                                      on_text, g_object_ref (task));
}

/**
 * pupitre_document_selection_copy_async:
 * @self: A selection
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called with the text
 * @data: For @callback
 *
 * Gathers the text that is selected now. Main thread.
 */
void
pupitre_document_selection_copy_async (PupitreDocumentSelection *self,
                                       GCancellable             *cancellable,
                                       GAsyncReadyCallback       callback,
                                       gpointer                  data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Copy *copy;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_SELECTION (self));

  g_task_set_source_tag (task, pupitre_document_selection_copy_async);
  copy = g_new0 (Copy, 1);
  copy->first = *first (self);
  copy->last = *last (self);
  copy->page = copy->first.page;
  copy->text = g_string_new (NULL);
  g_task_set_task_data (task, copy, (GDestroyNotify) copy_free);
  copy_next (task);
}

/**
 * pupitre_document_selection_copy_finish:
 * @self: A selection
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the text that was selected. Main thread.
 */
char *
pupitre_document_selection_copy_finish (PupitreDocumentSelection *self,
                                        GAsyncResult             *result,
                                        GError                  **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
