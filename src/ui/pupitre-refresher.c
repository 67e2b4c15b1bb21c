/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-refresher"

#include "pupitre-refresher.h"

/* Looks from time to time, while the program runs, whether something changed at the portal, of all
 * that a parent is told when it changes. Not on a network that is paid by the byte, nor while the
 * computer saves its battery; not while the program is locked, and not on a shared computer. What the
 * parent opens meanwhile does not wait for it. Main thread. */

/* So that not all parents of a school ask in the same minute. */
#define JITTER 0.2

/* What the portal can be asked without anybody waiting for it. */
#define LEAST_MINUTES 10

struct _PupitreRefresher {
  GObject               parent_instance;

  PupitreContext       *context;
  GNetworkMonitor      *network;
  GPowerProfileMonitor *power;
  GPtrArray            *feeds;   /* (element-type PupitreFeed): held while they ask */
  guint                 source;
};

G_DEFINE_FINAL_TYPE (PupitreRefresher, pupitre_refresher, G_TYPE_OBJECT)

static void start (PupitreRefresher *self);

static void
on_due (gpointer user_data)
{
  PupitreRefresher *self = PUPITRE_REFRESHER (user_data);

  self->source = 0;
  pupitre_refresher_refresh (self);
  start (self);
}

static void
start (PupitreRefresher *self)
{
  GSettings *settings = pupitre_context_get_settings (self->context);
  guint minutes = settings != NULL ? g_settings_get_uint (settings, "refresh-minutes") : 0;

  g_clear_handle_id (&self->source, g_source_remove);
  if (minutes > 0)
    self->source = g_timeout_add_once (pupitre_refresher_pick_delay (minutes), on_due, self);
}

/* What is held would keep the store of an account that is closed. */
static void
forget_feeds (PupitreRefresher *self)
{
  g_ptr_array_set_size (self->feeds, 0);
}

static gboolean
may_ask (PupitreRefresher *self)
{
  return !pupitre_context_is_shared (self->context) &&
         g_network_monitor_get_network_available (self->network) &&
         !g_network_monitor_get_network_metered (self->network) &&
         !g_power_profile_monitor_get_power_saver_enabled (self->power);
}

static void
refresh_member (PupitreRefresher *self, PupitreMember *member)
{
  PupitreAccount *account = pupitre_member_get_account (member);
  g_autoptr (GPtrArray) feeds = NULL;

  if (!pupitre_session_keeper_may_enter (pupitre_account_get_keeper (account)))
    return;
  feeds = pupitre_account_list_news_feeds (account, pupitre_member_get_child (member));
  for (guint i = 0; i < feeds->len; i++) {
    pupitre_feed_refresh_patiently (feeds->pdata[i]);
    g_ptr_array_add (self->feeds, g_object_ref (feeds->pdata[i]));
  }
}

static void
pupitre_refresher_dispose (GObject *object)
{
  PupitreRefresher *self = PUPITRE_REFRESHER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  forget_feeds (self);
  g_clear_object (&self->context);
  g_clear_object (&self->network);
  g_clear_object (&self->power);

  G_OBJECT_CLASS (pupitre_refresher_parent_class)->dispose (object);
}

static void
pupitre_refresher_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_REFRESHER (object)->feeds);

  G_OBJECT_CLASS (pupitre_refresher_parent_class)->finalize (object);
}

static void
pupitre_refresher_class_init (PupitreRefresherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_refresher_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_refresher_finalize;
}

static void
pupitre_refresher_init (PupitreRefresher *self)
{
  self->feeds = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pupitre_refresher_new:
 * @context: What the window works with
 * @network: What knows of the network
 * @power: What knows whether the battery is saved
 *
 * Returns: (transfer full): a refresher that looks as often as the settings say.
 */
PupitreRefresher *
pupitre_refresher_new (PupitreContext       *context,
                       GNetworkMonitor      *network,
                       GPowerProfileMonitor *power)
{
  PupitreRefresher *self;
  GSettings *settings;

  g_return_val_if_fail (PUPITRE_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (G_IS_NETWORK_MONITOR (network), NULL);
  g_return_val_if_fail (G_IS_POWER_PROFILE_MONITOR (power), NULL);

  self = g_object_new (PUPITRE_TYPE_REFRESHER, NULL);
  self->context = g_object_ref (context);
  self->network = g_object_ref (network);
  self->power = g_object_ref (power);
  g_signal_connect_object (pupitre_context_get_accounts (context), "items-changed",
                           G_CALLBACK (forget_feeds), self, G_CONNECT_SWAPPED);
  settings = pupitre_context_get_settings (context);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::refresh-minutes", G_CALLBACK (start), self,
                             G_CONNECT_SWAPPED);
  start (self);
  return self;
}

/**
 * pupitre_refresher_pick_delay:
 * @minutes: How often to look, in minutes
 *
 * Returns: after how many milliseconds to look the next time: about that, each time something else, and
 *   not sooner than eight minutes.
 */
guint
pupitre_refresher_pick_delay (guint minutes)
{
  double spread = g_random_double_range (1 - JITTER, 1 + JITTER);

  return (guint) (MAX (minutes, LEAST_MINUTES) * 60 * 1000 * spread);
}

/**
 * pupitre_refresher_refresh:
 * @self: A refresher
 *
 * Looks now, if it may. Of an account to which the parent would have to sign in nothing is asked.
 *
 * Returns: whether something was asked.
 */
gboolean
pupitre_refresher_refresh (PupitreRefresher *self)
{
  GListModel *family;

  g_return_val_if_fail (PUPITRE_IS_REFRESHER (self), FALSE);

  forget_feeds (self);
  if (!may_ask (self))
    return FALSE;
  family = G_LIST_MODEL (pupitre_context_get_family (self->context));
  for (guint i = 0; i < g_list_model_get_n_items (family); i++) {
    g_autoptr (PupitreMember) member = g_list_model_get_item (family, i);

    refresh_member (self, member);
  }
  return self->feeds->len > 0;
}
