/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-print-sheets"

#include "config.h"

#include "pupitre-print-sheets.h"

#include "pupitre-error.h"

#include <unistd.h>

/* Makes of a document the sheets that a printer is to put out: the helper draws them into a new PDF,
 * and that is opened as any other. Who looks at it looks at what the printer gets. */

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (PupitreRenderedDocument) sheets =
    pupitre_renderer_open_finish (PUPITRE_RENDERER (source), result, &error);
  const guint wanted = GPOINTER_TO_UINT (g_task_get_task_data (task));

  /* A helper that read a hostile document has written them. */
  if (sheets != NULL && pupitre_rendered_document_get_n_pages (sheets) != wanted)
    g_task_return_new_error (task, PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_DAMAGED,
                             "other sheets than were asked for");
  else if (sheets != NULL)
    g_task_return_pointer (task, g_steal_pointer (&sheets), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  const int fd = pupitre_renderer_export_finish (PUPITRE_RENDERER (source), result, &error);

  if (fd < 0) {
    g_task_return_error (task, error);
    return;
  }
  pupitre_renderer_open_async (PUPITRE_RENDERER (source), fd, g_task_get_cancellable (task),
                               on_opened, g_object_ref (task));
  close (fd);
}

/**
 * pupitre_print_sheets_make_async:
 * @renderer: Where they are made
 * @document: An open document
 * @sheet: (nullable): The paper; %NULL: each sheet is as large as its page
 * @order: (element-type guint): Its pages, from 0, in the order of the sheets; at least one
 * @cancellable: (nullable): Ends the work
 * @callback: Called with the sheets
 * @data: For @callback
 *
 * Main thread.
 */
void
pupitre_print_sheets_make_async (PupitreRenderer          *renderer,
                                 PupitreRenderedDocument  *document,
                                 const PupitreRenderSheet *sheet,
                                 GArray                   *order,
                                 GCancellable             *cancellable,
                                 GAsyncReadyCallback       callback,
                                 gpointer                  data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_autofree PupitreExportPage *pages = g_new0 (PupitreExportPage, order->len);

  g_task_set_source_tag (task, pupitre_print_sheets_make_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (order->len), NULL);
  for (guint i = 0; i < order->len; i++)
    pages[i] = (PupitreExportPage) { document, g_array_index (order, guint, i) };
  pupitre_renderer_export_async (renderer, sheet, pages, order->len, cancellable, on_exported,
                                 g_steal_pointer (&task));
}

/**
 * pupitre_print_sheets_make_finish:
 * @result: What the callback got
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the sheets, an open document. Main thread.
 */
PupitreRenderedDocument *
pupitre_print_sheets_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
