/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-plan-view"

#include "config.h"

#include "pupitre-plan-view.h"

/* A plan, as a grid where there is room for one and as a list of days elsewhere. What is not shown is
 * not made. Main thread. */

struct _PupitrePlanView {
  AdwBin           parent_instance;

  PupitrePlan     *plan;
  char            *said;    /* (nullable): in place of the plan */
  char            *today;   /* (nullable): the day that the list has gone to */
  double           place;   /* where that was */
  guint            going;   /* until the list has its places */
  gboolean         list_is_stale;
  gboolean         grid_is_stale;

  GtkStack        *stack;
  AdwStatusPage   *nothing;
  AdwSqueezer     *squeezer;
  GtkWidget       *grid_page;
  GtkWidget       *list_page;
  PupitrePlanGrid *grid;
  PupitrePlanList *list;
};

G_DEFINE_FINAL_TYPE (PupitrePlanView, pupitre_plan_view, ADW_TYPE_BIN)

/* --- Today --------------------------------------------------------------------------------- */

static GtkAdjustment *
get_place (PupitrePlanView *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->list_page));
}

/* Once the days have their places. */
static gboolean
go_to_today (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  PupitrePlanView *self = data;
  GtkWidget *head = pupitre_plan_list_get_today (self->list);
  graphene_rect_t bounds;

  if (head != NULL && gtk_widget_get_height (head) == 0)
    return G_SOURCE_CONTINUE;
  self->going = 0;
  if (head != NULL && gtk_widget_compute_bounds (head, list, &bounds))
    gtk_adjustment_set_value (get_place (self), bounds.origin.y);
  self->place = gtk_adjustment_get_value (get_place (self));
  return G_SOURCE_REMOVE;
}

/* @returns: (nullable) (transfer none): which day is today, if the plan has it and has been read */
static const char *
find_today (PupitrePlan *plan)
{
  const char *today = NULL;
  gboolean has_something = FALSE;

  for (guint i = 0; i < plan->columns->len; i++) {
    PupitrePlanColumn *column = plan->columns->pdata[i];

    has_something |= column->items->len > 0 || column->off != NULL;
    if (column->is_today)
      today = column->title;
  }
  return has_something ? today : NULL;
}

static gboolean
has_scrolled (PupitrePlanView *self)
{
  const double moved = gtk_adjustment_get_value (get_place (self)) - self->place;

  return self->going == 0 && (moved < -1 || moved > 1);
}

static void
go (PupitrePlanView *self)
{
  if (self->going == 0)
    self->going = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), go_to_today, self, NULL);
}

/* A list begins with Monday, and a parent looks for today: it goes there when a week comes that has it,
 * and as long as more of that week comes; not any more once the parent has scrolled. */
static void
follow_today (PupitrePlanView *self)
{
  const char *today = find_today (self->plan);

  if (g_strcmp0 (today, self->today) == 0 && (today == NULL || has_scrolled (self)))
    return;
  g_free (self->today);
  self->today = g_strdup (today);
  if (today != NULL)
    go (self);
  else
    gtk_adjustment_set_value (get_place (self), 0);
}

/* In a window of another size the days are elsewhere. */
static void
on_place_changed (PupitrePlanView *self)
{
  if (self->today != NULL && !has_scrolled (self))
    go (self);
}

/* --- What is shown ------------------------------------------------------------------------- */

static void
update (PupitrePlanView *self)
{
  if (self->plan == NULL)
    return;
  if (pupitre_plan_view_is_list (self)) {
    if (self->list_is_stale) {
      pupitre_plan_list_set_plan (self->list, self->plan);
      follow_today (self);
    }
    self->list_is_stale = FALSE;
  } else {
    if (self->grid_is_stale)
      pupitre_plan_grid_set_plan (self->grid, self->plan);
    self->grid_is_stale = FALSE;
  }
}

static void
pupitre_plan_view_finalize (GObject *object)
{
  pupitre_plan_free (PUPITRE_PLAN_VIEW (object)->plan);
  g_free (PUPITRE_PLAN_VIEW (object)->said);
  g_free (PUPITRE_PLAN_VIEW (object)->today);

  G_OBJECT_CLASS (pupitre_plan_view_parent_class)->finalize (object);
}

static void
pupitre_plan_view_class_init (PupitrePlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pupitre_plan_view_finalize;
  g_type_ensure (PUPITRE_TYPE_PLAN_GRID);
  g_type_ensure (PUPITRE_TYPE_PLAN_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitrePlanView, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitrePlanView, nothing);
  gtk_widget_class_bind_template_child (widget_class, PupitrePlanView, squeezer);
  gtk_widget_class_bind_template_child (widget_class, PupitrePlanView, grid_page);
  gtk_widget_class_bind_template_child (widget_class, PupitrePlanView, list_page);
  gtk_widget_class_bind_template_child (widget_class, PupitrePlanView, grid);
  gtk_widget_class_bind_template_child (widget_class, PupitrePlanView, list);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
pupitre_plan_view_init (PupitrePlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (get_place (self), "changed", G_CALLBACK (on_place_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pupitre_plan_view_set_plan:
 * @self: A view
 * @plan: (transfer full): What to show
 */
void
pupitre_plan_view_set_plan (PupitrePlanView *self, PupitrePlan *plan)
{
  g_return_if_fail (PUPITRE_IS_PLAN_VIEW (self));
  g_return_if_fail (plan != NULL);

  pupitre_plan_free (self->plan);
  self->plan = plan;
  self->list_is_stale = TRUE;
  self->grid_is_stale = TRUE;
  update (self);
}

/**
 * pupitre_plan_view_set_nothing:
 * @self: A view
 * @description: (nullable): What else there is to say, perhaps nothing
 *
 * Says in place of the plan that there is no class; %NULL if there is. Main thread.
 */
void
pupitre_plan_view_set_nothing (PupitrePlanView *self, const char *description)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (PUPITRE_IS_PLAN_VIEW (self));

  /* It is markup. */
  escaped = description != NULL ? g_markup_escape_text (description, -1) : NULL;
  adw_status_page_set_description (self->nothing, escaped);
  g_free (self->said);
  self->said = g_strdup (description);
  gtk_stack_set_visible_child_name (self->stack, description != NULL ? "nothing" : "plan");
}

/**
 * pupitre_plan_view_get_nothing:
 * @self: A view
 *
 * Returns: (nullable) (transfer none): what is said in place of the plan, %NULL if the plan is shown.
 *   Main thread.
 */
const char *
pupitre_plan_view_get_nothing (PupitrePlanView *self)
{
  g_return_val_if_fail (PUPITRE_IS_PLAN_VIEW (self), NULL);

  return self->said;
}

/**
 * pupitre_plan_view_set_list:
 * @self: A view
 * @always: Whether it is a list in wide windows too
 */
void
pupitre_plan_view_set_list (PupitrePlanView *self, gboolean always)
{
  g_return_if_fail (PUPITRE_IS_PLAN_VIEW (self));

  adw_squeezer_page_set_enabled (adw_squeezer_get_page (self->squeezer, self->grid_page), !always);
  update (self);
}

/**
 * pupitre_plan_view_is_list:
 * @self: A view
 *
 * Returns: whether it shows days one under the other.
 */
gboolean
pupitre_plan_view_is_list (PupitrePlanView *self)
{
  g_return_val_if_fail (PUPITRE_IS_PLAN_VIEW (self), FALSE);

  return adw_squeezer_get_visible_child (self->squeezer) == self->list_page;
}

/**
 * pupitre_plan_view_get_grid:
 * @self: A view
 *
 * Returns: (transfer none): what it shows where there is room.
 */
PupitrePlanGrid *
pupitre_plan_view_get_grid (PupitrePlanView *self)
{
  g_return_val_if_fail (PUPITRE_IS_PLAN_VIEW (self), NULL);

  return self->grid;
}

/**
 * pupitre_plan_view_get_list:
 * @self: A view
 *
 * Returns: (transfer none): what it shows in a narrow window.
 */
PupitrePlanList *
pupitre_plan_view_get_list (PupitrePlanView *self)
{
  g_return_val_if_fail (PUPITRE_IS_PLAN_VIEW (self), NULL);

  return self->list;
}
