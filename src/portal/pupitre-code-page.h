/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-b2c-settings.h"

G_BEGIN_DECLS

/**
 * PupitreCodePage:
 * @settings: What it says of itself
 * @is_legacy: Whether the code is asked and checked in the older of two ways
 * @asks_password: Whether it takes a new password
 * @email_field: (nullable): The name of the field for the address
 * @code_field: The name of what holds the code
 * @control: The name of what sends and checks the code, in the newer way
 * @code_pattern: (nullable): The rule for codes, a regular expression
 * @pattern: (nullable): The rule for passwords, a regular expression
 * @pattern_text: (nullable): The portal's words for it, one line
 *
 * A page that proves an address by a code, or takes a new password, or both: the pages of sign-up
 * and of a forgotten password.
 */
typedef struct {
  PupitreB2cSettings *settings;
  gboolean            is_legacy;
  gboolean            asks_password;
  char               *email_field;
  char               *code_field;
  char               *control;
  char               *code_pattern;
  char               *pattern;
  char               *pattern_text;
} PupitreCodePage;

PupitreCodePage *pupitre_code_page_read (const char      *html) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_code_page_free (PupitreCodePage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreCodePage, pupitre_code_page_free)

G_END_DECLS
