/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-portal.h"
#include "pupitre-children-parser.h"
#include "pupitre-connection-private.h"
#include "pupitre-error.h"
#include "pupitre-json-object.h"
#include "pupitre-organisations-parser.h"
#include "test-portal.h"

#include <string.h>

/* A child is associated, against a portal in this process: what is sent, once, and what is made of
 * everything that can come back. */

#define CHILDREN "/api/individu/parent/enfants"
#define KEY "6f1b8a52-0a51-4c0e-9a35-3a8ac4a1f0d7"
#define CHILD \
  "{\"guid\":\"g\",\"fiche\":1235902,\"codeEtablissement\":\"700001\",\"nom\":\"Exemple\",\"prenom\":\"Tom\"," \
  "\"organisation\":{\"code\":\"700000\",\"nom\":\"CSS\"}}"
#define REFUSE(status, code) \
  "raw HTTP/1.1 " status " Non\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" \
  "{\"Message\":\"Non, pas cela.\",\"code\":\"" code "\",\"champ\":null}"

typedef struct {
  FakePortal        *fake;
  PupitreLimiter    *limiter;
  PupitreConnection *connection;
} Fixture;

static void
sign_in (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  pupitre_connection_set_timeout (fixture->connection, 20000);
  pupitre_connection_sign_in_async (fixture->connection, "parent@exemple", "p", "fr", NULL,
                                    test_keep_result, &place);
  result = test_wait_result (&place);
  g_assert_true (pupitre_connection_sign_in_finish (fixture->connection, result, NULL));
  fake_portal_clear (fixture->fake);
  pupitre_connection_set_timeout (fixture->connection, 1000);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->fake = fake_portal_new ();
  fixture->limiter = pupitre_limiter_new (2);
  fixture->connection = pupitre_connection_new (fixture->fake->profile, fixture->limiter);
  sign_in (fixture);
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

static PupitreRequest *
new_request (const char *number, const char *nip)
{
  const PupitreAssociationFields fields = {
    "700000", "Exemple \"d’Été\" \\", "Tom", "2020-06-18", number, nip,
  };
  g_autoptr (PupitreAssociation) association = pupitre_association_new (&fields);

  return pupitre_request_associate (association, KEY);
}

static PupitreReply *
try_write (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (PupitreRequest) request = new_request ("1235902", NULL);

  pupitre_connection_write_async (fixture->connection, request, NULL, test_keep_result, &place);
  result = test_wait_result (&place);
  return pupitre_connection_write_finish (fixture->connection, result, error);
}

static void
test_associate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (PupitreChild) child = NULL;
  g_autoptr (GError) error = NULL;

  fake_portal_script (fixture->fake, CHILDREN, "json " CHILD, NULL);
  reply = try_write (fixture, &error);
  g_assert_no_error (error);
  child = pupitre_children_parser_read (reply->body, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pupitre_child_get_first_name (child), ==, "Tom");
  g_assert_cmpuint (fixture->fake->log->len, ==, 1);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "api POST " CHILDREN " auth=Bearer token-1 cookie=- "
                                       "encode=false * key=" KEY " * body={\"organisation\":\"700000\",\"nom\":"
                                       "\"Exemple \\\"d’Été\\\" \\\\\",\"prenom\":\"Tom\",\"dateNaissance\":"
                                       "\"2020-06-18\",\"fiche\":\"1235902\",\"codePermanent\":null,"
                                       "\"nip\":null}"), ==, 1);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *action;
    int         code;
    const char *text;
  } CASES[] = {
    { REFUSE ("422", "eleveIntrouvable"), PUPITRE_ERROR_CHILD_NOT_FOUND, NULL },
    { REFUSE ("422", "nomsDifferents"), PUPITRE_ERROR_CHILD_NAMES, NULL },
    { REFUSE ("422", "dateNaissanceDifferente"), PUPITRE_ERROR_CHILD_BIRTH_DATE, NULL },
    { REFUSE ("422", "ficheDifferente"), PUPITRE_ERROR_CHILD_NUMBER, NULL },
    { REFUSE ("422", "codePermanentDifferent"), PUPITRE_ERROR_CHILD_NUMBER, NULL },
    { REFUSE ("422", "nipRequis"), PUPITRE_ERROR_NIP_NEEDED, NULL },
    { REFUSE ("422", "nipInvalide"), PUPITRE_ERROR_NIP_WRONG, NULL },
    { REFUSE ("422", "nipInattendu"), PUPITRE_ERROR_NIP_UNEXPECTED, NULL },
    { REFUSE ("409", "dejaassocie"), PUPITRE_ERROR_CHILD_ALREADY, NULL },
    { REFUSE ("403", "courrielInconnu"), PUPITRE_ERROR_EMAIL_NOT_ON_FILE, NULL },
    { REFUSE ("403", "ecoleNonAbonnee"), PUPITRE_ERROR_SCHOOL_NOT_SUBSCRIBED, NULL },
    { REFUSE ("400", "demandeInvalide"), PUPITRE_ERROR_FORM_REFUSED, "Non, pas cela." },
    { REFUSE ("422", "cleReutilisee"), PUPITRE_ERROR_FORM_REFUSED, "Non, pas cela." },
    { "status 403", PUPITRE_ERROR_FORM_REFUSED, "Non." },
    { "status 404", PUPITRE_ERROR_NOT_FOUND, NULL },
    { "status 429 Retry-After 60", PUPITRE_ERROR_THROTTLED, NULL },
    { "status 503", PUPITRE_ERROR_UNAVAILABLE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (PupitreReply) reply = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("Refusal %zu", i);
    fake_portal_clear (fixture->fake);
    fake_portal_script (fixture->fake, CHILDREN, CASES[i].action, NULL);
    reply = try_write (fixture, &error);
    g_assert_error (error, PUPITRE_ERROR, CASES[i].code);
    g_assert_cmpstr (pupitre_error_get_portal_text (error), ==, CASES[i].text);
    g_assert_cmpuint (pupitre_error_get_retry_after (error), ==,
                      CASES[i].code == PUPITRE_ERROR_THROTTLED ? 60 : 0);
    g_assert_cmpuint (fixture->fake->log->len, ==, 1);
    g_assert_true (pupitre_connection_is_signed_in (fixture->connection));
  }
}

/* It was sent, and nothing usable came: once, and nobody knows. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  static const char *const ACTIONS[] = {
    "cut", "middle", "stall", "slow", "status 500", "status 502", "status 504", "json [[", "json {\"a\":",
    "html <html>", "raw SSH-2.0-OpenSSH_9.2\r\n",
    "raw HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++) {
    g_autoptr (PupitreReply) reply = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("Fault %zu", i);
    fake_portal_clear (fixture->fake);
    fake_portal_script (fixture->fake, CHILDREN, ACTIONS[i], NULL);
    reply = try_write (fixture, &error);
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_OUTCOME_UNKNOWN);
    g_assert_cmpuint (fake_portal_count (fixture->fake, "api POST *"), ==, 1);
  }
}

static void
test_not_sent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  soup_server_disconnect (fixture->fake->server);
  reply = try_write (fixture, &error);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_OFFLINE);
}

/* What is written never follows a redirect, and is not written again: portals lead elsewhere who is
 * done. */
static void
test_redirects (Fixture *fixture, gconstpointer data)
{
  g_autofree char *page = fake_portal_url (fixture->fake, 1, "/accueil/fr/");
  g_autofree char *longer = fake_portal_url (fixture->fake, 1, "/connect/login/merci");
  g_autofree char *to_page = g_strconcat ("to ", page, NULL);
  g_autofree char *to_longer = g_strconcat ("to ", longer, NULL);
  const char *const actions[] = {
    "to http://127.0.0.9:1/vol", "to https://127.0.0.4/vol", "to /ailleurs", "to file:///etc/passwd",
    "to /connect/login", to_page, to_longer, "status 303", "status 304",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_autoptr (PupitreReply) reply = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("Redirect %zu", i);
    fake_portal_clear (fixture->fake);
    fake_portal_script (fixture->fake, CHILDREN, actions[i], NULL);
    reply = try_write (fixture, &error);
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_OUTCOME_UNKNOWN);
    g_assert_cmpuint (fixture->fake->log->len, ==, 1);
  }
}

/* A refused token is renewed, once, as nothing was done with it. */
static void
test_token (Fixture *fixture, gconstpointer data)
{
  g_autofree char *login = fake_portal_url (fixture->fake, 1, "/connect/login");
  g_autofree char *identity = fake_portal_url (fixture->fake, 2, "/connect/authorize?x=1");
  g_autofree char *to_login = g_strconcat ("to ", login, "?returnUrl=/", NULL);
  g_autofree char *to_identity = g_strconcat ("to ", identity, NULL);
  const char *const actions[] = { "status 401", to_login, to_identity };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_autoptr (PupitreReply) reply = NULL;
    g_autoptr (PupitreReply) none = NULL;
    g_autoptr (GError) error = NULL;

    fake_portal_clear (fixture->fake);
    fake_portal_script (fixture->fake, CHILDREN, actions[i], "json " CHILD, NULL);
    reply = try_write (fixture, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (fake_portal_count (fixture->fake, "api POST *key=" KEY " *"), ==, 2);
    g_assert_cmpuint (fake_portal_count (fixture->fake, "portal GET *"), ==, 1);

    fake_portal_script (fixture->fake, CHILDREN, actions[i], NULL);
    none = try_write (fixture, &error);
    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_FORM_REFUSED);
  }
}

static void
test_session_ended (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  fixture->fake->session_ended = TRUE;
  fake_portal_script (fixture->fake, CHILDREN, "status 401", NULL);
  reply = try_write (fixture, &error);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED);
  g_assert_false (pupitre_connection_is_signed_in (fixture->connection));
  fake_portal_clear (fixture->fake);
  reply = try_write (fixture, &again);
  g_assert_error (again, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED);
  g_assert_cmpuint (fixture->fake->log->len, ==, 0);
}

static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (PupitreRequest) request = new_request ("EXET80062001", "K7P4Q2");
  g_autoptr (GError) error = NULL;

  fake_portal_script (fixture->fake, CHILDREN, "slow", NULL);
  pupitre_connection_write_async (fixture->connection, request, cancellable, test_keep_result,
                                  &place);
  while (fixture->fake->paused->len < 1)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  result = test_wait_result (&place);
  g_assert_null (pupitre_connection_write_finish (fixture->connection, result, &error));
  g_assert_true (pupitre_error_is_cancelled (error));
  g_assert_cmpuint (fake_portal_count (fixture->fake, "*\"fiche\":null,\"codePermanent\":\"EXET80062001\","
                                       "\"nip\":\"K7P4Q2\"}"), ==, 1);
}

/* Its session is dropped while somebody waits for what becomes of it: after it has left, nobody
 * knows; before, it is to be written in the next session. */
static void
test_session_dropped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreRequest) request = new_request ("1235902", NULL);

  for (int sent = 0; sent < 2; sent++) {
    g_autoptr (GAsyncResult) result = NULL;
    GAsyncResult *place = NULL;
    g_autoptr (GError) error = NULL;
    const int code = sent ? PUPITRE_ERROR_OUTCOME_UNKNOWN : PUPITRE_ERROR_SESSION_ENDED;

    fake_portal_script (fixture->fake, CHILDREN, "slow", NULL);
    pupitre_connection_write_async (fixture->connection, request, NULL, test_keep_result, &place);
    while (sent && fixture->fake->paused->len < 1)
      g_main_context_iteration (NULL, TRUE);
    pupitre_connection_forget (fixture->connection);
    result = test_wait_result (&place);
    g_assert_null (pupitre_connection_write_finish (fixture->connection, result, &error));
    g_assert_error (error, PUPITRE_ERROR, code);
    g_assert_cmpuint (fake_portal_count (fixture->fake, "api POST *"), ==, sent);
    if (!sent)
      sign_in (fixture);
  }
}

/* Another session begins while it is under way: it goes to its end in its own, once. */
static void
test_session_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreRequest) request = new_request ("1235902", NULL);
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GAsyncResult) entered = NULL;
  g_autoptr (PupitreReply) reply = NULL;
  GAsyncResult *places[2] = { NULL };
  g_autoptr (GError) error = NULL;

  pupitre_connection_set_timeout (fixture->connection, 20000);  /* a whole sign-in, beside it */
  fake_portal_script (fixture->fake, CHILDREN, "json " CHILD, NULL);
  pupitre_connection_write_async (fixture->connection, request, NULL, test_keep_result, &places[0]);
  pupitre_connection_sign_in_async (fixture->connection, "parent@exemple", "p", "fr", NULL,
                                    test_keep_result, &places[1]);
  written = test_wait_result (&places[0]);
  entered = test_wait_result (&places[1]);
  g_assert_true (pupitre_connection_sign_in_finish (fixture->connection, entered, &error));
  g_assert_no_error (error);
  reply = pupitre_connection_write_finish (fixture->connection, written, &error);
  g_assert_no_error (error);
  g_assert_nonnull (reply);
  g_assert_cmpuint (fake_portal_count (fixture->fake, "api POST *"), ==, 1);
  g_assert_true (pupitre_connection_is_signed_in (fixture->connection));
}

static void
test_json_object (void)
{
  g_autoptr (GBytes) empty = pupitre_json_object_write (NULL, 0);
  g_autoptr (GBytes) object = pupitre_json_object_write (
    (PupitreJsonMember[]) { { "a", "\"},\"b\":\"\\\n\x01\x7f</é" }, { "c", NULL }, { "d", "\xff" } }, 3);
  gsize size;
  const char *text = g_bytes_get_data (object, &size);
  g_autofree char *copy = g_strndup (text, size);

  g_assert_cmpuint (g_bytes_get_size (empty), ==, 2);
  g_assert_cmpstr (copy, ==, "{\"a\":\"\\\"},\\\"b\\\":\\\"\\\\\\u000a\\u0001\\u007f</é\",\"c\":null,\"d\":\"\xef\xbf\xbd\"}");
}

static void
test_organisations (void)
{
  static const char BODY[] =
    "[{\"code\":\"3\",\"nom\":\"Fleuve\"},{\"Code\":2,\"NOM\":\" Érables \",\"recoitNip\":true},{\"code\":\"9\"},"
    "{\"nom\":\"Sans code\"},{\"code\":\"..\",\"nom\":\"x\"},{\"code\":\"3\",\"nom\":\"Encore\"},null,7]";
  g_autoptr (GBytes) body = g_bytes_new_static (BODY, strlen (BODY));
  g_autoptr (GPtrArray) organisations = NULL;
  g_autoptr (GError) error = NULL;
  guint n_unreadable;

  organisations = pupitre_organisations_parser_read (body, &n_unreadable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (organisations->len, ==, 2);
  g_assert_cmpuint (n_unreadable, ==, 6);
  g_assert_cmpstr (pupitre_organisation_get_name (organisations->pdata[0]), ==, "Érables");
  g_assert_cmpstr (pupitre_organisation_get_code (organisations->pdata[0]), ==, "2");
  g_assert_cmpstr (pupitre_organisation_get_name (organisations->pdata[1]), ==, "Fleuve");
}

static void
test_no_organisations (void)
{
  static const char *const BODIES[] = { "{}", "7", "[{}]", "[", "" };
  g_autoptr (GBytes) none = g_bytes_new_static ("[]", 2);
  g_autoptr (GPtrArray) empty = pupitre_organisations_parser_read (none, NULL, NULL);

  g_assert_cmpuint (empty->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (BODIES); i++) {
    g_autoptr (GBytes) body = g_bytes_new_static (BODIES[i], strlen (BODIES[i]));
    g_autoptr (GError) error = NULL;

    g_assert_null (pupitre_organisations_parser_read (body, NULL, &error));
    g_assert_nonnull (error);
  }
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*function) (Fixture *, gconstpointer);
  } TESTS[] = {
    { "/write/associate", test_associate },
    { "/write/refusals", test_refusals },
    { "/write/unknown", test_unknown },
    { "/write/not-sent", test_not_sent },
    { "/write/redirects", test_redirects },
    { "/write/token", test_token },
    { "/write/session-ended", test_session_ended },
    { "/write/given-up", test_given_up },
    { "/write/session-dropped", test_session_dropped },
    { "/write/session-replaced", test_session_replaced },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
    g_test_add (TESTS[i].path, Fixture, NULL, set_up, TESTS[i].function, tear_down);
  g_test_add_func ("/write/json-object", test_json_object);
  g_test_add_func ("/organisations/some", test_organisations);
  g_test_add_func ("/organisations/none", test_no_organisations);

  return g_test_run ();
}
