/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-api-record"

#include "demo-api.h"
#include "demo-clock.h"
#include "demo-identification.h"
#include "demo-json.h"
#include "demo-routes.h"
#include "demo-school-year.h"
#include "demo-shared-links.h"
#include "demo-transport.h"

/* The part of the business API for a child's file at school. */

/**
 * demo_api_identity:
 * @portal: The portal
 * @request: GET `/api/individu/eleves/{etab}/{fiche}/identification`
 *
 * Returns: (transfer full): who the child is.
 */
DemoAnswer *
demo_api_identity (DemoPortal  *portal,
                   DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);

  if (child == NULL)
    return refusal;
  demo_identification_write (builder, portal->families, child, demo_api_school_year ());
  return demo_api_with_etag (demo_api_finish (builder), request);
}

/**
 * demo_api_transport:
 * @portal: The portal
 * @request: GET `/api/transport/trajets/{etab}/{annee}/{fiche}/parentConnecte`
 *
 * Returns: (transfer full): the journeys of the child.
 */
DemoAnswer *
demo_api_transport (DemoPortal  *portal,
                    DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);

  if (child == NULL)
    return refusal;
  demo_transport_write (builder, portal->families, child, demo_api_asked_year (request));
  return demo_api_finish (builder);
}

static void
write_document (JsonBuilder        *builder,
                DemoDocuments      *documents,
                const DemoDocument *document)
{
  gboolean plan = document->kind == DEMO_DOCUMENT_PLAN;
  g_autoptr (GBytes) pdf = demo_documents_draw (documents, document);
  g_autoptr (GDateTime) moment = demo_document_get_date (document);
  g_autofree char *stamp = demo_clock_stamp (moment);
  g_autofree char *day = g_date_time_format (moment, "%Y-%m-%d");
  g_autofree char *year = demo_school_year_label (document->school_year);
  g_autofree char *id = g_strdup_printf ("%s-%d-%s", document->child->fiche,
                                         document->school_year, plan ? "plan" : "attestation");

  json_builder_begin_object (builder);
  demo_json_add_text (builder, "id", id);
  demo_json_add_text (builder, "type", plan ? "planIntervention" : "attestation");
  demo_json_add_text (builder, "titre",
                      plan ? "Plan d’intervention" : "Attestation de fréquentation");
  demo_json_add_text (builder, "anneeScolaire", year);
  demo_json_add_text (builder, "dateDocument", day);
  demo_json_add_text (builder, "dateHeureMaj", stamp);
  demo_json_add_text (builder, "idDocument", document->id);
  demo_json_add_int (builder, "taille", (int) g_bytes_get_size (pdf));
  json_builder_end_object (builder);
}

/**
 * demo_api_documents:
 * @portal: The portal
 * @request: GET `/api/document/eleves/{etab}/{fiche}`
 *
 * Returns: (transfer full): the documents of the child's file, this year's first.
 */
DemoAnswer *
demo_api_documents (DemoPortal  *portal,
                    DemoRequest *request)
{
  static const DemoDocumentKind kinds[] = { DEMO_DOCUMENT_PLAN, DEMO_DOCUMENT_CERTIFICATE };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);
  int current = demo_api_school_year ();

  if (child == NULL)
    return refusal;
  json_builder_begin_array (builder);
  for (int year = current; year >= current - 1; year--) {
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
      const DemoDocument *document =
        demo_documents_find_of_file (portal->documents, child, year, kinds[i]);

      if (document != NULL && demo_document_is_out (document))
        write_document (builder, portal->documents, document);
    }
  }
  json_builder_end_array (builder);
  return demo_api_finish (builder);
}

/**
 * demo_api_shared_links:
 * @portal: The portal
 * @request: GET `/api/ressource/liens/{etab}/{fiche}`
 *
 * Returns: (transfer full): what is shared with the child.
 */
DemoAnswer *
demo_api_shared_links (DemoPortal  *portal,
                       DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);

  if (child == NULL)
    return refusal;
  demo_shared_links_write (builder, portal->families, child, demo_api_school_year ());
  return demo_api_with_etag (demo_api_finish (builder), request);
}
