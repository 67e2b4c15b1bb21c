/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-receipt.h"

G_BEGIN_DECLS

GPtrArray *pupitre_receipt_paper_list_facts (PupitreReceipt *receipt) G_GNUC_WARN_UNUSED_RESULT;
GBytes    *pupitre_receipt_paper_draw       (GPtrArray      *receipts,
                                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
