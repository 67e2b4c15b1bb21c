/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PupitreSearchKind:
 * @PUPITRE_SEARCH_CHILD: A child of the family
 * @PUPITRE_SEARCH_MESSAGE: A message of the school
 * @PUPITRE_SEARCH_HOMEWORK: What is to be done or learned
 * @PUPITRE_SEARCH_MARK: A work item, or the results of a subject
 * @PUPITRE_SEARCH_ABSENCE: An absence or a late arrival
 * @PUPITRE_SEARCH_RESOURCE: A link that teachers or the school share
 * @PUPITRE_SEARCH_CONTACT: Somebody to reach at the school
 * @PUPITRE_SEARCH_DOCUMENT: A document that is kept on this computer
 *
 * What a parent can look for, in the order in which it is shown.
 */
typedef enum {
  PUPITRE_SEARCH_CHILD,
  PUPITRE_SEARCH_MESSAGE,
  PUPITRE_SEARCH_HOMEWORK,
  PUPITRE_SEARCH_MARK,
  PUPITRE_SEARCH_ABSENCE,
  PUPITRE_SEARCH_RESOURCE,
  PUPITRE_SEARCH_CONTACT,
  PUPITRE_SEARCH_DOCUMENT,
} PupitreSearchKind;

#define PUPITRE_N_SEARCH_KINDS (PUPITRE_SEARCH_DOCUMENT + 1)

/**
 * PupitreSearchItemFields:
 * @kind: What it is
 * @child: The key of the child whose it is, see pupitre_child_get_key()
 * @who: (nullable): The child's first name, which narrows what other words find
 * @key: What names it among all of its kind and child
 * @title: What it is called
 * @detail: (nullable): From whom, or of which course; it is found by that too
 * @figure: (nullable): A mark
 * @text: (nullable): What else it can be found by
 * @date: In seconds since 1970; 0 if it has none
 *
 * Copied by pupitre_search_item_new().
 */
typedef struct {
  PupitreSearchKind kind;
  const char        *child;
  const char        *who;
  const char        *key;
  const char        *title;
  const char        *detail;
  const char        *figure;
  const char        *text;
  gint64             date;
} PupitreSearchItemFields;

#define PUPITRE_TYPE_SEARCH_ITEM (pupitre_search_item_get_type ())
G_DECLARE_FINAL_TYPE (PupitreSearchItem, pupitre_search_item, PUPITRE, SEARCH_ITEM, GObject)

PupitreSearchItem    *pupitre_search_item_new          (const PupitreSearchItemFields *fields) G_GNUC_WARN_UNUSED_RESULT;
PupitreSearchKind pupitre_search_item_get_kind     (PupitreSearchItem             *self);
const char        *pupitre_search_item_get_child    (PupitreSearchItem             *self);
const char        *pupitre_search_item_get_key      (PupitreSearchItem             *self);
const char        *pupitre_search_item_get_title    (PupitreSearchItem             *self);
const char        *pupitre_search_item_get_detail   (PupitreSearchItem             *self);
const char        *pupitre_search_item_get_figure   (PupitreSearchItem             *self);
gint64             pupitre_search_item_get_date     (PupitreSearchItem             *self);
char              *pupitre_search_item_steal_who    (PupitreSearchItem             *self) G_GNUC_WARN_UNUSED_RESULT;
char              *pupitre_search_item_steal_text   (PupitreSearchItem             *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
