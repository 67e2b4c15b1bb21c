/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-folder-lock"

#include "pupitre-folder-lock.h"

#include "pupitre-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* That the folder of an account is open once: two programs that sweep it, rebuild it or erase it would
 * take each other's files. The lock is the system's own, on an empty file in the folder: it goes with
 * the process that holds it, however that ends, and nothing has to be tidied up. */

#define LOCK_FILE "lock"

/* Whoever is about to close it, or to end, gets this long. */
#define PATIENCE_USEC (2 * G_USEC_PER_SEC)
#define PAUSE_USEC (20 * 1000)

static int
fail (GError **error, int number)
{
  if (number == EWOULDBLOCK)
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_BUSY,
                         "Another program has the folder of the account open");
  else
    g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO,
                 "The folder of an account cannot be locked: %s", g_strerror (number));
  return -1;
}

/* Whoever held it before may have removed the file with the folder. */
static gboolean
is_still_there (int fd, const char *path)
{
  struct stat held, named;

  return fstat (fd, &held) == 0 && lstat (path, &named) == 0 && held.st_dev == named.st_dev &&
         held.st_ino == named.st_ino;
}

static gboolean
lock_file (int fd)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_USEC;

  while (flock (fd, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK || g_get_monotonic_time () >= end)
      return FALSE;
    g_usleep (PAUSE_USEC);
  }
  return TRUE;
}

/**
 * pupitre_folder_lock_take:
 * @directory: The folder of an account, which is there
 * @error: Return location: %PUPITRE_ERROR_STORE_BUSY if somebody else holds it, or
 *   %PUPITRE_ERROR_STORE_IO
 *
 * Takes the lock; a program that is about to close the folder is waited for, for two seconds. Not in
 * the main thread.
 *
 * Returns: what holds it, for pupitre_folder_lock_release(); -1 with @error set
 */
int
pupitre_folder_lock_take (const char *directory, GError **error)
{
  g_autofree char *path = g_build_filename (directory, LOCK_FILE, NULL);

  while (TRUE) {
    int fd = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0)
      return fail (error, errno);
    if (!lock_file (fd)) {
      int number = errno;

      close (fd);
      return fail (error, number);
    }
    if (is_still_there (fd, path))
      return fd;
    close (fd);
  }
}

/**
 * pupitre_folder_lock_release:
 * @fd: What holds the lock, or -1
 *
 * Gives the lock back. The file stays: it is empty, and says nothing. Any thread.
 */
void
pupitre_folder_lock_release (int fd)
{
  if (fd >= 0)
    close (fd);
}
