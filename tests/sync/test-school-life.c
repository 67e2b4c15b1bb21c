/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-absence-notice.h"
#include "pupitre-assignment.h"
#include "pupitre-contact.h"
#include "pupitre-cycle.h"
#include "pupitre-detention.h"
#include "pupitre-document-load.h"
#include "pupitre-feed-objects.h"
#include "pupitre-feed-range.h"
#include "pupitre-lesson.h"
#include "pupitre-ministry-result.h"
#include "pupitre-motive.h"
#include "pupitre-registration.h"
#include "pupitre-school-calendar.h"
#include "pupitre-school-time.h"
#include "pupitre-shared-link.h"
#include "pupitre-subject-result.h"
#include "pupitre-subject.h"
#include "pupitre-work.h"
#include "sync-fixture.h"

/* Agenda, homework and absences as the pages bind them, against the demonstration portal. */

static gboolean
is_read (gpointer data)
{
  return pupitre_entry_get_object (data) != NULL || pupitre_entry_is_damaged (data);
}

/* Every object of a model, in its order. */
static GPtrArray *
read_all (GListModel *model)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (model, i);

    test_wait_until (is_read, entry);
    g_assert_false (pupitre_entry_is_damaged (entry));
    g_ptr_array_add (objects, g_object_ref (pupitre_entry_get_object (entry)));
  }
  return objects;
}

static GDateTime *
school_begin (void)
{
  g_autoptr (GDateTime) today = pupitre_school_time_today ();

  return pupitre_school_year_begin (pupitre_school_year_of (today));
}

static void
set_days (PupitreFeedRange *range, GDateTime *from, int n_days)
{
  g_autoptr (GDateTime) to = pupitre_school_time_day (from, n_days);

  pupitre_feed_range_set (range, g_date_time_to_unix (from), g_date_time_to_unix (to));
}

static void
test_kinds (SyncFixture *f, gconstpointer data)
{
  static const struct {
    PupitreKind kind;
    guint       least;
  } KINDS[] = {
    { PUPITRE_KIND_DAYS, 180 },   { PUPITRE_KIND_LESSONS, 500 }, { PUPITRE_KIND_CYCLE, 1 },
    { PUPITRE_KIND_DETENTIONS, 1 }, { PUPITRE_KIND_HOMEWORK, 10 }, { PUPITRE_KIND_ABSENCES, 1 },
    { PUPITRE_KIND_MOTIVES, 2 },  { PUPITRE_KIND_WORK, 10 }, { PUPITRE_KIND_SUBJECT_RESULTS, 5 },
    { PUPITRE_KIND_SUBJECTS, 5 }, { PUPITRE_KIND_MINISTRY_RESULTS, 1 },
    { PUPITRE_KIND_CONTACTS, 4 },   { PUPITRE_KIND_SHARED_LINKS, 5 },
    { PUPITRE_KIND_REGISTRATION, 1 },
  };
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");

  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++) {
    g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, KINDS[i].kind);
    g_autoptr (GPtrArray) objects = NULL;
    GType types[] = { PUPITRE_TYPE_DAY,      PUPITRE_TYPE_LESSON,     PUPITRE_TYPE_CYCLE,
                      PUPITRE_TYPE_DETENTION, PUPITRE_TYPE_ASSIGNMENT, PUPITRE_TYPE_ABSENCE,
                      PUPITRE_TYPE_MOTIVE,   PUPITRE_TYPE_WORK,       PUPITRE_TYPE_SUBJECT_RESULT,
                      PUPITRE_TYPE_SUBJECT,  PUPITRE_TYPE_MINISTRY_RESULT,
                      PUPITRE_TYPE_CONTACT,  PUPITRE_TYPE_SHARED_LINK,
                      PUPITRE_TYPE_REGISTRATION };

    g_assert_no_error (pupitre_feed_get_error (feed));
    g_assert_cmpuint (pupitre_feed_get_n_unreadable (feed), ==, 0);
    g_test_message ("%d: %u", (int) KINDS[i].kind, g_list_model_get_n_items (G_LIST_MODEL (feed)));
    objects = read_all (G_LIST_MODEL (feed));
    g_assert_cmpuint (objects->len, >=, KINDS[i].least);
    for (guint j = 0; j < objects->len; j++) {
      GObject *object = g_ptr_array_index (objects, j);

      g_assert_true (G_OBJECT_TYPE (object) == types[i] || PUPITRE_IS_TERM (object) ||
                     PUPITRE_IS_ABSENCE_NOTICE (object));
    }
  }
}

/* The school of the child, first, and of no other. */
static void
check_school (PupitreAccount *account, PupitreChild *child)
{
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, child, PUPITRE_KIND_CONTACTS);
  g_autoptr (GPtrArray) contacts = NULL;

  g_assert_no_error (pupitre_feed_get_error (feed));
  g_assert_cmpuint (pupitre_feed_get_n_unreadable (feed), ==, 0);
  contacts = read_all (G_LIST_MODEL (feed));
  g_assert_cmpuint (contacts->len, >=, 2);
  g_assert_cmpint (pupitre_contact_get_kind (contacts->pdata[0]), ==,
                   PUPITRE_CONTACT_KIND_SCHOOL);
  g_assert_cmpstr (pupitre_contact_get_school_code (contacts->pdata[0]), ==,
                   pupitre_child_get_school_code (child));
  g_assert_cmpint (pupitre_contact_get_kind (contacts->pdata[1]), ==, PUPITRE_CONTACT_KIND_HEAD);
}

/* Each child of the family, in three schools: what none of them has is an empty list, and no
 * error. */
static void
test_children (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  GListModel *children = pupitre_account_get_children (account);

  test_wait_until (sync_has_children, account);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);

    for (PupitreKind kind = PUPITRE_KIND_DAYS; kind <= PUPITRE_KIND_MINISTRY_RESULTS; kind++) {
      g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, child, kind);

      g_assert_no_error (pupitre_feed_get_error (feed));
      g_assert_cmpuint (pupitre_feed_get_n_unreadable (feed), ==, 0);
    }
    check_school (account, child);
  }
}

static gboolean
are_known (gpointer objects)
{
  return pupitre_feed_objects_is_read (objects);
}

static void
test_calendar (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_DAYS);
  g_autoptr (PupitreFeedObjects) objects = pupitre_feed_objects_new (feed);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (PupitreSchoolCalendar) calendar = NULL;
  guint n_class, n_pedagogic, n_terms = 0;
  GPtrArray *list;

  g_assert_false (pupitre_feed_objects_is_read (objects));
  test_wait_until (are_known, objects);
  g_assert_false (pupitre_feed_objects_is_empty (objects));
  list = pupitre_feed_objects_list (objects);
  g_assert_cmpuint (list->len, ==, g_list_model_get_n_items (G_LIST_MODEL (feed)));
  for (guint i = 0; i < list->len; i++)
    n_terms += PUPITRE_IS_TERM (list->pdata[i]) ? 1 : 0;
  calendar = pupitre_school_calendar_new_of (pupitre_school_year_of (today), list);
  g_assert_true (pupitre_school_calendar_is_published (calendar));
  n_class = pupitre_school_calendar_count (calendar, PUPITRE_DAY_KIND_CLASS);
  n_pedagogic = pupitre_school_calendar_count (calendar, PUPITRE_DAY_KIND_PEDAGOGIC);
  g_test_message ("%u of class, %u pedagogic, %u terms", n_class, n_pedagogic, n_terms);
  g_assert_cmpuint (n_class, >=, 180);
  g_assert_cmpuint (n_class + n_pedagogic, <=, 200);
  g_assert_cmpuint (n_terms, ==, 4);
}

/* A week is read alone: its neighbours stay sealed. */
static void
test_week (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_LESSONS);
  g_autoptr (PupitreFeedRange) range = pupitre_feed_range_new (feed);
  g_autoptr (GDateTime) begin = school_begin ();
  g_autoptr (GDateTime) october = pupitre_school_time_day (begin, 105);
  g_autoptr (GDateTime) monday = pupitre_school_time_monday (october);
  g_autoptr (GDateTime) next = pupitre_school_time_day (monday, 7);
  g_autoptr (GPtrArray) lessons = NULL;
  g_autoptr (PupitreEntry) neighbour = NULL;
  guint position, n;

  set_days (range, monday, 7);
  n = pupitre_feed_find_range (feed, g_date_time_to_unix (monday), g_date_time_to_unix (next),
                               &position);
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n, <, 50);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (range)), ==, n);
  lessons = read_all (G_LIST_MODEL (range));
  for (guint i = 0; i < n; i++) {
    GDateTime *start = pupitre_lesson_get_start (lessons->pdata[i]);

    g_assert_cmpint (g_date_time_compare (start, monday), >=, 0);
    g_assert_cmpint (g_date_time_compare (start, next), <, 0);
    if (i > 0)
      g_assert_cmpint (g_date_time_compare (start, pupitre_lesson_get_start (lessons->pdata[i - 1])),
                       >=, 0);
  }
  neighbour = g_list_model_get_item (G_LIST_MODEL (feed), position + n);
  g_assert_null (pupitre_entry_get_object (neighbour));

  /* Another week, and back: the same rows. */
  set_days (range, next, 7);
  set_days (range, monday, 7);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (range)), ==, n);
}

static void
test_offline_week (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_LESSONS);
  g_autoptr (GDateTime) begin = NULL;
  g_autoptr (PupitreFeedRange) range = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (feed)), n_met = 0;

  begin = school_begin ();
  g_clear_object (&feed);
  g_clear_object (&noe);
  g_clear_object (&account);
  sync_close_program (f);
  sync_cut (f, TRUE);
  sync_start_program (f);

  account = g_list_model_get_item (G_LIST_MODEL (f->accounts), 0);
  noe = sync_find_child (account, "Noé");
  feed = pupitre_account_get_feed (account, noe, PUPITRE_KIND_LESSONS);
  test_wait_until (sync_is_settled, feed);
  range = pupitre_feed_range_new (feed);
  for (int week = 0; week < 53; week++) {
    g_autoptr (GDateTime) monday = pupitre_school_time_day (begin, 7 * week);
    g_autoptr (GPtrArray) lessons = NULL;

    set_days (range, monday, 7);
    lessons = read_all (G_LIST_MODEL (range));
    n_met += lessons->len;
  }
  g_assert_cmpuint (n_met, ==, n);
}

/* The weeks of the coming month, in all. */
static guint
count_changes (PupitreFeedRange *range, PupitreLessonChange *met)
{
  g_autoptr (GPtrArray) lessons = read_all (G_LIST_MODEL (range));
  guint n = 0;

  for (guint i = 0; i < lessons->len; i++) {
    PupitreLessonChange changes = pupitre_lesson_get_changes (lessons->pdata[i]);

    n += changes != PUPITRE_LESSON_CHANGE_NONE ? 1 : 0;
    *met |= changes;
  }
  return n;
}

/* Each day at school brings changes: they are marked until the parent has looked at them. */
static void
test_changes (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_LESSONS);
  g_autoptr (PupitreFeedRange) range = pupitre_feed_range_new (feed);
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  PupitreLessonChange met = PUPITRE_LESSON_CHANGE_NONE;
  guint n_changes = 0, n;

  set_days (range, today, 42);
  g_assert_cmpuint (count_changes (range, &met), ==, 0);
  for (int day = 1; day <= 21 && n_changes == 0; day++) {
    g_autofree char *state = g_strdup_printf ("{\"day\":%d}", day);

    g_free (test_portal_post (f->portal, "/demonstration/state", state));
    pupitre_feed_refresh (feed);
    test_wait_until (sync_is_settled, feed);
    g_assert_no_error (pupitre_feed_get_error (feed));
    /* A new feed reads what is stored, as another page would. */
    g_clear_object (&range);
    g_clear_object (&feed);
    feed = pupitre_account_get_feed (account, noe, PUPITRE_KIND_LESSONS);
    test_wait_until (sync_is_settled, feed);
    range = pupitre_feed_range_new (feed);
    set_days (range, today, 42);
    n_changes = count_changes (range, &met);
  }
  g_test_message ("%u changed, as %d", n_changes, (int) met);
  g_assert_cmpuint (n_changes, >, 0);

  /* The parent turns away: nothing is new any more. */
  pupitre_feed_range_look_at (range);
  g_clear_object (&range);
  g_clear_object (&feed);
  feed = pupitre_account_get_feed (account, noe, PUPITRE_KIND_LESSONS);
  test_wait_until (sync_is_settled, feed);
  range = pupitre_feed_range_new (feed);
  set_days (range, today, 42);
  n = count_changes (range, &met);
  g_assert_cmpuint (n, ==, 0);
}

static guint
count_undone (PupitreFeed *feed)
{
  return pupitre_feed_count_undone (feed, 0, G_MAXINT64);
}

static gboolean
knows_marks (gpointer data)
{
  return count_undone (data) > 0;
}

/* @returns: (transfer full): the entry of that key */
static PupitreEntry *
find_entry (PupitreFeed *feed, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (feed)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (feed), i);

    if (g_str_equal (pupitre_entry_get_key (entry), key))
      return g_steal_pointer (&entry);
  }
  return NULL;
}

/* What the parent marks as done is that child's alone; it outlives a refresh and a restart, and can
 * be taken back. */
static void
test_done (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_HOMEWORK);
  g_autoptr (PupitreEntry) entry = NULL;
  g_autoptr (PupitreEntry) other = NULL;
  g_autofree char *key = NULL;
  g_autofree char *other_key = NULL;
  guint n;

  test_wait_until (knows_marks, feed);
  n = count_undone (feed);
  g_assert_cmpuint (n, ==, g_list_model_get_n_items (G_LIST_MODEL (feed)));
  entry = g_list_model_get_item (G_LIST_MODEL (feed), 0);
  other = g_list_model_get_item (G_LIST_MODEL (feed), 1);
  key = g_strdup (pupitre_entry_get_key (entry));
  other_key = g_strdup (pupitre_entry_get_key (other));
  pupitre_feed_mark_done (feed, entry, TRUE);
  pupitre_feed_mark_done (feed, other, TRUE);
  g_assert_true (pupitre_entry_is_done (entry));
  g_assert_cmpuint (count_undone (feed), ==, n - 2);
  pupitre_feed_mark_done (feed, other, FALSE);
  g_assert_false (pupitre_entry_is_done (other));
  g_assert_cmpuint (count_undone (feed), ==, n - 1);

  pupitre_feed_refresh (feed);
  test_wait_until (sync_is_settled, feed);
  g_assert_true (pupitre_entry_is_done (entry));

  for (guint i = 0; i < g_list_model_get_n_items (pupitre_account_get_children (account)); i++) {
    g_autoptr (PupitreChild) child =
      g_list_model_get_item (pupitre_account_get_children (account), i);
    g_autoptr (PupitreFeed) theirs = NULL;

    if (g_str_equal (pupitre_child_get_key (child), pupitre_child_get_key (noe)))
      continue;
    theirs = sync_refreshed_feed (account, child, PUPITRE_KIND_HOMEWORK);
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (theirs)); j++) {
      g_autoptr (PupitreEntry) item = g_list_model_get_item (G_LIST_MODEL (theirs), j);

      g_assert_false (pupitre_entry_is_done (item));
    }
  }

  g_clear_object (&entry);
  g_clear_object (&other);
  g_clear_object (&feed);
  g_clear_object (&noe);
  g_clear_object (&account);
  sync_close_program (f);
  sync_cut (f, TRUE);
  sync_start_program (f);
  account = g_list_model_get_item (G_LIST_MODEL (f->accounts), 0);
  noe = sync_find_child (account, "Noé");
  feed = pupitre_account_get_feed (account, noe, PUPITRE_KIND_HOMEWORK);
  test_wait_until (sync_is_settled, feed);
  test_wait_until (knows_marks, feed);
  entry = find_entry (feed, key);
  other = find_entry (feed, other_key);
  g_assert_true (pupitre_entry_is_done (entry));
  g_assert_false (pupitre_entry_is_done (other));
  g_assert_cmpuint (count_undone (feed), ==, n - 1);
}

/* What the parent looked at, by étape. */
static guint
count_work (PupitreFeed *feed, int term, guint *n_withdrawn)
{
  guint n = 0;

  *n_withdrawn = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (feed)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (feed), i);

    test_wait_until (is_read, entry);
    *n_withdrawn += pupitre_entry_is_withdrawn (entry) ? 1 : 0;
    n += pupitre_work_get_term (pupitre_entry_get_object (entry)) == term ? 1 : 0;
  }
  return n;
}

/* The portal sends the work of the active étape only: that of the one before stays. */
static void
test_new_term (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = NULL;
  guint n_before, n_withdrawn;

  g_free (test_portal_post (f->portal, "/demonstration/state", "{\"day\":60}"));
  feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_WORK);
  g_assert_no_error (pupitre_feed_get_error (feed));
  n_before = count_work (feed, 2, &n_withdrawn);
  g_assert_cmpuint (n_before, >, 10);
  g_assert_cmpuint (count_work (feed, 3, &n_withdrawn), ==, 0);

  g_free (test_portal_post (f->portal, "/demonstration/state", "{\"day\":120}"));
  pupitre_feed_refresh (feed);
  test_wait_until (sync_is_settled, feed);
  g_assert_no_error (pupitre_feed_get_error (feed));
  g_assert_cmpuint (count_work (feed, 3, &n_withdrawn), >, 0);
  g_assert_cmpuint (count_work (feed, 2, &n_withdrawn), >=, n_before);
  g_assert_cmpuint (n_withdrawn, ==, 0);
}

/* How many results are new since the parent last looked. */
static guint
count_fresh (PupitreFeed *feed)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (feed)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (feed), i);

    test_wait_until (is_read, entry);
    n += pupitre_work_is_freshly_marked (pupitre_entry_get_object (entry)) ? 1 : 0;
  }
  return n;
}

/* Work that was not marked when the parent looked, and is two weeks later, is new until the parent looks
 * again. */
static void
test_fresh_marks (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (PupitreFeed) feed = sync_refreshed_feed (account, noe, PUPITRE_KIND_WORK);

  g_assert_cmpuint (count_fresh (feed), ==, 0);
  pupitre_feed_look_at (feed, 0, g_list_model_get_n_items (G_LIST_MODEL (feed)));
  g_free (test_portal_post (f->portal, "/demonstration/state", "{\"day\":14}"));
  pupitre_feed_refresh (feed);
  test_wait_until (sync_is_settled, feed);
  g_assert_no_error (pupitre_feed_get_error (feed));
  g_clear_object (&feed);
  feed = pupitre_account_get_feed (account, noe, PUPITRE_KIND_WORK);
  test_wait_until (sync_is_settled, feed);
  g_assert_cmpuint (count_fresh (feed), >, 0);

  pupitre_feed_look_at (feed, 0, g_list_model_get_n_items (G_LIST_MODEL (feed)));
  g_clear_object (&feed);
  feed = pupitre_account_get_feed (account, noe, PUPITRE_KIND_WORK);
  test_wait_until (sync_is_settled, feed);
  g_assert_cmpuint (count_fresh (feed), ==, 0);
}

static PupitreDocument *
load_timetable (PupitreAccount *account, PupitreChild *child, int year, gboolean *from_copy)
{
  g_autofree char *id = pupitre_document_load_dup_timetable_id (year);
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  PupitreDocument *document;

  pupitre_account_load_document_async (account, child, id, 0, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  document = pupitre_account_load_document_finish (account, done, from_copy, NULL, &error);
  g_assert_no_error (error);
  return document;
}

/* The school's own timetable, and the kept copy of it without a network. */
static void
test_timetable (SyncFixture *f, gconstpointer data)
{
  g_autoptr (PupitreAccount) account = sync_sign_in_well (f, "parent@demo.exemple");
  g_autoptr (PupitreChild) noe = sync_find_child (account, "Noé");
  g_autoptr (GDateTime) today = pupitre_school_time_today ();
  g_autoptr (PupitreDocument) fresh = NULL;
  g_autoptr (PupitreDocument) kept = NULL;
  gboolean from_copy;

  fresh = load_timetable (account, noe, pupitre_school_year_of (today), &from_copy);
  g_assert_false (from_copy);
  sync_cut (f, TRUE);
  kept = load_timetable (account, noe, pupitre_school_year_of (today), &from_copy);
  g_assert_true (from_copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define CASE(path, function) g_test_add (path, SyncFixture, NULL, sync_set_up, function, sync_tear_down)
  CASE ("/school-life/kinds", test_kinds);
  CASE ("/school-life/children", test_children);
  CASE ("/school-life/calendar", test_calendar);
  CASE ("/school-life/week", test_week);
  CASE ("/school-life/offline-week", test_offline_week);
  CASE ("/school-life/changes", test_changes);
  CASE ("/school-life/done", test_done);
  CASE ("/school-life/new-term", test_new_term);
  CASE ("/school-life/fresh-marks", test_fresh_marks);
  CASE ("/school-life/timetable", test_timetable);

  return g_test_run ();
}
