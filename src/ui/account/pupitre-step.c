/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-step"

#include "config.h"

#include "pupitre-step.h"

#include "pupitre-busy-button.h"
#include "pupitre-error.h"
#include "pupitre-focus-through.h"
#include "pupitre-trouble.h"

/* One question on the way to an account: a heading, the fields, what went wrong, one button, and
 * below it what is good to know.
 *
 * Signals: `done` when the enrolment has moved on; `failed` with the error when it could not. */

typedef struct {
  PupitreEnrolment  *enrolment;  /* (nullable) */
  GCancellable      *cancel;     /* (nullable): of what is under way */
  gboolean           ready;

  GtkLabel          *title;
  GtkLabel          *subtitle;
  AdwBin            *content_slot;
  PupitreTrouble    *trouble;
  PupitreBusyButton *button;
  GtkWidget         *cancel_button;
  AdwBin            *extra_slot;
} PupitreStepPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PupitreStep, pupitre_step, ADW_TYPE_BIN)

typedef enum {
  PROP_CONTENT = 1,
  PROP_EXTRA,
} PupitreStepProperty;

static GParamSpec *properties[PROP_EXTRA + 1];

enum {
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_button (PupitreStep *self)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  gtk_widget_set_sensitive (GTK_WIDGET (priv->button), priv->ready && priv->cancel == NULL);
  gtk_widget_set_visible (priv->cancel_button, priv->cancel != NULL);
}

static void
set_idle (PupitreStep *self)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_clear_object (&priv->cancel);
  pupitre_busy_button_set_busy (priv->button, FALSE);
  update_button (self);
}

static void
on_proceed (PupitreStep *self)
{
  pupitre_step_proceed (self);
}

static void
on_cancel (PupitreStep *self)
{
  pupitre_step_cancel (self);
}

static void
pupitre_step_real_fail (PupitreStep *self, const GError *error)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  pupitre_trouble_show (priv->trouble, error);
}

static void
pupitre_step_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (PUPITRE_STEP (object));

  switch ((PupitreStepProperty) id) {
  case PROP_CONTENT:
    g_value_set_object (value, adw_bin_get_child (priv->content_slot));
    break;
  case PROP_EXTRA:
    g_value_set_object (value, adw_bin_get_child (priv->extra_slot));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_step_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (PUPITRE_STEP (object));

  switch ((PupitreStepProperty) id) {
  case PROP_CONTENT:
    adw_bin_set_child (priv->content_slot, g_value_get_object (value));
    break;
  case PROP_EXTRA:
    adw_bin_set_child (priv->extra_slot, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
pupitre_step_dispose (GObject *object)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (PUPITRE_STEP (object));

  g_cancellable_cancel (priv->cancel);
  g_clear_object (&priv->cancel);
  g_clear_object (&priv->enrolment);

  G_OBJECT_CLASS (pupitre_step_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PUPITRE_TYPE_BUSY_BUTTON);
  g_type_ensure (PUPITRE_TYPE_TROUBLE);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/pupitre-step.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PupitreStep, title);
  gtk_widget_class_bind_template_child_private (widget_class, PupitreStep, subtitle);
  gtk_widget_class_bind_template_child_private (widget_class, PupitreStep, content_slot);
  gtk_widget_class_bind_template_child_private (widget_class, PupitreStep, trouble);
  gtk_widget_class_bind_template_child_private (widget_class, PupitreStep, button);
  gtk_widget_class_bind_template_child_private (widget_class, PupitreStep, cancel_button);
  gtk_widget_class_bind_template_child_private (widget_class, PupitreStep, extra_slot);
  gtk_widget_class_bind_template_callback (widget_class, on_proceed);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
pupitre_step_class_init (PupitreStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pupitre_step_get_property;
  object_class->set_property = pupitre_step_set_property;
  object_class->dispose = pupitre_step_dispose;
  klass->fail = pupitre_step_real_fail;
  GTK_WIDGET_CLASS (klass)->focus = pupitre_focus_through;  /* its kinds have a grab_focus() */

  /* PupitreStep:content: The fields. */
  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  /* PupitreStep:extra: (nullable): What is good to know, below the button. */
  properties[PROP_EXTRA] = g_param_spec_object ("extra", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pupitre_step_init (PupitreStep *self)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  priv->ready = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_step_get_enrolment:
 * @self: A step
 *
 * Returns: (transfer none) (nullable): what it is a step of. Main thread.
 */
PupitreEnrolment *
pupitre_step_get_enrolment (PupitreStep *self)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_STEP (self), NULL);

  return priv->enrolment;
}

/**
 * pupitre_step_set_enrolment:
 * @self: A step
 * @enrolment: (nullable): What it is a step of
 *
 * Main thread.
 */
void
pupitre_step_set_enrolment (PupitreStep *self, PupitreEnrolment *enrolment)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_STEP (self));

  g_set_object (&priv->enrolment, enrolment);
}

/**
 * pupitre_step_set_title:
 * @self: A step
 * @title: The heading
 * @subtitle: The sentence below it
 *
 * Main thread.
 */
void
pupitre_step_set_title (PupitreStep *self, const char *title, const char *subtitle)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_STEP (self));

  gtk_label_set_text (priv->title, title);
  gtk_label_set_text (priv->subtitle, subtitle);
}

/**
 * pupitre_step_set_text:
 * @self: A step
 * @text: What the button says, with its mnemonic
 *
 * Main thread.
 */
void
pupitre_step_set_text (PupitreStep *self, const char *text)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_STEP (self));

  pupitre_busy_button_set_text (priv->button, text);
}

/**
 * pupitre_step_set_ready:
 * @self: A step
 * @ready: Whether the fields are filled in, as far as can be seen
 *
 * Main thread.
 */
void
pupitre_step_set_ready (PupitreStep *self, gboolean ready)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_STEP (self));

  priv->ready = ready;
  update_button (self);
}

/**
 * pupitre_step_prepare:
 * @self: A step with its enrolment
 *
 * Makes it ready to be shown; what was typed stays. Main thread.
 */
void
pupitre_step_prepare (PupitreStep *self)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_STEP (self));
  g_return_if_fail (priv->enrolment != NULL);

  pupitre_trouble_hide (priv->trouble);
  if (PUPITRE_STEP_GET_CLASS (self)->prepare != NULL)
    PUPITRE_STEP_GET_CLASS (self)->prepare (self);
}

/**
 * pupitre_step_proceed:
 * @self: A step
 *
 * Does what its button does, if it can be pressed. Main thread.
 */
void
pupitre_step_proceed (PupitreStep *self)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_STEP (self));

  if (gtk_widget_get_sensitive (GTK_WIDGET (priv->button)))
    PUPITRE_STEP_GET_CLASS (self)->proceed (self);
}

/**
 * pupitre_step_fail:
 * @self: A step
 * @error: What went wrong
 *
 * Shows it. Main thread.
 */
void
pupitre_step_fail (PupitreStep *self, const GError *error)
{
  g_return_if_fail (PUPITRE_IS_STEP (self));
  g_return_if_fail (error != NULL);

  PUPITRE_STEP_GET_CLASS (self)->fail (self, error);
}

/**
 * pupitre_step_say:
 * @self: A step
 * @sentence: What is wrong, found before anything was sent
 * @topic: (nullable): The page of the help about it
 *
 * Shows it. Main thread.
 */
void
pupitre_step_say (PupitreStep *self, const char *sentence, const char *topic)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_STEP (self));

  pupitre_trouble_say (priv->trouble, sentence, topic);
}

/**
 * pupitre_step_forget:
 * @self: A step
 *
 * Gives up what is under way and takes out what was typed. Main thread.
 */
void
pupitre_step_forget (PupitreStep *self)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_STEP (self));

  g_cancellable_cancel (priv->cancel);
  set_idle (self);
  pupitre_trouble_hide (priv->trouble);
  if (PUPITRE_STEP_GET_CLASS (self)->forget != NULL)
    PUPITRE_STEP_GET_CLASS (self)->forget (self);
}

/**
 * pupitre_step_is_busy:
 * @self: A step
 *
 * Returns: whether the portal is being asked. Main thread.
 */
gboolean
pupitre_step_is_busy (PupitreStep *self)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_STEP (self), FALSE);

  return priv->cancel != NULL;
}

/**
 * pupitre_step_begin:
 * @self: A step that is not busy
 *
 * Says that the portal is being asked, until pupitre_step_end().
 *
 * Returns: (transfer none): what gives up. Main thread.
 */
GCancellable *
pupitre_step_begin (PupitreStep *self)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_STEP (self), NULL);
  g_return_val_if_fail (priv->cancel == NULL, NULL);

  priv->cancel = g_cancellable_new ();
  pupitre_trouble_hide (priv->trouble);
  pupitre_busy_button_set_busy (priv->button, TRUE);
  update_button (self);
  return priv->cancel;
}

/**
 * pupitre_step_end:
 * @self: A step that is busy
 * @enrolment: What was under way for
 * @error: (nullable): What went wrong
 *
 * Says what came of it: on to the next step, or why not; nothing if the parent gave up, or has put
 * the enrolment away meanwhile. Main thread.
 */
void
pupitre_step_end (PupitreStep *self, PupitreEnrolment *enrolment, const GError *error)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_if_fail (PUPITRE_IS_STEP (self));

  if (enrolment != priv->enrolment)
    return;
  set_idle (self);
  if (error == NULL)
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else if (!pupitre_error_is_cancelled (error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/**
 * pupitre_step_cancel:
 * @self: A step
 *
 * Returns: whether there was something under way to give up. Main thread.
 */
gboolean
pupitre_step_cancel (PupitreStep *self)
{
  PupitreStepPrivate *priv = pupitre_step_get_instance_private (self);

  g_return_val_if_fail (PUPITRE_IS_STEP (self), FALSE);

  if (priv->cancel == NULL)
    return FALSE;
  g_cancellable_cancel (priv->cancel);
  return TRUE;
}
