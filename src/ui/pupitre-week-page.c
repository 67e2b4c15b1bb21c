/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-week-page"

#include "pupitre-week-page.h"

#include "pupitre-school-time.h"

/* A page that shows a week at a time, and the ways from one to another: arrows, today, a date, keys.
 * They are in the header bar, or over the week where that has no room. A page left open follows the
 * day: the week of today gives way to the next one when that begins.
 *
 * Actions: `page.previous-week`, `page.next-week`, `page.this-week`. */

typedef struct {
  GDateTime           *today;
  gboolean             has_weeks;  /* weeks are in front */

  PupitreWeekSwitcher *header_switcher;
  PupitreWeekSwitcher *content_switcher;
} PupitreWeekPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PupitreWeekPage, pupitre_week_page, PUPITRE_TYPE_PAGE)

static GDateTime *
get_monday (PupitreWeekPage *self)
{
  return PUPITRE_WEEK_PAGE_GET_CLASS (self)->get_monday (self);
}

static void
turn (GtkWidget *widget, int weeks)
{
  PupitreWeekPage *self = PUPITRE_WEEK_PAGE (widget);
  g_autoptr (GDateTime) date = pupitre_school_time_day (get_monday (self), 7 * weeks);

  pupitre_week_page_turn_to (self, date);
}

static void
on_previous_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (widget, -1);
}

static void
on_next_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  turn (widget, 1);
}

static void
on_today_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  pupitre_week_page_turn_to (PUPITRE_WEEK_PAGE (widget), today);
}

static void
update_switchers (PupitreWeekPage *self)
{
  PupitreWeekPagePrivate *priv = pupitre_week_page_get_instance_private (self);
  gboolean folded;

  g_object_get (self, "folded", &folded, NULL);
  gtk_widget_set_visible (GTK_WIDGET (priv->header_switcher), !folded && priv->has_weeks);
  gtk_widget_set_visible (GTK_WIDGET (priv->content_switcher), folded);
}

static void
pupitre_week_page_day_changed (PupitrePage *page)
{
  PupitreWeekPage *self = PUPITRE_WEEK_PAGE (page);
  PupitreWeekPagePrivate *priv = pupitre_week_page_get_instance_private (self);
  g_autoptr (GDateTime) was_today = g_steal_pointer (&priv->today);
  g_autoptr (GDateTime) was_monday = pupitre_school_time_monday (was_today);

  PUPITRE_PAGE_CLASS (pupitre_week_page_parent_class)->day_changed (page);
  priv->today = pupitre_school_time_today ();
  if (g_date_time_equal (was_monday, get_monday (self)))
    pupitre_week_page_turn_to (self, priv->today);
  PUPITRE_WEEK_PAGE_GET_CLASS (self)->show_day (self);
}

static PupitreWeekSwitcher *
find_switcher (PupitreWeekPage *self, const char *name)
{
  GObject *switcher = gtk_widget_get_template_child (GTK_WIDGET (self), G_OBJECT_TYPE (self), name);

  g_signal_connect_object (switcher, "picked", G_CALLBACK (pupitre_week_page_turn_to), self,
                           G_CONNECT_SWAPPED);
  return PUPITRE_WEEK_SWITCHER (switcher);
}

static void
pupitre_week_page_constructed (GObject *object)
{
  PupitreWeekPage *self = PUPITRE_WEEK_PAGE (object);
  PupitreWeekPagePrivate *priv = pupitre_week_page_get_instance_private (self);

  G_OBJECT_CLASS (pupitre_week_page_parent_class)->constructed (object);

  priv->header_switcher = find_switcher (self, "header_switcher");
  priv->content_switcher = find_switcher (self, "content_switcher");
  g_signal_connect (self, "notify::folded", G_CALLBACK (update_switchers), NULL);
  update_switchers (self);
  pupitre_week_switcher_add_keys (GTK_WIDGET (self));
}

static void
pupitre_week_page_finalize (GObject *object)
{
  PupitreWeekPagePrivate *priv =
    pupitre_week_page_get_instance_private (PUPITRE_WEEK_PAGE (object));

  g_date_time_unref (priv->today);

  G_OBJECT_CLASS (pupitre_week_page_parent_class)->finalize (object);
}

static void
pupitre_week_page_class_init (PupitreWeekPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pupitre_week_page_constructed;
  object_class->finalize = pupitre_week_page_finalize;
  PUPITRE_PAGE_CLASS (klass)->day_changed = pupitre_week_page_day_changed;

  gtk_widget_class_install_action (widget_class, "page.previous-week", NULL, on_previous_activated);
  gtk_widget_class_install_action (widget_class, "page.next-week", NULL, on_next_activated);
  gtk_widget_class_install_action (widget_class, "page.this-week", NULL, on_today_activated);
}

static void
pupitre_week_page_init (PupitreWeekPage *self)
{
  PupitreWeekPagePrivate *priv = pupitre_week_page_get_instance_private (self);

  priv->today = pupitre_school_time_today ();
  priv->has_weeks = TRUE;
  /* The sections put their icons over their names. */
  g_object_set (self, "keeps-photo", TRUE, NULL);
}

/**
 * pupitre_week_page_bind_switchers:
 * @klass: A class of such a page, which has its template
 *
 * Binds the two switchers that the template has: `header_switcher` and `content_switcher`.
 */
void
pupitre_week_page_bind_switchers (GtkWidgetClass *klass)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (klass));

  gtk_widget_class_bind_template_child_full (klass, "header_switcher", FALSE, 0);
  gtk_widget_class_bind_template_child_full (klass, "content_switcher", FALSE, 0);
}

/**
 * pupitre_week_page_show_monday:
 * @self: A page
 *
 * The week that it shows has become another one: says so beside the arrows. Main thread.
 */
void
pupitre_week_page_show_monday (PupitreWeekPage *self)
{
  PupitreWeekPagePrivate *priv = pupitre_week_page_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_WEEK_PAGE (self));

  pupitre_week_switcher_set_monday (priv->header_switcher, get_monday (self));
  pupitre_week_switcher_set_monday (priv->content_switcher, get_monday (self));
}

/**
 * pupitre_week_page_set_has_weeks:
 * @self: A page
 * @has_weeks: Whether what is in front of it has weeks to turn
 *
 * Main thread.
 */
void
pupitre_week_page_set_has_weeks (PupitreWeekPage *self, gboolean has_weeks)
{
  PupitreWeekPagePrivate *priv = pupitre_week_page_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_WEEK_PAGE (self));

  priv->has_weeks = has_weeks;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.previous-week", has_weeks);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.next-week", has_weeks);
  if (priv->header_switcher != NULL)
    update_switchers (self);
}

/**
 * pupitre_week_page_turn_to:
 * @self: A page
 * @date: A moment of the week to show
 *
 * What stood there in a window was looked at. Main thread.
 */
void
pupitre_week_page_turn_to (PupitreWeekPage *self, GDateTime *date)
{
  g_return_if_fail (PUPITRE_IS_WEEK_PAGE (self));
  g_return_if_fail (date != NULL);

  PUPITRE_WEEK_PAGE_GET_CLASS (self)->turn_to (self, date);
}
