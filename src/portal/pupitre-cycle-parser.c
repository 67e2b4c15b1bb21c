/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-cycle-parser"

#include "pupitre-cycle-parser.h"

#include "pupitre-wire.h"

/* GET /api/organisationScolaire/preparatifs/{etab}/{annee}/{fiche}/grilleHoraire: what a child has on
 * each day of the cycle, the hours of the periods, and which day of the cycle a date is. It is one
 * item; a cell needs its day, its period, and a name or a code. */

/* No school has more. */
#define MAX_PERIOD 31
#define MAX_CYCLE_DAY 31

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  if (pupitre_json_get_type (pupitre_json_get_member (item, "grille")) != PUPITRE_JSON_ARRAY &&
      pupitre_json_get_type (pupitre_json_get_member (item, "joursCycle")) != PUPITRE_JSON_ARRAY)
    return FALSE;
  *key = g_strdup ("grille");
  return TRUE;
}

static PupitreCycleCell *
read_cell (PupitreJson item)
{
  g_autofree char *title = pupitre_wire_dup_line (item, "description");
  g_autofree char *code = pupitre_wire_dup_line (item, "codeActivite");
  g_autofree char *subject = pupitre_wire_dup_line (item, "codeMatiere");
  g_autofree char *group = pupitre_wire_dup_line (item, "codeGroupe");
  g_auto (GStrv) rooms = pupitre_wire_dup_lines (item, "locaux");
  g_auto (GStrv) teachers = pupitre_wire_dup_people (item, "intervenants");
  PupitreCycleCellFields fields = { 0 };

  fields.title = title != NULL ? title : code;
  fields.cycle_day = pupitre_wire_get_number (item, "jourCycle", MAX_CYCLE_DAY);
  fields.period = pupitre_wire_get_number (item, "periode", MAX_PERIOD);
  fields.code = code;
  fields.subject_code = subject;
  fields.group_code = group;
  fields.rooms = (const char * const *) rooms;
  fields.teachers = (const char * const *) teachers;
  if (fields.title == NULL || fields.cycle_day == 0 || fields.period == 0)
    return NULL;
  return pupitre_cycle_cell_new (&fields);
}

static PupitrePeriod *
read_period (PupitreJson item)
{
  PupitrePeriodFields fields = { pupitre_wire_get_number (item, "periode", MAX_PERIOD),
                                 pupitre_wire_get_minutes (item, "heureDebut"),
                                 pupitre_wire_get_minutes (item, "heureFin") };

  if (fields.number == 0 || fields.start < 0 || fields.end <= fields.start)
    return NULL;
  return pupitre_period_new (&fields);
}

static PupitreDay *
read_cycle_day (PupitreJson item)
{
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (item, "date");
  PupitreDayFields fields = { 0 };

  fields.date = day;
  fields.kind = PUPITRE_DAY_KIND_CLASS;
  fields.cycle_day = pupitre_wire_get_number (item, "jourcycle", MAX_CYCLE_DAY);
  return day != NULL && fields.cycle_day > 0 ? pupitre_day_new (&fields) : NULL;
}

static PupitreDay *
read_day_off (PupitreJson item)
{
  static const PupitreWireWord KINDS[] = { { "pedagogique", PUPITRE_DAY_KIND_PEDAGOGIC },
                                           { "pédagogique", PUPITRE_DAY_KIND_PEDAGOGIC } };
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (item, "date");
  g_autofree char *kind = pupitre_wire_dup_line (item, "typeJour");
  g_autofree char *title = pupitre_wire_dup_line (item, "description");
  PupitreDayFields fields = { 0 };

  fields.date = day;
  fields.kind = (PupitreDayKind) pupitre_wire_get_word (
    item, "typeJour", KINDS, G_N_ELEMENTS (KINDS), PUPITRE_DAY_KIND_OFF, PUPITRE_DAY_KIND_OFF);
  fields.kind_text = kind;
  fields.title = title;
  return day != NULL ? pupitre_day_new (&fields) : NULL;
}

/* Returns: how many could not be read. */
static guint
read_list (PupitreJson answer, const char *name, gpointer (*read) (PupitreJson), GPtrArray *objects)
{
  PupitreJson list = pupitre_json_get_member (answer, name);
  PupitreJson item = { NULL, 0 };
  guint n_unreadable = 0;

  while (pupitre_json_next_element (list, &item)) {
    gpointer object = read (item);

    if (object != NULL)
      g_ptr_array_add (objects, object);
    else
      n_unreadable++;
  }
  return n_unreadable;
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  return pupitre_period_get_number (*(PupitrePeriod *const *) a) -
         pupitre_period_get_number (*(PupitrePeriod *const *) b);
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  PupitreCycleCell *first = *(PupitreCycleCell *const *) a;
  PupitreCycleCell *second = *(PupitreCycleCell *const *) b;
  int days = pupitre_cycle_cell_get_cycle_day (first) - pupitre_cycle_cell_get_cycle_day (second);

  return days != 0 ? days
                   : pupitre_cycle_cell_get_period (first) - pupitre_cycle_cell_get_period (second);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (pupitre_day_get_date (*(PupitreDay *const *) a),
                              pupitre_day_get_date (*(PupitreDay *const *) b));
}

/* The length that the school says, else the highest day that has a cell. */
static int
find_length (PupitreJson answer, GPtrArray *cells)
{
  int length = pupitre_wire_get_number (answer, "nombreJoursCycle", MAX_CYCLE_DAY);

  for (guint i = 0; i < cells->len; i++)
    length = MAX (length, pupitre_cycle_cell_get_cycle_day (g_ptr_array_index (cells, i)));
  return length;
}

static PupitreCycle *
read_cycle (PupitreJson answer, guint *n_unreadable)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_object_unref);
  PupitreCycleFields fields = { 0, periods, cells, days };

  *n_unreadable = read_list (answer, "periodes", (gpointer (*) (PupitreJson)) read_period, periods);
  *n_unreadable += read_list (answer, "grille", (gpointer (*) (PupitreJson)) read_cell, cells);
  *n_unreadable +=
    read_list (answer, "joursCycle", (gpointer (*) (PupitreJson)) read_cycle_day, days);
  *n_unreadable +=
    read_list (answer, "joursConges", (gpointer (*) (PupitreJson)) read_day_off, days);
  g_ptr_array_sort (periods, compare_periods);
  g_ptr_array_sort (cells, compare_cells);
  g_ptr_array_sort (days, compare_days);
  fields.length = find_length (answer, cells);
  return pupitre_cycle_new (&fields);
}

/**
 * pupitre_cycle_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Takes the whole answer as one item, and counts what of it can not be read.
 *
 * Returns: (transfer full) (nullable): the cycle. Any thread.
 */
PupitreParsed *
pupitre_cycle_parser_split (GBytes *body, GError **error)
{
  g_autoptr (PupitreParsed) parsed = pupitre_parsed_new ();
  g_autoptr (PupitreCycle) cycle = NULL;
  g_autoptr (GBytes) json = NULL;
  PupitreJson answer;

  if (!pupitre_wire_open (body, identify, &answer, error))
    return NULL;
  cycle = read_cycle (answer, &parsed->n_unreadable);
  json = pupitre_json_slice (answer, body);
  g_ptr_array_add (parsed->items, pupitre_item_new ("grille", 0, json));
  return g_steal_pointer (&parsed);
}

/**
 * pupitre_cycle_parser_read:
 * @json: One cycle as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the cycle, without what of it can not be read. Any thread.
 */
PupitreCycle *
pupitre_cycle_parser_read (GBytes *json, GError **error)
{
  PupitreJson answer;
  guint n_unreadable;

  if (!pupitre_wire_open (json, identify, &answer, error))
    return NULL;
  return read_cycle (answer, &n_unreadable);
}
