/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-password-pattern"

#include "pupitre-password-pattern.h"

#include <string.h>

/* What a regular expression of the portal asks of passwords. Expressions that mean the same are
 * written in countless ways, so that this one is not read but tried: on made-up passwords of every
 * length and every mix of characters. It comes from outside, and is limited in size and effort. */

#define MAX_PATTERN_BYTES 2048
#define MAX_SUBJECT_BYTES 1024
#define MAX_TRIED_LENGTH 72
#define USUAL_LENGTH 12
#define LIMITS "(*LIMIT_MATCH=20000)(*LIMIT_DEPTH=2000)(*LIMIT_HEAP=4000)"

#define N_KINDS 4
#define N_MIXES (1 << N_KINDS)

static const PupitrePasswordNeed KINDS[N_KINDS] = {
  PUPITRE_PASSWORD_LOWER, PUPITRE_PASSWORD_UPPER, PUPITRE_PASSWORD_DIGIT, PUPITRE_PASSWORD_SYMBOL,
};

/* In no order that a rule against sequences would know. */
static const char *const SAMPLES[N_KINDS] = { "kqzhbxmwtdpfgj", "MRZKTDHWBXPGFQ", "4729163058", "" };
static const char SYMBOLS[] = "!@#$%&*-_+=.?";

/* Which kinds a made-up password mixes: one bit each, in the order of the above. */
#define LETTERS 3u

typedef struct {
  GRegex  *regex;
  GError  *error;             /* (nullable) (owned): it asks for more effort than is given */
  char     symbol;            /* one that is allowed, if any is */
  guint    whole;             /* the richest mix that is allowed */
  guint    length;            /* of the mixes below */
  gboolean allows[N_MIXES];   /* which mixes */
} Exploration;

/* Beginnings that change how the expression works, and what calls itself or others. */
static gboolean
is_tame (const char *pattern)
{
  static const char *const WILD[] = { "(*", "(?R", "(?C", "(?&", "(?P", "(?(", "(?0", "(?1", "(?+",
                                      "(?-", "\\C", "\\g", NULL };

  for (gsize i = 0; WILD[i] != NULL; i++) {
    if (strstr (pattern, WILD[i]) != NULL)
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_password_pattern_compile:
 * @pattern: (nullable): A regular expression of JavaScript, from outside
 *
 * Returns: (transfer full) (nullable): the expression, %NULL if it is none that is to be used. Any
 *   thread.
 */
GRegex *
pupitre_password_pattern_compile (const char *pattern)
{
  g_autofree char *limited = NULL;

  if (pattern == NULL || *pattern == '\0' || strlen (pattern) > MAX_PATTERN_BYTES ||
      !g_utf8_validate (pattern, -1, NULL) || !is_tame (pattern))
    return NULL;
  limited = g_strconcat (LIMITS, pattern, NULL);
  return g_regex_new (limited, G_REGEX_DOLLAR_ENDONLY, 0, NULL);
}

/**
 * pupitre_password_pattern_allows:
 * @regex: An expression of pupitre_password_pattern_compile()
 * @password: A password
 * @error: Return location; that it could not be found out within the limits
 *
 * Returns: whether it matches. Any thread.
 */
gboolean
pupitre_password_pattern_allows (GRegex *regex, const char *password, GError **error)
{
  return strlen (password) <= MAX_SUBJECT_BYTES && g_utf8_validate (password, -1, NULL) &&
         g_regex_match_full (regex, password, -1, 0, 0, NULL, error);
}

/**
 * pupitre_password_pattern_kind_of:
 * @c: A character
 *
 * Returns: small letter, capital letter, digit or symbol, as expressions count them: the letters of
 *   English. A letter with an accent is none of them. Any thread.
 */
PupitrePasswordNeed
pupitre_password_pattern_kind_of (gunichar c)
{
  if (c >= 0x80)
    return g_unichar_isalnum (c) ? PUPITRE_PASSWORD_NEED_NONE : PUPITRE_PASSWORD_SYMBOL;
  if (g_ascii_islower ((char) c))
    return PUPITRE_PASSWORD_LOWER;
  if (g_ascii_isupper ((char) c))
    return PUPITRE_PASSWORD_UPPER;
  return g_ascii_isdigit ((char) c) ? PUPITRE_PASSWORD_DIGIT : PUPITRE_PASSWORD_SYMBOL;
}

/* A password of so many characters, from each kind of the mix in turn. */
static void
make_specimen (char symbol, guint mix, guint length, char *specimen)
{
  guint used[N_KINDS] = { 0 };
  guint kind = 0;

  for (guint i = 0; i < length; i++) {
    while ((mix & (1u << kind)) == 0)
      kind = (kind + 1) % N_KINDS;
    specimen[i] = kind == N_KINDS - 1
                    ? symbol
                    : SAMPLES[kind][used[kind]++ % strlen (SAMPLES[kind])];
    kind = (kind + 1) % N_KINDS;
  }
  specimen[length] = '\0';
}

/* After the first failure nothing is tried any more. */
static gboolean
try_mix (Exploration *exploration, guint mix, guint length)
{
  char specimen[MAX_TRIED_LENGTH + 1];

  if (exploration->error != NULL)
    return FALSE;
  make_specimen (exploration->symbol, mix, length, specimen);
  return pupitre_password_pattern_allows (exploration->regex, specimen, &exploration->error);
}

static gboolean
try_lengths (Exploration *exploration, guint mix, PupitrePasswordFindings *findings)
{
  guint first = 1, last;

  while (first <= MAX_TRIED_LENGTH && !try_mix (exploration, mix, first))
    first++;
  if (first > MAX_TRIED_LENGTH)
    return FALSE;
  last = first;
  while (last < MAX_TRIED_LENGTH && try_mix (exploration, mix, last + 1))
    last++;
  findings->min_length = findings->min_length == 0 ? first : MIN (findings->min_length, first);
  findings->max_length = MAX (findings->max_length, last);
  return TRUE;
}

/* The richest mix of which any length is allowed: with the first symbol that can be used, else
 * without one, else of fewer kinds still. */
static gboolean
find_whole (Exploration *exploration)
{
  static const guint POORER[] = { 7, 5, 6, 3, 4, 1, 2 };
  PupitrePasswordFindings unused = { 0 };

  exploration->whole = N_MIXES - 1;
  for (const char *symbol = SYMBOLS; *symbol != '\0'; symbol++) {
    exploration->symbol = *symbol;
    if (try_lengths (exploration, exploration->whole, &unused))
      return TRUE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (POORER); i++) {
    exploration->whole = POORER[i];
    if (try_lengths (exploration, exploration->whole, &unused))
      return TRUE;
  }
  return FALSE;
}

/* Over all mixes: one that has to have four digits is longer in a mix with few of them. */
static void
find_lengths (Exploration *exploration, PupitrePasswordFindings *findings)
{
  for (guint mix = 1; mix <= exploration->whole; mix++) {
    if ((mix & ~exploration->whole) == 0)
      try_lengths (exploration, mix, findings);
  }
  if (findings->max_length == MAX_TRIED_LENGTH)
    findings->max_length = 0;
}

static void
try_all_mixes (Exploration *exploration, PupitrePasswordFindings *findings)
{
  guint length = MAX (findings->min_length, USUAL_LENGTH);

  if (findings->max_length > 0)
    length = MIN (length, findings->max_length);
  exploration->length = length;
  for (guint mix = 1; mix <= exploration->whole; mix++)
    exploration->allows[mix] =
      (mix & ~exploration->whole) == 0 && try_mix (exploration, mix, length);
}

/* Whether exactly those mixes are allowed that hold all of @required, one of @either, and @n kinds. */
static gboolean
explains (Exploration *exploration, guint required, guint either, guint n)
{
  for (guint mix = 1; mix <= exploration->whole; mix++) {
    gboolean expected = (mix & ~exploration->whole) == 0 && (mix & required) == required &&
                        (either == 0 || (mix & either) != 0) &&
                        (guint) __builtin_popcount (mix) >= n;

    if (expected != exploration->allows[mix])
      return FALSE;
  }
  return TRUE;
}

/* The kinds that are part of every mix that is allowed, and whether each of these has a letter. */
static guint
find_required (Exploration *exploration, gboolean *letter)
{
  guint required = exploration->whole;

  *letter = TRUE;
  for (guint mix = 1; mix <= exploration->whole; mix++) {
    if (!exploration->allows[mix])
      continue;
    required &= mix;
    *letter &= (mix & LETTERS) != 0;
  }
  *letter &= (required & LETTERS) == 0;
  return required;
}

/* The shortest words for which mixes are allowed and which are not. */
static void
name_needs (Exploration *exploration, PupitrePasswordFindings *findings)
{
  gboolean letter;
  guint required = find_required (exploration, &letter);

  for (guint i = 0; i < N_KINDS; i++) {
    if (required & (1u << i))
      findings->needs |= KINDS[i];
  }
  if (explains (exploration, required, letter ? LETTERS : 0, 0)) {
    findings->needs |= letter ? PUPITRE_PASSWORD_LETTER : 0;
    return;
  }
  for (guint n = 2; n <= N_KINDS; n++) {
    if (!explains (exploration, required, 0, n))
      continue;
    findings->needs |= PUPITRE_PASSWORD_CLASSES;
    findings->n_classes = n;
    return;
  }
  findings->needs |= (letter ? PUPITRE_PASSWORD_LETTER : 0) | PUPITRE_PASSWORD_OTHER;
}

/* Whether there is a character on a keyboard that may not be used: each is tried in the middle of a
 * password that is allowed. */
static gboolean
is_choosy (Exploration *exploration, const PupitrePasswordFindings *findings)
{
  char specimen[sizeof findings->specimen];
  gsize middle = strlen (findings->specimen) / 2;

  strcpy (specimen, findings->specimen);
  for (char c = ' '; c < 0x7f && exploration->error == NULL; c++) {
    specimen[middle] = c;
    if (!pupitre_password_pattern_allows (exploration->regex, specimen, &exploration->error))
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_password_pattern_explore:
 * @regex: An expression of pupitre_password_pattern_compile()
 * @findings: (out): What it asks
 *
 * Returns: whether that could be found out. Any thread.
 */
gboolean
pupitre_password_pattern_explore (GRegex *regex, PupitrePasswordFindings *findings)
{
  Exploration exploration = { .regex = regex };
  gboolean found;

  memset (findings, 0, sizeof *findings);
  found = find_whole (&exploration);
  if (found) {
    find_lengths (&exploration, findings);
    try_all_mixes (&exploration, findings);
    name_needs (&exploration, findings);
    make_specimen (exploration.symbol, exploration.whole, exploration.length, findings->specimen);
    if (is_choosy (&exploration, findings))
      findings->needs |= PUPITRE_PASSWORD_OTHER;
  }
  if (findings->min_length > 1 || findings->max_length > 0)
    findings->needs |= PUPITRE_PASSWORD_LENGTH;
  found = found && exploration.error == NULL;
  g_clear_error (&exploration.error);
  return found;
}
