/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-b2c-host"

#include "demo-accounts.h"
#include "demo-b2c-account.h"
#include "demo-routes.h"

/* The host of the accounts: the only one that sees a password. Strict, as the real one: a call
 * that does not belong to a sign-in under way gets a page of HTML and nothing else. */

#define CODE_SECONDS 60
#define SSO_SECONDS (24 * 60 * 60)
#define SSO_COOKIE "x-ms-cpim-sso:demob2c.onmicrosoft.com_0"

static gboolean
knows_client (DemoPortal  *portal,
              DemoRequest *request)
{
  g_autofree char *wanted = g_strconcat (portal->origins[DEMO_HOST_IDENTITY], "/signin-b2c", NULL);

  return g_strcmp0 (demo_request_query (request, "client_id"), "mozaikacces-demo") == 0 &&
         g_strcmp0 (demo_request_query (request, "redirect_uri"), wanted) == 0 &&
         g_strcmp0 (demo_request_query (request, "response_mode"), "form_post") == 0 &&
         demo_request_query (request, "state") != NULL &&
         demo_request_query (request, "nonce") != NULL;
}

/* Who it is, for the identity server. What people type goes into it as JSON. */
static char *
write_id_token (const char *policy,
                const char *email,
                const char *nonce)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *claims = NULL, *header = NULL, *payload = NULL;

  json_node_take_object (node, object);
  json_object_set_string_member (object, "tfp", policy);
  json_object_set_string_member (object, "email", email);
  json_object_set_string_member (object, "nonce", nonce);
  claims = json_to_string (node, FALSE);
  header = demo_b2c_encode ("{\"alg\":\"none\",\"typ\":\"JWT\"}");
  payload = demo_b2c_encode (claims);
  return g_strconcat (header, ".", payload, ".", NULL);
}

/* Hands the identity server a code, by a form that posts itself. */
static DemoAnswer *
post_back (DemoPortal *portal,
           const char *policy,
           const char *email,
           const char *state,
           const char *nonce)
{
  g_autofree char *action = g_strconcat (portal->origins[DEMO_HOST_IDENTITY], "/signin-b2c", NULL);
  g_autofree char *code = demo_state_issue (portal->state, "account-code", email, CODE_SECONDS,
                                            "nonce", nonce, NULL);
  g_autofree char *id_token = write_id_token (policy, email, nonce);
  g_autofree char *client_info = demo_b2c_encode ("{\"uid\":\"demo\",\"utid\":\"demo\"}");

  return demo_b2c_page_post (action, "state", state, "client_info", client_info, "code", code,
                             "id_token", id_token, NULL);
}

/**
 * demo_b2c_authorize:
 * @portal: The portal
 * @request: GET `…/oauth2/v2.0/authorize`
 *
 * Returns: (transfer full): the page that asks for e-mail and password, or for the address of a
 *   forgotten one; where somebody is signed in already, the form that posts itself.
 */
DemoAnswer *
demo_b2c_authorize (DemoPortal  *portal,
                    DemoRequest *request)
{
  g_autoptr (DemoTicket) sso =
    demo_state_find (portal->state, "sso", demo_request_cookie (request, SSO_COOKIE));
  const char *policy = demo_request_param (request, "policy");
  g_autoptr (DemoTicket) transaction = NULL;

  if (request->has_quoted_cookie || !demo_b2c_has_policy (policy) ||
      !knows_client (portal, request))
    return demo_b2c_page_refuse ();
  if (sso != NULL)
    return post_back (portal, policy, sso->owner, demo_request_query (request, "state"),
                      demo_request_query (request, "nonce"));

  transaction = demo_b2c_transaction_new (portal, request);
  return demo_b2c_transaction_show (portal, transaction,
                                    g_str_equal (policy, DEMO_B2C_RESET_POLICY)
                                      ? DEMO_B2C_PAGE_FORGOTTEN
                                      : DEMO_B2C_PAGE_SIGN_IN);
}

/* The real accounts send no code any more in a transaction whose sign-in was refused. */
static DemoAnswer *
assert_password (DemoPortal  *portal,
                 DemoRequest *request,
                 DemoTicket  *transaction)
{
  g_autofree char *address = demo_accounts_dup_address (demo_request_form (request, "email"));
  DemoVerdict verdict = demo_accounts_check (portal->state, portal->families, address,
                                             demo_request_form (request, "password"));

  if (verdict == DEMO_VERDICT_WELCOME) {
    demo_b2c_transaction_fill (portal, transaction, address);
    return demo_b2c_page_status (NULL, NULL);
  }
  demo_ticket_set (transaction, "refused", "yes");
  demo_b2c_transaction_keep (portal, transaction);
  return demo_b2c_page_status (
    demo_verdict_code (verdict),
    demo_verdict_text (verdict, demo_b2c_transaction_is_english (transaction)));
}

static DemoAnswer *
assert_extra (DemoPortal  *portal,
              DemoRequest *request,
              DemoTicket  *transaction)
{
  if (!demo_b2c_page_is_filled (demo_b2c_transaction_get_page (transaction), request->form))
    return demo_b2c_page_status ("AADB2C90158", demo_b2c_transaction_is_english (transaction)
                                                  ? "Please check what you typed and try again."
                                                  : "Vérifiez ce que vous avez écrit et "
                                                    "réessayez.");
  demo_b2c_transaction_fill (portal, transaction, NULL);
  return demo_b2c_page_status (NULL, NULL);
}

static DemoAnswer *
assert_page (DemoPortal  *portal,
             DemoRequest *request,
             DemoTicket  *transaction)
{
  switch (demo_b2c_transaction_get_page (transaction)) {
  case DEMO_B2C_PAGE_SIGN_IN:
    return assert_password (portal, request, transaction);
  case DEMO_B2C_PAGE_NEW_PASSWORD:
  case DEMO_B2C_PAGE_SIGN_UP:
  case DEMO_B2C_PAGE_FORGOTTEN:
    return demo_b2c_account_assert (portal, request, transaction);
  case DEMO_B2C_PAGE_NONE:
  case DEMO_B2C_PAGE_SECOND_FACTOR:
  case DEMO_B2C_PAGE_CAPTCHA:
  case DEMO_B2C_PAGE_TERMS:
  default:
    return assert_extra (portal, request, transaction);
  }
}

/* A code by the calls of a form. */
static DemoAnswer *
verify_by_form (DemoPortal  *portal,
                DemoRequest *request,
                DemoTicket  *transaction,
                const char  *type)
{
  const char *email = demo_request_form (request, "claim_value");

  if (!demo_b2c_page_verifies (demo_b2c_transaction_get_page (transaction)) ||
      demo_b2c_transaction_get_dialect (transaction) != DEMO_DIALECT_LEGACY ||
      g_strcmp0 (demo_request_form (request, "claim_id"), demo_b2c_email_field.id) != 0)
    return demo_b2c_page_refuse ();
  if (g_str_equal (type, "VERIFICATION_REQUEST"))
    return demo_b2c_account_send (portal, transaction, email);
  return demo_b2c_account_check (portal, transaction, email,
                                 demo_request_form (request, "user_input"));
}

/**
 * demo_b2c_assert:
 * @portal: The portal
 * @request: POST `…/SelfAsserted`: what was typed on a page
 *
 * Returns: (transfer full): JSON whose `status` counts, or a page of HTML for a call that is not
 *   in order.
 */
DemoAnswer *
demo_b2c_assert (DemoPortal  *portal,
                 DemoRequest *request)
{
  g_autoptr (DemoTicket) transaction = demo_b2c_transaction_find_posted (portal, request);
  const char *type = demo_request_form (request, "request_type");

  if (transaction == NULL)
    return demo_b2c_page_refuse ();
  if (g_strcmp0 (type, "RESPONSE") == 0)
    return assert_page (portal, request, transaction);
  if (g_strcmp0 (type, "VERIFICATION_REQUEST") == 0 || g_strcmp0 (type, "VALIDATION_REQUEST") == 0)
    return verify_by_form (portal, request, transaction, type);
  return demo_b2c_page_refuse ();
}

/* What comes after a page that was filled in, %DEMO_B2C_PAGE_NONE if nothing does. */
static DemoB2cPage
next_page (DemoPortal *portal,
           DemoTicket *transaction)
{
  DemoB2cPage page = demo_b2c_transaction_get_page (transaction);

  if (page == DEMO_B2C_PAGE_FORGOTTEN)
    return DEMO_B2C_PAGE_NEW_PASSWORD;
  if (page == DEMO_B2C_PAGE_SIGN_IN)
    return demo_accounts_extra_page (portal->state, transaction->owner);
  return DEMO_B2C_PAGE_NONE;
}

/* The transaction ends, and whoever it was stays known here. */
static DemoAnswer *
welcome (DemoPortal *portal,
         DemoTicket *transaction)
{
  g_autofree char *sso =
    demo_state_issue (portal->state, "sso", transaction->owner, SSO_SECONDS, NULL);
  DemoAnswer *answer = post_back (portal, demo_ticket_get (transaction, "policy"),
                                  transaction->owner, demo_ticket_get (transaction, "state"),
                                  demo_ticket_get (transaction, "nonce"));

  demo_state_end (portal->state, "transaction", transaction->id);
  demo_answer_set_cookie (answer, SSO_COOKIE, sso, demo_b2c_cookie_attributes (portal));
  demo_answer_end_cookie (answer, "x-ms-cpim-trans");
  demo_answer_end_cookie (answer, "x-ms-cpim-csrf");
  return answer;
}

/**
 * demo_b2c_confirm:
 * @portal: The portal
 * @request: GET `…/api/{api}/confirmed`
 *
 * Returns: (transfer full): the form that posts itself, or one more page to fill.
 */
DemoAnswer *
demo_b2c_confirm (DemoPortal  *portal,
                  DemoRequest *request)
{
  g_autoptr (DemoTicket) transaction =
    demo_b2c_transaction_find (portal, request, demo_request_query (request, "csrf_token"));
  DemoB2cPage next;

  if (transaction == NULL || !demo_b2c_transaction_has (transaction, "filled") ||
      !g_str_equal (demo_request_param (request, "api"),
                    demo_b2c_data_api (demo_b2c_transaction_get_page (transaction))))
    return demo_b2c_page_refuse ();
  next = next_page (portal, transaction);
  if (next != DEMO_B2C_PAGE_NONE)
    return demo_b2c_transaction_show (portal, transaction, next);
  return welcome (portal, transaction);
}

/**
 * demo_b2c_logout:
 * @portal: The portal
 * @request: GET `…/oauth2/v2.0/logout`
 *
 * Returns: (transfer full): a redirect back to the portal, nowhere else.
 */
DemoAnswer *
demo_b2c_logout (DemoPortal  *portal,
                 DemoRequest *request)
{
  const char *back = demo_request_query (request, "post_logout_redirect_uri");
  g_autofree char *home = g_strconcat (portal->origins[DEMO_HOST_PORTAL], "/", NULL);
  DemoAnswer *answer =
    demo_answer_new_redirect (back && g_str_has_prefix (back, home) ? back : home);

  demo_state_end (portal->state, "sso", demo_request_cookie (request, SSO_COOKIE));
  demo_answer_end_cookie (answer, SSO_COOKIE);
  return answer;
}
