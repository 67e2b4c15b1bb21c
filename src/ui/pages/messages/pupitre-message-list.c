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

/* The messages of a feed as they stand on the page: with a heading before each period (last week,
 * then the months; this week needs none), all of them or the unread alone. Its items are
 * PupitreEntry and, for a heading, GtkStringObject. No message is unsealed for it: the index knows
 * dates and what is new; unless only those of one sender, or with an attachment, are wanted, of which
 * the index knows nothing.
 *
 * Signals: `read`, when messages were read that may be wanted. */

typedef struct {
  GtkStringObject *heading;   /* (nullable): then it is no message */
  guint            position;  /* in the feed, of a message */
} Row;

struct _PupitreMessageList {
  GObject      parent_instance;

  PupitreFeed *feed;
  gboolean     unread;    /* whether they alone are shown */
  gboolean     attachments;  /* whether only those that have one are shown */
  char        *sender;    /* (nullable): from whom alone */
  GPtrArray   *entries;   /* (nullable) (element-type PupitreEntry): all, to look into them */
  guint        look_source;
  GDateTime   *now;       /* from when the periods are seen */
  GArray      *rows;      /* (element-type Row) */
  GPtrArray   *headings;  /* (element-type GtkStringObject), in the order of the rows */
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

/* What only the message itself can say. One that is not read yet is not shown yet. */
static gboolean
is_wanted (PupitreMessageList *self, guint position)
{
  PupitreMessage *message;

  if (!self->attachments && self->sender == NULL)
    return TRUE;
  if (self->entries == NULL || position >= self->entries->len)
    return FALSE;
  message = pupitre_entry_get_object (self->entries->pdata[position]);
  return message != NULL &&
         (!self->attachments || pupitre_message_get_n_attachments (message) > 0) &&
         (self->sender == NULL || g_str_equal (self->sender, get_sender (message)));
}

/* --- Rows --- */

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

static void
build_rows (PupitreMessageList *self, GPtrArray *old_headings)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->feed));
  gint64 start = G_MAXINT64;
  Calendar calendar;

  g_clear_pointer (&self->now, g_date_time_unref);
  self->now = pupitre_school_time_now ();
  calendar_init (&calendar, self->now);
  for (guint i = 0; i < n_items; i++) {
    Row row = { .position = i };
    gboolean is_new;
    gint64 date;

    pupitre_feed_peek (self->feed, i, &date, &is_new);
    if ((self->unread && !is_new) || !is_wanted (self, i))
      continue;
    if (date < start) {
      g_autofree char *text = dup_heading (&calendar, date, &start);

      if (text != NULL) {
        Row heading = { .heading = reuse_heading (old_headings, text) };

        g_ptr_array_add (self->headings, heading.heading);
        g_array_append_val (self->rows, heading);
      }
    }
    g_array_append_val (self->rows, row);
  }
}

static gboolean
same_row (const Row *old, const Row *new, guint shift)
{
  if (old->heading != NULL || new->heading != NULL)
    return old->heading == new->heading;
  return old->position + shift == new->position;
}

/* Tells the view no more than what has changed, so that it keeps its place. The feed has changed
 * at @position. */
static void
rebuild (PupitreMessageList *self, guint position, guint removed, guint added)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->rows);
  g_autoptr (GPtrArray) old_headings = g_steal_pointer (&self->headings);
  guint head = 0, tail = 0, shortest;

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->headings = g_ptr_array_new_with_free_func (g_object_unref);
  build_rows (self, old_headings);

  shortest = MIN (old->len, self->rows->len);
  for (; head < shortest; head++) {
    const Row *row = &g_array_index (old, Row, head);

    if ((row->heading == NULL && row->position >= position) ||
        !same_row (row, &g_array_index (self->rows, Row, head), 0))
      break;
  }
  for (; tail < shortest - head; tail++) {
    const Row *row = &g_array_index (old, Row, old->len - 1 - tail);

    if ((row->heading == NULL && row->position < position + removed) ||
        !same_row (row, &g_array_index (self->rows, Row, self->rows->len - 1 - tail),
                   added - removed))
      break;
  }
  if (old->len != head + tail || self->rows->len != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                self->rows->len - head - tail);
}

static void
on_look_due (gpointer user_data)
{
  PupitreMessageList *self = PUPITRE_MESSAGE_LIST (user_data);

  self->look_source = 0;
  rebuild (self, 0, 0, 0);
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
forget_entries (PupitreMessageList *self)
{
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    g_signal_handlers_disconnect_by_data (self->entries->pdata[i], self);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
}

static void
look_into_all (PupitreMessageList *self)
{
  forget_entries (self);
  self->entries =
    pupitre_feed_get_entries (self->feed, 0, g_list_model_get_n_items (G_LIST_MODEL (self->feed)));
  for (guint i = 0; i < self->entries->len; i++)
    g_signal_connect_object (self->entries->pdata[i], "notify::object", G_CALLBACK (on_entry_read),
                             self, G_CONNECT_SWAPPED);
}

static void
on_feed_changed (PupitreMessageList *self, guint position, guint removed, guint added)
{
  if (self->entries != NULL)
    look_into_all (self);
  rebuild (self, position, removed, added);
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
  return g_list_model_get_item (G_LIST_MODEL (self->feed), row->position);
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
  forget_entries (self);
  g_free (self->sender);
  g_object_unref (self->feed);
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
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->headings = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_message_list_new:
 * @feed: Messages, the newest first
 *
 * Returns: (transfer full): the messages with their headings. Main thread.
 */
PupitreMessageList *
pupitre_message_list_new (PupitreFeed *feed)
{
  PupitreMessageList *self;

  g_return_val_if_fail (PUPITRE_IS_FEED (feed), NULL);

  self = g_object_new (PUPITRE_TYPE_MESSAGE_LIST, NULL);
  self->feed = g_object_ref (feed);
  g_signal_connect_object (feed, "items-changed", G_CALLBACK (on_feed_changed), self,
                           G_CONNECT_SWAPPED);
  build_rows (self, NULL);
  return self;
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
  rebuild (self, 0, 0, 0);
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
  rebuild (self, 0, 0, 0);
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

  if (self->entries == NULL)
    look_into_all (self);
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

  return self->entries != NULL && !pupitre_entry_all_read (self->entries);
}

static int
compare_senders (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
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

  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++) {
    PupitreMessage *message = pupitre_entry_get_object (self->entries->pdata[i]);
    const char *sender = message != NULL ? get_sender (message) : "";

    if (*sender != '\0' && g_hash_table_add (known, (gpointer) sender))
      g_ptr_array_add (senders, g_strdup (sender));
  }
  g_ptr_array_sort (senders, compare_senders);
  return senders;
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
    rebuild (self, 0, 0, 0);
}
