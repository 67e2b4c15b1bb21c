/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-mark-chart"

#include "config.h"

#include "pupitre-mark-chart.h"

#include "pupitre-number-words.h"
#include "pupitre-result-words.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>
#include <math.h>

/* The marks of a child over work or over terms against the average of the group. Read without colours:
 * the child's are dots on a full line, the group's are squares on a dashed one, and the pass mark is
 * dotted. The arrow keys go from mark to mark; the one that is chosen has a ring, and is said in words
 * under the picture and to a screen reader. The rows of the work below have the same numbers. Main
 * thread. */

#define HEIGHT 190
#define LEFT 44
#define RIGHT 16
#define TOP 26
#define BOTTOM 28
#define RADIUS 4.5
#define LOWEST 40
#define HIGHEST 100
#define PASS_MARK 60  /* Education Act, basic school regulation: 60 % */

typedef struct {
  char    *title;
  double   mark;
  gboolean has_average;
  double   average;
} Point;

struct _PupitreMarkChart {
  GtkWidget  parent_instance;

  GArray    *points;  /* (element-type Point), the oldest first */
  char      *name;    /* (nullable): whose marks */
  guint      chosen;
};

G_DEFINE_FINAL_TYPE (PupitreMarkChart, pupitre_mark_chart, GTK_TYPE_WIDGET)

static void
point_clear (gpointer data)
{
  g_free (((Point *) data)->title);
}

static const Point *
get_point (PupitreMarkChart *self, guint position)
{
  return &g_array_index (self->points, Point, position);
}

/* --- Where things are ---------------------------------------------------------------------- */

static double
find_lowest (PupitreMarkChart *self)
{
  double lowest = LOWEST;

  for (guint i = 0; i < self->points->len; i++) {
    lowest = MIN (lowest, get_point (self, i)->mark);
    if (get_point (self, i)->has_average)
      lowest = MIN (lowest, get_point (self, i)->average);
  }
  return MAX (0, floor (lowest / 20) * 20);
}

static double
find_y (PupitreMarkChart *self, double percent)
{
  double lowest = find_lowest (self);
  double inside = CLAMP (percent, lowest, HIGHEST);
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - TOP - BOTTOM;

  return TOP + height * (HIGHEST - inside) / (HIGHEST - lowest);
}

static double
find_x (PupitreMarkChart *self, guint position)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - LEFT - RIGHT;

  return self->points->len > 1 ? LEFT + width * (position + 0.5) / self->points->len
                               : LEFT + width / 2;
}

/* --- What is drawn ------------------------------------------------------------------------- */

static void
draw_text (PupitreMarkChart *self, cairo_t *cr, const char *text, double x, double y, double align)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, x - align * width, y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
set_ink (cairo_t *cr, const GdkRGBA *colour, double strength)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * strength);
}

static void
draw_scale (PupitreMarkChart *self, cairo_t *cr, const GdkRGBA *ink)
{
  double right = gtk_widget_get_width (GTK_WIDGET (self)) - RIGHT;

  cairo_set_line_width (cr, 1);
  for (double percent = find_lowest (self); percent <= HIGHEST; percent += 20) {
    g_autofree char *words = pupitre_number_words_percent (percent);
    double y = floor (find_y (self, percent)) + 0.5;
    double dots[] = { 1, 3 };
    gboolean is_pass = fabs (percent - PASS_MARK) < 0.5;

    set_ink (cr, ink, is_pass ? 0.8 : 0.15);
    cairo_set_dash (cr, dots, is_pass ? 2 : 0, 0);
    cairo_move_to (cr, LEFT, y);
    cairo_line_to (cr, right, y);
    cairo_stroke (cr);
    set_ink (cr, ink, 0.75);
    draw_text (self, cr, words, LEFT - 6, y, 1);
  }
  cairo_set_dash (cr, NULL, 0, 0);
}

/* The group's: squares on a dashed line, which stops where the school shows no average. */
static void
draw_group (PupitreMarkChart *self, cairo_t *cr, const GdkRGBA *ink)
{
  const double dashes[] = { 5, 4 };
  gboolean on = FALSE;

  set_ink (cr, ink, 0.6);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  for (guint i = 0; i < self->points->len; i++) {
    const Point *point = get_point (self, i);

    if (point->has_average && on)
      cairo_line_to (cr, find_x (self, i), find_y (self, point->average));
    else if (point->has_average)
      cairo_move_to (cr, find_x (self, i), find_y (self, point->average));
    on = point->has_average;
  }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  for (guint i = 0; i < self->points->len; i++) {
    const Point *point = get_point (self, i);

    if (!point->has_average)
      continue;
    cairo_rectangle (cr, find_x (self, i) - 3, find_y (self, point->average) - 3, 6, 6);
    cairo_stroke (cr);
  }
}

static void
draw_child (PupitreMarkChart *self, cairo_t *cr, const GdkRGBA *ink)
{
  set_ink (cr, ink, 1);
  cairo_set_line_width (cr, 2);
  for (guint i = 0; i < self->points->len; i++)
    cairo_line_to (cr, find_x (self, i), find_y (self, get_point (self, i)->mark));
  cairo_stroke (cr);
  for (guint i = 0; i < self->points->len; i++) {
    double x = find_x (self, i), y = find_y (self, get_point (self, i)->mark);

    cairo_arc (cr, x, y, RADIUS, 0, 2 * G_PI);
    cairo_fill (cr);
    if (i == self->chosen && gtk_widget_has_focus (GTK_WIDGET (self))) {
      cairo_arc (cr, x, y, RADIUS + 4, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  }
}

/* Which is which, with the signs that they have in the picture. */
static void
draw_key (PupitreMarkChart *self, cairo_t *cr, const GdkRGBA *ink, const GdkRGBA *accent)
{
  set_ink (cr, accent, 1);
  cairo_arc (cr, LEFT + 4, 10, RADIUS, 0, 2 * G_PI);
  cairo_fill (cr);
  set_ink (cr, ink, 1);
  draw_text (self, cr, self->name != NULL ? self->name : "", LEFT + 14, 10, 0);
  for (guint i = 0; i < self->points->len; i++) {
    double right = gtk_widget_get_width (GTK_WIDGET (self)) - RIGHT;

    if (!get_point (self, i)->has_average)
      continue;
    draw_text (self, cr, C_("marks in a picture", "□ Group"), right, 10, 1);
    break;
  }
}

static void
pupitre_mark_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PupitreMarkChart *self = PUPITRE_MARK_CHART (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  GdkRGBA ink, accent;

  gtk_style_context_get_color (style, &ink);
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    accent = ink;
  draw_scale (self, cr, &ink);
  draw_group (self, cr, &ink);
  draw_child (self, cr, &accent);
  draw_key (self, cr, &ink, &accent);
  if (self->points->len > 0 && gtk_widget_has_focus (widget)) {
    g_autofree char *words = pupitre_mark_chart_dup_words (self);
    double bottom = gtk_widget_get_height (widget) - BOTTOM / 2.0 + 3;

    set_ink (cr, &ink, 1);
    draw_text (self, cr, words, LEFT, bottom, 0);
  }
  cairo_destroy (cr);
}

static void
pupitre_mark_chart_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 200;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 600;
}

/* --- Keys ---------------------------------------------------------------------------------- */

static void
say (PupitreMarkChart *self)
{
  g_autofree char *words = pupitre_mark_chart_dup_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

static gboolean
on_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  PupitreMarkChart *self = PUPITRE_MARK_CHART (widget);
  int by = g_variant_get_int32 (arguments);
  int to = CLAMP ((int) self->chosen + by, 0, (int) self->points->len - 1);

  if (self->points->len == 0)
    return FALSE;
  pupitre_mark_chart_choose (self, (guint) to);
  return TRUE;
}

static void
pupitre_mark_chart_finalize (GObject *object)
{
  PupitreMarkChart *self = PUPITRE_MARK_CHART (object);

  g_array_unref (self->points);
  g_free (self->name);

  G_OBJECT_CLASS (pupitre_mark_chart_parent_class)->finalize (object);
}

static void
pupitre_mark_chart_class_init (PupitreMarkChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pupitre_mark_chart_finalize;
  widget_class->snapshot = pupitre_mark_chart_snapshot;
  widget_class->measure = pupitre_mark_chart_measure;

  gtk_widget_class_set_css_name (widget_class, "markchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_key, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, on_key, "i", -G_MAXINT16);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, on_key, "i", G_MAXINT16);
}

static void
pupitre_mark_chart_init (PupitreMarkChart *self)
{
  self->points = g_array_new (FALSE, TRUE, sizeof (Point));
  g_array_set_clear_func (self->points, point_clear);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

/* A date and a title: one work item in words. */
static char *
dup_title (PupitreWork *work)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *day = pupitre_words_short_date (pupitre_work_get_date (work), now);

  return g_strdup_printf ("%s · %s", pupitre_work_get_title (work), day);
}

/* @title: (transfer full) */
static void
add_point (PupitreMarkChart *self, PupitreResult *result, char *title)
{
  Point point = { .title = title };

  if (result == NULL || !pupitre_result_get_percent (result, &point.mark)) {
    g_free (title);
    return;
  }
  point.has_average = pupitre_result_get_average_percent (result, &point.average);
  g_array_append_val (self->points, point);
}

static void
show_points (PupitreMarkChart *self, const char *name, const char *label)
{
  g_free (self->name);
  self->name = g_strdup (name);
  self->chosen = self->points->len > 0 ? self->points->len - 1 : 0;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pupitre_mark_chart_set_terms:
 * @self: A chart
 * @results: (nullable): What is published of a subject; a term without a mark in percent is left out
 * @name: The first name of the child
 *
 * Shows the marks of the terms.
 */
void
pupitre_mark_chart_set_terms (PupitreMarkChart *self, PupitreSubjectResult *results, const char *name)
{
  guint n = results != NULL ? pupitre_subject_result_get_n_terms (results) : 0;

  g_return_if_fail (PUPITRE_IS_MARK_CHART (self));
  g_return_if_fail (name != NULL);

  g_array_set_size (self->points, 0);
  for (guint i = 0; i < n; i++) {
    PupitreTermResult *term = pupitre_subject_result_get_term (results, i);

    add_point (self, pupitre_term_result_get_result (term),
               g_strdup_printf (C_("term of a subject", "Term %d"),
                                pupitre_term_result_get_number (term)));
  }
  show_points (self, name, _("Marks by term; the arrow keys go from term to term"));
}

/**
 * pupitre_mark_chart_set_works:
 * @self: A chart
 * @works: (element-type PupitreWork): Work, the newest first; what has no mark in percent is left out
 * @name: The first name of the child
 *
 * Shows the marks of some work.
 */
void
pupitre_mark_chart_set_works (PupitreMarkChart *self, GPtrArray *works, const char *name)
{
  g_return_if_fail (PUPITRE_IS_MARK_CHART (self));
  g_return_if_fail (works != NULL && name != NULL);

  g_array_set_size (self->points, 0);
  for (guint i = works->len; i > 0; i--) {
    PupitreWork *work = g_ptr_array_index (works, i - 1);

    add_point (self, pupitre_work_get_result (work), dup_title (work));
  }
  show_points (self, name, _("Marks over time; the arrow keys go from mark to mark"));
}

/**
 * pupitre_mark_chart_get_n:
 * @self: A chart
 *
 * Returns: how many marks it shows.
 */
guint
pupitre_mark_chart_get_n (PupitreMarkChart *self)
{
  g_return_val_if_fail (PUPITRE_IS_MARK_CHART (self), 0);

  return self->points->len;
}

/**
 * pupitre_mark_chart_choose:
 * @self: A chart
 * @position: Which mark, the oldest being 0
 *
 * Chooses the mark that is said in words.
 */
void
pupitre_mark_chart_choose (PupitreMarkChart *self, guint position)
{
  g_return_if_fail (PUPITRE_IS_MARK_CHART (self));
  g_return_if_fail (position < self->points->len);

  self->chosen = position;
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pupitre_mark_chart_dup_words:
 * @self: A chart
 *
 * Returns: (transfer full): the mark that is chosen in words; empty if there is none.
 */
char *
pupitre_mark_chart_dup_words (PupitreMarkChart *self)
{
  const Point *point;
  g_autofree char *mark = NULL, *average = NULL;

  g_return_val_if_fail (PUPITRE_IS_MARK_CHART (self), NULL);

  if (self->points->len == 0)
    return g_strdup ("");
  point = get_point (self, self->chosen);
  mark = pupitre_number_words_percent (CLAMP (point->mark, -1e6, 1e6));
  if (!point->has_average)
    return g_strdup_printf ("%s · %s", point->title, mark);
  average = pupitre_number_words_percent (CLAMP (point->average, -1e6, 1e6));
  /* Translators: 1 is a work item with its date, 2 its mark, 3 the average of the group */
  return g_strdup_printf (C_("mark in a picture", "%1$s · %2$s, group %3$s"), point->title, mark,
                          average);
}
