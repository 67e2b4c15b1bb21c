/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-entry.h"
#include "pupitre-resource.h"

G_BEGIN_DECLS

/**
 * PupitreReadFunc:
 * @json: A stored record
 * @error: Return location
 *
 * Turns a record into an object of the domain. Called on the parsing thread.
 *
 * Returns: (transfer full) (nullable): the object
 */
typedef GObject *(*PupitreReadFunc) (GBytes  *json,
                                     GError **error);

void pupitre_entry_reader_read (PupitreStore            *store,
                                PupitreReadFunc          read,
                                PupitreResource         *resource,
                                GPtrArray               *entries,
                                GCancellable            *cancellable);

G_END_DECLS
