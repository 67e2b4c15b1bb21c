/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-api-host"

#include "demo-clock.h"
#include "demo-portrait.h"
#include "demo-routes.h"
#include "demo-school-year.h"

/* The business API: what the portal knows of the children, for the bearer of a token. */

/* Whose token came along, %NULL if it is none or has expired. The secret is the third part. */
static char *
dup_bearer_email (DemoPortal  *portal,
                  DemoRequest *request)
{
  const char *token = demo_request_bearer (request);
  const char *secret = token ? strrchr (token, '.') : NULL;
  g_autoptr (DemoTicket) ticket =
    demo_state_find (portal->state, "token", secret ? secret + 1 : NULL);

  return ticket ? g_strdup (ticket->owner) : NULL;
}

static DemoAnswer *
refuse_token (void)
{
  DemoAnswer *answer = demo_answer_new_message (401, "Le jeton est absent ou expiré.");

  demo_answer_add_header (answer, "WWW-Authenticate", "Bearer");
  return answer;
}

static DemoAnswer *
refuse_child (void)
{
  return demo_answer_new_message (403, "Cet élève n’est pas associé à votre compte.");
}

static DemoAnswer *
with_etag (DemoAnswer  *answer,
           DemoRequest *request)
{
  demo_answer_set_etag (answer, demo_request_header (request, "If-None-Match"));
  return answer;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_child (JsonBuilder     *builder,
           DemoFamilies    *families,
           const DemoChild *child,
           int              school_year)
{
  int grade = demo_child_grade_in (families, child, school_year);
  const DemoSchool *school = demo_child_school_in (families, child, school_year);
  g_autofree char *birth_text = NULL;
  GDate birth;

  demo_child_birth (families, child, &birth);
  birth_text = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&birth),
                                (int) g_date_get_month (&birth), g_date_get_day (&birth));
  json_builder_begin_object (builder);
  add_text (builder, "guid", child->guid);
  add_text (builder, "fiche", child->fiche);
  add_text (builder, "codeEtablissement", school->code);
  add_text (builder, "nom", child->last_name);
  add_text (builder, "prenom", child->first_name);
  add_text (builder, "dateNaissance", birth_text);
  add_text (builder, "ecole", school->name);
  json_builder_set_member_name (builder, "organisation");
  json_builder_begin_object (builder);
  add_text (builder, "code", school->organisation->code);
  add_text (builder, "nom", school->organisation->name);
  json_builder_end_object (builder);
  add_text (builder, "ordre", demo_grade_order (grade));
  add_text (builder, "niveau", demo_grade_label (grade));
  json_builder_set_member_name (builder, "tuiles");
  json_builder_begin_array (builder);
  for (gsize i = 0; school->tiles[i] != NULL; i++)
    json_builder_add_string_value (builder, school->tiles[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static int
current_school_year (void)
{
  GDate today;

  demo_clock_today (&today);
  return demo_school_year_of (&today);
}

/**
 * demo_api_children:
 * @portal: The portal
 * @request: GET `/api/individu/parent/enfants`
 *
 * Returns: (transfer full): the children of the bearer.
 */
DemoAnswer *
demo_api_children (DemoPortal  *portal,
                   DemoRequest *request)
{
  g_autofree char *email = dup_bearer_email (portal, request);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (email == NULL)
    return refuse_token ();
  list = demo_families_list (portal->families, email);
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    add_child (builder, portal->families, g_ptr_array_index (list, i), current_school_year ());
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return with_etag (demo_answer_new_json (200, root), request);
}

/**
 * demo_api_photo:
 * @portal: The portal
 * @request: GET `…/identification/photo`
 *
 * Returns: (transfer full): the picture in base64, or a null.
 */
DemoAnswer *
demo_api_photo (DemoPortal  *portal,
                DemoRequest *request)
{
  g_autofree char *email = dup_bearer_email (portal, request);
  const DemoChild *child;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  if (email == NULL)
    return refuse_token ();
  child = demo_families_find (portal->families, email, demo_request_param (request, "fiche"));
  if (child == NULL || !g_str_equal (child->school->code, demo_request_param (request, "etab")))
    return refuse_child ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "photo");
  if (child->has_photo) {
    g_autoptr (GBytes) png = demo_portrait_draw (portal->families, child);
    g_autofree char *text = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));

    json_builder_add_string_value (builder, text);
  } else {
    json_builder_add_null_value (builder);
  }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return with_etag (demo_answer_new_json (200, root), request);
}

/**
 * demo_api_messages:
 * @portal: The portal
 * @request: GET `/api/application/communications/{guid}`
 *
 * Returns: (transfer full): what was written to the child's parents in one school year.
 */
DemoAnswer *
demo_api_messages (DemoPortal  *portal,
                   DemoRequest *request)
{
  g_autofree char *email = dup_bearer_email (portal, request);
  const char *year = demo_request_query (request, "anneeScolaire");
  const DemoChild *child;
  g_autoptr (GBytes) body = NULL;

  if (email == NULL)
    return refuse_token ();
  child = demo_families_find (portal->families, email, demo_request_param (request, "guid"));
  if (child == NULL)
    return refuse_child ();
  body = demo_message_list_write (portal->messages, child,
                                  year ? atoi (year) : current_school_year ());
  return demo_answer_new (200, "application/json; charset=utf-8", body);
}

static void
add_card (JsonBuilder        *builder,
          DemoDocuments      *documents,
          const DemoDocument *document)
{
  g_autoptr (GBytes) pdf = demo_documents_draw (documents, document);
  g_autoptr (GDateTime) date = demo_document_get_date (document);
  g_autofree char *stamp = demo_clock_stamp (date);
  g_autofree char *year = demo_school_year_label (document->school_year);
  g_autofree char *title = g_strdup_printf ("Bulletin de l’étape %d", document->stage);
  g_autofree char *id = g_strdup_printf ("%s-%d-%d", document->child->fiche,
                                         document->school_year, document->stage);

  json_builder_begin_object (builder);
  add_text (builder, "id", id);
  add_text (builder, "anneeScolaire", year);
  json_builder_set_member_name (builder, "etape");
  json_builder_add_int_value (builder, document->stage);
  add_text (builder, "titre", title);
  add_text (builder, "codeEtablissement", document->school->code);
  add_text (builder, "ecole", document->school->name);
  add_text (builder, "dateHeureMaj", stamp);
  add_text (builder, "idDocument", document->id);
  json_builder_set_member_name (builder, "taille");
  json_builder_add_int_value (builder, (gint64) g_bytes_get_size (pdf));
  json_builder_end_object (builder);
}

/* Those of one year, if its school is of the service centre and they have been published. */
static void
add_cards (JsonBuilder     *builder,
           DemoPortal      *portal,
           const DemoChild *child,
           const char      *organisation,
           int              school_year)
{
  for (int stage = 1; stage <= DEMO_N_STAGES; stage++) {
    const DemoDocument *document =
      demo_documents_find_card (portal->documents, child, school_year, stage);

    if (document != NULL && demo_document_is_out (document) &&
        g_str_equal (document->school->organisation->code, organisation))
      add_card (builder, portal->documents, document);
  }
}

/**
 * demo_api_report_cards:
 * @portal: The portal
 * @request: GET `/api/evaluation/bulletins/{organisation}/{fiche}`
 *
 * Returns: (transfer full): the report cards of every school of that service centre.
 */
DemoAnswer *
demo_api_report_cards (DemoPortal  *portal,
                       DemoRequest *request)
{
  g_autofree char *email = dup_bearer_email (portal, request);
  const char *organisation = demo_request_param (request, "organisation");
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const DemoChild *child;
  int current = current_school_year ();

  if (email == NULL)
    return refuse_token ();
  child = demo_families_find (portal->families, email, demo_request_param (request, "fiche"));
  if (child == NULL || !g_str_equal (child->school->organisation->code, organisation))
    return refuse_child ();

  json_builder_begin_array (builder);
  for (int year = current;
       demo_child_grade_in (portal->families, child, year) >= child->first_grade; year--)
    add_cards (builder, portal, child, organisation, year);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return with_etag (demo_answer_new_json (200, root), request);
}

/* Report cards belong to a child, papers to a school. */
static gboolean
may_read (DemoPortal         *portal,
          const char         *email,
          const DemoDocument *document)
{
  g_autoptr (GPtrArray) children = demo_families_list (portal->families, email);

  for (guint i = 0; i < children->len; i++) {
    const DemoChild *child = g_ptr_array_index (children, i);

    if (document->child ? child == document->child
                        : demo_child_school_in (portal->families, child, document->school_year) ==
                            document->school)
      return TRUE;
  }
  return FALSE;
}

/**
 * demo_api_document:
 * @portal: The portal
 * @request: GET `/api/document/{id}`
 *
 * Returns: (transfer full): a PDF.
 */
DemoAnswer *
demo_api_document (DemoPortal  *portal,
                   DemoRequest *request)
{
  g_autofree char *email = dup_bearer_email (portal, request);
  const DemoDocument *document;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *name = NULL, *escaped = NULL, *disposition = NULL;
  DemoAnswer *answer;

  if (email == NULL)
    return refuse_token ();
  document = demo_documents_find (portal->documents, demo_request_param (request, "id"));
  if (document == NULL || !demo_document_is_out (document))
    return demo_answer_new_message (404, "Ce document n’existe pas.");
  if (!may_read (portal, email, document))
    return demo_answer_new_message (403, "Ce document n’est pas à vous.");

  pdf = demo_documents_draw (portal->documents, document);
  name = demo_document_dup_name (document);
  escaped = g_uri_escape_string (name, NULL, FALSE);
  disposition = g_strdup_printf ("attachment; filename*=UTF-8''%s", escaped);
  answer = demo_answer_new (200, "application/pdf", pdf);
  demo_answer_add_header (answer, "Content-Disposition", disposition);
  return with_etag (answer, request);
}
