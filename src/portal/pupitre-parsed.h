/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-item.h"

G_BEGIN_DECLS

/**
 * PupitreParsed:
 * @items: (element-type PupitreItem): What could be read, in the portal's order, each key once
 * @n_unreadable: How many were left out because something that they need is missing
 * @scope: (nullable): What the keys of all that the answer covers begin with; %NULL if it covers all
 *
 * An answer of the portal, split into items.
 */
typedef struct {
  GPtrArray *items;
  guint      n_unreadable;
  char     **scope;
} PupitreParsed;

#define PUPITRE_TYPE_PARSED (pupitre_parsed_get_type ())
GType          pupitre_parsed_get_type (void);

PupitreParsed *pupitre_parsed_new      (void) G_GNUC_WARN_UNUSED_RESULT;
PupitreParsed *pupitre_parsed_copy     (const PupitreParsed *self) G_GNUC_WARN_UNUSED_RESULT;
void           pupitre_parsed_free     (PupitreParsed       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreParsed, pupitre_parsed_free)

G_END_DECLS
