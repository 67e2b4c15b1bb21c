/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-ledger"

#include "demo-ledger.h"

#include "demo-random.h"
#include "demo-school-year.h"

/* What parents owe and what they have paid, day by day. A statement only knows what came before it,
 * so that the portal lags behind payments. Who is in kindergarten is paid for ahead, who is in
 * primary school owes the last month, who is in secondary school owes nothing. */

#define FIRST_ISSUE_MONTH 8
#define ISSUE_DAY 5
#define PAYMENT_DAY 15
#define DEPOSIT 20000

static const struct {
  const char *text;
  int         cents;
  int         from_grade;
} effects[] = {
  { "Cahiers d’exercices", 4850, 1 },      { "Agenda scolaire", 900, 1 },
  { "Reprographie", 2200, 0 },             { "Sorties éducatives", 3500, 0 },
  { "Matériel d’arts plastiques", 1275, 0 }, { "Laboratoire de science", 1500, 7 },
  { "Activités de la vie étudiante", 2500, 7 },
};

static void
add (GArray      *entries,
     const GDate *date,
     const char  *text,
     int          cents)
{
  DemoEntry entry = { *date, text, cents };

  g_array_append_val (entries, entry);
}

static void
set_day (GDate *date,
         int    school_year,
         int    month,
         int    day)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, month, (GDateYear) (school_year + (month < 7 ? 1 : 0)));
}

/**
 * demo_ledger_has:
 * @families: Who is who
 * @child: A child
 * @school_year: First calendar year
 * @account: What is paid for
 *
 * Returns: whether the child has such an account: only where the school shows finances; daycare ends
 *   with primary school.
 */
gboolean
demo_ledger_has (DemoFamilies    *families,
                 const DemoChild *child,
                 int              school_year,
                 DemoAccount      account)
{
  int grade = demo_child_grade_in (families, child, school_year);
  const DemoSchool *school = demo_child_school_in (families, child, school_year);

  return grade >= child->first_grade && (account == DEMO_ACCOUNT_EFFECTS || grade < 7) &&
         g_strv_contains ((const char *const *) school->tiles, "finances");
}

static void
list_effects (GArray *entries,
              int     school_year,
              int     grade)
{
  GDate date;
  int total = 0;

  set_day (&date, school_year, 8, 26);
  for (gsize i = 0; i < G_N_ELEMENTS (effects); i++) {
    if (grade < effects[i].from_grade)
      continue;
    add (entries, &date, effects[i].text, effects[i].cents);
    total += effects[i].cents;
  }
  set_day (&date, school_year, 9, PAYMENT_DAY);
  /* In primary school, in two parts: the second after the statement of November. */
  if (grade < 1 || grade >= 7) {
    add (entries, &date, "Paiement reçu, merci", -total);
    return;
  }
  add (entries, &date, "Paiement reçu, merci", -total / 2);
  set_day (&date, school_year, 12, PAYMENT_DAY);
  add (entries, &date, "Paiement reçu, merci", total / 2 - total);
}

static void
count_days (int  school_year,
            int  month,
            int *base,
            int *extra)
{
  GDate date;

  set_day (&date, school_year, month, 1);
  for (; (int) g_date_get_month (&date) == month; g_date_add_days (&date, 1)) {
    if (demo_school_year_has_class (&date))
      *base += DEMO_DAYCARE_DAY;
    else if (demo_school_year_is_pedagogic (&date))
      *extra += DEMO_DAYCARE_PEDAGOGIC;
  }
}

/* Each month is billed on its last day, and paid in the middle of the next. */
static void
list_daycare (GArray *entries,
              int     school_year,
              int     grade)
{
  int owed = 0;
  GDate date;

  if (grade < 1) {
    set_day (&date, school_year, 8, 26);
    add (entries, &date, "Paiement à l’avance", -DEPOSIT);
  }
  for (int i = 0; i < 11; i++) {
    int month = (i + FIRST_ISSUE_MONTH - 1) % 12 + 1;
    int base = 0, extra = 0;

    set_day (&date, school_year, month, PAYMENT_DAY);
    if (owed > 0)
      add (entries, &date, "Paiement reçu, merci", -owed);
    count_days (school_year, month, &base, &extra);
    set_day (&date, school_year, month, 28);
    if (base > 0)
      add (entries, &date, "Contribution de base, jours de classe", base);
    if (extra > 0)
      add (entries, &date, "Journées pédagogiques", extra);
    owed = base + extra;
    if (grade < 1 && owed > 0) {
      add (entries, &date, "Paiement préautorisé", -owed);
      owed = 0;
    }
  }
  set_day (&date, school_year, 7, PAYMENT_DAY);
  g_date_add_years (&date, 1);
  if (owed > 0)
    add (entries, &date, "Paiement reçu, merci", -owed);
  if (grade < 1)
    add (entries, &date, "Remboursement", DEPOSIT);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return g_date_compare (&((const DemoEntry *) a)->date, &((const DemoEntry *) b)->date);
}

/**
 * demo_ledger_list:
 * @families: Who is who
 * @child: A child who has the account
 * @school_year: First calendar year
 * @account: What is paid for
 * @until: The last day that counts
 *
 * Returns: (transfer full) (element-type DemoEntry): the lines, oldest first.
 */
GArray *
demo_ledger_list (DemoFamilies    *families,
                  const DemoChild *child,
                  int              school_year,
                  DemoAccount      account,
                  const GDate     *until)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (DemoEntry));
  int grade = demo_child_grade_in (families, child, school_year);

  if (account == DEMO_ACCOUNT_EFFECTS)
    list_effects (entries, school_year, grade);
  else
    list_daycare (entries, school_year, grade);
  g_array_sort (entries, compare_entries);
  while (entries->len > 0 &&
         g_date_compare (&g_array_index (entries, DemoEntry, entries->len - 1).date, until) > 0)
    g_array_set_size (entries, entries->len - 1);
  return entries;
}

/**
 * demo_ledger_balance:
 * @entries: (element-type DemoEntry): Lines of an account
 *
 * Returns: what is owed, in cents; less than 0 for a credit.
 */
int
demo_ledger_balance (GArray *entries)
{
  int cents = 0;

  for (guint i = 0; i < entries->len; i++)
    cents += g_array_index (entries, DemoEntry, i).cents;
  return cents;
}

/**
 * demo_ledger_issued:
 * @families: Who is who
 * @child: A child
 * @school_year: First calendar year
 * @account: What is paid for
 * @month: 1 to 12
 * @date: (out): When the statement of that month was made
 *
 * A statement of school effects comes at the end of August, in November, and at the end of the year
 * in July; one of daycare each month from October on.
 *
 * Returns: whether there is one in that month.
 */
gboolean
demo_ledger_issued (DemoFamilies    *families,
                    const DemoChild *child,
                    int              school_year,
                    DemoAccount      account,
                    int              month,
                    GDate           *date)
{
  gboolean last = month == 7;
  gboolean issued = account == DEMO_ACCOUNT_DAYCARE
                      ? month != 8 && month != 9
                      : month == 8 || month == 11 || last;

  set_day (date, school_year, month, month == 8 ? 28 : last ? 20 : ISSUE_DAY);
  if (last)
    g_date_add_years (date, 1);
  return issued && demo_ledger_has (families, child, school_year, account);
}

/**
 * demo_ledger_daycare:
 * @families: Who is who
 * @child: A child
 * @year: A calendar year
 * @base: (out): What daycare on days of class cost then, in cents
 * @extra: (out): What pedagogic days cost
 *
 * Writes what a tax slip of that year is about.
 */
void
demo_ledger_daycare (DemoFamilies    *families,
                     const DemoChild *child,
                     int              year,
                     int             *base,
                     int             *extra)
{
  *base = *extra = 0;
  for (int month = 1; month <= 12; month++) {
    int school_year = month < 7 ? year - 1 : year;

    if (demo_ledger_has (families, child, school_year, DEMO_ACCOUNT_DAYCARE))
      count_days (school_year, month, base, extra);
  }
}

/**
 * demo_account_name:
 * @account: What is paid for
 *
 * Returns: its name.
 */
const char *
demo_account_name (DemoAccount account)
{
  return account == DEMO_ACCOUNT_EFFECTS ? "Effets scolaires" : "Service de garde";
}

/**
 * demo_money_words:
 * @cents: An amount
 *
 * Returns: (transfer full): `1 234,50 $`, as it is written in French.
 */
char *
demo_money_words (int cents)
{
  int dollars = ABS (cents) / 100, rest = ABS (cents) % 100;
  const char *sign = cents < 0 ? "−" : "";

  if (dollars >= 1000)
    return g_strdup_printf ("%s%d\302\240%03d,%02d\302\240$", sign, dollars / 1000, dollars % 1000,
                            rest);
  return g_strdup_printf ("%s%d,%02d\302\240$", sign, dollars, rest);
}
