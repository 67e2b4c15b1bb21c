/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-attachment.h"
#include "pupitre-link.h"
#include "pupitre-rich-text.h"

G_BEGIN_DECLS

/**
 * PupitreAssignmentKind:
 * @PUPITRE_ASSIGNMENT_KIND_HOMEWORK: Homework (*devoir*)
 * @PUPITRE_ASSIGNMENT_KIND_LESSON: A lesson to learn (*leçon*)
 * @PUPITRE_ASSIGNMENT_KIND_EVALUATION: A test or another evaluation
 * @PUPITRE_ASSIGNMENT_KIND_OTHER: Anything else, see pupitre_assignment_get_kind_text()
 *
 * What an assignment is.
 */
typedef enum {
  PUPITRE_ASSIGNMENT_KIND_HOMEWORK,
  PUPITRE_ASSIGNMENT_KIND_LESSON,
  PUPITRE_ASSIGNMENT_KIND_EVALUATION,
  PUPITRE_ASSIGNMENT_KIND_OTHER,
} PupitreAssignmentKind;

/**
 * PupitreAssignmentFields:
 *
 * What the portal says of an assignment; copied or referenced by pupitre_assignment_new().
 */
typedef struct {
  const char           *id;
  const char           *title;
  PupitreAssignmentKind kind;
  const char           *kind_text;       /* (nullable) in the portal's words */
  const char           *course;          /* (nullable) */
  const char           *subject_code;    /* (nullable) */
  const char           *group_code;      /* (nullable) */
  GDateTime            *due;             /* its midnight */
  GDateTime            *given;           /* (nullable) its midnight */
  int                   period;          /* 0: none */
  int                   term;            /* étape, 0: unknown */
  const char * const   *teachers;        /* (nullable) */
  PupitreRichText      *content;         /* (nullable) */
  gboolean              at_home;
  gboolean              in_timetable;
  gboolean              evaluated;
  gboolean              on_report_card;
  const char           *competency;      /* (nullable) */
  const char           *maximum;         /* (nullable) as the portal writes it */
  const char           *weight;          /* (nullable) as the portal writes it */
  GPtrArray            *links;           /* (nullable) (element-type PupitreLink) */
  GPtrArray            *attachments;     /* (nullable) (element-type PupitreAttachment) */
  GDateTime            *updated;         /* (nullable) */
} PupitreAssignmentFields;

#define PUPITRE_TYPE_ASSIGNMENT (pupitre_assignment_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAssignment, pupitre_assignment, PUPITRE, ASSIGNMENT, GObject)

PupitreAssignment    *pupitre_assignment_new               (const PupitreAssignmentFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char           *pupitre_assignment_get_id            (PupitreAssignment *self);
const char           *pupitre_assignment_get_title         (PupitreAssignment *self);
PupitreAssignmentKind pupitre_assignment_get_kind          (PupitreAssignment *self);
const char           *pupitre_assignment_get_kind_text     (PupitreAssignment *self);
const char           *pupitre_assignment_get_course        (PupitreAssignment *self);
const char           *pupitre_assignment_get_subject_code  (PupitreAssignment *self);
const char           *pupitre_assignment_get_group_code    (PupitreAssignment *self);
GDateTime            *pupitre_assignment_get_due           (PupitreAssignment *self);
GDateTime            *pupitre_assignment_get_given         (PupitreAssignment *self);
int                   pupitre_assignment_get_period        (PupitreAssignment *self);
int                   pupitre_assignment_get_term          (PupitreAssignment *self);
const char * const   *pupitre_assignment_get_teachers      (PupitreAssignment *self);
PupitreRichText      *pupitre_assignment_get_content       (PupitreAssignment *self);
gboolean              pupitre_assignment_is_at_home        (PupitreAssignment *self);
gboolean              pupitre_assignment_is_in_timetable   (PupitreAssignment *self);
gboolean              pupitre_assignment_is_evaluated      (PupitreAssignment *self);
gboolean              pupitre_assignment_is_on_report_card (PupitreAssignment *self);
const char           *pupitre_assignment_get_competency    (PupitreAssignment *self);
const char           *pupitre_assignment_get_maximum       (PupitreAssignment *self);
const char           *pupitre_assignment_get_weight        (PupitreAssignment *self);
guint                 pupitre_assignment_get_n_links       (PupitreAssignment *self);
PupitreLink          *pupitre_assignment_get_link          (PupitreAssignment *self,
                                                            guint              position);
guint                 pupitre_assignment_get_n_attachments (PupitreAssignment *self);
PupitreAttachment    *pupitre_assignment_get_attachment    (PupitreAssignment *self,
                                                            guint              position);
GDateTime            *pupitre_assignment_get_updated       (PupitreAssignment *self);

G_END_DECLS
