/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-json.h"

G_BEGIN_DECLS

/**
 * PupitreB2cSettings:
 * @api: The word for the page in the addresses of the service
 * @csrf: The token that every request repeats
 * @transaction: The transaction (`tx`)
 * @tenant: The path of the service on its host
 * @policy: The policy (`p`)
 * @view_id: (nullable): What goes in the header x-ms-cpim-pageviewid
 * @trims_password: Whether white space around a password does not count
 * @has_captcha: Whether it asks to solve a picture
 *
 * What a page of the sign-in service (Azure AD B2C) says of itself; the next page says it anew.
 */
typedef struct {
  char    *api;
  char    *csrf;
  char    *transaction;
  char    *tenant;
  char    *policy;
  char    *view_id;
  gboolean trims_password;
  gboolean has_captcha;
} PupitreB2cSettings;

PupitreB2cSettings *pupitre_b2c_settings_read        (const char         *html) G_GNUC_WARN_UNUSED_RESULT;
void                pupitre_b2c_settings_free        (PupitreB2cSettings *self);
gboolean            pupitre_b2c_settings_find_object (const char         *html,
                                                      const char         *name,
                                                      PupitreJson        *object);
PupitreJson         pupitre_b2c_settings_find_fields (const char         *html);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreB2cSettings, pupitre_b2c_settings_free)

G_END_DECLS
