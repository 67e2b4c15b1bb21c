/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreRenderFit:
 * @PUPITRE_RENDER_FIT_SHRINK: as large as it is; what is larger than the sheet is made smaller
 * @PUPITRE_RENDER_FIT_FILL: as large as the margins leave room for
 * @PUPITRE_RENDER_FIT_REAL: as large as it is, even if the sheet does not hold all of it
 *
 * How large a page comes out on a sheet of paper.
 */
typedef enum {
  PUPITRE_RENDER_FIT_SHRINK,
  PUPITRE_RENDER_FIT_FILL,
  PUPITRE_RENDER_FIT_REAL,
  PUPITRE_RENDER_N_FITS,
} PupitreRenderFit;

/**
 * PupitreRenderLying:
 * @PUPITRE_RENDER_LYING_AS_PAGE: the sheet lies for a page that is wider than high
 * @PUPITRE_RENDER_LYING_NEVER: it stands
 * @PUPITRE_RENDER_LYING_ALWAYS: it lies
 *
 * Which way the sheets are.
 */
typedef enum {
  PUPITRE_RENDER_LYING_AS_PAGE,
  PUPITRE_RENDER_LYING_NEVER,
  PUPITRE_RENDER_LYING_ALWAYS,
  PUPITRE_RENDER_N_LYINGS,
} PupitreRenderLying;

/**
 * PupitreRenderSheet:
 * @width: Of the paper as it stands, in points; 0: each sheet is as large as its page
 * @height: The same
 * @top: What the printer leaves white, in points
 * @right: The same
 * @bottom: The same
 * @left: The same
 * @fit: #PupitreRenderFit
 * @lying: #PupitreRenderLying
 * @grey: Whether all colours become shades of grey
 *
 * The paper that pages are put on.
 */
typedef struct {
  double   width;
  double   height;
  double   top;
  double   right;
  double   bottom;
  double   left;
  guint32  fit;
  guint32  lying;
  gboolean grey;
} PupitreRenderSheet;

/**
 * PupitreRenderPlace:
 * @width: Of the sheet as it is seen, in points
 * @height: The same
 * @x: Where the page begins on it
 * @y: The same
 * @scale: How large the page is; 1: as it is
 * @cut: Whether a part of the page is outside of the sheet
 *
 * Where a page comes out on its sheet.
 */
typedef struct {
  double   width;
  double   height;
  double   x;
  double   y;
  double   scale;
  gboolean cut;
} PupitreRenderPlace;

#define PUPITRE_RENDER_SHEET_TYPE "(dddddduub)"

gboolean  pupitre_render_sheet_is_right   (const PupitreRenderSheet *self);
void      pupitre_render_sheet_place      (const PupitreRenderSheet *self,
                                           double                    width,
                                           double                    height,
                                           PupitreRenderPlace       *place);
GVariant *pupitre_render_sheet_to_variant (const PupitreRenderSheet *self) G_GNUC_WARN_UNUSED_RESULT;
void      pupitre_render_sheet_parse      (GVariant                 *variant,
                                           PupitreRenderSheet       *self);

G_END_DECLS
