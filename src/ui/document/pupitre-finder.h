/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_FINDER (pupitre_finder_get_type ())
G_DECLARE_INTERFACE (PupitreFinder, pupitre_finder, PUPITRE, FINDER, GObject)

/**
 * PupitreFinderInterface:
 * @search: See pupitre_finder_search()
 * @move: See pupitre_finder_move()
 * @is_searching: See pupitre_finder_is_searching()
 * @get_n_found: See pupitre_finder_get_n_found()
 * @get_position: See pupitre_finder_get_position()
 *
 * What an implementation does; it has the signals `changed`, when one of the last three would give
 * something else, and `moved`, when another place is looked at.
 */
struct _PupitreFinderInterface {
  GTypeInterface parent_interface;

  void     (*search)       (PupitreFinder *self,
                            const char    *text,
                            guint          from);
  void     (*move)         (PupitreFinder *self,
                            int            direction);
  gboolean (*is_searching) (PupitreFinder *self);
  guint    (*get_n_found)  (PupitreFinder *self);
  guint    (*get_position) (PupitreFinder *self);
};

void     pupitre_finder_search       (PupitreFinder *self,
                                      const char    *text,
                                      guint          from);
void     pupitre_finder_move         (PupitreFinder *self,
                                      int            direction);
gboolean pupitre_finder_is_searching (PupitreFinder *self);
guint    pupitre_finder_get_n_found  (PupitreFinder *self);
guint    pupitre_finder_get_position (PupitreFinder *self);

G_END_DECLS
