/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Points: Letter, upright. */
#define PUPITRE_PAPER_SHORT_SIDE 612.0
#define PUPITRE_PAPER_LONG_SIDE 792.0

typedef struct _PupitrePaper PupitrePaper;

PupitrePaper *pupitre_paper_new           (gboolean        lying,
                                           const char     *title) G_GNUC_WARN_UNUSED_RESULT;
void          pupitre_paper_free          (PupitrePaper   *self);
cairo_t      *pupitre_paper_get_cairo     (PupitrePaper   *self);
double        pupitre_paper_get_width     (PupitrePaper   *self);
double        pupitre_paper_get_height    (PupitrePaper   *self);
PangoLayout  *pupitre_paper_create_layout (PupitrePaper   *self,
                                           const char     *markup,
                                           const char     *font,
                                           double          width) G_GNUC_WARN_UNUSED_RESULT;
void          pupitre_paper_show          (PupitrePaper   *self,
                                           PangoLayout    *layout,
                                           double          x,
                                           double          y);
double        pupitre_paper_show_lines    (PupitrePaper   *self,
                                           PangoLayout    *layout,
                                           int            *line,
                                           double          x,
                                           double          y,
                                           double          bottom);
void          pupitre_paper_show_number   (PupitrePaper   *self,
                                           guint           n_pages,
                                           const char     *font,
                                           double          margin,
                                           double          y);
double        pupitre_paper_height_of     (PangoLayout    *layout);
void          pupitre_paper_turn          (PupitrePaper   *self);
guint         pupitre_paper_get_n_turned  (PupitrePaper   *self);
GBytes       *pupitre_paper_finish        (PupitrePaper   *self,
                                           GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitrePaper, pupitre_paper_free)

G_END_DECLS
