/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-calendar-parser"

#include "pupitre-calendar-parser.h"

#include "pupitre-error.h"
#include "pupitre-school-time.h"
#include "pupitre-wire.h"

/* GET /api/organisationScolaire/calendrierScolaire/{etab}/{n}: the days of a school's year, and the
 * dates of the year and its étapes. A day needs its date; a year or an étape its first and last day
 * in order. Days and terms lie in one collection, told apart by their members. */

/* No school has more. */
#define MAX_TERM 12
#define MAX_CYCLE_DAY 31

static const PupitreWireWord KINDS[] = {
  { "classe", PUPITRE_DAY_KIND_CLASS },
  { "conge", PUPITRE_DAY_KIND_OFF },
  { "congé", PUPITRE_DAY_KIND_OFF },
  { "pedagogique", PUPITRE_DAY_KIND_PEDAGOGIC },
  { "pédagogique", PUPITRE_DAY_KIND_PEDAGOGIC },
};

static gboolean
is_term (PupitreJson item)
{
  return pupitre_json_get_type (pupitre_json_get_member (item, "dateDebut")) != PUPITRE_JSON_ABSENT;
}

static gboolean
identify_term (PupitreJson item, char **key, gint64 *date)
{
  g_autoptr (GDateTime) first = pupitre_wire_dup_day (item, "dateDebut");
  g_autoptr (GDateTime) last = pupitre_wire_dup_day (item, "dateFin");
  int number = pupitre_wire_get_number (item, "codeEtape", MAX_TERM);

  if (first == NULL || last == NULL || g_date_time_compare (last, first) < 0)
    return FALSE;
  /* Without a date, so that no week holds it. */
  *date = 0;
  *key = g_strdup_printf ("%d/%d", pupitre_school_year_of (first), number);
  return TRUE;
}

static gboolean
identify_day (PupitreJson item, char **key, gint64 *date)
{
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (item, "date");

  if (day == NULL)
    return FALSE;
  *date = g_date_time_to_unix (day);
  *key = g_date_time_format (day, "%Y-%m-%d");
  return TRUE;
}

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  return is_term (item) ? identify_term (item, key, date) : identify_day (item, key, date);
}

/* The dates of the year are one object, and no list. */
static void
take_year (PupitreParsed *parsed, PupitreJson year, GBytes *body)
{
  g_autofree char *key = NULL;
  g_autoptr (GBytes) json = NULL;
  gint64 date;

  if (pupitre_json_get_type (year) != PUPITRE_JSON_OBJECT)
    return;
  if (!identify_term (year, &key, &date)) {
    parsed->n_unreadable++;
    return;
  }
  json = pupitre_json_slice (year, body);
  g_ptr_array_add (parsed->items, pupitre_item_new (key, date, json));
}

/**
 * pupitre_calendar_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into the year, its étapes and its days, see pupitre_wire_split(). The key of a day
 * is its date; that of a year or an étape, the school year and the number. A year that the school
 * has not published has nothing.
 *
 * Returns: (transfer full) (nullable): what can be read. Any thread.
 */
PupitreParsed *
pupitre_calendar_parser_split (GBytes *body, GError **error)
{
  g_autoptr (PupitreParsed) parsed = NULL;
  g_autoptr (GHashTable) keys = NULL;
  PupitreJson answer, year, days;

  if (!pupitre_json_parse (body, &answer, error))
    return NULL;
  year = pupitre_json_get_member (answer, "anneeScolaire");
  days = pupitre_json_get_member (answer, "jours");
  if (pupitre_json_get_type (year) == PUPITRE_JSON_ABSENT &&
      pupitre_json_get_type (days) == PUPITRE_JSON_ABSENT) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING, "The answer has no calendar");
    return NULL;
  }

  parsed = pupitre_parsed_new ();
  keys = g_hash_table_new (g_str_hash, g_str_equal);
  take_year (parsed, year, body);
  pupitre_wire_take (parsed, keys, pupitre_json_get_member (answer, "etapes"), body, identify);
  pupitre_wire_take (parsed, keys, days, body, identify);
  return pupitre_wire_check (parsed, error) ? g_steal_pointer (&parsed) : NULL;
}

static PupitreTerm *
read_term (PupitreJson item)
{
  g_autoptr (GDateTime) first = pupitre_wire_dup_day (item, "dateDebut");
  g_autoptr (GDateTime) last = pupitre_wire_dup_day (item, "dateFin");
  PupitreTermFields fields = { pupitre_wire_get_number (item, "codeEtape", MAX_TERM), first, last };

  return pupitre_term_new (&fields);
}

static PupitreDay *
read_day (PupitreJson item)
{
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (item, "date");
  g_autofree char *kind = pupitre_wire_dup_line (item, "typeJour");
  g_autofree char *title = pupitre_wire_dup_line (item, "description");
  PupitreDayFields fields = { 0 };

  fields.date = day;
  fields.cycle_day = pupitre_wire_get_number (item, "jourCycle", MAX_CYCLE_DAY);
  fields.kind = (PupitreDayKind) pupitre_wire_get_word (
    item, "typeJour", KINDS, G_N_ELEMENTS (KINDS),
    fields.cycle_day > 0 ? PUPITRE_DAY_KIND_CLASS : PUPITRE_DAY_KIND_OTHER, PUPITRE_DAY_KIND_OTHER);
  fields.kind_text = kind;
  fields.title = title;
  return pupitre_day_new (&fields);
}

/**
 * pupitre_calendar_parser_read:
 * @json: One day, étape or year as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): a #PupitreDay or a #PupitreTerm. Any thread.
 */
GObject *
pupitre_calendar_parser_read (GBytes *json, GError **error)
{
  PupitreJson item;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;
  return is_term (item) ? G_OBJECT (read_term (item)) : G_OBJECT (read_day (item));
}
