/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-lockdown"

#include "config.h"

#include "pupitre-render-lockdown.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "pupitre-render-landlock.h"
#include "pupitre-render-pantry.h"
#include "pupitre-render-protocol.h"
#include "pupitre-render-seccomp.h"

/* Gives up, for good and in order, all that the helper does not need: resources, new privileges,
 * files, system calls. */

#define MEMORY_BYTES (768u * 1024 * 1024)
#define CPU_SECONDS 60
#define N_DESCRIPTORS 128

/* A process serves one document, so that its processor time is the document's. The hard limits equal
 * the soft ones: nothing can be raised again. */
static gboolean
limit_resources (void)
{
  const struct {
    __rlimit_resource_t resource;
    rlim_t              value;
  } limits[] = {
#if !SANITIZED
    { RLIMIT_AS, MEMORY_BYTES },
#endif
    { RLIMIT_CPU, CPU_SECONDS },
    { RLIMIT_FSIZE, PUPITRE_RENDER_MAX_FILE },
    { RLIMIT_NOFILE, N_DESCRIPTORS },
    { RLIMIT_CORE, 0 },
    { RLIMIT_NPROC, 0 },
    { RLIMIT_MEMLOCK, 0 },
    { RLIMIT_MSGQUEUE, 0 },
  };

  /* A file that grows too long answers EFBIG instead of ending the process. */
  signal (SIGXFSZ, SIG_IGN);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++) {
    const struct rlimit limit = { limits[i].value, limits[i].value };

    if (setrlimit (limits[i].resource, &limit) != 0)
      return FALSE;
  }

  return TRUE;
}

/* Returns the newest Landlock ABI that may be used: what tests can lower. */
static guint
landlock_ceiling (void)
{
#ifdef PUPITRE_RENDER_TEST
  const char *ceiling = g_getenv ("PUPITRE_RENDER_TEST_LANDLOCK");

  if (ceiling != NULL)
    return atoi (ceiling);
#endif
  return G_MAXUINT;
}

static gboolean
wanted (void)
{
#ifdef PUPITRE_RENDER_TEST
  return g_strcmp0 (g_getenv ("PUPITRE_RENDER_TEST_LOCKDOWN"), "off") != 0;
#else
  return TRUE;
#endif
}

/**
 * pupitre_render_lockdown:
 * @lockdown: (out): What holds from now on
 *
 * Locks this process down. Call after the warm-up, before the first byte from outside. Without
 * Landlock no file can be opened by name any more: the fonts of pupitre_render_pantry_fill() stand
 * in. Without seccomp there is nothing that refuses the network, so that this fails; builds with
 * sanitizers, which cannot live under it, go on without it and say so.
 *
 * Returns: whether the helper may go on. Main thread.
 */
gboolean
pupitre_render_lockdown (PupitreRenderLockdown *lockdown)
{
  lockdown->landlock = 0;
  lockdown->seccomp = FALSE;
  lockdown->sealing = wanted ();
  if (!wanted ())
    return TRUE;

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    return FALSE;
  lockdown->landlock = pupitre_render_landlock_restrict (landlock_ceiling ());
  if (lockdown->landlock == 0)
    pupitre_render_pantry_fill ();
  if (!limit_resources ())
    return FALSE;
#if SANITIZED
  g_printerr ("pupitre-render: built with sanitizers: system calls and memory are not limited\n");
  return TRUE;
#else
  lockdown->seccomp = pupitre_render_seccomp_restrict (lockdown->landlock > 0);
  return lockdown->seccomp;
#endif
}
