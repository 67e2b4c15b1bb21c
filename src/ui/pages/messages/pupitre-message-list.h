/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-message-merge.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_MESSAGE_LIST (pupitre_message_list_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMessageList, pupitre_message_list, PUPITRE, MESSAGE_LIST, GObject)

PupitreMessageList *pupitre_message_list_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void                pupitre_message_list_set_sources (PupitreMessageList         *self,
                                                      const PupitreMessageSource *sources,
                                                      guint                       n_sources);

gboolean            pupitre_message_list_begins_card (PupitreMessageList *self,
                                                      guint               position);
gboolean            pupitre_message_list_ends_card   (PupitreMessageList *self,
                                                      guint               position);
PupitreChild       *pupitre_message_list_get_child   (PupitreMessageList *self,
                                                      guint               position);
GPtrArray          *pupitre_message_list_list_readers (PupitreMessageList *self,
                                                       guint               position) G_GNUC_WARN_UNUSED_RESULT;
gboolean            pupitre_message_list_has         (PupitreMessageList *self,
                                                      const char         *child,
                                                      const char         *key);
void                pupitre_message_list_mark_seen   (PupitreMessageList *self,
                                                      guint               position);

void                pupitre_message_list_set_unread  (PupitreMessageList *self,
                                                      gboolean            unread);
void                pupitre_message_list_set_child   (PupitreMessageList *self,
                                                      const char         *key);
void                pupitre_message_list_set_wanted  (PupitreMessageList *self,
                                                      gboolean            attachments,
                                                      const char         *sender);
gboolean            pupitre_message_list_is_reading  (PupitreMessageList *self);
void                pupitre_message_list_read_all    (PupitreMessageList *self);
GPtrArray          *pupitre_message_list_list_senders (PupitreMessageList *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray          *pupitre_message_list_list_children (PupitreMessageList *self) G_GNUC_WARN_UNUSED_RESULT;

void                pupitre_message_list_update      (PupitreMessageList *self);

G_END_DECLS
