/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-reader"

#include "config.h"

#include "pupitre-document-reader.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "pupitre-error.h"
#include "pupitre-reading.h"
#include "pupitre-reading-grid.h"

/* A document as text: headings, paragraphs and tables, page after page, for a screen reader, for
 * large letters and for narrow windows. */

#define WIDTH 760
#define PAGES_AT_A_TIME 40

/* What is ours, not the document's. */
#define NOTE "reading-note"

struct _PupitreDocumentReader {
  GtkWidget             parent_instance;

  GtkScrolledWindow    *window;
  GtkBox               *box;
  GtkWidget            *more;         /* (nullable): asks for further pages */
  PupitreDocumentTexts *texts;        /* (nullable) */
  GCancellable         *cancellable;
  guint                 page;         /* the next one, from 0 */
  guint                 until;
  gboolean              reading;
  GtkLabel             *wanted;       /* (nullable) (owned): to be scrolled to */
  guint                 wanted_place; /* bytes of its text */
  guint                 frames;       /* the tick that waits for that */
  guint                 n_frames;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreDocumentReader, pupitre_document_reader, GTK_TYPE_WIDGET)

static void read_next (PupitreDocumentReader *self);

static void
pupitre_document_reader_dispose (GObject *object)
{
  PupitreDocumentReader *self = PUPITRE_DOCUMENT_READER (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->texts);
  g_clear_object (&self->wanted);
  if (self->frames != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->frames);
  self->frames = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pupitre_document_reader_parent_class)->dispose (object);
}

static void
pupitre_document_reader_finalize (GObject *object)
{
  g_object_unref (PUPITRE_DOCUMENT_READER (object)->cancellable);

  G_OBJECT_CLASS (pupitre_document_reader_parent_class)->finalize (object);
}

static void
pupitre_document_reader_class_init (PupitreDocumentReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_document_reader_dispose;
  object_class->finalize = pupitre_document_reader_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * PupitreDocumentReader::changed:
   * @self: A reader
   *
   * There is a page more, or none any more.
   */
  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_DOCUMENT_READER, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_document_reader_init (PupitreDocumentReader *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->cancellable = g_cancellable_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "reading");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), clamp);
  gtk_widget_set_parent (window, GTK_WIDGET (self));
  self->window = GTK_SCROLLED_WINDOW (window);
}

static GtkWidget *
new_text (const char *text, gboolean heading, int level)
{
  GtkWidget *label = heading ? g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                             GTK_ACCESSIBLE_ROLE_HEADING, NULL)
                             : gtk_label_new (NULL);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (!heading)
    return label;
  gtk_widget_add_css_class (label, level == 1 ? "title-2" : "title-4");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);

  return label;
}

static void
add_note (PupitreDocumentReader *self, const char *text)
{
  GtkWidget *label = new_text (text, FALSE, 0);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, NOTE);
  gtk_box_append (self->box, label);
}

static void
add_page (PupitreDocumentReader *self, PupitrePageText *text)
{
  g_autoptr (GPtrArray) blocks = text != NULL ? pupitre_reading_new (text) : NULL;
  g_autofree char *title =
    g_strdup_printf (_("Page %u of %u"), self->page + 1,
                     pupitre_rendered_document_get_n_pages (
                       pupitre_document_texts_get_document (self->texts)));

  add_note (self, title);
  if (text == NULL)
    add_note (self, _("This page could not be read"));
  else if (blocks->len == 0)
    add_note (self, _("This page has no text: it is a picture, or empty"));
  for (guint i = 0; blocks != NULL && i < blocks->len; i++) {
    const PupitreReadingBlock *block = g_ptr_array_index (blocks, i);

    if (block->kind == PUPITRE_READING_TABLE)
      gtk_box_append (self->box, pupitre_reading_grid_new (block));
    else
      gtk_box_append (self->box, new_text (block->text, block->kind == PUPITRE_READING_HEADING,
                                           (int) block->level));
  }
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PupitreDocumentReader) self = data;
  g_autoptr (PupitrePageText) text = NULL;
  g_autoptr (GError) error = NULL;

  text = pupitre_document_texts_get_finish (PUPITRE_DOCUMENT_TEXTS (source), result, &error);
  if (pupitre_error_is_cancelled (error))
    return;
  add_page (self, text);
  self->page++;
  read_next (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_more (PupitreDocumentReader *self)
{
  gtk_box_remove (self->box, self->more);
  self->more = NULL;
  self->until += PAGES_AT_A_TIME;
  read_next (self);
}

static void
read_next (PupitreDocumentReader *self)
{
  const guint n_pages =
    pupitre_rendered_document_get_n_pages (pupitre_document_texts_get_document (self->texts));

  self->reading = self->page < MIN (n_pages, self->until);
  if (self->reading) {
    pupitre_document_texts_get_async (self->texts, self->page, TRUE, self->cancellable, on_text,
                                      g_object_ref (self));
  } else if (self->page < n_pages) {
    self->more = gtk_button_new_with_mnemonic (_("_Read More Pages"));
    gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (self->more, "pill");
    g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (on_more), self);
    gtk_box_append (self->box, self->more);
  }
}

/**
 * pupitre_document_reader_set_texts:
 * @self: A reader
 * @texts: (nullable): The texts of a document; none: nothing any more
 *
 * Reads a document from its beginning. Main thread.
 */
void
pupitre_document_reader_set_texts (PupitreDocumentReader *self, PupitreDocumentTexts *texts)
{
  GtkWidget *child;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_READER (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  self->more = NULL;
  g_set_object (&self->texts, texts);
  self->page = 0;
  self->until = PAGES_AT_A_TIME;
  self->reading = FALSE;
  if (texts != NULL)
    read_next (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * pupitre_document_reader_is_reading:
 * @self: A reader
 *
 * Returns: whether further pages are about to come. Main thread.
 */
gboolean
pupitre_document_reader_is_reading (PupitreDocumentReader *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_READER (self), FALSE);

  return self->reading;
}

static void
add_labels (GtkWidget *widget, GPtrArray *labels)
{
  if (GTK_IS_BUTTON (widget) || gtk_widget_has_css_class (widget, NOTE))
    return;
  if (GTK_IS_LABEL (widget))
    g_ptr_array_add (labels, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_labels (child, labels);
}

/**
 * pupitre_document_reader_list_labels:
 * @self: A reader
 *
 * Returns: (transfer container) (element-type GtkLabel): what the document says, as far as it is shown,
 *   in reading order. Main thread.
 */
GPtrArray *
pupitre_document_reader_list_labels (PupitreDocumentReader *self)
{
  GPtrArray *labels = g_ptr_array_new ();

  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_READER (self), labels);

  add_labels (GTK_WIDGET (self->box), labels);
  return labels;
}

/**
 * pupitre_document_reader_read_on:
 * @self: A reader
 *
 * Returns: whether there are further pages, which come then. Main thread.
 */
gboolean
pupitre_document_reader_read_on (PupitreDocumentReader *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_READER (self), FALSE);

  if (self->more != NULL)
    on_more (self);
  return self->reading;
}

static void
scroll_to (PupitreDocumentReader *self, GtkLabel *label, guint place)
{
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (self->window);
  const double seen = gtk_adjustment_get_page_size (scroll);
  graphene_point_t point;
  PangoRectangle line;

  pango_layout_index_to_pos (gtk_label_get_layout (label), (int) place, &line);
  if (!gtk_widget_compute_point (GTK_WIDGET (label), GTK_WIDGET (self->box),
                                 &GRAPHENE_POINT_INIT (0, (float) PANGO_PIXELS (line.y)), &point))
    return;
  if ((double) point.y < gtk_adjustment_get_value (scroll) ||
      (double) point.y + PANGO_PIXELS (line.height) > gtk_adjustment_get_value (scroll) + seen)
    gtk_adjustment_set_value (scroll, (double) point.y - seen / 3);
}

/* What has just come has its place after a frame. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PupitreDocumentReader *self = PUPITRE_DOCUMENT_READER (widget);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->frames = 0;
  if (gtk_widget_is_ancestor (GTK_WIDGET (self->wanted), widget))
    scroll_to (self, self->wanted, self->wanted_place);
  g_clear_object (&self->wanted);
  return G_SOURCE_REMOVE;
}

/**
 * pupitre_document_reader_show_place:
 * @self: A reader
 * @label: Something that it shows
 * @place: Where in its text, in bytes
 *
 * Scrolls there soon, if it is not seen; the focus stays where it is. Main thread.
 */
void
pupitre_document_reader_show_place (PupitreDocumentReader *self, GtkLabel *label, guint place)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_READER (self));
  g_return_if_fail (GTK_IS_LABEL (label));

  g_set_object (&self->wanted, label);
  self->wanted_place = place;
  self->n_frames = 0;
  if (self->frames == 0)
    self->frames = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
}
