/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-store"

#include "pupitre-store-private.h"

#include "pupitre-intent-row.h"

/* The calls of #PupitreStore for what a parent asked of the school. Objects stay in the main
 * thread: rows go, and what is read comes back as objects that nobody has seen yet. */

typedef struct {
  GPtrArray *intents;
  GPtrArray *receipts;
} Outbox;

static void
outbox_free (gpointer data)
{
  Outbox *outbox = data;

  g_clear_pointer (&outbox->intents, g_ptr_array_unref);
  g_clear_pointer (&outbox->receipts, g_ptr_array_unref);
  g_free (outbox);
}

/* @row: (transfer full) (nullable) */
static PupitreStoreCall *
call_new (PupitreIntentRow *row)
{
  PupitreStoreCall *call = pupitre_store_call_new (NULL);

  call->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_intent_row_free);
  if (row != NULL)
    g_ptr_array_add (call->rows, row);
  return call;
}

static gpointer
work_put_intents (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_kept_put_intents (disk->kept, call->rows, error));
}

/**
 * pupitre_store_put_intents_async:
 * @self: A store
 * @intents: (element-type PupitreIntent): Intents, kept as they are now
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Keeps intents, all or none, each in the place of what was kept of it before; they are on the disk
 * when the call is done.
 * Main thread.
 */
void
pupitre_store_put_intents_async (PupitreStore       *self,
                                 GPtrArray          *intents,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  PupitreStoreCall *call;

  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (intents != NULL);

  call = call_new (NULL);
  for (guint i = 0; i < intents->len; i++)
    g_ptr_array_add (call->rows, pupitre_intent_row_new (g_ptr_array_index (intents, i)));
  pupitre_store_push (self, pupitre_store_put_intents_async, work_put_intents, call, NULL,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_put_intents_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether they are kept
 */
gboolean
pupitre_store_put_intents_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}

static gpointer
work_drop_intent (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;
  PupitreIntentRow *row = g_ptr_array_index (call->rows, 0);

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_kept_drop_intent (disk->kept, row->child, row->uuid, error));
}

/**
 * pupitre_store_drop_intent_async:
 * @self: A store
 * @intent: An intent
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Keeps an intent no longer.
 * Main thread.
 */
void
pupitre_store_drop_intent_async (PupitreStore       *self,
                                 PupitreIntent      *intent,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (PUPITRE_IS_INTENT (intent));

  pupitre_store_push (self, pupitre_store_drop_intent_async, work_drop_intent,
                      call_new (pupitre_intent_row_new (intent)), NULL, cancellable, callback,
                      user_data);
}

/**
 * pupitre_store_drop_intent_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether it is gone
 */
gboolean
pupitre_store_drop_intent_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}

static gpointer
work_put_receipt (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  PupitreStoreCall *call = data;

  return pupitre_store_done (pupitre_disk_is_open (disk, error) &&
                             pupitre_kept_put_receipt (disk->kept,
                                                       g_ptr_array_index (call->rows, 0), error));
}

/**
 * pupitre_store_put_receipt_async:
 * @self: A store
 * @receipt: A receipt
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Keeps a receipt in the place of its intent, both at once.
 * Main thread.
 */
void
pupitre_store_put_receipt_async (PupitreStore       *self,
                                 PupitreReceipt     *receipt,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));
  g_return_if_fail (PUPITRE_IS_RECEIPT (receipt));

  pupitre_store_push (self, pupitre_store_put_receipt_async, work_put_receipt,
                      call_new (pupitre_intent_row_new_receipt (receipt)), NULL, cancellable,
                      callback, user_data);
}

/**
 * pupitre_store_put_receipt_finish:
 * @self: A store
 * @result: What the callback got
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether it is kept; if not, the intent still is
 */
gboolean
pupitre_store_put_receipt_finish (PupitreStore *self, GAsyncResult *result, GError **error)
{
  return pupitre_store_take_done (self, result, error);
}

static gpointer
work_load_outbox (gpointer state, gpointer data, GCancellable *cancellable, GError **error)
{
  PupitreDisk *disk = state;
  Outbox *outbox = g_new0 (Outbox, 1);

  if (pupitre_disk_is_open (disk, error))
    outbox->intents = pupitre_kept_load_intents (disk->kept, error);
  if (outbox->intents != NULL)
    outbox->receipts = pupitre_kept_load_receipts (disk->kept, error);
  if (outbox->receipts == NULL)
    g_clear_pointer (&outbox, outbox_free);
  return outbox;
}

/**
 * pupitre_store_load_outbox_async:
 * @self: A store
 * @cancellable: (nullable): A cancellable
 * @callback: Called when it is done
 * @user_data: For @callback
 *
 * Loads the intents and receipts of all children. Those that cannot be read are left out: the
 * report of pupitre_store_open_finish() counts them.
 * Main thread.
 */
void
pupitre_store_load_outbox_async (PupitreStore       *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_STORE (self));

  pupitre_store_push (self, pupitre_store_load_outbox_async, work_load_outbox, NULL, outbox_free,
                      cancellable, callback, user_data);
}

/**
 * pupitre_store_load_outbox_finish:
 * @self: A store
 * @result: What the callback got
 * @receipts: (out) (transfer full) (element-type PupitreReceipt): The receipts, in no order
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full) (element-type PupitreIntent): the intents, in no order, or %NULL with
 *   @error set
 */
GPtrArray *
pupitre_store_load_outbox_finish (PupitreStore  *self,
                                  GAsyncResult  *result,
                                  GPtrArray    **receipts,
                                  GError       **error)
{
  GPtrArray *intents;
  Outbox *outbox;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  outbox = g_task_propagate_pointer (G_TASK (result), error);
  if (outbox == NULL)
    return NULL;
  intents = g_steal_pointer (&outbox->intents);
  *receipts = g_steal_pointer (&outbox->receipts);
  outbox_free (outbox);
  return intents;
}
