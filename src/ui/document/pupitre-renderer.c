/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-renderer"

#include "config.h"

#include "pupitre-renderer.h"

#include <unistd.h>

#include "pupitre-error.h"
#include "pupitre-render-protocol.h"
#include "pupitre-renderer-private.h"
#include "pupitre-sealed-file.h"

/* Where documents and pictures are decoded: hands out helpers, one for each document so that none
 * can see or spoil another, and keeps one ready ahead. */

#define PAGE_TIME_LIMIT 10000   /* milliseconds */
#define START_TIME_LIMIT 60000  /* where there is no list of fonts yet, the first start makes it */
#define REFILL_DELAY 400        /* milliseconds: not while the helper just taken draws its first page */
#define PICTURES_IDLE 5         /* seconds until the helper for pictures is not kept any more */

struct _PupitreRenderer {
  GObject               parent_instance;

  PupitreRenderSettings settings;
  PupitreRenderProcess *spare;      /* (nullable) */
  guint                 refill;
  PupitreRenderProcess *pictures;   /* (nullable): while there are some to decode */
  guint                 pictures_end;
};

G_DEFINE_FINAL_TYPE (PupitreRenderer, pupitre_renderer, G_TYPE_OBJECT)

static void
pupitre_renderer_dispose (GObject *object)
{
  PupitreRenderer *self = PUPITRE_RENDERER (object);

  g_clear_handle_id (&self->refill, g_source_remove);
  g_clear_handle_id (&self->pictures_end, g_source_remove);
  g_clear_object (&self->spare);
  g_clear_object (&self->pictures);

  G_OBJECT_CLASS (pupitre_renderer_parent_class)->dispose (object);
}

static void
pupitre_renderer_finalize (GObject *object)
{
  PupitreRenderer *self = PUPITRE_RENDERER (object);

  g_free (self->settings.program);
  g_strfreev (self->settings.environment);

  G_OBJECT_CLASS (pupitre_renderer_parent_class)->finalize (object);
}

static void
pupitre_renderer_class_init (PupitreRendererClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_renderer_dispose;
  object_class->finalize = pupitre_renderer_finalize;
}

static void
pupitre_renderer_init (PupitreRenderer *self)
{
}

static gboolean
on_refill (gpointer data)
{
  PupitreRenderer *self = data;
  g_autoptr (GError) error = NULL;

  self->refill = 0;
  if (self->spare == NULL)
    self->spare = pupitre_render_process_new (&self->settings, &error);
  if (error != NULL)
    g_debug ("no helper ahead: %s", error->message);

  return G_SOURCE_REMOVE;
}

static void
refill_later (PupitreRenderer *self)
{
  if (self->refill == 0)
    self->refill = g_timeout_add_full (G_PRIORITY_LOW, REFILL_DELAY, on_refill, self, NULL);
}

/**
 * pupitre_renderer_take_process:
 * @self: A renderer
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): a helper that has done nothing yet, the one that was started
 *   ahead if it lives. Main thread.
 */
PupitreRenderProcess *
pupitre_renderer_take_process (PupitreRenderer *self, GError **error)
{
  g_autoptr (PupitreRenderProcess) process = g_steal_pointer (&self->spare);

  refill_later (self);
  if (process != NULL && pupitre_render_process_is_alive (process))
    return g_steal_pointer (&process);

  return pupitre_render_process_new (&self->settings, error);
}

/**
 * pupitre_renderer_is_ready:
 * @self: A renderer
 *
 * Returns: whether a helper that was started ahead waits for a document. Main thread.
 */
gboolean
pupitre_renderer_is_ready (PupitreRenderer *self)
{
  g_return_val_if_fail (PUPITRE_IS_RENDERER (self), FALSE);

  return self->spare != NULL && pupitre_render_process_is_ready (self->spare);
}

/**
 * pupitre_renderer_new_with_settings:
 * @program: Path of the helper
 * @environment: (nullable): Variables for it
 * @time_limit: Milliseconds that one page may take
 * @start_limit: Milliseconds that a helper may take until it is ready
 *
 * Returns: (transfer full): a renderer. Main thread.
 */
PupitreRenderer *
pupitre_renderer_new_with_settings (const char         *program,
                                    const char * const *environment,
                                    guint               time_limit,
                                    guint               start_limit)
{
  PupitreRenderer *self = g_object_new (PUPITRE_TYPE_RENDERER, NULL);

  self->settings.program = g_strdup (program);
  self->settings.environment = g_strdupv ((char **) environment);
  self->settings.time_limit = time_limit;
  self->settings.start_limit = start_limit;
  self->refill = g_idle_add_full (G_PRIORITY_LOW, on_refill, self, NULL);

  return self;
}

/* A program that runs from its build tree takes the helper from there. */
static const char *
find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

  if (self != NULL && g_str_has_prefix (self, BUILDDIR "/"))
    return BUILDDIR "/src/render/pupitre-render";

  return LIBEXECDIR "/pupitre-render";
}

/**
 * pupitre_renderer_new:
 *
 * The first helper is started when the main loop has nothing else to do.
 *
 * Returns: (transfer full): a renderer. Main thread.
 */
PupitreRenderer *
pupitre_renderer_new (void)
{
  return pupitre_renderer_new_with_settings (find_program (), NULL, PAGE_TIME_LIMIT,
                                             START_TIME_LIMIT);
}

static void
on_document_open (GObject *source, GAsyncResult *result, gpointer data)
{
  PupitreRenderedDocument *document = PUPITRE_RENDERED_DOCUMENT (source);
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pupitre_rendered_document_open_finish (document, result, &error))
    g_task_return_pointer (task, g_object_ref (document), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pupitre_renderer_rest:
 * @self: A renderer
 *
 * Ends the helpers that have no document: the one ahead, and that of the pictures. The next thing to
 * draw starts them again. Main thread.
 */
void
pupitre_renderer_rest (PupitreRenderer *self)
{
  g_return_if_fail (PUPITRE_IS_RENDERER (self));

  g_clear_handle_id (&self->refill, g_source_remove);
  g_clear_handle_id (&self->pictures_end, g_source_remove);
  g_clear_object (&self->spare);
  g_clear_object (&self->pictures);
}

/**
 * pupitre_renderer_open_async:
 * @self: A renderer
 * @fd: A PDF, stays the caller's
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called when the pages are known
 * @data: For @callback
 *
 * Opens a PDF in a helper of its own. Main thread.
 */
void
pupitre_renderer_open_async (PupitreRenderer     *self,
                             int                  fd,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  pupitre_renderer_unlock_async (self, fd, -1, cancellable, callback, data);
}

/**
 * pupitre_renderer_unlock_async:
 * @self: A renderer
 * @fd: A PDF, stays the caller's
 * @password: A sealed file with its password, stays the caller's; -1: none
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called when the pages are known
 * @data: For @callback
 *
 * As pupitre_renderer_open_async(), and ends as this. The password is handed to the helper and kept
 * nowhere else: if the helper ends, the document asks for it again (%PUPITRE_ERROR_DOCUMENT_ENCRYPTED).
 * Main thread.
 */
void
pupitre_renderer_unlock_async (PupitreRenderer     *self,
                               int                  fd,
                               int                  password,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (PupitreRenderedDocument) document = NULL;
  GError *error = NULL;
  int sealed;

  g_return_if_fail (PUPITRE_IS_RENDERER (self));

  g_task_set_source_tag (task, pupitre_renderer_open_async);
  sealed = pupitre_sealed_file_ensure (fd, PUPITRE_RENDER_MAX_FILE, &error);
  if (sealed < 0) {
    g_task_return_error (task, error);
    return;
  }
  document = pupitre_rendered_document_new (self, sealed);
  if (password >= 0)
    pupitre_rendered_document_give_password (document, password);
  pupitre_rendered_document_open_async (document, cancellable, on_document_open,
                                        g_steal_pointer (&task));
}

/**
 * pupitre_renderer_open_finish:
 * @self: A renderer
 * @result: What the callback got
 * @error: Return location
 *
 * Errors: %PUPITRE_ERROR_DOCUMENT_DAMAGED, _ENCRYPTED, _EMPTY, _TOO_LARGE, _HELPER_CRASHED, _HUNG,
 * _MISSING.
 *
 * Returns: (transfer full) (nullable): the document. Main thread.
 */
PupitreRenderedDocument *
pupitre_renderer_open_finish (PupitreRenderer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  int   fd;
  int   longest;
  guint tries;
} Picture;

static void decode (GTask *task);

static void
picture_free (Picture *picture)
{
  if (picture->fd >= 0)
    close (picture->fd);
  g_free (picture);
}

static gboolean
on_pictures_end (gpointer data)
{
  PupitreRenderer *self = data;

  if (self->pictures != NULL && pupitre_render_process_is_alive (self->pictures) &&
      !pupitre_render_process_is_idle (self->pictures))
    return G_SOURCE_CONTINUE;
  g_clear_object (&self->pictures);
  self->pictures_end = 0;

  return G_SOURCE_REMOVE;
}

static void
on_decoded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Picture *picture = g_task_get_task_data (task);
  g_autoptr (PupitreRenderAnswer) answer = NULL;
  GdkTexture *texture = NULL;
  g_autoptr (GError) error = NULL;

  answer = pupitre_render_process_ask_finish (PUPITRE_RENDER_PROCESS (source), result, &error);
  if (answer != NULL)
    texture = pupitre_render_result_texture (answer->message, answer->fd, picture->longest, &error);
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) && picture->tries++ < 3)
    decode (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
decode (GTask *task)
{
  PupitreRenderer *self = g_task_get_source_object (task);
  Picture *picture = g_task_get_task_data (task);
  const PupitreRenderQuestion question = {
    .operation = PUPITRE_RENDER_PICTURE, .body = g_variant_new ("(u)", picture->longest),
    .fd = picture->fd, .answer_type = PUPITRE_RENDER_PIXELS_TYPE, .answers_file = TRUE,
  };
  GError *error = NULL;

  if (self->pictures == NULL || !pupitre_render_process_is_alive (self->pictures)) {
    g_clear_object (&self->pictures);
    self->pictures = pupitre_renderer_take_process (self, &error);
  }
  if (self->pictures == NULL) {
    g_variant_unref (g_variant_ref_sink (question.body));
    g_task_return_error (task, error);
    return;
  }
  if (self->pictures_end == 0)
    self->pictures_end = g_timeout_add_seconds (PICTURES_IDLE, on_pictures_end, self);
  pupitre_render_process_ask_async (self->pictures, &question, g_task_get_cancellable (task),
                                    on_decoded, g_object_ref (task));
}

/**
 * pupitre_renderer_picture_async:
 * @self: A renderer
 * @picture: A JPEG or PNG
 * @longest: The longer side of the result in pixels, at most
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called with the picture
 * @data: For @callback
 *
 * Decodes a photo. Main thread.
 */
void
pupitre_renderer_picture_async (PupitreRenderer     *self,
                                GBytes              *picture,
                                int                  longest,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  GError *error = NULL;
  Picture *task_data;

  g_return_if_fail (PUPITRE_IS_RENDERER (self));
  g_return_if_fail (picture != NULL && longest > 0);

  g_task_set_source_tag (task, pupitre_renderer_picture_async);
  task_data = g_new0 (Picture, 1);
  task_data->longest = longest;
  task_data->fd = pupitre_sealed_file_new (picture, &error);
  g_task_set_task_data (task, task_data, (GDestroyNotify) picture_free);
  if (task_data->fd < 0)
    g_task_return_error (task, error);
  else
    decode (task);
}

/**
 * pupitre_renderer_picture_finish:
 * @self: A renderer
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the picture. Main thread.
 */
GdkTexture *
pupitre_renderer_picture_finish (PupitreRenderer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  PupitreRenderProcess *process;
  GPtrArray            *documents;  /* PupitreRenderedDocument, in the helper's numbers */
  guint                 n_open;
  gboolean              failed;
  GVariant             *body;       /* the paper, and the pages: a(uu) */
  guint                 n_pages;
} Export;

static void
export_free (Export *export)
{
  g_clear_object (&export->process);
  g_clear_pointer (&export->body, g_variant_unref);
  g_ptr_array_unref (export->documents);
  g_free (export);
}

static guint
number_of (Export *export, PupitreRenderedDocument *document)
{
  guint number;

  if (!g_ptr_array_find (export->documents, document, &number)) {
    number = export->documents->len;
    g_ptr_array_add (export->documents, g_object_ref (document));
  }

  return number;
}

static Export *
export_new (const PupitreRenderSheet *sheet, const PupitreExportPage *pages, gsize n_pages)
{
  const PupitreRenderSheet as_it_is = { 0 };
  Export *export = g_new0 (Export, 1);
  GVariantBuilder builder;

  export->documents = g_ptr_array_new_with_free_func (g_object_unref);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(uu)"));
  for (gsize i = 0; i < n_pages; i++)
    g_variant_builder_add (&builder, "(uu)", number_of (export, pages[i].document), pages[i].page);
  export->n_pages = (guint) n_pages;
  export->body = g_variant_ref_sink (
    g_variant_new ("(@" PUPITRE_RENDER_SHEET_TYPE "a(uu))",
                   pupitre_render_sheet_to_variant (sheet != NULL ? sheet : &as_it_is), &builder));

  return export;
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (PupitreRenderAnswer) answer = NULL;
  GError *error = NULL;

  answer = pupitre_render_process_ask_finish (PUPITRE_RENDER_PROCESS (source), result, &error);
  if (answer != NULL && pupitre_render_result_file (answer->message, answer->fd, &error)) {
    g_task_return_int (task, answer->fd);
    answer->fd = -1;
  } else {
    g_task_return_error (task, error);
  }
}

static void
on_locked_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  const int fd = pupitre_rendered_document_export_finish (PUPITRE_RENDERED_DOCUMENT (source), result,
                                                          &error);

  if (fd >= 0)
    g_task_return_int (task, fd);
  else
    g_task_return_error (task, error);
}

static void
on_export_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Export *export = g_task_get_task_data (task);
  g_autoptr (PupitreRenderAnswer) answer = NULL;
  PupitreRenderQuestion question = { .operation = PUPITRE_RENDER_EXPORT, .fd = -1,
                                     .answer_type = PUPITRE_RENDER_SIZE_TYPE, .answers_file = TRUE };
  GError *error = NULL;
  guint32 number;

  answer = pupitre_render_process_ask_finish (PUPITRE_RENDER_PROCESS (source), result, &error);
  if (export->failed) {
    g_clear_error (&error);
    return;
  }
  if (answer == NULL) {
    export->failed = TRUE;
    g_task_return_error (task, error);
    return;
  }
  g_variant_get_child (answer->message, 2, "u", &number);
  if (number != export->n_open) {
    export->failed = TRUE;
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_CRASHED,
                             "the helper numbers documents as it likes");
    return;
  }
  if (++export->n_open < export->documents->len)
    return;

  question.body = export->body;
  question.n_pages = export->n_pages;
  pupitre_render_process_ask_async (export->process, &question, g_task_get_cancellable (task),
                                    on_exported, g_object_ref (task));
}

/**
 * pupitre_renderer_export_async:
 * @self: A renderer
 * @sheet: (nullable): The paper; each sheet is as large as its page if %NULL
 * @pages: Pages of open documents, in the order of the result
 * @n_pages: How many, at least 1
 * @cancellable: (nullable): Ends the waiting
 * @callback: Called with the file
 * @data: For @callback
 *
 * Makes one vector PDF of pages of one or several documents, in a helper of its own. Documents that
 * took a password can be exported alone only. Main thread.
 */
void
pupitre_renderer_export_async (PupitreRenderer          *self,
                               const PupitreRenderSheet *sheet,
                               const PupitreExportPage  *pages,
                               gsize                     n_pages,
                               GCancellable             *cancellable,
                               GAsyncReadyCallback       callback,
                               gpointer                  data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Export *export;
  GError *error = NULL;

  g_return_if_fail (PUPITRE_IS_RENDERER (self));
  g_return_if_fail (n_pages > 0);

  g_task_set_source_tag (task, pupitre_renderer_export_async);
  export = export_new (sheet, pages, n_pages);
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  if (export->documents->len == 1 &&
      pupitre_rendered_document_is_locked (g_ptr_array_index (export->documents, 0))) {
    pupitre_rendered_document_export_async (g_ptr_array_index (export->documents, 0), export->body,
                                            cancellable, on_locked_exported,
                                            g_steal_pointer (&task));
    return;
  }
  export->process = pupitre_renderer_take_process (self, &error);
  if (export->process == NULL) {
    g_task_return_error (task, error);
    return;
  }
  for (guint i = 0; i < export->documents->len; i++) {
    PupitreRenderedDocument *document = g_ptr_array_index (export->documents, i);
    const PupitreRenderQuestion question = {
      .operation = PUPITRE_RENDER_OPEN, .fd = pupitre_rendered_document_get_fd (document),
      .answer_type = PUPITRE_RENDER_OPENED_TYPE,
    };

    pupitre_render_process_ask_async (export->process, &question, cancellable, on_export_opened,
                                      g_object_ref (task));
  }
}

/**
 * pupitre_renderer_export_finish:
 * @self: A renderer
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: a sealed file with the PDF, owned by the caller; -1 on error. Main thread.
 */
int
pupitre_renderer_export_finish (PupitreRenderer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
