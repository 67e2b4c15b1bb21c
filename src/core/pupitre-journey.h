/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreJourneyPart:
 * @PUPITRE_JOURNEY_MORNING: In the morning
 * @PUPITRE_JOURNEY_NOON: At noon
 * @PUPITRE_JOURNEY_AFTERNOON: In the afternoon
 * @PUPITRE_JOURNEY_OTHER: Anything else, see pupitre_journey_get_part_text()
 *
 * When in the day a journey is.
 */
typedef enum {
  PUPITRE_JOURNEY_MORNING,
  PUPITRE_JOURNEY_NOON,
  PUPITRE_JOURNEY_AFTERNOON,
  PUPITRE_JOURNEY_OTHER,
} PupitreJourneyPart;

/**
 * PupitreJourneyFields:
 *
 * What the portal says of a journey; copied or referenced by pupitre_journey_new().
 */
typedef struct {
  const char        *id;           /* (nullable) */
  PupitreJourneyPart part;
  const char        *part_text;    /* (nullable) in the portal's words */
  gboolean           homewards;
  const char        *route;        /* (nullable) */
  const char        *stop_number;  /* (nullable) */
  const char        *stop;         /* (nullable) */
  int                boarding;     /* minutes after midnight, -1: not said */
  int                alighting;    /* minutes after midnight, -1: not said */
  int                days;         /* bit 1: Monday; 0: every school day */
  const char        *carrier;      /* (nullable) */
  GDateTime         *begins;       /* (nullable) its midnight */
} PupitreJourneyFields;

#define PUPITRE_TYPE_JOURNEY (pupitre_journey_get_type ())
G_DECLARE_FINAL_TYPE (PupitreJourney, pupitre_journey, PUPITRE, JOURNEY, GObject)

PupitreJourney    *pupitre_journey_new             (const PupitreJourneyFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char        *pupitre_journey_get_id          (PupitreJourney *self);
PupitreJourneyPart pupitre_journey_get_part        (PupitreJourney *self);
const char        *pupitre_journey_get_part_text   (PupitreJourney *self);
gboolean           pupitre_journey_is_homewards    (PupitreJourney *self);
const char        *pupitre_journey_get_route       (PupitreJourney *self);
const char        *pupitre_journey_get_stop_number (PupitreJourney *self);
const char        *pupitre_journey_get_stop        (PupitreJourney *self);
int                pupitre_journey_get_boarding    (PupitreJourney *self);
int                pupitre_journey_get_alighting   (PupitreJourney *self);
int                pupitre_journey_get_days        (PupitreJourney *self);
const char        *pupitre_journey_get_carrier     (PupitreJourney *self);
GDateTime         *pupitre_journey_get_begins      (PupitreJourney *self);

G_END_DECLS
