/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-kept"

#include "pupitre-kept-private.h"

#include "pupitre-error.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/*
 * The names that `kept.db` has while it is salvaged. The new file grows under a name of its own,
 * beside the damaged one, and gets another name when it is whole. Only then is the damaged one set
 * aside and the new one put in its place. A program that is cut off before leaves the damaged file,
 * which is salvaged again; one that is cut off after leaves a whole file, which is put in its place
 * at the next opening. At no moment could an empty file be taken for what was kept.
 */

#define GROWING ".new"
#define WHOLE ".salvaged"

static gboolean
fail (GError **error, int number, const char *what)
{
  g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO, "%s: %s", what, g_strerror (number));
  return FALSE;
}

static char *
log_of (const char *path)
{
  return g_strconcat (path, "-wal", NULL);
}

/* On the disk when it returns: what is done next counts on it. */
static gboolean
move (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  gboolean good;
  int number;
  int fd;

  if (g_rename (from, to) != 0)
    return fail (error, errno, "The salvaged file cannot be named");
  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  good = fd >= 0 && fsync (fd) == 0;
  number = errno;
  if (fd >= 0)
    close (fd);
  return good || fail (error, number, "The name of the salvaged file cannot be synced");
}

static char *
free_suffix (const char *path)
{
  for (guint i = 1;; i++) {
    g_autofree char *suffix = g_strdup_printf (".damaged-%u", i);
    g_autofree char *taken = g_strconcat (path, suffix, NULL);

    if (!g_file_test (taken, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&suffix);
  }
}

/* The name under which the new file grows, with nothing there that was begun before. */
char *
pupitre_kept_file_begin (const char *path)
{
  g_autofree char *growing = g_strconcat (path, GROWING, NULL);
  g_autofree char *log = log_of (growing);
  g_autofree char *log_index = g_strconcat (growing, "-shm", NULL);

  g_unlink (log);
  g_unlink (log_index);
  g_unlink (growing);
  return g_steal_pointer (&growing);
}

/* Puts a whole new file, if there is one, in the place of the damaged one. Neither is open. */
gboolean
pupitre_kept_file_settle (const char *path, GError **error)
{
  g_autofree char *whole = g_strconcat (path, WHOLE, NULL);
  g_autofree char *suffix = NULL;

  if (!g_file_test (whole, G_FILE_TEST_EXISTS))
    return TRUE;
  suffix = free_suffix (path);
  return pupitre_database_set_aside (path, suffix, error) && move (whole, path, error);
}

/* Takes the new file, closed, for whole. What it could not write into its place when it was closed
 * is in its log, which does not come along. */
gboolean
pupitre_kept_file_finish (const char *path, GError **error)
{
  g_autofree char *growing = g_strconcat (path, GROWING, NULL);
  g_autofree char *whole = g_strconcat (path, WHOLE, NULL);
  g_autofree char *log = log_of (growing);

  if (g_file_test (log, G_FILE_TEST_EXISTS))
    return fail (error, ENOSPC, "The salvaged file cannot be written");
  return move (growing, whole, error) && pupitre_kept_file_settle (path, error);
}
