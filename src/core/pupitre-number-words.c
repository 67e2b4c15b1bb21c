/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-number-words"

#include "config.h"

#include "pupitre-number-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Marks and money in words. libc's French may not be installed, so the separators come from our own
 * catalogue. */

/* Beyond this a number has no tenths any more. */
#define MAX_NUMBER 1e15

/* A number with @decimals places, without those at the end that say nothing. */
static char *
write_decimal (double number, int decimals)
{
  g_autofree char *text = NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *format = g_strdup_printf ("%%.%df", decimals);
  g_auto (GStrv) parts = NULL;
  char *end;

  g_ascii_formatd (buffer, sizeof buffer, format, number);
  text = g_strdup (g_str_has_prefix (buffer, "-0.") && strpbrk (buffer, "123456789") == NULL
                     ? buffer + 1 : buffer);
  if (strchr (text, '.') == NULL)
    return g_steal_pointer (&text);
  end = text + strlen (text);
  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    end[-1] = '\0';
  parts = g_strsplit (text, ".", 2);
  return g_strjoinv (C_("decimal separator", "."), parts);
}

/**
 * pupitre_number_words_decimal:
 * @number: A finite number
 *
 * Returns: (transfer full): it with two decimals at most ("37", "7.5", "7,5"). Any thread.
 */
char *
pupitre_number_words_decimal (double number)
{
  g_return_val_if_fail (isfinite (number) && fabs (number) < MAX_NUMBER, NULL);

  return write_decimal (number, 2);
}

/**
 * pupitre_number_words_percent:
 * @percent: A finite number of percent
 *
 * Returns: (transfer full): it without decimals, as schools write marks ("82%", "82 %"). Any thread.
 */
char *
pupitre_number_words_percent (double percent)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (isfinite (percent) && fabs (percent) < MAX_NUMBER, NULL);

  /* Halves go up, as on a report card: printf() would make 82.5 an 82. */
  number = write_decimal (floor (percent + 0.5), 0);
  /* Translators: a whole number of percent; in French "%s %%" with a no-break space */
  return g_strdup_printf (C_("percent", "%s%%"), number);
}

/* The digits of a whole number, in groups of three. */
static char *
group_digits (guint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  gsize length = strlen (digits);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      /* Translators: what stands between thousands; in French a no-break space */
      g_string_append (text, C_("thousands separator", ","));
    g_string_append_c (text, digits[i]);
  }
  return g_string_free (text, FALSE);
}

/**
 * pupitre_number_words_money:
 * @cents: A sum in cents, below 0 for a credit
 *
 * Returns: (transfer full): it in dollars with both decimals ("$1,234.50", "1 234,50 $"); a credit
 *   has a minus before it. Any thread.
 */
char *
pupitre_number_words_money (gint64 cents)
{
  guint64 sum = cents < 0 ? -(guint64) cents : (guint64) cents;
  g_autofree char *dollars = group_digits (sum / 100);
  g_autofree char *number =
    g_strdup_printf ("%s%s%02u", dollars, C_("decimal separator", "."), (guint) (sum % 100));
  g_autofree char *money = NULL;

  /* Translators: a sum in dollars, such as 1,234.50; in French "%s $" with a no-break space */
  money = g_strdup_printf (C_("sum of money", "$%s"), number);
  return cents < 0 ? g_strconcat ("\342\210\222", money, NULL) : g_steal_pointer (&money);
}
