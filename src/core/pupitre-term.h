/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreTermFields:
 *
 * What the portal says of a part of the year; referenced by pupitre_term_new().
 */
typedef struct {
  int        number;  /* étape, 0: the whole year */
  GDateTime *first;   /* its midnight */
  GDateTime *last;    /* its midnight */
} PupitreTermFields;

#define PUPITRE_TYPE_TERM (pupitre_term_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTerm, pupitre_term, PUPITRE, TERM, GObject)

PupitreTerm *pupitre_term_new        (const PupitreTermFields *fields) G_GNUC_WARN_UNUSED_RESULT;
int          pupitre_term_get_number (PupitreTerm *self);
GDateTime   *pupitre_term_get_first  (PupitreTerm *self);
GDateTime   *pupitre_term_get_last   (PupitreTerm *self);
gboolean     pupitre_term_contains   (PupitreTerm *self,
                                      GDateTime   *date);

G_END_DECLS
