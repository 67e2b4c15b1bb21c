/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-shared-links-parser"

#include "pupitre-shared-links-parser.h"

#include "pupitre-html.h"
#include "pupitre-wire.h"

/* GET /api/ressource/liens/{etab}/{fiche}: what teachers, school and service centre share. One needs
 * a title; without an address that can be followed it is shown all the same. */

static const PupitreWireWord SHARERS[] = {
  { "enseignant", PUPITRE_SHARER_TEACHERS },
  { "etablissement", PUPITRE_SHARER_SCHOOL },
  { "organisation", PUPITRE_SHARER_SERVICE_CENTRE },
};

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (item, "datePublication");
  g_autofree char *title = pupitre_wire_dup_line (item, "titre");

  if (title == NULL)
    return FALSE;
  *date = day != NULL ? g_date_time_to_unix (day) : 0;
  *key = pupitre_wire_dup_id (item, "id");
  if (*key == NULL)
    *key = g_strconcat (PUPITRE_WIRE_NO_ID, title, NULL);
  return TRUE;
}

/**
 * pupitre_shared_links_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into links, see pupitre_wire_split(). The key is the portal's id, else the title;
 * the date is the day on which it was shared.
 *
 * Returns: (transfer full) (nullable): the links. Any thread.
 */
PupitreParsed *
pupitre_shared_links_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split (body, identify, error);
}

/* Of the portal's HTML the words. */
static char *
dup_description (PupitreJson item)
{
  g_autofree char *html = pupitre_json_dup_text (pupitre_json_get_member (item, "description"));
  g_autoptr (PupitreRichText) text = pupitre_html_to_rich_text (html != NULL ? html : "");

  return g_strdup (pupitre_rich_text_get_text (text));
}

/**
 * pupitre_shared_links_parser_read:
 * @json: One link as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the link; without an address where the portal's leads elsewhere
 *   than to a page of the web. Any thread.
 */
PupitreSharedLink *
pupitre_shared_links_parser_read (GBytes *json, GError **error)
{
  g_autofree char *title = NULL, *description = NULL, *uri = NULL, *author = NULL, *course = NULL;
  g_autoptr (GDateTime) day = NULL;
  PupitreSharedLinkFields fields = { 0 };
  PupitreJson item;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  title = pupitre_wire_dup_line (item, "titre");
  description = dup_description (item);
  uri = pupitre_wire_dup_web_uri (item, "url");
  author = pupitre_wire_dup_person (pupitre_json_get_member (item, "auteur"));
  course = pupitre_wire_dup_line (item, "descriptionMatiere");
  day = pupitre_wire_dup_day (item, "datePublication");

  fields.sharer = (PupitreSharer) pupitre_wire_get_word (
    item, "origine", SHARERS, G_N_ELEMENTS (SHARERS), PUPITRE_SHARER_SCHOOL, PUPITRE_SHARER_SCHOOL);
  fields.title = title;
  fields.description = description;
  fields.uri = uri;
  fields.author = author;
  fields.course = course;
  fields.date = day;
  return pupitre_shared_link_new (&fields);
}
