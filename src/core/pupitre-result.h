/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_RESULT (pupitre_result_get_type ())
G_DECLARE_FINAL_TYPE (PupitreResult, pupitre_result, PUPITRE, RESULT, GObject)

PupitreResult *pupitre_result_new                 (const char    *value,
                                                   const char    *maximum,
                                                   const char    *average) G_GNUC_WARN_UNUSED_RESULT;
const char    *pupitre_result_get_value           (PupitreResult *self);
gboolean       pupitre_result_get_number          (PupitreResult *self,
                                                   double        *number);
gboolean       pupitre_result_get_maximum         (PupitreResult *self,
                                                   double        *maximum);
gboolean       pupitre_result_get_percent         (PupitreResult *self,
                                                   double        *percent);
gboolean       pupitre_result_get_average         (PupitreResult *self,
                                                   double        *average);
gboolean       pupitre_result_get_average_percent (PupitreResult *self,
                                                   double        *percent);
gboolean       pupitre_result_equal               (PupitreResult *self,
                                                   PupitreResult *other);

G_END_DECLS
