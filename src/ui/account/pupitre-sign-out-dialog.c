/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-sign-out-dialog"

#include "config.h"

#include "pupitre-sign-out-dialog.h"

#include "pupitre-error-text.h"
#include "pupitre-error.h"
#include "pupitre-message-dialog.h"

#include <glib/gi18n.h>

/* Asks how to sign out: keeping the copy on this computer, closed, or erasing it. */

typedef struct {
  PupitreContext *context;  /* (owned) */
  PupitreAccount *account;  /* (owned) */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->context);
  g_object_unref (question->account);
  g_free (question);
}

/* The account is gone from the screen already; what is left to say is that erasing failed. */
static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  GtkWidget *dialog;

  if (pupitre_accounts_sign_out_finish (PUPITRE_ACCOUNTS (source), result, &error) ||
      pupitre_error_is_cancelled (error))
    return;
  g_warning ("Signing out did not end well: %s", error->message);
  if (application == NULL || gtk_application_get_active_window (application) == NULL)
    return;
  sentence = pupitre_error_text_dup_sentence (error);
  dialog = pupitre_message_dialog_new (gtk_application_get_active_window (application),
                                       _("Signing Out Did Not End Well"), sentence);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "cancel"))
    return;
  pupitre_accounts_sign_out_async (pupitre_context_get_accounts (question->context),
                                   question->account, g_str_equal (response, "erase"), NULL,
                                   on_signed_out, NULL);
}

static void
add_responses (AdwMessageDialog *dialog, gboolean kept)
{
  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  if (kept) {
    adw_message_dialog_add_response (dialog, "erase", _("Sign Out and _Erase"));
    adw_message_dialog_set_response_appearance (dialog, "erase", ADW_RESPONSE_DESTRUCTIVE);
  }
  adw_message_dialog_add_response (dialog, "keep", _("_Sign Out"));
  adw_message_dialog_set_default_response (dialog, "keep");
  adw_message_dialog_set_close_response (dialog, "cancel");
}

/* What the school may not have yet is said before anything else. */
static char *
dup_body (PupitreAccount *account, gboolean kept)
{
  guint n_unsent = pupitre_outbox_get_n_unsent (pupitre_account_get_outbox (account), NULL);
  g_autofree char *unsent = NULL;
  const char *copy =
    kept ? _("The copy on this computer stays, locked: your password opens it again, also without "
             "a network. Erasing it cannot be undone.")
         : _("Nothing of this session is kept on this computer.");

  if (n_unsent == 0)
    return g_strdup (copy);
  if (kept)
    unsent = g_strdup_printf (
      ngettext ("The school may not have %u thing that you asked: it leaves when you sign in again, "
                "and is lost if you erase.",
                "The school may not have %u things that you asked: they leave when you sign in "
                "again, and are lost if you erase.", n_unsent), n_unsent);
  else
    unsent = g_strdup_printf (
      ngettext ("The school may not have %u thing that you asked: it is lost if you sign out now.",
                "The school may not have %u things that you asked: they are lost if you sign out "
                "now.", n_unsent), n_unsent);
  return g_strjoin ("\n\n", unsent, copy, NULL);
}

/**
 * pupitre_sign_out_dialog_present:
 * @parent: The window that asks
 * @context: What the window works with
 * @account: The account to sign out
 *
 * Main thread.
 */
void
pupitre_sign_out_dialog_present (GtkWindow      *parent,
                                 PupitreContext *context,
                                 PupitreAccount *account)
{
  g_autofree char *body = NULL;
  gboolean kept;
  GtkWidget *dialog;
  Question *question;

  g_return_if_fail (PUPITRE_IS_CONTEXT (context));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account));

  kept = !pupitre_account_is_session_only (account);
  body = dup_body (account, kept);
  dialog = pupitre_message_dialog_new (parent, _("Sign Out?"), body);
  add_responses (ADW_MESSAGE_DIALOG (dialog), kept);

  question = g_new0 (Question, 1);
  question->context = g_object_ref (context);
  question->account = g_object_ref (account);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
