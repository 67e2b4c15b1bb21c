/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-json-scan"

#include "pupitre-json-scan.h"

#include "pupitre-json.h"

#include <string.h>

/* The grammar of JSON (RFC 8259), strictly, and nothing else: from the first byte of a value to
 * the byte after its last one. */

static const char *scan_value (const char       *p,
                               const char       *end,
                               guint             depth,
                               PupitreJsonFault *fault);

static const char *
fail (PupitreJsonFault *fault, const char *p, const char *end, const char *reason)
{
  fault->code = p >= end ? PUPITRE_ERROR_TRUNCATED : PUPITRE_ERROR_MALFORMED;
  fault->reason = p >= end ? "it ends early" : reason;
  return NULL;
}

/**
 * pupitre_json_skip_space:
 * @p: Where to begin
 * @end: The byte after the last one
 *
 * Returns: the first byte that is no white space of JSON, or @end. Any thread.
 */
const char *
pupitre_json_skip_space (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  return p;
}

#define EACH_BYTE(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* Which of eight bytes are less than @n (at most 0x80), by their top bits: the usual trick of a
 * borrow. It may name a byte too many above a true one, never one too few: the lowest is true. */
static inline guint64
find_less (guint64 word, guint8 n)
{
  return (word - EACH_BYTE (n)) & ~word & EACH_BYTE (0x80);
}

/**
 * pupitre_json_skip_plain:
 * @p: A place inside of a string
 * @end: The byte after the last one
 *
 * Most of the bytes of an answer are skipped here, eight at a time.
 *
 * Returns: the first quote, backslash or control character, or @end. Any thread.
 */
const char *
pupitre_json_skip_plain (const char *p, const char *end)
{
  while (end - p >= 8) {
    guint64 word, found;

    memcpy (&word, p, sizeof word);
    word = GUINT64_FROM_LE (word);  /* the first byte is the lowest */
    found = find_less (word, 0x20) | find_less (word ^ EACH_BYTE ('"'), 1) |
            find_less (word ^ EACH_BYTE ('\\'), 1);
    if (found != 0)
      return p + __builtin_ctzll (found) / 8;
    p += 8;
  }
  while (p < end && *p != '"' && *p != '\\' && (guchar) *p >= 0x20)
    p++;
  return p;
}

/* @p is after the backslash. */
static const char *
scan_escape (const char *p, const char *end, PupitreJsonFault *fault)
{
  if (p >= end || strchr ("\"\\/bfnrtu", *p) == NULL || *p == '\0')
    return fail (fault, p, end, "an unknown escape");
  if (*p != 'u')
    return p + 1;
  p++;
  for (guint i = 0; i < 4; i++, p++) {
    if (p >= end || !g_ascii_isxdigit (*p))
      return fail (fault, p, end, "a wrong \\u escape");
  }
  return p;
}

/* @p is at the opening quote. */
static const char *
scan_string (const char *p, const char *end, PupitreJsonFault *fault)
{
  p++;
  for (;;) {
    p = pupitre_json_skip_plain (p, end);
    if (p >= end || (*p != '"' && *p != '\\'))
      return fail (fault, p, end, "a control character in a string");
    if (*p == '"')
      return p + 1;
    p = scan_escape (p + 1, end, fault);
    if (p == NULL)
      return NULL;
  }
}

static const char *
scan_digits (const char *p, const char *end, PupitreJsonFault *fault)
{
  if (p >= end || !g_ascii_isdigit (*p))
    return fail (fault, p, end, "a wrong number");
  while (p < end && g_ascii_isdigit (*p))
    p++;
  return p;
}

static const char *
scan_number (const char *p, const char *end, PupitreJsonFault *fault)
{
  if (*p == '-')
    p++;
  if (p < end && *p == '0')
    p++;
  else if ((p = scan_digits (p, end, fault)) == NULL)
    return NULL;
  if (p < end && *p == '.' && (p = scan_digits (p + 1, end, fault)) == NULL)
    return NULL;
  if (p < end && (*p == 'e' || *p == 'E')) {
    p++;
    if (p < end && (*p == '+' || *p == '-'))
      p++;
    p = scan_digits (p, end, fault);
  }
  return p;
}

static const char *
scan_word (const char *p, const char *end, const char *word, PupitreJsonFault *fault)
{
  for (; *word != '\0'; word++, p++) {
    if (p >= end || *p != *word)
      return fail (fault, p, end, "an unknown word");
  }
  return p;
}

/* @p is at the opening bracket. */
static const char *
scan_array (const char *p, const char *end, guint depth, PupitreJsonFault *fault)
{
  p = pupitre_json_skip_space (p + 1, end);
  if (p < end && *p == ']')
    return p + 1;
  for (;;) {
    p = scan_value (p, end, depth, fault);
    if (p == NULL)
      return NULL;
    p = pupitre_json_skip_space (p, end);
    if (p < end && *p == ']')
      return p + 1;
    if (p >= end || *p != ',')
      return fail (fault, p, end, "no comma between elements");
    p = pupitre_json_skip_space (p + 1, end);
  }
}

/* @p is at the opening brace. */
static const char *
scan_object (const char *p, const char *end, guint depth, PupitreJsonFault *fault)
{
  p = pupitre_json_skip_space (p + 1, end);
  if (p < end && *p == '}')
    return p + 1;
  for (;;) {
    if (p >= end || *p != '"')
      return fail (fault, p, end, "a member without a name");
    p = scan_string (p, end, fault);
    if (p == NULL)
      return NULL;
    p = pupitre_json_skip_space (p, end);
    if (p >= end || *p != ':')
      return fail (fault, p, end, "a member without a value");
    p = scan_value (pupitre_json_skip_space (p + 1, end), end, depth, fault);
    if (p == NULL)
      return NULL;
    p = pupitre_json_skip_space (p, end);
    if (p < end && *p == '}')
      return p + 1;
    if (p >= end || *p != ',')
      return fail (fault, p, end, "no comma between members");
    p = pupitre_json_skip_space (p + 1, end);
  }
}

/* From the first byte of a value to the byte after its last one. Recursive, but never deeper than
 * PUPITRE_JSON_MAX_DEPTH. */
static const char *
scan_value (const char *p, const char *end, guint depth, PupitreJsonFault *fault)
{
  if (p >= end)
    return fail (fault, p, end, NULL);

  switch (*p) {
  case '{':
  case '[':
    if (depth == PUPITRE_JSON_MAX_DEPTH)
      return fail (fault, p, end, "it nests too deep");
    return *p == '{' ? scan_object (p, end, depth + 1, fault)
                     : scan_array (p, end, depth + 1, fault);
  case '"':
    return scan_string (p, end, fault);
  case 't':
    return scan_word (p, end, "true", fault);
  case 'f':
    return scan_word (p, end, "false", fault);
  case 'n':
    return scan_word (p, end, "null", fault);
  default:
    if (*p == '-' || g_ascii_isdigit (*p))
      return scan_number (p, end, fault);
    return fail (fault, p, end, "not a value");
  }
}

/**
 * pupitre_json_scan:
 * @start: The first byte of a value
 * @end: The byte after the last one that may be read
 * @fault: (out): what is wrong, if something is
 *
 * Returns: (nullable): the byte after the last one of the value, %NULL if it is none. Any thread.
 */
const char *
pupitre_json_scan (const char *start, const char *end, PupitreJsonFault *fault)
{
  return scan_value (start, end, 0, fault);
}
