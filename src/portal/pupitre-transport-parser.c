/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-transport-parser"

#include "pupitre-transport-parser.h"

#include "pupitre-wire.h"

/* GET /api/transport/trajets/{etab}/{annee}/{fiche}/parentConnecte: the school transport of a child. It is
 * one item; a journey needs a route, a stop or an hour. */

#define MAX_DAY 7

static const PupitreWireWord PARTS[] = {
  { "matin", PUPITRE_JOURNEY_MORNING },
  { "midi", PUPITRE_JOURNEY_NOON },
  { "apresMidi", PUPITRE_JOURNEY_AFTERNOON },
  { "après-midi", PUPITRE_JOURNEY_AFTERNOON },
};
static const PupitreWireWord DIRECTIONS[] = { { "versEcole", FALSE }, { "versDomicile", TRUE } };

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  if (pupitre_json_get_type (pupitre_json_get_member (item, "admissible")) == PUPITRE_JSON_ABSENT &&
      pupitre_json_get_type (pupitre_json_get_member (item, "trajets")) != PUPITRE_JSON_ARRAY)
    return FALSE;
  *key = g_strdup ("transport");
  return TRUE;
}

/* A list of days of the week, Monday being 1. */
static int
read_days (PupitreJson item)
{
  g_auto (GStrv) days = pupitre_wire_dup_lines (item, "jours");
  int bits = 0;

  for (guint i = 0; days[i] != NULL; i++) {
    gint64 day;

    if (g_ascii_string_to_signed (days[i], 10, 1, MAX_DAY, &day, NULL))
      bits |= 1 << day;
  }
  return bits;
}

/* Which way it goes, where the portal does not say: home in the afternoon. */
static gboolean
read_direction (PupitreJson item, PupitreJourneyPart part)
{
  gboolean usual = part == PUPITRE_JOURNEY_AFTERNOON;

  return pupitre_wire_get_word (item, "direction", DIRECTIONS, G_N_ELEMENTS (DIRECTIONS), usual,
                                usual) != FALSE;
}

/* @returns: (transfer full) (nullable) */
static PupitreJourney *
read_journey (PupitreJson item)
{
  g_autofree char *id = pupitre_wire_dup_line (item, "id");
  g_autofree char *part = pupitre_wire_dup_line (item, "periode");
  g_autofree char *route = pupitre_wire_dup_line (item, "numeroCircuit");
  g_autofree char *stop_number = pupitre_wire_dup_line (item, "numeroArret");
  g_autofree char *stop = pupitre_wire_dup_line (item, "descriptionArret");
  g_autofree char *carrier = pupitre_wire_dup_line (item, "transporteur");
  g_autoptr (GDateTime) begins = pupitre_wire_dup_day (item, "dateDebut");
  PupitreJourneyFields fields = { 0 };

  fields.id = id;
  fields.part = (PupitreJourneyPart) pupitre_wire_get_word (
    item, "periode", PARTS, G_N_ELEMENTS (PARTS), PUPITRE_JOURNEY_OTHER, PUPITRE_JOURNEY_OTHER);
  fields.part_text = part;
  fields.homewards = read_direction (item, fields.part);
  fields.route = route;
  fields.stop_number = stop_number;
  fields.stop = stop;
  fields.boarding = pupitre_wire_get_minutes (item, "heureEmbarquement");
  fields.alighting = pupitre_wire_get_minutes (item, "heureDebarquement");
  fields.days = read_days (item);
  fields.carrier = carrier;
  fields.begins = begins;
  if (route == NULL && stop == NULL && fields.boarding < 0 && fields.alighting < 0)
    return NULL;
  return pupitre_journey_new (&fields);
}

static int
get_hour (PupitreJourney *journey)
{
  int boarding = pupitre_journey_get_boarding (journey);

  return boarding >= 0 ? boarding : pupitre_journey_get_alighting (journey);
}

static int
compare_journeys (gconstpointer a, gconstpointer b)
{
  PupitreJourney *first = *(PupitreJourney *const *) a;
  PupitreJourney *second = *(PupitreJourney *const *) b;
  int by_part =
    (int) pupitre_journey_get_part (first) - (int) pupitre_journey_get_part (second);

  return by_part != 0 ? by_part : get_hour (first) - get_hour (second);
}

/* @returns: (transfer full) (element-type PupitreJourney): those that can be read */
static GPtrArray *
read_journeys (PupitreJson answer, guint *n_unreadable)
{
  PupitreJson list = pupitre_json_get_member (answer, "trajets");
  PupitreJson element = { NULL, 0 };
  GPtrArray *journeys = g_ptr_array_new_with_free_func (g_object_unref);

  *n_unreadable = 0;
  while (journeys->len < PUPITRE_WIRE_MAX_LIST && pupitre_json_next_element (list, &element)) {
    PupitreJourney *journey = read_journey (element);

    if (journey != NULL)
      g_ptr_array_add (journeys, journey);
    else
      (*n_unreadable)++;
  }
  g_ptr_array_sort (journeys, compare_journeys);
  return journeys;
}

static PupitreTransportRight
read_right (PupitreJson answer)
{
  PupitreJson value = pupitre_json_get_member (answer, "admissible");

  if (pupitre_json_get_type (value) == PUPITRE_JSON_ABSENT ||
      pupitre_json_get_type (value) == PUPITRE_JSON_NULL)
    return PUPITRE_TRANSPORT_RIGHT_UNKNOWN;
  return pupitre_json_is_true (value) ? PUPITRE_TRANSPORT_RIGHT_YES : PUPITRE_TRANSPORT_RIGHT_NO;
}

/**
 * pupitre_transport_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Takes the whole answer as one item, and counts the journeys that can not be read.
 *
 * Returns: (transfer full) (nullable): the transport. Any thread.
 */
PupitreParsed *
pupitre_transport_parser_split (GBytes *body, GError **error)
{
  PupitreParsed *parsed = pupitre_wire_take_whole (body, identify, error);
  g_autoptr (GPtrArray) journeys = NULL;
  PupitreJson answer;

  if (parsed != NULL && pupitre_json_parse (body, &answer, NULL))
    journeys = read_journeys (answer, &parsed->n_unreadable);
  return parsed;
}

/**
 * pupitre_transport_parser_read:
 * @json: The transport as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the transport, without the journeys that can not be read. Any
 *   thread.
 */
PupitreSchoolTransport *
pupitre_transport_parser_read (GBytes *json, GError **error)
{
  g_autofree char *reason = NULL;
  g_autoptr (GDateTime) updated = NULL;
  g_autoptr (GPtrArray) journeys = NULL;
  PupitreSchoolTransportFields fields = { 0 };
  PupitreJson answer;
  guint n_unreadable;

  if (!pupitre_wire_open (json, identify, &answer, error))
    return NULL;

  reason = pupitre_wire_dup_line (answer, "motif");
  updated = pupitre_wire_dup_date (answer, "dateHeureMaj");
  journeys = read_journeys (answer, &n_unreadable);
  fields.right = read_right (answer);
  fields.reason = reason;
  fields.updated = updated;
  fields.journeys = journeys;
  return pupitre_school_transport_new (&fields);
}
