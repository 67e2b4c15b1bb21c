/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

#include "pupitre-page-text.h"

G_BEGIN_DECLS

GdkTexture      *pupitre_render_result_texture (GVariant       *message,
                                                int             fd,
                                                int             most_side,
                                                GError        **error) G_GNUC_WARN_UNUSED_RESULT;
PupitrePageText *pupitre_render_result_text    (GVariant       *message,
                                                int             fd,
                                                gboolean        boxes,
                                                GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         pupitre_render_result_file    (GVariant       *message,
                                                int             fd,
                                                GError        **error);

G_END_DECLS
