/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-accounts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_INHERITANCE_OFFER (pupitre_inheritance_offer_get_type ())
G_DECLARE_FINAL_TYPE (PupitreInheritanceOffer, pupitre_inheritance_offer, PUPITRE,
                      INHERITANCE_OFFER, AdwBin)

void pupitre_inheritance_offer_look (PupitreInheritanceOffer *self,
                                     PupitreAccounts         *accounts,
                                     PupitreAccount          *heir,
                                     PupitreChild            *child);

G_END_DECLS
