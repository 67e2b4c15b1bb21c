/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-tax-sources"

#include "config.h"

#include "pupitre-tax-sources.h"

#include "pupitre-feed-objects.h"
#include "pupitre-tax-paper.h"
#include "pupitre-tax-year.h"

#include <glib/gi18n.h>

/* All slips and statements of all children of one account, also those that the portal no longer shows.
 * Main thread.
 *
 * Signals: `changed` when there are others, or pupitre_tax_sources_is_ready() says something else. */

typedef struct {
  PupitreChild       *child;
  PupitreFeedObjects *statements;
  PupitreFeedObjects *slips;
} Source;

struct _PupitreTaxSources {
  GObject         parent_instance;

  PupitreAccount *account;
  GArray         *sources;  /* (element-type Source) */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreTaxSources, pupitre_tax_sources, G_TYPE_OBJECT)

static void
source_clear (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->child);
  g_clear_object (&source->statements);
  g_clear_object (&source->slips);
}

static Source *
get_source (PupitreTaxSources *self, guint position)
{
  return &g_array_index (self->sources, Source, position);
}

static void
on_changed (PupitreTaxSources *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static PupitreFeedObjects *
watch (PupitreTaxSources *self, PupitreChild *child, PupitreKind kind)
{
  g_autoptr (PupitreFeed) feed = pupitre_account_get_feed (self->account, child, kind);
  PupitreFeedObjects *objects = pupitre_feed_objects_new (feed);

  g_signal_connect_object (objects, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feed, "notify::refreshing", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  if (pupitre_account_is_signed_in (self->account))
    pupitre_feed_objects_refresh (objects);
  return objects;
}

static void
pupitre_tax_sources_dispose (GObject *object)
{
  PupitreTaxSources *self = PUPITRE_TAX_SOURCES (object);

  g_array_set_size (self->sources, 0);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (pupitre_tax_sources_parent_class)->dispose (object);
}

static void
pupitre_tax_sources_finalize (GObject *object)
{
  g_array_unref (PUPITRE_TAX_SOURCES (object)->sources);

  G_OBJECT_CLASS (pupitre_tax_sources_parent_class)->finalize (object);
}

static void
pupitre_tax_sources_class_init (PupitreTaxSourcesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_tax_sources_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_tax_sources_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_TAX_SOURCES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
pupitre_tax_sources_init (PupitreTaxSources *self)
{
  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  g_array_set_clear_func (self->sources, source_clear);
}

/**
 * pupitre_tax_sources_new:
 * @account: An open account
 *
 * Returns: (transfer full): the slips and statements of its children, for which the portal is asked
 *   where there is a session.
 */
PupitreTaxSources *
pupitre_tax_sources_new (PupitreAccount *account)
{
  PupitreTaxSources *self;
  GListModel *children;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);

  self = g_object_new (PUPITRE_TYPE_TAX_SOURCES, NULL);
  self->account = g_object_ref (account);
  children = pupitre_account_get_children (account);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++) {
    g_autoptr (PupitreChild) child = g_list_model_get_item (children, i);
    Source source = { NULL, NULL, NULL };

    if (!pupitre_child_offers (child, PUPITRE_TILE_FINANCES))
      continue;
    source.child = g_object_ref (child);
    source.statements = watch (self, child, PUPITRE_KIND_STATEMENTS);
    source.slips = watch (self, child, PUPITRE_KIND_TAX_SLIPS);
    g_array_append_val (self->sources, source);
  }
  return self;
}

/**
 * pupitre_tax_sources_get_account:
 * @self: Slips and statements
 *
 * Returns: (transfer none): whose.
 */
PupitreAccount *
pupitre_tax_sources_get_account (PupitreTaxSources *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SOURCES (self), NULL);

  return self->account;
}

/* What was received once, and what the portal took away since: each of it read. */
static gboolean
is_read (PupitreFeedObjects *objects)
{
  PupitreFeed *feed = pupitre_feed_objects_get_feed (objects);

  return pupitre_feed_is_loaded (feed) && !pupitre_feed_is_refreshing (feed) &&
         pupitre_entry_all_read (pupitre_feed_objects_list_entries (objects));
}

/**
 * pupitre_tax_sources_is_ready:
 * @self: Slips and statements
 *
 * Returns: whether all of them are there, as far as they can be had.
 */
gboolean
pupitre_tax_sources_is_ready (PupitreTaxSources *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SOURCES (self), FALSE);

  for (guint i = 0; i < self->sources->len; i++) {
    if (!is_read (get_source (self, i)->statements) || !is_read (get_source (self, i)->slips))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_old (PupitreTaxSources *self, PupitreFeedObjects *objects)
{
  return !pupitre_account_is_signed_in (self->account) ||
         pupitre_feed_get_error (pupitre_feed_objects_get_feed (objects)) != NULL;
}

/**
 * pupitre_tax_sources_is_stale:
 * @self: Slips and statements
 *
 * Returns: whether the portal could not be asked for all of them, so that some may be unknown.
 */
gboolean
pupitre_tax_sources_is_stale (PupitreTaxSources *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SOURCES (self), FALSE);

  for (guint i = 0; i < self->sources->len; i++) {
    if (is_old (self, get_source (self, i)->statements) || is_old (self, get_source (self, i)->slips))
      return TRUE;
  }
  return FALSE;
}

/* @returns: (transfer full): also those that the portal took away */
static GPtrArray *
list_objects (PupitreFeedObjects *objects)
{
  GPtrArray *entries = pupitre_feed_objects_list_entries (objects);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++) {
    if (pupitre_entry_get_object (entries->pdata[i]) != NULL)
      g_ptr_array_add (list, g_object_ref (pupitre_entry_get_object (entries->pdata[i])));
  }
  return list;
}

/**
 * pupitre_tax_sources_list_years:
 * @self: Slips and statements
 *
 * Returns: (transfer full) (element-type int): of which calendar years there is something, the newest
 *   first.
 */
GArray *
pupitre_tax_sources_list_years (PupitreTaxSources *self)
{
  g_autoptr (GPtrArray) slips = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (PUPITRE_IS_TAX_SOURCES (self), NULL);

  for (guint i = 0; i < self->sources->len; i++) {
    g_ptr_array_extend_and_steal (slips, list_objects (get_source (self, i)->slips));
    g_ptr_array_extend_and_steal (statements, list_objects (get_source (self, i)->statements));
  }
  return pupitre_tax_year_list_years (slips, statements);
}

/**
 * pupitre_tax_sources_get_n:
 * @self: Slips and statements
 *
 * Returns: of how many children they are.
 */
guint
pupitre_tax_sources_get_n (PupitreTaxSources *self)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SOURCES (self), 0);

  return self->sources->len;
}

/**
 * pupitre_tax_sources_get_child:
 * @self: Slips and statements
 * @position: Of which child
 *
 * Returns: (transfer none): the child.
 */
PupitreChild *
pupitre_tax_sources_get_child (PupitreTaxSources *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_TAX_SOURCES (self), NULL);
  g_return_val_if_fail (position < self->sources->len, NULL);

  return get_source (self, position)->child;
}

static void
add_item (PupitreTaxPart *part, PupitreTaxSlip *slip, PupitreStatement *statement)
{
  PupitreTaxItem *item = g_new0 (PupitreTaxItem, 1);

  item->slip = slip != NULL ? g_object_ref (slip) : NULL;
  item->statement = statement != NULL ? g_object_ref (statement) : NULL;
  g_ptr_array_add (part->items, item);
}

static PupitreTaxPart *
make_part (Source *source, int year)
{
  g_autoptr (GPtrArray) all_slips = list_objects (source->slips);
  g_autoptr (GPtrArray) all_statements = list_objects (source->statements);
  g_autoptr (GPtrArray) statements = pupitre_tax_year_list_statements (all_statements, year);
  /* Translators: 1 is a first name, 2 a last name */
  g_autofree char *name = g_strdup_printf (C_("person", "%1$s %2$s"),
                                           pupitre_child_get_first_name (source->child),
                                           pupitre_child_get_last_name (source->child));
  PupitreTaxPart *part =
    pupitre_tax_part_new (name, pupitre_child_get_school_name (source->child));

  g_ptr_array_unref (part->slips);
  part->slips = pupitre_tax_year_list_slips (all_slips, year);
  for (guint i = 0; i < part->slips->len; i++)
    add_item (part, part->slips->pdata[i], NULL);
  for (guint i = 0; i < statements->len; i++)
    add_item (part, NULL, statements->pdata[i]);
  part->lacks_slip = pupitre_tax_year_lacks_slip (part->slips, all_statements, year);
  return part;
}

/**
 * pupitre_tax_sources_make_parts:
 * @self: Slips and statements
 * @year: A calendar year
 *
 * Returns: (transfer full) (element-type PupitreTaxPart): what there is of each child, in the order of
 *   pupitre_tax_sources_get_child(); no document of it is in a PDF yet.
 */
GPtrArray *
pupitre_tax_sources_make_parts (PupitreTaxSources *self, int year)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_tax_part_free);

  g_return_val_if_fail (PUPITRE_IS_TAX_SOURCES (self), parts);

  for (guint i = 0; i < self->sources->len; i++)
    g_ptr_array_add (parts, make_part (get_source (self, i), year));
  return parts;
}
