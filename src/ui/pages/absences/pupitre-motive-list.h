/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-absence-book.h"
#include "pupitre-feed-objects.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a page has for the motives. */
typedef struct {
  GtkListBox *list;
  GtkWidget  *none;        /* shown where nothing waits */
  GtkWidget  *submit_box;  /* around the two */
  GtkLabel   *preview;
  GtkWidget  *submit;
} PupitreMotiveListParts;

#define PUPITRE_TYPE_MOTIVE_LIST (pupitre_motive_list_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMotiveList, pupitre_motive_list, PUPITRE, MOTIVE_LIST, GObject)

PupitreMotiveList *pupitre_motive_list_new           (PupitreAbsenceBook           *book,
                                                      PupitreChild                 *pupil,
                                                      PupitreFeedObjects           *school_motives,
                                                      const PupitreMotiveListParts *parts) G_GNUC_WARN_UNUSED_RESULT;
void               pupitre_motive_list_update        (PupitreMotiveList            *self);
GtkWidget         *pupitre_motive_list_find_row      (PupitreMotiveList            *self,
                                                      const char                   *id);
GPtrArray         *pupitre_motive_list_collect_ready (PupitreMotiveList            *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
