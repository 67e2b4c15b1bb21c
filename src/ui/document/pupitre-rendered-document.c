/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-rendered-document"

#include "pupitre-rendered-document.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "pupitre-error.h"
#include "pupitre-render-protocol.h"
#include "pupitre-renderer-private.h"

/* A document that a helper of its own has open. When the helper dies, what it worked on has failed;
 * everything else, and whatever is asked later, is asked of a new one. */

/* How many helpers may die over other questions before one gives up. */
#define MAX_TRIES 4

typedef struct {
  double width;   /* points, 0: cannot be drawn */
  double height;
} PageSize;

struct _PupitreRenderedDocument {
  GObject               parent_instance;

  PupitreRenderer      *renderer;
  PupitreRenderProcess *process;   /* (nullable): not needed yet */
  gboolean              open;      /* the process has the document */
  GPtrArray            *waiting;   /* GTask, until it has */
  gboolean              opening;
  guint                 open_tries;
  GArray               *sizes;     /* PageSize */
  int                   fd;
  int                   password;  /* a sealed file, until the document is open; -1: none */
  gboolean              locked;    /* it took a password to open it */
};

G_DEFINE_FINAL_TYPE (PupitreRenderedDocument, pupitre_rendered_document, G_TYPE_OBJECT)

/* What a task asks, again and again until a helper lives long enough. */
typedef struct {
  guint     operation;
  GVariant *body;
  int       most_side;
  gboolean  boxes;
  guint     n_pages;
  guint     tries;
} Errand;

static void attempt (GTask *task);

static void
errand_free (Errand *errand)
{
  g_clear_pointer (&errand->body, g_variant_unref);
  g_free (errand);
}

static void
forget_password (PupitreRenderedDocument *self)
{
  if (self->password >= 0)
    close (self->password);
  self->password = -1;
}

static void
pupitre_rendered_document_finalize (GObject *object)
{
  PupitreRenderedDocument *self = PUPITRE_RENDERED_DOCUMENT (object);

  g_clear_object (&self->renderer);
  g_clear_object (&self->process);
  g_ptr_array_unref (self->waiting);
  g_array_unref (self->sizes);
  if (self->fd >= 0)
    close (self->fd);
  forget_password (self);

  G_OBJECT_CLASS (pupitre_rendered_document_parent_class)->finalize (object);
}

static void
pupitre_rendered_document_class_init (PupitreRenderedDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_rendered_document_finalize;
}

static void
pupitre_rendered_document_init (PupitreRenderedDocument *self)
{
  self->fd = -1;
  self->password = -1;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->sizes = g_array_new (FALSE, TRUE, sizeof (PageSize));
}

/**
 * pupitre_rendered_document_new:
 * @renderer: Where helpers come from
 * @fd: (transfer full): A sealed file
 *
 * Returns: (transfer full): a document that is not open yet. Main thread.
 */
PupitreRenderedDocument *
pupitre_rendered_document_new (PupitreRenderer *renderer, int fd)
{
  PupitreRenderedDocument *self = g_object_new (PUPITRE_TYPE_RENDERED_DOCUMENT, NULL);

  self->renderer = g_object_ref (renderer);
  self->fd = fd;

  return self;
}

/**
 * pupitre_rendered_document_get_fd:
 * @self: A document
 *
 * Returns: the sealed file, which stays the document's. Main thread.
 */
int
pupitre_rendered_document_get_fd (PupitreRenderedDocument *self)
{
  g_return_val_if_fail (PUPITRE_IS_RENDERED_DOCUMENT (self), -1);

  return self->fd;
}

/**
 * pupitre_rendered_document_give_password:
 * @self: A document that is not open yet
 * @fd: A sealed file with its password, stays the caller's
 *
 * For the next opening, and forgotten after it. Main thread.
 */
void
pupitre_rendered_document_give_password (PupitreRenderedDocument *self, int fd)
{
  g_return_if_fail (PUPITRE_IS_RENDERED_DOCUMENT (self));

  forget_password (self);
  self->password = fcntl (fd, F_DUPFD_CLOEXEC, 3);
}

/**
 * pupitre_rendered_document_is_locked:
 * @self: A document
 *
 * Returns: whether it took a password to open it, so that no other helper can. Main thread.
 */
gboolean
pupitre_rendered_document_is_locked (PupitreRenderedDocument *self)
{
  g_return_val_if_fail (PUPITRE_IS_RENDERED_DOCUMENT (self), FALSE);

  return self->locked;
}

/* The first helper says what the pages are; those after it cannot change the layout any more. */
static gboolean
take_sizes (PupitreRenderedDocument *self, GVariant *opened, GError **error)
{
  g_autoptr (GVariant) sizes = NULL;
  gconstpointer data;
  guint32 number;
  gsize n_sizes;

  g_variant_get (opened, "(uuu@a(dd))", NULL, NULL, &number, &sizes);
  data = g_variant_get_fixed_array (sizes, &n_sizes, sizeof (PageSize));
  if (number != 0 || n_sizes == 0 || n_sizes > PUPITRE_RENDER_MAX_DOCUMENT_PAGES ||
      (self->sizes->len > 0 && self->sizes->len != n_sizes)) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_CRASHED,
                         "the helper opened something else");
    return FALSE;
  }
  if (self->sizes->len == 0)
    g_array_append_vals (self->sizes, data, n_sizes);

  return TRUE;
}

/* Lets go on, or fail, what has waited for the document to be open. */
static void
stop_waiting (PupitreRenderedDocument *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->opening = FALSE;
  for (guint i = 0; i < waiting->len; i++) {
    GTask *task = g_ptr_array_index (waiting, i);

    if (error == NULL)
      attempt (task);
    else
      g_task_return_error (task, g_error_copy (error));
  }
}

static void ask_to_open (PupitreRenderedDocument *self);

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PupitreRenderedDocument) self = data;
  g_autoptr (PupitreRenderAnswer) answer = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;

  answer = pupitre_render_process_ask_finish (PUPITRE_RENDER_PROCESS (source), result, &error);
  /* The helper that was started ahead may have died in the meantime. */
  if ((g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_CRASHED) ||
       g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_MISSING)) &&
      self->open_tries++ == 0) {
    ask_to_open (self);
    return;
  }
  self->open = answer != NULL && take_sizes (self, answer->message, &error);
  if (!self->open)
    g_clear_object (&self->process);
  self->locked |= self->open && self->password >= 0;
  forget_password (self);
  stop_waiting (self, error);
}

static void
ask_to_open (PupitreRenderedDocument *self)
{
  const PupitreRenderQuestion question = { .operation = PUPITRE_RENDER_OPEN, .fd = self->fd,
                                           .answer_type = PUPITRE_RENDER_OPENED_TYPE };
  const PupitreRenderQuestion password = { .operation = PUPITRE_RENDER_PASSWORD,
                                           .fd = self->password,
                                           .answer_type = PUPITRE_RENDER_TAKEN_TYPE };
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->process);
  self->open = FALSE;
  self->process = pupitre_renderer_take_process (self->renderer, &error);
  if (self->process == NULL) {
    stop_waiting (self, error);
    return;
  }
  /* One that is refused is as good as a wrong one. */
  if (self->password >= 0)
    pupitre_render_process_ask_async (self->process, &password, NULL, NULL, NULL);
  pupitre_render_process_ask_async (self->process, &question, NULL, on_opened, g_object_ref (self));
}

static void
wait_until_open (PupitreRenderedDocument *self, GTask *task)
{
  g_ptr_array_add (self->waiting, g_object_ref (task));
  if (self->opening)
    return;
  self->opening = TRUE;
  self->open_tries = 0;
  ask_to_open (self);
}

static void
return_result (GTask *task, PupitreRenderAnswer *answer)
{
  PupitreRenderedDocument *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  GDestroyNotify destroy = (GDestroyNotify) g_ptr_array_unref;
  GError *error = NULL;
  gpointer value;

  switch (errand->operation) {
  case PUPITRE_RENDER_DRAW:
    value = pupitre_render_result_texture (answer->message, answer->fd, errand->most_side, &error);
    destroy = g_object_unref;
    break;
  case PUPITRE_RENDER_OUTLINE:
    value = pupitre_document_jumps_outline (answer->fd, self->sizes->len, &error);
    break;
  case PUPITRE_RENDER_LINKS:
    value = pupitre_document_jumps_links (answer->fd, self->sizes->len, &error);
    break;
  case PUPITRE_RENDER_EXPORT:
    value = pupitre_render_result_file (answer->message, answer->fd, &error) ? answer : NULL;
    break;
  default:
    value = pupitre_render_result_text (answer->message, answer->fd, errand->boxes, &error);
    destroy = (GDestroyNotify) pupitre_page_text_unref;
    break;
  }
  if (errand->operation == PUPITRE_RENDER_EXPORT && value != NULL)
    g_task_return_int (task, g_steal_fd (&answer->fd));
  else if (value != NULL)
    g_task_return_pointer (task, value, destroy);
  else
    g_task_return_error (task, error);
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (PupitreRenderAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = pupitre_render_process_ask_finish (PUPITRE_RENDER_PROCESS (source), result, &error);
  if (answer != NULL)
    return_result (task, answer);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) && ++errand->tries < MAX_TRIES)
    attempt (task);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_CRASHED,
                             "no helper lived long enough");
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
attempt (GTask *task)
{
  PupitreRenderedDocument *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  PupitreRenderQuestion question = { .fd = -1, .answers_file = TRUE };

  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->process == NULL || !self->open || !pupitre_render_process_is_alive (self->process)) {
    wait_until_open (self, task);
    return;
  }
  if (errand == NULL) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  question.operation = errand->operation;
  question.body = errand->body;
  question.n_pages = errand->n_pages;
  question.answer_type = errand->operation == PUPITRE_RENDER_DRAW ? PUPITRE_RENDER_PIXELS_TYPE
                                                                  : PUPITRE_RENDER_SIZE_TYPE;
  pupitre_render_process_ask_async (self->process, &question, g_task_get_cancellable (task),
                                    on_answered, g_object_ref (task));
}

/**
 * pupitre_rendered_document_open_async:
 * @self: A document
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called when the pages are known
 * @data: For @callback
 *
 * Main thread.
 */
void
pupitre_rendered_document_open_async (PupitreRenderedDocument *self,
                                      GCancellable            *cancellable,
                                      GAsyncReadyCallback      callback,
                                      gpointer                 data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (PUPITRE_IS_RENDERED_DOCUMENT (self));

  g_task_set_source_tag (task, pupitre_rendered_document_open_async);
  attempt (task);
}

/**
 * pupitre_rendered_document_open_finish:
 * @self: A document
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: whether the document is open. Main thread.
 */
gboolean
pupitre_rendered_document_open_finish (PupitreRenderedDocument *self,
                                       GAsyncResult            *result,
                                       GError                 **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_rendered_document_get_n_pages:
 * @self: An open document
 *
 * Returns: how many pages it has. Main thread.
 */
guint
pupitre_rendered_document_get_n_pages (PupitreRenderedDocument *self)
{
  g_return_val_if_fail (PUPITRE_IS_RENDERED_DOCUMENT (self), 0);

  return self->sizes->len;
}

/**
 * pupitre_rendered_document_get_page_size:
 * @self: An open document
 * @page: A page, from 0
 * @width: (out): Points
 * @height: (out): Points
 *
 * Returns: whether the page can be drawn; if not, the size is that of a sheet of Letter paper. Main
 *   thread.
 */
gboolean
pupitre_rendered_document_get_page_size (PupitreRenderedDocument *self,
                                         guint                    page,
                                         double                  *width,
                                         double                  *height)
{
  const PageSize *size;

  g_return_val_if_fail (PUPITRE_IS_RENDERED_DOCUMENT (self), FALSE);
  g_return_val_if_fail (page < self->sizes->len, FALSE);

  size = &g_array_index (self->sizes, PageSize, page);
  /* Written so that a number which is none is refused too. */
  if (!(size->width > 0 && size->width <= PUPITRE_RENDER_MAX_POINTS &&
        size->height > 0 && size->height <= PUPITRE_RENDER_MAX_POINTS)) {
    *width = 612;
    *height = 792;
    return FALSE;
  }
  *width = size->width;
  *height = size->height;

  return TRUE;
}

static void
start_errand (PupitreRenderedDocument *self,
              GTask                   *task,
              guint                    operation,
              GVariant                *body,
              int                      most_side,
              gboolean                 boxes)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->operation = operation;
  errand->body = g_variant_ref_sink (body);
  errand->most_side = most_side;
  errand->boxes = boxes;
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);
  attempt (task);
}

/**
 * pupitre_rendered_document_draw_async:
 * @self: An open document
 * @page: A page, from 0
 * @page_width: How many pixels wide the whole page would be
 * @page_height: How many pixels high
 * @part: The part of it that is wanted, in these pixels
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called with the picture
 * @data: For @callback
 *
 * Draws a part of a page. Main thread.
 */
void
pupitre_rendered_document_draw_async (PupitreRenderedDocument *self,
                                      guint                    page,
                                      int                      page_width,
                                      int                      page_height,
                                      const GdkRectangle      *part,
                                      GCancellable            *cancellable,
                                      GAsyncReadyCallback      callback,
                                      gpointer                 data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (PUPITRE_IS_RENDERED_DOCUMENT (self));

  g_task_set_source_tag (task, pupitre_rendered_document_draw_async);
  start_errand (self, task, PUPITRE_RENDER_DRAW,
                g_variant_new ("(uuuuuuuu)", 0, page, page_width, page_height,
                               part->x, part->y, part->width, part->height),
                MAX (part->width, part->height), FALSE);
}

/**
 * pupitre_rendered_document_draw_finish:
 * @self: A document
 * @result: What the callback got
 * @error: Return location
 *
 * Errors: %PUPITRE_ERROR_DOCUMENT_DAMAGED, _TOO_LARGE, _HELPER_CRASHED, _HELPER_HUNG,
 * _HELPER_MISSING.
 *
 * Returns: (transfer full) (nullable): the picture. Main thread.
 */
GdkTexture *
pupitre_rendered_document_draw_finish (PupitreRenderedDocument *self,
                                       GAsyncResult            *result,
                                       GError                 **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pupitre_rendered_document_text_async:
 * @self: An open document
 * @page: A page, from 0
 * @boxes: Whether to tell where its characters stand, which takes as long again
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called with the text
 * @data: For @callback
 *
 * Asks for the text of a page. Main thread.
 */
void
pupitre_rendered_document_text_async (PupitreRenderedDocument *self,
                                      guint                    page,
                                      gboolean                 boxes,
                                      GCancellable            *cancellable,
                                      GAsyncReadyCallback      callback,
                                      gpointer                 data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (PUPITRE_IS_RENDERED_DOCUMENT (self));

  g_task_set_source_tag (task, pupitre_rendered_document_text_async);
  start_errand (self, task, PUPITRE_RENDER_TEXT, g_variant_new ("(uub)", 0, page, boxes), 0, boxes);
}

/**
 * pupitre_rendered_document_text_finish:
 * @self: A document
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the text. Main thread.
 */
PupitrePageText *
pupitre_rendered_document_text_finish (PupitreRenderedDocument *self,
                                       GAsyncResult            *result,
                                       GError                 **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pupitre_rendered_document_outline_async:
 * @self: An open document
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called with the outline
 * @data: For @callback
 *
 * Asks for the outline. Main thread.
 */
void
pupitre_rendered_document_outline_async (PupitreRenderedDocument *self,
                                         GCancellable            *cancellable,
                                         GAsyncReadyCallback      callback,
                                         gpointer                 data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (PUPITRE_IS_RENDERED_DOCUMENT (self));

  g_task_set_source_tag (task, pupitre_rendered_document_outline_async);
  start_errand (self, task, PUPITRE_RENDER_OUTLINE, g_variant_new ("(u)", 0), 0, FALSE);
}

/**
 * pupitre_rendered_document_outline_finish:
 * @self: A document
 * @result: What the callback got
 * @error: Return location
 *
 * Errors: %PUPITRE_ERROR_DOCUMENT_EMPTY without an outline.
 *
 * Returns: (transfer full) (nullable) (element-type PupitreOutlineItem): the outline. Main thread.
 */
GPtrArray *
pupitre_rendered_document_outline_finish (PupitreRenderedDocument *self,
                                          GAsyncResult            *result,
                                          GError                 **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pupitre_rendered_document_links_async:
 * @self: An open document
 * @page: A page, from 0
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called with the links
 * @data: For @callback
 *
 * Asks for the links of a page. Main thread.
 */
void
pupitre_rendered_document_links_async (PupitreRenderedDocument *self,
                                       guint                    page,
                                       GCancellable            *cancellable,
                                       GAsyncReadyCallback      callback,
                                       gpointer                 data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (PUPITRE_IS_RENDERED_DOCUMENT (self));

  g_task_set_source_tag (task, pupitre_rendered_document_links_async);
  start_errand (self, task, PUPITRE_RENDER_LINKS, g_variant_new ("(uu)", 0, page), 0, FALSE);
}

/**
 * pupitre_rendered_document_links_finish:
 * @self: A document
 * @result: What the callback got
 * @error: Return location
 *
 * Errors: %PUPITRE_ERROR_DOCUMENT_EMPTY without links.
 *
 * Returns: (transfer full) (nullable) (element-type PupitrePageLink): the links. Main thread.
 */
GPtrArray *
pupitre_rendered_document_links_finish (PupitreRenderedDocument *self,
                                        GAsyncResult            *result,
                                        GError                 **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pupitre_rendered_document_export_async:
 * @self: An open document
 * @body: The paper, then a(uu): its pages, each with the number 0 before it
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called with the file
 * @data: For @callback
 *
 * Makes a vector PDF in the document's own helper, which alone has it open. Main thread.
 */
void
pupitre_rendered_document_export_async (PupitreRenderedDocument *self,
                                        GVariant                *body,
                                        GCancellable            *cancellable,
                                        GAsyncReadyCallback      callback,
                                        gpointer                 data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GVariant) pages = NULL;
  Errand *errand = g_new0 (Errand, 1);

  g_return_if_fail (PUPITRE_IS_RENDERED_DOCUMENT (self));

  g_task_set_source_tag (task, pupitre_rendered_document_export_async);
  errand->operation = PUPITRE_RENDER_EXPORT;
  errand->body = g_variant_ref (body);
  pages = g_variant_get_child_value (body, 1);
  errand->n_pages = g_variant_n_children (pages);
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);
  attempt (task);
}

/**
 * pupitre_rendered_document_export_finish:
 * @self: A document
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: a sealed file with the PDF, owned by the caller; -1 on error. Main thread.
 */
int
pupitre_rendered_document_export_finish (PupitreRenderedDocument *self,
                                         GAsyncResult            *result,
                                         GError                 **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
