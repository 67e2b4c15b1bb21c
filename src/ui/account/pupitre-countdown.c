/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-countdown"

#include "config.h"

#include "pupitre-countdown.h"

#include <glib/gi18n.h>

/* Says that a shared computer is about to finish by itself, and in how many seconds. */

struct _PupitreCountdown {
  AdwBin    parent_instance;

  GtkLabel *seconds;
};

G_DEFINE_FINAL_TYPE (PupitreCountdown, pupitre_countdown, ADW_TYPE_BIN)

static void
pupitre_countdown_class_init (PupitreCountdownClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-countdown.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreCountdown, seconds);
}

static void
pupitre_countdown_init (PupitreCountdown *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_countdown_new:
 *
 * Returns: (transfer floating): a countdown. Main thread.
 */
GtkWidget *
pupitre_countdown_new (void)
{
  return g_object_new (PUPITRE_TYPE_COUNTDOWN, NULL);
}

/**
 * pupitre_countdown_set_seconds:
 * @self: A countdown
 * @seconds: How many are left
 *
 * Main thread.
 */
void
pupitre_countdown_set_seconds (PupitreCountdown *self, guint seconds)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PUPITRE_IS_COUNTDOWN (self));

  /* Translators: how many seconds are left; stands alone in large letters */
  text = g_strdup_printf (ngettext ("%u second", "%u seconds", seconds), seconds);
  gtk_label_set_text (self->seconds, text);
}
