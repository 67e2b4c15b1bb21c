/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-calendar-file"

#include "config.h"

#include "pupitre-calendar-file.h"

#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

/* A calendar file (iCalendar, RFC 5545) of lessons, days off, detentions, homework and evaluations:
 * what a calendar program shows beside the rest of a family's life. Made again, it has the same UIDs,
 * so that what a program imported is brought up to date and not doubled. Main thread. */

/* The rules of the zone since 2007, written by ourselves: what libical takes from the system has a
 * name of its own and history since 1895, and is not there on every machine. */
static const char ZONE[] =
  "BEGIN:VTIMEZONE\r\n"
  "TZID:America/Toronto\r\n"
  "BEGIN:STANDARD\r\n"
  "DTSTART:20071104T020000\r\n"
  "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\n"
  "TZOFFSETFROM:-0400\r\n"
  "TZOFFSETTO:-0500\r\n"
  "TZNAME:EST\r\n"
  "END:STANDARD\r\n"
  "BEGIN:DAYLIGHT\r\n"
  "DTSTART:20070311T020000\r\n"
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n"
  "TZOFFSETFROM:-0500\r\n"
  "TZOFFSETTO:-0400\r\n"
  "TZNAME:EDT\r\n"
  "END:DAYLIGHT\r\n"
  "END:VTIMEZONE\r\n";

#define N_KEY_ROUNDS 65536

struct _PupitreCalendarFile {
  GObject             parent_instance;

  icalcomponent      *calendar;
  icaltimezone       *zone;
  struct icaltimetype stamp;
  char               *child_key;   /* (nullable) */
  char               *child_name;  /* (nullable): %NULL if the titles do not name the child */
  guint               n_entries;
};

G_DEFINE_FINAL_TYPE (PupitreCalendarFile, pupitre_calendar_file, G_TYPE_OBJECT)

static void
pupitre_calendar_file_finalize (GObject *object)
{
  PupitreCalendarFile *self = PUPITRE_CALENDAR_FILE (object);

  icalcomponent_free (self->calendar);
  icaltimezone_free (self->zone, 1);
  g_free (self->child_key);
  g_free (self->child_name);

  G_OBJECT_CLASS (pupitre_calendar_file_parent_class)->finalize (object);
}

static void
pupitre_calendar_file_class_init (PupitreCalendarFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_calendar_file_finalize;
}

static void
pupitre_calendar_file_init (PupitreCalendarFile *self)
{
}

/* --- Properties --------------------------------------------------------------------------- */

static struct icaltimetype
to_date (GDateTime *day)
{
  struct icaltimetype date = icaltime_null_date ();

  date.year = g_date_time_get_year (day);
  date.month = g_date_time_get_month (day);
  date.day = g_date_time_get_day_of_month (day);
  return date;
}

static struct icaltimetype
to_time (GDateTime *moment, const icaltimezone *zone)
{
  struct icaltimetype time = to_date (moment);

  time.is_date = 0;
  time.hour = g_date_time_get_hour (moment);
  time.minute = g_date_time_get_minute (moment);
  time.second = g_date_time_get_second (moment);
  return icaltime_set_timezone (&time, zone);
}

/* libical writes the zone only where it is told to. */
static void
add_moment (PupitreCalendarFile *self,
            icalcomponent       *entry,
            GDateTime           *moment,
            gboolean             is_date,
            icalproperty        *(*make) (struct icaltimetype))
{
  icalproperty *property = make (is_date ? to_date (moment) : to_time (moment, self->zone));

  if (!is_date)
    icalproperty_add_parameter (property, icalparameter_new_tzid ("America/Toronto"));
  icalcomponent_add_property (entry, property);
}

static void
add_text (icalcomponent *entry, icalproperty *(*make) (const char *), const char *text)
{
  if (text != NULL && *text != '\0')
    icalcomponent_add_property (entry, make (text));
}

static void
add_list (icalcomponent *entry, icalproperty *(*make) (const char *), const char * const *texts)
{
  g_autofree char *joined = g_strjoinv (", ", (char **) texts);

  add_text (entry, make, joined);
}

/* The same for the same child, kind and key, whenever and wherever the file is made. */
static char *
make_uid (PupitreCalendarFile *self, const char *kind, const char *key)
{
  g_autofree char *name =
    g_strjoin ("\n", self->child_key != NULL ? self->child_key : "", kind, key, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf ("%.32s@io.github.pupitre.Pupitre", hash);
}

static char *
make_summary (PupitreCalendarFile *self, const char *title)
{
  if (self->child_name == NULL)
    return g_strdup (title);
  /* Translators: the title of an entry of a calendar file; 1 first name of the child, 2 what it is;
   * in French "%1$s : %2$s" */
  return g_strdup_printf (C_("calendar file", "%1$s: %2$s"), self->child_name, title);
}

/* @returns: (transfer none): a component that is in the calendar */
static icalcomponent *
add_entry (PupitreCalendarFile *self,
           icalcomponent_kind   component,
           const char          *kind,
           const char          *key,
           const char          *title)
{
  icalcomponent *entry = icalcomponent_new (component);
  g_autofree char *uid = make_uid (self, kind, key);
  g_autofree char *summary = make_summary (self, title);

  icalcomponent_add_property (entry, icalproperty_new_uid (uid));
  icalcomponent_add_property (entry, icalproperty_new_dtstamp (self->stamp));
  icalcomponent_add_property (entry, icalproperty_new_summary (summary));
  icalcomponent_add_component (self->calendar, entry);
  self->n_entries++;
  return entry;
}

/* Whole days, from the first to before @end; they leave the time of the calendar free. */
static void
add_days (PupitreCalendarFile *self, icalcomponent *entry, GDateTime *first, GDateTime *end)
{
  add_moment (self, entry, first, TRUE, icalproperty_new_dtstart);
  add_moment (self, entry, end, TRUE, icalproperty_new_dtend);
  icalcomponent_add_property (entry, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
}

/**
 * pupitre_calendar_file_new:
 * @name: What the calendar is called
 * @stamp: When the file is made
 *
 * Returns: (transfer full): a calendar without entries.
 */
PupitreCalendarFile *
pupitre_calendar_file_new (const char *name, GDateTime *stamp)
{
  PupitreCalendarFile *self;
  icalcomponent *zone;
  icalproperty *title;
  g_autoptr (GDateTime) utc = NULL;

  g_return_val_if_fail (name != NULL && stamp != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_CALENDAR_FILE, NULL);
  utc = g_date_time_to_utc (stamp);
  self->stamp = to_time (utc, icaltimezone_get_utc_timezone ());
  zone = icalparser_parse_string (ZONE);
  self->zone = icaltimezone_new ();
  icaltimezone_set_component (self->zone, zone);
  self->calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  icalcomponent_add_property (self->calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (self->calendar,
                              icalproperty_new_prodid ("-//Pupitre//Pupitre " PACKAGE_VERSION "//FR"));
  icalcomponent_add_property (self->calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  title = icalproperty_new_x (name);
  icalproperty_set_x_name (title, "X-WR-CALNAME");
  icalcomponent_add_property (self->calendar, title);
  icalcomponent_add_component (self->calendar, icalcomponent_new_clone (zone));

  return self;
}

/* What tells the child from all others, through whichever account it is read: an account may know it
 * by a guid of its own. A calendar file is handed on, and a record number has but 7 digits, so that
 * whoever wants to find it from the UIDs is to pay for each guess. */
static char *
make_child_key (const char *portal, PupitreChild *child)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *key = g_strdup_printf ("%s\n%s\n%.10s", portal, pupitre_child_get_key (child),
                                          pupitre_child_get_birth_date (child));
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) key, -1);
  for (int i = 0; i < N_KEY_ROUNDS; i++) {
    g_checksum_get_digest (checksum, digest, &length);
    g_checksum_reset (checksum);
    g_checksum_update (checksum, digest, (gssize) length);
  }
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * pupitre_calendar_file_begin_child:
 * @self: A calendar
 * @portal: The id of the portal that the child is on
 * @child: A child
 * @named: Whether the titles have to tell children apart
 *
 * Says whose entries are added from here on. It takes a twentieth of a second.
 */
void
pupitre_calendar_file_begin_child (PupitreCalendarFile *self,
                                   const char          *portal,
                                   PupitreChild        *child,
                                   gboolean             named)
{
  g_return_if_fail (PUPITRE_IS_CALENDAR_FILE (self));
  g_return_if_fail (portal != NULL && PUPITRE_IS_CHILD (child));

  g_free (self->child_key);
  g_free (self->child_name);
  self->child_key = make_child_key (portal, child);
  self->child_name = named ? g_strdup (pupitre_child_get_first_name (child)) : NULL;
}

static char *
make_lesson_title (PupitreLesson *lesson)
{
  int cycle_day = pupitre_lesson_get_cycle_day (lesson);

  if (cycle_day == 0)
    return g_strdup (pupitre_lesson_get_title (lesson));
  /* Translators: the title of a lesson in a calendar file; 1 course, 2 day of the cycle; in French
   * "%1$s (jour %2$d)" */
  return g_strdup_printf (C_("calendar file", "%1$s (day %2$d)"), pupitre_lesson_get_title (lesson),
                          cycle_day);
}

/* Who teaches, and what the school changed. */
static char *
make_lesson_text (PupitreLesson *lesson)
{
  g_autofree char *teachers =
    g_strjoinv (", ", (char **) pupitre_lesson_get_teachers (lesson));
  g_autofree char *origin = NULL;
  GDateTime *planned = pupitre_lesson_get_origin (lesson);

  if (planned == NULL)
    return g_steal_pointer (&teachers);
  origin = pupitre_lesson_is_origin_all_day (lesson) ? pupitre_words_date (planned)
                                                     : pupitre_words_date_time (planned);
  return g_strdup_printf (C_("calendar file", "%1$s\nMoved; it was planned on %2$s"), teachers,
                          origin);
}

/**
 * pupitre_calendar_file_add_lesson:
 * @self: A calendar
 * @key: What stays the same when it is moved: its name of pupitre_activity_key_settle(), whose limits
 *   are those of the UID
 * @lesson: A lesson or another activity
 *
 * Adds an event, with the day of the cycle in its title. One that does not take place says so.
 */
void
pupitre_calendar_file_add_lesson (PupitreCalendarFile *self, const char *key, PupitreLesson *lesson)
{
  g_autofree char *title = NULL, *text = NULL;
  icalcomponent *entry;
  GDateTime *start, *end;

  g_return_if_fail (PUPITRE_IS_CALENDAR_FILE (self));
  g_return_if_fail (key != NULL && PUPITRE_IS_LESSON (lesson));

  title = make_lesson_title (lesson);
  text = make_lesson_text (lesson);
  start = pupitre_lesson_get_start (lesson);
  end = pupitre_lesson_get_end (lesson);
  entry = add_entry (self, ICAL_VEVENT_COMPONENT, "lesson", key, title);
  if (pupitre_lesson_is_all_day (lesson)) {
    add_days (self, entry, start, end);
  } else {
    add_moment (self, entry, start, FALSE, icalproperty_new_dtstart);
    if (end != NULL)
      add_moment (self, entry, end, FALSE, icalproperty_new_dtend);
  }
  add_list (entry, icalproperty_new_location, pupitre_lesson_get_rooms (lesson));
  add_text (entry, icalproperty_new_description, g_strchug (text));
  if (pupitre_lesson_get_state (lesson) == PUPITRE_LESSON_STATE_CANCELLED)
    icalcomponent_add_property (entry, icalproperty_new_status (ICAL_STATUS_CANCELLED));
}

static const char *
day_title (PupitreDay *day)
{
  if (*pupitre_day_get_title (day) != '\0')
    return pupitre_day_get_title (day);
  if (pupitre_day_get_kind (day) == PUPITRE_DAY_KIND_PEDAGOGIC)
    return C_("calendar file", "Pedagogic day");
  if (pupitre_day_get_kind (day) == PUPITRE_DAY_KIND_OTHER && *pupitre_day_get_kind_text (day) != '\0')
    return pupitre_day_get_kind_text (day);
  return C_("calendar file", "Day off");
}

/**
 * pupitre_calendar_file_add_day:
 * @self: A calendar
 * @key: The key of its item
 * @day: A day off, a pedagogic day, or one of a kind that only the school knows; one of class is not
 *   added
 *
 * Adds an event of a whole day.
 */
void
pupitre_calendar_file_add_day (PupitreCalendarFile *self, const char *key, PupitreDay *day)
{
  g_autoptr (GDateTime) end = NULL;
  icalcomponent *entry;

  g_return_if_fail (PUPITRE_IS_CALENDAR_FILE (self));
  g_return_if_fail (key != NULL && PUPITRE_IS_DAY (day));

  if (pupitre_day_get_kind (day) == PUPITRE_DAY_KIND_CLASS)
    return;
  end = pupitre_school_time_day (pupitre_day_get_date (day), 1);
  entry = add_entry (self, ICAL_VEVENT_COMPONENT, "day", key, day_title (day));
  add_days (self, entry, pupitre_day_get_date (day), end);
}

/**
 * pupitre_calendar_file_add_detention:
 * @self: A calendar
 * @key: The key of its item
 * @detention: A detention
 *
 * Adds an event.
 */
void
pupitre_calendar_file_add_detention (PupitreCalendarFile *self,
                                     const char          *key,
                                     PupitreDetention    *detention)
{
  icalcomponent *entry;
  GDateTime *start, *end;

  g_return_if_fail (PUPITRE_IS_CALENDAR_FILE (self));
  g_return_if_fail (key != NULL && PUPITRE_IS_DETENTION (detention));

  start = pupitre_detention_get_start (detention);
  end = pupitre_detention_get_end (detention);
  entry = add_entry (self, ICAL_VEVENT_COMPONENT, "detention", key,
                     C_("calendar file", "Detention"));
  if (pupitre_detention_is_all_day (detention)) {
    g_autoptr (GDateTime) next = pupitre_school_time_day (start, 1);

    add_days (self, entry, start, next);
  } else {
    add_moment (self, entry, start, FALSE, icalproperty_new_dtstart);
    if (end != NULL)
      add_moment (self, entry, end, FALSE, icalproperty_new_dtend);
  }
  add_list (entry, icalproperty_new_location, pupitre_detention_get_rooms (detention));
  add_text (entry, icalproperty_new_description, pupitre_detention_get_reason (detention));
  if (pupitre_detention_get_state (detention) == PUPITRE_DETENTION_STATE_CANCELLED)
    icalcomponent_add_property (entry, icalproperty_new_status (ICAL_STATUS_CANCELLED));
}

static char *
make_assignment_title (PupitreAssignment *assignment)
{
  const char *course = pupitre_assignment_get_course (assignment);
  const char *title = pupitre_assignment_get_title (assignment);

  if (*course == '\0')
    return g_strdup (title);
  if (pupitre_assignment_get_kind (assignment) == PUPITRE_ASSIGNMENT_KIND_EVALUATION)
    /* Translators: the title of an evaluation in a calendar file; 1 course, 2 title; in French
     * "Évaluation de %1$s : %2$s" */
    return g_strdup_printf (C_("calendar file", "Evaluation, %1$s: %2$s"), course, title);
  /* Translators: the title of homework in a calendar file; 1 course, 2 title; in French
   * "%1$s : %2$s" */
  return g_strdup_printf (C_("calendar file of homework", "%1$s: %2$s"), course, title);
}

/**
 * pupitre_calendar_file_add_assignment:
 * @self: A calendar
 * @key: The key of its item
 * @assignment: Homework, a lesson to learn, or an evaluation
 * @done: Whether the parent marked it as done
 *
 * Adds a task that is due on its day; an evaluation is an event of that day.
 */
void
pupitre_calendar_file_add_assignment (PupitreCalendarFile *self,
                                      const char          *key,
                                      PupitreAssignment   *assignment,
                                      gboolean             done)
{
  g_autofree char *title = NULL;
  icalcomponent *entry;
  GDateTime *due;

  g_return_if_fail (PUPITRE_IS_CALENDAR_FILE (self));
  g_return_if_fail (key != NULL && PUPITRE_IS_ASSIGNMENT (assignment));

  title = make_assignment_title (assignment);
  due = pupitre_assignment_get_due (assignment);
  if (pupitre_assignment_get_kind (assignment) == PUPITRE_ASSIGNMENT_KIND_EVALUATION) {
    g_autoptr (GDateTime) next = pupitre_school_time_day (due, 1);

    entry = add_entry (self, ICAL_VEVENT_COMPONENT, "assignment", key, title);
    add_days (self, entry, due, next);
  } else {
    entry = add_entry (self, ICAL_VTODO_COMPONENT, "assignment", key, title);
    add_moment (self, entry, due, TRUE, icalproperty_new_due);
    icalcomponent_add_property (entry, icalproperty_new_status (done ? ICAL_STATUS_COMPLETED
                                                                     : ICAL_STATUS_NEEDSACTION));
  }
  add_text (entry, icalproperty_new_description,
            pupitre_rich_text_get_text (pupitre_assignment_get_content (assignment)));
  if (pupitre_assignment_get_n_links (assignment) > 0)
    add_text (entry, icalproperty_new_url,
              pupitre_link_get_uri (pupitre_assignment_get_link (assignment, 0)));
}

/**
 * pupitre_calendar_file_get_n_entries:
 * @self: A calendar
 *
 * Returns: how many entries it has.
 */
guint
pupitre_calendar_file_get_n_entries (PupitreCalendarFile *self)
{
  g_return_val_if_fail (PUPITRE_IS_CALENDAR_FILE (self), 0);

  return self->n_entries;
}

/**
 * pupitre_calendar_file_write:
 * @self: A calendar
 *
 * Returns: (transfer full): the bytes of the file.
 */
GBytes *
pupitre_calendar_file_write (PupitreCalendarFile *self)
{
  char *text;

  g_return_val_if_fail (PUPITRE_IS_CALENDAR_FILE (self), NULL);

  text = icalcomponent_as_ical_string_r (self->calendar);
  return g_bytes_new_with_free_func (text, strlen (text), icalmemory_free_buffer, text);
}
