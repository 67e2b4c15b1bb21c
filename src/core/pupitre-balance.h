/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-statement.h"

G_BEGIN_DECLS

/**
 * PupitreBalance:
 * @to_pay: What is to be paid for all accounts, in cents
 * @earlier: What older documents of the same accounts say is to be paid, in cents: not in @to_pay
 * @n_given: Of how many accounts the balance is given
 * @n_missing: Of how many it is not
 *
 * What there is to pay by some statements.
 */
typedef struct {
  gint64 to_pay;
  gint64 earlier;
  guint  n_given;
  guint  n_missing;
} PupitreBalance;

GPtrArray *pupitre_balance_list_newest (GPtrArray      *statements) G_GNUC_WARN_UNUSED_RESULT;
void       pupitre_balance_sum_up      (PupitreBalance *self,
                                        GPtrArray      *statements);

G_END_DECLS
