/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-school-time.h"
#include "pupitre-tax-year.h"

/* What is of a calendar year, and what its slips come to. */

static void
add_slip (GPtrArray          *slips,
          const char         *issuer,
          PupitreTaxSlipState state,
          const char         *day,
          gint64              box_c,
          gint64              box_e)
{
  g_autoptr (GDateTime) date = pupitre_school_time_parse (day);
  g_autofree char *id = g_strdup_printf ("%u", slips->len);
  const gint64 box_d = box_c - box_e;
  const PupitreTaxSlipFields fields = {
    .id = id, .kind = "RL-24", .year = g_date_time_get_year (date) - 1, .issuer = issuer,
    .state = state, .box_c = &box_c, .box_d = &box_d, .box_e = box_e >= 0 ? &box_e : NULL,
    .date = date,
  };

  g_ptr_array_add (slips, pupitre_tax_slip_new (&fields));
}

static void
add_statement (GPtrArray           *statements,
               PupitreStatementKind kind,
               int                  school_year,
               const char          *day)
{
  g_autoptr (GDateTime) date = day != NULL ? pupitre_school_time_parse (day) : NULL;
  g_autofree char *id = g_strdup_printf ("%u", statements->len);
  const PupitreStatementFields fields = {
    .id = id, .kind = kind, .school_year = school_year, .date = date,
  };

  g_ptr_array_add (statements, pupitre_statement_new (&fields));
}

static GPtrArray *
make_list (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

#define R PUPITRE_TAX_SLIP_ORIGINAL
#define A PUPITRE_TAX_SLIP_AMENDED
#define D PUPITRE_TAX_SLIP_CANCELLED

static void
assert_sums (GPtrArray *slips, gint64 box_c, gint64 box_e)
{
  g_autoptr (GPtrArray) of_year = pupitre_tax_year_list_slips (slips, 2025);
  PupitreTaxSums sums = { 0 };

  g_assert_true (pupitre_tax_year_sum_up (of_year, &sums));
  g_assert_cmpint (sums.box_c, ==, box_c);
  g_assert_cmpint (sums.box_d, ==, box_c - box_e);
  g_assert_cmpint (sums.box_e, ==, box_e);
}

static void
assert_uncertain (GPtrArray *slips)
{
  g_autoptr (GPtrArray) of_year = pupitre_tax_year_list_slips (slips, 2025);
  PupitreTaxSums sums = { 0 };

  g_assert_false (pupitre_tax_year_sum_up (of_year, &sums));
}

/* Two schools, a slip that replaces one, slips of other years. */
static void
test_sums (void)
{
  g_autoptr (GPtrArray) slips = make_list ();

  assert_sums (slips, 0, 0);
  add_slip (slips, "Un", R, "2026-02-20", 1000, 400);
  add_slip (slips, "Un", R, "2025-02-20", 77, 33);
  assert_sums (slips, 1000, 400);
  add_slip (slips, "Deux", R, "2026-02-21", 500, 500);
  assert_sums (slips, 1500, 900);
  add_slip (slips, "Un", A, "2026-03-20", 900, 300);
  assert_sums (slips, 1400, 800);
  add_slip (slips, "Un", D, "2026-04-20", 900, 300);
  assert_sums (slips, 500, 500);
}

/* One a payer: both count; but which one is replaced cannot be told. */
static void
test_two_payers (void)
{
  g_autoptr (GPtrArray) slips = make_list ();

  add_slip (slips, "Un", R, "2026-02-20", 1000, 400);
  add_slip (slips, "Un", R, "2026-02-20", 600, 300);
  assert_sums (slips, 1600, 700);
  add_slip (slips, "Un", A, "2026-03-20", 900, 300);
  assert_uncertain (slips);
}

static void
test_box_not_said (void)
{
  g_autoptr (GPtrArray) slips = make_list ();

  add_slip (slips, "Un", R, "2026-02-20", 1000, -1);
  assert_uncertain (slips);
}

/* By the day of the document; without one, by the school years that the year is in. */
static void
test_years (void)
{
  g_autoptr (GPtrArray) slips = make_list ();
  g_autoptr (GPtrArray) statements = make_list ();
  g_autoptr (GPtrArray) of_year = NULL;
  g_autoptr (GArray) years = NULL;

  add_slip (slips, "Un", R, "2025-02-20", 77, 33);
  add_statement (statements, PUPITRE_STATEMENT_SCHOOL, 2025, "2026-07-20");
  add_statement (statements, PUPITRE_STATEMENT_SCHOOL, 2025, "2025-11-05");
  add_statement (statements, PUPITRE_STATEMENT_SCHOOL, 2025, NULL);
  add_statement (statements, PUPITRE_STATEMENT_SCHOOL, 2024, NULL);
  add_statement (statements, PUPITRE_STATEMENT_SCHOOL, 0, NULL);
  of_year = pupitre_tax_year_list_statements (statements, 2025);
  g_assert_cmpuint (of_year->len, ==, 3);
  years = pupitre_tax_year_list_years (slips, statements);
  g_assert_cmpuint (years->len, ==, 3);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (g_array_index (years, int, i), ==, 2026 - i);
}

/* Daycare without a slip is missed; school effects have none. */
static void
test_lacks (void)
{
  g_autoptr (GPtrArray) slips = make_list ();
  g_autoptr (GPtrArray) statements = make_list ();

  add_statement (statements, PUPITRE_STATEMENT_SCHOOL, 2025, "2025-11-05");
  g_assert_false (pupitre_tax_year_lacks_slip (slips, statements, 2025));
  add_statement (statements, PUPITRE_STATEMENT_DAYCARE, 2025, "2026-07-20");
  g_assert_true (pupitre_tax_year_lacks_slip (slips, statements, 2025));
  g_assert_true (pupitre_tax_year_lacks_slip (slips, statements, 2026));
  g_assert_false (pupitre_tax_year_lacks_slip (slips, statements, 2024));
  add_slip (slips, "Un", R, "2026-02-20", 1000, 400);
  g_assert_false (pupitre_tax_year_lacks_slip (slips, statements, 2025));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tax-year/sums", test_sums);
  g_test_add_func ("/tax-year/two-payers", test_two_payers);
  g_test_add_func ("/tax-year/box-not-said", test_box_not_said);
  g_test_add_func ("/tax-year/years", test_years);
  g_test_add_func ("/tax-year/lacks", test_lacks);

  return g_test_run ();
}
