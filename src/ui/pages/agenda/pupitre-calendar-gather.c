/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-calendar-gather"

#include "config.h"

#include "pupitre-calendar-gather.h"

#include "pupitre-activity-key.h"
#include "pupitre-calendar-file.h"
#include "pupitre-error.h"
#include "pupitre-school-time.h"

/* Gathers what a calendar file is to hold: from the copy on this computer, or from the portal what
 * was never received; then writes it, on another thread, as a year has a thousand lessons. Main
 * thread. */

/* One kind of one child. */
typedef struct {
  PupitreMember *member;
  PupitreFeed   *feed;
  PupitreKind    kind;
  GPtrArray     *entries;  /* (nullable) (element-type PupitreEntry): not known yet */
  gboolean       lasts;    /* its activities may be of several days */
  gboolean       asked;    /* the portal, for what was never received */
} Part;

typedef struct {
  GPtrArray           *parts;    /* (element-type Part), child after child */
  PupitreCalendarParts wanted;
  GDateTime           *from;
  GDateTime           *to;
  char                *name;
  gboolean             names;    /* the titles say which child */
  GPtrArray           *lines;    /* (element-type Line): what the other thread writes */
  guint                check_source;
  gboolean             is_done;
  guint                n_entries;
} Gather;

/* An entry as the other thread needs it. */
typedef struct {
  PupitreChild *child;
  const char   *portal;  /* interned */
  char         *key;
  GObject      *object;
  gboolean      done;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_object_unref (line->child);
  g_object_unref (line->object);
  g_free (line->key);
  g_free (line);
}

static void
unwatch (Part *part, gpointer task)
{
  g_signal_handlers_disconnect_by_data (part->feed, task);
  for (guint i = 0; part->entries != NULL && i < part->entries->len; i++)
    g_signal_handlers_disconnect_by_data (part->entries->pdata[i], task);
}

static void
part_free (gpointer data)
{
  Part *part = data;

  g_object_unref (part->member);
  g_object_unref (part->feed);
  g_clear_pointer (&part->entries, g_ptr_array_unref);
  g_free (part);
}

static void
gather_free (gpointer data)
{
  Gather *self = data;

  g_ptr_array_unref (self->parts);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_date_time_unref (self->from);
  g_date_time_unref (self->to);
  g_free (self->name);
  g_free (self);
}

/* --- Writing ------------------------------------------------------------------------------- */

static gboolean
is_wanted_assignment (Gather *self, PupitreAssignment *assignment)
{
  gboolean evaluation =
    pupitre_assignment_get_kind (assignment) == PUPITRE_ASSIGNMENT_KIND_EVALUATION;

  return (self->wanted & (evaluation ? PUPITRE_CALENDAR_EVALUATIONS : PUPITRE_CALENDAR_HOMEWORK)) != 0;
}

static void
write_line (Gather *self, PupitreCalendarFile *file, const Line *line)
{
  if (PUPITRE_IS_LESSON (line->object))
    pupitre_calendar_file_add_lesson (file, line->key, PUPITRE_LESSON (line->object));
  else if (PUPITRE_IS_DAY (line->object))
    pupitre_calendar_file_add_day (file, line->key, PUPITRE_DAY (line->object));
  else if (PUPITRE_IS_DETENTION (line->object))
    pupitre_calendar_file_add_detention (file, line->key, PUPITRE_DETENTION (line->object));
  else if (PUPITRE_IS_ASSIGNMENT (line->object) &&
           is_wanted_assignment (self, PUPITRE_ASSIGNMENT (line->object)))
    pupitre_calendar_file_add_assignment (file, line->key, PUPITRE_ASSIGNMENT (line->object),
                                          line->done);
}

/* On another thread. */
static void
write_all (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Gather *self = task_data;
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autoptr (PupitreCalendarFile) file = pupitre_calendar_file_new (self->name, now);
  PupitreChild *child = NULL;

  for (guint i = 0; i < self->lines->len; i++) {
    const Line *line = self->lines->pdata[i];

    if (line->child != child)
      pupitre_calendar_file_begin_child (file, line->portal, line->child, self->names);
    child = line->child;
    write_line (self, file, line);
  }
  self->n_entries = pupitre_calendar_file_get_n_entries (file);
  g_task_return_pointer (task, pupitre_calendar_file_write (file), (GDestroyNotify) g_bytes_unref);
}

/* --- Gathering ----------------------------------------------------------------------------- */

static void
stop (GTask *task)
{
  Gather *self = g_task_get_task_data (task);

  self->is_done = TRUE;
  for (guint i = 0; i < self->parts->len; i++)
    unwatch (self->parts->pdata[i], task);
}

/* @returns: (transfer full) (nullable): what each lesson is known by in a calendar file */
static GHashTable *
name_lessons (Part *part)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (part->kind != PUPITRE_KIND_LESSONS)
    return NULL;
  keys = pupitre_feed_list_keys (part->feed);
  return pupitre_activity_key_settle (keys);
}

/* Whether it is of the time that was chosen: not what was over before. */
static gboolean
is_within (Gather *self, PupitreEntry *entry)
{
  GObject *object = pupitre_entry_get_object (entry);
  GDateTime *end = PUPITRE_IS_LESSON (object) ? pupitre_lesson_get_end (PUPITRE_LESSON (object)) : NULL;

  return pupitre_entry_get_date (entry) >= g_date_time_to_unix (self->from) ||
         (end != NULL && g_date_time_compare (end, self->from) > 0);
}

static void
start_writing (GTask *task)
{
  Gather *self = g_task_get_task_data (task);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < self->parts->len; i++) {
    Part *part = self->parts->pdata[i];
    g_autoptr (GHashTable) names = name_lessons (part);
    const char *portal = pupitre_profile_get_id (
      pupitre_account_get_profile (pupitre_member_get_account (part->member)));

    for (guint j = 0; j < part->entries->len; j++) {
      PupitreEntry *entry = part->entries->pdata[j];
      const char *key = pupitre_entry_get_key (entry);
      const char *name = names != NULL ? g_hash_table_lookup (names, key) : NULL;
      Line *line;

      if (pupitre_entry_is_withdrawn (entry) || pupitre_entry_get_object (entry) == NULL ||
          !is_within (self, entry))
        continue;
      line = g_new0 (Line, 1);
      line->child = g_object_ref (pupitre_member_get_child (part->member));
      line->portal = g_intern_string (portal);
      line->key = g_strdup (name != NULL ? name : key);
      line->object = g_object_ref (pupitre_entry_get_object (entry));
      line->done = pupitre_entry_is_done (entry);
      g_ptr_array_add (self->lines, line);
    }
  }
  g_task_run_in_thread (task, write_all);
}

static void on_check_due (gpointer user_data);

/* Records come by the slice, so that many entries change at once. */
static void
queue_check (GTask *task)
{
  Gather *self = g_task_get_task_data (task);

  if (self->check_source == 0)
    self->check_source = g_idle_add_once (on_check_due, task);
}

static gboolean
is_read (PupitreEntry *entry)
{
  return pupitre_entry_get_object (entry) != NULL || pupitre_entry_is_damaged (entry) ||
         pupitre_entry_is_withdrawn (entry);
}

static gboolean
is_of_whole_days (gint64 date)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (date);
  g_autoptr (GDateTime) start = g_date_time_to_timezone (utc, pupitre_school_time_zone ());

  return g_date_time_get_hour (start) == 0 && g_date_time_get_minute (start) == 0;
}

/* What lasts for days may have begun before: of the same school year, and without unsealing what is of
 * hours. */
static void
take_lasting (GTask *task, Part *part)
{
  Gather *self = g_task_get_task_data (task);
  g_autoptr (GDateTime) begin = pupitre_school_year_begin (pupitre_school_year_of (self->from));
  guint position;
  guint n = pupitre_feed_find_range (part->feed, g_date_time_to_unix (begin),
                                     g_date_time_to_unix (self->from), &position);

  for (guint i = position; i < position + n; i++) {
    gboolean is_new;
    gint64 date;

    pupitre_feed_peek (part->feed, i, &date, &is_new);
    if (is_of_whole_days (date)) {
      g_autoptr (GPtrArray) one = pupitre_feed_get_entries (part->feed, i, 1);

      g_ptr_array_add (part->entries, g_object_ref (one->pdata[0]));
    }
  }
}

static void
take_entries (GTask *task, Part *part)
{
  Gather *self = g_task_get_task_data (task);
  guint position;
  guint n = pupitre_feed_find_range (part->feed, g_date_time_to_unix (self->from),
                                     g_date_time_to_unix (self->to), &position);

  part->entries = pupitre_feed_get_entries (part->feed, position, n);
  if (part->lasts)
    take_lasting (task, part);
  for (guint i = 0; i < part->entries->len; i++) {
    g_signal_connect_swapped (part->entries->pdata[i], "notify::object", G_CALLBACK (queue_check),
                              task);
    g_signal_connect_swapped (part->entries->pdata[i], "notify::is-damaged",
                              G_CALLBACK (queue_check), task);
  }
}

/* @returns: whether all of it is there; %FALSE with @error set if it never will be */
static gboolean
is_ready (GTask *task, Part *part, GError **error)
{
  if (!pupitre_feed_is_loaded (part->feed))
    return FALSE;
  if (pupitre_feed_get_received (part->feed) == 0) {
    if (!part->asked) {
      part->asked = TRUE;
      pupitre_feed_refresh (part->feed);
    }
    if (!pupitre_feed_is_refreshing (part->feed) && pupitre_feed_get_error (part->feed) != NULL)
      *error = g_error_copy (pupitre_feed_get_error (part->feed));
    return FALSE;
  }
  if (part->entries == NULL)
    take_entries (task, part);
  for (guint i = 0; i < part->entries->len; i++) {
    if (!is_read (part->entries->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

static void
on_check_due (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (user_data));
  Gather *self = g_task_get_task_data (task);
  gboolean ready = TRUE;

  self->check_source = 0;
  for (guint i = 0; i < self->parts->len; i++) {
    GError *error = NULL;

    ready = is_ready (task, self->parts->pdata[i], &error) && ready;
    if (error != NULL) {
      stop (task);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  }
  if (!ready)
    return;
  stop (task);
  start_writing (task);
  g_object_unref (task);
}

static void
on_cancelled (GCancellable *cancellable, GTask *task)
{
  Gather *self = g_task_get_task_data (task);

  if (self->is_done)
    return;
  stop (task);
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "not wanted any more");
  g_object_unref (task);
}

static void
add_part (GTask *task, PupitreMember *member, PupitreKind kind)
{
  Gather *self = g_task_get_task_data (task);
  Part *part = g_new0 (Part, 1);

  part->member = g_object_ref (member);
  part->kind = kind;
  part->feed = pupitre_account_get_feed (pupitre_member_get_account (member),
                                         pupitre_member_get_child (member), kind);
  part->lasts = kind == PUPITRE_KIND_LESSONS;
  g_signal_connect_swapped (part->feed, "notify::loaded", G_CALLBACK (queue_check), task);
  g_signal_connect_swapped (part->feed, "notify::received", G_CALLBACK (queue_check), task);
  g_signal_connect_swapped (part->feed, "notify::refreshing", G_CALLBACK (queue_check), task);
  g_ptr_array_add (self->parts, part);
}

static void
add_parts (GTask *task, PupitreMember *member)
{
  Gather *self = g_task_get_task_data (task);

  if (self->wanted & PUPITRE_CALENDAR_LESSONS)
    add_part (task, member, PUPITRE_KIND_LESSONS);
  if (self->wanted & PUPITRE_CALENDAR_DAYS_OFF)
    add_part (task, member, PUPITRE_KIND_DAYS);
  if (self->wanted & PUPITRE_CALENDAR_DETENTIONS)
    add_part (task, member, PUPITRE_KIND_DETENTIONS);
  /* A school that gives no homework in the portal is not asked for it. */
  if ((self->wanted & (PUPITRE_CALENDAR_HOMEWORK | PUPITRE_CALENDAR_EVALUATIONS)) &&
      pupitre_child_offers (pupitre_member_get_child (member), PUPITRE_TILE_HOMEWORK))
    add_part (task, member, PUPITRE_KIND_HOMEWORK);
}

/**
 * pupitre_calendar_gather_async:
 * @choice: What to gather
 * @cancellable: To give up
 * @callback: Called when it is written, or cannot be
 * @user_data: For @callback
 */
void
pupitre_calendar_gather_async (const PupitreCalendarChoice *choice,
                               GCancellable                *cancellable,
                               GAsyncReadyCallback          callback,
                               gpointer                     user_data)
{
  GTask *task;
  Gather *self;

  g_return_if_fail (choice != NULL && choice->members->len > 0 && choice->parts != 0);
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  self = g_new0 (Gather, 1);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->wanted = choice->parts;
  self->from = g_date_time_ref (choice->from);
  self->to = g_date_time_ref (choice->to);
  self->name = g_strdup (choice->name);
  self->names = choice->members->len > 1;
  g_task_set_source_tag (task, pupitre_calendar_gather_async);
  g_task_set_task_data (task, self, gather_free);
  for (guint i = 0; i < choice->members->len; i++)
    add_parts (task, choice->members->pdata[i]);
  g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled), task, 0);
  queue_check (task);
}

/**
 * pupitre_calendar_gather_finish:
 * @result: What the callback got
 * @n_entries: (out): How many entries the file has
 * @error: Return location: why the portal did not give what was never received
 *
 * Returns: (transfer full) (nullable): the bytes of the file.
 */
GBytes *
pupitre_calendar_gather_finish (GAsyncResult *result, guint *n_entries, GError **error)
{
  Gather *self = g_task_get_task_data (G_TASK (result));

  *n_entries = self->n_entries;
  return g_task_propagate_pointer (G_TASK (result), error);
}
