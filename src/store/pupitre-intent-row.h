/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-receipt.h"

G_BEGIN_DECLS

/**
 * PupitreIntentRow:
 * @child: The key of the child
 * @uuid: The UUID of the intent
 * @text: The row's text before it is sealed
 *
 * An intent or a receipt as it goes into the store's thread: plain data, so that the object itself
 * stays in its own.
 */
typedef struct {
  char       *child;
  char       *uuid;
  GByteArray *text;
} PupitreIntentRow;

PupitreIntentRow *pupitre_intent_row_new          (PupitreIntent     *intent) G_GNUC_WARN_UNUSED_RESULT;
PupitreIntentRow *pupitre_intent_row_new_receipt  (PupitreReceipt    *receipt) G_GNUC_WARN_UNUSED_RESULT;
void              pupitre_intent_row_free         (PupitreIntentRow  *self);
PupitreIntent    *pupitre_intent_row_read         (GBytes            *text) G_GNUC_WARN_UNUSED_RESULT;
PupitreReceipt   *pupitre_intent_row_read_receipt (GBytes            *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreIntentRow, pupitre_intent_row_free)

G_END_DECLS
