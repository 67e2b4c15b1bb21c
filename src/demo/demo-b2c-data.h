/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-b2c-field.h"

G_BEGIN_DECLS

/**
 * DemoB2cView:
 * @page: Which page
 * @dialect: How its code is asked for, if it has one
 * @english: In English, else in French
 * @policy: The policy under which its calls go
 * @csrf: The secret of the page
 * @transaction: What is under way, as `StateProperties=…`
 * @password_pattern: (nullable): The rule for a new password, instead of the usual one
 *
 * Everything that makes one showing of a page of the accounts.
 */
typedef struct {
  DemoB2cPage  page;
  DemoDialect  dialect;
  gboolean     english;
  const char  *policy;
  const char  *csrf;
  const char  *transaction;
  const char  *password_pattern;
} DemoB2cView;

#define DEMO_B2C_CONTROL "emailVerificationControl"
#define DEMO_B2C_DOMAIN "/demob2c.onmicrosoft.com/"

const char *demo_b2c_data_api      (DemoB2cPage        page);
char       *demo_b2c_data_settings (const DemoB2cView *view) G_GNUC_WARN_UNUSED_RESULT;
char       *demo_b2c_data_fields   (const DemoB2cView *view) G_GNUC_WARN_UNUSED_RESULT;
char       *demo_b2c_data_content  (const DemoB2cView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
