/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-finances-words"

#include "config.h"

#include "pupitre-finances-words.h"

#include "pupitre-number-words.h"
#include "pupitre-words.h"

#include <glib/gi18n-lib.h>

/* What is said of a statement or a tax slip. Pure functions. */

static void
append (GString *text, const char *part, const char *between)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? between : "", part);
}

/* That the portal shows it no more, and that it is not lost. */
static void
append_withdrawn (GString *text, gboolean withdrawn)
{
  if (withdrawn)
    append (text, _("kept offline, the portal no longer shows it"), " · ");
}

/**
 * pupitre_finances_words_statement_title:
 * @statement: A statement
 *
 * Returns: (transfer full): what it is for: what the school calls it, else its kind.
 */
char *
pupitre_finances_words_statement_title (PupitreStatement *statement)
{
  const char *title;

  g_return_val_if_fail (PUPITRE_IS_STATEMENT (statement), NULL);

  title = pupitre_statement_get_title (statement);
  if (title != NULL && *title != '\0')
    return g_strdup (title);
  switch (pupitre_statement_get_kind (statement)) {
  case PUPITRE_STATEMENT_SCHOOL:
    return g_strdup (_("School effects"));
  case PUPITRE_STATEMENT_DAYCARE:
    return g_strdup (_("Daycare"));
  case PUPITRE_STATEMENT_OTHER:
  default:
    title = pupitre_statement_get_kind_text (statement);
    return g_strdup (title != NULL && *title != '\0' ? title : _("Statement of account"));
  }
}

/**
 * pupitre_finances_words_statement_subtitle:
 * @statement: A statement
 * @withdrawn: Whether the portal no longer shows it
 *
 * Returns: (transfer full): of which day its document is, and until when it is to be paid.
 */
char *
pupitre_finances_words_statement_subtitle (PupitreStatement *statement, gboolean withdrawn)
{
  GString *text = g_string_new (NULL);
  gint64 balance = 0;
  GDateTime *date, *due;

  g_return_val_if_fail (PUPITRE_IS_STATEMENT (statement), g_string_free (text, FALSE));

  date = pupitre_statement_get_date (statement);
  due = pupitre_statement_get_due (statement);
  if (date != NULL) {
    g_autofree char *words = pupitre_words_short_date_and_year (date);
    /* Translators: %s is a date */
    g_autofree char *part = g_strdup_printf (_("Statement of %s"), words);

    append (text, part, " · ");
  }
  if (pupitre_statement_get_balance (statement, &balance) && balance > 0 && due != NULL) {
    g_autofree char *words = pupitre_words_short_date_and_year (due);
    /* Translators: %s is the date until which something is to be paid */
    g_autofree char *part = g_strdup_printf (_("to be paid by %s"), words);

    append (text, part, " · ");
  }
  if (balance < 0)
    append (text, _("credit"), " · ");
  append_withdrawn (text, withdrawn);
  return g_string_free (text, FALSE);
}

/**
 * pupitre_finances_words_balance:
 * @statement: A statement
 *
 * Returns: (transfer full): its balance, or that the school does not say it: never a number then.
 */
char *
pupitre_finances_words_balance (PupitreStatement *statement)
{
  gint64 balance;

  g_return_val_if_fail (PUPITRE_IS_STATEMENT (statement), NULL);

  if (!pupitre_statement_get_balance (statement, &balance))
    return g_strdup (_("Not given"));
  return pupitre_number_words_money (balance);
}

/**
 * pupitre_finances_words_lag:
 * @statements: (element-type PupitreStatement): Those whose balances are shown
 *
 * Returns: (transfer full): why the balances lag behind payments: the school issues its documents
 *   from time to time, and the portal shows the last one.
 */
char *
pupitre_finances_words_lag (GPtrArray *statements)
{
  GDateTime *date = NULL;

  g_return_val_if_fail (statements != NULL, NULL);

  for (guint i = 0; i < statements->len; i++) {
    GDateTime *other = pupitre_statement_get_date (statements->pdata[i]);

    if (other == NULL || (date != NULL && !g_date_time_equal (date, other)))
      return g_strdup (_("A balance is that of its document. A payment made since then appears only "
                         "on the school’s next statement."));
    date = other;
  }
  if (date != NULL) {
    g_autofree char *words = pupitre_words_short_date_and_year (date);

    /* Translators: %s is the date of a statement of account */
    return g_strdup_printf (_("This balance is that of the document of %s. A payment made since then "
                              "appears only on the school’s next statement."), words);
  }
  return g_strdup ("");
}

/**
 * pupitre_finances_words_earlier:
 * @balance: Sums
 *
 * Returns: (transfer full): what older documents of the same accounts say, which is not added; empty
 *   if that is nothing.
 */
char *
pupitre_finances_words_earlier (const PupitreBalance *balance)
{
  g_autofree char *amount = NULL;

  g_return_val_if_fail (balance != NULL, NULL);

  if (balance->earlier == 0)
    return g_strdup ("");
  amount = pupitre_number_words_money (balance->earlier);
  /* Translators: %s is an amount of money */
  return g_strdup_printf (_("Not counted here: %s of an earlier document of the same account. The "
                            "school carries over to the next one what stays to be paid."), amount);
}

/**
 * pupitre_finances_words_slip_title:
 * @slip: A tax slip
 *
 * Returns: (transfer full): which slip, of which year.
 */
char *
pupitre_finances_words_slip_title (PupitreTaxSlip *slip)
{
  const char *kind;

  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (slip), NULL);

  kind = pupitre_tax_slip_get_kind (slip);
  if (kind == NULL || *kind == '\0' || g_ascii_strcasecmp (kind, "RL-24") == 0)
    /* Translators: the tax slip RL-24 of Québec; %d is a year; in French "Relevé 24 · %d" */
    return g_strdup_printf (_("RL-24 slip · %d"), pupitre_tax_slip_get_year (slip));
  return g_strdup_printf ("%s · %d", kind, pupitre_tax_slip_get_year (slip));
}

typedef gboolean (*GetBox) (PupitreTaxSlip *slip, gint64 *cents);

static void
append_box (GString *text, const char *letter, PupitreTaxSlip *slip, GetBox get)
{
  g_autofree char *amount = NULL;
  g_autofree char *part = NULL;
  gint64 cents;

  if (!get (slip, &cents))
    return;
  amount = pupitre_number_words_money (cents);
  /* Translators: a box of a tax slip: 1 its letter, 2 an amount of money */
  part = g_strdup_printf (_("box %1$s %2$s"), letter, amount);
  append (text, part, ", ");
}

/**
 * pupitre_finances_words_slip_subtitle:
 * @slip: A tax slip
 * @withdrawn: Whether the portal no longer shows it
 *
 * Returns: (transfer full): whether it replaces another one, who issued it and when, and its boxes.
 */
char *
pupitre_finances_words_slip_subtitle (PupitreTaxSlip *slip, gboolean withdrawn)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GString) boxes = g_string_new (NULL);
  GDateTime *date;

  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (slip), g_string_free (text, FALSE));

  if (pupitre_tax_slip_get_state (slip) == PUPITRE_TAX_SLIP_AMENDED)
    append (text, _("replaces an earlier slip"), " · ");
  else if (pupitre_tax_slip_get_state (slip) == PUPITRE_TAX_SLIP_CANCELLED)
    append (text, _("cancels an earlier slip"), " · ");
  append (text, pupitre_tax_slip_get_issuer (slip), " · ");
  date = pupitre_tax_slip_get_date (slip);
  if (date != NULL) {
    g_autofree char *words = pupitre_words_short_date_and_year (date);
    /* Translators: %s is the date of a tax slip */
    g_autofree char *part = g_strdup_printf (_("published on %s"), words);

    append (text, part, " · ");
  }
  append_withdrawn (text, withdrawn);
  append_box (boxes, "C", slip, pupitre_tax_slip_get_box_c);
  append_box (boxes, "D", slip, pupitre_tax_slip_get_box_d);
  append_box (boxes, "E", slip, pupitre_tax_slip_get_box_e);
  append (text, boxes->str, "\n");
  return g_string_free (text, FALSE);
}

/**
 * pupitre_finances_words_slip_amount:
 * @slip: A tax slip
 *
 * Returns: (transfer full) (nullable): what gives a right to the credit, box E; %NULL if the portal
 *   does not say it, or the slip only cancels another one.
 */
char *
pupitre_finances_words_slip_amount (PupitreTaxSlip *slip)
{
  gint64 cents;

  g_return_val_if_fail (PUPITRE_IS_TAX_SLIP (slip), NULL);

  if (pupitre_tax_slip_get_state (slip) == PUPITRE_TAX_SLIP_CANCELLED ||
      !pupitre_tax_slip_get_box_e (slip, &cents))
    return NULL;
  return pupitre_number_words_money (cents);
}
