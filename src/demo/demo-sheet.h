/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

#define DEMO_SHEET_WIDTH 612.0
#define DEMO_SHEET_HEIGHT 792.0
#define DEMO_SHEET_MARGIN 40.0
#define DEMO_SHEET_INNER (DEMO_SHEET_WIDTH - 2 * DEMO_SHEET_MARGIN)

/**
 * DemoInk:
 * @size: In points
 * @bold: Whether bold
 * @italic: Whether italic
 * @rgb: Colour, as 0xRRGGBB
 *
 * How a text looks.
 */
typedef struct {
  double   size;
  gboolean bold;
  gboolean italic;
  guint    rgb;
} DemoInk;

/**
 * DemoSheet:
 * @cr: Where it is drawn, in points
 * @layout: For texts
 * @y: How far down the page it is
 * @page: The page, from 1
 * @n_pages: How many there will be, 0 while nobody knows
 * @footer: (nullable): Draws the foot of a page
 * @data: For @footer
 *
 * Letter pages that are being drawn.
 */
typedef struct _DemoSheet DemoSheet;

typedef void (*DemoSheetFunc) (DemoSheet *sheet,
                               gpointer   data);

struct _DemoSheet {
  cairo_t       *cr;
  PangoLayout   *layout;
  double         y;
  int            page;
  int            n_pages;
  DemoSheetFunc  footer;
  gpointer       data;
};

GBytes *demo_sheet_draw       (DemoSheetFunc    body,
                               DemoSheetFunc    footer,
                               gpointer         data,
                               const char      *title,
                               const char      *author,
                               GDateTime       *date) G_GNUC_WARN_UNUSED_RESULT;
void    demo_sheet_next_page  (DemoSheet       *self);
void    demo_sheet_need       (DemoSheet       *self,
                               double           height);
double  demo_sheet_measure    (DemoSheet       *self,
                               double           width,
                               DemoInk          ink,
                               const char      *text);
double  demo_sheet_text       (DemoSheet       *self,
                               double           x,
                               double           y,
                               double           width,
                               PangoAlignment   alignment,
                               DemoInk          ink,
                               const char      *text);
void    demo_sheet_fill       (DemoSheet       *self,
                               double           x,
                               double           y,
                               double           width,
                               double           height,
                               guint            rgb);
void    demo_sheet_frame      (DemoSheet       *self,
                               double           x,
                               double           y,
                               double           width,
                               double           height,
                               guint            rgb);
void    demo_sheet_line       (DemoSheet       *self,
                               double           x,
                               double           y,
                               double           width,
                               double           thickness,
                               guint            rgb);
void    demo_sheet_add_outline (DemoSheet      *self,
                               const char      *title);
void    demo_sheet_set_colour (DemoSheet       *self,
                               guint            rgb);
guint   demo_colour_mix       (guint            rgb,
                               double           white);

G_END_DECLS
