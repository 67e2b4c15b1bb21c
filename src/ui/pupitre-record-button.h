/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-family.h"
#include "pupitre-renderer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pupitre_record_button_new  (PupitreChild    *child,
                                       PupitreAccount  *account,
                                       PupitreFamily   *family,
                                       PupitreRenderer *renderer,
                                       GCancellable    *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void       pupitre_record_button_lead (GtkWidget       *button,
                                       PupitreChild    *child);

G_END_DECLS
