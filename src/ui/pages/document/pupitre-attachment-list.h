/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "pupitre-attachment.h"

G_BEGIN_DECLS

#define PUPITRE_TYPE_ATTACHMENT_LIST (pupitre_attachment_list_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAttachmentList, pupitre_attachment_list, PUPITRE, ATTACHMENT_LIST, GtkBox)

void pupitre_attachment_list_add (PupitreAttachmentList *self,
                                  PupitreAttachment     *attachment);
void pupitre_attachment_list_set_message (PupitreAttachmentList *self,
                                          const char            *title);

G_END_DECLS
