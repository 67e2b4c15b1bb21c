/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-leave-portal"

#include "pupitre-leave-portal.h"

/* Ends one session with the portal, whoever wants out and why: a portal that does not answer is not
 * waited for, and ends its session by itself later. */

/* How long the portal may take to end a session before we go on without it. */
#define SIGN_OUT_SECONDS 5

typedef struct {
  GCancellable *portal;   /* (owned): ends when the portal takes too long */
  guint         timeout;
} Leave;

static void
leave_free (gpointer data)
{
  Leave *leave = data;

  g_clear_handle_id (&leave->timeout, g_source_remove);
  g_object_unref (leave->portal);
  g_free (leave);
}

static gboolean
on_portal_slow (gpointer user_data)
{
  Leave *leave = user_data;

  leave->timeout = 0;
  g_cancellable_cancel (leave->portal);
  return G_SOURCE_REMOVE;
}

static void
on_left (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreConnection *connection = PUPITRE_CONNECTION (source);
  g_autoptr (GError) error = NULL;

  if (!pupitre_connection_sign_out_finish (connection, result, &error))
    g_message ("The portal did not confirm the end of the session: %d", error->code);
  pupitre_connection_forget (connection);
  g_task_return_boolean (task, TRUE);
}

/**
 * pupitre_leave_portal_async:
 * @connection: The way to the portal, signed in or not
 * @callback: Called when the session has ended, or a few seconds have passed
 * @user_data: For @callback
 *
 * Ends the session on all hosts of the portal, then forgets cookies and token. Cannot be given up.
 * Main thread.
 */
void
pupitre_leave_portal_async (PupitreConnection   *connection,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Leave *leave;

  g_return_if_fail (PUPITRE_IS_CONNECTION (connection));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_leave_portal_async);
  if (!pupitre_connection_is_signed_in (connection)) {
    pupitre_connection_forget (connection);
    g_task_return_boolean (task, TRUE);
    return;
  }
  leave = g_new0 (Leave, 1);
  leave->portal = g_cancellable_new ();
  leave->timeout = g_timeout_add_seconds (SIGN_OUT_SECONDS, on_portal_slow, leave);
  g_task_set_task_data (task, leave, leave_free);
  pupitre_connection_sign_out_async (connection, leave->portal, on_left, g_object_ref (task));
}

/**
 * pupitre_leave_portal_finish:
 * @result: What the callback was given
 *
 * There is nothing that can fail: the parent wants out. Main thread.
 */
void
pupitre_leave_portal_finish (GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, NULL));

  g_task_propagate_boolean (G_TASK (result), NULL);
}
