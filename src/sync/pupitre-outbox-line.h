/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-outbox-private.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_OUTBOX_LINE (pupitre_outbox_line_get_type ())
G_DECLARE_FINAL_TYPE (PupitreOutboxLine, pupitre_outbox_line, PUPITRE, OUTBOX_LINE, GObject)

PupitreOutboxLine *pupitre_outbox_line_new          (PupitreStore            *store,
                                                     PupitreCourier          *courier,
                                                     const PupitreOutboxPace *pace,
                                                     gboolean                 online_only) G_GNUC_WARN_UNUSED_RESULT;
GListModel        *pupitre_outbox_line_get_intents  (PupitreOutboxLine       *self);
GListModel        *pupitre_outbox_line_get_receipts (PupitreOutboxLine       *self);
guint              pupitre_outbox_line_get_n_open   (PupitreOutboxLine       *self);
gboolean           pupitre_outbox_line_is_busy      (PupitreOutboxLine       *self);
gboolean           pupitre_outbox_line_has_same     (PupitreOutboxLine       *self,
                                                     PupitreIntent           *intent);
void               pupitre_outbox_line_add          (PupitreOutboxLine       *self,
                                                     PupitreIntent           *intent);
void               pupitre_outbox_line_add_receipt  (PupitreOutboxLine       *self,
                                                     PupitreReceipt          *receipt);
void               pupitre_outbox_line_deliver      (PupitreOutboxLine       *self);
gboolean           pupitre_outbox_line_may_remove   (PupitreOutboxLine       *self,
                                                     PupitreIntent           *intent);
void               pupitre_outbox_line_remove       (PupitreOutboxLine       *self,
                                                     PupitreIntent           *intent);
gboolean           pupitre_outbox_line_decide       (PupitreOutboxLine       *self,
                                                     PupitreIntent           *intent,
                                                     PupitreDecision          decision);
void               pupitre_outbox_line_stop         (PupitreOutboxLine       *self);

G_END_DECLS
