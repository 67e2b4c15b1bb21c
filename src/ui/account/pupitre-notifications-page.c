/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-notifications-page"

#include "config.h"

#include "pupitre-notifications-page.h"

#include "pupitre-topics-row.h"

#include <glib/gi18n.h>

/* What the program tells the desktop, and when: for all children, and of each child by topic. */

struct _PupitreNotificationsPage {
  AdwPreferencesPage   parent_instance;

  PupitreContext      *context;
  GPtrArray           *rows;  /* (element-type GtkWidget), not owned */

  GtkSwitch           *notify;
  GtkSwitch           *details;
  GtkSwitch           *quiet;
  GtkWidget           *quiet_from_row;
  GtkSpinButton       *quiet_from;
  GtkWidget           *quiet_to_row;
  GtkSpinButton       *quiet_to;
  GtkSpinButton       *refresh;
  AdwActionRow        *background_row;
  GtkSwitch           *background;
  AdwPreferencesGroup *children;
};

G_DEFINE_FINAL_TYPE (PupitreNotificationsPage, pupitre_notifications_page, ADW_TYPE_PREFERENCES_PAGE)

static void
remove_rows (PupitreNotificationsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->children, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_children (PupitreNotificationsPage *self)
{
  GListModel *family = G_LIST_MODEL (pupitre_context_get_family (self->context));

  remove_rows (self);
  for (guint i = 0; i < g_list_model_get_n_items (family); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (family, i);
    GtkWidget *row = pupitre_topics_row_new (member);

    adw_preferences_group_add (self->children, row);
    g_ptr_array_add (self->rows, row);
  }
}

/* Returns: (transfer none): what closing the window does, or why it can do nothing else than it does */
static const char *
describe_background (PupitreNotificationsPage *self, PupitreBackgroundState state)
{
  switch (state) {
  case PUPITRE_BACKGROUND_NOBODY_STAYS:
    return _("Nothing can be asked then unless you stay signed in: choose that when you sign in");
  case PUPITRE_BACKGROUND_NEVER:
    return _("Choose above how often to look");
  case PUPITRE_BACKGROUND_REFUSED:
    return _("The desktop does not allow it");
  case PUPITRE_BACKGROUND_NO_START:
    return _("Closing the window leaves Pupitre running, but it could not be arranged that it starts "
             "with your session");
  case PUPITRE_BACKGROUND_IMPOSSIBLE:
  case PUPITRE_BACKGROUND_OFF:
  case PUPITRE_BACKGROUND_ON:
  default:
    return pupitre_context_get_demonstration (self->context) != NULL
             ? _("Closing the window leaves the demonstration running")
             : _("Closing the window leaves Pupitre running, and it starts with your session, without "
                 "a window");
  }
}

static void
update_background (PupitreNotificationsPage *self)
{
  PupitreBackgroundState state =
    pupitre_background_get_state (pupitre_context_get_background (self->context));

  gtk_widget_set_visible (GTK_WIDGET (self->background_row), state != PUPITRE_BACKGROUND_IMPOSSIBLE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->background),
                            state != PUPITRE_BACKGROUND_NOBODY_STAYS &&
                              state != PUPITRE_BACKGROUND_NEVER);
  adw_action_row_set_subtitle (self->background_row, describe_background (self, state));
}

static void
bind_settings (PupitreNotificationsPage *self, GSettings *settings)
{
  g_settings_bind (settings, "notify", self->notify, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "notify-details", self->details, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "quiet-hours", self->quiet, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "quiet-from", gtk_spin_button_get_adjustment (self->quiet_from), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "quiet-to", gtk_spin_button_get_adjustment (self->quiet_to), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-minutes", gtk_spin_button_get_adjustment (self->refresh),
                   "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "background", self->background, "active",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  g_object_bind_property (self->quiet, "active", self->quiet_from_row, "sensitive",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->quiet, "active", self->quiet_to_row, "sensitive",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->notify, "active", self->children, "sensitive", G_BINDING_SYNC_CREATE);
}

static void
pupitre_notifications_page_dispose (GObject *object)
{
  pupitre_notifications_page_clear (PUPITRE_NOTIFICATIONS_PAGE (object));

  G_OBJECT_CLASS (pupitre_notifications_page_parent_class)->dispose (object);
}

static void
pupitre_notifications_page_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_NOTIFICATIONS_PAGE (object)->rows);

  G_OBJECT_CLASS (pupitre_notifications_page_parent_class)->finalize (object);
}

static void
pupitre_notifications_page_class_init (PupitreNotificationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_notifications_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_notifications_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-notifications-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreNotificationsPage, notify);
  gtk_widget_class_bind_template_child (widget_class, PupitreNotificationsPage, details);
  gtk_widget_class_bind_template_child (widget_class, PupitreNotificationsPage, quiet);
  gtk_widget_class_bind_template_child (widget_class, PupitreNotificationsPage, quiet_from_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreNotificationsPage, quiet_from);
  gtk_widget_class_bind_template_child (widget_class, PupitreNotificationsPage, quiet_to_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreNotificationsPage, quiet_to);
  gtk_widget_class_bind_template_child (widget_class, PupitreNotificationsPage, refresh);
  gtk_widget_class_bind_template_child (widget_class, PupitreNotificationsPage, background_row);
  gtk_widget_class_bind_template_child (widget_class, PupitreNotificationsPage, background);
  gtk_widget_class_bind_template_child (widget_class, PupitreNotificationsPage, children);
}

static void
pupitre_notifications_page_init (PupitreNotificationsPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_notifications_page_set_context:
 * @self: A page
 * @context: What the window works with, with settings; once
 *
 * Main thread.
 */
void
pupitre_notifications_page_set_context (PupitreNotificationsPage *self, PupitreContext *context)
{
  g_return_if_fail (PUPITRE_IS_NOTIFICATIONS_PAGE (self));
  g_return_if_fail (PUPITRE_IS_CONTEXT (context) && self->context == NULL);

  self->context = g_object_ref (context);
  bind_settings (self, pupitre_context_get_settings (context));
  g_signal_connect_object (pupitre_context_get_family (context), "items-changed",
                           G_CALLBACK (show_children), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pupitre_context_get_background (context), "changed",
                           G_CALLBACK (update_background), self, G_CONNECT_SWAPPED);
  show_children (self);
  update_background (self);
}

/**
 * pupitre_notifications_page_clear:
 * @self: A page
 *
 * Lets go of the children: the window is being closed, perhaps by a lock. Main thread.
 */
void
pupitre_notifications_page_clear (PupitreNotificationsPage *self)
{
  g_return_if_fail (PUPITRE_IS_NOTIFICATIONS_PAGE (self));

  if (self->context == NULL)
    return;
  g_signal_handlers_disconnect_by_data (pupitre_context_get_family (self->context), self);
  g_signal_handlers_disconnect_by_data (pupitre_context_get_background (self->context), self);
  remove_rows (self);
  g_clear_object (&self->context);
}
