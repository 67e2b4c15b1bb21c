/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-attachment.h"
#include "pupitre-rich-text.h"

G_BEGIN_DECLS

/**
 * PupitreMessageScope:
 *
 * To whom a message was sent.
 */
typedef enum {
  PUPITRE_MESSAGE_SCOPE_GROUP,
  PUPITRE_MESSAGE_SCOPE_SCHOOL,
  PUPITRE_MESSAGE_SCOPE_ORGANISATION,
} PupitreMessageScope;

/**
 * PupitreMessageFields:
 *
 * What a message is made of; copied or referenced by pupitre_message_new().
 */
typedef struct {
  const char         *id;
  const char         *title;
  const char         *sender;       /* (nullable) */
  const char         *sender_role;  /* (nullable) */
  GDateTime          *date;
  PupitreRichText    *content;
  GPtrArray          *attachments;  /* (nullable) (element-type PupitreAttachment) */
  PupitreMessageScope scope;
} PupitreMessageFields;

#define PUPITRE_TYPE_MESSAGE (pupitre_message_get_type ())
G_DECLARE_FINAL_TYPE (PupitreMessage, pupitre_message, PUPITRE, MESSAGE, GObject)

PupitreMessage     *pupitre_message_new               (const PupitreMessageFields *fields) G_GNUC_WARN_UNUSED_RESULT;
const char         *pupitre_message_get_id            (PupitreMessage *self);
const char         *pupitre_message_get_title         (PupitreMessage *self);
const char         *pupitre_message_get_sender        (PupitreMessage *self);
const char         *pupitre_message_get_sender_role   (PupitreMessage *self);
GDateTime          *pupitre_message_get_date          (PupitreMessage *self);
PupitreRichText    *pupitre_message_get_content       (PupitreMessage *self);
const char         *pupitre_message_get_excerpt       (PupitreMessage *self);
PupitreMessageScope pupitre_message_get_scope         (PupitreMessage *self);
guint               pupitre_message_get_n_attachments (PupitreMessage *self);
PupitreAttachment  *pupitre_message_get_attachment    (PupitreMessage *self,
                                                       guint           position);

G_END_DECLS
