/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-export-folder.h"

G_BEGIN_DECLS

void pupitre_export_thread_run     (GTask               *task,
                                    GTaskThreadFunc      work,
                                    gpointer             data,
                                    GDestroyNotify       free_data,
                                    GAsyncReadyCallback  done);
void pupitre_export_thread_give_up (GTask               *task,
                                    PupitreExportFolder *folder,
                                    GError              *error);

G_END_DECLS
