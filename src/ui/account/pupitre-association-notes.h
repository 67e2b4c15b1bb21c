/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-association.h"

G_BEGIN_DECLS

/**
 * PupitreAssociationField:
 *
 * The fields of the form, in its order.
 */
typedef enum {
  PUPITRE_ASSOCIATION_FIELD_ORGANISATION,
  PUPITRE_ASSOCIATION_FIELD_LAST_NAME,
  PUPITRE_ASSOCIATION_FIELD_FIRST_NAME,
  PUPITRE_ASSOCIATION_FIELD_BIRTH_DATE,
  PUPITRE_ASSOCIATION_FIELD_NUMBER,
  PUPITRE_ASSOCIATION_FIELD_SWITCH,
  PUPITRE_ASSOCIATION_FIELD_NIP,
} PupitreAssociationField;

#define PUPITRE_ASSOCIATION_N_FIELDS (PUPITRE_ASSOCIATION_FIELD_NIP + 1)

const char *pupitre_association_notes_find_fault   (PupitreAssociationField  field,
                                                    PupitreAssociationFault  faults);
const char *pupitre_association_notes_find_doubt   (PupitreAssociationField  field,
                                                    PupitreAssociationDoubt  doubts);
const char *pupitre_association_notes_find_refusal (PupitreAssociationField  field,
                                                    const GError            *error);

G_END_DECLS
