/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-mailbox"

#include "demo-mailbox.h"

#include "demo-clock.h"
#include "demo-records.h"

/* The mails that the accounts "send": nothing leaves the computer, they are read here. */

#define KIND "mail"
#define COUNT "mails"
#define SENDER_ADDRESS "ne-pas-repondre@microsoft.demo.exemple"

static char *
write_body (const char *to,
            const char *code,
            int         seconds,
            gboolean    english)
{
  int minutes = MAX (seconds / 60, 1);

  if (english)
    return g_strdup_printf ("Verify your e-mail address\n\n"
                            "Somebody asked for a code for the Demonstration portal with the "
                            "address %s.\n\nYour code is: %s\n\nIt is valid for %d minutes. If "
                            "it was not you, there is nothing to do.\n\nMicrosoft, on behalf of "
                            "Demonstration portal",
                            to, code, minutes);
  return g_strdup_printf ("Vérifiez votre adresse de courriel\n\n"
                          "Un code pour le Portail de démonstration a été demandé avec l’adresse "
                          "%s.\n\nVotre code est : %s\n\nIl est valide pendant %d minutes. Si la "
                          "demande ne vient pas de vous, il n’y a rien à faire.\n\nMicrosoft, au "
                          "nom de Portail de démonstration",
                          to, code, minutes);
}

/* Numbers that go on after the mailbox was emptied. */
static char *
next_id (DemoState *state)
{
  g_autofree char *last = demo_state_dup_setting (state, COUNT);
  char *id = g_strdup_printf ("%d", last ? atoi (last) + 1 : 1);

  demo_state_set_setting (state, COUNT, id);
  return id;
}

/**
 * demo_mailbox_deliver:
 * @state: Where it is kept
 * @to: An address
 * @code: A verification code
 * @seconds: How long it is good
 * @english: In English, else in French
 *
 * Puts the mail with a code into the mailbox.
 */
void
demo_mailbox_deliver (DemoState  *state,
                      const char *to,
                      const char *code,
                      int         seconds,
                      gboolean    english)
{
  g_autofree char *id = next_id (state);
  g_autoptr (DemoTicket) mail = demo_records_new (id, to);
  g_autoptr (GDateTime) now = demo_clock_now ();
  g_autofree char *stamp = demo_clock_stamp (now);
  g_autofree char *body = write_body (to, code, seconds, english);

  demo_ticket_set (mail, "date", stamp);
  demo_ticket_set (mail, "code", code);
  demo_ticket_set (mail, "body", body);
  demo_ticket_set (mail, "language", english ? "en" : "fr");
  demo_ticket_set (mail, "sender", english ? "Microsoft on behalf of Demonstration portal"
                                           : "Microsoft au nom de Portail de démonstration");
  demo_ticket_set (mail, "subject",
                   english ? "Demonstration portal account e-mail verification code"
                           : "Code de vérification du courriel de votre compte Portail de "
                             "démonstration");
  demo_records_keep (state, KIND, mail);
}

static JsonNode *
write_mail (DemoTicket *mail)
{
  static const char *const copied[] = { "subject", "body", "code", "date", "language" };
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new (), *from = json_object_new ();

  json_object_set_string_member (from, "name", demo_ticket_get (mail, "sender"));
  json_object_set_string_member (from, "address", SENDER_ADDRESS);
  json_object_set_string_member (object, "id", mail->id);
  json_object_set_object_member (object, "from", from);
  json_object_set_string_member (object, "to", mail->owner);
  for (gsize i = 0; i < G_N_ELEMENTS (copied); i++)
    json_object_set_string_member (object, copied[i], demo_ticket_get (mail, copied[i]));
  json_node_take_object (node, object);
  return node;
}

/**
 * demo_mailbox_write:
 * @state: Where it is kept
 * @to: (nullable): One address, %NULL for all
 *
 * Returns: (transfer full): the mails, newest first.
 */
JsonNode *
demo_mailbox_write (DemoState  *state,
                    const char *to)
{
  g_autoptr (GPtrArray) mails = demo_records_list (state, KIND);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = mails->len; i > 0; i--) {
    DemoTicket *mail = g_ptr_array_index (mails, i - 1);

    if (to == NULL || g_ascii_strcasecmp (to, mail->owner) == 0)
      json_array_add_element (array, write_mail (mail));
  }
  json_node_take_array (node, array);
  return node;
}

/**
 * demo_mailbox_empty:
 * @state: Where it is kept
 *
 * Throws every mail away.
 */
void
demo_mailbox_empty (DemoState *state)
{
  demo_records_end (state, KIND);
}
