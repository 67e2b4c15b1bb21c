/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-pill"

#include "config.h"

#include "pupitre-document-pill.h"

#include <glib/gi18n.h>
#include <math.h>

/* What floats over the pages of a document: how large they are, with the buttons that change it, and
 * which of them is being read. */

struct _PupitreDocumentPill {
  AdwBin     parent_instance;

  GtkWidget *zoom_button;
  GtkLabel  *zoom_label;
  GtkLabel  *page_label;
};

G_DEFINE_FINAL_TYPE (PupitreDocumentPill, pupitre_document_pill, ADW_TYPE_BIN)

static void
pupitre_document_pill_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PUPITRE_TYPE_DOCUMENT_PILL);

  G_OBJECT_CLASS (pupitre_document_pill_parent_class)->dispose (object);
}

static void
pupitre_document_pill_class_init (PupitreDocumentPillClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pupitre_document_pill_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/document/pupitre-document-pill.ui");
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentPill, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentPill, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, PupitreDocumentPill, page_label);
}

static void
pupitre_document_pill_init (PupitreDocumentPill *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pupitre_document_pill_show_page:
 * @self: A pill
 * @page: The page that is being read, from 1
 * @n_pages: How many there are
 *
 * Main thread.
 */
void
pupitre_document_pill_show_page (PupitreDocumentPill *self, guint page, guint n_pages)
{
  /* Translators: the page that is being read, and how many there are */
  g_autofree char *text = g_strdup_printf (C_("page number", "%u / %u"), page, n_pages);
  g_autofree char *spoken = g_strdup_printf (_("Page %u of %u"), page, n_pages);

  g_return_if_fail (PUPITRE_IS_DOCUMENT_PILL (self));

  gtk_label_set_text (self->page_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page_label),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * pupitre_document_pill_show_zoom:
 * @self: A pill
 * @zoom: How large the pages are; 1: as on paper
 *
 * Main thread.
 */
void
pupitre_document_pill_show_zoom (PupitreDocumentPill *self, double zoom)
{
  /* Translators: how large a page is shown, in per cent */
  g_autofree char *text = g_strdup_printf (C_("zoom", "%d%%"), (int) round (zoom * 100));
  /* Translators: %s is the zoom, as in "110%" */
  g_autofree char *spoken = g_strdup_printf (_("Zoom %s, fit width"), text);

  g_return_if_fail (PUPITRE_IS_DOCUMENT_PILL (self));

  gtk_label_set_text (self->zoom_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
