/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-application"

#include "demo-application.h"

#include "demo-json.h"

/* Takes the member if it is text that matches; leaves %NULL for a null, and for one that is not
 * there. Returns whether it is one of these. */
static gboolean
read_text (JsonObject *object,
           const char *name,
           const char *pattern,
           char      **text)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING ||
      !g_regex_match_simple (pattern, json_node_get_string (node), 0, 0))
    return FALSE;
  *text = json_node_dup_string (node);
  return TRUE;
}

static gboolean
read_date (JsonObject *object,
           const char *name,
           GDate      *date)
{
  g_autofree char *text = NULL;

  return read_text (object, name, "", &text) && demo_date_parse (text, date);
}

/* The first member that cannot be what it should be, %NULL if all can. */
static const char *
read_members (DemoApplication *self,
              JsonObject      *object)
{
  const struct {
    const char  *name;
    const char  *pattern;
    char       **text;
    gboolean     is_required;
  } texts[] = {
    { "organisation", "^[0-9]{6}$", &self->organisation, TRUE },
    { "nom", "[^\\s]", &self->last_name, TRUE },
    { "prenom", "[^\\s]", &self->first_name, TRUE },
    { "fiche", "^[0-9]{7}$", &self->fiche, FALSE },
    { "codePermanent", "^[A-Za-z0-9]{12}$", &self->code_permanent, FALSE },
    { "nip", "^[A-Za-z0-9]{1,32}$", &self->nip, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (!read_text (object, texts[i].name, texts[i].pattern, texts[i].text) ||
        (texts[i].is_required && *texts[i].text == NULL))
      return texts[i].name;
  }
  if (!read_date (object, "dateNaissance", &self->birth))
    return "dateNaissance";
  return self->fiche || self->code_permanent ? NULL : "fiche";
}

/**
 * demo_application_read:
 * @body: JSON
 * @wrong: (out) (nullable): The member that cannot be what it should be, %NULL if nothing can be
 *   read
 *
 * Returns: (transfer full) (nullable): what the parent wrote, %NULL if something is wrong with it.
 */
DemoApplication *
demo_application_read (GBytes      *body,
                       const char **wrong)
{
  g_autoptr (DemoApplication) self = g_new0 (DemoApplication, 1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  JsonNode *root;

  *wrong = NULL;
  if (data == NULL || !json_parser_load_from_data (parser, data, (gssize) length, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  *wrong = read_members (self, json_node_get_object (root));
  return *wrong ? NULL : g_steal_pointer (&self);
}

/**
 * demo_application_free:
 * @self: (nullable): What a parent wrote
 *
 * Frees @self.
 */
void
demo_application_free (DemoApplication *self)
{
  if (self == NULL)
    return;
  g_free (self->organisation);
  g_free (self->last_name);
  g_free (self->first_name);
  g_free (self->fiche);
  g_free (self->code_permanent);
  g_free (self->nip);
  g_free (self);
}
