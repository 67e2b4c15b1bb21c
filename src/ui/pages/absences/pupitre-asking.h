/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-page.h"

G_BEGIN_DECLS

/**
 * PupitreFollowUp:
 * @PUPITRE_FOLLOW_UP_TAKE_BACK: It is not sent, or what came back is put away
 * @PUPITRE_FOLLOW_UP_DONE: The school has it
 * @PUPITRE_FOLLOW_UP_SEND_AGAIN: The school does not have it
 *
 * What a parent does with something that was asked before.
 */
typedef enum {
  PUPITRE_FOLLOW_UP_TAKE_BACK,
  PUPITRE_FOLLOW_UP_DONE,
  PUPITRE_FOLLOW_UP_SEND_AGAIN,
} PupitreFollowUp;

void           pupitre_asking_async           (PupitrePage         *page,
                                               GPtrArray           *intents,
                                               const char          *why,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
void           pupitre_asking_answer_async    (PupitrePage         *page,
                                               PupitreIntent       *intent,
                                               PupitreFollowUp      follow_up,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
gboolean       pupitre_asking_finish          (GAsyncResult        *result,
                                               GError             **error);
PupitreOutbox *pupitre_asking_get_outbox      (PupitrePage         *page,
                                               PupitreIntent       *intent);
const char    *pupitre_asking_get_sender_name (PupitrePage         *page,
                                               PupitreIntent       *intent);

G_END_DECLS
