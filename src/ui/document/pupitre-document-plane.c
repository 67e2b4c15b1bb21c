/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-plane"

#include "pupitre-document-plane.h"

#include <math.h>

#include "pupitre-page-turn.h"

/* The plane on which the pages of a document lie, and the part of it that is seen: where that is
 * scrolled to, how large and which way up everything is, and what stays in sight when that changes. */

#define LEAST_ZOOM 0.25
#define MOST_ZOOM 4.0
#define ARROW_PIXELS 48

/* A place of the document that stays where it is on the screen when the layout changes. */
typedef struct {
  guint  page;
  double page_x;  /* shares of the page's size */
  double page_y;
  double x;       /* pixels in the viewport */
  double y;
} Anchor;

struct _PupitreDocumentPlane {
  PupitreDocumentLayout *layout;
  GtkAdjustment         *adjustments[2];

  int                    width;         /* of what is seen */
  int                    height;
  guint                  turns;         /* quarters, clockwise */
  double                 zoom;
  gboolean               fits;          /* the zoom follows the width */
  gboolean               whole;         /* or that a page is seen from its top to its foot */
  double                 placed_zoom;   /* what the pages were placed for */
  int                    placed_width;  /* 0: not placed yet */
  gboolean               placing;
  gboolean               has_anchor;
  Anchor                 anchor;
};

/**
 * pupitre_document_plane_new:
 *
 * Returns: (transfer full): a plane without pages. Main thread.
 */
PupitreDocumentPlane *
pupitre_document_plane_new (void)
{
  PupitreDocumentPlane *self = g_new0 (PupitreDocumentPlane, 1);

  self->layout = pupitre_document_layout_new ();
  self->zoom = 1.0;
  self->fits = TRUE;

  return self;
}

/**
 * pupitre_document_plane_free:
 * @self: (nullable): A plane
 *
 * Main thread.
 */
void
pupitre_document_plane_free (PupitreDocumentPlane *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
  pupitre_document_layout_free (self->layout);
  g_free (self);
}

static double
get_scroll (PupitreDocumentPlane *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? round (gtk_adjustment_get_value (adjustment)) : 0;
}

static void
set_scroll (PupitreDocumentPlane *self, GtkOrientation orientation, double value)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, value);
}

/**
 * pupitre_document_plane_clear:
 * @self: A plane
 *
 * Takes all pages away, and is as a new one, but for where it is seen. Main thread.
 */
void
pupitre_document_plane_clear (PupitreDocumentPlane *self)
{
  pupitre_document_layout_free (self->layout);
  self->layout = pupitre_document_layout_new ();
  self->fits = TRUE;
  self->whole = FALSE;
  self->turns = 0;
  self->placed_width = 0;
  self->has_anchor = FALSE;
  /* Nobody is to look at what is not there. */
  self->placing = TRUE;
  set_scroll (self, GTK_ORIENTATION_VERTICAL, 0);
  self->placing = FALSE;
}

/**
 * pupitre_document_plane_add_page:
 * @self: A plane
 * @width: Points, above 0
 * @height: Points, above 0
 *
 * Adds a page at the end. Main thread.
 */
void
pupitre_document_plane_add_page (PupitreDocumentPlane *self, double width, double height)
{
  pupitre_document_layout_add_page (self->layout, width, height);
}

/**
 * pupitre_document_plane_get_layout:
 * @self: A plane
 *
 * Returns: (transfer none): where its pages are; another one after pupitre_document_plane_clear().
 *   Main thread.
 */
PupitreDocumentLayout *
pupitre_document_plane_get_layout (PupitreDocumentPlane *self)
{
  return self->layout;
}

/**
 * pupitre_document_plane_set_adjustment:
 * @self: A plane
 * @orientation: In which direction
 * @adjustment: (nullable): What says where it is scrolled to
 *
 * Main thread.
 */
void
pupitre_document_plane_set_adjustment (PupitreDocumentPlane *self,
                                       GtkOrientation        orientation,
                                       GtkAdjustment        *adjustment)
{
  g_clear_object (&self->adjustments[orientation]);
  if (adjustment != NULL)
    self->adjustments[orientation] = g_object_ref_sink (adjustment);
}

/**
 * pupitre_document_plane_get_adjustment:
 * @self: A plane
 * @orientation: In which direction
 *
 * Returns: (transfer none) (nullable): what says where it is scrolled to. Main thread.
 */
GtkAdjustment *
pupitre_document_plane_get_adjustment (PupitreDocumentPlane *self, GtkOrientation orientation)
{
  return self->adjustments[orientation];
}

/**
 * pupitre_document_plane_resize:
 * @self: A plane
 * @width: Of what is seen, in pixels
 * @height: The same
 *
 * The pages have to be placed anew. Main thread.
 */
void
pupitre_document_plane_resize (PupitreDocumentPlane *self, int width, int height)
{
  self->width = width;
  self->height = height;
}

/**
 * pupitre_document_plane_get_seen:
 * @self: A plane
 * @seen: (out caller-allocates): The part of the layout that is seen
 *
 * Main thread.
 */
void
pupitre_document_plane_get_seen (PupitreDocumentPlane *self, GdkRectangle *seen)
{
  *seen = (GdkRectangle) { (int) get_scroll (self, GTK_ORIENTATION_HORIZONTAL),
                           (int) get_scroll (self, GTK_ORIENTATION_VERTICAL),
                           self->width, self->height };
}

/**
 * pupitre_document_plane_find_page:
 * @self: A plane that was placed
 *
 * Returns: the page that is being read, from 0: at the beginning the first, at the end the last, and
 *   evenly in between; where one is seen whole, that. Main thread.
 */
guint
pupitre_document_plane_find_page (PupitreDocumentPlane *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  const double top = get_scroll (self, GTK_ORIENTATION_VERTICAL);
  double share = 0;
  double way = 0;

  if (adjustment != NULL)
    way = gtk_adjustment_get_upper (adjustment) - self->height;
  if (self->whole)
    share = 0.5;
  else if (way > 0)
    share = CLAMP (top / way, 0, 1);

  return pupitre_document_layout_find_page (self->layout, top + self->height * share);
}

static gboolean
is_placed (PupitreDocumentPlane *self)
{
  return self->placed_width > 0;
}

/* Whether something can be said of a page. */
static gboolean
has_page (PupitreDocumentPlane *self, guint page)
{
  return is_placed (self) && page < pupitre_document_layout_get_n_pages (self->layout);
}

/* What is at a place of the viewport now. */
static void
find_anchor (PupitreDocumentPlane *self, double x, double y, Anchor *anchor)
{
  const double plane_x = x + get_scroll (self, GTK_ORIENTATION_HORIZONTAL);
  const double plane_y = y + get_scroll (self, GTK_ORIENTATION_VERTICAL);
  GdkRectangle area;

  anchor->page = pupitre_document_layout_find_page (self->layout, plane_y);
  anchor->x = x;
  anchor->y = y;
  pupitre_document_layout_get_page_area (self->layout, anchor->page, &area);
  anchor->page_x = (plane_x - area.x) / area.width;
  anchor->page_y = (plane_y - area.y) / area.height;
}

static void
scroll_to_anchor (PupitreDocumentPlane *self, const Anchor *anchor)
{
  GdkRectangle area;

  pupitre_document_layout_get_page_area (self->layout, anchor->page, &area);
  set_scroll (self, GTK_ORIENTATION_HORIZONTAL, area.x + anchor->page_x * area.width - anchor->x);
  set_scroll (self, GTK_ORIENTATION_VERTICAL, area.y + anchor->page_y * area.height - anchor->y);
}

static void
configure_adjustments (PupitreDocumentPlane *self)
{
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (horizontal != NULL)
    gtk_adjustment_configure (horizontal, gtk_adjustment_get_value (horizontal), 0,
                              pupitre_document_layout_get_width (self->layout),
                              ARROW_PIXELS, self->width * 0.9, self->width);
  if (vertical != NULL)
    gtk_adjustment_configure (vertical, gtk_adjustment_get_value (vertical), 0,
                              MAX (pupitre_document_layout_get_height (self->layout), self->height),
                              ARROW_PIXELS, self->height * 0.9, self->height);
}

static void
follow_size (PupitreDocumentPlane *self)
{
  if (self->whole)
    self->zoom = pupitre_document_layout_get_whole_zoom (self->layout, self->width, self->height);
  else if (self->fits)
    self->zoom = pupitre_document_layout_get_fit_zoom (self->layout, self->width);
}

/**
 * pupitre_document_plane_place:
 * @self: A plane with pages, and a size
 *
 * Places the pages anew where zoom or width have changed, so that what was read stays in sight; else
 * leaves the scroll position to those who move it. Main thread.
 */
void
pupitre_document_plane_place (PupitreDocumentPlane *self)
{
  const gboolean again = is_placed (self);
  gboolean changed;

  self->placing = TRUE;
  follow_size (self);
  changed = self->width != self->placed_width || fabs (self->zoom - self->placed_zoom) > 1e-9;
  if (!again)  /* where a document was left is in the middle, however wide the window is */
    self->anchor.x = self->width / 2.0;
  if (again && changed && !self->has_anchor)
    find_anchor (self, self->placed_width / 2.0, 0, &self->anchor);
  if (changed)
    pupitre_document_layout_place (self->layout, self->zoom, self->width);
  configure_adjustments (self);
  if (changed && (again || self->has_anchor))
    scroll_to_anchor (self, &self->anchor);
  self->has_anchor = FALSE;
  self->placed_width = self->width;
  self->placed_zoom = self->zoom;
  self->placing = FALSE;
}

/**
 * pupitre_document_plane_is_placing:
 * @self: A plane
 *
 * Returns: whether it is the plane itself that moves an adjustment. Main thread.
 */
gboolean
pupitre_document_plane_is_placing (PupitreDocumentPlane *self)
{
  return self->placing;
}

/**
 * pupitre_document_plane_get_zoom:
 * @self: A plane
 *
 * Returns: the zoom; 1: as large as on paper. Main thread.
 */
double
pupitre_document_plane_get_zoom (PupitreDocumentPlane *self)
{
  return self->zoom;
}

/**
 * pupitre_document_plane_get_fits:
 * @self: A plane
 *
 * Returns: whether the zoom follows the width. Main thread.
 */
gboolean
pupitre_document_plane_get_fits (PupitreDocumentPlane *self)
{
  return self->fits;
}

/**
 * pupitre_document_plane_get_turns:
 * @self: A plane
 *
 * Returns: by how many quarters all pages are turned, clockwise. Main thread.
 */
guint
pupitre_document_plane_get_turns (PupitreDocumentPlane *self)
{
  return self->turns;
}

static void
keep_in_place (PupitreDocumentPlane *self, double x, double y)
{
  if (is_placed (self) && !self->has_anchor) {
    find_anchor (self, x, y, &self->anchor);
    self->has_anchor = TRUE;
  }
}

/**
 * pupitre_document_plane_zoom_to:
 * @self: A plane with pages
 * @zoom: The new zoom, kept within reason
 * @x: What is here in the viewport stays here, in pixels
 * @y: The same
 *
 * The pages have to be placed anew. Main thread.
 */
void
pupitre_document_plane_zoom_to (PupitreDocumentPlane *self, double zoom, double x, double y)
{
  const double least = pupitre_document_layout_get_fit_zoom (self->layout, self->width);

  keep_in_place (self, x, y);
  self->fits = FALSE;
  self->whole = FALSE;
  self->zoom = CLAMP (zoom, MIN (LEAST_ZOOM, least), MOST_ZOOM);
}

/**
 * pupitre_document_plane_fit_width:
 * @self: A plane with pages
 *
 * Lets the zoom follow the width again. The pages have to be placed anew. Main thread.
 */
void
pupitre_document_plane_fit_width (PupitreDocumentPlane *self)
{
  keep_in_place (self, self->width / 2.0, 0);
  self->fits = TRUE;
  self->whole = FALSE;
}

/**
 * pupitre_document_plane_fit_page:
 * @self: A plane with pages
 * @page: One of them, from 0
 *
 * Zooms so that a page is seen as a whole. The pages have to be placed anew. Main thread.
 */
void
pupitre_document_plane_fit_page (PupitreDocumentPlane *self, guint page)
{
  pupitre_document_plane_zoom_to (self,
                                  pupitre_document_layout_get_page_zoom (self->layout, page,
                                                                         self->width,
                                                                         self->height), 0, 0);
}

static void
put_at_top (PupitreDocumentPlane *self, guint page)
{
  self->anchor = (Anchor) { .page = page, .page_x = 0.5, .y = ARROW_PIXELS / 4.0 };
  self->has_anchor = TRUE;
  self->placed_width = 0;
}

/**
 * pupitre_document_plane_keep_whole:
 * @self: A plane with pages
 * @page: One of them, from 0
 *
 * Shows a page as a whole, and lets the zoom follow the size so that each page is seen so. The pages
 * have to be placed anew. Main thread.
 */
void
pupitre_document_plane_keep_whole (PupitreDocumentPlane *self, guint page)
{
  self->whole = TRUE;
  put_at_top (self, page);
}

static void
set_turns (PupitreDocumentPlane *self, guint turns)
{
  self->turns = turns;
  pupitre_document_layout_set_turns (self->layout, turns);
  self->has_anchor = FALSE;
  self->placed_width = 0;
}

/**
 * pupitre_document_plane_turn:
 * @self: A plane with pages
 * @direction: 1: clockwise, -1: the other way
 * @page: The page that is at the top then, from 0
 *
 * Turns all pages by a quarter. They have to be placed anew. Main thread.
 */
void
pupitre_document_plane_turn (PupitreDocumentPlane *self, int direction, guint page)
{
  set_turns (self, (self->turns + 4 + (guint) direction) % 4);
  put_at_top (self, page);
}

/* Pixels of a page for each point of it. */
static double
get_pixels_per_point (PupitreDocumentPlane *self, guint page, const GdkRectangle *area)
{
  double width;
  double height;

  pupitre_document_layout_get_page_size (self->layout, page, &width, &height);

  return area->width / (self->turns % 2 == 1 ? height : width);
}

/**
 * pupitre_document_plane_locate:
 * @self: A plane
 * @x: A place in the viewport, in pixels
 * @y: The same
 * @page: (out): The page there, or next to it; from 0
 * @page_x: (out): The place on it, in points; may lie outside of it
 * @page_y: (out): The same
 *
 * Returns: whether there are pages. Main thread.
 */
gboolean
pupitre_document_plane_locate (PupitreDocumentPlane *self,
                               double                x,
                               double                y,
                               guint                *page,
                               double               *page_x,
                               double               *page_y)
{
  graphene_rect_t point;
  GdkRectangle area;
  double width;
  double height;
  double scale;

  if (!has_page (self, 0))
    return FALSE;
  x += get_scroll (self, GTK_ORIENTATION_HORIZONTAL);
  y += get_scroll (self, GTK_ORIENTATION_VERTICAL);
  *page = pupitre_document_layout_find_page (self->layout, y);
  pupitre_document_layout_get_page_area (self->layout, *page, &area);
  scale = get_pixels_per_point (self, *page, &area);
  pupitre_document_layout_get_page_size (self->layout, *page, &width, &height);
  point = pupitre_page_unturn_area (self->turns, width, height,
                                    &GRAPHENE_RECT_INIT ((float) ((x - area.x) / scale),
                                                         (float) ((y - area.y) / scale), 0, 0));
  *page_x = (double) point.origin.x;
  *page_y = (double) point.origin.y;

  return TRUE;
}

/* Where a place of a page is as the page is turned now, in points. */
static graphene_rect_t
turn_area (PupitreDocumentPlane *self, guint page, const graphene_rect_t *area)
{
  double width;
  double height;

  pupitre_document_layout_get_page_size (self->layout, page, &width, &height);

  return pupitre_page_turn_area (self->turns, width, height, area);
}

/* As little as needed, and into the middle if it is far away. */
static void
scroll_into_view (PupitreDocumentPlane *self, GtkOrientation orientation, double start, double end)
{
  const double seen = get_scroll (self, orientation);
  const double room = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;

  if (start < seen || end > seen + room)
    set_scroll (self, orientation, (start + end - room) / 2);
}

/**
 * pupitre_document_plane_show_area:
 * @self: A plane
 * @page: A page, from 0
 * @area: A part of it, in points
 *
 * Scrolls there, if it is not seen. Main thread.
 */
void
pupitre_document_plane_show_area (PupitreDocumentPlane  *self,
                                  guint                  page,
                                  const graphene_rect_t *area)
{
  graphene_rect_t turned;
  GdkRectangle place;
  double scale;
  double x;
  double y;

  if (!has_page (self, page))
    return;
  pupitre_document_layout_get_page_area (self->layout, page, &place);
  scale = get_pixels_per_point (self, page, &place);
  turned = turn_area (self, page, area);
  x = place.x + (double) turned.origin.x * scale;
  y = place.y + (double) turned.origin.y * scale;
  scroll_into_view (self, GTK_ORIENTATION_HORIZONTAL, x, x + (double) turned.size.width * scale);
  scroll_into_view (self, GTK_ORIENTATION_VERTICAL, y - ARROW_PIXELS / 2.0,
                    y + (double) turned.size.height * scale + ARROW_PIXELS / 2.0);
}

/**
 * pupitre_document_plane_go_to:
 * @self: A plane
 * @page: A page, from 0
 * @y: A place on it, in points from its top
 *
 * Scrolls so that the place is at the top of the window. Main thread.
 */
void
pupitre_document_plane_go_to (PupitreDocumentPlane *self, guint page, double y)
{
  graphene_rect_t turned;
  GdkRectangle place;

  if (!has_page (self, page))
    return;
  pupitre_document_layout_get_page_area (self->layout, page, &place);
  turned = turn_area (self, page, &GRAPHENE_RECT_INIT (0, (float) y, 0, 0));
  set_scroll (self, GTK_ORIENTATION_VERTICAL,
              place.y + (double) turned.origin.y * get_pixels_per_point (self, page, &place) -
              ARROW_PIXELS / 4.0);
}

/**
 * pupitre_document_plane_get_place:
 * @self: A plane
 * @place: (out caller-allocates): What is seen now; its page is 0 if nothing was seen yet
 *
 * Main thread.
 */
void
pupitre_document_plane_get_place (PupitreDocumentPlane *self, PupitreDocumentPlace *place)
{
  Anchor anchor;

  *place = (PupitreDocumentPlace) { 0 };
  if (!has_page (self, 0))
    return;
  find_anchor (self, self->placed_width / 2.0, 0, &anchor);
  place->page = (int) anchor.page + 1;
  place->offset = (int) round (CLAMP (anchor.page_y, 0, 1) * 1000);
  place->zoom = self->fits ? 0 : (int) round (self->zoom * 1000);
  place->turn = (int) self->turns;
}

/**
 * pupitre_document_plane_set_place:
 * @self: A plane whose pages were not placed yet
 * @place: Where it was left; what does not fit it is not followed
 *
 * Returns: whether the pages will be placed so that it is seen. Main thread.
 */
gboolean
pupitre_document_plane_set_place (PupitreDocumentPlane       *self,
                                  const PupitreDocumentPlace *place)
{
  if (place->page < 1 || place->turn < 0 || place->turn > 3 ||
      (guint) place->page > pupitre_document_layout_get_n_pages (self->layout))
    return FALSE;
  set_turns (self, (guint) place->turn);
  self->fits = place->zoom <= 0;
  if (!self->fits)
    self->zoom = CLAMP (place->zoom / 1000.0, LEAST_ZOOM, MOST_ZOOM);
  self->anchor = (Anchor) {
    .page = (guint) place->page - 1,
    .page_x = 0.5,
    .page_y = CLAMP (place->offset, 0, 1000) / 1000.0,
  };
  self->has_anchor = TRUE;

  return TRUE;
}
