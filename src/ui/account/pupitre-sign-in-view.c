/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-sign-in-view"

#include "config.h"

#include "pupitre-sign-in-view.h"

#include "pupitre-banner.h"
#include "pupitre-button-names.h"
#include "pupitre-error-text.h"
#include "pupitre-error-topic.h"
#include "pupitre-error.h"
#include "pupitre-focus-through.h"

#include <glib/gi18n.h>

/* Asks for e-mail address and password, and signs in. What the portal answers is said on the page,
 * with what was typed still there; nothing is ever tried twice by itself.
 *
 * Signals: `signed-in` with the account and whether only its stored copy could be opened;
 * `dismissed` when the parent goes back to the stored copy without signing in. */

struct _PupitreSignInView {
  AdwBin          parent_instance;

  PupitreContext *context;
  PupitreAccount *account;  /* (nullable): the one to sign in again */
  GCancellable   *cancel;   /* (nullable): of the sign-in under way */

  GtkButton      *back_button;
  PupitreBanner  *banner;
  GtkLabel       *subtitle;
  GtkEditable    *email;
  GtkEditable    *password;
  GtkWidget      *stay_row;
  GtkSwitch      *stay;
  AdwActionRow   *shared_row;
  GtkSwitch      *shared;
  GtkWidget      *trouble;
  GtkLabel       *error;
  GtkButton      *error_button;
  GtkWidget      *error_help;
  GtkLabel       *note;
  GtkButton      *button;
  GtkStack       *button_stack;
  GtkSpinner     *spinner;
  GtkButton      *cancel_button;
  GtkWidget      *sign_up;
};

G_DEFINE_FINAL_TYPE (PupitreSignInView, pupitre_sign_in_view, ADW_TYPE_BIN)

enum {
  SIGNAL_SIGNED_IN,
  SIGNAL_DISMISSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_button (PupitreSignInView *self)
{
  gboolean ready = gtk_editable_get_text (self->email)[0] != '\0' &&
                   gtk_editable_get_text (self->password)[0] != '\0';

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), ready && self->cancel == NULL);
}

static void
hide_error (PupitreSignInView *self)
{
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_label_set_text (self->error, "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->password), "error");
}

static void
on_text_changed (PupitreSignInView *self)
{
  update_button (self);
}

/* Whoever looks after this computer has said so, and nobody else has a say in it. */
static gboolean
is_always_shared (PupitreSignInView *self)
{
  const PupitrePolicy *policy = pupitre_context_get_policy (self->context);

  return policy != NULL && policy->shared;
}

static void
set_busy (PupitreSignInView *self, gboolean busy)
{
  /* Not made insensitive: the field that has the focus would lose it. */
  gtk_editable_set_editable (self->email, !busy);
  gtk_editable_set_editable (self->password, !busy);
  gtk_widget_set_sensitive (self->stay_row, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->shared_row), !busy && !is_always_shared (self));
  gtk_stack_set_visible_child_name (self->button_stack, busy ? "busy" : "ready");
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), busy);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
  update_button (self);
}

/* The one field that is to be typed again. */
static void
focus_field (PupitreSignInView *self)
{
  GtkEditable *field =
    gtk_editable_get_text (self->email)[0] != '\0' ? self->password : self->email;

  gtk_widget_grab_focus (GTK_WIDGET (field));
}

static void
on_signed_in (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreSignInView) self = PUPITRE_SIGN_IN_VIEW (user_data);
  g_autoptr (PupitreAccount) account = NULL;
  g_autoptr (GError) error = NULL;
  gboolean offline = FALSE;

  account = pupitre_accounts_sign_in_finish (PUPITRE_ACCOUNTS (source), result, &offline, &error);
  g_clear_object (&self->cancel);
  if (self->context == NULL)  /* the window is gone */
    return;
  set_busy (self, FALSE);

  if (account == NULL) {
    pupitre_sign_in_view_show_error (self, error);
    return;
  }
  gtk_editable_set_text (self->password, "");
  g_signal_emit (self, signals[SIGNAL_SIGNED_IN], 0, account, offline);
}

/* A PIN of an account that is kept here opens it on the lock page, or beside the others from the
 * preferences; it is not for the portal, which would count it as a wrong password. */
static gboolean
is_pin_instead (PupitreSignInView *self)
{
  g_auto (GStrv) kept = pupitre_accounts_list_closed (pupitre_context_get_accounts (self->context));
  g_autofree char *email = g_strstrip (g_strdup (gtk_editable_get_text (self->email)));

  return pupitre_accounts_is_pin (gtk_editable_get_text (self->password)) &&
         g_strv_contains ((const char *const *) kept, email);
}

static void
say_password_is_needed (PupitreSignInView *self)
{
  gtk_label_set_text (self->error, _("This looks like a PIN. Here, the password of the portal opens "
                                     "the account."));
  gtk_widget_set_visible (GTK_WIDGET (self->error_button), FALSE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->error_help), "s", "accounts");
  gtk_widget_set_visible (self->trouble, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

static void
on_sign_in (PupitreSignInView *self)
{
  update_button (self);
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->button)))
    return;

  hide_error (self);
  if (is_pin_instead (self)) {
    say_password_is_needed (self);
    return;
  }
  self->cancel = g_cancellable_new ();
  pupitre_accounts_sign_in_async (pupitre_context_get_accounts (self->context),
                                  gtk_editable_get_text (self->email),
                                  gtk_editable_get_text (self->password),
                                  gtk_switch_get_active (self->stay), self->cancel, on_signed_in,
                                  g_object_ref (self));
  set_busy (self, TRUE);
}

static void
on_shared (PupitreSignInView *self)
{
  if (self->context != NULL)
    pupitre_accounts_set_shared (pupitre_context_get_accounts (self->context),
                                 gtk_switch_get_active (self->shared));
}

static void
on_email_entered (PupitreSignInView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

static void
on_cancel (PupitreSignInView *self)
{
  g_cancellable_cancel (self->cancel);
}

static void
on_back (PupitreSignInView *self)
{
  g_cancellable_cancel (self->cancel);
  gtk_editable_set_text (self->password, "");
  g_signal_emit (self, signals[SIGNAL_DISMISSED], 0);
}

static void
on_escape (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreSignInView *self = PUPITRE_SIGN_IN_VIEW (widget);

  if (self->cancel != NULL)
    on_cancel (self);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->back_button)))
    on_back (self);
}

static gboolean
pupitre_sign_in_view_grab_focus (GtkWidget *widget)
{
  focus_field (PUPITRE_SIGN_IN_VIEW (widget));
  return TRUE;
}

static void
pupitre_sign_in_view_dispose (GObject *object)
{
  PupitreSignInView *self = PUPITRE_SIGN_IN_VIEW (object);

  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->cancel);
  g_clear_object (&self->account);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_sign_in_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PUPITRE_TYPE_BANNER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-sign-in-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, back_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, banner);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, email);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, password);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, stay_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, stay);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, shared_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, shared);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, trouble);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, error);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, error_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, error_help);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, note);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, button);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, button_stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, spinner);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreSignInView, sign_up);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_email_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_shared);
}

static void
pupitre_sign_in_view_class_init (PupitreSignInViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_sign_in_view_dispose;
  widget_class->focus = pupitre_focus_through;
  widget_class->grab_focus = pupitre_sign_in_view_grab_focus;

  signals[SIGNAL_SIGNED_IN] =
    g_signal_new ("signed-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, PUPITRE_TYPE_ACCOUNT, G_TYPE_BOOLEAN);
  signals[SIGNAL_DISMISSED] =
    g_signal_new ("dismissed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "sign-in.cancel", NULL, on_escape);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "sign-in.cancel", NULL);
}

static void
pupitre_sign_in_view_init (PupitreSignInView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_button_names_take (GTK_WIDGET (self->password));
  update_button (self);
}

/* There is an open account to go back to, or a lock page. */
static void
update_back_button (PupitreSignInView *self)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);

  gtk_widget_set_visible (GTK_WIDGET (self->back_button),
                          g_list_model_get_n_items (G_LIST_MODEL (accounts)) > 0 ||
                            pupitre_accounts_get_state (accounts) == PUPITRE_SESSION_ASIDE);
}

/* Where nothing can be kept, nothing is offered to be kept. */
static void
update_keeping (PupitreSignInView *self)
{
  GListModel *accounts = G_LIST_MODEL (pupitre_context_get_accounts (self->context));
  gboolean has_keyring = pupitre_accounts_has_keyring (PUPITRE_ACCOUNTS (accounts));
  gboolean shared = pupitre_context_is_shared (self->context);

  gtk_widget_set_visible (self->stay_row, has_keyring && !shared);
  gtk_widget_set_visible (GTK_WIDGET (self->note), !has_keyring && !shared);
  if (!has_keyring || shared)
    gtk_switch_set_active (self->stay, FALSE);
  /* Once an account is open, it is decided. */
  gtk_widget_set_visible (GTK_WIDGET (self->shared_row), g_list_model_get_n_items (accounts) == 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->shared_row), !is_always_shared (self));
  adw_action_row_set_subtitle (self->shared_row,
                               is_always_shared (self) ? _("This computer is always shared")
                                                       : _("Keeps nothing of you here"));
  gtk_switch_set_active (self->shared, shared);
  update_back_button (self);
}

/**
 * pupitre_sign_in_view_set_context:
 * @self: A sign-in page
 * @context: What it works with
 *
 * Main thread.
 */
void
pupitre_sign_in_view_set_context (PupitreSignInView *self, PupitreContext *context)
{
  g_return_if_fail (PUPITRE_IS_SIGN_IN_VIEW (self));
  g_return_if_fail (PUPITRE_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  g_signal_connect_object (pupitre_context_get_accounts (context), "notify::has-keyring",
                           G_CALLBACK (update_keeping), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pupitre_context_get_accounts (context), "notify::shared",
                           G_CALLBACK (update_keeping), self, G_CONNECT_SWAPPED);
  update_keeping (self);
}

static char *
dup_email (PupitreSignInView *self)
{
  if (self->account != NULL)
    return g_strdup (pupitre_account_get_email (self->account));
  if (pupitre_context_get_demonstration (self->context) != NULL)
    return g_strdup (PUPITRE_DEMONSTRATION_EMAIL);
  return g_strdup (gtk_editable_get_text (self->email));
}

static const char *
find_subtitle (PupitreSignInView *self)
{
  if (self->account == NULL)
    return _("Sign in to the parents’ portal.");
  if (pupitre_secret_get_refused (pupitre_account_get_secret (self->account)))
    return _("The portal no longer accepts the password that opens what is kept here. Sign in with "
             "the portal’s password of today.");
  if (pupitre_secret_get_kept_out (pupitre_account_get_secret (self->account)))
    return _("The last time the portal did not let you in, for another reason than the password. Sign "
             "in to see which.");
  return _("Sign in again to receive what is new.");
}

static void
show_demonstration (PupitreSignInView *self)
{
  g_autofree char *text = NULL;

  if (pupitre_context_get_demonstration (self->context) == NULL)
    return;
  /* Translators: %s is a password, to be typed as it is */
  text = g_strdup_printf (_("Demonstration: the password is %s"), PUPITRE_DEMONSTRATION_PASSWORD);
  pupitre_banner_set_text (self->banner, text);
}

/**
 * pupitre_sign_in_view_prepare:
 * @self: A sign-in page with its context
 * @account: (nullable): An open account whose session has ended, %NULL for any
 *
 * Makes the page ready to be shown. Main thread.
 */
void
pupitre_sign_in_view_prepare (PupitreSignInView *self, PupitreAccount *account)
{
  g_autofree char *email = NULL;

  g_return_if_fail (PUPITRE_IS_SIGN_IN_VIEW (self));
  g_return_if_fail (self->context != NULL);

  g_set_object (&self->account, account);
  hide_error (self);
  show_demonstration (self);
  update_keeping (self);

  email = dup_email (self);
  gtk_editable_set_text (self->email, email);
  gtk_editable_set_text (self->password, "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->email), account == NULL);
  gtk_widget_set_visible (self->sign_up, account == NULL);
  gtk_label_set_text (self->subtitle, find_subtitle (self));
  focus_field (self);
}

/* The demonstration's second account, unless it is open already. */
static gboolean
offers_second (PupitreSignInView *self)
{
  g_autoptr (PupitreAccount) second = pupitre_accounts_dup_open (
    pupitre_context_get_accounts (self->context), PUPITRE_DEMONSTRATION_SECOND_EMAIL);

  return pupitre_context_get_demonstration (self->context) != NULL && second == NULL;
}

/**
 * pupitre_sign_in_view_prepare_more:
 * @self: A sign-in page with its context
 * @email: (nullable): The address of an account that is not open, %NULL for any
 *
 * Makes the page ready to be shown while other accounts are open, to which the parent can go back.
 * Main thread.
 */
void
pupitre_sign_in_view_prepare_more (PupitreSignInView *self, const char *email)
{
  g_return_if_fail (PUPITRE_IS_SIGN_IN_VIEW (self));

  pupitre_sign_in_view_prepare (self, NULL);
  if (email == NULL && offers_second (self))
    email = PUPITRE_DEMONSTRATION_SECOND_EMAIL;
  gtk_editable_set_text (self->email, email != NULL ? email : "");
  gtk_switch_set_active (self->stay, FALSE);
  gtk_label_set_text (self->subtitle, _("Another account of the portal. What is open stays open."));
  focus_field (self);
}

/**
 * pupitre_sign_in_view_forget:
 * @self: A sign-in page that is no longer in front
 *
 * Lets go of the account that was to be signed in again, and of what was typed: who comes next is
 * somebody else, perhaps. Main thread.
 */
void
pupitre_sign_in_view_forget (PupitreSignInView *self)
{
  g_return_if_fail (PUPITRE_IS_SIGN_IN_VIEW (self));

  g_clear_object (&self->account);
  gtk_editable_set_text (self->email, "");
  gtk_editable_set_text (self->password, "");
}

/**
 * pupitre_sign_in_view_get_account:
 * @self: A sign-in page
 *
 * Returns: (nullable) (transfer none): the open account that is to be signed in again. Main thread.
 */
PupitreAccount *
pupitre_sign_in_view_get_account (PupitreSignInView *self)
{
  g_return_val_if_fail (PUPITRE_IS_SIGN_IN_VIEW (self), NULL);

  return self->account;
}

/**
 * pupitre_sign_in_view_get_email:
 * @self: A sign-in page
 *
 * Returns: (transfer none): the address that is filled in. Main thread.
 */
const char *
pupitre_sign_in_view_get_email (PupitreSignInView *self)
{
  g_return_val_if_fail (PUPITRE_IS_SIGN_IN_VIEW (self), NULL);

  return gtk_editable_get_text (self->email);
}

/**
 * pupitre_sign_in_view_show_error:
 * @self: A sign-in page
 * @error: What went wrong; shown unless it says that the parent gave up
 *
 * Main thread.
 */
void
pupitre_sign_in_view_show_error (PupitreSignInView *self, const GError *error)
{
  PupitreErrorAction action;
  g_autofree char *sentence = NULL;

  g_return_if_fail (PUPITRE_IS_SIGN_IN_VIEW (self));
  g_return_if_fail (error != NULL);

  if (pupitre_error_is_cancelled (error)) {
    focus_field (self);
    return;
  }

  sentence = pupitre_error_text_dup_sentence (error);
  action = pupitre_error_text_get_action (error);
  gtk_label_set_text (self->error, sentence);
  /* Trying again is what the big button does. */
  gtk_widget_set_visible (GTK_WIDGET (self->error_button),
                          action == PUPITRE_ERROR_ACTION_BROWSER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->error_help), "s",
                                    pupitre_error_topic_find (error));
  gtk_widget_set_visible (self->trouble, TRUE);

  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_BAD_PASSWORD) ||
      g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_WRONG_SECRET))
    gtk_widget_add_css_class (GTK_WIDGET (self->password), "error");
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
}
