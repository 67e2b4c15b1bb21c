/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-message-merge"

#include "config.h"

#include "pupitre-message-merge.h"

/* The messages of several children as one list: what a school writes to all comes once for each of its
 * children, and is one here. Nothing is unsealed for it: a message is the same where one service
 * centre gave it the same number and the same date. Main thread. */

/* How far a source is. */
typedef struct {
  const PupitreMessageSource *source;
  guint                       position;
  guint                       n_items;
  gint64                      date;    /* of the message at @position */
  gboolean                    is_new;
} Head;

static void
look (Head *head)
{
  if (head->position < head->n_items)
    pupitre_feed_peek (head->source->feed, head->position, &head->date, &head->is_new);
}

/* The newest of those that come next; of several, the first. */
static Head *
find_next (Head *heads, guint n_heads)
{
  Head *next = NULL;

  for (guint i = 0; i < n_heads; i++) {
    if (heads[i].position < heads[i].n_items && (next == NULL || heads[i].date > next->date))
      next = &heads[i];
  }
  return next;
}

static char *
dup_identity (const Head *head)
{
  return g_strconcat (pupitre_child_get_organisation_code (head->source->child), "|",
                      pupitre_feed_peek_key (head->source->feed, head->position), NULL);
}

/* What is not read at one place is not read; it is opened from there. */
static void
add_place (PupitreMergedMessage *message, PupitreMessagePlace place, gboolean is_new)
{
  if (message->others == NULL)
    message->others = g_array_new (FALSE, FALSE, sizeof (PupitreMessagePlace));
  if (is_new && !message->is_new) {
    g_array_prepend_val (message->others, message->place);
    message->place = place;
  } else {
    g_array_append_val (message->others, place);
  }
  message->is_new |= is_new;
}

static void
message_clear (gpointer data)
{
  g_clear_pointer (&((PupitreMergedMessage *) data)->others, g_array_unref);
}

/* @known holds the messages of the date at which the merge is: identity -> its index in @messages, and
 * one more. */
static void
add_message (GArray *messages, GHashTable *known, const Head *head, guint source)
{
  PupitreMergedMessage message = {
    .place = { source, head->position },
    .date = head->date,
    .is_new = head->is_new,
  };
  char *identity;
  guint index;

  if (known == NULL) {
    g_array_append_val (messages, message);
    return;
  }
  if (messages->len > 0 &&
      g_array_index (messages, PupitreMergedMessage, messages->len - 1).date != head->date)
    g_hash_table_remove_all (known);
  identity = dup_identity (head);
  index = GPOINTER_TO_UINT (g_hash_table_lookup (known, identity));
  if (index > 0) {
    add_place (&g_array_index (messages, PupitreMergedMessage, index - 1), message.place,
               message.is_new);
    g_free (identity);
  } else {
    g_array_append_val (messages, message);
    g_hash_table_insert (known, identity, GUINT_TO_POINTER (messages->len));
  }
}

/**
 * pupitre_message_merge:
 * @sources: (array length=n_sources): The messages of each child
 * @n_sources: How many children
 *
 * Returns: (transfer full) (element-type PupitreMergedMessage): all of them, the newest first.
 */
GArray *
pupitre_message_merge (const PupitreMessageSource *sources, guint n_sources)
{
  GArray *messages = g_array_new (FALSE, FALSE, sizeof (PupitreMergedMessage));
  g_autofree Head *heads = g_new0 (Head, n_sources);
  g_autoptr (GHashTable) known = NULL;
  Head *next;

  g_array_set_clear_func (messages, message_clear);
  if (n_sources > 1)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_sources; i++) {
    heads[i].source = &sources[i];
    heads[i].n_items = g_list_model_get_n_items (G_LIST_MODEL (sources[i].feed));
    look (&heads[i]);
  }
  while ((next = find_next (heads, n_sources)) != NULL) {
    add_message (messages, known, next, (guint) (next - heads));
    next->position++;
    look (next);
  }
  return messages;
}

/**
 * pupitre_message_merge_count_new:
 * @sources: (array length=n_sources): The messages of each child
 * @n_sources: How many children
 *
 * Returns: how many of all of them are not read, each once.
 */
guint
pupitre_message_merge_count_new (const PupitreMessageSource *sources, guint n_sources)
{
  g_autoptr (GArray) messages = pupitre_message_merge (sources, n_sources);
  guint n = 0;

  for (guint i = 0; i < messages->len; i++)
    n += g_array_index (messages, PupitreMergedMessage, i).is_new ? 1 : 0;
  return n;
}
