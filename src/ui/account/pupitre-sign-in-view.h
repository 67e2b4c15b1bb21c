/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_SIGN_IN_VIEW (pupitre_sign_in_view_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSignInView, pupitre_sign_in_view, PUPITRE, SIGN_IN_VIEW, AdwBin)

void pupitre_sign_in_view_set_context (PupitreSignInView *self,
                                       PupitreContext    *context);
void pupitre_sign_in_view_prepare     (PupitreSignInView *self,
                                       PupitreAccount    *account);
void pupitre_sign_in_view_prepare_more (PupitreSignInView *self,
                                        const char        *email);
void pupitre_sign_in_view_forget      (PupitreSignInView *self);
PupitreAccount *pupitre_sign_in_view_get_account (PupitreSignInView *self);
void pupitre_sign_in_view_show_error  (PupitreSignInView *self,
                                       const GError      *error);
const char *pupitre_sign_in_view_get_email (PupitreSignInView *self);

G_END_DECLS
