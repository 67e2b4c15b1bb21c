/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-b2c-data"

#include "demo-b2c-data.h"

#include "demo-refusal.h"

#include <json-glib/json-glib.h>

/* The objects in the script of a page, which a client reads: its settings, its fields, its
 * sentences. */

static const char *const apis[] = {
  [DEMO_B2C_PAGE_SIGN_IN] = "CombinedSigninAndSignup",
  [DEMO_B2C_PAGE_SECOND_FACTOR] = "Phonefactor",
  [DEMO_B2C_PAGE_CAPTCHA] = "SelfAsserted",
  [DEMO_B2C_PAGE_TERMS] = "SelfAsserted",
  [DEMO_B2C_PAGE_NEW_PASSWORD] = "SelfAsserted",
  [DEMO_B2C_PAGE_SIGN_UP] = "SelfAsserted",
  [DEMO_B2C_PAGE_FORGOTTEN] = "SelfAsserted",
};

/**
 * demo_b2c_data_api:
 * @page: A page
 *
 * Returns: the word that names what it does, in its settings and in the path that confirms it.
 */
const char *
demo_b2c_data_api (DemoB2cPage page)
{
  return apis[page];
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

static void
add_flag (JsonBuilder *builder,
          const char  *name,
          gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static char *
finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/**
 * demo_b2c_data_settings:
 * @view: A page
 *
 * Returns: (transfer full): its `SETTINGS`.
 */
char *
demo_b2c_data_settings (const DemoB2cView *view)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *view_id = g_uuid_string_random ();
  g_autofree char *tenant = g_strconcat (DEMO_B2C_DOMAIN, view->policy, NULL);

  json_builder_begin_object (builder);
  add_texts (builder, "remoteResource", "", "pageViewId", view_id, "csrf", view->csrf, "transId",
             view->transaction, "api", apis[view->page], "pageMode", "0", NULL);
  json_builder_set_member_name (builder, "retryLimit");
  json_builder_add_int_value (builder, 3);
  add_flag (builder, "isPageViewIdSentWithHeader", FALSE);
  add_flag (builder, "trimSpacesInPassword", TRUE);
  json_builder_set_member_name (builder, "hosts");
  json_builder_begin_object (builder);
  add_texts (builder, "tenant", tenant, "policy", view->policy, "static", "/", NULL);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "locale");
  json_builder_begin_object (builder);
  add_texts (builder, "lang", view->english ? "en" : "fr", NULL);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "config");
  json_builder_begin_object (builder);
  add_texts (builder, "operatingMode", "Email", "showSignupLink",
             view->page == DEMO_B2C_PAGE_SIGN_IN ? "True" : "False", "enableRememberMe", "False",
             "enableCaptchaChallenge", view->page == DEMO_B2C_PAGE_CAPTCHA ? "true" : "false",
             "retryLimit", "3", "pollIntervalInMilliseconds", "5000", "pollLimit", "60", NULL);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return finish (builder);
}

static void
add_option (JsonBuilder *builder,
            const char  *option,
            gboolean     english)
{
  json_builder_set_member_name (builder, "OPTIONS");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_texts (builder, "VAL", option, "DISP", english ? "I agree" : "J’accepte", NULL);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

/* Another rule than the usual one comes without words. */
static void
add_pattern (JsonBuilder        *builder,
             const DemoB2cView  *view,
             const DemoB2cField *field)
{
  const char *rule = view->english ? field->rule_en : field->rule_fr;

  if (field == &demo_b2c_new_password_field && view->password_pattern != NULL)
    add_texts (builder, "PAT", view->password_pattern, NULL);
  else if (rule != NULL)
    add_texts (builder, "PAT", field->pattern, "PAT_DESC", rule, NULL);
  else if (field->pattern != NULL)
    add_texts (builder, "PAT", field->pattern, NULL);
}

static void
add_field (JsonBuilder        *builder,
           const DemoB2cView  *view,
           const DemoB2cField *field)
{
  gboolean verified = field == &demo_b2c_email_field && demo_b2c_page_verifies (view->page);

  json_builder_begin_object (builder);
  add_texts (builder, "ID", field->id, "UX_INPUT_TYPE", field->type, "DN",
             view->english ? field->label_en : field->label_fr, NULL);
  add_flag (builder, "IS_REQ", TRUE);
  add_flag (builder, "VERIFY", verified && view->dialect == DEMO_DIALECT_LEGACY);
  add_pattern (builder, view, field);
  if (field->option != NULL)
    add_option (builder, field->option, view->english);
  json_builder_end_object (builder);
}

static void
add_control (JsonBuilder *builder)
{
  static const char *const lists[][3] = {
    { "CLAIMS", "email", "verificationCode" },
    { "ACTIONS", "SendCode", "VerifyCode" },
  };

  json_builder_set_member_name (builder, "DisplayControls");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  add_texts (builder, "ID", DEMO_B2C_CONTROL, "TYPE", "VerificationControl", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    json_builder_set_member_name (builder, lists[i][0]);
    json_builder_begin_array (builder);
    json_builder_add_string_value (builder, lists[i][1]);
    json_builder_add_string_value (builder, lists[i][2]);
    json_builder_end_array (builder);
  }
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

/**
 * demo_b2c_data_fields:
 * @view: A page
 *
 * The legacy dialect marks the address, and its code is no field of the page.
 *
 * Returns: (transfer full): its `SA_FIELDS`.
 */
char *
demo_b2c_data_fields (const DemoB2cView *view)
{
  const DemoB2cField *const *fields = demo_b2c_fields_of (view->page);
  gboolean verifies = demo_b2c_page_verifies (view->page);
  gboolean legacy = view->dialect == DEMO_DIALECT_LEGACY;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "AttributeFields");
  json_builder_begin_array (builder);
  for (gsize i = 0; fields[i] != NULL; i++) {
    if (!(verifies && legacy && fields[i] == &demo_b2c_code_field))
      add_field (builder, view, fields[i]);
  }
  json_builder_end_array (builder);
  if (verifies && !legacy)
    add_control (builder);
  json_builder_end_object (builder);
  return finish (builder);
}

static void
add_refusal (JsonBuilder       *builder,
             const DemoB2cView *view,
             DemoRefusal        refusal)
{
  add_texts (builder, demo_refusal_key (refusal, view->dialect),
             demo_refusal_text (refusal, view->english), NULL);
}

/**
 * demo_b2c_data_content:
 * @view: A page
 *
 * Returns: (transfer full): its `CONTENT`: what it says by itself, without a call.
 */
char *
demo_b2c_data_content (const DemoB2cView *view)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_texts (builder, "success_send_code_msg",
             view->english ? "A verification code has been sent to your mailbox. Copy it below."
                           : "Un code de vérification a été envoyé à votre adresse. Recopiez-le "
                             "ci-dessous.",
             "success_verify_code_msg",
             view->english ? "The address is verified. You can go on."
                           : "L’adresse est vérifiée. Vous pouvez continuer.",
             NULL);
  add_refusal (builder, view, DEMO_REFUSAL_SEND_FAILED);
  add_refusal (builder, view, DEMO_REFUSAL_PASSWORDS_DIFFER);
  add_refusal (builder, view, DEMO_REFUSAL_AGAINST_RULE);
  add_refusal (builder, view, DEMO_REFUSAL_MISSING);
  json_builder_end_object (builder);
  return finish (builder);
}
