/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-collection.h"
#include "pupitre-session-keeper.h"
#include "pupitre-parsed.h"
#include "pupitre-request.h"
#include "pupitre-store.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreSplitFunc:
 * @body: An answer of the portal
 * @error: Return location
 *
 * Turns an answer into items. Called on the parsing thread.
 *
 * Returns: (transfer full) (nullable): the items
 */
typedef PupitreParsed *(*PupitreSplitFunc) (GBytes  *body,
                                            GError **error);

#define PUPITRE_TYPE_RESOURCE (pupitre_resource_get_type ())
G_DECLARE_FINAL_TYPE (PupitreResource, pupitre_resource, PUPITRE, RESOURCE, GObject)

PupitreResource         *pupitre_resource_new                (PupitreSessionKeeper    *keeper,
                                                              PupitreStore            *store,
                                                              const PupitreCollection *collection,
                                                              const PupitreRequest    *request,
                                                              PupitreSplitFunc         split) G_GNUC_WARN_UNUSED_RESULT;
void                     pupitre_resource_set_range          (PupitreResource         *self,
                                                              gint64                   from,
                                                              gint64                   to);
gboolean                 pupitre_resource_get_keeps_versions (PupitreResource         *self);
void                     pupitre_resource_set_keeps_versions (PupitreResource         *self,
                                                              gboolean                 keeps_versions);
void                     pupitre_resource_load               (PupitreResource         *self);
void                     pupitre_resource_refresh            (PupitreResource         *self,
                                                              gboolean                 patiently);
void                     pupitre_resource_set_damaged        (PupitreResource         *self);
void                     pupitre_resource_stop               (PupitreResource         *self);
const PupitreCollection *pupitre_resource_get_collection     (PupitreResource         *self);
PupitreIndex            *pupitre_resource_get_index          (PupitreResource         *self);
gboolean                 pupitre_resource_is_loaded          (PupitreResource         *self);
gboolean                 pupitre_resource_is_refreshing      (PupitreResource         *self);
gint64                   pupitre_resource_get_received       (PupitreResource         *self);
gint64                   pupitre_resource_get_checked        (PupitreResource         *self);
const GError            *pupitre_resource_get_error          (PupitreResource         *self);
guint                    pupitre_resource_get_n_unreadable   (PupitreResource         *self);

G_END_DECLS
