/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-account.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ACCOUNT_FINANCES (pupitre_account_finances_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAccountFinances, pupitre_account_finances, PUPITRE, ACCOUNT_FINANCES, GtkBox)

GtkWidget      *pupitre_account_finances_new         (PupitreAccount         *account,
                                                      gboolean                named) G_GNUC_WARN_UNUSED_RESULT;
PupitreAccount *pupitre_account_finances_get_account (PupitreAccountFinances *self);
void            pupitre_account_finances_add_child   (PupitreAccountFinances *self,
                                                      PupitreChild           *child,
                                                      GPtrArray              *statements,
                                                      gboolean                is_all);

G_END_DECLS
