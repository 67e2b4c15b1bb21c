/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-children-parser.h"
#include "pupitre-connection-private.h"
#include "pupitre-error.h"
#include "pupitre-messages-parser.h"
#include "pupitre-photo-parser.h"
#include "pupitre-report-cards-parser.h"
#include "pupitre-school-time.h"
#include "test-portal.h"

#include <string.h>

/* The connection against the demonstration portal, which shares no code with it: the whole chain,
 * each account that can not sign in, every operation. */

#define PASSWORD "Pupitre2026"

typedef struct {
  TestPortal        *portal;
  PupitreLimiter    *limiter;
  PupitreConnection *connection;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer arguments)
{
  g_autofree char *path = g_build_filename (SOURCEDIR, "data", "portals", "demonstration.ini",
                                            NULL);
  g_autoptr (PupitreProfile) profile = NULL;
  g_autoptr (GError) error = NULL;

  fixture->portal = test_portal_start (arguments);
  profile = pupitre_profile_new_for_demonstration (path, test_portal_get_address (fixture->portal),
                                                   &error);
  g_assert_no_error (error);
  fixture->limiter = pupitre_limiter_new (2);
  fixture->connection = pupitre_connection_new (profile, fixture->limiter);
  pupitre_connection_set_backoff (fixture->connection, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer arguments)
{
  g_object_unref (fixture->connection);
  g_object_unref (fixture->limiter);
  test_portal_stop (fixture->portal);
}

static GError *
try_sign_in (Fixture *fixture, const char *email, const char *password, const char *locale)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  GError *error = NULL;

  pupitre_connection_sign_in_async (fixture->connection, email, password, locale, NULL,
                                    test_keep_result, &place);
  result = test_wait_result (&place);
  pupitre_connection_sign_in_finish (fixture->connection, result, &error);
  g_assert_cmpint (pupitre_connection_is_signed_in (fixture->connection), ==, error == NULL);
  return error;
}

static void
sign_in (Fixture *fixture, const char *email)
{
  g_autoptr (GError) error = try_sign_in (fixture, email, PASSWORD, "fr");

  g_assert_no_error (error);
  g_assert_cmpstr (pupitre_connection_get_email (fixture->connection), ==, email);
}

static void
sign_out (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_connection_sign_out_async (fixture->connection, NULL, test_keep_result, &place);
  result = test_wait_result (&place);
  pupitre_connection_sign_out_finish (fixture->connection, result, &error);
  g_assert_no_error (error);
}

/* @request: (transfer full) */
static PupitreReply *
try_fetch (Fixture *fixture, PupitreRequest *request, const char *etag, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  pupitre_connection_fetch_async (fixture->connection, request, etag, NULL, test_keep_result,
                                  &place);
  pupitre_request_free (request);
  result = test_wait_result (&place);
  return pupitre_connection_fetch_finish (fixture->connection, result, error);
}

static PupitreReply *
fetch (Fixture *fixture, PupitreRequest *request)
{
  g_autoptr (GError) error = NULL;
  PupitreReply *reply = try_fetch (fixture, request, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

static void
assert_not_modified (Fixture *fixture, PupitreRequest *request, const char *etag)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (etag);
  g_assert_null (try_fetch (fixture, request, etag, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_MODIFIED);
}

typedef PupitreParsed *(*Split) (GBytes *body, GError **error);

static PupitreParsed *
split (Split function, PupitreReply *reply)
{
  g_autoptr (GError) error = NULL;
  PupitreParsed *parsed = function (reply->body, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (parsed->n_unreadable, ==, 0);
  return parsed;
}

static PupitreItem *
get_item (PupitreParsed *parsed, guint position)
{
  return g_ptr_array_index (parsed->items, position);
}

/* Every path that the program asked for is one of the contract. */
static void
assert_within_contract (Fixture *fixture)
{
  g_autofree char *log = test_portal_get (fixture->portal, "/demonstration/log");
  g_autofree char *script = g_build_filename (SOURCEDIR, "tests", "contract", "check-log.py", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                              &error, "/usr/bin/python3", script, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, log, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (output, ==, "");
  g_assert_true (g_subprocess_get_successful (process));
}

static guint
count (Fixture *fixture, const char *words)
{
  g_autofree char *log = test_portal_get (fixture->portal, "/demonstration/log");
  g_auto (GStrv) parts = g_strsplit (log, words, -1);

  return g_strv_length (parts) - 1;
}

static void
read_photo (Fixture *fixture, PupitreChild *child, guint *n_pictures)
{
  g_autoptr (PupitreReply) reply = fetch (fixture, pupitre_request_photo (child));
  g_autoptr (PupitreParsed) parsed = split (pupitre_photo_parser_split, reply);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = pupitre_photo_parser_read (get_item (parsed, 0)->json, &error);

  g_assert_no_error (error);
  *n_pictures += picture != NULL;
}

static void
read_document (Fixture *fixture, const char *id)
{
  g_autoptr (PupitreReply) reply = fetch (fixture, pupitre_request_document (id));
  gsize size;
  const char *data = g_bytes_get_data (reply->body, &size);

  g_assert_cmpuint (size, >, 1000);
  g_assert_nonnull (g_strstr_len (data, 8, "%PDF-"));
  g_assert_cmpstr (reply->content_type, ==, "application/pdf");
  g_assert_true (g_str_has_suffix (reply->file_name, ".pdf"));
  assert_not_modified (fixture, pupitre_request_document (id), reply->etag);
}

static void
read_messages (Fixture *fixture, PupitreChild *child, int year)
{
  g_autoptr (PupitreReply) reply = fetch (fixture, pupitre_request_messages (child, year));
  g_autoptr (PupitreParsed) parsed = split (pupitre_messages_parser_split, reply);

  g_assert_cmpuint (parsed->items->len, >, 0);
  g_assert_null (reply->etag);
  for (guint i = 0; i < parsed->items->len; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PupitreMessage) message =
      pupitre_messages_parser_read (get_item (parsed, i)->json, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (pupitre_message_get_title (message), !=, "");
    g_assert_cmpint (pupitre_school_year_of (pupitre_message_get_date (message)), ==, year);
  }
}

static void
read_report_cards (Fixture *fixture, PupitreChild *child)
{
  g_autoptr (PupitreReply) reply = fetch (fixture, pupitre_request_report_cards (child));
  g_autoptr (PupitreParsed) parsed = split (pupitre_report_cards_parser_split, reply);

  assert_not_modified (fixture, pupitre_request_report_cards (child), reply->etag);
  g_assert_cmpuint (parsed->items->len, >, 0);
  for (guint i = 0; i < parsed->items->len; i++) {
    g_autoptr (PupitreReportCard) card =
      pupitre_report_cards_parser_read (get_item (parsed, i)->json, NULL);

    if (i == 0)
      read_document (fixture, pupitre_report_card_get_document_id (card));
  }
}

static void
test_family (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (PupitreParsed) parsed = NULL;
  guint n_pictures = 0;

  sign_in (fixture, "parent@demo.exemple");
  reply = fetch (fixture, pupitre_request_children ());
  parsed = split (pupitre_children_parser_split, reply);
  g_assert_cmpuint (parsed->items->len, ==, 3);
  assert_not_modified (fixture, pupitre_request_children (), reply->etag);

  for (guint i = 0; i < parsed->items->len; i++) {
    g_autoptr (PupitreChild) child =
      pupitre_children_parser_read (get_item (parsed, i)->json, NULL);

    g_assert_cmpstr (pupitre_child_get_last_name (child), ==, "Exemple");
    g_assert_cmpint (pupitre_child_get_level (child), !=, PUPITRE_SCHOOL_LEVEL_UNKNOWN);
    g_assert_true (pupitre_child_offers (child, PUPITRE_TILE_MESSAGES));
    read_photo (fixture, child, &n_pictures);
    read_messages (fixture, child, pupitre_school_year_of (now));
    if (pupitre_child_offers (child, PUPITRE_TILE_RESULTS))
      read_report_cards (fixture, child);
  }
  g_assert_cmpuint (n_pictures, >=, 1);
  g_assert_cmpuint (n_pictures, <, 3);
  sign_out (fixture);
  assert_within_contract (fixture);
}

/* One year of the family whose two years hold ten thousand messages. */
static void
test_volume (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autoptr (PupitreReply) children = NULL;
  g_autoptr (PupitreParsed) family = NULL;
  g_autoptr (PupitreChild) child = NULL;
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (PupitreParsed) parsed = NULL;

  sign_in (fixture, "volume@demo.exemple");
  children = fetch (fixture, pupitre_request_children ());
  family = split (pupitre_children_parser_split, children);
  g_assert_cmpuint (family->items->len, ==, 5);
  child = pupitre_children_parser_read (get_item (family, 0)->json, NULL);
  reply = fetch (fixture, pupitre_request_messages (child, pupitre_school_year_of (now)));
  parsed = split (pupitre_messages_parser_split, reply);
  g_test_message ("%u messages, %" G_GSIZE_FORMAT " bytes", parsed->items->len,
                  g_bytes_get_size (reply->body));
  g_assert_cmpuint (parsed->items->len, >=, 5000);
}

static void
test_wrong_password (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) french = try_sign_in (fixture, "parent@demo.exemple", "autre", "fr");
  g_autoptr (GError) english = try_sign_in (fixture, "parent@demo.exemple", "other", "en");

  g_assert_error (french, PUPITRE_ERROR, PUPITRE_ERROR_BAD_PASSWORD);
  g_assert_error (english, PUPITRE_ERROR, PUPITRE_ERROR_BAD_PASSWORD);
  g_assert_nonnull (pupitre_error_get_portal_text (french));
  g_assert_cmpstr (pupitre_error_get_portal_text (french), !=,
                   pupitre_error_get_portal_text (english));
  /* Once each: what is refused is not tried again. */
  g_assert_cmpuint (count (fixture, "/SelfAsserted"), ==, 2);
}

static void
test_lock (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) last = NULL;

  for (guint i = 0; i < 6; i++) {
    g_clear_error (&last);
    last = try_sign_in (fixture, "parent@demo.exemple", "autre", "fr");
  }
  g_assert_error (last, PUPITRE_ERROR, PUPITRE_ERROR_LOCKED_OUT);
  g_assert_nonnull (pupitre_error_get_portal_text (last));
}

static void
test_odd_accounts (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *email;
    int         code;
  } CASES[] = {
    { "second-factor@demo.exemple", PUPITRE_ERROR_SECOND_FACTOR },
    { "captcha@demo.exemple", PUPITRE_ERROR_CAPTCHA },
    { "terms@demo.exemple", PUPITRE_ERROR_TERMS },
    { "reset@demo.exemple", PUPITRE_ERROR_FORCED_RESET },
    { "locked@demo.exemple", PUPITRE_ERROR_LOCKED_OUT },
    { "unavailable@demo.exemple", PUPITRE_ERROR_UNAVAILABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GError) error = try_sign_in (fixture, CASES[i].email, PASSWORD, "fr");

    g_test_message ("%s", CASES[i].email);
    g_assert_error (error, PUPITRE_ERROR, CASES[i].code);
  }
  sign_in (fixture, "nouveau@demo.exemple");
  assert_within_contract (fixture);
}

static void
test_no_child (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (PupitreParsed) parsed = NULL;

  sign_in (fixture, "nouveau@demo.exemple");
  reply = fetch (fixture, pupitre_request_children ());
  parsed = split (pupitre_children_parser_split, reply);
  g_assert_cmpuint (parsed->items->len, ==, 0);
}

/* Tokens that live a second: reads go on, and the parent notices nothing. */
static void
test_short_tokens (Fixture *fixture, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  sign_in (fixture, "parent@demo.exemple");
  while (count (fixture, "/connect/authentificationinfo") < 3 && g_get_monotonic_time () < end) {
    g_autoptr (PupitreReply) reply = fetch (fixture, pupitre_request_children ());
  }
  g_assert_cmpuint (count (fixture, "/connect/authentificationinfo"), >=, 3);
}

static void
test_sessions_ended (Fixture *fixture, gconstpointer data)
{
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (fixture, "parent@demo.exemple");
  answer = test_portal_post (fixture->portal, "/demonstration/end-sessions", "{}");
  g_assert_null (try_fetch (fixture, pupitre_request_children (), NULL, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_SESSION_ENDED);
  g_assert_false (pupitre_connection_is_signed_in (fixture->connection));
  sign_in (fixture, "parent@demo.exemple");
}

/* After a sign-out the password is wanted again: the service knows nobody any more. */
static void
test_sign_out (Fixture *fixture, gconstpointer data)
{
  sign_in (fixture, "parent@demo.exemple");
  sign_out (fixture);
  g_assert_cmpuint (count (fixture, "/connect/logout"), ==, 1);
  g_assert_cmpuint (count (fixture, "/connect/endsession"), ==, 1);
  g_assert_cmpuint (count (fixture, "/oauth2/v2.0/logout"), ==, 1);
  sign_in (fixture, "parent@demo.exemple");
  g_assert_cmpuint (count (fixture, "/SelfAsserted"), ==, 2);
}

static void
test_network_cut (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cut = NULL;
  g_autofree char *mended = NULL;
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (fixture, "parent@demo.exemple");
  cut = test_portal_post (fixture->portal, "/demonstration/state", "{\"cut\":true}");
  g_assert_null (try_fetch (fixture, pupitre_request_children (), NULL, &error));
  g_assert_true (pupitre_error_is_offline (error));
  g_assert_true (pupitre_connection_is_signed_in (fixture->connection));
  mended = test_portal_post (fixture->portal, "/demonstration/state", "{\"cut\":false}");
  reply = fetch (fixture, pupitre_request_children ());
}

int
main (int argc, char *argv[])
{
  static const char *const SHORT_TOKENS[] = { "--token-seconds=1", NULL };
  static const struct {
    const char        *path;
    const char *const *arguments;
    void (*function) (Fixture *, gconstpointer);
  } TESTS[] = {
    { "/demo/family", NULL, test_family },
    { "/demo/volume", NULL, test_volume },
    { "/demo/wrong-password", NULL, test_wrong_password },
    { "/demo/lock", NULL, test_lock },
    { "/demo/odd-accounts", NULL, test_odd_accounts },
    { "/demo/no-child", NULL, test_no_child },
    { "/demo/short-tokens", SHORT_TOKENS, test_short_tokens },
    { "/demo/sessions-ended", NULL, test_sessions_ended },
    { "/demo/sign-out", NULL, test_sign_out },
    { "/demo/network-cut", NULL, test_network_cut },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
    g_test_add (TESTS[i].path, Fixture, TESTS[i].arguments, set_up, TESTS[i].function, tear_down);

  return g_test_run ();
}
