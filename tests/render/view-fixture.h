/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-document-page.h"
#include "pupitre-document-view.h"
#include "pupitre-renderer-private.h"

G_BEGIN_DECLS

/* A document view in a window of its own, for tests on a display. */

#define VIEW_LIMIT 1500         /* milliseconds for a page */
#define VIEW_START_LIMIT 30000

typedef struct {
  GtkWidget           *window;
  PupitreDocumentView *view;
  GtkWidget           *canvas;
  GtkAdjustment       *vertical;
} Fixture;

/* Lets the program run until something is so. */
#define wait_until(condition) \
  G_STMT_START { \
    const guint too_late = g_timeout_add_seconds (60, view_on_too_late, (gpointer) #condition); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (too_late); \
  } G_STMT_END

GtkWidget *view_find (GtkWidget *widget, GType type, const char *text);
gboolean view_on_too_late (gpointer data);
PupitreRenderer *view_new_renderer (const char *program, const char *setting);
void view_set_up_with (Fixture *fixture, PupitreRenderer *renderer);
void view_set_up (Fixture *fixture);
void view_tear_down (Fixture *fixture);
void view_load (Fixture *fixture, GBytes *pdf);
PupitreDocumentState view_state (Fixture *fixture);
PupitreDocumentPage *view_page (Fixture *fixture, guint number);
gboolean view_is_sharp (Fixture *fixture, guint number);
gboolean view_has_failed (Fixture *fixture, guint number);
guint view_count_pages (Fixture *fixture);

G_END_DECLS
