/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-api"

#include "demo-api.h"

#include "demo-clock.h"
#include "demo-json.h"
#include "demo-registration.h"
#include "demo-school-year.h"

/* What the answers of the business API have in common. */

/**
 * demo_api_dup_email:
 * @portal: The portal
 * @request: A request
 *
 * Returns: (transfer full) (nullable): whose token came along, %NULL if it is none or has expired.
 */
char *
demo_api_dup_email (DemoPortal  *portal,
                  DemoRequest *request)
{
  /* Its third part is the secret. */
  const char *token = demo_request_bearer (request);
  const char *secret = token ? strrchr (token, '.') : NULL;
  g_autoptr (DemoTicket) ticket =
    demo_state_find (portal->state, "token", secret ? secret + 1 : NULL);

  return ticket ? g_strdup (ticket->owner) : NULL;
}

/**
 * demo_api_refuse_token:
 *
 * Returns: (transfer full): the answer for whoever has no token that is good.
 */
DemoAnswer *
demo_api_refuse_token (void)
{
  DemoAnswer *answer = demo_answer_new_message (401, "Le jeton est absent ou expiré.");

  demo_answer_add_header (answer, "WWW-Authenticate", "Bearer");
  return answer;
}

static DemoAnswer *
refuse_access (void)
{
  return demo_answer_new_message (403, "Accès refusé.");
}

/**
 * demo_api_open_child:
 * @portal: The portal
 * @request: A request with `{etab}` and `{fiche}`
 * @email: (out) (optional) (transfer full): Whose token came along
 * @refusal: (out) (transfer full): The answer for whoever may not see the child
 *
 * Returns: (nullable): the child, %NULL with @refusal.
 */
const DemoChild *
demo_api_open_child (DemoPortal   *portal,
                     DemoRequest  *request,
                     char        **email,
                     DemoAnswer  **refusal)
{
  g_autofree char *bearer = demo_api_dup_email (portal, request);
  const char *school = demo_request_param (request, "etab");
  const DemoChild *child;

  if (bearer == NULL) {
    *refusal = demo_api_refuse_token ();
    return NULL;
  }
  child = demo_families_find (portal->families, bearer, demo_request_param (request, "fiche"));
  if (child == NULL || (!g_str_equal (child->school->code, school) &&
                        (child->former_school == NULL ||
                         !g_str_equal (child->former_school->code, school)))) {
    *refusal = refuse_access ();
    return NULL;
  }
  if (email != NULL)
    *email = g_steal_pointer (&bearer);
  return child;
}

/**
 * demo_api_open_school:
 * @portal: The portal
 * @request: A request with `{etab}`
 * @refusal: (out) (transfer full): The answer for whoever has no child there
 *
 * Returns: (nullable): the school, %NULL with @refusal.
 */
const DemoSchool *
demo_api_open_school (DemoPortal   *portal,
                      DemoRequest  *request,
                      DemoAnswer  **refusal)
{
  g_autofree char *bearer = demo_api_dup_email (portal, request);
  const char *code = demo_request_param (request, "etab");
  g_autoptr (GPtrArray) children = NULL;

  if (bearer == NULL) {
    *refusal = demo_api_refuse_token ();
    return NULL;
  }
  children = demo_families_list (portal->families, bearer);
  for (guint i = 0; i < children->len; i++) {
    const DemoChild *child = g_ptr_array_index (children, i);

    if (g_str_equal (child->school->code, code))
      return child->school;
    if (child->former_school != NULL && g_str_equal (child->former_school->code, code))
      return child->former_school;
  }
  *refusal = refuse_access ();
  return NULL;
}

/**
 * demo_api_asked_year:
 * @request: A request with `{annee}`
 *
 * Returns: the first calendar year of the school year that it asks for.
 */
int
demo_api_asked_year (DemoRequest *request)
{
  const char *text = demo_request_param (request, "annee");
  int year = text ? atoi (text) : 0;

  return year >= 1990 && year < 2100 ? year : demo_api_school_year ();
}

/**
 * demo_api_with_etag:
 * @answer: (transfer full): A complete answer
 * @request: What it answers
 *
 * Returns: (transfer full): the answer with its tag.
 */
DemoAnswer *
demo_api_with_etag (DemoAnswer  *answer,
                    DemoRequest *request)
{
  demo_answer_set_etag (answer, demo_request_header (request, "If-None-Match"));
  return answer;
}

/**
 * demo_api_finish:
 * @builder: A complete value
 *
 * Returns: (transfer full): the answer that carries it.
 */
DemoAnswer *
demo_api_finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return demo_answer_new_json (200, root);
}

/**
 * demo_api_school_year:
 *
 * Returns: the first calendar year of the school year that it is now.
 */
int
demo_api_school_year (void)
{
  GDate today;

  demo_clock_today (&today);
  return demo_school_year_of (&today);
}

/**
 * demo_api_add_child:
 * @builder: What is being written
 * @portal: The portal
 * @child: A child
 *
 * Adds the child as the list of children shows it.
 */
void
demo_api_add_child (JsonBuilder     *builder,
                    DemoPortal      *portal,
                    const DemoChild *child)
{
  DemoFamilies *families = portal->families;
  int school_year = demo_api_school_year ();
  int grade = demo_child_grade_in (families, child, school_year);
  const DemoSchool *school = demo_child_school_in (families, child, school_year);
  GDate birth;

  demo_child_birth (families, child, &birth);
  json_builder_begin_object (builder);
  demo_json_add_text (builder, "guid", child->guid);
  demo_json_add_text (builder, "fiche", child->fiche);
  demo_json_add_text (builder, "codeEtablissement", school->code);
  demo_json_add_text (builder, "nom", child->last_name);
  demo_json_add_text (builder, "prenom", child->first_name);
  demo_json_add_date (builder, "dateNaissance", &birth);
  demo_json_add_text (builder, "ecole", school->name);
  json_builder_set_member_name (builder, "organisation");
  json_builder_begin_object (builder);
  demo_json_add_text (builder, "code", school->organisation->code);
  demo_json_add_text (builder, "nom", school->organisation->name);
  json_builder_end_object (builder);
  demo_json_add_text (builder, "ordre", demo_grade_order (grade));
  demo_json_add_text (builder, "niveau", demo_grade_label (grade));
  json_builder_set_member_name (builder, "tuiles");
  json_builder_begin_array (builder);
  for (gsize i = 0; school->tiles[i] != NULL; i++) {
    if (!g_str_equal (school->tiles[i], "inscription") ||
        demo_registration_is_announced (portal, child))
      json_builder_add_string_value (builder, school->tiles[i]);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
