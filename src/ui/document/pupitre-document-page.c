/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-page"

#include "config.h"

#include "pupitre-document-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "pupitre-error.h"
#include "pupitre-page-turn.h"
#include "pupitre-render-protocol.h"

/* One page on the screen: a picture of the whole page, and over it, when that would take too much
 * memory at this zoom, a sharp picture of the part that is seen. While a sharper one is drawn, the
 * one there is stays, stretched. */

/* Where the button of a link is on the page. */
#define LINK_AREA "pupitre-link-area"

/* Screen readers get this much of a page's text. */
#define MAX_SPOKEN 8000

struct _PupitreDocumentPage {
  GtkWidget                parent_instance;

  PupitreRenderedDocument *document;
  PupitreDocumentTexts    *texts;
  PupitreDocumentMarks    *marks;
  double                   points_wide; /* as on paper */
  double                   points_high;
  guint                    turns;       /* quarters, clockwise */
  guint                    page;        /* from 0 */
  GtkWidget               *failure;     /* (nullable): what is shown when it cannot be drawn */
  GCancellable            *cancellable;

  GdkTexture              *whole;       /* (nullable) */
  GdkTexture              *detail;      /* (nullable) */
  graphene_rect_t          detail_area; /* as shares of the page */

  int                      width;       /* the last that was wanted, as visible */
  int                      height;
  GdkRectangle             visible;
  gsize                    most_pixels;
  gboolean                 drawing;
  gboolean                 sharp;
  gboolean                 text_asked;
  gboolean                 failed;
};

G_DEFINE_FINAL_TYPE (PupitreDocumentPage, pupitre_document_page, GTK_TYPE_WIDGET)

/* A picture to be drawn: a part of the page, when the whole page is so many pixels. */
typedef struct {
  PupitreDocumentPage *self;
  int                  page_width;
  int                  page_height;
  GdkRectangle         part;
  gboolean             is_detail;
} Drawing;

static void draw_next (PupitreDocumentPage *self);

static void
drawing_free (Drawing *drawing)
{
  g_object_unref (drawing->self);
  g_free (drawing);
}

static void
clear_failure (PupitreDocumentPage *self)
{
  self->failed = FALSE;
  g_clear_pointer (&self->failure, gtk_widget_unparent);
}

static void
on_retry (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreDocumentPage *self = PUPITRE_DOCUMENT_PAGE (widget);

  clear_failure (self);
  draw_next (self);
}

static GtkWidget *
make_failure (gboolean can_retry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (_("This page could not be drawn"));
  GtkWidget *button;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  if (can_retry) {
    button = gtk_button_new_with_mnemonic (_("_Try Again"));
    gtk_widget_add_css_class (button, "pill");
    gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.retry");
    gtk_box_append (GTK_BOX (box), button);
  }
  gtk_widget_add_css_class (box, "failure");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static void
show_failure (PupitreDocumentPage *self, gboolean can_retry)
{
  self->failed = TRUE;
  if (self->failure == NULL) {
    self->failure = make_failure (can_retry);
    gtk_widget_set_parent (self->failure, GTK_WIDGET (self));
  }
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PupitreDocumentPage) self = data;
  g_autoptr (PupitrePageText) text = NULL;
  g_autofree char *spoken = NULL;

  text = pupitre_document_texts_get_finish (PUPITRE_DOCUMENT_TEXTS (source), result, NULL);
  if (text == NULL || *text->text == '\0')
    return;
  spoken = g_utf8_substring (text->text, 0, MIN (g_utf8_strlen (text->text, -1), MAX_SPOKEN));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken,
                                  -1);
}

/* Says where a link leads before it is followed. */
static char *
describe_link (const PupitrePageLink *link)
{
  g_autoptr (GUri) uri = NULL;

  if (link->uri == NULL)
    /* Translators: a link inside a document */
    return g_strdup_printf (_("Go to page %u"), link->page + 1);
  uri = g_uri_parse (link->uri, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL)
    return g_strdup (_("Link"));

  /* Translators: %s is a host such as "www.exemple.ca" or a mail address */
  return g_strdup_printf (_("Link to %s"), g_uri_get_host (uri) != NULL ? g_uri_get_host (uri)
                                                                       : g_uri_get_path (uri));
}

/* What has the focus is seen. */
static void
on_link_focused (GtkEventControllerFocus *controller, PupitreDocumentPage *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  const graphene_rect_t *area = g_object_get_data (G_OBJECT (button), LINK_AREA);

  gtk_widget_activate_action (GTK_WIDGET (self), "document.reveal", "(udddd)", self->page,
                              (double) area->origin.x, (double) area->origin.y,
                              (double) area->size.width, (double) area->size.height);
}

/* A link is a button without a look of its own: it has a name, a focus and a place to click. */
static void
add_link (PupitreDocumentPage *self, const PupitrePageLink *link)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_LINK, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *text = describe_link (link);

  gtk_widget_add_css_class (button, "page-link");
  gtk_widget_set_cursor_from_name (button, "pointer");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  link->uri != NULL ? "document.follow" : "document.jump");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), link->uri != NULL
                                            ? g_variant_new_string (link->uri)
                                            : g_variant_new ("(ud)", link->page, link->y));
  g_object_set_data_full (G_OBJECT (button), LINK_AREA, g_memdup2 (&link->area, sizeof (link->area)),
                          g_free);
  g_signal_connect (focus, "enter", G_CALLBACK (on_link_focused), self);
  gtk_widget_add_controller (button, focus);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
on_links (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PupitreDocumentPage) self = data;
  g_autoptr (GPtrArray) links = NULL;

  links = pupitre_rendered_document_links_finish (PUPITRE_RENDERED_DOCUMENT (source), result, NULL);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  for (guint i = 0; links != NULL && i < links->len; i++)
    add_link (self, g_ptr_array_index (links, i));
}

/* The words of the page for those who do not see it, once the picture is there for those who do. */
static void
ask_for_text (PupitreDocumentPage *self)
{
  if (self->text_asked)
    return;
  self->text_asked = TRUE;
  pupitre_document_texts_get_async (self->texts, self->page, TRUE, self->cancellable, on_text,
                                    g_object_ref (self));
  pupitre_rendered_document_links_async (self->document, self->page, self->cancellable, on_links,
                                         g_object_ref (self));
}

static void
take_texture (PupitreDocumentPage *self, const Drawing *drawing, GdkTexture *texture)
{
  if (!drawing->is_detail) {
    g_set_object (&self->whole, texture);
    g_clear_object (&self->detail);
  } else {
    g_set_object (&self->detail, texture);
    graphene_rect_init (&self->detail_area,
                        (float) drawing->part.x / drawing->page_width,
                        (float) drawing->part.y / drawing->page_height,
                        (float) drawing->part.width / drawing->page_width,
                        (float) drawing->part.height / drawing->page_height);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  Drawing *drawing = data;
  PupitreDocumentPage *self = drawing->self;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  texture = pupitre_rendered_document_draw_finish (PUPITRE_RENDERED_DOCUMENT (source), result,
                                                   &error);
  self->drawing = FALSE;
  if (texture != NULL) {
    take_texture (self, drawing, texture);
    draw_next (self);
  } else if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_ENCRYPTED)) {
    show_failure (self, TRUE);
    gtk_widget_activate_action (GTK_WIDGET (self), "document.unlock", NULL);
  } else if (!pupitre_error_is_cancelled (error)) {
    g_debug ("page %u: %s", self->page + 1, error->message);
    show_failure (self, !g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_DOCUMENT_DAMAGED));
  }
  drawing_free (drawing);
}

/* Reduces the size of the whole page to what one picture may have. Returns whether it had to. */
static gboolean
limit_size (int *width, int *height, double most_pixels)
{
  const double most_side = PUPITRE_RENDER_MAX_SIDE;
  double factor = MIN (1.0, sqrt (most_pixels / ((double) *width * *height)));

  factor = MIN (factor, MIN (most_side / *width, most_side / *height));
  *width = MAX (1, (int) (*width * factor));
  *height = MAX (1, (int) (*height * factor));

  return factor < 1.0;
}

static gboolean
whole_is_there (PupitreDocumentPage *self, int width, int height)
{
  return self->whole != NULL && gdk_texture_get_width (self->whole) == width &&
         gdk_texture_get_height (self->whole) == height;
}

/* Returns what is seen of the page, with a margin around it to scroll into. */
static gboolean
plan_detail (PupitreDocumentPage *self, int scale, Drawing *drawing)
{
  const GdkRectangle *visible = &self->visible;
  const GdkRectangle page = { 0, 0, self->width, self->height };
  GdkRectangle wanted = { visible->x - visible->width / 4, visible->y - visible->height / 4,
                          visible->width * 3 / 2, visible->height * 3 / 2 };

  if (visible->width <= 0 || visible->height <= 0 ||
      !gdk_rectangle_intersect (&wanted, &page, &wanted))
    return FALSE;
  drawing->page_width = page.width * scale;
  drawing->page_height = page.height * scale;
  if (MAX (drawing->page_width, drawing->page_height) > PUPITRE_RENDER_MAX_SIDE)
    return FALSE;
  drawing->is_detail = TRUE;
  drawing->part = (GdkRectangle) { wanted.x * scale, wanted.y * scale,
                                   wanted.width * scale, wanted.height * scale };

  return (double) drawing->part.width * drawing->part.height * 4 <= PUPITRE_RENDER_MAX_PIXELS;
}

static gboolean
detail_is_there (PupitreDocumentPage *self, const Drawing *planned)
{
  const GdkRectangle *visible = &self->visible;
  const float width = self->width;
  const float height = self->height;
  graphene_rect_t seen;
  double expected;

  if (self->detail == NULL)
    return FALSE;
  /* As sharp as it would be drawn now? */
  expected = (double) self->detail_area.size.width * planned->page_width;
  if (fabs (expected - gdk_texture_get_width (self->detail)) > 1.0)
    return FALSE;
  graphene_rect_init (&seen, visible->x / width, visible->y / height,
                      visible->width / width, visible->height / height);
  graphene_rect_inset (&seen, 0.5f / width, 0.5f / height);

  return graphene_rect_contains_rect (&self->detail_area, &seen);
}

/* Finds what is missing most. Returns whether there is something. */
static gboolean
plan (PupitreDocumentPage *self, Drawing *drawing)
{
  const int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = self->width * scale;
  int height = self->height * scale;
  gboolean limited;

  if (width <= 0 || height <= 0)
    return FALSE;
  limited = limit_size (&width, &height, self->most_pixels);
  if (!whole_is_there (self, width, height)) {
    drawing->is_detail = FALSE;
    drawing->page_width = width;
    drawing->page_height = height;
    drawing->part = (GdkRectangle) { 0, 0, width, height };
    return TRUE;
  }
  if (!limited) {
    g_clear_object (&self->detail);
    return FALSE;
  }

  return plan_detail (self, scale, drawing) && !detail_is_there (self, drawing);
}

static void
draw_next (PupitreDocumentPage *self)
{
  g_autofree Drawing *drawing = g_new0 (Drawing, 1);

  if (self->drawing || self->failed || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->sharp = !plan (self, drawing);
  if (self->sharp) {
    if (self->whole != NULL)
      ask_for_text (self);
    return;
  }
  self->drawing = TRUE;
  drawing->self = g_object_ref (self);
  pupitre_rendered_document_draw_async (self->document, self->page,
                                        drawing->page_width, drawing->page_height, &drawing->part,
                                        self->cancellable, on_drawn, drawing);
  g_steal_pointer (&drawing);
}

static void
pupitre_document_page_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  /* The canvas says how large a page is; children only want to be asked. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = 0;
  *natural = 0;
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
allocate_links (PupitreDocumentPage *self, int width, int height)
{
  const float across = (float) (self->turns % 2 == 1 ? self->points_high : self->points_wide);
  const float down = (float) (self->turns % 2 == 1 ? self->points_wide : self->points_high);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    const graphene_rect_t *area = g_object_get_data (G_OBJECT (child), LINK_AREA);
    graphene_rect_t scaled;
    int least_width;
    int least_height;

    if (area == NULL)
      continue;
    scaled = pupitre_page_turn_area (self->turns, self->points_wide, self->points_high, area);
    graphene_rect_scale (&scaled, width / across, height / down, &scaled);
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
    gtk_widget_size_allocate (child,
                              &(GtkAllocation) { (int) scaled.origin.x, (int) scaled.origin.y,
                                                 MAX (least_width, (int) scaled.size.width),
                                                 MAX (least_height, (int) scaled.size.height) },
                              -1);
  }
}

static void
pupitre_document_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PupitreDocumentPage *self = PUPITRE_DOCUMENT_PAGE (widget);
  int wanted_width;
  int wanted_height;

  allocate_links (self, width, height);
  if (self->failure == NULL)
    return;
  gtk_widget_measure (self->failure, GTK_ORIENTATION_HORIZONTAL, -1, &wanted_width, NULL, NULL, NULL);
  wanted_width = MAX (wanted_width, width);
  gtk_widget_measure (self->failure, GTK_ORIENTATION_VERTICAL, wanted_width, &wanted_height, NULL,
                      NULL, NULL);
  gtk_widget_size_allocate (self->failure,
                            &(GtkAllocation) { 0, 0, wanted_width, MAX (wanted_height, height) },
                            -1);
}

/* Colours on white paper, which pages are in the dark as well. */
static const struct {
  GdkRGBA  fill;
  gboolean outlined;  /* what is looked at is not told by its colour alone */
} looks[] = {
  [PUPITRE_DOCUMENT_MARK_FOUND] = { { 1.0f, 0.82f, 0.0f, 0.38f }, FALSE },
  [PUPITRE_DOCUMENT_MARK_CURRENT] = { { 1.0f, 0.55f, 0.0f, 0.28f }, TRUE },
  [PUPITRE_DOCUMENT_MARK_SELECTED] = { { 0.21f, 0.52f, 0.89f, 0.35f }, FALSE },
};

static const GdkRGBA outline = { 0.45f, 0.22f, 0.0f, 1.0f };

static void
snapshot_mark (GtkSnapshot *snapshot, PupitreDocumentMark mark, const graphene_rect_t *area)
{
  graphene_rect_t grown = *area;

  gtk_snapshot_append_color (snapshot, &looks[mark].fill, area);
  if (!looks[mark].outlined)
    return;
  graphene_rect_inset (&grown, -2, -2);
  gtk_snapshot_append_border (snapshot, &GSK_ROUNDED_RECT_INIT (grown.origin.x, grown.origin.y,
                                                                grown.size.width, grown.size.height),
                              (float[4]) { 2, 2, 2, 2 },
                              (GdkRGBA[4]) { outline, outline, outline, outline });
}

static void
snapshot_marks (PupitreDocumentPage *self, GtkSnapshot *snapshot, float width, float height)
{
  const float across = width / (float) self->points_wide;
  const float down = height / (float) self->points_high;

  for (guint mark = 0; mark < PUPITRE_DOCUMENT_N_MARKS; mark++) {
    GArray *areas = pupitre_document_marks_get (self->marks, mark, self->page);

    for (guint i = 0; areas != NULL && i < areas->len; i++) {
      graphene_rect_t area;

      graphene_rect_scale (&g_array_index (areas, graphene_rect_t, i), across, down, &area);
      snapshot_mark (snapshot, mark, &area);
    }
  }
}

static void
pupitre_document_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PupitreDocumentPage *self = PUPITRE_DOCUMENT_PAGE (widget);
  const float across = gtk_widget_get_width (widget);
  const float down = gtk_widget_get_height (widget);
  const float width = self->turns % 2 == 1 ? down : across;
  const float height = self->turns % 2 == 1 ? across : down;

  /* What follows is drawn as if the page were upright. */
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (self->turns == 1 || self->turns == 2 ? across : 0,
                                                self->turns >= 2 ? down : 0));
  if (self->turns > 0)
    gtk_snapshot_rotate (snapshot, 90.0f * self->turns);
  if (self->whole != NULL)
    gtk_snapshot_append_texture (snapshot, self->whole, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->detail != NULL)
    gtk_snapshot_append_texture (snapshot, self->detail,
                                 &GRAPHENE_RECT_INIT (self->detail_area.origin.x * width,
                                                      self->detail_area.origin.y * height,
                                                      self->detail_area.size.width * width,
                                                      self->detail_area.size.height * height));
  snapshot_marks (self, snapshot, width, height);
  gtk_snapshot_restore (snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

static void
pupitre_document_page_dispose (GObject *object)
{
  PupitreDocumentPage *self = PUPITRE_DOCUMENT_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  self->failure = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->whole);
  g_clear_object (&self->detail);

  G_OBJECT_CLASS (pupitre_document_page_parent_class)->dispose (object);
}

static void
pupitre_document_page_finalize (GObject *object)
{
  PupitreDocumentPage *self = PUPITRE_DOCUMENT_PAGE (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->document);
  g_clear_object (&self->texts);
  g_clear_object (&self->marks);

  G_OBJECT_CLASS (pupitre_document_page_parent_class)->finalize (object);
}

static void
pupitre_document_page_class_init (PupitreDocumentPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pupitre_document_page_dispose;
  object_class->finalize = pupitre_document_page_finalize;
  widget_class->measure = pupitre_document_page_measure;
  widget_class->size_allocate = pupitre_document_page_size_allocate;
  widget_class->snapshot = pupitre_document_page_snapshot;

  gtk_widget_class_set_css_name (widget_class, "document-page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "page.retry", NULL, on_retry);
}

static void
pupitre_document_page_init (PupitreDocumentPage *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * pupitre_document_page_new:
 * @texts: The texts of an open document
 * @marks: What is laid over its pages
 * @page: A page of it, from 0
 *
 * Returns: (transfer floating): a page that draws nothing before pupitre_document_page_draw(). Main
 *   thread.
 */
GtkWidget *
pupitre_document_page_new (PupitreDocumentTexts *texts, PupitreDocumentMarks *marks, guint page)
{
  PupitreDocumentPage *self = g_object_new (PUPITRE_TYPE_DOCUMENT_PAGE, NULL);
  g_autofree char *label = NULL;

  self->document = g_object_ref (pupitre_document_texts_get_document (texts));
  self->texts = g_object_ref (texts);
  self->marks = g_object_ref (marks);
  self->page = page;
  /* Translators: what a screen reader says of a page, as in "Page 1 of 3" */
  label = g_strdup_printf (_("Page %u of %u"), page + 1,
                           pupitre_rendered_document_get_n_pages (self->document));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (marks, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  if (!pupitre_rendered_document_get_page_size (self->document, page, &self->points_wide,
                                                &self->points_high))
    show_failure (self, FALSE);

  return GTK_WIDGET (self);
}

/**
 * pupitre_document_page_set_turns:
 * @self: A page
 * @turns: By how many quarters it is turned, clockwise
 *
 * Its picture stays the same: it is turned when it is shown. Main thread.
 */
void
pupitre_document_page_set_turns (PupitreDocumentPage *self, guint turns)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_PAGE (self));

  self->turns = turns % 4;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pupitre_document_page_draw:
 * @self: A page
 * @width: How large it is, or is about to be, in pixels of the window
 * @height: The same
 * @visible: What is seen of it, in its own coordinates; zero by zero: nothing
 * @most_pixels: How many pixels the picture of the whole page may have
 *
 * Draws what is missing. Main thread.
 */
void
pupitre_document_page_draw (PupitreDocumentPage *self,
                            int                  width,
                            int                  height,
                            const GdkRectangle  *visible,
                            gsize                most_pixels)
{
  graphene_rect_t upright;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_PAGE (self));

  self->width = self->turns % 2 == 1 ? height : width;
  self->height = self->turns % 2 == 1 ? width : height;
  upright = pupitre_page_unturn_area (self->turns, self->width, self->height,
                                      &GRAPHENE_RECT_INIT (visible->x, visible->y, visible->width,
                                                           visible->height));
  self->visible = (GdkRectangle) { (int) upright.origin.x, (int) upright.origin.y,
                                   (int) upright.size.width, (int) upright.size.height };
  self->most_pixels = most_pixels;
  draw_next (self);
}

/**
 * pupitre_document_page_give_up:
 * @self: A page that is about to go away
 *
 * Gives up what is being drawn: that would keep the page alive, and the helper busy, until it is there.
 * Main thread.
 */
void
pupitre_document_page_give_up (PupitreDocumentPage *self)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_PAGE (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * pupitre_document_page_is_sharp:
 * @self: A page
 *
 * Returns: whether everything that is seen of it is drawn at this zoom. Main thread.
 */
gboolean
pupitre_document_page_is_sharp (PupitreDocumentPage *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_PAGE (self), FALSE);

  return self->sharp && !self->failed;
}

/**
 * pupitre_document_page_has_failed:
 * @self: A page
 *
 * Returns: whether it shows that it could not be drawn. Main thread.
 */
gboolean
pupitre_document_page_has_failed (PupitreDocumentPage *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_PAGE (self), FALSE);

  return self->failed;
}

static gsize
get_bytes (GdkTexture *texture)
{
  if (texture == NULL)
    return 0;
  return (gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture) * 4;
}

/**
 * pupitre_document_page_get_memory:
 * @self: A page
 *
 * Returns: the bytes that its pictures take; 0 as long as it is blank. Main thread.
 */
gsize
pupitre_document_page_get_memory (PupitreDocumentPage *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_PAGE (self), 0);

  return get_bytes (self->whole) + get_bytes (self->detail);
}
