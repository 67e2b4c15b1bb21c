/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-portal-host"

#include "demo-clock.h"
#include "demo-routes.h"

/* The portal's own host: where a sign-in begins and ends, and where the token comes from. */

#define SIGN_IN_SECONDS (15 * 60)
#define DEFAULT_HOME "/accueil/fr/"

static const char *
lax (DemoPortal *portal)
{
  return portal->secure ? "; Secure; SameSite=Lax" : "; SameSite=Lax";
}

static const char *
locale_of (DemoRequest *request)
{
  const char *locale = demo_request_query (request, "ui_locales");

  return locale != NULL && g_ascii_strncasecmp (locale, "en", 2) == 0 ? "en" : "fr";
}

/* Only a path of this host: an open redirect would be a gift. */
static const char *
return_path_of (DemoRequest *request)
{
  const char *path = demo_request_query (request, "returnUrl");

  if (path == NULL || path[0] != '/' || path[1] == '/' || path[1] == '\\')
    return DEFAULT_HOME;
  return path;
}

/**
 * demo_portal_login:
 * @portal: The portal
 * @request: GET `/connect/login`
 *
 * Returns: (transfer full): a redirect to the identity server, with the cookie that will recognise
 *   the answer.
 */
DemoAnswer *
demo_portal_login (DemoPortal  *portal,
                   DemoRequest *request)
{
  g_autofree char *correlation = demo_state_issue (portal->state, "correlation", NULL,
                                                   SIGN_IN_SECONDS, NULL);
  g_autofree char *nonce = g_uuid_string_random ();
  g_autofree char *state = demo_state_issue (portal->state, "portal-state", NULL, SIGN_IN_SECONDS,
                                             "correlation", correlation, "return",
                                             return_path_of (request), "nonce", nonce, NULL);
  g_autofree char *redirect = g_strconcat (portal->origins[DEMO_HOST_PORTAL], "/signin-oidc", NULL);
  g_autofree char *query =
    soup_form_encode ("client_id", "portailparents", "redirect_uri", redirect, "response_type",
                      "code", "response_mode", "query", "scope", "openid", "state", state, "nonce",
                      nonce, "ui_locales", locale_of (request), NULL);
  g_autofree char *location =
    g_strconcat (portal->origins[DEMO_HOST_IDENTITY], "/connect/authorize?", query, NULL);
  DemoAnswer *answer = demo_answer_new_redirect (location);

  demo_answer_set_cookie (answer, "pp.correlation", correlation, lax (portal));
  return answer;
}

static DemoAnswer *
refuse_page (const char *reason)
{
  g_autofree char *page =
    g_strdup_printf ("<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\">"
                     "<title>Erreur</title></head><body><h1>La connexion n’a pas abouti</h1>"
                     "<p>%s</p><p><a href=\"" DEFAULT_HOME "\">Retour à l’accueil</a></p>"
                     "</body></html>\n",
                     reason);

  return demo_answer_new_text (400, "text/html; charset=utf-8", page);
}

/* With the tokens that came from it. */
static void
end_session (DemoPortal *portal,
             const char *session)
{
  g_autoptr (DemoTicket) ticket = demo_state_take (portal->state, "pp", session);

  if (ticket != NULL)
    demo_state_end_with (portal->state, "token", "pp", ticket->id);
}

/**
 * demo_portal_callback:
 * @portal: The portal
 * @request: GET `/signin-oidc` with a code of the identity server
 *
 * Returns: (transfer full): a redirect to the page that was asked for, with a session.
 */
DemoAnswer *
demo_portal_callback (DemoPortal  *portal,
                      DemoRequest *request)
{
  g_autoptr (DemoTicket) state =
    demo_state_take (portal->state, "portal-state", demo_request_query (request, "state"));
  g_autoptr (DemoTicket) code =
    demo_state_take (portal->state, "identity-code", demo_request_query (request, "code"));
  const char *correlation = demo_request_cookie (request, "pp.correlation");
  g_autofree char *session = NULL;
  DemoAnswer *answer;

  if (state == NULL || g_strcmp0 (demo_ticket_get (state, "correlation"), correlation) != 0)
    return refuse_page ("La demande de connexion est inconnue ou trop ancienne.");
  if (code == NULL ||
      g_strcmp0 (demo_ticket_get (code, "nonce"), demo_ticket_get (state, "nonce")) != 0)
    return refuse_page ("Le code de connexion n’est pas valide.");

  demo_state_end (portal->state, "correlation", correlation);
  end_session (portal, demo_request_cookie (request, "pp"));
  session = demo_state_issue (portal->state, "pp", code->owner, portal->session_seconds, NULL);
  answer = demo_answer_new_redirect (demo_ticket_get (state, "return"));
  demo_answer_end_cookie (answer, "pp.correlation");
  demo_answer_set_cookie (answer, "pp", session, lax (portal));
  return answer;
}

/* Using the session keeps it alive. */
static DemoTicket *
find_session (DemoPortal  *portal,
              DemoRequest *request)
{
  DemoTicket *session =
    demo_state_find (portal->state, "pp", demo_request_cookie (request, "pp"));

  if (session != NULL)
    demo_state_keep (portal->state, "pp", session, portal->session_seconds);
  return session;
}

/**
 * demo_portal_home:
 * @portal: The portal
 * @request: GET `/accueil/fr/`
 *
 * Returns: (transfer full): the public page of the portal.
 */
DemoAnswer *
demo_portal_home (DemoPortal  *portal,
                  DemoRequest *request)
{
  g_autoptr (DemoTicket) session = find_session (portal, request);
  gboolean english = g_ascii_strcasecmp (demo_request_param (request, "langue"), "en") == 0;
  g_autofree char *who = session ? g_markup_escape_text (session->owner, -1) : NULL;
  g_autofree char *page = g_strdup_printf (
    "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">"
    "<meta name=\"viewport\" content=\"width=device-width\"><title>%s</title>"
    "<style>body{font:16px sans-serif;margin:0;background:#f2f4f8;color:#223}"
    "header{background:#2d4f7c;color:#fff;padding:1.2em 2em}main{max-width:38em;margin:3em auto;"
    "background:#fff;padding:2em;border-radius:8px}a{color:#1c5fb0}</style></head>"
    "<body><header><b>%s</b></header><main id=\"application\"><h1>%s</h1><p>%s%s</p>"
    "<p><a href=\"/connect/%s?returnUrl=/accueil/%s/&amp;ui_locales=%s\">%s</a></p>"
    "</main></body></html>\n",
    english ? "en" : "fr", english ? "Parents’ portal" : "Portail des parents",
    english ? "Parents’ portal (demonstration)" : "Portail des parents (démonstration)",
    session ? (english ? "You are signed in" : "Votre session est ouverte")
            : (english ? "Welcome" : "Bienvenue"),
    session ? (english ? "Signed in as " : "Adresse de courriel : ")
            : (english ? "Every person and school here is invented."
                       : "Les personnes et les écoles d’ici sont inventées."),
    who ? who : "", session ? "logout" : "login", english ? "en" : "fr", english ? "en" : "fr",
    session ? (english ? "Sign out" : "Déconnexion") : (english ? "Sign in" : "Se connecter"));

  return demo_answer_new_text (200, "text/html; charset=utf-8", page);
}

/* The shape of a JSON Web Token. Nobody but this portal reads it, so its signature is the secret
 * by which it is found again. */
static char *
write_token (const char *secret,
             const char *email,
             gint64      expires)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *claims = NULL, *payload = NULL;

  json_node_take_object (node, object);
  json_object_set_string_member (object, "iss", "demo");
  json_object_set_string_member (object, "role", "parent");
  json_object_set_string_member (object, "email", email);
  json_object_set_int_member (object, "exp", expires);
  claims = json_to_string (node, FALSE);
  payload = g_base64_encode ((const guchar *) claims, strlen (claims));
  g_strdelimit (payload, "+", '-');
  g_strdelimit (payload, "/", '_');
  g_strdelimit (payload, "=", '\0');
  return g_strdup_printf ("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.%s.%s", payload, secret);
}

/**
 * demo_portal_token:
 * @portal: The portal
 * @request: GET `/connect/authentificationinfo` with the session's cookie
 *
 * Returns: (transfer full): a new token for the API, or 401.
 */
DemoAnswer *
demo_portal_token (DemoPortal  *portal,
                   DemoRequest *request)
{
  g_autoptr (DemoTicket) session = find_session (portal, request);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) expires = g_date_time_add_seconds (now, portal->token_seconds);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *secret = NULL, *token = NULL, *stamp = NULL;
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  if (session == NULL)
    return demo_answer_new_message (401, "La session est terminée.");

  secret = demo_state_issue (portal->state, "token", session->owner, portal->token_seconds, "pp",
                             session->id, NULL);
  token = write_token (secret, session->owner, g_date_time_to_unix (expires));
  stamp = demo_clock_stamp (expires);
  json_object_set_string_member (object, "accessToken", token);
  json_object_set_string_member (object, "expiresAt", stamp);
  json_object_set_string_member (object, "courriel", session->owner);
  return demo_answer_new_json (200, node);
}

/**
 * demo_portal_logout:
 * @portal: The portal
 * @request: GET `/connect/logout`
 *
 * Ends the session here and the tokens that came from it; the redirects end it elsewhere.
 *
 * Returns: (transfer full): a redirect to the identity server, which ends its own.
 */
DemoAnswer *
demo_portal_logout (DemoPortal  *portal,
                    DemoRequest *request)
{
  g_autofree char *back = g_strconcat (portal->origins[DEMO_HOST_PORTAL], DEFAULT_HOME, NULL);
  g_autofree char *query = soup_form_encode ("post_logout_redirect_uri", back, NULL);
  g_autofree char *location =
    g_strconcat (portal->origins[DEMO_HOST_IDENTITY], "/connect/endsession?", query, NULL);
  DemoAnswer *answer = demo_answer_new_redirect (location);

  end_session (portal, demo_request_cookie (request, "pp"));
  demo_answer_end_cookie (answer, "pp");
  demo_answer_end_cookie (answer, "pp.correlation");
  return answer;
}
