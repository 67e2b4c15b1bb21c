/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-lock-view"

#include "config.h"

#include "pupitre-lock-view.h"

#include "pupitre-button-names.h"
#include "pupitre-banner.h"
#include "pupitre-error.h"
#include "pupitre-focus-through.h"
#include "pupitre-unlock-text.h"

#include <glib/gi18n.h>

/* What there is to see while everything is locked: one entry for PIN or password, and the ways on for
 * who has neither. No name and no address: it may be anybody who looks. */

struct _PupitreLockView {
  AdwBin          parent_instance;

  PupitreContext *context;
  GCancellable   *cancel;  /* (nullable): of what is under way */

  PupitreBanner  *banner;
  GtkLabel       *title;
  GtkLabel       *subtitle;
  GtkEditable    *entry;
  GtkLabel       *error;
  GtkWidget      *error_help;
  GtkLabel       *tries;
  GtkButton      *button;
  GtkStack       *button_stack;
  GtkSpinner     *spinner;
  GtkButton      *forgotten_button;
  GtkRevealer    *forgotten;
  GtkWidget      *sign_out_button;
};

G_DEFINE_FINAL_TYPE (PupitreLockView, pupitre_lock_view, ADW_TYPE_BIN)

enum {
  SIGNAL_UNLOCKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static PupitreAccounts *
get_accounts (PupitreLockView *self)
{
  return pupitre_context_get_accounts (self->context);
}

static void
update_button (PupitreLockView *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->button),
                            gtk_editable_get_text (self->entry)[0] != '\0' && self->cancel == NULL);
}

static void
hide_error (PupitreLockView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  gtk_widget_set_visible (self->error_help, FALSE);
  gtk_label_set_text (self->error, "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/* Which of both opens it, and how often a wrong PIN may still be typed. */
static void
update_entry (PupitreLockView *self)
{
  gboolean has_pin = FALSE;
  guint tries_left = pupitre_accounts_get_tries_left (get_accounts (self), &has_pin);
  const char *name = has_pin && tries_left > 0 ? _("PIN or password") : _("Password");
  g_autofree char *text = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), name);
  gtk_widget_set_visible (GTK_WIDGET (self->tries),
                          has_pin && tries_left < PUPITRE_SECRET_MAX_TRIES);
  if (tries_left > 0)
    text = g_strdup_printf (ngettext ("%u try left for the PIN", "%u tries left for the PIN",
                                      tries_left), tries_left);
  else
    text = g_strdup (_("The PIN opens nothing any more: type the password of the portal."));
  gtk_label_set_text (self->tries, text);
}

static void
update_texts (PupitreLockView *self)
{
  gboolean signed_out = pupitre_accounts_is_signed_out (get_accounts (self));

  gtk_label_set_text (self->title, signed_out ? _("Signed Out") : _("Locked"));
  gtk_label_set_text (self->subtitle,
                      signed_out ? _("What is kept on this computer opens with your password or "
                                     "PIN, also without a network.")
                                 : _("Nothing is shown, nothing is sent. It opens again also "
                                     "without a network."));
  gtk_widget_set_visible (self->sign_out_button, !signed_out);
  update_entry (self);
}

static void
set_busy (PupitreLockView *self, gboolean busy)
{
  gtk_editable_set_editable (self->entry, !busy);
  gtk_stack_set_visible_child_name (self->button_stack, busy ? "busy" : "ready");
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
  update_button (self);
}

/**
 * pupitre_lock_view_show_error:
 * @self: A lock page that is ready to be shown
 * @error: Why something is not open
 *
 * Main thread.
 */
void
pupitre_lock_view_show_error (PupitreLockView *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (PUPITRE_IS_LOCK_VIEW (self));
  g_return_if_fail (error != NULL);

  sentence = pupitre_unlock_text_dup_sentence (error);
  gtk_label_set_text (self->error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->error_help), "s",
                                    pupitre_unlock_text_find_topic (error));
  gtk_widget_set_visible (self->error_help, TRUE);
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_WRONG_SECRET) ||
      g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_NO_TRIES))
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  update_entry (self);
}

static void
on_unlocked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreLockView) self = PUPITRE_LOCK_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  gboolean good = pupitre_accounts_unlock_finish (PUPITRE_ACCOUNTS (source), result, &error);

  g_clear_object (&self->cancel);
  if (self->context == NULL)  /* the window is gone */
    return;
  set_busy (self, FALSE);
  gtk_editable_set_text (self->entry, "");
  if (good)
    g_signal_emit (self, signals[SIGNAL_UNLOCKED], 0);
  if (good || pupitre_error_is_cancelled (error))
    return;
  pupitre_lock_view_show_error (self, error);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_unlock (PupitreLockView *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->button)))
    return;
  hide_error (self);
  self->cancel = g_cancellable_new ();
  pupitre_accounts_unlock_async (get_accounts (self), gtk_editable_get_text (self->entry),
                                 self->cancel, on_unlocked, g_object_ref (self));
  set_busy (self, TRUE);
}

static void
on_text_changed (PupitreLockView *self)
{
  update_button (self);
}

static void
on_forgotten (PupitreLockView *self)
{
  gboolean shown = !gtk_revealer_get_reveal_child (self->forgotten);

  gtk_revealer_set_reveal_child (self->forgotten, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->forgotten_button),
                               GTK_ACCESSIBLE_STATE_EXPANDED, shown, -1);
}

static void
on_another (PupitreLockView *self)
{
  gtk_editable_set_text (self->entry, "");
  g_cancellable_cancel (self->cancel);
  pupitre_accounts_step_aside (get_accounts (self));
}

static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreLockView) self = PUPITRE_LOCK_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  gboolean good =
    pupitre_accounts_sign_out_closed_finish (PUPITRE_ACCOUNTS (source), result, &error);

  g_clear_object (&self->cancel);
  if (self->context == NULL)
    return;
  set_busy (self, FALSE);
  update_texts (self);
  if (!good)
    pupitre_lock_view_show_error (self, error);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_sign_out (PupitreLockView *self)
{
  if (self->cancel != NULL)
    return;
  hide_error (self);
  gtk_editable_set_text (self->entry, "");
  self->cancel = g_cancellable_new ();
  pupitre_accounts_sign_out_closed_async (get_accounts (self), NULL, on_signed_out,
                                          g_object_ref (self));
  set_busy (self, TRUE);
}

static gboolean
pupitre_lock_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PUPITRE_LOCK_VIEW (widget)->entry));
}

static void
pupitre_lock_view_dispose (GObject *object)
{
  PupitreLockView *self = PUPITRE_LOCK_VIEW (object);

  g_cancellable_cancel (self->cancel);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_lock_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-lock-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, banner);
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, title);
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, entry);
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, error);
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, error_help);
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, tries);
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, button);
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, button_stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, spinner);
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, forgotten_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, forgotten);
  gtk_widget_class_bind_template_child (widget_class, PupitreLockView, sign_out_button);
  gtk_widget_class_bind_template_callback (widget_class, on_unlock);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_forgotten);
  gtk_widget_class_bind_template_callback (widget_class, on_another);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_out);
}

static void
pupitre_lock_view_class_init (PupitreLockViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_lock_view_dispose;
  signals[SIGNAL_UNLOCKED] = g_signal_new ("unlocked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  widget_class->focus = pupitre_focus_through;
  widget_class->grab_focus = pupitre_lock_view_grab_focus;
  g_type_ensure (PUPITRE_TYPE_BANNER);
  bind_template (widget_class);
}

static void
pupitre_lock_view_init (PupitreLockView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_button_names_take (GTK_WIDGET (self->entry));
  update_button (self);
}

/**
 * pupitre_lock_view_set_context:
 * @self: A lock page
 * @context: What it works with
 *
 * Main thread.
 */
void
pupitre_lock_view_set_context (PupitreLockView *self, PupitreContext *context)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PUPITRE_IS_LOCK_VIEW (self));
  g_return_if_fail (PUPITRE_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  if (pupitre_context_get_demonstration (context) == NULL)
    return;
  /* Translators: %s is a password, to be typed as it is */
  text = g_strdup_printf (_("Demonstration: the password is %s"), PUPITRE_DEMONSTRATION_PASSWORD);
  pupitre_banner_set_text (self->banner, text);
}

/**
 * pupitre_lock_view_prepare:
 * @self: A lock page with its context
 *
 * Makes the page ready to be shown: nothing typed, nothing said. Main thread.
 */
void
pupitre_lock_view_prepare (PupitreLockView *self)
{
  g_return_if_fail (PUPITRE_IS_LOCK_VIEW (self));
  g_return_if_fail (self->context != NULL);

  hide_error (self);
  gtk_editable_set_text (self->entry, "");
  gtk_revealer_set_reveal_child (self->forgotten, FALSE);
  update_texts (self);
}
