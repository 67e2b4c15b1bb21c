/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-start"

#include "config.h"

#include "pupitre-start.h"

#include <glib/gi18n.h>
#include <errno.h>
#include <locale.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a process of this program does before anything else, and how it becomes another one. */

/* Passwords and keys are in memory: no core file, and no reading by other processes of the user. */
static void
keep_memory_private (void)
{
  const struct rlimit none = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &none) != 0 || prctl (PR_SET_DUMPABLE, 0) != 0)
    g_warning ("The memory of this process is not private");
}

static gboolean
runs_from_build_tree (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, BUILDDIR G_DIR_SEPARATOR_S);
}

/**
 * pupitre_start:
 *
 * Closes the memory of the process to others, and brings in the language of the desktop. To be
 * called first in main(). Main thread.
 */
void
pupitre_start (void)
{
  keep_memory_private ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, runs_from_build_tree () ? BUILDDIR "/po" : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Pupitre");
}

/**
 * pupitre_start_afresh:
 * @argv: What the program was started with
 *
 * Puts a new program in the place of this one, whose memory is gone with it, and with a window, even if
 * this one was started without. To be called last in main(), when nothing runs any more and the
 * program's name on the bus is free; returns only if it fails. Main thread.
 */
void
pupitre_start_afresh (char **argv)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  for (char **argument = argv; *argument != NULL; argument++) {
    if (strcmp (*argument, "--background") != 0)
      g_ptr_array_add (arguments, *argument);
  }
  g_ptr_array_add (arguments, NULL);
  while (waitpid (-1, NULL, WNOHANG) > 0)
    ;  /* the new program would never ask for these */
  close_range (STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
  if (program != NULL)
    execv (program, (char **) arguments->pdata);
  /* Another version was installed meanwhile. */
  execv ("/proc/self/exe", (char **) arguments->pdata);
  g_printerr ("pupitre: %s\n", g_strerror (errno));
}
