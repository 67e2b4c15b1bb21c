/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_IDENTITY_DIALOG (pupitre_identity_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PupitreIdentityDialog, pupitre_identity_dialog, PUPITRE, IDENTITY_DIALOG, AdwWindow)

void     pupitre_confirm_identity_async          (GtkWindow           *parent,
                                                  PupitreContext      *context,
                                                  PupitreAccount      *account,
                                                  const char          *why,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);
gboolean pupitre_confirm_identity_finish         (GAsyncResult        *result,
                                                  GError             **error);
void     pupitre_identity_dialog_present_set_pin (GtkWindow           *parent,
                                                  PupitreContext      *context,
                                                  PupitreAccount      *account);
void     pupitre_identity_dialog_present_no_pin  (GtkWindow           *parent,
                                                  PupitreContext      *context,
                                                  PupitreAccount      *account);
void     pupitre_identity_dialog_present_open    (GtkWindow           *parent,
                                                  PupitreContext      *context,
                                                  const char          *email);
void     pupitre_identity_dialog_offer_pin       (GtkWindow           *parent,
                                                  PupitreContext      *context,
                                                  PupitreAccount      *account);

G_END_DECLS
