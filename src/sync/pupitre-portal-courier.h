/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-courier.h"
#include "pupitre-session-keeper.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_PORTAL_COURIER (pupitre_portal_courier_get_type ())
G_DECLARE_FINAL_TYPE (PupitrePortalCourier, pupitre_portal_courier, PUPITRE, PORTAL_COURIER, GObject)

PupitreCourier *pupitre_portal_courier_new (PupitreSessionKeeper *keeper,
                                            GListModel           *children) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
