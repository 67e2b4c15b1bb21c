/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-b2c-page"

#include "demo-b2c-page.h"

#include "demo-b2c-script.h"

/* The HTML of the accounts' pages: the objects that a script, or a client, reads, and a page that
 * also works in a browser. */

static const struct {
  const char *french;
  const char *english;
} titles[] = {
  [DEMO_B2C_PAGE_SIGN_IN] = { "Connexion", "Sign in" },
  [DEMO_B2C_PAGE_SECOND_FACTOR] = { "Vérification par téléphone", "Phone verification" },
  [DEMO_B2C_PAGE_CAPTCHA] = { "Vérification de sécurité", "Security check" },
  [DEMO_B2C_PAGE_TERMS] = { "Conditions d’utilisation", "Terms of use" },
  [DEMO_B2C_PAGE_NEW_PASSWORD] = { "Changer le mot de passe", "Change the password" },
  [DEMO_B2C_PAGE_SIGN_UP] = { "Créer un compte", "Create an account" },
  [DEMO_B2C_PAGE_FORGOTTEN] = { "Mot de passe oublié", "Forgotten password" },
};

static const char *
pick (const DemoB2cView *view,
      const char        *french,
      const char        *english)
{
  return view->english ? english : french;
}

static void
append_button (GString           *html,
               const DemoB2cView *view,
               const char        *display_id,
               const char        *legacy_id,
               const char        *action,
               const char        *label)
{
  g_string_append_printf (html,
                          "<button id=\"%s\" type=\"button\" class=\"small\" data-action=\"%s\">"
                          "%s</button>\n",
                          view->dialect == DEMO_DIALECT_LEGACY ? legacy_id : display_id, action,
                          label);
}

static void
append_input (GString            *html,
              const DemoB2cView  *view,
              const DemoB2cField *field)
{
  const char *id = field->id;

  if (field == &demo_b2c_code_field && view->dialect == DEMO_DIALECT_LEGACY &&
      demo_b2c_page_verifies (view->page))
    id = "email_ver_input";
  if (field->option != NULL)
    g_string_append_printf (html,
                            "<label class=\"check\"><input type=\"checkbox\" id=\"%s\" "
                            "value=\"%s\"> %s</label>\n",
                            id, field->option, pick (view, "J’accepte", "I agree"));
  else
    g_string_append_printf (html,
                            "<label for=\"%s\">%s</label>\n<input id=\"%s\" type=\"%s\" "
                            "autocomplete=\"off\">\n",
                            id, pick (view, field->label_fr, field->label_en), id,
                            g_str_equal (field->type, "Password")   ? "password"
                            : g_str_equal (field->type, "EmailBox") ? "email"
                                                                    : "text");
}

static void
append_field (GString            *html,
              const DemoB2cView  *view,
              const DemoB2cField *field)
{
  append_input (html, view, field);
  if (!demo_b2c_page_verifies (view->page))
    return;
  if (field == &demo_b2c_email_field)
    append_button (html, view, DEMO_B2C_CONTROL "_but_send_code", "email_ver_but_send", "SendCode",
                   pick (view, "Obtenir un code de vérification", "Get a verification code"));
  else if (field == &demo_b2c_code_field)
    append_button (html, view, DEMO_B2C_CONTROL "_but_verify_code", "email_ver_but_verify",
                   "VerifyCode", pick (view, "Vérifier le code", "Check the code"));
}

static void
append_link (GString           *html,
             const DemoB2cView *view,
             const char        *id,
             const char        *where,
             const char        *label)
{
  g_autofree char *csrf = g_uri_escape_string (view->csrf, NULL, FALSE);
  g_autofree char *transaction = g_uri_escape_string (view->transaction, NULL, FALSE);

  g_string_append_printf (html,
                          "<p><a id=\"%s\" href=\"" DEMO_B2C_DOMAIN
                          "%s/api/CombinedSigninAndSignup/%scsrf_token=%s&amp;tx=%s&amp;p=%s\">"
                          "%s</a></p>\n",
                          id, view->policy, where, csrf, transaction, view->policy, label);
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
  "button.small { margin-top: .6em; background: #dfe7f3; color: #123 }\n"
  ".error { color: #a40000; min-height: 1.2em }\n</style>\n"
  "<script>\nvar SETTINGS = %s;\nvar SA_FIELDS = %s;\nvar CONTENT = %s;\n</script>\n</head>\n"
  "<body>\n<div id=\"api\" role=\"main\" data-name=\"%s\">\n<h1>%s</h1>\n"
  "<p class=\"error\" role=\"alert\" id=\"error\"></p>\n<p role=\"status\" id=\"said\"></p>\n";

static void
append_head (GString           *html,
             const DemoB2cView *view)
{
  g_autofree char *settings = demo_b2c_data_settings (view);
  g_autofree char *fields = demo_b2c_data_fields (view);
  g_autofree char *content = demo_b2c_data_content (view);
  const char *title = pick (view, titles[view->page].french, titles[view->page].english);

  g_string_append_printf (html, head_format, view->english ? "en" : "fr", title, settings, fields,
                          content, demo_b2c_data_api (view->page), title);
}

/**
 * demo_b2c_page_write:
 * @view: What to show
 *
 * Returns: (transfer full): the page.
 */
DemoAnswer *
demo_b2c_page_write (const DemoB2cView *view)
{
  const DemoB2cField *const *fields = demo_b2c_fields_of (view->page);
  gboolean is_sign_in = view->page == DEMO_B2C_PAGE_SIGN_IN;
  g_autoptr (GString) html = g_string_new (NULL);

  append_head (html, view);
  for (gsize i = 0; fields[i] != NULL; i++)
    append_field (html, view, fields[i]);
  g_string_append_printf (html, "<button id=\"next\" type=\"button\">%s</button>\n",
                          is_sign_in ? pick (view, "Se connecter", "Sign in")
                                     : pick (view, "Continuer", "Continue"));
  if (is_sign_in) {
    append_link (html, view, "forgotPassword", "forgotPassword?",
                 pick (view, "Mot de passe oublié?", "Forgotten your password?"));
    append_link (html, view, "createAccount", "unified?local=signup&amp;",
                 pick (view, "Créez votre compte", "Create your account"));
  }
  g_string_append_printf (html, "</div>\n%s</body>\n</html>\n", demo_b2c_script ());
  return demo_answer_new_text (200, "text/html; charset=utf-8", html->str);
}

static void
append_hidden (GString    *html,
               const char *name,
               const char *value)
{
  g_autofree char *input = g_markup_printf_escaped (
    "<input type=\"hidden\" name=\"%s\" id=\"%s\" value=\"%s\"/>\n", name, name, value);

  g_string_append (html, input);
}

/**
 * demo_b2c_page_post:
 * @action: Where the form goes
 * @name: The first field
 * @value: Its value
 * @...: Pairs of further fields and values, then %NULL
 *
 * Returns: (transfer full): a page that posts its form by itself.
 */
DemoAnswer *
demo_b2c_page_post (const char *action,
                    const char *name,
                    const char *value,
                    ...)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autofree char *escaped = g_markup_escape_text (action, -1);
  va_list args;

  g_string_append_printf (html,
                          "<!DOCTYPE html>\n<html>\n<head><title>…</title></head>\n<body>\n"
                          "<form id=\"auto\" method=\"post\" action=\"%s\">\n<div>",
                          escaped);
  va_start (args, value);
  while (name != NULL) {
    append_hidden (html, name, value);
    name = va_arg (args, const char *);
    value = name ? va_arg (args, const char *) : NULL;
  }
  va_end (args);
  g_string_append (html,
                   "</div>\n<noscript><input type=\"submit\" value=\"OK\"/></noscript>\n</form>\n"
                   "<script>document.getElementById('auto').submit();</script>\n</body>\n"
                   "</html>\n");
  return demo_answer_new_text (200, "text/html; charset=utf-8", html->str);
}

/**
 * demo_b2c_page_status:
 * @code: (nullable): Why not, %NULL to accept
 * @message: (nullable): @code in words
 *
 * Returns: (transfer full): what a script gets to read: a status inside a 200.
 */
DemoAnswer *
demo_b2c_page_status (const char *code,
                      const char *message)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_string_member (object, "status", code ? "400" : "200");
  if (code != NULL) {
    json_object_set_string_member (object, "errorCode", code);
    json_object_set_string_member (object, "message", message);
  }
  return demo_answer_new_json (200, node);
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

/**
 * demo_b2c_page_break:
 *
 * Returns: (transfer full): the page for a code that is asked for after a refused sign-in, which
 *   the real accounts do not survive.
 */
DemoAnswer *
demo_b2c_page_break (void)
{
  return demo_answer_new_text (500, "text/html; charset=utf-8",
                               "<!DOCTYPE html>\n<html>\n<head><title>Server Error</title></head>"
                               "\n<body><h2>Server Error</h2></body>\n</html>\n");
}
