/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-jumps"

#include "pupitre-document-jumps.h"

#include <math.h>

#include "pupitre-error.h"
#include "pupitre-render-protocol.h"
#include "pupitre-sealed-file.h"

/* Where a document leads, as a helper tells it: checked, or refused. */

static void
item_free (PupitreOutlineItem *item)
{
  g_free (item->title);
  g_free (item);
}

static void
link_free (PupitrePageLink *link)
{
  g_free (link->uri);
  g_free (link);
}

/* Returns the list in a file, if it is one in normal form and not too long. */
static GVariant *
take_list (int fd, const char *type, gsize most, GError **error)
{
  g_autoptr (GBytes) content = pupitre_sealed_file_map (fd, PUPITRE_RENDER_MAX_TEXT, error);
  g_autoptr (GVariant) list = NULL;

  if (content == NULL)
    return NULL;
  list = pupitre_render_message_parse (content, type);
  if (list == NULL || g_variant_n_children (list) > most) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_HELPER_CRASHED, "a list that is none");
    return NULL;
  }

  return g_steal_pointer (&list);
}

static gboolean
is_place (guint32 page, double y, guint n_pages)
{
  return page < n_pages && y >= 0 && y <= PUPITRE_RENDER_MAX_POINTS;
}

/**
 * pupitre_document_jumps_outline:
 * @fd: The file of an answer, stays the caller's
 * @n_pages: How many pages the document has
 * @error: Return location
 *
 * Returns: (transfer full) (nullable) (element-type PupitreOutlineItem): the outline. Any thread.
 */
GPtrArray *
pupitre_document_jumps_outline (int fd, guint n_pages, GError **error)
{
  g_autoptr (GVariant) list = take_list (fd, PUPITRE_RENDER_OUTLINE_TYPE,
                                         PUPITRE_RENDER_MAX_OUTLINE, error);
  GPtrArray *items;
  GVariantIter iter;
  guint32 depth;
  guint32 page;
  double y;
  char *title;
  guint deepest = 0;

  if (list == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(uuds)", &depth, &page, &y, &title)) {
    PupitreOutlineItem *item = g_new0 (PupitreOutlineItem, 1);

    item->title = title;
    item->depth = MIN (depth, deepest);
    item->page = is_place (page, y, n_pages) ? page : PUPITRE_NO_PAGE;
    item->y = item->page != PUPITRE_NO_PAGE ? y : 0;
    deepest = MIN (item->depth + 1, PUPITRE_RENDER_MAX_DEPTH);
    g_ptr_array_add (items, item);
  }

  return items;
}

/* Only these ever leave the program, and only after their host was shown. */
static gboolean
may_be_followed (const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  return scheme != NULL && (g_ascii_strcasecmp (scheme, "https") == 0 ||
                            g_ascii_strcasecmp (scheme, "http") == 0 ||
                            g_ascii_strcasecmp (scheme, "mailto") == 0);
}

static gboolean
take_area (const double *box, graphene_rect_t *area)
{
  for (gsize i = 0; i < 4; i++) {
    if (!isfinite (box[i]) || fabs (box[i]) > PUPITRE_RENDER_MAX_POINTS)
      return FALSE;
  }
  if (box[2] <= box[0] || box[3] <= box[1])
    return FALSE;
  graphene_rect_init (area, (float) box[0], (float) box[1],
                      (float) (box[2] - box[0]), (float) (box[3] - box[1]));

  return TRUE;
}

/**
 * pupitre_document_jumps_links:
 * @fd: The file of an answer, stays the caller's
 * @n_pages: How many pages the document has
 * @error: Return location
 *
 * Links that lead nowhere one may go to are left out.
 *
 * Returns: (transfer full) (nullable) (element-type PupitrePageLink): the links of a page. Any
 *   thread.
 */
GPtrArray *
pupitre_document_jumps_links (int fd, guint n_pages, GError **error)
{
  g_autoptr (GVariant) list = take_list (fd, PUPITRE_RENDER_LINKS_TYPE, PUPITRE_RENDER_MAX_LINKS,
                                         error);
  GPtrArray *links;
  GVariantIter iter;
  const char *uri;
  double box[4];
  guint32 page;
  double y;

  if (list == NULL)
    return NULL;
  links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "((dddd)ud&s)", &box[0], &box[1], &box[2], &box[3], &page, &y,
                              &uri)) {
    const gboolean inside = is_place (page, y, n_pages);
    PupitrePageLink link = { .page = inside ? page : PUPITRE_NO_PAGE, .y = inside ? y : 0 };

    if (!take_area (box, &link.area) || (!inside && !may_be_followed (uri)))
      continue;
    link.uri = inside ? NULL : g_strdup (uri);
    g_ptr_array_add (links, g_memdup2 (&link, sizeof (link)));
  }

  return links;
}
