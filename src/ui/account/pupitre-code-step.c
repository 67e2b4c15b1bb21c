/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-code-step"

#include "config.h"

#include "pupitre-code-step.h"

#include "pupitre-error.h"

#include <glib/gi18n.h>

/* Asks for the code that was sent, tells how long it is still valid, and where it may be if it does
 * not come. */

/* After which a parent who waits is told where to look. */
#define WAITING_SECONDS 60

struct _PupitreCodeStep {
  PupitreStep   parent_instance;

  guint         tick_source;

  GtkEditable  *code;
  GtkLabel     *remaining;
  GtkWidget    *again;
  AdwActionRow *advice;
};

G_DEFINE_FINAL_TYPE (PupitreCodeStep, pupitre_code_step, PUPITRE_TYPE_STEP)

static char *
dup_remaining (gint64 seconds)
{
  if (seconds <= 0)
    return g_strdup (_("This code has expired."));
  if (seconds < 60)
    /* Translators: how long a code is still valid, in seconds */
    return g_strdup_printf (_("Valid for another %d s"), (int) seconds);
  /* Translators: how long a code is still valid, in minutes and seconds */
  return g_strdup_printf (_("Valid for another %1$d min %2$d s"), (int) (seconds / 60),
                          (int) (seconds % 60));
}

static void
update_advice (PupitreCodeStep *self, gint64 waited)
{
  if (waited < WAITING_SECONDS) {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->advice), _("Look at Your Mail"));
    adw_action_row_set_subtitle (self->advice,
                                 _("You can go to your mail program, and even close this window: "
                                   "Pupitre remembers where you were."));
  } else {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->advice), _("No Code?"));
    adw_action_row_set_subtitle (self->advice,
                                 _("It comes from Microsoft and may be in the junk mail. A new code "
                                   "replaces the one before; after several the portal asks to "
                                   "wait."));
  }
}

static void
update_clock (PupitreCodeStep *self)
{
  PupitreEnrolment *enrolment = pupitre_step_get_enrolment (PUPITRE_STEP (self));
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *remaining = NULL;

  if (enrolment == NULL)
    return;
  remaining = dup_remaining (pupitre_enrolment_get_expiry (enrolment) - now);
  gtk_label_set_text (self->remaining, remaining);
  update_advice (self, now - pupitre_enrolment_get_sent_at (enrolment));
}

static gboolean
on_tick (gpointer user_data)
{
  update_clock (PUPITRE_CODE_STEP (user_data));
  return G_SOURCE_CONTINUE;
}

static void
on_changed (PupitreCodeStep *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->code), "error");
  pupitre_step_set_ready (PUPITRE_STEP (self), gtk_editable_get_text (self->code)[0] != '\0');
}

static void
on_entered (PupitreCodeStep *self)
{
  pupitre_step_proceed (PUPITRE_STEP (self));
}

static void
on_verified (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreStep) self = PUPITRE_STEP (user_data);
  g_autoptr (GError) error = NULL;

  pupitre_enrolment_verify_finish (PUPITRE_ENROLMENT (source), result, &error);
  pupitre_step_end (self, PUPITRE_ENROLMENT (source), error);
}

/* Wrong, and selected to be typed over. */
static void
mark_code (PupitreCodeStep *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->code), "error");
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
say_no_code (PupitreCodeStep *self, const PupitreCodeRule *rule)
{
  pupitre_step_say (PUPITRE_STEP (self),
                    pupitre_code_rule_is_usual (rule)
                      ? _("The code is the 6 digits of the e-mail. It is not the NIP that a school "
                          "gives.")
                      : _("This is not what the code of the e-mail looks like. It is not the NIP that "
                          "a school gives."), "code");
  mark_code (self);
}

static void
pupitre_code_step_proceed (PupitreStep *step)
{
  PupitreCodeStep *self = PUPITRE_CODE_STEP (step);
  PupitreEnrolment *enrolment = pupitre_step_get_enrolment (step);
  const PupitreCodeRule *rule = pupitre_enrolment_get_code_rule (enrolment);
  g_autofree char *code = pupitre_code_rule_read (rule, gtk_editable_get_text (self->code));

  if (code != NULL)
    pupitre_enrolment_verify_async (enrolment, code, pupitre_step_begin (step), on_verified,
                                    g_object_ref (self));
  else
    say_no_code (self, rule);
}

static void
on_sent_again (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreCodeStep) self = PUPITRE_CODE_STEP (user_data);
  g_autoptr (GError) error = NULL;

  if (pupitre_enrolment_send_code_finish (PUPITRE_ENROLMENT (source), result, &error))
    gtk_editable_set_text (self->code, "");
  pupitre_step_end (PUPITRE_STEP (self), PUPITRE_ENROLMENT (source), error);
}

static void
on_again (PupitreCodeStep *self)
{
  PupitreEnrolment *enrolment = pupitre_step_get_enrolment (PUPITRE_STEP (self));

  if (pupitre_step_is_busy (PUPITRE_STEP (self)))
    return;
  pupitre_enrolment_send_code_async (enrolment, pupitre_enrolment_get_email (enrolment),
                                     pupitre_step_begin (PUPITRE_STEP (self)), on_sent_again,
                                     g_object_ref (self));
}

static void
pupitre_code_step_prepare (PupitreStep *step)
{
  PupitreCodeStep *self = PUPITRE_CODE_STEP (step);
  PupitreEnrolment *enrolment = pupitre_step_get_enrolment (step);
  const char *email = pupitre_enrolment_get_email (enrolment);
  g_autofree char *subtitle = NULL;

  if (pupitre_code_rule_is_usual (pupitre_enrolment_get_code_rule (enrolment)))
    /* Translators: %s is an e-mail address */
    subtitle = g_strdup_printf (_("A code of 6 digits was sent to %s"), email);
  else
    /* Translators: %s is an e-mail address */
    subtitle = g_strdup_printf (_("A code was sent to %s"), email);
  pupitre_step_set_title (step, _("Check Your E-mail"), subtitle);
  update_clock (self);
  on_changed (self);
}

static void
pupitre_code_step_fail (PupitreStep *step, const GError *error)
{
  PupitreCodeStep *self = PUPITRE_CODE_STEP (step);

  PUPITRE_STEP_CLASS (pupitre_code_step_parent_class)->fail (step, error);
  update_clock (self);
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_CODE_WRONG))
    mark_code (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
pupitre_code_step_forget (PupitreStep *step)
{
  PupitreCodeStep *self = PUPITRE_CODE_STEP (step);

  gtk_editable_set_text (self->code, "");
  pupitre_step_set_title (step, "", "");
}

static gboolean
pupitre_code_step_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PUPITRE_CODE_STEP (widget)->code));
}

static void
pupitre_code_step_map (GtkWidget *widget)
{
  PupitreCodeStep *self = PUPITRE_CODE_STEP (widget);

  update_clock (self);
  self->tick_source = g_timeout_add_seconds (1, on_tick, self);
  GTK_WIDGET_CLASS (pupitre_code_step_parent_class)->map (widget);
}

static void
pupitre_code_step_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&PUPITRE_CODE_STEP (widget)->tick_source, g_source_remove);
  GTK_WIDGET_CLASS (pupitre_code_step_parent_class)->unmap (widget);
}

static void
pupitre_code_step_class_init (PupitreCodeStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PupitreStepClass *step_class = PUPITRE_STEP_CLASS (klass);

  step_class->prepare = pupitre_code_step_prepare;
  step_class->proceed = pupitre_code_step_proceed;
  step_class->fail = pupitre_code_step_fail;
  step_class->forget = pupitre_code_step_forget;
  widget_class->grab_focus = pupitre_code_step_grab_focus;
  widget_class->map = pupitre_code_step_map;
  widget_class->unmap = pupitre_code_step_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-code-step.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreCodeStep, code);
  gtk_widget_class_bind_template_child (widget_class, PupitreCodeStep, remaining);
  gtk_widget_class_bind_template_child (widget_class, PupitreCodeStep, again);
  gtk_widget_class_bind_template_child (widget_class, PupitreCodeStep, advice);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_again);
}

static void
pupitre_code_step_init (PupitreCodeStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pupitre_step_set_text (PUPITRE_STEP (self), _("_Verify the Code"));
}
