/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-spoil"

#include "demo-spoil.h"

/* What a fault does to the body of an answer. */

#define DEEP_LEVELS 100000

static void
replace_json (DemoAnswer *answer,
              GByteArray *array)
{
  g_autoptr (GBytes) body = g_byte_array_free_to_bytes (array);

  demo_answer_set_body (answer, "application/json; charset=utf-8", body);
}

static GByteArray *
copy_body (DemoAnswer *answer)
{
  GByteArray *array = g_byte_array_new ();
  gsize length;
  const guchar *data = g_bytes_get_data (demo_answer_get_body (answer), &length);

  g_byte_array_append (array, data, (guint) length);
  return array;
}

static void
spoil_status (DemoAnswer      *answer,
              const DemoFault *fault)
{
  g_autoptr (DemoAnswer) error = demo_answer_new_message (fault->status, "Panne de démonstration.");

  demo_answer_set_status (answer, fault->status);
  demo_answer_set_body (answer, demo_answer_get_type (error), demo_answer_get_body (error));
  if (fault->retry_after != NULL)
    demo_answer_add_header (answer, "Retry-After", fault->retry_after);
}

static void
spoil_html (DemoAnswer      *answer,
            const DemoFault *fault)
{
  g_autoptr (DemoAnswer) page =
    demo_answer_new_text (200, "text/html; charset=utf-8",
                          "<!DOCTYPE html>\n<html><head><title>Maintenance</title></head><body>"
                          "<h1>Maintenance en cours</h1></body></html>\n");

  demo_answer_set_status (answer, fault->status != 0 ? fault->status : 200);
  demo_answer_set_body (answer, demo_answer_get_type (page), demo_answer_get_body (page));
}

static void
spoil_deep (DemoAnswer *answer)
{
  GByteArray *array = g_byte_array_sized_new (2 * DEEP_LEVELS);

  g_byte_array_set_size (array, 2 * DEEP_LEVELS);
  memset (array->data, '[', DEEP_LEVELS);
  memset (array->data + DEEP_LEVELS, ']', DEEP_LEVELS);
  replace_json (answer, array);
}

/* An array of strings of 1 MiB. */
static void
spoil_huge (DemoAnswer *answer,
            guint       mebibytes)
{
  GByteArray *array = g_byte_array_new ();
  g_autofree char *text = g_strnfill (1024 * 1024 - 3, 'x');

  for (guint i = 0; i < mebibytes; i++) {
    g_byte_array_append (array, (const guchar *) (i == 0 ? "[\"" : ",\""), 2);
    g_byte_array_append (array, (const guchar *) text, 1024 * 1024 - 3);
    g_byte_array_append (array, (const guchar *) "\"", 1);
  }
  g_byte_array_append (array, (const guchar *) "]", 1);
  replace_json (answer, array);
}

/* Puts bytes into the last string; an answer without one becomes a string. */
static void
spoil_string (DemoAnswer   *answer,
              const guchar *bytes,
              guint         length)
{
  g_autoptr (GByteArray) array = copy_body (answer);
  GByteArray *spoiled = g_byte_array_new ();
  const guchar *quote = memrchr (array->data, '"', array->len);

  if (quote == NULL) {
    g_byte_array_append (spoiled, (const guchar *) "[\"", 2);
    g_byte_array_append (spoiled, bytes, length);
    g_byte_array_append (spoiled, (const guchar *) "\"]", 2);
  } else {
    guint before = (guint) (quote - array->data);

    g_byte_array_append (spoiled, array->data, before);
    g_byte_array_append (spoiled, bytes, length);
    g_byte_array_append (spoiled, quote, array->len - before);
  }
  replace_json (answer, spoiled);
}

static void
spoil_broken (DemoAnswer *answer)
{
  GByteArray *array = copy_body (answer);

  if (array->len > 0)
    array->data[array->len - 1] = ',';
  replace_json (answer, array);
}

static void
spoil_truncated (DemoAnswer *answer)
{
  GBytes *body = demo_answer_get_body (answer);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (body, 0, g_bytes_get_size (body) / 2);

  demo_answer_set_body (answer, demo_answer_get_type (answer), half);
}

static void drop_in_node (JsonNode   *node,
                          const char *member);

static void
drop_in_object (JsonObject *object,
                const char *member)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next) {
    if (g_ascii_strcasecmp (l->data, member) == 0)
      json_object_remove_member (object, l->data);
    else
      drop_in_node (json_object_get_member (object, l->data), member);
  }
}

static void
drop_in_node (JsonNode   *node,
              const char *member)
{
  if (JSON_NODE_HOLDS_OBJECT (node)) {
    drop_in_object (json_node_get_object (node), member);
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (array); i++)
      drop_in_node (json_array_get_element (array, i), member);
  }
}

/* Returns: (nullable): the body as JSON */
static JsonNode *
parse_body (DemoAnswer *answer)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *data = g_bytes_get_data (demo_answer_get_body (answer), &length);

  return json_parser_load_from_data (parser, data, (gssize) length, NULL)
           ? json_parser_steal_root (parser)
           : NULL;
}

static void
set_body (DemoAnswer *answer,
          JsonNode   *root)
{
  g_autoptr (DemoAnswer) other = demo_answer_new_json (200, root);

  demo_answer_set_body (answer, demo_answer_get_type (other), demo_answer_get_body (other));
}

static void
spoil_drop (DemoAnswer *answer,
            const char *member)
{
  g_autoptr (JsonNode) root = parse_body (answer);

  if (root == NULL)
    return;
  drop_in_node (root, member);
  set_body (answer, root);
}

/* A list, or all lists of an object. */
static void
spoil_empty (DemoAnswer *answer)
{
  g_autoptr (JsonNode) root = parse_body (answer);
  g_autoptr (GList) names = NULL;
  JsonObject *object;

  if (root == NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (root)) {
    json_node_take_array (root, json_array_new ());
  } else if (JSON_NODE_HOLDS_OBJECT (root)) {
    object = json_node_get_object (root);
    names = json_object_get_members (object);
    for (GList *l = names; l != NULL; l = l->next) {
      if (JSON_NODE_HOLDS_ARRAY (json_object_get_member (object, l->data)))
        json_object_set_array_member (object, l->data, json_array_new ());
    }
  }
  set_body (answer, root);
}

static gboolean
is_json (DemoAnswer *answer)
{
  const char *type = demo_answer_get_type (answer);

  return type != NULL && g_str_has_prefix (type, "application/json");
}

/* The faults that only have a sense for JSON. */
static void
spoil_json (DemoAnswer      *answer,
            const DemoFault *fault)
{
  static const guchar no_utf8[] = { 0xc3, 0x28 }, nul[] = { 0 };

  if (fault->kind == DEMO_FAULT_JSON_BROKEN)
    spoil_broken (answer);
  else if (fault->kind == DEMO_FAULT_JSON_DEEP)
    spoil_deep (answer);
  else if (fault->kind == DEMO_FAULT_JSON_HUGE)
    spoil_huge (answer, fault->mebibytes);
  else if (fault->kind == DEMO_FAULT_JSON_UTF8)
    spoil_string (answer, no_utf8, sizeof no_utf8);
  else if (fault->kind == DEMO_FAULT_JSON_NUL)
    spoil_string (answer, nul, sizeof nul);
  else if (fault->kind == DEMO_FAULT_DROP)
    spoil_drop (answer, fault->member);
  else if (fault->kind == DEMO_FAULT_EMPTY)
    spoil_empty (answer);
}

/**
 * demo_spoil:
 * @answer: An answer
 * @fault: What shall be wrong with it
 *
 * Changes status, headers or body.
 */
void
demo_spoil (DemoAnswer      *answer,
            const DemoFault *fault)
{
  if (fault->kind == DEMO_FAULT_STATUS)
    spoil_status (answer, fault);
  else if (fault->kind == DEMO_FAULT_HTML)
    spoil_html (answer, fault);
  else if (fault->kind == DEMO_FAULT_TRUNCATED)
    spoil_truncated (answer);
  else if (is_json (answer))
    spoil_json (answer, fault);
}
