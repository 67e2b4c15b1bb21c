/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-absences-parser.h"
#include "pupitre-assignments-parser.h"
#include "pupitre-calendar-parser.h"
#include "pupitre-children-parser.h"
#include "pupitre-contacts-parser.h"
#include "pupitre-cycle-parser.h"
#include "pupitre-detentions-parser.h"
#include "pupitre-identity-parser.h"
#include "pupitre-lessons-parser.h"
#include "pupitre-messages-parser.h"
#include "pupitre-ministry-results-parser.h"
#include "pupitre-motives-parser.h"
#include "pupitre-organisations-parser.h"
#include "pupitre-photo-parser.h"
#include "pupitre-pupil-documents-parser.h"
#include "pupitre-registration-parser.h"
#include "pupitre-report-cards-parser.h"
#include "pupitre-shared-links-parser.h"
#include "pupitre-statements-parser.h"
#include "pupitre-subject-results-parser.h"
#include "pupitre-subjects-parser.h"
#include "pupitre-tax-slips-parser.h"
#include "pupitre-transport-parser.h"
#include "pupitre-work-parser.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Every example of the contract goes through the client's parsers, from answer to object. */

typedef PupitreParsed *(*Split) (GBytes *body, GError **error);
typedef gpointer (*Read) (GBytes *json, GError **error);

static void
free_object (gpointer object)
{
  g_object_unref (object);
}

static void
free_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

static const struct {
  const char    *operation;
  Split          split;
  Read           read;
  GDestroyNotify free;
  guint          n_items;
} PARSERS[] = {
  { "listChildren", pupitre_children_parser_split, (Read) pupitre_children_parser_read, free_object,
    1 },
  { "listMessages", pupitre_messages_parser_split, (Read) pupitre_messages_parser_read, free_object,
    1 },
  { "listReportCards", pupitre_report_cards_parser_split, (Read) pupitre_report_cards_parser_read,
    free_object, 1 },
  { "getPhoto", pupitre_photo_parser_split, (Read) pupitre_photo_parser_read, free_bytes, 1 },
  /* The year, three étapes and three days. */
  { "getSchoolCalendar", pupitre_calendar_parser_split, (Read) pupitre_calendar_parser_read,
    free_object, 7 },
  { "listActivities", pupitre_lessons_parser_split, (Read) pupitre_lessons_parser_read, free_object,
    4 },
  { "getTimetableGrid", pupitre_cycle_parser_split, (Read) pupitre_cycle_parser_read, free_object,
    1 },
  { "listDetentions", pupitre_detentions_parser_split, (Read) pupitre_detentions_parser_read,
    free_object, 1 },
  { "listAssignments", pupitre_assignments_parser_split, (Read) pupitre_assignments_parser_read,
    free_object, 2 },
  { "listAbsences", pupitre_absences_parser_split, (Read) pupitre_absences_parser_read, free_object,
    3 },
  /* A school and three people. */
  { "getSchoolContacts", pupitre_contacts_parser_split, (Read) pupitre_contacts_parser_read,
    free_object, 4 },
  { "listSharedLinks", pupitre_shared_links_parser_split,
    (Read) pupitre_shared_links_parser_read, free_object, 3 },
  { "getRegistration", pupitre_registration_parser_split,
    (Read) pupitre_registration_parser_read, free_object, 1 },
  { "listMotives", pupitre_motives_parser_split, (Read) pupitre_motives_parser_read, free_object,
    2 },
  { "listWorkResults", pupitre_work_parser_split, (Read) pupitre_work_parser_read, free_object, 4 },
  { "listSubjectResults", pupitre_subject_results_parser_split,
    (Read) pupitre_subject_results_parser_read, free_object, 3 },
  { "listSubjects", pupitre_subjects_parser_split, (Read) pupitre_subjects_parser_read, free_object,
    3 },
  { "listMinistryResults", pupitre_ministry_results_parser_split,
    (Read) pupitre_ministry_results_parser_read, free_object, 3 },
  { "listStatements", pupitre_statements_parser_split,
    (Read) pupitre_statements_parser_read, free_object, 2 },
  { "listTaxSlips", pupitre_tax_slips_parser_split,
    (Read) pupitre_tax_slips_parser_read, free_object, 2 },
  { "getIdentity", pupitre_identity_parser_split, (Read) pupitre_identity_parser_read, free_object,
    1 },
  { "getTransport", pupitre_transport_parser_split,
    (Read) pupitre_transport_parser_read, free_object, 1 },
  { "listStudentDocuments", pupitre_pupil_documents_parser_split,
    (Read) pupitre_pupil_documents_parser_read, free_object, 1 },
};

/* The example of a medium, or the first of several. */
static JsonNode *
get_example (JsonObject *media)
{
  g_autoptr (GList) members = NULL;
  JsonObject *examples;

  if (json_object_has_member (media, "example"))
    return json_object_get_member (media, "example");
  examples = json_object_get_object_member (media, "examples");
  members = json_object_get_members (examples);
  return json_object_get_member (json_object_get_object_member (examples, members->data), "value");
}

/* The example of the success of an operation, as text. */
static char *
find_example (JsonObject *contract, const char *name, const char *method, const char *status)
{
  JsonObject *paths = json_object_get_object_member (contract, "paths");
  g_autoptr (GList) members = json_object_get_members (paths);

  for (GList *l = members; l != NULL; l = l->next) {
    JsonObject *path = json_object_get_object_member (paths, l->data);
    JsonObject *operation, *media;

    if (!json_object_has_member (path, method))
      continue;
    operation = json_object_get_object_member (path, method);
    if (g_strcmp0 (json_object_get_string_member (operation, "operationId"), name) != 0)
      continue;
    media = json_object_get_object_member (
        json_object_get_object_member (
            json_object_get_object_member (
                json_object_get_object_member (operation, "responses"), status),
            "content"),
        "application/json");
    return json_to_string (get_example (media), FALSE);
  }
  return NULL;
}

static JsonParser *
load_contract (void)
{
  g_autofree char *path = g_build_filename (SOURCEDIR, "data", "portal-api.json", NULL);
  JsonParser *parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return parser;
}

static void
test_examples (void)
{
  g_autoptr (JsonParser) parser = load_contract ();
  JsonObject *contract = json_node_get_object (json_parser_get_root (parser));
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (PARSERS); i++) {
    g_autofree char *text = find_example (contract, PARSERS[i].operation, "get", "200");
    g_autoptr (GBytes) body = NULL;
    g_autoptr (PupitreParsed) parsed = NULL;

    g_test_message ("%s", PARSERS[i].operation);
    g_assert_nonnull (text);
    body = g_bytes_new (text, strlen (text));
    parsed = PARSERS[i].split (body, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (parsed->n_unreadable, ==, 0);
    g_assert_cmpuint (parsed->items->len, ==, PARSERS[i].n_items);
    for (guint j = 0; j < parsed->items->len; j++) {
      PupitreItem *item = g_ptr_array_index (parsed->items, j);
      gpointer object = PARSERS[i].read (item->json, &error);

      g_assert_no_error (error);
      g_assert_nonnull (object);
      PARSERS[i].free (object);
    }
  }
}

/* A list that is read as a whole. */
static void
test_organisations (void)
{
  g_autoptr (JsonParser) parser = load_contract ();
  JsonObject *contract = json_node_get_object (json_parser_get_root (parser));
  g_autofree char *text = find_example (contract, "listOrganisations", "get", "200");
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GPtrArray) organisations = NULL;
  g_autoptr (GError) error = NULL;
  guint n_unreadable;

  g_assert_nonnull (text);
  body = g_bytes_new (text, strlen (text));
  organisations = pupitre_organisations_parser_read (body, &n_unreadable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_unreadable, ==, 0);
  g_assert_cmpuint (organisations->len, >, 0);
}

/* What comes back from a write is what the lists show from then on. */
static void
test_written (void)
{
  static const struct {
    const char *operation, *status;
    gboolean    is_notice;
  } WRITES[] = { { "motivateAbsence", "200", FALSE }, { "announceAbsence", "201", TRUE } };
  g_autoptr (JsonParser) parser = load_contract ();
  JsonObject *contract = json_node_get_object (json_parser_get_root (parser));

  for (gsize i = 0; i < G_N_ELEMENTS (WRITES); i++) {
    g_autofree char *text =
      find_example (contract, WRITES[i].operation, "post", WRITES[i].status);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
    g_autoptr (GObject) object = pupitre_absences_parser_read (json, &error);

    g_assert_no_error (error);
    g_assert_cmpint (PUPITRE_IS_ABSENCE_NOTICE (object), ==, WRITES[i].is_notice);
    g_assert_cmpint (PUPITRE_IS_ABSENCE (object), ==, !WRITES[i].is_notice);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contract/examples", test_examples);
  g_test_add_func ("/contract/organisations", test_organisations);
  g_test_add_func ("/contract/written", test_written);

  return g_test_run ();
}
