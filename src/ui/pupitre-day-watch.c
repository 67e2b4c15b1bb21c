/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-day-watch"

#include "pupitre-day-watch.h"

#include "pupitre-school-time.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* Tells that another day has begun at the school: at midnight in Toronto, whatever zone the desktop is
 * set to. The timer is one of the clock on the wall, so that it runs out at once when a computer
 * wakes up on another day than it was put to sleep on, or when its clock is set.
 *
 * Signals: `changed`, once for a day. Main thread. */

struct _PupitreDayWatch {
  GObject    parent_instance;

  GDateTime *today;
  int        timer;   /* -1: there is none */
  guint      source;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreDayWatch, pupitre_day_watch, G_TYPE_OBJECT)

/* What is left of the day may be an hour off on the two days on which the clocks change, where the
 * program's clock is not this computer's: it is looked at again then. */
static void
arm (PupitreDayWatch *self)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autoptr (GDateTime) midnight = pupitre_school_time_day (now, 1);
  const gint64 due = g_get_real_time () + MAX (g_date_time_difference (midnight, now), 1);
  const struct itimerspec time = {
    .it_value = { .tv_sec = due / G_USEC_PER_SEC, .tv_nsec = due % G_USEC_PER_SEC * 1000 },
  };

  if (self->timer >= 0 &&
      timerfd_settime (self->timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &time, NULL) != 0)
    g_warning ("Midnight can not be waited for: %s", g_strerror (errno));
}

static gboolean
on_timer (int timer, GIOCondition condition, gpointer user_data)
{
  guint64 count;

  /* It fails when the clock was set, which is as good a reason to look. */
  if (read (timer, &count, sizeof count) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;
  pupitre_day_watch_check (PUPITRE_DAY_WATCH (user_data));
  return G_SOURCE_CONTINUE;
}

static void
pupitre_day_watch_finalize (GObject *object)
{
  PupitreDayWatch *self = PUPITRE_DAY_WATCH (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->timer >= 0)
    close (self->timer);
  g_date_time_unref (self->today);

  G_OBJECT_CLASS (pupitre_day_watch_parent_class)->finalize (object);
}

static void
pupitre_day_watch_class_init (PupitreDayWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_day_watch_finalize;

  /* PupitreDayWatch::changed: today is another day. */
  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_DAY_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
pupitre_day_watch_init (PupitreDayWatch *self)
{
  self->today = pupitre_school_time_today ();
  self->timer = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->timer >= 0)
    self->source = g_unix_fd_add (self->timer, G_IO_IN | G_IO_ERR, on_timer, self);
  else
    g_warning ("Midnight can not be waited for: %s", g_strerror (errno));
  arm (self);
}

/**
 * pupitre_day_watch_new:
 *
 * Returns: (transfer full): a watch that begins today.
 */
PupitreDayWatch *
pupitre_day_watch_new (void)
{
  return g_object_new (PUPITRE_TYPE_DAY_WATCH, NULL);
}

/**
 * pupitre_day_watch_check:
 * @self: A watch
 *
 * Looks at the clock: for when somebody comes back to the window, or the clock was moved.
 */
void
pupitre_day_watch_check (PupitreDayWatch *self)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  gboolean changed;

  g_return_if_fail (PUPITRE_IS_DAY_WATCH (self));

  changed = !g_date_time_equal (today, self->today);
  g_date_time_unref (self->today);
  self->today = g_steal_pointer (&today);
  arm (self);
  if (changed)
    g_signal_emit (self, changed_signal, 0);
}
