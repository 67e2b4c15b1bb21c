/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-shared-link"

#include "pupitre-shared-link.h"

/* A page of the web that a teacher, the school or its service centre shares with a child and its
 * parents. Immutable. */

struct _PupitreSharedLink {
  GObject       parent_instance;

  PupitreSharer sharer;
  char         *title;
  char         *description;
  char         *uri;
  char         *author;
  char         *course;
  GDateTime    *date;
};

G_DEFINE_FINAL_TYPE (PupitreSharedLink, pupitre_shared_link, G_TYPE_OBJECT)

static void
pupitre_shared_link_finalize (GObject *object)
{
  PupitreSharedLink *self = PUPITRE_SHARED_LINK (object);

  g_free (self->title);
  g_free (self->description);
  g_free (self->uri);
  g_free (self->author);
  g_free (self->course);
  g_clear_pointer (&self->date, g_date_time_unref);

  G_OBJECT_CLASS (pupitre_shared_link_parent_class)->finalize (object);
}

static void
pupitre_shared_link_class_init (PupitreSharedLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_shared_link_finalize;
}

static void
pupitre_shared_link_init (PupitreSharedLink *self)
{
}

static char *
dup_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/**
 * pupitre_shared_link_new:
 * @fields: What the portal says; a title is required
 *
 * Returns: (transfer full): a link. Any thread.
 */
PupitreSharedLink *
pupitre_shared_link_new (const PupitreSharedLinkFields *fields)
{
  PupitreSharedLink *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->title != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_SHARED_LINK, NULL);
  self->sharer = fields->sharer;
  self->title = g_strdup (fields->title);
  self->description = dup_text (fields->description);
  self->uri = g_strdup (fields->uri);
  self->author = dup_text (fields->author);
  self->course = dup_text (fields->course);
  self->date = fields->date != NULL ? g_date_time_ref (fields->date) : NULL;

  return self;
}

/**
 * pupitre_shared_link_get_sharer:
 * @self: A link
 *
 * Returns: who shares it. Any thread.
 */
PupitreSharer
pupitre_shared_link_get_sharer (PupitreSharedLink *self)
{
  g_return_val_if_fail (PUPITRE_IS_SHARED_LINK (self), PUPITRE_SHARER_SCHOOL);

  return self->sharer;
}

/**
 * pupitre_shared_link_get_uri:
 * @self: A link
 *
 * Returns: (transfer none) (nullable): where it leads, http or https; %NULL if what the portal gives
 *   is no page of the web. Any thread.
 */
const char *
pupitre_shared_link_get_uri (PupitreSharedLink *self)
{
  g_return_val_if_fail (PUPITRE_IS_SHARED_LINK (self), NULL);

  return self->uri;
}

/**
 * pupitre_shared_link_get_date:
 * @self: A link
 *
 * Returns: (transfer none) (nullable): the day on which it was shared. Any thread.
 */
GDateTime *
pupitre_shared_link_get_date (PupitreSharedLink *self)
{
  g_return_val_if_fail (PUPITRE_IS_SHARED_LINK (self), NULL);

  return self->date;
}

/**
 * pupitre_shared_link_get_title:
 * @self: A link
 *
 * Returns: (transfer none): what it is. Any thread.
 */
const char *
pupitre_shared_link_get_title (PupitreSharedLink *self)
{
  g_return_val_if_fail (PUPITRE_IS_SHARED_LINK (self), NULL);

  return self->title;
}

/**
 * pupitre_shared_link_get_description:
 * @self: A link
 *
 * Returns: (transfer none): what it is for, in plain text; empty if not said. Any thread.
 */
const char *
pupitre_shared_link_get_description (PupitreSharedLink *self)
{
  g_return_val_if_fail (PUPITRE_IS_SHARED_LINK (self), NULL);

  return self->description;
}

/**
 * pupitre_shared_link_get_author:
 * @self: A link
 *
 * Returns: (transfer none): the teacher who shares it; empty if not said. Any thread.
 */
const char *
pupitre_shared_link_get_author (PupitreSharedLink *self)
{
  g_return_val_if_fail (PUPITRE_IS_SHARED_LINK (self), NULL);

  return self->author;
}

/**
 * pupitre_shared_link_get_course:
 * @self: A link
 *
 * Returns: (transfer none): the course that it is for; empty if not said. Any thread.
 */
const char *
pupitre_shared_link_get_course (PupitreSharedLink *self)
{
  g_return_val_if_fail (PUPITRE_IS_SHARED_LINK (self), NULL);

  return self->course;
}
