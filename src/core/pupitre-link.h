/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreLinkFields:
 *
 * What the portal says of a link; copied by pupitre_link_new().
 */
typedef struct {
  const char *uri;    /* http or https */
  const char *title;  /* (nullable) */
} PupitreLinkFields;

#define PUPITRE_TYPE_LINK (pupitre_link_get_type ())
G_DECLARE_FINAL_TYPE (PupitreLink, pupitre_link, PUPITRE, LINK, GObject)

PupitreLink *pupitre_link_new       (const PupitreLinkFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char  *pupitre_link_get_uri   (PupitreLink *self);
const char  *pupitre_link_get_title (PupitreLink *self);

G_END_DECLS
