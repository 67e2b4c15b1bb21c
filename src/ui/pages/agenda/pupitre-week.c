/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-week"

#include "config.h"

#include "pupitre-week.h"

#include "pupitre-school-time.h"
#include "pupitre-term.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>

/* One week of a child: lessons, days, detentions and what is to be done, as slices of the feeds of
 * the year. Turning to another week reads that week alone. Main thread. */

struct _PupitreWeek {
  GObject           parent_instance;

  GDateTime        *monday;
  PupitreFeedRange *ranges[PUPITRE_WEEK_N_PARTS];
  PupitreFeedRange *before;   /* of whole days, from the same school year */
  PupitreFeedRange *terms;    /* what the calendar has without a date: the dates of the year */
  GPtrArray        *watched;  /* (element-type PupitreEntry) */
  guint             update_source;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreWeek, pupitre_week, G_TYPE_OBJECT)

static const PupitreKind KINDS[PUPITRE_WEEK_N_PARTS] = {
  PUPITRE_KIND_LESSONS,
  PUPITRE_KIND_DAYS,
  PUPITRE_KIND_DETENTIONS,
  PUPITRE_KIND_HOMEWORK,
};

static void
on_update_due (gpointer user_data)
{
  PupitreWeek *self = user_data;

  self->update_source = 0;
  g_signal_emit (self, changed_signal, 0);
}

/* Records come by the slice, so that many entries change at once. */
static void
queue_update (PupitreWeek *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

static void
unwatch (PupitreWeek *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_data (self->watched->pdata[i], self);
  g_ptr_array_set_size (self->watched, 0);
}

static void
watch_range (PupitreWeek *self, PupitreFeedRange *range)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (range)); i++) {
    PupitreEntry *entry = g_list_model_get_item (G_LIST_MODEL (range), i);

    g_signal_connect_swapped (entry, "notify::object", G_CALLBACK (queue_update), self);
    g_signal_connect_swapped (entry, "notify::is-withdrawn", G_CALLBACK (queue_update), self);
    g_signal_connect_swapped (entry, "notify::news", G_CALLBACK (queue_update), self);
    g_ptr_array_add (self->watched, entry);
  }
}

static void
watch (PupitreWeek *self)
{
  unwatch (self);
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++)
    watch_range (self, self->ranges[part]);
  watch_range (self, self->before);
  watch_range (self, self->terms);
  queue_update (self);
}

static void
pupitre_week_dispose (GObject *object)
{
  PupitreWeek *self = PUPITRE_WEEK (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  unwatch (self);
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++)
    g_clear_object (&self->ranges[part]);
  g_clear_object (&self->before);
  g_clear_object (&self->terms);

  G_OBJECT_CLASS (pupitre_week_parent_class)->dispose (object);
}

static void
pupitre_week_finalize (GObject *object)
{
  PupitreWeek *self = PUPITRE_WEEK (object);

  g_clear_pointer (&self->monday, g_date_time_unref);
  g_ptr_array_unref (self->watched);

  G_OBJECT_CLASS (pupitre_week_parent_class)->finalize (object);
}

static void
pupitre_week_class_init (PupitreWeekClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_week_dispose;
  object_class->finalize = pupitre_week_finalize;

  /* PupitreWeek::changed: what is in the week, or which week it is, is another. */
  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_WEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
pupitre_week_init (PupitreWeek *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_week_new_for_feeds:
 * @feeds: (array fixed-size=4): The feeds of the parts of one child, in their order
 * @date: A moment of the week
 *
 * Returns: (transfer full): that week.
 */
PupitreWeek *
pupitre_week_new_for_feeds (PupitreFeed *const *feeds, GDateTime *date)
{
  PupitreWeek *self;

  g_return_val_if_fail (feeds != NULL, NULL);
  g_return_val_if_fail (date != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_WEEK, NULL);
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    self->ranges[part] = pupitre_feed_range_new (feeds[part]);
    g_signal_connect_object (self->ranges[part], "items-changed", G_CALLBACK (watch), self,
                             G_CONNECT_SWAPPED);
  }
  self->before = pupitre_feed_range_new (feeds[PUPITRE_WEEK_LESSONS]);
  pupitre_feed_range_set_whole_days (self->before, TRUE);
  g_signal_connect_object (self->before, "items-changed", G_CALLBACK (watch), self,
                           G_CONNECT_SWAPPED);
  self->terms = pupitre_feed_range_new (feeds[PUPITRE_WEEK_DAYS]);
  pupitre_feed_range_set (self->terms, 0, 1);
  g_signal_connect_object (self->terms, "items-changed", G_CALLBACK (watch), self,
                           G_CONNECT_SWAPPED);
  pupitre_week_turn_to (self, date);
  return self;
}

/**
 * pupitre_week_new:
 * @account: An open account
 * @child: One of its children
 * @date: A moment of the week
 *
 * Returns: (transfer full): that week.
 */
PupitreWeek *
pupitre_week_new (PupitreAccount *account, PupitreChild *child, GDateTime *date)
{
  PupitreFeed *feeds[PUPITRE_WEEK_N_PARTS];
  PupitreWeek *self;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++)
    feeds[part] = pupitre_account_get_feed (account, child, KINDS[part]);
  self = pupitre_week_new_for_feeds (feeds, date);
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++)
    g_object_unref (feeds[part]);
  return self;
}

/**
 * pupitre_week_get_feed:
 * @self: A week
 * @part: One part of it
 *
 * Returns: (transfer none): the feed that the part is a slice of.
 */
PupitreFeed *
pupitre_week_get_feed (PupitreWeek *self, PupitreWeekPart part)
{
  g_return_val_if_fail (PUPITRE_IS_WEEK (self), NULL);

  return pupitre_feed_range_get_feed (self->ranges[part]);
}

/**
 * pupitre_week_is_empty:
 * @self: A week
 * @part: One part of it
 *
 * Returns: whether no day of the whole feed has anything of it, as far as is known: the dates of a
 *   school year alone are of no day.
 */
gboolean
pupitre_week_is_empty (PupitreWeek *self, PupitreWeekPart part)
{
  guint position;

  g_return_val_if_fail (PUPITRE_IS_WEEK (self), TRUE);

  return pupitre_feed_find_range (pupitre_week_get_feed (self, part), 1, G_MAXINT64, &position) == 0;
}

/**
 * pupitre_week_turn_to:
 * @self: A week
 * @date: A moment of the week to turn to
 *
 * Whether the parent has seen what stood there is known to the page: see pupitre_week_look_at().
 */
void
pupitre_week_turn_to (PupitreWeek *self, GDateTime *date)
{
  g_autoptr (GDateTime) monday = NULL, next = NULL, begin = NULL;

  g_return_if_fail (PUPITRE_IS_WEEK (self));
  g_return_if_fail (date != NULL);

  monday = pupitre_school_time_monday (date);
  if (self->monday != NULL && g_date_time_equal (monday, self->monday))
    return;
  next = pupitre_school_time_day (monday, 7);
  begin = pupitre_school_year_begin (pupitre_school_year_of (monday));
  g_clear_pointer (&self->monday, g_date_time_unref);
  self->monday = g_steal_pointer (&monday);
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++)
    pupitre_feed_range_set (self->ranges[part], g_date_time_to_unix (self->monday),
                            g_date_time_to_unix (next));
  pupitre_feed_range_set (self->before, g_date_time_to_unix (begin),
                          g_date_time_to_unix (self->monday));
  watch (self);
}

/**
 * pupitre_week_get_monday:
 * @self: A week
 *
 * Returns: (transfer none): the midnight at which it begins.
 */
GDateTime *
pupitre_week_get_monday (PupitreWeek *self)
{
  g_return_val_if_fail (PUPITRE_IS_WEEK (self), NULL);

  return self->monday;
}

/* Whether what began before a day is still going on: activities of whole days alone are shown on each
 * of them. */
static gboolean
reaches (GObject *object, GDateTime *day)
{
  PupitreLesson *lesson = PUPITRE_IS_LESSON (object) ? PUPITRE_LESSON (object) : NULL;

  return lesson != NULL && pupitre_lesson_is_all_day (lesson) &&
         pupitre_lesson_get_end (lesson) != NULL &&
         g_date_time_compare (pupitre_lesson_get_end (lesson), day) > 0;
}

/* What the portal has stopped showing is shown until the parent has seen that it is gone. */
static gboolean
is_shown (PupitreEntry *entry)
{
  return pupitre_entry_get_object (entry) != NULL &&
         (!pupitre_entry_is_withdrawn (entry) ||
          pupitre_entry_get_news (entry) == PUPITRE_ENTRY_NEWS_GONE);
}

static void
add_day_of (GPtrArray *objects, PupitreFeedRange *range, GDateTime *from, GDateTime *to)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (range)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (range), i);
    GObject *object = pupitre_entry_get_object (entry);
    gint64 date = pupitre_entry_get_date (entry);

    if (is_shown (entry) && date < g_date_time_to_unix (to) &&
        (date >= g_date_time_to_unix (from) || reaches (object, from)))
      g_ptr_array_add (objects, g_object_ref (object));
  }
}

/**
 * pupitre_week_get_day:
 * @self: A week
 * @part: One part of it
 * @day: Days after Monday, from 0
 *
 * Returns: (transfer container) (element-type GObject): what is of that day and not withdrawn, in
 *   order, as far as it has been read; of lessons also those of whole days that began before it and
 *   are not over, and those that are gone and not yet looked at: see pupitre_week_get_news().
 */
GPtrArray *
pupitre_week_get_day (PupitreWeek *self, PupitreWeekPart part, int day)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDateTime) from = NULL, to = NULL;

  g_return_val_if_fail (PUPITRE_IS_WEEK (self), objects);

  from = pupitre_school_time_day (self->monday, day);
  to = pupitre_school_time_day (self->monday, day + 1);
  if (part == PUPITRE_WEEK_LESSONS)
    add_day_of (objects, self->before, from, to);
  add_day_of (objects, self->ranges[part], from, to);
  return objects;
}

/* Of the records that are not read yet nobody knows. */
static gboolean
has_entry (PupitreFeedRange *range)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (range)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (range), i);

    if (!pupitre_entry_is_withdrawn (entry) || is_shown (entry))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_lasting_lesson (PupitreWeek *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->before)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->before), i);
    GObject *object = pupitre_entry_get_object (entry);

    if (object == NULL ? !pupitre_entry_is_withdrawn (entry)
                       : is_shown (entry) && reaches (object, self->monday))
      return TRUE;
  }
  return FALSE;
}

/* @returns: (transfer none) (nullable): the dates of the school year that the week is of */
static PupitreTerm *
find_year (PupitreWeek *self)
{
  g_autoptr (GDateTime) sunday = pupitre_school_time_day (self->monday, 6);
  const int year = pupitre_school_year_of (sunday);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->terms)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->terms), i);
    GObject *object = pupitre_entry_get_object (entry);

    if (PUPITRE_IS_TERM (object) && !pupitre_entry_is_withdrawn (entry) &&
        pupitre_term_get_number (PUPITRE_TERM (object)) == 0 &&
        pupitre_school_year_of (pupitre_term_get_first (PUPITRE_TERM (object))) == year)
      return PUPITRE_TERM (object);
  }
  return NULL;
}

/**
 * pupitre_week_dup_nothing:
 * @self: A week
 *
 * A school whose calendar is known and says nothing of any day of the week has no class in it: it is
 * one of the summer. An hour or a day that is not published yet is another matter, and so is a week
 * of days off, which have their names.
 *
 * Returns: (transfer full) (nullable): when classes begin or have ended, an empty text if that is not
 *   known; %NULL if there is something in the week, or might be.
 */
char *
pupitre_week_dup_nothing (PupitreWeek *self)
{
  g_autofree char *date = NULL;
  PupitreTerm *year;

  g_return_val_if_fail (PUPITRE_IS_WEEK (self), NULL);

  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    if (has_entry (self->ranges[part]))
      return NULL;
  }
  if (has_lasting_lesson (self) || pupitre_week_is_empty (self, PUPITRE_WEEK_DAYS))
    return NULL;
  year = find_year (self);
  if (year == NULL)
    return g_strdup ("");
  if (g_date_time_compare (self->monday, pupitre_term_get_first (year)) < 0) {
    date = pupitre_words_date (pupitre_term_get_first (year));
    /* Translators: %s is a date */
    return g_strdup_printf (_("Classes begin on %s."), date);
  }
  if (g_date_time_compare (self->monday, pupitre_term_get_last (year)) > 0) {
    date = pupitre_words_date (pupitre_term_get_last (year));
    /* Translators: %s is a date */
    return g_strdup_printf (_("Classes ended on %s."), date);
  }
  return g_strdup ("");
}

/* Whether something of the week was there when the parent last looked: a week that the school has
 * only now filled is no change. */
static gboolean
was_known (PupitreWeek *self)
{
  PupitreFeedRange *range = self->ranges[PUPITRE_WEEK_LESSONS];

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (range)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (range), i);

    if (is_shown (entry) && pupitre_entry_get_news (entry) != PUPITRE_ENTRY_NEWS_ADDED)
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_week_get_news:
 * @self: A week
 * @lesson: One of its lessons
 *
 * Returns: whether the lesson has been added to the week, or taken from it, since the parent last
 *   looked.
 */
PupitreEntryNews
pupitre_week_get_news (PupitreWeek *self, PupitreLesson *lesson)
{
  PupitreEntryNews news = PUPITRE_ENTRY_NEWS_NONE;

  g_return_val_if_fail (PUPITRE_IS_WEEK (self), PUPITRE_ENTRY_NEWS_NONE);

  for (guint i = 0; i < self->watched->len; i++) {
    if (pupitre_entry_get_object (self->watched->pdata[i]) == (gpointer) lesson)
      news = pupitre_entry_get_news (self->watched->pdata[i]);
  }
  return news == PUPITRE_ENTRY_NEWS_ADDED && !was_known (self) ? PUPITRE_ENTRY_NEWS_NONE : news;
}

/**
 * pupitre_week_look_at:
 * @self: A week
 *
 * The parent turns away from it, see pupitre_feed_look_at(): from what begins in it, and from what
 * lasts into it, which was shown in whole.
 */
void
pupitre_week_look_at (PupitreWeek *self)
{
  g_return_if_fail (PUPITRE_IS_WEEK (self));

  pupitre_feed_range_look_at (self->ranges[PUPITRE_WEEK_LESSONS]);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->before)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->before), i);

    if (is_shown (entry) && reaches (pupitre_entry_get_object (entry), self->monday))
      pupitre_feed_look_at_entry (pupitre_feed_range_get_feed (self->before), entry);
  }
}
