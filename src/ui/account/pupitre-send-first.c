/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-send-first"

#include "config.h"

#include "pupitre-send-first.h"

#include "pupitre-message-dialog.h"

#include <glib/gi18n.h>

/* Before an account is left: sends what the school does not have yet, under a window that says so, and
 * ends as soon as the school has all of it, something comes back to the parent, or nothing goes
 * forward any more. */

/* How long nothing may be on its way before the attempt is over, in milliseconds: one thing follows
 * another in less. */
#define REST 3000

typedef struct {
  GPtrArray *accounts;  /* (owned) (element-type PupitreAccount) */
  GtkWidget *dialog;    /* (nullable) (owned): until it has ended */
  guint      rest;      /* source */
} Sending;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_clear_handle_id (&sending->rest, g_source_remove);
  g_ptr_array_unref (sending->accounts);
  g_free (sending);
}

static PupitreOutbox *
get_outbox (Sending *sending, guint position)
{
  return pupitre_account_get_outbox (g_ptr_array_index (sending->accounts, position));
}

static guint
count_unsent (Sending *sending)
{
  guint n = 0;

  for (guint i = 0; i < sending->accounts->len; i++)
    n += pupitre_outbox_get_n_unsent (get_outbox (sending, i), NULL);
  return n;
}

static gboolean
is_sending (Sending *sending)
{
  for (guint i = 0; i < sending->accounts->len; i++) {
    if (pupitre_outbox_is_sending (get_outbox (sending, i)))
      return TRUE;
  }
  return FALSE;
}

static void
end (GTask *task, PupitreSent how)
{
  Sending *sending = g_task_get_task_data (task);
  GtkWidget *dialog = g_steal_pointer (&sending->dialog);

  if (dialog == NULL)  /* ended already */
    return;
  g_clear_handle_id (&sending->rest, g_source_remove);
  for (guint i = 0; i < sending->accounts->len; i++)
    g_signal_handlers_disconnect_by_data (get_outbox (sending, i), task);
  g_signal_handlers_disconnect_by_data (dialog, task);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
  g_task_return_int (task, how);
  g_object_unref (task);
}

static gboolean
on_rested (gpointer user_data)
{
  GTask *task = user_data;
  Sending *sending = g_task_get_task_data (task);

  if (is_sending (sending))
    return G_SOURCE_CONTINUE;
  sending->rest = 0;
  end (task, PUPITRE_SENT_NOT_ALL);
  return G_SOURCE_REMOVE;
}

static gboolean
on_all_settled (gpointer user_data)
{
  GTask *task = user_data;
  Sending *sending = g_task_get_task_data (task);

  sending->rest = 0;
  end (task, PUPITRE_SENT_ALL);
  return G_SOURCE_REMOVE;
}

/* That the last one is settled is said before that it came back, if it did. */
static void
on_changed (GTask *task)
{
  Sending *sending = g_task_get_task_data (task);

  g_clear_handle_id (&sending->rest, g_source_remove);
  if (count_unsent (sending) == 0)
    sending->rest = g_idle_add (on_all_settled, task);
  else
    sending->rest = g_timeout_add (REST, on_rested, task);
}

static void
on_returned (GTask *task)
{
  end (task, PUPITRE_SENT_RETURNED);
}

static void
on_stopped (GTask *task)
{
  end (task, PUPITRE_SENT_STOPPED);
}

static void
present (GTask *task, GtkWindow *parent)
{
  Sending *sending = g_task_get_task_data (task);
  GtkWidget *spinner = gtk_spinner_new ();

  sending->dialog = g_object_ref (pupitre_message_dialog_new (
    parent, _("Sending…"), _("Pupitre signs out as soon as the school has everything.")));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (sending->dialog), "cancel", _("_Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (sending->dialog), "cancel");
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (sending->dialog), spinner);
  g_signal_connect_swapped (sending->dialog, "response", G_CALLBACK (on_stopped), task);
  g_signal_connect_swapped (sending->dialog, "destroy", G_CALLBACK (on_stopped), task);
  gtk_window_present (GTK_WINDOW (sending->dialog));
}

/**
 * pupitre_send_first_async:
 * @parent: The window that asks
 * @accounts: (element-type PupitreAccount): Open accounts
 * @callback: Called when it has ended, one way or another
 * @user_data: For @callback
 *
 * Main thread.
 */
void
pupitre_send_first_async (GtkWindow           *parent,
                          GPtrArray           *accounts,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Sending *sending = g_new0 (Sending, 1);

  g_task_set_source_tag (task, pupitre_send_first_async);
  sending->accounts = g_ptr_array_ref (accounts);
  g_task_set_task_data (task, sending, sending_free);
  present (task, parent);
  for (guint i = 0; i < accounts->len; i++) {
    PupitreOutbox *outbox = get_outbox (sending, i);

    g_signal_connect_swapped (outbox, "notify::n-unsent", G_CALLBACK (on_changed), task);
    g_signal_connect_swapped (outbox, "returned", G_CALLBACK (on_returned), task);
    pupitre_outbox_deliver (outbox);
  }
  on_changed (task);
}

/**
 * pupitre_send_first_finish:
 * @result: What the callback got
 *
 * Returns: how it ended. Main thread.
 */
PupitreSent
pupitre_send_first_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pupitre_send_first_async),
                        PUPITRE_SENT_STOPPED);

  return (PupitreSent) g_task_propagate_int (G_TASK (result), NULL);
}
