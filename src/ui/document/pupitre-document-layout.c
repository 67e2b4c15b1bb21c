/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-layout"

#include "pupitre-document-layout.h"

#include <math.h>

/* Where the pages of a document stand: one under the other, each in the middle, on a plane that the
 * viewport looks at. */

#define PIXELS_PER_POINT (96.0 / 72.0)
#define GAP 12
#define NARROW 500       /* viewports below this get a thin margin */
#define FOOT 64          /* room under the last page, so that nothing ends up under the pill */
#define WIDEST_FIT 900   /* a page gets no wider by itself, as wide as the window may be */
#define MOST_FIT_ZOOM 4.0

typedef struct {
  double       width;   /* points */
  double       height;
  GdkRectangle area;    /* pixels */
} Page;

struct _PupitreDocumentLayout {
  GArray *pages;   /* Page */
  double  widest;  /* points */
  double  tallest;
  guint   turns;   /* quarters, clockwise */
  int     width;   /* pixels, of the plane */
  int     height;
};

/**
 * pupitre_document_layout_new:
 *
 * Returns: (transfer full): a layout without pages. Any thread.
 */
PupitreDocumentLayout *
pupitre_document_layout_new (void)
{
  PupitreDocumentLayout *self = g_new0 (PupitreDocumentLayout, 1);

  self->pages = g_array_new (FALSE, TRUE, sizeof (Page));

  return self;
}

/**
 * pupitre_document_layout_free:
 * @self: (nullable) (transfer full): A layout
 *
 * Frees it. Any thread.
 */
void
pupitre_document_layout_free (PupitreDocumentLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pages);
  g_free (self);
}

/**
 * pupitre_document_layout_add_page:
 * @self: A layout
 * @width: Points, above 0
 * @height: Points, above 0
 *
 * Adds a page at the end. Any thread.
 */
void
pupitre_document_layout_add_page (PupitreDocumentLayout *self, double width, double height)
{
  const Page page = { .width = width, .height = height };

  g_array_append_val (self->pages, page);
  self->widest = MAX (self->widest, width);
  self->tallest = MAX (self->tallest, height);
}

/**
 * pupitre_document_layout_get_n_pages:
 * @self: A layout
 *
 * Returns: how many pages there are. Any thread.
 */
guint
pupitre_document_layout_get_n_pages (PupitreDocumentLayout *self)
{
  return self->pages->len;
}

/**
 * pupitre_document_layout_get_page_size:
 * @self: A layout
 * @page: A page, from 0
 * @width: (out): Points, before it is turned
 * @height: (out): The same
 *
 * Any thread.
 */
void
pupitre_document_layout_get_page_size (PupitreDocumentLayout *self,
                                       guint                  page,
                                       double                *width,
                                       double                *height)
{
  g_return_if_fail (page < self->pages->len);

  *width = g_array_index (self->pages, Page, page).width;
  *height = g_array_index (self->pages, Page, page).height;
}

/* Pages that lie on their side are as wide as they are high. */
static double
widest (PupitreDocumentLayout *self)
{
  return self->turns % 2 == 1 ? self->tallest : self->widest;
}

/**
 * pupitre_document_layout_set_turns:
 * @self: A layout
 * @turns: By how many quarters all pages are turned, clockwise
 *
 * The pages have to be placed anew. Any thread.
 */
void
pupitre_document_layout_set_turns (PupitreDocumentLayout *self, guint turns)
{
  self->turns = turns % 4;
}

static int
margin_for (int viewport)
{
  return viewport < NARROW ? GAP / 2 : 2 * GAP;
}

/**
 * pupitre_document_layout_get_fit_zoom:
 * @self: A layout
 * @viewport: Width of what is seen, in pixels
 *
 * Returns: the zoom (1: as large as on paper) at which the widest page fills the width, within
 *   reason. Any thread.
 */
double
pupitre_document_layout_get_fit_zoom (PupitreDocumentLayout *self, int viewport)
{
  const int room = CLAMP (viewport - 2 * margin_for (viewport), 1, WIDEST_FIT);

  if (widest (self) <= 0)
    return 1.0;

  return MIN (room / (widest (self) * PIXELS_PER_POINT), MOST_FIT_ZOOM);
}

/**
 * pupitre_document_layout_get_page_zoom:
 * @self: A layout
 * @page: A page, from 0
 * @width: Of what is seen, in pixels
 * @height: The same
 *
 * Returns: the zoom at which the page is seen as a whole. Any thread.
 */
double
pupitre_document_layout_get_page_zoom (PupitreDocumentLayout *self, guint page, int width, int height)
{
  const Page *size;
  double across;
  double down;

  g_return_val_if_fail (page < self->pages->len, 1.0);

  size = &g_array_index (self->pages, Page, page);
  across = self->turns % 2 == 1 ? size->height : size->width;
  down = self->turns % 2 == 1 ? size->width : size->height;

  return MIN (MAX (width - 2 * margin_for (width), 1) / (across * PIXELS_PER_POINT),
              MAX (height - 2 * GAP, 1) / (down * PIXELS_PER_POINT));
}

/**
 * pupitre_document_layout_get_whole_zoom:
 * @self: A layout
 * @width: Of what is seen, in pixels
 * @height: The same
 *
 * Returns: the zoom at which each page is seen as a whole, and above the pill. Any thread.
 */
double
pupitre_document_layout_get_whole_zoom (PupitreDocumentLayout *self, int width, int height)
{
  double zoom = MOST_FIT_ZOOM;

  for (guint i = 0; i < self->pages->len; i++)
    zoom = MIN (zoom, pupitre_document_layout_get_page_zoom (self, i, width, height - FOOT + GAP));

  return zoom;
}

static int
to_pixels (double points, double zoom)
{
  return MAX (1, (int) floor (points * PIXELS_PER_POINT * zoom + 0.001));
}

/**
 * pupitre_document_layout_place:
 * @self: A layout
 * @zoom: 1: as large as on paper
 * @viewport: Width of what is seen, in pixels
 *
 * Places every page. Any thread.
 */
void
pupitre_document_layout_place (PupitreDocumentLayout *self, double zoom, int viewport)
{
  const int margin = margin_for (viewport);
  int y = margin;

  self->width = MAX (viewport, to_pixels (widest (self), zoom) + 2 * margin);
  for (guint i = 0; i < self->pages->len; i++) {
    Page *page = &g_array_index (self->pages, Page, i);

    page->area.width = to_pixels (self->turns % 2 == 1 ? page->height : page->width, zoom);
    page->area.height = to_pixels (self->turns % 2 == 1 ? page->width : page->height, zoom);
    page->area.x = (self->width - page->area.width) / 2;
    page->area.y = y;
    y += page->area.height + GAP;
  }
  self->height = y - GAP + FOOT;
}

/**
 * pupitre_document_layout_get_width:
 * @self: A layout that was placed
 *
 * Returns: the width of the plane in pixels, at least that of the viewport. Any thread.
 */
int
pupitre_document_layout_get_width (PupitreDocumentLayout *self)
{
  return self->width;
}

/**
 * pupitre_document_layout_get_height:
 * @self: A layout that was placed
 *
 * Returns: the height of the plane in pixels. Any thread.
 */
int
pupitre_document_layout_get_height (PupitreDocumentLayout *self)
{
  return self->height;
}

/**
 * pupitre_document_layout_get_page_area:
 * @self: A layout that was placed
 * @page: A page, from 0
 * @area: (out): Where it is on the plane, in pixels
 *
 * Any thread.
 */
void
pupitre_document_layout_get_page_area (PupitreDocumentLayout *self, guint page, GdkRectangle *area)
{
  g_return_if_fail (page < self->pages->len);

  *area = g_array_index (self->pages, Page, page).area;
}

/**
 * pupitre_document_layout_find_page:
 * @self: A layout that was placed
 * @y: A height on the plane, in pixels
 *
 * Returns: the page there, or the next one above, or the first; from 0. Any thread.
 */
guint
pupitre_document_layout_find_page (PupitreDocumentLayout *self, double y)
{
  guint low = 0;
  guint high = self->pages->len;

  /* The last page that begins at y or above. */
  while (high - low > 1) {
    const guint middle = low + (high - low) / 2;

    if (g_array_index (self->pages, Page, middle).area.y <= y)
      low = middle;
    else
      high = middle;
  }

  return low;
}

static const double steps[] = {
  0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0,
};

/**
 * pupitre_document_layout_get_next_zoom:
 * @zoom: A zoom
 * @direction: 1: larger, -1: smaller
 *
 * Returns: the next round zoom, 0 where there is none. Any thread.
 */
double
pupitre_document_layout_get_next_zoom (double zoom, int direction)
{
  double found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (direction < 0 && steps[i] < zoom - 0.005)
      found = steps[i];
    if (direction > 0 && found <= 0 && steps[i] > zoom + 0.005)
      found = steps[i];
  }

  return found;
}
