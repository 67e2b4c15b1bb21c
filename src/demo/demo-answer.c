/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-answer"

#include "demo-answer.h"

/* One answer before it is sent: faults can still change it. */

typedef struct {
  char *name;
  char *value;
} Header;

struct _DemoAnswer {
  guint   status;
  char   *content_type;
  GBytes *body;
  GArray *headers;
};

static void
header_clear (gpointer data)
{
  Header *header = data;

  g_free (header->name);
  g_free (header->value);
}

/**
 * demo_answer_new:
 * @status: HTTP status
 * @content_type: (nullable): What the body is
 * @body: (nullable): The body
 *
 * Returns: (transfer full): an answer.
 */
DemoAnswer *
demo_answer_new (guint       status,
                 const char *content_type,
                 GBytes     *body)
{
  DemoAnswer *self = g_new0 (DemoAnswer, 1);

  self->status = status;
  self->content_type = g_strdup (content_type);
  self->body = body ? g_bytes_ref (body) : g_bytes_new (NULL, 0);
  self->headers = g_array_new (FALSE, FALSE, sizeof (Header));
  g_array_set_clear_func (self->headers, header_clear);
  return self;
}

/**
 * demo_answer_new_text:
 * @status: HTTP status
 * @content_type: What the text is
 * @text: The body
 *
 * Returns: (transfer full): an answer.
 */
DemoAnswer *
demo_answer_new_text (guint       status,
                      const char *content_type,
                      const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  return demo_answer_new (status, content_type, body);
}

/**
 * demo_answer_new_json:
 * @status: HTTP status
 * @node: The body
 *
 * Returns: (transfer full): an answer.
 */
DemoAnswer *
demo_answer_new_json (guint     status,
                      JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  return demo_answer_new_text (status, "application/json; charset=utf-8", text);
}

/**
 * demo_answer_new_message:
 * @status: HTTP status
 * @message: A sentence for the caller
 *
 * Returns: (transfer full): an error as the portal gives it: an object with a `Message`.
 */
DemoAnswer *
demo_answer_new_message (guint       status,
                         const char *message)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  json_object_set_string_member (json_node_get_object (node), "Message", message);
  return demo_answer_new_json (status, node);
}

/**
 * demo_answer_new_redirect:
 * @location: Where to go with a GET
 *
 * Returns: (transfer full): a 302.
 */
DemoAnswer *
demo_answer_new_redirect (const char *location)
{
  DemoAnswer *self = demo_answer_new (302, NULL, NULL);

  demo_answer_add_header (self, "Location", location);
  return self;
}

/**
 * demo_answer_free:
 * @self: (nullable): An answer
 *
 * Frees @self.
 */
void
demo_answer_free (DemoAnswer *self)
{
  if (self == NULL)
    return;
  g_free (self->content_type);
  g_bytes_unref (self->body);
  g_array_unref (self->headers);
  g_free (self);
}

/**
 * demo_answer_add_header:
 * @self: An answer
 * @name: A header; one that is there already stays
 * @value: Its value
 *
 * Adds a header.
 */
void
demo_answer_add_header (DemoAnswer *self,
                        const char *name,
                        const char *value)
{
  Header header = { g_strdup (name), g_strdup (value) };

  g_array_append_val (self->headers, header);
}

/**
 * demo_answer_set_cookie:
 * @self: An answer
 * @name: The cookie
 * @value: Its value, sent as it is
 * @attributes: What follows, beginning with `; `
 *
 * Sets a cookie for the whole host, out of reach of scripts.
 */
void
demo_answer_set_cookie (DemoAnswer *self,
                        const char *name,
                        const char *value,
                        const char *attributes)
{
  g_autofree char *text = g_strdup_printf ("%s=%s; Path=/; HttpOnly%s", name, value, attributes);

  demo_answer_add_header (self, "Set-Cookie", text);
}

/**
 * demo_answer_end_cookie:
 * @self: An answer
 * @name: The cookie
 *
 * Asks the client to forget a cookie.
 */
void
demo_answer_end_cookie (DemoAnswer *self,
                        const char *name)
{
  demo_answer_set_cookie (self, name, "", "; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0");
}

/* If-None-Match is a list, and a weak tag is as good as a strong one for a GET. */
static gboolean
names_etag (const char *if_none_match,
            const char *etag)
{
  g_auto (GStrv) tags = g_strsplit (if_none_match ? if_none_match : "", ",", -1);

  for (guint i = 0; tags[i] != NULL; i++) {
    const char *tag = g_strstrip (tags[i]);

    if (g_str_has_prefix (tag, "W/"))
      tag += 2;
    if (g_str_equal (tag, "*") || g_str_equal (tag, etag))
      return TRUE;
  }
  return FALSE;
}

/**
 * demo_answer_set_etag:
 * @self: A complete answer
 * @if_none_match: (nullable): What the client has
 *
 * Gives the answer a tag of its body's hash, or makes it a 304 without a body if the client has
 * that one.
 */
void
demo_answer_set_etag (DemoAnswer *self,
                      const char *if_none_match)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->body);
  g_autofree char *etag = g_strdup_printf ("\"%.20s\"", hash);

  demo_answer_add_header (self, "ETag", etag);
  if (names_etag (if_none_match, etag)) {
    self->status = 304;
    demo_answer_set_body (self, NULL, NULL);
  }
}

/**
 * demo_answer_set_body:
 * @self: An answer
 * @content_type: (nullable): What the body is
 * @body: (nullable): The body
 *
 * Replaces the body.
 */
void
demo_answer_set_body (DemoAnswer *self,
                      const char *content_type,
                      GBytes     *body)
{
  char *own_type = g_strdup (content_type);
  GBytes *own_body = body ? g_bytes_ref (body) : g_bytes_new (NULL, 0);

  /* Both may be those that it has already. */
  g_free (self->content_type);
  self->content_type = own_type;
  g_bytes_unref (self->body);
  self->body = own_body;
}

/**
 * demo_answer_set_status:
 * @self: An answer
 * @status: HTTP status
 *
 * Replaces the status.
 */
void
demo_answer_set_status (DemoAnswer *self,
                        guint       status)
{
  self->status = status;
}

/**
 * demo_answer_get_status:
 * @self: An answer
 *
 * Returns: the HTTP status.
 */
guint
demo_answer_get_status (DemoAnswer *self)
{
  return self->status;
}

/**
 * demo_answer_get_type:
 * @self: An answer
 *
 * Returns: (nullable): what the body is.
 */
const char *
demo_answer_get_type (DemoAnswer *self)
{
  return self->content_type;
}

/**
 * demo_answer_get_body:
 * @self: An answer
 *
 * Returns: (transfer none): the body, maybe empty.
 */
GBytes *
demo_answer_get_body (DemoAnswer *self)
{
  return self->body;
}

/**
 * demo_answer_get_n_headers:
 * @self: An answer
 *
 * Returns: how many headers it has, beside those of the body.
 */
guint
demo_answer_get_n_headers (DemoAnswer *self)
{
  return self->headers->len;
}

/**
 * demo_answer_get_header_at:
 * @self: An answer
 * @position: Less than the number of headers
 * @value: (out): The value
 *
 * Returns: the name of a header.
 */
const char *
demo_answer_get_header_at (DemoAnswer  *self,
                           guint        position,
                           const char **value)
{
  Header *header = &g_array_index (self->headers, Header, position);

  *value = header->value;
  return header->name;
}
