/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session-steps.h"

void
session_end (UiFixture *self)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  gtk_window_destroy (GTK_WINDOW (self->window));
  pupitre_accounts_close_async (accounts, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  pupitre_accounts_close_finish (accounts, done, NULL);
}

void
session_begin (UiFixture *self)
{
  g_autofree char *root = g_build_filename (self->folder, "accounts", NULL);
  g_autoptr (GSettings) settings = g_object_ref (pupitre_context_get_settings (self->context));
  g_autoptr (PupitreDemonstration) demonstration =
    pupitre_demonstration_new_for (test_portal_get_address (self->portal));
  g_autoptr (PupitreAccounts) accounts =
    pupitre_accounts_new (self->keyring_id, root, pupitre_context_get_profile (self->context));

  g_object_unref (self->context);
  self->context = pupitre_context_new (accounts, settings, demonstration);
}

GtkWindow *
session_load (UiFixture *self, PupitreErrorCode code)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  self->window = pupitre_window_new (GTK_APPLICATION (self->application), self->context);
  window = g_object_ref (GTK_WINDOW (self->window));
  pupitre_window_start_closed (self->window);
  pupitre_accounts_load_async (accounts, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_false (pupitre_accounts_load_finish (accounts, done, &error));
  g_assert_error (error, PUPITRE_ERROR, (int) code);
  pupitre_window_show_loaded (self->window, error);
  return window;
}
