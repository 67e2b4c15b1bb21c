/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "front-desk"

#include "config.h"

#include "pupitre-application-private.h"
#include "pupitre-start.h"

#include <glib-unix.h>
#include <sys/prctl.h>
#include <stdio.h>

/* The program as it is on the front desk of a school, for the journeys: it reads another settings file
 * of the computer, its memory can be looked at from outside, and it says its data key when it is asked.
 * Nobody installs it. */

static gboolean
say_key (gpointer user_data)
{
  PupitreContext *context = pupitre_application_get_context (user_data);
  GListModel *accounts = G_LIST_MODEL (pupitre_context_get_accounts (context));
  g_autoptr (PupitreAccount) account = g_list_model_get_item (accounts, 0);
  const guint8 *key;

  g_assert_nonnull (account);
  key = pupitre_key_get_bytes (pupitre_secret_get_key (pupitre_account_get_secret (account)));
  printf ("KEY ");
  for (gsize i = 0; i < PUPITRE_KEY_SIZE; i++)
    printf ("%02x", key[i]);
  printf ("\n");
  fflush (stdout);
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (PupitreApplication) application = NULL;
  int status;

  pupitre_start ();
  prctl (PR_SET_DUMPABLE, 1);
  application = pupitre_application_new ();
  pupitre_application_set_policy_file (application, g_getenv ("PUPITRE_TEST_POLICY"));
  g_unix_signal_add (SIGUSR1, say_key, application);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (pupitre_application_is_finished (application))
    pupitre_start_afresh (argv);
  return status;
}
