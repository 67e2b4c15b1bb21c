/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-sheet"

#include "demo-sheet.h"

#include "demo-clock.h"

#include <cairo-pdf.h>

/* Letter pages of a PDF: texts, boxes and lines from the top down. */

#define FAMILY "Cantarell, DejaVu Sans, sans-serif"
#define FOOT 54.0

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Printed pages are the same on every machine: nothing here depends on a screen. */
static PangoLayout *
new_layout (cairo_t *cr)
{
  PangoLayout *layout;
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context = pango_cairo_create_context (cr);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_language (context, pango_language_from_string ("fr"));
  layout = pango_layout_new (context);
  cairo_font_options_destroy (options);
  g_object_unref (context);
  return layout;
}

/* Twice the same body: the first time only to know how many pages there are. */
static int
draw_pages (cairo_surface_t *surface,
            DemoSheetFunc    body,
            DemoSheetFunc    footer,
            gpointer         data,
            int              n_pages)
{
  DemoSheet sheet = { cairo_create (surface), NULL, DEMO_SHEET_MARGIN, 1, n_pages, footer, data };

  sheet.layout = new_layout (sheet.cr);
  body (&sheet, data);
  if (footer != NULL)
    footer (&sheet, data);
  cairo_show_page (sheet.cr);
  g_object_unref (sheet.layout);
  cairo_destroy (sheet.cr);
  return sheet.page;
}

/**
 * demo_sheet_draw:
 * @body: Draws everything, asking for pages as it needs them
 * @footer: (nullable): Draws the foot of each page
 * @data: For both
 * @title: The title of the document
 * @author: Who made it
 * @date: When
 *
 * Returns: (transfer full): a PDF; its bytes only depend on what is drawn and on the fonts.
 */
GBytes *
demo_sheet_draw (DemoSheetFunc  body,
                 DemoSheetFunc  footer,
                 gpointer       data,
                 const char    *title,
                 const char    *author,
                 GDateTime     *date)
{
  g_autofree char *stamp = demo_clock_stamp (date);
  GByteArray *pdf = g_byte_array_new ();
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  int n_pages = draw_pages (surface, body, NULL, data, 0);

  cairo_surface_destroy (surface);
  surface = cairo_pdf_surface_create_for_stream (append, pdf, DEMO_SHEET_WIDTH, DEMO_SHEET_HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "pupitre-demo-portal");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
  draw_pages (surface, body, footer, data, n_pages);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (pdf);
}

/**
 * demo_sheet_next_page:
 * @self: The sheet
 *
 * Goes to the top of a new page.
 */
void
demo_sheet_next_page (DemoSheet *self)
{
  if (self->footer != NULL)
    self->footer (self, self->data);
  cairo_show_page (self->cr);
  self->page++;
  self->y = DEMO_SHEET_MARGIN;
}

/**
 * demo_sheet_need:
 * @self: The sheet
 * @height: What comes next and must not be torn
 *
 * Goes to a new page if this one has no room.
 */
void
demo_sheet_need (DemoSheet *self,
                 double     height)
{
  if (self->y + height > DEMO_SHEET_HEIGHT - FOOT)
    demo_sheet_next_page (self);
}

static void
set_text (DemoSheet      *self,
          double          width,
          PangoAlignment  alignment,
          DemoInk         ink,
          const char     *text)
{
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, ink.size * PANGO_SCALE);
  pango_font_description_set_weight (font, ink.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (font, ink.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  /* Figures of one width, so that marks stand in columns. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_width (self->layout, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (self->layout, alignment);
  pango_layout_set_line_spacing (self->layout, 1.08f);
  pango_layout_set_text (self->layout, text, -1);
  pango_font_description_free (font);
}

static double
layout_height (DemoSheet *self)
{
  int height;

  pango_layout_get_size (self->layout, NULL, &height);
  return height / (double) PANGO_SCALE;
}

/**
 * demo_sheet_measure:
 * @self: The sheet
 * @width: Where lines break
 * @ink: How it looks
 * @text: A text
 *
 * Returns: how high the text is.
 */
double
demo_sheet_measure (DemoSheet  *self,
                    double      width,
                    DemoInk     ink,
                    const char *text)
{
  set_text (self, width, PANGO_ALIGN_LEFT, ink, text);
  return layout_height (self);
}

/**
 * demo_sheet_text:
 * @self: The sheet
 * @x: Left
 * @y: Top
 * @width: Where lines break, and what it is aligned in
 * @alignment: Left, centre or right
 * @ink: How it looks
 * @text: A text
 *
 * Writes a text.
 *
 * Returns: how high it is.
 */
double
demo_sheet_text (DemoSheet      *self,
                 double          x,
                 double          y,
                 double          width,
                 PangoAlignment  alignment,
                 DemoInk         ink,
                 const char     *text)
{
  set_text (self, width, alignment, ink, text);
  demo_sheet_set_colour (self, ink.rgb);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, self->layout);
  return layout_height (self);
}

/**
 * demo_sheet_set_colour:
 * @self: The sheet
 * @rgb: As 0xRRGGBB
 *
 * Chooses the colour of what is drawn next.
 */
void
demo_sheet_set_colour (DemoSheet *self,
                       guint      rgb)
{
  cairo_set_source_rgb (self->cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                        (rgb & 255) / 255.0);
}

/**
 * demo_sheet_fill:
 * @self: The sheet
 * @x: Left
 * @y: Top
 * @width: Width
 * @height: Height
 * @rgb: Colour
 *
 * Fills a box.
 */
void
demo_sheet_fill (DemoSheet *self,
                 double     x,
                 double     y,
                 double     width,
                 double     height,
                 guint      rgb)
{
  demo_sheet_set_colour (self, rgb);
  cairo_rectangle (self->cr, x, y, width, height);
  cairo_fill (self->cr);
}

/**
 * demo_sheet_frame:
 * @self: The sheet
 * @x: Left
 * @y: Top
 * @width: Width
 * @height: Height
 * @rgb: Colour
 *
 * Draws a thin frame.
 */
void
demo_sheet_frame (DemoSheet *self,
                  double     x,
                  double     y,
                  double     width,
                  double     height,
                  guint      rgb)
{
  demo_sheet_set_colour (self, rgb);
  cairo_set_line_width (self->cr, 0.6);
  cairo_rectangle (self->cr, x, y, width, height);
  cairo_stroke (self->cr);
}

/**
 * demo_sheet_line:
 * @self: The sheet
 * @x: Left
 * @y: Where
 * @width: How long
 * @thickness: How thick
 * @rgb: Colour
 *
 * Draws a line across.
 */
void
demo_sheet_line (DemoSheet *self,
                 double     x,
                 double     y,
                 double     width,
                 double     thickness,
                 guint      rgb)
{
  demo_sheet_set_colour (self, rgb);
  cairo_set_line_width (self->cr, thickness);
  cairo_move_to (self->cr, x, y);
  cairo_line_to (self->cr, x + width, y);
  cairo_stroke (self->cr);
}

/**
 * demo_colour_mix:
 * @rgb: A colour
 * @white: How much of white, 0 to 1
 *
 * Returns: the paler colour.
 */
guint
demo_colour_mix (guint  rgb,
                 double white)
{
  guint mixed = 0;

  for (int shift = 16; shift >= 0; shift -= 8) {
    guint part = rgb >> shift & 255;

    mixed |= (part + (guint) ((255 - part) * white)) << shift;
  }
  return mixed;
}

/**
 * demo_sheet_add_outline:
 * @self: A sheet
 * @title: A heading that is about to be drawn
 *
 * Puts the heading into the table of contents of the document, which leads here.
 */
void
demo_sheet_add_outline (DemoSheet  *self,
                        const char *title)
{
  g_autofree char *place = g_strdup_printf ("page=%d pos=[0 %d]", self->page, (int) self->y);
  cairo_surface_t *surface = cairo_get_target (self->cr);

  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_PDF)
    cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, title, place, 0);
}
