/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-json-object"

#include "pupitre-json-object.h"

/* What is sent as JSON: an object of texts and plain values. Nothing that was typed is ever part of
 * its form. */

static void
append_string (GString *json, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (json, '"');
  for (const guchar *byte = (const guchar *) valid; *byte != '\0'; byte++) {
    if (*byte == '"' || *byte == '\\')
      g_string_append_printf (json, "\\%c", *byte);
    else if (*byte < ' ' || *byte == 0x7f)
      g_string_append_printf (json, "\\u%04x", *byte);
    else
      g_string_append_c (json, (char) *byte);
  }
  g_string_append_c (json, '"');
}

/**
 * pupitre_json_object_write:
 * @members: (array length=n_members): The members, in order
 * @n_members: How many
 *
 * Returns: (transfer full): the object. Any thread.
 */
GBytes *
pupitre_json_object_write (const PupitreJsonMember *members, gsize n_members)
{
  GString *json = g_string_new ("{");

  for (gsize i = 0; i < n_members; i++) {
    if (i > 0)
      g_string_append_c (json, ',');
    append_string (json, members[i].name);
    g_string_append_c (json, ':');
    if (members[i].literal != NULL)
      g_string_append (json, members[i].literal);
    else if (members[i].text != NULL)
      append_string (json, members[i].text);
    else
      g_string_append (json, "null");
  }
  g_string_append_c (json, '}');
  return g_string_free_to_bytes (json);
}
