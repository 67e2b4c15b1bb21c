/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PUPITRE_TYPE_ATTACHMENT (pupitre_attachment_get_type ())
G_DECLARE_FINAL_TYPE (PupitreAttachment, pupitre_attachment, PUPITRE, ATTACHMENT, GObject)

PupitreAttachment *pupitre_attachment_new              (const char *document_id,
                                                        const char *name,
                                                        const char *content_type,
                                                        gint64      size) G_GNUC_WARN_UNUSED_RESULT;
const char        *pupitre_attachment_get_document_id  (PupitreAttachment *self);
const char        *pupitre_attachment_get_name         (PupitreAttachment *self);
const char        *pupitre_attachment_get_content_type (PupitreAttachment *self);
gint64             pupitre_attachment_get_size         (PupitreAttachment *self);

G_END_DECLS
