/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitrePasswordNeed:
 * @PUPITRE_PASSWORD_NEED_NONE: Nothing
 * @PUPITRE_PASSWORD_LENGTH: A number of characters, see pupitre_password_rule_get_min_length()
 * @PUPITRE_PASSWORD_LETTER: A letter, capital or small
 * @PUPITRE_PASSWORD_LOWER: A small letter
 * @PUPITRE_PASSWORD_UPPER: A capital letter
 * @PUPITRE_PASSWORD_DIGIT: A digit
 * @PUPITRE_PASSWORD_SYMBOL: A character that is neither letter nor digit
 * @PUPITRE_PASSWORD_CLASSES: Several of small letters, capital letters, digits and others, see
 *   pupitre_password_rule_get_n_classes()
 * @PUPITRE_PASSWORD_OTHER: Something else, which pupitre_password_rule_get_text() may say: mostly
 *   that only some characters can be used
 *
 * What a rule asks of a password; each is a line with a tick.
 */
typedef enum {
  PUPITRE_PASSWORD_NEED_NONE = 0,
  PUPITRE_PASSWORD_LENGTH = 1 << 0,
  PUPITRE_PASSWORD_LETTER = 1 << 1,
  PUPITRE_PASSWORD_LOWER = 1 << 2,
  PUPITRE_PASSWORD_UPPER = 1 << 3,
  PUPITRE_PASSWORD_DIGIT = 1 << 4,
  PUPITRE_PASSWORD_SYMBOL = 1 << 5,
  PUPITRE_PASSWORD_CLASSES = 1 << 6,
  PUPITRE_PASSWORD_OTHER = 1 << 7,
} PupitrePasswordNeed;

#define PUPITRE_TYPE_PASSWORD_RULE (pupitre_password_rule_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePasswordRule, pupitre_password_rule, PUPITRE, PASSWORD_RULE, GObject)

PupitrePasswordRule *pupitre_password_rule_new_default      (void) G_GNUC_WARN_UNUSED_RESULT;
PupitrePasswordRule *pupitre_password_rule_new_from_pattern (const char          *pattern,
                                                             const char          *text) G_GNUC_WARN_UNUSED_RESULT;
PupitrePasswordNeed  pupitre_password_rule_get_needs        (PupitrePasswordRule *self);
PupitrePasswordNeed  pupitre_password_rule_get_met          (PupitrePasswordRule *self,
                                                             const char          *password);
gboolean             pupitre_password_rule_allows           (PupitrePasswordRule *self,
                                                             const char          *password);
guint                pupitre_password_rule_get_min_length   (PupitrePasswordRule *self);
guint                pupitre_password_rule_get_max_length   (PupitrePasswordRule *self);
guint                pupitre_password_rule_get_n_classes    (PupitrePasswordRule *self);
const char          *pupitre_password_rule_get_text         (PupitrePasswordRule *self);

G_END_DECLS
