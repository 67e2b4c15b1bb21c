/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-association-notes"

#include "config.h"

#include "pupitre-association-notes.h"

#include "pupitre-error.h"

#include <glib/gi18n.h>

/* What is said at each field of the form that associates a child: what keeps it from being sent, what
 * may be wrong, and what the portal has refused. */

typedef struct {
  guint                   code;  /* a fault, a doubt or an error */
  PupitreAssociationField field;
  const char             *text;
} Row;

static const Row FAULTS[] = {
  { PUPITRE_ASSOCIATION_FAULT_ORGANISATION, PUPITRE_ASSOCIATION_FIELD_ORGANISATION,
    N_("Choose the school service centre.") },
  { PUPITRE_ASSOCIATION_FAULT_LAST_NAME, PUPITRE_ASSOCIATION_FIELD_LAST_NAME,
    N_("Type the last name, with every family name in its order.") },
  { PUPITRE_ASSOCIATION_FAULT_FIRST_NAME, PUPITRE_ASSOCIATION_FIELD_FIRST_NAME,
    N_("Type the first name of the school’s record, not a nickname.") },
  { PUPITRE_ASSOCIATION_FAULT_BIRTH_DATE, PUPITRE_ASSOCIATION_FIELD_BIRTH_DATE,
    N_("Type the date as year, month and day, for instance 2015-04-12.") },
  { PUPITRE_ASSOCIATION_FAULT_BIRTH_DATE_FUTURE, PUPITRE_ASSOCIATION_FIELD_BIRTH_DATE,
    N_("This date is still to come.") },
  { PUPITRE_ASSOCIATION_FAULT_NUMBER_MISSING, PUPITRE_ASSOCIATION_FIELD_NUMBER,
    N_("Type one of the two. Both are on the report card.") },
  { PUPITRE_ASSOCIATION_FAULT_RECORD_NUMBER, PUPITRE_ASSOCIATION_FIELD_NUMBER,
    N_("A record number has exactly 7 digits. It is on the report card.") },
  { PUPITRE_ASSOCIATION_FAULT_PERMANENT_CODE, PUPITRE_ASSOCIATION_FIELD_NUMBER,
    N_("A permanent code has 4 letters, then 8 digits.") },
  { PUPITRE_ASSOCIATION_FAULT_PERMANENT_CODE_INCOMPLETE, PUPITRE_ASSOCIATION_FIELD_NUMBER,
    N_("This permanent code is not complete yet: use the record number of 7 digits instead.") },
  { PUPITRE_ASSOCIATION_FAULT_NIP_MISSING, PUPITRE_ASSOCIATION_FIELD_NIP,
    N_("Type the NIP, or turn off the switch if the school gave you none.") },
  { PUPITRE_ASSOCIATION_FAULT_NIP, PUPITRE_ASSOCIATION_FIELD_NIP,
    N_("A NIP is made of letters and digits only.") },
  { PUPITRE_ASSOCIATION_FAULT_NIP_IS_RECORD_NUMBER, PUPITRE_ASSOCIATION_FIELD_NIP,
    N_("This is the record number. The NIP is another one, that a school gives to one parent.") },
  { PUPITRE_ASSOCIATION_FAULT_NIP_IS_VERIFICATION_CODE, PUPITRE_ASSOCIATION_FIELD_NIP,
    N_("This is the code of the e-mail. The NIP is another one, that a school gives to one "
       "parent.") },
};

static const Row DOUBTS[] = {
  { PUPITRE_ASSOCIATION_DOUBT_LAST_NAME, PUPITRE_ASSOCIATION_FIELD_LAST_NAME,
    N_("The permanent code seems to be that of another last name.") },
  { PUPITRE_ASSOCIATION_DOUBT_FIRST_NAME, PUPITRE_ASSOCIATION_FIELD_FIRST_NAME,
    N_("The permanent code seems to be that of another first name.") },
  { PUPITRE_ASSOCIATION_DOUBT_BIRTH_DATE, PUPITRE_ASSOCIATION_FIELD_BIRTH_DATE,
    N_("The permanent code seems to be that of another date of birth.") },
  { PUPITRE_ASSOCIATION_DOUBT_AGE, PUPITRE_ASSOCIATION_FIELD_BIRTH_DATE,
    N_("Few pupils are of this age. Is the year right?") },
  { PUPITRE_ASSOCIATION_DOUBT_NIP, PUPITRE_ASSOCIATION_FIELD_NIP,
    N_("This looks like a verification code or a record number. Is it the NIP?") },
};

static const Row REFUSALS[] = {
  { PUPITRE_ERROR_CHILD_NAMES, PUPITRE_ASSOCIATION_FIELD_LAST_NAME,
    N_("Check each accent, space and hyphen, and the order of the names.") },
  { PUPITRE_ERROR_CHILD_NAMES, PUPITRE_ASSOCIATION_FIELD_FIRST_NAME,
    N_("Check each accent, space and hyphen; a nickname does not do.") },
  { PUPITRE_ERROR_CHILD_BIRTH_DATE, PUPITRE_ASSOCIATION_FIELD_BIRTH_DATE,
    N_("Check the year, the month and the day.") },
  { PUPITRE_ERROR_CHILD_NUMBER, PUPITRE_ASSOCIATION_FIELD_NUMBER,
    N_("Copy it from the report card or from another document of the school.") },
  { PUPITRE_ERROR_NIP_NEEDED, PUPITRE_ASSOCIATION_FIELD_SWITCH,
    N_("The school gave you one for this child.") },
  { PUPITRE_ERROR_NIP_WRONG, PUPITRE_ASSOCIATION_FIELD_NIP,
    N_("Copy it from the letter of the school; each parent has another one.") },
  { PUPITRE_ERROR_NIP_UNEXPECTED, PUPITRE_ASSOCIATION_FIELD_SWITCH,
    N_("There is none for this child.") },
};

/**
 * pupitre_association_notes_find_fault:
 * @field: A field of the form
 * @faults: What keeps the form from being sent
 *
 * Returns: (transfer none) (nullable): what is wrong with @field. Main thread.
 */
const char *
pupitre_association_notes_find_fault (PupitreAssociationField field, PupitreAssociationFault faults)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FAULTS); i++) {
    if (FAULTS[i].field == field && (faults & FAULTS[i].code) != 0)
      return _(FAULTS[i].text);
  }
  return NULL;
}

/**
 * pupitre_association_notes_find_doubt:
 * @field: A field of the form
 * @doubts: What may be wrong
 *
 * Returns: (transfer none) (nullable): what may be wrong with @field. Main thread.
 */
const char *
pupitre_association_notes_find_doubt (PupitreAssociationField field, PupitreAssociationDoubt doubts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (DOUBTS); i++) {
    if (DOUBTS[i].field == field && (doubts & DOUBTS[i].code) != 0)
      return _(DOUBTS[i].text);
  }
  return NULL;
}

/**
 * pupitre_association_notes_find_refusal:
 * @field: A field of the form
 * @error: Why the portal did not do it
 *
 * Returns: (transfer none) (nullable): what to look at in @field. Main thread.
 */
const char *
pupitre_association_notes_find_refusal (PupitreAssociationField field, const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (REFUSALS); i++) {
    if (REFUSALS[i].field == field &&
        g_error_matches (error, PUPITRE_ERROR, (int) REFUSALS[i].code))
      return _(REFUSALS[i].text);
  }
  return NULL;
}
