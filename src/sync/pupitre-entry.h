/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PupitreEntryNews:
 * @PUPITRE_ENTRY_NEWS_NONE: None, or it has been looked at, or that is not known yet
 * @PUPITRE_ENTRY_NEWS_ADDED: It is there, and was not when the portal was first asked
 * @PUPITRE_ENTRY_NEWS_GONE: The portal has stopped showing it, and the parent may have counted on it
 *
 * What happened, since the parent last looked, to an entry of a kind that keeps versions.
 */
typedef enum {
  PUPITRE_ENTRY_NEWS_NONE,
  PUPITRE_ENTRY_NEWS_ADDED,
  PUPITRE_ENTRY_NEWS_GONE,
} PupitreEntryNews;

#define PUPITRE_TYPE_ENTRY (pupitre_entry_get_type ())
G_DECLARE_FINAL_TYPE (PupitreEntry, pupitre_entry, PUPITRE, ENTRY, GObject)

PupitreEntry *pupitre_entry_new           (const char   *key) G_GNUC_WARN_UNUSED_RESULT;
const char   *pupitre_entry_get_key       (PupitreEntry *self);
gint64        pupitre_entry_get_date      (PupitreEntry *self);
gpointer      pupitre_entry_get_object    (PupitreEntry *self);
gboolean      pupitre_entry_is_new        (PupitreEntry *self);
gboolean      pupitre_entry_is_done       (PupitreEntry *self);
gboolean      pupitre_entry_is_withdrawn  (PupitreEntry *self);
gboolean      pupitre_entry_is_damaged    (PupitreEntry *self);
gboolean      pupitre_entry_all_read      (GPtrArray    *entries);

void          pupitre_entry_set_date      (PupitreEntry *self,
                                           gint64        date);
void          pupitre_entry_set_record    (PupitreEntry *self,
                                           GBytes       *json,
                                           GObject      *object);
gboolean      pupitre_entry_has_record    (PupitreEntry *self,
                                           GBytes       *json);
void          pupitre_entry_set_new       (PupitreEntry *self,
                                           gboolean      is_new);
void          pupitre_entry_set_done      (PupitreEntry *self,
                                           gboolean      is_done);
void          pupitre_entry_set_withdrawn (PupitreEntry *self,
                                           gboolean      is_withdrawn);
void          pupitre_entry_set_damaged   (PupitreEntry *self);

PupitreEntryNews pupitre_entry_get_news   (PupitreEntry     *self);
void             pupitre_entry_set_news   (PupitreEntry     *self,
                                           PupitreEntryNews  news);

G_END_DECLS
