/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreItem:
 * @key: What makes the item the same one in the next answer
 * @date: What the collection is ordered by, in seconds since 1970; 0 if the item has no date
 * @json: The item as the portal sent it: one JSON value, UTF-8
 *
 * The unit of everything that is stored: a message, a report card, a child.
 */
typedef struct {
  char   *key;
  gint64  date;
  GBytes *json;
} PupitreItem;

#define PUPITRE_TYPE_ITEM (pupitre_item_get_type ())
GType        pupitre_item_get_type (void);

PupitreItem *pupitre_item_new      (const char  *key,
                                    gint64       date,
                                    GBytes      *json) G_GNUC_WARN_UNUSED_RESULT;
PupitreItem *pupitre_item_copy     (PupitreItem *self) G_GNUC_WARN_UNUSED_RESULT;
void         pupitre_item_free     (PupitreItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PupitreItem, pupitre_item_free)

G_END_DECLS
