/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A request of the tests: what to try, and on what (a path, a port, a process). */
#define PUPITRE_RENDER_ESCAPE_TYPE "(uuss)"
/* 0 when it worked, else an errno. */
#define PUPITRE_RENDER_ESCAPED_TYPE "(uui)"

/* How a helper ends whose "exec" worked. */
#define PUPITRE_RENDER_EXEC_STATUS 42

void      pupitre_render_escape_prepare (void);
void      pupitre_render_escape_crash   (guint     operation);
GVariant *pupitre_render_escape         (GBytes   *packet,
                                         gboolean  sealing);

G_END_DECLS
