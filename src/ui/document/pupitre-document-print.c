/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-print"

#include "config.h"

#include "pupitre-document-print.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "pupitre-document-print-private.h"
#include "pupitre-print-preview.h"
#include "pupitre-print-sheets.h"
#include "pupitre-render-protocol.h"
#include "pupitre-renderer-private.h"
#include "pupitre-sealed-file.h"
#include "pupitre-way-out.h"

/* Prints a document: the helper makes a PDF of its sheets, the preview shows them, the dialog asks
 * which printer, and that gets them. Nothing is written to a temporary file on the way. */

typedef struct {
  PupitreRenderer         *renderer;
  PupitreRenderedDocument *sheets;     /* (nullable): not chosen yet */
  guint                    current;    /* the sheet that is seen, from 0 */
  char                    *title;
  GtkWidget               *preview;    /* (nullable): closed, or there is none */
  GtkWidget               *dialog;     /* (nullable): not asked yet, or answered */
  GtkPrintJob             *job;
  int                      fd;
} Print;

static void
print_free (Print *print)
{
  g_object_unref (print->renderer);
  g_clear_object (&print->sheets);
  g_free (print->title);
  g_clear_object (&print->job);
  if (print->fd >= 0)
    close (print->fd);
  g_free (print);
}

static void
unref_closure (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

static gboolean
is_wanted (guint page, guint current, GtkPrintPages pages, const GtkPageRange *ranges, int n_ranges)
{
  if (pages == GTK_PRINT_PAGES_CURRENT)
    return page == current;
  if (pages != GTK_PRINT_PAGES_RANGES)
    return TRUE;
  for (int i = 0; i < n_ranges; i++) {
    if ((int) page >= ranges[i].start && (ranges[i].end < 0 || (int) page <= ranges[i].end))
      return TRUE;
  }

  return FALSE;
}

/* Every second of the pages that are wanted, counted as they come out. */
static gboolean
is_in_set (guint position, GtkPageSet page_set)
{
  return page_set == GTK_PAGE_SET_ALL || (page_set == GTK_PAGE_SET_EVEN) == (position % 2 == 1);
}

static void
reverse_order (GArray *order)
{
  for (guint i = 0; i < order->len / 2; i++) {
    guint *first = &g_array_index (order, guint, i);
    guint *last = &g_array_index (order, guint, order->len - 1 - i);
    const guint kept = *first;

    *first = *last;
    *last = kept;
  }
}

/**
 * pupitre_document_print_order:
 * @n_pages: How many pages the document has
 * @current: The page that is being read, from 0
 * @pages: Which are wanted
 * @ranges: With %GTK_PRINT_PAGES_RANGES: these, from 0
 * @n_ranges: How many
 * @page_set: Even, odd or all of them
 * @reverse: From the last to the first
 * @n_copies: How often
 * @collate: Whether a whole copy comes before the next
 *
 * Returns: (transfer full) (element-type guint): pages, from 0, in the order of the paper. Any
 *   thread.
 */
GArray *
pupitre_document_print_order (guint               n_pages,
                              guint               current,
                              GtkPrintPages       pages,
                              const GtkPageRange *ranges,
                              int                 n_ranges,
                              GtkPageSet          page_set,
                              gboolean            reverse,
                              int                 n_copies,
                              gboolean            collate)
{
  g_autoptr (GArray) once = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  guint position = 0;

  for (guint page = 0; page < n_pages; page++) {
    if (is_wanted (page, current, pages, ranges, n_ranges) && is_in_set (position++, page_set))
      g_array_append_val (once, page);
  }
  if (reverse)
    reverse_order (once);
  for (int copy = 0; collate && copy < n_copies; copy++)
    g_array_append_vals (order, once->data, once->len);
  for (guint i = 0; !collate && i < once->len; i++) {
    for (int copy = 0; copy < n_copies; copy++)
      g_array_append_val (order, g_array_index (once, guint, i));
  }
  if (order->len > PUPITRE_RENDER_MAX_EXPORT_PAGES)
    g_array_set_size (order, PUPITRE_RENDER_MAX_EXPORT_PAGES);

  return order;
}

static void
on_job_done (GtkPrintJob *job, void *data, const GError *error)
{
  g_autoptr (GTask) task = data;

  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
}

/* A copy of its own, for a position in the file belongs to all who hold it, and a helper may. */
static void
send_sheets (GTask *task, PupitreRenderedDocument *sheets)
{
  Print *print = g_task_get_task_data (task);
  g_autoptr (GBytes) content = NULL;
  GError *error = NULL;

  content = pupitre_sealed_file_map (pupitre_rendered_document_get_fd (sheets),
                                     PUPITRE_RENDER_MAX_FILE, &error);
  if (content != NULL)
    print->fd = pupitre_sealed_file_new (content, &error);
  if (print->fd < 0 || !gtk_print_job_set_source_fd (print->job, print->fd, &error)) {
    g_task_return_error (task, error);
    return;
  }
  gtk_print_job_send (print->job, on_job_done, g_object_ref (task), NULL);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (PupitreRenderedDocument) sheets = pupitre_print_sheets_make_finish (result, &error);

  if (sheets != NULL)
    send_sheets (task, sheets);
  else
    g_task_return_error (task, error);
}

/* Whether all sheets are wanted as they are. */
static gboolean
is_whole (GArray *order, guint n_sheets)
{
  for (guint i = 0; i < order->len; i++) {
    if (g_array_index (order, guint, i) != i)
      return FALSE;
  }

  return order->len == n_sheets;
}

/* Whatever the printer does not do by itself is done in the order of the pages. */
static void
start_job (GTask *task, GtkPrinter *printer, GtkPrintSettings *settings, GtkPageSetup *setup)
{
  Print *print = g_task_get_task_data (task);
  const guint n_sheets = pupitre_rendered_document_get_n_pages (print->sheets);
  g_autoptr (GArray) order = NULL;
  GtkPageRange *ranges;
  int n_ranges;

  print->job = gtk_print_job_new (print->title, printer, settings, setup);
  ranges = gtk_print_job_get_page_ranges (print->job, &n_ranges);
  order = pupitre_document_print_order (n_sheets, print->current,
                                        gtk_print_job_get_pages (print->job), ranges, n_ranges,
                                        gtk_print_job_get_page_set (print->job),
                                        gtk_print_job_get_reverse (print->job),
                                        MAX (1, gtk_print_job_get_num_copies (print->job)),
                                        gtk_print_job_get_collate (print->job));
  if (order->len == 0) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "no page");
    return;
  }
  if (is_whole (order, n_sheets))
    send_sheets (task, print->sheets);
  else
    pupitre_print_sheets_make_async (print->renderer, print->sheets, NULL, order,
                                     g_task_get_cancellable (task), on_made, g_object_ref (task));
}

/* A printer that is a file is a way to save. */
static gboolean
is_printer_allowed (GtkPrinter *printer, GError **error)
{
  return !gtk_printer_is_virtual (printer) ||
         pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_SAVE, error);
}

/* The window of the preview has done its duty, or nobody wants it. */
static void
close_preview (Print *print)
{
  GtkWidget *preview = g_steal_pointer (&print->preview);

  if (preview != NULL)
    gtk_window_destroy (GTK_WINDOW (preview));
}

static void
close_dialog (Print *print)
{
  GtkWidget *dialog = g_steal_pointer (&print->dialog);

  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Who closes the dialog is back at the preview. */
static void
on_response (GtkPrintUnixDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (data);
  Print *print = g_task_get_task_data (task);
  g_autoptr (GtkPrinter) printer = gtk_print_unix_dialog_get_selected_printer (dialog);
  g_autoptr (GtkPrintSettings) settings = gtk_print_unix_dialog_get_settings (dialog);
  g_autoptr (GtkPageSetup) setup = gtk_print_unix_dialog_get_page_setup (dialog);
  GError *error = NULL;

  if (printer != NULL)
    g_object_ref (printer);
  g_object_ref (setup);
  g_signal_handlers_disconnect_by_func (dialog, on_response, data);
  close_dialog (print);
  if (response != GTK_RESPONSE_OK || printer == NULL) {
    g_clear_object (&print->sheets);
    return;
  }
  g_signal_handlers_disconnect_by_data (print->preview, task);
  close_preview (print);
  if (!is_printer_allowed (printer, &error))
    g_task_return_error (task, error);
  else
    start_job (task, printer, settings, setup);
}

static GtkWidget *
make_dialog (Print *print)
{
  GtkWidget *dialog = gtk_print_unix_dialog_new (_("Print"), GTK_WINDOW (print->preview));
  GtkPrintUnixDialog *print_dialog = GTK_PRINT_UNIX_DIALOG (dialog);
  g_autoptr (GtkPageSetup) setup =
    pupitre_print_preview_dup_setup (PUPITRE_PRINT_PREVIEW (print->preview));

  gtk_print_unix_dialog_set_manual_capabilities (print_dialog,
                                                 GTK_PRINT_CAPABILITY_PAGE_SET |
                                                 GTK_PRINT_CAPABILITY_COPIES |
                                                 GTK_PRINT_CAPABILITY_COLLATE |
                                                 GTK_PRINT_CAPABILITY_REVERSE |
                                                 GTK_PRINT_CAPABILITY_GENERATE_PDF);
  gtk_print_unix_dialog_set_page_setup (print_dialog, setup);
  gtk_print_unix_dialog_set_current_page (print_dialog, (int) print->current);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);

  return dialog;
}

static void
on_print (PupitrePrintPreview *preview, GTask *task)
{
  Print *print = g_task_get_task_data (task);

  if (print->dialog != NULL)
    return;
  g_set_object (&print->sheets, pupitre_print_preview_get_sheets (preview));
  print->current = pupitre_print_preview_get_sheet (preview);
  print->dialog = make_dialog (print);
  g_signal_connect_data (print->dialog, "response", G_CALLBACK (on_response), g_object_ref (task),
                         unref_closure, 0);
  gtk_window_present (GTK_WINDOW (print->dialog));
}

/* The parent closes it, or the window is locked. */
static void
on_preview_destroyed (PupitrePrintPreview *preview, GTask *task)
{
  Print *print = g_task_get_task_data (task);

  print->preview = NULL;
  close_dialog (print);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "not printed");
}

static GTask *
new_task (PupitreRenderer     *renderer,
          const char          *title,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Print *print = g_new0 (Print, 1);

  print->renderer = g_object_ref (renderer);
  print->title = g_strdup (title);
  print->fd = -1;
  g_task_set_task_data (task, print, (GDestroyNotify) print_free);

  return task;
}

/**
 * pupitre_document_print_async:
 * @renderer: Where the PDF is made
 * @document: An open document
 * @current: The page that is being read, from 0
 * @title: What the printer's queue calls it
 * @parent: (nullable): The window under the preview
 * @cancellable: (nullable): Ends the work, and closes the preview
 * @callback: Called when the printer has it, or nobody wants it
 * @data: For @callback
 *
 * Shows the sheets, asks which printer, and prints. Main thread.
 */
void
pupitre_document_print_async (PupitreRenderer         *renderer,
                              PupitreRenderedDocument *document,
                              guint                    current,
                              const char              *title,
                              GtkWindow               *parent,
                              GCancellable            *cancellable,
                              GAsyncReadyCallback      callback,
                              gpointer                 data)
{
  g_autoptr (GTask) task = new_task (renderer, title, cancellable, callback, data);
  Print *print = g_task_get_task_data (task);
  GError *error = NULL;

  g_task_set_source_tag (task, pupitre_document_print_async);
  if (!pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_PRINT, &error)) {
    g_task_return_error (task, error);
    return;
  }
  print->preview = pupitre_print_preview_new (renderer, document, current, title);
  gtk_window_set_transient_for (GTK_WINDOW (print->preview), parent);
  g_signal_connect (print->preview, "print", G_CALLBACK (on_print), task);
  /* The task lives as long as the preview does. */
  g_signal_connect_data (print->preview, "destroy", G_CALLBACK (on_preview_destroyed),
                         g_object_ref (task), unref_closure, 0);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (gtk_window_destroy),
                             print->preview, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (print->preview));
}

/**
 * pupitre_document_print_on_async:
 * @renderer: Where the PDF is made
 * @sheets: What is to be printed
 * @current: The sheet that is seen, from 0
 * @title: What the printer's queue calls it
 * @printer: Where to
 * @settings: How
 * @callback: Called when the printer has it
 * @data: For @callback
 *
 * Prints without asking: for tests. Ends as pupitre_document_print_finish(). Main thread.
 */
void
pupitre_document_print_on_async (PupitreRenderer         *renderer,
                                 PupitreRenderedDocument *sheets,
                                 guint                    current,
                                 const char              *title,
                                 GtkPrinter              *printer,
                                 GtkPrintSettings        *settings,
                                 GAsyncReadyCallback      callback,
                                 gpointer                 data)
{
  g_autoptr (GTask) task = new_task (renderer, title, NULL, callback, data);
  Print *print = g_task_get_task_data (task);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  g_task_set_source_tag (task, pupitre_document_print_on_async);
  print->sheets = g_object_ref (sheets);
  print->current = current;
  start_job (task, printer, settings, setup);
}

/**
 * pupitre_document_print_finish:
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: whether the printer has it. A closed dialog is %G_IO_ERROR_CANCELLED. Main thread.
 */
gboolean
pupitre_document_print_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
