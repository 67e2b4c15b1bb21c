/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-permanent-code"

#include "pupitre-permanent-code.h"

#include "pupitre-fold.h"
#include "pupitre-typed.h"

#include <string.h>

/* The Ministry's code of a pupil: three letters of the surname, one of the first name, day, month
 * and year of birth in two digits each, two more digits. 50 is added to the month of girls, 62 to
 * the day of those born in 2000 or later. That is general knowledge and not a published rule: what
 * follows from it is a warning and never a refusal. */

#define LETTERS 4
#define LENGTH 12
#define INCOMPLETE_LENGTH 10
#define GIRLS_MONTH 50
#define THIS_CENTURY_DAY 62

static gboolean
has_form (const char *code, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (i < LETTERS ? !g_ascii_isalpha (code[i]) : !g_ascii_isdigit (code[i]))
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_permanent_code_check:
 * @typed: (nullable): A code, as typed
 *
 * Returns: whether it can be one. Any thread.
 */
PupitrePermanentCodeState
pupitre_permanent_code_check (const char *typed)
{
  g_autofree char *code = pupitre_typed_number (typed);
  g_autofree char *text = pupitre_typed_name (typed);
  gsize length;

  if (text == NULL)
    return PUPITRE_PERMANENT_CODE_EMPTY;
  length = code != NULL ? strlen (code) : 0;
  if (length == LENGTH && has_form (code, LENGTH))
    return PUPITRE_PERMANENT_CODE_OK;
  if (length == INCOMPLETE_LENGTH && has_form (code, INCOMPLETE_LENGTH))
    return PUPITRE_PERMANENT_CODE_INCOMPLETE;
  return PUPITRE_PERMANENT_CODE_MALFORMED;
}

/* Whether the letters begin the name. One that is shorter is filled up, and a letter that is not
 * Latin is written, in ways that are not known: only what can be compared counts. */
static gboolean
begins (const char *name, const char *letters, gsize n_letters)
{
  g_autofree char *folded = pupitre_fold (name);
  gsize n = 0;

  for (const char *p = folded; *p != '\0' && n < n_letters; p++) {
    if (*p == ' ')
      continue;
    if ((guchar) *p >= 0x80)
      return TRUE;
    if (g_ascii_toupper (*p) != letters[n])
      return FALSE;
    n++;
  }
  return TRUE;
}

static int
read_pair (const char *digits)
{
  return (digits[0] - '0') * 10 + (digits[1] - '0');
}

/* The date in a code, as `YYYY-MM-DD`; never equal to a date if it is none. */
static char *
read_date (const char *digits)
{
  int day = read_pair (digits);
  int month = read_pair (digits + 2);
  int year = 1900 + read_pair (digits + 4);

  if (day > THIS_CENTURY_DAY) {
    day -= THIS_CENTURY_DAY;
    year += 100;
  }
  if (month > GIRLS_MONTH)
    month -= GIRLS_MONTH;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * pupitre_permanent_code_compare:
 * @typed: (nullable): A code, as typed
 * @last_name: (nullable): The surname
 * @first_name: (nullable): The first name
 * @birth_date: (nullable): The date of birth, as typed
 *
 * Compares a code with whom it should belong to; what is missing or can not be read does not
 * differ. For a warning: names change, and codes do not.
 *
 * Returns: what differs. Any thread.
 */
PupitrePermanentCodeDifference
pupitre_permanent_code_compare (const char *typed,
                                const char *last_name,
                                const char *first_name,
                                const char *birth_date)
{
  PupitrePermanentCodeDifference difference = PUPITRE_PERMANENT_CODE_SAME;
  g_autofree char *code = NULL;
  g_autofree char *typed_date = NULL;
  g_autofree char *date = NULL;

  if (pupitre_permanent_code_check (typed) != PUPITRE_PERMANENT_CODE_OK)
    return difference;
  code = pupitre_typed_number (typed);
  if (!begins (last_name, code, LETTERS - 1))
    difference |= PUPITRE_PERMANENT_CODE_LAST_NAME_DIFFERS;
  if (!begins (first_name, code + LETTERS - 1, 1))
    difference |= PUPITRE_PERMANENT_CODE_FIRST_NAME_DIFFERS;
  typed_date = pupitre_typed_date (birth_date);
  date = read_date (code + LETTERS);
  if (typed_date != NULL && strcmp (typed_date, date) != 0)
    difference |= PUPITRE_PERMANENT_CODE_BIRTH_DATE_DIFFERS;
  return difference;
}
