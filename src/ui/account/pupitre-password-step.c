/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-password-step"

#include "config.h"

#include "pupitre-password-step.h"

#include "pupitre-button-names.h"
#include "pupitre-error.h"
#include "pupitre-password-needs.h"

#include <glib/gi18n.h>

/* Asks for the new password, twice, and opens the account with it. */

struct _PupitrePasswordStep {
  PupitreStep           parent_instance;

  PupitreAccount       *account;  /* (nullable): once it is open */

  GtkEditable          *password;
  GtkEditable          *again;
  PupitrePasswordNeeds *needs;
};

G_DEFINE_FINAL_TYPE (PupitrePasswordStep, pupitre_password_step, PUPITRE_TYPE_STEP)

static void
on_changed (PupitrePasswordStep *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->password), "error");
  pupitre_step_set_ready (PUPITRE_STEP (self),
                          pupitre_password_needs_check (self->needs,
                                                        gtk_editable_get_text (self->password),
                                                        gtk_editable_get_text (self->again)));
}

static void
on_password_entered (PupitrePasswordStep *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->again));
}

static void
on_again_entered (PupitrePasswordStep *self)
{
  pupitre_step_proceed (PUPITRE_STEP (self));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitrePasswordStep) self = PUPITRE_PASSWORD_STEP (user_data);
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->account);
  self->account = pupitre_enrolment_enter_finish (PUPITRE_ENROLMENT (source), result, &error);
  pupitre_step_end (PUPITRE_STEP (self), PUPITRE_ENROLMENT (source), error);
}

static void
pupitre_password_step_proceed (PupitreStep *step)
{
  PupitrePasswordStep *self = PUPITRE_PASSWORD_STEP (step);

  pupitre_enrolment_enter_async (pupitre_step_get_enrolment (step),
                                 gtk_editable_get_text (self->password), pupitre_step_begin (step),
                                 on_opened, g_object_ref (self));
}

static void
pupitre_password_step_prepare (PupitreStep *step)
{
  PupitrePasswordStep *self = PUPITRE_PASSWORD_STEP (step);
  PupitreEnrolment *enrolment = pupitre_step_get_enrolment (step);
  g_autofree char *subtitle = NULL;

  /* Translators: %s is an e-mail address */
  subtitle = g_strdup_printf (_("For the account of %s"), pupitre_enrolment_get_email (enrolment));
  pupitre_step_set_title (step, _("Choose a Password"), subtitle);
  pupitre_step_set_text (step, pupitre_enrolment_get_purpose (enrolment) ==
                                   PUPITRE_VERIFICATION_SIGN_UP
                                 ? _("_Create the Account")
                                 : _("_Save and Sign In"));
  pupitre_password_needs_set_rule (self->needs, pupitre_enrolment_get_rule (enrolment));
  on_changed (self);
}

static void
pupitre_password_step_fail (PupitreStep *step, const GError *error)
{
  PupitrePasswordStep *self = PUPITRE_PASSWORD_STEP (step);

  PUPITRE_STEP_CLASS (pupitre_password_step_parent_class)->fail (step, error);
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_PASSWORD_RULE))
    gtk_widget_add_css_class (GTK_WIDGET (self->password), "error");
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

static void
pupitre_password_step_forget (PupitreStep *step)
{
  PupitrePasswordStep *self = PUPITRE_PASSWORD_STEP (step);

  g_clear_object (&self->account);
  if (pupitre_step_get_enrolment (step) == NULL)  /* nothing was ever typed */
    return;
  gtk_editable_set_text (self->password, "");
  gtk_editable_set_text (self->again, "");
  pupitre_step_set_title (step, "", "");
}

static gboolean
pupitre_password_step_grab_focus (GtkWidget *widget)
{
  PupitrePasswordStep *self = PUPITRE_PASSWORD_STEP (widget);
  gboolean first = gtk_editable_get_text (self->password)[0] == '\0' ||
                   gtk_editable_get_text (self->again)[0] != '\0';

  return gtk_widget_grab_focus (GTK_WIDGET (first ? self->password : self->again));
}

static void
pupitre_password_step_dispose (GObject *object)
{
  g_clear_object (&PUPITRE_PASSWORD_STEP (object)->account);

  G_OBJECT_CLASS (pupitre_password_step_parent_class)->dispose (object);
}

static void
pupitre_password_step_class_init (PupitrePasswordStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PupitreStepClass *step_class = PUPITRE_STEP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_password_step_dispose;
  step_class->prepare = pupitre_password_step_prepare;
  step_class->proceed = pupitre_password_step_proceed;
  step_class->fail = pupitre_password_step_fail;
  step_class->forget = pupitre_password_step_forget;
  widget_class->grab_focus = pupitre_password_step_grab_focus;

  g_type_ensure (PUPITRE_TYPE_PASSWORD_NEEDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-password-step.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitrePasswordStep, password);
  gtk_widget_class_bind_template_child (widget_class, PupitrePasswordStep, again);
  gtk_widget_class_bind_template_child (widget_class, PupitrePasswordStep, needs);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_password_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_again_entered);
}

static void
pupitre_password_step_init (PupitrePasswordStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_step_set_text (PUPITRE_STEP (self), _("_Save and Sign In"));
  pupitre_button_names_take (GTK_WIDGET (self->password));
  pupitre_button_names_take (GTK_WIDGET (self->again));
}

/**
 * pupitre_password_step_get_account:
 * @self: A step
 *
 * Returns: (transfer none) (nullable): the account, once it is open. Main thread.
 */
PupitreAccount *
pupitre_password_step_get_account (PupitrePasswordStep *self)
{
  g_return_val_if_fail (PUPITRE_IS_PASSWORD_STEP (self), NULL);

  return self->account;
}
