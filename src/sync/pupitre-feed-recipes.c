/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-feed"

#include "pupitre-feed-recipes.h"

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
#include "pupitre-pupil-documents-parser.h"
#include "pupitre-record.h"
#include "pupitre-registration-parser.h"
#include "pupitre-registration-request.h"
#include "pupitre-report-cards-parser.h"
#include "pupitre-school-time.h"
#include "pupitre-shared-links-parser.h"
#include "pupitre-statements-parser.h"
#include "pupitre-subject-results-parser.h"
#include "pupitre-subjects-parser.h"
#include "pupitre-tax-slips-parser.h"
#include "pupitre-transport-parser.h"
#include "pupitre-work-parser.h"

/* Which operations of the portal fill the feed of each kind, for which school years, and what reads
 * their records. Main thread. */

/* From 1 July until the year before is settled. */
#define SUMMER_MONTHS 3

typedef struct {
  PupitreSessionKeeper *keeper;
  PupitreStore         *store;
  PupitreFeed          *feed;
} Recipe;

static GObject *
read_child (GBytes *json, GError **error)
{
  return (GObject *) pupitre_children_parser_read (json, error);
}

static GObject *
read_message (GBytes *json, GError **error)
{
  return (GObject *) pupitre_messages_parser_read (json, error);
}

static GObject *
read_report_card (GBytes *json, GError **error)
{
  return (GObject *) pupitre_report_cards_parser_read (json, error);
}

/* A lesson, with what it was when the parent last looked. */
static GObject *
read_lesson (GBytes *record, GError **error)
{
  g_autoptr (GBytes) json = pupitre_record_get_json (record);
  g_autoptr (GBytes) json_before = pupitre_record_get_before (record);
  g_autoptr (PupitreLesson) before =
    json_before != NULL ? pupitre_lessons_parser_read (json_before, NULL) : NULL;

  return (GObject *) pupitre_lessons_parser_read_with (json, before, error);
}

static GObject *
read_cycle (GBytes *json, GError **error)
{
  return (GObject *) pupitre_cycle_parser_read (json, error);
}

static GObject *
read_detention (GBytes *json, GError **error)
{
  return (GObject *) pupitre_detentions_parser_read (json, error);
}

static GObject *
read_assignment (GBytes *json, GError **error)
{
  return (GObject *) pupitre_assignments_parser_read (json, error);
}

static GObject *
read_motive (GBytes *json, GError **error)
{
  return (GObject *) pupitre_motives_parser_read (json, error);
}

static GObject *
read_contact (GBytes *json, GError **error)
{
  return (GObject *) pupitre_contacts_parser_read (json, error);
}

static GObject *
read_shared_link (GBytes *json, GError **error)
{
  return (GObject *) pupitre_shared_links_parser_read (json, error);
}

static GObject *
read_registration (GBytes *json, GError **error)
{
  return (GObject *) pupitre_registration_parser_read (json, error);
}

static GObject *
read_subject_result (GBytes *json, GError **error)
{
  /* With what they were when the parent last looked. */
  g_autoptr (GBytes) now = pupitre_record_get_json (json);
  g_autoptr (GBytes) then = pupitre_record_get_before (json);
  g_autoptr (PupitreSubjectResult) before =
    then != NULL ? pupitre_subject_results_parser_read (then, NULL) : NULL;

  return (GObject *) pupitre_subject_results_parser_read_with (now, before, error);
}

static GObject *
read_subject (GBytes *json, GError **error)
{
  return (GObject *) pupitre_subjects_parser_read (json, error);
}

static GObject *
read_transport (GBytes *json, GError **error)
{
  return (GObject *) pupitre_transport_parser_read (json, error);
}

static GObject *
read_ministry_result (GBytes *json, GError **error)
{
  return (GObject *) pupitre_ministry_results_parser_read (json, error);
}

static GObject *
read_statement (GBytes *json, GError **error)
{
  return (GObject *) pupitre_statements_parser_read (json, error);
}

static GObject *
read_tax_slip (GBytes *json, GError **error)
{
  return (GObject *) pupitre_tax_slips_parser_read (json, error);
}

static GObject *
read_identity (GBytes *json, GError **error)
{
  return (GObject *) pupitre_identity_parser_read (json, error);
}

static GObject *
read_pupil_document (GBytes *json, GError **error)
{
  return (GObject *) pupitre_pupil_documents_parser_read (json, error);
}

/* A work item, with what it was when the parent last looked. */
static GObject *
read_work (GBytes *record, GError **error)
{
  g_autoptr (GBytes) json = pupitre_record_get_json (record);
  g_autoptr (GBytes) json_before = pupitre_record_get_before (record);
  g_autoptr (PupitreWork) before =
    json_before != NULL ? pupitre_work_parser_read (json_before, NULL) : NULL;

  return (GObject *) pupitre_work_parser_read_with (json, before, error);
}

/* @collection, @request: (transfer full) */
static PupitreResource *
make (const Recipe      *recipe,
      PupitreCollection *collection,
      PupitreRequest    *request,
      PupitreSplitFunc   split)
{
  PupitreResource *resource =
    pupitre_resource_new (recipe->keeper, recipe->store, collection, request, split);

  pupitre_collection_free (collection);
  pupitre_request_free (request);
  return resource;
}

/* @collection, @request: (transfer full) */
static void
add (const Recipe      *recipe,
     PupitreCollection *collection,
     PupitreRequest    *request,
     PupitreSplitFunc   split,
     PupitreFeedRole    role)
{
  g_autoptr (PupitreResource) resource = make (recipe, collection, request, split);

  pupitre_feed_add_resource (recipe->feed, resource, role);
}

static void
add_messages (const Recipe *recipe, PupitreChild *child, int year, PupitreFeedRole role)
{
  add (recipe, pupitre_collection_new (pupitre_child_get_key (child), PUPITRE_KIND_MESSAGES, year),
       pupitre_request_messages (child, year), pupitre_messages_parser_split, role);
}

/* What a child has of one school year after the other, asked for by the year. */
static const struct {
  PupitreKind      kind;
  PupitreRequest *(*request) (PupitreChild *child, int school_year);
  PupitreSplitFunc split;
  PupitreReadFunc  read;
  gboolean         is_dated;       /* the request covers the days of the year, and no others */
  gboolean         keeps_versions;
  gboolean         is_of_one_year; /* keys are those of the year before again */
} YEARLY[] = {
  { PUPITRE_KIND_DAYS, pupitre_request_calendar, pupitre_calendar_parser_split,
    pupitre_calendar_parser_read, FALSE, FALSE, FALSE },
  { PUPITRE_KIND_LESSONS, pupitre_request_lessons, pupitre_lessons_parser_split, read_lesson, TRUE,
    TRUE, FALSE },
  { PUPITRE_KIND_CYCLE, pupitre_request_cycle, pupitre_cycle_parser_split, read_cycle, FALSE,
    FALSE, TRUE },
  { PUPITRE_KIND_DETENTIONS, pupitre_request_detentions, pupitre_detentions_parser_split,
    read_detention, FALSE, FALSE, FALSE },
  { PUPITRE_KIND_HOMEWORK, pupitre_request_assignments, pupitre_assignments_parser_split,
    read_assignment, TRUE, FALSE, FALSE },
  { PUPITRE_KIND_ABSENCES, pupitre_request_absences, pupitre_absences_parser_split,
    pupitre_absences_parser_read, FALSE, FALSE, FALSE },
  { PUPITRE_KIND_WORK, pupitre_request_work, pupitre_work_parser_split, read_work, FALSE, TRUE,
    TRUE },
  { PUPITRE_KIND_SUBJECT_RESULTS, pupitre_request_subject_results,
    pupitre_subject_results_parser_split, read_subject_result, FALSE, TRUE, TRUE },
  { PUPITRE_KIND_SUBJECTS, pupitre_request_subjects, pupitre_subjects_parser_split, read_subject,
    FALSE, FALSE, TRUE },
  { PUPITRE_KIND_TRANSPORT, pupitre_request_transport, pupitre_transport_parser_split,
    read_transport, FALSE, FALSE, TRUE },
};

/* What a child has whatever the year. */
static const struct {
  PupitreKind      kind;
  PupitreRequest *(*request) (PupitreChild *child);
  PupitreSplitFunc split;
  PupitreReadFunc  read;
} LASTING[] = {
  { PUPITRE_KIND_REPORT_CARDS, pupitre_request_report_cards, pupitre_report_cards_parser_split,
    read_report_card },
  { PUPITRE_KIND_MOTIVES, pupitre_request_motives, pupitre_motives_parser_split, read_motive },
  { PUPITRE_KIND_MINISTRY_RESULTS, pupitre_request_ministry_results,
    pupitre_ministry_results_parser_split, read_ministry_result },
  { PUPITRE_KIND_STATEMENTS, pupitre_request_statements, pupitre_statements_parser_split,
    read_statement },
  { PUPITRE_KIND_TAX_SLIPS, pupitre_request_tax_slips, pupitre_tax_slips_parser_split,
    read_tax_slip },
  { PUPITRE_KIND_IDENTITY, pupitre_request_identity, pupitre_identity_parser_split, read_identity },
  { PUPITRE_KIND_PUPIL_DOCUMENTS, pupitre_request_pupil_documents,
    pupitre_pupil_documents_parser_split, read_pupil_document },
  { PUPITRE_KIND_CONTACTS, pupitre_request_contacts, pupitre_contacts_parser_split, read_contact },
  { PUPITRE_KIND_SHARED_LINKS, pupitre_request_shared_links, pupitre_shared_links_parser_split,
    read_shared_link },
  { PUPITRE_KIND_REGISTRATION, pupitre_request_registration, pupitre_registration_parser_split,
    read_registration },
};

static void
add_year (const Recipe   *recipe,
          PupitreChild   *child,
          guint           place,
          int             year,
          PupitreFeedRole role)
{
  g_autoptr (PupitreResource) resource =
    make (recipe,
          pupitre_collection_new (pupitre_child_get_key (child), YEARLY[place].kind, year),
          YEARLY[place].request (child, year), YEARLY[place].split);

  if (YEARLY[place].is_dated) {
    g_autoptr (GDateTime) from = pupitre_school_year_begin (year);
    g_autoptr (GDateTime) to = pupitre_school_year_begin (year + 1);

    pupitre_resource_set_range (resource, g_date_time_to_unix (from), g_date_time_to_unix (to));
  }
  pupitre_resource_set_keeps_versions (resource, YEARLY[place].keeps_versions);
  pupitre_feed_add_resource (recipe->feed, resource, role);
}

/* Of the year before what is stored is enough, but for one thing: in the summer the school still waits
 * for motives of June. */
static PupitreFeedRole
role_of_year_before (PupitreKind kind, int year)
{
  g_autoptr (GDateTime) begin = pupitre_school_year_begin (year);
  g_autoptr (GDateTime) autumn = g_date_time_add_months (begin, SUMMER_MONTHS);
  g_autoptr (GDateTime) now = pupitre_school_time_now ();

  return kind == PUPITRE_KIND_ABSENCES && g_date_time_compare (now, autumn) < 0
           ? PUPITRE_FEED_ROLE_SETTLED
           : PUPITRE_FEED_ROLE_STORED;
}

/* This year and, but for what is of one year only, the one before. */
static PupitreFeed *
make_yearly (Recipe *recipe, PupitreChild *child, guint place, int year)
{
  recipe->feed = pupitre_feed_new (recipe->store, YEARLY[place].read);
  add_year (recipe, child, place, year, PUPITRE_FEED_ROLE_CURRENT);
  if (!YEARLY[place].is_of_one_year)
    add_year (recipe, child, place, year - 1, role_of_year_before (YEARLY[place].kind, year));
  return recipe->feed;
}

static PupitreFeed *
make_lasting (Recipe *recipe, PupitreChild *child, guint place)
{
  recipe->feed = pupitre_feed_new (recipe->store, LASTING[place].read);
  add (recipe,
       pupitre_collection_new (pupitre_child_get_key (child), LASTING[place].kind, 0),
       LASTING[place].request (child), LASTING[place].split, PUPITRE_FEED_ROLE_CURRENT);
  return recipe->feed;
}

/**
 * pupitre_feed_recipes_make_children:
 * @keeper: The account's way to the portal
 * @store: The account's open store
 *
 * Returns: (transfer full): the feed of the account's children. Main thread.
 */
PupitreFeed *
pupitre_feed_recipes_make_children (PupitreSessionKeeper *keeper, PupitreStore *store)
{
  Recipe recipe = { keeper, store, pupitre_feed_new (store, read_child) };

  add (&recipe, pupitre_collection_new (NULL, PUPITRE_KIND_CHILDREN, 0), pupitre_request_children (),
       pupitre_children_parser_split, PUPITRE_FEED_ROLE_CURRENT);
  return recipe.feed;
}

/**
 * pupitre_feed_recipes_make:
 * @keeper: The account's way to the portal
 * @store: The account's open store
 * @child: Whose feed
 * @kind: What is in it: messages of this school year and the one before; all report cards, motives,
 *   ministry results, statements, slips, documents and ways to reach the school that the portal offers,
 *   the identity and the registration; the cycle, the work, the results, the subjects and the transport
 *   of this school year; of the other kinds those of this school year, with what is stored of the one
 *   before, of which absences are asked for until the autumn
 * @year: The first calendar year of the school year
 *
 * Returns: (transfer full): the feed of @child for @kind. Main thread.
 */
PupitreFeed *
pupitre_feed_recipes_make (PupitreSessionKeeper *keeper,
                           PupitreStore         *store,
                           PupitreChild         *child,
                           PupitreKind           kind,
                           int                   year)
{
  Recipe recipe = { keeper, store, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (YEARLY); i++) {
    if (YEARLY[i].kind == kind)
      return make_yearly (&recipe, child, i, year);
  }
  for (guint i = 0; i < G_N_ELEMENTS (LASTING); i++) {
    if (LASTING[i].kind == kind)
      return make_lasting (&recipe, child, i);
  }
  g_return_val_if_fail (kind == PUPITRE_KIND_MESSAGES, NULL);
  recipe.feed = pupitre_feed_new (store, read_message);
  add_messages (&recipe, child, year, PUPITRE_FEED_ROLE_CURRENT);
  add_messages (&recipe, child, year - 1, PUPITRE_FEED_ROLE_SETTLED);
  return recipe.feed;
}

/**
 * pupitre_feed_recipes_get_reader:
 * @kind: What a collection holds
 *
 * Returns: (nullable): what turns a record of it into an object; %NULL for a kind that has no feed of
 *   its own. Any thread.
 */
PupitreReadFunc
pupitre_feed_recipes_get_reader (PupitreKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (YEARLY); i++) {
    if (YEARLY[i].kind == kind)
      return YEARLY[i].read;
  }
  for (guint i = 0; i < G_N_ELEMENTS (LASTING); i++) {
    if (LASTING[i].kind == kind)
      return LASTING[i].read;
  }
  return kind == PUPITRE_KIND_MESSAGES ? read_message : NULL;
}

/**
 * pupitre_feed_recipes_read:
 * @kind: A kind of what a child has
 * @json: One record of it
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): what it says. Any thread.
 */
GObject *
pupitre_feed_recipes_read (PupitreKind kind, GBytes *json, GError **error)
{
  PupitreReadFunc read = pupitre_feed_recipes_get_reader (kind);

  g_return_val_if_fail (read != NULL, NULL);
  return read (json, error);
}

/**
 * pupitre_feed_recipes_list_years:
 * @kind: What a collection holds
 * @year: The first calendar year of the present school year
 * @years: (out) (array fixed-size=2): Of which school years the feed of @kind shows something
 *
 * Returns: how many there are: 1 or 2. Any thread.
 */
guint
pupitre_feed_recipes_list_years (PupitreKind kind, int year, int years[2])
{
  gboolean lasting = FALSE, one_year = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (LASTING); i++)
    lasting |= LASTING[i].kind == kind;
  for (guint i = 0; i < G_N_ELEMENTS (YEARLY); i++)
    one_year |= YEARLY[i].kind == kind && YEARLY[i].is_of_one_year;
  years[0] = lasting ? 0 : year;
  years[1] = year - 1;
  return lasting || one_year ? 1 : 2;
}
