/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-api-association"

#include "demo-api.h"
#include "demo-association.h"
#include "demo-contacts.h"
#include "demo-organisations.h"
#include "demo-records.h"
#include "demo-routes.h"

/* The part of the business API by which a parent gets to see a child, and reaches the school where
 * that goes wrong. */

#define KEY_KIND "idempotency"
#define TRIES_KIND "association-tries"
#define MAX_TRIES 5
#define TRIES_SECONDS (15 * 60)
#define LOCK_SECONDS 60
#define LOCK_TEXT "60"

/**
 * demo_api_organisations:
 * @portal: The portal
 * @request: GET `/api/organisationScolaire/organisations`
 *
 * Returns: (transfer full): the service centres of which a parent chooses one.
 */
DemoAnswer *
demo_api_organisations (DemoPortal  *portal,
                        DemoRequest *request)
{
  g_autofree char *email = demo_api_dup_email (portal, request);
  g_autoptr (JsonNode) list = demo_organisations_write ();

  if (email == NULL)
    return demo_api_refuse_token ();
  return demo_api_with_etag (demo_answer_new_json (200, list), request);
}

/**
 * demo_api_contacts:
 * @portal: The portal
 * @request: GET `/api/organisationScolaire/etablissements/{etab}/coordonnees`
 *
 * Returns: (transfer full): how to reach the school.
 */
DemoAnswer *
demo_api_contacts (DemoPortal  *portal,
                   DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemoAnswer *refusal = NULL;
  const DemoSchool *school = demo_api_open_school (portal, request, &refusal);

  if (school == NULL)
    return refusal;
  demo_contacts_write (builder, school);
  return demo_api_with_etag (demo_api_finish (builder), request);
}

static int
count_tries (DemoState  *state,
             const char *email)
{
  g_autoptr (DemoTicket) ticket = demo_state_find (state, TRIES_KIND, email);

  return ticket ? atoi (demo_ticket_get (ticket, "count")) : 0;
}

static void
remember_try (DemoState  *state,
              const char *email)
{
  int count = count_tries (state, email) + 1;
  g_autoptr (DemoTicket) ticket = demo_records_new (email, NULL);
  g_autofree char *text = g_strdup_printf ("%d", count);

  demo_ticket_set (ticket, "count", text);
  demo_state_keep (state, TRIES_KIND, ticket, count >= MAX_TRIES ? LOCK_SECONDS : TRIES_SECONDS);
}

static DemoAnswer *
refuse (DemoObjection objection,
        const char   *member)
{
  DemoAnswer *answer = demo_objection_answer (objection, member);

  if (objection == DEMO_OBJECTION_TOO_MANY)
    demo_answer_add_header (answer, "Retry-After", LOCK_TEXT);
  return answer;
}

static DemoAnswer *
welcome (DemoPortal *portal,
         const char *email,
         const char *fiche)
{
  const DemoChild *child = demo_families_find (portal->families, email, fiche);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  demo_api_add_child (builder, portal, child);
  root = json_builder_get_root (builder);
  return demo_answer_new_json (201, root);
}

/* The same demand twice, because its answer was lost: the same answer, and nothing is done. */
static DemoAnswer *
answer_again (DemoPortal *portal,
              const char *email,
              DemoTicket *record,
              const char *hash)
{
  if (g_strcmp0 (demo_ticket_get (record, "hash"), hash) != 0)
    return refuse (DEMO_OBJECTION_KEY_REUSED, NULL);
  return welcome (portal, email, demo_ticket_get (record, "fiche"));
}

static void
remember_key (DemoState  *state,
              const char *id,
              const char *hash,
              const char *fiche)
{
  g_autoptr (DemoTicket) record = demo_records_new (id, NULL);

  demo_ticket_set (record, "hash", hash);
  demo_ticket_set (record, "fiche", fiche);
  demo_records_keep (state, KEY_KIND, record);
}

/* With whom the account is associated now, %NULL if it was refused. */
static const DemoChild *
associate (DemoPortal       *portal,
           const char       *email,
           DemoApplication  *application,
           DemoObjection    *objection)
{
  const DemoChild *child = NULL;

  *objection = DEMO_OBJECTION_TOO_MANY;
  if (count_tries (portal->state, email) >= MAX_TRIES)
    return NULL;
  *objection = demo_association_judge (portal->families, email, application, &child);
  if (child != NULL)
    demo_association_add (portal->state, portal->families, email, child);
  else if (demo_objection_is_try (*objection))
    remember_try (portal->state, email);
  return child;
}

/**
 * demo_api_associate:
 * @portal: The portal
 * @request: POST `/api/individu/parent/enfants`
 *
 * Returns: (transfer full): the child, or why not.
 */
DemoAnswer *
demo_api_associate (DemoPortal  *portal,
                    DemoRequest *request)
{
  g_autofree char *email = demo_api_dup_email (portal, request);
  const char *key = demo_request_header (request, "Idempotency-Key");
  g_autofree char *id = g_strconcat (key ? key : "", " ", email, NULL);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, request->body);
  g_autoptr (DemoApplication) application = NULL;
  g_autoptr (DemoTicket) before = NULL;
  const DemoChild *child;
  DemoObjection objection;
  const char *wrong;

  if (email == NULL)
    return demo_api_refuse_token ();
  application = demo_application_read (request->body, &wrong);
  if (application == NULL)
    return refuse (DEMO_OBJECTION_FORM, wrong);
  before = key && !portal->ignores_keys ? demo_records_find (portal->state, KEY_KIND, id) : NULL;
  if (before != NULL)
    return answer_again (portal, email, before, hash);
  child = associate (portal, email, application, &objection);
  if (child == NULL)
    return refuse (objection, NULL);
  if (key != NULL)
    remember_key (portal->state, id, hash, child->fiche);
  return welcome (portal, email, child->fiche);
}
