/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

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
 * @api: The word for it in the addresses of the service
 * @csrf: The token that every request repeats
 * @transaction: The transaction (`tx`)
 * @tenant: The path of the service on its host
 * @policy: The policy (`p`)
 * @view_id: (nullable): What goes in the header x-ms-cpim-pageviewid
 * @email_field: (nullable): The name of the field for the e-mail
 * @password_field: (nullable): The name of the field for the password
 * @trims_password: Whether white space around a password does not count
 *
 * A page of the sign-in service (Azure AD B2C), as its script describes it.
 */
typedef struct {
  PupitreSignInPageKind kind;
  char                 *api;
  char                 *csrf;
  char                 *transaction;
  char                 *tenant;
  char                 *policy;
  char                 *view_id;
  char                 *email_field;
  char                 *password_field;
  gboolean              trims_password;
} PupitreSignInPage;

PupitreSignInPage *pupitre_sign_in_page_read (const char        *html) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_sign_in_page_free (PupitreSignInPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreSignInPage, pupitre_sign_in_page_free)

G_END_DECLS
