/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-form"

#include "pupitre-form.h"

#include "pupitre-markup.h"

#include <string.h>

#define MAX_FIELDS 100

typedef struct {
  PupitreForm *form;       /* (nullable) (owned): the one that is or was read */
  GString     *body;
  guint        n_forms;
  guint        n_fields;
  gboolean     is_post;
  gboolean     is_open;
  gboolean     asks;       /* somebody would have to fill it in */
  gboolean     answers;    /* it carries an answer of the sign-in */
} Reader;

static const char *
get_attribute (const xmlChar **attributes, const char *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
    if (g_ascii_strcasecmp ((const char *) attributes[i], name) == 0)
      return attributes[i + 1] != NULL ? (const char *) attributes[i + 1] : "";
  }
  return NULL;
}

static void
begin_form (Reader *reader, const xmlChar **attributes)
{
  const char *method = get_attribute (attributes, "method");
  const char *action = get_attribute (attributes, "action");

  reader->n_forms++;
  if (reader->form != NULL)
    return;
  reader->is_open = TRUE;
  reader->is_post = method != NULL && g_ascii_strcasecmp (method, "post") == 0;
  reader->form = g_new0 (PupitreForm, 1);
  reader->form->action = g_strdup (action != NULL ? action : "");
}

/* One field at a time: libsoup's encoder takes a hash table, which loses the order and repeated
 * names. */
static void
add_field (Reader *reader, const char *name, const char *value)
{
  static const char *const ANSWERS[] = { "code", "id_token", "state", "error", NULL };
  g_autofree char *escaped_name = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *escaped_value = g_uri_escape_string (value, NULL, FALSE);

  if (reader->body->len > 0)
    g_string_append_c (reader->body, '&');
  g_string_append_printf (reader->body, "%s=%s", escaped_name, escaped_value);
  reader->answers |= g_strv_contains (ANSWERS, name);
  if (g_str_equal (name, "error_description") && reader->form->failure == NULL)
    reader->form->failure = g_strdup (value);
}

static void
read_input (Reader *reader, const xmlChar **attributes)
{
  const char *type = get_attribute (attributes, "type");
  const char *name = get_attribute (attributes, "name");
  const char *value = get_attribute (attributes, "value");

  if (type != NULL && (g_ascii_strcasecmp (type, "submit") == 0 ||
                       g_ascii_strcasecmp (type, "button") == 0))
    return;
  if (type == NULL || g_ascii_strcasecmp (type, "hidden") != 0) {
    reader->asks = TRUE;
    return;
  }
  if (name != NULL && *name != '\0' && ++reader->n_fields <= MAX_FIELDS)
    add_field (reader, name, value != NULL ? value : "");
}

static void
on_start_element (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Reader *reader = data;
  const char *element = (const char *) name;

  if (g_ascii_strcasecmp (element, "form") == 0)
    begin_form (reader, attributes);
  else if (!reader->is_open)
    return;
  else if (g_ascii_strcasecmp (element, "input") == 0)
    read_input (reader, attributes);
  else if (g_ascii_strcasecmp (element, "select") == 0 ||
           g_ascii_strcasecmp (element, "textarea") == 0)
    reader->asks = TRUE;
}

static void
on_end_element (void *data, const xmlChar *name)
{
  Reader *reader = data;

  if (g_ascii_strcasecmp ((const char *) name, "form") == 0)
    reader->is_open = FALSE;
}

/**
 * pupitre_form_find:
 * @html: A page, UTF-8
 *
 * Finds the form of a page that has one form, to be posted, of hidden fields alone, with an answer
 * of the sign-in among them. Any other page is for the parent to see.
 *
 * Returns: (transfer full) (nullable): the form. Any thread.
 */
PupitreForm *
pupitre_form_find (const char *html)
{
  static const htmlSAXHandler HANDLER = {
    .startElement = on_start_element,
    .endElement = on_end_element,
  };
  Reader reader = { 0 };

  g_return_val_if_fail (html != NULL, NULL);

  reader.body = g_string_new (NULL);
  pupitre_markup_parse (html, strlen (html), &HANDLER, &reader);
  if (reader.n_forms != 1 || !reader.is_post || reader.asks || !reader.answers ||
      reader.n_fields > MAX_FIELDS) {
    g_string_free (reader.body, TRUE);
    pupitre_form_free (reader.form);
    return NULL;
  }
  reader.form->body = g_string_free (reader.body, FALSE);
  return reader.form;
}

/**
 * pupitre_form_free:
 * @self: (nullable) (transfer full): A form
 *
 * Frees it. Any thread.
 */
void
pupitre_form_free (PupitreForm *self)
{
  if (self == NULL)
    return;
  g_free (self->action);
  g_free (self->body);
  g_free (self->failure);
  g_free (self);
}
