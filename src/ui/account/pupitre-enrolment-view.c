/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-enrolment-view"

#include "config.h"

#include "pupitre-enrolment-view.h"

#include "pupitre-address-step.h"
#include "pupitre-banner.h"
#include "pupitre-code-step.h"
#include "pupitre-enrolment-memory.h"
#include "pupitre-error.h"
#include "pupitre-focus-through.h"
#include "pupitre-password-step.h"

#include <glib/gi18n.h>

/* The one page on which an account is made, or its password replaced: address, code, password. The
 * parent may leave it at any time, for the mail program, the sign-in page or another day within the
 * ten minutes of a code, and finds it again as it was.
 *
 * Signals: `entered` with the account that is open now; `left` when the parent goes back. */

struct _PupitreEnrolmentView {
  AdwBin               parent_instance;

  PupitreContext      *context;
  PupitreEnrolment    *enrolment;  /* (nullable) */
  PupitreAccount      *account;    /* (nullable): the open one that it is about */
  guint                expiry_source;

  PupitreBanner       *banner;
  GtkStack            *steps;
  PupitreAddressStep  *address;
  PupitreCodeStep     *code;
  PupitrePasswordStep *password;
};

G_DEFINE_FINAL_TYPE (PupitreEnrolmentView, pupitre_enrolment_view, ADW_TYPE_BIN)

enum {
  SIGNAL_ENTERED,
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_step (PupitreEnrolmentView *self, gpointer step)
{
  gtk_stack_set_visible_child (self->steps, GTK_WIDGET (step));
  pupitre_step_prepare (PUPITRE_STEP (step));
  gtk_widget_grab_focus (GTK_WIDGET (step));
}

/* The step at which the enrolment is. */
static void
show_next (PupitreEnrolmentView *self)
{
  switch (pupitre_enrolment_get_step (self->enrolment)) {
  case PUPITRE_ENROLMENT_PASSWORD:
    show_step (self, self->password);
    break;
  case PUPITRE_ENROLMENT_CODE:
    show_step (self, self->code);
    break;
  case PUPITRE_ENROLMENT_ADDRESS:
  default:
    show_step (self, self->address);
  }
}

/* On a shared computer nothing is kept, and what was kept before is not looked at.
 *
 * Returns: (nullable) (transfer none) */
static GSettings *
get_settings (PupitreEnrolmentView *self)
{
  return pupitre_context_is_shared (self->context) ? NULL
                                                   : pupitre_context_get_settings (self->context);
}

static void
on_expired (gpointer user_data)
{
  PupitreEnrolmentView *self = PUPITRE_ENROLMENT_VIEW (user_data);

  self->expiry_source = 0;
  pupitre_enrolment_memory_clear (get_settings (self));
}

static void
forget_at_expiry (PupitreEnrolmentView *self)
{
  gint64 left =
    pupitre_enrolment_get_expiry (self->enrolment) - g_get_real_time () / G_USEC_PER_SEC;

  g_clear_handle_id (&self->expiry_source, g_source_remove);
  self->expiry_source =
    g_timeout_add_once ((guint) CLAMP (left, 0, 86400) * 1000, on_expired, self);
}

static void
set_enrolment (PupitreEnrolmentView *self, PupitreEnrolment *enrolment)
{
  g_set_object (&self->enrolment, enrolment);
  pupitre_step_set_enrolment (PUPITRE_STEP (self->address), enrolment);
  pupitre_step_set_enrolment (PUPITRE_STEP (self->code), enrolment);
  pupitre_step_set_enrolment (PUPITRE_STEP (self->password), enrolment);
}

/* The last step has opened the account. */
static void
enter (PupitreEnrolmentView *self)
{
  g_autoptr (PupitreAccount) account =
    g_object_ref (pupitre_password_step_get_account (self->password));

  pupitre_enrolment_view_forget (self);
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0, account);
}

/* A code that was sent can be typed after another start too; one that was accepted is used up. */
static void
on_step_done (PupitreEnrolmentView *self)
{
  g_clear_handle_id (&self->expiry_source, g_source_remove);
  if (pupitre_enrolment_get_step (self->enrolment) == PUPITRE_ENROLMENT_CODE) {
    pupitre_enrolment_memory_keep (get_settings (self), self->enrolment);
    forget_at_expiry (self);
  } else {
    pupitre_enrolment_memory_clear (get_settings (self));
  }
  show_next (self);
}

static void
on_password_done (PupitreEnrolmentView *self)
{
  enter (self);
}

static gpointer
step_of (PupitreEnrolmentView *self, PupitreEnrolmentStep step)
{
  switch (step) {
  case PUPITRE_ENROLMENT_PASSWORD:
    return self->password;
  case PUPITRE_ENROLMENT_CODE:
    return self->code;
  case PUPITRE_ENROLMENT_ADDRESS:
  default:
    return self->address;
  }
}

/* A step that failed may have lost what the step before it had reached. */
static void
on_failed (PupitreEnrolmentView *self, GError *error, PupitreStep *failed)
{
  gpointer step = step_of (self, pupitre_enrolment_get_step (self->enrolment));

  /* After another start it would be asked for again. */
  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_CODE_EXPIRED))
    pupitre_enrolment_memory_clear (get_settings (self));
  if (failed == PUPITRE_STEP (self->password) && step != self->password)
    show_step (self, step);
  else
    step = failed;
  pupitre_step_fail (step, error);
}

static void
leave (PupitreEnrolmentView *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

/* From the code one may want to correct the address; a proved address is not asked for again. */
static void
on_back (PupitreEnrolmentView *self)
{
  PupitreStep *step = pupitre_enrolment_view_get_step (self);

  pupitre_step_cancel (step);
  if (step == PUPITRE_STEP (self->code))
    show_step (self, self->address);
  else
    leave (self);
}

static void
on_escape (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PupitreEnrolmentView *self = PUPITRE_ENROLMENT_VIEW (widget);

  if (!pupitre_step_cancel (pupitre_enrolment_view_get_step (self)))
    on_back (self);
}

static gboolean
pupitre_enrolment_view_grab_focus (GtkWidget *widget)
{
  PupitreStep *step = pupitre_enrolment_view_get_step (PUPITRE_ENROLMENT_VIEW (widget));

  return gtk_widget_grab_focus (GTK_WIDGET (step));
}

static void
pupitre_enrolment_view_dispose (GObject *object)
{
  PupitreEnrolmentView *self = PUPITRE_ENROLMENT_VIEW (object);

  g_clear_handle_id (&self->expiry_source, g_source_remove);
  if (self->enrolment != NULL)
    set_enrolment (self, NULL);
  g_clear_object (&self->account);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pupitre_enrolment_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PUPITRE_TYPE_BANNER);
  g_type_ensure (PUPITRE_TYPE_ADDRESS_STEP);
  g_type_ensure (PUPITRE_TYPE_CODE_STEP);
  g_type_ensure (PUPITRE_TYPE_PASSWORD_STEP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/pupitre-enrolment-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreEnrolmentView, banner);
  gtk_widget_class_bind_template_child (widget_class, PupitreEnrolmentView, steps);
  gtk_widget_class_bind_template_child (widget_class, PupitreEnrolmentView, address);
  gtk_widget_class_bind_template_child (widget_class, PupitreEnrolmentView, code);
  gtk_widget_class_bind_template_child (widget_class, PupitreEnrolmentView, password);
  gtk_widget_class_bind_template_callback (widget_class, on_step_done);
  gtk_widget_class_bind_template_callback (widget_class, on_password_done);
  gtk_widget_class_bind_template_callback (widget_class, on_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
}

static void
pupitre_enrolment_view_class_init (PupitreEnrolmentViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_enrolment_view_dispose;
  widget_class->focus = pupitre_focus_through;
  widget_class->grab_focus = pupitre_enrolment_view_grab_focus;

  signals[SIGNAL_ENTERED] =
    g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PUPITRE_TYPE_ACCOUNT);
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "enrolment.back", NULL, on_escape);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "enrolment.back", NULL);
}

static void
pupitre_enrolment_view_init (PupitreEnrolmentView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_enrolment_view_set_context:
 * @self: A view
 * @context: What it works with
 *
 * Main thread.
 */
void
pupitre_enrolment_view_set_context (PupitreEnrolmentView *self, PupitreContext *context)
{
  g_return_if_fail (PUPITRE_IS_ENROLMENT_VIEW (self));
  g_return_if_fail (PUPITRE_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  if (pupitre_context_get_demonstration (context) == NULL)
    return;
  pupitre_banner_set_text (self->banner,
                           _("Demonstration: any address in @demo.exemple will do. Its codes are in "
                             "the mailbox."));
  pupitre_banner_set_button (self->banner, _("Open the Mailbox"), "demonstration.mailbox");
}

/**
 * pupitre_enrolment_view_open:
 * @self: A view with its context
 * @purpose: What the parent wants
 * @account: (nullable): The open account that it is about
 * @email: What may be the address, "" for nothing
 *
 * Shows the first step; or, if the parent had begun the same before, the step at which that is.
 * Main thread.
 */
void
pupitre_enrolment_view_open (PupitreEnrolmentView      *self,
                             PupitreVerificationPurpose purpose,
                             PupitreAccount            *account,
                             const char                *email)
{
  g_autoptr (PupitreEnrolment) enrolment = NULL;

  g_return_if_fail (PUPITRE_IS_ENROLMENT_VIEW (self));
  g_return_if_fail (self->context != NULL);

  if (self->enrolment == NULL || self->account != account ||
      pupitre_enrolment_get_purpose (self->enrolment) != purpose) {
    pupitre_enrolment_view_forget (self);
    enrolment = pupitre_enrolment_new (pupitre_context_get_accounts (self->context), account, purpose);
    set_enrolment (self, enrolment);
    g_set_object (&self->account, account);
    pupitre_address_step_propose (self->address, email);
  }
  show_next (self);
}

/**
 * pupitre_enrolment_view_resume:
 * @self: A view with its context
 *
 * Takes up what was begun before the program was started, or locked.
 *
 * Returns: whether there is such a thing. Main thread.
 */
gboolean
pupitre_enrolment_view_resume (PupitreEnrolmentView *self)
{
  g_autoptr (PupitreEnrolment) enrolment = NULL;

  g_return_val_if_fail (PUPITRE_IS_ENROLMENT_VIEW (self), FALSE);

  enrolment = pupitre_enrolment_memory_read (get_settings (self),
                                             pupitre_context_get_accounts (self->context));
  if (enrolment == NULL)
    return FALSE;
  set_enrolment (self, enrolment);
  pupitre_address_step_propose (self->address, pupitre_enrolment_get_email (enrolment));
  forget_at_expiry (self);
  show_next (self);
  return TRUE;
}

/**
 * pupitre_enrolment_view_forget:
 * @self: A view
 *
 * Puts away what was begun, with all that was typed. Main thread.
 */
void
pupitre_enrolment_view_forget (PupitreEnrolmentView *self)
{
  g_return_if_fail (PUPITRE_IS_ENROLMENT_VIEW (self));

  g_clear_handle_id (&self->expiry_source, g_source_remove);
  pupitre_enrolment_memory_clear (get_settings (self));
  pupitre_enrolment_view_put_aside (self);
}

/**
 * pupitre_enrolment_view_put_aside:
 * @self: A view
 *
 * Puts away all that was typed, and the account; a code that was sent, and is being looked for in the
 * mail, can still be typed after pupitre_enrolment_view_resume(). Main thread.
 */
void
pupitre_enrolment_view_put_aside (PupitreEnrolmentView *self)
{
  g_return_if_fail (PUPITRE_IS_ENROLMENT_VIEW (self));

  pupitre_step_forget (PUPITRE_STEP (self->address));
  pupitre_step_forget (PUPITRE_STEP (self->code));
  pupitre_step_forget (PUPITRE_STEP (self->password));
  set_enrolment (self, NULL);
  g_clear_object (&self->account);
}

/**
 * pupitre_enrolment_view_dup_email:
 * @self: A view
 *
 * Returns: (transfer full) (nullable): the address to which a code was sent. Main thread.
 */
char *
pupitre_enrolment_view_dup_email (PupitreEnrolmentView *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENROLMENT_VIEW (self), NULL);

  return self->enrolment != NULL ? g_strdup (pupitre_enrolment_get_email (self->enrolment)) : NULL;
}

/**
 * pupitre_enrolment_view_get_step:
 * @self: A view
 *
 * Returns: (transfer none): the step in front. Main thread.
 */
PupitreStep *
pupitre_enrolment_view_get_step (PupitreEnrolmentView *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENROLMENT_VIEW (self), NULL);

  return PUPITRE_STEP (gtk_stack_get_visible_child (self->steps));
}
