/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-identity-dialog"

#include "config.h"

#include "pupitre-identity-dialog.h"

#include "pupitre-button-names.h"
#include "pupitre-error.h"
#include "pupitre-help.h"
#include "pupitre-message-dialog.h"
#include "pupitre-trouble.h"

#include <glib/gi18n.h>

/* Asks for PIN or password before something is done in the parent's name, so that a child at the
 * keyboard cannot; and sets, changes or takes away the PIN, which asks the same. The portal is not
 * needed. */

typedef enum {
  PURPOSE_CONFIRM,
  PURPOSE_SET_PIN,
  PURPOSE_NO_PIN,
} Purpose;

struct _PupitreIdentityDialog {
  AdwWindow        parent_instance;

  PupitreContext  *context;
  PupitreAccount  *account;
  Purpose          purpose;
  GTask           *task;     /* (nullable): who waits for the answer */
  GCancellable    *cancel;
  gboolean         busy;

  GtkButton       *button;
  GtkLabel        *email;
  GtkLabel        *why;
  GtkEditable     *typed;
  GtkWidget       *new_pin;
  GtkEditable     *pin;
  GtkEditable     *again;
  PupitreTrouble  *trouble;
};

G_DEFINE_FINAL_TYPE (PupitreIdentityDialog, pupitre_identity_dialog, ADW_TYPE_WINDOW)

static void
say (PupitreIdentityDialog *self, const char *sentence)
{
  if (*sentence != '\0')
    pupitre_trouble_say (self->trouble, sentence, "lock");
  else
    pupitre_trouble_hide (self->trouble);
}

static void
on_changed (PupitreIdentityDialog *self)
{
  gboolean ready = *gtk_editable_get_text (self->typed) != '\0' && !self->busy;

  if (self->purpose == PURPOSE_SET_PIN)
    ready = ready && *gtk_editable_get_text (self->pin) != '\0' &&
            *gtk_editable_get_text (self->again) != '\0';
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), ready);
}

static void
say_error (PupitreIdentityDialog *self, const GError *error)
{
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_WRONG_SECRET))
    say (self, _("This is not right. Try again."));
  else if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NO_TRIES))
    say (self, _("Five wrong PINs: only the password of the portal opens this now."));
  else
    pupitre_trouble_show (self->trouble, error);
}

/* @error: (nullable) */
static void
settle (PupitreIdentityDialog *self, const GError *error)
{
  self->busy = FALSE;
  if (self->account == NULL)  /* closed meanwhile */
    return;
  if (error == NULL) {
    if (self->task != NULL)
      g_task_return_boolean (self->task, TRUE);
    g_clear_object (&self->task);
    gtk_window_close (GTK_WINDOW (self));
    return;
  }
  on_changed (self);
  if (pupitre_error_is_cancelled (error))
    return;
  say_error (self, error);
  gtk_editable_set_text (self->typed, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->typed));
}

static void
on_identified (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreIdentityDialog) self = PUPITRE_IDENTITY_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  pupitre_accounts_check_identity_finish (PUPITRE_ACCOUNTS (source), result, &error);
  settle (self, error);
}

static void
on_pin_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreIdentityDialog) self = PUPITRE_IDENTITY_DIALOG (user_data);
  g_autoptr (GError) error = NULL;

  pupitre_accounts_set_pin_finish (PUPITRE_ACCOUNTS (source), result, &error);
  settle (self, error);
}

/* Returns: whether a new PIN can be set, or what is wrong is said. */
static gboolean
check_new_pin (PupitreIdentityDialog *self)
{
  const char *pin = gtk_editable_get_text (self->pin);

  if (!pupitre_accounts_is_pin (pin)) {
    say (self, _("A PIN has 4 to 8 digits, and nothing else."));
    gtk_widget_grab_focus (GTK_WIDGET (self->pin));
    return FALSE;
  }
  if (!g_str_equal (pin, gtk_editable_get_text (self->again))) {
    say (self, _("The two PINs are not the same."));
    gtk_widget_grab_focus (GTK_WIDGET (self->again));
    return FALSE;
  }
  return TRUE;
}

static void
on_go (PupitreIdentityDialog *self)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  const char *typed = gtk_editable_get_text (self->typed);

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->button)))
    return;
  if (self->purpose == PURPOSE_SET_PIN && !check_new_pin (self))
    return;
  say (self, "");
  self->busy = TRUE;
  on_changed (self);
  if (self->purpose == PURPOSE_CONFIRM)
    pupitre_accounts_check_identity_async (accounts, self->account, typed, self->cancel,
                                           on_identified, g_object_ref (self));
  else
    pupitre_accounts_set_pin_async (
      accounts, self->account, typed,
      self->purpose == PURPOSE_SET_PIN ? gtk_editable_get_text (self->pin) : NULL, self->cancel,
      on_pin_set, g_object_ref (self));
}

static void
pupitre_identity_dialog_dispose (GObject *object)
{
  PupitreIdentityDialog *self = PUPITRE_IDENTITY_DIALOG (object);

  g_cancellable_cancel (self->cancel);
  if (self->task != NULL)
    g_task_return_new_error (self->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nobody confirmed it");
  g_clear_object (&self->task);
  g_clear_object (&self->account);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_identity_dialog_parent_class)->dispose (object);
}

static void
pupitre_identity_dialog_finalize (GObject *object)
{
  g_clear_object (&PUPITRE_IDENTITY_DIALOG (object)->cancel);

  G_OBJECT_CLASS (pupitre_identity_dialog_parent_class)->finalize (object);
}

static void
pupitre_identity_dialog_class_init (PupitreIdentityDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_identity_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_identity_dialog_finalize;

  g_type_ensure (PUPITRE_TYPE_TROUBLE);
  pupitre_help_install_topic (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-identity-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreIdentityDialog, button);
  gtk_widget_class_bind_template_child (widget_class, PupitreIdentityDialog, email);
  gtk_widget_class_bind_template_child (widget_class, PupitreIdentityDialog, why);
  gtk_widget_class_bind_template_child (widget_class, PupitreIdentityDialog, typed);
  gtk_widget_class_bind_template_child (widget_class, PupitreIdentityDialog, new_pin);
  gtk_widget_class_bind_template_child (widget_class, PupitreIdentityDialog, pin);
  gtk_widget_class_bind_template_child (widget_class, PupitreIdentityDialog, again);
  gtk_widget_class_bind_template_child (widget_class, PupitreIdentityDialog, trouble);
  gtk_widget_class_bind_template_callback (widget_class, on_go);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pupitre_identity_dialog_init (PupitreIdentityDialog *self)
{
  self->cancel = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_button_names_take (GTK_WIDGET (self->typed));
  pupitre_button_names_take (GTK_WIDGET (self->pin));
  pupitre_button_names_take (GTK_WIDGET (self->again));
}

static PupitreIdentityDialog *
create (GtkWindow      *parent,
        PupitreContext *context,
        PupitreAccount *account,
        Purpose         purpose,
        const char     *title,
        const char     *why,
        const char     *button)
{
  PupitreIdentityDialog *self = g_object_new (PUPITRE_TYPE_IDENTITY_DIALOG, "transient-for", parent,
                                              "title", title, NULL);
  gboolean has_pin = pupitre_secret_has_pin (pupitre_account_get_secret (account));

  self->context = g_object_ref (context);
  self->account = g_object_ref (account);
  self->purpose = purpose;
  /* Whose PIN it is, where there are several. */
  gtk_label_set_text (self->email, pupitre_account_get_email (account));
  gtk_widget_set_visible (GTK_WIDGET (self->email),
                          pupitre_family_has_several (pupitre_context_get_family (context)));
  gtk_label_set_text (self->why, why);
  gtk_button_set_label (self->button, button);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->typed),
                                 has_pin ? _("PIN or password") : _("Password of the portal"));
  gtk_widget_set_visible (self->new_pin, purpose == PURPOSE_SET_PIN);
  on_changed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->typed));
  return self;
}

/**
 * pupitre_confirm_identity_async:
 * @parent: The window that asks
 * @context: What the window works with
 * @account: In whose name something is to be done
 * @why: What is to be done, a sentence for the parent
 * @callback: Called when the parent has confirmed, or given up
 * @user_data: For @callback
 *
 * Asks for the account's PIN or password, if it has a PIN; on a shared computer always for the
 * password; else there is nothing to ask. Main thread.
 */
void
pupitre_confirm_identity_async (GtkWindow          *parent,
                                PupitreContext     *context,
                                PupitreAccount     *account,
                                const char         *why,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  PupitreIdentityDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (PUPITRE_IS_CONTEXT (context));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, pupitre_confirm_identity_async);
  if (!pupitre_secret_has_pin (pupitre_account_get_secret (account)) &&
      !pupitre_context_is_shared (context)) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  self = create (parent, context, account, PURPOSE_CONFIRM, _("Is It You?"), why, _("_Confirm"));
  self->task = g_steal_pointer (&task);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * pupitre_confirm_identity_finish:
 * @result: What the callback got
 * @error: Return location: cancellation
 *
 * Returns: whether it is the parent. Main thread.
 */
gboolean
pupitre_confirm_identity_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_identity_dialog_present_set_pin:
 * @parent: The window that asks
 * @context: What the window works with
 * @account: An account that a keyring keeps
 *
 * Asks for a new PIN. Main thread.
 */
void
pupitre_identity_dialog_present_set_pin (GtkWindow      *parent,
                                         PupitreContext *context,
                                         PupitreAccount *account)
{
  gboolean has_pin = pupitre_secret_has_pin (pupitre_account_get_secret (account));

  gtk_window_present (GTK_WINDOW (create (
    parent, context, account, PURPOSE_SET_PIN, has_pin ? _("Change the PIN") : _("Choose a PIN"),
    _("The PIN opens what is locked, and is asked for before something is done in your name. From now "
      "on Pupitre starts locked."),
    _("_Set"))));
}

/**
 * pupitre_identity_dialog_present_no_pin:
 * @parent: The window that asks
 * @context: What the window works with
 * @account: An account that has a PIN
 *
 * Asks to take the PIN away. Main thread.
 */
void
pupitre_identity_dialog_present_no_pin (GtkWindow      *parent,
                                        PupitreContext *context,
                                        PupitreAccount *account)
{
  gtk_window_present (GTK_WINDOW (create (
    parent, context, account, PURPOSE_NO_PIN, _("Remove the PIN"),
    _("Without a PIN Pupitre starts open, and nobody is asked before something is done in your name."),
    _("_Remove"))));
}

typedef struct {
  PupitreContext *context;  /* (owned) */
  PupitreAccount *account;  /* (owned) */
} Offer;

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_object_unref (offer->context);
  g_object_unref (offer->account);
  g_free (offer);
}

static void
on_offer_answered (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Offer *offer = user_data;

  if (g_str_equal (response, "choose"))
    pupitre_identity_dialog_present_set_pin (gtk_window_get_transient_for (GTK_WINDOW (dialog)),
                                             offer->context, offer->account);
}

/**
 * pupitre_identity_dialog_offer_pin:
 * @parent: The window that asks
 * @context: What the window works with
 * @account: An account whose first child has just been associated
 *
 * Offers a PIN, once an account; not to one that has a PIN, or that no keyring keeps. Main thread.
 */
void
pupitre_identity_dialog_offer_pin (GtkWindow      *parent,
                                   PupitreContext *context,
                                   PupitreAccount *account)
{
  GtkWidget *dialog;
  Offer *offer;

  if (!pupitre_accounts_owe_pin_offer (pupitre_context_get_accounts (context), account))
    return;

  dialog = pupitre_message_dialog_new (
    parent, _("Choose a PIN?"),
    _("With a PIN nobody else at this keyboard acts as you: Pupitre asks for it before it does "
      "something in your name, and when it was locked. You can choose one later in the preferences."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "later", _("_Not Now"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "choose", _("_Choose a PIN"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "choose",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  offer = g_new0 (Offer, 1);
  offer->context = g_object_ref (context);
  offer->account = g_object_ref (account);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_offer_answered), offer, offer_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
