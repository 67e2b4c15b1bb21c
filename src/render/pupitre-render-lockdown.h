/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreRenderLockdown:
 * @landlock: Landlock's ABI in force, 0: none
 * @seccomp: Whether the system calls are restricted
 * @sealing: Whether results are sealed; only the helper of the tests ever says no
 *
 * What holds the helper.
 */
typedef struct {
  guint    landlock;
  gboolean seccomp;
  gboolean sealing;
} PupitreRenderLockdown;

gboolean pupitre_render_lockdown (PupitreRenderLockdown *lockdown);

G_END_DECLS
