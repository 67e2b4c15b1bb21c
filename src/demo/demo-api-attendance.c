/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-api-attendance"

#include "demo-api.h"
#include "demo-attendance.h"
#include "demo-clock.h"
#include "demo-json.h"
#include "demo-motives.h"
#include "demo-once.h"
#include "demo-rebuff.h"
#include "demo-routes.h"
#include "demo-school-year.h"

/* The part of the business API for absences: what it tells, and the three things that a parent
 * writes. */

#define MAX_EXPLANATION 500
#define MAX_PERIOD 31

/* What a parent wrote, not checked yet against the school. */
typedef struct {
  char *motive;
  char *explanation;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->motive);
  g_free (words->explanation);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static GPtrArray *
list_absences (DemoPortal      *portal,
               DemoRequest     *request,
               const DemoChild *child)
{
  return demo_attendance_list (portal->state, portal->families, child,
                               demo_api_asked_year (request), &portal->base_day);
}

static const DemoSchool *
school_of (DemoPortal      *portal,
           DemoRequest     *request,
           const DemoChild *child)
{
  return demo_child_school_in (portal->families, child, demo_api_asked_year (request));
}

static DemoAnswer *
finish (guint        status,
        JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return demo_answer_new_json (status, root);
}

static gboolean
is_excluded (DemoRequest *request,
             const char  *part)
{
  const char *exclude = demo_request_query (request, "exclude");
  g_auto (GStrv) parts = g_strsplit (exclude ? exclude : "", ",", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    if (g_ascii_strcasecmp (g_strstrip (parts[i]), part) == 0)
      return TRUE;
  }
  return FALSE;
}

/* An empty date is none. */
static gboolean
read_limit (DemoRequest *request,
            const char  *name,
            GDate       *date)
{
  const char *text = demo_request_query (request, name);

  g_date_clear (date, 1);
  return text == NULL || *text == '\0' || demo_date_parse (text, date);
}

static void
write_part (JsonBuilder      *builder,
            const char       *name,
            GPtrArray        *absences,
            const DemoSchool *school,
            gboolean          waiting,
            const GDate      *from,
            const GDate      *to)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < absences->len; i++) {
    const DemoAbsence *absence = g_ptr_array_index (absences, i);

    if (g_str_equal (absence->state, DEMO_TO_MOTIVATE) != waiting ||
        (g_date_valid (from) && g_date_compare (&absence->date, from) < 0) ||
        (g_date_valid (to) && g_date_compare (&absence->date, to) > 0))
      continue;
    demo_attendance_write (builder, absence, school);
  }
  json_builder_end_array (builder);
}

static void
write_notices (JsonBuilder      *builder,
               DemoPortal       *portal,
               const DemoChild  *child,
               const DemoSchool *school)
{
  g_autoptr (GPtrArray) notices = demo_notices_list (portal->state, child);

  json_builder_set_member_name (builder, "avisAbsences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < notices->len; i++) {
    const DemoNotice *notice = g_ptr_array_index (notices, i);

    demo_notice_write (builder, notice, demo_notice_can_go (notice, portal->withdraws_begun),
                       school);
  }
  json_builder_end_array (builder);
}

/**
 * demo_api_absences:
 * @portal: The portal
 * @request: GET `…/assiduite/{etab}/{annee}/{fiche}/absences/parent`
 *
 * Returns: (transfer full): what waits for a motive, what was announced, what was.
 */
DemoAnswer *
demo_api_absences (DemoPortal  *portal,
                   DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);
  g_autoptr (GPtrArray) absences = NULL;
  const DemoSchool *school;
  GDate from, to, none;

  if (child == NULL)
    return refusal;
  if (!read_limit (request, "historiqueAbsencesDateDebut", &from) ||
      !read_limit (request, "historiqueAbsencesDateFin", &to))
    return demo_answer_new_message (400, "Les dates demandées ne sont pas valides.");
  g_date_clear (&none, 1);
  school = school_of (portal, request, child);
  absences = list_absences (portal, request, child);
  json_builder_begin_object (builder);
  if (!is_excluded (request, "absencesAMotiver"))
    write_part (builder, "absencesAMotiver", absences, school, TRUE, &none, &none);
  if (!is_excluded (request, "avisAbsences"))
    write_notices (builder, portal, child, school);
  if (!is_excluded (request, "historiqueAbsences"))
    write_part (builder, "historiqueAbsences", absences, school, FALSE, &from, &to);
  json_builder_end_object (builder);
  return finish (200, builder);
}

/**
 * demo_api_motives:
 * @portal: The portal
 * @request: GET `/api/comportement/assiduite/{etab}/motifs`
 *
 * Returns: (transfer full): the motives that the school takes.
 */
DemoAnswer *
demo_api_motives (DemoPortal  *portal,
                  DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoSchool *school = demo_api_open_school (portal, request, &refusal);

  if (school == NULL)
    return refusal;
  demo_motives_write (builder, school);
  return demo_api_with_etag (finish (200, builder), request);
}

static JsonObject *
read_object (JsonParser  *parser,
             DemoRequest *request)
{
  gsize length;
  const char *data = g_bytes_get_data (request->body, &length);
  JsonNode *root;

  if (data == NULL || !json_parser_load_from_data (parser, data, (gssize) length, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

/* The text of a member, %NULL for anything else. */
static const char *
read_text (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* The first member that is wrong, %NULL if none is. */
static const char *
read_words (JsonObject *object,
            Words      *words)
{
  JsonNode *node = json_object_get_member (object, "explication");
  const char *explanation = read_text (object, "explication");

  words->motive = g_strdup (read_text (object, "codeMotif"));
  if (words->motive == NULL || *words->motive == '\0')
    return "codeMotif";
  if ((node != NULL && explanation == NULL && !JSON_NODE_HOLDS_NULL (node)) ||
      (explanation != NULL && g_utf8_strlen (explanation, -1) > MAX_EXPLANATION))
    return "explication";
  words->explanation = g_strdup (explanation);
  return NULL;
}

static DemoRebuff
judge_words (const DemoSchool *school,
             const Words      *words,
             guint             usage)
{
  const DemoMotive *motive = demo_motives_find (school, words->motive);
  g_autofree char *text = g_strdup (words->explanation ? words->explanation : "");

  if (motive == NULL || (motive->usages & usage) == 0)
    return DEMO_REBUFF_MOTIVE;
  return motive->explained && *g_strstrip (text) == '\0' ? DEMO_REBUFF_EXPLANATION
                                                         : DEMO_REBUFF_NONE;
}

static const DemoAbsence *
find_absence (GPtrArray  *absences,
              const char *id)
{
  for (guint i = 0; i < absences->len; i++) {
    const DemoAbsence *absence = g_ptr_array_index (absences, i);

    if (g_ascii_strcasecmp (absence->id, id) == 0)
      return absence;
  }
  return NULL;
}

/* A portal that ignores keys takes a second motive as well. */
static DemoRebuff
judge_absence (DemoPortal        *portal,
               const DemoAbsence *absence)
{
  if (absence == NULL)
    return DEMO_REBUFF_NO_ABSENCE;
  if (g_str_equal (absence->state, "nonMotivee"))
    return DEMO_REBUFF_TOO_LATE;
  return g_str_equal (absence->state, DEMO_TO_MOTIVATE) || portal->ignores_keys
           ? DEMO_REBUFF_NONE
           : DEMO_REBUFF_MOTIVATED;
}

static DemoAnswer *
motivate (DemoPortal      *portal,
          DemoRequest     *request,
          const char      *email,
          const DemoChild *child)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  JsonObject *object = read_object (parser, request);
  const DemoSchool *school = school_of (portal, request, child);
  g_autoptr (GPtrArray) before = list_absences (portal, request, child), after = NULL;
  const DemoAbsence *absence = find_absence (before, demo_request_param (request, "id"));
  g_auto (Words) words = { NULL };
  const char *wrong = object ? read_words (object, &words) : NULL;
  DemoRebuff rebuff = judge_absence (portal, absence);

  if (object == NULL || wrong != NULL)
    return demo_rebuff_answer (DEMO_REBUFF_FORM, wrong);
  if (rebuff == DEMO_REBUFF_NONE)
    rebuff =
      judge_words (school, &words, absence->late ? DEMO_USAGE_LATE : DEMO_USAGE_ABSENCE);
  if (rebuff != DEMO_REBUFF_NONE)
    return demo_rebuff_answer (rebuff, NULL);
  demo_attendance_motivate (portal->state, child, absence, words.motive, words.explanation, email,
                            demo_request_header (request, "Idempotency-Key"));
  after = list_absences (portal, request, child);
  demo_attendance_write (builder, find_absence (after, absence->id), school);
  return finish (200, builder);
}

static gboolean
read_periods (JsonObject *object,
              gboolean    whole,
              guint      *periods)
{
  JsonNode *node = json_object_get_member (object, "periodes");
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);
    gint64 period = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_int (element) : 0;

    if (period < 1 || period > MAX_PERIOD)
      return FALSE;
    *periods |= 1u << period;
  }
  return whole == (*periods == 0);
}

/* The first member that is wrong, %NULL if none is. */
static const char *
read_notice (JsonObject *object,
             DemoNotice *notice,
             Words      *words)
{
  JsonNode *whole = json_object_get_member (object, "journeeEntiere");
  const char *type = read_text (object, "typeAbsence");

  if (!demo_date_parse (read_text (object, "dateDebut"), &notice->first))
    return "dateDebut";
  if (!demo_date_parse (read_text (object, "dateFin"), &notice->last) ||
      g_date_compare (&notice->first, &notice->last) > 0)
    return "dateFin";
  if (whole == NULL || !JSON_NODE_HOLDS_VALUE (whole) ||
      json_node_get_value_type (whole) != G_TYPE_BOOLEAN)
    return "journeeEntiere";
  if (!read_periods (object, json_node_get_boolean (whole), &notice->periods))
    return "periodes";
  if (type == NULL || (!g_str_equal (type, "absence") && !g_str_equal (type, "retard")))
    return "typeAbsence";
  notice->late = g_str_equal (type, "retard");
  return read_words (object, words);
}

/* Why this day cannot be the first or the last. */
static DemoRebuff
judge_day (const GDate *date)
{
  GDate today, first, last;

  demo_clock_today (&today);
  demo_school_year_first_day (demo_api_school_year (), &first);
  demo_school_year_last_day (demo_api_school_year (), &last);
  if (g_date_compare (date, &today) < 0)
    return DEMO_REBUFF_PAST;
  if (g_date_compare (date, &first) < 0 || g_date_compare (date, &last) > 0)
    return DEMO_REBUFF_OUTSIDE;
  return demo_school_year_has_class (date) ? DEMO_REBUFF_NONE : DEMO_REBUFF_DAY_OFF;
}

static DemoRebuff
judge_time (DemoPortal       *portal,
            const DemoChild  *child,
            const DemoNotice *notice)
{
  g_autoptr (DemoTimetable) timetable =
    demo_agenda_new_timetable (portal->families, child, demo_api_school_year ());
  g_autoptr (GPtrArray) notices = demo_notices_list (portal->state, child);

  if (timetable == NULL || notice->periods >> (demo_timetable_get_n_periods (timetable) + 1) != 0)
    return DEMO_REBUFF_PERIOD;
  for (guint i = 0; !portal->ignores_keys && i < notices->len; i++) {
    if (demo_notice_overlaps (notice, g_ptr_array_index (notices, i)))
      return DEMO_REBUFF_ANNOUNCED;
  }
  return DEMO_REBUFF_NONE;
}

static DemoRebuff
judge_notice (DemoPortal        *portal,
              DemoRequest       *request,
              const DemoChild   *child,
              const DemoNotice  *notice,
              const Words       *words,
              const char       **member)
{
  DemoRebuff rebuff = judge_day (&notice->first);

  *member = "dateDebut";
  if (rebuff == DEMO_REBUFF_NONE) {
    *member = "dateFin";
    rebuff = judge_day (&notice->last);
  }
  if (rebuff != DEMO_REBUFF_NONE)
    return rebuff;
  *member = NULL;
  rebuff = judge_words (school_of (portal, request, child), words, DEMO_USAGE_NOTICE);
  return rebuff != DEMO_REBUFF_NONE ? rebuff : judge_time (portal, child, notice);
}

static DemoAnswer *
announce (DemoPortal      *portal,
          DemoRequest     *request,
          const char      *email,
          const DemoChild *child)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DemoNotice) notice = demo_notice_new ();
  JsonObject *object = read_object (parser, request);
  g_auto (Words) words = { NULL };
  const char *wrong = object ? read_notice (object, notice, &words) : NULL;
  DemoRebuff rebuff;

  if (object == NULL || wrong != NULL)
    return demo_rebuff_answer (DEMO_REBUFF_FORM, wrong);
  rebuff = judge_notice (portal, request, child, notice, &words, &wrong);
  if (rebuff != DEMO_REBUFF_NONE)
    return demo_rebuff_answer (rebuff, wrong);
  notice->motive = g_strdup (words.motive);
  notice->explanation = g_strdup (words.explanation);
  demo_notices_add (portal->state, child, notice, email,
                    demo_request_header (request, "Idempotency-Key"));
  demo_notice_write (builder, notice, demo_notice_can_go (notice, portal->withdraws_begun),
                     school_of (portal, request, child));
  return finish (201, builder);
}

static DemoAnswer *
withdraw (DemoPortal      *portal,
          DemoRequest     *request,
          const char      *email,
          const DemoChild *child)
{
  g_autoptr (GPtrArray) notices = demo_notices_list (portal->state, child);
  const char *id = demo_request_param (request, "id");

  for (guint i = 0; i < notices->len; i++) {
    const DemoNotice *notice = g_ptr_array_index (notices, i);

    if (g_ascii_strcasecmp (notice->id, id) != 0)
      continue;
    if (!demo_notice_can_go (notice, portal->withdraws_begun))
      return demo_rebuff_answer (DEMO_REBUFF_DEALT_WITH, NULL);
    demo_notices_withdraw (portal->state, notice->id,
                           demo_request_header (request, "Idempotency-Key"));
    return demo_answer_new (204, NULL, NULL);
  }
  return demo_rebuff_answer (DEMO_REBUFF_NO_NOTICE, NULL);
}

/**
 * demo_api_motivate:
 * @portal: The portal
 * @request: POST `…/absences/{id}/motif`
 *
 * Returns: (transfer full): the absence with its motive, or why not.
 */
DemoAnswer *
demo_api_motivate (DemoPortal  *portal,
                   DemoRequest *request)
{
  return demo_once_write (portal, request, motivate);
}

/**
 * demo_api_announce:
 * @portal: The portal
 * @request: POST `…/avisAbsences`
 *
 * Returns: (transfer full): the announcement, or why not.
 */
DemoAnswer *
demo_api_announce (DemoPortal  *portal,
                   DemoRequest *request)
{
  return demo_once_write (portal, request, announce);
}

/**
 * demo_api_withdraw:
 * @portal: The portal
 * @request: DELETE `…/avisAbsences/{id}`
 *
 * Returns: (transfer full): nothing to say, or why not.
 */
DemoAnswer *
demo_api_withdraw (DemoPortal  *portal,
                   DemoRequest *request)
{
  return demo_once_write (portal, request, withdraw);
}
