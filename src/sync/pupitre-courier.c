/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-courier"

#include "pupitre-courier.h"

/* Who carries to the portal what a parent asks of the school, and looks there for what became of
 * it. Main thread. */

G_DEFINE_INTERFACE (PupitreCourier, pupitre_courier, G_TYPE_OBJECT)

static void
pupitre_courier_default_init (PupitreCourierInterface *iface)
{
}

/**
 * pupitre_courier_is_ready:
 * @self: A courier
 *
 * Returns: whether there is a session, or one can be begun without asking the parent.
 */
gboolean
pupitre_courier_is_ready (PupitreCourier *self)
{
  g_return_val_if_fail (PUPITRE_IS_COURIER (self), FALSE);

  return PUPITRE_COURIER_GET_IFACE (self)->is_ready (self);
}

/**
 * pupitre_courier_can_read_back:
 * @self: A courier
 * @kind: What is asked
 *
 * Returns: whether the portal shows what it has of this kind.
 */
gboolean
pupitre_courier_can_read_back (PupitreCourier *self, PupitreIntentKind kind)
{
  g_return_val_if_fail (PUPITRE_IS_COURIER (self), FALSE);

  return PUPITRE_COURIER_GET_IFACE (self)->can_read_back (self, kind);
}

/**
 * pupitre_courier_send_async:
 * @self: A courier
 * @intent: What to send, with its UUID as the key
 * @cancellable: (nullable): Gives up waiting; what was sent by then stays sent
 * @callback: Called with the outcome
 * @user_data: For @callback
 *
 * Sends an intent once.
 */
void
pupitre_courier_send_async (PupitreCourier     *self,
                            PupitreIntent      *intent,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_COURIER (self));

  PUPITRE_COURIER_GET_IFACE (self)->send_async (self, intent, cancellable, callback, user_data);
}

/**
 * pupitre_courier_send_finish:
 * @self: A courier
 * @result: What the callback got
 * @reference: (out) (nullable): The portal's id of what it made of it
 * @error: Return location: %PUPITRE_ERROR_OUTCOME_UNKNOWN if it left and no usable answer came; why
 *   the portal refuses it; or what kept it from being sent
 *
 * Returns: whether the portal did it.
 */
gboolean
pupitre_courier_send_finish (PupitreCourier *self,
                             GAsyncResult   *result,
                             char          **reference,
                             GError        **error)
{
  g_return_val_if_fail (PUPITRE_IS_COURIER (self), FALSE);

  *reference = NULL;
  return PUPITRE_COURIER_GET_IFACE (self)->send_finish (self, result, reference, error);
}

/**
 * pupitre_courier_read_back_async:
 * @self: A courier
 * @intent: What may have been done
 * @claimed: (element-type utf8): The portal's ids of what is known to be of other intents
 * @cancellable: (nullable): Gives up
 * @callback: Called with the finding
 * @user_data: For @callback
 *
 * Looks in the portal for what an intent says, by its content: the portal need not know the key.
 */
void
pupitre_courier_read_back_async (PupitreCourier     *self,
                                 PupitreIntent      *intent,
                                 GHashTable         *claimed,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (PUPITRE_IS_COURIER (self));

  PUPITRE_COURIER_GET_IFACE (self)->read_back_async (self, intent, claimed, cancellable, callback,
                                                     user_data);
}

/**
 * pupitre_courier_read_back_finish:
 * @self: A courier
 * @result: What the callback got
 * @finding: (out): What was found
 * @reference: (out) (nullable): The portal's id of it
 * @error: Return location: why the portal could not be read
 *
 * Returns: whether it could be looked at.
 */
gboolean
pupitre_courier_read_back_finish (PupitreCourier *self,
                                  GAsyncResult   *result,
                                  PupitreFinding *finding,
                                  char          **reference,
                                  GError        **error)
{
  g_return_val_if_fail (PUPITRE_IS_COURIER (self), FALSE);

  *reference = NULL;
  return PUPITRE_COURIER_GET_IFACE (self)->read_back_finish (self, result, finding, reference,
                                                             error);
}
