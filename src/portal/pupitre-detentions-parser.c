/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-detentions-parser"

#include "pupitre-detentions-parser.h"

#include "pupitre-wire.h"

/* GET /api/comportement/retenues/{etab}/{annee}/{fiche}: the detentions of a child. One needs its day
 * and its id. */

static const PupitreWireWord STATES[] = {
  { "prevue", PUPITRE_DETENTION_STATE_PLANNED },
  { "faite", PUPITRE_DETENTION_STATE_SERVED },
  { "absente", PUPITRE_DETENTION_STATE_MISSED },
  { "annulee", PUPITRE_DETENTION_STATE_CANCELLED },
};

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (item, "date");
  g_autoptr (GDateTime) start = pupitre_wire_dup_time (item, "date", "heureDebut");
  g_autofree char *id = pupitre_wire_dup_id (item, "id");

  if (day == NULL || id == NULL)
    return FALSE;
  *key = g_steal_pointer (&id);
  *date = g_date_time_to_unix (start != NULL ? start : day);
  return TRUE;
}

/**
 * pupitre_detentions_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into detentions, see pupitre_wire_split(). The key is the portal's id, the date
 * when it begins.
 *
 * Returns: (transfer full) (nullable): the detentions. Any thread.
 */
PupitreParsed *
pupitre_detentions_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split (body, identify, error);
}

/**
 * pupitre_detentions_parser_read:
 * @json: One detention as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the detention. Any thread.
 */
PupitreDetention *
pupitre_detentions_parser_read (GBytes *json, GError **error)
{
  g_autofree char *id = NULL, *reason = NULL, *state = NULL;
  g_autoptr (GDateTime) day = NULL, start = NULL, end = NULL;
  g_auto (GStrv) rooms = NULL, teachers = NULL;
  PupitreDetentionFields fields = { 0 };
  PupitreJson item;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  id = pupitre_wire_dup_id (item, "id");
  reason = pupitre_wire_dup_line (item, "motif");
  state = pupitre_wire_dup_line (item, "etat");
  day = pupitre_wire_dup_day (item, "date");
  start = pupitre_wire_dup_time (item, "date", "heureDebut");
  end = pupitre_wire_dup_time (item, "date", "heureFin");
  rooms = pupitre_wire_dup_lines (item, "locaux");
  teachers = pupitre_wire_dup_people (item, "intervenants");

  fields.id = id;
  fields.start = start != NULL ? start : day;
  fields.end = start != NULL && end != NULL && g_date_time_compare (end, start) > 0 ? end : NULL;
  fields.all_day = start == NULL;
  fields.reason = reason;
  fields.rooms = (const char * const *) rooms;
  fields.teachers = (const char * const *) teachers;
  fields.state = (PupitreDetentionState) pupitre_wire_get_word (
    item, "etat", STATES, G_N_ELEMENTS (STATES), PUPITRE_DETENTION_STATE_PLANNED,
    PUPITRE_DETENTION_STATE_OTHER);
  fields.state_text = state;
  return pupitre_detention_new (&fields);
}
