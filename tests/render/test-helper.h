/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestHelper:
 *
 * A helper of the tests' own build, spoken to without the client.
 */
typedef struct {
  GSubprocess *process;
  int          socket;
  guint        landlock;  /* from its greeting */
  gboolean     seccomp;
} TestHelper;

#define TEST_LOCKDOWN_OFF "PUPITRE_RENDER_TEST_LOCKDOWN=off"
#define TEST_LANDLOCK_2 "PUPITRE_RENDER_TEST_LANDLOCK=2"
#define TEST_LANDLOCK_OFF "PUPITRE_RENDER_TEST_LANDLOCK=0"

void      test_helper_start   (TestHelper  *self,
                               const char  *setting);
int       test_helper_stop    (TestHelper  *self);
void      test_helper_clear   (TestHelper  *self);
void      test_helper_send    (TestHelper  *self,
                               guint32      id,
                               guint32      operation,
                               GVariant    *body,
                               int          fd);
GVariant *test_helper_receive (TestHelper  *self,
                               const char  *type,
                               guint32     *status,
                               int         *fd);
GVariant *test_helper_call    (TestHelper  *self,
                               guint32      operation,
                               GVariant    *body,
                               int          fd,
                               const char  *type,
                               guint32     *status,
                               int         *answered_fd);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestHelper, test_helper_clear)

G_END_DECLS
