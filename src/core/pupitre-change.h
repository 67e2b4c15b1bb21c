/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-change-what.h"
#include "pupitre-collection.h"
#include "pupitre-tile.h"

G_BEGIN_DECLS

/**
 * PupitreChangeTopic:
 *
 * What a change is about, as a parent chooses what to be told of. As flags, so that a choice is one
 * value; the numbers are in the settings: never change one.
 */
typedef enum {
  PUPITRE_CHANGE_TOPIC_NONE = 0,
  PUPITRE_CHANGE_TOPIC_MESSAGE = 1 << 0,
  PUPITRE_CHANGE_TOPIC_ABSENCE = 1 << 1,
  PUPITRE_CHANGE_TOPIC_MARK = 1 << 2,
  PUPITRE_CHANGE_TOPIC_REPORT_CARD = 1 << 3,
  PUPITRE_CHANGE_TOPIC_DOCUMENT = 1 << 4,
  PUPITRE_CHANGE_TOPIC_TIMETABLE = 1 << 5,
  PUPITRE_CHANGE_TOPIC_HOMEWORK = 1 << 6,
  PUPITRE_CHANGE_TOPIC_BALANCE = 1 << 7,
} PupitreChangeTopic;

#define PUPITRE_N_CHANGE_TOPICS 8
#define PUPITRE_CHANGE_TOPICS_ALL ((1 << PUPITRE_N_CHANGE_TOPICS) - 1)

#define PUPITRE_TYPE_CHANGE (pupitre_change_get_type ())
G_DECLARE_FINAL_TYPE (PupitreChange, pupitre_change, PUPITRE, CHANGE, GObject)

PupitreChangeTopic pupitre_change_topic_of_kind (PupitreKind kind);
PupitreTile        pupitre_change_tile_of_kind  (PupitreKind kind);

const char        *pupitre_change_topic_name    (PupitreChangeTopic topic);

PupitreChange     *pupitre_change_new           (const char              *id,
                                                 const char              *alike,
                                                 const PupitreCollection *collection,
                                                 PupitreChangeWhat        what,
                                                 gint64                   at,
                                                 GObject                 *before,
                                                 GObject                 *now) G_GNUC_WARN_UNUSED_RESULT;
const char        *pupitre_change_get_id        (PupitreChange           *self);
const char        *pupitre_change_get_alike     (PupitreChange           *self);
const char        *pupitre_change_get_child     (PupitreChange           *self);
PupitreKind        pupitre_change_get_kind      (PupitreChange           *self);
PupitreChangeTopic pupitre_change_get_topic     (PupitreChange           *self);
PupitreTile        pupitre_change_get_tile      (PupitreChange           *self);
PupitreChangeWhat  pupitre_change_get_what      (PupitreChange           *self);
gint64             pupitre_change_get_at        (PupitreChange           *self);
GObject           *pupitre_change_get_before    (PupitreChange           *self);
GObject           *pupitre_change_get_now       (PupitreChange           *self);
gboolean           pupitre_change_is_seen       (PupitreChange           *self);
void               pupitre_change_set_seen      (PupitreChange           *self,
                                                 gboolean                 seen);

G_END_DECLS
