/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-markup"

#include "pupitre-markup.h"

/**
 * pupitre_markup_parse:
 * @html: UTF-8 without NUL, any markup
 * @length: How many bytes of it
 * @handler: What is called for each piece
 * @user_data: For @handler
 *
 * Reads HTML piece by piece, as a browser would take it, and fetches nothing. Any thread.
 */
void
pupitre_markup_parse (const char           *html,
                      gsize                 length,
                      const htmlSAXHandler *handler,
                      gpointer              user_data)
{
  htmlParserCtxtPtr parser;

  g_return_if_fail (html != NULL && handler != NULL);
  g_return_if_fail (length <= G_MAXINT);

  parser = htmlNewParserCtxt ();
  if (parser == NULL)
    return;
  *parser->sax = *handler;
  parser->userData = user_data;
  htmlCtxtReadMemory (parser, html, (int) length, NULL, "UTF-8",
                      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                        HTML_PARSE_NONET);
  htmlFreeParserCtxt (parser);
}
