/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <graphene.h>
#include <glib.h>

G_BEGIN_DECLS

graphene_rect_t pupitre_page_turn_area   (guint                  turns,
                                          double                 width,
                                          double                 height,
                                          const graphene_rect_t *area);
graphene_rect_t pupitre_page_unturn_area (guint                  turns,
                                          double                 width,
                                          double                 height,
                                          const graphene_rect_t *area);

G_END_DECLS
