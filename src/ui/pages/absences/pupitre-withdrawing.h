/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-absence-notice.h"
#include "pupitre-page.h"

G_BEGIN_DECLS

void     pupitre_withdrawing_async  (PupitrePage           *page,
                                     PupitreAbsenceNotice  *notice,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data);
gboolean pupitre_withdrawing_finish (GAsyncResult          *result,
                                     GError               **error);

G_END_DECLS
