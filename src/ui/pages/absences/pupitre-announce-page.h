/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ANNOUNCE_PAGE (pupitre_announce_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAnnouncePage, pupitre_announce_page, PUPITRE, ANNOUNCE_PAGE, PupitrePage)

PupitrePage *pupitre_announce_page_new (PupitrePage   *from,
                                        PupitreIntent *refused) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
