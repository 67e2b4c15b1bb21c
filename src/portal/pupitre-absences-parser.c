/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-absences-parser"

#include "pupitre-absences-parser.h"

#include "pupitre-error.h"
#include "pupitre-wire.h"

/* GET /api/comportement/assiduite/{etab}/{annee}/{fiche}/absences/parent: what waits for a motive,
 * what a parent announced, and the history. All lie in one collection, told apart by their members:
 * an absence needs its id and its day, a notice its id and its days in order. */

/* No school has more. */
#define MAX_PERIOD 31
#define MAX_TERM 12
#define MAX_MINUTES (24 * 60)

static const PupitreWireWord KINDS[] = {
  { "absence", PUPITRE_ABSENCE_KIND_ABSENT },
  { "retard", PUPITRE_ABSENCE_KIND_LATE },
};

static const PupitreWireWord STATES[] = {
  { "aMotiver", PUPITRE_ABSENCE_STATE_TO_MOTIVATE },
  { "soumise", PUPITRE_ABSENCE_STATE_SUBMITTED },
  { "motivee", PUPITRE_ABSENCE_STATE_MOTIVATED },
  { "nonMotivee", PUPITRE_ABSENCE_STATE_NOT_MOTIVATED },
};

static const PupitreWireWord NOTICE_STATES[] = {
  { "recu", PUPITRE_ABSENCE_NOTICE_STATE_RECEIVED },
  { "traite", PUPITRE_ABSENCE_NOTICE_STATE_HANDLED },
};

static gboolean
is_notice (PupitreJson item)
{
  return pupitre_json_get_type (pupitre_json_get_member (item, "dateDebut")) != PUPITRE_JSON_ABSENT;
}

static gboolean
identify_notice (PupitreJson item, char **key, gint64 *date)
{
  g_autofree char *id = pupitre_wire_dup_id (item, "id");
  g_autoptr (GDateTime) first = pupitre_wire_dup_day (item, "dateDebut");
  g_autoptr (GDateTime) last = pupitre_wire_dup_day (item, "dateFin");

  if (id == NULL || first == NULL || (last != NULL && g_date_time_compare (last, first) < 0))
    return FALSE;
  *key = g_strconcat ("avis/", id, NULL);
  *date = g_date_time_to_unix (first);
  return TRUE;
}

/* Of one day, the later period comes first, as it would with hours. */
static gboolean
identify_absence (PupitreJson item, char **key, gint64 *date)
{
  g_autofree char *id = pupitre_wire_dup_id (item, "id");
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (item, "date");
  g_autoptr (GDateTime) start = pupitre_wire_dup_time (item, "date", "heureDebut");

  if (id == NULL || day == NULL)
    return FALSE;
  *key = g_strconcat ("absence/", id, NULL);
  *date = start != NULL ? g_date_time_to_unix (start)
                        : g_date_time_to_unix (day) +
                            60 * pupitre_wire_get_number (item, "periode", MAX_PERIOD);
  return TRUE;
}

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  return is_notice (item) ? identify_notice (item, key, date) : identify_absence (item, key, date);
}

/* A motive is an object, or only its code; its words may be missing. */
static void
read_motive (PupitreJson item, char **code, char **words)
{
  PupitreJson motive = pupitre_json_get_member (item, "motif");

  if (pupitre_json_get_type (motive) == PUPITRE_JSON_OBJECT) {
    *code = pupitre_wire_dup_line (motive, "code");
    *words = pupitre_wire_dup_line (motive, "description");
  } else {
    *code = pupitre_wire_dup_line (item, "motif");
    *words = NULL;
  }
  if (*words == NULL)
    *words = g_strdup (*code);
}

/**
 * pupitre_absences_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into what waits for a motive, what was announced, and the history. The key is the
 * portal's id, and stays when an absence passes from one list to another; the date is when it
 * begins.
 *
 * Returns: (transfer full) (nullable): the absences and notices. Any thread.
 */
PupitreParsed *
pupitre_absences_parser_split (GBytes *body, GError **error)
{
  static const char *const LISTS[] = { "absencesAMotiver", "avisAbsences", "historiqueAbsences" };
  g_autoptr (PupitreParsed) parsed = NULL;
  g_autoptr (GHashTable) keys = NULL;
  PupitreJson answer;
  guint n_lists = 0;

  if (!pupitre_json_parse (body, &answer, error))
    return NULL;
  parsed = pupitre_parsed_new ();
  keys = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++) {
    PupitreJson list = pupitre_json_get_member (answer, LISTS[i]);

    n_lists += pupitre_json_get_type (list) != PUPITRE_JSON_ABSENT ? 1 : 0;
    pupitre_wire_take (parsed, keys, list, body, identify);
  }
  if (n_lists == 0) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_MISSING, "The answer has no list");
    return NULL;
  }
  return pupitre_wire_check (parsed, error) ? g_steal_pointer (&parsed) : NULL;
}

static PupitreAbsenceKind
read_kind (PupitreJson item)
{
  return (PupitreAbsenceKind) pupitre_wire_get_word (item, "typeAbsence", KINDS,
                                                     G_N_ELEMENTS (KINDS),
                                                     PUPITRE_ABSENCE_KIND_ABSENT,
                                                     PUPITRE_ABSENCE_KIND_OTHER);
}

static guint
read_periods (PupitreJson item)
{
  PupitreJson list = pupitre_json_get_member (item, "periodes");
  PupitreJson element = { NULL, 0 };
  guint periods = 0;

  while (pupitre_json_next_element (list, &element)) {
    gint64 number;

    if (pupitre_json_get_integer (element, &number) && number >= 1 && number <= MAX_PERIOD)
      periods |= 1u << number;
  }
  return periods;
}

static PupitreAbsenceNotice *
read_notice (PupitreJson item)
{
  g_autofree char *id = pupitre_wire_dup_id (item, "id");
  g_autofree char *kind = pupitre_wire_dup_line (item, "typeAbsence");
  g_autofree char *explanation = pupitre_wire_dup_line (item, "explication");
  g_autofree char *state = pupitre_wire_dup_line (item, "etat");
  g_autofree char *code = NULL, *motive = NULL;
  g_autoptr (GDateTime) first = pupitre_wire_dup_day (item, "dateDebut");
  g_autoptr (GDateTime) last = pupitre_wire_dup_day (item, "dateFin");
  g_autoptr (GDateTime) submitted = pupitre_wire_dup_date (item, "dateHeureSoumission");
  PupitreAbsenceNoticeFields fields = { 0 };

  read_motive (item, &code, &motive);
  fields.id = id;
  fields.first = first;
  fields.last = last != NULL ? last : first;
  fields.periods = read_periods (item);
  fields.whole_day = fields.periods == 0;
  fields.kind = read_kind (item);
  fields.kind_text = kind;
  fields.motive_code = code;
  fields.motive = motive;
  fields.explanation = explanation;
  fields.submitted = submitted;
  fields.state = (PupitreAbsenceNoticeState) pupitre_wire_get_word (
    item, "etat", NOTICE_STATES, G_N_ELEMENTS (NOTICE_STATES),
    PUPITRE_ABSENCE_NOTICE_STATE_RECEIVED, PUPITRE_ABSENCE_NOTICE_STATE_OTHER);
  fields.state_text = state;
  fields.withdrawable = pupitre_json_is_true (pupitre_json_get_member (item, "retirable"));
  return pupitre_absence_notice_new (&fields);
}

static PupitreAbsence *
read_absence (PupitreJson item)
{
  g_autofree char *id = pupitre_wire_dup_id (item, "id");
  g_autofree char *kind = pupitre_wire_dup_line (item, "typeAbsence");
  g_autofree char *course = pupitre_wire_dup_line (item, "descriptionMatiere");
  g_autofree char *activity = pupitre_wire_dup_line (item, "codeActivite");
  g_autofree char *subject = pupitre_wire_dup_line (item, "codeMatiere");
  g_autofree char *state = pupitre_wire_dup_line (item, "etat");
  g_autofree char *explanation = pupitre_wire_dup_line (item, "explication");
  g_autofree char *code = NULL, *motive = NULL;
  g_autoptr (GDateTime) day = pupitre_wire_dup_day (item, "date");
  g_autoptr (GDateTime) start = pupitre_wire_dup_time (item, "date", "heureDebut");
  g_autoptr (GDateTime) end = pupitre_wire_dup_time (item, "date", "heureFin");
  g_autoptr (GDateTime) motive_date = pupitre_wire_dup_date (item, "dateHeureMotif");
  g_autoptr (GDateTime) deadline = pupitre_wire_dup_day (item, "dateLimite");
  PupitreAbsenceFields fields = { 0 };

  read_motive (item, &code, &motive);
  fields.id = id;
  fields.date = day;
  fields.kind = read_kind (item);
  fields.kind_text = kind;
  fields.period = pupitre_wire_get_number (item, "periode", MAX_PERIOD);
  fields.start = start;
  fields.end = start != NULL && end != NULL && g_date_time_compare (end, start) > 0 ? end : NULL;
  fields.minutes = pupitre_wire_get_number (item, "minutes", MAX_MINUTES);
  fields.course = course;
  fields.code = activity;
  fields.subject_code = subject;
  fields.term = pupitre_wire_get_number (item, "codeEtape", MAX_TERM);
  fields.state = (PupitreAbsenceState) pupitre_wire_get_word (
    item, "etat", STATES, G_N_ELEMENTS (STATES),
    code != NULL ? PUPITRE_ABSENCE_STATE_SUBMITTED : PUPITRE_ABSENCE_STATE_TO_MOTIVATE,
    PUPITRE_ABSENCE_STATE_OTHER);
  fields.state_text = state;
  fields.motive_code = code;
  fields.motive = motive;
  fields.explanation = explanation;
  fields.motive_date = motive_date;
  fields.deadline = deadline;
  return pupitre_absence_new (&fields);
}

/**
 * pupitre_absences_parser_read:
 * @json: One absence or notice as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): a #PupitreAbsence or a #PupitreAbsenceNotice. Any thread.
 */
GObject *
pupitre_absences_parser_read (GBytes *json, GError **error)
{
  PupitreJson item;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;
  return is_notice (item) ? G_OBJECT (read_notice (item)) : G_OBJECT (read_absence (item));
}
