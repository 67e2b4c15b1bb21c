/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-request"

#include "pupitre-request-private.h"

#include "pupitre-json-object.h"
#include "pupitre-school-time.h"

#include <string.h>

/* What can be asked of the portal's API, one function for each operation of data/portal-api.json.
 * A request is a value: it says nothing of a session, and the connection says nothing of paths. */

#define CURRENT_YEAR "anneeCourante"

struct _PupitreRequest {
  const char     *operation;
  const char     *method;
  char           *path;     /* perhaps with a school year in braces */
  PupitreExpected expected;
  gboolean        patient;
  GBytes         *content;  /* (nullable) (owned): what is written, if there is anything */
  char           *key;      /* (nullable) (owned): of a write */
};

G_DEFINE_BOXED_TYPE (PupitreRequest, pupitre_request, pupitre_request_copy, pupitre_request_free)

static PupitreRequest *
request_new (const char *operation, PupitreExpected expected, char *path)
{
  PupitreRequest *self = g_new0 (PupitreRequest, 1);

  self->operation = operation;
  self->method = "GET";
  self->expected = expected;
  self->path = path;
  return self;
}

/* An id of the portal as one segment of a path. It is untrusted: a segment of dots alone would mean
 * another folder, so its dots are escaped as well. */
static char *
escape_segment (const char *id)
{
  GString *segment;

  if (strspn (id, ".") != strlen (id))
    return g_uri_escape_string (id, NULL, FALSE);
  segment = g_string_new (NULL);
  for (; *id != '\0'; id++)
    g_string_append (segment, "%2E");
  return g_string_free (segment, FALSE);
}

/* `{prefix}/{school}/{year}/{between}{record}{suffix}`. The year stands between braces, which no id keeps, until
 * the path is wanted: see pupitre_request_dup_path(). */
static char *
year_path (const char   *prefix,
           PupitreChild *child,
           int           school_year,
           const char   *between,
           const char   *suffix)
{
  g_autofree char *school = escape_segment (pupitre_child_get_school_code (child));
  g_autofree char *record = escape_segment (pupitre_child_get_record_number (child));

  return g_strdup_printf ("%s/%s/{%d}/%s%s%s", prefix, school, school_year, between, record, suffix);
}

/* The first and the last day of a school year, as a query. */
static char *
year_query (int school_year)
{
  return g_strdup_printf ("?dateDebut=%d-07-01&dateFin=%d-06-30", school_year, school_year + 1);
}

/* A request whose path names the school and then the child's record number. */
PupitreRequest *
pupitre_request_new_of_child (const char   *operation,
                              const char   *prefix,
                              PupitreChild *child,
                              const char   *suffix)
{
  g_autofree char *school = escape_segment (pupitre_child_get_school_code (child));
  g_autofree char *record = escape_segment (pupitre_child_get_record_number (child));

  return request_new (operation, PUPITRE_EXPECTED_JSON,
                      g_strconcat (prefix, "/", school, "/", record, suffix, NULL));
}

static PupitreRequest *
write_new (const char *operation, const char *method, char *path, const char *key)
{
  PupitreRequest *self = request_new (operation, PUPITRE_EXPECTED_JSON, path);

  self->method = method;
  self->key = g_strdup (key);
  return self;
}

/* Makes of a request one that writes @content. */
void
pupitre_request_make_write (PupitreRequest *self,
                            const char     *method,
                            const char     *key,
                            GBytes         *content)
{
  self->method = method;
  self->key = g_strdup (key);
  self->content = g_bytes_ref (content);
}

/**
 * pupitre_request_children:
 *
 * Returns: (transfer full): a request for the children of the parent. Any thread.
 */
PupitreRequest *
pupitre_request_children (void)
{
  return request_new ("listChildren", PUPITRE_EXPECTED_JSON,
                      g_strdup ("/api/individu/parent/enfants"));
}

/**
 * pupitre_request_photo:
 * @child: A child
 *
 * Returns: (transfer full): a request for the picture of @child. Any thread.
 */
PupitreRequest *
pupitre_request_photo (PupitreChild *child)
{
  g_autofree char *school = NULL;
  g_autofree char *record = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  school = escape_segment (pupitre_child_get_school_code (child));
  record = escape_segment (pupitre_child_get_record_number (child));
  return request_new ("getPhoto", PUPITRE_EXPECTED_TEXT,
                      g_strdup_printf ("/api/individu/eleves/%s/%s/identification/photo", school,
                                       record));
}

/**
 * pupitre_request_messages:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for the messages of one year. Any thread.
 */
PupitreRequest *
pupitre_request_messages (PupitreChild *child, int school_year)
{
  g_autofree char *guid = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  guid = escape_segment (pupitre_child_get_guid (child));
  return request_new ("listMessages", PUPITRE_EXPECTED_JSON,
                      g_strdup_printf ("/api/application/communications/%s?anneeScolaire=%d", guid,
                                       school_year));
}

/**
 * pupitre_request_report_cards:
 * @child: A child
 *
 * Returns: (transfer full): a request for the report cards of @child in its service centre, of all
 *   years. Any thread.
 */
PupitreRequest *
pupitre_request_report_cards (PupitreChild *child)
{
  g_autofree char *organisation = NULL;
  g_autofree char *record = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  organisation = escape_segment (pupitre_child_get_organisation_code (child));
  record = escape_segment (pupitre_child_get_record_number (child));
  return request_new ("listReportCards", PUPITRE_EXPECTED_JSON,
                      g_strdup_printf ("/api/evaluation/bulletins/%s/%s", organisation, record));
}

/**
 * pupitre_request_document:
 * @document_id: The portal's id of a document
 *
 * Returns: (transfer full): a request for a PDF or another document. Any thread.
 */
PupitreRequest *
pupitre_request_document (const char *document_id)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (document_id != NULL && *document_id != '\0', NULL);

  id = escape_segment (document_id);
  return request_new ("getDocument", PUPITRE_EXPECTED_DOCUMENT,
                      g_strdup_printf ("/api/document/%s", id));
}

/**
 * pupitre_request_organisations:
 *
 * Returns: (transfer full): a request for the service centres whose schools have the portal. Any
 *   thread.
 */
PupitreRequest *
pupitre_request_organisations (void)
{
  return request_new ("listOrganisations", PUPITRE_EXPECTED_JSON,
                      g_strdup ("/api/organisationScolaire/organisations"));
}

/**
 * pupitre_request_associate:
 * @association: A form without a fault
 * @key: What tells this intent from others, a UUID: the same when the parent sends the same form
 *   once more, so that a portal which minds it does not do it twice
 *
 * Returns: (transfer full): the writing of a child into the account. The answer is the child, for
 *   pupitre_children_parser_read(). Any thread.
 */
PupitreRequest *
pupitre_request_associate (PupitreAssociation *association, const char *key)
{
  PupitreRequest *self;

  g_return_val_if_fail (PUPITRE_IS_ASSOCIATION (association), NULL);
  g_return_val_if_fail (key != NULL && g_uuid_string_is_valid (key), NULL);

  self = write_new ("associateChild", "POST", g_strdup ("/api/individu/parent/enfants"), key);
  self->content = pupitre_json_object_write (
    (PupitreJsonMember[]) {
      { "organisation", pupitre_association_get_organisation_code (association) },
      { "nom", pupitre_association_get_last_name (association) },
      { "prenom", pupitre_association_get_first_name (association) },
      { "dateNaissance", pupitre_association_get_birth_date (association) },
      { "fiche", pupitre_association_get_record_number (association) },
      { "codePermanent", pupitre_association_get_permanent_code (association) },
      { "nip", pupitre_association_get_nip (association) } }, 7);
  return self;
}

/**
 * pupitre_request_calendar:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for the days of the school's year. Any thread.
 */
PupitreRequest *
pupitre_request_calendar (PupitreChild *child, int school_year)
{
  g_autofree char *school = NULL;
  g_autofree char *query = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  school = escape_segment (pupitre_child_get_school_code (child));
  query = year_query (school_year);
  return request_new ("getSchoolCalendar", PUPITRE_EXPECTED_JSON,
                      g_strconcat ("/api/organisationScolaire/calendrierScolaire/", school, "/1",
                                   query, NULL));
}

/**
 * pupitre_request_lessons:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for all lessons and activities of one year. Any thread.
 */
PupitreRequest *
pupitre_request_lessons (PupitreChild *child, int school_year)
{
  g_autofree char *school = NULL, *record = NULL, *query = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  school = escape_segment (pupitre_child_get_school_code (child));
  record = escape_segment (pupitre_child_get_record_number (child));
  query = year_query (school_year);
  return request_new ("listActivities", PUPITRE_EXPECTED_JSON,
                      g_strconcat ("/api/organisationScolaire/donneesAnnuelles/", school, "/",
                                   record, "/activitescalendrier", query, NULL));
}

/**
 * pupitre_request_cycle:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for the cyclic timetable. Any thread.
 */
PupitreRequest *
pupitre_request_cycle (PupitreChild *child, int school_year)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  return request_new ("getTimetableGrid", PUPITRE_EXPECTED_JSON,
                      year_path ("/api/organisationScolaire/preparatifs", child, school_year, "",
                                 "/grilleHoraire"));
}

/**
 * pupitre_request_timetable:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for the school's own timetable to print, a PDF. Any thread.
 */
PupitreRequest *
pupitre_request_timetable (PupitreChild *child, int school_year)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  return request_new ("getPrintableTimetable", PUPITRE_EXPECTED_DOCUMENT,
                      year_path ("/api/organisationScolaire/horaire", child, school_year, "eleves/",
                                 "/imprimable"));
}

/**
 * pupitre_request_detentions:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for the detentions of one year. Any thread.
 */
PupitreRequest *
pupitre_request_detentions (PupitreChild *child, int school_year)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  return request_new ("listDetentions", PUPITRE_EXPECTED_JSON,
                      year_path ("/api/comportement/retenues", child, school_year, "", ""));
}

/**
 * pupitre_request_assignments:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for homework, lessons to learn and evaluations of one year. Any thread.
 */
PupitreRequest *
pupitre_request_assignments (PupitreChild *child, int school_year)
{
  g_autofree char *query = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  query = year_query (school_year);
  return request_new ("listAssignments", PUPITRE_EXPECTED_JSON,
                      year_path ("/api/evaluation/apprentissage", child, school_year,
                                 "travaux/eleves/", query));
}

/**
 * pupitre_request_absences:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for what waits for a motive, what was announced, and the history of one year. Any thread.
 */
PupitreRequest *
pupitre_request_absences (PupitreChild *child, int school_year)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  return request_new ("listAbsences", PUPITRE_EXPECTED_JSON,
                      year_path ("/api/comportement/assiduite", child, school_year, "",
                                 "/absences/parent?historiqueAbsencesDateDebut="
                                 "&historiqueAbsencesDateFin="));
}

/**
 * pupitre_request_motives:
 * @child: A child
 *
 * Returns: (transfer full): a request for the motives that the school offers. Any thread.
 */
PupitreRequest *
pupitre_request_motives (PupitreChild *child)
{
  g_autofree char *school = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  school = escape_segment (pupitre_child_get_school_code (child));
  return request_new ("listMotives", PUPITRE_EXPECTED_JSON,
                      g_strdup_printf ("/api/comportement/assiduite/%s/motifs", school));
}

/**
 * pupitre_request_work:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for the work of the active étape. Any thread.
 */
PupitreRequest *
pupitre_request_work (PupitreChild *child, int school_year)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  return request_new ("listWorkResults", PUPITRE_EXPECTED_JSON,
                      year_path ("/api/evaluation/resultats", child, school_year, "eleves/",
                                 "/travaux/visibleParentEleve"));
}

/**
 * pupitre_request_subject_results:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for what is published of each subject in one year. Any thread.
 */
PupitreRequest *
pupitre_request_subject_results (PupitreChild *child, int school_year)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  return request_new ("listSubjectResults", PUPITRE_EXPECTED_JSON,
                      year_path ("/api/evaluation/resultats", child, school_year, "eleves/",
                                 "/matieresEleves"));
}

/**
 * pupitre_request_subjects:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for the subjects of one year and their teachers. Any thread.
 */
PupitreRequest *
pupitre_request_subjects (PupitreChild *child, int school_year)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  return request_new ("listSubjects", PUPITRE_EXPECTED_JSON,
                      year_path ("/api/evaluation/apprentissage", child, school_year, "matieres/eleves/",
                                 ""));
}

/**
 * pupitre_request_transport:
 * @child: A child
 * @school_year: The first calendar year of a school year
 *
 * Returns: (transfer full): a request for the school transport of one year. Any thread.
 */
PupitreRequest *
pupitre_request_transport (PupitreChild *child, int school_year)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);

  return request_new ("getTransport", PUPITRE_EXPECTED_JSON,
                      year_path ("/api/transport/trajets", child, school_year, "",
                                 "/parentConnecte"));
}

/**
 * pupitre_request_ministry_results:
 * @child: A child
 *
 * Returns: (transfer full): a request for what the Ministry certifies. Any thread.
 */
PupitreRequest *
pupitre_request_ministry_results (PupitreChild *child)
{
  g_autofree char *school = NULL;
  g_autofree char *record = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  school = escape_segment (pupitre_child_get_school_code (child));
  record = escape_segment (pupitre_child_get_record_number (child));
  return request_new ("listMinistryResults", PUPITRE_EXPECTED_JSON,
                      g_strdup_printf ("/api/evaluation/resultats/%s/eleves/%s/ministeriels", school,
                                       record));
}

/**
 * pupitre_request_statements:
 * @child: A child
 *
 * Returns: (transfer full): a request for the statements of account. Any thread.
 */
PupitreRequest *
pupitre_request_statements (PupitreChild *child)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  return pupitre_request_new_of_child ("listStatements", "/api/finance/etatsCompte", child, "");
}

/**
 * pupitre_request_tax_slips:
 * @child: A child
 *
 * Returns: (transfer full): a request for the tax slips. Any thread.
 */
PupitreRequest *
pupitre_request_tax_slips (PupitreChild *child)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  return pupitre_request_new_of_child ("listTaxSlips", "/api/finance/relevesFiscaux", child, "");
}

/**
 * pupitre_request_identity:
 * @child: A child
 *
 * Returns: (transfer full): a request for who the child is for the school. Any thread.
 */
PupitreRequest *
pupitre_request_identity (PupitreChild *child)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  return pupitre_request_new_of_child ("getIdentity", "/api/individu/eleves", child, "/identification");
}

/**
 * pupitre_request_pupil_documents:
 * @child: A child
 *
 * Returns: (transfer full): a request for the documents of the record. Any thread.
 */
PupitreRequest *
pupitre_request_pupil_documents (PupitreChild *child)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  return pupitre_request_new_of_child ("listStudentDocuments", "/api/document/eleves", child, "");
}

/**
 * pupitre_request_contacts:
 * @child: A child
 *
 * Returns: (transfer full): a request for the ways to reach the school. Any thread.
 */
PupitreRequest *
pupitre_request_contacts (PupitreChild *child)
{
  g_autofree char *school = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  school = escape_segment (pupitre_child_get_school_code (child));
  return request_new ("getSchoolContacts", PUPITRE_EXPECTED_JSON,
                      g_strdup_printf ("/api/organisationScolaire/etablissements/%s/coordonnees",
                                       school));
}

/**
 * pupitre_request_shared_links:
 * @child: A child
 *
 * Returns: (transfer full): a request for what teachers, school and service centre share. Any thread.
 */
PupitreRequest *
pupitre_request_shared_links (PupitreChild *child)
{
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  return pupitre_request_new_of_child ("listSharedLinks", "/api/ressource/liens", child, "");
}

/**
 * pupitre_request_motivate:
 * @child: A child
 * @school_year: The first calendar year of the school year of the absence
 * @absence_id: The portal's id of an absence or a late arrival
 * @motive_code: The code of one of the school's motives
 * @explanation: (nullable): What goes with it
 * @key: What tells this intent from others, a UUID: the same each time that it is sent
 *
 * Returns: (transfer full): the giving of a motive. The answer is the absence, for
 *   pupitre_absences_parser_read(). Any thread.
 */
PupitreRequest *
pupitre_request_motivate (PupitreChild *child,
                          int           school_year,
                          const char   *absence_id,
                          const char   *motive_code,
                          const char   *explanation,
                          const char   *key)
{
  g_autofree char *id = NULL, *suffix = NULL;
  PupitreRequest *self;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);
  g_return_val_if_fail (absence_id != NULL && motive_code != NULL, NULL);
  g_return_val_if_fail (key != NULL && g_uuid_string_is_valid (key), NULL);

  id = escape_segment (absence_id);
  suffix = g_strdup_printf ("/absences/%s/motif", id);
  self = write_new ("motivateAbsence", "POST",
                    year_path ("/api/comportement/assiduite", child, school_year, "", suffix), key);
  self->content = pupitre_json_object_write (
    (PupitreJsonMember[]) { { "codeMotif", motive_code, NULL },
                            { "explication", explanation, NULL } }, 2);
  return self;
}

/* The periods of a plan, as a JSON list. */
static char *
write_periods (guint periods)
{
  GString *list = g_string_new ("[");

  for (int i = 1; i <= PUPITRE_PERIOD_MAX; i++) {
    if ((periods & 1u << i) != 0)
      g_string_append_printf (list, "%s%d", list->len > 1 ? "," : "", i);
  }
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

/**
 * pupitre_request_announce:
 * @child: A child
 * @school_year: The first calendar year of the school year of the absence
 * @plan: A plan without a fault
 * @key: What tells this intent from others, a UUID: the same each time that it is sent
 *
 * Returns: (transfer full): the announcement of an absence. The answer is the notice, for
 *   pupitre_absences_parser_read(). Any thread.
 */
PupitreRequest *
pupitre_request_announce (PupitreChild       *child,
                          int                 school_year,
                          PupitreAbsencePlan *plan,
                          const char         *key)
{
  g_autofree char *first = NULL, *last = NULL, *periods = NULL;
  PupitreRequest *self;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);
  g_return_val_if_fail (PUPITRE_IS_ABSENCE_PLAN (plan), NULL);
  g_return_val_if_fail (pupitre_absence_plan_get_first (plan) != NULL, NULL);
  g_return_val_if_fail (key != NULL && g_uuid_string_is_valid (key), NULL);

  first = g_date_time_format (pupitre_absence_plan_get_first (plan), "%Y-%m-%d");
  last = g_date_time_format (pupitre_absence_plan_get_last (plan), "%Y-%m-%d");
  periods = write_periods (pupitre_absence_plan_get_periods (plan));
  self = write_new ("announceAbsence", "POST",
                    year_path ("/api/comportement/assiduite", child, school_year, "",
                               "/avisAbsences"), key);
  self->content = pupitre_json_object_write (
    (PupitreJsonMember[]) {
      { "dateDebut", first, NULL },
      { "dateFin", last, NULL },
      { "journeeEntiere", NULL,
        pupitre_absence_plan_get_periods (plan) == 0 ? "true" : "false" },
      { "periodes", NULL, periods },
      { "typeAbsence",
        pupitre_absence_plan_get_kind (plan) == PUPITRE_ABSENCE_KIND_LATE ? "retard" : "absence",
        NULL },
      { "codeMotif", pupitre_absence_plan_get_motive_code (plan), NULL },
      { "explication", pupitre_absence_plan_get_explanation (plan), NULL } }, 7);
  return self;
}

/**
 * pupitre_request_withdraw:
 * @child: A child
 * @school_year: The first calendar year of the school year of the absence
 * @notice_id: The portal's id of an announced absence
 * @key: What tells this intent from others, a UUID: the same each time that it is sent
 *
 * Returns: (transfer full): the withdrawal of an announcement. The answer is empty. Any thread.
 */
PupitreRequest *
pupitre_request_withdraw (PupitreChild *child,
                          int           school_year,
                          const char   *notice_id,
                          const char   *key)
{
  g_autofree char *id = NULL, *suffix = NULL;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);
  g_return_val_if_fail (school_year > 0, NULL);
  g_return_val_if_fail (notice_id != NULL, NULL);
  g_return_val_if_fail (key != NULL && g_uuid_string_is_valid (key), NULL);

  id = escape_segment (notice_id);
  suffix = g_strconcat ("/avisAbsences/", id, NULL);
  return write_new ("withdrawNotice", "DELETE",
                    year_path ("/api/comportement/assiduite", child, school_year, "", suffix), key);
}

/**
 * pupitre_request_copy:
 * @self: A request
 *
 * Returns: (transfer full): another one. Any thread.
 */
PupitreRequest *
pupitre_request_copy (const PupitreRequest *self)
{
  PupitreRequest *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = request_new (self->operation, self->expected, g_strdup (self->path));
  copy->method = self->method;
  copy->patient = self->patient;
  copy->content = self->content != NULL ? g_bytes_ref (self->content) : NULL;
  copy->key = g_strdup (self->key);
  return copy;
}

/**
 * pupitre_request_free:
 * @self: (nullable) (transfer full): A request
 *
 * Frees it. Any thread.
 */
void
pupitre_request_free (PupitreRequest *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->key);
  g_free (self);
}

/**
 * pupitre_request_get_operation:
 * @self: A request
 *
 * Returns: (transfer none): its operationId in data/portal-api.json: what may be logged of a
 *   request, as its path names a child. Any thread.
 */
const char *
pupitre_request_get_operation (const PupitreRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->operation;
}

/**
 * pupitre_request_get_method:
 * @self: A request
 *
 * Returns: (transfer none): the method of HTTP. Any thread.
 */
const char *
pupitre_request_get_method (const PupitreRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->method;
}

/* Whether the portal means the same year by its current one, whatever its clock says: not for
 * certain in the night in which a school year ends. */
static gboolean
is_current_year (int school_year)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autoptr (GDateTime) before = g_date_time_add_days (now, -1);
  g_autoptr (GDateTime) after = g_date_time_add_days (now, 1);

  return pupitre_school_year_of (before) == school_year &&
         pupitre_school_year_of (after) == school_year;
}

/**
 * pupitre_request_dup_path:
 * @self: A request
 *
 * A school year in the path is said as `anneeCourante`, which is what has been observed, if it is the
 * one of now, and else as its number. It is looked up now and not when the request was made: a
 * program that stays open into July does not take an answer of July for one of June.
 *
 * Returns: (transfer full): path and query on the API's origin. Any thread.
 */
char *
pupitre_request_dup_path (const PupitreRequest *self)
{
  const char *open, *close;
  int school_year;

  g_return_val_if_fail (self != NULL, NULL);

  open = strchr (self->path, '{');
  close = open != NULL ? strchr (open, '}') : NULL;
  if (close == NULL)
    return g_strdup (self->path);
  school_year = (int) g_ascii_strtoll (open + 1, NULL, 10);
  if (is_current_year (school_year))
    return g_strdup_printf ("%.*s" CURRENT_YEAR "%s", (int) (open - self->path), self->path,
                            close + 1);
  return g_strdup_printf ("%.*s%d%s", (int) (open - self->path), self->path, school_year, close + 1);
}

/**
 * pupitre_request_get_expected:
 * @self: A request
 *
 * Returns: what the answer may be made of. Any thread.
 */
PupitreExpected
pupitre_request_get_expected (const PupitreRequest *self)
{
  g_return_val_if_fail (self != NULL, PUPITRE_EXPECTED_JSON);

  return self->expected;
}

/**
 * pupitre_request_get_content:
 * @self: A request
 *
 * Returns: (transfer none) (nullable): what it writes, JSON; %NULL if it reads or withdraws. Any
 *   thread.
 */
GBytes *
pupitre_request_get_content (const PupitreRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content;
}

/**
 * pupitre_request_get_key:
 * @self: A request
 *
 * Returns: (transfer none) (nullable): what tells a write from others; %NULL if it reads. Any
 *   thread.
 */
const char *
pupitre_request_get_key (const PupitreRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->key;
}

/**
 * pupitre_request_set_patient:
 * @self: A request that reads
 * @patient: Whether nobody waits for the answer
 *
 * What is patient lets the others go first, and goes one at a time. Any thread.
 */
void
pupitre_request_set_patient (PupitreRequest *self, gboolean patient)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->key == NULL);

  self->patient = patient;
}

/**
 * pupitre_request_is_patient:
 * @self: A request
 *
 * Returns: whether nobody waits for the answer. Any thread.
 */
gboolean
pupitre_request_is_patient (const PupitreRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->patient;
}
