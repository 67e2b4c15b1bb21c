/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-b2c-field"

#include "demo-b2c-field.h"

/* What each page of the accounts asks for. */

const DemoB2cField demo_b2c_email_field = {
  .id = "email", .type = "EmailBox", .pattern = "^[^\\s@]+@[^\\s@]+$",
  .label_fr = "Adresse de courriel", .label_en = "E-mail address",
};
static const DemoB2cField password_field = {
  .id = "password", .type = "Password", .label_fr = "Mot de passe", .label_en = "Password",
};
const DemoB2cField demo_b2c_code_field = {
  .id = "verificationCode", .type = "TextBox", .pattern = "^[0-9]{6}$",
  .label_fr = "Code de vérification", .label_en = "Verification code",
};
static const DemoB2cField captcha_field = {
  .id = "captchaEntered", .type = "TextBox", .label_fr = "Recopiez le mot : P U P I T R E",
  .label_en = "Copy the word: P U P I T R E",
};
static const DemoB2cField terms_field = {
  .id = "extension_TermsOfUseConsented", .type = "CheckboxMultiSelect",
  .label_fr = "Conditions d’utilisation", .label_en = "Terms of use",
  .option = "AgreeToTermsOfUse",
};
const DemoB2cField demo_b2c_new_password_field = {
  .id = "newPassword", .type = "Password",
  .pattern = "^(?=.*[A-Za-z])(?=.*[0-9]).{8,16}$",
  .rule_fr = "De 8 à 16 caractères, avec des lettres et des chiffres.",
  .rule_en = "8 to 16 characters, with letters and digits.",
  .label_fr = "Nouveau mot de passe", .label_en = "New password",
};
static const DemoB2cField again_field = {
  .id = "reenterPassword", .type = "Password", .label_fr = "Confirmez le mot de passe",
  .label_en = "Confirm the password",
};

static const DemoB2cField *const pages[][DEMO_B2C_MAX_FIELDS] = {
  [DEMO_B2C_PAGE_NONE] = { NULL },
  [DEMO_B2C_PAGE_SIGN_IN] = { &demo_b2c_email_field, &password_field },
  [DEMO_B2C_PAGE_SECOND_FACTOR] = { &demo_b2c_code_field },
  [DEMO_B2C_PAGE_CAPTCHA] = { &captcha_field },
  [DEMO_B2C_PAGE_TERMS] = { &terms_field },
  [DEMO_B2C_PAGE_NEW_PASSWORD] = { &demo_b2c_new_password_field, &again_field },
  [DEMO_B2C_PAGE_SIGN_UP] = { &demo_b2c_email_field, &demo_b2c_code_field,
                              &demo_b2c_new_password_field, &again_field },
  [DEMO_B2C_PAGE_FORGOTTEN] = { &demo_b2c_email_field, &demo_b2c_code_field },
};

/**
 * demo_b2c_fields_of:
 * @page: A page
 *
 * Returns: (transfer none) (array zero-terminated=1): what it asks for.
 */
const DemoB2cField *const *
demo_b2c_fields_of (DemoB2cPage page)
{
  return pages[page];
}

/**
 * demo_b2c_page_verifies:
 * @page: A page
 *
 * Returns: whether its address has to be verified with a code.
 */
gboolean
demo_b2c_page_verifies (DemoB2cPage page)
{
  return page == DEMO_B2C_PAGE_SIGN_UP || page == DEMO_B2C_PAGE_FORGOTTEN;
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
  for (gsize i = 0; pages[page][i] != NULL; i++) {
    const DemoB2cField *field = pages[page][i];
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
