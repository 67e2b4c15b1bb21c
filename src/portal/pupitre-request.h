/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-absence-plan.h"
#include "pupitre-association.h"
#include "pupitre-child.h"

G_BEGIN_DECLS

/**
 * PupitreExpected:
 * @PUPITRE_EXPECTED_JSON: One JSON value
 * @PUPITRE_EXPECTED_TEXT: JSON, or bare words in UTF-8
 * @PUPITRE_EXPECTED_DOCUMENT: Any bytes: a PDF, a picture
 *
 * What the answer to a request may be made of.
 */
typedef enum {
  PUPITRE_EXPECTED_JSON,
  PUPITRE_EXPECTED_TEXT,
  PUPITRE_EXPECTED_DOCUMENT,
} PupitreExpected;

#define PUPITRE_TYPE_REQUEST (pupitre_request_get_type ())
GType            pupitre_request_get_type      (void);

typedef struct _PupitreRequest PupitreRequest;

PupitreRequest  *pupitre_request_children      (void) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_photo         (PupitreChild         *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_messages      (PupitreChild         *child,
                                                int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_report_cards  (PupitreChild         *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_document      (const char           *document_id) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_organisations (void) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_associate     (PupitreAssociation   *association,
                                                const char           *key) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_calendar      (PupitreChild         *child,
                                                int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_lessons       (PupitreChild         *child,
                                                int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_cycle         (PupitreChild         *child,
                                                int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_timetable     (PupitreChild         *child,
                                                int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_detentions    (PupitreChild         *child,
                                                int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_assignments   (PupitreChild         *child,
                                                int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_absences      (PupitreChild         *child,
                                                int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_motives       (PupitreChild         *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_work          (PupitreChild         *child,
                                                int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_subject_results (PupitreChild         *child,
                                                int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_subjects      (PupitreChild         *child,
                                                int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_transport     (PupitreChild         *child,
                                                int                   school_year) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_ministry_results (PupitreChild         *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_statements    (PupitreChild         *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_tax_slips     (PupitreChild         *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_identity      (PupitreChild         *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_pupil_documents (PupitreChild         *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_contacts      (PupitreChild         *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_shared_links  (PupitreChild         *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_motivate      (PupitreChild         *child,
                                                int                   school_year,
                                                const char           *absence_id,
                                                const char           *motive_code,
                                                const char           *explanation,
                                                const char           *key) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_announce      (PupitreChild         *child,
                                                int                   school_year,
                                                PupitreAbsencePlan   *plan,
                                                const char           *key) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_withdraw      (PupitreChild         *child,
                                                int                   school_year,
                                                const char           *notice_id,
                                                const char           *key) G_GNUC_WARN_UNUSED_RESULT;
PupitreRequest  *pupitre_request_copy          (const PupitreRequest *self) G_GNUC_WARN_UNUSED_RESULT;
void             pupitre_request_free          (PupitreRequest       *self);
const char      *pupitre_request_get_operation (const PupitreRequest *self);
const char      *pupitre_request_get_method    (const PupitreRequest *self);
char            *pupitre_request_dup_path      (const PupitreRequest *self);
PupitreExpected  pupitre_request_get_expected  (const PupitreRequest *self);
GBytes          *pupitre_request_get_content   (const PupitreRequest *self);
const char      *pupitre_request_get_key       (const PupitreRequest *self);
void             pupitre_request_set_patient   (PupitreRequest       *self,
                                                gboolean              patient);
gboolean         pupitre_request_is_patient    (const PupitreRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreRequest, pupitre_request_free)

G_END_DECLS
