/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "view-fixture"

#include "config.h"

#include "view-fixture.h"

#include <unistd.h>

#include "pupitre-document-canvas.h"
#include "test-pdfs.h"

GtkWidget *
view_find (GtkWidget *widget, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_child_visible (widget) &&
      (text == NULL || (GTK_IS_BUTTON (widget) &&
                        g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = view_find (child, type, text);

    if (found != NULL)
      return found;
  }

  return NULL;
}

gboolean
view_on_too_late (gpointer data)
{
  g_error ("waited for too long: %s", (const char *) data);

  return G_SOURCE_REMOVE;
}

PupitreRenderer *
view_new_renderer (const char *program, const char *setting)
{
  const char *environment[] = { setting, NULL };

  return pupitre_renderer_new_with_settings (program, environment, VIEW_LIMIT, VIEW_START_LIMIT);
}

void
view_set_up_with (Fixture *fixture, PupitreRenderer *renderer)
{
  fixture->window = adw_window_new ();
  fixture->view = PUPITRE_DOCUMENT_VIEW (pupitre_document_view_new ());
  pupitre_document_view_set_renderer (fixture->view, renderer);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->canvas = view_find (GTK_WIDGET (fixture->view), PUPITRE_TYPE_DOCUMENT_CANVAS, NULL);
  fixture->vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->canvas));
  g_object_unref (renderer);
}

void
view_set_up (Fixture *fixture)
{
  view_set_up_with (fixture, view_new_renderer (BUILDDIR "/src/render/pupitre-render", NULL));
}

void
view_tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

void
view_load (Fixture *fixture, GBytes *pdf)
{
  const int fd = test_file_new (pdf);

  pupitre_document_view_load (fixture->view, fd, "Bulletin");
  close (fd);
}

PupitreDocumentState
view_state (Fixture *fixture)
{
  return pupitre_document_view_get_state (fixture->view);
}

/* Returns a page that is alive, by its accessible order: the first, second… */
PupitreDocumentPage *
view_page (Fixture *fixture, guint number)
{
  GtkWidget *child = gtk_widget_get_first_child (fixture->canvas);

  for (guint i = 0; child != NULL && i < number; i++)
    child = gtk_widget_get_next_sibling (child);

  return child != NULL ? PUPITRE_DOCUMENT_PAGE (child) : NULL;
}

gboolean
view_is_sharp (Fixture *fixture, guint number)
{
  PupitreDocumentPage *found = view_page (fixture, number);

  return found != NULL && pupitre_document_page_is_sharp (found);
}

gboolean
view_has_failed (Fixture *fixture, guint number)
{
  PupitreDocumentPage *found = view_page (fixture, number);

  return found != NULL && pupitre_document_page_has_failed (found);
}

guint
view_count_pages (Fixture *fixture)
{
  guint n = 0;

  while (view_page (fixture, n) != NULL)
    n++;

  return n;
}
