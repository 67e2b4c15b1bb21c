/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-account.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_MESSAGE_ROW (pupitre_message_row_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMessageRow, pupitre_message_row, PUPITRE, MESSAGE_ROW, GtkWidget)

GtkWidget    *pupitre_message_row_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void          pupitre_message_row_bind         (PupitreMessageRow *self,
                                                PupitreEntry      *entry,
                                                PupitreChild      *child,
                                                GListModel        *family,
                                                GPtrArray         *readers);
void          pupitre_message_row_set_readers  (PupitreMessageRow *self,
                                                PupitreChild      *child,
                                                GPtrArray         *readers);
void          pupitre_message_row_bind_heading (PupitreMessageRow *self,
                                                const char        *text);
void          pupitre_message_row_unbind       (PupitreMessageRow *self);
PupitreEntry *pupitre_message_row_get_entry    (PupitreMessageRow *self);

G_END_DECLS
