/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"

G_BEGIN_DECLS

/**
 * PupitreClosedAccount:
 * @id: Its id on this computer
 * @email: The parent's address
 * @has_pin: Whether a PIN opens it
 * @tries_left: How many wrong PINs are still allowed
 * @signed_out: Whether the parent has signed out
 * @stays: Whether the parent asked to stay signed in
 * @sealed: (nullable): Its secret under the password, if no keyring keeps it: it then ends with the
 *   program
 * @connection: (nullable): Its session with the portal, which the lock does not end
 *
 * What is known of an account that is not open: neither its key nor its password.
 */
typedef struct {
  char              *id;
  char              *email;
  gboolean           has_pin;
  guint              tries_left;
  gboolean           signed_out;
  gboolean           stays;
  GBytes            *sealed;
  PupitreConnection *connection;
} PupitreClosedAccount;

PupitreClosedAccount *pupitre_closed_account_new              (PupitreSecret        *secret) G_GNUC_WARN_UNUSED_RESULT;
PupitreClosedAccount *pupitre_closed_account_new_from_account (PupitreAccount       *account) G_GNUC_WARN_UNUSED_RESULT;
void                  pupitre_closed_account_update           (PupitreClosedAccount *self,
                                                               PupitreSecret        *secret);
void                  pupitre_closed_account_free             (PupitreClosedAccount *self);

G_END_DECLS
