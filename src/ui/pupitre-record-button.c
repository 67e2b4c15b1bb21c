/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-record-button"

#include "config.h"

#include "pupitre-record-button.h"

#include "pupitre-child-colour.h"
#include "pupitre-child-photo.h"

#include <glib/gi18n.h>

/* The button in the header of a page that leads to the record of its child: the child's name or picture,
 * as on the portal. */

/**
 * pupitre_record_button_lead:
 * @button: A button that has led nowhere so far, and is a title for a screen reader
 * @child: A child that has a record
 *
 * Lets it lead to the record of @child. What a screen reader takes it for is settled as it is first shown:
 * to be called before. Main thread.
 */
void
pupitre_record_button_lead (GtkWidget *button, PupitreChild *child)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_BUTTON (button));
  g_return_if_fail (PUPITRE_IS_CHILD (child));

  /* Translators: %s is a child's first name */
  text = g_strdup_printf (_("Open the record of %s"), pupitre_child_get_first_name (child));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(su)", pupitre_child_get_key (child),
                                    (guint32) PUPITRE_TILE_RECORD);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-tile");
  gtk_widget_set_can_target (button, TRUE);
  gtk_widget_set_focusable (button, TRUE);
  gtk_widget_set_tooltip_text (button, text);
  g_object_set (button, "accessible-role", GTK_ACCESSIBLE_ROLE_BUTTON, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * pupitre_record_button_new:
 * @child: A child that has a record
 * @account: The account through which the child is seen
 * @family: (nullable): The children among which it has its colour
 * @renderer: The helper that draws what the portal sends
 * @cancellable: Gives up the reading of the picture when the page goes
 *
 * Makes one with the picture of the child, for where the sections of a page stand in place of the name.
 *
 * Returns: (transfer floating): the button. Main thread.
 */
GtkWidget *
pupitre_record_button_new (PupitreChild    *child,
                           PupitreAccount  *account,
                           PupitreFamily   *family,
                           PupitreRenderer *renderer,
                           GCancellable    *cancellable)
{
  GtkWidget *button, *avatar;

  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  button = gtk_button_new ();
  avatar = adw_avatar_new (24, pupitre_child_get_first_name (child), TRUE);
  if (family != NULL)
    pupitre_child_colour_apply (
      avatar, pupitre_child_colour_find (pupitre_family_get_children (family), child));
  gtk_button_set_child (GTK_BUTTON (button), avatar);
  gtk_widget_add_css_class (button, "flat");
  pupitre_record_button_lead (button, child);
  pupitre_child_photo_load (ADW_AVATAR (avatar), account, child, renderer, cancellable);
  return button;
}
