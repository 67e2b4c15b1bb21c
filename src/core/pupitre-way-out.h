/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreWayOut:
 * @PUPITRE_WAY_OUT_SAVE: A document is written where the parent says
 * @PUPITRE_WAY_OUT_EXPORT: All that is kept is written where the parent says
 * @PUPITRE_WAY_OUT_PRINT: A document goes to a printer
 * @PUPITRE_WAY_OUT_OPEN: Another program opens something: a link, an address, a page
 *
 * The acts of a parent by which something of a family leaves the program in the clear: all of them.
 */
typedef enum {
  PUPITRE_WAY_OUT_SAVE = 1 << 0,
  PUPITRE_WAY_OUT_EXPORT = 1 << 1,
  PUPITRE_WAY_OUT_PRINT = 1 << 2,
  PUPITRE_WAY_OUT_OPEN = 1 << 3,
} PupitreWayOut;

gboolean pupitre_way_out_parse      (const char     *word,
                                     PupitreWayOut  *ways);
void     pupitre_way_out_forbid     (PupitreWayOut   ways);
gboolean pupitre_way_out_is_allowed (PupitreWayOut   way,
                                     GError        **error);

G_END_DECLS
