/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-find-bar"

#include "config.h"

#include "pupitre-document-find-bar.h"

#include <glib/gi18n.h>

#include "pupitre-document-finder.h"
#include "pupitre-finder.h"
#include "pupitre-reading-finder.h"

/* The bar above a document in which one types what to find, and which says how often it is there. */

struct _PupitreDocumentFindBar {
  GtkWidget              parent_instance;

  GtkSearchBar          *bar;
  GtkEditable           *entry;
  GtkLabel              *count;
  GtkWidget             *previous;
  GtkWidget             *next;

  PupitreDocumentCanvas *canvas;  /* (nullable) (unowned): stands under the bar */
  PupitreDocumentReader *reader;  /* (nullable) (unowned): stands there in place of a canvas */
  PupitreFinder         *finder;  /* (nullable): while something is searched */
};

G_DEFINE_FINAL_TYPE (PupitreDocumentFindBar, pupitre_document_find_bar, GTK_TYPE_WIDGET)

static char *
describe (PupitreFinder *finder)
{
  const guint n_found = pupitre_finder_get_n_found (finder);
  const guint position = pupitre_finder_get_position (finder);

  if (pupitre_finder_is_searching (finder))
    return g_strdup (_("Searching…"));
  if (n_found == 0)
    return g_strdup (_("Not found"));
  if (n_found >= PUPITRE_DOCUMENT_MOST_FOUND)
    return g_strdup_printf (ngettext ("%1$u of more than %2$u", "%1$u of more than %2$u", n_found),
                            position, n_found);

  /* Translators: which of the places is looked at, and in how many places the text was found */
  return g_strdup_printf (ngettext ("%1$u of %2$u", "%1$u of %2$u", n_found), position, n_found);
}

static void
update (PupitreDocumentFindBar *self)
{
  const gboolean typed = *gtk_editable_get_text (self->entry) != '\0';
  const gboolean found = self->finder != NULL &&
                         pupitre_finder_get_n_found (self->finder) > 0;
  g_autofree char *text = typed && self->finder != NULL ? describe (self->finder) : g_strdup ("");

  gtk_label_set_text (self->count, text);
  gtk_widget_set_sensitive (self->previous, found);
  gtk_widget_set_sensitive (self->next, found);
  if (typed && !found && self->finder != NULL &&
      !pupitre_finder_is_searching (self->finder))
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/* Where one is taken is where selecting with the keys begins. */
static void
on_moved (PupitreDocumentFindBar *self)
{
  PupitreTextRange range;
  graphene_rect_t area;
  guint page;

  if (self->canvas == NULL ||
      !pupitre_document_finder_get_current (PUPITRE_DOCUMENT_FINDER (self->finder), &page, &range,
                                            &area))
    return;
  pupitre_document_canvas_show_area (self->canvas, page, &area);
  range.end = range.start;
  pupitre_document_selection_set (pupitre_document_canvas_get_selection (self->canvas), page, range);
}

static void
stop (PupitreDocumentFindBar *self)
{
  if (self->finder == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->finder, self);
  pupitre_finder_search (self->finder, NULL, 0);
  g_clear_object (&self->finder);
}

/* @returns: (transfer full) (nullable) */
static PupitreFinder *
create_finder (PupitreDocumentFindBar *self)
{
  PupitreDocumentTexts *texts;

  if (self->reader != NULL)
    return PUPITRE_FINDER (pupitre_reading_finder_new (self->reader));
  texts = pupitre_document_canvas_get_texts (self->canvas);
  return texts != NULL ? PUPITRE_FINDER (pupitre_document_finder_new (
                           texts, pupitre_document_canvas_get_marks (self->canvas)))
                       : NULL;
}

static void
search (PupitreDocumentFindBar *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  if (self->finder == NULL && *text != '\0') {
    self->finder = create_finder (self);
    if (self->finder != NULL) {
      g_signal_connect_swapped (self->finder, "changed", G_CALLBACK (update), self);
      g_signal_connect_swapped (self->finder, "moved", G_CALLBACK (on_moved), self);
    }
  }
  if (self->finder != NULL)
    pupitre_finder_search (self->finder, text, self->canvas != NULL
                             ? pupitre_document_canvas_get_page (self->canvas) : 0);
  update (self);
}

static void
on_shown (PupitreDocumentFindBar *self)
{
  if (gtk_search_bar_get_search_mode (self->bar)) {
    search (self);
    return;
  }
  stop (self);
  update (self);
  if (self->canvas != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->reader), GTK_DIR_TAB_FORWARD);
}

static void
on_next (PupitreDocumentFindBar *self)
{
  pupitre_document_find_bar_move (self, 1);
}

static void
on_previous (PupitreDocumentFindBar *self)
{
  pupitre_document_find_bar_move (self, -1);
}

static gboolean
on_shift_return (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  pupitre_document_find_bar_move (PUPITRE_DOCUMENT_FIND_BAR (widget), -1);

  return TRUE;
}

static void
pupitre_document_find_bar_dispose (GObject *object)
{
  PupitreDocumentFindBar *self = PUPITRE_DOCUMENT_FIND_BAR (object);

  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  /* Else it would ask for all pages that are left, and keep the document until it has them. */
  if (PUPITRE_IS_DOCUMENT_FINDER (self->finder))
    pupitre_finder_search (self->finder, NULL, 0);
  g_clear_object (&self->finder);
  gtk_widget_dispose_template (GTK_WIDGET (self), PUPITRE_TYPE_DOCUMENT_FIND_BAR);

  G_OBJECT_CLASS (pupitre_document_find_bar_parent_class)->dispose (object);
}

static void
pupitre_document_find_bar_class_init (PupitreDocumentFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_document_find_bar_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, RESOURCE_PATH "/document/pupitre-document-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, on_shift_return, NULL);
}

static void
pupitre_document_find_bar_init (PupitreDocumentFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, self->entry);
}

/**
 * pupitre_document_find_bar_set_canvas:
 * @self: A bar
 * @canvas: Whose document it searches; lives as long as the bar
 *
 * Main thread.
 */
void
pupitre_document_find_bar_set_canvas (PupitreDocumentFindBar *self, PupitreDocumentCanvas *canvas)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_FIND_BAR (self));

  self->canvas = canvas;
  update (self);
}

/**
 * pupitre_document_find_bar_set_reader:
 * @self: A bar without a canvas
 * @reader: Where it searches; lives as long as the bar
 *
 * Main thread.
 */
void
pupitre_document_find_bar_set_reader (PupitreDocumentFindBar *self, PupitreDocumentReader *reader)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_FIND_BAR (self));

  self->reader = reader;
  update (self);
}

/**
 * pupitre_document_find_bar_open:
 * @self: A bar
 *
 * Lets one type what to find. Main thread.
 */
void
pupitre_document_find_bar_open (PupitreDocumentFindBar *self)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

/**
 * pupitre_document_find_bar_close:
 * @self: A bar
 *
 * Takes the bar and what it has marked away. Main thread.
 */
void
pupitre_document_find_bar_close (PupitreDocumentFindBar *self)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

/**
 * pupitre_document_find_bar_reset:
 * @self: A bar
 *
 * What is searched is about to be another document: what was typed is forgotten. Main thread.
 */
void
pupitre_document_find_bar_reset (PupitreDocumentFindBar *self)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_FIND_BAR (self));

  stop (self);
  gtk_editable_set_text (self->entry, "");
  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

/**
 * pupitre_document_find_bar_move:
 * @self: A bar
 * @direction: 1: to the next place, -1: to the one before
 *
 * Opens the bar if it is not. Main thread.
 */
void
pupitre_document_find_bar_move (PupitreDocumentFindBar *self, int direction)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_FIND_BAR (self));

  if (!gtk_search_bar_get_search_mode (self->bar))
    pupitre_document_find_bar_open (self);
  else if (self->finder != NULL)
    pupitre_finder_move (self->finder, direction);
}
