/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts"

#include "pupitre-accounts-private.h"

/* What is known of the accounts that are not open. */

/* On a shared computer what is kept on it is not looked at. */
static gboolean
is_visible (PupitreAccounts *self, const PupitreClosedAccount *closed)
{
  return closed->sealed != NULL || !pupitre_accounts_is_shared (self);
}

/* Returns: (transfer none) (nullable) */
PupitreClosedAccount *
pupitre_accounts_find_closed (PupitreAccounts *self, const char *email)
{
  GPtrArray *closed_accounts = pupitre_accounts_get_closed (self);

  for (guint i = 0; i < closed_accounts->len; i++) {
    PupitreClosedAccount *closed = g_ptr_array_index (closed_accounts, i);

    if (is_visible (self, closed) && pupitre_accounts_same_email (closed->email, email))
      return closed;
  }
  return NULL;
}

/* Whether there is a closed account that can be looked at. */
gboolean
pupitre_accounts_has_closed (PupitreAccounts *self)
{
  GPtrArray *closed_accounts = pupitre_accounts_get_closed (self);

  for (guint i = 0; i < closed_accounts->len; i++) {
    if (is_visible (self, g_ptr_array_index (closed_accounts, i)))
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_accounts_list_closed:
 * @self: The accounts
 *
 * Returns: (transfer full) (element-type utf8): the addresses of the accounts of which this computer
 *   keeps a copy that is not open, for a parent who has opened another one: never for a locked
 *   window. Main thread.
 */
GStrv
pupitre_accounts_list_closed (PupitreAccounts *self)
{
  g_autoptr (GStrvBuilder) emails = g_strv_builder_new ();
  GPtrArray *closed_accounts;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), NULL);

  closed_accounts = pupitre_accounts_get_closed (self);
  for (guint i = 0; i < closed_accounts->len; i++) {
    PupitreClosedAccount *closed = g_ptr_array_index (closed_accounts, i);

    /* What could not be opened any more has begun anew under the same address. */
    if (is_visible (self, closed) && pupitre_accounts_find_open (self, closed->email) == NULL)
      g_strv_builder_add (emails, closed->email);
  }
  return g_strv_builder_end (emails);
}

/**
 * pupitre_accounts_is_locked:
 * @self: The accounts
 * @email: The address of a closed account
 *
 * Returns: whether it waits for its password or PIN; %FALSE if the parent signed out of it. Main
 *   thread.
 */
gboolean
pupitre_accounts_is_locked (PupitreAccounts *self, const char *email)
{
  PupitreClosedAccount *closed;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), FALSE);
  g_return_val_if_fail (email != NULL, FALSE);

  closed = pupitre_accounts_find_closed (self, email);
  return closed != NULL && !closed->signed_out;
}

/**
 * pupitre_accounts_get_n_locked:
 * @self: The accounts
 *
 * Returns: how many closed accounts wait for their password or PIN. Main thread.
 */
guint
pupitre_accounts_get_n_locked (PupitreAccounts *self)
{
  g_auto (GStrv) emails = NULL;
  guint n_locked = 0;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (self), 0);

  emails = pupitre_accounts_list_closed (self);
  for (guint i = 0; emails[i] != NULL; i++)
    n_locked += pupitre_accounts_is_locked (self, emails[i]) ? 1 : 0;
  return n_locked;
}
