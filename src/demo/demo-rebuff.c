/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-rebuff"

#include "demo-rebuff.h"

#include "demo-json.h"

/* The words with which the school sends back a motive, an announcement or a registration. */

static const struct {
  guint       status;
  const char *code;
  const char *member;
  const char *message;
} rebuffs[] = {
  [DEMO_REBUFF_FORM] = {
    400, "demandeInvalide", NULL, "La demande est incomplète ou mal écrite.",
  },
  [DEMO_REBUFF_KEY_REUSED] = {
    422, "cleReutilisee", NULL, "Cette clé a déjà servi à une autre demande.",
  },
  [DEMO_REBUFF_NO_ABSENCE] = {
    404, "absenceIntrouvable", NULL, "Cette absence n’est plus au dossier de l’élève.",
  },
  [DEMO_REBUFF_MOTIVATED] = {
    409, "dejaMotivee", NULL, "Un motif a déjà été donné pour cette absence.",
  },
  [DEMO_REBUFF_TOO_LATE] = {
    422, "delaiDepasse", NULL, "Le délai pour motiver cette absence est dépassé.",
  },
  [DEMO_REBUFF_MOTIVE] = {
    422, "motifInconnu", "codeMotif", "L’établissement n’offre pas ce motif.",
  },
  [DEMO_REBUFF_EXPLANATION] = {
    422, "explicationRequise", "explication", "Ce motif demande une explication.",
  },
  [DEMO_REBUFF_NO_NOTICE] = {
    404, "avisIntrouvable", NULL, "Cet avis n’existe pas, ou n’existe plus.",
  },
  [DEMO_REBUFF_DEALT_WITH] = {
    409, "avisTraite", NULL,
    "Cet avis a été traité par l’école et ne peut plus être retiré.",
  },
  [DEMO_REBUFF_ANNOUNCED] = {
    409, "avisExistant", NULL, "Une absence est déjà annoncée pour ce moment.",
  },
  [DEMO_REBUFF_PAST] = { 422, "datePassee", NULL, "La date est passée." },
  [DEMO_REBUFF_DAY_OFF] = {
    422, "jourSansClasse", NULL, "Il n’y a pas de classe ce jour-là.",
  },
  [DEMO_REBUFF_OUTSIDE] = {
    422, "horsAnnee", NULL, "La date n’est pas de l’année scolaire.",
  },
  [DEMO_REBUFF_PERIOD] = {
    422, "periodeInvalide", "periodes", "L’horaire de ces jours n’a pas cette période.",
  },
  [DEMO_REBUFF_REGISTERED] = {
    409, "demandeExistante", NULL, "Une demande a déjà été reçue pour cette année scolaire.",
  },
  [DEMO_REBUFF_PERIOD_CLOSED] = {
    422, "periodeFermee", NULL, "La période d’inscription n’est pas ouverte.",
  },
  [DEMO_REBUFF_NOT_ONLINE] = {
    422, "inscriptionHorsLigne", NULL, "Cette inscription ne peut pas se faire en ligne.",
  },
  [DEMO_REBUFF_CHOICE] = {
    422, "choixInconnu", NULL, "L’établissement n’offre pas ce choix.",
  },
  [DEMO_REBUFF_MISSING] = {
    422, "reponseManquante", NULL, "Une réponse obligatoire manque.",
  },
};

/**
 * demo_rebuff_answer:
 * @rebuff: Any but %DEMO_REBUFF_NONE
 * @member: (nullable): Which member is wrong, if @rebuff does not say
 *
 * Returns: (transfer full): the refusal.
 */
DemoAnswer *
demo_rebuff_answer (DemoRebuff  rebuff,
                    const char *member)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  demo_json_add_text (builder, "Message", rebuffs[rebuff].message);
  demo_json_add_text (builder, "code", rebuffs[rebuff].code);
  demo_json_add_text (builder, "champ",
                      rebuffs[rebuff].member ? rebuffs[rebuff].member : member);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return demo_answer_new_json (rebuffs[rebuff].status, root);
}
