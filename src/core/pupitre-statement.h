/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreStatementKind:
 * @PUPITRE_STATEMENT_SCHOOL: School effects
 * @PUPITRE_STATEMENT_DAYCARE: The daycare (*service de garde*)
 * @PUPITRE_STATEMENT_OTHER: Anything else, see pupitre_statement_get_kind_text()
 *
 * What a statement is for.
 */
typedef enum {
  PUPITRE_STATEMENT_SCHOOL,
  PUPITRE_STATEMENT_DAYCARE,
  PUPITRE_STATEMENT_OTHER,
} PupitreStatementKind;

/**
 * PupitreStatementFields:
 *
 * What the portal says of a statement; copied or referenced by pupitre_statement_new().
 */
typedef struct {
  const char          *id;
  PupitreStatementKind kind;
  const char          *kind_text;    /* (nullable) in the portal's words */
  const char          *title;        /* (nullable) */
  int                  school_year;  /* first calendar year, 0: unknown */
  const gint64        *balance;      /* (nullable) in cents */
  GDateTime           *date;         /* (nullable) its midnight */
  GDateTime           *due;          /* (nullable) its midnight */
  const char          *document_id;  /* (nullable) */
  gint64               size;         /* bytes, 0: not said */
} PupitreStatementFields;

#define PUPITRE_TYPE_STATEMENT (pupitre_statement_get_type ())
G_DECLARE_FINAL_TYPE (PupitreStatement, pupitre_statement, PUPITRE, STATEMENT, GObject)

PupitreStatement    *pupitre_statement_new             (const PupitreStatementFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char          *pupitre_statement_get_id          (PupitreStatement *self);
PupitreStatementKind pupitre_statement_get_kind        (PupitreStatement *self);
const char          *pupitre_statement_get_kind_text   (PupitreStatement *self);
const char          *pupitre_statement_get_title       (PupitreStatement *self);
int                  pupitre_statement_get_school_year (PupitreStatement *self);
gboolean             pupitre_statement_get_balance     (PupitreStatement *self,
                                                        gint64 *balance);
GDateTime           *pupitre_statement_get_date        (PupitreStatement *self);
GDateTime           *pupitre_statement_get_due         (PupitreStatement *self);
const char          *pupitre_statement_get_document_id (PupitreStatement *self);
gint64               pupitre_statement_get_size        (PupitreStatement *self);

G_END_DECLS
