/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-code-page.h"
#include "pupitre-session.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_CONVERSATION (pupitre_conversation_get_type ())
G_DECLARE_FINAL_TYPE (PupitreConversation, pupitre_conversation, PUPITRE, CONVERSATION, GObject)

PupitreConversation   *pupitre_conversation_new                (PupitreSession      *session,
                                                                gboolean             for_reset) G_GNUC_WARN_UNUSED_RESULT;
PupitreSession        *pupitre_conversation_get_session        (PupitreConversation *self);
const PupitreCodePage *pupitre_conversation_get_page           (PupitreConversation *self);
gboolean               pupitre_conversation_is_spent           (PupitreConversation *self);
gboolean               pupitre_conversation_has_proven         (PupitreConversation *self,
                                                                const char          *email);
gboolean               pupitre_conversation_took_password      (PupitreConversation *self);
void                   pupitre_conversation_begin_async        (PupitreConversation *self,
                                                                const char          *ui_locale,
                                                                GCancellable        *cancellable,
                                                                GAsyncReadyCallback  callback,
                                                                gpointer             user_data);
void                   pupitre_conversation_send_code_async    (PupitreConversation *self,
                                                                const char          *email,
                                                                GCancellable        *cancellable,
                                                                GAsyncReadyCallback  callback,
                                                                gpointer             user_data);
void                   pupitre_conversation_verify_code_async  (PupitreConversation *self,
                                                                const char          *email,
                                                                const char          *code,
                                                                GCancellable        *cancellable,
                                                                GAsyncReadyCallback  callback,
                                                                gpointer             user_data);
void                   pupitre_conversation_hand_in_async      (PupitreConversation *self,
                                                                const char          *email,
                                                                const char          *code,
                                                                const char          *password,
                                                                GCancellable        *cancellable,
                                                                GAsyncReadyCallback  callback,
                                                                gpointer             user_data);
gboolean               pupitre_conversation_finish             (PupitreConversation *self,
                                                                GAsyncResult        *result,
                                                                GError             **error);

G_END_DECLS
