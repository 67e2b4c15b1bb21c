/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-jumps"

#include "pupitre-render-jumps.h"

#include <math.h>
#include <poppler.h>

/* Where a document leads: its outline, and the links of its pages. Only places of the document itself
 * and addresses are told; whatever else a PDF can ask for (programs, files, scripts) is left out. */

typedef PopplerIndexIter IndexIter;
typedef PopplerAction Action;
typedef PopplerDest Dest;
typedef PopplerPage Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IndexIter, poppler_index_iter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Action, poppler_action_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Dest, poppler_dest_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

typedef struct {
  PopplerDocument *document;
  GVariantBuilder  items;
  guint            n_items;
} Outline;

/* From the top of the page, in points; 0: its beginning. */
static double
height_of (PopplerDocument *document, const PopplerDest *dest)
{
  g_autoptr (Page) page = poppler_document_get_page (document, dest->page_num - 1);
  double width;
  double height;

  if (page == NULL || !dest->change_top || !isfinite (dest->top))
    return 0;
  poppler_page_get_size (page, &width, &height);

  return isfinite (height) && height > 0 ? CLAMP (height - dest->top, 0, height) : 0;
}

/* Returns whether an action leads to a page of the document. */
static gboolean
find_place (PopplerDocument *document, PopplerAction *action, guint32 *page, double *y)
{
  g_autoptr (Dest) named = NULL;
  const PopplerDest *dest;

  if (action == NULL || action->type != POPPLER_ACTION_GOTO_DEST || action->goto_dest.dest == NULL)
    return FALSE;
  dest = action->goto_dest.dest;
  if (dest->type == POPPLER_DEST_NAMED) {
    named = dest->named_dest != NULL ? poppler_document_find_dest (document, dest->named_dest) : NULL;
    dest = named;
  }
  if (dest == NULL || dest->page_num < 1 ||
      dest->page_num > poppler_document_get_n_pages (document))
    return FALSE;
  *page = (guint32) dest->page_num - 1;
  *y = height_of (document, dest);

  return TRUE;
}

static char *
shorten (const char *text, glong most)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), most));
}

static void
add_items (Outline *self, PopplerIndexIter *iter, guint32 depth)
{
  do {
    g_autoptr (Action) action = poppler_index_iter_get_action (iter);
    g_autoptr (IndexIter) child = NULL;
    g_autofree char *title = NULL;
    guint32 page = PUPITRE_RENDER_NOWHERE;
    double y = 0;

    if (self->n_items >= PUPITRE_RENDER_MAX_OUTLINE)
      return;
    find_place (self->document, action, &page, &y);
    title = shorten (action != NULL ? action->any.title : NULL, PUPITRE_RENDER_MAX_TITLE);
    g_variant_builder_add (&self->items, "(uuds)", depth, page, y, title);
    self->n_items++;
    child = depth < PUPITRE_RENDER_MAX_DEPTH ? poppler_index_iter_get_child (iter) : NULL;
    if (child != NULL)
      add_items (self, child, depth + 1);
  } while (poppler_index_iter_next (iter));
}

static PupitreRenderStatus
store (GVariant *result, PupitreRenderCanvas *canvas)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (result);

  /* A file of no length cannot be mapped: an empty list has no answer but this. */
  if (g_variant_get_size (owned) == 0)
    return PUPITRE_RENDER_EMPTY;
  if (g_variant_get_size (owned) > PUPITRE_RENDER_MAX_TEXT ||
      !pupitre_render_canvas_open (canvas, g_variant_get_size (owned)))
    return PUPITRE_RENDER_TOO_LARGE;
  g_variant_store (owned, canvas->data);

  return PUPITRE_RENDER_OK;
}

/**
 * pupitre_render_jumps_outline:
 * @documents: Documents
 * @number: One of them
 * @canvas: Where to, not open yet; gets one %PUPITRE_RENDER_OUTLINE_TYPE
 *
 * Returns: how it ended; %PUPITRE_RENDER_EMPTY without an outline. Main thread.
 */
PupitreRenderStatus
pupitre_render_jumps_outline (PupitreRenderDocuments *documents,
                              guint                   number,
                              PupitreRenderCanvas    *canvas)
{
  Outline self = { .document = pupitre_render_documents_get (documents, number) };
  g_autoptr (IndexIter) iter = NULL;

  if (self.document == NULL)
    return PUPITRE_RENDER_REFUSED;
  iter = poppler_index_iter_new (self.document);
  if (iter == NULL)
    return PUPITRE_RENDER_EMPTY;
  g_variant_builder_init (&self.items, G_VARIANT_TYPE (PUPITRE_RENDER_OUTLINE_TYPE));
  add_items (&self, iter, 0);

  return store (g_variant_builder_end (&self.items), canvas);
}

static void
add_link (GVariantBuilder         *links,
          PopplerDocument         *document,
          PopplerLinkMapping      *mapping,
          double                   height)
{
  const PopplerRectangle *area = &mapping->area;
  guint32 page = PUPITRE_RENDER_NOWHERE;
  g_autofree char *uri = NULL;
  double y = 0;

  if (!isfinite (area->x1) || !isfinite (area->y1) || !isfinite (area->x2) || !isfinite (area->y2))
    return;
  if (mapping->action != NULL && mapping->action->type == POPPLER_ACTION_URI)
    uri = shorten (mapping->action->uri.uri, PUPITRE_RENDER_MAX_URI);
  else if (!find_place (document, mapping->action, &page, &y))
    return;
  g_variant_builder_add (links, "((dddd)uds)", MIN (area->x1, area->x2),
                         height - MAX (area->y1, area->y2), MAX (area->x1, area->x2),
                         height - MIN (area->y1, area->y2), page, y, uri != NULL ? uri : "");
}

/**
 * pupitre_render_jumps_links:
 * @documents: Documents
 * @id: A page
 * @canvas: Where to, not open yet; gets one %PUPITRE_RENDER_LINKS_TYPE
 *
 * Returns: how it ended; %PUPITRE_RENDER_EMPTY without links. Main thread.
 */
PupitreRenderStatus
pupitre_render_jumps_links (PupitreRenderDocuments    *documents,
                            const PupitreRenderPageId *id,
                            PupitreRenderCanvas       *canvas)
{
  PopplerDocument *document = pupitre_render_documents_get (documents, id->document);
  g_autoptr (Page) page = NULL;
  GVariantBuilder links;
  GList *mappings;
  guint n_links = 0;
  double width;
  double height;

  page = pupitre_render_documents_get_page (documents, id, &width, &height);
  if (page == NULL)
    return PUPITRE_RENDER_DAMAGED;
  g_variant_builder_init (&links, G_VARIANT_TYPE (PUPITRE_RENDER_LINKS_TYPE));
  /* poppler gives the last one first. */
  mappings = g_list_reverse (poppler_page_get_link_mapping (page));
  for (GList *link = mappings; link != NULL && n_links < PUPITRE_RENDER_MAX_LINKS; link = link->next) {
    add_link (&links, document, link->data, height);
    n_links++;
  }
  poppler_page_free_link_mapping (mappings);

  return store (g_variant_builder_end (&links), canvas);
}
