/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-closed-account"

#include "pupitre-closed-account.h"

/* An account that is not open, as a plain value: what the lock page has to know, and no secret. */

/**
 * pupitre_closed_account_new:
 * @secret: What the keyring keeps of it; only read
 *
 * Returns: (transfer full): the account, closed. Main thread.
 */
PupitreClosedAccount *
pupitre_closed_account_new (PupitreSecret *secret)
{
  PupitreClosedAccount *self;

  g_return_val_if_fail (PUPITRE_IS_SECRET (secret), NULL);

  self = g_new0 (PupitreClosedAccount, 1);
  self->id = g_strdup (pupitre_secret_get_id (secret));
  self->email = g_strdup (pupitre_secret_get_email (secret));
  pupitre_closed_account_update (self, secret);
  return self;
}

/**
 * pupitre_closed_account_new_from_account:
 * @account: An open account that is about to be closed
 *
 * Returns: (transfer full): what is to be known of it then. Main thread.
 */
PupitreClosedAccount *
pupitre_closed_account_new_from_account (PupitreAccount *account)
{
  PupitreClosedAccount *self;
  GBytes *sealed;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);

  self = pupitre_closed_account_new (pupitre_account_get_secret (account));
  sealed = pupitre_account_get_sealed (account);
  self->sealed = sealed != NULL ? g_bytes_ref (sealed) : NULL;
  self->connection = g_object_ref (pupitre_account_get_connection (account));
  return self;
}

/**
 * pupitre_closed_account_update:
 * @self: A closed account
 * @secret: What the keyring keeps of it now
 *
 * Main thread.
 */
void
pupitre_closed_account_update (PupitreClosedAccount *self, PupitreSecret *secret)
{
  self->has_pin = pupitre_secret_has_pin (secret);
  self->tries_left = pupitre_secret_get_tries_left (secret);
  self->signed_out = pupitre_secret_get_signed_out (secret);
  self->stays = pupitre_secret_get_password (secret) != NULL;
}

/**
 * pupitre_closed_account_free:
 * @self: (nullable) (transfer full): A closed account
 *
 * Main thread.
 */
void
pupitre_closed_account_free (PupitreClosedAccount *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->email);
  g_clear_pointer (&self->sealed, g_bytes_unref);
  g_clear_object (&self->connection);
  g_free (self);
}
