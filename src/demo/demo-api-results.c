/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-api-results"

#include "demo-api.h"
#include "demo-ministry.h"
#include "demo-results.h"
#include "demo-routes.h"
#include "demo-works.h"

/* The part of the business API for what a child has achieved. */

/**
 * demo_api_work_results:
 * @portal: The portal
 * @request: GET `…/resultats/{etab}/{annee}/eleves/{fiche}/travaux/visibleParentEleve`
 *
 * Returns: (transfer full): the work of the stage of today; none of another year.
 */
DemoAnswer *
demo_api_work_results (DemoPortal  *portal,
                       DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);

  if (child == NULL)
    return refusal;
  if (demo_api_asked_year (request) == demo_api_school_year ()) {
    demo_works_write (builder, portal->families, child);
  } else {
    json_builder_begin_array (builder);
    json_builder_end_array (builder);
  }
  return demo_api_finish (builder);
}

/**
 * demo_api_subject_results:
 * @portal: The portal
 * @request: GET `…/resultats/{etab}/{annee}/eleves/{fiche}/matieresEleves`
 *
 * Returns: (transfer full): the results by subject and stage.
 */
DemoAnswer *
demo_api_subject_results (DemoPortal  *portal,
                          DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);

  if (child == NULL)
    return refusal;
  demo_results_write (builder, portal->families, portal->documents, child,
                      demo_api_asked_year (request));
  return demo_api_with_etag (demo_api_finish (builder), request);
}

/**
 * demo_api_subjects:
 * @portal: The portal
 * @request: GET `…/apprentissage/{etab}/{annee}/matieres/eleves/{fiche}`
 *
 * Returns: (transfer full): what the child is taught, and by whom.
 */
DemoAnswer *
demo_api_subjects (DemoPortal  *portal,
                   DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);

  if (child == NULL)
    return refusal;
  demo_results_write_subjects (builder, portal->families, child, demo_api_asked_year (request));
  return demo_api_with_etag (demo_api_finish (builder), request);
}

/**
 * demo_api_ministry_results:
 * @portal: The portal
 * @request: GET `…/resultats/{etab}/eleves/{fiche}/ministeriels`
 *
 * Returns: (transfer full): the exams of the ministry.
 */
DemoAnswer *
demo_api_ministry_results (DemoPortal  *portal,
                           DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);

  if (child == NULL)
    return refusal;
  demo_ministry_write (builder, portal->families, child, demo_api_school_year ());
  return demo_api_finish (builder);
}
