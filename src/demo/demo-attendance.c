/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-attendance"

#include "demo-attendance.h"

#include "demo-clock.h"
#include "demo-json.h"
#include "demo-motives.h"
#include "demo-random.h"
#include "demo-records.h"
#include "demo-school-year.h"

/* Absences and late arrivals: by chance over the year, and a few around the day on which the
 * demonstration began, which wait for a motive; then what parents wrote. */

#define BEGUN "attendance-begun"
#define LIMIT_DAYS 14
#define MORNING_BEGIN 480
#define MORNING_END 680
#define AFTERNOON_BEGIN 770
#define AFTERNOON_END 890

typedef struct {
  DemoFamilies    *families;
  const DemoChild *child;
  DemoTimetable   *timetable;
  GPtrArray       *list;
  GPtrArray       *notices;
  int              school_year;
  /* Index of the last day of class when the demonstration began, -1000 in another year. */
  int              base;
} Maker;

static void
absence_free (gpointer data)
{
  DemoAbsence *absence = data;

  g_free (absence->id);
  g_free (absence->code);
  g_free (absence->subject_code);
  g_free (absence->course);
  g_free (absence->motive);
  g_free (absence->explanation);
  g_free (absence->received);
  g_free (absence);
}

static gboolean
counts_half_days (Maker *self)
{
  return demo_timetable_get_n_periods (self->timetable) != 4;
}

static DemoAbsence *
add_absence (Maker       *self,
             const GDate *date,
             int          part,
             int          begin,
             int          end)
{
  DemoAbsence *absence = g_new0 (DemoAbsence, 1);

  absence->id = g_strdup_printf ("abs-%s-%u-%d", self->child->fiche, g_date_get_julian (date), part);
  absence->date = *date;
  absence->minutes = -1;
  absence->period = -1;
  absence->begin = begin;
  absence->end = end;
  absence->state = DEMO_TO_MOTIVATE;
  absence->limit = *date;
  g_date_add_days (&absence->limit, LIMIT_DAYS);
  g_ptr_array_add (self->list, absence);
  return absence;
}

static DemoAbsence *
add_period (Maker       *self,
            const GDate *date,
            int          period)
{
  const DemoPeriod *hours = demo_timetable_get_period (self->timetable, period);
  const DemoLesson *lesson = demo_timetable_get_lesson (
    self->timetable, demo_timetable_cycle_day (self->timetable, date), period);
  DemoAbsence *absence = add_absence (self, date, period, hours->begin, hours->end);

  absence->period = period;
  absence->code = g_strdup (lesson->code);
  absence->subject_code = g_strdup (lesson->subject_code);
  absence->course = g_strdup (lesson->name);
  return absence;
}

/* From the first period on, or in the afternoon only. */
static void
add_day (Maker       *self,
         const GDate *date,
         gboolean     afternoon_only)
{
  if (counts_half_days (self)) {
    if (!afternoon_only)
      add_absence (self, date, 1, MORNING_BEGIN, MORNING_END);
    add_absence (self, date, 2, AFTERNOON_BEGIN, AFTERNOON_END);
    return;
  }
  for (int period = afternoon_only ? 3 : 1; period <= 4; period++)
    add_period (self, date, period);
}

static void
add_late (Maker       *self,
          const GDate *date,
          int          minutes)
{
  DemoAbsence *absence = counts_half_days (self)
                           ? add_absence (self, date, 1, MORNING_BEGIN, MORNING_END)
                           : add_period (self, date, 1);

  absence->late = TRUE;
  absence->minutes = minutes;
}

/* What the school's office settled by itself. */
static void
settle (Maker      *self,
        guint       from,
        gboolean    refused,
        DemoRandom *random)
{
  const DemoSchool *school =
    demo_child_school_in (self->families, self->child, self->school_year);
  const DemoMotive *motives = demo_motives_of (school);
  const DemoMotive *motive = &motives[demo_random_below (random, 2)];

  for (guint i = from; i < self->list->len; i++) {
    DemoAbsence *absence = g_ptr_array_index (self->list, i);
    g_autoptr (GDateTime) moment = demo_clock_at (&absence->date, 16, 20);

    absence->state = refused ? "nonMotivee" : "motivee";
    if (refused)
      continue;
    absence->motive = g_strdup (absence->late ? motives[1].code : motive->code);
    absence->received = demo_clock_stamp (moment);
  }
}

/* Days that the demonstration wants: the second to last of class, the last, the next. */
static gboolean
add_wanted (Maker       *self,
            const GDate *date,
            int          index)
{
  int digit = self->child->fiche[6] - '0';

  if (index == self->base - 2)
    add_day (self, date, digit % 2 == 0);
  else if (index == self->base - 1 && digit != 8)
    add_late (self, date, 5 + 3 * digit % 20);
  else if (index == self->base + 1)
    add_late (self, date, 12);
  else
    return FALSE;
  return TRUE;
}

static gboolean
add_announced (Maker       *self,
               const GDate *date)
{
  const DemoNotice *notice = NULL;
  guint from = self->list->len;

  for (guint i = 0; i < self->notices->len && notice == NULL; i++) {
    if (demo_notice_covers (g_ptr_array_index (self->notices, i), date, -1))
      notice = g_ptr_array_index (self->notices, i);
  }
  if (notice == NULL)
    return FALSE;
  if (notice->late) {
    add_late (self, date, 15);
  } else if (counts_half_days (self) || notice->periods == 0) {
    add_day (self, date, FALSE);
  } else {
    for (int period = 1; period <= demo_timetable_get_n_periods (self->timetable); period++) {
      if (demo_notice_covers (notice, date, period))
        add_period (self, date, period);
    }
  }
  for (guint i = from; i < self->list->len; i++) {
    DemoAbsence *absence = g_ptr_array_index (self->list, i);

    absence->state = "motivee";
    absence->motive = g_strdup (notice->motive);
    absence->explanation = g_strdup (notice->explanation);
    absence->received = g_strdup (notice->received);
  }
  return TRUE;
}

static void
add_by_chance (Maker       *self,
               const GDate *date,
               int          index)
{
  DemoRandom random = demo_random_for (demo_families_get_seed (self->families),
                                       "absence %s %d %d", self->child->fiche,
                                       self->school_year, index);
  guint dice = demo_random_below (&random, 1000), from = self->list->len;

  if (dice < 25)
    add_day (self, date, FALSE);
  else if (dice < 45)
    add_day (self, date, TRUE);
  else if (dice < 95)
    add_late (self, date, demo_random_range (&random, 3, 35));
  /* Afterwards, the parent has to. */
  if (index <= self->base || self->base == -1000)
    settle (self, from, demo_random_below (&random, 6) == 0 && index < self->base - 10, &random);
}

/* The last one of an absence counts; the school decides the next day. */
static void
apply_motives (Maker     *self,
               DemoState *state)
{
  g_autoptr (GPtrArray) records = demo_records_list (state, DEMO_MOTIVE_KIND);
  GDate today;
  g_autofree char *today_text = NULL;

  demo_clock_today (&today);
  today_text = demo_date_iso (&today);
  for (guint i = 0; i < records->len; i++) {
    DemoTicket *record = g_ptr_array_index (records, i);

    for (guint j = 0; j < self->list->len; j++) {
      DemoAbsence *absence = g_ptr_array_index (self->list, j);

      if (g_strcmp0 (demo_ticket_get (record, "absence"), absence->id) != 0)
        continue;
      g_free (absence->motive);
      g_free (absence->explanation);
      g_free (absence->received);
      absence->motive = g_strdup (demo_ticket_get (record, "motif"));
      absence->explanation = g_strdup (demo_ticket_get (record, "explication"));
      absence->received = g_strdup (demo_ticket_get (record, "recu"));
      absence->state = g_str_has_prefix (absence->received, today_text) ? "soumise" : "motivee";
    }
  }
}

static void
close_late_ones (Maker *self)
{
  GDate today;

  demo_clock_today (&today);
  for (guint i = 0; i < self->list->len; i++) {
    DemoAbsence *absence = g_ptr_array_index (self->list, i);

    if (g_str_equal (absence->state, DEMO_TO_MOTIVATE) &&
        g_date_compare (&absence->limit, &today) < 0)
      absence->state = "nonMotivee";
  }
}

static int
find_base (const GDate *base_day,
           int          school_year)
{
  GDate date = *base_day;

  if (demo_school_year_of (base_day) != school_year)
    return -1000;
  for (int i = 0; i < 60 && demo_school_year_of (&date) == school_year; i++) {
    if (demo_school_day_class_index (&date) >= 0)
      return demo_school_day_class_index (&date);
    g_date_subtract_days (&date, 1);
  }
  return -1;
}

/**
 * demo_attendance_list:
 * @state: The state
 * @families: Who is who
 * @child: A child
 * @school_year: First calendar year
 * @base_day: The day on which the demonstration began
 *
 * Returns: (transfer full) (element-type DemoAbsence): the child's absences and late arrivals until
 *   today.
 */
GPtrArray *
demo_attendance_list (DemoState       *state,
                      DemoFamilies    *families,
                      const DemoChild *child,
                      int              school_year,
                      const GDate     *base_day)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (absence_free);
  g_autoptr (DemoTimetable) timetable = demo_agenda_new_timetable (families, child, school_year);
  g_autoptr (GPtrArray) notices = demo_notices_list (state, child);
  Maker self = { families, child, timetable, list, notices, school_year,
                 find_base (base_day, school_year) };
  GDate today, date;

  if (timetable == NULL)
    return list;
  demo_clock_today (&today);
  for (int i = 0; demo_school_day_find_class (school_year, i, &date) &&
                  g_date_compare (&date, &today) <= 0; i++) {
    if (!add_announced (&self, &date) && !add_wanted (&self, &date, i))
      add_by_chance (&self, &date, i);
  }
  apply_motives (&self, state);
  close_late_ones (&self);
  return list;
}

static void
write_motive (JsonBuilder       *builder,
              const DemoAbsence *absence,
              const DemoSchool  *school)
{
  const DemoMotive *motive = demo_motives_find (school, absence->motive);

  json_builder_set_member_name (builder, "motif");
  if (absence->motive == NULL) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  demo_json_add_text (builder, "code", absence->motive);
  demo_json_add_text (builder, "description", motive ? motive->name : NULL);
  json_builder_end_object (builder);
}

/**
 * demo_attendance_write:
 * @builder: What is being written
 * @absence: An absence
 * @school: Of which school
 *
 * Adds it as the lists show it.
 */
void
demo_attendance_write (JsonBuilder       *builder,
                       const DemoAbsence *absence,
                       const DemoSchool  *school)
{
  g_autofree char *stage = g_strdup_printf ("%d", demo_school_year_stage_of (&absence->date));

  json_builder_begin_object (builder);
  demo_json_add_text (builder, "id", absence->id);
  demo_json_add_date (builder, "date", &absence->date);
  demo_json_add_text (builder, "typeAbsence", absence->late ? "retard" : "absence");
  demo_json_add_int (builder, "periode", absence->period);
  demo_json_add_clock (builder, "heureDebut", absence->begin);
  demo_json_add_clock (builder, "heureFin", absence->end);
  demo_json_add_int (builder, "minutes", absence->minutes);
  demo_json_add_text (builder, "codeActivite", absence->code);
  demo_json_add_text (builder, "codeMatiere", absence->subject_code);
  demo_json_add_text (builder, "descriptionMatiere", absence->course);
  demo_json_add_text (builder, "codeEtape", stage);
  demo_json_add_text (builder, "etat", absence->state);
  write_motive (builder, absence, school);
  demo_json_add_text (builder, "explication", absence->explanation);
  demo_json_add_text (builder, "dateHeureMotif", absence->received);
  demo_json_add_date (builder, "dateLimite", &absence->limit);
  json_builder_end_object (builder);
}

/**
 * demo_attendance_motivate:
 * @state: The state
 * @child: Whose
 * @absence: An absence
 * @motive: A code of the school
 * @explanation: (nullable): What the parent wrote
 * @email: By whom
 * @key: (nullable): The key that came along
 *
 * Writes a motive: a row each time.
 */
void
demo_attendance_motivate (DemoState         *state,
                          const DemoChild   *child,
                          const DemoAbsence *absence,
                          const char        *motive,
                          const char        *explanation,
                          const char        *email,
                          const char        *key)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (DemoTicket) record = demo_records_new (id, email);
  g_autoptr (GDateTime) now = demo_clock_now ();
  g_autofree char *stamp = demo_clock_stamp (now);

  demo_ticket_set (record, "fiche", child->fiche);
  demo_ticket_set (record, "absence", absence->id);
  demo_ticket_set (record, "motif", motive);
  demo_ticket_set (record, "explication", explanation);
  demo_ticket_set (record, "recu", stamp);
  demo_ticket_set (record, "cle", key);
  demo_records_keep (state, DEMO_MOTIVE_KIND, record);
}

/* The dentist, in a week, for every second child. */
static void
announce_dentist (DemoState        *state,
                  DemoFamilies     *families,
                  const DemoChild  *child,
                  const GDate      *base_day)
{
  int school_year = demo_school_year_of (base_day);
  const DemoSchool *school = demo_child_school_in (families, child, school_year);
  g_autoptr (DemoNotice) notice = demo_notice_new ();
  g_autoptr (GDateTime) moment = NULL;
  GDate before = *base_day;

  if (!demo_school_day_find_class (school_year, find_base (base_day, school_year) + 5,
                                   &notice->first))
    return;
  g_date_subtract_days (&before, 2);
  moment = demo_clock_at (&before, 20, 15);
  notice->last = notice->first;
  notice->periods = demo_child_grade_in (families, child, school_year) >= 7 ? 1u << 3 | 1u << 4 : 0;
  notice->motive = g_strdup (demo_motives_of (school)[1].code);
  notice->received = demo_clock_stamp (moment);
  demo_notices_add (state, child, notice, NULL, NULL);
}

/**
 * demo_attendance_begin:
 * @state: The state
 * @families: Who is who
 * @base_day: The day on which the demonstration began
 *
 * Writes what had been announced before, once.
 */
void
demo_attendance_begin (DemoState    *state,
                       DemoFamilies *families,
                       const GDate  *base_day)
{
  g_autofree char *begun = demo_state_dup_setting (state, BEGUN);

  if (begun != NULL)
    return;
  demo_state_set_setting (state, BEGUN, "1");
  for (guint i = 0; i < demo_families_get_n (families); i++) {
    const DemoChild *child = demo_families_get (families, i);

    if (child->fiche[6] % 2 == 0)
      announce_dentist (state, families, child, base_day);
  }
}
