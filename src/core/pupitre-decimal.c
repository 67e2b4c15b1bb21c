/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-decimal"

#include "pupitre-decimal.h"

#include <math.h>
#include <string.h>

/* Numbers as the portal writes them: with a comma or a dot, as text or as a JSON number. What is not
 * one number from end to end is none: "7,5" is, "A+", "7 sur 10", "NaN" and "1e999" are not. */

/* Longer than this is no mark and no sum of money. */
#define MAX_BYTES 32

/* No school owes more, in dollars, and a double holds each cent of it. */
#define MAX_DOLLARS 1e9

/* Only digits, one sign, one separator, and the exponent that JSON allows: g_ascii_strtod() would also
 * take "nan", "inf" and hexadecimal numbers. */
static gboolean
is_number (const char *text)
{
  static const char allowed[] = "+-0123456789.eE";

  return *text != '\0' && text[strspn (text, allowed)] == '\0' && strpbrk (text, "0123456789") != NULL;
}

/**
 * pupitre_decimal_parse:
 * @text: (nullable): UTF-8 from the portal
 * @number: (out): the number, always finite; left alone if there is none
 *
 * Returns: whether @text is a number and nothing else. Any thread.
 */
gboolean
pupitre_decimal_parse (const char *text, double *number)
{
  g_autofree char *plain = NULL;
  char *comma, *end;
  double value;

  g_return_val_if_fail (number != NULL, FALSE);

  if (text == NULL || strlen (text) > MAX_BYTES)
    return FALSE;
  plain = g_strstrip (g_strdup (text));
  comma = strchr (plain, ',');
  if (comma != NULL && strchr (plain, '.') != NULL)
    return FALSE;
  if (comma != NULL)
    *comma = '.';
  if (!is_number (plain))
    return FALSE;
  value = g_ascii_strtod (plain, &end);
  if (*end != '\0' || !isfinite (value))
    return FALSE;
  *number = value;
  return TRUE;
}

/**
 * pupitre_decimal_parse_cents:
 * @text: (nullable): UTF-8 from the portal, a sum in dollars
 * @cents: (out): the sum in cents, rounded to the nearest; left alone if there is none
 *
 * Returns: whether @text is a sum of money that can be. Any thread.
 */
gboolean
pupitre_decimal_parse_cents (const char *text, gint64 *cents)
{
  double dollars;

  g_return_val_if_fail (cents != NULL, FALSE);

  if (!pupitre_decimal_parse (text, &dollars) || fabs (dollars) > MAX_DOLLARS)
    return FALSE;
  *cents = (gint64) llround (dollars * 100);
  return TRUE;
}
