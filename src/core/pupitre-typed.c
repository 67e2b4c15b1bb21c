/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-typed"

#include "pupitre-typed.h"

#include <string.h>

/* What somebody typed or pasted into a form, as it was meant: a number copied from a letter comes
 * with spaces and dashes, from an e-mail with no-break or zero-width spaces, from an input method
 * with full-width digits. What can not be meant is %NULL, and what was typed stays on screen. */

#define MAX_EMAIL_BYTES 254
#define FIRST_YEAR 1900

/* Digits of all scripts as 0 to 9, full-width letters as letters, accents as one character. */
static char *
normalize (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed != NULL ? typed : "", -1);

  return g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* What stands between the groups of a number, seen or not. */
static gboolean
is_filler (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_CONTROL ||
         type == G_UNICODE_FORMAT || type == G_UNICODE_DASH_PUNCTUATION || c == 0x2212;
}

/* Letters and digits alone, or %NULL if there is anything else or nothing. */
static char *
squeeze (const char *typed)
{
  g_autofree char *normal = normalize (typed);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_filler (c))
      continue;
    if (g_unichar_isdigit (c))
      g_string_append_c (kept, (char) ('0' + g_unichar_digit_value (c)));
    else if (c < 0x80 && g_ascii_isalnum ((char) c))
      g_string_append_c (kept, (char) c);
    else
      return NULL;
  }
  return kept->len > 0 ? g_string_free (g_steal_pointer (&kept), FALSE) : NULL;
}

static gboolean
is_digits (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length;
}

/**
 * pupitre_typed_number:
 * @typed: (nullable): A record number or permanent code, as typed
 *
 * Returns: (transfer full) (nullable): its letters, in capitals, and digits; %NULL if there are
 *   none, or anything else than spaces and dashes between them. Any thread.
 */
char *
pupitre_typed_number (const char *typed)
{
  g_autofree char *kept = squeeze (typed);

  return kept != NULL ? g_ascii_strup (kept, -1) : NULL;
}

/**
 * pupitre_typed_nip:
 * @typed: (nullable): A NIP, as typed
 *
 * Returns: (transfer full) (nullable): its letters, in the case in which the school wrote them, and
 *   digits; %NULL as pupitre_typed_number() does. Any thread.
 */
char *
pupitre_typed_nip (const char *typed)
{
  return squeeze (typed);
}

/**
 * pupitre_typed_is_record_number:
 * @typed: (nullable): A record number, as typed
 *
 * Returns: whether it has seven digits and nothing else that counts. Any thread.
 */
gboolean
pupitre_typed_is_record_number (const char *typed)
{
  g_autofree char *kept = squeeze (typed);

  return kept != NULL && is_digits (kept, PUPITRE_TYPED_RECORD_NUMBER_LENGTH);
}

/* The one group of as many digits as a code has, in a text with others. */
static char *
find_code (const char *text)
{
  const char *found = NULL;

  for (const char *p = text; *p != '\0';) {
    gsize length = strspn (p, "0123456789");

    if (length == PUPITRE_TYPED_CODE_LENGTH) {
      if (found != NULL)
        return NULL;
      found = p;
    }
    p += MAX (length, 1);
  }
  return found != NULL ? g_strndup (found, PUPITRE_TYPED_CODE_LENGTH) : NULL;
}

/**
 * pupitre_typed_code:
 * @typed: (nullable): A verification code, as typed, or a piece of the e-mail that it came in
 *
 * Returns: (transfer full) (nullable): its six digits; %NULL if there are not six, or if it is not
 *   clear which. Any thread.
 */
char *
pupitre_typed_code (const char *typed)
{
  g_autofree char *kept = squeeze (typed);
  g_autofree char *normal = NULL;

  if (kept != NULL && is_digits (kept, PUPITRE_TYPED_CODE_LENGTH))
    return g_steal_pointer (&kept);
  normal = normalize (typed);
  return find_code (normal);
}

/**
 * pupitre_typed_name:
 * @typed: (nullable): A name, as typed
 *
 * The portal compares names to the letter: accents, hyphens and capitals stay as they are.
 *
 * Returns: (transfer full) (nullable): the name without white space around it and with single
 *   spaces in it, accents in one character; %NULL if nothing is left. Any thread.
 */
char *
pupitre_typed_name (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed != NULL ? typed : "", -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr (GString) name = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      blank = name->len > 0;
      continue;
    }
    if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
      continue;
    if (blank)
      g_string_append_c (name, ' ');
    blank = FALSE;
    g_string_append_unichar (name, c);
  }
  return name->len > 0 ? g_string_free (g_steal_pointer (&name), FALSE) : NULL;
}

/* Three numbers, the first of four digits; %FALSE if there is anything else than what stands between
 * numbers. */
static gboolean
read_numbers (const char *text, int *numbers)
{
  guint n = 0;

  for (const char *p = text; *p != '\0';) {
    gsize length = strspn (p, "0123456789");

    if (length == 0 && *p != '/' && *p != '.' && !is_filler (g_utf8_get_char (p)))
      return FALSE;
    if (length == 0) {
      p = g_utf8_next_char (p);
      continue;
    }
    if (n == 3 || (n == 0 ? length != 4 : length > 2))
      return FALSE;
    numbers[n++] = (int) g_ascii_strtoll (p, NULL, 10);
    p += length;
  }
  return n == 3;
}

/**
 * pupitre_typed_date:
 * @typed: (nullable): A date, as typed: the year first, which is the order of Québec's forms and
 *   the only one that can be read in one way
 *
 * Returns: (transfer full) (nullable): the date as `YYYY-MM-DD`, %NULL if it is none. Any thread.
 */
char *
pupitre_typed_date (const char *typed)
{
  g_autofree char *normal = g_strstrip (normalize (typed));
  g_autofree char *apart = NULL;
  int numbers[3];

  if (is_digits (normal, 8))
    apart = g_strdup_printf ("%.4s-%.2s-%.2s", normal, normal + 4, normal + 6);
  if (!read_numbers (apart != NULL ? apart : normal, numbers) || numbers[0] < FIRST_YEAR ||
      !g_date_valid_dmy ((GDateDay) numbers[2], (GDateMonth) numbers[1], (GDateYear) numbers[0]))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", numbers[0], numbers[1], numbers[2]);
}

static gboolean
is_domain (const char *text)
{
  g_auto (GStrv) labels = g_strsplit (text, ".", -1);

  for (gsize i = 0; labels[i] != NULL; i++) {
    if (*labels[i] == '\0')
      return FALSE;
  }
  return g_strv_length (labels) >= 2;
}

/**
 * pupitre_typed_email:
 * @typed: (nullable): An e-mail address, as typed
 *
 * Only what no address is is refused: whether there is such an address, the code that is sent to it
 * shows.
 *
 * Returns: (transfer full) (nullable): the address without white space around it, %NULL if it can
 *   not be one. Any thread.
 */
char *
pupitre_typed_email (const char *typed)
{
  g_autofree char *email = pupitre_typed_name (typed);
  const char *at = email != NULL ? strchr (email, '@') : NULL;

  if (at == NULL || at == email || strlen (email) > MAX_EMAIL_BYTES)
    return NULL;
  if (strpbrk (email, " ,;<>()\"\\") != NULL || strchr (at + 1, '@') != NULL ||
      !is_domain (at + 1))
    return NULL;
  return g_steal_pointer (&email);
}
