/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-identity-host"

#include "demo-b2c-transaction.h"
#include "demo-routes.h"

/* The identity server: stands between the portal and the accounts, and believes neither. */

#define SIGN_IN_SECONDS (15 * 60)
#define CODE_SECONDS 60
#define SESSION_SECONDS (8 * 60 * 60)
#define FORGOTTEN "AADB2C90118:"

static const char *
lax (DemoPortal *portal)
{
  return portal->secure ? "; Secure; SameSite=Lax" : "; SameSite=Lax";
}

/* This cookie has to come back with a form that another site posts. */
static const char *
cross_site (DemoPortal *portal)
{
  return portal->secure ? "; Secure; SameSite=None" : "";
}

static DemoAnswer *
refuse (const char *reason)
{
  g_autofree char *page =
    g_strdup_printf ("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Error</title>"
                     "</head><body><h1>Sorry, there was an error: %s</h1></body></html>\n",
                     reason);

  return demo_answer_new_text (400, "text/html; charset=utf-8", page);
}

/* The one client is the portal, and it is only answered at its own address. */
static gboolean
knows_client (DemoPortal *portal,
              const char *client_id,
              const char *redirect_uri)
{
  g_autofree char *wanted = g_strconcat (portal->origins[DEMO_HOST_PORTAL], "/signin-oidc", NULL);

  return g_strcmp0 (client_id, "portailparents") == 0 && g_strcmp0 (redirect_uri, wanted) == 0;
}

/* To a page of the accounts, with the cookie that will recognise its answer. */
static DemoAnswer *
send_to_accounts (DemoPortal *portal,
                  const char *policy,
                  const char *locale,
                  const char *portal_state,
                  const char *portal_nonce,
                  const char *redirect_uri)
{
  g_autofree char *own_nonce = g_uuid_string_random ();
  g_autofree char *cookie =
    demo_state_issue (portal->state, "external-nonce", NULL, SIGN_IN_SECONDS, NULL);
  g_autofree char *external = demo_state_issue (
    portal->state, "external", NULL, SIGN_IN_SECONDS, "cookie", cookie, "nonce", own_nonce,
    "locale", locale, "portal-state", portal_state, "portal-nonce", portal_nonce, "redirect",
    redirect_uri, NULL);
  g_autofree char *back = g_strconcat (portal->origins[DEMO_HOST_IDENTITY], "/signin-b2c", NULL);
  g_autofree char *query =
    soup_form_encode ("client_id", "mozaikacces-demo", "redirect_uri", back, "response_type",
                      "code id_token", "response_mode", "form_post", "scope", "openid", "state",
                      external, "nonce", own_nonce, "ui_locales", locale, NULL);
  g_autofree char *location = g_strconcat (portal->origins[DEMO_HOST_B2C], DEMO_B2C_DOMAIN, policy,
                                           "/oauth2/v2.0/authorize?", query, NULL);
  DemoAnswer *answer = demo_answer_new_redirect (location);

  demo_answer_set_cookie (answer, "idsrv.external.nonce", cookie, cross_site (portal));
  return answer;
}

/**
 * demo_identity_authorize:
 * @portal: The portal
 * @request: GET `/connect/authorize`
 *
 * Returns: (transfer full): a redirect to the accounts.
 */
DemoAnswer *
demo_identity_authorize (DemoPortal  *portal,
                         DemoRequest *request)
{
  const char *redirect_uri = demo_request_query (request, "redirect_uri");
  const char *state = demo_request_query (request, "state");
  const char *nonce = demo_request_query (request, "nonce");
  const char *locale = demo_request_query (request, "ui_locales");

  if (!knows_client (portal, demo_request_query (request, "client_id"), redirect_uri))
    return refuse ("invalid_client");
  if (state == NULL || nonce == NULL ||
      g_strcmp0 (demo_request_query (request, "response_type"), "code") != 0)
    return refuse ("invalid_request");
  return send_to_accounts (portal, DEMO_B2C_SIGN_IN_POLICY, locale ? locale : "fr", state, nonce,
                           redirect_uri);
}

/* The accounts' page was left without anybody signed in: for a forgotten password there is
 * another. */
static DemoAnswer *
receive_error (DemoPortal  *portal,
               DemoRequest *request,
               DemoTicket  *external)
{
  const char *description = demo_request_form (request, "error_description");

  if (description == NULL || !g_str_has_prefix (description, FORGOTTEN))
    return refuse ("access_denied");
  return send_to_accounts (portal, DEMO_B2C_RESET_POLICY, demo_ticket_get (external, "locale"),
                           demo_ticket_get (external, "portal-state"),
                           demo_ticket_get (external, "portal-nonce"),
                           demo_ticket_get (external, "redirect"));
}

/**
 * demo_identity_receive:
 * @portal: The portal
 * @request: POST `/signin-b2c`: what the accounts' page posts by itself
 *
 * Returns: (transfer full): a redirect to go on with the portal's demand, signed in here; or back
 *   to the accounts, for a forgotten password.
 */
DemoAnswer *
demo_identity_receive (DemoPortal  *portal,
                       DemoRequest *request)
{
  g_autoptr (DemoTicket) external =
    demo_state_take (portal->state, "external", demo_request_form (request, "state"));
  g_autoptr (DemoTicket) code =
    demo_state_take (portal->state, "account-code", demo_request_form (request, "code"));
  const char *cookie = demo_request_cookie (request, "idsrv.external.nonce");
  g_autofree char *session = NULL, *resume = NULL, *location = NULL;
  DemoAnswer *answer;

  if (external == NULL || g_strcmp0 (demo_ticket_get (external, "cookie"), cookie) != 0)
    return refuse ("invalid_state");
  demo_state_end (portal->state, "external-nonce", cookie);
  if (demo_request_form (request, "error") != NULL)
    return receive_error (portal, request, external);
  if (code == NULL || demo_request_form (request, "id_token") == NULL ||
      g_strcmp0 (demo_ticket_get (code, "nonce"), demo_ticket_get (external, "nonce")) != 0)
    return refuse ("invalid_grant");

  session = demo_state_issue (portal->state, "idsrv", code->owner, SESSION_SECONDS, NULL);
  resume = demo_state_issue (portal->state, "resume", code->owner, CODE_SECONDS, "session",
                             session, "portal-state", demo_ticket_get (external, "portal-state"),
                             "portal-nonce", demo_ticket_get (external, "portal-nonce"),
                             "redirect", demo_ticket_get (external, "redirect"), NULL);
  location = g_strconcat ("/connect/authorize/callback?rid=", resume, NULL);
  answer = demo_answer_new_redirect (location);
  demo_answer_end_cookie (answer, "idsrv.external.nonce");
  demo_answer_set_cookie (answer, "idsrv", session, lax (portal));
  return answer;
}

/**
 * demo_identity_resume:
 * @portal: The portal
 * @request: GET `/connect/authorize/callback`
 *
 * Returns: (transfer full): a redirect to the portal with a code.
 */
DemoAnswer *
demo_identity_resume (DemoPortal  *portal,
                      DemoRequest *request)
{
  g_autoptr (DemoTicket) resume =
    demo_state_take (portal->state, "resume", demo_request_query (request, "rid"));
  g_autoptr (DemoTicket) session =
    demo_state_find (portal->state, "idsrv", demo_request_cookie (request, "idsrv"));
  g_autofree char *code = NULL, *query = NULL, *location = NULL;

  if (resume == NULL || session == NULL ||
      g_strcmp0 (demo_ticket_get (resume, "session"), session->id) != 0)
    return refuse ("login_required");

  code = demo_state_issue (portal->state, "identity-code", session->owner, CODE_SECONDS, "nonce",
                           demo_ticket_get (resume, "portal-nonce"), NULL);
  query = soup_form_encode ("code", code, "state", demo_ticket_get (resume, "portal-state"),
                            "scope", "openid", NULL);
  location = g_strconcat (demo_ticket_get (resume, "redirect"), "?", query, NULL);
  return demo_answer_new_redirect (location);
}

/**
 * demo_identity_end:
 * @portal: The portal
 * @request: GET `/connect/endsession`
 *
 * Returns: (transfer full): a redirect to the accounts, which end theirs.
 */
DemoAnswer *
demo_identity_end (DemoPortal  *portal,
                   DemoRequest *request)
{
  g_autofree char *back = g_strconcat (portal->origins[DEMO_HOST_PORTAL], "/accueil/fr/", NULL);
  g_autofree char *query = soup_form_encode ("post_logout_redirect_uri", back, NULL);
  g_autofree char *location =
    g_strconcat (portal->origins[DEMO_HOST_B2C],
                 DEMO_B2C_DOMAIN DEMO_B2C_SIGN_IN_POLICY "/oauth2/v2.0/logout?", query, NULL);
  DemoAnswer *answer = demo_answer_new_redirect (location);

  demo_state_end (portal->state, "idsrv", demo_request_cookie (request, "idsrv"));
  demo_answer_end_cookie (answer, "idsrv");
  demo_answer_end_cookie (answer, "idsrv.external.nonce");
  return answer;
}
