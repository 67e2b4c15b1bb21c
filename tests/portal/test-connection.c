/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-portal.h"
#include "pupitre-connection-private.h"
#include "pupitre-error.h"
#include "pupitre-http-error.h"
#include "test-portal.h"

#include <string.h>

/* The connection against a portal that misbehaves in every way, in this process. */

/* Milliseconds: what does come has come by then, however busy the machine is. */
#define PATIENCE 20000

#define CHILDREN "/api/individu/parent/enfants"
#define SELF_ASSERTED "/Tenant.onmicrosoft.com/B2C_1A_essai/SelfAsserted"
#define CONFIRMED "/Tenant.onmicrosoft.com/B2C_1A_essai/api/CombinedSigninAndSignup/confirmed"

typedef struct {
  FakePortal        *fake;
  PupitreLimiter    *limiter;
  PupitreConnection *connection;
  guint              n_notified;
} Fixture;

static void
on_notify (PupitreConnection *connection, GParamSpec *pspec, gpointer user_data)
{
  ((Fixture *) user_data)->n_notified++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->fake = fake_portal_new ();
  fixture->limiter = pupitre_limiter_new (2);
  fixture->connection = pupitre_connection_new (fixture->fake->profile, fixture->limiter);
  pupitre_connection_set_backoff (fixture->connection, 1);
  g_signal_connect (fixture->connection, "notify::signed-in", G_CALLBACK (on_notify), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pupitre_connection_forget (fixture->connection);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->connection);
  g_assert_cmpuint (pupitre_limiter_get_n_running (fixture->limiter), ==, 0);
  g_assert_finalize_object (fixture->limiter);
  fake_portal_free (fixture->fake);
}

static void
assert_code (const GError *error, int code)
{
  if (code >= 0)
    g_assert_error (error, PUPITRE_ERROR, code);
  else
    g_assert_no_error (error);
}

static GError *
try_sign_in (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  GError *error = NULL;

  pupitre_connection_sign_in_async (fixture->connection, " parent@exemple ",
                                    "mot de p\xc3\xa2sse&=+",
                                    "fr", NULL, test_keep_result, &place);
  result = test_wait_result (&place);
  g_assert_cmpint (pupitre_connection_sign_in_finish (fixture->connection, result, &error), ==,
                   error == NULL);
  g_assert_cmpint (pupitre_connection_is_signed_in (fixture->connection), ==, error == NULL);
  return error;
}

static void
sign_in (Fixture *fixture)
{
  g_autoptr (GError) error = try_sign_in (fixture);

  g_assert_no_error (error);
  fake_portal_clear (fixture->fake);
}

static PupitreReply *
fetch_with (Fixture *fixture, PupitreRequest *request, const char *etag, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  PupitreReply *reply;

  pupitre_connection_fetch_async (fixture->connection, request, etag, NULL, test_keep_result,
                                  &place);
  result = test_wait_result (&place);
  reply = pupitre_connection_fetch_finish (fixture->connection, result, error);
  pupitre_request_free (request);
  return reply;
}

static void
assert_fetch (Fixture *fixture, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PupitreReply) reply = fetch_with (fixture, pupitre_request_children (), NULL, &error);

  assert_code (error, code);
  g_assert_cmpint (reply != NULL, ==, code < 0);
}

static void
test_sign_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = try_sign_in (fixture);
  FakePortal *fake = fixture->fake;

  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  g_assert_cmpstr (pupitre_connection_get_email (fixture->connection), ==, "parent@exemple");
  /* Fields are those that the page names, in order, white space around the address cut. */
  g_assert_cmpuint (fake_portal_count (fake, "b2c POST *SelfAsserted *csrf=c+s/r== "
                                       "body=request_type=RESPONSE&courriel=parent%40exemple&"
                                       "motDePasse=mot%20de%20p%C3%A2sse%26%3D%2B"), ==, 1);
  g_assert_cmpuint (fake_portal_count (fake, "*mot%20de*"), ==, 1);
  g_assert_cmpuint (fake_portal_count (fake, "identity POST /signin-b2c *body=code=a%2Bb%2Fc%3D&state=s%26t"),
                    ==, 1);
  /* The cookie of the service goes back byte for byte, and to the service alone. */
  g_assert_cmpuint (fake_portal_count (fake, "b2c * cookie=x-ms-cpim-cache|a=b/c==*"), ==, 2);
  g_assert_cmpuint (fake_portal_count (fake, "portal *cpim*"), ==, 0);
  g_assert_cmpuint (fake_portal_count (fake,
                                       "* agent=Pupitre/" PACKAGE_VERSION " language=fr-CA*"), ==,
                    fake->log->len);
  g_assert_cmpuint (fake_portal_count (fake, "* auth=Bearer*"), ==, 0);
}

static void
test_fetch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (fixture);
  reply = fetch_with (fixture, pupitre_request_children (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (reply->body), ==, 2);
  g_assert_cmpstr (reply->etag, ==, "\"v1\"");
  g_assert_cmpstr (reply->content_type, ==, "application/json");
  g_assert_cmpstr (reply->file_name, ==, "Bulletin étape.pdf");
  g_assert_cmpint (reply->received_at, >, 1700000000);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "api GET " CHILDREN " auth=Bearer token-1 "
                                       "cookie=- encode=false *"), ==, 1);
  g_assert_cmpuint (fixture->fake->log->len, ==, 1);

  pupitre_reply_free (g_steal_pointer (&reply));
  reply = fetch_with (fixture, pupitre_request_children (), "\"v1\"", &error);
  g_assert_null (reply);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_MODIFIED);
}

/* What one answer, or each of them, is made of; how it ends, and after how many requests. */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *first;
    const char *then;
    int         code;
    guint       n_requests;
    guint       retry_after;
  } CASES[] = {
    { "cut", "ok", -1, 2, 0 },
    { "cut", "cut", PUPITRE_ERROR_OFFLINE, 2, 0 },
    { "middle", "ok", -1, 2, 0 },
    { "middle", "middle", PUPITRE_ERROR_TRUNCATED, 3, 0 },
    { "json [{\"a\":1}", "ok", -1, 2, 0 },
    { "json [{\"a\":", "json [", PUPITRE_ERROR_TRUNCATED, 3, 0 },
    { "status 500", "ok", -1, 2, 0 },
    { "status 500", "status 502", PUPITRE_ERROR_SERVER, 3, 0 },
    { "status 503", "ok", -1, 2, 0 },
    { "status 503 Retry-After 0", "ok", -1, 2, 0 },
    { "status 503 Retry-After 1", "ok", -1, 2, 0 },
    { "status 503 Retry-After 120", "ok", PUPITRE_ERROR_UNAVAILABLE, 1, 120 },
    { "status 503", "status 503", PUPITRE_ERROR_UNAVAILABLE, 3, 0 },
    { "status 429", "ok", PUPITRE_ERROR_THROTTLED, 1, 0 },
    { "status 429 Retry-After 1", "ok", -1, 2, 0 },
    { "status 429 Retry-After 30", "ok", PUPITRE_ERROR_THROTTLED, 1, 30 },
    { "status 400", "ok", PUPITRE_ERROR_REFUSED, 1, 0 },
    { "status 403", "ok", PUPITRE_ERROR_REFUSED, 1, 0 },
    { "status 404", "ok", PUPITRE_ERROR_NOT_FOUND, 1, 0 },
    { "status 407", "ok", PUPITRE_ERROR_PROXY, 1, 0 },
    { "html <!DOCTYPE html><html>", "ok", PUPITRE_ERROR_NOT_JSON, 1, 0 },
    { "json <!DOCTYPE html><html>", "ok", PUPITRE_ERROR_NOT_JSON, 1, 0 },
    { "json [1,]", "ok", PUPITRE_ERROR_MALFORMED, 1, 0 },
    { "json [\"\xff\"]", "ok", PUPITRE_ERROR_MALFORMED, 1, 0 },
    { "raw SSH-2.0-OpenSSH_9.2\r\n", "ok", PUPITRE_ERROR_MALFORMED, 1, 0 },
    { "raw HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "ok", PUPITRE_ERROR_TOO_LARGE, 1, 0 },
    { "to http://127.0.0.9:1/vol", "ok", PUPITRE_ERROR_FORBIDDEN_HOST, 1, 0 },
    { "to https://127.0.0.4/vol", "ok", PUPITRE_ERROR_FORBIDDEN_HOST, 1, 0 },
    { "to //voleur.exemple/", "ok", PUPITRE_ERROR_FORBIDDEN_HOST, 1, 0 },
    { "to file:///etc/passwd", "ok", PUPITRE_ERROR_FORBIDDEN_HOST, 1, 0 },
    { "to " CHILDREN, "ok", -1, 2, 0 },
    { "to " CHILDREN, "to " CHILDREN, PUPITRE_ERROR_TOO_MANY_HOPS, 11, 0 },
  };

  sign_in (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PupitreReply) reply = NULL;

    g_test_message ("Fault %zu", i);
    fake_portal_clear (fixture->fake);
    fake_portal_script (fixture->fake, CHILDREN, CASES[i].first, CASES[i].then, NULL);
    reply = fetch_with (fixture, pupitre_request_children (), NULL, &error);
    assert_code (error, CASES[i].code);
    g_assert_cmpuint (pupitre_error_get_retry_after (error), ==, CASES[i].retry_after);
    g_assert_cmpuint (fixture->fake->log->len, ==, CASES[i].n_requests);
    g_assert_cmpuint (fake_portal_count (fixture->fake, "api *"), ==, CASES[i].n_requests);
    g_assert_true (pupitre_connection_is_signed_in (fixture->connection));
  }
}

static void
test_portal_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sign_in (fixture);
  fake_portal_script (fixture->fake, CHILDREN, "status 403", NULL);
  g_assert_null (fetch_with (fixture, pupitre_request_children (), NULL, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_REFUSED);
  g_assert_cmpstr (pupitre_error_get_portal_text (error), ==, "Non.");
}

static void
test_slow (Fixture *fixture, gconstpointer data)
{
  sign_in (fixture);
  pupitre_connection_set_timeout (fixture->connection, 150);
  fake_portal_script (fixture->fake, CHILDREN, "slow", NULL);
  assert_fetch (fixture, PUPITRE_ERROR_TIMEOUT);
  g_assert_cmpuint (fixture->fake->log->len, ==, 1);
  fake_portal_script (fixture->fake, CHILDREN, "stall", NULL);
  assert_fetch (fixture, PUPITRE_ERROR_TIMEOUT);
  fake_portal_clear (fixture->fake);
  pupitre_connection_set_timeout (fixture->connection, PATIENCE);
  assert_fetch (fixture, -1);
}

/* More than can be right is not read to its end. */
static void
test_large_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *padding = g_strnfill (3 * 1024 * 1024, ' ');
  g_autofree char *action = g_strconcat ("html ", padding, NULL);
  g_autoptr (GError) error = NULL;

  fake_portal_script (fixture->fake, CONFIRMED, action, NULL);
  error = try_sign_in (fixture);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_TOO_LARGE);
}

static void
test_nobody_there (Fixture *fixture, gconstpointer data)
{
  sign_in (fixture);
  soup_server_disconnect (fixture->fake->server);
  assert_fetch (fixture, PUPITRE_ERROR_OFFLINE);
  g_assert_true (pupitre_connection_is_signed_in (fixture->connection));
}

static void
test_documents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (fixture);
  fake_portal_script (fixture->fake, "/api/document/d1", "json %PDF-1.7 \xff\xfe", "html <p>",
                      NULL);
  reply = fetch_with (fixture, pupitre_request_document ("d1"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (reply->body), ==, 11);
  g_assert_null (fetch_with (fixture, pupitre_request_document ("d1"), NULL, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_JSON);
}

/* Nothing at all, and what the API says of itself, are no documents. */
static void
test_no_documents (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *action;
    int         code;
  } CASES[] = {
    { "raw HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 0\r\n"
      "Connection: close\r\n\r\n", PUPITRE_ERROR_TRUNCATED },
    { "json {\"Message\":\"Non.\"}", PUPITRE_ERROR_MALFORMED },
  };

  sign_in (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GError) error = NULL;

    fake_portal_script (fixture->fake, "/api/document/d1", CASES[i].action, CASES[i].action,
                        CASES[i].action, CASES[i].action, NULL);
    g_assert_null (fetch_with (fixture, pupitre_request_document ("d1"), NULL, &error));
    g_assert_error (error, PUPITRE_ERROR, CASES[i].code);
    fake_portal_clear (fixture->fake);
  }
}

/* A token that the API refuses in the middle: however many wait, it is renewed once. */
static void
test_renewal (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *places[5] = { NULL };
  g_autoptr (PupitreRequest) request = pupitre_request_children ();

  sign_in (fixture);
  fixture->fake->n_tokens = 7;  /* what the connection has is refused from now on */
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    pupitre_connection_fetch_async (fixture->connection, request, NULL, NULL, test_keep_result,
                                    &places[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autoptr (GAsyncResult) result = test_wait_result (&places[i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (PupitreReply) reply =
      pupitre_connection_fetch_finish (fixture->connection, result, &error);

    g_assert_no_error (error);
  }
  g_assert_cmpuint (fixture->fake->n_tokens, ==, 8);
  g_assert_cmpuint (fake_portal_count (fixture->fake,
                                       "portal GET /connect/authentificationinfo *"), ==, 1);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "api * auth=Bearer token-8 *"), ==,
                    G_N_ELEMENTS (places));
}

/* One that is refused again is refused: no loop, and the parent stays signed in. */
static void
test_refused_for_good (Fixture *fixture, gconstpointer data)
{
  sign_in (fixture);
  fake_portal_script (fixture->fake, CHILDREN, "status 401", NULL);
  assert_fetch (fixture, PUPITRE_ERROR_REFUSED);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "api *"), ==, 2);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "portal *"), ==, 1);
  g_assert_true (pupitre_connection_is_signed_in (fixture->connection));
}

/* The end of a token is known before the API refuses it. */
static void
test_expiry (Fixture *fixture, gconstpointer data)
{
  fixture->fake->token_seconds = 0;
  sign_in (fixture);
  fixture->fake->token_seconds = 3600;
  assert_fetch (fixture, -1);
  assert_fetch (fixture, -1);
  g_assert_cmpuint (fake_portal_count (fixture->fake,
                                       "portal GET /connect/authentificationinfo *"), ==, 1);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "api * auth=Bearer token-2 *"), ==, 2);
}

/* The portal has ended the session: everyone hears it, it is asked once, and nothing is sent after. */
static void
test_session_ended (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *places[4] = { NULL };
  g_autoptr (PupitreRequest) request = pupitre_request_children ();

  sign_in (fixture);
  fixture->fake->session_ended = TRUE;
  fixture->fake->n_tokens = 7;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    pupitre_connection_fetch_async (fixture->connection, request, NULL, NULL, test_keep_result,
                                    &places[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autoptr (GAsyncResult) result = test_wait_result (&places[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (pupitre_connection_fetch_finish (fixture->connection, result, &error));
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED);
  }
  g_assert_false (pupitre_connection_is_signed_in (fixture->connection));
  g_assert_cmpuint (fixture->n_notified, ==, 2);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "portal *"), ==, 1);

  fake_portal_clear (fixture->fake);
  assert_fetch (fixture, PUPITRE_ERROR_SESSION_ENDED);
  g_assert_cmpuint (fixture->fake->log->len, ==, 0);

  fixture->fake->session_ended = FALSE;
  sign_in (fixture);
  assert_fetch (fixture, -1);
}

/* The API sends to another host of the portal: to its sign-in. */
static void
test_sent_to_sign_in (Fixture *fixture, gconstpointer data)
{
  g_autofree char *login = fake_portal_url (fixture->fake, 1, "/connect/login");
  g_autofree char *action = g_strconcat ("to ", login, NULL);

  sign_in (fixture);
  fake_portal_script (fixture->fake, CHILDREN, action, "ok", NULL);
  assert_fetch (fixture, -1);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "portal GET /connect/login *"), ==, 0);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "portal * auth=Bearer*"), ==, 0);
}

static void
assert_sign_in (Fixture *fixture, int code, const char *text, guint n_passwords)
{
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (fixture->fake->log, 0);
  error = try_sign_in (fixture);
  assert_code (error, code);
  g_assert_cmpstr (pupitre_error_get_portal_text (error), ==, text);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "*mot%20de*"), ==, n_passwords);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "b2c *mot%20de*"), ==, n_passwords);
  /* Never in a message that could be logged. */
  if (error != NULL)
    g_assert_null (strstr (error->message, "parent@"));
}

static void
test_refused_passwords (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *action;
    int         code;
    const char *text;
  } CASES[] = {
    { "json {\"status\":\"400\",\"errorCode\":\"AADB2C90053\",\"message\":\"Mot de passe <b>incorrect</b> "
      "pour parent@exemple.\"}", PUPITRE_ERROR_BAD_PASSWORD, "Mot de passe incorrect pour parent@exemple." },
    { "json {\"status\":\"400\",\"errorCode\":\"AADB2C90054\"}", PUPITRE_ERROR_BAD_PASSWORD, NULL },
    { "json {\"status\":400,\"errorCode\":\"AADB2C90225\",\"message\":null}", PUPITRE_ERROR_BAD_PASSWORD, NULL },
    { "json {\"status\":\"400\",\"errorCode\":\"AADB2C90114\",\"message\":\"Bloqué.\"}",
      PUPITRE_ERROR_LOCKED_OUT, "Bloqué." },
    { "json {\"status\":\"400\",\"errorCode\":\"AADB2C90157\"}", PUPITRE_ERROR_LOCKED_OUT, NULL },
    { "json {\"status\":\"400\",\"errorCode\":\"AADB2C90035\",\"message\":\"Plus tard.\"}",
      PUPITRE_ERROR_UNAVAILABLE, "Plus tard." },
    { "json {\"status\":\"400\",\"errorCode\":\"AADB2C99999\",\"message\":\"Non.\"}", PUPITRE_ERROR_REFUSED, "Non." },
    { "json {\"status\":\"400\",\"message\":\"Non.\"}", PUPITRE_ERROR_REFUSED, "Non." },
    { "json {}", PUPITRE_ERROR_REFUSED, NULL },
    { "html <html>Bad Request</html>", PUPITRE_ERROR_NOT_JSON, NULL },
    { "json [[", PUPITRE_ERROR_TRUNCATED, NULL },
    { "status 400", PUPITRE_ERROR_REFUSED, NULL },
    { "status 429 Retry-After 9", PUPITRE_ERROR_THROTTLED, NULL },
    { "status 500", PUPITRE_ERROR_SERVER, NULL },
    { "cut", PUPITRE_ERROR_OFFLINE, NULL },
    { "to /ailleurs", PUPITRE_ERROR_UNKNOWN_PAGE, NULL },
    { "to http://127.0.0.9:1/vol", PUPITRE_ERROR_UNKNOWN_PAGE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_test_message ("Verdict %zu: %s", i, CASES[i].action);
    fake_portal_script (fixture->fake, SELF_ASSERTED, CASES[i].action, NULL);
    assert_sign_in (fixture, CASES[i].code, CASES[i].text, 1);
  }
}

#define PAGE(api, config, fields) \
  "html <script>var SETTINGS = {\"api\":\"" api "\",\"csrf\":\"c\",\"transId\":\"t\",\"hosts\":{\"tenant\":" \
  "\"/T\",\"policy\":\"P\"},\"config\":{" config "}};var SA_FIELDS = {\"AttributeFields\":[" fields "]};</script>"
#define FIELD(id, type) "{\"ID\":\"" id "\",\"UX_INPUT_TYPE\":\"" type "\"}"

/* What comes where the way back should. */
static void
test_odd_pages (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *action;
    int         code;
  } CASES[] = {
    { PAGE ("Phonefactor", "", ""), PUPITRE_ERROR_SECOND_FACTOR },
    { PAGE ("SelfAsserted", "", "{\"ID\":\"otp\",\"UX_INPUT_TYPE\":\"TextBox\",\"VERIFY\":true}"),
      PUPITRE_ERROR_SECOND_FACTOR },
    { PAGE ("SelfAsserted", "\"enableCaptchaChallenge\":\"true\"", ""), PUPITRE_ERROR_CAPTCHA },
    { PAGE ("SelfAsserted", "", FIELD ("captchaEntered", "TextBox")), PUPITRE_ERROR_CAPTCHA },
    { PAGE ("SelfAsserted", "", FIELD ("extension_TermsOfUseConsented", "CheckboxMultiSelect")),
      PUPITRE_ERROR_TERMS },
    { PAGE ("SelfAsserted", "", FIELD ("newPassword", "Password") "," FIELD ("reenterPassword", "Password")),
      PUPITRE_ERROR_FORCED_RESET },
    { PAGE ("SelfAsserted", "", FIELD ("ville", "TextBox")), PUPITRE_ERROR_UNKNOWN_PAGE },
    /* The page that asks for the password again does not get it again. */
    { PAGE ("CombinedSigninAndSignup", "", FIELD ("email", "EmailBox") "," FIELD ("password", "Password")),
      PUPITRE_ERROR_UNKNOWN_PAGE },
    { "html <html>Maintenance</html>", PUPITRE_ERROR_UNKNOWN_PAGE },
    { "html <script>var SETTINGS = {\"api\":</script>", PUPITRE_ERROR_UNKNOWN_PAGE },
    { "html <form method=post action='http://127.0.0.9:1/vol'><input type=hidden name=code value=1></form>",
      PUPITRE_ERROR_FORBIDDEN_HOST },
    { "html <form method=post action='javascript:x'><input type=hidden name=code value=1></form>",
      PUPITRE_ERROR_FORBIDDEN_HOST },
    { "html <form method=post action='/x'><input type=hidden name=code><input name=q></form>",
      PUPITRE_ERROR_UNKNOWN_PAGE },
    { "html <form method=get action='/x'><input type=hidden name=code></form>", PUPITRE_ERROR_UNKNOWN_PAGE },
    { "html <form method=post action='/x'><input type=hidden name=state value=s><input type=hidden "
      "name=error_description value='AADB2C90157: Trop.&#13;&#10;Correlation ID: 1'></form>",
      PUPITRE_ERROR_LOCKED_OUT },
    { "to /signin-oidc?error=access_denied&error_description=AADB2C90091%3A+Annul%C3%A9.",
      PUPITRE_ERROR_REFUSED },
    { "to http://127.0.0.9:1/vol", PUPITRE_ERROR_FORBIDDEN_HOST },
    { "to " CONFIRMED, PUPITRE_ERROR_TOO_MANY_HOPS },
    { "status 404", PUPITRE_ERROR_NOT_FOUND },
    { "status 503 Retry-After 60", PUPITRE_ERROR_UNAVAILABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("Page %zu: %s", i, CASES[i].action);
    g_ptr_array_set_size (fixture->fake->log, 0);
    fake_portal_script (fixture->fake, CONFIRMED, CASES[i].action, NULL);
    error = try_sign_in (fixture);
    assert_code (error, CASES[i].code);
    g_assert_cmpuint (fake_portal_count (fixture->fake, "*mot%20de*"), ==, 1);
    g_assert_null (pupitre_connection_get_email (fixture->connection));
  }
}

/* A start page that is not what it should be does not get the password at all. */
static void
test_odd_start_pages (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *settings;
    const char *fields;
    int         code;
  } CASES[] = {
    { "{}", "{}", PUPITRE_ERROR_UNKNOWN_PAGE },
    { "{\"api\":\"CombinedSigninAndSignup\",\"csrf\":\"c\",\"transId\":\"t\",\"hosts\":{\"tenant\":\"/T\"}}",
      NULL, PUPITRE_ERROR_UNKNOWN_PAGE },
    { "{\"api\":\"CombinedSigninAndSignup\",\"csrf\":\"c\",\"transId\":\"t\",\"hosts\":{\"tenant\":"
      "\"//voleur.exemple\",\"policy\":\"p\"}}", NULL, PUPITRE_ERROR_UNKNOWN_PAGE },
    { "{\"api\":\"CombinedSigninAndSignup\",\"csrf\":\"c\",\"transId\":\"t\",\"hosts\":{\"tenant\":"
      "\"@voleur.exemple\",\"policy\":\"p\"}}", NULL, PUPITRE_ERROR_UNKNOWN_PAGE },
    { "{\"api\":\"CombinedSigninAndSignup\",\"csrf\":\"c\\r\\nX: y\",\"transId\":\"t\",\"hosts\":{\"tenant\":"
      "\"/T\",\"policy\":\"p\"}}", NULL, PUPITRE_ERROR_UNKNOWN_PAGE },
    { "{\"api\":\"CombinedSigninAndSignup\",\"csrf\":\"c\",\"transId\":\"t\",\"hosts\":{\"tenant\":\"/T\","
      "\"policy\":\"p\"},\"config\":{\"enableCaptchaChallenge\":\"true\"}}", NULL, PUPITRE_ERROR_CAPTCHA },
    { NULL, "{\"AttributeFields\":[]}", PUPITRE_ERROR_UNKNOWN_PAGE },
    { NULL, "pas du JSON", PUPITRE_ERROR_UNKNOWN_PAGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *settings = g_steal_pointer (&fixture->fake->settings);
    g_autofree char *fields = g_steal_pointer (&fixture->fake->fields);

    g_test_message ("Page %zu", i);
    fixture->fake->settings = g_strdup (CASES[i].settings != NULL ? CASES[i].settings : settings);
    fixture->fake->fields = g_strdup (CASES[i].fields != NULL ? CASES[i].fields : fields);
    assert_sign_in (fixture, CASES[i].code, NULL, 0);
    g_free (fixture->fake->settings);
    g_free (fixture->fake->fields);
    fixture->fake->settings = g_steal_pointer (&settings);
    fixture->fake->fields = g_steal_pointer (&fields);
  }
}

/* The chain comes to its end, but the portal gives no token. */
static void
test_no_token (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *action;
    int         code;
  } CASES[] = {
    { "status 401", PUPITRE_ERROR_UNKNOWN_PAGE },
    { "to /connect/login", PUPITRE_ERROR_UNKNOWN_PAGE },
    { "status 500", PUPITRE_ERROR_SERVER },
    { "html <html>", PUPITRE_ERROR_NOT_JSON },
    { "json {}", PUPITRE_ERROR_MISSING },
    { "json {\"accessToken\":\"a b\"}", PUPITRE_ERROR_MISSING },
    { "json {\"accessToken\":\"a\\r\\nHost: voleur\"}", PUPITRE_ERROR_MISSING },
    { "json {\"AccessToken\":\"a\",\"expiresAt\":null,\"courriel\":null}", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("Token %zu: %s", i, CASES[i].action);
    fake_portal_script (fixture->fake, "/connect/authentificationinfo", CASES[i].action, NULL);
    error = try_sign_in (fixture);
    assert_code (error, CASES[i].code);
  }
}

static void
test_sign_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (fixture);
  pupitre_connection_sign_out_async (fixture->connection, NULL, test_keep_result, &place);
  g_assert_false (pupitre_connection_is_signed_in (fixture->connection));
  result = test_wait_result (&place);
  g_assert_true (pupitre_connection_sign_out_finish (fixture->connection, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fake_portal_count (fixture->fake,
                                       "portal GET /connect/logout *cookie=pp=session*"), ==, 1);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "identity GET /connect/endsession *"), ==, 1);
  g_assert_null (pupitre_connection_get_email (fixture->connection));

  fake_portal_clear (fixture->fake);
  assert_fetch (fixture, PUPITRE_ERROR_SESSION_ENDED);
  g_assert_cmpuint (fixture->fake->log->len, ==, 0);

  /* A new session knows no cookie of the old one. */
  g_clear_object (&result);
  sign_in (fixture);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "portal GET /connect/login *pp=*"), ==, 0);
}

static void
test_sign_out_offline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (fixture);
  fake_portal_script (fixture->fake, "/connect/logout", "cut", NULL);
  pupitre_connection_sign_out_async (fixture->connection, NULL, test_keep_result, &place);
  result = test_wait_result (&place);
  g_assert_false (pupitre_connection_sign_out_finish (fixture->connection, result, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_OFFLINE);
  g_assert_false (pupitre_connection_is_signed_in (fixture->connection));
}

/* What is under way when the session is forgotten ends as cancelled: the one that the portal lets
 * wait, and those that wait for a place. */
static void
test_forget (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *places[4] = { NULL };
  g_autoptr (PupitreRequest) request = pupitre_request_children ();

  sign_in (fixture);
  fake_portal_script (fixture->fake, CHILDREN, "slow", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    pupitre_connection_fetch_async (fixture->connection, request, NULL, NULL, test_keep_result,
                                    &places[i]);
  while (fixture->fake->paused->len < 2)
    g_main_context_iteration (NULL, TRUE);
  pupitre_connection_forget (fixture->connection);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autoptr (GAsyncResult) result = test_wait_result (&places[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (pupitre_connection_fetch_finish (fixture->connection, result, &error));
    g_assert_true (pupitre_error_is_cancelled (error));
  }
  g_assert_cmpuint (fixture->fake->log->len, ==, 2);
}

/* Given up at each moment of a sign-in, it ends as cancelled, without a session. */
static void
test_forget_in_sign_in (Fixture *fixture, gconstpointer data)
{
  for (guint moment = 0; moment < 9; moment++) {
    g_autoptr (GAsyncResult) result = NULL;
    GAsyncResult *place = NULL;
    g_autoptr (GError) error = NULL;

    fake_portal_clear (fixture->fake);
    pupitre_connection_sign_in_async (fixture->connection, "a@exemple", "p", "en", NULL,
                                      test_keep_result, &place);
    while (fixture->fake->log->len < moment)
      g_main_context_iteration (NULL, TRUE);
    pupitre_connection_forget (fixture->connection);
    result = test_wait_result (&place);
    g_assert_false (pupitre_connection_sign_in_finish (fixture->connection, result, &error));
    g_assert_true (pupitre_error_is_cancelled (error));
    g_assert_false (pupitre_connection_is_signed_in (fixture->connection));
  }
}

/* Cancelled at each moment of a sign-in: what is said and what is the case are the same. */
static void
test_cancel_sign_in (Fixture *fixture, gconstpointer data)
{
  for (guint moment = 0; moment < 10; moment++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GAsyncResult) result = NULL;
    GAsyncResult *place = NULL;
    gboolean signed_in;

    fake_portal_clear (fixture->fake);
    pupitre_connection_sign_in_async (fixture->connection, "a@exemple", "p", "fr", cancellable,
                                      test_keep_result, &place);
    while (fixture->fake->log->len < moment && place == NULL)
      g_main_context_iteration (NULL, TRUE);
    g_cancellable_cancel (cancellable);
    result = test_wait_result (&place);
    signed_in = pupitre_connection_sign_in_finish (fixture->connection, result, NULL);
    g_assert_cmpint (pupitre_connection_is_signed_in (fixture->connection), ==, signed_in);
    g_assert_cmpint (signed_in, ==, moment == 9);
  }
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PupitreRequest) request = pupitre_request_children ();
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_connection_set_backoff (fixture->connection, 1000 * 1000);
  sign_in (fixture);
  /* In the wait before a retry, which would be longer than the test. */
  fake_portal_script (fixture->fake, CHILDREN, "status 503 Retry-After 5", NULL);
  pupitre_connection_fetch_async (fixture->connection, request, NULL, cancellable, test_keep_result,
                                  &place);
  while (fixture->fake->log->len < 1 || pupitre_limiter_get_n_running (fixture->limiter) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  result = test_wait_result (&place);
  g_assert_null (pupitre_connection_fetch_finish (fixture->connection, result, &error));
  g_assert_true (pupitre_error_is_cancelled (error));
  g_assert_true (pupitre_connection_is_signed_in (fixture->connection));
}

/* What nobody waits for comes after what was asked later, and not two at a time. */
static void
test_patient (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreRequest) first = pupitre_request_children ();
  g_autoptr (PupitreRequest) second = pupitre_request_organisations ();
  g_autofree char *path = pupitre_request_dup_path (second);
  const PupitreRequest *requests[] = { first, second, first };
  GAsyncResult *places[G_N_ELEMENTS (requests)] = { NULL, NULL, NULL };

  sign_in (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++) {
    pupitre_request_set_patient (first, i == 0);
    pupitre_request_set_patient (second, TRUE);
    pupitre_connection_fetch_async (fixture->connection, requests[i], NULL, NULL, test_keep_result,
                                    &places[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_object_unref (test_wait_result (&places[i]));
  g_assert_cmpuint (fixture->fake->log->len, ==, 3);
  g_assert_nonnull (strstr (fixture->fake->log->pdata[2], path));
}

/* Two accounts on one computer: neither gets the cookies of the other. */
static void
test_two_accounts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreConnection) other =
    pupitre_connection_new (fixture->fake->profile, fixture->limiter);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  sign_in (fixture);
  pupitre_connection_sign_in_async (other, "b@exemple", "p", "en", NULL, test_keep_result, &place);
  result = test_wait_result (&place);
  g_assert_true (pupitre_connection_sign_in_finish (other, result, NULL));
  g_assert_cmpuint (fake_portal_count (fixture->fake, "b2c GET *authorize *cookie=-*"), ==, 1);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "* language=en-CA*"), ==,
                    fixture->fake->log->len);
}

static void
test_proxy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = fake_portal_url (fixture->fake, 1, "");
  g_autoptr (GProxyResolver) resolver = g_simple_proxy_resolver_new (address, NULL);
  static const char FILE[] =
    "[Portal]\nName=x\nPortal=https://portail.exemple\nIdentity=https://acces.exemple\n"
    "B2C=https://b2c.exemple\nAPI=https://api.exemple\nStartPath=/l\nSignOutPath=/o\nTokenPath=/t\n"
    "HomePath=/\n";
  g_autoptr (GBytes) file = g_bytes_new_static (FILE, strlen (FILE));
  g_autoptr (PupitreProfile) profile = pupitre_profile_new_from_bytes (file, "x", NULL);
  g_autoptr (PupitreConnection) connection = pupitre_connection_new (profile, fixture->limiter);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  /* The proxy of an office: it asks for a name before it lets anything through. */
  fake_portal_script (fixture->fake, "", "status 407 Proxy-Authenticate Basic realm=\"Bureau\"",
                      NULL);
  fake_portal_script (fixture->fake, "/", "status 407 Proxy-Authenticate Basic realm=\"Bureau\"",
                      NULL);
  pupitre_connection_set_proxy_resolver (connection, resolver);
  pupitre_connection_sign_in_async (connection, "a@exemple", "p", "fr", NULL, test_keep_result,
                                    &place);
  result = test_wait_result (&place);
  g_assert_false (pupitre_connection_sign_in_finish (connection, result, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_PROXY);
}

static void
test_no_such_name (Fixture *fixture, gconstpointer data)
{
  static const char FILE[] =
    "[Portal]\nName=x\nPortal=https://portail.invalid\nIdentity=https://acces.invalid\n"
    "B2C=https://b2c.invalid\nAPI=https://api.invalid\nStartPath=/l\nSignOutPath=/o\nTokenPath=/t\n"
    "HomePath=/\n";
  g_autoptr (GBytes) file = g_bytes_new_static (FILE, strlen (FILE));
  g_autoptr (PupitreProfile) profile = pupitre_profile_new_from_bytes (file, "x", NULL);
  g_autoptr (PupitreConnection) connection = pupitre_connection_new (profile, fixture->limiter);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  pupitre_connection_sign_in_async (connection, "a@exemple", "p", "fr", NULL, test_keep_result,
                                    &place);
  result = test_wait_result (&place);
  g_assert_false (pupitre_connection_sign_in_finish (connection, result, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NAME);
}

static void
test_retry_after (void)
{
  static const struct {
    const char *value;
    guint       seconds;
  } CASES[] = {
    { NULL, 0 },
    { "", 0 },
    { "0", 0 },
    { "120", 120 },
    { "999999999999", 86400 },
    { "-5", 0 },
    { "bientôt", 0 },
    { "Mon, 23 Nov 2026 18:00:30 GMT", 30 },
    { "Mon, 23 Nov 2026 17:00:00 GMT", 0 },
    { "Mon, 23 Nov 2099 17:00:00 GMT", 86400 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpuint (pupitre_http_error_retry_after (CASES[i].value, 1795456800), ==,
                      CASES[i].seconds);
}

static void
test_blames_clock (void)
{
  const gint64 now = 1800000000, long_ago = 0;

  g_assert_false (pupitre_http_error_blames_clock (0, now));
  g_assert_true (pupitre_http_error_blames_clock (G_TLS_CERTIFICATE_NOT_ACTIVATED, now));
  g_assert_false (pupitre_http_error_blames_clock (G_TLS_CERTIFICATE_EXPIRED, now));
  g_assert_true (pupitre_http_error_blames_clock (G_TLS_CERTIFICATE_EXPIRED, long_ago));
  g_assert_false (pupitre_http_error_blames_clock (
    G_TLS_CERTIFICATE_NOT_ACTIVATED | G_TLS_CERTIFICATE_UNKNOWN_CA, long_ago));
  g_assert_false (pupitre_http_error_blames_clock (G_TLS_CERTIFICATE_BAD_IDENTITY, long_ago));
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*function) (Fixture *, gconstpointer);
  } TESTS[] = {
    { "/connection/sign-in", test_sign_in },
    { "/connection/fetch", test_fetch },
    { "/connection/faults", test_faults },
    { "/connection/portal-text", test_portal_text },
    { "/connection/slow", test_slow },
    { "/connection/large-page", test_large_page },
    { "/connection/nobody-there", test_nobody_there },
    { "/connection/documents", test_documents },
    { "/connection/no-documents", test_no_documents },
    { "/connection/renewal", test_renewal },
    { "/connection/refused-for-good", test_refused_for_good },
    { "/connection/expiry", test_expiry },
    { "/connection/session-ended", test_session_ended },
    { "/connection/sent-to-sign-in", test_sent_to_sign_in },
    { "/connection/refused-passwords", test_refused_passwords },
    { "/connection/odd-pages", test_odd_pages },
    { "/connection/odd-start-pages", test_odd_start_pages },
    { "/connection/no-token", test_no_token },
    { "/connection/sign-out", test_sign_out },
    { "/connection/sign-out-offline", test_sign_out_offline },
    { "/connection/forget", test_forget },
    { "/connection/forget-in-sign-in", test_forget_in_sign_in },
    { "/connection/cancel-sign-in", test_cancel_sign_in },
    { "/connection/cancel", test_cancel },
    { "/connection/patient", test_patient },
    { "/connection/two-accounts", test_two_accounts },
    { "/connection/proxy", test_proxy },
    { "/connection/no-such-name", test_no_such_name },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
    g_test_add (TESTS[i].path, Fixture, NULL, set_up, TESTS[i].function, tear_down);
  g_test_add_func ("/http/retry-after", test_retry_after);
  g_test_add_func ("/http/blames-clock", test_blames_clock);

  return g_test_run ();
}
