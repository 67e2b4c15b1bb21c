/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-preferences-window"

#include "config.h"

#include "pupitre-preferences-window.h"

#include "pupitre-error-text.h"
#include "pupitre-export-dialog.h"
#include "pupitre-identity-dialog.h"
#include "pupitre-sign-out-dialog.h"
#include "pupitre-way-out.h"

#include <glib/gi18n.h>

/* What the parent can decide about the account: whether its password is kept, the lock, a copy of all
 * that is kept, and signing out. On a shared computer most of it is decided. */

struct _PupitrePreferencesWindow {
  AdwPreferencesWindow parent_instance;

  PupitreContext      *context;
  PupitreAccount      *account;
  GCancellable        *cancel;

  AdwActionRow        *email_row;
  AdwActionRow        *portal_row;
  AdwActionRow        *stay_row;
  GtkButton           *forget_button;
  AdwActionRow        *copy_row;
  GtkWidget           *export_row;
  AdwActionRow        *pin_row;
  GtkButton           *pin_button;
  GtkWidget           *no_pin_button;
  GtkWidget           *idle_row;
  GtkSpinButton       *idle;
  GtkWidget           *sign_out_button;
};

G_DEFINE_FINAL_TYPE (PupitrePreferencesWindow, pupitre_preferences_window,
                     ADW_TYPE_PREFERENCES_WINDOW)

static void
update_stay_row (PupitrePreferencesWindow *self)
{
  gboolean kept = pupitre_secret_get_password (pupitre_account_get_secret (self->account)) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->forget_button), kept);
  adw_action_row_set_subtitle (self->stay_row,
                               kept ? _("The password is kept in this computer’s keyring")
                                    : _("The password is asked for at each start; it can be kept "
                                        "when signing in"));
}

static void
on_password_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitrePreferencesWindow) self = PUPITRE_PREFERENCES_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (!pupitre_accounts_forget_password_finish (PUPITRE_ACCOUNTS (source), result, &error)) {
    g_autofree char *sentence = pupitre_error_text_dup_sentence (error);
    g_autofree char *escaped = g_markup_escape_text (sentence, -1);

    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
  }
  if (self->account != NULL)
    update_stay_row (self);
}

static void
on_forget (PupitrePreferencesWindow *self)
{
  pupitre_accounts_forget_password_async (pupitre_context_get_accounts (self->context),
                                          self->account, self->cancel, on_password_forgotten,
                                          g_object_ref (self));
}

static void
update_pin_row (PupitrePreferencesWindow *self)
{
  gboolean kept = !pupitre_account_is_session_only (self->account);
  gboolean shared = pupitre_context_is_shared (self->context);
  gboolean has_pin = pupitre_secret_has_pin (pupitre_account_get_secret (self->account));

  adw_action_row_set_subtitle (
    self->pin_row,
    shared    ? _("On a shared computer your password is asked for before something is done in your "
                  "name")
    : !kept   ? _("There is no keyring to keep a PIN in")
    : has_pin ? _("Opens what is locked, and is asked for before something is done in your name")
              : _("None: whoever sits here can act as you"));
  gtk_button_set_label (self->pin_button, has_pin ? _("_Change…") : _("_Choose…"));
  gtk_widget_set_visible (GTK_WIDGET (self->pin_button), kept);
  gtk_widget_set_visible (self->no_pin_button, has_pin);
}

/* A dialog of this window was closed: the PIN may be another. */
static void
on_active_changed (PupitrePreferencesWindow *self)
{
  if (self->account != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    update_pin_row (self);
}

static void
on_set_pin (PupitrePreferencesWindow *self)
{
  pupitre_identity_dialog_present_set_pin (GTK_WINDOW (self), self->context, self->account);
}

static void
on_remove_pin (PupitrePreferencesWindow *self)
{
  pupitre_identity_dialog_present_no_pin (GTK_WINDOW (self), self->context, self->account);
}

static void
bind_idle (PupitrePreferencesWindow *self)
{
  GSettings *settings = pupitre_context_get_settings (self->context);
  gboolean own = settings != NULL && !pupitre_context_is_shared (self->context);

  gtk_widget_set_visible (self->idle_row, own);
  if (own)
    g_settings_bind (settings, "lock-minutes", gtk_spin_button_get_adjustment (self->idle), "value",
                     G_SETTINGS_BIND_DEFAULT);
}

static void
on_export (PupitrePreferencesWindow *self)
{
  pupitre_export_dialog_present (GTK_WINDOW (self), self->account);
}

static void
on_sign_out (PupitrePreferencesWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  pupitre_sign_out_dialog_present (parent, self->context, self->account);
  gtk_window_close (GTK_WINDOW (self));
}

static void
pupitre_preferences_window_dispose (GObject *object)
{
  PupitrePreferencesWindow *self = PUPITRE_PREFERENCES_WINDOW (object);

  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->account);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_preferences_window_parent_class)->dispose (object);
}

static void
pupitre_preferences_window_finalize (GObject *object)
{
  g_clear_object (&PUPITRE_PREFERENCES_WINDOW (object)->cancel);

  G_OBJECT_CLASS (pupitre_preferences_window_parent_class)->finalize (object);
}

static void
pupitre_preferences_window_class_init (PupitrePreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_preferences_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_preferences_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, email_row);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, portal_row);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, stay_row);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, forget_button);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, copy_row);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, export_row);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, pin_row);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, pin_button);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, no_pin_button);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, idle_row);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, idle);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, sign_out_button);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_bind_template_callback (widget_class, on_set_pin);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_pin);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_out);
}

static void
pupitre_preferences_window_init (PupitrePreferencesWindow *self)
{
  self->cancel = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_preferences_window_new:
 * @context: What the window works with
 * @account: The account that is shown
 *
 * Returns: (transfer none): a window that is not shown yet; GTK owns it. Main thread.
 */
GtkWidget *
pupitre_preferences_window_new (PupitreContext *context, PupitreAccount *account)
{
  PupitrePreferencesWindow *self;
  gboolean session_only;

  g_return_val_if_fail (PUPITRE_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);

  self = g_object_new (PUPITRE_TYPE_PREFERENCES_WINDOW, NULL);
  self->context = g_object_ref (context);
  self->account = g_object_ref (account);
  session_only = pupitre_account_is_session_only (account);

  adw_action_row_set_subtitle (self->email_row, pupitre_account_get_email (account));
  adw_action_row_set_subtitle (self->portal_row,
                               pupitre_profile_get_name (pupitre_context_get_profile (context)));
  adw_action_row_set_subtitle (
    self->copy_row, pupitre_context_is_shared (context)
                      ? _("None: this is a shared computer, nothing is written on it")
                    : session_only
                      ? _("Nothing is kept after this session: there is no keyring")
                      : _("Encrypted; the key is in this computer’s keyring"));
  gtk_widget_set_visible (self->export_row,
                          pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_EXPORT, NULL));
  gtk_widget_set_visible (self->sign_out_button, !pupitre_context_is_shared (context));
  gtk_widget_set_visible (GTK_WIDGET (self->stay_row), !session_only);
  if (!session_only)
    update_stay_row (self);
  update_pin_row (self);
  bind_idle (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed), NULL);

  return GTK_WIDGET (self);
}
