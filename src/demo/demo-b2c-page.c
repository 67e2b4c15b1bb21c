/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-b2c-page"

#include "demo-b2c-page.h"

/* The HTML of the accounts' pages: the two objects that a script, or a client, reads, and a page
 * that also works in a browser. */

#define POLICY "B2C_1A_signin"

typedef struct {
  const char *id;
  const char *type;
  const char *pattern;
  const char *label_fr;
  const char *label_en;
  const char *option;
} Field;

static const Field email_field = {
  "email", "EmailBox", "^[^\\s@]+@[^\\s@]+$", "Adresse de courriel", "E-mail address", NULL,
};
static const Field password_field = {
  "password", "Password", NULL, "Mot de passe", "Password", NULL,
};
static const Field code_field = {
  "verificationCode", "TextBox", "^[0-9]{6}$", "Code de vérification", "Verification code", NULL,
};
static const Field captcha_field = {
  "captchaEntered", "TextBox", NULL, "Recopiez le mot : P U P I T R E",
  "Copy the word: P U P I T R E", NULL,
};
static const Field terms_field = {
  "extension_TermsOfUseConsented", "CheckboxMultiSelect", NULL, "Conditions d’utilisation",
  "Terms of use", "AgreeToTermsOfUse",
};
static const Field new_password_field = {
  "newPassword", "Password", "^(?=.*[A-Za-z])(?=.*[0-9]).{8,16}$", "Nouveau mot de passe",
  "New password", NULL,
};
static const Field again_field = {
  "reenterPassword", "Password", NULL, "Confirmez le mot de passe", "Confirm the password", NULL,
};

static const struct {
  const char  *api;
  const char  *title_fr;
  const char  *title_en;
  const Field *fields[3];
} pages[] = {
  [DEMO_B2C_PAGE_SIGN_IN] = { "CombinedSigninAndSignup", "Connexion", "Sign in",
                              { &email_field, &password_field } },
  [DEMO_B2C_PAGE_SECOND_FACTOR] = { "Phonefactor", "Vérification par téléphone",
                                    "Phone verification", { &code_field } },
  [DEMO_B2C_PAGE_CAPTCHA] = { "SelfAsserted", "Vérification de sécurité", "Security check",
                              { &captcha_field } },
  [DEMO_B2C_PAGE_TERMS] = { "SelfAsserted", "Conditions d’utilisation", "Terms of use",
                            { &terms_field } },
  [DEMO_B2C_PAGE_RESET] = { "SelfAsserted", "Changer le mot de passe", "Change the password",
                            { &new_password_field, &again_field } },
};

/**
 * demo_b2c_page_api:
 * @page: A page
 *
 * Returns: the word that names what it does, in its settings and in the path that confirms it.
 */
const char *
demo_b2c_page_api (DemoB2cPage page)
{
  return pages[page].api;
}

/**
 * demo_b2c_page_is_filled:
 * @page: A page that asks for something beside the password
 * @form: (element-type utf8 utf8): What was sent
 *
 * Returns: whether it holds what the page asks for.
 */
gboolean
demo_b2c_page_is_filled (DemoB2cPage page,
                         GHashTable *form)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages[page].fields) && pages[page].fields[i]; i++) {
    const Field *field = pages[page].fields[i];
    const char *value = g_hash_table_lookup (form, field->id);

    if (value == NULL || *value == '\0')
      return FALSE;
    if (field->pattern != NULL && !g_regex_match_simple (field->pattern, value, 0, 0))
      return FALSE;
    if (field == &captcha_field && g_ascii_strcasecmp (value, "pupitre") != 0)
      return FALSE;
  }
  return TRUE;
}

static void
add_texts (JsonBuilder *builder,
           const char  *name,
           const char  *value,
           ...) G_GNUC_NULL_TERMINATED;

/* Pairs of member and text, as most of these objects are. */
static void
add_texts (JsonBuilder *builder,
           const char  *name,
           const char  *value,
           ...)
{
  va_list args;

  va_start (args, value);
  while (name != NULL) {
    json_builder_set_member_name (builder, name);
    json_builder_add_string_value (builder, value);
    name = va_arg (args, const char *);
    value = name ? va_arg (args, const char *) : NULL;
  }
  va_end (args);
}

static char *
finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static char *
write_settings (DemoB2cPage page,
                const char *tenant,
                const char *csrf,
                const char *transaction,
                gboolean    english)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *view = g_uuid_string_random ();

  json_builder_begin_object (builder);
  add_texts (builder, "remoteResource", "", "pageViewId", view, "csrf", csrf, "transId",
             transaction, "api", pages[page].api, "pageMode", "0", NULL);
  json_builder_set_member_name (builder, "retryLimit");
  json_builder_add_int_value (builder, 3);
  json_builder_set_member_name (builder, "isPageViewIdSentWithHeader");
  json_builder_add_boolean_value (builder, FALSE);
  json_builder_set_member_name (builder, "trimSpacesInPassword");
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_set_member_name (builder, "hosts");
  json_builder_begin_object (builder);
  add_texts (builder, "tenant", tenant, "policy", POLICY, "static", "/", NULL);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "locale");
  json_builder_begin_object (builder);
  add_texts (builder, "lang", english ? "en" : "fr", NULL);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "config");
  json_builder_begin_object (builder);
  add_texts (builder, "operatingMode", "Email", "showSignupLink", "False", "enableRememberMe",
             "False", "enableCaptchaChallenge", page == DEMO_B2C_PAGE_CAPTCHA ? "true" : "false",
             "retryLimit", "3", "pollIntervalInMilliseconds", "5000", "pollLimit", "60", NULL);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return finish (builder);
}

static void
add_field (JsonBuilder *builder,
           const Field *field,
           gboolean     english)
{
  const char *label = english ? field->label_en : field->label_fr;

  json_builder_begin_object (builder);
  add_texts (builder, "ID", field->id, "UX_INPUT_TYPE", field->type, "DN", label, NULL);
  json_builder_set_member_name (builder, "IS_REQ");
  json_builder_add_boolean_value (builder, TRUE);
  json_builder_set_member_name (builder, "VERIFY");
  json_builder_add_boolean_value (builder, FALSE);
  if (field->pattern != NULL)
    add_texts (builder, "PAT", field->pattern, NULL);
  if (field->option != NULL) {
    json_builder_set_member_name (builder, "OPTIONS");
    json_builder_begin_array (builder);
    json_builder_begin_object (builder);
    add_texts (builder, "VAL", field->option, "DISP", english ? "I agree" : "J’accepte", NULL);
    json_builder_end_object (builder);
    json_builder_end_array (builder);
  }
  json_builder_end_object (builder);
}

static char *
write_fields (DemoB2cPage page,
              gboolean    english)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "AttributeFields");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (pages[page].fields) && pages[page].fields[i]; i++)
    add_field (builder, pages[page].fields[i], english);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return finish (builder);
}

static void
append_input (GString     *html,
              const Field *field,
              gboolean     english)
{
  const char *label = english ? field->label_en : field->label_fr;

  if (field->option != NULL)
    g_string_append_printf (html,
                            "<label class=\"check\"><input type=\"checkbox\" id=\"%s\" "
                            "value=\"%s\"> %s</label>\n",
                            field->id, field->option, english ? "I agree" : "J’accepte");
  else
    g_string_append_printf (html,
                            "<label for=\"%s\">%s</label>\n<input id=\"%s\" type=\"%s\" "
                            "autocomplete=\"off\">\n",
                            field->id, label, field->id,
                            g_str_equal (field->type, "Password")   ? "password"
                            : g_str_equal (field->type, "EmailBox") ? "email"
                                                                    : "text");
}

static const char head_format[] =
  "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n"
  "<style>\nbody { font: 16px sans-serif; background: #eef1f6; color: #223; margin: 0 }\n"
  "#api { max-width: 22em; margin: 4em auto; padding: 2em; background: #fff; border-radius: 10px;\n"
  "  box-shadow: 0 2px 12px #0002 }\n"
  "label { display: block; margin: 1em 0 .3em }\n"
  "input:not([type=checkbox]) { width: 100%%; box-sizing: border-box; padding: .6em;\n"
  "  border: 1px solid #aab; border-radius: 6px; font-size: 1em }\n"
  "button { margin-top: 1.5em; width: 100%%; padding: .7em; border: 0; border-radius: 6px;\n"
  "  background: #1c5fb0; color: #fff; font-size: 1em }\n"
  ".error { color: #a40000; min-height: 1.2em }\n</style>\n"
  "<script>\nvar SETTINGS = %s;\nvar SA_FIELDS = %s;\n</script>\n</head>\n<body>\n"
  "<div id=\"api\" role=\"main\" data-name=\"%s\">\n<h1>%s</h1>\n"
  "<p class=\"error\" role=\"alert\" id=\"error\"></p>\n";

/* What the page does in a browser: the same two calls that a client makes. */
static const char script[] =
  "<script>\n"
  "document.getElementById('next').onclick = function () {\n"
  "  var body = new URLSearchParams([['request_type', 'RESPONSE']]);\n"
  "  SA_FIELDS.AttributeFields.forEach(function (field) {\n"
  "    var input = document.getElementById(field.ID);\n"
  "    if (input.type != 'checkbox' || input.checked) body.append(field.ID, input.value.trim());\n"
  "  });\n"
  "  var query = '?tx=' + SETTINGS.transId + '&p=' + SETTINGS.hosts.policy;\n"
  "  fetch(SETTINGS.hosts.tenant + '/SelfAsserted' + query, { method: 'POST', body: body,\n"
  "    headers: { 'X-CSRF-TOKEN': SETTINGS.csrf, 'X-Requested-With': 'XMLHttpRequest' } })\n"
  "  .then(function (reply) { return reply.json(); }).then(function (reply) {\n"
  "    if (reply.status != '200') document.getElementById('error').textContent = reply.message;\n"
  "    else location = SETTINGS.hosts.tenant + '/api/' + SETTINGS.api + '/confirmed' + query +\n"
  "      '&rememberMe=false&csrf_token=' + encodeURIComponent(SETTINGS.csrf);\n"
  "  });\n"
  "};\n"
  "</script>\n";

/**
 * demo_b2c_page_write:
 * @page: Which page
 * @tenant: The path under which its calls go
 * @csrf: The secret of the page
 * @transaction: The sign-in under way, as `StateProperties=…`
 * @english: In English, else in French
 *
 * Returns: (transfer full): the page.
 */
DemoAnswer *
demo_b2c_page_write (DemoB2cPage page,
                     const char *tenant,
                     const char *csrf,
                     const char *transaction,
                     gboolean    english)
{
  g_autofree char *settings = write_settings (page, tenant, csrf, transaction, english);
  g_autofree char *fields = write_fields (page, english);
  const char *title = english ? pages[page].title_en : pages[page].title_fr;
  g_autoptr (GString) html = g_string_new (NULL);

  g_string_append_printf (html, head_format, english ? "en" : "fr", title, settings, fields,
                          pages[page].api, title);
  for (gsize i = 0; i < G_N_ELEMENTS (pages[page].fields) && pages[page].fields[i]; i++)
    append_input (html, pages[page].fields[i], english);
  g_string_append_printf (html, "<button id=\"next\" type=\"button\">%s</button>\n</div>\n%s"
                          "</body>\n</html>\n",
                          page == DEMO_B2C_PAGE_SIGN_IN ? (english ? "Sign in" : "Se connecter")
                                                        : (english ? "Continue" : "Continuer"),
                          script);
  return demo_answer_new_text (200, "text/html; charset=utf-8", html->str);
}

/**
 * demo_b2c_page_post:
 * @action: Where the form goes
 * @state: What that host gave
 * @code: The code for it
 * @id_token: Who signed in
 * @client_info: Whatever
 *
 * Returns: (transfer full): a page that posts its form by itself.
 */
DemoAnswer *
demo_b2c_page_post (const char *action,
                    const char *state,
                    const char *code,
                    const char *id_token,
                    const char *client_info)
{
  g_autofree char *page = g_markup_printf_escaped (
    "<!DOCTYPE html>\n<html>\n<head><title>…</title></head>\n<body>\n"
    "<form id=\"auto\" method=\"post\" action=\"%s\">\n"
    "<div><input type=\"hidden\" name=\"state\" id=\"state\" value=\"%s\"/>\n"
    "<input type=\"hidden\" name=\"client_info\" id=\"client_info\" value=\"%s\"/>\n"
    "<input type=\"hidden\" name=\"code\" id=\"code\" value=\"%s\"/>\n"
    "<input type=\"hidden\" name=\"id_token\" id=\"id_token\" value=\"%s\"/></div>\n"
    "<noscript><input type=\"submit\" value=\"OK\"/></noscript>\n</form>\n"
    "<script>document.getElementById('auto').submit();</script>\n</body>\n</html>\n",
    action, state, client_info, code, id_token);

  return demo_answer_new_text (200, "text/html; charset=utf-8", page);
}

/**
 * demo_b2c_page_refuse:
 *
 * Returns: (transfer full): the page for a call that is not part of a sign-in under way.
 */
DemoAnswer *
demo_b2c_page_refuse (void)
{
  return demo_answer_new_text (400, "text/html; charset=utf-8",
                               "<!DOCTYPE html>\n<html>\n<head><title>Bad Request</title></head>\n"
                               "<body><h2>Bad Request</h2><hr><p>HTTP Error 400. The request is "
                               "badly formed.</p></body>\n</html>\n");
}
