/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-draft"

#include "pupitre-draft.h"

/* What a parent has begun to write for one child, as it is kept: loaded once, and written down at
 * each change, at once: whoever closes the program right afterwards finds it again. Where the store
 * is in memory it goes with the program. Main thread.
 *
 * Signals: `changed`, when it is loaded, kept, or could not be. */

struct _PupitreDraft {
  GObject       parent_instance;

  PupitreStore *store;
  char         *child;
  char         *name;
  char         *text;     /* empty for none */
  GError       *error;    /* (nullable): why the last change is not kept */
  gboolean      loaded;
  gboolean      changed;  /* since it was loaded */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreDraft, pupitre_draft, G_TYPE_OBJECT)

static void
pupitre_draft_finalize (GObject *object)
{
  PupitreDraft *self = PUPITRE_DRAFT (object);

  g_object_unref (self->store);
  g_free (self->child);
  g_free (self->name);
  g_free (self->text);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pupitre_draft_parent_class)->finalize (object);
}

static void
pupitre_draft_class_init (PupitreDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_draft_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
pupitre_draft_init (PupitreDraft *self)
{
  self->text = g_strdup ("");
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreDraft) self = user_data;

  g_clear_error (&self->error);
  pupitre_store_put_draft_finish (PUPITRE_STORE (source), result, &self->error);
  if (self->error != NULL)
    g_message ("A draft is not kept: %s", self->error->message);
  g_signal_emit (self, changed_signal, 0);
}

/* What was typed meanwhile counts more than what was kept before. */
static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreDraft) self = user_data;
  g_autoptr (GError) error = NULL;
  char *text = pupitre_store_load_draft_finish (PUPITRE_STORE (source), result, &error);

  if (text == NULL)
    g_message ("A draft can not be read: %s", error->message);
  if (text != NULL && !self->changed) {
    g_free (self->text);
    self->text = g_steal_pointer (&text);
  }
  g_free (text);
  self->loaded = TRUE;
  g_signal_emit (self, changed_signal, 0);
}

/**
 * pupitre_draft_new:
 * @store: The store of the account of the parent who writes
 * @child: The key of a child
 * @name: What is written
 *
 * Returns: (transfer full): a draft that is being loaded.
 */
PupitreDraft *
pupitre_draft_new (PupitreStore *store, const char *child, const char *name)
{
  PupitreDraft *self;

  g_return_val_if_fail (PUPITRE_IS_STORE (store), NULL);
  g_return_val_if_fail (child != NULL && name != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_DRAFT, NULL);
  self->store = g_object_ref (store);
  self->child = g_strdup (child);
  self->name = g_strdup (name);
  pupitre_store_load_draft_async (store, child, name, NULL, on_loaded, g_object_ref (self));
  return self;
}

/**
 * pupitre_draft_is_loaded:
 * @self: A draft
 *
 * Returns: whether it is known what was kept.
 */
gboolean
pupitre_draft_is_loaded (PupitreDraft *self)
{
  g_return_val_if_fail (PUPITRE_IS_DRAFT (self), FALSE);

  return self->loaded;
}

/**
 * pupitre_draft_get_text:
 * @self: A draft
 *
 * Returns: (transfer none): what was written so far, or empty.
 */
const char *
pupitre_draft_get_text (PupitreDraft *self)
{
  g_return_val_if_fail (PUPITRE_IS_DRAFT (self), NULL);

  return self->text;
}

/**
 * pupitre_draft_get_error:
 * @self: A draft
 *
 * Returns: (transfer none) (nullable): why the last change is not kept; %NULL if it is, or is about to
 *   be.
 */
const GError *
pupitre_draft_get_error (PupitreDraft *self)
{
  g_return_val_if_fail (PUPITRE_IS_DRAFT (self), NULL);

  return self->error;
}

/**
 * pupitre_draft_set_text:
 * @self: A draft
 * @text: (nullable): What is written now; %NULL or empty to keep it no longer
 *
 * Keeps it in the place of what was kept before.
 */
void
pupitre_draft_set_text (PupitreDraft *self, const char *text)
{
  g_return_if_fail (PUPITRE_IS_DRAFT (self));

  if (g_strcmp0 (self->text, text != NULL ? text : "") == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text != NULL ? text : "");
  self->changed = TRUE;
  pupitre_store_put_draft_async (self->store, self->child, self->name,
                                 *self->text != '\0' ? self->text : NULL, NULL, on_written,
                                 g_object_ref (self));
}
