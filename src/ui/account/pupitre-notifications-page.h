/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "pupitre-context.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_NOTIFICATIONS_PAGE (pupitre_notifications_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreNotificationsPage, pupitre_notifications_page, PUPITRE,
                      NOTIFICATIONS_PAGE, AdwPreferencesPage)

void pupitre_notifications_page_set_context (PupitreNotificationsPage *self,
                                             PupitreContext           *context);
void pupitre_notifications_page_clear       (PupitreNotificationsPage *self);

G_END_DECLS
