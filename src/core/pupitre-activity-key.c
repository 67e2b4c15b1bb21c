/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-activity-key"

#include "pupitre-activity-key.h"

#include <string.h>

/* What makes an activity of a timetable the same one in the next answer, as the portal gives it no id:
 * when it was planned, and the school's code of it. Pure functions, any thread. */

/* Of the texts that pupitre_activity_key_make() gives. */
#define DAY_LENGTH 10
#define HOUR_LENGTH 5

/**
 * pupitre_activity_key_make:
 * @planned: When it was planned to begin; of one that was moved, not when it does
 * @code: The school's code of it, or its name
 *
 * Returns: (transfer full): day, hour and code: `2026-11-27/10:15/MAT406`.
 */
char *
pupitre_activity_key_make (GDateTime *planned, const char *code)
{
  g_autofree char *moment = NULL;

  g_return_val_if_fail (planned != NULL && code != NULL, NULL);

  moment = g_date_time_format (planned, "%Y-%m-%d/%H:%M");
  return g_strconcat (moment, "/", code, NULL);
}

/* @returns: (nullable): where the day begins in a key, behind the mark of those that are no id of the
 *   portal; %NULL if it is none of ours */
static const char *
find_day (const char *key)
{
  const char *day = key + strcspn (key, "0123456789");

  if (strlen (day) < DAY_LENGTH + HOUR_LENGTH + 2 || day[DAY_LENGTH] != '/' ||
      day[DAY_LENGTH + 1 + HOUR_LENGTH] != '/')
    return NULL;
  return day;
}

/* Day and code without hour and number. */
static char *
dup_group (const char *day)
{
  const char *code = day + DAY_LENGTH + 1 + HOUR_LENGTH;
  const char *number = strrchr (code, '/');
  const gsize length = number > code ? (gsize) (number - code) : strlen (code);

  return g_strdup_printf ("%.*s%.*s", DAY_LENGTH, day, (int) length, code);
}

/* Among equals the hour comes first, then the number. */
static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * pupitre_activity_key_settle:
 * @keys: (element-type utf8): The keys of all activities of a child that the portal has now
 *
 * Finds names that outlast a change of the hour, which makes another key: day, code, and which one of
 * the day it is. Who needs the name of one needs the keys of all, as another one of that day and code
 * may come before it.
 *
 * Where a school takes away the first of two of a day, the second gets its name; where it moves one
 * to another day without saying where it was planned, that is another activity, as it is in the
 * store.
 *
 * Returns: (transfer full) (element-type utf8 utf8): the name of each key. The keys are those of
 *   @keys, not copied.
 */
GHashTable *
pupitre_activity_key_settle (GPtrArray *keys)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  g_return_val_if_fail (keys != NULL, names);

  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (sorted, keys->pdata[i]);
  g_ptr_array_sort (sorted, compare);
  for (guint i = 0; i < sorted->len; i++) {
    const char *key = sorted->pdata[i];
    const char *day = find_day (key);
    g_autofree char *group = day != NULL ? dup_group (day) : g_strdup (key);
    guint number = GPOINTER_TO_UINT (g_hash_table_lookup (counts, group)) + 1;

    g_hash_table_insert (names, (gpointer) key,
                         day != NULL ? g_strdup_printf ("%s/%u", group, number)
                                     : g_strdup (key));
    g_hash_table_insert (counts, g_steal_pointer (&group), GUINT_TO_POINTER (number));
  }
  return names;
}
