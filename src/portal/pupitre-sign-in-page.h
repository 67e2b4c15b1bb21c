/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-b2c-settings.h"

G_BEGIN_DECLS

/**
 * PupitreSignInPageKind:
 *
 * What a page of the sign-in service asks for.
 */
typedef enum {
  PUPITRE_SIGN_IN_PAGE_UNKNOWN,
  PUPITRE_SIGN_IN_PAGE_CREDENTIALS,
  PUPITRE_SIGN_IN_PAGE_SECOND_FACTOR,
  PUPITRE_SIGN_IN_PAGE_CAPTCHA,
  PUPITRE_SIGN_IN_PAGE_TERMS,
  PUPITRE_SIGN_IN_PAGE_RESET,
} PupitreSignInPageKind;

/**
 * PupitreSignInPage:
 * @kind: What it asks for
 * @settings: What it says of itself
 * @email_field: (nullable): The name of the field for the e-mail
 * @password_field: (nullable): The name of the field for the password
 *
 * A page of the sign-in service (Azure AD B2C), as its script describes it.
 */
typedef struct {
  PupitreSignInPageKind kind;
  PupitreB2cSettings   *settings;
  char                 *email_field;
  char                 *password_field;
} PupitreSignInPage;

PupitreSignInPage *pupitre_sign_in_page_read     (const char              *html) G_GNUC_WARN_UNUSED_RESULT;
GError            *pupitre_sign_in_page_to_error (const PupitreSignInPage *self) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_sign_in_page_free     (PupitreSignInPage       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreSignInPage, pupitre_sign_in_page_free)

G_END_DECLS
