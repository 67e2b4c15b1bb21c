/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-change-rules"

#include "pupitre-change-rules.h"

#include "pupitre-absence.h"
#include "pupitre-change-words.h"
#include "pupitre-feed-recipes.h"
#include "pupitre-json-object.h"
#include "pupitre-message.h"

/* Which changes of a child's items a parent is told of. The rest is how a school publishes things: the
 * whole timetable, the calendar of a year, a member of an answer that nobody sees. In the store's
 * thread; pure. */

/* What is of a day tells nobody anything any more once that day is over. */
#define SECONDS_OF_DAY (24 * 60 * 60)

/* @returns: (transfer full) (nullable): %NULL too for what there are no words for */
static GObject *
read_item (const PupitreChangeRow *row, GBytes *json)
{
  g_autoptr (GObject) item =
    json != NULL ? pupitre_feed_recipes_read (row->collection->kind, json, NULL) : NULL;

  return item != NULL && pupitre_change_words_knows (item) ? g_steal_pointer (&item) : NULL;
}

/* A mark is what is new in work that was there without one. */
static gboolean
tell_mark (PupitreChangeRow *row, GObject *before, GObject *now)
{
  gboolean had = before != NULL && pupitre_change_words_has_mark (before);
  gboolean has = now != NULL && pupitre_change_words_has_mark (now);

  if (!had && !has)
    return FALSE;
  if (row->before == NULL || row->now == NULL)
    return TRUE;
  if (!had && before != NULL) {
    row->what = PUPITRE_CHANGE_NEW;
    g_clear_pointer (&row->before, g_bytes_unref);
  } else if (!has) {
    row->what = PUPITRE_CHANGE_WITHDRAWN;
    g_clear_pointer (&row->now, g_bytes_unref);
  }
  return TRUE;
}

/* That the school has what the parent sent, the parent knows. */
static gboolean
tell_absence (PupitreChangeRow *row, GObject *now)
{
  return row->what != PUPITRE_CHANGE_CHANGED || now == NULL ||
         pupitre_absence_get_state (PUPITRE_ABSENCE (now)) != PUPITRE_ABSENCE_STATE_SUBMITTED;
}

/* Of a message what is needed to say that it came. Its text stays where it is. */
static gboolean
tell_message (PupitreChangeRow *row, GObject *now)
{
  g_autofree char *date = NULL;
  PupitreMessage *message;

  if (row->what != PUPITRE_CHANGE_NEW || now == NULL)
    return FALSE;
  message = PUPITRE_MESSAGE (now);
  date = g_date_time_format_iso8601 (pupitre_message_get_date (message));
  const PupitreJsonMember members[] = {
    { "id", pupitre_message_get_id (message), NULL },
    { "titre", pupitre_message_get_title (message), NULL },
    { "expediteur", pupitre_message_get_sender (message), NULL },
    { "dateEnvoi", date, NULL },
    { "contenu", "", NULL },
  };
  g_clear_pointer (&row->before, g_bytes_unref);
  g_bytes_unref (row->now);
  row->now = pupitre_json_object_write (members, G_N_ELEMENTS (members));
  return TRUE;
}

/* Which days of the year are off, a school publishes at once; one that changes later is told. */
static gboolean
tell_day (PupitreChangeRow *row)
{
  return row->what == PUPITRE_CHANGE_CHANGED && row->date + SECONDS_OF_DAY > row->at;
}

static gboolean
tell_by_kind (PupitreChangeRow *row, GObject *before, GObject *now)
{
  switch ((int) row->collection->kind) {
  case PUPITRE_KIND_MESSAGES:
    return tell_message (row, now);
  case PUPITRE_KIND_WORK:
  case PUPITRE_KIND_SUBJECT_RESULTS:
  case PUPITRE_KIND_MINISTRY_RESULTS:
    return tell_mark (row, before, now);
  case PUPITRE_KIND_ABSENCES:
    return tell_absence (row, now);
  case PUPITRE_KIND_DAYS:
    return tell_day (row);
  case PUPITRE_KIND_LESSONS:
  case PUPITRE_KIND_HOMEWORK:
    return row->date + SECONDS_OF_DAY > row->at;
  default:
    return TRUE;
  }
}

static gboolean
tell (PupitreChangeRow *row)
{
  g_autoptr (GObject) before = read_item (row, row->before);
  g_autoptr (GObject) now = read_item (row, row->now);

  if (before == NULL && now == NULL)
    return FALSE;
  if (row->what == PUPITRE_CHANGE_CHANGED && before != NULL && now != NULL &&
      !pupitre_change_words_differ (before, now))
    return FALSE;
  return tell_by_kind (row, before, now);
}

/**
 * pupitre_change_rules_find:
 * @kind: A kind of items
 *
 * Returns: (nullable): what decides which changes of one are told; %NULL for none of them. Any thread.
 */
PupitreTellFunc
pupitre_change_rules_find (PupitreKind kind)
{
  return pupitre_change_topic_of_kind (kind) != PUPITRE_CHANGE_TOPIC_NONE ? tell : NULL;
}

/**
 * pupitre_change_rules_known_days:
 * @kind: A kind of items
 *
 * Returns: whether one that is new is a change only on a day of which something was known. Any thread.
 */
gboolean
pupitre_change_rules_known_days (PupitreKind kind)
{
  return kind == PUPITRE_KIND_LESSONS;
}
