/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-render-sheet.h"

#include <math.h>

/* Where the page of a document comes out on a sheet of paper. The helper draws by it, and the window
 * says by it what the paper does not hold. */

/* No paper is smaller or larger, in points: an inch, and what a PDF may have as a side. */
#define LEAST_SIDE 72
#define MOST_SIDE 14400

/* A page that was made for the paper can differ from it by rounding. */
#define NEARLY 2

static gboolean
is_zero (double value)
{
  return value <= 0 && value >= 0;
}

static gboolean
is_within (double value, double least, double most)
{
  return isfinite (value) && value >= least && value <= most;
}

/**
 * pupitre_render_sheet_is_right:
 * @self: A sheet that came from elsewhere
 *
 * Returns: whether there is such a paper. Any thread.
 */
gboolean
pupitre_render_sheet_is_right (const PupitreRenderSheet *self)
{
  if (self->fit >= PUPITRE_RENDER_N_FITS || self->lying >= PUPITRE_RENDER_N_LYINGS)
    return FALSE;
  if (is_zero (self->width) && is_zero (self->height))
    return TRUE;

  return is_within (self->width, LEAST_SIDE, MOST_SIDE) &&
         is_within (self->height, LEAST_SIDE, MOST_SIDE) &&
         is_within (self->left, 0, self->width) && is_within (self->top, 0, self->height) &&
         is_within (self->right, 0, self->width) && is_within (self->bottom, 0, self->height) &&
         self->left + self->right < self->width && self->top + self->bottom < self->height;
}

/* The paper turned by a quarter, the way GTK turns it. */
static PupitreRenderSheet
lay (const PupitreRenderSheet *self)
{
  PupitreRenderSheet lying = *self;

  lying.width = self->height;
  lying.height = self->width;
  lying.top = self->left;
  lying.right = self->top;
  lying.bottom = self->right;
  lying.left = self->bottom;

  return lying;
}

/**
 * pupitre_render_sheet_place:
 * @self: A sheet that is right
 * @width: Of the page, in points, above 0
 * @height: The same
 * @place: (out caller-allocates): Where the page comes out
 *
 * Any thread.
 */
void
pupitre_render_sheet_place (const PupitreRenderSheet *self,
                            double                    width,
                            double                    height,
                            PupitreRenderPlace       *place)
{
  const gboolean lies = self->lying == PUPITRE_RENDER_LYING_ALWAYS ||
                        (self->lying == PUPITRE_RENDER_LYING_AS_PAGE && width > height);
  const PupitreRenderSheet sheet = lies ? lay (self) : *self;
  const double across = sheet.width - sheet.left - sheet.right;
  const double down = sheet.height - sheet.top - sheet.bottom;
  const gboolean holds = width <= sheet.width + NEARLY && height <= sheet.height + NEARLY;

  if (is_zero (self->width)) {
    *place = (PupitreRenderPlace) { .width = width, .height = height, .scale = 1 };
    return;
  }
  *place = (PupitreRenderPlace) { .width = sheet.width, .height = sheet.height, .scale = 1 };
  if (sheet.fit == PUPITRE_RENDER_FIT_REAL || (sheet.fit == PUPITRE_RENDER_FIT_SHRINK && holds)) {
    place->x = (sheet.width - width) / 2;
    place->y = (sheet.height - height) / 2;
    place->cut = !holds;
    return;
  }
  place->scale = MIN (across / width, down / height);
  place->x = sheet.left + (across - width * place->scale) / 2;
  place->y = sheet.top + (down - height * place->scale) / 2;
}

/**
 * pupitre_render_sheet_to_variant:
 * @self: A sheet
 *
 * Returns: (transfer floating): the sheet, of the type %PUPITRE_RENDER_SHEET_TYPE. Any thread.
 */
GVariant *
pupitre_render_sheet_to_variant (const PupitreRenderSheet *self)
{
  return g_variant_new (PUPITRE_RENDER_SHEET_TYPE, self->width, self->height, self->top, self->right,
                        self->bottom, self->left, self->fit, self->lying, self->grey);
}

/**
 * pupitre_render_sheet_parse:
 * @variant: Of the type %PUPITRE_RENDER_SHEET_TYPE
 * @self: (out caller-allocates): The sheet; whether it is right is not known yet
 *
 * Any thread.
 */
void
pupitre_render_sheet_parse (GVariant *variant, PupitreRenderSheet *self)
{
  g_variant_get (variant, PUPITRE_RENDER_SHEET_TYPE, &self->width, &self->height, &self->top,
                 &self->right, &self->bottom, &self->left, &self->fit, &self->lying, &self->grey);
}
