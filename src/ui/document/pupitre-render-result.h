/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * PupitrePageText:
 * @text: The text of a page in reading order
 * @boxes: For each character a box: left, top, right, bottom in points from the upper left corner
 * @n_boxes: How many; as many as @text has characters
 */
typedef struct {
  char     *text;
  double  (*boxes)[4];
  gsize     n_boxes;
} PupitrePageText;

void pupitre_page_text_free (PupitrePageText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitrePageText, pupitre_page_text_free)

GdkTexture      *pupitre_render_result_texture (GVariant       *message,
                                                int             fd,
                                                int             most_side,
                                                GError        **error) G_GNUC_WARN_UNUSED_RESULT;
PupitrePageText *pupitre_render_result_text    (GVariant       *message,
                                                int             fd,
                                                GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         pupitre_render_result_file    (GVariant       *message,
                                                int             fd,
                                                GError        **error);

G_END_DECLS
