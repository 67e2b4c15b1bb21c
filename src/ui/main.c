/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre"

#include "config.h"

#include "pupitre-application.h"
#include "pupitre-start.h"

int
main (int argc, char *argv[])
{
  g_autoptr (PupitreApplication) application = NULL;
  int status;

  pupitre_start ();
  application = pupitre_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (pupitre_application_is_finished (application))
    pupitre_start_afresh (argv);
  return status;
}
