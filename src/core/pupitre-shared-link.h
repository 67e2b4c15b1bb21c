/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreSharer:
 * @PUPITRE_SHARER_TEACHERS: The child's teachers
 * @PUPITRE_SHARER_SCHOOL: The school
 * @PUPITRE_SHARER_SERVICE_CENTRE: The school service centre
 *
 * Who shares a link: the three groups of the tile *Ressources* (the parents' guide).
 */
typedef enum {
  PUPITRE_SHARER_TEACHERS,
  PUPITRE_SHARER_SCHOOL,
  PUPITRE_SHARER_SERVICE_CENTRE,
} PupitreSharer;

/**
 * PupitreSharedLinkFields:
 *
 * What the portal says of a link; copied or referenced by pupitre_shared_link_new().
 */
typedef struct {
  PupitreSharer sharer;
  const char   *title;
  const char   *description;  /* (nullable) plain text */
  const char   *uri;          /* (nullable) http or https; %NULL for one that is never followed */
  const char   *author;       /* (nullable) the teacher */
  const char   *course;       /* (nullable) */
  GDateTime    *date;         /* (nullable) its midnight */
} PupitreSharedLinkFields;

#define PUPITRE_TYPE_SHARED_LINK (pupitre_shared_link_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSharedLink, pupitre_shared_link, PUPITRE, SHARED_LINK, GObject)

PupitreSharedLink *pupitre_shared_link_new             (const PupitreSharedLinkFields *fields) G_GNUC_WARN_UNUSED_RESULT;
PupitreSharer      pupitre_shared_link_get_sharer      (PupitreSharedLink *self);
const char        *pupitre_shared_link_get_title       (PupitreSharedLink *self);
const char        *pupitre_shared_link_get_description (PupitreSharedLink *self);
const char        *pupitre_shared_link_get_uri         (PupitreSharedLink *self);
const char        *pupitre_shared_link_get_author      (PupitreSharedLink *self);
const char        *pupitre_shared_link_get_course      (PupitreSharedLink *self);
GDateTime         *pupitre_shared_link_get_date        (PupitreSharedLink *self);

G_END_DECLS
