/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-motives-parser"

#include "pupitre-motives-parser.h"

#include "pupitre-wire.h"

/* GET /api/comportement/assiduite/{etab}/motifs: the motives that a school offers. One needs its code
 * and its words. */

static const PupitreWireWord USES[] = {
  { "absence", PUPITRE_MOTIVE_USE_ABSENCE },
  { "retard", PUPITRE_MOTIVE_USE_LATE },
  { "avis", PUPITRE_MOTIVE_USE_NOTICE },
};

static gboolean
identify (PupitreJson item, char **key, gint64 *date)
{
  g_autofree char *title = pupitre_wire_dup_line (item, "description");

  if (title == NULL)
    return FALSE;
  *key = pupitre_wire_dup_id (item, "code");
  return *key != NULL;
}

/* A motive that does not say what it is for can be given for anything. */
static PupitreMotiveUse
read_uses (PupitreJson item)
{
  g_auto (GStrv) words = pupitre_wire_dup_lines (item, "usages");
  PupitreMotiveUse uses = PUPITRE_MOTIVE_USE_NONE;

  if (pupitre_json_get_type (pupitre_json_get_member (item, "usages")) != PUPITRE_JSON_ARRAY)
    return PUPITRE_MOTIVE_USE_ABSENCE | PUPITRE_MOTIVE_USE_LATE | PUPITRE_MOTIVE_USE_NOTICE;
  for (guint i = 0; words[i] != NULL; i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (USES); j++) {
      if (g_ascii_strcasecmp (words[i], USES[j].word) == 0)
        uses |= (PupitreMotiveUse) USES[j].value;
    }
  }
  return uses;
}

/**
 * pupitre_motives_parser_split:
 * @body: The answer
 * @error: Return location
 *
 * Splits an answer into motives, see pupitre_wire_split(). The key is the portal's code. For a date
 * they have their places, so that the school's order is kept.
 *
 * Returns: (transfer full) (nullable): the motives. Any thread.
 */
PupitreParsed *
pupitre_motives_parser_split (GBytes *body, GError **error)
{
  return pupitre_wire_split_in_order (body, identify, error);
}

/**
 * pupitre_motives_parser_read:
 * @json: One motive as it was received
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the motive. Any thread.
 */
PupitreMotive *
pupitre_motives_parser_read (GBytes *json, GError **error)
{
  g_autofree char *code = NULL, *title = NULL;
  PupitreMotiveFields fields = { 0 };
  PupitreJson item;

  if (!pupitre_wire_open (json, identify, &item, error))
    return NULL;

  code = pupitre_wire_dup_id (item, "code");
  title = pupitre_wire_dup_line (item, "description");
  fields.code = code;
  fields.title = title;
  fields.uses = read_uses (item);
  fields.needs_explanation =
    pupitre_json_is_true (pupitre_json_get_member (item, "explicationRequise"));
  return pupitre_motive_new (&fields);
}
