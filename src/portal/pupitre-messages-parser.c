/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-messages-parser"

#include "pupitre-messages-parser.h"

#include "pupitre-html.h"
#include "pupitre-wire.h"

/* GET /api/application/communications/{guid}: what teachers and the school wrote to the parents of
 * a child. A message needs its id, its date, and a title or a text. */

static gboolean
has_words (PupitreJson item)
{
  g_autofree char *title = pupitre_wire_dup_line (item, "titre");

  return title != NULL ||
         pupitre_json_get_type (pupitre_json_get_member (item, "contenu")) == PUPITRE_JSON_STRING;
}

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autoptr (GDateTime) sent = pupitre_wire_dup_date (item, "dateEnvoi");
  g_autofree char *id = pupitre_wire_dup_id (item, "id");

  if (sent == NULL || id == NULL || !has_words (item))
    return FALSE;
  *key = g_steal_pointer (&id);
  *date = g_date_time_to_unix (sent);
  return TRUE;
}

static PupitreMessageScope
read_scope (PupitreJson item)
{
  g_autofree char *word = pupitre_wire_dup_line (item, "portee");

  if (word != NULL && g_ascii_strcasecmp (word, "ecole") == 0)
    return PUPITRE_MESSAGE_SCOPE_SCHOOL;
  if (word != NULL && g_ascii_strcasecmp (word, "organisation") == 0)
    return PUPITRE_MESSAGE_SCOPE_ORGANISATION;
  return PUPITRE_MESSAGE_SCOPE_GROUP;
}

/* The sender is an object, or just a name. */
static void
read_sender (PupitreJson item, char **sender, char **role)
{
  PupitreJson value = pupitre_json_get_member (item, "expediteur");

  if (pupitre_json_get_type (value) == PUPITRE_JSON_OBJECT) {
    *sender = pupitre_wire_dup_line (value, "nom");
    *role = pupitre_wire_dup_line (value, "fonction");
  } else {
    *sender = pupitre_wire_dup_line (item, "expediteur");
    *role = NULL;
  }
}

/**
 * pupitre_messages_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into messages, see pupitre_wire_split(). The key is the portal's id, the date
 * the one on which it was sent.
 *
 * Returns: (transfer full) (nullable): the messages. Any thread.
 */
PupitreParsed *
pupitre_messages_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split (body, identify, error);
}

/**
 * pupitre_messages_parser_read:
 * @json: One message as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the message, its text without anything but words, marks and
 *   links. Any thread.
 */
PupitreMessage *
pupitre_messages_parser_read (GBytes *json, GError **error)
{
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (PupitreRichText) content = NULL;
  g_autofree char *id = NULL, *title = NULL, *html = NULL, *sender = NULL, *role = NULL;
  PupitreMessageFields fields = { 0 };
  PupitreJson item;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  id = pupitre_wire_dup_id (item, "id");
  title = pupitre_wire_dup_line (item, "titre");
  html = pupitre_json_dup_text (pupitre_json_get_member (item, "contenu"));
  date = pupitre_wire_dup_date (item, "dateEnvoi");
  content = pupitre_html_to_rich_text (html != NULL ? html : "");
  attachments = pupitre_wire_dup_attachments (item, "piecesJointes");
  read_sender (item, &sender, &role);

  fields.id = id;
  fields.title = title != NULL ? title : "";
  fields.sender = sender;
  fields.sender_role = role;
  fields.date = date;
  fields.content = content;
  fields.attachments = attachments;
  fields.scope = read_scope (item);
  return pupitre_message_new (&fields);
}
