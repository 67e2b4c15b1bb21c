/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-child-question"

#include "config.h"

#include "pupitre-child-question.h"

#include "pupitre-message-dialog.h"

#include <glib/gi18n.h>

/* What to do when the sidebar shows a child of another family, or not all of one's own: an address is
 * recorded wrongly at a school, which alone can correct it. */

#define RESPONSE_ADD "add"
#define RESPONSE_CLOSE "close"
#define RESPONSE_CONTACT "contact"
#define RESPONSE_HELP "help"

static void
on_response (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  const char *topic = user_data;

  if (g_str_equal (response, RESPONSE_HELP))
    gtk_widget_activate_action (window, "win.help-topic", "s", topic);
  else if (g_str_equal (response, RESPONSE_ADD))
    gtk_widget_activate_action (window, "win.add-child", NULL);
  else if (g_str_equal (response, RESPONSE_CONTACT))
    gtk_widget_activate_action (window, "win.contact", "s",
                                g_object_get_data (G_OBJECT (dialog), "child"));
}

static AdwMessageDialog *
create_dialog (GtkWidget *widget, const char *heading, const char *body, const char *topic)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (pupitre_message_dialog_new (window, heading, body));

  adw_message_dialog_add_responses (dialog, RESPONSE_CLOSE, _("_Close"), RESPONSE_HELP, _("_Help"),
                                    NULL);
  adw_message_dialog_set_default_response (dialog, RESPONSE_CLOSE);
  adw_message_dialog_set_close_response (dialog, RESPONSE_CLOSE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), (gpointer) topic);
  return dialog;
}

/* @key: the child whose school it is; empty for those of all children */
static void
offer_contact (AdwMessageDialog *dialog, const char *key)
{
  g_object_set_data_full (G_OBJECT (dialog), "child", g_strdup (key), g_free);
  adw_message_dialog_add_response (dialog, RESPONSE_CONTACT, _("C_ontact Us"));
}

/**
 * pupitre_child_question_not_mine:
 * @widget: What the parent has pressed
 * @child: A child that is not of the family
 *
 * Main thread.
 */
void
pupitre_child_question_not_mine (GtkWidget *widget, PupitreChild *child)
{
  const char *school;
  AdwMessageDialog *dialog;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PUPITRE_IS_CHILD (child));

  school = pupitre_child_get_school_name (child);
  /* Translators: %s is the first name of a child */
  heading = g_strdup_printf (_("%s Is Not of Your Family?"), pupitre_child_get_first_name (child));
  /* Translators: %s is the name of a school */
  body = g_strdup_printf (_("Then your e-mail address was recorded for another family by mistake. "
                            "Only the school can correct it: contact the secretariat (%s)."),
                          school[0] != '\0' ? school : _("the child’s school"));
  dialog = create_dialog (widget, heading, body, "question-13");
  offer_contact (dialog, pupitre_child_get_key (child));
  adw_message_dialog_set_default_response (dialog, RESPONSE_CONTACT);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * pupitre_child_question_missing:
 * @widget: What the parent has pressed
 * @account: The account that does not show all children
 *
 * Main thread.
 */
void
pupitre_child_question_missing (GtkWidget *widget, PupitreAccount *account)
{
  AdwMessageDialog *dialog;
  g_autofree char *body = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account));

  /* Translators: %s is an e-mail address */
  body = g_strdup_printf (_("A child has to be associated with your account once. If that is refused, "
                            "the child’s school has another address for you: ask its secretariat to "
                            "record %s, the same for all your children."),
                          pupitre_account_get_email (account));
  dialog = create_dialog (widget, _("A Child Is Missing?"), body, "question-12");
  offer_contact (dialog, "");
  adw_message_dialog_add_response (dialog, RESPONSE_ADD, _("_Add a Child"));
  adw_message_dialog_set_default_response (dialog, RESPONSE_ADD);
  gtk_window_present (GTK_WINDOW (dialog));
}
