/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-message-list"

#include "config.h"

#include "pupitre-message-list.h"

#include "pupitre-message.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

/* The messages of one child, or of all together, as they stand on the page: with a heading before each
 * period (last week, then the months; this week needs none), all of them, the unread alone, or those of
 * one child. Its items are PupitreEntry and, for a heading, GtkStringObject. No message is unsealed
 * for it: the index knows dates and what is new; unless only those of one sender, or with an
 * attachment, are wanted, of which the index knows nothing.
 *
 * Signals: `read`, when messages were read that may be wanted, or others are listed. */

typedef struct {
  PupitreMessageSource  messages;  /* (owned) */
  GPtrArray            *entries;   /* (nullable) (element-type PupitreEntry): all, to look into them */
} Source;

typedef struct {
  GtkStringObject     *heading;  /* (nullable): then it is no message */
  PupitreMessagePlace  place;    /* of a message */
  GArray              *others;   /* (nullable) (element-type PupitreMessagePlace): where it is too */
} Row;

/* What has changed in the feed of one source. */
typedef struct {
  guint source;
  guint position;
  guint removed;
  guint added;
} Change;

static const Change NO_CHANGE = { .source = G_MAXUINT };

struct _PupitreMessageList {
  GObject    parent_instance;

  GArray    *sources;      /* (element-type Source) */
  gboolean   unread;       /* whether they alone are shown */
  char      *child;        /* (nullable): the key of whose alone are shown */
  gboolean   attachments;  /* whether only those that have one are shown */
  char      *sender;       /* (nullable): from whom alone */
  gboolean   looking;      /* whether it looks into all */
  guint      look_source;
  GDateTime *now;          /* from when the periods are seen */
  GArray    *rows;         /* (element-type Row) */
  GPtrArray *headings;     /* (element-type GtkStringObject), in the order of the rows */
};

static guint read_signal;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PupitreMessageList, pupitre_message_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- Periods --- */

/* When the periods begin, seen from a moment. */
typedef struct {
  GDateTime *now;
  gint64     this_week;
  gint64     last_week;
} Calendar;

static void
calendar_init (Calendar *calendar, GDateTime *now)
{
  g_autoptr (GDateTime) this_week = NULL;
  g_autoptr (GDateTime) last_week = NULL;

  calendar->now = now;
  this_week = pupitre_school_time_week (calendar->now);
  last_week = g_date_time_add_days (this_week, -7);
  calendar->this_week = g_date_time_to_unix (this_week);
  calendar->last_week = g_date_time_to_unix (last_week);
}

/* Returns the heading of the period that holds a date, %NULL for this week, and its @start. */
static char *
dup_heading (const Calendar *calendar, gint64 date, gint64 *start)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) month = NULL;

  *start = calendar->this_week;
  if (date >= *start)
    return NULL;
  *start = calendar->last_week;
  if (date >= *start)
    return g_strdup (C_("period of messages", "Last week"));

  *start = G_MININT64;
  utc = date > 0 ? g_date_time_new_from_unix_utc (date) : NULL;
  if (utc == NULL)
    return g_strdup (C_("period of messages", "Without a date"));
  local = g_date_time_to_timezone (utc, pupitre_school_time_zone ());
  month = g_date_time_new (pupitre_school_time_zone (), g_date_time_get_year (local),
                           g_date_time_get_month (local), 1, 0, 0, 0);
  *start = g_date_time_to_unix (month);
  return pupitre_words_month (local, calendar->now);
}

/* --- What is wanted --- */

static const char *
get_sender (PupitreMessage *message)
{
  const char *sender = pupitre_message_get_sender (message);

  return *sender != '\0' ? sender : pupitre_message_get_sender_role (message);
}

static Source *
get_source (PupitreMessageList *self, guint source)
{
  return &g_array_index (self->sources, Source, source);
}

/* Returns: (transfer none) (nullable): a message, once it is read */
static PupitreMessage *
get_message (PupitreMessageList *self, const PupitreMessagePlace *place)
{
  GPtrArray *entries = get_source (self, place->source)->entries;

  return entries != NULL && place->position < entries->len
           ? pupitre_entry_get_object (entries->pdata[place->position])
           : NULL;
}

static gboolean
is_of_child (PupitreMessageList *self, guint source)
{
  return g_str_equal (
    self->child, pupitre_child_get_key (get_source (self, source)->messages.child));
}

static gboolean
is_for_child (PupitreMessageList *self, const PupitreMergedMessage *message)
{
  if (self->child == NULL || is_of_child (self, message->place.source))
    return TRUE;
  for (guint i = 0; message->others != NULL && i < message->others->len; i++) {
    if (is_of_child (self, g_array_index (message->others, PupitreMessagePlace, i).source))
      return TRUE;
  }
  return FALSE;
}

/* What only the message itself can say comes last. One that is not read yet is not shown yet. */
static gboolean
is_wanted (PupitreMessageList *self, const PupitreMergedMessage *merged)
{
  PupitreMessage *message;

  if ((self->unread && !merged->is_new) || !is_for_child (self, merged))
    return FALSE;
  if (!self->attachments && self->sender == NULL)
    return TRUE;
  message = get_message (self, &merged->place);
  return message != NULL &&
         (!self->attachments || pupitre_message_get_n_attachments (message) > 0) &&
         (self->sender == NULL || g_str_equal (self->sender, get_sender (message)));
}

/* --- Rows --- */

static void
row_clear (gpointer data)
{
  g_clear_pointer (&((Row *) data)->others, g_array_unref);
}

static GArray *
rows_new (void)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_array_set_clear_func (rows, row_clear);
  return rows;
}

/* A heading that stands already keeps its object, and so its widget. */
static GtkStringObject *
reuse_heading (GPtrArray *old, const char *text)
{
  for (guint i = 0; old != NULL && i < old->len; i++) {
    if (g_str_equal (gtk_string_object_get_string (old->pdata[i]), text))
      return g_object_ref (old->pdata[i]);
  }
  return gtk_string_object_new (text);
}

static GArray *
merge (PupitreMessageList *self)
{
  g_autofree PupitreMessageSource *sources = g_new (PupitreMessageSource, self->sources->len);

  for (guint i = 0; i < self->sources->len; i++)
    sources[i] = get_source (self, i)->messages;
  return pupitre_message_merge (sources, self->sources->len);
}

static void
build_rows (PupitreMessageList *self, GPtrArray *old_headings)
{
  g_autoptr (GArray) messages = merge (self);
  gint64 start = G_MAXINT64;
  Calendar calendar;

  g_clear_pointer (&self->now, g_date_time_unref);
  self->now = pupitre_school_time_now ();
  calendar_init (&calendar, self->now);
  for (guint i = 0; i < messages->len; i++) {
    PupitreMergedMessage *message = &g_array_index (messages, PupitreMergedMessage, i);
    Row row = { .place = message->place };

    if (!is_wanted (self, message))
      continue;
    if (message->date < start) {
      g_autofree char *text = dup_heading (&calendar, message->date, &start);

      if (text != NULL) {
        Row heading = { .heading = reuse_heading (old_headings, text) };

        g_ptr_array_add (self->headings, heading.heading);
        g_array_append_val (self->rows, heading);
      }
    }
    row.others = g_steal_pointer (&message->others);
    g_array_append_val (self->rows, row);
  }
}

/* Whether a message is where it was, before the change or, with @after, behind it. */
static gboolean
same_place (const PupitreMessagePlace *old,
            const PupitreMessagePlace *new,
            const Change              *change,
            gboolean                   after)
{
  if (old->source != new->source)
    return FALSE;
  if (old->source != change->source)
    return old->position == new->position;
  if (after)
    return old->position >= change->position + change->removed &&
           old->position + change->added - change->removed == new->position;
  return old->position < change->position && old->position == new->position;
}

static gboolean
same_others (GArray *old, GArray *new, const Change *change, gboolean after)
{
  if (old == NULL || new == NULL)
    return old == new;
  if (old->len != new->len)
    return FALSE;
  for (guint i = 0; i < old->len; i++) {
    if (!same_place (&g_array_index (old, PupitreMessagePlace, i),
                     &g_array_index (new, PupitreMessagePlace, i), change, after))
      return FALSE;
  }
  return TRUE;
}

static gboolean
same_row (const Row *old, const Row *new, const Change *change, gboolean after)
{
  if (old->heading != NULL || new->heading != NULL)
    return old->heading == new->heading;
  return same_place (&old->place, &new->place, change, after) &&
         same_others (old->others, new->others, change, after);
}

/* Tells the view no more than what has changed, so that it keeps its place. */
static void
rebuild (PupitreMessageList *self, const Change *change)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->rows);
  g_autoptr (GPtrArray) old_headings = g_steal_pointer (&self->headings);
  guint head = 0, tail = 0, shortest;

  self->rows = rows_new ();
  self->headings = g_ptr_array_new_with_free_func (g_object_unref);
  build_rows (self, old_headings);

  shortest = MIN (old->len, self->rows->len);
  while (head < shortest && same_row (&g_array_index (old, Row, head),
                                      &g_array_index (self->rows, Row, head), change, FALSE))
    head++;
  while (tail < shortest - head &&
         same_row (&g_array_index (old, Row, old->len - 1 - tail),
                   &g_array_index (self->rows, Row, self->rows->len - 1 - tail), change, TRUE))
    tail++;
  if (old->len != head + tail || self->rows->len != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                self->rows->len - head - tail);
}

static void
on_look_due (gpointer user_data)
{
  PupitreMessageList *self = PUPITRE_MESSAGE_LIST (user_data);

  self->look_source = 0;
  rebuild (self, &NO_CHANGE);
  g_signal_emit (self, read_signal, 0);
}

/* Many are read at a time. */
static void
on_entry_read (PupitreMessageList *self)
{
  if (self->look_source == 0)
    self->look_source = g_idle_add_once (on_look_due, self);
}

static void
forget_entries (PupitreMessageList *self, Source *source)
{
  for (guint i = 0; source->entries != NULL && i < source->entries->len; i++)
    g_signal_handlers_disconnect_by_data (source->entries->pdata[i], self);
  g_clear_pointer (&source->entries, g_ptr_array_unref);
}

static void
look_into (PupitreMessageList *self, Source *source)
{
  PupitreFeed *feed = source->messages.feed;

  forget_entries (self, source);
  source->entries =
    pupitre_feed_get_entries (feed, 0, g_list_model_get_n_items (G_LIST_MODEL (feed)));
  for (guint i = 0; i < source->entries->len; i++)
    g_signal_connect_object (source->entries->pdata[i], "notify::object",
                             G_CALLBACK (on_entry_read), self, G_CONNECT_SWAPPED);
}

static void
on_feed_changed (PupitreMessageList *self,
                 guint               position,
                 guint               removed,
                 guint               added,
                 PupitreFeed        *feed)
{
  Change change = { 0, position, removed, added };

  while (get_source (self, change.source)->messages.feed != feed)
    change.source++;
  if (self->looking)
    look_into (self, get_source (self, change.source));
  rebuild (self, &change);
}

static void
remove_sources (PupitreMessageList *self)
{
  for (guint i = 0; i < self->sources->len; i++) {
    Source *source = get_source (self, i);

    forget_entries (self, source);
    g_signal_handlers_disconnect_by_data (source->messages.feed, self);
    g_object_unref (source->messages.feed);
    g_object_unref (source->messages.child);
  }
  g_array_set_size (self->sources, 0);
}

/* --- GListModel --- */

static GType
pupitre_message_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
pupitre_message_list_get_n_items (GListModel *model)
{
  return PUPITRE_MESSAGE_LIST (model)->rows->len;
}

static gpointer
pupitre_message_list_get_item (GListModel *model, guint position)
{
  PupitreMessageList *self = PUPITRE_MESSAGE_LIST (model);
  const Row *row;

  if (position >= self->rows->len)
    return NULL;
  row = &g_array_index (self->rows, Row, position);
  if (row->heading != NULL)
    return g_object_ref (row->heading);
  return g_list_model_get_item (
    G_LIST_MODEL (get_source (self, row->place.source)->messages.feed), row->place.position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pupitre_message_list_get_item_type;
  iface->get_n_items = pupitre_message_list_get_n_items;
  iface->get_item = pupitre_message_list_get_item;
}

/* --- GObject --- */

static void
pupitre_message_list_finalize (GObject *object)
{
  PupitreMessageList *self = PUPITRE_MESSAGE_LIST (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  remove_sources (self);
  g_array_unref (self->sources);
  g_free (self->child);
  g_free (self->sender);
  g_date_time_unref (self->now);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->headings);

  G_OBJECT_CLASS (pupitre_message_list_parent_class)->finalize (object);
}

static void
pupitre_message_list_class_init (PupitreMessageListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_message_list_finalize;

  read_signal = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
}

static void
pupitre_message_list_init (PupitreMessageList *self)
{
  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  self->now = pupitre_school_time_now ();
  self->rows = rows_new ();
  self->headings = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_message_list_new:
 *
 * Returns: (transfer full): a list without messages. Main thread.
 */
PupitreMessageList *
pupitre_message_list_new (void)
{
  return g_object_new (PUPITRE_TYPE_MESSAGE_LIST, NULL);
}

/**
 * pupitre_message_list_set_sources:
 * @self: A list
 * @sources: (array length=n_sources): Whose messages to show, instead of those that were shown
 * @n_sources: How many children
 *
 * Main thread.
 */
void
pupitre_message_list_set_sources (PupitreMessageList         *self,
                                  const PupitreMessageSource *sources,
                                  guint                       n_sources)
{
  guint n_rows;

  g_return_if_fail (PUPITRE_IS_MESSAGE_LIST (self));

  n_rows = self->rows->len;
  remove_sources (self);
  g_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->headings, 0);
  if (n_rows > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_rows, 0);
  for (guint i = 0; i < n_sources; i++) {
    Source source = { { g_object_ref (sources[i].child), g_object_ref (sources[i].feed) }, NULL };

    g_signal_connect_object (source.messages.feed, "items-changed", G_CALLBACK (on_feed_changed),
                             self, G_CONNECT_SWAPPED);
    if (self->looking)
      look_into (self, &source);
    g_array_append_val (self->sources, source);
  }
  rebuild (self, &NO_CHANGE);
  g_signal_emit (self, read_signal, 0);
}

static gboolean
is_message (PupitreMessageList *self, guint position)
{
  return position < self->rows->len &&
         g_array_index (self->rows, Row, position).heading == NULL;
}

/**
 * pupitre_message_list_begins_card:
 * @self: A list
 * @position: A message of it
 *
 * Returns: whether it is the first of its period. Main thread.
 */
gboolean
pupitre_message_list_begins_card (PupitreMessageList *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE_LIST (self), FALSE);

  return is_message (self, position) && (position == 0 || !is_message (self, position - 1));
}

/**
 * pupitre_message_list_ends_card:
 * @self: A list
 * @position: A message of it
 *
 * Returns: whether it is the last of its period. Main thread.
 */
gboolean
pupitre_message_list_ends_card (PupitreMessageList *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE_LIST (self), FALSE);

  return is_message (self, position) && !is_message (self, position + 1);
}

static const Row *
get_message_row (PupitreMessageList *self, guint position)
{
  return is_message (self, position) ? &g_array_index (self->rows, Row, position) : NULL;
}

/**
 * pupitre_message_list_get_child:
 * @self: A list
 * @position: A message of it
 *
 * Returns: (transfer none) (nullable): the child through whose messages it is read. Main thread.
 */
PupitreChild *
pupitre_message_list_get_child (PupitreMessageList *self, guint position)
{
  const Row *row;

  g_return_val_if_fail (PUPITRE_IS_MESSAGE_LIST (self), NULL);

  row = get_message_row (self, position);
  return row != NULL ? get_source (self, row->place.source)->messages.child : NULL;
}

static gboolean
has_place (const Row *row, guint source)
{
  if (row->place.source == source)
    return TRUE;
  for (guint i = 0; row->others != NULL && i < row->others->len; i++) {
    if (g_array_index (row->others, PupitreMessagePlace, i).source == source)
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_message_list_list_readers:
 * @self: A list
 * @position: A message of it
 *
 * Returns: (transfer full) (element-type PupitreChild): the children for whom the portal has it.
 *   Main thread.
 */
GPtrArray *
pupitre_message_list_list_readers (PupitreMessageList *self, guint position)
{
  GPtrArray *children = g_ptr_array_new_with_free_func (g_object_unref);
  const Row *row;

  g_return_val_if_fail (PUPITRE_IS_MESSAGE_LIST (self), children);

  row = get_message_row (self, position);
  for (guint i = 0; row != NULL && i < self->sources->len; i++) {
    if (has_place (row, i))
      g_ptr_array_add (children, g_object_ref (get_source (self, i)->messages.child));
  }
  return children;
}

static gboolean
is_at (PupitreMessageList        *self,
       const PupitreMessagePlace *place,
       const char                *child,
       const char                *key)
{
  const PupitreMessageSource *messages = &get_source (self, place->source)->messages;

  /* The feed may have lost some, and this list not heard of it yet. */
  return place->position < g_list_model_get_n_items (G_LIST_MODEL (messages->feed)) &&
         g_str_equal (pupitre_child_get_key (messages->child), child) &&
         g_str_equal (pupitre_feed_peek_key (messages->feed, place->position), key);
}

/**
 * pupitre_message_list_has:
 * @self: A list
 * @child: The key of a child
 * @key: The key of one of its messages
 *
 * Returns: whether the message is listed, be it as one that is for other children too. Main thread.
 */
gboolean
pupitre_message_list_has (PupitreMessageList *self, const char *child, const char *key)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE_LIST (self), FALSE);
  g_return_val_if_fail (child != NULL && key != NULL, FALSE);

  for (guint i = 0; i < self->rows->len; i++) {
    const Row *row = &g_array_index (self->rows, Row, i);

    if (row->heading == NULL && is_at (self, &row->place, child, key))
      return TRUE;
    for (guint k = 0; row->others != NULL && k < row->others->len; k++) {
      if (is_at (self, &g_array_index (row->others, PupitreMessagePlace, k), child, key))
        return TRUE;
    }
  }
  return FALSE;
}

static void
mark_place (PupitreMessageList *self, const PupitreMessagePlace *place)
{
  PupitreFeed *feed = get_source (self, place->source)->messages.feed;
  g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (feed), place->position);

  pupitre_feed_mark_seen (feed, entry);
}

/**
 * pupitre_message_list_mark_seen:
 * @self: A list
 * @position: A message of it
 *
 * Who has read it for one child has read it for all. Main thread.
 */
void
pupitre_message_list_mark_seen (PupitreMessageList *self, guint position)
{
  const Row *row;
  PupitreMessagePlace place;
  g_autoptr (GArray) others = NULL;

  g_return_if_fail (PUPITRE_IS_MESSAGE_LIST (self));

  row = get_message_row (self, position);
  if (row == NULL)
    return;
  /* The rows may change meanwhile. */
  place = row->place;
  others = row->others != NULL ? g_array_ref (row->others) : NULL;
  mark_place (self, &place);
  for (guint i = 0; others != NULL && i < others->len; i++)
    mark_place (self, &g_array_index (others, PupitreMessagePlace, i));
}

/**
 * pupitre_message_list_set_unread:
 * @self: A list
 * @unread: Whether to show the unread messages alone
 *
 * One that is read meanwhile stays until the list changes. Main thread.
 */
void
pupitre_message_list_set_unread (PupitreMessageList *self, gboolean unread)
{
  g_return_if_fail (PUPITRE_IS_MESSAGE_LIST (self));

  if (self->unread == unread)
    return;
  self->unread = unread;
  rebuild (self, &NO_CHANGE);
}

/**
 * pupitre_message_list_set_child:
 * @self: A list
 * @key: (nullable): The key of the child whose messages to show alone
 *
 * Main thread.
 */
void
pupitre_message_list_set_child (PupitreMessageList *self, const char *key)
{
  g_return_if_fail (PUPITRE_IS_MESSAGE_LIST (self));

  if (g_strcmp0 (self->child, key) == 0)
    return;
  g_free (self->child);
  self->child = g_strdup (key);
  rebuild (self, &NO_CHANGE);
}

/**
 * pupitre_message_list_set_wanted:
 * @self: A list
 * @attachments: Whether to show only messages that have an attachment
 * @sender: (nullable): From whom to show messages alone
 *
 * Messages appear as they are read. Main thread.
 */
void
pupitre_message_list_set_wanted (PupitreMessageList *self, gboolean attachments, const char *sender)
{
  g_return_if_fail (PUPITRE_IS_MESSAGE_LIST (self));

  if (self->attachments == attachments && g_strcmp0 (self->sender, sender) == 0)
    return;
  self->attachments = attachments;
  g_free (self->sender);
  self->sender = g_strdup (sender);
  if (attachments || sender != NULL)
    pupitre_message_list_read_all (self);
  rebuild (self, &NO_CHANGE);
}

/**
 * pupitre_message_list_read_all:
 * @self: A list
 *
 * Reads every message, which the index alone knows otherwise: `read` is said as they come. Main
 * thread.
 */
void
pupitre_message_list_read_all (PupitreMessageList *self)
{
  g_return_if_fail (PUPITRE_IS_MESSAGE_LIST (self));

  if (self->looking)
    return;
  self->looking = TRUE;
  for (guint i = 0; i < self->sources->len; i++)
    look_into (self, get_source (self, i));
}

/**
 * pupitre_message_list_is_reading:
 * @self: A list
 *
 * Returns: whether messages that may be wanted are not read yet. Main thread.
 */
gboolean
pupitre_message_list_is_reading (PupitreMessageList *self)
{
  g_return_val_if_fail (PUPITRE_IS_MESSAGE_LIST (self), FALSE);

  for (guint i = 0; i < self->sources->len; i++) {
    GPtrArray *entries = get_source (self, i)->entries;

    if (entries != NULL && !pupitre_entry_all_read (entries))
      return TRUE;
  }
  return FALSE;
}

static int
compare_senders (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
add_senders (GPtrArray *entries, GPtrArray *senders, GHashTable *known)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    PupitreMessage *message = pupitre_entry_get_object (entries->pdata[i]);
    const char *sender = message != NULL ? get_sender (message) : "";

    if (*sender != '\0' && g_hash_table_add (known, (gpointer) sender))
      g_ptr_array_add (senders, g_strdup (sender));
  }
}

/**
 * pupitre_message_list_list_senders:
 * @self: A list
 *
 * Returns: (transfer full) (element-type utf8): who wrote the messages that are read, each once, in
 *   the order of the alphabet. Main thread.
 */
GPtrArray *
pupitre_message_list_list_senders (PupitreMessageList *self)
{
  GPtrArray *senders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (PUPITRE_IS_MESSAGE_LIST (self), senders);

  for (guint i = 0; i < self->sources->len; i++)
    add_senders (get_source (self, i)->entries, senders, known);
  g_ptr_array_sort (senders, compare_senders);
  return senders;
}

/**
 * pupitre_message_list_list_children:
 * @self: A list
 *
 * Returns: (transfer full) (element-type PupitreChild): whose messages it has. Main thread.
 */
GPtrArray *
pupitre_message_list_list_children (PupitreMessageList *self)
{
  GPtrArray *children = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (PUPITRE_IS_MESSAGE_LIST (self), children);

  for (guint i = 0; i < self->sources->len; i++)
    g_ptr_array_add (children, g_object_ref (get_source (self, i)->messages.child));
  return children;
}

/**
 * pupitre_message_list_update:
 * @self: A list
 *
 * Looks at the calendar, and puts messages under other headings if another day has begun.
 * Main thread.
 */
void
pupitre_message_list_update (PupitreMessageList *self)
{
  g_autoptr (GDateTime) now = pupitre_school_time_now ();

  g_return_if_fail (PUPITRE_IS_MESSAGE_LIST (self));

  if (g_date_time_get_day_of_year (now) != g_date_time_get_day_of_year (self->now))
    rebuild (self, &NO_CHANGE);
}
