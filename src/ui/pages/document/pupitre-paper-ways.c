/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-paper-ways"

#include "config.h"

#include "pupitre-paper-ways.h"

#include "pupitre-document-paper.h"
#include "pupitre-document-save.h"

#include <glib/gi18n.h>

/* What a page has drawn leaves it on paper or as a file; what goes wrong is said on the page. */

typedef struct {
  GCancellable   *cancellable;
  PupitreTrouble *trouble;
} Way;

static Way *
way_new (GCancellable *cancellable, PupitreTrouble *trouble)
{
  Way *way = g_new0 (Way, 1);

  way->cancellable = g_object_ref (cancellable);
  way->trouble = g_object_ref (trouble);
  return way;
}

/* @way: (transfer full)
 * @error: (nullable) */
static void
end (Way *way, const GError *error)
{
  if (error != NULL && !g_cancellable_is_cancelled (way->cancellable) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pupitre_trouble_show (way->trouble, error);
  g_object_unref (way->cancellable);
  g_object_unref (way->trouble);
  g_free (way);
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  pupitre_document_paper_print_finish (result, &error);
  end (user_data, error);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  pupitre_document_save_finish (result, &name, &error);
  end (user_data, error);
}

/**
 * pupitre_paper_ways_print:
 * @page: The page in front
 * @pdf: What it has drawn
 * @cancellable: Cancelled when the page goes
 * @trouble: Where the page says what went wrong
 *
 * Asks the parent for a printer. Main thread.
 */
void
pupitre_paper_ways_print (PupitrePage    *page,
                          GBytes         *pdf,
                          GCancellable   *cancellable,
                          PupitreTrouble *trouble)
{
  g_return_if_fail (PUPITRE_IS_PAGE (page));
  g_return_if_fail (pdf != NULL);

  pupitre_document_paper_print_async (pupitre_page_get_renderer (page), pdf,
                                      pupitre_page_get_title (page),
                                      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                      cancellable, on_printed, way_new (cancellable, trouble));
}

/**
 * pupitre_paper_ways_save:
 * @page: The page in front
 * @pdf: What it has drawn
 * @name: What the file is called unless the parent says otherwise
 * @cancellable: Cancelled when the page goes
 * @trouble: Where the page says what went wrong
 *
 * Asks the parent for a place. Main thread.
 */
void
pupitre_paper_ways_save (PupitrePage    *page,
                         GBytes         *pdf,
                         const char     *name,
                         GCancellable   *cancellable,
                         PupitreTrouble *trouble)
{
  g_return_if_fail (PUPITRE_IS_PAGE (page));
  g_return_if_fail (pdf != NULL);

  pupitre_document_save_bytes_async (pdf, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                     _("Save the Document"), name, on_saved,
                                     way_new (cancellable, trouble));
}
