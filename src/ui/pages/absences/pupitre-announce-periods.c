/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-announce-periods"

#include "config.h"

#include "pupitre-announce-periods.h"

#include "pupitre-absence-plan.h"
#include "pupitre-lesson.h"
#include "pupitre-school-time.h"

#include <glib/gi18n.h>

/* The periods of the first day of an announcement, as the timetable has them, to be chosen in an
 * expander row: one check button a period. Of a day without periods whole days are announced,
 * unless some were chosen before: what is chosen stays so, and is shown, until the parent takes it
 * back.
 *
 * Signals: `changed`. */

struct _PupitreAnnouncePeriods {
  GObject         parent_instance;

  PupitreFeed    *feed;
  AdwExpanderRow *row;      /* (unowned): the page's */
  GDateTime      *day;      /* (nullable) */
  GPtrArray      *entries;  /* (element-type PupitreEntry): those of the day, watched */
  GPtrArray      *rows;     /* (element-type GtkWidget) (unowned) */
  char           *shown;    /* (nullable): the rows, in words */
  guint           known;    /* bit n is period n: there is a row for it */
  guint           chosen;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreAnnouncePeriods, pupitre_announce_periods, G_TYPE_OBJECT)

static void
on_toggled (PupitreAnnouncePeriods *self, GtkCheckButton *button)
{
  guint bit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "period"));

  if (gtk_check_button_get_active (button))
    self->chosen |= bit;
  else
    self->chosen &= ~bit;
  g_signal_emit (self, changed_signal, 0);
}

static void
add_period (PupitreAnnouncePeriods *self, int period, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *name = g_strdup_printf (_("Period %d"), period);

  g_object_set (row, "use-markup", FALSE, "title", name, "subtitle", title, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), (self->chosen & 1u << period) != 0);
  g_object_set_data (G_OBJECT (button), "period", GUINT_TO_POINTER (1u << period));
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (self->row, row);
  g_ptr_array_add (self->rows, row);
  self->known |= 1u << period;
}

/* Those that are chosen and not in the timetable; of a day without one, nothing is said of them. */
static void
add_others (PupitreAnnouncePeriods *self)
{
  const char *subtitle = self->known != 0 ? _("Not in the timetable of this day") : "";

  for (int period = 1; period <= PUPITRE_PERIOD_MAX; period++) {
    if ((self->chosen & ~self->known & 1u << period) != 0)
      add_period (self, period, subtitle);
  }
}

static int
compare_lessons (gconstpointer a, gconstpointer b)
{
  PupitreLesson *one = *(PupitreLesson **) a, *two = *(PupitreLesson **) b;
  int order =
    g_date_time_compare (pupitre_lesson_get_start (one), pupitre_lesson_get_start (two));

  return order != 0 ? order : pupitre_lesson_get_period (one) - pupitre_lesson_get_period (two);
}

/* Returns: (element-type PupitreLesson): those of the day that have a period, in their order: the
 * feed has the latest first */
static GPtrArray *
list_lessons (PupitreAnnouncePeriods *self)
{
  GPtrArray *lessons = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++) {
    PupitreLesson *lesson = pupitre_entry_get_object (self->entries->pdata[i]);
    int period = lesson != NULL ? pupitre_lesson_get_period (lesson) : 0;

    if (period >= 1 && period <= PUPITRE_PERIOD_MAX)
      g_ptr_array_add (lessons, lesson);
  }
  g_ptr_array_sort (lessons, compare_lessons);
  return lessons;
}

static char *
dup_rows (PupitreAnnouncePeriods *self, GPtrArray *lessons)
{
  GString *rows = g_string_new (NULL);
  guint known = 0;

  for (guint i = 0; i < lessons->len; i++) {
    int period = pupitre_lesson_get_period (lessons->pdata[i]);

    if ((known & 1u << period) == 0)
      g_string_append_printf (rows, "%d %s\n", period, pupitre_lesson_get_title (lessons->pdata[i]));
    known |= 1u << period;
  }
  g_string_append_printf (rows, "%x", self->chosen & ~known);
  return g_string_free (rows, FALSE);
}

static void
build_rows (PupitreAnnouncePeriods *self, GPtrArray *lessons)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->row, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  self->known = 0;
  for (guint i = 0; i < lessons->len; i++) {
    int period = pupitre_lesson_get_period (lessons->pdata[i]);

    if ((self->known & 1u << period) == 0)
      add_period (self, period, pupitre_lesson_get_title (lessons->pdata[i]));
  }
  add_others (self);
}

/* The same rows stay, and the focus in them, when the timetable of other days changes. */
static void
show_rows (PupitreAnnouncePeriods *self)
{
  g_autoptr (GPtrArray) lessons = list_lessons (self);
  g_autofree char *rows = dup_rows (self, lessons);

  if (g_strcmp0 (rows, self->shown) != 0) {
    build_rows (self, lessons);
    g_free (self->shown);
    self->shown = g_steal_pointer (&rows);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->row),
                          self->known != 0 || pupitre_announce_periods_is_some (self));
}

static void
on_entry_changed (PupitreAnnouncePeriods *self)
{
  show_rows (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
unwatch (PupitreAnnouncePeriods *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    g_signal_handlers_disconnect_by_data (self->entries->pdata[i], self);
  g_ptr_array_set_size (self->entries, 0);
}

static void
look_up (PupitreAnnouncePeriods *self)
{
  unwatch (self);
  if (self->day != NULL) {
    g_autoptr (GDateTime) next = pupitre_school_time_day (self->day, 1);
    guint position;
    guint n = pupitre_feed_find_range (self->feed, g_date_time_to_unix (self->day),
                                       g_date_time_to_unix (next), &position);

    g_ptr_array_unref (self->entries);
    self->entries = pupitre_feed_get_entries (self->feed, position, n);
    for (guint i = 0; i < n; i++)
      g_signal_connect_swapped (self->entries->pdata[i], "notify::object",
                                G_CALLBACK (on_entry_changed), self);
  }
  show_rows (self);
}

static void
on_items_changed (PupitreAnnouncePeriods *self)
{
  look_up (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_feed_changed (PupitreAnnouncePeriods *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
pupitre_announce_periods_dispose (GObject *object)
{
  PupitreAnnouncePeriods *self = PUPITRE_ANNOUNCE_PERIODS (object);

  unwatch (self);
  g_clear_object (&self->feed);
  g_clear_pointer (&self->day, g_date_time_unref);

  G_OBJECT_CLASS (pupitre_announce_periods_parent_class)->dispose (object);
}

static void
pupitre_announce_periods_finalize (GObject *object)
{
  PupitreAnnouncePeriods *self = PUPITRE_ANNOUNCE_PERIODS (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->rows);
  g_free (self->shown);

  G_OBJECT_CLASS (pupitre_announce_periods_parent_class)->finalize (object);
}

static void
pupitre_announce_periods_class_init (PupitreAnnouncePeriodsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_announce_periods_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_announce_periods_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_ANNOUNCE_PERIODS, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_announce_periods_init (PupitreAnnouncePeriods *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
}

/**
 * pupitre_announce_periods_new:
 * @account: An open account
 * @child: One of its children
 * @row: Where they are chosen; it outlives this
 *
 * Returns: (transfer full): no periods, as there is no day. Main thread.
 */
PupitreAnnouncePeriods *
pupitre_announce_periods_new (PupitreAccount *account, PupitreChild *child, AdwExpanderRow *row)
{
  PupitreAnnouncePeriods *self = g_object_new (PUPITRE_TYPE_ANNOUNCE_PERIODS, NULL);

  self->row = row;
  self->feed = pupitre_account_get_feed (account, child, PUPITRE_KIND_LESSONS);
  g_signal_connect_object (self->feed, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "notify::loaded", G_CALLBACK (on_feed_changed), self,
                           G_CONNECT_SWAPPED);
  show_rows (self);
  return self;
}

/**
 * pupitre_announce_periods_set_day:
 * @self: Periods
 * @day: (nullable): The day, at midnight
 *
 * Main thread.
 */
void
pupitre_announce_periods_set_day (PupitreAnnouncePeriods *self, GDateTime *day)
{
  g_return_if_fail (PUPITRE_IS_ANNOUNCE_PERIODS (self));

  if (day == self->day ||
      (day != NULL && self->day != NULL && g_date_time_equal (day, self->day)))
    return;
  g_clear_pointer (&self->day, g_date_time_unref);
  self->day = day != NULL ? g_date_time_ref (day) : NULL;
  look_up (self);
}

/**
 * pupitre_announce_periods_choose:
 * @self: Periods
 * @periods: Bit n is period n; 0 for whole days
 *
 * Main thread.
 */
void
pupitre_announce_periods_choose (PupitreAnnouncePeriods *self, guint periods)
{
  g_return_if_fail (PUPITRE_IS_ANNOUNCE_PERIODS (self));

  self->chosen = periods;
  g_clear_pointer (&self->shown, g_free);  /* what is ticked differs */
  adw_expander_row_set_enable_expansion (self->row, periods != 0);
  show_rows (self);
}

/**
 * pupitre_announce_periods_get:
 * @self: Periods
 *
 * Returns: those that are chosen, bit n for period n; 0 for none, and where whole days are wanted:
 *   see pupitre_announce_periods_is_some(). Main thread.
 */
guint
pupitre_announce_periods_get (PupitreAnnouncePeriods *self)
{
  g_return_val_if_fail (PUPITRE_IS_ANNOUNCE_PERIODS (self), 0);

  return pupitre_announce_periods_is_some (self) ? self->chosen : 0;
}

/**
 * pupitre_announce_periods_is_some:
 * @self: Periods
 *
 * Returns: whether the parent wants some periods, and no whole days. Main thread.
 */
gboolean
pupitre_announce_periods_is_some (PupitreAnnouncePeriods *self)
{
  g_return_val_if_fail (PUPITRE_IS_ANNOUNCE_PERIODS (self), FALSE);

  return adw_expander_row_get_enable_expansion (self->row);
}

/**
 * pupitre_announce_periods_is_read:
 * @self: Periods
 *
 * Returns: whether what is known of the day's timetable has been read, so that the parent sees all
 *   of its periods. Main thread.
 */
gboolean
pupitre_announce_periods_is_read (PupitreAnnouncePeriods *self)
{
  g_return_val_if_fail (PUPITRE_IS_ANNOUNCE_PERIODS (self), FALSE);

  return pupitre_feed_is_loaded (self->feed) && pupitre_entry_all_read (self->entries);
}

/**
 * pupitre_announce_periods_refresh:
 * @self: Periods
 *
 * Asks for the timetable, if it is not known. Main thread.
 */
void
pupitre_announce_periods_refresh (PupitreAnnouncePeriods *self)
{
  g_return_if_fail (PUPITRE_IS_ANNOUNCE_PERIODS (self));

  pupitre_feed_refresh (self->feed);
}
