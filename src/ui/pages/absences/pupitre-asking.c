/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-asking"

#include "config.h"

#include "pupitre-asking.h"

#include "pupitre-identity-dialog.h"
#include "pupitre-window.h"

#include <glib/gi18n.h>

/* Asks something of the school in the parent's name: it is the parent, it is kept, and what came back
 * before for the same reason is put away. What the parent does with it later is asked for likewise. */

/* Returns: (transfer none): the account that asks it, that of the page if none does */
static PupitreAccount *
find_sender (PupitrePage *page, PupitreIntent *intent)
{
  PupitreFamily *family = pupitre_page_get_family (page);
  PupitreAccount *account = NULL;

  if (family != NULL && intent != NULL)
    account = pupitre_family_find_sender (family, intent);
  return account != NULL ? account : pupitre_page_get_account (page);
}

static void
on_put_away (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!pupitre_outbox_take_back_finish (PUPITRE_OUTBOX (source), result, &error))
    g_message ("What was refused before stays: %s", error->message);
}

static gboolean
replaces (PupitreIntent *intent, PupitreIntent *refused)
{
  return pupitre_intent_get_state (refused) == PUPITRE_INTENT_REFUSED && intent != refused &&
         pupitre_intent_get_kind (intent) == pupitre_intent_get_kind (refused) &&
         *pupitre_intent_get_subject (intent) != '\0' &&
         g_str_equal (pupitre_intent_get_subject (intent), pupitre_intent_get_subject (refused));
}

static void
put_away_refused (PupitreOutbox *outbox, PupitreIntent *intent)
{
  GListModel *model = pupitre_outbox_get_intents (outbox, pupitre_intent_get_child (intent));
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (PupitreIntent) other = g_list_model_get_item (model, i);

    if (replaces (intent, other))
      g_ptr_array_add (old, g_steal_pointer (&other));
  }
  for (guint i = 0; i < old->len; i++)
    pupitre_outbox_take_back_async (outbox, old->pdata[i], on_put_away, NULL);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GPtrArray *intents = g_task_get_task_data (task);
  GError *error = NULL;

  if (!pupitre_outbox_add_finish (PUPITRE_OUTBOX (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  for (guint i = 0; i < intents->len; i++)
    put_away_refused (PUPITRE_OUTBOX (source), intents->pdata[i]);
  g_task_return_boolean (task, TRUE);
}

static void
on_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitreAccount *account = pupitre_page_get_account (g_task_get_source_object (task));
  GError *error = NULL;

  if (!pupitre_confirm_identity_finish (result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (account == NULL) {  /* the page is gone */
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody asks any more");
    return;
  }
  pupitre_outbox_add_async (pupitre_account_get_outbox (account), g_task_get_task_data (task), NULL,
                            on_kept, g_object_ref (task));
}

/**
 * pupitre_asking_async:
 * @page: The page that asks, in a window; the source of the callback
 * @intents: (element-type PupitreIntent): What is asked
 * @why: What is going to be done, a sentence for the parent
 * @callback: Called when it is kept, or is not
 * @user_data: For @callback
 *
 * Main thread.
 */
void
pupitre_asking_async (PupitrePage        *page,
                      GPtrArray          *intents,
                      const char         *why,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  PupitreWindow *window;

  g_return_if_fail (PUPITRE_IS_PAGE (page));
  g_return_if_fail (intents != NULL);

  task = g_task_new (page, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_asking_async);
  g_task_set_task_data (task, g_ptr_array_ref (intents), (GDestroyNotify) g_ptr_array_unref);
  window = PUPITRE_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  pupitre_confirm_identity_async (GTK_WINDOW (window), pupitre_window_get_context (window),
                                  pupitre_page_get_account (page), why, on_confirmed,
                                  g_object_ref (task));
}

/* --- What was asked before ------------------------------------------------------------------ */

typedef struct {
  PupitreIntent   *intent;  /* (owned) */
  PupitreFollowUp  follow_up;
} Answering;

static void
answering_free (gpointer data)
{
  Answering *answering = data;

  g_object_unref (answering->intent);
  g_free (answering);
}

static const char *
get_reason (const Answering *answering)
{
  switch (answering->follow_up) {
  case PUPITRE_FOLLOW_UP_DONE:
    return _("That the school has it is going to be noted in your name.");
  case PUPITRE_FOLLOW_UP_SEND_AGAIN:
    return _("It is going to be sent to the school again in your name.");
  case PUPITRE_FOLLOW_UP_TAKE_BACK:
  default:
    return pupitre_intent_get_state (answering->intent) == PUPITRE_INTENT_REFUSED
             ? _("What was refused is going to be put away.")
             : _("What waits for the school is not going to be sent.");
  }
}

static void
on_taken_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (pupitre_outbox_take_back_finish (PUPITRE_OUTBOX (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_answer_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PupitrePage *page = g_task_get_source_object (task);
  const Answering *answering = g_task_get_task_data (task);
  PupitreOutbox *outbox;
  GError *error = NULL;

  if (!pupitre_confirm_identity_finish (result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (pupitre_page_get_account (page) == NULL) {  /* the page is gone */
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody answers any more");
    return;
  }
  outbox = pupitre_asking_get_outbox (page, answering->intent);
  if (answering->follow_up == PUPITRE_FOLLOW_UP_TAKE_BACK) {
    pupitre_outbox_take_back_async (outbox, answering->intent, on_taken_back, g_object_ref (task));
    return;
  }
  /* Where it is no longer to be decided the page says so already. */
  pupitre_outbox_decide (outbox, answering->intent,
                         answering->follow_up == PUPITRE_FOLLOW_UP_DONE ? PUPITRE_DECISION_DONE
                                                                  : PUPITRE_DECISION_SEND_AGAIN);
  g_task_return_boolean (task, TRUE);
}

/**
 * pupitre_asking_answer_async:
 * @page: The page that asks, in a window; the source of the callback
 * @intent: What was asked before
 * @follow_up: What the parent does with it
 * @callback: Called when that is done, or is not
 * @user_data: For @callback
 *
 * Only the parent whose name stands under it may. To be ended by pupitre_asking_finish(). Main thread.
 */
void
pupitre_asking_answer_async (PupitrePage        *page,
                             PupitreIntent      *intent,
                             PupitreFollowUp     follow_up,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  PupitreWindow *window;
  Answering *answering;

  g_return_if_fail (PUPITRE_IS_PAGE (page));
  g_return_if_fail (PUPITRE_IS_INTENT (intent));

  task = g_task_new (page, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_asking_answer_async);
  answering = g_new0 (Answering, 1);
  answering->intent = g_object_ref (intent);
  answering->follow_up = follow_up;
  g_task_set_task_data (task, answering, answering_free);
  window = PUPITRE_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  pupitre_confirm_identity_async (GTK_WINDOW (window), pupitre_window_get_context (window),
                                  find_sender (page, intent), get_reason (answering),
                                  on_answer_confirmed, g_object_ref (task));
}

/**
 * pupitre_asking_finish:
 * @result: What the callback got
 * @error: Return location: cancellation; that of pupitre_outbox_add_finish() or of
 *   pupitre_outbox_take_back_finish()
 *
 * Returns: whether it is kept, or done. Main thread.
 */
gboolean
pupitre_asking_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_asking_get_outbox:
 * @page: A page
 * @intent: (nullable): What was asked
 *
 * Returns: (transfer none): the outbox in which @intent is, whichever account of the parent asks it;
 *   without one, that of the account of the page. Main thread.
 */
PupitreOutbox *
pupitre_asking_get_outbox (PupitrePage *page, PupitreIntent *intent)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE (page), NULL);

  return pupitre_account_get_outbox (find_sender (page, intent));
}

/**
 * pupitre_asking_get_sender_name:
 * @page: A page
 * @intent: What was asked
 *
 * Returns: (transfer none) (nullable): the address of the account that asks it, if there are several
 *   and it has to be named. Main thread.
 */
const char *
pupitre_asking_get_sender_name (PupitrePage *page, PupitreIntent *intent)
{
  PupitreFamily *family;
  PupitreAccount *account;

  g_return_val_if_fail (PUPITRE_IS_PAGE (page), NULL);

  family = pupitre_page_get_family (page);
  if (family == NULL || !pupitre_family_has_several (family))
    return NULL;
  account = pupitre_family_find_sender (family, intent);
  return account != NULL ? pupitre_account_get_email (account) : NULL;
}
