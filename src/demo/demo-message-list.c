/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-message-list"

#include "demo-message-list.h"

#include "demo-clock.h"
#include "demo-message.h"
#include "demo-random.h"
#include "demo-school-year.h"

/* The messages of a child: what its group, its school and its service centre wrote, day by day, up
 * to now. A message never changes once it is there; tomorrow only adds. */

struct _DemoMessageList {
  DemoFamilies  *families;
  DemoDocuments *documents;
  GDate          base_day;
  int            volume;
  GHashTable    *written;
};

/* One answer, good from the moment it was written until the next message comes. */
typedef struct {
  GBytes *body;
  gint64  from;
  gint64  until;
} Written;

/* What is being collected for one answer. */
typedef struct {
  DemoMessageList *list;
  JsonBuilder     *builder;
  gint64           now;
  gint64           next;
} Work;

static void
written_free (gpointer data)
{
  Written *written = data;

  g_bytes_unref (written->body);
  g_free (written);
}

/**
 * demo_message_list_new:
 * @families: (transfer none): The families; outlive it
 * @documents: (transfer none): What can come with a message; outlive it
 * @base_day: The day on which the demonstration began
 * @volume: How many messages the voluminous child has got before that day
 *
 * Returns: (transfer full): the messages, none of them written.
 */
DemoMessageList *
demo_message_list_new (DemoFamilies  *families,
                       DemoDocuments *documents,
                       const GDate   *base_day,
                       int            volume)
{
  DemoMessageList *self = g_new0 (DemoMessageList, 1);

  self->families = families;
  self->documents = documents;
  self->base_day = *base_day;
  self->volume = volume;
  self->written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, written_free);
  return self;
}

/**
 * demo_message_list_free:
 * @self: (nullable): The messages
 *
 * Frees @self.
 */
void
demo_message_list_free (DemoMessageList *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->written);
  g_free (self);
}

static void
add_message (Work              *work,
             const DemoMessage *message)
{
  guint64 seed = demo_families_get_seed (work->list->families);
  g_autoptr (GDateTime) moment = demo_message_get_moment (message, seed);
  gint64 seconds = g_date_time_to_unix (moment);

  if (seconds > work->now)
    work->next = MIN (work->next, seconds);
  else
    demo_message_write (message, seed, work->list->documents, work->builder);
}

/* A stream writes on some of its days, by its own chance. */
static gboolean
writes_on (Work        *work,
           const char  *stream,
           const GDate *date,
           double       share)
{
  DemoRandom random = demo_random_for (demo_families_get_seed (work->list->families), "day %s %u",
                                       stream, g_date_get_julian (date));

  return demo_random_unit (&random) < share;
}

static DemoVoice
teacher_voice (int grade)
{
  if (grade <= 0)
    return DEMO_VOICE_KINDERGARTEN;
  return grade <= 6 ? DEMO_VOICE_PRIMARY : DEMO_VOICE_SECONDARY;
}

static const DemoSubject *
choose_subject (guint64     seed,
                const char *stream,
                int         grade,
                const GDate *date,
                guint       number)
{
  g_autoptr (GPtrArray) subjects = demo_subjects_of_grade (grade);
  DemoRandom random = demo_random_for (seed, "subject %s %u %u", stream,
                                       g_date_get_julian (date), number);

  if (grade < 7)
    return NULL;
  return g_ptr_array_index (subjects, demo_random_below (&random, subjects->len));
}

enum {
  STREAM_GROUP,
  STREAM_SCHOOL,
  STREAM_DAYCARE,
  STREAM_CENTRE,
  N_STREAMS,
};

/* What a day of class brings to every family of a group. The turns are counted on days that are
 * left out too, so that a message does not depend on who reads it. */
static void
add_day (Work             *work,
         const DemoSchool *school,
         int               grade,
         const GDate      *date,
         gboolean          leave_out,
         guint            *turns)
{
  guint64 seed = demo_families_get_seed (work->list->families);
  g_autofree char *group = g_strdup_printf ("%s %d", school->code, grade);
  g_autofree char *daycare = g_strconcat (school->code, " garde", NULL);
  const struct {
    const char *stream;
    DemoVoice   voice;
    double      share;
  } streams[N_STREAMS] = {
    [STREAM_GROUP] = { group, teacher_voice (grade), 0.55 },
    [STREAM_SCHOOL] = { school->code, DEMO_VOICE_HEAD, 0.14 },
    [STREAM_DAYCARE] = { daycare, DEMO_VOICE_DAYCARE, grade < 7 ? 0.07 : 0 },
    [STREAM_CENTRE] = { school->organisation->code, DEMO_VOICE_CENTRE, 0.05 },
  };

  for (gsize i = 0; i < N_STREAMS; i++) {
    DemoMessage message = {
      .stream = streams[i].stream,
      .voice = streams[i].voice,
      .school = school,
      .grade = grade,
      .date = *date,
    };

    if (!writes_on (work, streams[i].stream, date, streams[i].share))
      continue;
    message.turn = turns[i]++;
    if (leave_out)
      continue;
    message.subject = choose_subject (seed, message.stream, grade, date, 0);
    add_message (work, &message);
  }
}

/* The school says so when a report card is out; the third one comes when the next year has
 * begun. */
static void
add_card (Work             *work,
          const DemoSchool *school,
          int               grade,
          int               school_year,
          int               stage,
          const GDate      *after)
{
  DemoMessage message = {
    .stream = school->code,
    .voice = DEMO_VOICE_CARD,
    .school = school,
    .grade = grade,
    .number = 2,
    .stage = stage,
  };

  demo_school_year_published (stage == 3 ? school_year - 1 : school_year, stage, &message.date);
  if (grade > 0 && (after == NULL || g_date_compare (&message.date, after) > 0))
    add_message (work, &message);
}

/* A year begins with a word of the service centre, so that no year is ever empty. */
static void
add_first_word (Work             *work,
                const DemoSchool *school,
                int               grade,
                int               school_year)
{
  DemoMessage message = {
    .stream = school->organisation->code,
    .voice = DEMO_VOICE_CENTRE,
    .school = school,
    .grade = grade,
    .number = 1,
  };

  g_date_clear (&message.date, 1);
  g_date_set_dmy (&message.date, 1, G_DATE_JULY, (GDateYear) school_year);
  add_message (work, &message);
}

static void
add_year (Work            *work,
          const DemoChild *child,
          int              school_year,
          const GDate     *after)
{
  const DemoSchool *school = demo_child_school_in (work->list->families, child, school_year);
  int grade = demo_child_grade_in (work->list->families, child, school_year);
  guint turns[N_STREAMS] = { 0 };
  GDate date, last;

  demo_school_year_first_day (school_year, &date);
  demo_school_year_last_day (school_year, &last);
  if (after == NULL)
    add_first_word (work, school, grade, school_year);
  for (int stage = 1; stage <= DEMO_N_STAGES; stage++)
    add_card (work, school, grade, school_year, stage, after);
  for (; g_date_compare (&date, &last) <= 0; g_date_add_days (&date, 1)) {
    if (demo_school_year_has_class (&date))
      add_day (work, school, grade, &date, after != NULL && g_date_compare (&date, after) <= 0,
               turns);
  }
}

static GArray *
list_days (int          school_year,
           const GDate *before)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (GDate));
  GDate date, last;

  demo_school_year_first_day (school_year, &date);
  demo_school_year_last_day (school_year, &last);
  for (; g_date_compare (&date, &last) <= 0 && g_date_compare (&date, before) < 0;
       g_date_add_days (&date, 1)) {
    if (demo_school_year_has_class (&date))
      g_array_append_val (days, date);
  }
  return days;
}

/* How many of the many are of this year: half of them in each, all of them in the last one while
 * the new one has no day yet. */
static int
share_of_volume (DemoMessageList *self,
                 int              school_year)
{
  int base_year = demo_school_year_of (&self->base_day);
  g_autoptr (GArray) days = list_days (base_year, &self->base_day);
  int current = days->len > 0 ? self->volume / 2 : 0;

  if (school_year == base_year)
    return current;
  return school_year == base_year - 1 ? self->volume - current : 0;
}

static void
add_volume (Work            *work,
            const DemoChild *child,
            int              school_year)
{
  static const DemoVoice voices[] = {
    DEMO_VOICE_PRIMARY, DEMO_VOICE_PRIMARY, DEMO_VOICE_HEAD, DEMO_VOICE_DAYCARE, DEMO_VOICE_CENTRE,
  };
  DemoMessageList *self = work->list;
  guint count = (guint) share_of_volume (self, school_year);
  g_autoptr (GArray) days = list_days (school_year, &self->base_day);

  for (guint i = 0; i < count; i++) {
    DemoMessage message = {
      .stream = child->fiche,
      .voice = voices[i % G_N_ELEMENTS (voices)],
      .school = demo_child_school_in (self->families, child, school_year),
      .grade = demo_child_grade_in (self->families, child, school_year),
      .date = g_array_index (days, GDate, (guint64) i * days->len / count),
      .number = i,
      .turn = i / G_N_ELEMENTS (voices),
    };

    add_message (work, &message);
  }
}

static Written *
write_year (DemoMessageList *self,
            const DemoChild *child,
            int              school_year,
            gint64           now)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  Work work = { self, builder, now, G_MAXINT64 };
  Written *written = g_new0 (Written, 1);
  gboolean voluminous = child == demo_families_get_voluminous (self->families);
  char *text;

  json_builder_begin_array (builder);
  if (voluminous)
    add_volume (&work, child, school_year);
  if (demo_child_grade_in (self->families, child, school_year) >= child->first_grade)
    add_year (&work, child, school_year, voluminous ? &self->base_day : NULL);
  json_builder_end_array (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  written->body = g_bytes_new_take (text, strlen (text));
  written->from = now;
  written->until = work.next;
  return written;
}

/**
 * demo_message_list_write:
 * @self: The messages
 * @child: A child
 * @school_year: First calendar year; only this one and the last one have messages
 *
 * Returns: (transfer full): the JSON array of the child's messages of that year, up to now.
 */
GBytes *
demo_message_list_write (DemoMessageList *self,
                         const DemoChild *child,
                         int              school_year)
{
  g_autoptr (GDateTime) moment = demo_clock_now ();
  gint64 now = g_date_time_to_unix (moment);
  g_autofree char *key = g_strdup_printf ("%s %d", child->fiche, school_year);
  Written *written = g_hash_table_lookup (self->written, key);
  GDate today;
  int current;

  demo_clock_today (&today);
  current = demo_school_year_of (&today);
  if (school_year < current - 1 || school_year > current)
    return g_bytes_new_static ("[]", 2);
  if (written == NULL || now < written->from || now >= written->until) {
    written = write_year (self, child, school_year, now);
    g_hash_table_replace (self->written, g_steal_pointer (&key), written);
  }
  return g_bytes_ref (written->body);
}
