/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-search-item"

#include "pupitre-search-item.h"

/* Something that a parent can look for: enough to show it in a list and to open the place where it
 * stands. What it is found by goes into an index and is not held twice. */

struct _PupitreSearchItem {
  GObject            parent_instance;

  PupitreSearchKind kind;
  GRefString        *child;  /* thousands of them share it */
  char              *who;    /* (nullable) */
  char              *key;
  char              *title;
  char              *detail;
  char              *figure;
  char              *text;   /* (nullable) */
  gint64             date;
};

G_DEFINE_FINAL_TYPE (PupitreSearchItem, pupitre_search_item, G_TYPE_OBJECT)

static void
pupitre_search_item_finalize (GObject *object)
{
  PupitreSearchItem *self = PUPITRE_SEARCH_ITEM (object);

  g_ref_string_release (self->child);
  g_free (self->who);
  g_free (self->key);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->figure);
  g_free (self->text);

  G_OBJECT_CLASS (pupitre_search_item_parent_class)->finalize (object);
}

static void
pupitre_search_item_class_init (PupitreSearchItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_search_item_finalize;
}

static void
pupitre_search_item_init (PupitreSearchItem *self)
{
}

/**
 * pupitre_search_item_new:
 * @fields: What it is; child, key and title are required
 *
 * Returns: (transfer full): an item. Any thread.
 */
PupitreSearchItem *
pupitre_search_item_new (const PupitreSearchItemFields *fields)
{
  PupitreSearchItem *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->child != NULL && fields->key != NULL && fields->title != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_SEARCH_ITEM, NULL);
  self->kind = fields->kind;
  self->child = g_ref_string_new_intern (fields->child);
  self->who = g_strdup (fields->who);
  self->key = g_strdup (fields->key);
  self->title = g_strdup (fields->title);
  self->detail = g_strdup (fields->detail != NULL ? fields->detail : "");
  self->figure = g_strdup (fields->figure != NULL ? fields->figure : "");
  self->text = g_strdup (fields->text);
  self->date = fields->date;

  return self;
}

/**
 * pupitre_search_item_get_kind:
 * @self: An item
 *
 * Returns: what it is. Any thread.
 */
PupitreSearchKind
pupitre_search_item_get_kind (PupitreSearchItem *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_ITEM (self), PUPITRE_SEARCH_CHILD);

  return self->kind;
}

/**
 * pupitre_search_item_get_child:
 * @self: An item
 *
 * Returns: (transfer none): the key of the child whose it is. Any thread.
 */
const char *
pupitre_search_item_get_child (PupitreSearchItem *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_ITEM (self), NULL);

  return self->child;
}

/**
 * pupitre_search_item_get_key:
 * @self: An item
 *
 * Returns: (transfer none): what names it among all of its kind and child. Any thread.
 */
const char *
pupitre_search_item_get_key (PupitreSearchItem *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_ITEM (self), NULL);

  return self->key;
}

/**
 * pupitre_search_item_get_title:
 * @self: An item
 *
 * Returns: (transfer none): what it is called; untrusted. Any thread.
 */
const char *
pupitre_search_item_get_title (PupitreSearchItem *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_ITEM (self), NULL);

  return self->title;
}

/**
 * pupitre_search_item_get_detail:
 * @self: An item
 *
 * Returns: (transfer none): from whom it is, or of which course; may be empty. Any thread.
 */
const char *
pupitre_search_item_get_detail (PupitreSearchItem *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_ITEM (self), NULL);

  return self->detail;
}

/**
 * pupitre_search_item_get_figure:
 * @self: An item
 *
 * Returns: (transfer none): its mark; may be empty. Any thread.
 */
const char *
pupitre_search_item_get_figure (PupitreSearchItem *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_ITEM (self), NULL);

  return self->figure;
}

/**
 * pupitre_search_item_get_date:
 * @self: An item
 *
 * Returns: its date in seconds since 1970; 0 if it has none. Any thread.
 */
gint64
pupitre_search_item_get_date (PupitreSearchItem *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_ITEM (self), 0);

  return self->date;
}

/**
 * pupitre_search_item_steal_who:
 * @self: An item that no other thread has yet
 *
 * Returns: (transfer full) (nullable): the child's first name, which it has no longer.
 */
char *
pupitre_search_item_steal_who (PupitreSearchItem *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_ITEM (self), NULL);

  return g_steal_pointer (&self->who);
}

/**
 * pupitre_search_item_steal_text:
 * @self: An item that no other thread has yet
 *
 * Returns: (transfer full) (nullable): what else it can be found by, which it has no longer.
 */
char *
pupitre_search_item_steal_text (PupitreSearchItem *self)
{
  g_return_val_if_fail (PUPITRE_IS_SEARCH_ITEM (self), NULL);

  return g_steal_pointer (&self->text);
}
