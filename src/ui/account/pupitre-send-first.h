/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-account.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PupitreSent:
 * @PUPITRE_SENT_ALL: The school has everything
 * @PUPITRE_SENT_RETURNED: Something came back to the parent
 * @PUPITRE_SENT_NOT_ALL: Something could not be sent now
 * @PUPITRE_SENT_STOPPED: The parent did not want to wait
 *
 * How sending ended.
 */
typedef enum {
  PUPITRE_SENT_ALL,
  PUPITRE_SENT_RETURNED,
  PUPITRE_SENT_NOT_ALL,
  PUPITRE_SENT_STOPPED,
} PupitreSent;

void        pupitre_send_first_async  (GtkWindow           *parent,
                                       GPtrArray           *accounts,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
PupitreSent pupitre_send_first_finish (GAsyncResult        *result);

G_END_DECLS
