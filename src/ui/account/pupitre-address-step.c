/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-address-step"

#include "config.h"

#include "pupitre-address-step.h"

#include "pupitre-field-note.h"
#include "pupitre-question-row.h"
#include "pupitre-typed.h"

#include <glib/gi18n.h>

/* Asks for the address to which a code is sent. */

struct _PupitreAddressStep {
  PupitreStep       parent_instance;

  GtkEditable      *email;
  PupitreFieldNote *note;
  GtkWidget        *questions;
};

G_DEFINE_FINAL_TYPE (PupitreAddressStep, pupitre_address_step, PUPITRE_TYPE_STEP)

static void
on_changed (PupitreAddressStep *self)
{
  pupitre_field_note_set (self->note, PUPITRE_FIELD_NOTE_HINT, NULL);
  pupitre_step_set_ready (PUPITRE_STEP (self), gtk_editable_get_text (self->email)[0] != '\0');
}

static void
on_entered (PupitreAddressStep *self)
{
  pupitre_step_proceed (PUPITRE_STEP (self));
}

static void
on_code_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreStep) self = PUPITRE_STEP (user_data);
  g_autoptr (GError) error = NULL;

  pupitre_enrolment_send_code_finish (PUPITRE_ENROLMENT (source), result, &error);
  pupitre_step_end (self, PUPITRE_ENROLMENT (source), error);
}

/* A code that is still valid is not asked for again just because the parent went back and forth. */
static gboolean
has_valid_code (PupitreEnrolment *enrolment, const char *email)
{
  return g_strcmp0 (pupitre_enrolment_get_email (enrolment), email) == 0 &&
         g_get_real_time () / G_USEC_PER_SEC < pupitre_enrolment_get_expiry (enrolment);
}

static void
pupitre_address_step_proceed (PupitreStep *step)
{
  PupitreAddressStep *self = PUPITRE_ADDRESS_STEP (step);
  PupitreEnrolment *enrolment = pupitre_step_get_enrolment (step);
  g_autofree char *email = pupitre_typed_email (gtk_editable_get_text (self->email));

  if (email == NULL) {
    pupitre_field_note_set (self->note, PUPITRE_FIELD_NOTE_FAULT,
                            _("This is not an e-mail address: one looks like name@example.ca."));
    gtk_widget_grab_focus (GTK_WIDGET (self->email));
  } else if (has_valid_code (enrolment, email)) {
    g_signal_emit_by_name (self, "done");
  } else {
    pupitre_enrolment_send_code_async (enrolment, email, pupitre_step_begin (step), on_code_sent,
                                       g_object_ref (self));
  }
}

static void
pupitre_address_step_prepare (PupitreStep *step)
{
  PupitreAddressStep *self = PUPITRE_ADDRESS_STEP (step);
  gboolean sign_up = pupitre_enrolment_get_purpose (pupitre_step_get_enrolment (step)) ==
                     PUPITRE_VERIFICATION_SIGN_UP;

  if (sign_up)
    pupitre_step_set_title (step, _("Create an Account"),
                            _("With the e-mail address that you gave to your children’s school. "
                              "The portal sends a code to it."));
  else
    pupitre_step_set_title (step, _("Choose a New Password"),
                            _("The portal sends a code to your e-mail address first."));
  gtk_widget_set_visible (self->questions, sign_up);
  on_changed (self);
}

static void
pupitre_address_step_fail (PupitreStep *step, const GError *error)
{
  PUPITRE_STEP_CLASS (pupitre_address_step_parent_class)->fail (step, error);
  gtk_widget_grab_focus (GTK_WIDGET (PUPITRE_ADDRESS_STEP (step)->email));
}

static void
pupitre_address_step_forget (PupitreStep *step)
{
  gtk_editable_set_text (PUPITRE_ADDRESS_STEP (step)->email, "");
}

static gboolean
pupitre_address_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PUPITRE_ADDRESS_STEP (widget)->email));
}

static void
pupitre_address_step_class_init (PupitreAddressStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PupitreStepClass *step_class = PUPITRE_STEP_CLASS (klass);

  step_class->prepare = pupitre_address_step_prepare;
  step_class->proceed = pupitre_address_step_proceed;
  step_class->fail = pupitre_address_step_fail;
  step_class->forget = pupitre_address_step_forget;
  widget_class->grab_focus = pupitre_address_step_grab_focus;

  g_type_ensure (PUPITRE_TYPE_FIELD_NOTE);
  g_type_ensure (PUPITRE_TYPE_QUESTION_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-address-step.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreAddressStep, email);
  gtk_widget_class_bind_template_child (widget_class, PupitreAddressStep, note);
  gtk_widget_class_bind_template_child (widget_class, PupitreAddressStep, questions);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
}

static void
pupitre_address_step_init (PupitreAddressStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_step_set_text (PUPITRE_STEP (self), _("_Get a Verification Code"));
}

/**
 * pupitre_address_step_propose:
 * @self: A step
 * @email: What may be the address
 *
 * Fills it in. Main thread.
 */
void
pupitre_address_step_propose (PupitreAddressStep *self, const char *email)
{
  g_return_if_fail (PUPITRE_IS_ADDRESS_STEP (self));
  g_return_if_fail (email != NULL);

  gtk_editable_set_text (self->email, email);
}
