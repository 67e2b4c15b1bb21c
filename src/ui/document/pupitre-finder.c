/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-finder"

#include "pupitre-finder.h"

/* Finds a text in what is shown of a document, and goes from one place to the next. */

G_DEFINE_INTERFACE (PupitreFinder, pupitre_finder, G_TYPE_OBJECT)

static void
pupitre_finder_default_init (PupitreFinderInterface *iface)
{
}

/**
 * pupitre_finder_search:
 * @self: A finder
 * @text: (nullable): What to find; nothing: nothing any more
 * @from: The page to begin with, from 0, where there are pages
 *
 * Main thread.
 */
void
pupitre_finder_search (PupitreFinder *self, const char *text, guint from)
{
  g_return_if_fail (PUPITRE_IS_FINDER (self));

  PUPITRE_FINDER_GET_IFACE (self)->search (self, text, from);
}

/**
 * pupitre_finder_move:
 * @self: A finder
 * @direction: 1: to the next place, -1: to the one before; around the ends
 *
 * Main thread.
 */
void
pupitre_finder_move (PupitreFinder *self, int direction)
{
  g_return_if_fail (PUPITRE_IS_FINDER (self));

  PUPITRE_FINDER_GET_IFACE (self)->move (self, direction);
}

/**
 * pupitre_finder_is_searching:
 * @self: A finder
 *
 * Returns: whether there is more that it has not seen yet. Main thread.
 */
gboolean
pupitre_finder_is_searching (PupitreFinder *self)
{
  g_return_val_if_fail (PUPITRE_IS_FINDER (self), FALSE);

  return PUPITRE_FINDER_GET_IFACE (self)->is_searching (self);
}

/**
 * pupitre_finder_get_n_found:
 * @self: A finder
 *
 * Returns: how many places there are, as far as is known. Main thread.
 */
guint
pupitre_finder_get_n_found (PupitreFinder *self)
{
  g_return_val_if_fail (PUPITRE_IS_FINDER (self), 0);

  return PUPITRE_FINDER_GET_IFACE (self)->get_n_found (self);
}

/**
 * pupitre_finder_get_position:
 * @self: A finder
 *
 * Returns: which of the places is looked at, from 1; 0: none. Main thread.
 */
guint
pupitre_finder_get_position (PupitreFinder *self)
{
  g_return_val_if_fail (PUPITRE_IS_FINDER (self), 0);

  return PUPITRE_FINDER_GET_IFACE (self)->get_position (self);
}
