/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-page-feeds.h"
#include "ui-fixture.h"

/* What a page is fed by: what is said of all its feeds together. */

typedef struct {
  UiFixture        *fixture;
  PupitrePageFeeds *feeds;
  PupitreAccount   *account;
  PupitreFeed      *messages;
  PupitreFeed      *cards;
  guint             n_changes;
} Setting;

static gboolean
is_settled (gpointer feed)
{
  return pupitre_feed_is_loaded (feed) && !pupitre_feed_is_refreshing (feed);
}

static void
set_up (Setting *s, gconstpointer data)
{
  PupitrePage *page;

  s->fixture = ui_fixture_new (NULL);
  ui_sign_in (s->fixture, "parent@demo.exemple");
  page = ui_open (s->fixture, "Noé", PUPITRE_TILE_MESSAGES);
  s->account = pupitre_page_get_account (page);
  s->messages = pupitre_account_get_feed (s->account, pupitre_page_get_pupil (page),
                                          PUPITRE_KIND_MESSAGES);
  s->cards = pupitre_account_get_feed (s->account, pupitre_page_get_pupil (page),
                                       PUPITRE_KIND_REPORT_CARDS);
  pupitre_feed_refresh (s->messages);
  pupitre_feed_refresh (s->cards);
  test_wait_until (is_settled, s->messages);
  test_wait_until (is_settled, s->cards);
  s->feeds = pupitre_page_feeds_new ();
  g_signal_connect_swapped (s->feeds, "changed", G_CALLBACK (g_atomic_int_inc), &s->n_changes);
}

static void
tear_down (Setting *s, gconstpointer data)
{
  g_object_unref (s->feeds);
  g_object_unref (s->messages);
  g_object_unref (s->cards);
  ui_fixture_free (s->fixture);
}

static guint
count (PupitreFeed *feed)
{
  return g_list_model_get_n_items (G_LIST_MODEL (feed));
}

static void
test_sum (Setting *s, gconstpointer data)
{
  PupitreTrust trust;
  gboolean loaded;
  guint position;
  guint n_dated = pupitre_feed_find_range (s->cards, 1, G_MAXINT64, &position);

  g_assert_null (pupitre_page_feeds_get_first (s->feeds));
  g_assert_null (pupitre_page_feeds_get_account (s->feeds));
  pupitre_page_feeds_set_first (s->feeds, s->account, s->messages);
  g_assert_true (pupitre_page_feeds_get_first (s->feeds) == s->messages);
  g_assert_cmpuint (s->n_changes, ==, 1);
  g_assert_cmpuint (pupitre_page_feeds_sum_up (s->feeds, &trust, &loaded), ==, count (s->messages));
  g_assert_true (loaded && trust.kept && !trust.refreshing);
  g_assert_cmpint (trust.received, ==, pupitre_feed_get_received (s->messages));
  g_assert_no_error (trust.error);

  /* What fills nothing is only looked at for what is wrong with it. */
  pupitre_page_feeds_add (s->feeds, s->account, s->cards, FALSE);
  g_assert_cmpuint (pupitre_page_feeds_sum_up (s->feeds, &trust, &loaded), ==, count (s->messages));
  pupitre_page_feeds_add (s->feeds, s->account, s->cards, TRUE);
  g_assert_cmpuint (n_dated, >, 0);
  g_assert_cmpuint (pupitre_page_feeds_sum_up (s->feeds, &trust, &loaded), ==,
                    count (s->messages) + n_dated);
  g_assert_true (pupitre_page_feeds_read_through (s->feeds, s->account));
  g_assert_false (pupitre_page_feeds_read_several (s->feeds));

  ui_steer (s->fixture, "{\"faults\":[\"listReportCards:status:code=403\"]}");
  pupitre_page_feeds_refresh (s->feeds);
  test_wait_until (is_settled, s->messages);
  test_wait_until (is_settled, s->cards);
  pupitre_page_feeds_sum_up (s->feeds, &trust, &loaded);
  g_assert_nonnull (trust.error);
}

/* The first makes room for another; what was let go of is not followed any more. */
static void
test_follow (Setting *s, gconstpointer data)
{
  pupitre_page_feeds_set_first (s->feeds, s->account, s->messages);
  pupitre_page_feeds_add (s->feeds, s->account, s->cards, FALSE);
  pupitre_page_feeds_set_first (s->feeds, s->account, s->cards);
  s->n_changes = 0;
  g_object_notify (G_OBJECT (s->messages), "n-new");
  g_assert_cmpuint (s->n_changes, ==, 0);
  g_object_notify (G_OBJECT (s->cards), "n-new");
  g_assert_cmpuint (s->n_changes, ==, 2);

  pupitre_page_feeds_set_first (s->feeds, s->account, s->messages);
  s->n_changes = 0;
  g_object_notify (G_OBJECT (s->cards), "n-new");
  g_assert_cmpuint (s->n_changes, ==, 1);

  pupitre_page_feeds_clear (s->feeds);
  s->n_changes = 0;
  g_object_notify (G_OBJECT (s->messages), "n-new");
  g_object_notify (G_OBJECT (s->cards), "n-new");
  g_assert_cmpuint (s->n_changes, ==, 0);
}

/* What the portal was asked a moment ago is not asked again. */
static void
test_old (Setting *s, gconstpointer data)
{
  pupitre_page_feeds_set_first (s->feeds, s->account, s->messages);
  pupitre_page_feeds_refresh_old (s->feeds);
  g_assert_false (pupitre_feed_is_refreshing (s->messages));
  pupitre_page_feeds_refresh (s->feeds);
  g_assert_true (pupitre_feed_is_refreshing (s->messages));
  test_wait_until (is_settled, s->messages);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add ("/page-feeds/sum", Setting, NULL, set_up, test_sum, tear_down);
  g_test_add ("/page-feeds/follow", Setting, NULL, set_up, test_follow, tear_down);
  g_test_add ("/page-feeds/old", Setting, NULL, set_up, test_old, tear_down);
  return g_test_run ();
}
