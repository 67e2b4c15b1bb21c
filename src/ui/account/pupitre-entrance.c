/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-entrance"

#include "config.h"

#include "pupitre-entrance.h"

#include "pupitre-enrolment-memory.h"
#include "pupitre-enrolment-view.h"
#include "pupitre-error.h"
#include "pupitre-lock-view.h"
#include "pupitre-pages.h"
#include "pupitre-sign-in-view.h"

/* The pages by which one comes in: signing in, making or recovering an account, and unlocking. Each is
 * made when it is first shown, as most starts show none of them. Main thread.
 *
 * Signals: `signed-in` with the account and whether the portal did not answer; `entered` when an account
 * was made or recovered; `unlocked`; `dismissed` when the parent does not want to sign in after all. */

struct _PupitreEntrance {
  GObject               parent_instance;

  PupitreContext       *context;
  GtkStack             *states;     /* (unowned): the window's */
  PupitreSignInView    *sign_in;    /* (nullable) (unowned): each is the stack's */
  PupitreEnrolmentView *enrolment;  /* (nullable) (unowned) */
  PupitreLockView      *lock;       /* (nullable) (unowned) */
};

enum {
  SIGNAL_SIGNED_IN,
  SIGNAL_ENTERED,
  SIGNAL_UNLOCKED,
  SIGNAL_DISMISSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitreEntrance, pupitre_entrance, G_TYPE_OBJECT)

static void on_enrolment_left (PupitreEntrance *self);

static void
on_signed_in (PupitreEntrance *self, PupitreAccount *account, gboolean offline)
{
  g_signal_emit (self, signals[SIGNAL_SIGNED_IN], 0, account, offline);
}

static void
on_dismissed (PupitreEntrance *self)
{
  g_signal_emit (self, signals[SIGNAL_DISMISSED], 0);
}

static void
on_entered (PupitreEntrance *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

static void
on_unlocked (PupitreEntrance *self)
{
  g_signal_emit (self, signals[SIGNAL_UNLOCKED], 0);
}

static PupitreSignInView *
ensure_sign_in (PupitreEntrance *self)
{
  if (self->sign_in == NULL) {
    self->sign_in = g_object_new (PUPITRE_TYPE_SIGN_IN_VIEW, NULL);
    pupitre_sign_in_view_set_context (self->sign_in, self->context);
    g_signal_connect_object (self->sign_in, "signed-in", G_CALLBACK (on_signed_in), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (self->sign_in, "dismissed", G_CALLBACK (on_dismissed), self,
                             G_CONNECT_SWAPPED);
    gtk_stack_add_named (self->states, GTK_WIDGET (self->sign_in), "sign-in");
  }
  return self->sign_in;
}

static PupitreEnrolmentView *
ensure_enrolment (PupitreEntrance *self)
{
  if (self->enrolment == NULL) {
    self->enrolment = g_object_new (PUPITRE_TYPE_ENROLMENT_VIEW, NULL);
    pupitre_enrolment_view_set_context (self->enrolment, self->context);
    g_signal_connect_object (self->enrolment, "entered", G_CALLBACK (on_entered), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (self->enrolment, "left", G_CALLBACK (on_enrolment_left), self,
                             G_CONNECT_SWAPPED);
    gtk_stack_add_named (self->states, GTK_WIDGET (self->enrolment), "enrolment");
  }
  return self->enrolment;
}

static PupitreLockView *
ensure_lock (PupitreEntrance *self)
{
  if (self->lock == NULL) {
    self->lock = g_object_new (PUPITRE_TYPE_LOCK_VIEW, NULL);
    pupitre_lock_view_set_context (self->lock, self->context);
    g_signal_connect_object (self->lock, "unlocked", G_CALLBACK (on_unlocked), self,
                             G_CONNECT_SWAPPED);
    gtk_stack_add_named (self->states, GTK_WIDGET (self->lock), "locked");
  }
  return self->lock;
}

static void
show (PupitreEntrance *self, GtkWidget *view)
{
  gtk_stack_set_visible_child (self->states, view);
  gtk_widget_grab_focus (view);
}

/* Back to the sign-in page as it was: of the account whose session has ended, or of any. */
static void
on_enrolment_left (PupitreEntrance *self)
{
  show (self, GTK_WIDGET (ensure_sign_in (self)));
}

static void
pupitre_entrance_finalize (GObject *object)
{
  g_object_unref (PUPITRE_ENTRANCE (object)->context);

  G_OBJECT_CLASS (pupitre_entrance_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, PUPITRE_TYPE_ENTRANCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
pupitre_entrance_class_init (PupitreEntranceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_entrance_finalize;

  signals[SIGNAL_SIGNED_IN] = g_signal_new ("signed-in", PUPITRE_TYPE_ENTRANCE, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 2, PUPITRE_TYPE_ACCOUNT,
                                            G_TYPE_BOOLEAN);
  signals[SIGNAL_ENTERED] = add_signal ("entered");
  signals[SIGNAL_UNLOCKED] = add_signal ("unlocked");
  signals[SIGNAL_DISMISSED] = add_signal ("dismissed");
}

static void
pupitre_entrance_init (PupitreEntrance *self)
{
}

/**
 * pupitre_entrance_new:
 * @states: Where the pages are shown; it lives as long as what is returned
 * @context: What the window works with
 *
 * Returns: (transfer full): the entrance, without a page so far. Main thread.
 */
PupitreEntrance *
pupitre_entrance_new (GtkStack *states, PupitreContext *context)
{
  PupitreEntrance *self;

  g_return_val_if_fail (GTK_IS_STACK (states), NULL);
  g_return_val_if_fail (PUPITRE_IS_CONTEXT (context), NULL);

  self = g_object_new (PUPITRE_TYPE_ENTRANCE, NULL);
  self->states = states;
  self->context = g_object_ref (context);
  return self;
}

/**
 * pupitre_entrance_show_sign_in:
 * @self: The entrance
 * @account: (nullable): An open account whose session has ended; %NULL for any
 *
 * Main thread.
 */
void
pupitre_entrance_show_sign_in (PupitreEntrance *self, PupitreAccount *account)
{
  g_return_if_fail (PUPITRE_IS_ENTRANCE (self));

  pupitre_sign_in_view_prepare (ensure_sign_in (self), account);
  show (self, GTK_WIDGET (self->sign_in));
}

/**
 * pupitre_entrance_show_another:
 * @self: The entrance
 * @email: (nullable): The address of the account, if it is known
 *
 * Lets the parent sign in to one more account; what is open stays so, behind the sign-in page. Main thread.
 */
void
pupitre_entrance_show_another (PupitreEntrance *self, const char *email)
{
  g_return_if_fail (PUPITRE_IS_ENTRANCE (self));

  pupitre_sign_in_view_prepare_more (ensure_sign_in (self), email);
  show (self, GTK_WIDGET (self->sign_in));
}

/**
 * pupitre_entrance_show_enrolment:
 * @self: The entrance
 * @purpose: Whether to make an account, or to recover one
 *
 * Lets the parent do that with the address that stands on the page before. Main thread.
 */
void
pupitre_entrance_show_enrolment (PupitreEntrance *self, PupitreVerificationPurpose purpose)
{
  g_autofree char *email = NULL;
  PupitreAccount *account;

  g_return_if_fail (PUPITRE_IS_ENTRANCE (self));

  account = purpose == PUPITRE_VERIFICATION_RESET
              ? pupitre_sign_in_view_get_account (ensure_sign_in (self))
              : NULL;
  email = pupitre_enrolment_view_dup_email (ensure_enrolment (self));
  if (email == NULL)
    email = g_strdup (pupitre_sign_in_view_get_email (ensure_sign_in (self)));
  gtk_stack_set_visible_child (self->states, GTK_WIDGET (self->enrolment));
  pupitre_enrolment_view_open (self->enrolment, purpose, account, email);
}

/**
 * pupitre_entrance_show_begun:
 * @self: The entrance
 *
 * Returns: whether the parent goes on with an enrolment that was begun before. Main thread.
 */
gboolean
pupitre_entrance_show_begun (PupitreEntrance *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENTRANCE (self), FALSE);

  if (!pupitre_enrolment_view_resume (ensure_enrolment (self)))
    return FALSE;
  show (self, GTK_WIDGET (self->enrolment));
  return TRUE;
}

/**
 * pupitre_entrance_show_lock:
 * @self: The entrance
 *
 * Main thread.
 */
void
pupitre_entrance_show_lock (PupitreEntrance *self)
{
  g_return_if_fail (PUPITRE_IS_ENTRANCE (self));

  pupitre_lock_view_prepare (ensure_lock (self));
  /* Without a transition: what was in front would be seen fading. */
  gtk_stack_set_visible_child_full (self->states, "locked", GTK_STACK_TRANSITION_TYPE_NONE);
  gtk_widget_grab_focus (GTK_WIDGET (self->lock));
}

/**
 * pupitre_entrance_show_error:
 * @self: The entrance
 * @error: Why the accounts could not all be opened
 *
 * Says it on that page which is in front then. Main thread.
 */
void
pupitre_entrance_show_error (PupitreEntrance *self, const GError *error)
{
  g_return_if_fail (PUPITRE_IS_ENTRANCE (self));

  if (g_error_matches (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_BUSY))
    pupitre_lock_view_show_error (ensure_lock (self), error);
  else
    pupitre_sign_in_view_show_error (ensure_sign_in (self), error);
}

/**
 * pupitre_entrance_put_aside:
 * @self: The entrance
 *
 * The program is being locked: lets go of accounts, and with them of keys. A code for which the parent has
 * gone to the mail is still good after that. Main thread.
 */
void
pupitre_entrance_put_aside (PupitreEntrance *self)
{
  g_return_if_fail (PUPITRE_IS_ENTRANCE (self));

  if (self->enrolment != NULL)
    pupitre_enrolment_view_put_aside (self->enrolment);
  pupitre_entrance_forget_sign_in (self);
}

/**
 * pupitre_entrance_forget_sign_in:
 * @self: The entrance
 *
 * The parent has signed in, or will not: lets go of the account, and with it of a key. Main thread.
 */
void
pupitre_entrance_forget_sign_in (PupitreEntrance *self)
{
  g_return_if_fail (PUPITRE_IS_ENTRANCE (self));

  if (self->sign_in != NULL)
    pupitre_sign_in_view_forget (self->sign_in);
}

/**
 * pupitre_entrance_forget_enrolment:
 * @self: The entrance
 *
 * Nobody goes on with what was begun. Main thread.
 */
void
pupitre_entrance_forget_enrolment (PupitreEntrance *self)
{
  g_return_if_fail (PUPITRE_IS_ENTRANCE (self));

  if (self->enrolment != NULL)
    pupitre_enrolment_view_forget (self->enrolment);
  else
    pupitre_enrolment_memory_clear (pupitre_context_get_settings (self->context));
}

/**
 * pupitre_entrance_shows_lock:
 * @self: The entrance
 *
 * Returns: whether the lock page is in front. Main thread.
 */
gboolean
pupitre_entrance_shows_lock (PupitreEntrance *self)
{
  g_return_val_if_fail (PUPITRE_IS_ENTRANCE (self), FALSE);

  return gtk_stack_get_visible_child (self->states) == GTK_WIDGET (self->lock);
}

/**
 * pupitre_entrance_get_help_page:
 * @self: The entrance
 *
 * Returns: (transfer none): the page of the help about what one sees before one is in. Main thread.
 */
const char *
pupitre_entrance_get_help_page (PupitreEntrance *self)
{
  const PupitrePageInfo *info;

  g_return_val_if_fail (PUPITRE_IS_ENTRANCE (self), NULL);

  if (pupitre_entrance_shows_lock (self))
    return "lock";
  if (gtk_stack_get_visible_child (self->states) != GTK_WIDGET (self->enrolment))
    return pupitre_context_is_shared (self->context) ? "shared-computer" : "sign-in";
  info = pupitre_pages_find (G_OBJECT_TYPE (pupitre_enrolment_view_get_step (self->enrolment)));
  return info != NULL ? info->help : "index";
}
