/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-view.h"

#include "test-portal.h"

static gboolean
is_true (gpointer value)
{
  return *(gboolean *) value;
}

static void
on_after_paint (GdkFrameClock *clock, gboolean *is_drawn)
{
  *is_drawn = TRUE;
}

static void
wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean is_drawn = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &is_drawn);

  gtk_widget_queue_draw (widget);
  test_wait_until (is_true, &is_drawn);
  g_signal_handler_disconnect (clock, id);
}

PupitrePlanView *
bench_view_open (void)
{
  GtkWidget *window;
  PupitrePlanView *view;

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  window = adw_window_new ();
  view = g_object_new (PUPITRE_TYPE_PLAN_VIEW, NULL);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (view));
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (window);
  return view;
}

void
bench_view_show (PupitrePlanView *view, PupitrePlan *plan)
{
  pupitre_plan_view_set_plan (view, plan);
  wait_for_frame (GTK_WIDGET (view));
}

static guint
count_cards (GtkWidget *widget)
{
  guint n = gtk_widget_has_css_class (widget, "plan-card") && gtk_widget_get_mapped (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cards (child);
  return n;
}

void
bench_view_check (PupitrePlanView *view, guint n_items)
{
  g_assert_false (pupitre_plan_view_is_list (view));
  g_assert_cmpuint (count_cards (GTK_WIDGET (view)), ==, n_items);
}
