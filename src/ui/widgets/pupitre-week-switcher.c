/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-week-switcher"

#include "config.h"

#include "pupitre-week-switcher.h"

#include "pupitre-school-time.h"
#include "pupitre-turn-keys.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* The way from week to week: arrows, today, and a calendar to pick a date from. Main thread.
 *
 * Actions of the page that it uses: `page.previous-week`, `page.this-week`, `page.next-week`. Ctrl+Page
 * Up and Down do the same as the arrows, wherever the focus is while the page is in view. */

struct _PupitreWeekSwitcher {
  AdwBin         parent_instance;

  gboolean       is_wide;

  GtkBox        *box;
  GtkButton     *previous_button;
  GtkButton     *today_button;
  GtkMenuButton *date_button;
  GtkButton     *next_button;
  GtkPopover    *popover;
  GtkCalendar   *calendar;
};

static guint picked_signal;

enum { PROP_WIDE = 1 };

G_DEFINE_FINAL_TYPE (PupitreWeekSwitcher, pupitre_week_switcher, ADW_TYPE_BIN)

static void
on_day_selected (PupitreWeekSwitcher *self)
{
  g_autoptr (GDateTime) picked = gtk_calendar_get_date (self->calendar);
  /* The calendar of the desktop has the desktop's zone; what counts is the date. */
  g_autoptr (GDateTime) date =
    g_date_time_new (pupitre_school_time_zone (), g_date_time_get_year (picked),
                     g_date_time_get_month (picked), g_date_time_get_day_of_month (picked), 12, 0, 0);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  g_signal_emit (self, picked_signal, 0, date);
}

static void
on_today_picked (PupitreWeekSwitcher *self)
{
  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "page.this-week", NULL);
}

static void
set_wide (PupitreWeekSwitcher *self, gboolean wide)
{
  self->is_wide = wide;
  gtk_widget_set_visible (GTK_WIDGET (self->today_button), wide);
  gtk_widget_set_hexpand (GTK_WIDGET (self->date_button), !wide);
  gtk_widget_set_halign (GTK_WIDGET (self->date_button), wide ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
}

static void
pupitre_week_switcher_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WIDE)
    g_value_set_boolean (value, PUPITRE_WEEK_SWITCHER (object)->is_wide);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pupitre_week_switcher_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WIDE)
    set_wide (PUPITRE_WEEK_SWITCHER (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pupitre_week_switcher_class_init (PupitreWeekSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pupitre_week_switcher_get_property;
  object_class->set_property = pupitre_week_switcher_set_property;
  /* PupitreWeekSwitcher:wide: Whether there is room for a button of its own for today. */
  g_object_class_install_property (object_class, PROP_WIDE,
                                   g_param_spec_boolean ("wide", NULL, NULL, TRUE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  /* PupitreWeekSwitcher::picked: (date): a date was picked from the calendar. */
  picked_signal = g_signal_new ("picked", PUPITRE_TYPE_WEEK_SWITCHER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DATE_TIME);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-week-switcher.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreWeekSwitcher, box);
  gtk_widget_class_bind_template_child (widget_class, PupitreWeekSwitcher, previous_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreWeekSwitcher, today_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreWeekSwitcher, next_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreWeekSwitcher, date_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreWeekSwitcher, popover);
  gtk_widget_class_bind_template_child (widget_class, PupitreWeekSwitcher, calendar);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_today_picked);
}

static void
pupitre_week_switcher_init (PupitreWeekSwitcher *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_wide (self, TRUE);
}

/**
 * pupitre_week_switcher_set_monday:
 * @self: A switcher
 * @monday: The midnight at which the week that is shown begins
 */
void
pupitre_week_switcher_set_monday (PupitreWeekSwitcher *self, GDateTime *monday)
{
  g_autoptr (GDateTime) friday = NULL;
  g_autofree char *range = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (PUPITRE_IS_WEEK_SWITCHER (self));
  g_return_if_fail (monday != NULL);

  friday = pupitre_school_time_day (monday, 4);
  range = pupitre_words_range (monday, friday);
  gtk_menu_button_set_label (self->date_button, range);
  /* Translators: said of the button that opens a calendar: %s is the week that is shown */
  spoken = g_strdup_printf (_("Week of %s, pick a date"), range);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    gtk_calendar_select_day (self->calendar, monday);
}

/**
 * pupitre_week_switcher_add_keys:
 * @page: A page with the actions of a switcher
 *
 * Lets the keys turn the weeks of the page.
 */
void
pupitre_week_switcher_add_keys (GtkWidget *page)
{
  pupitre_turn_keys_add (page, "page.previous-week", "page.next-week");
}
