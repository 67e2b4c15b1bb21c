/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-teacher.h"

G_BEGIN_DECLS

GtkWidget *pupitre_record_row_new_fact    (const char     *name,
                                           const char     *fact);
GtkWidget *pupitre_record_row_new_number  (const char     *name,
                                           const char     *number,
                                           const char     *copy,
                                           const char     *show);
GtkWidget *pupitre_record_row_new_teacher (const char     *name,
                                           PupitreTeacher *teacher,
                                           const char     *child,
                                           const char     *matter);
GtkWidget *pupitre_record_row_new_note    (const char     *note);

G_END_DECLS
