/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-trouble"

#include "config.h"

#include "pupitre-trouble.h"

#include "pupitre-error-text.h"
#include "pupitre-error-topic.h"

/* What went wrong with what a form has sent: one sentence, what can be done about it elsewhere, and
 * the help about it. Trying again is what the form's own button does. */

struct _PupitreTrouble {
  AdwBin     parent_instance;

  GtkWidget *box;
  GtkLabel  *label;
  GtkButton *action;
  GtkButton *help;
};

G_DEFINE_FINAL_TYPE (PupitreTrouble, pupitre_trouble, ADW_TYPE_BIN)

static void
pupitre_trouble_class_init (PupitreTroubleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-trouble.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreTrouble, box);
  gtk_widget_class_bind_template_child (widget_class, PupitreTrouble, label);
  gtk_widget_class_bind_template_child (widget_class, PupitreTrouble, action);
  gtk_widget_class_bind_template_child (widget_class, PupitreTrouble, help);
}

static void
pupitre_trouble_init (PupitreTrouble *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @error: (nullable) */
static void
show_action (PupitreTrouble *self, const GError *error)
{
  PupitreErrorAction action =
    error != NULL ? pupitre_error_text_get_action (error) : PUPITRE_ERROR_ACTION_NONE;
  gboolean elsewhere =
    action != PUPITRE_ERROR_ACTION_NONE && action != PUPITRE_ERROR_ACTION_RETRY;

  gtk_widget_set_visible (GTK_WIDGET (self->action), elsewhere);
  if (!elsewhere)
    return;
  gtk_button_set_label (self->action, pupitre_error_action_get_label (action));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->action),
                                  pupitre_error_action_get_name (action));
}

/**
 * pupitre_trouble_show:
 * @self: A place for trouble
 * @error: What went wrong
 *
 * Main thread.
 */
void
pupitre_trouble_show (PupitreTrouble *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (PUPITRE_IS_TROUBLE (self));
  g_return_if_fail (error != NULL);

  sentence = pupitre_error_text_dup_sentence (error);
  pupitre_trouble_say (self, sentence, pupitre_error_topic_find (error));
  show_action (self, error);
}

/**
 * pupitre_trouble_say:
 * @self: A place for trouble
 * @sentence: What is wrong, found before anything was sent
 * @topic: (nullable): The page of the help about it
 *
 * Main thread.
 */
void
pupitre_trouble_say (PupitreTrouble *self, const char *sentence, const char *topic)
{
  g_return_if_fail (PUPITRE_IS_TROUBLE (self));
  g_return_if_fail (sentence != NULL);

  gtk_label_set_text (self->label, sentence);
  show_action (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->help), topic != NULL);
  if (topic != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->help), "s", topic);
  gtk_widget_set_visible (GTK_WIDGET (self->box), TRUE);
}

/**
 * pupitre_trouble_hide:
 * @self: A place for trouble
 *
 * Main thread.
 */
void
pupitre_trouble_hide (PupitreTrouble *self)
{
  g_return_if_fail (PUPITRE_IS_TROUBLE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->box), FALSE);
  gtk_label_set_text (self->label, "");
}

/**
 * pupitre_trouble_get_text:
 * @self: A place for trouble
 *
 * Returns: (transfer none): what it says now, "" for nothing. Main thread.
 */
const char *
pupitre_trouble_get_text (PupitreTrouble *self)
{
  g_return_val_if_fail (PUPITRE_IS_TROUBLE (self), NULL);

  return gtk_label_get_text (self->label);
}
