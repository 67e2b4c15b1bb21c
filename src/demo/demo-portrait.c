/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "demo-portrait"

#include "demo-portrait.h"

#include "demo-random.h"

#include <cairo.h>

#include <math.h>

/* The school's photograph of a child: a drawn face, because nobody here exists. */

#define WIDTH 320
#define HEIGHT 400

static void
set_colour (cairo_t *cr,
            guint    rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                        (rgb & 255) / 255.0);
}

static void
ellipse (cairo_t *cr,
         double   x,
         double   y,
         double   rx,
         double   ry)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rx, ry);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
}

/* A photographer's cloth, lighter in the middle. */
static void
draw_background (cairo_t *cr,
                 guint    rgb)
{
  cairo_pattern_t *light = cairo_pattern_create_radial (WIDTH / 2, 150, 20, WIDTH / 2, 200, 300);

  set_colour (cr, rgb);
  cairo_paint (cr);
  cairo_pattern_add_color_stop_rgba (light, 0, 1, 1, 1, 0.55);
  cairo_pattern_add_color_stop_rgba (light, 1, 0, 0, 0, 0.18);
  cairo_set_source (cr, light);
  cairo_paint (cr);
  cairo_pattern_destroy (light);
}

static void
draw_shoulders (cairo_t *cr,
                guint    skin,
                guint    shirt)
{
  set_colour (cr, shirt);
  cairo_move_to (cr, 20, HEIGHT);
  cairo_curve_to (cr, 30, 325, 90, 312, 130, 300);
  cairo_line_to (cr, 190, 300);
  cairo_curve_to (cr, 230, 312, 290, 325, 300, HEIGHT);
  cairo_close_path (cr);
  cairo_fill (cr);
  set_colour (cr, skin);
  cairo_rectangle (cr, 132, 250, 56, 56);
  cairo_fill (cr);
  ellipse (cr, 160, 304, 28, 16);
  cairo_fill (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.10);
  ellipse (cr, 160, 262, 30, 12);
  cairo_fill (cr);
}

static void
draw_long_hair (cairo_t *cr,
                guint    hair)
{
  set_colour (cr, hair);
  cairo_move_to (cr, 160, 62);
  cairo_curve_to (cr, 40, 60, 66, 210, 62, 320);
  cairo_curve_to (cr, 110, 345, 210, 345, 258, 320);
  cairo_curve_to (cr, 254, 210, 280, 60, 160, 62);
  cairo_fill (cr);
}

static void
draw_face (cairo_t *cr,
           guint    skin,
           guint    hair)
{
  set_colour (cr, skin);
  ellipse (cr, 82, 190, 14, 22);
  ellipse (cr, 238, 190, 14, 22);
  ellipse (cr, 160, 180, 78, 94);
  cairo_fill (cr);
  cairo_set_source_rgba (cr, 0.92, 0.35, 0.35, 0.22);
  ellipse (cr, 114, 214, 19, 13);
  ellipse (cr, 206, 214, 19, 13);
  cairo_fill (cr);

  cairo_set_source_rgb (cr, 1, 1, 1);
  ellipse (cr, 130, 180, 15, 12);
  ellipse (cr, 190, 180, 15, 12);
  cairo_fill (cr);
  set_colour (cr, 0x3a2a1c);
  ellipse (cr, 131, 181, 8.5, 9);
  ellipse (cr, 189, 181, 8.5, 9);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  ellipse (cr, 134, 178, 2.6, 2.6);
  ellipse (cr, 192, 178, 2.6, 2.6);
  cairo_fill (cr);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 5);
  set_colour (cr, hair);
  cairo_arc (cr, 130, 186, 25, -2.3, -0.9);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 190, 186, 25, -2.25, -0.85);
  cairo_stroke (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.20);
  cairo_set_line_width (cr, 4);
  cairo_arc (cr, 160, 203, 9, 0.5, 2.6);
  cairo_stroke (cr);
}

static void
draw_smile (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.66, 0.20, 0.22);
  cairo_arc (cr, 160, 222, 31, 0.25, G_PI - 0.25);
  cairo_close_path (cr);
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 120, 224, 80, 13);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_fringe (cairo_t *cr,
             guint    hair,
             gboolean side)
{
  set_colour (cr, hair);
  cairo_move_to (cr, 76, 190);
  cairo_curve_to (cr, 60, 60, 120, 60, 160, 60);
  cairo_curve_to (cr, 210, 58, 262, 70, 244, 190);
  if (side) {
    cairo_curve_to (cr, 238, 150, 226, 136, 206, 122);
    cairo_curve_to (cr, 170, 140, 110, 140, 92, 146);
  } else {
    cairo_curve_to (cr, 240, 150, 220, 140, 200, 138);
    cairo_curve_to (cr, 180, 118, 150, 142, 130, 122);
    cairo_curve_to (cr, 118, 142, 96, 140, 88, 150);
  }
  cairo_curve_to (cr, 84, 160, 80, 174, 76, 190);
  cairo_fill (cr);
}

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * demo_portrait_draw:
 * @families: The families
 * @child: A child who has a photo
 *
 * Returns: (transfer full): a PNG, always the same for a child.
 */
GBytes *
demo_portrait_draw (DemoFamilies    *families,
                    const DemoChild *child)
{
  static const guint skins[] = { 0xf6d2b8, 0xeab98f, 0xc68b5d, 0x8d5a3b };
  static const guint hairs[] = { 0x3b2417, 0x7a4a21, 0xc98a3a, 0x1c1a1c, 0x9b3d1e };
  static const guint cloths[] = { 0x7fa7c9, 0x9fbf9a, 0xb7a6cf, 0xd6b48a };
  static const guint shirts[] = { 0xd1495b, 0x2f6690, 0xedae49, 0x386641, 0x6d597a };
  DemoRandom random =
    demo_random_for (demo_families_get_seed (families), "portrait %s", child->fiche);
  guint skin = demo_random_pick (&random, skins), hair = demo_random_pick (&random, hairs);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GByteArray *png = g_byte_array_new ();

  draw_background (cr, demo_random_pick (&random, cloths));
  if (child->girl)
    draw_long_hair (cr, hair);
  draw_shoulders (cr, skin, demo_random_pick (&random, shirts));
  draw_face (cr, skin, hair);
  draw_smile (cr);
  draw_fringe (cr, hair, child->girl);

  cairo_surface_write_to_png_stream (surface, append, png);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (png);
}
