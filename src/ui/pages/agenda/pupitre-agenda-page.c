/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-agenda-page"

#include "config.h"

#include "pupitre-agenda-page.h"

#include "pupitre-agenda-menu.h"
#include "pupitre-cycle-plan.h"
#include "pupitre-school-time.h"
#include "pupitre-week-plan.h"

#include <glib/gi18n.h>

/* The agenda of a child: a week at a time, and the school's cycle as a second section. */

struct _PupitreAgendaPage {
  PupitreWeekPage      parent_instance;

  PupitreWeek         *week;
  PupitreFeed         *cycle_feed;
  PupitreEntry        *cycle;  /* (nullable) */

  PupitreAgendaMenu   *menu;
  AdwViewStack        *sections;
  PupitrePlanView     *week_view;
  PupitrePlanView     *cycle_view;
  GtkStack            *cycle_stack;
};

G_DEFINE_FINAL_TYPE (PupitreAgendaPage, pupitre_agenda_page, PUPITRE_TYPE_WEEK_PAGE)

static void
show_week (PupitreAgendaPage *self)
{
  g_autofree char *nothing = pupitre_week_dup_nothing (self->week);

  pupitre_week_page_show_monday (PUPITRE_WEEK_PAGE (self));
  pupitre_plan_view_set_plan (self->week_view, pupitre_week_plan_make (self->week));
  pupitre_plan_view_set_nothing (self->week_view, nothing);
}

/* --- Weeks --------------------------------------------------------------------------------- */

static GDateTime *
pupitre_agenda_page_get_monday (PupitreWeekPage *page)
{
  return pupitre_week_get_monday (PUPITRE_AGENDA_PAGE (page)->week);
}

static void
pupitre_agenda_page_turn_to (PupitreWeekPage *page, GDateTime *date)
{
  PupitreAgendaPage *self = PUPITRE_AGENDA_PAGE (page);
  g_autoptr (GDateTime) monday = pupitre_school_time_monday (date);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      !g_date_time_equal (monday, pupitre_week_get_monday (self->week)))
    pupitre_week_look_at (self->week);
  pupitre_week_turn_to (self->week, date);
}

/* --- Menu ---------------------------------------------------------------------------------- */

/* What is printed is what is in front. */
static void
update_menu (PupitreAgendaPage *self)
{
  PupitreCycle *cycle = self->cycle != NULL ? pupitre_entry_get_object (self->cycle) : NULL;
  gboolean filled = cycle != NULL && pupitre_cycle_get_n_cells (cycle) > 0;
  gboolean in_front =
    g_strcmp0 (adw_view_stack_get_visible_child_name (self->sections), "cycle") == 0;

  pupitre_agenda_menu_set_cycle (self->menu, in_front, filled ? cycle : NULL,
                                 pupitre_feed_get_received (self->cycle_feed));
}

/* --- Cycle --------------------------------------------------------------------------------- */

static void
show_cycle (PupitreAgendaPage *self)
{
  PupitreCycle *cycle = self->cycle != NULL ? pupitre_entry_get_object (self->cycle) : NULL;
  gboolean filled = cycle != NULL && pupitre_cycle_get_n_cells (cycle) > 0;

  gtk_stack_set_visible_child_name (self->cycle_stack, filled ? "grid" : "none");
  if (filled)
    pupitre_plan_view_set_plan (self->cycle_view, pupitre_cycle_plan_make (cycle));
  update_menu (self);
}

static void
on_cycle_changed (PupitreAgendaPage *self)
{
  g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->cycle_feed), 0);

  if (self->cycle != NULL)
    g_signal_handlers_disconnect_by_data (self->cycle, self);
  g_set_object (&self->cycle, entry);
  if (entry != NULL)
    g_signal_connect_object (entry, "notify::object", G_CALLBACK (show_cycle), self,
                             G_CONNECT_SWAPPED);
  show_cycle (self);
}

/* --- Sections ------------------------------------------------------------------------------ */

/* A cycle has no weeks to turn. */
static void
on_section_changed (PupitreAgendaPage *self)
{
  pupitre_week_page_set_has_weeks (
    PUPITRE_WEEK_PAGE (self),
    g_strcmp0 (adw_view_stack_get_visible_child_name (self->sections), "week") == 0);
  if (self->cycle_feed != NULL)
    update_menu (self);
}

static void
pupitre_agenda_page_unmap (GtkWidget *widget)
{
  PupitreAgendaPage *self = PUPITRE_AGENDA_PAGE (widget);

  if (self->week != NULL)
    pupitre_week_look_at (self->week);
  GTK_WIDGET_CLASS (pupitre_agenda_page_parent_class)->unmap (widget);
}

static void
pupitre_agenda_page_shown (PupitrePage *page)
{
  PUPITRE_PAGE_CLASS (pupitre_agenda_page_parent_class)->shown (page);
  pupitre_agenda_menu_look_for_timetable (PUPITRE_AGENDA_PAGE (page)->menu);
}

/* --- GObject ------------------------------------------------------------------------------- */

static void
bind_feeds (PupitreAgendaPage *self)
{
  PupitrePage *page = PUPITRE_PAGE (self);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  self->week =
    pupitre_week_new (pupitre_page_get_account (page), pupitre_page_get_pupil (page), today);
  self->cycle_feed = pupitre_account_get_feed (pupitre_page_get_account (page),
                                               pupitre_page_get_pupil (page), PUPITRE_KIND_CYCLE);
  pupitre_page_set_feed (page, pupitre_week_get_feed (self->week, PUPITRE_WEEK_LESSONS));
  pupitre_page_add_feed (page, pupitre_week_get_feed (self->week, PUPITRE_WEEK_DAYS), TRUE);
  pupitre_page_add_feed (page, pupitre_week_get_feed (self->week, PUPITRE_WEEK_DETENTIONS), TRUE);
  pupitre_page_add_feed (page, pupitre_week_get_feed (self->week, PUPITRE_WEEK_ASSIGNMENTS), TRUE);
  pupitre_page_add_feed (page, self->cycle_feed, FALSE);
  g_signal_connect_object (self->week, "changed", G_CALLBACK (show_week), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cycle_feed, "items-changed", G_CALLBACK (on_cycle_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
pupitre_agenda_page_constructed (GObject *object)
{
  PupitreAgendaPage *self = PUPITRE_AGENDA_PAGE (object);
  PupitrePage *page = PUPITRE_PAGE (self);
  PupitreSchoolLevel level = pupitre_child_get_level (pupitre_page_get_pupil (page));

  G_OBJECT_CLASS (pupitre_agenda_page_parent_class)->constructed (object);

  pupitre_state_stack_set_empty (pupitre_page_get_stack (page), "x-office-calendar-symbolic",
                                 _("No Timetable Yet"),
                                 _("Lessons and days off appear here when the school publishes "
                                   "them, usually at the end of August."));
  pupitre_page_set_sections (page, self->sections);
  bind_feeds (self);
  pupitre_agenda_menu_set_page (self->menu, page, self->week);
  /* A pupil of primary school has one teacher and one room for most of the day. */
  pupitre_plan_view_set_list (self->week_view, level == PUPITRE_SCHOOL_LEVEL_PRIMARY ||
                                                 level == PUPITRE_SCHOOL_LEVEL_PRESCHOOL);
  show_week (self);
  on_cycle_changed (self);
}

/* What is today is marked in the week, and is a day of the cycle. */
static void
pupitre_agenda_page_show_day (PupitreWeekPage *page)
{
  PupitreAgendaPage *self = PUPITRE_AGENDA_PAGE (page);

  show_week (self);
  show_cycle (self);
}

static void
pupitre_agenda_page_dispose (GObject *object)
{
  PupitreAgendaPage *self = PUPITRE_AGENDA_PAGE (object);

  g_clear_object (&self->cycle);
  g_clear_object (&self->cycle_feed);
  g_clear_object (&self->week);

  G_OBJECT_CLASS (pupitre_agenda_page_parent_class)->dispose (object);
}

static void
pupitre_agenda_page_class_init (PupitreAgendaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_agenda_page_constructed;
  object_class->dispose = pupitre_agenda_page_dispose;
  widget_class->unmap = pupitre_agenda_page_unmap;
  PUPITRE_PAGE_CLASS (klass)->shown = pupitre_agenda_page_shown;
  PUPITRE_WEEK_PAGE_CLASS (klass)->get_monday = pupitre_agenda_page_get_monday;
  PUPITRE_WEEK_PAGE_CLASS (klass)->turn_to = pupitre_agenda_page_turn_to;
  PUPITRE_WEEK_PAGE_CLASS (klass)->show_day = pupitre_agenda_page_show_day;

  g_type_ensure (PUPITRE_TYPE_AGENDA_MENU);
  g_type_ensure (PUPITRE_TYPE_PLAN_VIEW);
  g_type_ensure (PUPITRE_TYPE_WEEK_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-agenda-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreAgendaPage, menu);
  gtk_widget_class_bind_template_child (widget_class, PupitreAgendaPage, sections);
  gtk_widget_class_bind_template_child (widget_class, PupitreAgendaPage, week_view);
  gtk_widget_class_bind_template_child (widget_class, PupitreAgendaPage, cycle_view);
  gtk_widget_class_bind_template_child (widget_class, PupitreAgendaPage, cycle_stack);
  gtk_widget_class_bind_template_callback (widget_class, on_section_changed);
  pupitre_week_page_bind_switchers (widget_class);
}

static void
pupitre_agenda_page_init (PupitreAgendaPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_agenda_page_get_view:
 * @self: A page
 *
 * Returns: (transfer none): what shows the week. Main thread.
 */
PupitrePlanView *
pupitre_agenda_page_get_view (PupitreAgendaPage *self)
{
  g_return_val_if_fail (PUPITRE_IS_AGENDA_PAGE (self), NULL);

  return self->week_view;
}

/**
 * pupitre_agenda_page_get_week:
 * @self: A page
 *
 * Returns: (transfer none): the week that it shows. Main thread.
 */
PupitreWeek *
pupitre_agenda_page_get_week (PupitreAgendaPage *self)
{
  g_return_val_if_fail (PUPITRE_IS_AGENDA_PAGE (self), NULL);

  return self->week;
}
