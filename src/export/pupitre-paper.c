/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-paper"

#include "config.h"

#include "pupitre-paper.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* Pages of Letter paper on which text is put: a PDF that is made in memory and is nowhere else.
 * Everything on them is black, so that any printer shows it. One thread at a time. */

struct _PupitrePaper {
  GByteArray      *bytes;
  cairo_surface_t *surface;
  cairo_t         *cairo;
  double           width;
  double           height;
  guint            n_turned;
};

static cairo_status_t
take (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * pupitre_paper_new:
 * @lying: Whether the long side is the width
 * @title: What the document says it is
 *
 * Returns: (transfer full): the first page, with nothing on it.
 */
PupitrePaper *
pupitre_paper_new (gboolean lying, const char *title)
{
  PupitrePaper *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (PupitrePaper, 1);
  self->width = lying ? PUPITRE_PAPER_LONG_SIDE : PUPITRE_PAPER_SHORT_SIDE;
  self->height = lying ? PUPITRE_PAPER_SHORT_SIDE : PUPITRE_PAPER_LONG_SIDE;
  self->bytes = g_byte_array_new ();
  self->surface =
    cairo_pdf_surface_create_for_stream (take, self->bytes, self->width, self->height);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Pupitre");
  self->cairo = cairo_create (self->surface);
  return self;
}

/**
 * pupitre_paper_free:
 * @self: (transfer full) (nullable): Pages
 */
void
pupitre_paper_free (PupitrePaper *self)
{
  if (self == NULL)
    return;
  cairo_destroy (self->cairo);
  cairo_surface_destroy (self->surface);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/**
 * pupitre_paper_get_cairo:
 * @self: Pages
 *
 * Returns: (transfer none): what draws lines on the page.
 */
cairo_t *
pupitre_paper_get_cairo (PupitrePaper *self)
{
  return self->cairo;
}

/**
 * pupitre_paper_get_width:
 * @self: Pages
 *
 * Returns: the width of a page, in points.
 */
double
pupitre_paper_get_width (PupitrePaper *self)
{
  return self->width;
}

/**
 * pupitre_paper_get_height:
 * @self: Pages
 *
 * Returns: the height of a page, in points.
 */
double
pupitre_paper_get_height (PupitrePaper *self)
{
  return self->height;
}

/**
 * pupitre_paper_create_layout:
 * @self: Pages
 * @markup: What it says, as Pango's markup
 * @font: As pango_font_description_from_string() reads it
 * @width: Where its lines end, in points
 *
 * Returns: (transfer full): text that is on no page yet.
 */
PangoLayout *
pupitre_paper_create_layout (PupitrePaper *self, const char *markup, const char *font, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cairo);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_markup (layout, markup, -1);
  return layout;
}

/**
 * pupitre_paper_show:
 * @self: Pages
 * @layout: Text
 * @x: Where it begins, in points
 * @y: Where its first line has its top, in points
 *
 * Puts text on the page.
 */
void
pupitre_paper_show (PupitrePaper *self, PangoLayout *layout, double x, double y)
{
  cairo_move_to (self->cairo, x, y);
  pango_cairo_show_layout (self->cairo, layout);
}

/**
 * pupitre_paper_show_lines:
 * @self: Pages
 * @layout: Text
 * @line: (inout): The first of its lines to be shown; set to the one after the last that was
 * @x: Where they begin, in points
 * @y: Where the first one has its top, in points
 * @bottom: Where the last one ends at the latest, in points; the first is shown in any case
 *
 * Puts as many lines of a text on the page as it has room for.
 *
 * Returns: where the last one ends, in points.
 */
double
pupitre_paper_show_lines (PupitrePaper *self,
                          PangoLayout  *layout,
                          int          *line,
                          double        x,
                          double        y,
                          double        bottom)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  const int n_lines = pango_layout_get_line_count (layout);
  const int first = *line;
  int top = 0, end, baseline;

  for (int i = 0; i < first; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_yrange (iter, &top, NULL);
  end = top;
  for (int i = first; i < n_lines; i++) {
    int line_end;

    pango_layout_iter_get_line_yrange (iter, NULL, &line_end);
    if (i > first && y + (line_end - top) / (double) PANGO_SCALE > bottom)
      break;
    end = line_end;
    baseline = pango_layout_iter_get_baseline (iter);
    cairo_move_to (self->cairo, x, y + (baseline - top) / (double) PANGO_SCALE);
    pango_cairo_show_layout_line (self->cairo, pango_layout_iter_get_line_readonly (iter));
    *line = i + 1;
    pango_layout_iter_next_line (iter);
  }
  return y + (end - top) / (double) PANGO_SCALE;
}

/**
 * pupitre_paper_show_number:
 * @self: Pages
 * @n_pages: How many there are going to be
 * @font: As pango_font_description_from_string() reads it
 * @margin: How far from the right edge, in points
 * @y: Where it has its top, in points
 *
 * Puts the number of the page on it, of one of several.
 */
void
pupitre_paper_show_number (PupitrePaper *self,
                           guint         n_pages,
                           const char   *font,
                           double        margin,
                           double        y)
{
  g_autofree char *number = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  if (n_pages <= 1)
    return;
  /* Translators: at the foot of a page of paper: 1 its number, 2 how many there are */
  number = g_strdup_printf (C_("on paper", "Page %1$u of %2$u"), self->n_turned + 1, n_pages);
  layout = pupitre_paper_create_layout (self, number, font, self->width - 2 * margin);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pupitre_paper_show (self, layout, margin, y);
}

/**
 * pupitre_paper_height_of:
 * @layout: Text
 *
 * Returns: how high it is, in points.
 */
double
pupitre_paper_height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return height / (double) PANGO_SCALE;
}

/**
 * pupitre_paper_turn:
 * @self: Pages
 *
 * Ends the page. Another one begins only if something is put on it.
 */
void
pupitre_paper_turn (PupitrePaper *self)
{
  cairo_show_page (self->cairo);
  self->n_turned++;
}

/**
 * pupitre_paper_get_n_turned:
 * @self: Pages
 *
 * Returns: how many have been ended.
 */
guint
pupitre_paper_get_n_turned (PupitrePaper *self)
{
  return self->n_turned;
}

/**
 * pupitre_paper_finish:
 * @self: Pages, all of them ended
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): the PDF; nothing can be put on @self any more.
 */
GBytes *
pupitre_paper_finish (PupitrePaper *self, GError **error)
{
  cairo_status_t status = cairo_status (self->cairo);

  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
    return NULL;
  }
  return g_bytes_new (self->bytes->data, self->bytes->len);
}
