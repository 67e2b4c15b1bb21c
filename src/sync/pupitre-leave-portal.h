/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-connection.h"

G_BEGIN_DECLS

void pupitre_leave_portal_async  (PupitreConnection   *connection,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
void pupitre_leave_portal_finish (GAsyncResult        *result);

G_END_DECLS
