/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-way-out.h"

G_BEGIN_DECLS

#define PUPITRE_POLICY_IDLE_SECONDS 120

/**
 * PupitrePolicy:
 * @shared: Whether this is a shared computer whatever its user says
 * @portal: (nullable) (owned): The one portal of this computer: a file that describes it, or the name
 *   of one that came with the program
 * @idle_seconds: How long nobody may touch a shared computer before it finishes by itself
 * @forbidden: What may not leave the program
 *
 * What whoever looks after a computer has decided for everybody who uses it.
 */
typedef struct {
  gboolean      shared;
  char         *portal;
  guint         idle_seconds;
  PupitreWayOut forbidden;
} PupitrePolicy;

PupitrePolicy *pupitre_policy_new_from_file (const char    *path,
                                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void           pupitre_policy_free          (PupitrePolicy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitrePolicy, pupitre_policy_free)

G_END_DECLS
