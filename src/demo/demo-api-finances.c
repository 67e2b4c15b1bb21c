/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-api-finances"

#include "demo-api.h"
#include "demo-clock.h"
#include "demo-finances.h"
#include "demo-routes.h"

/* The part of the business API for what parents pay. */

/**
 * demo_api_statements:
 * @portal: The portal
 * @request: GET `/api/finance/etatsCompte/{etab}/{fiche}`
 *
 * Returns: (transfer full): the accounts of a child.
 */
DemoAnswer *
demo_api_statements (DemoPortal  *portal,
                     DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);

  if (child == NULL)
    return refusal;
  demo_finances_write_statements (builder, portal->families, portal->documents, child,
                                  demo_api_school_year ());
  return demo_api_finish (builder);
}

/**
 * demo_api_slips:
 * @portal: The portal
 * @request: GET `/api/finance/relevesFiscaux/{etab}/{fiche}`
 *
 * Returns: (transfer full): the tax slips of a child.
 */
DemoAnswer *
demo_api_slips (DemoPortal  *portal,
                DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, NULL, &refusal);
  GDate today;

  if (child == NULL)
    return refusal;
  demo_clock_today (&today);
  demo_finances_write_slips (builder, portal->families, portal->documents, child,
                             g_date_get_year (&today));
  return demo_api_with_etag (demo_api_finish (builder), request);
}
