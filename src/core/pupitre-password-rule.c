/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-password-rule"

#include "pupitre-password-rule.h"

#include "pupitre-password-pattern.h"

#include <string.h>

/* What a new password has to be made of: the portal's own rule, where its page says one, else the
 * one that parents are told. Immutable. It keeps no copy of a password. */

#define DEFAULT_MIN_LENGTH 8
#define DEFAULT_MAX_LENGTH 16

struct _PupitrePasswordRule {
  GObject                 parent_instance;

  PupitrePasswordFindings findings;
  GRegex                 *regex;  /* (nullable) (owned) */
  char                   *text;   /* (nullable) (owned) */
};

G_DEFINE_FINAL_TYPE (PupitrePasswordRule, pupitre_password_rule, G_TYPE_OBJECT)

static void
pupitre_password_rule_finalize (GObject *object)
{
  PupitrePasswordRule *self = PUPITRE_PASSWORD_RULE (object);

  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self->text);

  G_OBJECT_CLASS (pupitre_password_rule_parent_class)->finalize (object);
}

static void
pupitre_password_rule_class_init (PupitrePasswordRuleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_password_rule_finalize;
}

static void
pupitre_password_rule_init (PupitrePasswordRule *self)
{
}

/**
 * pupitre_password_rule_new_default:
 *
 * Returns: (transfer full): the rule that parents are told: 8 to 16 characters, letters and digits.
 *   Any thread.
 */
PupitrePasswordRule *
pupitre_password_rule_new_default (void)
{
  PupitrePasswordRule *self = g_object_new (PUPITRE_TYPE_PASSWORD_RULE, NULL);

  self->findings.min_length = DEFAULT_MIN_LENGTH;
  self->findings.max_length = DEFAULT_MAX_LENGTH;
  self->findings.needs =
    PUPITRE_PASSWORD_LENGTH | PUPITRE_PASSWORD_LETTER | PUPITRE_PASSWORD_DIGIT;
  return self;
}

/**
 * pupitre_password_rule_new_from_pattern:
 * @pattern: (nullable): A regular expression, as the portal's page has it
 * @text: (nullable): The portal's own words for it, plain text
 *
 * Returns: (transfer full) (nullable): the rule, %NULL if it is none that can be used. Any thread.
 */
PupitrePasswordRule *
pupitre_password_rule_new_from_pattern (const char *pattern, const char *text)
{
  g_autoptr (PupitrePasswordRule) self = NULL;
  g_autoptr (GRegex) regex = pupitre_password_pattern_compile (pattern);

  if (regex == NULL)
    return NULL;
  self = g_object_new (PUPITRE_TYPE_PASSWORD_RULE, NULL);
  if (!pupitre_password_pattern_explore (regex, &self->findings))
    return NULL;
  self->regex = g_steal_pointer (&regex);
  self->text = g_strdup (text);
  return g_steal_pointer (&self);
}

/**
 * pupitre_password_rule_get_needs:
 * @self: A rule
 *
 * Returns: all that it asks. Any thread.
 */
PupitrePasswordNeed
pupitre_password_rule_get_needs (PupitrePasswordRule *self)
{
  g_return_val_if_fail (PUPITRE_IS_PASSWORD_RULE (self), PUPITRE_PASSWORD_NEED_NONE);

  return self->findings.needs;
}

static gboolean
has_good_length (PupitrePasswordRule *self, const char *password)
{
  glong length = g_utf8_strlen (password, -1);

  return length >= (glong) self->findings.min_length &&
         (self->findings.max_length == 0 || length <= (glong) self->findings.max_length);
}

/* The kinds of characters in it, and what follows from them. */
static PupitrePasswordNeed
find_kinds (PupitrePasswordRule *self, const char *password)
{
  PupitrePasswordNeed kinds = PUPITRE_PASSWORD_NEED_NONE;

  for (const char *p = password; *p != '\0'; p = g_utf8_next_char (p))
    kinds |= pupitre_password_pattern_kind_of (g_utf8_get_char (p));
  if ((guint) __builtin_popcount (kinds & PUPITRE_PASSWORD_KINDS) >= self->findings.n_classes)
    kinds |= PUPITRE_PASSWORD_CLASSES;
  if (kinds & (PUPITRE_PASSWORD_LOWER | PUPITRE_PASSWORD_UPPER))
    kinds |= PUPITRE_PASSWORD_LETTER;
  return kinds;
}

/* What takes too long to find out is for the portal to judge. */
static gboolean
matches (PupitrePasswordRule *self, const char *password)
{
  g_autoptr (GError) error = NULL;

  return pupitre_password_pattern_allows (self->regex, password, &error) || error != NULL;
}

/* Whether a password that is allowed still is with this character in it. */
static gboolean
allows_character (PupitrePasswordRule *self, const char *character)
{
  const char *specimen = self->findings.specimen;
  gsize middle = strlen (specimen) / 2;
  gsize length = (gsize) (g_utf8_next_char (character) - character);
  g_autofree char *tried = g_strdup_printf ("%.*s%.*s%s", (int) middle, specimen, (int) length,
                                            character, specimen + middle + 1);

  return matches (self, tried);
}

/* Until everything else is met only the characters can be judged, one by one: what else the rule
 * asks shows when it is all that is left. */
static gboolean
meets_other (PupitrePasswordRule *self, const char *password, gboolean all_else_met)
{
  if (all_else_met || *password == '\0')
    return FALSE;
  for (const char *p = password; *p != '\0'; p = g_utf8_next_char (p)) {
    if (!allows_character (self, p))
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_password_rule_get_met:
 * @self: A rule
 * @password: (nullable): What is typed so far, UTF-8
 *
 * Returns: which of pupitre_password_rule_get_needs() it meets. Any thread.
 */
PupitrePasswordNeed
pupitre_password_rule_get_met (PupitrePasswordRule *self, const char *password)
{
  PupitrePasswordNeed needs, met;

  g_return_val_if_fail (PUPITRE_IS_PASSWORD_RULE (self), PUPITRE_PASSWORD_NEED_NONE);

  if (password == NULL || !g_utf8_validate (password, -1, NULL))
    return PUPITRE_PASSWORD_NEED_NONE;
  /* The pattern has the last word: the lines beside it are what was found out about it. */
  if (self->regex != NULL && matches (self, password))
    return self->findings.needs;
  needs = self->findings.needs & ~(guint) PUPITRE_PASSWORD_OTHER;
  met = find_kinds (self, password);
  if (has_good_length (self, password))
    met |= PUPITRE_PASSWORD_LENGTH;
  met &= needs;
  if ((self->findings.needs & PUPITRE_PASSWORD_OTHER) && meets_other (self, password, met == needs))
    met |= PUPITRE_PASSWORD_OTHER;
  return met;
}

/**
 * pupitre_password_rule_allows:
 * @self: A rule
 * @password: (nullable): A password, UTF-8
 *
 * Returns: whether it is all that the rule asks. Any thread.
 */
gboolean
pupitre_password_rule_allows (PupitrePasswordRule *self, const char *password)
{
  g_return_val_if_fail (PUPITRE_IS_PASSWORD_RULE (self), FALSE);

  return password != NULL &&
         pupitre_password_rule_get_met (self, password) == self->findings.needs &&
         (self->regex == NULL || matches (self, password));
}

/**
 * pupitre_password_rule_get_min_length:
 * @self: A rule
 *
 * Returns: the fewest characters. Any thread.
 */
guint
pupitre_password_rule_get_min_length (PupitrePasswordRule *self)
{
  g_return_val_if_fail (PUPITRE_IS_PASSWORD_RULE (self), 0);

  return self->findings.min_length;
}

/**
 * pupitre_password_rule_get_max_length:
 * @self: A rule
 *
 * Returns: the most characters, 0 for no limit. Any thread.
 */
guint
pupitre_password_rule_get_max_length (PupitrePasswordRule *self)
{
  g_return_val_if_fail (PUPITRE_IS_PASSWORD_RULE (self), 0);

  return self->findings.max_length;
}

/**
 * pupitre_password_rule_get_n_classes:
 * @self: A rule
 *
 * Returns: how many of small letters, capital letters, digits and other characters it asks, with
 *   %PUPITRE_PASSWORD_CLASSES. Any thread.
 */
guint
pupitre_password_rule_get_n_classes (PupitrePasswordRule *self)
{
  g_return_val_if_fail (PUPITRE_IS_PASSWORD_RULE (self), 0);

  return self->findings.n_classes;
}

/**
 * pupitre_password_rule_get_text:
 * @self: A rule
 *
 * Returns: (transfer none) (nullable): the portal's own words for the rule. Any thread.
 */
const char *
pupitre_password_rule_get_text (PupitrePasswordRule *self)
{
  g_return_val_if_fail (PUPITRE_IS_PASSWORD_RULE (self), NULL);

  return self->text;
}
