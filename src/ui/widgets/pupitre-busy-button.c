/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-busy-button"

#include "config.h"

#include "pupitre-busy-button.h"

/* The one big button of a page, that turns while what it began is under way; it keeps its size. */

struct _PupitreBusyButton {
  GtkButton   parent_instance;

  char       *text;  /* (nullable): with its mnemonic */
  gboolean    busy;

  GtkStack   *stack;
  GtkLabel   *label;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (PupitreBusyButton, pupitre_busy_button, GTK_TYPE_BUTTON)

typedef enum {
  PROP_TEXT = 1,
} PupitreBusyButtonProperty;

static GParamSpec *properties[PROP_TEXT + 1];

static void
pupitre_busy_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PupitreBusyButtonProperty) id) {
  case PROP_TEXT:
    g_value_set_string (value, PUPITRE_BUSY_BUTTON (object)->text);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_busy_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((PupitreBusyButtonProperty) id) {
  case PROP_TEXT:
    pupitre_busy_button_set_text (PUPITRE_BUSY_BUTTON (object), g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_busy_button_finalize (GObject *object)
{
  g_free (PUPITRE_BUSY_BUTTON (object)->text);

  G_OBJECT_CLASS (pupitre_busy_button_parent_class)->finalize (object);
}

static void
pupitre_busy_button_class_init (PupitreBusyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pupitre_busy_button_get_property;
  object_class->set_property = pupitre_busy_button_set_property;
  object_class->finalize = pupitre_busy_button_finalize;

  /* PupitreBusyButton:text: (nullable): What the button says, with its mnemonic. */
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-busy-button.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreBusyButton, stack);
  gtk_widget_class_bind_template_child (widget_class, PupitreBusyButton, label);
  gtk_widget_class_bind_template_child (widget_class, PupitreBusyButton, spinner);
}

static void
pupitre_busy_button_init (PupitreBusyButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_busy_button_set_text:
 * @self: A button
 * @text: (nullable): What it says, with its mnemonic
 *
 * Main thread.
 */
void
pupitre_busy_button_set_text (PupitreBusyButton *self, const char *text)
{
  g_return_if_fail (PUPITRE_IS_BUSY_BUTTON (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  gtk_label_set_text_with_mnemonic (self->label, text != NULL ? text : "");
  /* While it turns, no label tells what it is. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (self->label), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * pupitre_busy_button_set_busy:
 * @self: A button
 * @busy: Whether what it began is under way
 *
 * Main thread.
 */
void
pupitre_busy_button_set_busy (PupitreBusyButton *self, gboolean busy)
{
  g_return_if_fail (PUPITRE_IS_BUSY_BUTTON (self));

  self->busy = busy;
  gtk_stack_set_visible_child_name (self->stack, busy ? "busy" : "ready");
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
}

/**
 * pupitre_busy_button_is_busy:
 * @self: A button
 *
 * Returns: whether what it began is under way. Main thread.
 */
gboolean
pupitre_busy_button_is_busy (PupitreBusyButton *self)
{
  g_return_val_if_fail (PUPITRE_IS_BUSY_BUTTON (self), FALSE);

  return self->busy;
}
