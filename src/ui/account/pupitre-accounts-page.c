/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-accounts-page"

#include "config.h"

#include "pupitre-accounts-page.h"

#include "pupitre-account-row.h"
#include "pupitre-identity-dialog.h"

#include <glib/gi18n.h>

/* The accounts of this computer: the open ones with what can be decided about each, those whose copy
 * is kept and not open, and the way to one more. */

struct _PupitreAccountsPage {
  AdwPreferencesPage   parent_instance;

  PupitreContext      *context;
  GPtrArray           *rows;  /* (element-type GtkWidget): what shows accounts now, not owned */

  AdwPreferencesGroup *open_group;
  AdwPreferencesGroup *closed_group;
  GtkWidget           *more_group;
};

G_DEFINE_FINAL_TYPE (PupitreAccountsPage, pupitre_accounts_page, ADW_TYPE_PREFERENCES_PAGE)

static void
on_open (PupitreAccountsPage *self, GtkButton *button)
{
  pupitre_identity_dialog_present_open (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                        self->context,
                                        g_object_get_data (G_OBJECT (button), "email"));
}

static void
on_add (PupitreAccountsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "preferences.add-account", NULL);
}

static GtkWidget *
create_closed_row (PupitreAccountsPage *self, const char *email)
{
  gboolean locked =
    pupitre_accounts_is_locked (pupitre_context_get_accounts (self->context), email);
  g_autofree char *escaped = g_markup_escape_text (email, -1);
  g_autofree char *name = NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Open…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), locked ? _("Locked") : _("Signed out"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* Translators: %s is an e-mail address; the name of a button, read aloud */
  name = g_strdup_printf (_("Open %s"), email);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "email", g_strdup (email), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
remove_rows (PupitreAccountsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (self->rows, i);

    adw_preferences_group_remove (PUPITRE_IS_ACCOUNT_ROW (row) ? self->open_group
                                                               : self->closed_group, row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

static void
update (PupitreAccountsPage *self)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  guint n_open = g_list_model_get_n_items (G_LIST_MODEL (accounts));
  g_auto (GStrv) closed = NULL;

  remove_rows (self);
  if (n_open == 0)  /* locked, or about to be closed: nothing is said of what is not open */
    return;
  for (guint i = 0; i < n_open; i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (G_LIST_MODEL (accounts), i);
    GtkWidget *row = pupitre_account_row_new (self->context, account);

    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), n_open == 1);
    adw_preferences_group_add (self->open_group, row);
    g_ptr_array_add (self->rows, row);
  }
  closed = pupitre_accounts_list_closed (accounts);
  for (guint i = 0; closed[i] != NULL; i++) {
    GtkWidget *row = create_closed_row (self, closed[i]);

    adw_preferences_group_add (self->closed_group, row);
    g_ptr_array_add (self->rows, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->closed_group), closed[0] != NULL);
}

static void
pupitre_accounts_page_dispose (GObject *object)
{
  PupitreAccountsPage *self = PUPITRE_ACCOUNTS_PAGE (object);

  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_accounts_page_parent_class)->dispose (object);
}

static void
pupitre_accounts_page_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_ACCOUNTS_PAGE (object)->rows);

  G_OBJECT_CLASS (pupitre_accounts_page_parent_class)->finalize (object);
}

static void
pupitre_accounts_page_class_init (PupitreAccountsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_accounts_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_accounts_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-accounts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountsPage, open_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountsPage, closed_group);
  gtk_widget_class_bind_template_child (widget_class, PupitreAccountsPage, more_group);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
pupitre_accounts_page_init (PupitreAccountsPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_accounts_page_clear:
 * @self: A page
 *
 * Lets go of the accounts: whoever shows one holds its key. Main thread.
 */
void
pupitre_accounts_page_clear (PupitreAccountsPage *self)
{
  g_return_if_fail (PUPITRE_IS_ACCOUNTS_PAGE (self));

  remove_rows (self);
}

/**
 * pupitre_accounts_page_set_context:
 * @self: A page
 * @context: What the window works with; once
 *
 * Main thread.
 */
void
pupitre_accounts_page_set_context (PupitreAccountsPage *self, PupitreContext *context)
{
  g_return_if_fail (PUPITRE_IS_ACCOUNTS_PAGE (self));
  g_return_if_fail (PUPITRE_IS_CONTEXT (context) && self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (pupitre_context_get_accounts (context), "items-changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* One parent at a time sits at a shared computer. */
  gtk_widget_set_visible (self->more_group, !pupitre_context_is_shared (context));
  update (self);
}
