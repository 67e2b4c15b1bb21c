/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-journey"

#include "pupitre-journey.h"

/* One journey of the school transport (*trajet*). Immutable. */

struct _PupitreJourney {
  GObject            parent_instance;

  char              *id;
  PupitreJourneyPart part;
  char              *part_text;
  gboolean           homewards;
  char              *route;
  char              *stop_number;
  char              *stop;
  int                boarding;
  int                alighting;
  int                days;
  char              *carrier;
  GDateTime         *begins;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PupitreJourney, pupitre_journey, G_TYPE_OBJECT)

static void
pupitre_journey_finalize (GObject *object)
{
  PupitreJourney *self = PUPITRE_JOURNEY (object);

  g_free (self->id);
  g_free (self->part_text);
  g_free (self->route);
  g_free (self->stop_number);
  g_free (self->stop);
  g_free (self->carrier);
  g_clear_pointer (&self->begins, g_date_time_unref);

  G_OBJECT_CLASS (pupitre_journey_parent_class)->finalize (object);
}

static void
pupitre_journey_class_init (PupitreJourneyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_journey_finalize;
}

static void
pupitre_journey_init (PupitreJourney *self)
{
}

/**
 * pupitre_journey_new:
 * @fields: What the portal says
 *
 * Returns: (transfer full): a journey. Any thread.
 */
PupitreJourney *
pupitre_journey_new (const PupitreJourneyFields *fields)
{
  PupitreJourney *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_JOURNEY, NULL);
  self->id = g_strdup (fields->id != NULL ? fields->id : "");
  self->part = fields->part;
  self->part_text = g_strdup (fields->part_text != NULL ? fields->part_text : "");
  self->homewards = fields->homewards;
  self->route = g_strdup (fields->route != NULL ? fields->route : "");
  self->stop_number = g_strdup (fields->stop_number != NULL ? fields->stop_number : "");
  self->stop = g_strdup (fields->stop != NULL ? fields->stop : "");
  self->boarding = fields->boarding;
  self->alighting = fields->alighting;
  self->days = fields->days;
  self->carrier = g_strdup (fields->carrier != NULL ? fields->carrier : "");
  self->begins = fields->begins != NULL ? g_date_time_ref (fields->begins) : NULL;

  return self;
}

/**
 * pupitre_journey_get_id:
 * @self: A journey
 *
 * Returns: (transfer none): the portal's id, empty if it has none. Any thread.
 */
const char *
pupitre_journey_get_id (PupitreJourney *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNEY (self), NULL);

  return self->id;
}

/**
 * pupitre_journey_get_part:
 * @self: A journey
 *
 * Returns: when in the day it is. Any thread.
 */
PupitreJourneyPart
pupitre_journey_get_part (PupitreJourney *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNEY (self), PUPITRE_JOURNEY_OTHER);

  return self->part;
}

/**
 * pupitre_journey_get_part_text:
 * @self: A journey
 *
 * Returns: (transfer none): when it is in the portal's words, to be shown for a part of the day
 *   that is not known. Any thread.
 */
const char *
pupitre_journey_get_part_text (PupitreJourney *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNEY (self), NULL);

  return self->part_text;
}

/**
 * pupitre_journey_is_homewards:
 * @self: A journey
 *
 * Returns: whether it brings the child home. Any thread.
 */
gboolean
pupitre_journey_is_homewards (PupitreJourney *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNEY (self), FALSE);

  return self->homewards;
}

/**
 * pupitre_journey_get_route:
 * @self: A journey
 *
 * Returns: (transfer none): the number of the route, empty if that is not said. Any thread.
 */
const char *
pupitre_journey_get_route (PupitreJourney *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNEY (self), NULL);

  return self->route;
}

/**
 * pupitre_journey_get_stop_number:
 * @self: A journey
 *
 * Returns: (transfer none): the number of the stop, empty if that is not said. Any thread.
 */
const char *
pupitre_journey_get_stop_number (PupitreJourney *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNEY (self), NULL);

  return self->stop_number;
}

/**
 * pupitre_journey_get_stop:
 * @self: A journey
 *
 * Returns: (transfer none): where the stop is, empty if that is not said. Any thread.
 */
const char *
pupitre_journey_get_stop (PupitreJourney *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNEY (self), NULL);

  return self->stop;
}

/**
 * pupitre_journey_get_boarding:
 * @self: A journey
 *
 * Returns: when the child gets on, in minutes after midnight; -1 if that is not said. Any thread.
 */
int
pupitre_journey_get_boarding (PupitreJourney *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNEY (self), 0);

  return self->boarding;
}

/**
 * pupitre_journey_get_alighting:
 * @self: A journey
 *
 * Returns: when the child gets off, in minutes after midnight; -1 if that is not said. Any thread.
 */
int
pupitre_journey_get_alighting (PupitreJourney *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNEY (self), 0);

  return self->alighting;
}

/**
 * pupitre_journey_get_days:
 * @self: A journey
 *
 * Returns: on which days of the week: bit 1 is Monday, bit 5 Friday; 0 for every school day. Any
 *   thread.
 */
int
pupitre_journey_get_days (PupitreJourney *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNEY (self), 0);

  return self->days;
}

/**
 * pupitre_journey_get_carrier:
 * @self: A journey
 *
 * Returns: (transfer none): who drives, empty if that is not said. Any thread.
 */
const char *
pupitre_journey_get_carrier (PupitreJourney *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNEY (self), NULL);

  return self->carrier;
}

/**
 * pupitre_journey_get_begins:
 * @self: A journey
 *
 * Returns: (transfer none) (nullable): from which day on it holds. Any thread.
 */
GDateTime *
pupitre_journey_get_begins (PupitreJourney *self)
{
  g_return_val_if_fail (PUPITRE_IS_JOURNEY (self), NULL);

  return self->begins;
}
