/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-balance.h"
#include "pupitre-school-time.h"

/* What there is to pay by statements of every shape. */

typedef struct {
  PupitreStatementKind kind;
  const char          *title;
  int                  school_year;
  const char          *date;     /* NULL: not said */
  gint64               balance;  /* G_MININT64: not said */
} Line;

static GPtrArray *
make (const Line *lines, guint n)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GDateTime) date =
      lines[i].date != NULL ? pupitre_school_time_parse (lines[i].date) : NULL;
    g_autofree char *id = g_strdup_printf ("%u", i);
    const PupitreStatementFields fields = {
      .id = id,
      .kind = lines[i].kind,
      .title = lines[i].title,
      .school_year = lines[i].school_year,
      .balance = lines[i].balance != G_MININT64 ? &lines[i].balance : NULL,
      .date = date,
    };

    g_ptr_array_add (statements, pupitre_statement_new (&fields));
  }
  return statements;
}

static void
assert_sums (const Line *lines, guint n, const PupitreBalance *expected)
{
  g_autoptr (GPtrArray) statements = make (lines, n);
  PupitreBalance balance = { 0 };

  pupitre_balance_sum_up (&balance, statements);
  g_assert_cmpint (balance.to_pay, ==, expected->to_pay);
  g_assert_cmpint (balance.earlier, ==, expected->earlier);
  g_assert_cmpuint (balance.n_given, ==, expected->n_given);
  g_assert_cmpuint (balance.n_missing, ==, expected->n_missing);
}

#define SCHOOL PUPITRE_STATEMENT_SCHOOL
#define DAYCARE PUPITRE_STATEMENT_DAYCARE

/* What was not paid last year is on this year's document already. */
static void
test_years (void)
{
  const Line lines[] = {
    { DAYCARE, "Service de garde 2026-2027", 2026, "2026-11-05", 12000 },
    { SCHOOL, "Effets scolaires 2026-2027", 2026, "2026-11-05", 4000 },
    { DAYCARE, "Service de garde 2025-2026", 2025, "2026-07-20", 3000 },
    { SCHOOL, "Effets scolaires 2025-2026", 2025, "2026-07-20", 0 },
  };

  assert_sums (lines, 4, &(PupitreBalance) { 16000, 3000, 2, 0 });
}

/* The daycare that a child has left is to be paid all the same. */
static void
test_last_year_alone (void)
{
  const Line lines[] = {
    { SCHOOL, "Effets scolaires 2026-2027", 2026, "2026-11-05", 4000 },
    { DAYCARE, "Service de garde 2025-2026", 2025, "2026-07-20", 3000 },
  };

  assert_sums (lines, 2, &(PupitreBalance) { 7000, 0, 2, 0 });
}

/* Of one account in one year the newest document counts, whichever comes first. */
static void
test_months (void)
{
  const Line lines[] = {
    { DAYCARE, "Service de garde, octobre", 2026, "2026-10-05", 9000 },
    { DAYCARE, "Service de garde", 2026, "2026-11-05", 12000 },
    { DAYCARE, "Service de garde", 2026, "2026-10-05", 9000 },
    { DAYCARE, "Service de garde", 2026, NULL, 8000 },
  };

  assert_sums (lines, 4, &(PupitreBalance) { 21000, 17000, 2, 0 });
}

/* Two accounts that are called alike are two. */
static void
test_alike (void)
{
  const Line lines[] = {
    { SCHOOL, NULL, 2026, "2026-11-05", 1000 },
    { SCHOOL, NULL, 2026, "2026-11-05", 2000 },
  };

  assert_sums (lines, 2, &(PupitreBalance) { 3000, 0, 2, 0 });
}

/* A credit pays nothing of another account, and what is not given is not a number. */
static void
test_credit (void)
{
  const Line lines[] = {
    { DAYCARE, NULL, 2026, "2026-11-05", -20000 },
    { SCHOOL, NULL, 2026, "2026-11-05", 4000 },
    { PUPITRE_STATEMENT_OTHER, "Piscine", 0, NULL, G_MININT64 },
  };

  assert_sums (lines, 3, &(PupitreBalance) { 4000, 0, 2, 1 });
  assert_sums (lines, 0, &(PupitreBalance) { 0, 0, 0, 0 });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/balance/years", test_years);
  g_test_add_func ("/balance/last-year-alone", test_last_year_alone);
  g_test_add_func ("/balance/months", test_months);
  g_test_add_func ("/balance/alike", test_alike);
  g_test_add_func ("/balance/credit", test_credit);

  return g_test_run ();
}
