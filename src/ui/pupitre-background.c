/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-background"

#include "config.h"

#include "pupitre-background.h"

#include "pupitre-autostart.h"
#include "pupitre-background-portal.h"

/* Whether the program goes on looking for what changed while its window is closed: only if the parent
 * has consented, on a computer of their own, and if an account stays signed in. The desktop then starts
 * the program with the session, and no longer when the last of that ends. Main thread.
 *
 * Signal: `changed`. */

struct _PupitreBackground {
  GObject          parent_instance;

  PupitreAccounts *accounts;
  GSettings       *settings;        /* (nullable) */
  char            *application_id;  /* (nullable): of which nothing starts by itself */
  gboolean         forbidden;
  gboolean         refused;
  gboolean         no_start;
  gboolean         asked;           /* something was arranged in this run, */
  gboolean         arranged;        /* and what; or what is being arranged */
  gboolean         given_up;        /* that may be arranged or not */
  GCancellable    *cancel;          /* of the arrangement under way; %NULL: none is */
  guint            update;          /* source, 0: none */
};

G_DEFINE_FINAL_TYPE (PupitreBackground, pupitre_background, G_TYPE_OBJECT)

static guint changed_signal;

static void queue_update (PupitreBackground *self);

static gboolean
has_consent (PupitreBackground *self)
{
  return self->settings != NULL && g_settings_get_boolean (self->settings, "background");
}

/* @done: whether it is as it was wanted */
static void
end_arranging (PupitreBackground *self, gboolean done)
{
  g_clear_object (&self->cancel);
  self->asked = TRUE;
  self->no_start = self->arranged && !done && !self->given_up;
  queue_update (self);
}

static void
on_file_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreBackground) self = PUPITRE_BACKGROUND (user_data);
  g_autoptr (GError) error = NULL;
  gboolean done = pupitre_autostart_set_finish (result, &error);

  if (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The start with the session can not be arranged: %s", error->message);
  end_arranging (self, done);
}

/* A desktop that says no has taken the consent back. */
static void
on_portal_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreBackground) self = PUPITRE_BACKGROUND (user_data);
  g_autoptr (GError) error = NULL;
  gboolean allowed = FALSE;
  gboolean answered = pupitre_background_portal_request_finish (result, &allowed, &error);

  if (!answered && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The desktop can not be asked to let the program run: %s", error->message);
  if (answered && !allowed && self->arranged && has_consent (self)) {
    self->refused = TRUE;
    self->arranged = FALSE;
    g_settings_set_boolean (self->settings, "background", FALSE);
  }
  end_arranging (self, answered && allowed);
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreBackground) self = PUPITRE_BACKGROUND (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus == NULL) {
    g_warning ("There is no desktop to ask: %s", error->message);
    end_arranging (self, FALSE);
    return;
  }
  pupitre_background_portal_request_async (bus, self->arranged, self->cancel, on_portal_answered,
                                           g_object_ref (self));
}

/* What was not arranged in this run is not taken back at the portal: that would have it ask the person
 * about something that they have never heard of. */
static void
arrange (PupitreBackground *self, gboolean wanted)
{
  gboolean portal = pupitre_background_portal_is_needed ();

  if (self->cancel != NULL) {
    /* Whoever is being asked may take their time; a file does not. */
    if (self->arranged != wanted) {
      self->given_up = TRUE;
      g_cancellable_cancel (self->cancel);
    }
    return;
  }
  if ((self->asked && self->arranged == wanted && !self->given_up) ||
      (portal && !self->asked && !wanted))
    return;
  self->given_up = FALSE;
  self->arranged = wanted;
  self->cancel = g_cancellable_new ();
  if (portal)
    g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus, g_object_ref (self));
  else
    pupitre_autostart_set_async (self->application_id, wanted, NULL, on_file_set,
                                 g_object_ref (self));
}

/* While the keyring has not been read, or does not answer, or if an account could not be opened, nobody
 * knows who stays signed in: then what was arranged before is left as it is. */
static gboolean
is_certain (PupitreBackground *self)
{
  return !has_consent (self) || pupitre_accounts_is_shared (self->accounts) ||
         (pupitre_accounts_get_state (self->accounts) != PUPITRE_SESSION_STARTING &&
          pupitre_accounts_has_keyring (self->accounts) &&
          (pupitre_accounts_is_complete (self->accounts) || pupitre_accounts_stays (self->accounts)));
}

static gboolean
on_update (gpointer user_data)
{
  PupitreBackground *self = PUPITRE_BACKGROUND (user_data);

  self->update = 0;
  if (self->application_id != NULL && !self->forbidden && is_certain (self))
    arrange (self, pupitre_background_is_on (self));
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

/* What an act does to the accounts comes in several steps. */
static void
queue_update (PupitreBackground *self)
{
  if (self->update == 0 && self->accounts != NULL)
    self->update = g_idle_add (on_update, self);
}

/* The parent may try again what went wrong. */
static void
on_consent_changed (PupitreBackground *self)
{
  if (has_consent (self)) {
    self->refused = FALSE;
    self->asked = FALSE;
  }
  queue_update (self);
}

static void
pupitre_background_dispose (GObject *object)
{
  PupitreBackground *self = PUPITRE_BACKGROUND (object);

  /* First of all, so that nothing that is cancelled by it asks for an update. */
  g_clear_object (&self->accounts);
  if (self->cancel != NULL)
    g_cancellable_cancel (self->cancel);
  g_clear_handle_id (&self->update, g_source_remove);

  G_OBJECT_CLASS (pupitre_background_parent_class)->dispose (object);
}

static void
pupitre_background_finalize (GObject *object)
{
  PupitreBackground *self = PUPITRE_BACKGROUND (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->cancel);
  g_free (self->application_id);

  G_OBJECT_CLASS (pupitre_background_parent_class)->finalize (object);
}

static void
pupitre_background_class_init (PupitreBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_background_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_background_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_BACKGROUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
pupitre_background_init (PupitreBackground *self)
{
}

/**
 * pupitre_background_new:
 * @accounts: The accounts
 * @settings: (nullable): The settings, where the consent is
 * @application_id: (nullable): What starts with the session; %NULL for the demonstration, which does
 *   not
 *
 * Returns: (transfer full): whether the program goes on without its window. Main thread.
 */
PupitreBackground *
pupitre_background_new (PupitreAccounts *accounts, GSettings *settings, const char *application_id)
{
  PupitreBackground *self;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (accounts), NULL);

  self = g_object_new (PUPITRE_TYPE_BACKGROUND, NULL);
  self->accounts = g_object_ref (accounts);
  g_set_object (&self->settings, settings);
  self->application_id = g_strdup (application_id);
  g_signal_connect_object (accounts, "notify", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  if (settings != NULL) {
    g_signal_connect_object (settings, "changed::background", G_CALLBACK (on_consent_changed), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (settings, "changed::refresh-minutes", G_CALLBACK (queue_update), self,
                             G_CONNECT_SWAPPED);
  }
  queue_update (self);
  return self;
}

/**
 * pupitre_background_forbid:
 * @self: Whether the program goes on without its window
 *
 * Never, in this run: a second start would not find the first one, and could not show its window; and
 * what starts with the session is not this program. Main thread.
 */
void
pupitre_background_forbid (PupitreBackground *self)
{
  g_return_if_fail (PUPITRE_IS_BACKGROUND (self));

  self->forbidden = TRUE;
  queue_update (self);
}

/**
 * pupitre_background_get_state:
 * @self: Whether the program goes on without its window
 *
 * Returns: whether it does now, or the first reason why not. Main thread.
 */
PupitreBackgroundState
pupitre_background_get_state (PupitreBackground *self)
{
  g_return_val_if_fail (PUPITRE_IS_BACKGROUND (self), PUPITRE_BACKGROUND_IMPOSSIBLE);

  if (self->forbidden || self->settings == NULL || pupitre_accounts_is_shared (self->accounts))
    return PUPITRE_BACKGROUND_IMPOSSIBLE;
  if (!pupitre_accounts_stays (self->accounts))
    return PUPITRE_BACKGROUND_NOBODY_STAYS;
  if (g_settings_get_uint (self->settings, "refresh-minutes") == 0)
    return PUPITRE_BACKGROUND_NEVER;
  if (!has_consent (self))
    return self->refused ? PUPITRE_BACKGROUND_REFUSED : PUPITRE_BACKGROUND_OFF;
  return self->no_start ? PUPITRE_BACKGROUND_NO_START : PUPITRE_BACKGROUND_ON;
}

/**
 * pupitre_background_is_on:
 * @self: Whether the program goes on without its window
 *
 * Returns: whether it does now. Main thread.
 */
gboolean
pupitre_background_is_on (PupitreBackground *self)
{
  PupitreBackgroundState state = pupitre_background_get_state (self);

  return state == PUPITRE_BACKGROUND_ON || state == PUPITRE_BACKGROUND_NO_START;
}

/* Whether the portal takes a kept password no longer. */
static gboolean
was_password_refused (PupitreBackground *self)
{
  GListModel *accounts = G_LIST_MODEL (self->accounts);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++) {
    g_autoptr (PupitreAccount) account = g_list_model_get_item (accounts, i);

    if (pupitre_secret_get_refused (pupitre_account_get_secret (account)))
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_background_is_broken_off:
 * @self: Whether the program goes on without its window
 *
 * Returns: whether the parent believes that it does now, and it does not: the keyring did not answer, an
 *   account could not be opened, or the portal refused its kept password. Main thread.
 */
gboolean
pupitre_background_is_broken_off (PupitreBackground *self)
{
  g_return_val_if_fail (PUPITRE_IS_BACKGROUND (self), FALSE);

  return pupitre_background_get_state (self) == PUPITRE_BACKGROUND_NOBODY_STAYS &&
         has_consent (self) && g_settings_get_uint (self->settings, "refresh-minutes") > 0 &&
         pupitre_accounts_get_state (self->accounts) != PUPITRE_SESSION_STARTING &&
         (!pupitre_accounts_has_keyring (self->accounts) ||
          !pupitre_accounts_is_complete (self->accounts) || was_password_refused (self));
}
