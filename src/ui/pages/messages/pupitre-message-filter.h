/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-message-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_MESSAGE_FILTER (pupitre_message_filter_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMessageFilter, pupitre_message_filter, PUPITRE, MESSAGE_FILTER, GtkPopover)

void     pupitre_message_filter_set_list  (PupitreMessageFilter *self,
                                           PupitreMessageList   *list);
PupitreMessageList *
         pupitre_message_filter_get_list  (PupitreMessageFilter *self);
gboolean pupitre_message_filter_is_active (PupitreMessageFilter *self);
void     pupitre_message_filter_reset     (PupitreMessageFilter *self);

G_END_DECLS
