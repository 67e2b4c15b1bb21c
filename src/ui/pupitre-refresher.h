/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-context.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_REFRESHER (pupitre_refresher_get_type ())
G_DECLARE_FINAL_TYPE (PupitreRefresher, pupitre_refresher, PUPITRE, REFRESHER, GObject)

PupitreRefresher *pupitre_refresher_new        (PupitreContext       *context,
                                                GNetworkMonitor      *network,
                                                GPowerProfileMonitor *power) G_GNUC_WARN_UNUSED_RESULT;
guint             pupitre_refresher_pick_delay (guint                 minutes);
gboolean          pupitre_refresher_refresh    (PupitreRefresher     *self);

G_END_DECLS
