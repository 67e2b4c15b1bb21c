/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-quiet-hours"

#include "pupitre-quiet-hours.h"

/* The hours of a day in which a parent is not to be disturbed. Pure. */

#define MINUTES_OF_DAY (24 * 60)

/**
 * pupitre_quiet_hours_seconds_left:
 * @from: When they begin, in minutes after midnight
 * @to: When they end, in minutes after midnight; before @from, it is on the next day
 * @now: A moment, in the parent's own time
 *
 * Returns: how many seconds are left until they end; 0 outside of them, and where they begin and end at
 *   the same time. Any thread.
 */
guint
pupitre_quiet_hours_seconds_left (guint from, guint to, GDateTime *now)
{
  guint minute, since, length;

  g_return_val_if_fail (now != NULL, 0);

  minute = (guint) (g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now));
  length = (to + MINUTES_OF_DAY - from % MINUTES_OF_DAY) % MINUTES_OF_DAY;
  since = (minute + MINUTES_OF_DAY - from % MINUTES_OF_DAY) % MINUTES_OF_DAY;
  if (since >= length)
    return 0;
  return (length - since) * 60 - (guint) g_date_time_get_second (now);
}
