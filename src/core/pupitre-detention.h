/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreDetentionState:
 * @PUPITRE_DETENTION_STATE_PLANNED: It is to come, or the school has not said
 * @PUPITRE_DETENTION_STATE_SERVED: The child was there
 * @PUPITRE_DETENTION_STATE_MISSED: The child was not there
 * @PUPITRE_DETENTION_STATE_CANCELLED: It does not take place
 * @PUPITRE_DETENTION_STATE_OTHER: Anything else, see pupitre_detention_get_state_text()
 *
 * What became of a detention.
 */
typedef enum {
  PUPITRE_DETENTION_STATE_PLANNED,
  PUPITRE_DETENTION_STATE_SERVED,
  PUPITRE_DETENTION_STATE_MISSED,
  PUPITRE_DETENTION_STATE_CANCELLED,
  PUPITRE_DETENTION_STATE_OTHER,
} PupitreDetentionState;

/**
 * PupitreDetentionFields:
 *
 * What the portal says of a detention; copied or referenced by pupitre_detention_new().
 */
typedef struct {
  const char           *id;
  GDateTime            *start;       /* midnight if the hour is not said */
  GDateTime            *end;         /* (nullable) not said, or not after the start */
  gboolean              all_day;
  const char           *reason;      /* (nullable) */
  const char * const   *rooms;       /* (nullable) */
  const char * const   *teachers;    /* (nullable) */
  PupitreDetentionState state;
  const char           *state_text;  /* (nullable) in the portal's words */
} PupitreDetentionFields;

#define PUPITRE_TYPE_DETENTION (pupitre_detention_get_type ())
G_DECLARE_FINAL_TYPE (PupitreDetention, pupitre_detention, PUPITRE, DETENTION, GObject)

PupitreDetention     *pupitre_detention_new            (const PupitreDetentionFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char           *pupitre_detention_get_id         (PupitreDetention *self);
GDateTime            *pupitre_detention_get_start      (PupitreDetention *self);
GDateTime            *pupitre_detention_get_end        (PupitreDetention *self);
gboolean              pupitre_detention_is_all_day     (PupitreDetention *self);
const char           *pupitre_detention_get_reason     (PupitreDetention *self);
const char * const   *pupitre_detention_get_rooms      (PupitreDetention *self);
const char * const   *pupitre_detention_get_teachers   (PupitreDetention *self);
PupitreDetentionState pupitre_detention_get_state      (PupitreDetention *self);
const char           *pupitre_detention_get_state_text (PupitreDetention *self);

G_END_DECLS
