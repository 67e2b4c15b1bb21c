/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-canvas"

#include "config.h"

#include "pupitre-document-canvas.h"

#include <math.h>

#include "pupitre-document-gestures.h"
#include "pupitre-document-keys.h"
#include "pupitre-document-layout.h"
#include "pupitre-document-pages.h"
#include "pupitre-document-selecting.h"
#include "pupitre-page-turn.h"

/* The pages of a document one under the other, inside a scrolled window: where it is scrolled to, and
 * how large everything is. Which pages there are as widgets is the affair of PupitreDocumentPages. */

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

struct _PupitreDocumentCanvas {
  GtkWidget                parent_instance;

  PupitreRenderedDocument *document;    /* (nullable) */
  PupitreDocumentTexts    *texts;       /* (nullable) */
  PupitreDocumentMarks    *marks;       /* (nullable) */
  PupitreDocumentSelection *selection;  /* (nullable) */
  PupitreDocumentLayout   *layout;
  PupitreDocumentPages    *pages;
  GtkAdjustment           *adjustments[2];
  GtkScrollablePolicy      policies[2];

  guint                    turns;       /* quarters, clockwise */
  double                   zoom;
  double                   said_zoom;   /* what others were told */
  gboolean                 fits;        /* the zoom follows the width */
  gboolean                 whole;       /* or that a page is seen from its top to its foot */
  double                   placed_zoom; /* what the pages were placed for */
  int                      placed_width; /* 0: not placed yet */
  gboolean                 placing;
  int                      allocated_width;
  int                      allocated_height;
  gboolean                 has_anchor;
  Anchor                   anchor;
  guint                    page;        /* from 0 */
  guint                    update;
};

enum {
  PROP_PAGE = 1,
  PROP_ZOOM,
  N_PROPERTIES,
  PROP_HADJUSTMENT = N_PROPERTIES,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE_WITH_CODE (PupitreDocumentCanvas, pupitre_document_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
get_scroll (PupitreDocumentCanvas *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? round (gtk_adjustment_get_value (adjustment)) : 0;
}

static void
set_scroll (PupitreDocumentCanvas *self, GtkOrientation orientation, double value)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, value);
}

static int
viewport (PupitreDocumentCanvas *self, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_widget_get_width (GTK_WIDGET (self))
                                                   : gtk_widget_get_height (GTK_WIDGET (self));
}

/* The part of the layout that is seen. */
static GdkRectangle
get_seen (PupitreDocumentCanvas *self)
{
  return (GdkRectangle) { (int) get_scroll (self, GTK_ORIENTATION_HORIZONTAL),
                          (int) get_scroll (self, GTK_ORIENTATION_VERTICAL),
                          viewport (self, GTK_ORIENTATION_HORIZONTAL),
                          viewport (self, GTK_ORIENTATION_VERTICAL) };
}

/* What is at a place of the viewport now. */
static void
find_anchor (PupitreDocumentCanvas *self, double x, double y, Anchor *anchor)
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
scroll_to_anchor (PupitreDocumentCanvas *self, const Anchor *anchor)
{
  GdkRectangle area;

  pupitre_document_layout_get_page_area (self->layout, anchor->page, &area);
  set_scroll (self, GTK_ORIENTATION_HORIZONTAL, area.x + anchor->page_x * area.width - anchor->x);
  set_scroll (self, GTK_ORIENTATION_VERTICAL, area.y + anchor->page_y * area.height - anchor->y);
}

static double
least_zoom (PupitreDocumentCanvas *self)
{
  const int width = viewport (self, GTK_ORIENTATION_HORIZONTAL);

  return MIN (LEAST_ZOOM, pupitre_document_layout_get_fit_zoom (self->layout, width));
}

/* The page that is being read: at the beginning the first, at the end the last, and evenly in
 * between; where one is seen whole, that. */
static void
update_page (PupitreDocumentCanvas *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  const double top = get_scroll (self, GTK_ORIENTATION_VERTICAL);
  const double height = viewport (self, GTK_ORIENTATION_VERTICAL);
  double share = 0;
  double way = 0;
  guint page;

  if (adjustment != NULL)
    way = gtk_adjustment_get_upper (adjustment) - height;
  if (self->whole)
    share = 0.5;
  else if (way > 0)
    share = CLAMP (top / way, 0, 1);
  page = pupitre_document_layout_find_page (self->layout, top + height * share);
  if (page == self->page)
    return;
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
configure_adjustments (PupitreDocumentCanvas *self, int width, int height)
{
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (horizontal != NULL)
    gtk_adjustment_configure (horizontal, gtk_adjustment_get_value (horizontal), 0,
                              pupitre_document_layout_get_width (self->layout),
                              ARROW_PIXELS, width * 0.9, width);
  if (vertical != NULL)
    gtk_adjustment_configure (vertical, gtk_adjustment_get_value (vertical), 0,
                              MAX (pupitre_document_layout_get_height (self->layout), height),
                              ARROW_PIXELS, height * 0.9, height);
}

static gboolean
is_placed (PupitreDocumentCanvas *self)
{
  return self->placed_width > 0;
}

/* Places the pages anew where zoom or width have changed, so that what was read stays in sight; else
 * leaves the scroll position to those who move it. */
static void
place (PupitreDocumentCanvas *self)
{
  const int width = viewport (self, GTK_ORIENTATION_HORIZONTAL);
  const int height = viewport (self, GTK_ORIENTATION_VERTICAL);
  const gboolean again = is_placed (self);
  gboolean changed;

  self->placing = TRUE;
  if (self->whole)
    self->zoom = pupitre_document_layout_get_whole_zoom (self->layout, width, height);
  else if (self->fits)
    self->zoom = pupitre_document_layout_get_fit_zoom (self->layout, width);
  changed = width != self->placed_width || fabs (self->zoom - self->placed_zoom) > 1e-9;
  if (!again)  /* where a document was left is in the middle, however wide the window is */
    self->anchor.x = width / 2.0;
  if (again && changed && !self->has_anchor)
    find_anchor (self, self->placed_width / 2.0, 0, &self->anchor);
  if (changed)
    pupitre_document_layout_place (self->layout, self->zoom, width);
  configure_adjustments (self, width, height);
  if (changed && (again || self->has_anchor))
    scroll_to_anchor (self, &self->anchor);
  self->has_anchor = FALSE;
  self->placed_width = width;
  self->placed_zoom = self->zoom;
  self->placing = FALSE;
}

static void
say_zoom (PupitreDocumentCanvas *self)
{
  if (fabs (self->zoom - self->said_zoom) < 1e-9)
    return;
  self->said_zoom = self->zoom;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/* Everything but the allocation, in which no widget may come or go. */
static void
update (PupitreDocumentCanvas *self)
{
  GdkRectangle seen;

  g_clear_handle_id (&self->update, g_source_remove);
  if (self->document == NULL || viewport (self, GTK_ORIENTATION_HORIZONTAL) <= 0)
    return;
  place (self);
  seen = get_seen (self);
  pupitre_document_pages_show (self->pages, &seen);
  update_page (self);
  say_zoom (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
on_update (gpointer data)
{
  PupitreDocumentCanvas *self = data;

  self->update = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* Before the next frame. */
static void
update_later (PupitreDocumentCanvas *self)
{
  if (self->update == 0)
    self->update = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_update, self, NULL);
}

static void
pupitre_document_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PupitreDocumentCanvas *self = PUPITRE_DOCUMENT_CANVAS (widget);
  GdkRectangle seen;

  if (self->document == NULL || width <= 0 || height <= 0)
    return;
  place (self);
  seen = get_seen (self);
  pupitre_document_pages_allocate (self->pages, &seen);
  /* Widgets may only come and go outside of this. */
  if (width != self->allocated_width || height != self->allocated_height)
    update_later (self);
  self->allocated_width = width;
  self->allocated_height = height;
}

static void
pupitre_document_canvas_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
on_value_changed (GtkAdjustment *adjustment, PupitreDocumentCanvas *self)
{
  if (!self->placing)
    update (self);
}

static void
set_adjustment (PupitreDocumentCanvas *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **slot = &self->adjustments[orientation];

  if (adjustment == *slot && adjustment != NULL)
    return;
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, on_value_changed, self);
  g_clear_object (slot);
  if (adjustment == NULL)
    return;
  *slot = g_object_ref_sink (adjustment);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (on_value_changed), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
pupitre_document_canvas_get_property (GObject    *object,
                                      guint       id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  PupitreDocumentCanvas *self = PUPITRE_DOCUMENT_CANVAS (object);

  switch (id) {
  case PROP_PAGE:
    g_value_set_uint (value, self->page);
    break;
  case PROP_ZOOM:
    g_value_set_double (value, self->zoom);
    break;
  case PROP_HADJUSTMENT:
    g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
    break;
  case PROP_VADJUSTMENT:
    g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
    break;
  case PROP_HSCROLL_POLICY:
    g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
    break;
  case PROP_VSCROLL_POLICY:
    g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_document_canvas_set_property (GObject      *object,
                                      guint         id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  PupitreDocumentCanvas *self = PUPITRE_DOCUMENT_CANVAS (object);

  switch (id) {
  case PROP_HADJUSTMENT:
    set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
    break;
  case PROP_VADJUSTMENT:
    set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
    break;
  case PROP_HSCROLL_POLICY:
    self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
    break;
  case PROP_VSCROLL_POLICY:
    self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
clear_document (PupitreDocumentCanvas *self)
{
  g_clear_object (&self->selection);
  g_clear_object (&self->marks);
  g_clear_object (&self->texts);
  g_clear_object (&self->document);
}

static void
pupitre_document_canvas_dispose (GObject *object)
{
  PupitreDocumentCanvas *self = PUPITRE_DOCUMENT_CANVAS (object);

  g_clear_handle_id (&self->update, g_source_remove);
  pupitre_document_pages_set_document (self->pages, NULL, NULL, NULL);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  clear_document (self);

  G_OBJECT_CLASS (pupitre_document_canvas_parent_class)->dispose (object);
}

static void
pupitre_document_canvas_finalize (GObject *object)
{
  PupitreDocumentCanvas *self = PUPITRE_DOCUMENT_CANVAS (object);

  pupitre_document_pages_free (self->pages);
  pupitre_document_layout_free (self->layout);

  G_OBJECT_CLASS (pupitre_document_canvas_parent_class)->finalize (object);
}

static void
pupitre_document_canvas_class_init (PupitreDocumentCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pupitre_document_canvas_get_property;
  object_class->set_property = pupitre_document_canvas_set_property;
  object_class->dispose = pupitre_document_canvas_dispose;
  object_class->finalize = pupitre_document_canvas_finalize;
  widget_class->measure = pupitre_document_canvas_measure;
  widget_class->size_allocate = pupitre_document_canvas_size_allocate;

  /**
   * PupitreDocumentCanvas:page:
   *
   * The page that is being read, from 0.
   */
  properties[PROP_PAGE] =
    g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * PupitreDocumentCanvas:zoom:
   *
   * 1: as large as on paper, on a screen of 96 dots an inch.
   */
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, 0, G_MAXDOUBLE, 1,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_set_css_name (widget_class, "document-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  pupitre_document_keys_add (widget_class);
  pupitre_document_selecting_add_keys (widget_class);
}

static void
pupitre_document_canvas_init (PupitreDocumentCanvas *self)
{
  self->layout = pupitre_document_layout_new ();
  self->pages = pupitre_document_pages_new (GTK_WIDGET (self));
  self->zoom = 1.0;
  self->fits = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  pupitre_document_gestures_add (self);
  pupitre_document_selecting_add (self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (update_later), NULL);
}

/**
 * pupitre_document_canvas_set_document:
 * @self: A canvas
 * @document: (nullable): An open document
 *
 * Shows a document from its beginning, as wide as there is room. Main thread.
 */
void
pupitre_document_canvas_set_document (PupitreDocumentCanvas   *self,
                                      PupitreRenderedDocument *document)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));

  clear_document (self);
  if (document != NULL) {
    self->document = g_object_ref (document);
    self->texts = pupitre_document_texts_new (document);
    self->marks = pupitre_document_marks_new ();
    self->selection = pupitre_document_selection_new (self->texts, self->marks);
  }
  pupitre_document_layout_free (self->layout);
  self->layout = pupitre_document_layout_new ();
  pupitre_document_pages_set_document (self->pages, self->texts, self->marks, self->layout);
  for (guint i = 0; document != NULL && i < pupitre_rendered_document_get_n_pages (document); i++) {
    double width;
    double height;

    pupitre_rendered_document_get_page_size (document, i, &width, &height);
    pupitre_document_layout_add_page (self->layout, width, height);
  }
  self->fits = TRUE;
  self->whole = FALSE;
  self->turns = 0;
  pupitre_document_pages_set_turns (self->pages, 0);
  self->placed_width = 0;
  self->has_anchor = FALSE;
  self->page = 0;
  set_scroll (self, GTK_ORIENTATION_VERTICAL, 0);
  update_later (self);
}

/**
 * pupitre_document_canvas_get_page:
 * @self: A canvas
 *
 * Returns: the page that is being read, from 0. Main thread.
 */
guint
pupitre_document_canvas_get_page (PupitreDocumentCanvas *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self), 0);

  return self->page;
}

/**
 * pupitre_document_canvas_get_zoom:
 * @self: A canvas
 *
 * Returns: the zoom; 1: as large as on paper. Main thread.
 */
double
pupitre_document_canvas_get_zoom (PupitreDocumentCanvas *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self), 1);

  return self->zoom;
}

/**
 * pupitre_document_canvas_get_fits:
 * @self: A canvas
 *
 * Returns: whether the zoom follows the width. Main thread.
 */
gboolean
pupitre_document_canvas_get_fits (PupitreDocumentCanvas *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self), FALSE);

  return self->fits;
}

static void
keep_in_place (PupitreDocumentCanvas *self, double x, double y)
{
  if (is_placed (self) && !self->has_anchor) {
    find_anchor (self, x, y, &self->anchor);
    self->has_anchor = TRUE;
  }
}

/**
 * pupitre_document_canvas_zoom_to:
 * @self: A canvas
 * @zoom: The new zoom, kept within reason
 * @x: What is here in the viewport stays here, in pixels
 * @y: The same
 *
 * Main thread.
 */
void
pupitre_document_canvas_zoom_to (PupitreDocumentCanvas *self, double zoom, double x, double y)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));

  if (self->document == NULL)
    return;
  keep_in_place (self, x, y);
  self->fits = FALSE;
  self->whole = FALSE;
  self->zoom = CLAMP (zoom, least_zoom (self), MOST_ZOOM);
  update (self);
}

/**
 * pupitre_document_canvas_can_step:
 * @self: A canvas
 * @direction: 1: larger, -1: smaller
 *
 * Returns: whether there is a further zoom. Main thread.
 */
gboolean
pupitre_document_canvas_can_step (PupitreDocumentCanvas *self, int direction)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self), FALSE);

  return self->document != NULL && pupitre_document_layout_get_next_zoom (self->zoom, direction) > 0;
}

/**
 * pupitre_document_canvas_step:
 * @self: A canvas
 * @direction: 1: larger, -1: smaller
 *
 * Zooms to the next round number, around the middle. Main thread.
 */
void
pupitre_document_canvas_step (PupitreDocumentCanvas *self, int direction)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));

  if (pupitre_document_canvas_can_step (self, direction))
    pupitre_document_canvas_zoom_to (self, pupitre_document_layout_get_next_zoom (self->zoom, direction),
                                     viewport (self, GTK_ORIENTATION_HORIZONTAL) / 2.0,
                                     viewport (self, GTK_ORIENTATION_VERTICAL) / 2.0);
}

/**
 * pupitre_document_canvas_fit_width:
 * @self: A canvas
 *
 * Lets the zoom follow the width again. Main thread.
 */
void
pupitre_document_canvas_fit_width (PupitreDocumentCanvas *self)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));

  if (self->document == NULL)
    return;
  keep_in_place (self, viewport (self, GTK_ORIENTATION_HORIZONTAL) / 2.0, 0);
  self->fits = TRUE;
  self->whole = FALSE;
  update (self);
}

/**
 * pupitre_document_canvas_keep_whole:
 * @self: A canvas
 * @page: A page, from 0
 *
 * Shows a page as a whole, and lets the zoom follow the window so that each page is seen so. Main
 * thread.
 */
void
pupitre_document_canvas_keep_whole (PupitreDocumentCanvas *self, guint page)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));

  if (self->document == NULL || page >= pupitre_document_layout_get_n_pages (self->layout))
    return;
  self->whole = TRUE;
  self->anchor = (Anchor) { .page = page, .page_x = 0.5, .y = ARROW_PIXELS / 4.0 };
  self->has_anchor = TRUE;
  self->placed_width = 0;
  update_later (self);
  if (page != self->page) {
    self->page = page;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  }
}

/**
 * pupitre_document_canvas_fit_page:
 * @self: A canvas
 *
 * Shows the page that is being read as a whole. Main thread.
 */
void
pupitre_document_canvas_fit_page (PupitreDocumentCanvas *self)
{
  const guint page = self->page;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));

  if (self->document == NULL)
    return;
  pupitre_document_canvas_zoom_to (
    self, pupitre_document_layout_get_page_zoom (self->layout, page,
                                                 viewport (self, GTK_ORIENTATION_HORIZONTAL),
                                                 viewport (self, GTK_ORIENTATION_VERTICAL)), 0, 0);
  pupitre_document_canvas_go_to (self, page, 0);
}

/**
 * pupitre_document_canvas_turn:
 * @self: A canvas
 * @direction: 1: clockwise, -1: the other way
 *
 * Turns all pages by a quarter. Main thread.
 */
void
pupitre_document_canvas_turn (PupitreDocumentCanvas *self, int direction)
{
  const guint page = self->page;
  GdkRectangle area;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));

  if (self->document == NULL)
    return;
  self->turns = (self->turns + 4 + direction) % 4;
  pupitre_document_layout_set_turns (self->layout, self->turns);
  pupitre_document_pages_set_turns (self->pages, self->turns);
  self->has_anchor = FALSE;
  self->placed_width = 0;
  update (self);
  pupitre_document_layout_get_page_area (self->layout, page, &area);
  set_scroll (self, GTK_ORIENTATION_VERTICAL, area.y - ARROW_PIXELS / 4.0);
}

/**
 * pupitre_document_canvas_get_texts:
 * @self: A canvas
 *
 * Returns: (transfer none) (nullable): the texts of its document. Main thread.
 */
PupitreDocumentTexts *
pupitre_document_canvas_get_texts (PupitreDocumentCanvas *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self), NULL);

  return self->texts;
}

/**
 * pupitre_document_canvas_get_marks:
 * @self: A canvas
 *
 * Returns: (transfer none) (nullable): what is laid over the pages of its document. Main thread.
 */
PupitreDocumentMarks *
pupitre_document_canvas_get_marks (PupitreDocumentCanvas *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self), NULL);

  return self->marks;
}

/**
 * pupitre_document_canvas_get_selection:
 * @self: A canvas
 *
 * Returns: (transfer none) (nullable): what is selected in its document. Main thread.
 */
PupitreDocumentSelection *
pupitre_document_canvas_get_selection (PupitreDocumentCanvas *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self), NULL);

  return self->selection;
}

/* Pixels of a page for each point of it. */
static double
get_pixels_per_point (PupitreDocumentCanvas *self, guint page, const GdkRectangle *area)
{
  double width;
  double height;

  pupitre_rendered_document_get_page_size (self->document, page, &width, &height);

  return area->width / (self->turns % 2 == 1 ? height : width);
}

/**
 * pupitre_document_canvas_locate:
 * @self: A canvas
 * @x: A place in the viewport, in pixels
 * @y: The same
 * @page: (out): The page there, or next to it; from 0
 * @page_x: (out): The place on it, in points; may lie outside of it
 * @page_y: (out): The same
 *
 * Returns: whether there is a document. Main thread.
 */
gboolean
pupitre_document_canvas_locate (PupitreDocumentCanvas *self,
                                double                 x,
                                double                 y,
                                guint                 *page,
                                double                *page_x,
                                double                *page_y)
{
  graphene_rect_t point;
  GdkRectangle area;
  double width;
  double height;
  double scale;

  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self), FALSE);

  if (self->document == NULL || !is_placed (self))
    return FALSE;
  x += get_scroll (self, GTK_ORIENTATION_HORIZONTAL);
  y += get_scroll (self, GTK_ORIENTATION_VERTICAL);
  *page = pupitre_document_layout_find_page (self->layout, y);
  pupitre_document_layout_get_page_area (self->layout, *page, &area);
  scale = get_pixels_per_point (self, *page, &area);
  pupitre_rendered_document_get_page_size (self->document, *page, &width, &height);
  point = pupitre_page_unturn_area (self->turns, width, height,
                                    &GRAPHENE_RECT_INIT ((float) ((x - area.x) / scale),
                                                         (float) ((y - area.y) / scale), 0, 0));
  *page_x = (double) point.origin.x;
  *page_y = (double) point.origin.y;

  return TRUE;
}

/* Where a place of a page is as the page is turned now, in points. */
static graphene_rect_t
turn (PupitreDocumentCanvas *self, guint page, const graphene_rect_t *area)
{
  double width;
  double height;

  pupitre_rendered_document_get_page_size (self->document, page, &width, &height);

  return pupitre_page_turn_area (self->turns, width, height, area);
}

/* As little as needed, and into the middle if it is far away. */
static void
scroll_into_view (PupitreDocumentCanvas *self, GtkOrientation orientation, double start, double end)
{
  const double seen = get_scroll (self, orientation);
  const double room = viewport (self, orientation);

  if (start < seen || end > seen + room)
    set_scroll (self, orientation, (start + end - room) / 2);
}

/**
 * pupitre_document_canvas_show_area:
 * @self: A canvas
 * @page: A page, from 0
 * @area: A part of it, in points
 *
 * Scrolls there, if it is not seen. Main thread.
 */
void
pupitre_document_canvas_show_area (PupitreDocumentCanvas *self,
                                   guint                  page,
                                   const graphene_rect_t *area)
{
  graphene_rect_t turned;
  GdkRectangle place;
  double scale;
  double x;
  double y;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));

  if (self->document == NULL || !is_placed (self) ||
      page >= pupitre_document_layout_get_n_pages (self->layout))
    return;
  pupitre_document_layout_get_page_area (self->layout, page, &place);
  scale = get_pixels_per_point (self, page, &place);
  turned = turn (self, page, area);
  x = place.x + (double) turned.origin.x * scale;
  y = place.y + (double) turned.origin.y * scale;
  scroll_into_view (self, GTK_ORIENTATION_HORIZONTAL, x, x + (double) turned.size.width * scale);
  scroll_into_view (self, GTK_ORIENTATION_VERTICAL, y - ARROW_PIXELS / 2.0,
                    y + (double) turned.size.height * scale + ARROW_PIXELS / 2.0);
}

/**
 * pupitre_document_canvas_go_to:
 * @self: A canvas
 * @page: A page, from 0
 * @y: A place on it, in points from its top
 *
 * Scrolls so that the place is at the top of the window. Main thread.
 */
void
pupitre_document_canvas_go_to (PupitreDocumentCanvas *self, guint page, double y)
{
  graphene_rect_t turned;
  GdkRectangle place;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));

  if (self->document == NULL || !is_placed (self) ||
      page >= pupitre_document_layout_get_n_pages (self->layout))
    return;
  pupitre_document_layout_get_page_area (self->layout, page, &place);
  turned = turn (self, page, &GRAPHENE_RECT_INIT (0, (float) y, 0, 0));
  set_scroll (self, GTK_ORIENTATION_VERTICAL,
              place.y + (double) turned.origin.y * get_pixels_per_point (self, page, &place) -
              ARROW_PIXELS / 4.0);
}

/**
 * pupitre_document_canvas_get_place:
 * @self: A canvas
 * @place: (out caller-allocates): What is seen now; its page is 0 if nothing was seen yet
 *
 * Main thread.
 */
void
pupitre_document_canvas_get_place (PupitreDocumentCanvas *self, PupitreDocumentPlace *place)
{
  Anchor anchor;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));
  g_return_if_fail (place != NULL);

  *place = (PupitreDocumentPlace) { 0 };
  if (self->document == NULL || !is_placed (self))
    return;
  find_anchor (self, self->placed_width / 2.0, 0, &anchor);
  place->page = (int) anchor.page + 1;
  place->offset = (int) round (CLAMP (anchor.page_y, 0, 1) * 1000);
  place->zoom = self->fits ? 0 : (int) round (self->zoom * 1000);
  place->turn = (int) self->turns;
}

/**
 * pupitre_document_canvas_set_place:
 * @self: A canvas with a document that was just set
 * @place: Where it was left; what does not fit it is not followed
 *
 * Shows the document there, as soon as it is on the screen. Main thread.
 */
void
pupitre_document_canvas_set_place (PupitreDocumentCanvas      *self,
                                   const PupitreDocumentPlace *place)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));
  g_return_if_fail (place != NULL);

  if (self->document == NULL || place->page < 1 || place->turn < 0 || place->turn > 3 ||
      (guint) place->page > pupitre_document_layout_get_n_pages (self->layout))
    return;
  self->turns = (guint) place->turn;
  pupitre_document_layout_set_turns (self->layout, self->turns);
  pupitre_document_pages_set_turns (self->pages, self->turns);
  self->fits = place->zoom <= 0;
  if (!self->fits)
    self->zoom = CLAMP (place->zoom / 1000.0, LEAST_ZOOM, MOST_ZOOM);
  self->anchor = (Anchor) {
    .page = (guint) place->page - 1,
    .page_x = 0.5,
    .page_y = CLAMP (place->offset, 0, 1000) / 1000.0,
  };
  self->has_anchor = TRUE;
  self->placed_width = 0;
  update_later (self);
}
