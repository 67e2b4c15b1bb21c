/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_CONTACT_PAGE (pupitre_contact_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreContactPage, pupitre_contact_page, PUPITRE, CONTACT_PAGE, PupitrePage)

PupitrePage *pupitre_contact_page_new (PupitrePage   *from,
                                       PupitreMember *member) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
