/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-dialect.h"

G_BEGIN_DECLS

/**
 * DemoB2cPage:
 * @DEMO_B2C_PAGE_NONE: Nothing to ask
 * @DEMO_B2C_PAGE_SIGN_IN: E-mail and password
 * @DEMO_B2C_PAGE_SECOND_FACTOR: A code by telephone
 * @DEMO_B2C_PAGE_CAPTCHA: Letters to copy
 * @DEMO_B2C_PAGE_TERMS: Terms of use to accept
 * @DEMO_B2C_PAGE_NEW_PASSWORD: A new password to choose
 * @DEMO_B2C_PAGE_SIGN_UP: An address to verify and a password to choose
 * @DEMO_B2C_PAGE_FORGOTTEN: An address to verify
 *
 * The pages of the accounts.
 */
typedef enum {
  DEMO_B2C_PAGE_NONE,
  DEMO_B2C_PAGE_SIGN_IN,
  DEMO_B2C_PAGE_SECOND_FACTOR,
  DEMO_B2C_PAGE_CAPTCHA,
  DEMO_B2C_PAGE_TERMS,
  DEMO_B2C_PAGE_NEW_PASSWORD,
  DEMO_B2C_PAGE_SIGN_UP,
  DEMO_B2C_PAGE_FORGOTTEN,
} DemoB2cPage;

/**
 * DemoB2cField:
 * @id: The name under which it is sent
 * @type: What kind of input it is
 * @pattern: (nullable): What it has to look like
 * @rule_fr: (nullable): @pattern in French
 * @rule_en: (nullable): @pattern in English
 * @label_fr: Its name in French
 * @label_en: Its name in English
 * @option: (nullable): The one value that it can have
 *
 * Something to fill in on a page.
 */
typedef struct {
  const char *id;
  const char *type;
  const char *pattern;
  const char *rule_fr;
  const char *rule_en;
  const char *label_fr;
  const char *label_en;
  const char *option;
} DemoB2cField;

#define DEMO_B2C_MAX_FIELDS 5

extern const DemoB2cField demo_b2c_email_field;
extern const DemoB2cField demo_b2c_code_field;
extern const DemoB2cField demo_b2c_new_password_field;

const DemoB2cField *const *demo_b2c_fields_of      (DemoB2cPage  page);
gboolean                   demo_b2c_page_verifies  (DemoB2cPage  page);
gboolean                   demo_b2c_page_is_filled (DemoB2cPage  page,
                                                    GHashTable  *form);

G_END_DECLS
