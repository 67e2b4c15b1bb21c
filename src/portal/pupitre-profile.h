/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_PROFILE (pupitre_profile_get_type ())
G_DECLARE_FINAL_TYPE (PupitreProfile, pupitre_profile, PUPITRE, PROFILE, GObject)

PupitreProfile *pupitre_profile_new_from_file          (const char     *path,
                                                        GError        **error) G_GNUC_WARN_UNUSED_RESULT;
PupitreProfile *pupitre_profile_new_from_bytes         (GBytes         *key_file,
                                                        const char     *id,
                                                        GError        **error) G_GNUC_WARN_UNUSED_RESULT;
PupitreProfile *pupitre_profile_new_for_demonstration  (const char     *path,
                                                        const char     *address,
                                                        GError        **error) G_GNUC_WARN_UNUSED_RESULT;
const char     *pupitre_profile_get_id                 (PupitreProfile *self);
const char     *pupitre_profile_get_name               (PupitreProfile *self);
const char     *pupitre_profile_get_portal_origin      (PupitreProfile *self);
const char     *pupitre_profile_get_identity_origin    (PupitreProfile *self);
const char     *pupitre_profile_get_b2c_origin         (PupitreProfile *self);
const char     *pupitre_profile_get_api_origin         (PupitreProfile *self);
guint           pupitre_profile_get_idle_minutes       (PupitreProfile *self);
guint           pupitre_profile_get_code_seconds       (PupitreProfile *self);
char           *pupitre_profile_dup_portal_url         (PupitreProfile *self,
                                                        const char     *path) G_GNUC_WARN_UNUSED_RESULT;
char           *pupitre_profile_dup_home_url           (PupitreProfile *self) G_GNUC_WARN_UNUSED_RESULT;
char           *pupitre_profile_dup_start_url          (PupitreProfile *self,
                                                        const char     *ui_locale) G_GNUC_WARN_UNUSED_RESULT;
char           *pupitre_profile_dup_sign_out_url       (PupitreProfile *self) G_GNUC_WARN_UNUSED_RESULT;
char           *pupitre_profile_dup_token_url          (PupitreProfile *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean        pupitre_profile_names_host             (PupitreProfile *self,
                                                        GUri           *uri);
gboolean        pupitre_profile_is_portal              (PupitreProfile *self,
                                                        GUri           *uri);
gboolean        pupitre_profile_is_b2c                 (PupitreProfile *self,
                                                        GUri           *uri);
gboolean        pupitre_profile_is_sign_in             (PupitreProfile *self,
                                                        GUri           *uri);
gboolean        pupitre_profile_is_api                 (PupitreProfile *self,
                                                        GUri           *uri);

G_END_DECLS
