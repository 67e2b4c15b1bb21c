/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-tax-year"

#include "pupitre-tax-year.h"

/* What of a child's slips and statements is of one calendar year, and what it comes to. Nothing is
 * guessed: where it is not certain what a slip replaces, or a box is not said, there is no sum. Pure
 * functions. */

/* A school year begins in one calendar year and ends in the next. */
static gboolean
is_of (PupitreStatement *statement, int year)
{
  GDateTime *date = pupitre_statement_get_date (statement);
  const int school_year = pupitre_statement_get_school_year (statement);

  if (date != NULL)
    return g_date_time_get_year (date) == year;
  return school_year > 0 && (school_year == year || school_year == year - 1);
}

static void
add_year (GArray *years, int year)
{
  guint at = 0;

  while (at < years->len && g_array_index (years, int, at) > year)
    at++;
  if (year > 0 && (at == years->len || g_array_index (years, int, at) != year))
    g_array_insert_val (years, at, year);
}

/**
 * pupitre_tax_year_list_years:
 * @slips: (element-type PupitreTaxSlip): The slips of a child, or of several
 * @statements: (element-type PupitreStatement): Their statements
 *
 * Returns: (transfer full) (element-type int): the calendar years of which there is something, the
 *   newest first. Any thread.
 */
GArray *
pupitre_tax_year_list_years (GPtrArray *slips, GPtrArray *statements)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_val_if_fail (slips != NULL && statements != NULL, years);

  for (guint i = 0; i < slips->len; i++)
    add_year (years, pupitre_tax_slip_get_year (slips->pdata[i]));
  for (guint i = 0; i < statements->len; i++) {
    GDateTime *date = pupitre_statement_get_date (statements->pdata[i]);

    add_year (years, date != NULL ? g_date_time_get_year (date)
                                  : pupitre_statement_get_school_year (statements->pdata[i]));
  }
  return years;
}

static int
compare_dates (GDateTime *a, GDateTime *b)
{
  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  return g_date_time_compare (a, b);
}

static int
compare_slips (gconstpointer a, gconstpointer b)
{
  PupitreTaxSlip *left = *(PupitreTaxSlip **) a, *right = *(PupitreTaxSlip **) b;
  int order = compare_dates (pupitre_tax_slip_get_date (left), pupitre_tax_slip_get_date (right));

  if (order == 0)
    order = (int) pupitre_tax_slip_get_state (left) - (int) pupitre_tax_slip_get_state (right);
  return order != 0 ? order
                    : g_strcmp0 (pupitre_tax_slip_get_id (left), pupitre_tax_slip_get_id (right));
}

static int
compare_statements (gconstpointer a, gconstpointer b)
{
  PupitreStatement *left = *(PupitreStatement **) a, *right = *(PupitreStatement **) b;
  int order = compare_dates (pupitre_statement_get_date (left), pupitre_statement_get_date (right));

  return order != 0 ? order
                    : g_strcmp0 (pupitre_statement_get_id (left), pupitre_statement_get_id (right));
}

/**
 * pupitre_tax_year_list_slips:
 * @slips: (element-type PupitreTaxSlip): The slips of a child
 * @year: A calendar year
 *
 * Returns: (transfer full) (element-type PupitreTaxSlip): those of the year, replaced ones too, in the
 *   order of their days. Any thread.
 */
GPtrArray *
pupitre_tax_year_list_slips (GPtrArray *slips, int year)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (slips != NULL, list);

  for (guint i = 0; i < slips->len; i++) {
    if (pupitre_tax_slip_get_year (slips->pdata[i]) == year)
      g_ptr_array_add (list, g_object_ref (slips->pdata[i]));
  }
  g_ptr_array_sort (list, compare_slips);
  return list;
}

/**
 * pupitre_tax_year_list_statements:
 * @statements: (element-type PupitreStatement): The statements of a child
 * @year: A calendar year
 *
 * Returns: (transfer full) (element-type PupitreStatement): those whose documents are of the year, or
 *   may be as their day is not said, in the order of their days. Any thread.
 */
GPtrArray *
pupitre_tax_year_list_statements (GPtrArray *statements, int year)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (statements != NULL, list);

  for (guint i = 0; i < statements->len; i++) {
    if (is_of (statements->pdata[i], year))
      g_ptr_array_add (list, g_object_ref (statements->pdata[i]));
  }
  g_ptr_array_sort (list, compare_statements);
  return list;
}

static gboolean
is_of_issuer (PupitreTaxSlip *slip, PupitreTaxSlip *other)
{
  return g_strcmp0 (pupitre_tax_slip_get_issuer (slip), pupitre_tax_slip_get_issuer (other)) == 0 &&
         g_strcmp0 (pupitre_tax_slip_get_kind (slip), pupitre_tax_slip_get_kind (other)) == 0;
}

static gboolean
add_slip (PupitreTaxSlip *slip, PupitreTaxSums *sums)
{
  gint64 c, d, e;

  if (!pupitre_tax_slip_get_box_c (slip, &c) || !pupitre_tax_slip_get_box_d (slip, &d) ||
      !pupitre_tax_slip_get_box_e (slip, &e))
    return FALSE;
  sums->box_c += c;
  sums->box_d += d;
  sums->box_e += e;
  return TRUE;
}

/* All originals of an issuer count, as there may be one a payer; but one that is replaced or cancelled
 * has to be the only one, else nobody can tell which one that is. */
static gboolean
add_issuer (GPtrArray *slips, guint first, PupitreTaxSums *sums)
{
  PupitreTaxSlip *last = slips->pdata[first];
  guint n_originals = 0;
  gboolean is_changed = FALSE;

  for (guint i = first; i < slips->len; i++) {
    if (!is_of_issuer (slips->pdata[i], slips->pdata[first]))
      continue;
    last = slips->pdata[i];
    if (pupitre_tax_slip_get_state (last) == PUPITRE_TAX_SLIP_ORIGINAL)
      n_originals++;
    else
      is_changed = TRUE;
  }
  if (is_changed && (n_originals > 1 ||
                     pupitre_tax_slip_get_state (last) == PUPITRE_TAX_SLIP_ORIGINAL))
    return FALSE;
  if (is_changed)
    return pupitre_tax_slip_get_state (last) == PUPITRE_TAX_SLIP_CANCELLED || add_slip (last, sums);
  for (guint i = first; i < slips->len; i++) {
    if (is_of_issuer (slips->pdata[i], slips->pdata[first]) && !add_slip (slips->pdata[i], sums))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_first_of_issuer (GPtrArray *slips, guint position)
{
  for (guint i = 0; i < position; i++) {
    if (is_of_issuer (slips->pdata[i], slips->pdata[position]))
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_tax_year_sum_up:
 * @slips: (element-type PupitreTaxSlip): What pupitre_tax_year_list_slips() gave
 * @sums: (inout): Sums to which those of one more child are added; of no use if %FALSE is returned
 *
 * Of a slip and the one that replaces it, the latter counts; a cancelled one does not.
 *
 * Returns: whether the sums are certain. Any thread.
 */
gboolean
pupitre_tax_year_sum_up (GPtrArray *slips, PupitreTaxSums *sums)
{
  g_return_val_if_fail (slips != NULL && sums != NULL, FALSE);

  for (guint i = 0; i < slips->len; i++) {
    if (is_first_of_issuer (slips, i) && !add_issuer (slips, i, sums))
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_tax_year_lacks_slip:
 * @slips: (element-type PupitreTaxSlip): What pupitre_tax_year_list_slips() gave
 * @statements: (element-type PupitreStatement): All statements of the child
 * @year: A calendar year
 *
 * Returns: whether there was daycare in the year, by a statement of it or of a school year in it, and
 *   there is no slip. Any thread.
 */
gboolean
pupitre_tax_year_lacks_slip (GPtrArray *slips, GPtrArray *statements, int year)
{
  g_return_val_if_fail (slips != NULL && statements != NULL, FALSE);

  for (guint i = 0; slips->len == 0 && i < statements->len; i++) {
    PupitreStatement *statement = statements->pdata[i];
    const int school_year = pupitre_statement_get_school_year (statement);

    if (pupitre_statement_get_kind (statement) == PUPITRE_STATEMENT_DAYCARE &&
        (is_of (statement, year) || school_year == year || school_year == year - 1))
      return TRUE;
  }
  return FALSE;
}
