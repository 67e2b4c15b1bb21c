/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-intent.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PupitreFinding:
 * @PUPITRE_FINDING_MISSING: What is asked is not there
 * @PUPITRE_FINDING_FOUND: What is asked is there
 * @PUPITRE_FINDING_IMPOSSIBLE: Nor is what it is about: it can not be done any more
 * @PUPITRE_FINDING_UNREADABLE: The portal answers, and what it says does not tell
 *
 * What reading back an intent showed.
 */
typedef enum {
  PUPITRE_FINDING_MISSING,
  PUPITRE_FINDING_FOUND,
  PUPITRE_FINDING_IMPOSSIBLE,
  PUPITRE_FINDING_UNREADABLE,
} PupitreFinding;

#define PUPITRE_TYPE_COURIER (pupitre_courier_get_type ())
G_DECLARE_INTERFACE (PupitreCourier, pupitre_courier, PUPITRE, COURIER, GObject)

struct _PupitreCourierInterface {
  GTypeInterface parent_iface;

  gboolean       (*is_ready)         (PupitreCourier       *self);
  gboolean       (*can_read_back)    (PupitreCourier       *self,
                                      PupitreIntentKind     kind);
  void           (*send_async)       (PupitreCourier       *self,
                                      PupitreIntent        *intent,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
  gboolean       (*send_finish)      (PupitreCourier       *self,
                                      GAsyncResult         *result,
                                      char                **reference,
                                      GError              **error);
  void           (*read_back_async)  (PupitreCourier       *self,
                                      PupitreIntent        *intent,
                                      GHashTable           *claimed,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
  gboolean       (*read_back_finish) (PupitreCourier       *self,
                                      GAsyncResult         *result,
                                      PupitreFinding       *finding,
                                      char                **reference,
                                      GError              **error);
};

gboolean pupitre_courier_is_ready         (PupitreCourier       *self);
gboolean pupitre_courier_can_read_back    (PupitreCourier       *self,
                                           PupitreIntentKind     kind);
void     pupitre_courier_send_async       (PupitreCourier       *self,
                                           PupitreIntent        *intent,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean pupitre_courier_send_finish      (PupitreCourier       *self,
                                           GAsyncResult         *result,
                                           char                **reference,
                                           GError              **error);
void     pupitre_courier_read_back_async  (PupitreCourier       *self,
                                           PupitreIntent        *intent,
                                           GHashTable           *claimed,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean pupitre_courier_read_back_finish (PupitreCourier       *self,
                                           GAsyncResult         *result,
                                           PupitreFinding       *finding,
                                           char                **reference,
                                           GError              **error);

G_END_DECLS
