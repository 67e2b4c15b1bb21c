/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-escapes"

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pupitre-render-escape.h"
#include "pupitre-render-protocol.h"
#include "test-helper.h"

/* Somebody owns the helper. Each way out is first shown to be one with the lock-down off, then to
 * be closed: with Landlock as this kernel has it, with its second version, and without. */

typedef enum {
  BY_FILES,     /* Landlock, or no files by name at all */
  BY_CALLS,     /* the system call is not among the allowed ones: the process ends */
  BY_ARGUMENTS, /* the system call is allowed, but not so */
  BY_LIMITS,
  BY_SEAL,
} ClosedBy;

typedef struct {
  const char *title;
  const char *name;
  ClosedBy    closed_by;
} Escape;

static const Escape escapes[] = {
  { "read a file of the home folder", "read:home", BY_FILES },
  { "read /etc/passwd", "read:/etc/passwd", BY_FILES },
  { "list the root folder", "list:/", BY_FILES },
  { "read the parent's environment in /proc", "read-parent", BY_FILES },
  { "open the parent's memory in /proc", "read-parent-memory", BY_FILES },
  { "write a file", "write:new", BY_FILES },
  { "remove a file", "remove:victim", BY_CALLS },
  { "change the rights of a file", "change-mode:home", BY_CALLS },
  { "make a socket", "socket", BY_CALLS },
  { "send a datagram", "datagram", BY_CALLS },
  { "connect to a port with a socket from before", "connect:port", BY_CALLS },
  { "bind a socket from before", "bind", BY_CALLS },
  { "connect to the session bus", "connect-unix:bus", BY_CALLS },
  { "connect to the X server", "connect-unix:x11", BY_CALLS },
  { "execute a program", "exec", BY_CALLS },
  { "fork", "fork", BY_CALLS },
  { "start a thread", "thread", BY_CALLS },
  { "trace a process", "ptrace:process", BY_CALLS },
  { "signal the parent", "signal-parent", BY_CALLS },
  { "have a descriptor signal the parent", "signal-by-descriptor", BY_CALLS },
  { "write a result after its seal", "write-sealed", BY_SEAL },
  { "make new code", "make-code", BY_ARGUMENTS },
  { "take two gigabytes of memory", "take-memory", BY_LIMITS },
  { "use a ring for input and output", "ring", BY_CALLS },
};

/* What there is to be reached outside. */
typedef struct {
  char *folder;
  char *home;
  char *victim;
  char *new;
  char *bus;
  char *x11;
  char *port;
  char *process;
  pid_t traced;
  int   sockets[3];
} World;

static World world;

static int
listen_unix (const char *name)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  const int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_cmpuint (strlen (name), <, sizeof (address.sun_path));
  memcpy (address.sun_path, name, strlen (name));
  if (*name == '@')
    address.sun_path[0] = '\0';
  g_assert_no_errno (bind (fd, (struct sockaddr *) &address,
                           G_STRUCT_OFFSET (struct sockaddr_un, sun_path) + strlen (name)));
  g_assert_no_errno (listen (fd, 64));

  return fd;
}

static int
listen_inet (char **port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr = { htonl (INADDR_LOOPBACK) } };
  socklen_t length = sizeof (address);
  const int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_no_errno (bind (fd, (struct sockaddr *) &address, sizeof (address)));
  g_assert_no_errno (listen (fd, 64));
  g_assert_no_errno (getsockname (fd, (struct sockaddr *) &address, &length));
  *port = g_strdup_printf ("%d", ntohs (address.sin_port));

  return fd;
}

/* A process that any other of this person may trace, also where the kernel limits that. */
static pid_t
start_traced (void)
{
  int ready[2];
  char byte;
  pid_t process;

  g_assert_no_errno (pipe (ready));
  process = fork ();
  if (process == 0) {
    prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    prctl (PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
    if (write (ready[1], "", 1) == 1)
      pause ();
    _exit (0);
  }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  close (ready[1]);

  return process;
}

static void
world_open (void)
{
  world.folder = g_dir_make_tmp ("pupitre-XXXXXX", NULL);
  world.home = g_build_filename (world.folder, "journal.txt", NULL);
  world.victim = g_build_filename (world.folder, "victim", NULL);
  world.new = g_build_filename (world.folder, "new", NULL);
  world.bus = g_build_filename (world.folder, "bus", NULL);
  world.x11 = g_strdup_printf ("@/tmp/.X11-unix/X%d", (int) getpid ());
  g_assert_true (g_file_set_contents (world.home, "private", -1, NULL));
  world.sockets[0] = listen_unix (world.bus);
  world.sockets[1] = listen_unix (world.x11);
  world.sockets[2] = listen_inet (&world.port);
  world.traced = start_traced ();
  world.process = g_strdup_printf ("%d", (int) world.traced);
}

static void
world_close (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (world.sockets); i++)
    close (world.sockets[i]);
  kill (world.traced, SIGKILL);
  waitpid (world.traced, NULL, 0);
  g_unlink (world.home);
  g_unlink (world.victim);
  g_unlink (world.new);
  g_unlink (world.bus);
  g_rmdir (world.folder);
  g_free (world.folder);
  g_free (world.home);
  g_free (world.victim);
  g_free (world.new);
  g_free (world.bus);
  g_free (world.x11);
  g_free (world.port);
  g_free (world.process);
}

static const char *
argument_of (const Escape *escape)
{
  const char *colon = strchr (escape->name, ':');
  const struct {
    const char *name;
    const char *value;
  } values[] = {
    { "home", world.home }, { "victim", world.victim }, { "new", world.new },
    { "bus", world.bus }, { "x11", world.x11 }, { "port", world.port },
    { "process", world.process },
  };

  if (colon == NULL)
    return "";
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    if (strcmp (values[i].name, colon + 1) == 0)
      return values[i].value;
  }

  return colon + 1;
}

static volatile sig_atomic_t n_signals;

static void
on_signal (int number)
{
  n_signals++;
}

/* Tries one way out. Returns its errno, 0 when it worked, or minus the signal that ended the
 * helper. */
static int
try (const Escape *escape, TestHelper *helper)
{
  g_autofree char *name = g_strndup (escape->name, strcspn (escape->name, ":"));
  g_autoptr (GVariant) answer = NULL;
  guint32 status;
  int result;

  g_assert_true (g_file_set_contents (world.victim, "", 0, NULL));
  n_signals = 0;
  answer = test_helper_call (helper, PUPITRE_RENDER_ESCAPE,
                             g_variant_new ("(ss)", name, argument_of (escape)), -1,
                             PUPITRE_RENDER_ESCAPED_TYPE, &status, NULL);
  if (answer != NULL) {
    g_variant_get (answer, "(uui)", NULL, NULL, &result);
    return result;
  }
  result = test_helper_stop (helper);

  return result == PUPITRE_RENDER_EXEC_STATUS ? 0 : result;
}

static void
test_open (gconstpointer data)
{
  const Escape *escape = data;
  g_auto (TestHelper) helper = { 0 };

  test_helper_start (&helper, TEST_LOCKDOWN_OFF);
  g_assert_cmpuint (helper.landlock, ==, 0);
  g_assert_false (helper.seccomp);
  if (g_str_equal (escape->name, "ring") && try (escape, &helper) != 0) {
    g_test_skip ("this kernel has no such ring, or has it switched off");
    return;
  }
  if (!g_str_equal (escape->name, "ring"))
    g_assert_cmpint (try (escape, &helper), ==, 0);
  if (g_str_equal (escape->name, "signal-parent"))
    g_assert_cmpint (n_signals, ==, 1);
}

static void
assert_closed (const Escape *escape, int result)
{
  switch (escape->closed_by) {
  case BY_FILES:
    g_assert_cmpint (result, ==, EACCES);
    break;
  case BY_CALLS:
    g_assert_cmpint (result, ==, -SIGSYS);
    break;
  case BY_ARGUMENTS:
    g_assert_cmpint (result, ==, -SIGSYS);
    break;
  case BY_LIMITS:
    g_assert_cmpint (result, ==, ENOMEM);
    break;
  case BY_SEAL:
    g_assert_cmpint (result, ==, EPERM);
    break;
  default:
    g_assert_not_reached ();
  }
  g_assert_cmpint (n_signals, ==, 0);
}

static void
check_closed (const Escape *escape, const char *setting)
{
  g_auto (TestHelper) helper = { 0 };

  test_helper_start (&helper, setting);
  g_assert_cmpint (helper.seccomp, ==, !SANITIZED);
  if (SANITIZED && escape->closed_by != BY_SEAL &&
      (escape->closed_by != BY_FILES || helper.landlock == 0)) {
    g_test_skip ("a build with sanitizers does not limit system calls and memory");
    return;
  }
  assert_closed (escape, try (escape, &helper));
}

static void
test_closed_as_found (gconstpointer data)
{
  check_closed (data, NULL);
}

static void
test_closed_with_landlock_2 (gconstpointer data)
{
  check_closed (data, TEST_LANDLOCK_2);
}

static void
test_closed_without_landlock (gconstpointer data)
{
  check_closed (data, TEST_LANDLOCK_OFF);
}

static void
test_settings (void)
{
  g_auto (TestHelper) found = { 0 };
  g_auto (TestHelper) second = { 0 };
  g_auto (TestHelper) none = { 0 };

  test_helper_start (&found, NULL);
  test_helper_start (&second, TEST_LANDLOCK_2);
  test_helper_start (&none, TEST_LANDLOCK_OFF);
  g_test_message ("Landlock %u", found.landlock);
  g_assert_cmpuint (second.landlock, ==, MIN (found.landlock, 2));
  g_assert_cmpuint (none.landlock, ==, 0);
  g_assert_cmpint (test_helper_stop (&found), ==, 0);
}

static void
add (const char *mode, const Escape *escape, GTestDataFunc test)
{
  g_autofree char *path = g_strdup_printf ("/escapes/%s/%s", mode, escape->title);

  g_strdelimit (path + strlen ("/escapes/") + strlen (mode) + 1, "/", '_');
  g_test_add_data_func (path, escape, test);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  signal (SIGUSR1, on_signal);
  world_open ();
  g_test_add_func ("/escapes/settings", test_settings);
  for (gsize i = 0; i < G_N_ELEMENTS (escapes); i++) {
    add ("open", &escapes[i], test_open);
    add ("as-found", &escapes[i], test_closed_as_found);
    add ("landlock-2", &escapes[i], test_closed_with_landlock_2);
    add ("landlock-off", &escapes[i], test_closed_without_landlock);
  }
  result = g_test_run ();
  world_close ();

  return result;
}
