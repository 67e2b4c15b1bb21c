/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-link"

#include "pupitre-link.h"

/* A link that a teacher or the school shares. Immutable. */

struct _PupitreLink {
  GObject parent_instance;

  char   *uri;
  char   *title;
};

G_DEFINE_FINAL_TYPE (PupitreLink, pupitre_link, G_TYPE_OBJECT)

static void
pupitre_link_finalize (GObject *object)
{
  PupitreLink *self = PUPITRE_LINK (object);

  g_free (self->uri);
  g_free (self->title);

  G_OBJECT_CLASS (pupitre_link_parent_class)->finalize (object);
}

static void
pupitre_link_class_init (PupitreLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_link_finalize;
}

static void
pupitre_link_init (PupitreLink *self)
{
}

/**
 * pupitre_link_new:
 * @fields: What the portal says; uri is required
 *
 * Returns: (transfer full): a link. Any thread.
 */
PupitreLink *
pupitre_link_new (const PupitreLinkFields *fields)
{
  PupitreLink *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->uri != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_LINK, NULL);
  self->uri = g_strdup (fields->uri);
  self->title = g_strdup (fields->title != NULL ? fields->title : "");

  return self;
}

/**
 * pupitre_link_get_uri:
 * @self: A link
 *
 * Returns: (transfer none): where it leads, http or https. Any thread.
 */
const char *
pupitre_link_get_uri (PupitreLink *self)
{
  g_return_val_if_fail (PUPITRE_IS_LINK (self), NULL);

  return self->uri;
}

/**
 * pupitre_link_get_title:
 * @self: A link
 *
 * Returns: (transfer none): what it is in the teacher's words; empty if not said. Any thread.
 */
const char *
pupitre_link_get_title (PupitreLink *self)
{
  g_return_val_if_fail (PUPITRE_IS_LINK (self), NULL);

  return self->title;
}
