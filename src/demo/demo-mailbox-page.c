/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-mailbox-page"

#include "demo-mailbox-page.h"

#include "demo-letters.h"

/* The mailbox as a person opens it in a browser. */

static const char head_format[] =
  "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
  "<meta http-equiv=\"refresh\" content=\"5\">\n<title>%s</title>\n"
  "<style>\nbody { font: 16px/1.5 sans-serif; background: #eef1f6; color: #223; margin: 0 }\n"
  "main { max-width: 46em; margin: 2em auto; padding: 0 1em }\n"
  "article { background: #fff; border-radius: 10px; padding: 1em 1.4em; margin: 1em 0;\n"
  "  box-shadow: 0 1px 6px #0002 }\n"
  "h3 { margin: 0 }\n.about { color: #556; margin: 0 0 .6em }\n"
  ".body { white-space: pre-line }\n"
  ".code { font: 600 1.6em monospace; letter-spacing: .2em }\n"
  "dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1em }\n"
  "dt { color: #556 }\ndd { margin: 0 }\n</style>\n</head>\n<body>\n<main>\n<h1>%s</h1>\n"
  "<p>%s</p>\n";

static void
append_mail (GString    *html,
             JsonObject *mail)
{
  g_autofree char *article = g_markup_printf_escaped (
    "<article>\n<h3>%s</h3>\n<p class=\"about\">%s &lt;%s&gt; → %s<br>%s</p>\n"
    "<p class=\"code\">%s</p>\n<p class=\"body\">%s</p>\n</article>\n",
    json_object_get_string_member (mail, "subject"),
    json_object_get_string_member (json_object_get_object_member (mail, "from"), "name"),
    json_object_get_string_member (json_object_get_object_member (mail, "from"), "address"),
    json_object_get_string_member (mail, "to"), json_object_get_string_member (mail, "date"),
    json_object_get_string_member (mail, "code"), json_object_get_string_member (mail, "body"));

  g_string_append (html, article);
}

/**
 * demo_mailbox_page_write:
 * @mails: What demo_mailbox_write() gave
 * @letters: What demo_letters_write() gave
 * @english: In English, else in French
 *
 * Returns: (transfer full): the page.
 */
DemoAnswer *
demo_mailbox_page_write (JsonNode *mails,
                         JsonNode *letters,
                         gboolean  english)
{
  JsonArray *array = json_node_get_array (mails);
  g_autoptr (GString) html = g_string_new (NULL);
  const char *title = english ? "Mailbox of the demonstration" : "Boîte de la démonstration";

  g_string_append_printf (html, head_format, english ? "en" : "fr", title, title,
                          english ? "What the demonstration portal “sent” comes here, whatever "
                                    "the address. Nothing leaves this computer."
                                  : "Ce que le portail de démonstration « envoie » arrive ici, "
                                    "quelle que soit l’adresse. Rien ne quitte cet ordinateur.");
  g_string_append_printf (html, "<h2>%s</h2>\n", english ? "Mail" : "Courriels");
  if (json_array_get_length (array) == 0)
    g_string_append_printf (html, "<p>%s</p>\n", english ? "No mail yet." : "Aucun courriel.");
  for (guint i = 0; i < json_array_get_length (array); i++)
    append_mail (html, json_array_get_object_element (array, i));
  g_string_append_printf (html, "<h2>%s</h2>\n<p>%s</p>\n",
                          english ? "Letters from the schools" : "Lettres des écoles",
                          english ? "What to type in order to associate each child."
                                  : "Ce qu’il faut écrire pour associer chaque enfant.");
  demo_letters_append_html (html, letters, english);
  g_string_append (html, "</main>\n</body>\n</html>\n");
  return demo_answer_new_text (200, "text/html; charset=utf-8", html->str);
}
