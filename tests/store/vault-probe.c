/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-error.h"
#include "pupitre-vault.h"

#include "wait.h"

#include <locale.h>
#include <stdlib.h>

/* Does to the keyring of the session it runs in what its arguments say, and prints what came of
 * each: "save ok", "load ok ACCOUNTS DAMAGED E-MAIL", "remove VAULT_LOCKED"… */

#define EMAIL "canari@demo.exemple"
#define PASSWORD "mot-de-passe-canari"

static const char *
name_of (const GError *error)
{
  static const struct {
    int         code;
    const char *name;
  } names[] = {
    { PUPITRE_ERROR_VAULT_ABSENT, "VAULT_ABSENT" },
    { PUPITRE_ERROR_VAULT_LOCKED, "VAULT_LOCKED" },
    { PUPITRE_ERROR_VAULT_TIMEOUT, "VAULT_TIMEOUT" },
    { PUPITRE_ERROR_VAULT_DAMAGED, "VAULT_DAMAGED" },
  };

  if (pupitre_error_is_cancelled (error))
    return "CANCELLED";
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_error_matches (error, PUPITRE_ERROR, names[i].code))
      return names[i].name;
  }
  return error->message;
}

static void
say (const char *what, const GError *error)
{
  g_print ("%s %s\n", what, error != NULL ? name_of (error) : "ok");
  if (error != NULL)
    g_printerr ("%s: %s\n", what, error->message);
}

static void
load (PupitreVault *vault, gboolean cancel)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) secrets = NULL;
  g_autoptr (GError) error = NULL;
  PupitreSecret *first;
  guint n_damaged = 0;

  pupitre_vault_load_all_async (vault, cancellable, on_ready, begin (&waiter));
  if (cancel)
    g_cancellable_cancel (cancellable);
  secrets = pupitre_vault_load_all_finish (vault, wait_for (&waiter), &n_damaged, &error);
  if (secrets == NULL) {
    say ("load", error);
    return;
  }
  first = secrets->len > 0 ? g_ptr_array_index (secrets, 0) : NULL;
  g_print ("load ok %u %u %s\n", secrets->len, n_damaged,
           first != NULL && g_strcmp0 (pupitre_secret_get_password (first), PASSWORD) == 0
             ? pupitre_secret_get_email (first)
             : "-");
}

static void
save (PupitreVault *vault, PupitreSecret *secret)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;

  pupitre_vault_save_async (vault, secret, NULL, on_ready, begin (&waiter));
  pupitre_vault_save_finish (vault, wait_for (&waiter), &error);
  say ("save", error);
}

static void
remove_account (PupitreVault *vault, PupitreSecret *secret)
{
  g_auto (Waiter) waiter = { NULL };
  g_autoptr (GError) error = NULL;

  pupitre_vault_remove_async (vault, pupitre_secret_get_id (secret), NULL, on_ready,
                              begin (&waiter));
  pupitre_vault_remove_finish (vault, wait_for (&waiter), &error);
  say ("remove", error);
}

int
main (int argc, char **argv)
{
  g_autoptr (PupitreVault) vault = pupitre_vault_new ("io.github.pupitre.Pupitre.Test");
  g_autoptr (PupitreSecret) secret = pupitre_secret_new ("demonstration", EMAIL);

  setlocale (LC_ALL, "");
  pupitre_secret_set_password (secret, PASSWORD);
  for (int i = 1; i < argc; i++) {
    if (g_str_equal (argv[i], "load"))
      load (vault, FALSE);
    else if (g_str_equal (argv[i], "cancel"))
      load (vault, TRUE);
    else if (g_str_equal (argv[i], "save"))
      save (vault, secret);
    else if (g_str_equal (argv[i], "remove"))
      remove_account (vault, secret);
    else
      pupitre_vault_set_limits (vault, (guint) atoi (argv[i]), (guint) atoi (argv[i]));
  }
  return 0;
}
