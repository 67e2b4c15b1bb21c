/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-b2c-host"

#include "demo-accounts.h"
#include "demo-b2c-page.h"
#include "demo-random.h"
#include "demo-routes.h"

/* The host of the accounts: the only one that sees a password. Strict, as the real one: a call
 * that does not belong to a sign-in under way gets a page of HTML and nothing else. */

#define POLICY "B2C_1A_signin"
#define TRANSACTION_SECONDS (15 * 60)
#define CODE_SECONDS 60
#define SSO_SECONDS (24 * 60 * 60)
#define SSO_COOKIE "x-ms-cpim-sso:demob2c.onmicrosoft.com_0"

static const char *
cookie_attributes (DemoPortal *portal)
{
  return portal->secure ? "; Secure; SameSite=Lax" : "; SameSite=Lax";
}

static char *
encode_base64 (const char *text)
{
  return g_base64_encode ((const guchar *) text, strlen (text));
}

static char *
encode_base64url (const char *text)
{
  char *code = encode_base64 (text);

  g_strdelimit (code, "+", '-');
  g_strdelimit (code, "/", '_');
  g_strdelimit (code, "=", '\0');
  return code;
}

/* As the real one: the id of the transaction inside JSON inside base64url. */
static char *
write_transaction (const char *id)
{
  g_autofree char *json = g_strdup_printf ("{\"TID\":\"%s\"}", id);
  g_autofree char *code = encode_base64url (json);

  return g_strconcat ("StateProperties=", code, NULL);
}

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

/* Hands the identity server a code, by a form that posts itself. */
static DemoAnswer *
post_back (DemoPortal *portal,
           const char *email,
           const char *state,
           const char *nonce)
{
  g_autofree char *action = g_strconcat (portal->origins[DEMO_HOST_IDENTITY], "/signin-b2c", NULL);
  g_autofree char *code = demo_state_issue (portal->state, "account-code", email, CODE_SECONDS,
                                            "nonce", nonce, NULL);
  g_autofree char *header = encode_base64url ("{\"alg\":\"none\",\"typ\":\"JWT\"}");
  g_autofree char *claims =
    g_strdup_printf ("{\"tfp\":\"" POLICY "\",\"email\":\"%s\",\"nonce\":\"%s\"}", email, nonce);
  g_autofree char *payload = encode_base64url (claims);
  g_autofree char *id_token = g_strconcat (header, ".", payload, ".", NULL);
  g_autofree char *client_info = encode_base64url ("{\"uid\":\"demo\",\"utid\":\"demo\"}");

  return demo_b2c_page_post (action, state, code, id_token, client_info);
}

static void
set_transaction_cookies (DemoPortal *portal,
                         DemoAnswer *answer,
                         DemoTicket *transaction)
{
  const char *attributes = cookie_attributes (portal);
  g_autofree char *json = g_strdup_printf ("{\"T_DIC\":[{\"I\":\"%s\"}]}", transaction->id);
  g_autofree char *trans = encode_base64 (json);
  g_autofree char *cache_name = g_strdup_printf ("x-ms-cpim-cache|%.22s_0", transaction->id);

  demo_answer_set_cookie (answer, "x-ms-cpim-csrf", demo_ticket_get (transaction, "csrf"),
                          attributes);
  demo_answer_set_cookie (answer, "x-ms-cpim-trans", trans, attributes);
  demo_answer_set_cookie (answer, cache_name, demo_ticket_get (transaction, "cache"), attributes);
}

/* Every page has a secret of its own. */
static DemoAnswer *
show_page (DemoPortal *portal,
           DemoTicket *transaction,
           DemoB2cPage page)
{
  g_autofree char *csrf_secret = demo_random_secret ();
  g_autofree char *csrf = encode_base64 (csrf_secret);
  g_autofree char *cache_secret = demo_random_secret ();
  g_autofree char *cache = encode_base64 (cache_secret);
  g_autofree char *tx = write_transaction (transaction->id);
  g_autofree char *kind = g_strdup_printf ("%d", (int) page);
  const char *locale = demo_ticket_get (transaction, "locale");
  DemoAnswer *answer;

  demo_ticket_set (transaction, "csrf", csrf);
  demo_ticket_set (transaction, "cache", cache);
  demo_ticket_set (transaction, "page", kind);
  demo_ticket_set (transaction, "filled", "");
  demo_state_keep (portal->state, "transaction", transaction, TRANSACTION_SECONDS);
  answer = demo_b2c_page_write (page, DEMO_B2C_TENANT, csrf, tx, g_str_equal (locale, "en"));
  set_transaction_cookies (portal, answer, transaction);
  return answer;
}

/**
 * demo_b2c_authorize:
 * @portal: The portal
 * @request: GET `…/oauth2/v2.0/authorize`
 *
 * Returns: (transfer full): the page that asks for e-mail and password, or, where somebody is
 *   signed in already, the form that posts itself.
 */
DemoAnswer *
demo_b2c_authorize (DemoPortal  *portal,
                    DemoRequest *request)
{
  g_autoptr (DemoTicket) sso =
    demo_state_find (portal->state, "sso", demo_request_cookie (request, SSO_COOKIE));
  const char *locale = demo_request_query (request, "ui_locales");
  g_autofree char *id = NULL;
  g_autoptr (DemoTicket) transaction = NULL;

  if (request->has_quoted_cookie || !knows_client (portal, request))
    return demo_b2c_page_refuse ();
  if (sso != NULL)
    return post_back (portal, sso->owner, demo_request_query (request, "state"),
                      demo_request_query (request, "nonce"));

  if (locale == NULL || g_ascii_strncasecmp (locale, "en", 2) != 0)
    locale = "fr";
  else
    locale = "en";
  id = demo_state_issue (portal->state, "transaction", NULL, TRANSACTION_SECONDS, "state",
                         demo_request_query (request, "state"), "nonce",
                         demo_request_query (request, "nonce"), "locale", locale, NULL);
  transaction = demo_state_find (portal->state, "transaction", id);
  return show_page (portal, transaction, DEMO_B2C_PAGE_SIGN_IN);
}

/* The transaction that the query names, if its cookies came along and the secret is the page's. */
static DemoTicket *
find_transaction (DemoPortal  *portal,
                  DemoRequest *request,
                  const char  *csrf)
{
  const char *tx = demo_request_query (request, "tx");
  const char *trans = demo_request_cookie (request, "x-ms-cpim-trans");
  g_autofree guchar *json = NULL;
  g_autofree char *id = NULL, *expected = NULL, *cache_name = NULL;
  g_autoptr (DemoTicket) transaction = NULL;
  gsize length;

  if (tx == NULL || trans == NULL || csrf == NULL || request->has_quoted_cookie ||
      g_strcmp0 (demo_request_query (request, "p"), POLICY) != 0)
    return NULL;

  json = g_base64_decode (trans, &length);
  if (length < 24 || json[length - 1] != '}')
    return NULL;
  /* {"T_DIC":[{"I":"ID"}]} */
  id = g_strndup ((const char *) json + 16, length - 20);
  transaction = demo_state_find (portal->state, "transaction", id);
  if (transaction == NULL)
    return NULL;

  expected = write_transaction (id);
  cache_name = g_strdup_printf ("x-ms-cpim-cache|%.22s_0", id);
  if (!g_str_equal (tx, expected) ||
      g_strcmp0 (csrf, demo_ticket_get (transaction, "csrf")) != 0 ||
      g_strcmp0 (demo_request_cookie (request, "x-ms-cpim-csrf"), csrf) != 0 ||
      g_strcmp0 (demo_request_cookie (request, cache_name),
                 demo_ticket_get (transaction, "cache")) != 0)
    return NULL;
  return g_steal_pointer (&transaction);
}

static DemoAnswer *
write_status (const char *code,
              const char *message)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_string_member (object, "status", code ? "400" : "200");
  if (code != NULL) {
    json_object_set_string_member (object, "errorCode", code);
    json_object_set_string_member (object, "message", message);
  }
  return demo_answer_new_json (200, node);
}

static DemoAnswer *
assert_password (DemoPortal  *portal,
                 DemoRequest *request,
                 DemoTicket  *transaction,
                 gboolean     english)
{
  const char *email = demo_request_form (request, "email");
  DemoVerdict verdict = demo_accounts_check (portal->state, portal->families, email,
                                             demo_request_form (request, "password"));

  if (verdict != DEMO_VERDICT_WELCOME)
    return write_status (demo_verdict_code (verdict), demo_verdict_text (verdict, english));
  g_free (transaction->owner);
  transaction->owner = g_strstrip (g_ascii_strdown (email, -1));
  demo_ticket_set (transaction, "filled", "yes");
  demo_state_keep (portal->state, "transaction", transaction, TRANSACTION_SECONDS);
  return write_status (NULL, NULL);
}

static DemoAnswer *
assert_extra (DemoPortal  *portal,
              DemoRequest *request,
              DemoTicket  *transaction,
              DemoB2cPage  page,
              gboolean     english)
{
  if (!demo_b2c_page_is_filled (page, request->form))
    return write_status ("AADB2C90158", english ? "Please check what you typed and try again."
                                                : "Vérifiez ce que vous avez écrit et réessayez.");
  demo_ticket_set (transaction, "filled", "yes");
  demo_state_keep (portal->state, "transaction", transaction, TRANSACTION_SECONDS);
  return write_status (NULL, NULL);
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
  g_autoptr (DemoTicket) transaction =
    find_transaction (portal, request, demo_request_header (request, "X-CSRF-TOKEN"));
  const char *referer = demo_request_header (request, "Referer");
  DemoB2cPage page;
  gboolean english;

  if (transaction == NULL || referer == NULL ||
      !g_str_has_prefix (referer, portal->origins[DEMO_HOST_B2C]) ||
      g_strcmp0 (demo_request_header (request, "X-Requested-With"), "XMLHttpRequest") != 0 ||
      g_strcmp0 (demo_request_form (request, "request_type"), "RESPONSE") != 0)
    return demo_b2c_page_refuse ();

  page = atoi (demo_ticket_get (transaction, "page"));
  english = g_str_equal (demo_ticket_get (transaction, "locale"), "en");
  if (page == DEMO_B2C_PAGE_SIGN_IN)
    return assert_password (portal, request, transaction, english);
  return assert_extra (portal, request, transaction, page, english);
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
    find_transaction (portal, request, demo_request_query (request, "csrf_token"));
  g_autofree char *sso = NULL;
  DemoB2cPage page, extra;
  DemoAnswer *answer;

  if (transaction == NULL || g_strcmp0 (demo_ticket_get (transaction, "filled"), "yes") != 0)
    return demo_b2c_page_refuse ();
  page = atoi (demo_ticket_get (transaction, "page"));
  if (!g_str_equal (demo_request_param (request, "api"), demo_b2c_page_api (page)))
    return demo_b2c_page_refuse ();

  extra = demo_accounts_extra_page (transaction->owner);
  if (page == DEMO_B2C_PAGE_SIGN_IN && extra != DEMO_B2C_PAGE_NONE)
    return show_page (portal, transaction, extra);

  demo_state_end (portal->state, "transaction", transaction->id);
  answer = post_back (portal, transaction->owner, demo_ticket_get (transaction, "state"),
                      demo_ticket_get (transaction, "nonce"));
  sso = demo_state_issue (portal->state, "sso", transaction->owner, SSO_SECONDS, NULL);
  demo_answer_set_cookie (answer, SSO_COOKIE, sso, cookie_attributes (portal));
  demo_answer_end_cookie (answer, "x-ms-cpim-trans");
  demo_answer_end_cookie (answer, "x-ms-cpim-csrf");
  return answer;
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
