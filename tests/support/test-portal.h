/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A demonstration portal of a test's own, and the little that tests need to wait and to steer. */

typedef struct _TestPortal TestPortal;

/* Starts the portal of this build tree with @arguments (nullable, NULL-terminated) beside
 * "--port 0", and waits until it has said where it listens. Never fails: it aborts the test. */
TestPortal *test_portal_start       (const char *const *arguments);
void        test_portal_stop        (TestPortal        *portal);
const char *test_portal_get_address (TestPortal        *portal);

/* GET and POST on the control addresses ("/demonstration/state"); the answer as text. */
char       *test_portal_get         (TestPortal        *portal,
                                     const char        *path);
char       *test_portal_post        (TestPortal        *portal,
                                     const char        *path,
                                     const char        *json);

/* Runs the main context until @condition holds; aborts the test after half a minute. */
typedef gboolean (*TestCondition) (gpointer data);
void        test_wait_until         (TestCondition      condition,
                                     gpointer           data);

/* A GAsyncReadyCallback that keeps the result in the GAsyncResult* that @user_data points to, and
 * the wait for it. test_wait_result() returns it (transfer full) and clears the pointer. */
void          test_keep_result      (GObject           *source,
                                     GAsyncResult      *result,
                                     gpointer           user_data);
GAsyncResult *test_wait_result      (GAsyncResult     **place);

/* A new folder under the system's folder for temporary files, and its removal with all it holds. */
char       *test_make_folder        (void);
void        test_remove_folder      (const char        *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestPortal, test_portal_stop)

G_END_DECLS
