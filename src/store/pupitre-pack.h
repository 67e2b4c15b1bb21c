/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PupitreUnpacker:
 * @at: What is read next
 * @end: Where the text ends
 * @failed: Whether more was asked for than there was
 *
 * Reads what the pupitre_pack functions wrote, in the same order. After the first failure all is
 * zero or empty, so that one look at @failed at the end will do.
 */
typedef struct {
  const guint8 *at;
  const guint8 *end;
  gboolean      failed;
} PupitreUnpacker;

void          pupitre_pack_number   (GByteArray      *text,
                                     gint64           number);
void          pupitre_pack_bytes    (GByteArray      *text,
                                     const guint8    *bytes,
                                     guint            length);
void          pupitre_pack_string   (GByteArray      *text,
                                     const char      *string);

void          pupitre_unpack_init   (PupitreUnpacker *self,
                                     GBytes          *text);
gint64        pupitre_unpack_number (PupitreUnpacker *self);
const guint8 *pupitre_unpack_bytes  (PupitreUnpacker *self,
                                     gsize            length);
const char   *pupitre_unpack_string (PupitreUnpacker *self);

G_END_DECLS
