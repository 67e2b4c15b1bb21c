/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-context.h"
#include "pupitre-navigator.h"

G_BEGIN_DECLS

#define PUPITRE_PAGE_CACHE_MAX 12

#define PUPITRE_TYPE_PAGE_CACHE (pupitre_page_cache_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePageCache, pupitre_page_cache, PUPITRE, PAGE_CACHE, GObject)

PupitrePageCache *pupitre_page_cache_new         (GtkStack         *stack,
                                                  PupitreContext   *context) G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_page_cache_show        (PupitrePageCache *self,
                                                  PupitreAccount   *account,
                                                  PupitreChild     *pupil,
                                                  GType             type);
void              pupitre_page_cache_keep        (PupitrePageCache *self,
                                                  GListModel       *accounts);
void              pupitre_page_cache_day_changed (PupitrePageCache *self);
void              pupitre_page_cache_clear       (PupitrePageCache *self);
guint             pupitre_page_cache_get_n_pages (PupitrePageCache *self);

G_END_DECLS
