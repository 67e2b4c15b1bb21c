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
#include "pupitre-render-protocol.h"
#include "pupitre-way-out.h"

/* Prints a document: the dialog asks how, the helper makes a PDF of the wanted pages, the printer
 * gets it. Nothing is written to a temporary file on the way. */

typedef struct {
  PupitreRenderer         *renderer;
  PupitreRenderedDocument *document;
  guint                    current;
  char                    *title;
  GtkWidget               *dialog;   /* (nullable): answered */
  GtkPrintJob             *job;
  int                      fd;
} Print;

static void
print_free (Print *print)
{
  g_object_unref (print->renderer);
  g_object_unref (print->document);
  g_free (print->title);
  if (print->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (print->dialog));
  g_clear_object (&print->job);
  if (print->fd >= 0)
    close (print->fd);
  g_free (print);
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

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Print *print = g_task_get_task_data (task);
  GError *error = NULL;

  print->fd = pupitre_renderer_export_finish (PUPITRE_RENDERER (source), result, &error);
  if (print->fd < 0) {
    g_task_return_error (task, error);
    return;
  }
  /* The helper has left the position at the end. */
  if (lseek (print->fd, 0, SEEK_SET) != 0 ||
      !gtk_print_job_set_source_fd (print->job, print->fd, &error)) {
    if (error == NULL)
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot seek");
    g_task_return_error (task, error);
    return;
  }
  gtk_print_job_send (print->job, on_job_done, g_object_ref (task), NULL);
}

/* Whatever the printer does not do by itself is done in the order of the pages. */
static void
start_job (GTask *task, GtkPrinter *printer, GtkPrintSettings *settings, GtkPageSetup *setup)
{
  Print *print = g_task_get_task_data (task);
  g_autofree PupitreExportPage *pages = NULL;
  g_autoptr (GArray) order = NULL;
  GtkPageRange *ranges;
  int n_ranges;

  print->job = gtk_print_job_new (print->title, printer, settings, setup);
  ranges = gtk_print_job_get_page_ranges (print->job, &n_ranges);
  order = pupitre_document_print_order (pupitre_rendered_document_get_n_pages (print->document),
                                        print->current, gtk_print_job_get_pages (print->job),
                                        ranges, n_ranges,
                                        gtk_print_job_get_page_set (print->job),
                                        gtk_print_job_get_reverse (print->job),
                                        MAX (1, gtk_print_job_get_num_copies (print->job)),
                                        gtk_print_job_get_collate (print->job));
  if (order->len == 0) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "no page");
    return;
  }
  pages = g_new0 (PupitreExportPage, order->len);
  for (guint i = 0; i < order->len; i++)
    pages[i] = (PupitreExportPage) { print->document, g_array_index (order, guint, i) };
  pupitre_renderer_export_async (print->renderer, pages, order->len,
                                 g_task_get_cancellable (task), on_exported, g_object_ref (task));
}

/* A printer that is a file is a way to save. */
static gboolean
is_printer_allowed (GtkPrinter *printer, GError **error)
{
  return !gtk_printer_is_virtual (printer) ||
         pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_SAVE, error);
}

static void
on_response (GtkPrintUnixDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;
  Print *print = g_task_get_task_data (task);
  GtkPrinter *printer = gtk_print_unix_dialog_get_selected_printer (dialog);
  g_autoptr (GtkPrintSettings) settings = gtk_print_unix_dialog_get_settings (dialog);
  GError *error = NULL;

  if (response != GTK_RESPONSE_OK || printer == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "not printed");
  else if (!is_printer_allowed (printer, &error))
    g_task_return_error (task, error);
  else
    start_job (task, printer, settings, gtk_print_unix_dialog_get_page_setup (dialog));
  g_signal_handlers_disconnect_by_func (dialog, on_response, data);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&print->dialog)));
}

static GtkPageSetup *
letter_paper (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (GTK_PAPER_NAME_LETTER);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);

  return setup;
}

static GtkWidget *
make_dialog (Print *print, GtkWindow *parent)
{
  GtkWidget *dialog = gtk_print_unix_dialog_new (_("Print"), parent);
  GtkPrintUnixDialog *print_dialog = GTK_PRINT_UNIX_DIALOG (dialog);
  g_autoptr (GtkPageSetup) setup = letter_paper ();

  gtk_print_unix_dialog_set_manual_capabilities (print_dialog,
                                                 GTK_PRINT_CAPABILITY_PAGE_SET |
                                                 GTK_PRINT_CAPABILITY_COPIES |
                                                 GTK_PRINT_CAPABILITY_COLLATE |
                                                 GTK_PRINT_CAPABILITY_REVERSE |
                                                 GTK_PRINT_CAPABILITY_GENERATE_PDF);
  gtk_print_unix_dialog_set_page_setup (print_dialog, setup);
  gtk_print_unix_dialog_set_current_page (print_dialog, print->current);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);

  return dialog;
}

static GTask *
new_task (PupitreRenderer         *renderer,
          PupitreRenderedDocument *document,
          guint                    current,
          const char              *title,
          GCancellable            *cancellable,
          GAsyncReadyCallback      callback,
          gpointer                 data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Print *print = g_new0 (Print, 1);

  print->renderer = g_object_ref (renderer);
  print->document = g_object_ref (document);
  print->current = current;
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
 * @parent: (nullable): The window under the dialog
 * @cancellable: (nullable): Ends the work, not the dialog
 * @callback: Called when the printer has it, or nobody wants it
 * @data: For @callback
 *
 * Asks how to print, and prints. Main thread.
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
  g_autoptr (GTask) task = new_task (renderer, document, current, title, cancellable, callback,
                                     data);
  Print *print = g_task_get_task_data (task);

  GError *error = NULL;

  g_task_set_source_tag (task, pupitre_document_print_async);
  if (!pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_PRINT, &error)) {
    g_task_return_error (task, error);
    return;
  }
  print->dialog = make_dialog (print, parent);
  g_signal_connect (print->dialog, "response", G_CALLBACK (on_response), g_object_ref (task));
  gtk_window_present (GTK_WINDOW (print->dialog));
}

/**
 * pupitre_document_print_on_async:
 * @renderer: Where the PDF is made
 * @document: An open document
 * @current: The page that is being read, from 0
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
                                 PupitreRenderedDocument *document,
                                 guint                    current,
                                 const char              *title,
                                 GtkPrinter              *printer,
                                 GtkPrintSettings        *settings,
                                 GAsyncReadyCallback      callback,
                                 gpointer                 data)
{
  g_autoptr (GTask) task = new_task (renderer, document, current, title, NULL, callback, data);
  g_autoptr (GtkPageSetup) setup = letter_paper ();

  g_task_set_source_tag (task, pupitre_document_print_on_async);
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
