/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-state-stack"

#include "config.h"

#include "pupitre-state-stack.h"

#include "pupitre-error-text.h"
#include "pupitre-error-topic.h"
#include "pupitre-error.h"
#include "pupitre-late-child.h"

/* What fills a page: its content, or in its place that there is nothing, that something is coming,
 * or why nothing can be shown. */

/* How long nothing at all is shown before a spinner: most answers are quicker. */
#define SPINNER_DELAY_MS 500

struct _PupitreStateStack {
  AdwBin         parent_instance;

  PupitreState   state;
  guint          spinner_source;

  GtkStack      *stack;
  GtkSpinner    *spinner;
  AdwStatusPage *empty;
  AdwStatusPage *failed;
  GtkButton     *button;
  GtkWidget     *help;
  AdwBin        *content;
};

enum { PROP_CONTENT = 1 };

G_DEFINE_FINAL_TYPE (PupitreStateStack, pupitre_state_stack, ADW_TYPE_BIN)

static void
on_spinner_due (gpointer user_data)
{
  PupitreStateStack *self = PUPITRE_STATE_STACK (user_data);

  self->spinner_source = 0;
  gtk_spinner_start (self->spinner);
  pupitre_late_child_show (self->stack, "loading");
}

static void
pupitre_state_stack_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONTENT)
    g_value_set_object (value, pupitre_state_stack_get_content (PUPITRE_STATE_STACK (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pupitre_state_stack_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONTENT)
    pupitre_state_stack_set_content (PUPITRE_STATE_STACK (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pupitre_state_stack_dispose (GObject *object)
{
  PupitreStateStack *self = PUPITRE_STATE_STACK (object);

  g_clear_handle_id (&self->spinner_source, g_source_remove);

  G_OBJECT_CLASS (pupitre_state_stack_parent_class)->dispose (object);
}

static void
pupitre_state_stack_class_init (PupitreStateStackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_state_stack_dispose;
  G_OBJECT_CLASS (klass)->get_property = pupitre_state_stack_get_property;
  G_OBJECT_CLASS (klass)->set_property = pupitre_state_stack_set_property;
  /* PupitreStateStack:content: What is shown when there is something, for templates. */
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_CONTENT,
                                   g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-state-stack.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreStateStack, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreStateStack, spinner);
  gtk_widget_class_bind_template_child (widget_class, PupitreStateStack, empty);
  gtk_widget_class_bind_template_child (widget_class, PupitreStateStack, failed);
  gtk_widget_class_bind_template_child (widget_class, PupitreStateStack, button);
  gtk_widget_class_bind_template_child (widget_class, PupitreStateStack, help);
  gtk_widget_class_bind_template_child (widget_class, PupitreStateStack, content);
}

static void
pupitre_state_stack_init (PupitreStateStack *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_state_stack_set_state (self, PUPITRE_STATE_LOADING);
}

/**
 * pupitre_state_stack_set_content:
 * @self: A state stack
 * @content: (nullable) (transfer floating): What is shown when there is something
 *
 * Main thread.
 */
void
pupitre_state_stack_set_content (PupitreStateStack *self, GtkWidget *content)
{
  g_return_if_fail (PUPITRE_IS_STATE_STACK (self));

  adw_bin_set_child (self->content, content);
}

/**
 * pupitre_state_stack_get_content:
 * @self: A state stack
 *
 * Returns: (nullable) (transfer none): what is shown when there is something. Main thread.
 */
GtkWidget *
pupitre_state_stack_get_content (PupitreStateStack *self)
{
  g_return_val_if_fail (PUPITRE_IS_STATE_STACK (self), NULL);

  return adw_bin_get_child (self->content);
}

/**
 * pupitre_state_stack_set_empty:
 * @self: A state stack
 * @icon_name: An icon of the theme
 * @title: That there is nothing
 * @description: What will appear here, and when
 *
 * Main thread.
 */
void
pupitre_state_stack_set_empty (PupitreStateStack *self,
                               const char        *icon_name,
                               const char        *title,
                               const char        *description)
{
  g_return_if_fail (PUPITRE_IS_STATE_STACK (self));

  adw_status_page_set_icon_name (self->empty, icon_name);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
}

/**
 * pupitre_state_stack_set_state:
 * @self: A state stack
 * @state: What to show
 *
 * Main thread.
 */
void
pupitre_state_stack_set_state (PupitreStateStack *self, PupitreState state)
{
  static const char * const NAMES[] = { NULL, "empty", "content", "failed" };

  g_return_if_fail (PUPITRE_IS_STATE_STACK (self));

  self->state = state;
  if (state == PUPITRE_STATE_LOADING) {
    const char *shown = gtk_stack_get_visible_child_name (self->stack);

    if (self->spinner_source != 0 || g_strcmp0 (shown, "loading") == 0)
      return;
    gtk_stack_set_visible_child_name (self->stack, "blank");
    self->spinner_source = g_timeout_add_once (SPINNER_DELAY_MS, on_spinner_due, self);
    return;
  }

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_spinner_stop (self->spinner);
  pupitre_late_child_show (self->stack, NAMES[state]);
}

/**
 * pupitre_state_stack_set_error:
 * @self: A state stack
 * @error: Why nothing can be shown
 *
 * Shows the reason and its one action, in the place of the content. Main thread.
 */
void
pupitre_state_stack_set_error (PupitreStateStack *self, const GError *error)
{
  PupitreErrorAction action;
  g_autofree char *sentence = NULL;
  g_autofree char *escaped = NULL;
  const char *label;

  g_return_if_fail (PUPITRE_IS_STATE_STACK (self));
  g_return_if_fail (error != NULL);

  sentence = pupitre_error_text_dup_sentence (error);
  escaped = g_markup_escape_text (sentence, -1);
  adw_status_page_set_description (self->failed, escaped);
  adw_status_page_set_icon_name (self->failed, pupitre_error_is_offline (error)
                                                 ? "network-offline-symbolic"
                                                 : "dialog-warning-symbolic");

  action = pupitre_error_text_get_action (error);
  label = pupitre_error_action_get_label (action);
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button),
                                  pupitre_error_action_get_name (action));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->help), "s",
                                    pupitre_error_topic_find (error));
  pupitre_state_stack_set_state (self, PUPITRE_STATE_FAILED);
}

/**
 * pupitre_state_stack_get_state:
 * @self: A state stack
 *
 * Returns: what is shown. Main thread.
 */
PupitreState
pupitre_state_stack_get_state (PupitreStateStack *self)
{
  g_return_val_if_fail (PUPITRE_IS_STATE_STACK (self), PUPITRE_STATE_LOADING);

  return self->state;
}
