/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pupitre-change.h"

G_BEGIN_DECLS

/**
 * PupitreChangeWords:
 * @name: What the item is called
 * @about: Where it belongs; perhaps empty
 * @state: What it says, as far as a parent compares it with what it said before; perhaps empty
 * @rest: What is only told when it changes; perhaps empty
 *
 * An item in words.
 */
typedef struct {
  char *name;
  char *about;
  char *state;
  char *rest;
} PupitreChangeWords;

gboolean  pupitre_change_words_knows     (GObject            *item);
void      pupitre_change_words_read      (PupitreChangeWords *self,
                                          GObject            *item);
void      pupitre_change_words_clear     (PupitreChangeWords *self);
gboolean  pupitre_change_words_differ    (GObject            *before,
                                          GObject            *now);
gboolean  pupitre_change_words_has_mark  (GObject            *item);

char     *pupitre_change_words_dup_title (PupitreChange      *change) G_GNUC_WARN_UNUSED_RESULT;
char     *pupitre_change_words_dup_under (PupitreChange      *change) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PupitreChangeWords, pupitre_change_words_clear)

G_END_DECLS
