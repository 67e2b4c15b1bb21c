/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_RECEIPT_PAGE (pupitre_receipt_page_get_type ())
G_DECLARE_FINAL_TYPE (PupitreReceiptPage, pupitre_receipt_page, PUPITRE, RECEIPT_PAGE, PupitrePage)

PupitrePage *pupitre_receipt_page_new (PupitrePage *from,
                                       GPtrArray   *receipts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
