/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-question-row"

#include "config.h"

#include "pupitre-question-row.h"

/* A question that parents ask, where they ask it: it opens on a short answer and leads to the page of
 * the help. */

struct _PupitreQuestionRow {
  AdwExpanderRow parent_instance;

  GtkLabel      *answer;
  GtkButton     *help;
};

G_DEFINE_FINAL_TYPE (PupitreQuestionRow, pupitre_question_row, ADW_TYPE_EXPANDER_ROW)

typedef enum {
  PROP_ANSWER = 1,
  PROP_TOPIC,
} PupitreQuestionRowProperty;

static GParamSpec *properties[PROP_TOPIC + 1];

/* The lists and rows that an expander row is made of take their name from the question. */
static void
name_parts (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_BOX_ROW (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_parts (child, name);
}

static void
on_title_changed (PupitreQuestionRow *self)
{
  name_parts (GTK_WIDGET (self), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static void
pupitre_question_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PupitreQuestionRow *self = PUPITRE_QUESTION_ROW (object);

  switch ((PupitreQuestionRowProperty) id) {
  case PROP_ANSWER:
    gtk_label_set_text (self->answer, g_value_get_string (value));
    break;
  case PROP_TOPIC:
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->help), "s", g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_question_row_class_init (PupitreQuestionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = pupitre_question_row_set_property;

  /* PupitreQuestionRow:answer: The short answer. */
  properties[PROP_ANSWER] = g_param_spec_string ("answer", NULL, NULL, NULL, flags);
  /* PupitreQuestionRow:topic: The page of the help with the long one. */
  properties[PROP_TOPIC] = g_param_spec_string ("topic", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-question-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreQuestionRow, answer);
  gtk_widget_class_bind_template_child (widget_class, PupitreQuestionRow, help);
}

static void
pupitre_question_row_init (PupitreQuestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (on_title_changed), NULL);
}
