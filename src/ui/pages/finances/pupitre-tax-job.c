/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-tax-job"

#include "config.h"

#include "pupitre-tax-job.h"

#include "pupitre-error-text.h"
#include "pupitre-error.h"
#include "pupitre-export-folder.h"
#include "pupitre-export-job.h"
#include "pupitre-export-thread.h"
#include "pupitre-file-name.h"
#include "pupitre-finances-words.h"
#include "pupitre-school-time.h"
#include "pupitre-sealed-file.h"
#include "pupitre-tax-paper.h"
#include "pupitre-way-out.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* Makes a tax folder: each document of the year is had from the portal or from what is kept, written
 * untouched into a folder of originals, and its pages are put by the helper behind a cover sheet, into
 * one PDF. What cannot be had, or cannot be read, is named on the cover. What is given up half way, or
 * cannot be written, is removed again. */

/* How many documents are put together at a time: fewer than the helper holds. */
#define BATCH 16

struct _PupitreTaxJob {
  GObject              parent_instance;

  PupitreTaxSources   *sources;
  PupitreRenderer     *renderer;
  int                  year;
  GPtrArray           *parts;     /* (element-type PupitreTaxPart) */
  PupitreExportFolder *folder;
  guint                part;      /* which is worked on */
  guint                item;      /* the next one of it */
  PupitreTaxItem      *current;   /* (unowned) */
  PupitreDocument     *document;  /* (nullable): of the current one */
  GPtrArray           *batch;     /* (element-type PupitreRenderedDocument): what is put together */
  guint                n_pages;   /* of all documents so far */
  guint                n_originals;
  guint                n_done;
  guint                n_items;
  int                  fd;        /* of the file that is written */
  double               fraction;
};

typedef enum {
  PROP_FRACTION = 1,
} PupitreTaxJobProperty;

static GParamSpec *props[PROP_FRACTION + 1];

G_DEFINE_FINAL_TYPE (PupitreTaxJob, pupitre_tax_job, G_TYPE_OBJECT)

static void next_item (GTask *task);

/**
 * pupitre_tax_report_free:
 * @self: (nullable) (transfer full): A report
 */
void
pupitre_tax_report_free (PupitreTaxReport *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_ptr_array_unref (self->missing);
  g_free (self);
}

static void
close_file (PupitreTaxJob *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

/* --- In a thread of its own ----------------------------------------------------------------- */

/* @error: (transfer full) */
static void
give_up (GTask *task, GError *error)
{
  PupitreTaxJob *self = g_task_get_source_object (task);

  close_file (self);
  pupitre_export_thread_give_up (task, g_steal_pointer (&self->folder), error);
}

static void
write_file (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (pupitre_export_text_write (data, cancellable, &error))
    g_task_return_boolean (job, TRUE);
  else
    g_task_return_error (job, error);
}

/* Writes what is in a sealed file into a new one of the folder; @done is called with the task then. */
static void
save (GTask *task, int fd, const char *name, GAsyncReadyCallback done)
{
  PupitreTaxJob *self = g_task_get_source_object (task);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  PupitreExportText *text;

  bytes = pupitre_sealed_file_map (fd, PUPITRE_DOCUMENT_MAX_SIZE, &error);
  if (bytes != NULL)
    self->fd = pupitre_export_folder_create (self->folder, name, &error);
  if (error != NULL) {
    give_up (task, error);
    return;
  }
  text = g_new0 (PupitreExportText, 1);
  text->fd = self->fd;
  text->text = g_steal_pointer (&bytes);
  pupitre_export_thread_run (task, write_file, text, (GDestroyNotify) pupitre_export_text_free,
                             done);
}

/* --- The PDF -------------------------------------------------------------------------------- */

static void
add_pages (GArray *pages, PupitreRenderedDocument *document)
{
  for (guint i = 0; i < pupitre_rendered_document_get_n_pages (document); i++) {
    const PupitreExportPage page = { document, i };

    g_array_append_val (pages, page);
  }
}

static void
export_pages (GTask *task, GArray *pages, GAsyncReadyCallback done)
{
  PupitreTaxJob *self = g_task_get_source_object (task);

  pupitre_renderer_export_async (self->renderer, NULL,
                                 (const PupitreExportPage *) (void *) pages->data, pages->len,
                                 g_task_get_cancellable (task), done,
                                 g_object_ref (task));
}

/* @cover: (nullable) */
static void
export_all (GTask *task, PupitreRenderedDocument *cover, GAsyncReadyCallback done)
{
  PupitreTaxJob *self = g_task_get_source_object (task);
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (PupitreExportPage));

  if (cover != NULL)
    add_pages (pages, cover);
  for (guint i = 0; i < self->batch->len; i++)
    add_pages (pages, self->batch->pdata[i]);
  export_pages (task, pages, done);
}

static PupitreTaxReport *
make_report (PupitreTaxJob *self)
{
  PupitreTaxReport *report = g_new0 (PupitreTaxReport, 1);

  report->path = g_strdup (pupitre_export_folder_get_path (self->folder));
  report->n_originals = self->n_originals;
  report->missing = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->parts->len; i++) {
    PupitreTaxPart *part = self->parts->pdata[i];

    for (guint j = 0; j < part->items->len; j++) {
      PupitreTaxItem *item = part->items->pdata[j];
      g_autofree char *title = item->slip != NULL
                                 ? pupitre_finances_words_slip_title (item->slip)
                                 : pupitre_finances_words_statement_title (item->statement);

      if (item->trouble != NULL)
        g_ptr_array_add (report->missing, g_strdup_printf ("%s · %s", part->name, title));
    }
    if (part->lacks_slip)
      /* Translators: 1 a child's name, 2 a year */
      g_ptr_array_add (report->missing,
                       g_strdup_printf (_("%1$s: no slip of %2$d for the daycare"), part->name,
                                        self->year));
  }
  return report;
}

static void
on_pdf_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreTaxJob *self = g_task_get_source_object (task);
  GError *error = NULL;

  close_file (self);
  if (!g_task_propagate_boolean (G_TASK (result), &error) ||
      g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error)) {
    give_up (task, error);
    return;
  }
  g_task_return_pointer (task, make_report (self), (GDestroyNotify) pupitre_tax_report_free);
}

static void
on_pdf_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreTaxJob *self = g_task_get_source_object (task);
  g_autofree char *title = g_strdup_printf (_("Tax Folder %d"), self->year);
  g_autofree char *name = pupitre_file_name_sanitize (title, "pdf");
  GError *error = NULL;
  const int fd = pupitre_renderer_export_finish (PUPITRE_RENDERER (source), result, &error);

  if (fd < 0) {
    give_up (task, error);
    return;
  }
  pupitre_export_folder_leave (self->folder);
  save (task, fd, name, on_pdf_written);
  close (fd);
}

static void
on_cover_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (PupitreRenderedDocument) cover =
    pupitre_renderer_open_finish (PUPITRE_RENDERER (source), result, &error);

  if (cover != NULL)
    export_all (task, cover, on_pdf_made);
  else
    give_up (task, error);
}

static void
make_pdf (GTask *task)
{
  PupitreTaxJob *self = g_task_get_source_object (task);
  PupitreAccount *account = pupitre_tax_sources_get_account (self->sources);
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autoptr (GBytes) cover = NULL;
  GError *error = NULL;
  int fd = -1;

  cover = pupitre_tax_paper_draw (self->year, pupitre_account_get_email (account), now, self->parts,
                                  NULL, &error);
  if (cover != NULL)
    fd = pupitre_sealed_file_new (cover, &error);
  if (fd < 0) {
    give_up (task, error);
    return;
  }
  pupitre_renderer_open_async (self->renderer, fd, g_task_get_cancellable (task), on_cover_opened,
                               g_object_ref (task));
  close (fd);
}

static void
on_batch_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreTaxJob *self = g_task_get_source_object (task);
  GError *error = NULL;
  PupitreRenderedDocument *whole =
    pupitre_renderer_open_finish (PUPITRE_RENDERER (source), result, &error);

  if (whole == NULL) {
    give_up (task, error);
    return;
  }
  g_ptr_array_set_size (self->batch, 0);
  g_ptr_array_add (self->batch, whole);
  next_item (task);
}

static void
on_batch_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const int fd = pupitre_renderer_export_finish (PUPITRE_RENDERER (source), result, &error);

  if (fd < 0) {
    give_up (task, error);
    return;
  }
  pupitre_renderer_open_async (PUPITRE_RENDERER (source), fd, g_task_get_cancellable (task),
                               on_batch_opened, g_object_ref (task));
  close (fd);
}

/* --- Documents ------------------------------------------------------------------------------ */

static void
done_with_item (GTask *task, const char *trouble)
{
  PupitreTaxJob *self = g_task_get_source_object (task);

  g_clear_pointer (&self->document, pupitre_document_free);
  g_free (self->current->trouble);
  self->current->trouble = g_strdup (trouble);
  self->current = NULL;
  self->n_done++;
  if (self->batch->len >= BATCH)
    export_all (task, NULL, on_batch_made);
  else
    next_item (task);
}

/* A document of which one page cannot be put into a PDF must not spoil the others. */
static void
on_tried (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreTaxJob *self = g_task_get_source_object (task);
  PupitreRenderedDocument *document = self->batch->pdata[self->batch->len - 1];
  g_autoptr (GError) error = NULL;
  const int fd = pupitre_renderer_export_finish (PUPITRE_RENDERER (source), result, &error);

  if (fd >= 0) {
    close (fd);
    self->current->page = self->n_pages + 1;
    self->n_pages += pupitre_rendered_document_get_n_pages (document);
    done_with_item (task, NULL);
  } else if (g_cancellable_is_cancelled (g_task_get_cancellable (task))) {
    give_up (task, g_steal_pointer (&error));
  } else {
    g_ptr_array_set_size (self->batch, (int) self->batch->len - 1);
    done_with_item (task, _("its original is in the folder, but its pages cannot be put here"));
  }
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreTaxJob *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (PupitreExportPage));
  PupitreRenderedDocument *document =
    pupitre_renderer_open_finish (PUPITRE_RENDERER (source), result, &error);

  if (document == NULL && g_cancellable_is_cancelled (g_task_get_cancellable (task))) {
    give_up (task, g_steal_pointer (&error));
    return;
  }
  if (document == NULL || pupitre_rendered_document_get_n_pages (document) == 0) {
    g_clear_object (&document);
    done_with_item (task, _("its original is in the folder, but its pages cannot be put here"));
    return;
  }
  g_ptr_array_add (self->batch, document);
  add_pages (pages, document);
  export_pages (task, pages, on_tried);
}

static void
on_original_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreTaxJob *self = g_task_get_source_object (task);
  GError *error = NULL;

  close_file (self);
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    give_up (task, error);
    return;
  }
  self->n_originals++;
  pupitre_renderer_open_async (self->renderer, self->document->fd, g_task_get_cancellable (task),
                               on_opened, g_object_ref (task));
}

/* What it is and whose, with the ending of what is in it. */
static char *
dup_file_name (PupitreTaxJob *self)
{
  PupitreTaxPart *part = self->parts->pdata[self->part];
  PupitreTaxItem *item = self->current;
  GDateTime *date = item->slip != NULL ? pupitre_tax_slip_get_date (item->slip)
                                       : pupitre_statement_get_date (item->statement);
  g_autofree char *title = item->slip != NULL
                             ? pupitre_finances_words_slip_title (item->slip)
                             : pupitre_finances_words_statement_title (item->statement);
  g_autofree char *day = date != NULL ? g_date_time_format (date, " - %Y-%m-%d") : g_strdup ("");
  g_autofree char *raw = g_strdup_printf ("%s - %s%s", part->name, title, day);
  char start[5] = { 0 };
  const gboolean is_pdf = pread (self->document->fd, start, sizeof start, 0) == sizeof start &&
                          memcmp (start, "%PDF-", sizeof start) == 0;

  return pupitre_file_name_sanitize (raw, is_pdf ? "pdf" : "bin");
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreTaxJob *self = g_task_get_source_object (task);
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;
  GError *error = NULL;

  self->document = pupitre_account_load_document_finish (PUPITRE_ACCOUNT (source), result, NULL, NULL,
                                                         &error);
  if (self->document == NULL && pupitre_error_is_cancelled (error)) {
    give_up (task, error);
    return;
  }
  if (self->document == NULL) {
    sentence = pupitre_error_text_dup_sentence (error);
    g_error_free (error);
    done_with_item (task, sentence);
    return;
  }
  name = dup_file_name (self);
  save (task, self->document->fd, name, on_original_written);
}

static void
load (GTask *task)
{
  PupitreTaxJob *self = g_task_get_source_object (task);
  const PupitreTaxItem *item = self->current;
  GDateTime *date = item->slip != NULL ? pupitre_tax_slip_get_date (item->slip)
                                       : pupitre_statement_get_date (item->statement);
  const char *id = item->slip != NULL ? pupitre_tax_slip_get_document_id (item->slip)
                                      : pupitre_statement_get_document_id (item->statement);

  if (id == NULL || *id == '\0') {
    done_with_item (task, _("the portal has no document of it"));
    return;
  }
  pupitre_account_load_document_async (pupitre_tax_sources_get_account (self->sources),
                                       pupitre_tax_sources_get_child (self->sources, self->part), id,
                                       date != NULL ? g_date_time_to_unix (date) : 0,
                                       g_task_get_cancellable (task), on_loaded,
                                       g_object_ref (task));
}

static void
next_item (GTask *task)
{
  PupitreTaxJob *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error)) {
    give_up (task, error);
    return;
  }
  self->fraction = (double) self->n_done / (self->n_items + 1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FRACTION]);
  while (self->part < self->parts->len &&
         self->item == ((PupitreTaxPart *) self->parts->pdata[self->part])->items->len) {
    self->part++;
    self->item = 0;
  }
  if (self->part == self->parts->len) {
    make_pdf (task);
    return;
  }
  self->current = ((PupitreTaxPart *) self->parts->pdata[self->part])->items->pdata[self->item++];
  load (task);
}

/* --- Folder --------------------------------------------------------------------------------- */

typedef struct {
  char *parent;
  char *name;
  char *originals;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->parent);
  g_free (place->name);
  g_free (place->originals);
  g_free (place);
}

static void
make_folder (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  Place *place = data;
  GError *error = NULL;
  g_autoptr (PupitreExportFolder) folder =
    pupitre_export_folder_new (place->parent, place->name, &error);

  if (folder != NULL && pupitre_export_folder_enter (folder, place->originals, &error)) {
    g_task_return_pointer (job, g_steal_pointer (&folder),
                           (GDestroyNotify) pupitre_export_folder_free);
    return;
  }
  if (folder != NULL)
    pupitre_export_folder_undo (folder);
  g_task_return_error (job, error);
}

static void
on_folder_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreTaxJob *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->folder = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->folder != NULL)
    next_item (task);
  else
    give_up (task, error);
}

/* --- GObject -------------------------------------------------------------------------------- */

static void
pupitre_tax_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PupitreTaxJobProperty) id) {
  case PROP_FRACTION:
    g_value_set_double (value, PUPITRE_TAX_JOB (object)->fraction);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    break;
  }
}

static void
pupitre_tax_job_finalize (GObject *object)
{
  PupitreTaxJob *self = PUPITRE_TAX_JOB (object);

  close_file (self);
  g_clear_object (&self->sources);
  g_clear_object (&self->renderer);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->folder, pupitre_export_folder_free);
  g_clear_pointer (&self->document, pupitre_document_free);
  g_ptr_array_unref (self->batch);

  G_OBJECT_CLASS (pupitre_tax_job_parent_class)->finalize (object);
}

static void
pupitre_tax_job_class_init (PupitreTaxJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pupitre_tax_job_get_property;
  object_class->finalize = pupitre_tax_job_finalize;

  /* PupitreTaxJob:fraction: How much of it is done, from 0 to 1. */
  props[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pupitre_tax_job_init (PupitreTaxJob *self)
{
  self->fd = -1;
  self->batch = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_tax_job_new:
 * @sources: What there is, all of it read
 * @renderer: The helper
 * @year: A calendar year
 *
 * Returns: (transfer full): a tax folder that is not begun. Main thread.
 */
PupitreTaxJob *
pupitre_tax_job_new (PupitreTaxSources *sources, PupitreRenderer *renderer, int year)
{
  PupitreTaxJob *self;

  g_return_val_if_fail (PUPITRE_IS_TAX_SOURCES (sources), NULL);
  g_return_val_if_fail (PUPITRE_IS_RENDERER (renderer), NULL);

  self = g_object_new (PUPITRE_TYPE_TAX_JOB, NULL);
  self->sources = g_object_ref (sources);
  self->renderer = g_object_ref (renderer);
  self->year = year;
  self->parts = pupitre_tax_sources_make_parts (sources, year);
  for (guint i = 0; i < self->parts->len; i++)
    self->n_items += ((PupitreTaxPart *) self->parts->pdata[i])->items->len;
  return self;
}

/**
 * pupitre_tax_job_get_fraction:
 * @self: A tax folder
 *
 * Returns: how much of it is done, from 0 to 1. Main thread.
 */
double
pupitre_tax_job_get_fraction (PupitreTaxJob *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_JOB (self), 0);

  return self->fraction;
}

/**
 * pupitre_tax_job_run_async:
 * @self: A tax folder that is not begun
 * @parent: The folder that the parent has chosen
 * @cancellable: (nullable): To give up: then nothing of it stays
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Makes it. Main thread.
 */
void
pupitre_tax_job_run_async (PupitreTaxJob       *self,
                           const char          *parent,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Place *place;

  g_return_if_fail (PUPITRE_IS_TAX_JOB (self));
  g_return_if_fail (parent != NULL && self->folder == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_tax_job_run_async);
  g_task_set_check_cancellable (task, FALSE);
  if (!pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_SAVE, &error)) {
    g_task_return_error (task, error);
    return;
  }
  place = g_new0 (Place, 1);
  place->parent = g_strdup (parent);
  place->name = g_strdup_printf (_("Tax Folder %d"), self->year);
  place->originals = g_strdup (_("Originals"));
  pupitre_export_thread_run (task, make_folder, place, place_free, on_folder_made);
}

/**
 * pupitre_tax_job_run_finish:
 * @self: A tax folder
 * @result: What the callback was given
 * @error: Return location: cancellation, %G_IO_ERROR_PERMISSION_DENIED where this computer forbids it,
 *   or what cannot be written
 *
 * Returns: (transfer full) (nullable): what came of it; if %NULL, nothing of it is left. Main thread.
 */
PupitreTaxReport *
pupitre_tax_job_run_finish (PupitreTaxJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
