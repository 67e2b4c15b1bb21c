/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-window"

#include "config.h"

#include "pupitre-window-private.h"

#include "pupitre-account-toasts.h"
#include "pupitre-entrance.h"
#include "pupitre-error.h"
#include "pupitre-help.h"
#include "pupitre-identity-dialog.h"
#include "pupitre-inheritance-watch.h"
#include "pupitre-lock-watch.h"
#include "pupitre-main-view.h"
#include "pupitre-preferences-window.h"
#include "pupitre-shared-desk.h"
#include "pupitre-notifier.h"
#include "pupitre-refresher.h"
#include "pupitre-sidebar.h"
#include "pupitre-sign-out-dialog.h"
#include "pupitre-starting-view.h"
#include "pupitre-window-closing.h"
#include "pupitre-window-moves.h"
#include "pupitre-window-size.h"
#include "pupitre-window-toasts.h"

#include <glib/gi18n.h>

/* The window assembles: the pages by which one comes in or, once an account is open, the children of
 * all open accounts. What a page does is the page's own affair. */

struct _PupitreWindow {
  AdwApplicationWindow     parent_instance;

  PupitreContext          *context;
  PupitreLockWatch        *lock_watch;
  PupitreInheritanceWatch *inheritance;
  PupitreNotifier         *notifier;
  PupitreWindowClosing    *closing;
  PupitreRefresher        *refresher;
  PupitreWindowToasts     *toasts;
  PupitreEntrance         *entrance;

  PupitreSharedDesk       *desk;
  AdwToastOverlay         *overlay;
  GtkStack                *states;
  PupitreMainView         *main;
};

G_DEFINE_FINAL_TYPE (PupitreWindow, pupitre_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_actions (PupitreWindow *self)
{
  gboolean main = pupitre_main_view_is_open (self->main);
  /* On a shared computer there is one parent, and one way to leave: to finish. */
  gboolean own = main && !pupitre_context_is_shared (self->context);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.lock", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sign-out", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.preferences", main);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", main);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sign-in", main);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sign-in-to", main);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-account", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-locked", own);
}

static void
close_main (PupitreWindow *self)
{
  if (!pupitre_main_view_is_open (self->main))
    return;
  pupitre_main_view_close (self->main);
  update_actions (self);
}

/* Neither of the pages on which an account is opened holds one then, and with it a key. */
static void
show_main (PupitreWindow *self)
{
  gtk_stack_set_visible_child (self->states, GTK_WIDGET (self->main));
  pupitre_entrance_forget_sign_in (self->entrance);
  if (pupitre_main_view_is_open (self->main))
    return;
  pupitre_main_view_open (self->main);
  update_actions (self);
}

/* Of what was said, and what was asked, nothing stays in front of a locked program. */
static void
close_all_else (PupitreWindow *self)
{
  GList *windows = gtk_window_list_toplevels ();

  /* One that closes may take others with it. */
  for (GList *l = windows; l != NULL; l = l->next)
    g_object_ref (l->data);
  for (GList *l = windows; l != NULL; l = l->next) {
    if (l->data != self && gtk_widget_get_visible (l->data))
      gtk_window_close (l->data);
  }
  g_list_free_full (windows, g_object_unref);
  pupitre_window_toasts_dismiss_all (self->toasts);
}

static void
show_lock (PupitreWindow *self)
{
  close_all_else (self);
  /* The toolkit keeps what had the focus until the next frame, which does not come to a window that is
   * not shown. */
  gtk_root_set_focus (GTK_ROOT (self), NULL);
  pupitre_entrance_put_aside (self->entrance);
  close_main (self);
  pupitre_renderer_rest (pupitre_context_get_renderer (self->context));
  pupitre_entrance_show_lock (self->entrance);
}

static void
on_state_changed (PupitreWindow *self)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  PupitreSessionState state = pupitre_accounts_get_state (accounts);

  if (state == PUPITRE_SESSION_LOCKED && !pupitre_entrance_shows_lock (self->entrance))
    show_lock (self);
  else if ((state == PUPITRE_SESSION_ASIDE || state == PUPITRE_SESSION_SIGNED_OUT) &&
           pupitre_entrance_shows_lock (self->entrance) &&
           !pupitre_entrance_show_begun (self->entrance))
    pupitre_entrance_show_sign_in (self->entrance, NULL);
}

static void
on_locked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreWindow) self = PUPITRE_WINDOW (user_data);

  pupitre_accounts_lock_finish (PUPITRE_ACCOUNTS (source), result, NULL);
  if (self->lock_watch != NULL)
    pupitre_lock_watch_done (self->lock_watch);
}

/* Whoever leaves a shared computer has finished. */
static void
lock (PupitreWindow *self)
{
  if (pupitre_context_is_shared (self->context)) {
    gtk_widget_activate_action (GTK_WIDGET (self), "app.finish", NULL);
    return;
  }
  pupitre_accounts_lock_async (pupitre_context_get_accounts (self->context), NULL, on_locked,
                               g_object_ref (self));
}

static void
on_lock_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lock (PUPITRE_WINDOW (widget));
}

/* Whoever associates the child in this window is told there. */
static void
on_inheritance_found (PupitreWindow  *self,
                      PupitreAccount *heir,
                      PupitreAccount *former,
                      PupitreChild   *child)
{
  if (!pupitre_sidebar_is_adding (pupitre_main_view_get_sidebar (self->main)))
    pupitre_account_toasts_tell_inheritance (self->toasts, former, child);
}

/* The open accounts; or the lock page, or the sign-in page. */
static void
on_accounts_changed (PupitreWindow *self, guint position, guint removed, guint added)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);

  if (g_list_model_get_n_items (G_LIST_MODEL (accounts)) == 0) {
    if (pupitre_session_state_is_locked (pupitre_accounts_get_state (accounts))) {
      on_state_changed (self);
    } else {
      close_main (self);
      pupitre_entrance_show_sign_in (self->entrance, NULL);
    }
    return;
  }
  if (!pupitre_main_view_is_open (self->main))
    show_main (self);
  for (guint i = position; i < position + added; i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (G_LIST_MODEL (accounts), i);

    pupitre_account_toasts_tell_store (self->toasts, account);
  }
}

static void
on_signed_in (PupitreWindow *self, PupitreAccount *account, gboolean offline)
{
  pupitre_entrance_forget_enrolment (self->entrance);
  show_main (self);
  if (offline)
    pupitre_window_add_trouble (self, _("The portal does not answer. This is the copy on this "
                                        "computer."), "offline");
}

static void
on_unlocked (PupitreWindow *self)
{
  pupitre_account_toasts_tell_locked (self->toasts,
                                     pupitre_context_get_accounts (self->context));
}

static void
on_dismissed (PupitreWindow *self)
{
  if (pupitre_main_view_is_open (self->main))
    show_main (self);
  else
    pupitre_accounts_step_back (pupitre_context_get_accounts (self->context));
}

static void
make_entrance (PupitreWindow *self)
{
  self->entrance = pupitre_entrance_new (self->states, self->context);
  g_signal_connect_object (self->entrance, "signed-in", G_CALLBACK (on_signed_in), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entrance, "entered", G_CALLBACK (show_main), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entrance, "unlocked", G_CALLBACK (on_unlocked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entrance, "dismissed", G_CALLBACK (on_dismissed), self,
                           G_CONNECT_SWAPPED);
}

static void
on_sign_up_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_entrance_show_enrolment (PUPITRE_WINDOW (widget)->entrance, PUPITRE_VERIFICATION_SIGN_UP);
}

static void
on_forgotten_password_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_entrance_show_enrolment (PUPITRE_WINDOW (widget)->entrance, PUPITRE_VERIFICATION_RESET);
}

/* The account that is not signed in: that of the page in front rather than another one. */
static PupitreAccount *
dup_account_to_sign_in (PupitreWindow *self)
{
  GListModel *accounts = G_LIST_MODEL (pupitre_context_get_accounts (self->context));
  PupitrePage *page = pupitre_window_get_page (self);
  g_autoptr (PupitreAccount) found =
    page != NULL ? g_object_ref (pupitre_page_get_feed_account (page)) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (accounts) &&
                    (found == NULL || pupitre_account_is_signed_in (found)); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (accounts, i);

    if (found == NULL || !pupitre_account_is_signed_in (account))
      g_set_object (&found, account);
  }
  return g_steal_pointer (&found);
}

static void
on_sign_in_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreWindow *self = PUPITRE_WINDOW (widget);
  g_autoptr (PupitreAccount) account = dup_account_to_sign_in (self);

  pupitre_entrance_show_sign_in (self->entrance, account);
}

static void
on_add_account_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_entrance_show_another (PUPITRE_WINDOW (widget)->entrance, NULL);
}

/* To the account of an address, open or not. */
static void
on_sign_in_to_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreWindow *self = PUPITRE_WINDOW (widget);
  const char *email = g_variant_get_string (parameter, NULL);
  g_autoptr (PupitreAccount) account =
    pupitre_accounts_dup_open (pupitre_context_get_accounts (self->context), email);

  if (account != NULL)
    pupitre_entrance_show_sign_in (self->entrance, account);
  else
    pupitre_entrance_show_another (self->entrance, email);
}

/* The only one, or whichever the parent chooses among the accounts. */
static void
on_open_locked_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreWindow *self = PUPITRE_WINDOW (widget);
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  g_auto (GStrv) closed = pupitre_accounts_list_closed (accounts);

  if (pupitre_accounts_get_n_locked (accounts) != 1) {
    gtk_widget_activate_action (widget, "win.preferences", NULL);
    return;
  }
  for (guint i = 0; closed[i] != NULL; i++) {
    if (pupitre_accounts_is_locked (accounts, closed[i]))
      pupitre_identity_dialog_present_open (GTK_WINDOW (self), self->context, closed[i]);
  }
}

static void
on_sign_out_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreWindow *self = PUPITRE_WINDOW (widget);

  pupitre_sign_out_dialog_present (GTK_WINDOW (self), self->context, NULL);
}

static void
on_preferences_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreWindow *self = PUPITRE_WINDOW (widget);
  GtkWidget *preferences = pupitre_preferences_window_new (self->context);

  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (preferences));
}

/* On which page the help opens: that of what is in front. */
static const char *
get_help_page (PupitreWindow *self)
{
  PupitrePage *page = pupitre_window_get_page (self);
  const PupitrePageInfo *info;

  if (gtk_stack_get_visible_child (self->states) != GTK_WIDGET (self->main))
    return pupitre_entrance_get_help_page (self->entrance);
  info = page != NULL ? pupitre_pages_find (G_OBJECT_TYPE (page)) : NULL;
  return info != NULL ? info->help : "index";
}

static void
on_help_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreWindow *self = PUPITRE_WINDOW (widget);

  pupitre_help_show (self, get_help_page (self));
}

static void
on_help_topic_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pupitre_help_show (PUPITRE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Made when it is asked for: GTK's own way makes it with each window. */
static void
on_help_overlay_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH
                                                                  "/ui/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
}

static void
pupitre_window_show (GtkWidget *widget)
{
  PupitreWindow *self = PUPITRE_WINDOW (widget);

  if (pupitre_window_closing_open_again (self->closing))
    lock (self);

  GTK_WIDGET_CLASS (pupitre_window_parent_class)->show (widget);
}

static gboolean
pupitre_window_close_request (GtkWindow *window)
{
  PupitreWindow *self = PUPITRE_WINDOW (window);
  GSettings *settings = pupitre_context_get_settings (self->context);

  if (settings != NULL && !pupitre_context_is_shared (self->context))
    pupitre_window_size_save (window, settings);
  if (pupitre_window_closing_goes_on (self->closing)) {
    close_all_else (self);
    pupitre_window_closing_hide (self->closing);
    return TRUE;
  }

  return GTK_WINDOW_CLASS (pupitre_window_parent_class)->close_request (window);
}

static void
pupitre_window_dispose (GObject *object)
{
  PupitreWindow *self = PUPITRE_WINDOW (object);

  /* What it has asked of the store may still hold it: it goes quiet now. */
  if (self->notifier != NULL)
    g_object_run_dispose (G_OBJECT (self->notifier));
  g_clear_object (&self->closing);
  g_clear_object (&self->notifier);
  g_clear_object (&self->refresher);
  g_clear_object (&self->lock_watch);
  g_clear_object (&self->inheritance);
  g_clear_object (&self->toasts);
  g_clear_object (&self->entrance);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.sign-in", NULL, on_sign_in_activated);
  gtk_widget_class_install_action (widget_class, "win.sign-in-to", "s", on_sign_in_to_activated);
  gtk_widget_class_install_action (widget_class, "win.add-account", NULL, on_add_account_activated);
  gtk_widget_class_install_action (widget_class, "win.open-locked", NULL, on_open_locked_activated);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, on_lock_activated);
  gtk_widget_class_install_action (widget_class, "win.sign-out", NULL, on_sign_out_activated);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, on_preferences_activated);
  gtk_widget_class_install_action (widget_class, "win.sign-up", NULL, on_sign_up_activated);
  gtk_widget_class_install_action (widget_class, "win.forgotten-password", NULL,
                                   on_forgotten_password_activated);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, on_help_activated);
  gtk_widget_class_install_action (widget_class, "win.help-topic", "s", on_help_topic_activated);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL,
                                   on_help_overlay_activated);
  pupitre_window_moves_install (widget_class);
}

static void
pupitre_window_class_init (PupitreWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_window_dispose;
  widget_class->show = pupitre_window_show;
  GTK_WINDOW_CLASS (klass)->close_request = pupitre_window_close_request;

  g_type_ensure (PUPITRE_TYPE_STARTING_VIEW);
  g_type_ensure (PUPITRE_TYPE_SHARED_DESK);
  g_type_ensure (PUPITRE_TYPE_MAIN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/pupitre-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreWindow, desk);
  gtk_widget_class_bind_template_child (widget_class, PupitreWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, PupitreWindow, states);
  gtk_widget_class_bind_template_child (widget_class, PupitreWindow, main);
  install_actions (widget_class);
}

static void
pupitre_window_init (PupitreWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toasts = pupitre_window_toasts_new (self->overlay);
}

/**
 * pupitre_window_new:
 * @application: The application
 * @context: What the window works with
 *
 * Returns: (transfer none): a window that shows nothing until pupitre_window_show_loaded(); GTK
 *   owns it. Main thread.
 */
PupitreWindow *
pupitre_window_new (GtkApplication *application, PupitreContext *context)
{
  PupitreWindow *self;
  PupitreDemonstration *demonstration;
  g_autoptr (GPowerProfileMonitor) power = NULL;

  g_return_val_if_fail (PUPITRE_IS_CONTEXT (context), NULL);

  self = g_object_new (PUPITRE_TYPE_WINDOW, "application", application, NULL);
  self->context = g_object_ref (context);
  make_entrance (self);
  update_actions (self);
  pupitre_shared_desk_set_context (self->desk, context);
  pupitre_main_view_set_context (self->main, context);
  demonstration = pupitre_context_get_demonstration (context);
  if (demonstration != NULL) {
    gtk_widget_insert_action_group (GTK_WIDGET (self), "demonstration",
                                    pupitre_demonstration_get_actions (demonstration));
    g_signal_connect_object (demonstration, "day-changed", G_CALLBACK (pupitre_main_view_check_day),
                             self->main, G_CONNECT_SWAPPED);
  }
  g_signal_connect_object (pupitre_context_get_accounts (context), "items-changed",
                           G_CALLBACK (on_accounts_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pupitre_context_get_accounts (context), "notify::state",
                           G_CALLBACK (on_state_changed), self, G_CONNECT_SWAPPED);
  self->lock_watch = pupitre_lock_watch_new (context);
  g_signal_connect_object (self->lock_watch, "due", G_CALLBACK (lock), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (pupitre_main_view_check_day),
                           self->main, G_CONNECT_SWAPPED);
  self->notifier = pupitre_notifier_new (context, GTK_WINDOW (self));
  self->closing = pupitre_window_closing_new (GTK_WINDOW (self), context, self->lock_watch,
                                              self->notifier);
  power = g_power_profile_monitor_dup_default ();
  self->refresher = pupitre_refresher_new (context, g_network_monitor_get_default (), power);
  self->inheritance = pupitre_inheritance_watch_new (pupitre_context_get_accounts (context));
  g_signal_connect_object (self->inheritance, "found", G_CALLBACK (on_inheritance_found), self,
                           G_CONNECT_SWAPPED);
  if (pupitre_context_get_settings (context) != NULL)
    pupitre_window_size_restore (GTK_WINDOW (self), pupitre_context_get_settings (context));

  return self;
}

/**
 * pupitre_window_start_closed:
 * @self: A window that was never shown
 *
 * As if the parent had closed it: the program was started with the session. It ends by itself if there
 * turns out to be nothing for which to go on. Main thread.
 */
void
pupitre_window_start_closed (PupitreWindow *self)
{
  g_return_if_fail (PUPITRE_IS_WINDOW (self));

  pupitre_window_closing_hide (self->closing);
}

/**
 * pupitre_window_end:
 * @self: A window
 *
 * Closes it for good, whatever the parent wants to go on without it. Main thread.
 */
void
pupitre_window_end (PupitreWindow *self)
{
  g_return_if_fail (PUPITRE_IS_WINDOW (self));

  pupitre_window_closing_end (self->closing);
}

/**
 * pupitre_window_show_loaded:
 * @self: A window
 * @error: (nullable): Why the accounts could not all be opened
 *
 * Shows the accounts that are open, or the sign-in page. Main thread.
 */
void
pupitre_window_show_loaded (PupitreWindow *self, const GError *error)
{
  g_return_if_fail (PUPITRE_IS_WINDOW (self));

  if (pupitre_window_closing_end_if_over (self->closing))
    return;
  if (pupitre_main_view_is_open (self->main))
    pupitre_account_toasts_tell_locked (self->toasts,
                                       pupitre_context_get_accounts (self->context));
  else
    on_accounts_changed (self, 0, 0, 0);
  if (!pupitre_main_view_is_open (self->main) && pupitre_entrance_show_begun (self->entrance))
    pupitre_accounts_step_aside (pupitre_context_get_accounts (self->context));
  /* That the keyring is not there, the sign-in page says for as long as it matters. */
  if (error == NULL || error->code == PUPITRE_ERROR_VAULT_ABSENT ||
      pupitre_main_view_is_open (self->main))
    return;
  pupitre_entrance_show_error (self->entrance, error);
}

/**
 * pupitre_window_add_toast:
 * @self: A window
 * @text: A few words, plain text
 *
 * Main thread.
 */
void
pupitre_window_add_toast (PupitreWindow *self, const char *text)
{
  g_return_if_fail (PUPITRE_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  pupitre_window_toasts_add (self->toasts, text);
}

/**
 * pupitre_window_add_trouble:
 * @self: A window
 * @text: What went wrong, plain text
 * @topic: The page of the help about it
 *
 * Says it until it is closed. Main thread.
 */
void
pupitre_window_add_trouble (PupitreWindow *self, const char *text, const char *topic)
{
  g_return_if_fail (PUPITRE_IS_WINDOW (self));

  pupitre_window_toasts_add_trouble (self->toasts, text, topic);
}

/**
 * pupitre_window_get_context:
 * @self: A window
 *
 * Returns: (transfer none): what the window works with. Main thread.
 */
PupitreContext *
pupitre_window_get_context (PupitreWindow *self)
{
  g_return_val_if_fail (PUPITRE_IS_WINDOW (self), NULL);

  return self->context;
}

/**
 * pupitre_window_get_page:
 * @self: A window
 *
 * Returns: (nullable) (transfer none): the page in front, if an account is shown. Main thread.
 */
PupitrePage *
pupitre_window_get_page (PupitreWindow *self)
{
  g_return_val_if_fail (PUPITRE_IS_WINDOW (self), NULL);

  return pupitre_main_view_get_page (self->main);
}

/**
 * pupitre_window_get_n_pages:
 * @self: A window
 *
 * Returns: how many pages of children and tiles are alive. Main thread.
 */
guint
pupitre_window_get_n_pages (PupitreWindow *self)
{
  g_return_val_if_fail (PUPITRE_IS_WINDOW (self), 0);

  return pupitre_main_view_get_n_pages (self->main);
}

/**
 * pupitre_window_get_idle_watch:
 * @self: A window
 *
 * Returns: (transfer none): what locks the window when nobody touches it. Main thread.
 */
PupitreIdleWatch *
pupitre_window_get_idle_watch (PupitreWindow *self)
{
  g_return_val_if_fail (PUPITRE_IS_WINDOW (self), NULL);

  return pupitre_lock_watch_get_idle_watch (self->lock_watch);
}

/**
 * pupitre_window_get_main_view:
 * @self: A window
 *
 * Returns: (transfer none): the children of all open accounts and their pages. Main thread.
 */
PupitreMainView *
pupitre_window_get_main_view (PupitreWindow *self)
{
  g_return_val_if_fail (PUPITRE_IS_WINDOW (self), NULL);

  return self->main;
}
