/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-balance"

#include "pupitre-balance.h"

#include "pupitre-fold.h"

/* What there is to pay by the statements of one child. A school carries over to the next document of an
 * account what was not paid by the last one, from one school year to the next too, so that only the
 * newest document of each account counts. Pure functions. */

/* The account that a statement is of, whatever its year: its kind and what the school calls it, less
 * the figures in that. */
static char *
dup_account (PupitreStatement *statement)
{
  g_autofree char *title = pupitre_fold (pupitre_statement_get_title (statement));
  g_autofree char *kind = pupitre_fold (pupitre_statement_get_kind_text (statement));
  GString *account = g_string_new (NULL);

  g_string_append_printf (account, "%d %s ", (int) pupitre_statement_get_kind (statement), kind);
  for (const char *at = title; *at != '\0'; at = g_utf8_next_char (at)) {
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      g_string_append_unichar (account, g_utf8_get_char (at));
  }
  return g_string_free (account, FALSE);
}

static gboolean
is_newer (PupitreStatement *statement, PupitreStatement *than)
{
  GDateTime *date = pupitre_statement_get_date (statement);
  GDateTime *other = pupitre_statement_get_date (than);

  if (pupitre_statement_get_school_year (statement) != pupitre_statement_get_school_year (than))
    return pupitre_statement_get_school_year (statement) > pupitre_statement_get_school_year (than);
  return date != NULL && (other == NULL || g_date_time_compare (date, other) > 0);
}

/* Two of which neither is newer are of two accounts. */
static void
take_newer (GPtrArray *newest, guint place, PupitreStatement *statement)
{
  PupitreStatement *known = newest->pdata[place];

  if (is_newer (statement, known)) {
    newest->pdata[place] = g_object_ref (statement);
    g_object_unref (known);
  } else if (!is_newer (known, statement)) {
    g_ptr_array_add (newest, g_object_ref (statement));
  }
}

/**
 * pupitre_balance_list_newest:
 * @statements: (element-type PupitreStatement): Those of one child that the portal shows
 *
 * Returns: (transfer full) (element-type PupitreStatement): the newest one of each account, in the
 *   order in which the accounts come. Any thread.
 */
GPtrArray *
pupitre_balance_list_newest (GPtrArray *statements)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *newest = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (statements != NULL, newest);

  for (guint i = 0; i < statements->len; i++) {
    PupitreStatement *statement = statements->pdata[i];
    char *account = dup_account (statement);
    gpointer place;

    if (!g_hash_table_lookup_extended (places, account, NULL, &place)) {
      g_hash_table_insert (places, account, GUINT_TO_POINTER (newest->len));
      g_ptr_array_add (newest, g_object_ref (statement));
      continue;
    }
    g_free (account);
    take_newer (newest, GPOINTER_TO_UINT (place), statement);
  }
  return newest;
}

/**
 * pupitre_balance_sum_up:
 * @self: (inout): Sums to which those of one more child are added; zero at first
 * @statements: (element-type PupitreStatement): Those of one child that the portal shows
 *
 * A credit of one account pays nothing of another one. Any thread.
 */
void
pupitre_balance_sum_up (PupitreBalance *self, GPtrArray *statements)
{
  g_autoptr (GPtrArray) newest = NULL;
  gint64 balance;

  g_return_if_fail (self != NULL);
  g_return_if_fail (statements != NULL);

  newest = pupitre_balance_list_newest (statements);
  for (guint i = 0; i < newest->len; i++) {
    if (pupitre_statement_get_balance (newest->pdata[i], &balance)) {
      self->n_given++;
      self->to_pay += MAX (balance, 0);
    } else {
      self->n_missing++;
    }
  }
  for (guint i = 0; i < statements->len; i++) {
    if (!g_ptr_array_find (newest, statements->pdata[i], NULL) &&
        pupitre_statement_get_balance (statements->pdata[i], &balance))
      self->earlier += MAX (balance, 0);
  }
}
