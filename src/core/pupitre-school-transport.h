/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-journey.h"

G_BEGIN_DECLS

/**
 * PupitreTransportRight:
 * @PUPITRE_TRANSPORT_RIGHT_UNKNOWN: That is not said
 * @PUPITRE_TRANSPORT_RIGHT_NO: The child has no right to it
 * @PUPITRE_TRANSPORT_RIGHT_YES: The child has a right to it
 *
 * Whether a child has a right to the school transport.
 */
typedef enum {
  PUPITRE_TRANSPORT_RIGHT_UNKNOWN,
  PUPITRE_TRANSPORT_RIGHT_NO,
  PUPITRE_TRANSPORT_RIGHT_YES,
} PupitreTransportRight;

/**
 * PupitreSchoolTransportFields:
 *
 * What the portal says of what is known of the transport; copied or referenced by
 * pupitre_school_transport_new().
 */
typedef struct {
  PupitreTransportRight right;
  const char           *reason;    /* (nullable) */
  GDateTime            *updated;   /* (nullable) */
  GPtrArray            *journeys;  /* (nullable) (element-type PupitreJourney) */
} PupitreSchoolTransportFields;

#define PUPITRE_TYPE_SCHOOL_TRANSPORT (pupitre_school_transport_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSchoolTransport, pupitre_school_transport, PUPITRE, SCHOOL_TRANSPORT, GObject)

PupitreSchoolTransport *pupitre_school_transport_new            (const PupitreSchoolTransportFields *fields) G_GNUC_WARN_UNUSED_RESULT;
PupitreTransportRight   pupitre_school_transport_get_right      (PupitreSchoolTransport *self);
const char             *pupitre_school_transport_get_reason     (PupitreSchoolTransport *self);
GDateTime              *pupitre_school_transport_get_updated    (PupitreSchoolTransport *self);
guint                   pupitre_school_transport_get_n_journeys (PupitreSchoolTransport *self);
PupitreJourney         *pupitre_school_transport_get_journey    (PupitreSchoolTransport *self,
                                                                 guint position);

G_END_DECLS
