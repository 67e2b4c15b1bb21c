/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-api-registration"

#include "demo-api.h"
#include "demo-clock.h"
#include "demo-json.h"
#include "demo-once.h"
#include "demo-rebuff.h"
#include "demo-records.h"
#include "demo-registration-form.h"
#include "demo-registration.h"
#include "demo-routes.h"
#include "demo-school-year.h"

/* The part of the business API for the registration of a child. */

#define MAX_COMMENT 500

static DemoAnswer *
refuse_unknown (void)
{
  return demo_answer_new_message (404, "L’établissement n’offre pas l’inscription sur le portail.");
}

static DemoAnswer *
finish (guint        status,
        JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return demo_answer_new_json (status, root);
}

/**
 * demo_api_registration:
 * @portal: The portal
 * @request: GET `/api/organisationScolaire/mozaikInscription/{etab}/{fiche}`
 *
 * Returns: (transfer full): where the registration of the child stands for the bearer.
 */
DemoAnswer *
demo_api_registration (DemoPortal  *portal,
                       DemoRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DemoRegistration) registration = NULL;
  g_autofree char *email = NULL;
  DemoAnswer *refusal = NULL;
  const DemoChild *child = demo_api_open_child (portal, request, &email, &refusal);

  if (child == NULL)
    return refusal;
  registration = demo_registration_new (portal, child, email);
  if (registration == NULL)
    return refuse_unknown ();
  demo_registration_write (builder, registration);
  return demo_api_with_etag (finish (200, builder), request);
}

static DemoRebuff
judge_state (DemoPortal             *portal,
             const DemoRegistration *registration)
{
  switch (registration->state) {
  case DEMO_REGISTRATION_OPEN:
    return DEMO_REBUFF_NONE;
  case DEMO_REGISTRATION_DONE:
    /* A portal that ignores keys takes a second demand as well. */
    return portal->ignores_keys ? DEMO_REBUFF_NONE : DEMO_REBUFF_REGISTERED;
  case DEMO_REGISTRATION_ELSEWHERE:
    return DEMO_REBUFF_NOT_ONLINE;
  case DEMO_REGISTRATION_NOT_YET:
  case DEMO_REGISTRATION_CLOSED:
  default:
    return DEMO_REBUFF_PERIOD_CLOSED;
  }
}

static DemoRebuff
judge_answers (JsonNode               *answers,
               const DemoRegistration *registration,
               const char            **member)
{
  switch (demo_registration_form_judge (answers, registration->grade, registration->services,
                                        member)) {
  case DEMO_FORM_FAULT_SHAPE:
    return DEMO_REBUFF_FORM;
  case DEMO_FORM_FAULT_CHOICE:
    return DEMO_REBUFF_CHOICE;
  case DEMO_FORM_FAULT_MISSING:
    return DEMO_REBUFF_MISSING;
  case DEMO_FORM_FAULT_NONE:
  default:
    return DEMO_REBUFF_NONE;
  }
}

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

static gboolean
is_of (JsonObject             *object,
       const DemoRegistration *registration,
       const char            **member)
{
  g_autofree char *year = demo_school_year_label (registration->school_year);
  const char *comment = read_text (object, "commentaire");

  *member = "anneeScolaire";
  if (g_strcmp0 (read_text (object, "anneeScolaire"), year) != 0)
    return FALSE;
  *member = "droit";
  if (g_strcmp0 (read_text (object, "droit"),
                 registration->services ? "services" : "inscription") != 0)
    return FALSE;
  *member = "commentaire";
  return comment == NULL || g_utf8_strlen (comment, -1) <= MAX_COMMENT;
}

static DemoRebuff
judge (DemoPortal             *portal,
       JsonObject             *object,
       const DemoRegistration *registration,
       const char            **member)
{
  DemoRebuff rebuff;

  if (!is_of (object, registration, member))
    return DEMO_REBUFF_FORM;
  *member = NULL;
  rebuff = judge_state (portal, registration);
  if (rebuff != DEMO_REBUFF_NONE)
    return rebuff;
  return judge_answers (json_object_get_member (object, "reponses"), registration, member);
}

/* A row each time. */
static void
keep (DemoPortal             *portal,
      DemoRequest            *request,
      JsonObject             *object,
      const DemoRegistration *registration,
      const char             *email)
{
  g_autoptr (GPtrArray) records = demo_records_list (portal->state, DEMO_REGISTRATION_KIND);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *number =
    g_strdup_printf ("INS-%d-%04u", registration->school_year, 41 + records->len + 1);
  g_autofree char *year = demo_school_year_label (registration->school_year);
  g_autofree char *answers = json_to_string (json_object_get_member (object, "reponses"), FALSE);
  g_autoptr (DemoTicket) record = demo_records_new (id, email);
  g_autoptr (GDateTime) now = demo_clock_now ();
  g_autofree char *stamp = demo_clock_stamp (now);

  demo_ticket_set (record, "fiche", registration->child->fiche);
  demo_ticket_set (record, "annee", year);
  demo_ticket_set (record, "droit", registration->services ? "services" : "inscription");
  demo_ticket_set (record, "numero", number);
  demo_ticket_set (record, "recu", stamp);
  demo_ticket_set (record, "reponses", answers);
  demo_ticket_set (record, "commentaire", read_text (object, "commentaire"));
  demo_ticket_set (record, "cle", demo_request_header (request, "Idempotency-Key"));
  demo_records_keep (portal->state, DEMO_REGISTRATION_KIND, record);
}

static DemoAnswer *
register_child (DemoPortal      *portal,
                DemoRequest     *request,
                const char      *email,
                const DemoChild *child)
{
  g_autoptr (DemoRegistration) before = demo_registration_new (portal, child, email);
  g_autoptr (DemoRegistration) after = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gsize length;
  const char *data = g_bytes_get_data (request->body, &length);
  JsonNode *root = NULL;
  const char *member = NULL;
  DemoRebuff rebuff;

  if (before == NULL)
    return refuse_unknown ();
  if (data != NULL && json_parser_load_from_data (parser, data, (gssize) length, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return demo_rebuff_answer (DEMO_REBUFF_FORM, NULL);
  rebuff = judge (portal, json_node_get_object (root), before, &member);
  if (rebuff != DEMO_REBUFF_NONE)
    return demo_rebuff_answer (rebuff, member);
  keep (portal, request, json_node_get_object (root), before, email);
  after = demo_registration_new (portal, child, email);
  demo_registration_write (builder, after);
  return finish (201, builder);
}

/**
 * demo_api_register:
 * @portal: The portal
 * @request: POST `/api/organisationScolaire/mozaikInscription/{etab}/{fiche}`
 *
 * Returns: (transfer full): the registration as it stands from then on, or why not.
 */
DemoAnswer *
demo_api_register (DemoPortal  *portal,
                   DemoRequest *request)
{
  return demo_once_write (portal, request, register_child);
}
