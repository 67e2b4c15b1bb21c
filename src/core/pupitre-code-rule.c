/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-code-rule"

#include "pupitre-code-rule.h"

#include "pupitre-password-pattern.h"
#include "pupitre-typed.h"

#include <string.h>

/* What a verification code looks like: six digits, as the sign-in service makes them unless told
 * otherwise; or what the portal's page says of its field. */

/* Before the page has said anything: what no service goes below or beyond. */
#define LEAST_DIGITS 4
#define MOST_DIGITS 10

struct _PupitreCodeRule {
  GRegex *regex;  /* (nullable): six digits */
};

/**
 * pupitre_code_rule_new:
 * @pattern: (nullable): The regular expression of the page's field, from outside
 *
 * Returns: (transfer full): a rule; of six digits if the page has none that can be used. Any thread.
 */
PupitreCodeRule *
pupitre_code_rule_new (const char *pattern)
{
  PupitreCodeRule *self = g_new0 (PupitreCodeRule, 1);

  self->regex = pupitre_password_pattern_compile (pattern);
  return self;
}

/**
 * pupitre_code_rule_free:
 * @self: (nullable) (transfer full): A rule
 *
 * Frees it. Any thread.
 */
void
pupitre_code_rule_free (PupitreCodeRule *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self);
}

static gboolean
allows (const PupitreCodeRule *self, const char *code)
{
  if (self->regex == NULL)
    return strlen (code) == PUPITRE_TYPED_CODE_LENGTH &&
           strspn (code, "0123456789") == PUPITRE_TYPED_CODE_LENGTH;
  return pupitre_password_pattern_allows (self->regex, code, NULL);
}

/**
 * pupitre_code_rule_is_usual:
 * @self: (nullable): A rule; %NULL for none yet
 *
 * Returns: whether a code is of six digits and of nothing else, as far as is known, and can be spoken
 *   of so. Any thread.
 */
gboolean
pupitre_code_rule_is_usual (const PupitreCodeRule *self)
{
  return self == NULL ||
         (allows (self, "472916") && !allows (self, "47291") && !allows (self, "4729163") &&
          !allows (self, "47291630") && !allows (self, "KQZHBX"));
}

static gboolean
is_plausible (const char *code)
{
  gsize length = strlen (code);

  return strspn (code, "0123456789") == length && length >= LEAST_DIGITS && length <= MOST_DIGITS;
}

/* The one word of a text that is allowed. */
static char *
find_word (const PupitreCodeRule *self, const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto (GStrv) words = g_strsplit_set (normal, " \t\r\n.,:;()\"", -1);
  const char *found = NULL;

  for (gsize i = 0; words[i] != NULL; i++) {
    if (*words[i] == '\0' || !allows (self, words[i]))
      continue;
    if (found != NULL)
      return NULL;
    found = words[i];
  }
  return g_strdup (found);
}

/**
 * pupitre_code_rule_read:
 * @self: (nullable): A rule; %NULL for none yet, when anything that may be a code is taken for one
 * @typed: (nullable): What was typed or pasted: with spaces and dashes, or a piece of the e-mail
 *
 * Returns: (transfer full) (nullable): the code, %NULL if there is none or it is not clear which. Any
 *   thread.
 */
char *
pupitre_code_rule_read (const PupitreCodeRule *self, const char *typed)
{
  g_autofree char *kept = pupitre_typed_nip (typed);

  if (kept != NULL && (self == NULL ? is_plausible (kept) : allows (self, kept)))
    return g_steal_pointer (&kept);
  if (self != NULL && self->regex != NULL)
    return typed != NULL ? find_word (self, typed) : NULL;
  return pupitre_typed_code (typed);
}
