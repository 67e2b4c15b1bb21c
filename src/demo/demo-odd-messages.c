/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-odd-messages"

#include "demo-odd.h"

/* Messages as no school should write them: by nobody, about nothing, of a megabyte, with things that
 * want to run, and with letters that turn the reading around. */

#define MANY_ATTACHMENTS 30
#define LONG_BYTES (1024 * 1024)
#define DEEP 200

static char *
make_deep (void)
{
  GString *html = g_string_new (NULL);

  for (int i = 0; i < DEEP; i++)
    g_string_append (html, "<div><b>");
  g_string_append (html, "Au fond");
  for (int i = 0; i < DEEP; i++)
    g_string_append (html, "</b></div>");
  return g_string_free (html, FALSE);
}

static char *
make_long (void)
{
  GString *html = g_string_sized_new (LONG_BYTES + 100);

  while (html->len < LONG_BYTES)
    g_string_append (html, "<p>Un paragraphe de plus, sur rien de nouveau.</p>");
  return g_string_free (html, FALSE);
}

static void
set_attachments (JsonObject *item)
{
  JsonArray *attachments = json_array_new ();

  for (int i = 1; i <= MANY_ATTACHMENTS; i++) {
    JsonObject *attachment = json_object_new ();
    g_autofree char *id = g_strdup_printf ("bizarre-%d", i);
    g_autofree char *name = g_strdup_printf ("Pièce %d.pdf", i);

    json_object_set_string_member (attachment, "idDocument", id);
    json_object_set_string_member (attachment, "nom", name);
    json_object_set_int_member (attachment, "taille", 1000 * i);
    json_object_set_string_member (attachment, "typeContenu", "application/pdf");
    json_array_add_object_element (attachments, attachment);
  }
  json_object_set_array_member (item, "piecesJointes", attachments);
}

/* A copy of the first message with a name of its own. Returns: (nullable) */
static JsonObject *
add (JsonArray *array, const char *name, const char *title, const char *content)
{
  JsonObject *item = demo_odd_add_copy (array);
  g_autofree char *id = NULL;

  if (item == NULL)
    return NULL;
  id = g_strdup_printf ("%s-%s", json_object_get_string_member (item, "id"), name);
  json_object_set_string_member (item, "id", id);
  json_object_set_string_member (item, "titre", title);
  json_object_set_string_member (item, "contenu", content);
  return item;
}

static void
spoil_messages (JsonArray *array)
{
  g_autofree char *deep = make_deep ();
  g_autofree char *large = make_long ();
  JsonObject *item = add (array, "vide", "", "");

  if (item == NULL)
    return;
  item = add (array, "personne", "De personne", "<p>Sans expéditeur.</p>");
  json_object_set_null_member (item, "expediteur");
  add (array, "long", "Un mégaoctet", large);
  add (array, "profond", "Profond", deep);
  add (array, "script", "Qui veut courir",
       "<script>alert(1)</script><style>p{display:none}</style><p onclick=\"alert(2)\">Bonjour"
       "<img src=\"https://exemple.test/espion.png\"> <a href=\"javascript:alert(3)\">ici</a></p>"
       "<iframe src=\"https://exemple.test/\"></iframe>");
  item = add (array, "envers", "Facture \u202efdp.exe\u202c", "<p>Lire \u202eàl ed\u202c ceci.</p>");
  demo_odd_set (item, "expediteur", "{\"nom\":\"Mme \u202eelpmexE\u202c\",\"fonction\":null}");
  set_attachments (add (array, "jointes", "Trente pièces", "<p>Toutes les pièces.</p>"));
  item = demo_odd_add_copy (array);
  json_object_remove_member (item, "id");
}

static const DemoOdd odd = { "listMessages", spoil_messages, NULL, NULL };

/**
 * demo_odd_find_message:
 * @operation: (nullable): What is answered
 *
 * Returns: (transfer none) (nullable): how messages are spoilt
 */
const DemoOdd *
demo_odd_find_message (const char *operation)
{
  return g_strcmp0 (odd.operation, operation) == 0 ? &odd : NULL;
}
