/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-wire"

#include "pupitre-wire.h"

#include "pupitre-decimal.h"
#include "pupitre-error.h"
#include "pupitre-plain-text.h"
#include "pupitre-school-time.h"

#include <string.h>

/* What the parsers of all kinds share: how an answer is split into items, and how members are read
 * with the tolerance that a portal whose answers nobody has documented asks for. */

#define MAX_ID_BYTES 200

/* The list of an answer: the answer itself, or the one array in an object around it. */
static gboolean
find_list (PupitreJson answer, PupitreJson *list)
{
  PupitreJson value = { NULL, 0 };
  PupitreJson name;
  guint n_arrays = 0;

  if (pupitre_json_get_type (answer) == PUPITRE_JSON_ARRAY) {
    *list = answer;
    return TRUE;
  }
  while (pupitre_json_next_member (answer, &name, &value)) {
    if (pupitre_json_get_type (value) != PUPITRE_JSON_ARRAY)
      continue;
    *list = value;
    n_arrays++;
  }
  return n_arrays == 1;
}

static gboolean
identify_item (PupitreJson item, PupitreIdentify identify, char **key, gint64 *date)
{
  *key = NULL;
  *date = 0;
  return pupitre_json_get_type (item) == PUPITRE_JSON_OBJECT && identify (item, key, date);
}

/* @key: (transfer full). Numbers the key of what has no id among its equals. */
static char *
number_key (char *key, GHashTable *keys)
{
  g_autofree char *base = key;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (keys, base));

  for (;;) {
    g_autofree char *numbered = g_strdup_printf ("%s/%u", base, ++n);

    if (g_hash_table_contains (keys, numbered))
      continue;
    g_hash_table_insert (keys, g_steal_pointer (&base), GUINT_TO_POINTER (n));
    return g_steal_pointer (&numbered);
  }
}

/**
 * pupitre_wire_take:
 * @parsed: Where the items go
 * @keys: (element-type utf8): The keys that other lists of the same answer have already; an item
 *   with one of those is the same one, and not taken again
 * @list: A list of the answer; anything else has no items
 * @body: The answer
 * @identify: What finds the key of an item
 *
 * Takes the items of a list, each as received. One that can not be read, or whose key another one
 * of the same list has, is left out and counted. Any thread.
 */
void
pupitre_wire_take (PupitreParsed  *parsed,
                   GHashTable     *keys,
                   PupitreJson     list,
                   GBytes         *body,
                   PupitreIdentify identify)
{
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PupitreJson item = { NULL, 0 };

  while (pupitre_json_next_element (list, &item)) {
    g_autofree char *key = NULL;
    g_autoptr (GBytes) json = NULL;
    PupitreItem *kept;
    gint64 date;

    if (!identify_item (item, identify, &key, &date)) {
      parsed->n_unreadable++;
      continue;
    }
    if (g_str_has_prefix (key, PUPITRE_WIRE_NO_ID))
      key = number_key (g_steal_pointer (&key), own);
    if (g_hash_table_contains (own, key)) {
      parsed->n_unreadable++;
      continue;
    }
    if (g_hash_table_contains (keys, key))
      continue;
    json = pupitre_json_slice (item, body);
    kept = pupitre_item_new (key, date, json);
    g_ptr_array_add (parsed->items, kept);
    g_hash_table_add (own, g_strdup (key));
  }
  for (guint i = 0; i < parsed->items->len; i++)
    g_hash_table_add (keys, ((PupitreItem *) g_ptr_array_index (parsed->items, i))->key);
}

/**
 * pupitre_wire_check:
 * @parsed: What was taken of an answer
 * @error: Return location: %PUPITRE_ERROR_MISSING
 *
 * Returns: whether there is anything to show: %FALSE if the answer has items, and none can be read.
 *   Any thread.
 */
gboolean
pupitre_wire_check (PupitreParsed *parsed, GError **error)
{
  if (parsed->items->len > 0 || parsed->n_unreadable == 0)
    return TRUE;
  g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING, "None of the %u items can be read",
               parsed->n_unreadable);
  return FALSE;
}

/**
 * pupitre_wire_split:
 * @body: The answer
 * @identify: What finds the key of an item
 * @error: Return location
 *
 * Splits an answer into items, each kept as received. An item that can not be read, or whose key
 * another one has already, is left out and counted; if that leaves nothing of an answer that has
 * items, it fails with %PUPITRE_ERROR_MISSING, and so does an answer without a list.
 *
 * Returns: (transfer full) (nullable): the items. Any thread.
 */
PupitreParsed *
pupitre_wire_split (GBytes *body, PupitreIdentify identify, GError **error)
{
  g_autoptr (PupitreParsed) parsed = NULL;
  g_autoptr (GHashTable) keys = NULL;
  PupitreJson answer, list;

  if (!pupitre_json_parse (body, &answer, error))
    return NULL;
  if (!find_list (answer, &list)) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING, "The answer has no list");
    return NULL;
  }

  parsed = pupitre_parsed_new ();
  keys = g_hash_table_new (g_str_hash, g_str_equal);
  pupitre_wire_take (parsed, keys, list, body, identify);
  return pupitre_wire_check (parsed, error) ? g_steal_pointer (&parsed) : NULL;
}

/**
 * pupitre_wire_split_in_order:
 * @body: The answer
 * @identify: What finds the key of an item that has no date
 * @error: Return location
 *
 * As pupitre_wire_split(); for a date the items have their places, so that the portal's order is kept.
 *
 * Returns: (transfer full) (nullable): the items. Any thread.
 */
PupitreParsed *
pupitre_wire_split_in_order (GBytes *body, PupitreIdentify identify, GError **error)
{
  PupitreParsed *parsed = pupitre_wire_split (body, identify, error);

  for (guint i = 0; parsed != NULL && i < parsed->items->len; i++) {
    PupitreItem *item = g_ptr_array_index (parsed->items, i);

    item->date = parsed->items->len - i;
  }
  return parsed;
}

/**
 * pupitre_wire_take_whole:
 * @body: The answer
 * @identify: What finds its key
 * @error: Return location
 *
 * Takes an answer that is one object as one item.
 *
 * Returns: (transfer full) (nullable): the item. Any thread.
 */
PupitreParsed *
pupitre_wire_take_whole (GBytes *body, PupitreIdentify identify, GError **error)
{
  g_autoptr (PupitreParsed) parsed = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autofree char *key = NULL;
  PupitreJson answer;
  gint64 date = 0;

  if (!pupitre_wire_open (body, identify, &answer, error))
    return NULL;
  identify_item (answer, identify, &key, &date);
  parsed = pupitre_parsed_new ();
  json = pupitre_json_slice (answer, body);
  g_ptr_array_add (parsed->items, pupitre_item_new (key, date, json));
  return g_steal_pointer (&parsed);
}

/**
 * pupitre_wire_set_lacking:
 * @error: Return location: %PUPITRE_ERROR_MISSING
 *
 * Says that an item can not be read for want of something. Any thread.
 */
void
pupitre_wire_set_lacking (GError **error)
{
  g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING,
                       "The item lacks something that it needs");
}

/**
 * pupitre_wire_open:
 * @json: An item as it was stored
 * @identify: What finds the key of an item
 * @item: (out): a view of it
 * @error: Return location
 *
 * Opens one item, under the same conditions under which pupitre_wire_split() kept it.
 *
 * Returns: whether @item can be read, for as long as @json lives. Any thread.
 */
gboolean
pupitre_wire_open (GBytes *json, PupitreIdentify identify, PupitreJson *item, GError **error)
{
  g_autofree char *key = NULL;
  gint64 date;

  if (!pupitre_json_parse (json, item, error))
    return FALSE;
  if (!identify_item (*item, identify, &key, &date)) {
    pupitre_wire_set_lacking (error);
    return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_wire_dup_line:
 * @object: An object
 * @name: The name of a member
 *
 * Returns: (transfer full) (nullable): the member as one line of text that may be shown, %NULL if
 *   there is nothing. Any thread.
 */
char *
pupitre_wire_dup_line (PupitreJson object, const char *name)
{
  g_autofree char *text = pupitre_json_dup_text (pupitre_json_get_member (object, name));

  return pupitre_plain_text_line (text);
}

/**
 * pupitre_wire_dup_id:
 * @object: An object
 * @name: The name of a member
 *
 * Reads an id, which goes into the keys of the store and, as one segment, into paths: it may not
 * be empty, very long, hold control characters or mean another folder.
 *
 * Returns: (transfer full) (nullable): the id, %NULL if there is no usable one. Any thread.
 */
char *
pupitre_wire_dup_id (PupitreJson object, const char *name)
{
  g_autofree char *id = pupitre_json_dup_text (pupitre_json_get_member (object, name));
  gsize length;

  if (id == NULL)
    return NULL;
  g_strstrip (id);
  length = strlen (id);
  if (length == 0 || length > MAX_ID_BYTES || strspn (id, ".") == length)
    return NULL;
  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p)) {
    if (!pupitre_plain_text_allows (g_utf8_get_char (p)))
      return NULL;
  }
  return g_steal_pointer (&id);
}

/**
 * pupitre_wire_dup_date:
 * @object: An object
 * @name: The name of a member
 *
 * Returns: (transfer full) (nullable): the moment that the member says. Any thread.
 */
GDateTime *
pupitre_wire_dup_date (PupitreJson object, const char *name)
{
  g_autofree char *text = pupitre_json_dup_text (pupitre_json_get_member (object, name));

  return pupitre_school_time_parse (text);
}

/**
 * pupitre_wire_dup_day:
 * @object: An object
 * @name: The name of a member
 *
 * Returns: (transfer full) (nullable): the midnight of the day that the member says. Any thread.
 */
GDateTime *
pupitre_wire_dup_day (PupitreJson object, const char *name)
{
  g_autoptr (GDateTime) date = pupitre_wire_dup_date (object, name);

  return date != NULL ? pupitre_school_time_day (date, 0) : NULL;
}

/**
 * pupitre_wire_dup_web_uri:
 * @object: An object
 * @name: The name of a member
 *
 * Returns: (transfer full) (nullable): an address of the web, http or https with a host; %NULL for
 *   what leads elsewhere, which is never followed. Any thread.
 */
char *
pupitre_wire_dup_web_uri (PupitreJson object, const char *name)
{
  g_autofree char *uri = pupitre_wire_dup_line (object, name);
  g_autoptr (GUri) parsed = uri != NULL ? g_uri_parse (uri, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = parsed != NULL ? g_uri_get_host (parsed) : NULL;

  if (host == NULL || *host == '\0' ||
      (!g_str_equal (g_uri_get_scheme (parsed), "https") &&
       !g_str_equal (g_uri_get_scheme (parsed), "http")))
    return NULL;
  return g_steal_pointer (&uri);
}

/**
 * pupitre_wire_dup_person:
 * @person: An object with a first and a last name, or a text in its place
 *
 * Returns: (transfer full) (nullable): the name, %NULL if there is none. Any thread.
 */
char *
pupitre_wire_dup_person (PupitreJson person)
{
  g_autofree char *first = NULL, *last = NULL, *text = NULL;

  if (pupitre_json_get_type (person) != PUPITRE_JSON_OBJECT) {
    text = pupitre_json_dup_text (person);
    return pupitre_plain_text_line (text);
  }
  first = pupitre_wire_dup_line (person, "prenom");
  last = pupitre_wire_dup_line (person, "nom");
  if (first == NULL || last == NULL)
    return g_strdup (first != NULL ? first : last);
  return g_strconcat (first, " ", last, NULL);
}

static char *
dup_word (PupitreJson value)
{
  g_autofree char *text = pupitre_json_dup_text (value);

  return pupitre_plain_text_line (text);
}

/* A list of texts, or a single one in its place. */
static char **
dup_texts (PupitreJson value, char *(*dup) (PupitreJson element))
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  PupitreJson element = { NULL, 0 };

  if (pupitre_json_get_type (value) != PUPITRE_JSON_ARRAY) {
    char *line = dup (value);

    if (line != NULL)
      g_ptr_array_add (lines, line);
  }
  while (lines->len < PUPITRE_WIRE_MAX_LIST && pupitre_json_next_element (value, &element)) {
    char *line = dup (element);

    if (line != NULL)
      g_ptr_array_add (lines, line);
  }
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_steal (lines, NULL);
}

/**
 * pupitre_wire_dup_lines:
 * @object: An object
 * @name: The name of a member
 *
 * Returns: (transfer full): the texts of a list, each as one line that may be shown; without what is
 *   no text. Any thread.
 */
char **
pupitre_wire_dup_lines (PupitreJson object, const char *name)
{
  return dup_texts (pupitre_json_get_member (object, name), dup_word);
}

/**
 * pupitre_wire_dup_people:
 * @object: An object
 * @name: The name of a member
 *
 * Returns: (transfer full): the first and last names of a list of people. Any thread.
 */
char **
pupitre_wire_dup_people (PupitreJson object, const char *name)
{
  return dup_texts (pupitre_json_get_member (object, name), pupitre_wire_dup_person);
}

/**
 * pupitre_wire_dup_attachments:
 * @object: An object
 * @name: The name of a member
 *
 * Reads a list of documents. One without an id can not be fetched: it is not offered.
 *
 * Returns: (transfer full) (element-type PupitreAttachment): the documents. Any thread.
 */
GPtrArray *
pupitre_wire_dup_attachments (PupitreJson object, const char *name)
{
  PupitreJson list = pupitre_json_get_member (object, name);
  PupitreJson element = { NULL, 0 };
  GPtrArray *attachments = g_ptr_array_new_with_free_func (g_object_unref);

  while (attachments->len < PUPITRE_WIRE_MAX_LIST && pupitre_json_next_element (list, &element)) {
    g_autofree char *id = pupitre_wire_dup_id (element, "idDocument");
    g_autofree char *file = pupitre_wire_dup_line (element, "nom");
    g_autofree char *content_type = pupitre_wire_dup_line (element, "typeContenu");

    if (id != NULL)
      g_ptr_array_add (attachments,
                       pupitre_attachment_new (id, file, content_type,
                                               pupitre_wire_get_size (element, "taille")));
  }
  return attachments;
}

/**
 * pupitre_wire_get_number:
 * @object: An object
 * @name: The name of a member
 * @most: The highest number that makes sense
 *
 * Returns: the member as a number from 1 to @most, 0 if it is none. Any thread.
 */
int
pupitre_wire_get_number (PupitreJson object, const char *name, int most)
{
  gint64 number = 0;

  if (!pupitre_json_get_integer (pupitre_json_get_member (object, name), &number))
    return 0;
  return number >= 1 && number <= most ? (int) number : 0;
}

/**
 * pupitre_wire_get_decimal:
 * @object: An object
 * @name: The name of a member
 * @number: (out): it as a number; left alone if it is none
 *
 * Returns: whether the member is a finite number. Any thread.
 */
gboolean
pupitre_wire_get_decimal (PupitreJson object, const char *name, double *number)
{
  g_autofree char *text = pupitre_json_dup_text (pupitre_json_get_member (object, name));

  return pupitre_decimal_parse (text, number);
}

/**
 * pupitre_wire_get_cents:
 * @object: An object
 * @name: The name of a member, a sum in dollars
 * @cents: (out): it in cents; left alone if it is none
 *
 * Returns: whether the member is a sum of money. Any thread.
 */
gboolean
pupitre_wire_get_cents (PupitreJson object, const char *name, gint64 *cents)
{
  g_autofree char *text = pupitre_json_dup_text (pupitre_json_get_member (object, name));

  return pupitre_decimal_parse_cents (text, cents);
}

/**
 * pupitre_wire_get_minutes:
 * @object: An object
 * @name: The name of a member
 *
 * Returns: the time of day that the member says, in minutes after midnight; -1 if it says none. Any
 *   thread.
 */
int
pupitre_wire_get_minutes (PupitreJson object, const char *name)
{
  g_autofree char *text = pupitre_json_dup_text (pupitre_json_get_member (object, name));

  return pupitre_school_time_parse_minutes (text);
}

/**
 * pupitre_wire_dup_time:
 * @object: An object
 * @day_name: The name of a member with a day
 * @time_name: The name of a member with a time of day
 *
 * Returns: (transfer full) (nullable): the moment that the two say together. Any thread.
 */
GDateTime *
pupitre_wire_dup_time (PupitreJson object, const char *day_name, const char *time_name)
{
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (object, day_name);
  int minutes = pupitre_wire_get_minutes (object, time_name);

  return day != NULL && minutes >= 0 ? pupitre_school_time_at (day, minutes) : NULL;
}

/**
 * pupitre_wire_get_word:
 * @object: An object
 * @name: The name of a member
 * @words: (array length=n_words): The words that are known
 * @n_words: How many
 * @absent: What it stands for if there is none
 * @other: What any other word stands for
 *
 * Returns: what the member's word stands for. Any thread.
 */
int
pupitre_wire_get_word (PupitreJson            object,
                       const char            *name,
                       const PupitreWireWord *words,
                       gsize                  n_words,
                       int                    absent,
                       int                    other)
{
  g_autofree char *word = pupitre_wire_dup_line (object, name);

  if (word == NULL)
    return absent;
  for (gsize i = 0; i < n_words; i++) {
    if (g_ascii_strcasecmp (word, words[i].word) == 0)
      return words[i].value;
  }
  return other;
}

/**
 * pupitre_wire_get_size:
 * @object: An object
 * @name: The name of a member
 *
 * Returns: the member as a number of bytes, 0 if it is none. Any thread.
 */
gint64
pupitre_wire_get_size (PupitreJson object, const char *name)
{
  gint64 size = 0;

  if (!pupitre_json_get_integer (pupitre_json_get_member (object, name), &size))
    return 0;
  return MAX (size, 0);
}
