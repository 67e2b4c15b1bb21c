/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-association"

#include "pupitre-association.h"

#include "pupitre-fold.h"
#include "pupitre-permanent-code.h"
#include "pupitre-school-time.h"
#include "pupitre-typed.h"

#include <string.h>

/* The form that associates a child with an account, cleaned, with its checks. Immutable. The checks
 * hold back what no school can have on record; whether the school has it, the portal decides. */

#define YOUNGEST 3
#define OLDEST 25

struct _PupitreAssociation {
  GObject  parent_instance;

  char    *organisation_code;  /* (nullable) */
  char    *last_name;          /* (nullable) */
  char    *first_name;         /* (nullable) */
  char    *birth_date;         /* (nullable) YYYY-MM-DD */
  char    *number;             /* (nullable): as typed but for white space around it */
  char    *record_number;      /* (nullable): only what is one */
  char    *permanent_code;     /* (nullable): only what is one */
  char    *nip;                /* (nullable): only what can be one */
  gboolean has_nip;            /* the school gave one */
  gboolean has_nip_text;       /* something stands there */
};

G_DEFINE_FINAL_TYPE (PupitreAssociation, pupitre_association, G_TYPE_OBJECT)

static void
pupitre_association_finalize (GObject *object)
{
  PupitreAssociation *self = PUPITRE_ASSOCIATION (object);

  g_free (self->organisation_code);
  g_free (self->last_name);
  g_free (self->first_name);
  g_free (self->birth_date);
  g_free (self->number);
  g_free (self->record_number);
  g_free (self->permanent_code);
  g_free (self->nip);

  G_OBJECT_CLASS (pupitre_association_parent_class)->finalize (object);
}

static void
pupitre_association_class_init (PupitreAssociationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_association_finalize;
}

static void
pupitre_association_init (PupitreAssociation *self)
{
}

/**
 * pupitre_association_new:
 * @fields: What was typed
 *
 * The number is a record number if it is made of digits, else a permanent code.
 *
 * Returns: (transfer full): the form. Any thread.
 */
PupitreAssociation *
pupitre_association_new (const PupitreAssociationFields *fields)
{
  PupitreAssociation *self;
  g_autofree char *nip_text = NULL;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_ASSOCIATION, NULL);
  self->organisation_code = pupitre_typed_name (fields->organisation_code);
  self->last_name = pupitre_typed_name (fields->last_name);
  self->first_name = pupitre_typed_name (fields->first_name);
  self->birth_date = pupitre_typed_date (fields->birth_date);
  self->number = pupitre_typed_name (fields->number);
  if (pupitre_typed_is_record_number (fields->number))
    self->record_number = pupitre_typed_number (fields->number);
  else if (pupitre_permanent_code_check (fields->number) == PUPITRE_PERMANENT_CODE_OK)
    self->permanent_code = pupitre_typed_number (fields->number);
  nip_text = pupitre_typed_name (fields->nip);
  self->has_nip = fields->nip != NULL;
  self->has_nip_text = nip_text != NULL;
  self->nip = pupitre_typed_nip (fields->nip);
  return self;
}

static PupitreAssociationFault
check_birth_date (PupitreAssociation *self)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  if (self->birth_date == NULL)
    return PUPITRE_ASSOCIATION_FAULT_BIRTH_DATE;
  return strcmp (self->birth_date, today) > 0 ? PUPITRE_ASSOCIATION_FAULT_BIRTH_DATE_FUTURE
                                              : PUPITRE_ASSOCIATION_FAULT_NONE;
}

static PupitreAssociationFault
check_number (PupitreAssociation *self)
{
  g_autofree char *clean = NULL;

  if (self->number == NULL)
    return PUPITRE_ASSOCIATION_FAULT_NUMBER_MISSING;
  if (self->record_number != NULL || self->permanent_code != NULL)
    return PUPITRE_ASSOCIATION_FAULT_NONE;
  if (pupitre_permanent_code_check (self->number) == PUPITRE_PERMANENT_CODE_INCOMPLETE)
    return PUPITRE_ASSOCIATION_FAULT_PERMANENT_CODE_INCOMPLETE;
  clean = pupitre_typed_number (self->number);
  return clean != NULL && strspn (clean, "0123456789") == strlen (clean)
           ? PUPITRE_ASSOCIATION_FAULT_RECORD_NUMBER
           : PUPITRE_ASSOCIATION_FAULT_PERMANENT_CODE;
}

static PupitreAssociationFault
check_nip (PupitreAssociation *self, const char *verification_code)
{
  g_autofree char *code = pupitre_typed_code (verification_code);

  if (!self->has_nip)
    return PUPITRE_ASSOCIATION_FAULT_NONE;
  if (!self->has_nip_text)
    return PUPITRE_ASSOCIATION_FAULT_NIP_MISSING;
  if (self->nip == NULL)
    return PUPITRE_ASSOCIATION_FAULT_NIP;
  if (g_strcmp0 (self->nip, self->record_number) == 0)
    return PUPITRE_ASSOCIATION_FAULT_NIP_IS_RECORD_NUMBER;
  return g_strcmp0 (self->nip, code) == 0 ? PUPITRE_ASSOCIATION_FAULT_NIP_IS_VERIFICATION_CODE
                                          : PUPITRE_ASSOCIATION_FAULT_NONE;
}

/**
 * pupitre_association_check:
 * @self: A form
 * @verification_code: (nullable): The code that was sent by e-mail, if it is still known
 *
 * Returns: why the form can not be sent. Any thread.
 */
PupitreAssociationFault
pupitre_association_check (PupitreAssociation *self, const char *verification_code)
{
  PupitreAssociationFault fault = PUPITRE_ASSOCIATION_FAULT_NONE;

  g_return_val_if_fail (PUPITRE_IS_ASSOCIATION (self), PUPITRE_ASSOCIATION_FAULT_NONE);

  if (self->organisation_code == NULL)
    fault |= PUPITRE_ASSOCIATION_FAULT_ORGANISATION;
  if (self->last_name == NULL)
    fault |= PUPITRE_ASSOCIATION_FAULT_LAST_NAME;
  if (self->first_name == NULL)
    fault |= PUPITRE_ASSOCIATION_FAULT_FIRST_NAME;
  return fault | check_birth_date (self) | check_number (self) |
         check_nip (self, verification_code);
}

/* Years between the date of birth and today, give or take one. */
static int
get_age (PupitreAssociation *self)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();

  return g_date_time_get_year (now) - (int) g_ascii_strtoll (self->birth_date, NULL, 10);
}

/* Six digits are a code and seven a record number: a NIP may be either, but is more often another
 * thing than the one that lies at hand. */
static gboolean
is_nip_doubtful (PupitreAssociation *self)
{
  gsize length = self->nip != NULL ? strlen (self->nip) : 0;

  return (length == PUPITRE_TYPED_CODE_LENGTH || length == PUPITRE_TYPED_RECORD_NUMBER_LENGTH) &&
         strspn (self->nip, "0123456789") == length;
}

/**
 * pupitre_association_doubt:
 * @self: A form
 *
 * Returns: what the parent may want to look at once more. Any thread.
 */
PupitreAssociationDoubt
pupitre_association_doubt (PupitreAssociation *self)
{
  PupitreAssociationDoubt doubt = PUPITRE_ASSOCIATION_DOUBT_NONE;
  PupitrePermanentCodeDifference difference;

  g_return_val_if_fail (PUPITRE_IS_ASSOCIATION (self), PUPITRE_ASSOCIATION_DOUBT_NONE);

  difference = pupitre_permanent_code_compare (self->permanent_code, self->last_name,
                                               self->first_name, self->birth_date);
  if (difference & PUPITRE_PERMANENT_CODE_LAST_NAME_DIFFERS)
    doubt |= PUPITRE_ASSOCIATION_DOUBT_LAST_NAME;
  if (difference & PUPITRE_PERMANENT_CODE_FIRST_NAME_DIFFERS)
    doubt |= PUPITRE_ASSOCIATION_DOUBT_FIRST_NAME;
  if (difference & PUPITRE_PERMANENT_CODE_BIRTH_DATE_DIFFERS)
    doubt |= PUPITRE_ASSOCIATION_DOUBT_BIRTH_DATE;
  if (self->birth_date != NULL && (get_age (self) < YOUNGEST || get_age (self) > OLDEST))
    doubt |= PUPITRE_ASSOCIATION_DOUBT_AGE;
  if (is_nip_doubtful (self))
    doubt |= PUPITRE_ASSOCIATION_DOUBT_NIP;
  return doubt;
}

static gboolean
is_same_name (const char *typed, const char *name)
{
  g_autofree char *a = pupitre_fold (typed);
  g_autofree char *b = pupitre_fold (name);

  return strcmp (a, b) == 0;
}

/**
 * pupitre_association_is_of_child:
 * @self: A form
 * @child: A child of the account
 *
 * For when it is not known whether the portal did what the form asks: the children are read, and
 * if the one of the form is among them, it did. A code permanent is not part of what the portal says
 * of a child, so that names and date of birth stand for it.
 *
 * Returns: whether @child is the one that the form describes. Any thread.
 */
gboolean
pupitre_association_is_of_child (PupitreAssociation *self, PupitreChild *child)
{
  g_return_val_if_fail (PUPITRE_IS_ASSOCIATION (self), FALSE);
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), FALSE);

  if (g_strcmp0 (self->organisation_code, pupitre_child_get_organisation_code (child)) != 0)
    return FALSE;
  if (self->record_number != NULL)
    return strcmp (self->record_number, pupitre_child_get_record_number (child)) == 0;
  return self->birth_date != NULL &&
         g_str_has_prefix (pupitre_child_get_birth_date (child), self->birth_date) &&
         is_same_name (self->last_name, pupitre_child_get_last_name (child)) &&
         is_same_name (self->first_name, pupitre_child_get_first_name (child));
}

/**
 * pupitre_association_get_organisation_code:
 * @self: A form
 *
 * Returns: (transfer none) (nullable): the code of the service centre. Any thread.
 */
const char *
pupitre_association_get_organisation_code (PupitreAssociation *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSOCIATION (self), NULL);

  return self->organisation_code;
}

/**
 * pupitre_association_get_last_name:
 * @self: A form
 *
 * Returns: (transfer none) (nullable): the last name. Any thread.
 */
const char *
pupitre_association_get_last_name (PupitreAssociation *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSOCIATION (self), NULL);

  return self->last_name;
}

/**
 * pupitre_association_get_first_name:
 * @self: A form
 *
 * Returns: (transfer none) (nullable): the first name. Any thread.
 */
const char *
pupitre_association_get_first_name (PupitreAssociation *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSOCIATION (self), NULL);

  return self->first_name;
}

/**
 * pupitre_association_get_birth_date:
 * @self: A form
 *
 * Returns: (transfer none) (nullable): the date of birth as `YYYY-MM-DD`. Any thread.
 */
const char *
pupitre_association_get_birth_date (PupitreAssociation *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSOCIATION (self), NULL);

  return self->birth_date;
}

/**
 * pupitre_association_get_record_number:
 * @self: A form
 *
 * Returns: (transfer none) (nullable): the record number, if the number is one. Any thread.
 */
const char *
pupitre_association_get_record_number (PupitreAssociation *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSOCIATION (self), NULL);

  return self->record_number;
}

/**
 * pupitre_association_get_permanent_code:
 * @self: A form
 *
 * Returns: (transfer none) (nullable): the permanent code, if the number is one. Any thread.
 */
const char *
pupitre_association_get_permanent_code (PupitreAssociation *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSOCIATION (self), NULL);

  return self->permanent_code;
}

/**
 * pupitre_association_get_nip:
 * @self: A form
 *
 * Returns: (transfer none) (nullable): the NIP. Any thread.
 */
const char *
pupitre_association_get_nip (PupitreAssociation *self)
{
  g_return_val_if_fail (PUPITRE_IS_ASSOCIATION (self), NULL);

  return self->nip;
}
