/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-children-parser.h"
#include "pupitre-connection-private.h"
#include "pupitre-error.h"
#include "pupitre-json.h"
#include "pupitre-organisations-parser.h"
#include "pupitre-verification.h"
#include "test-portal.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Accounts and children against the demonstration portal, which shares no code with the program:
 * from the first code to the first child, in both ways in which codes are asked for. */

#define OLD_PASSWORD "Pupitre2026"
#define PASSWORD "Nouveau&2027"

typedef struct {
  TestPortal          *portal;
  PupitreLimiter      *limiter;
  PupitreConnection   *connection;
  PupitreVerification *verification;
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

static void
tear_down (Fixture *fixture, gconstpointer arguments)
{
  assert_within_contract (fixture);
  g_clear_object (&fixture->verification);
  g_object_unref (fixture->connection);
  g_object_unref (fixture->limiter);
  test_portal_stop (fixture->portal);
}

static void
start (Fixture *fixture, PupitreVerificationPurpose purpose)
{
  g_clear_object (&fixture->verification);
  fixture->verification = pupitre_verification_new (fixture->connection, purpose, "fr");
}

static GError *
try_send (Fixture *fixture, const char *email)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  GError *error = NULL;

  pupitre_verification_send_code_async (fixture->verification, email, NULL, test_keep_result,
                                        &place);
  result = test_wait_result (&place);
  pupitre_verification_send_code_finish (fixture->verification, result, &error);
  return error;
}

static GError *
try_verify (Fixture *fixture, const char *email, const char *code)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  GError *error = NULL;

  pupitre_verification_verify_code_async (fixture->verification, email, code, NULL,
                                          test_keep_result, &place);
  result = test_wait_result (&place);
  pupitre_verification_verify_code_finish (fixture->verification, result, &error);
  return error;
}

static GError *
try_password (Fixture *fixture, const char *password)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  GError *error = NULL;

  pupitre_verification_set_password_async (fixture->verification, password, NULL, test_keep_result,
                                           &place);
  result = test_wait_result (&place);
  pupitre_verification_set_password_finish (fixture->verification, result, &error);
  return error;
}

static GError *
try_sign_in (Fixture *fixture, const char *email, const char *password)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  GError *error = NULL;

  pupitre_connection_sign_in_async (fixture->connection, email, password, "fr", NULL,
                                    test_keep_result, &place);
  result = test_wait_result (&place);
  pupitre_connection_sign_in_finish (fixture->connection, result, &error);
  return error;
}

static void
sign_in (Fixture *fixture, const char *email, const char *password)
{
  g_autoptr (GError) error = try_sign_in (fixture, email, password);

  g_assert_no_error (error);
  g_assert_cmpstr (pupitre_connection_get_email (fixture->connection), ==, email);
}

/* The code in the newest e-mail to an address, as the demonstration's mailbox shows it. */
static char *
read_code (Fixture *fixture, const char *email)
{
  g_autofree char *path = g_strconcat ("/demonstration/mailbox?to=", email, NULL);
  g_autofree char *mails = test_portal_get (fixture->portal, path);
  g_autoptr (GBytes) body = g_bytes_new (mails, strlen (mails));
  PupitreJson list, mail = { NULL, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (pupitre_json_parse (body, &list, &error));
  g_assert_no_error (error);
  g_assert_true (pupitre_json_next_element (list, &mail));
  return pupitre_json_dup_text (pupitre_json_get_member (mail, "code"));
}

/* As it is copied out of an e-mail. */
static char *
get_pasted_code (Fixture *fixture, const char *email)
{
  g_autofree char *code = read_code (fixture, email);

  return g_strdup_printf ("\xc2\xa0%.3s\xe2\x80\x91%s\n", code, code + 3);
}

static char *
get_wrong_code (Fixture *fixture, const char *email)
{
  char *code = read_code (fixture, email);

  code[0] = code[0] == '9' ? '0' : (char) (code[0] + 1);
  return code;
}

static void
prove (Fixture *fixture, const char *email)
{
  g_autoptr (GError) not_sent = try_send (fixture, email);
  g_autofree char *code = NULL;
  g_autoptr (GError) refused = NULL;

  g_assert_no_error (not_sent);
  code = get_pasted_code (fixture, email);
  refused = try_verify (fixture, email, code);
  g_assert_no_error (refused);
}

static void
set_password (Fixture *fixture, const char *email)
{
  g_autoptr (GError) error = try_password (fixture, PASSWORD);

  g_assert_no_error (error);
  g_assert_cmpint (pupitre_verification_get_state (fixture->verification), ==,
                   PUPITRE_VERIFICATION_STATE_DONE);
  g_assert_true (pupitre_connection_is_signed_in (fixture->connection));
  g_assert_cmpstr (pupitre_connection_get_email (fixture->connection), ==, email);
}

static void
test_sign_up (Fixture *fixture, gconstpointer data)
{
  PupitrePasswordRule *rule;

  start (fixture, PUPITRE_VERIFICATION_SIGN_UP);
  prove (fixture, "neuf@demo.exemple");
  rule = pupitre_verification_get_rule (fixture->verification);
  g_assert_cmpuint (pupitre_password_rule_get_needs (rule), ==,
                    PUPITRE_PASSWORD_LENGTH | PUPITRE_PASSWORD_LETTER | PUPITRE_PASSWORD_DIGIT);
  g_assert_cmpuint (pupitre_password_rule_get_min_length (rule), ==, 8);
  g_assert_cmpuint (pupitre_password_rule_get_max_length (rule), ==, 16);
  g_assert_nonnull (pupitre_password_rule_get_text (rule));
  set_password (fixture, "neuf@demo.exemple");
  pupitre_connection_forget (fixture->connection);
  sign_in (fixture, "neuf@demo.exemple", PASSWORD);
}

/* The password as it must not stand anywhere: every byte with its bits turned, so that what looks for
 * it does not find itself. */
static const guint8 HIDDEN[] = {
  0xae, 0x8d, 0x8a, 0x8c, 0x8b, 0x8d, 0x9a, 0xcd, 0xcf, 0xcd, 0xc8,  /* "Qrustre2027" */
};

static char *
reveal (void)
{
  char *text = g_malloc (sizeof HIDDEN + 1);

  for (gsize i = 0; i < sizeof HIDDEN; i++)
    text[i] = (char) ~HIDDEN[i];
  text[sizeof HIDDEN] = '\0';
  return text;
}

static gboolean
is_hidden (const guint8 *bytes)
{
  gsize i = 0;

  while (i < sizeof HIDDEN && (bytes[i] ^ HIDDEN[i]) == 0xff)
    i++;
  return i == sizeof HIDDEN;
}

static guint
count_in_region (int memory, gsize start, gsize end)
{
  gsize size = end - start;
  guint8 *copy = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  gssize n = pread (memory, copy, size, (off_t) start);
  const guint8 *last = copy + n - sizeof HIDDEN;
  guint found = 0;

  for (const guint8 *p = copy; n >= (gssize) sizeof HIDDEN && p <= last; p++) {
    p = memchr (p, HIDDEN[0] ^ 0xff, (gsize) (last - p) + 1);
    if (p == NULL)
      break;
    found += is_hidden (p);
  }
  munmap (copy, size);
  return found;
}

/* How often the password stands in the memory of this process. */
static guint
count_in_memory (void)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  guint found = 0;

  g_assert_cmpint (memory, >=, 0);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    gsize start, end;
    char access[5];

    if (sscanf (lines[i], "%zx-%zx %4s", &start, &end, access) == 3 && access[1] == 'w' &&
        end - start < 512 * 1024 * 1024)
      found += count_in_region (memory, start, end);
  }
  close (memory);
  return found;
}

static void
assert_wiped (char *password)
{
  explicit_bzero (password, sizeof HIDDEN);
  g_free (password);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_in_memory (), ==, 0);
}

/* Neither who hands it on nor who sends it leaves a copy behind, when it is new and later. */
static void
test_wiped (Fixture *fixture, gconstpointer data)
{
  char *password = reveal ();
  g_autoptr (GError) error = NULL;

  start (fixture, PUPITRE_VERIFICATION_SIGN_UP);
  prove (fixture, "neuf@demo.exemple");
  g_assert_cmpuint (count_in_memory (), ==, 1);
  error = try_password (fixture, password);
  g_assert_no_error (error);
  assert_wiped (password);

  pupitre_connection_forget (fixture->connection);
  password = reveal ();
  error = try_sign_in (fixture, "neuf@demo.exemple", password);
  g_assert_no_error (error);
  assert_wiped (password);
}

static void
test_reset (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) old = NULL;

  start (fixture, PUPITRE_VERIFICATION_RESET);
  prove (fixture, "parent@demo.exemple");
  set_password (fixture, "parent@demo.exemple");
  pupitre_connection_forget (fixture->connection);
  old = try_sign_in (fixture, "parent@demo.exemple", OLD_PASSWORD);
  g_assert_error (old, PUPITRE_ERROR, PUPITRE_ERROR_BAD_PASSWORD);
  sign_in (fixture, "parent@demo.exemple", PASSWORD);
}

static void
test_reset_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) not_sent = NULL;
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  start (fixture, PUPITRE_VERIFICATION_RESET);
  not_sent = try_send (fixture, "personne@demo.exemple");
  g_assert_no_error (not_sent);
  code = read_code (fixture, "personne@demo.exemple");
  error = try_verify (fixture, "personne@demo.exemple", code);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NO_ACCOUNT);
  g_assert_cmpint (pupitre_verification_get_state (fixture->verification), ==,
                   PUPITRE_VERIFICATION_STATE_CODE_SENT);
  /* The same page, the right address. */
  prove (fixture, "parent2@demo.exemple");
  set_password (fixture, "parent2@demo.exemple");
}

static void
test_codes (Fixture *fixture, gconstpointer data)
{
  const char *email = "neuf@demo.exemple";
  g_autofree char *wrong = NULL;
  g_autofree char *expired = NULL;
  g_autofree char *ignored = NULL;
  g_autoptr (GError) error = NULL;

  start (fixture, PUPITRE_VERIFICATION_SIGN_UP);
  error = try_send (fixture, email);
  g_assert_no_error (error);
  wrong = get_wrong_code (fixture, email);
  expired = read_code (fixture, email);
  error = try_verify (fixture, email, wrong);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_CODE_WRONG);
  g_assert_null (pupitre_error_get_portal_text (error));
  g_clear_error (&error);
  ignored = test_portal_post (fixture->portal, "/demonstration/expire-codes", "{}");
  error = try_verify (fixture, email, expired);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_CODE_EXPIRED);
  g_clear_error (&error);
  prove (fixture, email);
  set_password (fixture, email);
}

static void
test_too_many_tries (Fixture *fixture, gconstpointer data)
{
  const char *email = "neuf@demo.exemple";
  g_autofree char *wrong = NULL;
  g_autoptr (GError) error = NULL;

  start (fixture, PUPITRE_VERIFICATION_SIGN_UP);
  error = try_send (fixture, email);
  g_assert_no_error (error);
  wrong = get_wrong_code (fixture, email);
  for (guint i = 0; i < 4; i++) {
    g_autoptr (GError) refused = try_verify (fixture, email, wrong);

    g_assert_error (refused, PUPITRE_ERROR, PUPITRE_ERROR_CODE_WRONG);
  }
  error = try_verify (fixture, email, wrong);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_CODE_TRIES);
  g_clear_error (&error);
  error = try_send (fixture, email);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_CODE_THROTTLED);
}

static void
test_addresses (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *email;
    int         code;
  } CASES[] = {
    { "unreachable@demo.exemple", PUPITRE_ERROR_CODE_NOT_SENT },
    { "internal@demo.exemple", PUPITRE_ERROR_CODE_NOT_SENT },
    { "throttled@demo.exemple", PUPITRE_ERROR_CODE_THROTTLED },
  };

  start (fixture, PUPITRE_VERIFICATION_SIGN_UP);
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GError) error = try_send (fixture, CASES[i].email);

    g_test_message ("%s", CASES[i].email);
    g_assert_error (error, PUPITRE_ERROR, CASES[i].code);
  }
  prove (fixture, "neuf@demo.exemple");
  set_password (fixture, "neuf@demo.exemple");
}

static void
test_account_exists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) rule = NULL;
  g_autoptr (GError) exists = NULL;

  start (fixture, PUPITRE_VERIFICATION_SIGN_UP);
  prove (fixture, "parent@demo.exemple");
  rule = try_password (fixture, "court1");
  g_assert_error (rule, PUPITRE_ERROR, PUPITRE_ERROR_PASSWORD_RULE);
  g_assert_nonnull (pupitre_error_get_portal_text (rule));
  exists = try_password (fixture, PASSWORD);
  g_assert_error (exists, PUPITRE_ERROR, PUPITRE_ERROR_ACCOUNT_EXISTS);
  sign_in (fixture, "parent@demo.exemple", OLD_PASSWORD);
}

/* The program has ended while the parent looked for the e-mail. */
static void
test_resumed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;

  start (fixture, PUPITRE_VERIFICATION_SIGN_UP);
  error = try_send (fixture, "neuf@demo.exemple");
  g_assert_no_error (error);
  code = read_code (fixture, "neuf@demo.exemple");
  start (fixture, PUPITRE_VERIFICATION_SIGN_UP);
  error = try_verify (fixture, "neuf@demo.exemple", code);
  g_assert_no_error (error);
  set_password (fixture, "neuf@demo.exemple");
}

/* The transaction and the code are of yesterday: another one begins by itself. */
static void
test_next_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *ignored = NULL;

  start (fixture, PUPITRE_VERIFICATION_SIGN_UP);
  error = try_send (fixture, "neuf@demo.exemple");
  g_assert_no_error (error);
  code = read_code (fixture, "neuf@demo.exemple");
  ignored = test_portal_post (fixture->portal, "/demonstration/state", "{\"day\":1}");
  error = try_verify (fixture, "neuf@demo.exemple", code);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_CODE_EXPIRED);
  prove (fixture, "neuf@demo.exemple");
  set_password (fixture, "neuf@demo.exemple");
}

static void
test_other_rule (Fixture *fixture, gconstpointer data)
{
  PupitrePasswordRule *rule;
  g_autoptr (GError) error = NULL;

  start (fixture, PUPITRE_VERIFICATION_SIGN_UP);
  prove (fixture, "neuf@demo.exemple");
  rule = pupitre_verification_get_rule (fixture->verification);
  g_assert_cmpuint (pupitre_password_rule_get_needs (rule), ==,
                    PUPITRE_PASSWORD_LENGTH | PUPITRE_PASSWORD_SYMBOL);
  g_assert_cmpuint (pupitre_password_rule_get_min_length (rule), ==, 12);
  g_assert_true (pupitre_password_rule_allows (rule, PASSWORD));
  set_password (fixture, "neuf@demo.exemple");
}

static GPtrArray *
fetch_children (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (PupitreRequest) request = pupitre_request_children ();
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (PupitreParsed) parsed = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *children = g_ptr_array_new_with_free_func (g_object_unref);

  pupitre_connection_fetch_async (fixture->connection, request, NULL, NULL, test_keep_result,
                                  &place);
  result = test_wait_result (&place);
  reply = pupitre_connection_fetch_finish (fixture->connection, result, &error);
  g_assert_no_error (error);
  parsed = pupitre_children_parser_split (reply->body, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < parsed->items->len; i++) {
    PupitreItem *item = g_ptr_array_index (parsed->items, i);

    g_ptr_array_add (children, pupitre_children_parser_read (item->json, NULL));
  }
  return children;
}

static PupitreChild *
try_associate (Fixture *fixture, PupitreAssociation *form, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autofree char *key = g_uuid_string_random ();
  g_autoptr (PupitreRequest) request = pupitre_request_associate (form, key);
  g_autoptr (PupitreReply) reply = NULL;

  pupitre_connection_write_async (fixture->connection, request, NULL, test_keep_result, &place);
  result = test_wait_result (&place);
  reply = pupitre_connection_write_finish (fixture->connection, result, error);
  return reply != NULL ? pupitre_children_parser_read (reply->body, error) : NULL;
}

static const PupitreAssociationFields TOM = {
  "700000", "Exemple", "Tom", "2020-06-18", "123 5902", NULL,
};

static void
test_organisations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (PupitreRequest) request = pupitre_request_organisations ();
  g_autoptr (PupitreReply) reply = NULL;
  g_autoptr (GPtrArray) organisations = NULL;
  g_autoptr (GError) error = NULL;
  guint n_unreadable, n_examples = 0;

  sign_in (fixture, "nouveau@demo.exemple", OLD_PASSWORD);
  pupitre_connection_fetch_async (fixture->connection, request, NULL, NULL, test_keep_result,
                                  &place);
  result = test_wait_result (&place);
  reply = pupitre_connection_fetch_finish (fixture->connection, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (reply->etag);
  organisations = pupitre_organisations_parser_read (reply->body, &n_unreadable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_unreadable, ==, 0);
  g_assert_cmpuint (organisations->len, >, 20);
  for (guint i = 0; i < organisations->len; i++)
    n_examples += pupitre_organisation_matches (organisations->pdata[i], "EXEMPLES");
  g_assert_cmpuint (n_examples, ==, 1);
}

static void
test_associate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreAssociation) form = pupitre_association_new (&TOM);
  g_autoptr (PupitreChild) child = NULL;
  g_autoptr (PupitreChild) again = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pupitre_association_check (form, NULL), ==, PUPITRE_ASSOCIATION_FAULT_NONE);
  sign_in (fixture, "nouveau@demo.exemple", OLD_PASSWORD);
  before = fetch_children (fixture);
  g_assert_cmpuint (before->len, ==, 0);
  child = try_associate (fixture, form, &error);
  g_assert_no_error (error);
  g_assert_true (pupitre_association_is_of_child (form, child));
  after = fetch_children (fixture);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (pupitre_child_get_key (child), ==, pupitre_child_get_key (after->pdata[0]));
  again = try_associate (fixture, form, &error);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_CHILD_ALREADY);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct {
    PupitreAssociationFields fields;
    int                      code;
  } CASES[] = {
    { { "700000", "Exemple", "Personne", "2019-01-01", "7654321", NULL }, PUPITRE_ERROR_CHILD_NOT_FOUND },
    { { "700000", "Exemplé", "Tom", "2020-06-18", "1235902", NULL }, PUPITRE_ERROR_CHILD_NAMES },
    { { "700000", "Exemple", "Thomas", "2020-06-18", "1235902", NULL }, PUPITRE_ERROR_CHILD_NAMES },
    { { "700000", "Exemple", "Tom", "2020-06-19", "1235902", NULL }, PUPITRE_ERROR_CHILD_BIRTH_DATE },
    { { "700000", "Exemple", "Tom", "2020-06-18", "1235902", "K7P4Q2" }, PUPITRE_ERROR_NIP_UNEXPECTED },
  };

  sign_in (fixture, "nouveau@demo.exemple", OLD_PASSWORD);
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (PupitreAssociation) form = pupitre_association_new (&CASES[i].fields);
    g_autoptr (PupitreChild) child = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("Refusal %zu", i);
    g_assert_cmpint (pupitre_association_check (form, NULL), ==, PUPITRE_ASSOCIATION_FAULT_NONE);
    child = try_associate (fixture, form, &error);
    g_assert_error (error, PUPITRE_ERROR, CASES[i].code);
    g_assert_null (pupitre_error_get_portal_text (error));
  }
}

/* After five refusals the portal wants to be left alone for a while. */
static void
test_throttled (Fixture *fixture, gconstpointer data)
{
  PupitreAssociationFields fields = TOM;
  g_autoptr (PupitreAssociation) form = NULL;
  g_autoptr (GError) error = NULL;

  fields.number = "7654321";
  fields.first_name = "Personne";
  form = pupitre_association_new (&fields);
  sign_in (fixture, "nouveau@demo.exemple", OLD_PASSWORD);
  for (guint i = 0; i < 6; i++) {
    g_clear_error (&error);
    g_assert_null (try_associate (fixture, form, &error));
  }
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_THROTTLED);
  g_assert_cmpuint (pupitre_error_get_retry_after (error), >, 0);
}

/* What a school's letter to @email says of a child. */
static PupitreAssociation *
read_letter (Fixture *fixture, const char *first_name, const char *email, gboolean by_code)
{
  g_autofree char *letters = test_portal_get (fixture->portal, "/demonstration/letters");
  g_autoptr (GBytes) body = g_bytes_new (letters, strlen (letters));
  PupitreJson list, letter = { NULL, 0 };

  g_assert_true (pupitre_json_parse (body, &list, NULL));
  while (pupitre_json_next_element (list, &letter)) {
    PupitreJson organisation = pupitre_json_get_member (letter, "organisation");
    g_autofree char *first = pupitre_json_dup_text (pupitre_json_get_member (letter, "prenom"));
    g_autofree char *last = pupitre_json_dup_text (pupitre_json_get_member (letter, "nom"));
    g_autofree char *date = pupitre_json_dup_text (pupitre_json_get_member (letter, "dateNaissance"));
    g_autofree char *number = pupitre_json_dup_text (
      pupitre_json_get_member (letter, by_code ? "codePermanent" : "fiche"));
    g_autofree char *code = pupitre_json_dup_text (pupitre_json_get_member (organisation, "code"));
    g_autofree char *nip = pupitre_json_dup_text (
      pupitre_json_get_member (pupitre_json_get_member (letter, "nip"), email));

    if (g_str_equal (first, first_name))
      return pupitre_association_new (
        &(PupitreAssociationFields) { code, last, first, date, number, nip });
  }
  g_assert_not_reached ();
}

/* Everything of the letters that can be typed, to the children of the letters. */
static void
test_letters (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *first_name;
    gboolean    by_code;
    int         code;   /* or -1 */
  } CASES[] = {
    { "Tom", TRUE, -1 },
    { "Marie-Ève", FALSE, -1 },
    { "Liam", FALSE, -1 },
    { "Inès", FALSE, PUPITRE_ERROR_EMAIL_NOT_ON_FILE },
    { "Arthur", FALSE, PUPITRE_ERROR_SCHOOL_NOT_SUBSCRIBED },
  };

  sign_in (fixture, "nouveau@demo.exemple", OLD_PASSWORD);
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (PupitreAssociation) form =
      read_letter (fixture, CASES[i].first_name, "nouveau@demo.exemple", CASES[i].by_code);
    g_autoptr (PupitreChild) child = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("Letter %zu", i);
    g_assert_cmpint (pupitre_association_check (form, NULL), ==, PUPITRE_ASSOCIATION_FAULT_NONE);
    /* The demonstration's permanent codes are made as ours are read. */
    g_assert_cmpint (pupitre_association_doubt (form), ==, PUPITRE_ASSOCIATION_DOUBT_NONE);
    child = try_associate (fixture, form, &error);
    if (CASES[i].code >= 0)
      g_assert_error (error, PUPITRE_ERROR, CASES[i].code);
    else
      g_assert_no_error (error);
    g_assert_cmpint (child != NULL && pupitre_association_is_of_child (form, child), ==,
                     CASES[i].code < 0);
  }
}

static void
test_nips (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreAssociation) others =
    read_letter (fixture, "Liam", "parent@demo.exemple", FALSE);
  g_autoptr (PupitreAssociation) incomplete =
    read_letter (fixture, "Liam", "nouveau@demo.exemple", TRUE);
  PupitreAssociationFields fields = {
    pupitre_association_get_organisation_code (others),
    pupitre_association_get_last_name (others),
    pupitre_association_get_first_name (others),
    pupitre_association_get_birth_date (others),
    pupitre_association_get_record_number (others),
    NULL,
  };
  g_autoptr (PupitreAssociation) without = pupitre_association_new (&fields);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pupitre_association_check (incomplete, NULL), ==,
                   PUPITRE_ASSOCIATION_FAULT_PERMANENT_CODE_INCOMPLETE);
  sign_in (fixture, "nouveau@demo.exemple", OLD_PASSWORD);
  g_assert_null (try_associate (fixture, without, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NIP_NEEDED);
  g_clear_error (&error);
  g_assert_null (try_associate (fixture, others, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_NIP_WRONG);
}

/* Done, but not said: what there is is read back, and tells. */
static void
test_unknown_outcome (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PupitreAssociation) form = pupitre_association_new (&TOM);
  g_autoptr (GPtrArray) children = NULL;
  g_autoptr (GError) error = NULL;

  sign_in (fixture, "nouveau@demo.exemple", OLD_PASSWORD);
  g_assert_null (try_associate (fixture, form, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_OUTCOME_UNKNOWN);
  children = fetch_children (fixture);
  g_assert_cmpuint (children->len, ==, 1);
  g_assert_true (pupitre_association_is_of_child (form, children->pdata[0]));
}

int
main (int argc, char *argv[])
{
  static const char *const DISPLAY[] = { "--dialect=display", NULL };
  static const char *const LEGACY[] = { "--dialect=legacy", NULL };
  static const char *const OTHER_RULE[] = {
    "--password-pattern=^(?=.*[^A-Za-z0-9]).{12,}$", NULL,
  };
  static const char *const TODAY[] = { "--today=2026-11-23", NULL };
  static const char *const CUT[] = { "--fault=associateChild:cut:times=1", "--today=2026-11-23", NULL };
  static const char *const BROKEN[] = { "--fault=associateChild:reset-middle:times=1",
                                        "--today=2026-11-23", NULL };
  static const struct {
    const char        *path;
    const char *const *arguments;
    void (*function) (Fixture *, gconstpointer);
  } TESTS[] = {
    { "/account/display/sign-up", DISPLAY, test_sign_up },
    { "/account/legacy/sign-up", LEGACY, test_sign_up },
    { "/account/display/reset", DISPLAY, test_reset },
    { "/account/legacy/reset", LEGACY, test_reset },
    { "/account/display/reset-unknown", DISPLAY, test_reset_unknown },
    { "/account/legacy/reset-unknown", LEGACY, test_reset_unknown },
    { "/account/display/codes", DISPLAY, test_codes },
    { "/account/legacy/codes", LEGACY, test_codes },
    { "/account/display/too-many-tries", DISPLAY, test_too_many_tries },
    { "/account/legacy/too-many-tries", LEGACY, test_too_many_tries },
    { "/account/display/addresses", DISPLAY, test_addresses },
    { "/account/legacy/addresses", LEGACY, test_addresses },
    { "/account/display/account-exists", DISPLAY, test_account_exists },
    { "/account/legacy/account-exists", LEGACY, test_account_exists },
    { "/account/display/resumed", DISPLAY, test_resumed },
    { "/account/legacy/resumed", LEGACY, test_resumed },
    { "/account/display/next-day", DISPLAY, test_next_day },
    { "/account/legacy/next-day", LEGACY, test_next_day },
    { "/account/display/wiped", DISPLAY, test_wiped },
    { "/account/legacy/wiped", LEGACY, test_wiped },
    { "/account/other-rule", OTHER_RULE, test_other_rule },
    { "/child/organisations", TODAY, test_organisations },
    { "/child/associate", TODAY, test_associate },
    { "/child/refused", TODAY, test_refused },
    { "/child/throttled", TODAY, test_throttled },
    { "/child/letters", TODAY, test_letters },
    { "/child/nips", TODAY, test_nips },
    { "/child/cut", CUT, test_unknown_outcome },
    { "/child/broken", BROKEN, test_unknown_outcome },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (TESTS); i++)
    g_test_add (TESTS[i].path, Fixture, TESTS[i].arguments, set_up, TESTS[i].function, tear_down);

  return g_test_run ();
}
