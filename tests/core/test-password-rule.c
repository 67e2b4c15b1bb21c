/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-password-rule.h"

#include <string.h>

/* The rules that portals have for passwords: what is found out about them, and what is ticked. */

#define LENGTH PUPITRE_PASSWORD_LENGTH
#define LETTER PUPITRE_PASSWORD_LETTER
#define LOWER PUPITRE_PASSWORD_LOWER
#define UPPER PUPITRE_PASSWORD_UPPER
#define DIGIT PUPITRE_PASSWORD_DIGIT
#define SYMBOL PUPITRE_PASSWORD_SYMBOL
#define CLASSES PUPITRE_PASSWORD_CLASSES
#define OTHER PUPITRE_PASSWORD_OTHER

/* The rule that the accounts' service has where nobody chose another: three of four kinds. */
#define THREE_OF_FOUR \
  "^((?=.*[a-z])(?=.*[A-Z])(?=.*\\d)|(?=.*[a-z])(?=.*[A-Z])(?=.*[^A-Za-z0-9])|" \
  "(?=.*[a-z])(?=.*\\d)(?=.*[^A-Za-z0-9])|(?=.*[A-Z])(?=.*\\d)(?=.*[^A-Za-z0-9]))" \
  "([A-Za-z\\d@#$%^&*\\-_+=[\\]{}|\\\\:',?/`~\"();!]|\\.(?!@)){8,16}$"

static void
test_default (void)
{
  static const struct {
    const char *password;
    guint       met;
  } CASES[] = {
    { NULL, 0 },
    { "", 0 },
    { "a", LETTER },
    { "7", DIGIT },
    { "pupitre", LETTER },
    { "pupitres", LENGTH | LETTER },
    { "12345678", LENGTH | DIGIT },
    { "Pupitre2", LENGTH | LETTER | DIGIT },
    { "Pupitre2026Demo!", LENGTH | LETTER | DIGIT },
    { "Pupitre2026Demo!!", LETTER | DIGIT },
    { "éééééé 7", LENGTH | DIGIT },
    { "été-2026", LENGTH | LETTER | DIGIT },
    { "\xff\xff", 0 },
  };
  g_autoptr (PupitrePasswordRule) rule = pupitre_password_rule_new_default ();

  g_assert_cmpuint (pupitre_password_rule_get_needs (rule), ==, LENGTH | LETTER | DIGIT);
  g_assert_cmpuint (pupitre_password_rule_get_min_length (rule), ==, 8);
  g_assert_cmpuint (pupitre_password_rule_get_max_length (rule), ==, 16);
  g_assert_null (pupitre_password_rule_get_text (rule));
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_test_message ("Password %zu", i);
    g_assert_cmpuint (pupitre_password_rule_get_met (rule, CASES[i].password), ==, CASES[i].met);
    g_assert_cmpint (pupitre_password_rule_allows (rule, CASES[i].password), ==,
                     CASES[i].met == (LENGTH | LETTER | DIGIT));
  }
}

static void
test_patterns (void)
{
  static const struct {
    const char *pattern;
    guint       needs, min, max, n_classes;
  } CASES[] = {
    { "^(?=.*[A-Za-z])(?=.*[0-9]).{8,16}$", LENGTH | LETTER | DIGIT, 8, 16, 0 },
    { "^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{10,}$", LENGTH | LOWER | UPPER | DIGIT, 10, 0, 0 },
    { "^(?=.*?[A-Z])(?=.*?[a-z])(?=.*?[0-9])(?=.*?[#?!@$%^&*-]).{8,64}$",
      LENGTH | LOWER | UPPER | DIGIT | SYMBOL, 8, 64, 0 },
    { "^[\\S\\s]{6,}$", LENGTH, 6, 0, 0 },
    { "^\\S{6,12}$", LENGTH | OTHER, 6, 12, 0 },
    { "^[A-Za-z0-9]{8,16}$", LENGTH | OTHER, 8, 16, 0 },
    { "^(?=.*[A-Za-z])(?=.*\\d)[A-Za-z\\d]{8,}$", LENGTH | LETTER | DIGIT | OTHER, 8, 0, 0 },
    { "^[0-9]{4}$", LENGTH | DIGIT | OTHER, 4, 4, 0 },
    { "^(?=(.*\\d){4}).{8,}$", LENGTH | DIGIT | OTHER, 8, 0, 0 },
    { THREE_OF_FOUR, LENGTH | CLASSES | OTHER, 8, 16, 3 },
    { ".", 0, 1, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autoptr (PupitrePasswordRule) rule =
      pupitre_password_rule_new_from_pattern (CASES[i].pattern, "Règle.");

    g_test_message ("%zu: %s", i, CASES[i].pattern);
    g_assert_nonnull (rule);
    g_assert_cmpuint (pupitre_password_rule_get_needs (rule), ==, CASES[i].needs);
    g_assert_cmpuint (pupitre_password_rule_get_min_length (rule), ==, CASES[i].min);
    g_assert_cmpuint (pupitre_password_rule_get_max_length (rule), ==, CASES[i].max);
    g_assert_cmpuint (pupitre_password_rule_get_n_classes (rule), ==, CASES[i].n_classes);
    g_assert_cmpstr (pupitre_password_rule_get_text (rule), ==, "Règle.");
  }
}

static void
test_ticks (void)
{
  static const struct {
    const char *password;
    guint       met;
    gboolean    allowed;
  } CASES[] = {
    { "", 0, FALSE },
    { "pup", OTHER, FALSE },
    { "pupitre2", LENGTH | OTHER, FALSE },
    { "Pupitre2", LENGTH | CLASSES | OTHER, TRUE },
    { "pupitre-2", LENGTH | CLASSES | OTHER, TRUE },
    { "Pupitre2é", LENGTH | CLASSES, FALSE },
    { "pup é", 0, FALSE },
    { "Pupitre.@2", LENGTH | CLASSES, FALSE },  /* a full stop before an at sign */
    { "Pupitre2Pupitre22", CLASSES | OTHER, FALSE },
  };
  g_autoptr (PupitrePasswordRule) rule =
    pupitre_password_rule_new_from_pattern (THREE_OF_FOUR, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_test_message ("Password %zu", i);
    g_assert_cmpuint (pupitre_password_rule_get_met (rule, CASES[i].password), ==, CASES[i].met);
    g_assert_cmpint (pupitre_password_rule_allows (rule, CASES[i].password), ==, CASES[i].allowed);
  }
}

/* No rule can be had from these; none takes long, or stops the program. */
static void
test_unusable (void)
{
  g_autofree char *large = g_strnfill (3000, 'a');
  g_autofree char *nested = g_strnfill (1500, '(');
  const char *const patterns[] = {
    NULL, "", "(", "[a-", "a{2,1}", "\xff", large, nested,
    "(*LIMIT_MATCH=4000000000).*", "(?R)?a", "(?1)(a)", "a(?C1)b", "\\C",
    "^$", "^jamais$", "(?!)",
    "^(([a-zA-Z0-9!]+)+)+[@é]$",
    "^((.*)*)*(.*)*[éè]$",
    "(a{1000}){1000}",
    "^(?:.?){60}.{61,64}[^\\s\\S]",
  };
  gint64 start = g_get_monotonic_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++) {
    g_test_message ("Pattern %zu", i);
    g_assert_null (pupitre_password_rule_new_from_pattern (patterns[i], NULL));
  }
  g_test_message ("All of them: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
}

/* What can not be found out about a password in time, the portal decides. */
static void
test_too_much_effort (void)
{
  g_autoptr (PupitrePasswordRule) rule =
    pupitre_password_rule_new_from_pattern ("^(?!(a+)+$)(?=.*[a-z]).{6,}$", NULL);
  g_autofree char *slow = g_strnfill (1000, 'a');
  g_autofree char *evil = g_strconcat (slow, "!", NULL);

  g_assert_nonnull (rule);
  g_assert_true (pupitre_password_rule_allows (rule, "abcdef"));
  g_assert_true (pupitre_password_rule_allows (rule, evil));
}

/* Patterns that nobody meant: whatever comes of them, what they match is allowed. */
static void
test_mutations (void)
{
  static const char ALPHABET[] = "^$()[]{}|?*+.\\dwsS-,0189azAZ=!:<@#é";
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);
  guint n_rules = 0;

  for (guint i = 0; i < 400; i++) {
    g_autoptr (GString) pattern =
      g_string_new (i % 2 == 0 ? THREE_OF_FOUR : "^(?=.*[A-Za-z])(?=.*[0-9]).{8,16}$");
    g_autoptr (PupitrePasswordRule) rule = NULL;

    for (int n = g_rand_int_range (random, 1, 4); n > 0; n--) {
      gsize at = (gsize) g_rand_int_range (random, 0, (int) pattern->len);

      if (g_rand_boolean (random))
        g_string_erase (pattern, (gssize) at, 1);
      else
        pattern->str[at] = ALPHABET[g_rand_int_range (random, 0, sizeof ALPHABET - 1)];
    }
    rule = pupitre_password_rule_new_from_pattern (pattern->str, NULL);
    if (rule == NULL)
      continue;
    n_rules++;
    pupitre_password_rule_get_met (rule, "Pupitre2026é");
    if (pupitre_password_rule_allows (rule, "Pupitre-2026"))
      g_assert_cmpuint (pupitre_password_rule_get_met (rule, "Pupitre-2026"), ==,
                        pupitre_password_rule_get_needs (rule));
  }
  g_test_message ("%u of 400 mutations are rules", n_rules);
  g_assert_cmpuint (n_rules, >, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/password-rule/default", test_default);
  g_test_add_func ("/password-rule/patterns", test_patterns);
  g_test_add_func ("/password-rule/ticks", test_ticks);
  g_test_add_func ("/password-rule/unusable", test_unusable);
  g_test_add_func ("/password-rule/too-much-effort", test_too_much_effort);
  g_test_add_func ("/password-rule/mutations", test_mutations);

  return g_test_run ();
}
