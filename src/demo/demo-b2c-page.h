/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-answer.h"

G_BEGIN_DECLS

/**
 * DemoB2cPage:
 * @DEMO_B2C_PAGE_NONE: Nothing to ask
 * @DEMO_B2C_PAGE_SIGN_IN: E-mail and password
 * @DEMO_B2C_PAGE_SECOND_FACTOR: A code by telephone
 * @DEMO_B2C_PAGE_CAPTCHA: Letters to copy
 * @DEMO_B2C_PAGE_TERMS: Terms of use to accept
 * @DEMO_B2C_PAGE_RESET: A new password to choose
 *
 * The pages of the accounts.
 */
typedef enum {
  DEMO_B2C_PAGE_NONE,
  DEMO_B2C_PAGE_SIGN_IN,
  DEMO_B2C_PAGE_SECOND_FACTOR,
  DEMO_B2C_PAGE_CAPTCHA,
  DEMO_B2C_PAGE_TERMS,
  DEMO_B2C_PAGE_RESET,
} DemoB2cPage;

const char *demo_b2c_page_api    (DemoB2cPage  page);
gboolean    demo_b2c_page_is_filled (DemoB2cPage page,
                                  GHashTable  *form);
DemoAnswer *demo_b2c_page_write  (DemoB2cPage  page,
                                  const char  *tenant,
                                  const char  *csrf,
                                  const char  *transaction,
                                  gboolean     english) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_b2c_page_post   (const char  *action,
                                  const char  *state,
                                  const char  *code,
                                  const char  *id_token,
                                  const char  *client_info) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_b2c_page_refuse (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
