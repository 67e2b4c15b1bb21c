/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-attachment.h"
#include "pupitre-json.h"
#include "pupitre-parsed.h"

G_BEGIN_DECLS

/* What the portal gives no id begins with this in its key. */
#define PUPITRE_WIRE_NO_ID "~"

/* No list that a person reads has more members: what is beyond is not read. */
#define PUPITRE_WIRE_MAX_LIST 100

/**
 * PupitreWireWord:
 * @word: A word of the portal, compared without case
 * @value: What it stands for
 */
typedef struct {
  const char *word;
  int         value;
} PupitreWireWord;

/**
 * PupitreIdentify:
 * @item: An element of an answer
 * @key: (out) (transfer full): its key; one that begins with %PUPITRE_WIRE_NO_ID is made of members
 *   that two items can have in common, and those are numbered
 * @date: (out): its date in seconds since 1970; 0 if it has none
 *
 * Says what makes an item the same one in the next answer.
 *
 * Returns: whether @item has all that it can not be shown without.
 */
typedef gboolean (*PupitreIdentify) (PupitreJson item,
                                     char      **key,
                                     gint64     *date);

PupitreParsed *pupitre_wire_split           (GBytes         *body,
                                             PupitreIdentify identify,
                                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;
PupitreParsed *pupitre_wire_split_in_order  (GBytes         *body,
                                             PupitreIdentify identify,
                                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;
PupitreParsed *pupitre_wire_take_whole      (GBytes         *body,
                                             PupitreIdentify identify,
                                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void           pupitre_wire_take            (PupitreParsed  *parsed,
                                             GHashTable     *keys,
                                             PupitreJson     list,
                                             GBytes         *body,
                                             PupitreIdentify identify);
gboolean       pupitre_wire_check           (PupitreParsed *parsed,
                                             GError       **error);
void           pupitre_wire_set_lacking     (GError        **error);
gboolean       pupitre_wire_open            (GBytes         *json,
                                             PupitreIdentify identify,
                                             PupitreJson    *item,
                                             GError        **error);
char          *pupitre_wire_dup_line        (PupitreJson object,
                                             const char *name) G_GNUC_WARN_UNUSED_RESULT;
char          *pupitre_wire_dup_id          (PupitreJson object,
                                             const char *name) G_GNUC_WARN_UNUSED_RESULT;
GDateTime     *pupitre_wire_dup_date        (PupitreJson object,
                                             const char *name) G_GNUC_WARN_UNUSED_RESULT;
GDateTime     *pupitre_wire_dup_day         (PupitreJson object,
                                             const char *name) G_GNUC_WARN_UNUSED_RESULT;
GDateTime     *pupitre_wire_dup_time        (PupitreJson object,
                                             const char *day_name,
                                             const char *time_name) G_GNUC_WARN_UNUSED_RESULT;
char          *pupitre_wire_dup_web_uri     (PupitreJson object,
                                             const char *name) G_GNUC_WARN_UNUSED_RESULT;
char         **pupitre_wire_dup_lines       (PupitreJson object,
                                             const char *name) G_GNUC_WARN_UNUSED_RESULT;
char          *pupitre_wire_dup_person      (PupitreJson person) G_GNUC_WARN_UNUSED_RESULT;
char         **pupitre_wire_dup_people      (PupitreJson object,
                                             const char *name) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray     *pupitre_wire_dup_attachments (PupitreJson object,
                                             const char *name) G_GNUC_WARN_UNUSED_RESULT;
gint64         pupitre_wire_get_size        (PupitreJson object,
                                             const char *name);
int            pupitre_wire_get_number      (PupitreJson object,
                                             const char *name,
                                             int         most);
gboolean       pupitre_wire_get_decimal     (PupitreJson object,
                                             const char *name,
                                             double     *number);
gboolean       pupitre_wire_get_cents       (PupitreJson object,
                                             const char *name,
                                             gint64     *cents);
int            pupitre_wire_get_minutes     (PupitreJson object,
                                             const char *name);
int            pupitre_wire_get_word        (PupitreJson            object,
                                             const char            *name,
                                             const PupitreWireWord *words,
                                             gsize                  n_words,
                                             int                    absent,
                                             int                    other);

G_END_DECLS
