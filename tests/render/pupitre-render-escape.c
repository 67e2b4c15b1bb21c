/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-escape"

#include "pupitre-render-escape.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pupitre-render-canvas.h"
#include "pupitre-render-protocol.h"

/* What somebody would try who has taken the helper over by way of a document. Only the helper of
 * the tests has it. Each returns 0 when it worked, else an errno; most end the process instead. */

/* From before the lock-down, so that connect, bind and kill are tried for themselves. */
static int inet_socket = -1;
static int unix_socket = -1;
static pid_t parent;
static gboolean seal_results;
static guint crash_at;

static int
result (long value)
{
  return value < 0 ? errno : 0;
}

static int
read_path (const char *path)
{
  char byte;
  const int fd = open (path, O_RDONLY);
  int n;

  if (fd < 0)
    return errno;
  n = result (read (fd, &byte, 1));
  close (fd);

  return n;
}

static int
read_parent (const char *argument)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/environ", (int) parent);

  return read_path (path);
}

static int
read_parent_memory (const char *argument)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/mem", (int) parent);
  const int fd = open (path, O_RDWR);

  return result (fd);
}

static int
list_folder (const char *path)
{
  return result (open (path, O_RDONLY | O_DIRECTORY));
}

static int
write_path (const char *path)
{
  return result (open (path, O_WRONLY | O_CREAT, 0600));
}

static int
remove_path (const char *path)
{
  return result (unlink (path));
}

static int
open_socket (const char *argument)
{
  return result (socket (AF_INET, SOCK_STREAM, 0));
}

static int
send_datagram (const char *argument)
{
  const struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (9),
                                       .sin_addr = { htonl (INADDR_LOOPBACK) } };
  const int fd = socket (AF_INET, SOCK_DGRAM, 0);

  return result (sendto (fd, "x", 1, 0, (const struct sockaddr *) &address, sizeof (address)));
}

static int
connect_port (const char *port)
{
  const struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (atoi (port)),
                                       .sin_addr = { htonl (INADDR_LOOPBACK) } };

  return result (connect (inet_socket, (const struct sockaddr *) &address, sizeof (address)));
}

static int
bind_port (const char *argument)
{
  const struct sockaddr_in address = { .sin_family = AF_INET,
                                       .sin_addr = { htonl (INADDR_LOOPBACK) } };

  return result (bind (inet_socket, (const struct sockaddr *) &address, sizeof (address)));
}

/* A path, or after '@' an abstract name. */
static int
connect_unix (const char *name)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  const gsize length = MIN (strlen (name), sizeof (address.sun_path) - 1);

  memcpy (address.sun_path, name, length);
  if (*name == '@')
    address.sun_path[0] = '\0';

  return result (connect (unix_socket, (const struct sockaddr *) &address,
                          G_STRUCT_OFFSET (struct sockaddr_un, sun_path) + length));
}

static int
execute (const char *argument)
{
  execl ("/bin/sh", "sh", "-c", "exit " G_STRINGIFY (PUPITRE_RENDER_EXEC_STATUS), NULL);

  return errno;
}

static int
fork_child (const char *argument)
{
  const pid_t child = fork ();

  if (child == 0)
    _exit (0);
  if (child > 0)
    waitpid (child, NULL, 0);

  return result (child);
}

static void *
do_nothing (void *data)
{
  return data;
}

static int
start_thread (const char *argument)
{
  pthread_t thread;
  const int error = pthread_create (&thread, NULL, do_nothing, NULL);

  if (error == 0)
    pthread_join (thread, NULL);

  return error;
}

static int
trace (const char *process)
{
  return result (ptrace (PTRACE_SEIZE, atoi (process), NULL, NULL));
}

static int
signal_parent (const char *argument)
{
  return result (kill (parent, SIGUSR1));
}

static int
signal_by_descriptor (const char *argument)
{
  int ends[2];

  if (pipe (ends) != 0)
    return errno;

  return result (fcntl (ends[0], F_SETOWN, parent));
}

static int
write_sealed (const char *argument)
{
  g_auto (PupitreRenderCanvas) canvas = PUPITRE_RENDER_CANVAS_INIT;

  if (!pupitre_render_canvas_open (&canvas, 4096))
    return ENOMEM;
  if (seal_results)
    pupitre_render_canvas_seal (&canvas);

  return result (write (canvas.fd, "x", 1));
}

static int
make_code (const char *argument)
{
  void *page = mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return page == MAP_FAILED ? errno : 0;
}

static int
take_memory (const char *argument)
{
  void *pages = mmap (NULL, (gsize) 2 * 1024 * 1024 * 1024, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

  return pages == MAP_FAILED ? errno : 0;
}

static int
use_ring (const char *argument)
{
  char parameters[256] = { 0 };

  return result (syscall (SYS_io_uring_setup, 1, parameters));
}

static int
change_mode (const char *path)
{
  return result (chmod (path, 0644));
}

static const struct {
  const char *name;
  int       (* run) (const char *argument);
} escapes[] = {
  { "read", read_path },
  { "read-parent", read_parent },
  { "read-parent-memory", read_parent_memory },
  { "list", list_folder },
  { "write", write_path },
  { "remove", remove_path },
  { "change-mode", change_mode },
  { "socket", open_socket },
  { "datagram", send_datagram },
  { "connect", connect_port },
  { "bind", bind_port },
  { "connect-unix", connect_unix },
  { "exec", execute },
  { "fork", fork_child },
  { "thread", start_thread },
  { "ptrace", trace },
  { "signal-parent", signal_parent },
  { "signal-by-descriptor", signal_by_descriptor },
  { "write-sealed", write_sealed },
  { "make-code", make_code },
  { "take-memory", take_memory },
  { "ring", use_ring },
};

/**
 * pupitre_render_escape_prepare:
 *
 * Opens what only the time before the lock-down can open. Main thread.
 *
 * Where the variable PUPITRE_RENDER_TEST_CRASH names a file, its content is the operation at which
 * to crash; the file is removed, so that the next helper works.
 */
void
pupitre_render_escape_prepare (void)
{
  const char *path = g_getenv ("PUPITRE_RENDER_TEST_CRASH");
  g_autofree char *content = NULL;

  if (path != NULL && g_file_get_contents (path, &content, NULL, NULL) && unlink (path) == 0)
    crash_at = atoi (content);
  parent = getppid ();
  inet_socket = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  unix_socket = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

/**
 * pupitre_render_escape_crash:
 * @operation: What is about to be done
 *
 * Crashes, if this helper is to crash here. Main thread.
 */
void
pupitre_render_escape_crash (guint operation)
{
  if (crash_at != 0 && crash_at == operation)
    abort ();
}

/**
 * pupitre_render_escape:
 * @packet: A %PUPITRE_RENDER_ESCAPE_TYPE
 * @sealing: Whether this helper seals its results
 *
 * Returns: (transfer floating): the errno of the attempt. Main thread.
 */
GVariant *
pupitre_render_escape (GBytes *packet, gboolean sealing)
{
  g_autoptr (GVariant) message = NULL;
  const char *name;
  const char *argument;

  seal_results = sealing;
  message = pupitre_render_message_parse (packet, PUPITRE_RENDER_ESCAPE_TYPE);
  g_assert (message != NULL);
  g_variant_get (message, "(uu&s&s)", NULL, NULL, &name, &argument);
  for (gsize i = 0; i < G_N_ELEMENTS (escapes); i++) {
    if (strcmp (escapes[i].name, name) == 0)
      return g_variant_new ("(i)", escapes[i].run (argument));
  }
  g_assert_not_reached ();
}
