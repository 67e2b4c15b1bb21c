/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-motive"

#include "pupitre-motive.h"

/* A motive that a school offers for absences. Immutable. */

struct _PupitreMotive {
  GObject          parent_instance;

  char            *code;
  char            *title;
  PupitreMotiveUse uses;
  gboolean         needs_explanation;
};

G_DEFINE_FINAL_TYPE (PupitreMotive, pupitre_motive, G_TYPE_OBJECT)

static void
pupitre_motive_finalize (GObject *object)
{
  PupitreMotive *self = PUPITRE_MOTIVE (object);

  g_free (self->code);
  g_free (self->title);

  G_OBJECT_CLASS (pupitre_motive_parent_class)->finalize (object);
}

static void
pupitre_motive_class_init (PupitreMotiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_motive_finalize;
}

static void
pupitre_motive_init (PupitreMotive *self)
{
}

/**
 * pupitre_motive_new:
 * @fields: What the portal says; code and title are required
 *
 * Returns: (transfer full): a motive. Any thread.
 */
PupitreMotive *
pupitre_motive_new (const PupitreMotiveFields *fields)
{
  PupitreMotive *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->code != NULL && fields->title != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_MOTIVE, NULL);
  self->code = g_strdup (fields->code);
  self->title = g_strdup (fields->title);
  self->uses = fields->uses;
  self->needs_explanation = fields->needs_explanation;

  return self;
}

/**
 * pupitre_motive_get_code:
 * @self: A motive
 *
 * Returns: (transfer none): the portal's code of the motive. Any thread.
 */
const char *
pupitre_motive_get_code (PupitreMotive *self)
{
  g_return_val_if_fail (PUPITRE_IS_MOTIVE (self), NULL);

  return self->code;
}

/**
 * pupitre_motive_get_title:
 * @self: A motive
 *
 * Returns: (transfer none): the motive in the school's words. Any thread.
 */
const char *
pupitre_motive_get_title (PupitreMotive *self)
{
  g_return_val_if_fail (PUPITRE_IS_MOTIVE (self), NULL);

  return self->title;
}

/**
 * pupitre_motive_get_uses:
 * @self: A motive
 *
 * Returns: what it can be given for. Any thread.
 */
PupitreMotiveUse
pupitre_motive_get_uses (PupitreMotive *self)
{
  g_return_val_if_fail (PUPITRE_IS_MOTIVE (self), PUPITRE_MOTIVE_USE_NONE);

  return self->uses;
}

/**
 * pupitre_motive_needs_explanation:
 * @self: A motive
 *
 * Returns: whether the school wants an explanation with it. Any thread.
 */
gboolean
pupitre_motive_needs_explanation (PupitreMotive *self)
{
  g_return_val_if_fail (PUPITRE_IS_MOTIVE (self), FALSE);

  return self->needs_explanation;
}

/**
 * pupitre_motive_suits:
 * @self: A motive
 * @kind: Absent or late
 *
 * Returns: whether the school takes it for what was of @kind; for a kind that is not known, all
 *   motives suit. Any thread.
 */
gboolean
pupitre_motive_suits (PupitreMotive *self, PupitreAbsenceKind kind)
{
  g_return_val_if_fail (PUPITRE_IS_MOTIVE (self), FALSE);

  switch (kind) {
  case PUPITRE_ABSENCE_KIND_ABSENT:
    return (self->uses & PUPITRE_MOTIVE_USE_ABSENCE) != 0;
  case PUPITRE_ABSENCE_KIND_LATE:
    return (self->uses & PUPITRE_MOTIVE_USE_LATE) != 0;
  case PUPITRE_ABSENCE_KIND_OTHER:
  default:
    return TRUE;
  }
}
