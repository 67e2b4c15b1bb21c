/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreLockedLook:
 *
 * What was seen so far of a file that comes in pieces; zero: nothing yet.
 */
typedef struct {
  char     tail[32];
  gsize    n_tail;
  gboolean is_pdf;
  gboolean has_begun;
  gboolean is_locked;
} PupitreLockedLook;

void pupitre_locked_look_at (PupitreLockedLook *self,
                             const char        *bytes,
                             gsize              n);

G_END_DECLS
