/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render"

#include "config.h"

#include <glib.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "pupitre-render-lockdown.h"
#include "pupitre-render-protocol.h"
#include "pupitre-render-service.h"
#include "pupitre-render-warm-up.h"

#ifdef PUPITRE_RENDER_TEST
#include "pupitre-render-escape.h"
#endif

/* The helper that decodes whatever the portal sends as PDF or picture, and can do nothing else. It
 * is started by the window, which talks to it over the socket it finds open. */

/* What libraries say of a document can quote it: it goes nowhere. */
static GLogWriterOutput
say_nothing (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  return G_LOG_WRITER_HANDLED;
}

int
main (void)
{
  PupitreRenderLockdown lockdown;

  g_log_set_writer_func (say_nothing, NULL, NULL);
  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  pupitre_render_warm_up ();
#ifdef PUPITRE_RENDER_TEST
  pupitre_render_escape_prepare ();
#endif
  if (!pupitre_render_lockdown (&lockdown))
    return 1;

  /* Nothing is left to do at exit, and much of it would be refused. */
  _exit (pupitre_render_service_run (PUPITRE_RENDER_SOCKET, &lockdown));
}
