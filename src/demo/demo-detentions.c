/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-detentions"

#include "demo-detentions.h"

#include "demo-clock.h"
#include "demo-json.h"
#include "demo-random.h"
#include "demo-school-days.h"
#include "demo-school-year.h"

/* Detentions, in secondary schools, after the last period: a few in the year, one in the days after
 * the demonstration began. */

#define BEGIN 965
#define END 1010
#define KNOWN_BEFORE 3
#define WANTED_AFTER 2

static void
write_detention (JsonBuilder     *builder,
                 const DemoChild *child,
                 const GDate     *date,
                 DemoRandom      *random)
{
  static const char *const reasons[] = {
    "Retards répétés", "Travail non remis à trois reprises", "Usage du cellulaire en classe",
    "Langage inapproprié",
  };
  static const char *const staff[] = { "Dominique", "Claude", "Marie-Pier" };
  const char *rooms[] = { "A-101", NULL };
  const char *people[] = { demo_random_pick (random, staff), NULL };
  g_autofree char *id = g_strdup_printf ("ret-%s-%u", child->fiche, g_date_get_julian (date));
  GDate today;

  demo_clock_today (&today);
  json_builder_begin_object (builder);
  demo_json_add_text (builder, "id", id);
  demo_json_add_date (builder, "date", date);
  demo_json_add_clock (builder, "heureDebut", BEGIN);
  demo_json_add_clock (builder, "heureFin", END);
  demo_json_add_text (builder, "motif", demo_random_pick (random, reasons));
  demo_json_add_texts (builder, "locaux", rooms);
  demo_json_add_people (builder, "intervenants", people);
  demo_json_add_text (builder, "etat", g_date_compare (date, &today) < 0 ? "faite" : "prevue");
  json_builder_end_object (builder);
}

static gboolean
is_wanted (int          school_year,
           const GDate *base_day,
           int          index)
{
  GDate date = *base_day;

  for (int i = 0; i < 30 && demo_school_day_class_index (&date) < 0; i++)
    g_date_subtract_days (&date, 1);
  return demo_school_year_of (&date) == school_year && demo_school_day_class_index (&date) >= 0 &&
         demo_school_day_class_index (&date) + WANTED_AFTER == index;
}

/**
 * demo_detentions_write:
 * @builder: What is being written
 * @families: Who is who
 * @child: A child
 * @school_year: First calendar year
 * @base_day: The day on which the demonstration began
 *
 * Adds a list of the detentions that are known by now.
 */
void
demo_detentions_write (JsonBuilder     *builder,
                       DemoFamilies    *families,
                       const DemoChild *child,
                       int              school_year,
                       const GDate     *base_day)
{
  int grade = demo_child_grade_in (families, child, school_year);
  GDate date, given, today;

  demo_clock_today (&today);
  json_builder_begin_array (builder);
  for (int i = 0; grade >= MAX (7, child->first_grade) &&
                  demo_school_day_find_class (school_year, i, &date); i++) {
    DemoRandom random = demo_random_for (demo_families_get_seed (families), "detention %s %d %d",
                                         child->fiche, school_year, i);

    if (demo_random_below (&random, 60) != 0 && !is_wanted (school_year, base_day, i))
      continue;
    if (demo_school_day_find_class (school_year, MAX (i - KNOWN_BEFORE, 0), &given) &&
        g_date_compare (&given, &today) <= 0)
      write_detention (builder, child, &date, &random);
  }
  json_builder_end_array (builder);
}
