/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-year"

#include "config.h"

#include "pupitre-year.h"

#include "pupitre-school-time.h"

/* The calendar of this school year for one child, as far as it is received.
 *
 * Signals: `changed`, once for many changes at a time. */

struct _PupitreYear {
  GObject      parent_instance;

  PupitreFeed *feed;
  GPtrArray   *entries;  /* (element-type PupitreEntry) */
  GPtrArray   *list;     /* (element-type GObject): days and terms */
  guint        update_source;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreYear, pupitre_year, G_TYPE_OBJECT)

static void
on_update_due (gpointer user_data)
{
  PupitreYear *self = PUPITRE_YEAR (user_data);

  self->update_source = 0;
  g_ptr_array_set_size (self->list, 0);
  for (guint i = 0; i < self->entries->len; i++) {
    GObject *item = pupitre_entry_get_object (self->entries->pdata[i]);

    if (item != NULL && !pupitre_entry_is_withdrawn (self->entries->pdata[i]))
      g_ptr_array_add (self->list, g_object_ref (item));
  }
  g_signal_emit (self, changed_signal, 0);
}

static void
queue_update (PupitreYear *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (on_update_due, self);
}

static void
unwatch (PupitreYear *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    g_signal_handlers_disconnect_by_data (self->entries->pdata[i], self);
  g_ptr_array_set_size (self->entries, 0);
}

static void
on_items_changed (PupitreYear *self)
{
  unwatch (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->feed)); i++) {
    PupitreEntry *entry = g_list_model_get_item (G_LIST_MODEL (self->feed), i);

    g_signal_connect_swapped (entry, "notify", G_CALLBACK (queue_update), self);
    g_ptr_array_add (self->entries, entry);
  }
  queue_update (self);
}

static void
pupitre_year_dispose (GObject *object)
{
  PupitreYear *self = PUPITRE_YEAR (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  unwatch (self);
  g_clear_object (&self->feed);

  G_OBJECT_CLASS (pupitre_year_parent_class)->dispose (object);
}

static void
pupitre_year_finalize (GObject *object)
{
  PupitreYear *self = PUPITRE_YEAR (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->list);

  G_OBJECT_CLASS (pupitre_year_parent_class)->finalize (object);
}

static void
pupitre_year_class_init (PupitreYearClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_year_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_year_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_YEAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
pupitre_year_init (PupitreYear *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_year_new:
 * @account: An open account
 * @child: One of its children
 *
 * Returns: (transfer full): the school year of @child. Main thread.
 */
PupitreYear *
pupitre_year_new (PupitreAccount *account, PupitreChild *child)
{
  PupitreYear *self;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);

  self = g_object_new (PUPITRE_TYPE_YEAR, NULL);
  self->feed = pupitre_account_get_feed (account, child, PUPITRE_KIND_DAYS);
  g_signal_connect_object (self->feed, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "notify", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  on_items_changed (self);
  return self;
}

/**
 * pupitre_year_get_feed:
 * @self: A year
 *
 * Returns: (transfer none): its days and terms. Main thread.
 */
PupitreFeed *
pupitre_year_get_feed (PupitreYear *self)
{
  g_return_val_if_fail (PUPITRE_IS_YEAR (self), NULL);

  return self->feed;
}

/**
 * pupitre_year_dup_calendar:
 * @self: A year
 *
 * Returns: (transfer full): the calendar as far as it is received; a day of which nothing is known
 *   is left to the school. Main thread.
 */
PupitreSchoolCalendar *
pupitre_year_dup_calendar (PupitreYear *self)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  int year = pupitre_school_year_of (today);

  g_return_val_if_fail (PUPITRE_IS_YEAR (self), NULL);

  for (guint i = 0; i < self->list->len; i++) {
    gpointer item = self->list->pdata[i];

    if (PUPITRE_IS_DAY (item) && pupitre_school_year_of (pupitre_day_get_date (item)) == year)
      g_ptr_array_add (days, item);
    else if (PUPITRE_IS_TERM (item) &&
             pupitre_school_year_of (pupitre_term_get_first (item)) == year)
      g_ptr_array_add (terms, item);
  }
  return pupitre_school_calendar_new (year, days, terms);
}

/**
 * pupitre_year_is_read:
 * @self: A year
 *
 * Returns: whether all that can be known of it now is known: it has been asked for, and each day is
 *   read. Main thread.
 */
gboolean
pupitre_year_is_read (PupitreYear *self)
{
  g_return_val_if_fail (PUPITRE_IS_YEAR (self), FALSE);

  if (!pupitre_feed_is_loaded (self->feed) || pupitre_feed_is_refreshing (self->feed) ||
      self->update_source != 0)
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++) {
    if (pupitre_entry_get_object (self->entries->pdata[i]) == NULL &&
        !pupitre_entry_is_damaged (self->entries->pdata[i]))
      return FALSE;
  }
  return TRUE;
}
