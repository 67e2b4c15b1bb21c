/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-preferences-window"

#include "config.h"

#include "pupitre-preferences-window.h"

#include "pupitre-accounts-page.h"
#include "pupitre-help.h"
#include "pupitre-notifications-page.h"

/* What the parent can decide: about each account, what is told, and when the program locks
 * itself.
 *
 * Actions: `preferences.add-account` and `preferences.sign-in-to` close it and go on in the window. */

struct _PupitrePreferencesWindow {
  AdwPreferencesWindow parent_instance;

  PupitreContext      *context;

  PupitreAccountsPage *accounts;
  PupitreNotificationsPage *notifications;
  AdwPreferencesPage  *lock_page;
  GtkSpinButton       *idle;
  GtkWidget           *sign_out_button;
};

G_DEFINE_FINAL_TYPE (PupitrePreferencesWindow, pupitre_preferences_window,
                     ADW_TYPE_PREFERENCES_WINDOW)

static void
bind_settings (PupitrePreferencesWindow *self)
{
  GSettings *settings = pupitre_context_get_settings (self->context);
  gboolean own = settings != NULL && !pupitre_context_is_shared (self->context);

  if (!own) {
    adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self), self->lock_page);
    adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self),
                                   ADW_PREFERENCES_PAGE (self->notifications));
    self->notifications = NULL;
    return;
  }
  g_settings_bind (settings, "lock-minutes", gtk_spin_button_get_adjustment (self->idle), "value",
                   G_SETTINGS_BIND_DEFAULT);
  pupitre_notifications_page_set_context (self->notifications, self->context);
}

static gboolean
on_close (gpointer user_data)
{
  PupitrePreferencesWindow *self = PUPITRE_PREFERENCES_WINDOW (user_data);

  if (self->context != NULL)  /* not closed meanwhile, by a lock or by the parent */
    gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* With the last account all that could be decided is gone. Not at once: the question from which the
 * parent signed out is in front of this window, and has to go first. */
static void
on_accounts_changed (PupitrePreferencesWindow *self)
{
  GListModel *accounts = G_LIST_MODEL (pupitre_context_get_accounts (self->context));

  if (g_list_model_get_n_items (accounts) == 0)
    g_idle_add_full (G_PRIORITY_DEFAULT, on_close, g_object_ref (self), g_object_unref);
}

/* @parameter: (nullable) */
static void
go_on (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), action, parameter);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
on_add_account_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_on (widget, "win.add-account", NULL);
}

static void
on_sign_in_to_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_on (widget, "win.sign-in-to", parameter);
}

static void
pupitre_preferences_window_dispose (GObject *object)
{
  PupitrePreferencesWindow *self = PUPITRE_PREFERENCES_WINDOW (object);

  /* Not left to the end of the widgets, which may come after that of a lock. */
  if (self->context != NULL)
    pupitre_accounts_page_clear (self->accounts);
  if (self->context != NULL && self->notifications != NULL)
    pupitre_notifications_page_clear (self->notifications);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_preferences_window_parent_class)->dispose (object);
}

static void
pupitre_preferences_window_class_init (PupitrePreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_preferences_window_dispose;

  g_type_ensure (PUPITRE_TYPE_ACCOUNTS_PAGE);
  g_type_ensure (PUPITRE_TYPE_NOTIFICATIONS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, accounts);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, notifications);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, lock_page);
  gtk_widget_class_bind_template_child (widget_class, PupitrePreferencesWindow, idle);
  pupitre_help_install_topic (widget_class);
  gtk_widget_class_install_action (widget_class, "preferences.add-account", NULL,
                                   on_add_account_activated);
  gtk_widget_class_install_action (widget_class, "preferences.sign-in-to", "s",
                                   on_sign_in_to_activated);
}

static void
pupitre_preferences_window_init (PupitrePreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_preferences_window_new:
 * @context: What the window works with
 *
 * Returns: (transfer none): a window that is not shown yet; GTK owns it. Main thread.
 */
GtkWidget *
pupitre_preferences_window_new (PupitreContext *context)
{
  PupitrePreferencesWindow *self;

  g_return_val_if_fail (PUPITRE_IS_CONTEXT (context), NULL);

  self = g_object_new (PUPITRE_TYPE_PREFERENCES_WINDOW, NULL);
  self->context = g_object_ref (context);
  pupitre_accounts_page_set_context (self->accounts, context);
  bind_settings (self);
  g_signal_connect_object (pupitre_context_get_accounts (context), "items-changed",
                           G_CALLBACK (on_accounts_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
