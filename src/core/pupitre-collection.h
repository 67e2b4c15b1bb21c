/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreKind:
 *
 * The kinds of things that are stored. The numbers are in databases: never change one.
 */
typedef enum {
  PUPITRE_KIND_CHILDREN = 1,
  PUPITRE_KIND_PHOTO = 2,
  PUPITRE_KIND_MESSAGES = 3,
  PUPITRE_KIND_REPORT_CARDS = 4,
  PUPITRE_KIND_DAYS = 5,
  PUPITRE_KIND_LESSONS = 6,
  PUPITRE_KIND_CYCLE = 7,
  PUPITRE_KIND_DETENTIONS = 8,
  PUPITRE_KIND_HOMEWORK = 9,
  PUPITRE_KIND_ABSENCES = 10,
  PUPITRE_KIND_MOTIVES = 11,
  PUPITRE_KIND_WORK = 12,
  PUPITRE_KIND_SUBJECT_RESULTS = 13,
  PUPITRE_KIND_SUBJECTS = 14,
  PUPITRE_KIND_MINISTRY_RESULTS = 15,
  PUPITRE_KIND_STATEMENTS = 16,
  PUPITRE_KIND_TAX_SLIPS = 17,
  PUPITRE_KIND_IDENTITY = 18,
  PUPITRE_KIND_TRANSPORT = 19,
  PUPITRE_KIND_PUPIL_DOCUMENTS = 20,
  PUPITRE_KIND_CONTACTS = 21,
  PUPITRE_KIND_SHARED_LINKS = 22,
  PUPITRE_KIND_REGISTRATION = 23,
  PUPITRE_KIND_CHANGES = 30,  /* of marks only: which changes were seen */
} PupitreKind;

/**
 * PupitreCollection:
 * @child: The key of the child, see pupitre_child_get_key(); empty for what belongs to the account
 * @kind: What is in it
 * @year: The resolved school year (its first calendar year), never "the current one"; 0 for what
 *   has no year
 *
 * Names one collection of an account: the store of an account is another database, so the account
 * is not repeated here.
 */
typedef struct {
  char       *child;
  PupitreKind kind;
  int         year;
} PupitreCollection;

#define PUPITRE_TYPE_COLLECTION (pupitre_collection_get_type ())
GType              pupitre_collection_get_type (void);

PupitreCollection *pupitre_collection_new      (const char              *child,
                                                PupitreKind              kind,
                                                int                      year) G_GNUC_WARN_UNUSED_RESULT;
PupitreCollection *pupitre_collection_copy     (const PupitreCollection *self) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_collection_free     (PupitreCollection       *self);
gboolean           pupitre_collection_equal    (const PupitreCollection *self,
                                                const PupitreCollection *other);
char              *pupitre_collection_dup_name (const PupitreCollection *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreCollection, pupitre_collection_free)

G_END_DECLS
