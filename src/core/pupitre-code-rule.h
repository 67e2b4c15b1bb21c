/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PupitreCodeRule PupitreCodeRule;

PupitreCodeRule *pupitre_code_rule_new      (const char            *pattern) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_code_rule_free     (PupitreCodeRule       *self);
gboolean         pupitre_code_rule_is_usual (const PupitreCodeRule *self);
char            *pupitre_code_rule_read     (const PupitreCodeRule *self,
                                             const char            *typed) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreCodeRule, pupitre_code_rule_free)

G_END_DECLS
