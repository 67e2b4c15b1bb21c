/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-child.h"

G_BEGIN_DECLS

/**
 * PupitreAssociationFields:
 *
 * What a parent fills in to associate a child, as typed; pupitre_association_new() copies and cleans
 * it.
 */
typedef struct {
  const char *organisation_code;  /* (nullable) service centre */
  const char *last_name;          /* (nullable) */
  const char *first_name;         /* (nullable) */
  const char *birth_date;         /* (nullable) */
  const char *number;             /* (nullable) numéro de fiche or code permanent */
  const char *nip;                /* (nullable) %NULL if the school gave none */
} PupitreAssociationFields;

/**
 * PupitreAssociationFault:
 * @PUPITRE_ASSOCIATION_FAULT_NONE: It can be sent
 * @PUPITRE_ASSOCIATION_FAULT_ORGANISATION: No service centre is chosen
 * @PUPITRE_ASSOCIATION_FAULT_LAST_NAME: No last name
 * @PUPITRE_ASSOCIATION_FAULT_FIRST_NAME: No first name
 * @PUPITRE_ASSOCIATION_FAULT_BIRTH_DATE: No date of birth, or what is no date
 * @PUPITRE_ASSOCIATION_FAULT_BIRTH_DATE_FUTURE: A date that is still to come
 * @PUPITRE_ASSOCIATION_FAULT_NUMBER_MISSING: Neither record number nor permanent code
 * @PUPITRE_ASSOCIATION_FAULT_RECORD_NUMBER: Digits, but not seven
 * @PUPITRE_ASSOCIATION_FAULT_PERMANENT_CODE: Not of the form of a permanent code
 * @PUPITRE_ASSOCIATION_FAULT_PERMANENT_CODE_INCOMPLETE: A permanent code of ten characters: the
 *   record number is to be used
 * @PUPITRE_ASSOCIATION_FAULT_NIP_MISSING: The school gave a NIP, and there is none
 * @PUPITRE_ASSOCIATION_FAULT_NIP: A NIP of something else than letters and digits
 * @PUPITRE_ASSOCIATION_FAULT_NIP_IS_RECORD_NUMBER: The record number again
 * @PUPITRE_ASSOCIATION_FAULT_NIP_IS_VERIFICATION_CODE: The code that the account was made with
 *
 * Why a form can not be sent, in the order of its fields; several at a time.
 */
typedef enum {
  PUPITRE_ASSOCIATION_FAULT_NONE = 0,
  PUPITRE_ASSOCIATION_FAULT_ORGANISATION = 1 << 0,
  PUPITRE_ASSOCIATION_FAULT_LAST_NAME = 1 << 1,
  PUPITRE_ASSOCIATION_FAULT_FIRST_NAME = 1 << 2,
  PUPITRE_ASSOCIATION_FAULT_BIRTH_DATE = 1 << 3,
  PUPITRE_ASSOCIATION_FAULT_BIRTH_DATE_FUTURE = 1 << 4,
  PUPITRE_ASSOCIATION_FAULT_NUMBER_MISSING = 1 << 5,
  PUPITRE_ASSOCIATION_FAULT_RECORD_NUMBER = 1 << 6,
  PUPITRE_ASSOCIATION_FAULT_PERMANENT_CODE = 1 << 7,
  PUPITRE_ASSOCIATION_FAULT_PERMANENT_CODE_INCOMPLETE = 1 << 8,
  PUPITRE_ASSOCIATION_FAULT_NIP_MISSING = 1 << 9,
  PUPITRE_ASSOCIATION_FAULT_NIP = 1 << 10,
  PUPITRE_ASSOCIATION_FAULT_NIP_IS_RECORD_NUMBER = 1 << 11,
  PUPITRE_ASSOCIATION_FAULT_NIP_IS_VERIFICATION_CODE = 1 << 12,
} PupitreAssociationFault;

/**
 * PupitreAssociationDoubt:
 * @PUPITRE_ASSOCIATION_DOUBT_NONE: Nothing strikes
 * @PUPITRE_ASSOCIATION_DOUBT_LAST_NAME: The permanent code seems to be that of another last name
 * @PUPITRE_ASSOCIATION_DOUBT_FIRST_NAME: … of another first name
 * @PUPITRE_ASSOCIATION_DOUBT_BIRTH_DATE: … of another date of birth
 * @PUPITRE_ASSOCIATION_DOUBT_AGE: Nobody of this age goes to school: perhaps the date is another
 * @PUPITRE_ASSOCIATION_DOUBT_NIP: The NIP looks like a verification code or a record number
 *
 * What a parent may want to look at once more before a form is sent. Never keeps it from being sent.
 */
typedef enum {
  PUPITRE_ASSOCIATION_DOUBT_NONE = 0,
  PUPITRE_ASSOCIATION_DOUBT_LAST_NAME = 1 << 0,
  PUPITRE_ASSOCIATION_DOUBT_FIRST_NAME = 1 << 1,
  PUPITRE_ASSOCIATION_DOUBT_BIRTH_DATE = 1 << 2,
  PUPITRE_ASSOCIATION_DOUBT_AGE = 1 << 3,
  PUPITRE_ASSOCIATION_DOUBT_NIP = 1 << 4,
} PupitreAssociationDoubt;

#define PUPITRE_TYPE_ASSOCIATION (pupitre_association_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAssociation, pupitre_association, PUPITRE, ASSOCIATION, GObject)

PupitreAssociation     *pupitre_association_new                   (const PupitreAssociationFields *fields) G_GNUC_WARN_UNUSED_RESULT;
PupitreAssociationFault pupitre_association_check                 (PupitreAssociation             *self,
                                                                   const char                     *verification_code);
PupitreAssociationDoubt pupitre_association_doubt                 (PupitreAssociation             *self);
gboolean                pupitre_association_is_of_child           (PupitreAssociation             *self,
                                                                   PupitreChild                   *child);
const char             *pupitre_association_get_organisation_code (PupitreAssociation             *self);
const char             *pupitre_association_get_last_name         (PupitreAssociation             *self);
const char             *pupitre_association_get_first_name        (PupitreAssociation             *self);
const char             *pupitre_association_get_birth_date        (PupitreAssociation             *self);
const char             *pupitre_association_get_record_number     (PupitreAssociation             *self);
const char             *pupitre_association_get_permanent_code    (PupitreAssociation             *self);
const char             *pupitre_association_get_nip               (PupitreAssociation             *self);

G_END_DECLS
