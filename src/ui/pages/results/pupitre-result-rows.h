/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-ministry-result.h"
#include "pupitre-result-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *pupitre_result_rows_new_subject    (const PupitreResultSheet *sheet);
GtkWidget *pupitre_result_rows_new_competency (PupitreCompetency        *competency,
                                               gboolean                  is_new);
GtkWidget *pupitre_result_rows_new_term       (PupitreTermResult        *term,
                                               gboolean                  is_new);
GtkWidget *pupitre_result_rows_new_final      (PupitreResult            *final,
                                               gboolean                  is_new);
GtkWidget *pupitre_result_rows_new_work       (PupitreWork              *work,
                                               gboolean                  is_new);
GtkWidget *pupitre_result_rows_new_certified  (PupitreMinistryResult    *result);

G_END_DECLS
