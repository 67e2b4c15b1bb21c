/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-banner"

#include "config.h"

#include "pupitre-banner.h"

/* One sentence across the top of a page, that can come and go, and may have a button. */

struct _PupitreBanner {
  AdwBin       parent_instance;

  GtkRevealer *revealer;
  GtkLabel    *label;
  GtkButton   *button;
};

G_DEFINE_FINAL_TYPE (PupitreBanner, pupitre_banner, ADW_TYPE_BIN)

static void
pupitre_banner_class_init (PupitreBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/pupitre-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, PupitreBanner, label);
  gtk_widget_class_bind_template_child (widget_class, PupitreBanner, button);
  gtk_widget_class_set_css_name (widget_class, "pupitrebanner");
}

static void
pupitre_banner_init (PupitreBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_banner_set_text:
 * @self: A banner
 * @text: (nullable): The sentence; %NULL hides the banner
 *
 * Main thread.
 */
void
pupitre_banner_set_text (PupitreBanner *self, const char *text)
{
  g_return_if_fail (PUPITRE_IS_BANNER (self));

  if (text != NULL)
    gtk_label_set_text (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
}

/**
 * pupitre_banner_set_button:
 * @self: A banner
 * @label: The words on the button
 * @action_name: What it does
 *
 * Main thread.
 */
void
pupitre_banner_set_button (PupitreBanner *self, const char *label, const char *action_name)
{
  g_return_if_fail (PUPITRE_IS_BANNER (self));

  gtk_button_set_label (self->button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_widget_set_visible (GTK_WIDGET (self->button), TRUE);
}
