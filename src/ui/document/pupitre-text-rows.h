/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page-text.h"

G_BEGIN_DECLS

/* A line of the text of a page is made of pieces with wide gaps between them. */
typedef struct {
  char   *text;
  double  left;    /* points */
  double  top;
  double  right;
  double  bottom;
} PupitreTextPiece;

typedef struct {
  GPtrArray *pieces;  /* PupitreTextPiece, from left to right */
  double     top;
  double     bottom;
} PupitreTextRow;

GPtrArray *pupitre_text_rows_new   (PupitrePageText *text) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *pupitre_text_rows_group (GPtrArray       *pieces) G_GNUC_WARN_UNUSED_RESULT;
double     pupitre_text_row_height (PupitreTextRow  *row);

G_END_DECLS
