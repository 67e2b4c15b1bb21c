/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-code-page.h"
#include "pupitre-connection.h"
#include "pupitre-session.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_TALK (pupitre_talk_get_type ())
G_DECLARE_FINAL_TYPE (PupitreTalk, pupitre_talk, PUPITRE, TALK, GObject)

PupitreTalk           *pupitre_talk_new                (PupitreConnection   *connection,
                                                        gboolean             for_reset,
                                                        const char          *ui_locale) G_GNUC_WARN_UNUSED_RESULT;
const PupitreCodePage *pupitre_talk_get_page           (PupitreTalk         *self);
gboolean               pupitre_talk_took_password      (PupitreTalk         *self);
PupitreSession        *pupitre_talk_steal_session      (PupitreTalk         *self) G_GNUC_WARN_UNUSED_RESULT;
void                   pupitre_talk_drop               (PupitreTalk         *self);
void                   pupitre_talk_send_code_async    (PupitreTalk         *self,
                                                        const char          *email,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);
void                   pupitre_talk_verify_code_async  (PupitreTalk         *self,
                                                        const char          *email,
                                                        const char          *code,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);
void                   pupitre_talk_set_password_async (PupitreTalk         *self,
                                                        const char          *email,
                                                        const char          *password,
                                                        GCancellable        *cancellable,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);
gboolean               pupitre_talk_finish             (PupitreTalk         *self,
                                                        GAsyncResult        *result,
                                                        GError             **error);

G_END_DECLS
