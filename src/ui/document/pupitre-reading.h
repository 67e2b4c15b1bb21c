/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page-text.h"

G_BEGIN_DECLS

/**
 * PupitreReadingKind:
 * @PUPITRE_READING_HEADING: A line that is larger than the text
 * @PUPITRE_READING_PARAGRAPH: Lines of text
 * @PUPITRE_READING_TABLE: Rows and columns
 */
typedef enum {
  PUPITRE_READING_HEADING,
  PUPITRE_READING_PARAGRAPH,
  PUPITRE_READING_TABLE,
} PupitreReadingKind;

/**
 * PupitreReadingBlock:
 * @kind: What it is
 * @level: Of a heading, 1 or 2
 * @text: (nullable): Of what is no table
 * @n_columns: Of a table, with the one that names its rows
 * @rows: (nullable) (element-type GStrv): Of a table; the first one names the columns. A row of one
 *   string goes across
 */
typedef struct {
  PupitreReadingKind  kind;
  guint               level;
  char               *text;
  guint               n_columns;
  GPtrArray          *rows;
} PupitreReadingBlock;

GPtrArray *pupitre_reading_new (PupitrePageText *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
