/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-code-error.h"
#include "pupitre-code-page.h"
#include "pupitre-error.h"

#include <string.h>

/* The pages of sign-up and of a forgotten password, as they are written and as nobody should write
 * them. */

#define PAGE(config, fields, rest) \
  "<html><script>var SETTINGS = {\"api\":\"SelfAsserted\",\"csrf\":\"c\",\"transId\":\"StateProperties=e\"," \
  "\"hosts\":{\"tenant\":\"/T.onmicrosoft.com/B2C_1A_x\",\"policy\":\"B2C_1A_x\"},\"config\":{" config "}};\n" \
  "var SA_FIELDS = {\"AttributeFields\":[" fields "]" rest ";</script>"
#define FIELD(id, type, more) "{\"ID\":\"" id "\",\"UX_INPUT_TYPE\":\"" type "\",\"IS_REQ\":true" more "}"
#define EMAIL FIELD ("email", "EmailBox", ",\"VERIFY\":false")
#define VERIFIED FIELD ("courriel", "TextBox", ",\"VERIFY\":true")
#define CODE FIELD ("verificationCode", "TextBox", "")
#define PASSWORD FIELD ("newPassword", "Password", ",\"PAT\":\"^.{8,16}$\",\"PAT_DESC\":\"De 8\\n à 16.\"")
#define AGAIN FIELD ("reenterPassword", "Password", "")
#define DISPLAY PAGE ("", EMAIL "," CODE "," PASSWORD "," AGAIN, "}")

static void
test_display (void)
{
  g_autoptr (PupitreCodePage) page = pupitre_code_page_read (DISPLAY);

  g_assert_nonnull (page);
  g_assert_false (page->is_legacy);
  g_assert_true (page->asks_password);
  g_assert_cmpstr (page->email_field, ==, "email");
  g_assert_cmpstr (page->code_field, ==, "verificationCode");
  g_assert_cmpstr (page->control, ==, "emailVerificationControl");
  g_assert_cmpstr (page->pattern, ==, "^.{8,16}$");
  g_assert_cmpstr (page->pattern_text, ==, "De 8 à 16.");
  g_assert_cmpstr (page->settings->csrf, ==, "c");
}

static void
test_legacy (void)
{
  g_autoptr (PupitreCodePage) page =
    pupitre_code_page_read (PAGE ("", VERIFIED "," PASSWORD "," AGAIN, "}"));
  g_autoptr (PupitreCodePage) first = pupitre_code_page_read (PAGE ("", VERIFIED, "}"));
  g_autoptr (PupitreCodePage) second =
    pupitre_code_page_read (PAGE ("", FIELD ("email", "Readonly", "") "," PASSWORD "," AGAIN, "}"));

  g_assert_true (page->is_legacy);
  g_assert_cmpstr (page->email_field, ==, "courriel");
  g_assert_true (first->is_legacy);
  g_assert_false (first->asks_password);
  g_assert_false (second->is_legacy);
  g_assert_true (second->asks_password);
  g_assert_null (second->email_field);
}

/* The control that sends the code goes into an address: it is a word. */
static void
test_control (void)
{
  static const struct {
    const char *rest;
    const char *control;
  } CASES[] = {
    { "}", "emailVerificationControl" },
    { ",\"DisplayControls\":[{\"ID\":\"emailVerificationControl-RO\",\"TYPE\":\"VerificationControl\"}]}",
      "emailVerificationControl-RO" },
    { "};</script><button id='emailVerificationControl2_but_send_code'>", "emailVerificationControl2" },
    { "};</script><div id='parentVerificationControl_success_message'>", "parentVerificationControl" },
    { "};</script><div id='../../xVerificationControl/../y?z'>", "xVerificationControl" },
    { "};</script><div id='VerificationControl\r\nX: y'>", "VerificationControl" },
    { "};</script>_but_VerificationControl", "emailVerificationControl" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *start = g_strdup (PAGE ("", EMAIL "," CODE, ""));
    g_autofree char *html = NULL;
    g_autoptr (PupitreCodePage) page = NULL;

    start[strlen (start) - strlen (";</script>")] = '\0';
    html = g_strconcat (start, CASES[i].rest, NULL);
    page = pupitre_code_page_read (html);
    g_test_message ("Control %zu", i);
    g_assert_nonnull (page);
    g_assert_cmpstr (page->control, ==, CASES[i].control);
  }
}

static void
test_fields (void)
{
  g_autoptr (PupitreCodePage) built_in =
    pupitre_code_page_read (PAGE ("", EMAIL "," FIELD ("emailVerificationCode", "TextBox", ""), "}"));
  g_autoptr (PupitreCodePage) long_code = pupitre_code_page_read (
    PAGE ("", EMAIL "," FIELD ("verificationCode", "TextBox", ",\"PAT\":\"^[0-9]{8}$\""), "}"));
  g_autoptr (PupitreCodePage) optional = pupitre_code_page_read (
    PAGE ("", EMAIL "," CODE ",{\"ID\":\"displayName\",\"UX_INPUT_TYPE\":\"TextBox\",\"IS_REQ\":false}", "}"));

  g_assert_cmpstr (built_in->code_field, ==, "emailVerificationCode");
  g_assert_null (built_in->code_pattern);
  g_assert_cmpstr (long_code->code_pattern, ==, "^[0-9]{8}$");
  g_assert_nonnull (optional);
  g_assert_null (optional->pattern);
}

/* What asks for something that is not known here is for the parent to answer, in a browser. */
static void
test_others (void)
{
  static const char *const OTHERS[] = {
    "",
    "pas une page",
    "<script>var SETTINGS = {};</script>",
    PAGE ("", "", "}"),
    PAGE ("", CODE, "}"),
    PAGE ("", PASSWORD, "}"),
    PAGE ("", AGAIN, "}"),
    PAGE ("", EMAIL "," CODE "," FIELD ("ville", "TextBox", ""), "}"),
    PAGE ("", EMAIL "," CODE "," FIELD ("surname", "TextBox", ""), "}"),
    PAGE ("", EMAIL "," CODE "," FIELD ("termsOfUse", "CheckboxMultiSelect", ""), "}"),
    PAGE ("\"enableCaptchaChallenge\":\"true\"", EMAIL "," CODE, "}"),
    PAGE ("", FIELD ("email", "EmailBox", "") "," FIELD ("password", "Password", ""), "}"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (OTHERS); i++) {
    g_autoptr (PupitreCodePage) page = pupitre_code_page_read (OTHERS[i]);

    g_test_message ("Page %zu", i);
    g_assert_null (page);
  }
}

static void
mutate (GString *text, GRand *random)
{
  static const char *const PIECES[] = {
    "<", "\"", "'", "{", "}", "[", "]", "\\", "VerificationControl", "var SA_FIELDS = ", "/../", "é", "null",
    "\\u0000", "\r\n", "\"VERIFY\":true", "newPassword",
  };

  for (int n = g_rand_int_range (random, 1, 5); n > 0; n--) {
    gsize at = (gsize) g_rand_int_range (random, 0, (int) text->len);
    gsize length = (gsize) g_rand_int_range (random, 0, 20);

    if (g_rand_boolean (random))
      g_string_erase (text, (gssize) at, (gssize) MIN (length, text->len - at));
    if (g_rand_boolean (random))
      g_string_insert (text, (gssize) at, PIECES[g_rand_int_range (random, 0,
                                                                   G_N_ELEMENTS (PIECES))]);
    if (text->len == 0)
      g_string_append_c (text, '<');
  }
}

static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);
  guint n_pages = 0;

  for (guint i = 0; i < 4000; i++) {
    g_autoptr (GString) text = g_string_new (DISPLAY);
    g_autofree char *html = NULL;
    g_autoptr (PupitreCodePage) page = NULL;

    mutate (text, random);
    html = g_utf8_make_valid (text->str, (gssize) text->len);
    page = pupitre_code_page_read (html);
    if (page == NULL)
      continue;
    n_pages++;
    g_assert_true (page->settings->tenant[0] == '/' && page->settings->tenant[1] != '/');
    g_assert_true (page->asks_password || page->email_field != NULL);
    g_assert_cmpuint (strlen (page->control), >, 0);
    g_assert_null (strpbrk (page->control, "/\\?#%. \r\n\"'<>"));
  }
  g_test_message ("%u of 4000 mutations are still pages", n_pages);
  g_assert_cmpuint (n_pages, >, 400);
}

/* What each step makes of a word that it does not know, and of one that depends on the step. */
static void
test_errors (void)
{
  static const struct {
    PupitreCodeStep step;
    const char     *code;
    int             error;
    gboolean        keeps_text;
  } CASES[] = {
    { PUPITRE_CODE_STEP_SEND, "inconnu", PUPITRE_ERROR_CODE_NOT_SENT, TRUE },
    { PUPITRE_CODE_STEP_VERIFY, NULL, PUPITRE_ERROR_CODE_WRONG, TRUE },
    { PUPITRE_CODE_STEP_PROVE, "AADB2C90053", PUPITRE_ERROR_NO_ACCOUNT, FALSE },
    { PUPITRE_CODE_STEP_PROVE, "inconnu", PUPITRE_ERROR_FORM_REFUSED, TRUE },
    { PUPITRE_CODE_STEP_PASSWORD, "AADB2C90054", PUPITRE_ERROR_ACCOUNT_EXISTS, FALSE },
    { PUPITRE_CODE_STEP_PASSWORD, "AADB2C90053", PUPITRE_ERROR_FORM_REFUSED, TRUE },
    { PUPITRE_CODE_STEP_PASSWORD, "error_fieldIncorrect", PUPITRE_ERROR_PASSWORD_RULE, TRUE },
    { PUPITRE_CODE_STEP_PASSWORD, "", PUPITRE_ERROR_FORM_REFUSED, TRUE },
    { PUPITRE_CODE_STEP_VERIFY, "AADB2C90035", PUPITRE_ERROR_UNAVAILABLE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (GError) error = pupitre_code_error_new (CASES[i].step, CASES[i].code, "Non.");

    g_test_message ("Error %zu", i);
    g_assert_error (error, PUPITRE_ERROR, CASES[i].error);
    g_assert_cmpstr (pupitre_error_get_portal_text (error), ==, CASES[i].keeps_text ? "Non." : NULL);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-page/display", test_display);
  g_test_add_func ("/code-page/legacy", test_legacy);
  g_test_add_func ("/code-page/control", test_control);
  g_test_add_func ("/code-page/fields", test_fields);
  g_test_add_func ("/code-page/others", test_others);
  g_test_add_func ("/code-page/mutations", test_mutations);
  g_test_add_func ("/code-page/errors", test_errors);

  return g_test_run ();
}
