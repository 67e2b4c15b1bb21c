/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-pages"

#include "pupitre-document-pages.h"

#include "pupitre-document-page.h"

/* The pages that exist as widgets and have pictures: those that are seen, and one before and after
 * them. What their pictures may take together is shared out here. */

/* All pictures of whole pages together, and the most for one page: 64 and 24 MiB. What is sharper
 * than that is drawn as far as it is seen. */
#define MOST_PIXELS (16 * 1024 * 1024)
#define MOST_PAGE_PIXELS (6 * 1024 * 1024)
#define LEAST_PAGE_PIXELS (256 * 1024)

struct _PupitreDocumentPages {
  GtkWidget               *parent;    /* (unowned): owns this */
  PupitreDocumentTexts    *texts;     /* (nullable): of the document */
  PupitreDocumentMarks    *marks;     /* (nullable) */
  PupitreDocumentLayout   *layout;    /* (nullable) (unowned): the parent's */
  guint                    turns;     /* quarters, clockwise */
  GHashTable              *pages;     /* page number -> PupitreDocumentPage */
};

static void
drop_page (gpointer page)
{
  pupitre_document_page_give_up (page);
  gtk_widget_unparent (page);
}

/**
 * pupitre_document_pages_new:
 * @parent: The widget that the pages are put into, and that owns the result
 *
 * Returns: (transfer full): no pages yet. Main thread.
 */
PupitreDocumentPages *
pupitre_document_pages_new (GtkWidget *parent)
{
  PupitreDocumentPages *self = g_new0 (PupitreDocumentPages, 1);

  self->parent = parent;
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, drop_page);

  return self;
}

/**
 * pupitre_document_pages_free:
 * @self: (transfer full): Pages
 *
 * Main thread.
 */
void
pupitre_document_pages_free (PupitreDocumentPages *self)
{
  g_hash_table_unref (self->pages);
  g_clear_object (&self->texts);
  g_clear_object (&self->marks);
  g_free (self);
}

/**
 * pupitre_document_pages_set_document:
 * @self: Pages
 * @texts: (nullable): The texts of an open document
 * @marks: (nullable): What is laid over its pages
 * @layout: (nullable): Where its pages are, for as long as the document is shown
 *
 * Takes the pages of the document before away. Main thread.
 */
void
pupitre_document_pages_set_document (PupitreDocumentPages    *self,
                                     PupitreDocumentTexts    *texts,
                                     PupitreDocumentMarks    *marks,
                                     PupitreDocumentLayout   *layout)
{
  g_hash_table_remove_all (self->pages);
  g_set_object (&self->texts, texts);
  g_set_object (&self->marks, marks);
  self->layout = layout;
}

/**
 * pupitre_document_pages_set_turns:
 * @self: Pages
 * @turns: By how many quarters they are turned, clockwise
 *
 * Main thread.
 */
void
pupitre_document_pages_set_turns (PupitreDocumentPages *self, guint turns)
{
  GHashTableIter iter;
  gpointer page;

  self->turns = turns;
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    pupitre_document_page_set_turns (page, turns);
}

static PupitreDocumentPage *
ensure_page (PupitreDocumentPages *self, guint number)
{
  GtkWidget *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));
  GtkWidget *before = NULL;

  if (page != NULL)
    return PUPITRE_DOCUMENT_PAGE (page);
  page = pupitre_document_page_new (self->texts, self->marks, number);
  pupitre_document_page_set_turns (PUPITRE_DOCUMENT_PAGE (page), self->turns);
  /* In reading order, for those who go through the window from one thing to the next. */
  for (guint i = number; i > 0 && before == NULL; i--)
    before = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (i - 1));
  gtk_widget_insert_after (page, self->parent, before);
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);

  return PUPITRE_DOCUMENT_PAGE (page);
}

static void
drop_pages_outside (PupitreDocumentPages *self, guint first, guint last)
{
  GHashTableIter iter;
  gpointer number;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &number, NULL)) {
    if (GPOINTER_TO_UINT (number) < first || GPOINTER_TO_UINT (number) > last)
      g_hash_table_iter_remove (&iter);
  }
}

/* Where a page is in the viewport, and what is seen of it, in its own coordinates. */
static void
find_page_area (PupitreDocumentPages *self,
                guint                 number,
                const GdkRectangle   *seen,
                GdkRectangle         *area,
                GdkRectangle         *visible)
{
  pupitre_document_layout_get_page_area (self->layout, number, area);
  if (gdk_rectangle_intersect (area, seen, visible)) {
    visible->x -= area->x;
    visible->y -= area->y;
  } else {
    *visible = (GdkRectangle) { 0 };
  }
  area->x -= seen->x;
  area->y -= seen->y;
}

static void
draw_page (PupitreDocumentPages *self, guint number, const GdkRectangle *seen, gsize most_pixels)
{
  GdkRectangle visible;
  GdkRectangle area;

  find_page_area (self, number, seen, &area, &visible);
  pupitre_document_page_draw (ensure_page (self, number), area.width, area.height, &visible,
                              most_pixels);
}

/**
 * pupitre_document_pages_show:
 * @self: Pages of a document
 * @seen: The part of the layout that is seen
 *
 * Makes the widgets that are needed, drops the others, and draws: pages that are seen first. Not
 * while widgets are given their places. Main thread.
 */
void
pupitre_document_pages_show (PupitreDocumentPages *self, const GdkRectangle *seen)
{
  const guint n_pages = pupitre_document_layout_get_n_pages (self->layout);
  const guint first_seen = pupitre_document_layout_find_page (self->layout, seen->y);
  const guint last_seen =
    pupitre_document_layout_find_page (self->layout, seen->y + seen->height);
  const guint first = first_seen > 0 ? first_seen - 1 : 0;
  const guint last = MIN (last_seen + 1, n_pages - 1);
  const gsize most_pixels = CLAMP (MOST_PIXELS / (last - first + 1),
                                   LEAST_PAGE_PIXELS, MOST_PAGE_PIXELS);

  drop_pages_outside (self, first, last);
  for (guint i = first_seen; i <= last_seen; i++)
    draw_page (self, i, seen, most_pixels);
  if (last > last_seen)
    draw_page (self, last, seen, most_pixels);
  if (first < first_seen)
    draw_page (self, first, seen, most_pixels);
}

/**
 * pupitre_document_pages_allocate:
 * @self: Pages of a document
 * @seen: The part of the layout that is seen
 *
 * Puts the widgets where they belong in the viewport. Main thread.
 */
void
pupitre_document_pages_allocate (PupitreDocumentPages *self, const GdkRectangle *seen)
{
  GHashTableIter iter;
  gpointer number;
  gpointer page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &number, &page)) {
    GdkRectangle area;
    GdkRectangle visible;

    find_page_area (self, GPOINTER_TO_UINT (number), seen, &area, &visible);
    gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
    gtk_widget_size_allocate (page, &area, -1);
  }
}
