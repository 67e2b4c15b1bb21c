/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-api-agenda"

#include "demo-agenda.h"
#include "demo-api.h"
#include "demo-clock.h"
#include "demo-detentions.h"
#include "demo-homework.h"
#include "demo-json.h"
#include "demo-routes.h"
#include "demo-school-year.h"
#include "demo-timetable-page.h"

/* The part of the business API for what a child does and has to do: calendar, activities,
 * timetable, detentions, homework. */

#define MAX_DAYS 732

static DemoAnswer *
refuse_dates (void)
{
  return demo_answer_new_message (400, "Les dates demandées ne sont pas valides.");
}

/* Both days, or the whole school year where they may be left out. */
static gboolean
read_range (DemoRequest *request,
            gboolean     optional,
            GDate       *from,
            GDate       *to)
{
  const char *begin = demo_request_query (request, "dateDebut");
  const char *end = demo_request_query (request, "dateFin");
  int school_year = demo_api_school_year ();

  if (optional && begin == NULL && end == NULL) {
    g_date_clear (from, 1);
    g_date_clear (to, 1);
    g_date_set_dmy (from, 1, 7, (GDateYear) school_year);
    g_date_set_dmy (to, 30, 6, (GDateYear) (school_year + 1));
    return TRUE;
  }
  return demo_date_parse (begin, from) && demo_date_parse (end, to) &&
         g_date_compare (from, to) <= 0 && g_date_days_between (from, to) <= MAX_DAYS;
}

static void
write_stages (JsonBuilder *builder,
              int          school_year)
{
  json_builder_set_member_name (builder, "etapes");
  json_builder_begin_array (builder);
  for (int stage = 1; stage <= DEMO_N_STAGES; stage++) {
    g_autofree char *code = g_strdup_printf ("%d", stage);
    GDate begin, end;

    demo_school_year_stage (school_year, stage, &begin, &end);
    json_builder_begin_object (builder);
    demo_json_add_text (builder, "codeEtape", code);
    demo_json_add_date (builder, "dateDebut", &begin);
    demo_json_add_date (builder, "dateFin", &end);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
write_days (JsonBuilder      *builder,
            const DemoSchool *school,
            const GDate      *from,
            const GDate      *to)
{
  static const char *const words[] = { NULL, "classe", "pedagogique", "conge" };

  json_builder_set_member_name (builder, "jours");
  json_builder_begin_array (builder);
  for (GDate date = *from; g_date_compare (&date, to) <= 0; g_date_add_days (&date, 1)) {
    int index = demo_school_day_class_index (&date);

    if (demo_school_day (&date) == DEMO_DAY_FREE)
      continue;
    json_builder_begin_object (builder);
    demo_json_add_date (builder, "date", &date);
    demo_json_add_text (builder, "typeJour", words[demo_school_day (&date)]);
    demo_json_add_int (builder, "jourCycle", index < 0 ? -1 : index % school->cycle + 1);
    demo_json_add_text (builder, "description", demo_school_day_name (&date));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* A year to come is not published. */
static void
write_calendar (JsonBuilder      *builder,
                const DemoSchool *school,
                const GDate      *from,
                const GDate      *to)
{
  int school_year = demo_school_year_of (from);
  gboolean published = school_year <= demo_api_school_year ();
  GDate first, last;

  demo_school_year_first_day (school_year, &first);
  demo_school_year_last_day (school_year, &last);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "anneeScolaire");
  if (!published) {
    json_builder_add_null_value (builder);
    demo_json_add_int (builder, "nombreJoursCycle", -1);
    demo_json_add_texts (builder, "etapes", NULL);
    demo_json_add_texts (builder, "jours", NULL);
  } else {
    json_builder_begin_object (builder);
    demo_json_add_date (builder, "dateDebut", &first);
    demo_json_add_date (builder, "dateFin", &last);
    json_builder_end_object (builder);
    demo_json_add_int (builder, "nombreJoursCycle", school->cycle);
    write_stages (builder, school_year);
    write_days (builder, school, from, to);
  }
  json_builder_end_object (builder);
}

/**
 * demo_api_calendar:
 * @portal: The portal
 * @request: GET `/api/organisationScolaire/calendrierScolaire/{etab}/{n}`
 *
 * Returns: (transfer full): the school's calendar.
 */
DemoAnswer *
demo_api_calendar (DemoPortal  *portal,
                   DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const DemoSchool *school;
  DemoAnswer *refusal = NULL;
  GDate from, to, end;

  school = demo_api_open_school (portal, request, &refusal);
  if (school == NULL)
    return refusal;
  if (!read_range (request, TRUE, &from, &to))
    return refuse_dates ();
  g_date_clear (&end, 1);
  g_date_set_dmy (&end, 30, 6, (GDateYear) (demo_school_year_of (&from) + 1));
  write_calendar (builder, school, &from, g_date_compare (&to, &end) < 0 ? &to : &end);
  return demo_api_with_etag (demo_api_finish (builder), request);
}

/**
 * demo_api_activities:
 * @portal: The portal
 * @request: GET `…/donneesAnnuelles/{etab}/{fiche}/activitescalendrier`
 *
 * Returns: (transfer full): lessons and other activities of a child.
 */
DemoAnswer *
demo_api_activities (DemoPortal  *portal,
                     DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);
  GDate from, to;

  if (child == NULL)
    return refusal;
  if (!read_range (request, FALSE, &from, &to))
    return refuse_dates ();
  demo_agenda_write (builder, portal->families, child, &from, &to);
  return demo_api_finish (builder);
}

static void
write_class_days (JsonBuilder *builder,
                  int          school_year,
                  int          cycle)
{
  GDate date;

  json_builder_set_member_name (builder, "joursCycle");
  json_builder_begin_array (builder);
  for (int i = 0; demo_school_day_find_class (school_year, i, &date); i++) {
    json_builder_begin_object (builder);
    demo_json_add_date (builder, "date", &date);
    demo_json_add_int (builder, "jourcycle", i % cycle + 1);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
write_days_off (JsonBuilder *builder,
                int          school_year)
{
  GDate date;

  json_builder_set_member_name (builder, "joursConges");
  json_builder_begin_array (builder);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 7, (GDateYear) school_year);
  for (; demo_school_year_of (&date) == school_year; g_date_add_days (&date, 1)) {
    if (demo_school_day_name (&date) == NULL)
      continue;
    json_builder_begin_object (builder);
    demo_json_add_date (builder, "date", &date);
    demo_json_add_text (builder, "typeJour",
                        demo_school_year_is_pedagogic (&date) ? "pedagogique" : "conge");
    demo_json_add_text (builder, "description", demo_school_day_name (&date));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
write_periods (JsonBuilder   *builder,
               DemoTimetable *timetable)
{
  json_builder_set_member_name (builder, "periodes");
  json_builder_begin_array (builder);
  for (int period = 1; timetable && period <= demo_timetable_get_n_periods (timetable); period++) {
    json_builder_begin_object (builder);
    demo_json_add_int (builder, "periode", period);
    demo_json_add_clock (builder, "heureDebut",
                         demo_timetable_get_period (timetable, period)->begin);
    demo_json_add_clock (builder, "heureFin", demo_timetable_get_period (timetable, period)->end);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
write_cell (JsonBuilder   *builder,
            DemoTimetable *timetable,
            int            day,
            int            period)
{
  const DemoLesson *lesson = demo_timetable_get_lesson (timetable, day, period);
  const char *rooms[] = { lesson->room, NULL };

  json_builder_begin_object (builder);
  demo_json_add_int (builder, "jourCycle", day);
  demo_json_add_int (builder, "periode", period);
  demo_json_add_text (builder, "codeActivite", lesson->code);
  if (lesson->subject_code != NULL)
    demo_json_add_text (builder, "codeMatiere", lesson->subject_code);
  demo_json_add_text (builder, "codeGroupe", demo_timetable_get_group (timetable));
  demo_json_add_text (builder, "description", lesson->name);
  demo_json_add_texts (builder, "locaux", rooms);
  demo_json_add_people (builder, "intervenants", (const char *const *) lesson->teachers);
  json_builder_end_object (builder);
}

static void
write_grid (JsonBuilder   *builder,
            DemoTimetable *timetable)
{
  json_builder_set_member_name (builder, "grille");
  json_builder_begin_array (builder);
  for (int day = 1; timetable && day <= demo_timetable_get_n_days (timetable); day++) {
    for (int period = 1; period <= demo_timetable_get_n_periods (timetable); period++)
      write_cell (builder, timetable, day, period);
  }
  json_builder_end_array (builder);
}

/**
 * demo_api_grid:
 * @portal: The portal
 * @request: GET `…/preparatifs/{etab}/{annee}/{fiche}/grilleHoraire`
 *
 * Returns: (transfer full): days off, days of the cycle, the cyclic timetable.
 */
DemoAnswer *
demo_api_grid (DemoPortal  *portal,
               DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);
  int school_year = demo_api_asked_year (request);
  g_autoptr (DemoTimetable) timetable = NULL;

  if (child == NULL)
    return refusal;
  timetable = demo_agenda_new_timetable (portal->families, child, school_year);
  json_builder_begin_object (builder);
  demo_json_add_int (builder, "nombreJoursCycle",
                     timetable ? demo_timetable_get_n_days (timetable) : -1);
  write_days_off (builder, school_year);
  write_class_days (builder, school_year,
                    timetable ? demo_timetable_get_n_days (timetable) : child->school->cycle);
  write_periods (builder, timetable);
  write_grid (builder, timetable);
  json_builder_end_object (builder);
  return demo_api_with_etag (demo_api_finish (builder), request);
}

/**
 * demo_api_printable:
 * @portal: The portal
 * @request: GET `…/horaire/{etab}/{annee}/eleves/{fiche}/imprimable`
 *
 * Returns: (transfer full): the timetable as a PDF; a kindergarten publishes none.
 */
DemoAnswer *
demo_api_printable (DemoPortal  *portal,
                    DemoRequest *request)
{
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);
  int school_year = demo_api_asked_year (request);
  g_autoptr (DemoTimetable) timetable = NULL;
  g_autoptr (GBytes) pdf = NULL;
  DemoAnswer *answer;

  if (child == NULL)
    return refusal;
  timetable = demo_agenda_new_timetable (portal->families, child, school_year);
  if (timetable == NULL || demo_child_grade_in (portal->families, child, school_year) <= 0)
    return demo_answer_new_message (404, "Aucun horaire imprimable.");
  pdf = demo_timetable_page_draw (portal->families, child, timetable, school_year);
  answer = demo_answer_new (200, "application/pdf", pdf);
  demo_answer_add_header (answer, "Content-Disposition",
                          "attachment; filename*=UTF-8''Horaire.pdf");
  return demo_api_with_etag (answer, request);
}

/**
 * demo_api_detentions:
 * @portal: The portal
 * @request: GET `/api/comportement/retenues/{etab}/{annee}/{fiche}`
 *
 * Returns: (transfer full): the detentions of a child.
 */
DemoAnswer *
demo_api_detentions (DemoPortal  *portal,
                     DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);

  if (child == NULL)
    return refusal;
  demo_detentions_write (builder, portal->families, child, demo_api_asked_year (request),
                         &portal->base_day);
  return demo_api_finish (builder);
}

/**
 * demo_api_homework:
 * @portal: The portal
 * @request: GET `…/apprentissage/{etab}/{annee}/travaux/eleves/{fiche}`
 *
 * Returns: (transfer full): what a child has to do, within the year that is asked for.
 */
DemoAnswer *
demo_api_homework (DemoPortal  *portal,
                   DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);
  int school_year = demo_api_asked_year (request);
  GDate from, to, first, last;
  gboolean whole = demo_request_query (request, "dateDebut") == NULL &&
                   demo_request_query (request, "dateFin") == NULL;

  if (child == NULL)
    return refusal;
  if (!read_range (request, TRUE, &from, &to))
    return refuse_dates ();
  demo_school_year_first_day (school_year, &first);
  demo_school_year_last_day (school_year, &last);
  if (whole || g_date_compare (&from, &first) < 0)
    from = first;
  if (whole || g_date_compare (&to, &last) > 0)
    to = last;
  demo_homework_write (builder, portal->families, portal->documents, child, &from, &to);
  return demo_api_finish (builder);
}
