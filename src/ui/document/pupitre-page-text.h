/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <graphene.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitrePageText:
 * @text: The text of a page in reading order
 * @boxes: For each character a box: left, top, right, bottom in points from the upper left corner
 * @n_boxes: How many; as many as @text has characters, or 0 while they are not known
 */
typedef struct {
  char     *text;
  double  (*boxes)[4];
  gsize     n_boxes;
} PupitrePageText;

/**
 * PupitreTextRange:
 * @start: The first character
 * @end: That after the last
 *
 * A piece of the text of a page, in characters.
 */
typedef struct {
  guint start;
  guint end;
} PupitreTextRange;

/**
 * PupitreTextUnit:
 *
 * By what one moves through a text.
 */
typedef enum {
  PUPITRE_TEXT_CHARACTER,
  PUPITRE_TEXT_WORD,
  PUPITRE_TEXT_LINE,
} PupitreTextUnit;

PupitrePageText  *pupitre_page_text_new       (void) G_GNUC_WARN_UNUSED_RESULT;
PupitrePageText  *pupitre_page_text_ref       (PupitrePageText  *self) G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_page_text_unref     (PupitrePageText  *self);
void              pupitre_page_text_find      (PupitrePageText  *self,
                                               const char       *folded,
                                               GArray           *ranges);
void              pupitre_page_text_get_areas (PupitrePageText  *self,
                                               PupitreTextRange  range,
                                               GArray           *areas);
guint             pupitre_page_text_locate    (PupitrePageText  *self,
                                               double            x,
                                               double            y);
PupitreTextRange  pupitre_page_text_get_word  (PupitrePageText  *self,
                                               guint             at);
PupitreTextRange  pupitre_page_text_get_line  (PupitrePageText  *self,
                                               guint             at);
guint             pupitre_page_text_move      (PupitrePageText  *self,
                                               guint             at,
                                               PupitreTextUnit   unit,
                                               int               direction);
char             *pupitre_page_text_dup_range (PupitrePageText  *self,
                                               PupitreTextRange  range) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitrePageText, pupitre_page_text_unref)

G_END_DECLS
