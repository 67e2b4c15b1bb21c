/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-letterhead"

#include "demo-letterhead.h"

/* The head and the foot of whatever a school prints. */

#define EMBLEM 46.0

static const DemoInk small = { 7.6, FALSE, FALSE, 0x555b66 };

/* Two leaves and a wave in a shield of the school's colour. */
static void
draw_emblem (DemoSheet *sheet,
             double     x,
             double     y,
             guint      colour)
{
  cairo_t *cr = sheet->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, EMBLEM / 100, EMBLEM / 100);
  demo_sheet_set_colour (sheet, colour);
  cairo_move_to (cr, 8, 4);
  cairo_line_to (cr, 92, 4);
  cairo_line_to (cr, 92, 52);
  cairo_curve_to (cr, 92, 78, 70, 92, 50, 100);
  cairo_curve_to (cr, 30, 92, 8, 78, 8, 52);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_move_to (cr, 48, 60);
  cairo_curve_to (cr, 20, 52, 18, 28, 24, 16);
  cairo_curve_to (cr, 42, 22, 50, 40, 48, 60);
  cairo_move_to (cr, 52, 60);
  cairo_curve_to (cr, 80, 52, 82, 28, 76, 16);
  cairo_curve_to (cr, 58, 22, 50, 40, 52, 60);
  cairo_fill (cr);
  cairo_set_line_width (cr, 5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, 24, 72);
  cairo_curve_to (cr, 36, 62, 44, 80, 54, 72);
  cairo_curve_to (cr, 62, 66, 70, 66, 76, 72);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * demo_letterhead_draw:
 * @sheet: At the top of its first page
 * @school: Whose paper it is
 * @title: What it is
 * @subtitle: Which one
 * @detail: (nullable): A smaller line
 *
 * Draws the head, and leaves the sheet under it.
 */
void
demo_letterhead_draw (DemoSheet        *sheet,
                      const DemoSchool *school,
                      const char       *title,
                      const char       *subtitle,
                      const char       *detail)
{
  const double left = DEMO_SHEET_MARGIN + EMBLEM + 12, top = DEMO_SHEET_MARGIN;
  const double half = DEMO_SHEET_INNER / 2, right = DEMO_SHEET_WIDTH / 2 + 30;
  const double right_width = DEMO_SHEET_WIDTH - DEMO_SHEET_MARGIN - right;
  const DemoInk centre = { 7.8, TRUE, FALSE, school->colour };
  const DemoInk name = { 13.5, TRUE, FALSE, 0x20242c };
  const DemoInk big = { 17, TRUE, FALSE, school->colour };
  const DemoInk middle = { 10.5, TRUE, FALSE, 0x20242c };
  g_autofree char *address = g_strdup_printf ("%s\n%s\nTéléphone\302\240: %s", school->address,
                                              school->town, school->telephone);
  double y;

  draw_emblem (sheet, DEMO_SHEET_MARGIN, top, school->colour);
  y = top - 1;
  y += demo_sheet_text (sheet, left, y, half, PANGO_ALIGN_LEFT, centre,
                        school->organisation->name) + 1;
  y += demo_sheet_text (sheet, left, y, half, PANGO_ALIGN_LEFT, name, school->name) + 1;
  demo_sheet_text (sheet, left, y, half, PANGO_ALIGN_LEFT, small, address);

  y = top - 3;
  y += demo_sheet_text (sheet, right, y, right_width, PANGO_ALIGN_RIGHT, big, title) + 1;
  y += demo_sheet_text (sheet, right, y, right_width, PANGO_ALIGN_RIGHT, middle, subtitle) + 2;
  if (detail != NULL)
    demo_sheet_text (sheet, right, y, right_width, PANGO_ALIGN_RIGHT, small, detail);

  sheet->y = top + 66;
  demo_sheet_line (sheet, DEMO_SHEET_MARGIN, sheet->y, DEMO_SHEET_INNER, 2, school->colour);
  sheet->y += 10;
}

/**
 * demo_letterhead_footer:
 * @sheet: A sheet
 * @school: Whose paper it is
 * @what: What the pages are of
 *
 * Draws the foot of a page, with its number.
 */
void
demo_letterhead_footer (DemoSheet        *sheet,
                        const DemoSchool *school,
                        const char       *what)
{
  const double y = DEMO_SHEET_HEIGHT - 40;
  const DemoInk ink = { 7.4, FALSE, FALSE, 0x6b717c };
  g_autofree char *page = g_strdup_printf ("Page %d de %d", sheet->page, sheet->n_pages);

  demo_sheet_line (sheet, DEMO_SHEET_MARGIN, y, DEMO_SHEET_INNER, 0.6, 0xc3c8d0);
  demo_sheet_text (sheet, DEMO_SHEET_MARGIN, y + 5, DEMO_SHEET_INNER * 0.7, PANGO_ALIGN_LEFT, ink,
                   what);
  demo_sheet_text (sheet, DEMO_SHEET_MARGIN, y + 5, DEMO_SHEET_INNER, PANGO_ALIGN_RIGHT, ink,
                   page);
}
