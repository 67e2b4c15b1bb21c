/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-feed"

#include "pupitre-feed.h"

#include "pupitre-error.h"
#include "pupitre-feed-entries.h"
#include "pupitre-feed-marks.h"
#include "pupitre-feed-parts.h"
#include "pupitre-feed-rows.h"

/* What a page binds: a list model of entries over one or more resources, newest first. Rows are
 * known by key from the sealed indexes; their records are unsealed as rows are asked for. After an
 * answer, rows that did not move keep their entries, so that lists keep their widgets, selection and
 * place. Main thread. */

struct _PupitreFeed {
  GObject             parent_instance;

  PupitreStore       *store;
  GCancellable       *cancel;
  GPtrArray          *parts;    /* (element-type PupitreFeedPart) */
  PupitreFeedRows    *rows;     /* (owned) */
  PupitreFeedMarks   *marks;
  PupitreFeedEntries *entries;  /* (owned): of the rows that were asked for so far */
};

typedef enum {
  PROP_LOADED = 1,
  PROP_REFRESHING,
  PROP_RECEIVED,
  PROP_CHECKED,
  PROP_ERROR,
  PROP_N_UNREADABLE,
  PROP_N_NEW,
} PupitreFeedProperty;

static GParamSpec *props[PROP_N_NEW + 1];

enum {
  SIGNAL_DONE_CHANGED,
  SIGNAL_DATES_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PupitreFeed, pupitre_feed, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- Rows --------------------------------------------------------------------------------- */

static void
update_rows (PupitreFeed *self)
{
  g_autoptr (PupitreFeedRows) old = g_steal_pointer (&self->rows);
  guint n_old = pupitre_feed_rows_count (old);
  guint n, head, tail;

  self->rows = pupitre_feed_rows_new (self->parts);
  n = pupitre_feed_rows_count (self->rows);
  pupitre_feed_rows_compare (self->rows, old, &head, &tail);

  pupitre_feed_entries_set_rows (self->entries, self->rows);
  if (n_old != head + tail || n != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail, n - head - tail);
  else if (!pupitre_feed_rows_are_dated_as (self->rows, old))
    g_signal_emit (self, signals[SIGNAL_DATES_CHANGED], 0);
}

/* Whoever is told may let go of the feed, which is in the midst of telling: these hold it. */

static void
on_marks_loaded (PupitreFeed *self, PupitreMark mark)
{
  g_autoptr (PupitreFeed) held = g_object_ref (self);

  if (mark == PUPITRE_MARK_DONE) {
    pupitre_feed_entries_apply_done (self->entries, self->rows);
    g_signal_emit (self, signals[SIGNAL_DONE_CHANGED], 0);
  } else {
    pupitre_feed_entries_apply_new (self->entries, self->rows);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_NEW]);
  }
}

static void
on_resource_changed (PupitreResource *resource, PupitreFeed *self)
{
  g_autoptr (PupitreFeed) held = g_object_ref (self);

  for (guint i = PROP_LOADED; i <= PROP_N_UNREADABLE; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

/* What the portal is never asked for stays damaged. */
static void
on_resource_damaged (PupitreResource *resource, PupitreFeed *self)
{
  pupitre_feed_parts_mend (self->parts, resource);
}

static void
on_resource_index_changed (PupitreResource *resource, PupitreFeed *self)
{
  g_autoptr (PupitreFeed) held = g_object_ref (self);

  pupitre_feed_parts_index (self->parts, resource);
  update_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_NEW]);
  g_signal_emit (self, signals[SIGNAL_DONE_CHANGED], 0);
}

/* --- GListModel --------------------------------------------------------------------------- */

static GType
pupitre_feed_get_item_type (GListModel *model)
{
  return PUPITRE_TYPE_ENTRY;
}

static guint
pupitre_feed_get_n_items (GListModel *model)
{
  return pupitre_feed_rows_count (PUPITRE_FEED (model)->rows);
}

static gpointer
pupitre_feed_get_item (GListModel *model, guint position)
{
  PupitreFeed *self = PUPITRE_FEED (model);

  if (position >= pupitre_feed_rows_count (self->rows))
    return NULL;
  pupitre_feed_entries_load_slice (self->entries, self->rows, position);
  return g_object_ref (
    pupitre_feed_entries_get (self->entries, pupitre_feed_rows_get (self->rows, position)));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pupitre_feed_get_item_type;
  iface->get_n_items = pupitre_feed_get_n_items;
  iface->get_item = pupitre_feed_get_item;
}

/* --- GObject ------------------------------------------------------------------------------ */

static void
pupitre_feed_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  PupitreFeed *self = PUPITRE_FEED (object);

  switch ((PupitreFeedProperty) property_id) {
  case PROP_LOADED:
    g_value_set_boolean (value, pupitre_feed_is_loaded (self));
    break;
  case PROP_REFRESHING:
    g_value_set_boolean (value, pupitre_feed_is_refreshing (self));
    break;
  case PROP_RECEIVED:
    g_value_set_int64 (value, pupitre_feed_get_received (self));
    break;
  case PROP_CHECKED:
    g_value_set_int64 (value, pupitre_feed_get_checked (self));
    break;
  case PROP_ERROR:
    g_value_set_boxed (value, pupitre_feed_get_error (self));
    break;
  case PROP_N_UNREADABLE:
    g_value_set_uint (value, pupitre_feed_get_n_unreadable (self));
    break;
  case PROP_N_NEW:
    g_value_set_uint (value, pupitre_feed_get_n_new (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
pupitre_feed_dispose (GObject *object)
{
  PupitreFeed *self = PUPITRE_FEED (object);

  g_cancellable_cancel (self->cancel);
  for (guint i = 0; i < self->parts->len; i++) {
    PupitreFeedPart *part = g_ptr_array_index (self->parts, i);

    g_signal_handlers_disconnect_by_data (part->resource, self);
  }

  G_OBJECT_CLASS (pupitre_feed_parent_class)->dispose (object);
}

static void
pupitre_feed_finalize (GObject *object)
{
  PupitreFeed *self = PUPITRE_FEED (object);

  g_clear_object (&self->cancel);
  g_clear_object (&self->store);
  g_clear_object (&self->marks);
  pupitre_feed_rows_free (self->rows);
  g_ptr_array_unref (self->parts);
  pupitre_feed_entries_free (self->entries);

  G_OBJECT_CLASS (pupitre_feed_parent_class)->finalize (object);
}

static void
pupitre_feed_class_init (PupitreFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pupitre_feed_get_property;
  object_class->dispose = pupitre_feed_dispose;
  object_class->finalize = pupitre_feed_finalize;

  /**
   * PupitreFeed:loaded:
   *
   * Whether the store has been read: before that there is nothing to say.
   */
  props[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  /**
   * PupitreFeed:refreshing:
   *
   * Whether the portal is being asked.
   */
  props[PROP_REFRESHING] = g_param_spec_boolean ("refreshing", NULL, NULL, FALSE, flags);
  /**
   * PupitreFeed:received:
   *
   * When the oldest part came from the portal, in seconds since 1970; 0 if one never did.
   */
  props[PROP_RECEIVED] = g_param_spec_int64 ("received", NULL, NULL, 0, G_MAXINT64, 0, flags);
  /**
   * PupitreFeed:checked:
   *
   * When the portal last confirmed the oldest part, in seconds since 1970; 0 for never.
   */
  props[PROP_CHECKED] = g_param_spec_int64 ("checked", NULL, NULL, 0, G_MAXINT64, 0, flags);
  /**
   * PupitreFeed:error:
   *
   * Why the last refresh failed, or %NULL.
   */
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  /**
   * PupitreFeed:n-unreadable:
   *
   * How many items of the last answers could not be read and were left out.
   */
  props[PROP_N_UNREADABLE] = g_param_spec_uint ("n-unreadable", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * PupitreFeed:n-new:
   *
   * How many items the parent has not seen yet.
   */
  props[PROP_N_NEW] = g_param_spec_uint ("n-new", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * PupitreFeed::done-changed:
   *
   * What pupitre_feed_count_undone() says may be another number now.
   */
  signals[SIGNAL_DONE_CHANGED] = g_signal_new ("done-changed", G_TYPE_FROM_CLASS (klass),
                                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                               0);
  /**
   * PupitreFeed::dates-changed:
   *
   * The rows are the same and in the same order, but some are of other dates now: a range of dates
   * may hold others.
   */
  signals[SIGNAL_DATES_CHANGED] = g_signal_new ("dates-changed", G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                                0);
}

static void
pupitre_feed_init (PupitreFeed *self)
{
  self->cancel = g_cancellable_new ();
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_feed_part_free);
  self->rows = pupitre_feed_rows_new (self->parts);
}

/**
 * pupitre_feed_new:
 * @store: The store of the account
 * @read: How a record becomes an object
 *
 * Returns: (transfer full): a feed without a resource.
 */
PupitreFeed *
pupitre_feed_new (PupitreStore *store, PupitreReadFunc read)
{
  PupitreFeed *self;

  g_return_val_if_fail (PUPITRE_IS_STORE (store), NULL);
  g_return_val_if_fail (read != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_FEED, NULL);
  self->store = g_object_ref (store);
  self->marks = pupitre_feed_marks_new (store, self->parts, self->cancel);
  g_signal_connect_object (self->marks, "loaded", G_CALLBACK (on_marks_loaded), self,
                           G_CONNECT_SWAPPED);
  self->entries = pupitre_feed_entries_new (store, read, self->parts, self->cancel);

  return self;
}

/**
 * pupitre_feed_add_resource:
 * @self: A feed
 * @resource: What fills it, beside its other resources
 * @role: What it is for the feed
 *
 * Adds a resource and reads what is stored of it.
 */
void
pupitre_feed_add_resource (PupitreFeed *self, PupitreResource *resource, PupitreFeedRole role)
{
  g_return_if_fail (PUPITRE_IS_FEED (self));
  g_return_if_fail (PUPITRE_IS_RESOURCE (resource));

  g_ptr_array_add (self->parts, pupitre_feed_part_new (resource, role));
  g_signal_connect (resource, "changed", G_CALLBACK (on_resource_changed), self);
  g_signal_connect (resource, "index-changed", G_CALLBACK (on_resource_index_changed), self);
  g_signal_connect (resource, "damaged", G_CALLBACK (on_resource_damaged), self);

  pupitre_feed_marks_load (self->marks, G_OBJECT (self), resource);
  pupitre_resource_load (resource);
}

/**
 * pupitre_feed_reload_marks:
 * @self: A feed
 *
 * Reads again what the parent has seen and done: the store was given more of it. Main thread.
 */
void
pupitre_feed_reload_marks (PupitreFeed *self)
{
  g_return_if_fail (PUPITRE_IS_FEED (self));

  for (guint i = 0; i < self->parts->len; i++)
    pupitre_feed_marks_load (self->marks, G_OBJECT (self),
                             ((PupitreFeedPart *) g_ptr_array_index (self->parts, i))->resource);
}

/**
 * pupitre_feed_refresh:
 * @self: A feed
 *
 * Asks the portal for every part that is due. What is shown stays until an answer is stored.
 */
void
pupitre_feed_refresh (PupitreFeed *self)
{
  g_return_if_fail (PUPITRE_IS_FEED (self));

  pupitre_feed_parts_refresh (self->parts, FALSE);
}

/**
 * pupitre_feed_refresh_patiently:
 * @self: A feed
 *
 * The same when nobody waits for it: one request at a time, after those that somebody waits for.
 */
void
pupitre_feed_refresh_patiently (PupitreFeed *self)
{
  g_return_if_fail (PUPITRE_IS_FEED (self));

  pupitre_feed_parts_refresh (self->parts, TRUE);
}

/**
 * pupitre_feed_refresh_collection:
 * @self: A feed
 * @collection: What may be a part of it
 *
 * Asks the portal for that part, also if it is not due: something was written to it.
 */
void
pupitre_feed_refresh_collection (PupitreFeed *self, const PupitreCollection *collection)
{
  g_return_if_fail (PUPITRE_IS_FEED (self));
  g_return_if_fail (collection != NULL);

  pupitre_feed_parts_refresh_collection (self->parts, collection);
}

/**
 * pupitre_feed_stop:
 * @self: A feed
 *
 * Gives up what is under way, and for good: the account is being closed.
 */
void
pupitre_feed_stop (PupitreFeed *self)
{
  g_return_if_fail (PUPITRE_IS_FEED (self));

  g_cancellable_cancel (self->cancel);
  pupitre_feed_parts_stop (self->parts);
}

/**
 * pupitre_feed_mark_seen:
 * @self: A feed
 * @entry: One of its entries
 *
 * The parent has seen @entry: keeps that, for good.
 */
void
pupitre_feed_mark_seen (PupitreFeed *self, PupitreEntry *entry)
{
  const PupitreFeedRow *row;
  const char *key;

  g_return_if_fail (PUPITRE_IS_FEED (self));
  g_return_if_fail (PUPITRE_IS_ENTRY (entry));

  if (!pupitre_entry_is_new (entry))
    return;

  key = pupitre_entry_get_key (entry);
  row = pupitre_feed_rows_find (self->rows, key);
  if (row != NULL) {
    g_autofree char *seen_key = pupitre_feed_part_dup_seen_key (row->part, row->item);

    pupitre_feed_marks_keep (self->marks, row->part, seen_key, PUPITRE_MARK_SEEN, TRUE);
    g_hash_table_add (row->part->seen, g_steal_pointer (&seen_key));
  }
  pupitre_entry_set_new (entry, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_NEW]);
}

/**
 * pupitre_feed_mark_done:
 * @self: A feed of homework
 * @entry: One of its entries
 * @done: Whether it is done
 *
 * The parent says that @entry is done, or is not after all: keeps that, for good, on this computer
 * alone. Nothing happens as long as the marks are not read from the store.
 */
void
pupitre_feed_mark_done (PupitreFeed *self, PupitreEntry *entry, gboolean done)
{
  const PupitreFeedRow *row;
  const char *key;

  g_return_if_fail (PUPITRE_IS_FEED (self));
  g_return_if_fail (PUPITRE_IS_ENTRY (entry));

  key = pupitre_entry_get_key (entry);
  row = pupitre_feed_rows_find (self->rows, key);
  if (row == NULL || row->part->done == NULL || pupitre_entry_is_done (entry) == done)
    return;
  if (done)
    g_hash_table_add (row->part->done, g_strdup (key));
  else
    g_hash_table_remove (row->part->done, key);
  pupitre_feed_marks_keep (self->marks, row->part, key, PUPITRE_MARK_DONE, done);
  pupitre_entry_set_done (entry, done);
  g_signal_emit (self, signals[SIGNAL_DONE_CHANGED], 0);
}

/**
 * pupitre_feed_count_undone:
 * @self: A feed of homework
 * @from: The first moment, in seconds since 1970
 * @to: The moment after the last
 *
 * Counts in the index what the parent has not marked as done; nothing is unsealed for it.
 *
 * Returns: how many items of the range are still to be done, those that the portal has withdrawn
 *   left out
 */
guint
pupitre_feed_count_undone (PupitreFeed *self, gint64 from, gint64 to)
{
  guint position, n, count = 0;

  g_return_val_if_fail (PUPITRE_IS_FEED (self), 0);
  g_return_val_if_fail (from <= to, 0);

  n = pupitre_feed_find_range (self, from, to, &position);
  for (guint i = position; i < position + n; i++) {
    const PupitreFeedRow *row = pupitre_feed_rows_get (self->rows, i);

    /* As long as the marks are not read nobody knows. */
    if (row->part->done != NULL && row->item->state != PUPITRE_ITEM_WITHDRAWN &&
        !pupitre_feed_part_is_done (row->part, row->item))
      count++;
  }
  return count;
}

/**
 * pupitre_feed_is_loaded:
 * @self: A feed
 *
 * Returns: whether the store has been read.
 */
gboolean
pupitre_feed_is_loaded (PupitreFeed *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED (self), FALSE);

  return pupitre_feed_parts_are_loaded (self->parts);
}

/**
 * pupitre_feed_is_refreshing:
 * @self: A feed
 *
 * Returns: whether the portal is being asked.
 */
gboolean
pupitre_feed_is_refreshing (PupitreFeed *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED (self), FALSE);

  return pupitre_feed_parts_are_refreshing (self->parts);
}

/**
 * pupitre_feed_get_received:
 * @self: A feed
 *
 * Returns: when the oldest part came from the portal, in seconds since 1970; 0 if one never did.
 */
gint64
pupitre_feed_get_received (PupitreFeed *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED (self), 0);

  return pupitre_feed_parts_get_received (self->parts);
}

/**
 * pupitre_feed_get_received_of:
 * @self: A feed
 * @key: The key of an item
 *
 * Returns: when the part that holds the item came from the portal, in seconds since 1970; 0 if there
 *   is no such item.
 */
gint64
pupitre_feed_get_received_of (PupitreFeed *self, const char *key)
{
  const PupitreFeedRow *row;

  g_return_val_if_fail (PUPITRE_IS_FEED (self), 0);
  g_return_val_if_fail (key != NULL, 0);

  row = pupitre_feed_rows_find (self->rows, key);
  return row != NULL ? pupitre_resource_get_received (row->part->resource) : 0;
}

/**
 * pupitre_feed_get_checked:
 * @self: A feed
 *
 * Returns: when the portal last confirmed the oldest part, in seconds since 1970; 0 for never.
 */
gint64
pupitre_feed_get_checked (PupitreFeed *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED (self), 0);

  return pupitre_feed_parts_get_checked (self->parts);
}

/**
 * pupitre_feed_get_error:
 * @self: A feed
 *
 * Returns: (transfer none) (nullable): why the last refresh of a part failed, the first one's.
 */
const GError *
pupitre_feed_get_error (PupitreFeed *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED (self), NULL);

  return pupitre_feed_parts_get_error (self->parts);
}

/**
 * pupitre_feed_get_n_unreadable:
 * @self: A feed
 *
 * Returns: how many items of the last answers could not be read and were left out.
 */
guint
pupitre_feed_get_n_unreadable (PupitreFeed *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED (self), 0);

  return pupitre_feed_parts_count_unreadable (self->parts);
}

/**
 * pupitre_feed_peek:
 * @self: A feed
 * @position: Which item
 * @date: (out): Its date in seconds since 1970, or 0
 * @is_new: (out): Whether the parent has not seen it yet
 *
 * Tells what the index knows of an item, which is neither made nor unsealed for it.
 */
void
pupitre_feed_peek (PupitreFeed *self, guint position, gint64 *date, gboolean *is_new)
{
  const PupitreFeedRow *row;

  g_return_if_fail (PUPITRE_IS_FEED (self));
  g_return_if_fail (position < pupitre_feed_rows_count (self->rows));

  row = pupitre_feed_rows_get (self->rows, position);
  *date = row->item->date;
  *is_new = pupitre_feed_part_is_new (row->part, row->item);
}

/**
 * pupitre_feed_peek_key:
 * @self: A feed
 * @position: Which item
 *
 * Returns: (transfer none): its key, as the index knows it; it lives until the feed changes
 */
const char *
pupitre_feed_peek_key (PupitreFeed *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_FEED (self), NULL);
  g_return_val_if_fail (position < pupitre_feed_rows_count (self->rows), NULL);

  return pupitre_feed_rows_get (self->rows, position)->item->key;
}

/**
 * pupitre_feed_find_range:
 * @self: A feed
 * @from: The first moment, in seconds since 1970
 * @to: The moment after the last
 * @position: (out): The newest item of the range
 *
 * Finds the items of a range of dates in the index; none is unsealed for it, and it takes as long in
 * a year as in a week.
 *
 * Returns: how many there are
 */
guint
pupitre_feed_find_range (PupitreFeed *self, gint64 from, gint64 to, guint *position)
{
  g_return_val_if_fail (PUPITRE_IS_FEED (self), 0);
  g_return_val_if_fail (position != NULL && from <= to, 0);

  return pupitre_feed_rows_find_range (self->rows, from, to, position);
}

static gboolean
has_rows (PupitreFeed *self, guint position, guint n)
{
  guint n_rows = pupitre_feed_rows_count (self->rows);

  return position <= n_rows && n <= n_rows - position;
}

/**
 * pupitre_feed_list_keys:
 * @self: A feed
 *
 * Unseals nothing.
 *
 * Returns: (transfer container) (element-type utf8): the keys of all items, those that the portal
 *   has withdrawn left out; they live until the feed changes.
 */
GPtrArray *
pupitre_feed_list_keys (PupitreFeed *self)
{
  GPtrArray *keys = g_ptr_array_new ();

  g_return_val_if_fail (PUPITRE_IS_FEED (self), keys);

  for (guint i = 0; i < pupitre_feed_rows_count (self->rows); i++) {
    const PupitreFeedRow *row = pupitre_feed_rows_get (self->rows, i);

    if (row->item->state != PUPITRE_ITEM_WITHDRAWN)
      g_ptr_array_add (keys, (gpointer) row->item->key);
  }
  return keys;
}

/**
 * pupitre_feed_get_entries:
 * @self: A feed
 * @position: The first item
 * @n: How many
 *
 * Gets some entries and unseals exactly their records, not the slices that they lie in.
 *
 * Returns: (transfer full) (element-type PupitreEntry): the entries, in the feed's order
 */
GPtrArray *
pupitre_feed_get_entries (PupitreFeed *self, guint position, guint n)
{
  GPtrArray *entries;

  g_return_val_if_fail (PUPITRE_IS_FEED (self), NULL);
  g_return_val_if_fail (has_rows (self, position, n), NULL);

  entries = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = position; i < position + n; i++) {
    const PupitreFeedRow *row = pupitre_feed_rows_get (self->rows, i);

    g_ptr_array_add (entries, g_object_ref (pupitre_feed_entries_get (self->entries, row)));
  }
  pupitre_feed_entries_load (self->entries, self->rows, position, n);
  return entries;
}

/**
 * pupitre_feed_dup_entry:
 * @self: A feed
 * @key: The key of an item
 *
 * Gets one entry and unseals its record alone.
 *
 * Returns: (transfer full) (nullable): the entry; %NULL if the feed has none of that key, or not yet
 */
PupitreEntry *
pupitre_feed_dup_entry (PupitreFeed *self, const char *key)
{
  const PupitreFeedRow *row;
  guint position;

  g_return_val_if_fail (PUPITRE_IS_FEED (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  row = pupitre_feed_rows_find (self->rows, key);
  if (row == NULL)
    return NULL;
  position = (guint) (row - pupitre_feed_rows_get (self->rows, 0));
  pupitre_feed_entries_load (self->entries, self->rows, position, 1);
  return g_object_ref (pupitre_feed_entries_get (self->entries, row));
}

static void
on_looked_at (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!pupitre_store_look_at_finish (PUPITRE_STORE (source), result, &error) &&
      !pupitre_error_is_cancelled (error))
    g_warning ("What was looked at can not be noted: %s", error->message);
}

/**
 * pupitre_feed_look_at:
 * @self: A feed of a kind that keeps versions
 * @position: The first item
 * @n: How many
 *
 * The parent has looked at these items: from now on they have changed only if they do so again, what
 * was added is known, and what is gone is no longer missed. What
 * is shown stays as it is until it is read anew, so that a change does not vanish under the eyes of
 * who reads it: call it when the parent turns away.
 */
void
pupitre_feed_look_at (PupitreFeed *self, guint position, guint n)
{
  g_return_if_fail (PUPITRE_IS_FEED (self));
  g_return_if_fail (has_rows (self, position, n));

  for (guint p = 0; p < self->parts->len; p++) {
    PupitreFeedPart *part = g_ptr_array_index (self->parts, p);
    g_autoptr (GPtrArray) keys = g_ptr_array_sized_new (n + 1);

    for (guint i = position; i < position + n; i++) {
      const PupitreFeedRow *row = pupitre_feed_rows_get (self->rows, i);
      g_autofree char *news = NULL;

      if (row->part != part)
        continue;
      g_ptr_array_add (keys, (gpointer) row->item->key);
      news = pupitre_feed_part_look_at (part, row->item);
      if (news != NULL)
        pupitre_feed_marks_keep (self->marks, part, news, PUPITRE_MARK_SEEN, TRUE);
    }
    if (keys->len == 0)
      continue;
    g_ptr_array_add (keys, NULL);
    pupitre_store_look_at_async (self->store, pupitre_resource_get_collection (part->resource),
                                 (const char * const *) keys->pdata, on_looked_at, NULL);
  }
}

/**
 * pupitre_feed_look_at_entry:
 * @self: A feed of a kind that keeps versions
 * @entry: One of its entries
 *
 * The parent has looked at @entry alone, see pupitre_feed_look_at().
 */
void
pupitre_feed_look_at_entry (PupitreFeed *self, PupitreEntry *entry)
{
  const PupitreFeedRow *row;

  g_return_if_fail (PUPITRE_IS_FEED (self));
  g_return_if_fail (PUPITRE_IS_ENTRY (entry));

  row = pupitre_feed_rows_find (self->rows, pupitre_entry_get_key (entry));
  if (row != NULL)
    pupitre_feed_look_at (self, (guint) (row - pupitre_feed_rows_get (self->rows, 0)), 1);
}

/**
 * pupitre_feed_get_n_new:
 * @self: A feed
 *
 * Returns: how many items the parent has not seen yet.
 */
guint
pupitre_feed_get_n_new (PupitreFeed *self)
{
  g_return_val_if_fail (PUPITRE_IS_FEED (self), 0);

  return pupitre_feed_parts_count_new (self->parts);
}
