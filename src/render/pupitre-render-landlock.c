/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-landlock"

#include "pupitre-render-landlock.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Takes every file away but fonts and poppler's tables, read-only. There is no library for
 * Landlock, and the kernel headers of Debian 12 know only its second ABI: the three system calls
 * and their structures are written out here. */

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

#define CREATE_RULESET_VERSION 1
#define RULE_PATH_BENEATH 1
#define READ_FILE (1 << 2)
#define READ_DIR (1 << 3)

/* The kernel takes as many of the members as the size says. */
typedef struct {
  guint64 files;
  guint64 network;  /* since ABI 4 */
  guint64 scoped;   /* since ABI 6 */
} Ruleset;

typedef struct __attribute__ ((packed)) {
  guint64 allowed;
  gint32  directory;
} PathBeneath;

static const char * const readable[] = {
  "/usr/share/fonts",
  "/usr/local/share/fonts",
  "/usr/share/fontconfig",
  "/usr/share/poppler",
  "/etc/fonts",
  "/var/cache/fontconfig",
};

/* Every right to files that an ABI knows, so that all of them are refused where no rule allows. */
static guint64
rights_to_files (guint abi)
{
  guint n_rights = 13;  /* ABI 1 */

  if (abi >= 2)
    n_rights++;  /* refer */
  if (abi >= 3)
    n_rights++;  /* truncate */
  if (abi >= 5)
    n_rights++;  /* ioctl on devices */

  return ((guint64) 1 << n_rights) - 1;
}

static gboolean
allow_reading (int ruleset, const char *path)
{
  PathBeneath rule = { .allowed = READ_FILE | READ_DIR };
  gboolean allowed;

  rule.directory = open (path, O_PATH | O_CLOEXEC | O_DIRECTORY);
  if (rule.directory < 0)
    return TRUE;  /* not on this machine */
  allowed = syscall (SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0) == 0;
  close (rule.directory);

  return allowed;
}

/**
 * pupitre_render_landlock_restrict:
 * @newest: The newest ABI to make use of; 0: do as if the kernel had no Landlock
 *
 * Restricts this process, which must have given up new privileges before.
 *
 * Returns: the ABI in force; 0 when the kernel has none, or refuses: nothing is restricted then.
 *   Main thread.
 */
guint
pupitre_render_landlock_restrict (guint newest)
{
  const long found = syscall (SYS_landlock_create_ruleset, NULL, 0, CREATE_RULESET_VERSION);
  const guint abi = found > 0 ? MIN ((guint) found, newest) : 0;
  Ruleset rules = { .files = rights_to_files (abi) };
  gsize size = sizeof (guint64);
  gboolean done = TRUE;
  int ruleset;

  if (abi == 0)
    return 0;
  if (abi >= 4) {
    rules.network = 0x3;  /* bind and connect, TCP */
    size = 2 * sizeof (guint64);
  }
  if (abi >= 6) {
    rules.scoped = 0x3;  /* abstract sockets and signals of others */
    size = sizeof (Ruleset);
  }
  ruleset = syscall (SYS_landlock_create_ruleset, &rules, size, 0);
  if (ruleset < 0)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++)
    done = done && allow_reading (ruleset, readable[i]);
  done = done && syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);

  return done ? abi : 0;
}
