/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_TAX_SOURCES (pupitre_tax_sources_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTaxSources, pupitre_tax_sources, PUPITRE, TAX_SOURCES, GObject)

PupitreTaxSources *pupitre_tax_sources_new         (PupitreAccount    *account) G_GNUC_WARN_UNUSED_RESULT;
PupitreAccount    *pupitre_tax_sources_get_account (PupitreTaxSources *self);
gboolean           pupitre_tax_sources_is_ready    (PupitreTaxSources *self);
gboolean           pupitre_tax_sources_is_stale    (PupitreTaxSources *self);
GArray            *pupitre_tax_sources_list_years  (PupitreTaxSources *self) G_GNUC_WARN_UNUSED_RESULT;
guint              pupitre_tax_sources_get_n       (PupitreTaxSources *self);
PupitreChild      *pupitre_tax_sources_get_child   (PupitreTaxSources *self,
                                                    guint              position);
GPtrArray         *pupitre_tax_sources_make_parts  (PupitreTaxSources *self,
                                                    int                year) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
