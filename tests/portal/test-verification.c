/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-portal.h"
#include "pupitre-connection-private.h"
#include "pupitre-error.h"
#include "pupitre-verification.h"
#include "test-portal.h"

#include <string.h>

/* Sign-up and forgotten password against a portal in this process, in both ways in which codes are
 * asked and checked, with all that it can refuse and all that can go wrong. */

#define TENANT "/Tenant.onmicrosoft.com/B2C_1A_essai"
#define AUTHORIZE TENANT "/authorize"
#define SELF_ASSERTED TENANT "/SelfAsserted"
#define SEND_CODE SELF_ASSERTED "/DisplayControlAction/vbeta/controleVerificationControl/SendCode"
#define VERIFY_CODE SELF_ASSERTED "/DisplayControlAction/vbeta/controleVerificationControl/VerifyCode"
#define UNIFIED TENANT "/api/CombinedSigninAndSignup/unified"
#define FORGOTTEN TENANT "/api/CombinedSigninAndSignup/forgotPassword"
#define CONFIRMED TENANT "/api/SelfAsserted/confirmed"
#define TOKEN "/connect/authentificationinfo"
#define PATTERN "^(?=.*[A-Z])(?=.*[0-9]).{10,20}$"
#define PASSWORD "Pupitre-&2026"
#define ESCAPED "Pupitre-%262026"
#define ACCEPT "json {\"status\":\"200\"}"
#define REFUSE(code, text) "json {\"status\":\"400\",\"errorCode\":\"" code "\",\"message\":\"" text "\"}"

#define PAGE(csrf, fields) \
  "html <script>var SETTINGS = {\"api\":\"SelfAsserted\",\"csrf\":\"" csrf "\",\"transId\":\"tx=1\",\"hosts\":" \
  "{\"tenant\":\"" TENANT "\",\"policy\":\"B2C_1A_essai\"}};var SA_FIELDS = {\"AttributeFields\":[" fields "]};" \
  "</script><div id=\"controleVerificationControl_but_send_code\"></div>"
#define EMAIL(verify) \
  "{\"ID\":\"email\",\"UX_INPUT_TYPE\":\"EmailBox\",\"IS_REQ\":true,\"VERIFY\":" verify "}"
#define CODE ",{\"ID\":\"emailVerificationCode\",\"UX_INPUT_TYPE\":\"TextBox\",\"IS_REQ\":true}"
#define PASSWORDS \
  "{\"ID\":\"newPassword\",\"UX_INPUT_TYPE\":\"Password\",\"IS_REQ\":true,\"PAT\":\"" PATTERN "\",\"PAT_DESC\":" \
  "\"Dix caractères.\"},{\"ID\":\"reenterPassword\",\"UX_INPUT_TYPE\":\"Password\",\"IS_REQ\":true}"

/* What a test runs with. */
typedef struct {
  PupitreVerificationPurpose purpose;
  gboolean                   legacy;
} Variant;

static const Variant VARIANTS[] = {
  { PUPITRE_VERIFICATION_SIGN_UP, FALSE },
  { PUPITRE_VERIFICATION_SIGN_UP, TRUE },
  { PUPITRE_VERIFICATION_RESET, FALSE },
  { PUPITRE_VERIFICATION_RESET, TRUE },
};

typedef struct {
  FakePortal          *fake;
  PupitreLimiter      *limiter;
  PupitreConnection   *connection;
  PupitreVerification *verification;
  const Variant       *variant;
} Fixture;

static gboolean
is_reset (Fixture *fixture)
{
  return fixture->variant->purpose == PUPITRE_VERIFICATION_RESET;
}

/* The portal's own way, where nothing goes wrong. */
static void
script_pages (Fixture *fixture)
{
  FakePortal *fake = fixture->fake;

  fake_portal_clear (fake);
  fake_portal_script (fake, SEND_CODE, ACCEPT, NULL);
  fake_portal_script (fake, VERIFY_CODE, ACCEPT, NULL);
  if (!is_reset (fixture) && fixture->variant->legacy)
    fake_portal_script (fake, UNIFIED, PAGE ("c2", EMAIL ("true") "," PASSWORDS), NULL);
  else if (!is_reset (fixture))
    fake_portal_script (fake, UNIFIED, PAGE ("c2", EMAIL ("false") CODE "," PASSWORDS), NULL);
  else if (!fixture->variant->legacy)
    fake_portal_script (fake, FORGOTTEN, PAGE ("c2", EMAIL ("false") CODE), NULL);
  else {
    g_autofree char *identity = fake_portal_url (fake, 2, "/oubli");
    g_autofree char *form =
      g_strdup_printf ("html <form method=post action='%s'><input type=hidden name=error value=access_denied>"
                       "<input type=hidden name=error_description value='AADB2C90118: Oublié.'></form>",
                       identity);
    g_autofree char *policy = fake_portal_url (fake, 3, TENANT "/reset-page");
    g_autofree char *action = g_strconcat ("to ", policy, NULL);

    fake_portal_script (fake, FORGOTTEN, form, NULL);
    fake_portal_script (fake, "/oubli", action, NULL);
    fake_portal_script (fake, TENANT "/reset-page", PAGE ("c2", EMAIL ("true")), NULL);
  }
  if (is_reset (fixture))
    fake_portal_script (fake, CONFIRMED, PAGE ("c3", PASSWORDS), "ok", NULL);
}

static void
renew (Fixture *fixture)
{
  g_clear_object (&fixture->verification);
  pupitre_connection_forget (fixture->connection);
  fixture->verification =
    pupitre_verification_new (fixture->connection, fixture->variant->purpose, "fr");
  script_pages (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->variant = data;
  fixture->fake = fake_portal_new ();
  fixture->limiter = pupitre_limiter_new (2);
  fixture->connection = pupitre_connection_new (fixture->fake->profile, fixture->limiter);
  renew (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->verification);
  pupitre_connection_forget (fixture->connection);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->connection);
  g_assert_cmpuint (pupitre_limiter_get_n_running (fixture->limiter), ==, 0);
  g_assert_finalize_object (fixture->limiter);
  fake_portal_free (fixture->fake);
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
  g_assert_false (pupitre_verification_is_busy (fixture->verification));
  return error;
}

static GError *
try_verify (Fixture *fixture, const char *code)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  GError *error = NULL;

  pupitre_verification_verify_code_async (fixture->verification, "parent@demo.exemple", code, NULL,
                                          test_keep_result, &place);
  result = test_wait_result (&place);
  pupitre_verification_verify_code_finish (fixture->verification, result, &error);
  g_assert_false (pupitre_verification_is_busy (fixture->verification));
  return error;
}

static GError *
try_password (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  GError *error = NULL;

  pupitre_verification_set_password_async (fixture->verification, PASSWORD, NULL, test_keep_result,
                                           &place);
  result = test_wait_result (&place);
  pupitre_verification_set_password_finish (fixture->verification, result, &error);
  g_assert_false (pupitre_verification_is_busy (fixture->verification));
  return error;
}

static void
assert_state (Fixture *fixture, PupitreVerificationState state)
{
  g_assert_cmpint (pupitre_verification_get_state (fixture->verification), ==, state);
}

static void
send_code (Fixture *fixture)
{
  g_autoptr (GError) error = try_send (fixture, " parent@demo.exemple ");

  g_assert_no_error (error);
  assert_state (fixture, PUPITRE_VERIFICATION_STATE_CODE_SENT);
}

static void
verify_code (Fixture *fixture)
{
  g_autoptr (GError) error = try_verify (fixture, "123 456");

  g_assert_no_error (error);
  assert_state (fixture, PUPITRE_VERIFICATION_STATE_VERIFIED);
}

static void
set_password (Fixture *fixture)
{
  g_autoptr (GError) error = try_password (fixture);

  g_assert_no_error (error);
  assert_state (fixture, PUPITRE_VERIFICATION_STATE_DONE);
  g_assert_true (pupitre_connection_is_signed_in (fixture->connection));
}

static guint
count (Fixture *fixture, const char *pattern)
{
  return fake_portal_count (fixture->fake, pattern);
}

static void
assert_display_wire (Fixture *fixture)
{
  g_assert_cmpuint (count (fixture, "b2c POST " SEND_CODE " * query=tx=tx%3D1&p=B2C_1A_essai csrf=c2 "
                           "body=email=parent%40demo.exemple"), ==, 1);
  g_assert_cmpuint (count (fixture, "b2c POST " VERIFY_CODE " * csrf=c2 body=email=parent%40demo.exemple&"
                           "emailVerificationCode=123456"), ==, 1);
}

static void
assert_legacy_wire (Fixture *fixture)
{
  g_assert_cmpuint (count (fixture, "b2c POST " SELF_ASSERTED " * csrf=c2 body=request_type="
                           "VERIFICATION_REQUEST&claim_id=email&claim_value=parent%40demo.exemple"),
                    ==, 1);
  g_assert_cmpuint (count (fixture, "b2c POST " SELF_ASSERTED " * csrf=c2 body=request_type="
                           "VALIDATION_REQUEST&claim_id=email&claim_value=parent%40demo.exemple&"
                           "user_input=123456"), ==, 1);
}

static void
assert_hand_in_wire (Fixture *fixture)
{
  const char *code = fixture->variant->legacy ? "" : "&emailVerificationCode=123456";
  g_autofree char *prove =
    g_strconcat ("b2c POST " SELF_ASSERTED " *csrf=c2 body=request_type=RESPONSE&email="
                 "parent%40demo.exemple", code, NULL);
  g_autofree char *sign_up =
    g_strconcat (prove, "&newPassword=" ESCAPED "&reenterPassword=" ESCAPED, NULL);

  if (is_reset (fixture)) {
    g_assert_cmpuint (count (fixture, prove), ==, 1);
    g_assert_cmpuint (count (fixture, "b2c POST " SELF_ASSERTED " *csrf=c3 body=request_type=RESPONSE&"
                             "newPassword=" ESCAPED "&reenterPassword=" ESCAPED), ==, 1);
  } else {
    g_assert_cmpuint (count (fixture, sign_up), ==, 1);
  }
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;

  assert_state (fixture, PUPITRE_VERIFICATION_STATE_NEW);
  send_code (fixture);
  g_assert_cmpstr (pupitre_verification_get_email (fixture->verification), ==, "parent@demo.exemple");
  g_assert_cmpint (pupitre_verification_get_sent_at (fixture->verification), >=, before);
  verify_code (fixture);
  g_assert_false (pupitre_connection_is_signed_in (fixture->connection));
  set_password (fixture);
  g_assert_cmpstr (pupitre_connection_get_email (fixture->connection), ==, "parent@exemple");

  g_assert_cmpuint (count (fixture, is_reset (fixture)
                                      ? "b2c GET " FORGOTTEN " * query=csrf_token=c%2Bs%2Fr%3D%3D&tx=*&p=*"
                                      : "b2c GET " UNIFIED " * query=local=signup&csrf_token=c%2Bs%2Fr%3D%3D&tx=*"),
                    ==, 1);
  if (fixture->variant->legacy)
    assert_legacy_wire (fixture);
  else
    assert_display_wire (fixture);
  assert_hand_in_wire (fixture);
  /* The password goes once, and to the one host. */
  g_assert_cmpuint (count (fixture, "*" ESCAPED "*"), ==, 1);
  g_assert_cmpuint (count (fixture, "b2c *" ESCAPED "*"), ==, 1);
  g_assert_cmpuint (count (fixture, "* auth=Bearer*"), ==, 0);
}

static void
test_rule (Fixture *fixture, gconstpointer data)
{
  PupitrePasswordRule *rule = pupitre_verification_get_rule (fixture->verification);

  g_assert_cmpuint (pupitre_password_rule_get_min_length (rule), ==, 8);
  send_code (fixture);
  verify_code (fixture);
  rule = pupitre_verification_get_rule (fixture->verification);
  g_assert_cmpuint (pupitre_password_rule_get_needs (rule), ==,
                    PUPITRE_PASSWORD_LENGTH | PUPITRE_PASSWORD_UPPER | PUPITRE_PASSWORD_DIGIT);
  g_assert_cmpuint (pupitre_password_rule_get_min_length (rule), ==, 10);
  g_assert_cmpuint (pupitre_password_rule_get_max_length (rule), ==, 20);
  g_assert_cmpstr (pupitre_password_rule_get_text (rule), ==, "Dix caractères.");
}

typedef struct {
  const char *action;
  int         code;
  const char *text;
} Refusal;

static void
script_step (Fixture *fixture, const char *path, const char *action)
{
  fake_portal_script (fixture->fake, fixture->variant->legacy ? SELF_ASSERTED : path, action, NULL);
}

static void
assert_refusal (GError *error, const Refusal *refusal)
{
  g_assert_error (error, PUPITRE_ERROR, refusal->code);
  g_assert_cmpstr (pupitre_error_get_portal_text (error), ==, refusal->text);
  g_assert_null (strstr (error->message, "parent@"));
}

/* Whatever is refused, the page stays as it is, and what is right comes through after it. */
static void
test_send_refused (Fixture *fixture, gconstpointer data)
{
  static const Refusal REFUSALS[] = {
    { REFUSE ("failure_send_code_msg", "Non."), PUPITRE_ERROR_CODE_NOT_SENT, NULL },
    { REFUSE ("UserMessageIfInternalError", "Non."), PUPITRE_ERROR_CODE_NOT_SENT, NULL },
    { REFUSE ("UserMessageIfMaxNumberOfCodeGenerated", "Non."), PUPITRE_ERROR_CODE_THROTTLED, NULL },
    { REFUSE ("usermessageifthrottled", "Non."), PUPITRE_ERROR_CODE_THROTTLED, NULL },
    { REFUSE ("AADB2C90161", "Non."), PUPITRE_ERROR_CODE_NOT_SENT, NULL },
    { REFUSE ("AADB2C90035", "Plus tard."), PUPITRE_ERROR_UNAVAILABLE, "Plus tard." },
    { REFUSE ("autre", "<b>Pas</b> parent@demo.exemple."), PUPITRE_ERROR_CODE_NOT_SENT,
      "Pas parent@demo.exemple." },
    { "json {}", PUPITRE_ERROR_CODE_NOT_SENT, NULL },
    { "status 429 Retry-After 7", PUPITRE_ERROR_THROTTLED, NULL },
    { "status 503", PUPITRE_ERROR_UNAVAILABLE, NULL },
    { "cut", PUPITRE_ERROR_OFFLINE, NULL },
    { "json [[", PUPITRE_ERROR_TRUNCATED, NULL },
    { "to http://127.0.0.9:1/vol", PUPITRE_ERROR_UNKNOWN_PAGE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (REFUSALS); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("Refusal %zu: %s", i, REFUSALS[i].action);
    script_step (fixture, SEND_CODE, REFUSALS[i].action);
    error = try_send (fixture, "parent@demo.exemple");
    assert_refusal (error, &REFUSALS[i]);
    assert_state (fixture, PUPITRE_VERIFICATION_STATE_NEW);
    g_assert_cmpint (pupitre_verification_get_sent_at (fixture->verification), ==, 0);
  }
  script_step (fixture, SEND_CODE, ACCEPT);
  send_code (fixture);
  g_assert_cmpuint (count (fixture, "portal GET /connect/login *"), ==, 1);
}

static void
test_code_refused (Fixture *fixture, gconstpointer data)
{
  static const Refusal REFUSALS[] = {
    { REFUSE ("UserMessageIfInvalidCode", "Non."), PUPITRE_ERROR_CODE_WRONG, NULL },
    { REFUSE ("UserMessageIfVerificationFailedRetryAllowed", "Non."), PUPITRE_ERROR_CODE_WRONG, NULL },
    { REFUSE ("UserMessageIfMaxRetryAttempted", "Non."), PUPITRE_ERROR_CODE_TRIES, NULL },
    { REFUSE ("UserMessageIfVerificationFailedNoRetry", "Non."), PUPITRE_ERROR_CODE_TRIES, NULL },
    { REFUSE ("AADB2C90157", "Non."), PUPITRE_ERROR_CODE_TRIES, NULL },
    { REFUSE ("UserMessageIfSessionDoesNotExist", "Non."), PUPITRE_ERROR_CODE_EXPIRED, NULL },
    { REFUSE ("UserMessageIfChallengeExpired", "Non."), PUPITRE_ERROR_CODE_EXPIRED, NULL },
    { REFUSE ("AADB2C90114", "Bloqué."), PUPITRE_ERROR_LOCKED_OUT, "Bloqué." },
    { REFUSE ("autre", "Vérifiez le code."), PUPITRE_ERROR_CODE_WRONG, "Vérifiez le code." },
    { "cut", PUPITRE_ERROR_OFFLINE, NULL },
    { "status 503 Retry-After 9", PUPITRE_ERROR_UNAVAILABLE, NULL },
  };

  send_code (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (REFUSALS); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("Refusal %zu: %s", i, REFUSALS[i].action);
    script_step (fixture, VERIFY_CODE, REFUSALS[i].action);
    error = try_verify (fixture, "123456");
    assert_refusal (error, &REFUSALS[i]);
    assert_state (fixture, PUPITRE_VERIFICATION_STATE_CODE_SENT);
  }
  script_step (fixture, VERIFY_CODE, ACCEPT);
  verify_code (fixture);
  g_assert_cmpuint (count (fixture, "portal GET /connect/login *"), ==, 1);
}

/* What can not be a code is not sent: a try is one of five. */
static void
test_no_code (Fixture *fixture, gconstpointer data)
{
  static const char *const CODES[] = { "", "  ", "code?", "123456 654321!" };
  g_autoptr (GError) bad_email = NULL;
  guint before;

  send_code (fixture);
  before = fixture->fake->log->len;
  for (gsize i = 0; i < G_N_ELEMENTS (CODES); i++) {
    g_autoptr (GError) error = try_verify (fixture, CODES[i]);

    g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_CODE_WRONG);
  }
  bad_email = try_send (fixture, "parent");
  g_assert_error (bad_email, PUPITRE_ERROR, PUPITRE_ERROR_CODE_NOT_SENT);
  assert_state (fixture, PUPITRE_VERIFICATION_STATE_CODE_SENT);
  g_assert_cmpuint (fixture->fake->log->len, ==, before);
}

#define LONG_CODE \
  ",{\"ID\":\"emailVerificationCode\",\"UX_INPUT_TYPE\":\"TextBox\",\"IS_REQ\":true,\"PAT\":\"^[0-9]{8}$\"}"

/* A portal that says of its codes that they are longer gets them so; the older pages say nothing. */
static void
test_long_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pupitre_verification_get_code_rule (fixture->verification));
  if (is_reset (fixture) && !fixture->variant->legacy)
    fake_portal_script (fixture->fake, FORGOTTEN, PAGE ("c2", EMAIL ("false") LONG_CODE), NULL);
  else if (!fixture->variant->legacy)
    fake_portal_script (fixture->fake, UNIFIED,
                        PAGE ("c2", EMAIL ("false") LONG_CODE "," PASSWORDS), NULL);
  send_code (fixture);
  g_assert_cmpint (
    pupitre_code_rule_is_usual (pupitre_verification_get_code_rule (fixture->verification)), ==,
    fixture->variant->legacy);
  if (fixture->variant->legacy)
    return;
  error = try_verify (fixture, "Votre code : 12345678.");
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, "b2c POST " VERIFY_CODE " *emailVerificationCode=12345678"), ==, 1);
}

static void
test_password_refused (Fixture *fixture, gconstpointer data)
{
  static const struct {
    Refusal                  refusal;
    PupitreVerificationState state;
  } CASES[] = {
    { { REFUSE ("error_fieldIncorrect", "De 8 à 16."), PUPITRE_ERROR_PASSWORD_RULE, "De 8 à 16." },
      PUPITRE_VERIFICATION_STATE_VERIFIED },
    { { REFUSE ("ViralErrorUserCreationConflict", "Existe."), PUPITRE_ERROR_ACCOUNT_EXISTS, NULL },
      PUPITRE_VERIFICATION_STATE_VERIFIED },
    { { REFUSE ("AADB2C90001", "Existe."), PUPITRE_ERROR_ACCOUNT_EXISTS, NULL },
      PUPITRE_VERIFICATION_STATE_VERIFIED },
    { { REFUSE ("error_requiredFieldMissing", "Manque."), PUPITRE_ERROR_FORM_REFUSED, "Manque." },
      PUPITRE_VERIFICATION_STATE_VERIFIED },
    { { REFUSE ("UserMessageIfClaimNotVerified", "Non."), PUPITRE_ERROR_CODE_EXPIRED, NULL },
      PUPITRE_VERIFICATION_STATE_NEW },
    { { "status 503", PUPITRE_ERROR_UNAVAILABLE, NULL }, PUPITRE_VERIFICATION_STATE_VERIFIED },
    { { "html <html>Bad Request</html>", PUPITRE_ERROR_CODE_EXPIRED, NULL },
      PUPITRE_VERIFICATION_STATE_NEW },
    { { "status 400", PUPITRE_ERROR_CODE_EXPIRED, NULL }, PUPITRE_VERIFICATION_STATE_NEW },
    { { "status 500", PUPITRE_ERROR_OUTCOME_UNKNOWN, NULL }, PUPITRE_VERIFICATION_STATE_NEW },
    { { "cut", PUPITRE_ERROR_OUTCOME_UNKNOWN, NULL }, PUPITRE_VERIFICATION_STATE_VERIFIED },
    { { "json [", PUPITRE_ERROR_OUTCOME_UNKNOWN, NULL }, PUPITRE_VERIFICATION_STATE_VERIFIED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("Refusal %zu: %s", i, CASES[i].refusal.action);
    renew (fixture);
    send_code (fixture);
    verify_code (fixture);
    fake_portal_script (fixture->fake, SELF_ASSERTED, CASES[i].refusal.action, NULL);
    error = try_password (fixture);
    assert_refusal (error, &CASES[i].refusal);
    assert_state (fixture, CASES[i].state);
    g_assert_false (pupitre_connection_is_signed_in (fixture->connection));
    g_assert_cmpuint (count (fixture, "*" ESCAPED "*"), ==, 1);

    fake_portal_script (fixture->fake, SELF_ASSERTED, ACCEPT, NULL);
    if (CASES[i].state == PUPITRE_VERIFICATION_STATE_NEW) {
      script_pages (fixture);
      send_code (fixture);
      verify_code (fixture);
    }
    set_password (fixture);
  }
}

/* Nobody was there to take it: it is not the case that it may have been taken. */
static void
test_password_not_sent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  send_code (fixture);
  verify_code (fixture);
  soup_server_disconnect (fixture->fake->server);
  error = try_password (fixture);
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_OFFLINE);
  assert_state (fixture, PUPITRE_VERIFICATION_STATE_VERIFIED);
}

/* The portal took it, and what follows fails: the parent is to sign in with it. */
static void
test_password_set (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *path;
    const char *action;
    int         code;
  } CASES[] = {
    { CONFIRMED, "cut", PUPITRE_ERROR_OFFLINE },
    { CONFIRMED, "status 500", PUPITRE_ERROR_SERVER },
    { CONFIRMED, "html <html>Maintenance</html>", PUPITRE_ERROR_UNKNOWN_PAGE },
    { CONFIRMED, "to http://127.0.0.9:1/vol", PUPITRE_ERROR_FORBIDDEN_HOST },
    { CONFIRMED, PAGE ("c4", "{\"ID\":\"extension_TermsOfUseConsented\",\"UX_INPUT_TYPE\":"
                       "\"CheckboxMultiSelect\",\"IS_REQ\":true}"), PUPITRE_ERROR_TERMS },
    { "/signin-oidc", "status 503", PUPITRE_ERROR_UNAVAILABLE },
    { TOKEN, "status 401", PUPITRE_ERROR_UNKNOWN_PAGE },
    { TOKEN, "status 500", PUPITRE_ERROR_SERVER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("Failure %zu: %s", i, CASES[i].action);
    renew (fixture);
    send_code (fixture);
    verify_code (fixture);
    fake_portal_script (fixture->fake, CASES[i].path, CASES[i].action, NULL);
    error = try_password (fixture);
    g_assert_error (error, PUPITRE_ERROR, CASES[i].code);
    assert_state (fixture, PUPITRE_VERIFICATION_STATE_PASSWORD_SET);
    g_assert_false (pupitre_connection_is_signed_in (fixture->connection));
  }
}

/* The service has forgotten the transaction: a new one begins by itself, once. */
static void
test_spent (Fixture *fixture, gconstpointer data)
{
  static const char *const ANSWERS[] = { "html <html>Bad Request</html>", "status 400", "status 500" };

  for (gsize i = 0; i < G_N_ELEMENTS (ANSWERS); i++) {
    const char *send = fixture->variant->legacy ? SELF_ASSERTED : SEND_CODE;
    const char *verify = fixture->variant->legacy ? SELF_ASSERTED : VERIFY_CODE;
    g_autoptr (GError) error = NULL;

    g_test_message ("Answer %zu: %s", i, ANSWERS[i]);
    renew (fixture);
    send_code (fixture);
    fake_portal_script (fixture->fake, send, ANSWERS[i], ACCEPT, NULL);
    send_code (fixture);
    g_assert_cmpuint (count (fixture, "portal GET /connect/login *"), ==, 2);
    fake_portal_script (fixture->fake, verify, ANSWERS[i], ACCEPT, NULL);
    verify_code (fixture);
    g_assert_cmpuint (count (fixture, "portal GET /connect/login *"), ==, 3);

    fake_portal_script (fixture->fake, send, ANSWERS[i], NULL);
    error = try_send (fixture, "parent@demo.exemple");
    g_assert_nonnull (error);
    g_assert_cmpuint (count (fixture, "portal GET /connect/login *"), <=, 4);
  }
}

/* After the program was started anew there is the code in the e-mail, and nothing else. */
static void
test_resumed (Fixture *fixture, gconstpointer data)
{
  verify_code (fixture);
  set_password (fixture);
  g_assert_cmpuint (count (fixture, "*SendCode*"), ==, 0);
  g_assert_cmpuint (count (fixture, "*VERIFICATION_REQUEST*"), ==, 0);
}

static void
test_other_address (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  send_code (fixture);
  verify_code (fixture);
  script_pages (fixture);
  error = try_send (fixture, "autre@demo.exemple");
  g_assert_no_error (error);
  assert_state (fixture, PUPITRE_VERIFICATION_STATE_CODE_SENT);
  g_assert_cmpuint (count (fixture, "portal GET /connect/login *"), ==, 1);
  g_assert_cmpuint (count (fixture, "*123456*"), ==, 0);
}

static void
test_again (Fixture *fixture, gconstpointer data)
{
  send_code (fixture);
  send_code (fixture);
  g_assert_cmpuint (count (fixture, "portal GET /connect/login *"), ==, 1);
  verify_code (fixture);
  /* On second thoughts: another code, where the page has left the code behind. */
  script_pages (fixture);
  send_code (fixture);
  g_assert_cmpuint (count (fixture, "portal GET /connect/login *"), ==, is_reset (fixture) ? 1 : 0);
  verify_code (fixture);
  set_password (fixture);
}

/* The code was right, and the way to the next page fails: the code is not tried again. */
static void
test_no_next_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) cut = NULL;
  g_autoptr (GError) unknown = NULL;

  if (!is_reset (fixture))
    return;
  send_code (fixture);
  fake_portal_script (fixture->fake, CONFIRMED, "cut", NULL);
  cut = try_verify (fixture, "123456");
  g_assert_error (cut, PUPITRE_ERROR, PUPITRE_ERROR_OFFLINE);
  assert_state (fixture, PUPITRE_VERIFICATION_STATE_CODE_SENT);

  fake_portal_script (fixture->fake, SELF_ASSERTED,
                      REFUSE ("UserMessageIfClaimsPrincipalDoesNotExist", "Personne."), NULL);
  unknown = try_verify (fixture, "123456");
  g_assert_error (unknown, PUPITRE_ERROR, PUPITRE_ERROR_NO_ACCOUNT);
  assert_state (fixture, PUPITRE_VERIFICATION_STATE_CODE_SENT);

  fake_portal_script (fixture->fake, SELF_ASSERTED, ACCEPT, NULL);
  fake_portal_script (fixture->fake, CONFIRMED, PAGE ("c3", PASSWORDS), "ok", NULL);
  verify_code (fixture);
  g_assert_cmpuint (count (fixture, "*VerifyCode *") + count (fixture, "*VALIDATION_REQUEST*"), ==, 1);
  set_password (fixture);
}

/* What comes in place of the page that asks for a code. */
static void
test_odd_entrance (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *action;
    int         code;
  } CASES[] = {
    { PAGE ("c", "{\"ID\":\"captchaEntered\",\"UX_INPUT_TYPE\":\"TextBox\",\"IS_REQ\":true}"), PUPITRE_ERROR_CAPTCHA },
    { PAGE ("c", EMAIL ("false") CODE ",{\"ID\":\"ville\",\"UX_INPUT_TYPE\":\"TextBox\",\"IS_REQ\":true}"),
      PUPITRE_ERROR_UNKNOWN_PAGE },
    { PAGE ("c", "{\"ID\":\"extension_TermsOfUseConsented\",\"UX_INPUT_TYPE\":\"CheckboxMultiSelect\","
            "\"IS_REQ\":true}"), PUPITRE_ERROR_TERMS },
    { PAGE ("c", PASSWORDS), PUPITRE_ERROR_FORCED_RESET },
    { "html <html>Maintenance</html>", PUPITRE_ERROR_UNKNOWN_PAGE },
    { "to http://127.0.0.9:1/vol", PUPITRE_ERROR_FORBIDDEN_HOST },
    { "to /ailleurs?error=access_denied&error_description=AADB2C90091%3A+Annul%C3%A9.", PUPITRE_ERROR_REFUSED },
    { "status 404", PUPITRE_ERROR_NOT_FOUND },
    { "status 500", PUPITRE_ERROR_SERVER },
    { "cut", PUPITRE_ERROR_OFFLINE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("Page %zu: %s", i, CASES[i].action);
    renew (fixture);
    fake_portal_script (fixture->fake, is_reset (fixture) ? FORGOTTEN : UNIFIED, CASES[i].action, NULL);
    error = try_send (fixture, "parent@demo.exemple");
    g_assert_error (error, PUPITRE_ERROR, CASES[i].code);
    assert_state (fixture, PUPITRE_VERIFICATION_STATE_NEW);
    g_assert_cmpuint (count (fixture, "*parent*"), ==, 0);
    script_pages (fixture);
    send_code (fixture);
  }
}

/* A session that there is stays what it is until there is another. */
static void
test_beside_session (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_connection_sign_in_async (fixture->connection, "a@exemple.org", "p", "fr", NULL,
                                    test_keep_result, &place);
  result = test_wait_result (&place);
  g_assert_true (pupitre_connection_sign_in_finish (fixture->connection, result, NULL));
  fake_portal_script (fixture->fake, SEND_CODE, "status 400", NULL);
  fake_portal_script (fixture->fake, SELF_ASSERTED, "status 400", NULL);
  error = try_send (fixture, "parent@demo.exemple");
  g_assert_nonnull (error);
  g_assert_true (pupitre_connection_is_signed_in (fixture->connection));
  g_assert_cmpuint (count (fixture, "b2c GET * cookie=*pp=*"), ==, 0);
}

/* Given up at each moment: it ends as cancelled, at the beginning, and can begin again. */
static void
test_forget (Fixture *fixture, gconstpointer data)
{
  for (guint moment = 0; moment < 4; moment++) {
    g_autoptr (GAsyncResult) result = NULL;
    GAsyncResult *place = NULL;
    g_autoptr (GError) error = NULL;

    renew (fixture);
    pupitre_verification_send_code_async (fixture->verification, "parent@demo.exemple", NULL,
                                          test_keep_result, &place);
    g_assert_true (pupitre_verification_is_busy (fixture->verification));
    while (fixture->fake->log->len < moment)
      g_main_context_iteration (NULL, TRUE);
    pupitre_verification_forget (fixture->verification);
    result = test_wait_result (&place);
    g_assert_false (pupitre_verification_send_code_finish (fixture->verification, result, &error));
    g_assert_true (pupitre_error_is_cancelled (error));
    assert_state (fixture, PUPITRE_VERIFICATION_STATE_NEW);
    g_assert_null (pupitre_verification_get_email (fixture->verification));
    g_assert_false (pupitre_verification_is_busy (fixture->verification));
    send_code (fixture);
  }
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  for (guint moment = 0; moment < 6; moment++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GAsyncResult) result = NULL;
    GAsyncResult *place = NULL;
    guint before;

    renew (fixture);
    send_code (fixture);
    verify_code (fixture);
    before = fixture->fake->log->len;
    pupitre_verification_set_password_async (fixture->verification, PASSWORD, cancellable,
                                             test_keep_result, &place);
    while (fixture->fake->log->len < before + moment && place == NULL)
      g_main_context_iteration (NULL, TRUE);
    g_cancellable_cancel (cancellable);
    result = test_wait_result (&place);
    if (pupitre_verification_set_password_finish (fixture->verification, result, NULL))
      assert_state (fixture, PUPITRE_VERIFICATION_STATE_DONE);
    else
      g_assert_false (pupitre_connection_is_signed_in (fixture->connection));
  }
}

static void
add_variants (const char *name, void (*function) (Fixture *, gconstpointer))
{
  for (gsize i = 0; i < G_N_ELEMENTS (VARIANTS); i++) {
    g_autofree char *path =
      g_strdup_printf ("/verification/%s/%s/%s",
                       VARIANTS[i].purpose == PUPITRE_VERIFICATION_RESET ? "reset" : "sign-up",
                       VARIANTS[i].legacy ? "legacy" : "display", name);

    g_test_add (path, Fixture, &VARIANTS[i], set_up, function, tear_down);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_variants ("whole", test_whole);
  add_variants ("rule", test_rule);
  add_variants ("send-refused", test_send_refused);
  add_variants ("code-refused", test_code_refused);
  add_variants ("no-code", test_no_code);
  add_variants ("long-code", test_long_code);
  add_variants ("password-refused", test_password_refused);
  add_variants ("password-not-sent", test_password_not_sent);
  add_variants ("password-set", test_password_set);
  add_variants ("spent", test_spent);
  add_variants ("resumed", test_resumed);
  add_variants ("other-address", test_other_address);
  add_variants ("again", test_again);
  add_variants ("no-next-page", test_no_next_page);
  add_variants ("odd-entrance", test_odd_entrance);
  add_variants ("beside-session", test_beside_session);
  add_variants ("forget", test_forget);
  add_variants ("cancel", test_cancel);

  return g_test_run ();
}
