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
#include "pupitre-document-pages.h"
#include "pupitre-document-plane.h"
#include "pupitre-document-selecting.h"

/* The pages of a document one under the other, inside a scrolled window. Where they are and how large is
 * the affair of PupitreDocumentPlane; which of them there are as widgets, that of PupitreDocumentPages. */

struct _PupitreDocumentCanvas {
  GtkWidget                parent_instance;

  PupitreRenderedDocument *document;    /* (nullable) */
  PupitreDocumentTexts    *texts;       /* (nullable) */
  PupitreDocumentMarks    *marks;       /* (nullable) */
  PupitreDocumentSelection *selection;  /* (nullable) */
  PupitreDocumentPlane    *plane;
  PupitreDocumentPages    *pages;
  GtkScrollablePolicy      policies[2];

  double                   said_zoom;   /* what others were told */
  int                      allocated_width;
  int                      allocated_height;
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

static void
set_page (PupitreDocumentCanvas *self, guint page)
{
  if (page == self->page)
    return;
  self->page = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
say_zoom (PupitreDocumentCanvas *self)
{
  const double zoom = pupitre_document_plane_get_zoom (self->plane);

  if (fabs (zoom - self->said_zoom) < 1e-9)
    return;
  self->said_zoom = zoom;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/* Everything but the allocation, in which no widget may come or go. */
static void
update (PupitreDocumentCanvas *self)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  GdkRectangle seen;

  g_clear_handle_id (&self->update, g_source_remove);
  if (self->document == NULL || width <= 0)
    return;
  pupitre_document_plane_resize (self->plane, width, gtk_widget_get_height (GTK_WIDGET (self)));
  pupitre_document_plane_place (self->plane);
  pupitre_document_plane_get_seen (self->plane, &seen);
  pupitre_document_pages_show (self->pages, &seen);
  set_page (self, pupitre_document_plane_find_page (self->plane));
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
  pupitre_document_plane_resize (self->plane, width, height);
  pupitre_document_plane_place (self->plane);
  pupitre_document_plane_get_seen (self->plane, &seen);
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
  if (!pupitre_document_plane_is_placing (self->plane))
    update (self);
}

static void
set_adjustment (PupitreDocumentCanvas *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment *before = pupitre_document_plane_get_adjustment (self->plane, orientation);

  if (adjustment == before && adjustment != NULL)
    return;
  if (before != NULL)
    g_signal_handlers_disconnect_by_func (before, on_value_changed, self);
  pupitre_document_plane_set_adjustment (self->plane, orientation, adjustment);
  if (adjustment == NULL)
    return;
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
    g_value_set_double (value, pupitre_document_plane_get_zoom (self->plane));
    break;
  case PROP_HADJUSTMENT:
    g_value_set_object (value, pupitre_document_plane_get_adjustment (
                                 self->plane, GTK_ORIENTATION_HORIZONTAL));
    break;
  case PROP_VADJUSTMENT:
    g_value_set_object (value, pupitre_document_plane_get_adjustment (
                                 self->plane, GTK_ORIENTATION_VERTICAL));
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
  pupitre_document_plane_free (self->plane);

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
  self->plane = pupitre_document_plane_new ();
  self->pages = pupitre_document_pages_new (GTK_WIDGET (self));
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
  pupitre_document_plane_clear (self->plane);
  pupitre_document_pages_set_document (self->pages, self->texts, self->marks,
                                       pupitre_document_plane_get_layout (self->plane));
  for (guint i = 0; document != NULL && i < pupitre_rendered_document_get_n_pages (document); i++) {
    double width;
    double height;

    pupitre_rendered_document_get_page_size (document, i, &width, &height);
    pupitre_document_plane_add_page (self->plane, width, height);
  }
  pupitre_document_pages_set_turns (self->pages, 0);
  self->page = 0;
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

  return pupitre_document_plane_get_zoom (self->plane);
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

  return pupitre_document_plane_get_fits (self->plane);
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
  pupitre_document_plane_zoom_to (self->plane, zoom, x, y);
  update (self);
}

static double
get_next_zoom (PupitreDocumentCanvas *self, int direction)
{
  return pupitre_document_layout_get_next_zoom (pupitre_document_plane_get_zoom (self->plane),
                                                direction);
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

  return self->document != NULL && get_next_zoom (self, direction) > 0;
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
    pupitre_document_canvas_zoom_to (self, get_next_zoom (self, direction),
                                     gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                     gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
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
  pupitre_document_plane_fit_width (self->plane);
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

  if (self->document == NULL || page >= pupitre_rendered_document_get_n_pages (self->document))
    return;
  pupitre_document_plane_keep_whole (self->plane, page);
  update_later (self);
  set_page (self, page);
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
  pupitre_document_plane_fit_page (self->plane, page);
  update (self);
  pupitre_document_plane_go_to (self->plane, page, 0);
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
  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));

  if (self->document == NULL)
    return;
  pupitre_document_plane_turn (self->plane, direction, self->page);
  pupitre_document_pages_set_turns (self->pages, pupitre_document_plane_get_turns (self->plane));
  update (self);
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
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self), FALSE);

  return pupitre_document_plane_locate (self->plane, x, y, page, page_x, page_y);
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
  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));

  pupitre_document_plane_show_area (self->plane, page, area);
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
  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));

  pupitre_document_plane_go_to (self->plane, page, y);
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
  g_return_if_fail (PUPITRE_IS_DOCUMENT_CANVAS (self));
  g_return_if_fail (place != NULL);

  pupitre_document_plane_get_place (self->plane, place);
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

  if (!pupitre_document_plane_set_place (self->plane, place))
    return;
  pupitre_document_pages_set_turns (self->pages, pupitre_document_plane_get_turns (self->plane));
  update_later (self);
}
