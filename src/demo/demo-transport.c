/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-transport"

#include "demo-transport.h"

#include "demo-agenda.h"
#include "demo-clock.h"
#include "demo-json.h"
#include "demo-random.h"
#include "demo-school-year.h"

/* The school bus: a journey to school and one home, in secondary school with another one on Fridays
 * and a change to come; or no right to it, or nothing yet. */

#define EARLY 10
#define LATE 12

typedef struct {
  JsonBuilder     *builder;
  const DemoChild *child;
  DemoRandom       random;
  const char      *stop;
  int              route;
  int              ride;
} Writer;

static void
write_days (JsonBuilder *builder,
            int          from,
            int          to)
{
  json_builder_set_member_name (builder, "jours");
  json_builder_begin_array (builder);
  for (int day = from; day <= to; day++)
    json_builder_add_int_value (builder, day);
  json_builder_end_array (builder);
}

/* Days of the week from Monday, 1; none at all for every day of class. */
static void
write_journey (Writer      *self,
               gboolean     morning,
               int          route,
               int          boards,
               int          first_day,
               int          last_day,
               const GDate *from)
{
  JsonBuilder *builder = self->builder;
  g_autofree char *id = g_strdup_printf ("%s-%d-%d-%d-%s", self->child->fiche, route, morning,
                                         first_day, from ? "nouveau" : "actuel");
  g_autofree char *number = g_strdup_printf ("%d", route);
  g_autofree char *stop = g_strdup_printf ("%d-%02d", route, 1 + self->ride / 3);

  json_builder_begin_object (builder);
  demo_json_add_text (builder, "id", id);
  demo_json_add_text (builder, "periode", morning ? "matin" : "apresMidi");
  demo_json_add_text (builder, "direction", morning ? "versEcole" : "versDomicile");
  demo_json_add_text (builder, "numeroCircuit", number);
  demo_json_add_text (builder, "numeroArret", stop);
  demo_json_add_text (builder, "descriptionArret", self->stop);
  demo_json_add_clock (builder, "heureEmbarquement", boards);
  demo_json_add_clock (builder, "heureDebarquement", boards + self->ride);
  write_days (builder, first_day, last_day);
  demo_json_add_text (builder, "transporteur", "Autobus Exemple inc.");
  demo_json_add_date (builder, "dateDebut", from);
  json_builder_end_object (builder);
}

/* The first Monday of the next month. */
static void
find_change (GDate *date)
{
  demo_clock_today (date);
  g_date_set_day (date, 1);
  g_date_add_months (date, 1);
  while (g_date_get_weekday (date) != G_DATE_MONDAY)
    g_date_add_days (date, 1);
}

static void
write_journeys (Writer        *self,
                DemoTimetable *timetable,
                gboolean       secondary)
{
  int begin = demo_timetable_get_period (timetable, 1)->begin;
  int end = demo_timetable_get_period (timetable, demo_timetable_get_n_periods (timetable))->end;
  int early = begin - EARLY - self->ride;
  GDate change;

  find_change (&change);
  write_journey (self, TRUE, self->route, early, 0, -1, NULL);
  if (!secondary) {
    write_journey (self, FALSE, self->route, end + LATE, 0, -1, NULL);
    return;
  }
  write_journey (self, FALSE, self->route + 300, end + LATE, 1, 4, NULL);
  write_journey (self, FALSE, self->route + 310, end + LATE + 5, 5, 5, NULL);
  write_journey (self, TRUE, self->route, early - 4, 0, -1, &change);
}

static void
set_ride (Writer *self)
{
  static const char *const stops[] = {
    "Rue des Bouleaux, angle rue Principale", "Chemin du Lac, devant le numéro 310",
    "Rang Saint-Exemple, angle route 138",    "Boulevard des Érables, abribus",
  };

  self->stop = demo_random_pick (&self->random, stops);
  self->route = demo_random_range (&self->random, 101, 180);
  self->ride = demo_random_range (&self->random, 12, 38);
}

static void
write_list (Writer           *self,
            DemoFamilies     *families,
            int               school_year)
{
  int grade = demo_child_grade_in (families, self->child, school_year);
  g_autoptr (DemoTimetable) timetable =
    demo_agenda_new_timetable (families, self->child, school_year);

  json_builder_set_member_name (self->builder, "trajets");
  json_builder_begin_array (self->builder);
  if (self->child->bus == DEMO_BUS_RIDES && timetable != NULL) {
    set_ride (self);
    write_journeys (self, timetable, grade >= 7);
  }
  json_builder_end_array (self->builder);
}

/**
 * demo_transport_write:
 * @builder: What is being written
 * @families: Who is who
 * @child: A child
 * @school_year: First calendar year
 *
 * Adds the object: whether the child has a right to the bus, and the journeys.
 */
void
demo_transport_write (JsonBuilder     *builder,
                      DemoFamilies    *families,
                      const DemoChild *child,
                      int              school_year)
{
  Writer self = {
    .builder = builder,
    .child = child,
    .random = demo_random_for (demo_families_get_seed (families), "bus %s", child->fiche),
  };
  gboolean rides = child->bus == DEMO_BUS_RIDES;
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *stamp = NULL;
  GDate date;

  demo_school_year_first_day (school_year, &date);
  g_date_subtract_days (&date, 14);
  moment = demo_clock_at (&date, 9, 0);
  stamp = rides ? demo_clock_stamp (moment) : NULL;
  json_builder_begin_object (builder);
  demo_json_add_flag (builder, "admissible", child->bus != DEMO_BUS_NONE);
  demo_json_add_text (builder, "motif",
                      child->bus == DEMO_BUS_NONE
                        ? "Le domicile est à moins de 1,6 km de l’école."
                        : NULL);
  demo_json_add_text (builder, "dateHeureMaj", stamp);
  write_list (&self, families, school_year);
  json_builder_end_object (builder);
}
