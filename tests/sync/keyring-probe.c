/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-accounts-private.h"
#include "pupitre-error.h"
#include "test-portal.h"

#include <gio/gunixinputstream.h>
#include <locale.h>
#include <unistd.h>

/* The accounts of a program, against a demonstration portal of its own: does what each line of its
 * input says, and prints what came of it. Its argument is the folder of the accounts.
 *
 * load, sign-in, lock, unlock, wrong (unlocks with another password), aside (signs in from the lock
 * page), limit MILLISECONDS (of each call to the keyring). What is open then is "kept", or here
 * "for-now"; or all is "locked", or there is "none". */

#define EMAIL "parent@demo.exemple"
#define PASSWORD "Pupitre2026"

typedef struct {
  PupitreAccounts *accounts;
  char            *root;
  PupitreProfile  *profile;
  GAsyncResult    *result;  /* (nullable): of what is being done */
} Probe;

static const char *
name_of (const GError *error)
{
  static const struct {
    int         code;
    const char *name;
  } NAMES[] = {
    { PUPITRE_ERROR_VAULT_ABSENT, "VAULT_ABSENT" },
    { PUPITRE_ERROR_VAULT_LOCKED, "VAULT_LOCKED" },
    { PUPITRE_ERROR_VAULT_TIMEOUT, "VAULT_TIMEOUT" },
    { PUPITRE_ERROR_VAULT_DAMAGED, "VAULT_DAMAGED" },
    { PUPITRE_ERROR_NOT_STORED, "NOT_STORED" },
    { PUPITRE_ERROR_WRONG_SECRET, "WRONG_SECRET" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++) {
    if (g_error_matches (error, PUPITRE_ERROR, NAMES[i].code))
      return NAMES[i].name;
  }
  return error->message;
}

static void
say (Probe *probe, const char *what, const GError *error)
{
  g_autoptr (PupitreAccount) account = g_list_model_get_item (G_LIST_MODEL (probe->accounts), 0);
  const char *copy = "none";

  if (account != NULL)
    copy = pupitre_account_is_session_only (account) ? "for-now" : "kept";
  else if (pupitre_session_state_is_locked (pupitre_accounts_get_state (probe->accounts)))
    copy = "locked";
  /* One parent, one account. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (probe->accounts)), <=, 1);
  g_print ("%s %s %s\n", what, error != NULL ? name_of (error) : "ok", copy);
  if (error != NULL)
    g_printerr ("%s: %s\n", what, error->message);
}

static void
load (Probe *probe, const char *what)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_load_async (probe->accounts, NULL, test_keep_result, &probe->result);
  done = test_wait_result (&probe->result);
  pupitre_accounts_load_finish (probe->accounts, done, &error);
  say (probe, what, error);
}

static gboolean
has_children (gpointer data)
{
  return g_list_model_get_n_items (pupitre_account_get_children (data)) > 0;
}

static void
sign_in (Probe *probe, const char *what)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (what, "aside"))
    pupitre_accounts_step_aside (probe->accounts);
  pupitre_accounts_sign_in_async (probe->accounts, EMAIL, PASSWORD, FALSE, NULL, test_keep_result,
                                  &probe->result);
  done = test_wait_result (&probe->result);
  account = pupitre_accounts_sign_in_finish (probe->accounts, done, NULL, &error);
  if (account != NULL) {
    pupitre_account_refresh (account);
    test_wait_until (has_children, account);
  }
  say (probe, what, error);
}

static void
lock (Probe *probe, const char *what)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;

  pupitre_accounts_lock_async (probe->accounts, NULL, test_keep_result, &probe->result);
  done = test_wait_result (&probe->result);
  pupitre_accounts_lock_finish (probe->accounts, done, &error);
  say (probe, what, error);
}

static void
unlock (Probe *probe, const char *what)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  const char *typed = g_str_equal (what, "wrong") ? "Pupitre2025" : PASSWORD;

  pupitre_accounts_unlock_async (probe->accounts, typed, NULL, test_keep_result, &probe->result);
  done = test_wait_result (&probe->result);
  pupitre_accounts_unlock_finish (probe->accounts, done, &error);
  say (probe, what, error);
}

static void
obey (Probe *probe, const char *line)
{
  if (g_str_equal (line, "load"))
    load (probe, line);
  else if (g_str_equal (line, "sign-in") || g_str_equal (line, "aside"))
    sign_in (probe, line);
  else if (g_str_equal (line, "lock"))
    lock (probe, line);
  else if (g_str_equal (line, "unlock") || g_str_equal (line, "wrong"))
    unlock (probe, line);
  else if (g_str_has_prefix (line, "limit ")) {
    guint limit = (guint) g_ascii_strtoull (line + 6, NULL, 10);

    pupitre_vault_set_limits (pupitre_accounts_get_vault (probe->accounts), limit, limit);
    say (probe, "limit", NULL);
  } else {
    g_error ("What is “%s”?", line);
  }
}

static void
listen (Probe *probe)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);

  while (TRUE) {
    g_autoptr (GAsyncResult) done = NULL;
    g_autofree char *line = NULL;

    g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, NULL, test_keep_result,
                                         &probe->result);
    /* The test may take its time. */
    while (probe->result == NULL)
      g_main_context_iteration (NULL, TRUE);
    done = g_steal_pointer (&probe->result);
    line = g_data_input_stream_read_line_finish (lines, done, NULL, NULL);
    if (line == NULL)
      return;
    obey (probe, line);
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (TestPortal) portal = NULL;
  g_autofree char *path = g_build_filename (SOURCEDIR, "data", "portals", "demonstration.ini", NULL);
  g_autoptr (GError) error = NULL;
  Probe probe = { NULL };

  setlocale (LC_ALL, "");
  g_assert_cmpint (argc, ==, 2);
  portal = test_portal_start (NULL);
  probe.root = argv[1];
  probe.profile =
    pupitre_profile_new_for_demonstration (path, test_portal_get_address (portal), &error);
  g_assert_no_error (error);
  probe.accounts =
    pupitre_accounts_new ("io.github.pupitre.Pupitre.Test", probe.root, probe.profile);
  listen (&probe);

  pupitre_accounts_close_async (probe.accounts, NULL, test_keep_result, &probe.result);
  g_object_unref (test_wait_result (&probe.result));
  g_object_unref (probe.accounts);
  g_object_unref (probe.profile);
  return 0;
}
