/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-school-transport"

#include "pupitre-school-transport.h"

/* The school transport of a child. Immutable. */

struct _PupitreSchoolTransport {
  GObject               parent_instance;

  PupitreTransportRight right;
  char                 *reason;
  GDateTime            *updated;   /* (nullable) */
  GPtrArray            *journeys;  /* (element-type PupitreJourney) */
};

G_DEFINE_FINAL_TYPE (PupitreSchoolTransport, pupitre_school_transport, G_TYPE_OBJECT)

static void
pupitre_school_transport_finalize (GObject *object)
{
  PupitreSchoolTransport *self = PUPITRE_SCHOOL_TRANSPORT (object);

  g_free (self->reason);
  g_clear_pointer (&self->updated, g_date_time_unref);
  g_ptr_array_unref (self->journeys);

  G_OBJECT_CLASS (pupitre_school_transport_parent_class)->finalize (object);
}

static void
pupitre_school_transport_class_init (PupitreSchoolTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_school_transport_finalize;
}

static void
pupitre_school_transport_init (PupitreSchoolTransport *self)
{
}

/**
 * pupitre_school_transport_new:
 * @fields: What the portal says
 *
 * Returns: (transfer full): what is known of the transport. Any thread.
 */
PupitreSchoolTransport *
pupitre_school_transport_new (const PupitreSchoolTransportFields *fields)
{
  PupitreSchoolTransport *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_SCHOOL_TRANSPORT, NULL);
  self->right = fields->right;
  self->reason = g_strdup (fields->reason != NULL ? fields->reason : "");
  self->updated = fields->updated != NULL ? g_date_time_ref (fields->updated) : NULL;
  self->journeys =
    fields->journeys != NULL ? g_ptr_array_ref (fields->journeys) : g_ptr_array_new ();

  return self;
}

/**
 * pupitre_school_transport_get_right:
 * @self: What is known of the transport
 *
 * Returns: whether the child has a right to it. Any thread.
 */
PupitreTransportRight
pupitre_school_transport_get_right (PupitreSchoolTransport *self)
{
  g_return_val_if_fail (PUPITRE_IS_SCHOOL_TRANSPORT (self), PUPITRE_TRANSPORT_RIGHT_UNKNOWN);

  return self->right;
}

/**
 * pupitre_school_transport_get_reason:
 * @self: What is known of the transport
 *
 * Returns: (transfer none): why there is no right to it, in the portal's words; empty if that is
 *   not said. Any thread.
 */
const char *
pupitre_school_transport_get_reason (PupitreSchoolTransport *self)
{
  g_return_val_if_fail (PUPITRE_IS_SCHOOL_TRANSPORT (self), NULL);

  return self->reason;
}

/**
 * pupitre_school_transport_get_updated:
 * @self: What is known of the transport
 *
 * Returns: (transfer none) (nullable): when it last changed. Any thread.
 */
GDateTime *
pupitre_school_transport_get_updated (PupitreSchoolTransport *self)
{
  g_return_val_if_fail (PUPITRE_IS_SCHOOL_TRANSPORT (self), NULL);

  return self->updated;
}

/**
 * pupitre_school_transport_get_n_journeys:
 * @self: What is known of the transport
 *
 * Returns: how many journeys there are. Any thread.
 */
guint
pupitre_school_transport_get_n_journeys (PupitreSchoolTransport *self)
{
  g_return_val_if_fail (PUPITRE_IS_SCHOOL_TRANSPORT (self), 0);

  return self->journeys->len;
}

/**
 * pupitre_school_transport_get_journey:
 * @self: What is known of the transport
 * @position: Which one, from 0
 *
 * Returns: (transfer none): a journey, in the order of the day. Any thread.
 */
PupitreJourney *
pupitre_school_transport_get_journey (PupitreSchoolTransport *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_SCHOOL_TRANSPORT (self), NULL);
  g_return_val_if_fail (position < self->journeys->len, NULL);

  return g_ptr_array_index (self->journeys, position);
}
