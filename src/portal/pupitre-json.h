/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PUPITRE_JSON_MAX_BYTES (64 * 1024 * 1024)
#define PUPITRE_JSON_MAX_DEPTH 128

/**
 * PupitreJsonType:
 *
 * What a JSON value is; absent is the type of a member that is not there.
 */
typedef enum {
  PUPITRE_JSON_ABSENT,
  PUPITRE_JSON_NULL,
  PUPITRE_JSON_BOOLEAN,
  PUPITRE_JSON_NUMBER,
  PUPITRE_JSON_STRING,
  PUPITRE_JSON_ARRAY,
  PUPITRE_JSON_OBJECT,
} PupitreJsonType;

/**
 * PupitreJson:
 * @start: (nullable): Its first byte, %NULL if absent
 * @length: How many bytes
 *
 * A view of one JSON value inside of bytes that pupitre_json_guard() let through, as received and
 * without white space around it. It holds no memory: the bytes have to outlive it.
 */
typedef struct {
  const char *start;
  gsize       length;
} PupitreJson;

gboolean        pupitre_json_guard          (GBytes      *body,
                                             GError     **error);
gboolean        pupitre_json_parse          (GBytes      *body,
                                             PupitreJson *value,
                                             GError     **error);
gboolean        pupitre_json_parse_prefix   (const char  *text,
                                             gsize        length,
                                             PupitreJson *value,
                                             GError     **error);
PupitreJsonType pupitre_json_get_type       (PupitreJson  value);
PupitreJson     pupitre_json_get_member     (PupitreJson  object,
                                             const char  *name);
gboolean        pupitre_json_next_element   (PupitreJson  array,
                                             PupitreJson *element);
gboolean        pupitre_json_next_member    (PupitreJson  object,
                                             PupitreJson *name,
                                             PupitreJson *value);
char           *pupitre_json_dup_text       (PupitreJson  value) G_GNUC_WARN_UNUSED_RESULT;
gboolean        pupitre_json_get_integer    (PupitreJson  value,
                                             gint64      *integer);
gboolean        pupitre_json_is_true        (PupitreJson  value);
GBytes         *pupitre_json_slice          (PupitreJson  value,
                                             GBytes      *body) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
