/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreChangeWhat:
 * @PUPITRE_CHANGE_NEW: It was not there before, or had been withdrawn
 * @PUPITRE_CHANGE_CHANGED: It says something else than before
 * @PUPITRE_CHANGE_WITHDRAWN: The portal shows it no more
 *
 * What happened to an item. The numbers are in databases: never change one.
 */
typedef enum {
  PUPITRE_CHANGE_NEW = 1,
  PUPITRE_CHANGE_CHANGED = 2,
  PUPITRE_CHANGE_WITHDRAWN = 3,
} PupitreChangeWhat;

G_END_DECLS
