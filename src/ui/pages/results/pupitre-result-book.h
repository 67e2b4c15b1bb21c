/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"
#include "pupitre-subject-result.h"
#include "pupitre-subject.h"
#include "pupitre-work.h"

G_BEGIN_DECLS

/**
 * PupitreResultSheet:
 * @code: (owned): The code of the subject
 * @title: (owned): Its name
 * @subject: (nullable) (owned): Who teaches it
 * @results: (nullable) (owned): What is published of it
 * @before: (nullable) (owned): What the parent saw of that at the last look; %NULL: the same
 * @works: (owned) (element-type PupitreEntry): Its work, the newest first, unsealed
 * @n_new: How many marks of its work, and how many étapes, the parent has not seen yet
 *
 * All that is known of one subject.
 */
typedef struct {
  char                 *code;
  char                 *title;
  PupitreSubject       *subject;
  PupitreSubjectResult *results;
  PupitreSubjectResult *before;
  GPtrArray            *works;
  guint                 n_new;
} PupitreResultSheet;

#define PUPITRE_TYPE_RESULT_BOOK (pupitre_result_book_get_type ())
G_DECLARE_FINAL_TYPE (PupitreResultBook, pupitre_result_book, PUPITRE, RESULT_BOOK, GObject)

PupitreResultBook        *pupitre_result_book_new         (PupitreAccount    *account,
                                                           PupitreChild      *child) G_GNUC_WARN_UNUSED_RESULT;
PupitreFeed              *pupitre_result_book_get_feed    (PupitreResultBook *self,
                                                           PupitreKind        kind);
guint                     pupitre_result_book_get_n       (PupitreResultBook *self);
const PupitreResultSheet *pupitre_result_book_get         (PupitreResultBook *self,
                                                           guint              position);
const PupitreResultSheet *pupitre_result_book_find        (PupitreResultBook *self,
                                                           const char        *code);
GPtrArray                *pupitre_result_book_list_works  (PupitreResultBook *self,
                                                           const char        *code) G_GNUC_WARN_UNUSED_RESULT;
void                      pupitre_result_book_look_at     (PupitreResultBook *self,
                                                           const char        *code,
                                                           guint              terms);
gboolean                  pupitre_result_book_has_news    (PupitreResultBook *self,
                                                           const char        *code,
                                                           int                term);
gboolean                  pupitre_result_book_is_new      (PupitreResultBook *self,
                                                           PupitreEntry      *entry);

G_END_DECLS
