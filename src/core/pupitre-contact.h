/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreContactKind:
 * @PUPITRE_CONTACT_KIND_SCHOOL: The school itself
 * @PUPITRE_CONTACT_KIND_HEAD: Its head (*direction*)
 * @PUPITRE_CONTACT_KIND_DEPUTY: A deputy head (*direction adjointe*)
 * @PUPITRE_CONTACT_KIND_OTHER: Whomever else it names
 *
 * Whom a parent can reach.
 */
typedef enum {
  PUPITRE_CONTACT_KIND_SCHOOL,
  PUPITRE_CONTACT_KIND_HEAD,
  PUPITRE_CONTACT_KIND_DEPUTY,
  PUPITRE_CONTACT_KIND_OTHER,
} PupitreContactKind;

/**
 * PupitreContactFields:
 *
 * What the portal says of a contact; copied by pupitre_contact_new().
 */
typedef struct {
  PupitreContactKind kind;
  const char        *school_code;  /* (nullable) of the school itself */
  const char        *name;         /* (nullable) of the school or the person */
  const char        *role;         /* (nullable) in the school's words */
  const char        *telephone;    /* (nullable) */
  const char        *extension;    /* (nullable) */
  const char        *fax;          /* (nullable) */
  const char        *email;        /* (nullable) an address */
  const char        *street;       /* (nullable) with the number */
  const char        *town;         /* (nullable) */
  const char        *province;     /* (nullable) */
  const char        *postal_code;  /* (nullable) */
} PupitreContactFields;

#define PUPITRE_TYPE_CONTACT (pupitre_contact_get_type ())
G_DECLARE_FINAL_TYPE (PupitreContact, pupitre_contact, PUPITRE, CONTACT, GObject)

PupitreContact    *pupitre_contact_new             (const PupitreContactFields *fields) G_GNUC_WARN_UNUSED_RESULT;
PupitreContactKind pupitre_contact_get_kind        (PupitreContact *self);
const char        *pupitre_contact_get_school_code (PupitreContact *self);
const char        *pupitre_contact_get_name        (PupitreContact *self);
const char        *pupitre_contact_get_role        (PupitreContact *self);
const char        *pupitre_contact_get_telephone   (PupitreContact *self);
const char        *pupitre_contact_get_extension   (PupitreContact *self);
const char        *pupitre_contact_get_fax         (PupitreContact *self);
const char        *pupitre_contact_get_email       (PupitreContact *self);
char              *pupitre_contact_dup_address     (PupitreContact *self) G_GNUC_WARN_UNUSED_RESULT;
char              *pupitre_contact_dup_map_uri     (PupitreContact *self) G_GNUC_WARN_UNUSED_RESULT;
char              *pupitre_contact_dup_mail_uri    (PupitreContact *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
