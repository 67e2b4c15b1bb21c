/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-password-rule.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_PASSWORD_NEEDS (pupitre_password_needs_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePasswordNeeds, pupitre_password_needs, PUPITRE, PASSWORD_NEEDS, GtkBox)

void     pupitre_password_needs_set_rule (PupitrePasswordNeeds *self,
                                          PupitrePasswordRule  *rule);
gboolean pupitre_password_needs_check    (PupitrePasswordNeeds *self,
                                          const char           *password,
                                          const char           *again);

G_END_DECLS
