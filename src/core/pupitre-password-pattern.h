/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-password-rule.h"

G_BEGIN_DECLS

/* The kinds of characters that passwords are made of, and sets of them. */
#define PUPITRE_PASSWORD_KINDS \
  (PUPITRE_PASSWORD_LOWER | PUPITRE_PASSWORD_UPPER | PUPITRE_PASSWORD_DIGIT | PUPITRE_PASSWORD_SYMBOL)

/**
 * PupitrePasswordFindings:
 * @needs: What the pattern asks
 * @min_length: The fewest characters
 * @max_length: The most, 0 for no limit
 * @n_classes: How many kinds of characters, with %PUPITRE_PASSWORD_CLASSES
 * @specimen: A password that the pattern allows, of as many kinds of characters as it can have
 *
 * What came out about a pattern.
 */
typedef struct {
  PupitrePasswordNeed needs;
  guint               min_length;
  guint               max_length;
  guint               n_classes;
  char                specimen[80];
} PupitrePasswordFindings;

GRegex              *pupitre_password_pattern_compile  (const char              *pattern) G_GNUC_WARN_UNUSED_RESULT;
gboolean             pupitre_password_pattern_allows   (GRegex                  *regex,
                                                        const char              *password,
                                                        GError                 **error);
gboolean             pupitre_password_pattern_explore  (GRegex                  *regex,
                                                        PupitrePasswordFindings *findings);
PupitrePasswordNeed  pupitre_password_pattern_kind_of  (gunichar                 c);

G_END_DECLS
