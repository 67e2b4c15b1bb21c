/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreSpanKind:
 *
 * What a stretch of a rich text is, beyond plain words.
 */
typedef enum {
  PUPITRE_SPAN_BOLD,
  PUPITRE_SPAN_ITALIC,
  PUPITRE_SPAN_UNDERLINE,
  PUPITRE_SPAN_HEADING,
  PUPITRE_SPAN_LINK,
} PupitreSpanKind;

/**
 * PupitreSpan:
 * @kind: What it is
 * @start: First byte in the text
 * @end: Byte after the last one
 * @target: (nullable): the address of a link
 */
typedef struct {
  PupitreSpanKind kind;
  gsize           start;
  gsize           end;
  char           *target;
} PupitreSpan;

#define PUPITRE_TYPE_RICH_TEXT (pupitre_rich_text_get_type ())
GType            pupitre_rich_text_get_type (void);

typedef struct _PupitreRichText PupitreRichText;

PupitreRichText   *pupitre_rich_text_new         (void) G_GNUC_WARN_UNUSED_RESULT;
PupitreRichText   *pupitre_rich_text_ref         (PupitreRichText *self);
void               pupitre_rich_text_unref       (PupitreRichText *self);
void               pupitre_rich_text_append      (PupitreRichText *self,
                                                  const char      *text);
void               pupitre_rich_text_append_len  (PupitreRichText *self,
                                                  const char      *text,
                                                  gsize            length);
gsize              pupitre_rich_text_get_length  (PupitreRichText *self);
void               pupitre_rich_text_add_span    (PupitreRichText *self,
                                                  PupitreSpanKind  kind,
                                                  gsize            start,
                                                  gsize            end,
                                                  const char      *target);
const char        *pupitre_rich_text_get_text    (PupitreRichText *self);
const PupitreSpan *pupitre_rich_text_get_spans   (PupitreRichText *self,
                                                  gsize           *n_spans);
char              *pupitre_rich_text_to_markup   (PupitreRichText *self) G_GNUC_WARN_UNUSED_RESULT;
char              *pupitre_rich_text_to_paper_markup (PupitreRichText *self) G_GNUC_WARN_UNUSED_RESULT;
char              *pupitre_rich_text_dup_excerpt (PupitreRichText *self,
                                                  gsize            max_characters) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreRichText, pupitre_rich_text_unref)

G_END_DECLS
