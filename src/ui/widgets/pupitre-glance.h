/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"

G_BEGIN_DECLS

/**
 * PupitreGlance:
 * @children: (element-type PupitreChild): Whose it is, in the order of the sidebar
 * @title: What it is
 * @under: (nullable): Where and when, without the names
 * @note: (nullable): What is special about it, on a mark of its own
 * @figure: (nullable): A mark or an amount of money
 * @is_warning: Whether the note is plainly marked
 * @date: When it came, in seconds since 1970; 0 where that does not matter
 * @action: The action of the window that opens the page it comes from
 * @target: What the action is told
 *
 * One thing that a parent sees at a glance, and where it comes from.
 */
typedef struct {
  GPtrArray *children;
  char      *title;
  char      *under;
  char      *note;
  char      *figure;
  gboolean   is_warning;
  gint64     date;
  char      *action;
  GVariant  *target;
} PupitreGlance;

PupitreGlance *pupitre_glance_new       (PupitreChild        *child,
                                         const char          *title,
                                         const char          *under) G_GNUC_WARN_UNUSED_RESULT;
void           pupitre_glance_free      (PupitreGlance       *self);
gboolean       pupitre_glance_equal     (const PupitreGlance *self,
                                         const PupitreGlance *other);
void           pupitre_glance_set_open  (PupitreGlance       *self,
                                         const char          *action,
                                         GVariant            *target);
char          *pupitre_glance_dup_under (const PupitreGlance *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreGlance, pupitre_glance_free)

G_END_DECLS
