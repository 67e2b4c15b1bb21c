/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-context"

#include "config.h"

#include "pupitre-context.h"

/* What the window and its pages work with: the accounts of one portal and the family that they show,
 * the settings of the desktop, the helper that draws, the demonstration where there is one, and what
 * whoever looks after the computer has decided. */

struct _PupitreContext {
  GObject               parent_instance;

  PupitreAccounts      *accounts;
  PupitreFamily        *family;
  GSettings            *settings;
  PupitreBackground    *background;
  PupitreRenderer      *renderer;
  PupitreDemonstration *demonstration;
  PupitrePolicy        *policy;
};

G_DEFINE_FINAL_TYPE (PupitreContext, pupitre_context, G_TYPE_OBJECT)

static void
pupitre_context_finalize (GObject *object)
{
  PupitreContext *self = PUPITRE_CONTEXT (object);

  g_clear_object (&self->family);
  g_clear_object (&self->accounts);
  /* What it arranges may hold it longer. */
  if (self->background != NULL)
    g_object_run_dispose (G_OBJECT (self->background));
  g_clear_object (&self->background);
  g_clear_object (&self->settings);
  g_clear_object (&self->renderer);
  g_clear_object (&self->demonstration);
  g_clear_pointer (&self->policy, pupitre_policy_free);

  G_OBJECT_CLASS (pupitre_context_parent_class)->finalize (object);
}

static void
pupitre_context_class_init (PupitreContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_context_finalize;
}

static void
pupitre_context_init (PupitreContext *self)
{
  self->renderer = pupitre_renderer_new ();
}

/**
 * pupitre_context_new:
 * @accounts: The accounts of the portal
 * @settings: (nullable): The settings; %NULL where the schema is not installed
 * @demonstration: (nullable): The demonstration that runs beside the program
 *
 * Returns: (transfer full): a context. Main thread.
 */
PupitreContext *
pupitre_context_new (PupitreAccounts      *accounts,
                     GSettings            *settings,
                     PupitreDemonstration *demonstration)
{
  PupitreContext *self;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNTS (accounts), NULL);

  self = g_object_new (PUPITRE_TYPE_CONTEXT, NULL);
  self->accounts = g_object_ref (accounts);
  self->family = pupitre_family_new (G_LIST_MODEL (accounts));
  g_set_object (&self->settings, settings);
  g_set_object (&self->demonstration, demonstration);
  self->background =
    pupitre_background_new (accounts, settings, demonstration == NULL ? APPLICATION_ID : NULL);

  return self;
}

/**
 * pupitre_context_get_accounts:
 * @self: A context
 *
 * Returns: (transfer none): the accounts. Main thread.
 */
PupitreAccounts *
pupitre_context_get_accounts (PupitreContext *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTEXT (self), NULL);

  return self->accounts;
}

/**
 * pupitre_context_get_family:
 * @self: A context
 *
 * Returns: (transfer none): the children of all open accounts. Main thread.
 */
PupitreFamily *
pupitre_context_get_family (PupitreContext *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTEXT (self), NULL);

  return self->family;
}

/**
 * pupitre_context_get_profile:
 * @self: A context
 *
 * Returns: (transfer none): the portal. Main thread.
 */
PupitreProfile *
pupitre_context_get_profile (PupitreContext *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTEXT (self), NULL);

  return pupitre_accounts_get_profile (self->accounts);
}

/**
 * pupitre_context_get_settings:
 * @self: A context
 *
 * Returns: (nullable) (transfer none): the settings. Main thread.
 */
GSettings *
pupitre_context_get_settings (PupitreContext *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTEXT (self), NULL);

  return self->settings;
}

/**
 * pupitre_context_get_background:
 * @self: A context
 *
 * Returns: (transfer none): whether the program goes on without its window. Main thread.
 */
PupitreBackground *
pupitre_context_get_background (PupitreContext *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTEXT (self), NULL);

  return self->background;
}

/**
 * pupitre_context_get_renderer:
 * @self: A context
 *
 * Returns: (transfer none): the helper that draws what the portal sends. Main thread.
 */
PupitreRenderer *
pupitre_context_get_renderer (PupitreContext *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTEXT (self), NULL);

  return self->renderer;
}

/**
 * pupitre_context_get_demonstration:
 * @self: A context
 *
 * Returns: (nullable) (transfer none): the demonstration. Main thread.
 */
PupitreDemonstration *
pupitre_context_get_demonstration (PupitreContext *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTEXT (self), NULL);

  return self->demonstration;
}

/**
 * pupitre_context_set_policy:
 * @self: A context
 * @policy: (transfer full): What is decided for this computer
 *
 * Once, before anything is shown. Main thread.
 */
void
pupitre_context_set_policy (PupitreContext *self, PupitrePolicy *policy)
{
  g_return_if_fail (PUPITRE_IS_CONTEXT (self));
  g_return_if_fail (self->policy == NULL && policy != NULL);

  self->policy = policy;
  pupitre_way_out_forbid (policy->forbidden);
  if (policy->shared)
    pupitre_accounts_set_shared (self->accounts, TRUE);
}

/**
 * pupitre_context_get_policy:
 * @self: A context
 *
 * Returns: (nullable) (transfer none): what is decided for this computer. Main thread.
 */
const PupitrePolicy *
pupitre_context_get_policy (PupitreContext *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTEXT (self), NULL);

  return self->policy;
}

/**
 * pupitre_context_is_shared:
 * @self: A context
 *
 * Returns: whether other people use this computer. Main thread.
 */
gboolean
pupitre_context_is_shared (PupitreContext *self)
{
  g_return_val_if_fail (PUPITRE_IS_CONTEXT (self), FALSE);

  return pupitre_accounts_is_shared (self->accounts);
}
