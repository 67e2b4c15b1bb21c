/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-change-rules.h"
#include "pupitre-change-words.h"
#include "pupitre-feed-recipes.h"

#include <string.h>

/* Which changes a parent is told of, and in what words: pure, on items as the portal sends them. */

#define CHILD "700000/1234567"
#define DAY (24 * 60 * 60)
/* A moment on 24 November 2026. */
#define NOW 1795539600

#define WORK(result) \
  "{\"idTravail\":\"1\",\"codeEtape\":\"1\",\"descriptionTravail\":\"Dict\\u00e9e\"," \
  "\"descriptionMatiere\":\"Fran\\u00e7ais\",\"dateTravail\":\"2026-11-20\",\"resultat\":" result "}"
#define ABSENCE(state) \
  "{\"id\":\"7\",\"date\":\"2026-11-20\",\"typeAbsence\":\"absence\",\"etat\":\"" state "\"}"
#define NOTICE \
  "{\"id\":\"9\",\"dateDebut\":\"2026-11-26\",\"dateFin\":\"2026-11-26\",\"etat\":\"recu\"}"

static GBytes *
bytes (const char *json)
{
  return json != NULL ? g_bytes_new (json, strlen (json)) : NULL;
}

/* @returns: (transfer full): the change as a row, which may be told or not */
static PupitreChangeRow *
make_row (PupitreKind kind, const char *before, const char *now, gint64 date)
{
  g_autoptr (PupitreCollection) collection = pupitre_collection_new (CHILD, kind, 2026);
  g_autoptr (GBytes) old = bytes (before);
  g_autoptr (GBytes) new = bytes (now);
  PupitreChangeRow *row =
    pupitre_change_row_new (collection, "key",
                            before == NULL ? PUPITRE_CHANGE_NEW
                            : now == NULL  ? PUPITRE_CHANGE_WITHDRAWN
                                           : PUPITRE_CHANGE_CHANGED,
                            0, old, new);

  row->at = NOW;
  row->date = date;
  return row;
}

static GObject *
read_json (PupitreKind kind, GBytes *json)
{
  return json != NULL ? pupitre_feed_recipes_read (kind, json, NULL) : NULL;
}

/* @title: (nullable): %NULL if nobody is told of it */
static void
assert_told (PupitreKind kind, const char *before, const char *now, const char *title, const char *under)
{
  g_autoptr (PupitreChangeRow) row = make_row (kind, before, now, NOW);
  g_autoptr (GObject) old = NULL;
  g_autoptr (GObject) new = NULL;
  g_autoptr (PupitreChange) change = NULL;
  g_autofree char *said = NULL;
  g_autofree char *details = NULL;
  gboolean told = pupitre_change_rules_find (kind) (row);

  g_assert_cmpint (told, ==, title != NULL);
  if (!told)
    return;
  old = read_json (kind, row->before);
  new = read_json (kind, row->now);
  change = pupitre_change_new ("id", "alike", row->collection, row->what, row->at, old, new);
  said = pupitre_change_words_dup_title (change);
  details = pupitre_change_words_dup_under (change);
  g_assert_cmpstr (said, ==, title);
  g_assert_cmpstr (details, ==, under);
}

static void
test_marks (void)
{
  const PupitreKind kind = PUPITRE_KIND_WORK;

  assert_told (kind, WORK ("\"70\""), WORK ("\"75\""), "Mark changed: Dict\303\251e",
               "Fran\303\247ais \302\267 70% \342\206\222 75%");
  assert_told (kind, NULL, WORK ("\"75\""), "New mark: Dict\303\251e", "Fran\303\247ais \302\267 75%");
  assert_told (kind, WORK ("\"75\""), NULL, "Mark withdrawn: Dict\303\251e",
               "Fran\303\247ais \302\267 75%");
  /* Work that was there and has a mark now, or none any more. */
  assert_told (kind, WORK ("null"), WORK ("\"75\""), "New mark: Dict\303\251e",
               "Fran\303\247ais \302\267 75%");
  assert_told (kind, WORK ("\"75\""), WORK ("null"), "Mark withdrawn: Dict\303\251e",
               "Fran\303\247ais \302\267 75%");
  /* Without a mark there is nothing to tell, nor where nobody could see the difference. */
  assert_told (kind, NULL, WORK ("null"), NULL, NULL);
  assert_told (kind, WORK ("null"), NULL, NULL, NULL);
  assert_told (kind, WORK ("\"75\""), WORK ("\"75\",\"champ\":1"), NULL, NULL);
}

static void
test_absences (void)
{
  const PupitreKind kind = PUPITRE_KIND_ABSENCES;

  assert_told (kind, NULL, ABSENCE ("aMotiver"), "Recorded by the school: Absence",
               "Nov 20, 2026 \302\267 waits for a motive");
  assert_told (kind, ABSENCE ("soumise"), ABSENCE ("motivee"), "Changed: Absence",
               "Nov 20, 2026 \302\267 motive received by the school \342\206\222 motivated");
  /* What the parent did, the parent knows. */
  assert_told (kind, ABSENCE ("aMotiver"), ABSENCE ("soumise"), NULL, NULL);
  assert_told (kind, NULL, NOTICE, NULL, NULL);
  assert_told (kind, NOTICE, NULL, NULL, NULL);
}

/* Only that it came is kept, not what it says. */
static void
test_message (void)
{
  const char *message = "{\"id\":\"5\",\"titre\":\"Sortie\",\"dateEnvoi\":\"2026-11-24T08:00:00\","
                        "\"expediteur\":{\"nom\":\"Mme Exemple\"},\"contenu\":\"<p>secret</p>\"}";
  g_autoptr (PupitreChangeRow) row = make_row (PUPITRE_KIND_MESSAGES, NULL, message, NOW);
  g_autofree char *kept = NULL;

  assert_told (PUPITRE_KIND_MESSAGES, NULL, message, "New message: Sortie", "Mme Exemple");
  assert_told (PUPITRE_KIND_MESSAGES, message, NULL, NULL, NULL);
  g_assert_true (pupitre_change_rules_find (PUPITRE_KIND_MESSAGES) (row));
  kept = g_strndup (g_bytes_get_data (row->now, NULL), g_bytes_get_size (row->now));
  g_assert_null (strstr (kept, "secret"));
}

static gboolean
is_told (PupitreKind kind, const char *before, const char *now, gint64 date)
{
  g_autoptr (PupitreChangeRow) row = make_row (kind, before, now, date);

  return pupitre_change_rules_find (kind) (row);
}

/* What is of a day that is over, or only published for the first time, tells nobody anything. */
static void
test_days (void)
{
  const char *class_day = "{\"date\":\"2026-11-30\",\"typeJour\":\"classe\"}";
  const char *day_off = "{\"date\":\"2026-11-30\",\"typeJour\":\"conge\"}";
  const char *term = "{\"codeEtape\":1,\"dateDebut\":\"2026-09-01\",\"dateFin\":\"2026-11-06\"}";
  const char *longer = "{\"codeEtape\":1,\"dateDebut\":\"2026-09-01\",\"dateFin\":\"2026-11-13\"}";
  const char *homework = "{\"id\":\"1\",\"titre\":\"Lecture\",\"dateTravail\":\"2026-11-25\"}";

  assert_told (PUPITRE_KIND_DAYS, class_day, day_off, "Timetable changed: Monday, November 30, 2026",
               "day of classes \342\206\222 day off");
  g_assert_true (is_told (PUPITRE_KIND_DAYS, class_day, day_off, NOW + DAY));
  g_assert_false (is_told (PUPITRE_KIND_DAYS, class_day, day_off, NOW - 2 * DAY));
  g_assert_false (is_told (PUPITRE_KIND_DAYS, NULL, class_day, NOW + DAY));
  g_assert_false (is_told (PUPITRE_KIND_DAYS, term, longer, NOW + DAY));
  g_assert_true (is_told (PUPITRE_KIND_HOMEWORK, NULL, homework, NOW + DAY));
  g_assert_false (is_told (PUPITRE_KIND_HOMEWORK, NULL, homework, NOW - 4 * DAY));
  g_assert_null (pupitre_change_rules_find (PUPITRE_KIND_CONTACTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-rules/marks", test_marks);
  g_test_add_func ("/change-rules/absences", test_absences);
  g_test_add_func ("/change-rules/message", test_message);
  g_test_add_func ("/change-rules/days", test_days);
  return g_test_run ();
}
