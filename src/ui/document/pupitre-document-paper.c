/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-paper"

#include "pupitre-document-paper.h"

#include <unistd.h>

#include "pupitre-document-print.h"
#include "pupitre-sealed-file.h"

/* Prints a PDF that the program drew itself, the way a document of the portal is printed. */

typedef struct {
  char      *title;
  GtkWindow *parent;  /* (nullable): a weak pointer */
} Paper;

static void
paper_free (gpointer data)
{
  Paper *paper = data;

  g_clear_weak_pointer (&paper->parent);
  g_free (paper->title);
  g_free (paper);
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pupitre_document_print_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Paper *paper = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PupitreRenderedDocument) document =
    pupitre_renderer_open_finish (PUPITRE_RENDERER (source), result, &error);

  if (document == NULL)
    g_task_return_error (task, error);
  else if (!g_task_return_error_if_cancelled (task))
    pupitre_document_print_async (PUPITRE_RENDERER (source), document, 0, paper->title,
                                  paper->parent, g_task_get_cancellable (task), on_printed,
                                  g_object_ref (task));
}

/**
 * pupitre_document_paper_print_async:
 * @renderer: Where it is opened
 * @pdf: A PDF
 * @title: What the printer's queue calls it
 * @parent: (nullable): The window under the dialog
 * @cancellable: (nullable): Ends the work, not the dialog
 * @callback: Called when the printer has it, or nobody wants it
 * @data: For @callback
 *
 * Asks how to print, and prints. Main thread.
 */
void
pupitre_document_paper_print_async (PupitreRenderer     *renderer,
                                    GBytes              *pdf,
                                    const char          *title,
                                    GtkWindow           *parent,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Paper *paper = g_new0 (Paper, 1);
  GError *error = NULL;
  int fd = pupitre_sealed_file_new (pdf, &error);

  g_task_set_source_tag (task, pupitre_document_paper_print_async);
  paper->title = g_strdup (title);
  g_set_weak_pointer (&paper->parent, parent);
  g_task_set_task_data (task, paper, paper_free);
  if (fd < 0) {
    g_task_return_error (task, error);
    return;
  }
  pupitre_renderer_open_async (renderer, fd, cancellable, on_opened, g_object_ref (task));
  close (fd);
}

/**
 * pupitre_document_paper_print_finish:
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: whether the printer has it. A closed dialog is %G_IO_ERROR_CANCELLED. Main thread.
 */
gboolean
pupitre_document_paper_print_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
