/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-json"

#include "pupitre-json.h"

#include "pupitre-json-scan.h"

#include <string.h>

/* JSON as the portal sends it: one strict check of the whole (RFC 8259, size, depth, UTF-8, no
 * NUL), then views of values in place. Nothing is copied or written anew, so an item can be stored
 * byte for byte as it came, and no tree is built of an answer of which a page shows fifty items.
 *
 * Not json-glib: its 1.6 overflows the stack on deep nesting, takes 32 kinds of ill-formed text
 * for good, and can not say where in the bytes a value stands. */

static gboolean
check_utf8 (const char *data, gsize size, GError **error)
{
  const char *wrong;

  if (g_utf8_validate_len (data, size, &wrong))
    return TRUE;
  /* A character that the end cuts in two says that the answer was cut, not that it is bad. */
  if (*wrong != '\0' &&
      g_utf8_get_char_validated (wrong, data + size - wrong) == (gunichar) -2) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_TRUNCATED,
                         "The answer ends inside of a character");
    return FALSE;
  }
  g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_MALFORMED,
               "The answer is not UTF-8 at byte %" G_GSIZE_FORMAT, (gsize) (wrong - data));
  return FALSE;
}

static const char *
refuse (PupitreJsonFault *fault, const char *reason)
{
  fault->code = PUPITRE_ERROR_MALFORMED;
  fault->reason = reason;
  return NULL;
}

static void
set_fault (GError **error, const PupitreJsonFault *fault)
{
  g_set_error (error, PUPITRE_ERROR, (int) fault->code, "The answer is not JSON: %s",
               fault->reason);
}

/**
 * pupitre_json_parse:
 * @body: What the portal answered
 * @value: (out): the one value that it holds
 * @error: Return location
 *
 * Checks the whole of @body and gives a view of its value; a byte-order mark is let through.
 * Fails with %PUPITRE_ERROR_TOO_LARGE, %PUPITRE_ERROR_NOT_JSON (markup came),
 * %PUPITRE_ERROR_TRUNCATED (the text stops in the middle) or %PUPITRE_ERROR_MALFORMED.
 *
 * Returns: whether @value can be read, for as long as @body lives. Any thread.
 */
gboolean
pupitre_json_parse (GBytes *body, PupitreJson *value, GError **error)
{
  PupitreJsonFault fault = { 0 };
  const char *start, *stop, *end;
  gsize size;

  g_return_val_if_fail (body != NULL && value != NULL, FALSE);

  start = g_bytes_get_data (body, &size);
  if (size > PUPITRE_JSON_MAX_BYTES) {
    g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_TOO_LARGE,
                 "The answer has %" G_GSIZE_FORMAT " bytes", size);
    return FALSE;
  }
  end = start + size;
  if (size >= 3 && memcmp (start, "\xef\xbb\xbf", 3) == 0)
    start += 3;
  start = pupitre_json_skip_space (start, end);
  if (start < end && *start == '<') {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_JSON, "Markup came, not JSON");
    return FALSE;
  }
  if (size > 0 && !check_utf8 (start, (gsize) (end - start), error))
    return FALSE;
  stop = pupitre_json_scan (start, end, &fault);
  if (stop != NULL && pupitre_json_skip_space (stop, end) != end)
    stop = refuse (&fault, "more follows the value");
  if (stop == NULL) {
    set_fault (error, &fault);
    return FALSE;
  }
  value->start = start;
  value->length = (gsize) (stop - start);
  return TRUE;
}

/**
 * pupitre_json_guard:
 * @body: What the portal answered
 * @error: Return location
 *
 * Says whether @body is one well-formed JSON value within the limits of size and depth, as
 * pupitre_json_parse() does. What passes is safe to give to any parser.
 *
 * Returns: whether it is. Any thread.
 */
gboolean
pupitre_json_guard (GBytes *body, GError **error)
{
  PupitreJson value;

  return pupitre_json_parse (body, &value, error);
}

/**
 * pupitre_json_parse_prefix:
 * @text: Where a value begins
 * @length: How many bytes there are
 * @value: (out): the value at the beginning of @text
 * @error: Return location
 *
 * Reads a value that something else follows, as in a script of a page.
 *
 * Returns: whether @value can be read, for as long as @text lives. Any thread.
 */
gboolean
pupitre_json_parse_prefix (const char *text, gsize length, PupitreJson *value, GError **error)
{
  PupitreJsonFault fault = { 0 };
  const char *start, *stop;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  start = pupitre_json_skip_space (text, text + length);
  stop = pupitre_json_scan (start, text + length, &fault);
  if (stop == NULL) {
    set_fault (error, &fault);
    return FALSE;
  }
  if (!check_utf8 (start, (gsize) (stop - start), error))
    return FALSE;
  value->start = start;
  value->length = (gsize) (stop - start);
  return TRUE;
}

/**
 * pupitre_json_get_type:
 * @value: A value, or an absent one
 *
 * Returns: what it is. Any thread.
 */
PupitreJsonType
pupitre_json_get_type (PupitreJson value)
{
  if (value.start == NULL)
    return PUPITRE_JSON_ABSENT;
  switch (*value.start) {
  case '{':
    return PUPITRE_JSON_OBJECT;
  case '[':
    return PUPITRE_JSON_ARRAY;
  case '"':
    return PUPITRE_JSON_STRING;
  case 't':
  case 'f':
    return PUPITRE_JSON_BOOLEAN;
  case 'n':
    return PUPITRE_JSON_NULL;
  default:
    return PUPITRE_JSON_NUMBER;
  }
}

static PupitreJson
view (const char *start, const char *stop)
{
  return (PupitreJson) { start, (gsize) (stop - start) };
}

/* Where the next element or member begins, NULL after the last one. @last is the end of the one
 * before, NULL for the first. */
static const char *
next_start (PupitreJson container, const char *last)
{
  const char *end = container.start + container.length;
  const char *p = pupitre_json_skip_space (last != NULL ? last : container.start + 1, end);

  if (last != NULL && p < end && *p == ',')
    p = pupitre_json_skip_space (p + 1, end);
  return p >= end || *p == ']' || *p == '}' ? NULL : p;
}

/**
 * pupitre_json_next_element:
 * @array: An array; anything else has no elements
 * @element: (inout): the element before, `{ NULL, 0 }` for the first
 *
 * Steps through an array.
 *
 * Returns: whether there is another element. Any thread.
 */
gboolean
pupitre_json_next_element (PupitreJson array, PupitreJson *element)
{
  PupitreJsonFault fault;
  const char *start, *stop;

  if (pupitre_json_get_type (array) != PUPITRE_JSON_ARRAY)
    return FALSE;
  start = next_start (array, element->start != NULL ? element->start + element->length : NULL);
  if (start == NULL)
    return FALSE;
  stop = pupitre_json_scan (start, array.start + array.length, &fault);
  if (stop == NULL)
    return FALSE;
  *element = view (start, stop);
  return TRUE;
}

/**
 * pupitre_json_next_member:
 * @object: An object; anything else has no members
 * @name: (out): the member's name, a string
 * @value: (inout): the value of the member before, `{ NULL, 0 }` for the first
 *
 * Steps through an object.
 *
 * Returns: whether there is another member. Any thread.
 */
gboolean
pupitre_json_next_member (PupitreJson object, PupitreJson *name, PupitreJson *value)
{
  PupitreJsonFault fault;
  const char *end = object.start + object.length;
  const char *start, *stop;

  if (pupitre_json_get_type (object) != PUPITRE_JSON_OBJECT)
    return FALSE;
  start = next_start (object, value->start != NULL ? value->start + value->length : NULL);
  if (start == NULL)
    return FALSE;
  stop = pupitre_json_scan (start, end, &fault);
  if (stop == NULL)
    return FALSE;
  *name = view (start, stop);
  start = pupitre_json_skip_space (stop, end);
  start = pupitre_json_skip_space (start + 1, end);
  stop = pupitre_json_scan (start, end, &fault);
  if (stop == NULL)
    return FALSE;
  *value = view (start, stop);
  return TRUE;
}

static gboolean
is_named (PupitreJson name, const char *wanted)
{
  if (memchr (name.start, '\\', name.length) != NULL) {
    g_autofree char *text = pupitre_json_dup_text (name);

    return g_ascii_strcasecmp (text, wanted) == 0;
  }
  return name.length - 2 == strlen (wanted) &&
         g_ascii_strncasecmp (name.start + 1, wanted, name.length - 2) == 0;
}

/**
 * pupitre_json_get_member:
 * @object: An object; anything else has no members
 * @name: The name, compared without case
 *
 * Returns: the value of the first member of that name, or an absent one. Any thread.
 */
PupitreJson
pupitre_json_get_member (PupitreJson object, const char *name)
{
  PupitreJson value = { NULL, 0 };
  PupitreJson key;

  while (pupitre_json_next_member (object, &key, &value)) {
    if (is_named (key, name))
      return value;
  }
  return (PupitreJson) { NULL, 0 };
}

static guint
read_hex (const char *p)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++)
    value = value << 4 | (guint) g_ascii_xdigit_value (p[i]);
  return value;
}

/* The character of a \u escape, of which @p is the first digit; two escapes can make one. What is
 * no character (half a pair) and NUL, which no text may hold, become U+FFFD. */
static gunichar
read_unicode (const char **p, const char *end)
{
  gunichar c = read_hex (*p);

  *p += 4;
  if (c >= 0xd800 && c < 0xdc00 && end - *p >= 6 && (*p)[0] == '\\' && (*p)[1] == 'u') {
    gunichar low = read_hex (*p + 2);

    if (low >= 0xdc00 && low < 0xe000) {
      *p += 6;
      return 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
  }
  return c == 0 || (c >= 0xd800 && c < 0xe000) ? 0xfffd : c;
}

static char *
decode_string (PupitreJson value)
{
  const char *p = value.start + 1;
  const char *end = value.start + value.length - 1;
  GString *text;

  if (pupitre_json_skip_plain (p, end) == end)
    return g_strndup (p, (gsize) (end - p));

  text = g_string_sized_new (value.length);
  while (p < end) {
    const char *stop = pupitre_json_skip_plain (p, end);

    g_string_append_len (text, p, stop - p);
    p = stop;
    if (p == end)
      break;
    p++;
    switch (*p++) {
    case 'b':
      g_string_append_c (text, '\b');
      break;
    case 'f':
      g_string_append_c (text, '\f');
      break;
    case 'n':
      g_string_append_c (text, '\n');
      break;
    case 'r':
      g_string_append_c (text, '\r');
      break;
    case 't':
      g_string_append_c (text, '\t');
      break;
    case 'u':
      g_string_append_unichar (text, read_unicode (&p, end));
      break;
    default:
      g_string_append_c (text, p[-1]);
    }
  }
  return g_string_free (text, FALSE);
}

/**
 * pupitre_json_dup_text:
 * @value: A value, or an absent one
 *
 * Gives a string without its escapes; a number or a truth value as it is written, so that an id
 * that comes as a number keeps all its digits.
 *
 * Returns: (transfer full) (nullable): UTF-8, %NULL for an absent value, null, an array or an
 *   object. Any thread.
 */
char *
pupitre_json_dup_text (PupitreJson value)
{
  switch (pupitre_json_get_type (value)) {
  case PUPITRE_JSON_STRING:
    return decode_string (value);
  case PUPITRE_JSON_NUMBER:
  case PUPITRE_JSON_BOOLEAN:
    return g_strndup (value.start, value.length);
  case PUPITRE_JSON_ABSENT:
  case PUPITRE_JSON_NULL:
  case PUPITRE_JSON_ARRAY:
  case PUPITRE_JSON_OBJECT:
  default:
    return NULL;
  }
}

/**
 * pupitre_json_get_integer:
 * @value: A value, or an absent one
 * @integer: (out): the number; left alone if there is none
 *
 * Reads a whole number, written as a number or as a string.
 *
 * Returns: whether @value is one. Any thread.
 */
gboolean
pupitre_json_get_integer (PupitreJson value, gint64 *integer)
{
  g_autofree char *text = NULL;

  /* No whole number that the portal can mean is longer. */
  if (value.length > 24)
    return FALSE;
  text = pupitre_json_dup_text (value);
  if (text == NULL)
    return FALSE;
  return g_ascii_string_to_signed (g_strstrip (text), 10, G_MININT64, G_MAXINT64, integer, NULL);
}

/**
 * pupitre_json_is_true:
 * @value: A value, or an absent one
 *
 * Returns: whether it is true, also when that is written as a string. Any thread.
 */
gboolean
pupitre_json_is_true (PupitreJson value)
{
  g_autofree char *text = value.length <= 8 ? pupitre_json_dup_text (value) : NULL;

  return text != NULL && g_ascii_strcasecmp (text, "true") == 0;
}

/**
 * pupitre_json_slice:
 * @value: A value
 * @body: The bytes that it is a view of
 *
 * Returns: (transfer full): the bytes of @value, shared with @body. Any thread.
 */
GBytes *
pupitre_json_slice (PupitreJson value, GBytes *body)
{
  const char *data = g_bytes_get_data (body, NULL);

  g_return_val_if_fail (value.start != NULL && value.start >= data, NULL);

  return g_bytes_new_from_bytes (body, (gsize) (value.start - data), value.length);
}
