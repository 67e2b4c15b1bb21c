/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-form.h"
#include "pupitre-sign-in-page.h"

#include <string.h>

/* The pages of the sign-in, as a browser would read them, and as nobody should write them. */

#define SETTINGS \
  "{\"api\":\"CombinedSigninAndSignup\",\"csrf\":\"c+s\\/r==\",\"transId\":\"StateProperties=eyJ\"," \
  "\"hosts\":{\"tenant\":\"/T.onmicrosoft.com/B2C_1A_x\",\"policy\":\"B2C_1A_x\"},\"pageViewId\":\"v-1\"," \
  "\"isPageViewIdSentWithHeader\":true,\"trimSpacesInPassword\":\"true\",\"note\":\"}; var SETTINGS = {};\"}"
#define FIELDS \
  "{\"AttributeFields\":[{\"ID\":\"courriel\",\"UX_INPUT_TYPE\":\"EmailBox\",\"PAT\":\"^[^<>{}\\\"]+$\"}," \
  "{\"ID\":\"motDePasse\",\"UX_INPUT_TYPE\":\"Password\"}]}"
#define PAGE \
  "<!DOCTYPE html><html><script>var SETTINGSOLD = 1; var SETTINGS\n= " SETTINGS ";\n var SA_FIELDS=" FIELDS \
  ";</script><form method='post' action='/x'><input id='courriel'></form></html>"
#define FORM \
  "<html><body onload='document.forms[0].submit()'><form id='auto' METHOD='POST' action=" \
  "\"https://acces.exemple/signin-b2c?a=1&amp;b=2\"><INPUT type=hidden name=code value='a+b/c='>" \
  "<input type='hidden' name='state' value='s&amp;t &#x3d; &eacute;'/><input type=hidden name=state>" \
  "<noscript><button>Continuer</button></noscript><input type=submit value=Ok></form></body></html>"

static void
test_page (void)
{
  g_autoptr (PupitreSignInPage) page = pupitre_sign_in_page_read (PAGE);

  g_assert_nonnull (page);
  g_assert_cmpint (page->kind, ==, PUPITRE_SIGN_IN_PAGE_CREDENTIALS);
  g_assert_cmpstr (page->settings->csrf, ==, "c+s/r==");
  g_assert_cmpstr (page->settings->transaction, ==, "StateProperties=eyJ");
  g_assert_cmpstr (page->settings->tenant, ==, "/T.onmicrosoft.com/B2C_1A_x");
  g_assert_cmpstr (page->settings->policy, ==, "B2C_1A_x");
  g_assert_cmpstr (page->settings->view_id, ==, "v-1");
  g_assert_cmpstr (page->email_field, ==, "courriel");
  g_assert_cmpstr (page->password_field, ==, "motDePasse");
  g_assert_true (page->settings->trims_password);
}

static void
test_form (void)
{
  g_autoptr (PupitreForm) form = pupitre_form_find (FORM);

  g_assert_nonnull (form);
  g_assert_cmpstr (form->action, ==, "https://acces.exemple/signin-b2c?a=1&b=2");
  g_assert_cmpstr (form->body, ==, "code=a%2Bb%2Fc%3D&state=s%26t%20%3D%20%C3%A9&state=");
  g_assert_null (form->failure);
}

static void
test_other_forms (void)
{
  static const char *const OTHERS[] = {
    "",
    "pas une page",
    PAGE,
    "<form method=post action=/x></form>",
    "<form method=post action=/x><input type=hidden name=jeton value=1></form>",
    "<form method=post action=/x><input type=hidden name=code value=1><input type=password name=p></form>",
    "<form method=post action=/x><input type=hidden name=code value=1><textarea></textarea></form>",
    "<form method=post action=/x><input type=hidden name=code value=1><select></select></form>",
    "<form action=/x><input type=hidden name=code value=1></form>",
    "<form method=post action=/x><input type=hidden name=code></form><form method=post></form>",
    "<input type=hidden name=code value=1>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (OTHERS); i++) {
    g_autoptr (PupitreForm) form = pupitre_form_find (OTHERS[i]);

    g_test_message ("Page %zu", i);
    g_assert_null (form);
  }
}

static void
mutate (GString *text, GRand *random)
{
  static const char *const PIECES[] = {
    "<", ">", "\"", "'", "{", "}", "[", "]", "\\", "</script>", "<form", "var SETTINGS = ", "//", "é",
    "null", "<input type=hidden name=code>", "\\u0000", "&#0;", "\r\n",
  };

  for (int n = g_rand_int_range (random, 1, 6); n > 0; n--) {
    gsize at = (gsize) g_rand_int_range (random, 0, (int) text->len);
    gsize length = (gsize) g_rand_int_range (random, 0, 30);

    if (g_rand_boolean (random))
      g_string_erase (text, (gssize) at, (gssize) MIN (length, text->len - at));
    if (g_rand_boolean (random))
      g_string_insert (text, (gssize) at, PIECES[g_rand_int_range (random, 0,
                                                                   G_N_ELEMENTS (PIECES))]);
    if (text->len == 0)
      g_string_append_c (text, '<');
  }
}

/* Whatever the page says, the password can not be led to another host, nor a header be split. */
static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261127);
  guint n_pages = 0;

  for (guint i = 0; i < 5000; i++) {
    g_autoptr (GString) text = g_string_new (i % 2 == 0 ? PAGE : FORM);
    g_autofree char *html = NULL;
    g_autoptr (PupitreSignInPage) page = NULL;
    g_autoptr (PupitreForm) form = NULL;

    mutate (text, random);
    html = g_utf8_make_valid (text->str, (gssize) text->len);
    page = pupitre_sign_in_page_read (html);
    form = pupitre_form_find (html);
    if (form != NULL)
      g_assert_null (strpbrk (form->body, " \r\n<>\""));
    if (page == NULL)
      continue;
    n_pages++;
    g_assert_true (page->settings->tenant[0] == '/' && page->settings->tenant[1] != '/');
    g_assert_null (strpbrk (page->settings->tenant, "\\?# \r\n"));
    g_assert_null (strpbrk (page->settings->csrf, " \r\n"));
    if (page->kind == PUPITRE_SIGN_IN_PAGE_CREDENTIALS)
      g_assert_true (page->email_field != NULL && page->password_field != NULL);
  }
  g_test_message ("%u of 2500 mutations are still pages of the service", n_pages);
  g_assert_cmpuint (n_pages, >, 200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pages/page", test_page);
  g_test_add_func ("/pages/form", test_form);
  g_test_add_func ("/pages/other-forms", test_other_forms);
  g_test_add_func ("/pages/mutations", test_mutations);

  return g_test_run ();
}
