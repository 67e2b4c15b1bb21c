/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_MESSAGE_PAGE (pupitre_message_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMessagePage, pupitre_message_page, PUPITRE, MESSAGE_PAGE, PupitrePage)

PupitrePage *pupitre_message_page_new (PupitrePage    *from,
                                       PupitreAccount *account,
                                       PupitreChild   *child,
                                       PupitreEntry   *entry,
                                       GPtrArray      *readers);

G_END_DECLS
