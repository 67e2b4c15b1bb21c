/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-assignments-parser.h"
#include "pupitre-calendar-parser.h"
#include "pupitre-detentions-parser.h"
#include "pupitre-feed-recipes.h"
#include "pupitre-lessons-parser.h"
#include "pupitre-school-time.h"
#include "pupitre-week-plan.h"
#include "test-portal.h"

#include <string.h>

/* A week as a plan, of what is stored of two children of the same family. */

#define YEAR 2026
#define MONDAY "2026-11-23"
#define SATURDAY 5

#define LESSON(day, begin, end, more)                                                              \
  "{\"dateDebut\":\"" day "\",\"dateFin\":\"" day "\",\"heureDebut\":\"" begin "\","               \
  "\"heureFin\":\"" end "\",\"description\":\"Français\",\"codeActivite\":\"FRA4SE\","             \
  "\"typeActivite\":\"cours\"" more "}"
#define CALENDAR(days) "{\"anneeScolaire\":null,\"etapes\":[],\"jours\":[" days "]}"

typedef struct {
  char                 *folder;
  PupitreStore         *store;
  PupitreSessionKeeper *keeper;
  PupitreFeed          *feeds[2][PUPITRE_WEEK_N_PARTS];
  PupitreWeek          *weeks[2];
  PupitrePlanWho       *who[2];
  gint64                answered;  /* when the last answer came */
} Fixture;

static const struct {
  PupitreKind      kind;
  PupitreSplitFunc split;
} PARTS[] = {
  [PUPITRE_WEEK_LESSONS] = { PUPITRE_KIND_LESSONS, pupitre_lessons_parser_split },
  [PUPITRE_WEEK_DAYS] = { PUPITRE_KIND_DAYS, pupitre_calendar_parser_split },
  [PUPITRE_WEEK_DETENTIONS] = { PUPITRE_KIND_DETENTIONS, pupitre_detentions_parser_split },
  [PUPITRE_WEEK_ASSIGNMENTS] = { PUPITRE_KIND_HOMEWORK, pupitre_assignments_parser_split },
};

static PupitreSessionKeeper *
make_keeper (void)
{
  g_autofree char *path =
    g_build_filename (SOURCEDIR, "data", "portals", "demonstration.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreProfile) profile =
    pupitre_profile_new_for_demonstration (path, "http://127.0.0.1:1", &error);
  g_autoptr (PupitreLimiter) limiter = pupitre_limiter_new (2);
  g_autoptr (PupitreSecret) secret = pupitre_secret_new ("week-plan", "parent@demo.exemple");
  g_autoptr (PupitreConnection) connection = NULL;

  g_assert_no_error (error);
  connection = pupitre_connection_new (profile, limiter);
  return pupitre_session_keeper_new (connection, secret);
}

static Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr (PupitreKey) key = pupitre_key_new_random ();
  g_autofree char *directory = NULL;
  GAsyncResult *result = NULL;

  self->folder = test_make_folder ();
  directory = g_build_filename (self->folder, "account", NULL);
  self->store = pupitre_store_new (directory, "week-plan", key);
  pupitre_store_open_async (self->store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  self->keeper = make_keeper ();
  self->answered = 1795000000;
  return self;
}

static void
close_child (Fixture *self, guint number)
{
  g_clear_object (&self->weeks[number]);
  g_clear_pointer (&self->who[number], pupitre_plan_who_unref);
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    if (self->feeds[number][part] != NULL)
      pupitre_feed_stop (self->feeds[number][part]);
    g_clear_object (&self->feeds[number][part]);
  }
}

static void
fixture_free (Fixture *self)
{
  GAsyncResult *result = NULL;

  for (guint number = 0; number < G_N_ELEMENTS (self->weeks); number++)
    close_child (self, number);
  pupitre_store_close_async (self->store, NULL, test_keep_result, &result);
  g_object_unref (test_wait_result (&result));
  g_object_unref (self->store);
  g_object_unref (self->keeper);
  test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static PupitreChild *
make_child (guint number)
{
  const PupitreChildFields fields = {
    .guid = number == 0 ? "a" : "b",
    .record_number = number == 0 ? "1234567" : "7654321",
    .school_code = "700000",
    .organisation_code = "700000",
    .first_name = number == 0 ? "Léa" : "Noé",
    .tiles = PUPITRE_TILE_AGENDA,
  };

  return pupitre_child_new (&fields);
}

static void
store_answer (Fixture *self, PupitreChild *child, guint part, const char *text)
{
  g_autoptr (PupitreCollection) collection =
    pupitre_collection_new (pupitre_child_get_key (child), PARTS[part].kind, YEAR);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreParsed) parsed = PARTS[part].split (body, &error);
  g_autoptr (PupitreAnswer) answer = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  g_assert_no_error (error);
  answer = pupitre_answer_new (collection, parsed->items, body, NULL, self->answered++, TRUE);
  answer->keeps_versions = part == PUPITRE_WEEK_LESSONS;
  pupitre_store_apply_async (self->store, answer, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  pupitre_store_apply_finish (self->store, done, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_loaded (gpointer feed)
{
  return pupitre_feed_is_loaded (feed);
}

static gboolean
is_read (gpointer feed)
{
  g_autoptr (GPtrArray) entries =
    pupitre_feed_get_entries (feed, 0, g_list_model_get_n_items (G_LIST_MODEL (feed)));

  for (guint i = 0; i < entries->len; i++) {
    if (pupitre_entry_get_object (entries->pdata[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}

/* Reads what is stored of the child, at the week of @date. */
static void
open_child (Fixture *self, guint number, GDateTime *date)
{
  g_autoptr (PupitreChild) child = make_child (number);

  self->who[number] = pupitre_plan_who_new (child, number, number);
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    self->feeds[number][part] =
      pupitre_feed_recipes_make (self->keeper, self->store, child, PARTS[part].kind, YEAR);
    test_wait_until (is_loaded, self->feeds[number][part]);
  }
  self->weeks[number] = pupitre_week_new_for_feeds (self->feeds[number], date);
  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++)
    test_wait_until (is_read, self->feeds[number][part]);
}

/* @answers: (nullable) each: what the portal has said of each part of the child's year */
static void
add_child (Fixture *self, guint number, const char *const *answers)
{
  g_autoptr (PupitreChild) child = make_child (number);
  g_autoptr (GDateTime) monday = pupitre_school_time_parse (MONDAY);

  for (guint part = 0; part < PUPITRE_WEEK_N_PARTS; part++) {
    if (answers[part] != NULL)
      store_answer (self, child, part, answers[part]);
  }
  open_child (self, number, monday);
}

static PupitrePlan *
make_plan (Fixture *self)
{
  const PupitreWeekPlanChild children[] = {
    { self->weeks[0], self->who[0] }, { self->weeks[1], self->who[1] },
  };

  return pupitre_week_plan_make_family (pupitre_week_get_monday (self->weeks[0]), children,
                                        G_N_ELEMENTS (children));
}

/* One school lists a Saturday as a day off, the other does not, and something is to be done for
 * that weekend: the weekend is there, and the day off is that of the one child. */
static void
test_weekend (void)
{
  static const char *const LEA[] = {
    [PUPITRE_WEEK_DAYS] = CALENDAR ("{\"date\":\"2026-11-28\",\"typeJour\":\"conge\"}"),
    [PUPITRE_WEEK_ASSIGNMENTS] =
      "[{\"id\":\"1\",\"titre\":\"Lecture\",\"dateTravail\":\"2026-11-29\"}]",
  };
  static const char *const NOE[PUPITRE_WEEK_N_PARTS] = { NULL };
  g_autoptr (Fixture) self = fixture_new ();
  g_autoptr (PupitrePlan) plan = NULL;
  PupitrePlanColumn *saturday;
  PupitrePlanItem *off;

  add_child (self, 0, LEA);
  add_child (self, 1, NOE);
  plan = make_plan (self);
  g_assert_cmpuint (plan->columns->len, ==, 7);
  g_assert_cmpuint (plan->rows->len, ==, 1);
  saturday = plan->columns->pdata[SATURDAY];
  g_assert_cmpuint (saturday->items->len, ==, 1);
  off = saturday->items->pdata[0];
  g_assert_true (off->is_off);
  g_assert_cmpint (off->row, ==, 0);
  g_assert_cmpuint (off->who->len, ==, 1);
  g_assert_cmpstr (pupitre_plan_who_get_name (off->who->pdata[0]), ==, "Léa");
}

/* The day of the cycle of one child is not that of the other. */
static void
test_cycle_days (void)
{
  static const char *const LEA[PUPITRE_WEEK_N_PARTS] = {
    [PUPITRE_WEEK_LESSONS] = "[" LESSON ("2026-11-24", "08:15", "09:30", ",\"jourCycle\":5") "]",
  };
  static const char *const NOE[PUPITRE_WEEK_N_PARTS] = {
    [PUPITRE_WEEK_LESSONS] = "[" LESSON ("2026-11-23", "08:15", "09:30", ",\"jourCycle\":5") ","
                             LESSON ("2026-11-24", "08:15", "09:30", ",\"jourCycle\":5") "]",
  };
  g_autoptr (Fixture) self = fixture_new ();
  g_autoptr (PupitrePlan) plan = NULL;

  add_child (self, 0, LEA);
  add_child (self, 1, NOE);
  plan = make_plan (self);
  g_assert_cmpstr (((PupitrePlanColumn *) plan->columns->pdata[0])->subtitle, ==, "Noé: day 5");
  g_assert_cmpstr (((PupitrePlanColumn *) plan->columns->pdata[1])->subtitle, ==, "Day 5");
  g_assert_null (((PupitrePlanColumn *) plan->columns->pdata[2])->subtitle);
}

static PupitrePlanItem *
get_only_item (PupitrePlan *plan, guint day)
{
  PupitrePlanColumn *column = plan->columns->pdata[day];

  g_assert_cmpuint (column->items->len, ==, 1);
  return column->items->pdata[0];
}

/* A lesson was moved, and the school does not say from which hour: no hour is made up. */
static void
test_origin (void)
{
  static const char *const LEA[PUPITRE_WEEK_N_PARTS] = {
    [PUPITRE_WEEK_LESSONS] =
      "[" LESSON ("2026-11-24", "10:15", "11:30",
                  ",\"etat\":\"deplacee\",\"origine\":{\"date\":\"2026-11-23\"}") ","
      LESSON ("2026-11-25", "10:15", "11:30",
              ",\"etat\":\"deplacee\",\"origine\":{\"date\":\"2026-11-25\"}") ","
      LESSON ("2026-11-26", "10:15", "11:30", ",\"etat\":\"deplacee\",\"origine\":"
              "{\"date\":\"2026-11-26\",\"heureDebut\":\"08:15\"}") "]",
  };
  g_autoptr (Fixture) self = fixture_new ();
  g_autoptr (PupitrePlan) plan = NULL;
  PupitrePlanChange *change;

  add_child (self, 0, LEA);
  plan = pupitre_week_plan_make (self->weeks[0]);
  g_assert_cmpuint (get_only_item (plan, 1)->changes->len, ==, 1);
  change = get_only_item (plan, 1)->changes->pdata[0];
  g_assert_nonnull (strstr (change->before, "23"));
  g_assert_null (strstr (change->before, ":"));
  g_assert_nonnull (strstr (change->after, "10:15"));
  g_assert_cmpuint (get_only_item (plan, 2)->changes->len, ==, 0);
  change = get_only_item (plan, 3)->changes->pdata[0];
  g_assert_nonnull (strstr (change->before, "8:15"));
  g_assert_nonnull (strstr (change->after, "10:15"));
}

/* A detention stands at its hour, and is marked, in words too. */
static void
test_detention (void)
{
  static const char *const LEA[PUPITRE_WEEK_N_PARTS] = {
    [PUPITRE_WEEK_LESSONS] = "[" LESSON ("2026-11-24", "08:15", "09:30", "") "]",
    [PUPITRE_WEEK_DETENTIONS] =
      "[{\"id\":\"r1\",\"date\":\"2026-11-24\",\"heureDebut\":\"16:05\","
      "\"heureFin\":\"16:50\",\"motif\":\"Retards\",\"locaux\":[\"A-101\"]}]",
  };
  g_autoptr (Fixture) self = fixture_new ();
  g_autoptr (PupitrePlan) plan = NULL;
  PupitrePlanColumn *tuesday;
  PupitrePlanItem *lesson, *detention;

  add_child (self, 0, LEA);
  plan = pupitre_week_plan_make (self->weeks[0]);
  tuesday = plan->columns->pdata[1];
  g_assert_cmpuint (tuesday->items->len, ==, 2);
  lesson = tuesday->items->pdata[0];
  detention = tuesday->items->pdata[1];
  g_assert_false (lesson->is_warning);
  g_assert_true (detention->is_warning);
  g_assert_cmpint (detention->row, >, lesson->row);
  g_assert_cmpstr (((PupitrePlanRow *) plan->rows->pdata[detention->row])->title, ==, "16:05");
  g_assert_cmpstr (detention->title, ==, "Retards");
  g_assert_nonnull (strstr (detention->note, "Detention"));
  g_assert_nonnull (strstr (detention->spoken, detention->note));
  g_assert_nonnull (strstr (detention->place, "A-101"));
}

/* A day of twenty lessons, some at the same time, beside one of none. */
static void
test_many (void)
{
  g_autoptr (GString) lessons = g_string_new ("[");
  const char *answers[PUPITRE_WEEK_N_PARTS] = { NULL };
  g_autoptr (Fixture) self = fixture_new ();
  g_autoptr (PupitrePlan) plan = NULL;
  PupitrePlanColumn *tuesday;

  for (int i = 0; i < 20; i++)
    g_string_append_printf (
      lessons,
      "%s{\"dateDebut\":\"2026-11-24\",\"heureDebut\":\"%02d:15\",\"heureFin\":\"%02d:30\","
      "\"description\":\"Cours %d\",\"codeActivite\":\"C%d\"}",
      i > 0 ? "," : "", 8 + i % 8, 9 + i % 8, i, i);
  g_string_append_c (lessons, ']');
  answers[PUPITRE_WEEK_LESSONS] = lessons->str;
  add_child (self, 0, answers);
  plan = pupitre_week_plan_make (self->weeks[0]);
  g_assert_cmpuint (((PupitrePlanColumn *) plan->columns->pdata[0])->items->len, ==, 0);
  tuesday = plan->columns->pdata[1];
  g_assert_cmpuint (tuesday->items->len, ==, 20);
  g_assert_cmpuint (plan->rows->len, ==, 8);
  for (guint i = 1; i < tuesday->items->len; i++)
    g_assert_cmpint (((PupitrePlanItem *) tuesday->items->pdata[i - 1])->row, <=,
                     ((PupitrePlanItem *) tuesday->items->pdata[i])->row);
}

/* --- What was seen ------------------------------------------------------------------------- */

#define ROOM(number)                                                                               \
  "[" LESSON (MONDAY, "08:15", "09:30", ",\"locaux\":[\"" number "\"]") "]"

static PupitreLessonChange
find_changes (Fixture *self)
{
  g_autoptr (GPtrArray) lessons = pupitre_week_get_day (self->weeks[0], PUPITRE_WEEK_LESSONS, 0);

  g_assert_cmpuint (lessons->len, ==, 1);
  return pupitre_lesson_get_changes (lessons->pdata[0]);
}

/* A week that is turned away from before anybody has seen it keeps its marks: only what a page has
 * shown was looked at. */
static void
test_unseen (void)
{
  g_autoptr (Fixture) self = fixture_new ();
  g_autoptr (PupitreChild) child = make_child (0);
  g_autoptr (GDateTime) monday = pupitre_school_time_parse (MONDAY);
  g_autoptr (GDateTime) other = pupitre_school_time_day (monday, 14);

  store_answer (self, child, PUPITRE_WEEK_LESSONS, ROOM ("A-1"));
  store_answer (self, child, PUPITRE_WEEK_LESSONS, ROOM ("B-2"));
  open_child (self, 0, monday);
  g_assert_cmpint (find_changes (self), ==, PUPITRE_LESSON_CHANGE_ROOM);
  pupitre_week_turn_to (self->weeks[0], other);
  close_child (self, 0);
  open_child (self, 0, monday);
  g_assert_cmpint (find_changes (self), ==, PUPITRE_LESSON_CHANGE_ROOM);

  pupitre_week_look_at (self->weeks[0]);
  close_child (self, 0);
  open_child (self, 0, monday);
  g_assert_cmpint (find_changes (self), ==, PUPITRE_LESSON_CHANGE_NONE);
}

#define AT(day, begin, end, title)                                                                 \
  "{\"dateDebut\":\"" day "\",\"dateFin\":\"" day "\",\"heureDebut\":\"" begin "\","               \
  "\"heureFin\":\"" end "\",\"description\":\"" title "\",\"codeActivite\":\"" title "\","         \
  "\"typeActivite\":\"cours\"}"

/* Title and note of all that is in the week. */
static char *
describe (Fixture *self)
{
  g_autoptr (PupitrePlan) plan = pupitre_week_plan_make (self->weeks[0]);
  GString *text = g_string_new (NULL);

  for (guint day = 0; day < plan->columns->len; day++) {
    PupitrePlanColumn *column = plan->columns->pdata[day];

    for (guint i = 0; i < column->items->len; i++) {
      PupitrePlanItem *item = column->items->pdata[i];

      g_string_append_printf (text, "%u %s%s%s%s%s", day, item->is_cancelled ? "-" : "", item->title,
                              item->note != NULL ? " (" : "",
                              item->note != NULL ? item->note : "",
                              item->note != NULL ? "), " : ", ");
    }
  }
  return g_string_free (text, FALSE);
}

typedef struct {
  Fixture    *self;
  const char *words;
} Described;

static gboolean
is_described (gpointer data)
{
  Described *wait = data;
  g_autofree char *words = describe (wait->self);

  return g_str_equal (words, wait->words);
}

static void
wait_described (Fixture *self, const char *words)
{
  Described wait = { self, words };

  test_wait_until (is_described, &wait);
}

/* What the school takes from the week, or adds to it, without a word: seen until it was looked at, and
 * again when it happens again. Of a week that was empty until now nothing is marked. */
static void
test_gone (void)
{
  static const char BEFORE[] = "[" AT (MONDAY, "08:15", "09:30", "Art") ","
                               AT (MONDAY, "10:15", "11:30", "Musique") "]";
  static const char AFTER[] = "[" AT (MONDAY, "08:15", "09:30", "Art") ","
                              AT ("2026-11-25", "13:00", "14:15", "Musique") ","
                              AT ("2026-12-07", "13:00", "14:15", "Théâtre") "]";
  static const char SHOWN[] = "0 Art, 0 -Musique (No longer planned), 2 Musique (Added), ";
  g_autoptr (Fixture) self = fixture_new ();
  g_autoptr (PupitreChild) child = make_child (0);
  g_autoptr (GDateTime) monday = pupitre_school_time_parse (MONDAY);
  g_autoptr (GDateTime) later = pupitre_school_time_day (monday, 14);

  store_answer (self, child, PUPITRE_WEEK_LESSONS, BEFORE);
  open_child (self, 0, monday);
  wait_described (self, "0 Art, 0 Musique, ");
  close_child (self, 0);
  store_answer (self, child, PUPITRE_WEEK_LESSONS, AFTER);
  open_child (self, 0, monday);
  wait_described (self, SHOWN);
  pupitre_week_turn_to (self->weeks[0], later);
  wait_described (self, "0 Théâtre, ");
  close_child (self, 0);

  open_child (self, 0, monday);
  wait_described (self, SHOWN);
  pupitre_week_look_at (self->weeks[0]);
  close_child (self, 0);
  open_child (self, 0, monday);
  wait_described (self, "0 Art, 2 Musique, ");
  close_child (self, 0);

  store_answer (self, child, PUPITRE_WEEK_LESSONS, BEFORE);
  store_answer (self, child, PUPITRE_WEEK_LESSONS, AFTER);
  open_child (self, 0, monday);
  wait_described (self, "0 Art, 0 -Musique (No longer planned), 2 Musique, ");
}

#define CAMP "{\"dateDebut\":\"2026-11-19\",\"dateFin\":\"2026-11-24\","                           \
  "\"description\":\"Classe nature\",\"codeActivite\":\"NAT\",\"typeActivite\":\"cours\"}"

/* An activity of several days that is gone is shown in each week into which it lasted, and looking at
 * one of them is looking at it. */
static void
test_lasting_gone (void)
{
  static const char OTHER[] = AT ("2026-12-07", "13:00", "14:15", "Théâtre");
  static const char SHOWN[] =
    "0 -Classe nature (No longer planned), 1 -Classe nature (No longer planned), ";
  g_autoptr (Fixture) self = fixture_new ();
  g_autoptr (PupitreChild) child = make_child (0);
  g_autoptr (GDateTime) monday = pupitre_school_time_parse (MONDAY);
  g_autoptr (GDateTime) first = pupitre_school_time_day (monday, -7);
  g_autofree char *before = g_strdup_printf ("[" CAMP ",%s]", OTHER);
  g_autofree char *after = g_strdup_printf ("[%s]", OTHER);
  g_autofree char *nothing = NULL;

  store_answer (self, child, PUPITRE_WEEK_DAYS,
                CALENDAR ("{\"date\":\"2026-09-01\",\"typeJour\":\"classe\"}"));
  store_answer (self, child, PUPITRE_WEEK_LESSONS, before);
  open_child (self, 0, monday);
  wait_described (self, "0 Classe nature, 1 Classe nature, ");
  close_child (self, 0);
  store_answer (self, child, PUPITRE_WEEK_LESSONS, after);
  open_child (self, 0, monday);
  wait_described (self, SHOWN);
  nothing = pupitre_week_dup_nothing (self->weeks[0]);
  g_assert_null (nothing);
  pupitre_week_look_at (self->weeks[0]);
  close_child (self, 0);

  open_child (self, 0, monday);
  wait_described (self, "");
  pupitre_week_turn_to (self->weeks[0], first);
  wait_described (self, "");
}

/* A week from which the school has taken all is not one of the summer, until that was looked at. */
static void
test_all_gone (void)
{
  g_autoptr (Fixture) self = fixture_new ();
  g_autoptr (PupitreChild) child = make_child (0);
  g_autoptr (GDateTime) monday = pupitre_school_time_parse (MONDAY);
  g_autofree char *nothing = NULL;
  g_autofree char *summer = NULL;

  store_answer (self, child, PUPITRE_WEEK_DAYS,
                CALENDAR ("{\"date\":\"2026-09-01\",\"typeJour\":\"classe\"}"));
  store_answer (self, child, PUPITRE_WEEK_LESSONS, "[" AT (MONDAY, "08:15", "09:30", "Art") "]");
  open_child (self, 0, monday);
  wait_described (self, "0 Art, ");
  close_child (self, 0);
  store_answer (self, child, PUPITRE_WEEK_LESSONS,
                "[" AT ("2026-12-07", "13:00", "14:15", "Théâtre") "]");
  open_child (self, 0, monday);
  wait_described (self, "0 -Art (No longer planned), ");
  nothing = pupitre_week_dup_nothing (self->weeks[0]);
  g_assert_null (nothing);
  pupitre_week_look_at (self->weeks[0]);
  close_child (self, 0);

  open_child (self, 0, monday);
  wait_described (self, "");
  summer = pupitre_week_dup_nothing (self->weeks[0]);
  g_assert_nonnull (summer);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/week-plan/weekend", test_weekend);
  g_test_add_func ("/week-plan/cycle-days", test_cycle_days);
  g_test_add_func ("/week-plan/origin", test_origin);
  g_test_add_func ("/week-plan/detention", test_detention);
  g_test_add_func ("/week-plan/many", test_many);
  g_test_add_func ("/week-plan/unseen", test_unseen);
  g_test_add_func ("/week-plan/gone", test_gone);
  g_test_add_func ("/week-plan/lasting-gone", test_lasting_gone);
  g_test_add_func ("/week-plan/all-gone", test_all_gone);

  return g_test_run ();
}
