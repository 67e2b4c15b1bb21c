/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-api-host"

#include "demo-api.h"
#include "demo-clock.h"
#include "demo-json.h"
#include "demo-portrait.h"
#include "demo-routes.h"
#include "demo-school-year.h"

/* The business API: what the portal knows of the children, for the bearer of a token. */

static DemoAnswer *
refuse_child (void)
{
  return demo_answer_new_message (403, "Cet élève n’est pas associé à votre compte.");
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
  g_autofree char *email = demo_api_dup_email (portal, request);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (email == NULL)
    return demo_api_refuse_token ();
  list = demo_families_list (portal->families, email);
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    demo_api_add_child (builder, portal, g_ptr_array_index (list, i));
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return demo_api_with_etag (demo_answer_new_json (200, root), request);
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
  g_autofree char *email = demo_api_dup_email (portal, request);
  const DemoChild *child;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  if (email == NULL)
    return demo_api_refuse_token ();
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
  return demo_api_with_etag (demo_answer_new_json (200, root), request);
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
  g_autofree char *email = demo_api_dup_email (portal, request);
  const char *year = demo_request_query (request, "anneeScolaire");
  const DemoChild *child;
  g_autoptr (GBytes) body = NULL;

  if (email == NULL)
    return demo_api_refuse_token ();
  child = demo_families_find (portal->families, email, demo_request_param (request, "guid"));
  if (child == NULL)
    return refuse_child ();
  body = demo_message_list_write (portal->messages, child,
                                  year ? atoi (year) : demo_api_school_year ());
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
  demo_json_add_text (builder, "id", id);
  demo_json_add_text (builder, "anneeScolaire", year);
  json_builder_set_member_name (builder, "etape");
  json_builder_add_int_value (builder, document->stage);
  demo_json_add_text (builder, "titre", title);
  demo_json_add_text (builder, "codeEtablissement", document->school->code);
  demo_json_add_text (builder, "ecole", document->school->name);
  demo_json_add_text (builder, "dateHeureMaj", stamp);
  demo_json_add_text (builder, "idDocument", document->id);
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
  g_autofree char *email = demo_api_dup_email (portal, request);
  const char *organisation = demo_request_param (request, "organisation");
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const DemoChild *child;
  int current = demo_api_school_year ();

  if (email == NULL)
    return demo_api_refuse_token ();
  child = demo_families_find (portal->families, email, demo_request_param (request, "fiche"));
  if (child == NULL || !g_str_equal (child->school->organisation->code, organisation))
    return refuse_child ();

  json_builder_begin_array (builder);
  for (int year = current;
       demo_child_grade_in (portal->families, child, year) >= child->first_grade; year--)
    add_cards (builder, portal, child, organisation, year);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return demo_api_with_etag (demo_answer_new_json (200, root), request);
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
  g_autofree char *email = demo_api_dup_email (portal, request);
  const DemoDocument *document;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *name = NULL, *escaped = NULL, *disposition = NULL;
  DemoAnswer *answer;

  if (email == NULL)
    return demo_api_refuse_token ();
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
  return demo_api_with_etag (answer, request);
}
