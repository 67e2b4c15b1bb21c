/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-page-feeds"

#include "pupitre-page-feeds.h"

/* What a page shows: its first feed and those beside it, each with the account through which it is
 * read; how old all of it is, what is wrong with it, and when to ask for it again. Main thread. */

/* For how long what the portal said is taken as it is when a page comes into view. */
#define FRESH_SECONDS (5 * 60)

typedef struct {
  PupitreFeed    *feed;     /* (owned) */
  PupitreAccount *account;  /* (owned) */
  gboolean        fills;    /* a page with nothing but this has something to show */
} Member;

struct _PupitrePageFeeds {
  GObject    parent_instance;

  GPtrArray *members;  /* (element-type Member): the first one is the page's own */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PupitrePageFeeds, pupitre_page_feeds, G_TYPE_OBJECT)

static void
member_free (gpointer data)
{
  Member *member = data;

  g_object_unref (member->feed);
  g_object_unref (member->account);
  g_free (member);
}

static void
on_feed_changed (PupitrePageFeeds *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
follow (PupitrePageFeeds *self, PupitreFeed *feed)
{
  g_signal_connect_object (feed, "notify", G_CALLBACK (on_feed_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feed, "items-changed", G_CALLBACK (on_feed_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
pupitre_page_feeds_dispose (GObject *object)
{
  pupitre_page_feeds_clear (PUPITRE_PAGE_FEEDS (object));

  G_OBJECT_CLASS (pupitre_page_feeds_parent_class)->dispose (object);
}

static void
pupitre_page_feeds_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_PAGE_FEEDS (object)->members);

  G_OBJECT_CLASS (pupitre_page_feeds_parent_class)->finalize (object);
}

static void
pupitre_page_feeds_class_init (PupitrePageFeedsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_page_feeds_dispose;
  object_class->finalize = pupitre_page_feeds_finalize;

  /**
   * PupitrePageFeeds::changed:
   *
   * What pupitre_page_feeds_sum_up() says may be otherwise now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_page_feeds_init (PupitrePageFeeds *self)
{
  self->members = g_ptr_array_new_with_free_func (member_free);
}

/**
 * pupitre_page_feeds_new:
 *
 * Returns: (transfer full): no feed yet. Main thread.
 */
PupitrePageFeeds *
pupitre_page_feeds_new (void)
{
  return g_object_new (PUPITRE_TYPE_PAGE_FEEDS, NULL);
}

static Member *
member_at (PupitrePageFeeds *self, guint position)
{
  return g_ptr_array_index (self->members, position);
}

/* The same feed may be shown twice, and is followed as often. */
static void
let_go (PupitrePageFeeds *self, PupitreFeed *feed)
{
  g_signal_handlers_disconnect_by_func (feed, on_feed_changed, self);
  for (guint i = 1; i < self->members->len; i++) {
    if (member_at (self, i)->feed == feed)
      follow (self, feed);
  }
}

/**
 * pupitre_page_feeds_set_first:
 * @self: Feeds
 * @account: The account through which it is read
 * @feed: What the page shows
 *
 * Puts a feed in the first place, instead of any that is there. Main thread.
 */
void
pupitre_page_feeds_set_first (PupitrePageFeeds *self, PupitreAccount *account, PupitreFeed *feed)
{
  g_return_if_fail (PUPITRE_IS_PAGE_FEEDS (self));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account));
  g_return_if_fail (PUPITRE_IS_FEED (feed));

  if (self->members->len == 0) {
    pupitre_page_feeds_add (self, account, feed, TRUE);
    return;
  }
  g_set_object (&member_at (self, 0)->account, account);
  if (member_at (self, 0)->feed == feed)
    return;
  let_go (self, member_at (self, 0)->feed);
  g_set_object (&member_at (self, 0)->feed, feed);
  follow (self, feed);
  on_feed_changed (self);
}

/**
 * pupitre_page_feeds_add:
 * @self: Feeds
 * @account: The account through which it is read
 * @feed: What the page shows beside the others
 * @fills: Whether a page with nothing but this has something to show
 *
 * Adds a feed. Main thread.
 */
void
pupitre_page_feeds_add (PupitrePageFeeds *self,
                        PupitreAccount   *account,
                        PupitreFeed      *feed,
                        gboolean          fills)
{
  Member *member;

  g_return_if_fail (PUPITRE_IS_PAGE_FEEDS (self));
  g_return_if_fail (PUPITRE_IS_ACCOUNT (account));
  g_return_if_fail (PUPITRE_IS_FEED (feed));

  member = g_new (Member, 1);
  member->feed = g_object_ref (feed);
  member->account = g_object_ref (account);
  member->fills = fills;
  g_ptr_array_add (self->members, member);
  follow (self, feed);
  on_feed_changed (self);
}

/**
 * pupitre_page_feeds_clear:
 * @self: Feeds
 *
 * Lets go of all feeds, without a signal. Main thread.
 */
void
pupitre_page_feeds_clear (PupitrePageFeeds *self)
{
  g_return_if_fail (PUPITRE_IS_PAGE_FEEDS (self));

  for (guint i = 0; i < self->members->len; i++)
    g_signal_handlers_disconnect_by_func (member_at (self, i)->feed, on_feed_changed, self);
  g_ptr_array_set_size (self->members, 0);
}

/**
 * pupitre_page_feeds_get_first:
 * @self: Feeds
 *
 * Returns: (transfer none) (nullable): the page's own feed. Main thread.
 */
PupitreFeed *
pupitre_page_feeds_get_first (PupitrePageFeeds *self)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE_FEEDS (self), NULL);

  return self->members->len > 0 ? member_at (self, 0)->feed : NULL;
}

/**
 * pupitre_page_feeds_get_account:
 * @self: Feeds
 *
 * Returns: (transfer none) (nullable): through which the first feed is read. Main thread.
 */
PupitreAccount *
pupitre_page_feeds_get_account (PupitrePageFeeds *self)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE_FEEDS (self), NULL);

  return self->members->len > 0 ? member_at (self, 0)->account : NULL;
}

/**
 * pupitre_page_feeds_read_through:
 * @self: Feeds
 * @account: An account
 *
 * Returns: whether one of them is read through it. Main thread.
 */
gboolean
pupitre_page_feeds_read_through (PupitrePageFeeds *self, PupitreAccount *account)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE_FEEDS (self), FALSE);

  for (guint i = 0; i < self->members->len; i++) {
    if (member_at (self, i)->account == account)
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_page_feeds_read_several:
 * @self: Feeds
 *
 * Returns: whether they are read through more than one account. Main thread.
 */
gboolean
pupitre_page_feeds_read_several (PupitrePageFeeds *self)
{
  g_return_val_if_fail (PUPITRE_IS_PAGE_FEEDS (self), FALSE);

  for (guint i = 1; i < self->members->len; i++) {
    if (member_at (self, i)->account != member_at (self, 0)->account)
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_page_feeds_refresh:
 * @self: Feeds
 *
 * Asks the portal for all of it. Main thread.
 */
void
pupitre_page_feeds_refresh (PupitrePageFeeds *self)
{
  g_return_if_fail (PUPITRE_IS_PAGE_FEEDS (self));

  for (guint i = 0; i < self->members->len; i++)
    pupitre_feed_refresh (member_at (self, i)->feed);
}

static gboolean
is_old (const Member *member)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return !pupitre_account_is_signed_in (member->account) ||
         now - pupitre_feed_get_checked (member->feed) > FRESH_SECONDS;
}

/**
 * pupitre_page_feeds_refresh_old:
 * @self: Feeds
 *
 * Asks the portal for what it was not asked for a moment ago. Without a session it is asked all the
 * same: the trust line has to say whether the portal does not answer or the parent has to sign in.
 * Main thread.
 */
void
pupitre_page_feeds_refresh_old (PupitrePageFeeds *self)
{
  g_return_if_fail (PUPITRE_IS_PAGE_FEEDS (self));

  for (guint i = 0; i < self->members->len; i++) {
    Member *member = member_at (self, i);

    if (is_old (member))
      pupitre_feed_refresh (member->feed);
  }
}

/* What stands beside the first and has no date, as the dates of the school year, is of no day that
 * could be shown. */
static guint
count_items (PupitrePageFeeds *self, guint i)
{
  PupitreFeed *feed = member_at (self, i)->feed;
  guint position;

  return i == 0 ? g_list_model_get_n_items (G_LIST_MODEL (feed))
                : pupitre_feed_find_range (feed, 1, G_MAXINT64, &position);
}

/**
 * pupitre_page_feeds_sum_up:
 * @self: Feeds, at least one
 * @trust: (out caller-allocates): What there is to say of all of them; names no account. All of it is
 *   as old as the oldest that fills the page; one that failed is said, and leaves the others where
 *   they are
 * @loaded: (out): Whether the store has been read for all
 *
 * Returns: how many items there are to show. Main thread.
 */
guint
pupitre_page_feeds_sum_up (PupitrePageFeeds *self, PupitreTrust *trust, gboolean *loaded)
{
  guint n_items = 0;

  g_return_val_if_fail (PUPITRE_IS_PAGE_FEEDS (self), 0);
  g_return_val_if_fail (self->members->len > 0, 0);

  *trust = (PupitreTrust) { .received = G_MAXINT64, .kept = TRUE };
  *loaded = TRUE;
  for (guint i = 0; i < self->members->len; i++) {
    Member *member = member_at (self, i);

    if (member->fills) {
      n_items += count_items (self, i);
      trust->received = MIN (trust->received, pupitre_feed_get_received (member->feed));
    }
    trust->kept &= !pupitre_account_is_session_only (member->account);
    trust->refreshing |= pupitre_feed_is_refreshing (member->feed);
    trust->n_unreadable += pupitre_feed_get_n_unreadable (member->feed);
    if (trust->error == NULL)
      trust->error = pupitre_feed_get_error (member->feed);
    *loaded &= pupitre_feed_is_loaded (member->feed);
  }
  return n_items;
}

/**
 * pupitre_page_feeds_show:
 * @self: Feeds, at least one
 * @stack: What shows them
 * @content_when_empty: Whether the content is there for when there is nothing
 * @trust: (out caller-allocates): See pupitre_page_feeds_sum_up()
 *
 * Lets the stack show what there is, or why there is nothing.
 *
 * Returns: how many items there are to show. Main thread.
 */
guint
pupitre_page_feeds_show (PupitrePageFeeds  *self,
                         PupitreStateStack *stack,
                         gboolean           content_when_empty,
                         PupitreTrust      *trust)
{
  gboolean loaded;
  guint n_items = pupitre_page_feeds_sum_up (self, trust, &loaded);

  if (n_items > 0)
    pupitre_state_stack_set_state (stack, PUPITRE_STATE_CONTENT);
  else if (!loaded)
    pupitre_state_stack_set_state (stack, PUPITRE_STATE_LOADING);
  else if (trust->received > 0)
    pupitre_state_stack_set_state (stack, content_when_empty ? PUPITRE_STATE_CONTENT
                                                             : PUPITRE_STATE_EMPTY);
  else if (trust->refreshing || trust->error == NULL)
    pupitre_state_stack_set_state (stack, PUPITRE_STATE_LOADING);
  else
    pupitre_state_stack_set_error (stack, trust->error);
  return n_items;
}
