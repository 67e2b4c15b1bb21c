/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-courier.h"
#include "pupitre-intent.h"
#include "pupitre-receipt.h"
#include "pupitre-store.h"

G_BEGIN_DECLS

/**
 * PupitreDecision:
 * @PUPITRE_DECISION_DONE: The school has it
 * @PUPITRE_DECISION_SEND_AGAIN: Send it once more
 *
 * What a parent decides about an intent that is %PUPITRE_INTENT_UNDECIDED. The third way is
 * pupitre_outbox_take_back_async().
 */
typedef enum {
  PUPITRE_DECISION_DONE,
  PUPITRE_DECISION_SEND_AGAIN,
} PupitreDecision;

#define PUPITRE_TYPE_OUTBOX (pupitre_outbox_get_type ())
G_DECLARE_FINAL_TYPE (PupitreOutbox, pupitre_outbox, PUPITRE, OUTBOX, GObject)

PupitreOutbox  *pupitre_outbox_new              (PupitreStore        *store,
                                                 PupitreCourier      *courier,
                                                 gboolean             online_only) G_GNUC_WARN_UNUSED_RESULT;
void            pupitre_outbox_load_async       (PupitreOutbox       *self,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean        pupitre_outbox_load_finish      (PupitreOutbox       *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);
void            pupitre_outbox_stop             (PupitreOutbox       *self);

gboolean        pupitre_outbox_is_online_only   (PupitreOutbox       *self);
guint           pupitre_outbox_get_n_unsent     (PupitreOutbox       *self,
                                                 const char          *child);
gboolean        pupitre_outbox_may_send         (PupitreOutbox       *self);
gboolean        pupitre_outbox_is_sending       (PupitreOutbox       *self);
GListModel     *pupitre_outbox_get_intents      (PupitreOutbox       *self,
                                                 const char          *child);
GListModel     *pupitre_outbox_get_receipts     (PupitreOutbox       *self,
                                                 const char          *child);

void            pupitre_outbox_add_async        (PupitreOutbox       *self,
                                                 GPtrArray           *intents,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean        pupitre_outbox_add_finish       (PupitreOutbox       *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);
void            pupitre_outbox_deliver          (PupitreOutbox       *self);
void            pupitre_outbox_adopt_async      (PupitreOutbox       *self,
                                                 PupitreReceipt      *receipt,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean        pupitre_outbox_adopt_finish     (PupitreOutbox       *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);
void            pupitre_outbox_take_back_async  (PupitreOutbox       *self,
                                                 PupitreIntent       *intent,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean        pupitre_outbox_take_back_finish (PupitreOutbox       *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);
gboolean        pupitre_outbox_decide           (PupitreOutbox       *self,
                                                 PupitreIntent       *intent,
                                                 PupitreDecision      decision);

G_END_DECLS
