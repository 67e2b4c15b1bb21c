/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-withdrawing"

#include "config.h"

#include "pupitre-withdrawing.h"

#include "pupitre-absence-words.h"
#include "pupitre-asking.h"
#include "pupitre-message-dialog.h"

#include <glib/gi18n.h>

/* Withdraws an absence that was announced: shows first what the school is going to receive, as what
 * is motivated or announced is shown. */

static PupitreIntent *
create_intent (PupitreChild *child, PupitreAbsenceNotice *notice)
{
  g_autofree char *first = g_date_time_format (pupitre_absence_notice_get_first (notice), "%F");
  g_autofree char *last = g_date_time_format (pupitre_absence_notice_get_last (notice), "%F");

  return pupitre_intent_new (&(PupitreIntentFields) {
    .child = pupitre_child_get_key (child),
    .child_name = pupitre_child_get_first_name (child),
    .kind = PUPITRE_INTENT_WITHDRAWAL,
    .subject = pupitre_absence_notice_get_id (notice),
    .first_day = first,
    .last_day = last,
    .periods = pupitre_absence_notice_get_periods (notice),
    .late = pupitre_absence_notice_get_kind (notice) == PUPITRE_ABSENCE_KIND_LATE,
    .motive_code = pupitre_absence_notice_get_motive_code (notice),
    .motive_text = pupitre_absence_notice_get_motive (notice),
  });
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (pupitre_asking_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Whoever closes the question, or locks the program, has not said yes. */
static void
give_up (gpointer data, GClosure *closure)
{
  g_autoptr (GTask) task = data;

  if (g_task_get_task_data (task) != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The parent gave up");
}

static void
on_response (GtkWidget *dialog, const char *response, gpointer user_data)
{
  GTask *task = user_data;
  PupitrePage *page = g_task_get_source_object (task);
  g_autoptr (GPtrArray) intents = NULL;

  if (!g_str_equal (response, "withdraw") || pupitre_page_get_account (page) == NULL)
    return;
  intents = g_ptr_array_ref (g_task_get_task_data (task));
  g_task_set_task_data (task, NULL, NULL);
  pupitre_asking_async (page, intents,
                        _("An absence that was announced is going to be withdrawn in your name."),
                        on_asked, g_object_ref (task));
}

/**
 * pupitre_withdrawing_async:
 * @page: The page that asks, in a window; the source of the callback
 * @notice: An absence that was announced
 * @callback: Called when the wish is kept, or is not
 * @user_data: For @callback
 *
 * Main thread.
 */
void
pupitre_withdrawing_async (PupitrePage          *page,
                           PupitreAbsenceNotice *notice,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  GPtrArray *intents;
  g_autofree char *words = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  g_return_if_fail (PUPITRE_IS_PAGE (page));
  g_return_if_fail (PUPITRE_IS_ABSENCE_NOTICE (notice));

  task = g_task_new (page, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_withdrawing_async);
  intents = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (intents, create_intent (pupitre_page_get_pupil (page), notice));
  g_task_set_task_data (task, intents, (GDestroyNotify) g_ptr_array_unref);
  words = pupitre_absence_words_dup_intent (intents->pdata[0]);
  /* Translators: %s is what was announced: kind, days, periods, motive */
  body = g_strdup_printf (_("The school is going to receive the withdrawal of: %s"), words);
  dialog = pupitre_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                       _("Withdraw What Was Announced?"), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "withdraw", _("_Withdraw"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "withdraw",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), g_object_ref (task), give_up,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * pupitre_withdrawing_finish:
 * @result: What the callback got
 * @error: Return location: cancellation; that of pupitre_asking_finish()
 *
 * Returns: whether it is kept. Main thread.
 */
gboolean
pupitre_withdrawing_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
