/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Both names of each call, as libraries use the one or the other. */
#undef _FILE_OFFSET_BITS

#include "kill-point.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

/* The names of the C library, found here first: an executable comes before its libraries. */

static int armed;  /* 0: not */
static int after;
static int count;

static gboolean
reach (void)
{
  return g_atomic_int_add (&count, 1) + 1 == g_atomic_int_get (&armed);
}

G_GNUC_NORETURN static void
die (void)
{
  kill (getpid (), SIGKILL);
  for (;;)
    pause ();
}

void
kill_point_arm (guint n, gboolean is_after)
{
  after = is_after;
  g_atomic_int_set (&count, 0);
  g_atomic_int_set (&armed, (int) n);
}

guint
kill_point_count (void)
{
  return (guint) g_atomic_int_get (&count);
}

/* Calls the real one, and is killed before or after it where the process is to be killed. */
#define POINT(type, name, parameters, arguments)                                                   \
  type name parameters;                                                                            \
  type name parameters                                                                             \
  {                                                                                                \
    static type (*real) parameters;                                                                \
    gboolean here = reach ();                                                                      \
    type result;                                                                                   \
                                                                                                   \
    if (real == NULL)                                                                              \
      *(void **) &real = dlsym (RTLD_NEXT, #name);                                                 \
    if (here && !after)                                                                            \
      die ();                                                                                      \
    result = real arguments;                                                                       \
    if (here)                                                                                      \
      die ();                                                                                      \
    return result;                                                                                 \
  }

POINT (ssize_t, write, (int fd, const void *data, size_t n), (fd, data, n))
POINT (ssize_t, pwrite, (int fd, const void *data, size_t n, off_t at), (fd, data, n, at))
POINT (ssize_t, pwrite64, (int fd, const void *data, size_t n, __off64_t at), (fd, data, n, at))
POINT (ssize_t, writev, (int fd, const struct iovec *data, int n), (fd, data, n))
POINT (int, fsync, (int fd), (fd))
POINT (int, fdatasync, (int fd), (fd))
POINT (int, ftruncate, (int fd, off_t length), (fd, length))
POINT (int, ftruncate64, (int fd, __off64_t length), (fd, length))
POINT (int, rename, (const char *from, const char *to), (from, to))
POINT (int, unlink, (const char *path), (path))
POINT (ssize_t, send, (int fd, const void *data, size_t n, int flags), (fd, data, n, flags))
POINT (ssize_t, sendmsg, (int fd, const struct msghdr *message, int flags), (fd, message, flags))
