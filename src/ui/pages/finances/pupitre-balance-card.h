/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-balance.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_BALANCE_CARD (pupitre_balance_card_get_type ())
G_DECLARE_FINAL_TYPE (PupitreBalanceCard, pupitre_balance_card, PUPITRE, BALANCE_CARD, GtkBox)

void        pupitre_balance_card_show       (PupitreBalanceCard   *self,
                                             const PupitreBalance *balance,
                                             GPtrArray            *newest);
const char *pupitre_balance_card_get_amount (PupitreBalanceCard   *self);

G_END_DECLS
