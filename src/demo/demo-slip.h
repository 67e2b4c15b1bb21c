/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-documents.h"

G_BEGIN_DECLS

/**
 * DemoSlip:
 * @total: Box C: what was paid for daycare, in cents
 * @without_credit: Box D: the part that gives no tax credit
 * @with_credit: Box E: the part that does
 *
 * What a tax slip says.
 */
typedef struct {
  int total;
  int without_credit;
  int with_credit;
} DemoSlip;

DemoSlip    demo_slip_of         (DemoFamilies       *families,
                                  const DemoDocument *document);
char       *demo_slip_dup_number (const DemoDocument *document) G_GNUC_WARN_UNUSED_RESULT;
const char *demo_slip_code       (const DemoDocument *document);
GBytes     *demo_slip_draw       (DemoFamilies       *families,
                                  const DemoDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
