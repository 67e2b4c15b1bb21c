/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-sign-out-dialog"

#include "config.h"

#include "pupitre-sign-out-dialog.h"

#include "pupitre-error-text.h"
#include "pupitre-error-topic.h"
#include "pupitre-error.h"
#include "pupitre-message-dialog.h"
#include "pupitre-send-first.h"

#include <glib/gi18n.h>

/* Asks how to sign out: keeping the copy on this computer, closed, or erasing it; of which account, where
 * several are open and the parent did not come from one of them; and what becomes of that which the
 * school may not have yet. */

typedef struct {
  PupitreContext *context;  /* (owned) */
  PupitreAccount *account;  /* (owned) (nullable): the one that the parent came from */
  GPtrArray      *accounts; /* (owned) (element-type PupitreAccount): which may be meant */
  GPtrArray      *checks;   /* (owned) (element-type GtkCheckButton): one each, if it is asked */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->context);
  g_clear_object (&question->account);
  g_ptr_array_unref (question->accounts);
  g_ptr_array_unref (question->checks);
  g_free (question);
}

static void
on_question_left (gpointer data, GClosure *closure)
{
  question_free (data);
}

static void present (GtkWindow      *parent,
                     PupitreContext *context,
                     PupitreAccount *account,
                     const char     *trouble);

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
  pupitre_message_dialog_add_help (dialog, pupitre_error_topic_find (error));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Without a check of its own, or with none set: all of them. */
static gboolean
is_meant (Question *question, guint position)
{
  gboolean any = FALSE;

  for (guint i = 0; i < question->checks->len; i++)
    any |= gtk_check_button_get_active (g_ptr_array_index (question->checks, i));
  return !any || gtk_check_button_get_active (g_ptr_array_index (question->checks, position));
}

static void
sign_out (Question *question, gboolean erase)
{
  for (guint i = 0; i < question->accounts->len; i++) {
    if (is_meant (question, i))
      pupitre_accounts_sign_out_async (pupitre_context_get_accounts (question->context),
                                       g_ptr_array_index (question->accounts, i), erase, NULL,
                                       on_signed_out, NULL);
  }
}

/* Whether all of it is still open: a lock closes the accounts, whatever is being asked. */
static gboolean
is_open (Question *question)
{
  GListModel *open = G_LIST_MODEL (pupitre_context_get_accounts (question->context));
  guint n_open = 0;

  for (guint i = 0; i < g_list_model_get_n_items (open); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (open, i);

    n_open += g_ptr_array_find (question->accounts, account, NULL) ? 1 : 0;
  }
  return n_open > 0 && n_open == question->accounts->len;
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  PupitreSent sent = pupitre_send_first_finish (result);
  const char *trouble =
    sent == PUPITRE_SENT_RETURNED
      ? _("Something came back from the school. It waits for you on the page from which you sent "
          "it.")
      : _("Not everything could be sent now.");

  if (is_open (question) && sent == PUPITRE_SENT_ALL)
    sign_out (question, FALSE);
  else if (is_open (question) && sent != PUPITRE_SENT_STOPPED)
    present (GTK_WINDOW (source), question->context, question->account, trouble);
  question_free (question);
}

/* Of those that are meant: the boxes are gone when the question has been answered. */
static void
send_first (Question *question, GtkWindow *parent)
{
  Question *rest = g_new0 (Question, 1);

  rest->context = g_object_ref (question->context);
  rest->account = question->account != NULL ? g_object_ref (question->account) : NULL;
  rest->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  rest->checks = g_ptr_array_new ();
  for (guint i = 0; i < question->accounts->len; i++) {
    if (is_meant (question, i))
      g_ptr_array_add (rest->accounts, g_object_ref (g_ptr_array_index (question->accounts, i)));
  }
  pupitre_send_first_async (parent, rest->accounts, on_sent, rest);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "send"))
    send_first (question, gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  else if (!g_str_equal (response, "cancel") &&
           !g_str_equal (response, PUPITRE_MESSAGE_DIALOG_HELP))
    sign_out (question, g_str_equal (response, "erase"));
}

static PupitreOutbox *
get_outbox (Question *question, guint position)
{
  return pupitre_account_get_outbox (g_ptr_array_index (question->accounts, position));
}

static gboolean
may_send (Question *question)
{
  for (guint i = 0; i < question->accounts->len; i++) {
    if (pupitre_outbox_may_send (get_outbox (question, i)))
      return TRUE;
  }
  return FALSE;
}

/* What is kept leaves later; what is lost is lost by a red button only. */
static void
add_responses_unsent (AdwMessageDialog *dialog, gboolean kept, gboolean sendable)
{
  const char *by_default = sendable ? "send" : kept ? "keep" : "cancel";

  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (dialog, "erase",
                                   kept ? _("Sign Out and _Erase") : _("Sign Out _Anyway"));
  adw_message_dialog_set_response_appearance (dialog, "erase", ADW_RESPONSE_DESTRUCTIVE);
  if (kept)
    adw_message_dialog_add_response (dialog, "keep", _("_Keep and Sign Out"));
  if (sendable) {
    adw_message_dialog_add_response (dialog, "send", _("Send _First"));
    adw_message_dialog_set_response_appearance (dialog, "send", ADW_RESPONSE_SUGGESTED);
  }
  adw_message_dialog_set_default_response (dialog, by_default);
  adw_message_dialog_set_close_response (dialog, "cancel");
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

static guint
count_unsent (Question *question)
{
  guint n_unsent = 0;

  for (guint i = 0; i < question->accounts->len; i++)
    n_unsent += pupitre_outbox_get_n_unsent (get_outbox (question, i), NULL);
  return n_unsent;
}

/* What the school may not have yet is said before anything else. */
static char *
dup_body (Question *question, gboolean kept)
{
  guint n_unsent = count_unsent (question);
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

/* @title: plain text */
static GtkWidget *
create_choice (const char *title, GtkCheckButton *group, GtkCheckButton **check)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  *check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_check_button_set_group (*check, group);
  gtk_widget_set_valign (GTK_WIDGET (*check), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (*check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (*check));
  return row;
}

/* Who leaves the computer means all; whoever means one says so. */
static GtkWidget *
create_choices (Question *question)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkCheckButton *all;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Accounts"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), create_choice (_("All Accounts"), NULL, &all));
  for (guint i = 0; i < question->accounts->len; i++) {
    PupitreAccount *account = g_ptr_array_index (question->accounts, i);
    GtkCheckButton *check;

    gtk_list_box_append (GTK_LIST_BOX (list),
                         create_choice (pupitre_account_get_email (account), all, &check));
    g_ptr_array_add (question->checks, g_object_ref (check));
  }
  gtk_check_button_set_active (all, TRUE);
  return list;
}

/* @account: (nullable) */
static Question *
question_new (PupitreContext *context, PupitreAccount *account)
{
  GListModel *open = G_LIST_MODEL (pupitre_context_get_accounts (context));
  Question *question = g_new0 (Question, 1);

  question->context = g_object_ref (context);
  question->account = account != NULL ? g_object_ref (account) : NULL;
  question->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  question->checks = g_ptr_array_new_with_free_func (g_object_unref);
  if (account != NULL)
    g_ptr_array_add (question->accounts, g_object_ref (account));
  for (guint i = 0; account == NULL && i < g_list_model_get_n_items (open); i++)
    g_ptr_array_add (question->accounts, g_list_model_get_item (open, i));
  return question;
}

static gboolean
is_one_kept (Question *question)
{
  for (guint i = 0; i < question->accounts->len; i++) {
    if (!pupitre_account_is_session_only (g_ptr_array_index (question->accounts, i)))
      return TRUE;
  }
  return FALSE;
}

static char *
dup_heading (PupitreContext *context, PupitreAccount *account)
{
  if (account == NULL || !pupitre_family_has_several (pupitre_context_get_family (context)))
    return g_strdup (_("Sign Out?"));
  /* Translators: %s is an e-mail address */
  return g_strdup_printf (_("Sign Out of %s?"), pupitre_account_get_email (account));
}

/* @trouble: (nullable): what came of sending first */
static void
present (GtkWindow      *parent,
         PupitreContext *context,
         PupitreAccount *account,
         const char     *trouble)
{
  Question *question = question_new (context, account);
  gboolean kept = is_one_kept (question);
  g_autofree char *heading = dup_heading (context, account);
  g_autofree char *body = dup_body (question, kept);
  g_autofree char *text =
    trouble != NULL ? g_strjoin ("\n\n", trouble, body, NULL) : g_strdup (body);
  GtkWidget *dialog = pupitre_message_dialog_new (parent, heading, text);

  if (trouble != NULL)
    pupitre_message_dialog_add_help (dialog, "absences");
  if (count_unsent (question) > 0)
    add_responses_unsent (ADW_MESSAGE_DIALOG (dialog), kept, may_send (question));
  else
    add_responses (ADW_MESSAGE_DIALOG (dialog), kept);
  if (question->accounts->len > 1)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_choices (question));
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, on_question_left,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * pupitre_sign_out_dialog_present:
 * @parent: The window that asks
 * @context: What the window works with, with an open account
 * @account: (nullable): The account to sign out; %NULL to ask which
 *
 * Main thread.
 */
void
pupitre_sign_out_dialog_present (GtkWindow      *parent,
                                 PupitreContext *context,
                                 PupitreAccount *account)
{
  g_return_if_fail (PUPITRE_IS_CONTEXT (context));

  present (parent, context, account, NULL);
}
