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

typedef struct {
  char      *id;     /* (owned) (nullable) */
  char      *title;  /* (owned) (nullable) */
  GDateTime *sent;   /* (owned) (nullable) */
} Needed;

static void
needed_clear (Needed *needed)
{
  g_free (needed->id);
  g_free (needed->title);
  g_clear_pointer (&needed->sent, g_date_time_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Needed, needed_clear)

/* Whether @item is a message. */
static gboolean
read_needed (PupitreJson item, Needed *needed)
{
  needed->sent = pupitre_wire_dup_date (item, "dateEnvoi");
  needed->id = pupitre_wire_dup_id (item, "id");
  needed->title = pupitre_wire_dup_line (item, "titre");
  return needed->sent != NULL && needed->id != NULL &&
         (needed->title != NULL ||
          pupitre_json_get_type (pupitre_json_get_member (item, "contenu")) == PUPITRE_JSON_STRING);
}

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_auto (Needed) needed = { 0 };

  if (!read_needed (item, &needed))
    return FALSE;
  *key = g_steal_pointer (&needed.id);
  *date = g_date_time_to_unix (needed.sent);
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
  g_auto (Needed) needed = { 0 };
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (PupitreRichText) content = NULL;
  g_autofree char *html = NULL, *sender = NULL, *role = NULL;
  PupitreMessageFields fields = { 0 };
  PupitreJson item;

  /* As pupitre_wire_open(), but what it needs is read only once: thousands are read. */
  if (!pupitre_json_parse (json, &item, error))
    return NULL;
  if (!read_needed (item, &needed)) {
    pupitre_wire_set_lacking (error);
    return NULL;
  }

  html = pupitre_json_dup_text (pupitre_json_get_member (item, "contenu"));
  content = pupitre_html_to_rich_text (html != NULL ? html : "");
  attachments = pupitre_wire_dup_attachments (item, "piecesJointes");
  read_sender (item, &sender, &role);

  fields.id = needed.id;
  fields.title = needed.title != NULL ? needed.title : "";
  fields.sender = sender;
  fields.sender_role = role;
  fields.date = needed.sent;
  fields.content = content;
  fields.attachments = attachments;
  fields.scope = read_scope (item);
  return pupitre_message_new (&fields);
}
