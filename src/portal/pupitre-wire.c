/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-wire"

#include "pupitre-wire.h"

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
  PupitreJson item = { NULL, 0 };
  PupitreJson answer, list;

  if (!pupitre_json_parse (body, &answer, error))
    return NULL;
  if (!find_list (answer, &list)) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING, "The answer has no list");
    return NULL;
  }

  parsed = pupitre_parsed_new ();
  keys = g_hash_table_new (g_str_hash, g_str_equal);
  while (pupitre_json_next_element (list, &item)) {
    g_autofree char *key = NULL;
    g_autoptr (GBytes) json = NULL;
    PupitreItem *kept;
    gint64 date;

    if (!identify_item (item, identify, &key, &date) || g_hash_table_contains (keys, key)) {
      parsed->n_unreadable++;
      continue;
    }
    json = pupitre_json_slice (item, body);
    kept = pupitre_item_new (key, date, json);
    g_ptr_array_add (parsed->items, kept);
    g_hash_table_add (keys, kept->key);
  }
  if (parsed->items->len == 0 && parsed->n_unreadable > 0) {
    g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING,
                 "None of the %u items can be read", parsed->n_unreadable);
    return NULL;
  }
  return g_steal_pointer (&parsed);
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
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING,
                         "The item lacks something that it needs");
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
