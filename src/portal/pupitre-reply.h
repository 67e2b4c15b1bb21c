/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreReply:
 * @body: What came, within the limits of its kind
 * @etag: (nullable): The version that the portal gives it
 * @content_type: (nullable): What the portal says it is, without parameters; untrusted
 * @file_name: (nullable): The name that the portal proposes, as received: see
 *   pupitre_file_name_sanitize()
 * @received_at: When it came, in seconds since 1970
 *
 * The portal's answer to one request.
 */
typedef struct {
  GBytes *body;
  char   *etag;
  char   *content_type;
  char   *file_name;
  gint64  received_at;
} PupitreReply;

#define PUPITRE_TYPE_REPLY (pupitre_reply_get_type ())
GType         pupitre_reply_get_type (void);

PupitreReply *pupitre_reply_new      (GBytes             *body,
                                      const char         *etag,
                                      const char         *content_type,
                                      const char         *file_name,
                                      gint64              received_at) G_GNUC_WARN_UNUSED_RESULT;
PupitreReply *pupitre_reply_copy     (const PupitreReply *self) G_GNUC_WARN_UNUSED_RESULT;
void          pupitre_reply_free     (PupitreReply       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreReply, pupitre_reply_free)

G_END_DECLS
