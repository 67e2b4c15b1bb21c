/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-render-seccomp"

#include "pupitre-render-seccomp.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>

#include "pupitre-render-pantry.h"

/* The system calls that are left to the helper. Whatever is not named here ends the process: above
 * all socket, connect, bind, execve, fork and clone, ptrace, kill. */

static const char * const allowed[] = {
  /* memory */
  "munmap", "mremap", "brk", "madvise", "futex",
  /* the socket, and files that are open already */
  "recvmsg", "sendmsg", "read", "readv", "pread64", "write", "writev", "lseek", "fstat",
  "newfstatat", "close", "memfd_create", "ftruncate", "fadvise64",
  /* the process itself */
  "getpid", "gettid", "getuid", "geteuid", "getgid", "getegid", "getrandom", "sysinfo",
  "clock_gettime", "clock_getres", "gettimeofday", "time", "getrusage", "uname",
  "rt_sigprocmask", "rt_sigreturn", "restart_syscall", "sched_yield", "exit", "exit_group",
};

/* Asked for by libraries that live well with a no. */
static const char * const refused[] = {
  "access", "faccessat", "faccessat2", "readlink", "readlinkat", "statx", "statfs", "open",
  "openat2", "prlimit64", "sched_getaffinity", "ioctl",
};

/* The only uses of fcntl: a descriptor with an owner and O_ASYNC could send signals to anyone. */
static const int descriptor_uses[] = {
  F_GETFL, F_GETFD, F_SETFD, F_DUPFD_CLOEXEC, F_ADD_SEALS, F_GET_SEALS,
};

/* A name that this machine's architecture does not have needs no rule. */
static gboolean
add_rule (scmp_filter_ctx filter, guint32 action, const char *name, guint n, ...)
{
  struct scmp_arg_cmp comparison[1];
  int call = seccomp_syscall_resolve_name (name);
  int result;

  if (call == __NR_SCMP_ERROR)
    return TRUE;
  if (n > 0) {
    va_list arguments;

    va_start (arguments, n);
    comparison[0] = va_arg (arguments, struct scmp_arg_cmp);
    va_end (arguments);
  }
  result = seccomp_rule_add_array (filter, action, call, n, comparison);

  return result == 0 || result == -EDOM;
}

/* Files by name: for reading only where Landlock says which, else from the pantry or not at all. */
static gboolean
add_rules_for_names (scmp_filter_ctx filter, gboolean files_by_name)
{
  const int writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  const guint32 otherwise = files_by_name ? SCMP_ACT_ERRNO (EACCES)
                            : pupitre_render_pantry_open () ? SCMP_ACT_TRAP
                            : SCMP_ACT_ERRNO (EACCES);

  if (!files_by_name)
    return add_rule (filter, otherwise, "openat", 0) &&
           add_rule (filter, SCMP_ACT_ERRNO (EACCES), "getdents64", 0);

  return add_rule (filter, SCMP_ACT_ALLOW, "openat", 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, writing, 0)) &&
         add_rule (filter, otherwise, "openat", 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, O_CREAT, O_CREAT)) &&
         add_rule (filter, otherwise, "openat", 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, O_WRONLY, O_WRONLY)) &&
         add_rule (filter, otherwise, "openat", 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, O_RDWR, O_RDWR)) &&
         add_rule (filter, SCMP_ACT_ALLOW, "getdents64", 0) &&
         add_rule (filter, SCMP_ACT_ALLOW, "fstatfs", 0);
}

/* No new code: memory is never both written and run. */
static gboolean
add_rules_for_memory (scmp_filter_ctx filter)
{
  return add_rule (filter, SCMP_ACT_ALLOW, "mmap", 1,
                   SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) &&
         add_rule (filter, SCMP_ACT_ALLOW, "mprotect", 1,
                   SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
}

static gboolean
add_rules (scmp_filter_ctx filter, gboolean files_by_name)
{
  gboolean added = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    added = added && add_rule (filter, SCMP_ACT_ALLOW, allowed[i], 0);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    added = added && add_rule (filter, SCMP_ACT_ERRNO (EACCES), refused[i], 0);
  for (gsize i = 0; i < G_N_ELEMENTS (descriptor_uses); i++)
    added = added && add_rule (filter, SCMP_ACT_ALLOW, "fcntl", 1,
                               SCMP_A1 (SCMP_CMP_EQ, (scmp_datum_t) descriptor_uses[i]));

  return added && add_rules_for_names (filter, files_by_name) && add_rules_for_memory (filter);
}

/**
 * pupitre_render_seccomp_restrict:
 * @files_by_name: Whether files may be opened for reading: only where Landlock holds
 *
 * Returns: whether the restriction is in force. Main thread.
 */
gboolean
pupitre_render_seccomp_restrict (gboolean files_by_name)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_KILL_PROCESS);
  gboolean loaded;

  if (filter == NULL)
    return FALSE;
  loaded = add_rules (filter, files_by_name) && seccomp_load (filter) == 0;
  seccomp_release (filter);

  return loaded;
}
