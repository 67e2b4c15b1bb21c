/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-json.h"
#include "pupitre-parsed.h"

G_BEGIN_DECLS

/**
 * PupitreIdentify:
 * @item: An element of an answer
 * @key: (out) (transfer full): its key
 * @date: (out): its date in seconds since 1970; 0 if it has none
 *
 * Says what makes an item the same one in the next answer.
 *
 * Returns: whether @item has all that it can not be shown without.
 */
typedef gboolean (*PupitreIdentify) (PupitreJson item,
                                     char      **key,
                                     gint64     *date);

PupitreParsed *pupitre_wire_split     (GBytes          *body,
                                       PupitreIdentify  identify,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       pupitre_wire_open      (GBytes          *json,
                                       PupitreIdentify  identify,
                                       PupitreJson     *item,
                                       GError         **error);
char          *pupitre_wire_dup_line  (PupitreJson      object,
                                       const char      *name) G_GNUC_WARN_UNUSED_RESULT;
char          *pupitre_wire_dup_id    (PupitreJson      object,
                                       const char      *name) G_GNUC_WARN_UNUSED_RESULT;
GDateTime     *pupitre_wire_dup_date  (PupitreJson      object,
                                       const char      *name) G_GNUC_WARN_UNUSED_RESULT;
gint64         pupitre_wire_get_size  (PupitreJson      object,
                                       const char      *name);

G_END_DECLS
