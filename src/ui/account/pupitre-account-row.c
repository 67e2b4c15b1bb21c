/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-account-row"

#include "config.h"

#include "pupitre-account-row.h"

#include "pupitre-error-text.h"
#include "pupitre-error-topic.h"
#include "pupitre-export-dialog.h"
#include "pupitre-help-toast.h"
#include "pupitre-identity-dialog.h"
#include "pupitre-inheritance-offer.h"
#include "pupitre-list-names.h"
#include "pupitre-sign-out-dialog.h"
#include "pupitre-way-out.h"

#include <glib/gi18n.h>

/* One open account in the preferences, and what the parent can decide about it alone: whether its
 * password is kept, its PIN, and taking it away. */

struct _PupitreAccountRow {
  AdwExpanderRow  parent_instance;

  PupitreContext *context;
  PupitreAccount *account;
  GCancellable   *cancel;
  GPtrArray      *offers;  /* (element-type GtkWidget): rows, not owned */

  GtkWidget      *session_row;
  AdwActionRow   *children_row;
  AdwActionRow   *portal_row;
  AdwActionRow   *stay_row;
  GtkButton      *forget_button;
  AdwActionRow   *copy_row;
  GtkWidget      *export_row;
  AdwActionRow   *pin_row;
  GtkButton      *pin_button;
  GtkWidget      *no_pin_button;
  GtkWidget      *sign_out_row;
  GtkWidget      *sign_out_button;
};

G_DEFINE_FINAL_TYPE (PupitreAccountRow, pupitre_account_row, ADW_TYPE_EXPANDER_ROW)

static GtkWindow *
get_window (PupitreAccountRow *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
update_session (PupitreAccountRow *self)
{
  gboolean signed_in = pupitre_account_is_signed_in (self->account);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 signed_in ? _("Signed in") : _("Not signed in"));
  gtk_widget_set_visible (self->session_row, !signed_in);
}

/* What another account keeps of a child of this one, for a parent whose address has changed: a row that
 * is there only if there is something. */
static void
add_offer (PupitreAccountRow *self, PupitreChild *child)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE,
                                 "use-markup", FALSE, "title",
                                 pupitre_child_get_first_name (child), NULL);
  GtkWidget *offer = g_object_new (PUPITRE_TYPE_INHERITANCE_OFFER, "margin-bottom", 18, NULL);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), offer);
  g_object_bind_property (offer, "visible", row, "visible", G_BINDING_SYNC_CREATE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->offers, row);
  pupitre_inheritance_offer_look (PUPITRE_INHERITANCE_OFFER (offer),
                                  pupitre_context_get_accounts (self->context), self->account, child);
}

static void
remove_offers (PupitreAccountRow *self)
{
  for (guint i = 0; i < self->offers->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->offers, i));
  g_ptr_array_set_size (self->offers, 0);
}

static void
update_children (PupitreAccountRow *self)
{
  GListModel *children = pupitre_account_get_children (self->account);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  remove_offers (self);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);

    g_strv_builder_add (builder, pupitre_child_get_first_name (child));
    if (pupitre_family_has_several (pupitre_context_get_family (self->context)))
      add_offer (self, child);
  }
  names = g_strv_builder_end (builder);
  /* Translators: between two names in a list of children */
  text = g_strjoinv (_(", "), names);
  escaped = g_markup_escape_text (text[0] != '\0' ? text : _("None yet"), -1);
  adw_action_row_set_subtitle (self->children_row, escaped);
}

static void
update_stay_row (PupitreAccountRow *self)
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
  g_autoptr (PupitreAccountRow) self = PUPITRE_ACCOUNT_ROW (user_data);
  g_autoptr (GError) error = NULL;

  if (!pupitre_accounts_forget_password_finish (PUPITRE_ACCOUNTS (source), result, &error)) {
    g_autofree char *sentence = pupitre_error_text_dup_sentence (error);
    GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

    if (ADW_IS_PREFERENCES_WINDOW (root))
      adw_preferences_window_add_toast (
        ADW_PREFERENCES_WINDOW (root),
        pupitre_help_toast_new (sentence, pupitre_error_topic_find (error)));
  }
  if (self->account != NULL)
    update_stay_row (self);
}

static void
on_forget (PupitreAccountRow *self)
{
  pupitre_accounts_forget_password_async (pupitre_context_get_accounts (self->context),
                                          self->account, self->cancel, on_password_forgotten,
                                          g_object_ref (self));
}

static void
update_pin_row (PupitreAccountRow *self)
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

/* A dialog of the window was closed: the PIN may be another. */
static void
on_active_changed (PupitreAccountRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->account != NULL && GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root)))
    update_pin_row (self);
}

static void
on_set_pin (PupitreAccountRow *self)
{
  pupitre_identity_dialog_present_set_pin (get_window (self), self->context, self->account);
}

static void
on_remove_pin (PupitreAccountRow *self)
{
  pupitre_identity_dialog_present_no_pin (get_window (self), self->context, self->account);
}

static void
on_export (PupitreAccountRow *self)
{
  pupitre_export_dialog_present (get_window (self), self->account);
}

static void
on_sign_out (PupitreAccountRow *self)
{
  pupitre_sign_out_dialog_present (get_window (self), self->context, self->account);
}

static void
on_sign_in (PupitreAccountRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "preferences.sign-in-to", "s",
                              pupitre_account_get_email (self->account));
}

static void
pupitre_account_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pupitre_account_row_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active",
                           G_CALLBACK (on_active_changed), widget, G_CONNECT_SWAPPED);
}

static void
pupitre_account_row_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);

  GTK_WIDGET_CLASS (pupitre_account_row_parent_class)->unroot (widget);
}

static void
pupitre_account_row_dispose (GObject *object)
{
  PupitreAccountRow *self = PUPITRE_ACCOUNT_ROW (object);

  g_cancellable_cancel (self->cancel);
  if (self->account != NULL)
    remove_offers (self);
  g_clear_object (&self->account);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_account_row_parent_class)->dispose (object);
}

static void
pupitre_account_row_finalize (GObject *object)
{
  g_clear_object (&PUPITRE_ACCOUNT_ROW (object)->cancel);
  g_ptr_array_unref (PUPITRE_ACCOUNT_ROW (object)->offers);

  G_OBJECT_CLASS (pupitre_account_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountRow, session_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountRow, children_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountRow, portal_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountRow, stay_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountRow, forget_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountRow, copy_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountRow, export_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountRow, pin_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountRow, pin_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountRow, no_pin_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountRow, sign_out_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountRow, sign_out_button);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_in);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_bind_template_callback (widget_class, on_set_pin);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_pin);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_out);
}

static void
pupitre_account_row_class_init (PupitreAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_account_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_account_row_finalize;
  widget_class->root = pupitre_account_row_root;
  widget_class->unroot = pupitre_account_row_unroot;
  bind_template (widget_class);
}

static void
pupitre_account_row_init (PupitreAccountRow *self)
{
  self->cancel = g_cancellable_new ();
  self->offers = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_account (PupitreAccountRow *self)
{
  gboolean session_only = pupitre_account_is_session_only (self->account);
  gboolean shared = pupitre_context_is_shared (self->context);
  g_autofree char *email = g_markup_escape_text (pupitre_account_get_email (self->account), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), email);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pupitre_account_get_email (self->account), -1);
  pupitre_list_names_set (GTK_WIDGET (self), pupitre_account_get_email (self->account));
  adw_action_row_set_subtitle (
    self->portal_row, pupitre_profile_get_name (pupitre_account_get_profile (self->account)));
  adw_action_row_set_subtitle (
    self->copy_row, shared         ? _("None: this is a shared computer, nothing is written on it")
                    : session_only ? _("Nothing is kept after this session: there is no keyring")
                                   : _("Encrypted; the key is in this computer’s keyring"));
  gtk_widget_set_visible (self->export_row,
                          pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_EXPORT, NULL));
  gtk_widget_set_visible (self->sign_out_row, !shared);
  gtk_widget_set_visible (GTK_WIDGET (self->stay_row), !session_only);
  if (!session_only)
    update_stay_row (self);
  update_pin_row (self);
  update_session (self);
  update_children (self);
}

/**
 * pupitre_account_row_new:
 * @context: What the window works with
 * @account: An open account
 *
 * Returns: (transfer floating): a row, folded. Main thread.
 */
GtkWidget *
pupitre_account_row_new (PupitreContext *context, PupitreAccount *account)
{
  PupitreAccountRow *self;

  g_return_val_if_fail (PUPITRE_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);

  self = g_object_new (PUPITRE_TYPE_ACCOUNT_ROW, NULL);
  self->context = g_object_ref (context);
  self->account = g_object_ref (account);
  show_account (self);
  g_signal_connect_object (account, "notify::signed-in", G_CALLBACK (update_session), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pupitre_account_get_children (account), "items-changed",
                           G_CALLBACK (update_children), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * pupitre_account_row_get_account:
 * @self: A row
 *
 * Returns: (transfer none): the account. Main thread.
 */
PupitreAccount *
pupitre_account_row_get_account (PupitreAccountRow *self)
{
  g_return_val_if_fail (PUPITRE_IS_ACCOUNT_ROW (self), NULL);

  return self->account;
}
