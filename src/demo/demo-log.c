/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-log"

#include "demo-log.h"

/* What was asked of the portal, for tests that look at the wire. It keeps no secret: neither
 * bodies, nor the values of cookies and tokens. */

#define MAX_ENTRIES 20000

struct _DemoLog {
  GQueue entries;
};

/**
 * demo_log_new:
 *
 * Returns: (transfer full): an empty log.
 */
DemoLog *
demo_log_new (void)
{
  DemoLog *self = g_new0 (DemoLog, 1);

  g_queue_init (&self->entries);
  return self;
}

/**
 * demo_log_free:
 * @self: (nullable): The log
 *
 * Frees @self.
 */
void
demo_log_free (DemoLog *self)
{
  if (self == NULL)
    return;
  demo_log_clear (self);
  g_free (self);
}

/**
 * demo_log_clear:
 * @self: The log
 *
 * Forgets everything.
 */
void
demo_log_clear (DemoLog *self)
{
  g_queue_clear_full (&self->entries, (GDestroyNotify) json_object_unref);
}

static void
add_header (const char *name,
            const char *value,
            gpointer    user_data)
{
  gboolean secret = g_ascii_strcasecmp (name, "Authorization") == 0 ||
                    g_ascii_strcasecmp (name, "Cookie") == 0 ||
                    g_ascii_strcasecmp (name, "X-CSRF-TOKEN") == 0;

  json_object_set_string_member (user_data, name, secret ? "…" : value);
}

static JsonObject *
write_headers (DemoRequest *request)
{
  JsonObject *object = json_object_new ();

  soup_message_headers_foreach (request->headers, add_header, object);
  return object;
}

static JsonArray *
write_cookies (DemoRequest *request)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GList) names = g_hash_table_get_keys (request->cookies);

  names = g_list_sort (names, (GCompareFunc) g_strcmp0);
  for (GList *l = names; l != NULL; l = l->next)
    json_array_add_string_element (array, l->data);
  return array;
}

/**
 * demo_log_add:
 * @self: The log
 * @request: A request
 * @operation: (nullable): What it asked for, if that exists
 * @status: What it got, 0 for no answer
 *
 * Notes a request.
 */
void
demo_log_add (DemoLog     *self,
              DemoRequest *request,
              const char  *operation,
              guint        status)
{
  JsonObject *entry = json_object_new ();

  json_object_set_string_member (entry, "host", demo_host_word (request->host));
  json_object_set_string_member (entry, "method", request->method);
  json_object_set_string_member (entry, "path", request->target);
  json_object_set_string_member (entry, "operation", operation);
  json_object_set_int_member (entry, "status", status);
  json_object_set_boolean_member (entry, "authorization",
                                  demo_request_header (request, "Authorization") != NULL);
  json_object_set_array_member (entry, "cookies", write_cookies (request));
  json_object_set_object_member (entry, "headers", write_headers (request));
  g_queue_push_tail (&self->entries, entry);
  if (self->entries.length > MAX_ENTRIES)
    json_object_unref (g_queue_pop_head (&self->entries));
}

/**
 * demo_log_write:
 * @self: The log
 *
 * Returns: (transfer full): an array, oldest first.
 */
JsonNode *
demo_log_write (DemoLog *self)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (GList *l = self->entries.head; l != NULL; l = l->next)
    json_array_add_object_element (array, json_object_ref (l->data));
  json_node_take_array (node, array);
  return node;
}
