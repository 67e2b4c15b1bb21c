/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-sealed-file"

#include "pupitre-sealed-file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pupitre-error.h"

/* Files in memory whose content and size are final, so that they can be mapped without fear of the
 * other side, and handed to it without fear of being changed. */

#define SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)

static int
fail (GError **error, int fd, const char *what)
{
  g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_FAILED, "%s: %s", what, g_strerror (errno));
  if (fd >= 0)
    close (fd);

  return -1;
}

static gboolean
write_all (int fd, const char *data, gsize size)
{
  while (size > 0) {
    const ssize_t written = write (fd, data, size);

    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return FALSE;
    data += written;
    size -= written;
  }

  return TRUE;
}

/**
 * pupitre_sealed_file_new:
 * @content: What is to be in it
 * @error: Return location
 *
 * Returns: a file descriptor, owned by the caller; -1 on error. Any thread.
 */
int
pupitre_sealed_file_new (GBytes *content, GError **error)
{
  const int fd = memfd_create ("pupitre", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  if (fd < 0)
    return fail (error, fd, "memory file");
  if (!write_all (fd, data, size) || fcntl (fd, F_ADD_SEALS, SEALS | F_SEAL_SEAL) != 0)
    return fail (error, fd, "memory file");

  return fd;
}

static int
check (int fd, goffset most, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    return fail (error, -1, "not a file");
  if (info.st_size > most) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_TOO_LARGE, "file too large");
    return -1;
  }

  return 0;
}

static gboolean
is_sealed (int fd)
{
  const int seals = fcntl (fd, F_GET_SEALS);

  return seals >= 0 && (seals & SEALS) == SEALS;
}

/* Returns what is in a file that may change meanwhile; read from its beginning. */
static GBytes *
read_all (int fd, goffset most, GError **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  guint8 part[32 * 1024];

  for (;;) {
    const ssize_t n = pread (fd, part, sizeof (part), array->len);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0 || (goffset) array->len + n > most) {
      fail (error, -1, "cannot read");
      return NULL;
    }
    if (n == 0)
      return g_byte_array_free_to_bytes (g_steal_pointer (&array));
    g_byte_array_append (array, part, n);
  }
}

/**
 * pupitre_sealed_file_ensure:
 * @fd: A file, stays the caller's
 * @most: How many bytes it may have
 * @error: Return location
 *
 * Returns: a descriptor of the same file if it is sealed, else of a sealed copy; owned by the
 *   caller; -1 on error. Any thread.
 */
int
pupitre_sealed_file_ensure (int fd, goffset most, GError **error)
{
  g_autoptr (GBytes) content = NULL;
  int copy;

  if (check (fd, most, error) != 0)
    return -1;
  if (is_sealed (fd)) {
    copy = fcntl (fd, F_DUPFD_CLOEXEC, 3);
    return copy >= 0 ? copy : fail (error, -1, "file descriptor");
  }
  content = read_all (fd, most, error);

  return content != NULL ? pupitre_sealed_file_new (content, error) : -1;
}

/**
 * pupitre_sealed_file_map:
 * @fd: A file that somebody else made, stays the caller's
 * @most: How many bytes it may have
 * @error: Return location
 *
 * Maps a file, provided that nobody can change or shorten it any more: reading on would else be
 * answered with SIGBUS, or with other bytes than those that were checked.
 *
 * Returns: (transfer full) (nullable): its content. Any thread.
 */
GBytes *
pupitre_sealed_file_map (int fd, goffset most, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;

  if (check (fd, most, error) != 0)
    return NULL;
  if (!is_sealed (fd)) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_FAILED, "file not sealed");
    return NULL;
  }
  file = g_mapped_file_new_from_fd (fd, FALSE, error);

  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}
