/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-refresher.h"
#include "ui-fixture.h"

/* When the program looks by itself whether something changed, and when it does not. */

#define PARENT "parent@demo.exemple"

/* A computer: what it says of its network and its battery. */
#define TEST_TYPE_COMPUTER (test_computer_get_type ())
G_DECLARE_FINAL_TYPE (TestComputer, test_computer, TEST, COMPUTER, GObject)

struct _TestComputer {
  GObject  parent_instance;

  gboolean offline;
  gboolean metered;
  gboolean saving;
};

typedef enum {
  PROP_AVAILABLE = 1,
  PROP_METERED,
  PROP_CONNECTIVITY,
  PROP_SAVING,
} TestComputerProperty;

static gboolean
initable_init (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
initable_iface_init (GInitableIface *iface)
{
  iface->init = initable_init;
}

static void
network_iface_init (GNetworkMonitorInterface *iface)
{
}

static void
power_iface_init (GPowerProfileMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestComputer, test_computer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_iface_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, network_iface_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_POWER_PROFILE_MONITOR, power_iface_init))

static void
test_computer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TestComputer *self = TEST_COMPUTER (object);

  switch ((TestComputerProperty) id) {
  case PROP_AVAILABLE:
    g_value_set_boolean (value, !self->offline);
    break;
  case PROP_METERED:
    g_value_set_boolean (value, self->metered);
    break;
  case PROP_CONNECTIVITY:
    g_value_set_enum (value, G_NETWORK_CONNECTIVITY_FULL);
    break;
  case PROP_SAVING:
    g_value_set_boolean (value, self->saving);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
test_computer_class_init (TestComputerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_computer_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
  g_object_class_override_property (object_class, PROP_SAVING, "power-saver-enabled");
}

static void
test_computer_init (TestComputer *self)
{
}

static PupitreRefresher *
make (UiFixture *self, TestComputer *computer)
{
  return pupitre_refresher_new (self->context, G_NETWORK_MONITOR (computer),
                                G_POWER_PROFILE_MONITOR (computer));
}

static gboolean
has_changes (gpointer changes)
{
  g_autoptr (GPtrArray) list = pupitre_changes_list (changes, NULL);

  return list->len > 0;
}

static gboolean
has_settled (gpointer feed)
{
  return pupitre_feed_get_checked (feed) > 0 && !pupitre_feed_is_refreshing (feed);
}

/* What changed meanwhile comes without anybody opening its page. */
static void
test_asks (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (TestComputer) computer = g_object_new (TEST_TYPE_COMPUTER, NULL);
  g_autoptr (PupitreRefresher) refresher = make (self, computer);
  PupitreFamily *family = pupitre_context_get_family (self->context);
  g_autoptr (PupitreMember) member = NULL;
  g_autoptr (PupitreFeed) feed = NULL;

  ui_steer (self, "{\"faults\":[\"listStatements:empty\"]}");
  ui_sign_in (self, PARENT);
  g_assert_true (pupitre_refresher_refresh (refresher));
  member = g_list_model_get_item (G_LIST_MODEL (family), 0);
  feed = pupitre_account_get_feed (pupitre_member_get_account (member),
                                   pupitre_member_get_child (member), PUPITRE_KIND_STATEMENTS);
  test_wait_until (has_settled, feed);
  g_assert_false (has_changes (pupitre_family_get_changes (family)));
  ui_steer (self, "{\"faults\":[]}");
  g_assert_true (pupitre_refresher_refresh (refresher));
  test_wait_until (has_changes, pupitre_family_get_changes (family));
}

static void
test_does_not_ask (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (TestComputer) computer = g_object_new (TEST_TYPE_COMPUTER, NULL);
  g_autoptr (PupitreRefresher) refresher = make (self, computer);

  /* Nobody is there. */
  g_assert_false (pupitre_refresher_refresh (refresher));
  ui_sign_in (self, PARENT);
  computer->metered = TRUE;
  g_assert_false (pupitre_refresher_refresh (refresher));
  computer->metered = FALSE;
  computer->saving = TRUE;
  g_assert_false (pupitre_refresher_refresh (refresher));
  computer->saving = FALSE;
  computer->offline = TRUE;
  g_assert_false (pupitre_refresher_refresh (refresher));
  computer->offline = FALSE;
  g_assert_true (pupitre_refresher_refresh (refresher));
}

static gboolean
is_signed_in (gpointer account)
{
  return pupitre_account_is_signed_in (account);
}

/* Starts anew without a network, which then comes back.
 *
 * Returns: (transfer full): the account, without a session */
static PupitreAccount *
restart_offline (UiFixture *self)
{
  PupitreAccount *account;

  ui_steer (self, "{\"cut\":true}");
  ui_restart_open (self);
  account = g_list_model_get_item (G_LIST_MODEL (pupitre_context_get_accounts (self->context)), 0);
  ui_wait_refreshed (self, ui_page (self));
  g_assert_false (pupitre_account_is_signed_in (account));
  ui_steer (self, "{\"cut\":false}");
  return account;
}

/* As at the start of a session, before the network is there: the next time it begins the session by
 * itself, if the parent asked to stay signed in. */
static void
test_stays (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (TestComputer) computer = g_object_new (TEST_TYPE_COMPUTER, NULL);
  g_autoptr (PupitreRefresher) refresher = NULL;
  g_autoptr (PupitreAccount) account = NULL;

  gtk_switch_set_active (ui_part (ui_part (self->window, "sign_in"), "stay"), TRUE);
  ui_sign_in (self, PARENT);
  account = restart_offline (self);
  refresher = make (self, computer);
  g_assert_true (pupitre_refresher_refresh (refresher));
  test_wait_until (is_signed_in, account);
}

static void
test_does_not_stay (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (TestComputer) computer = g_object_new (TEST_TYPE_COMPUTER, NULL);
  g_autoptr (PupitreRefresher) refresher = NULL;
  g_autoptr (PupitreAccount) account = NULL;

  ui_sign_in (self, PARENT);
  account = restart_offline (self);
  refresher = make (self, computer);
  g_assert_false (pupitre_refresher_refresh (refresher));
}

static gboolean
is_locked (gpointer data)
{
  return g_str_equal (ui_state (data), "locked");
}

/* A lock is not held up by what was being asked, and nothing is asked after it. */
static void
test_lock (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (TestComputer) computer = g_object_new (TEST_TYPE_COMPUTER, NULL);
  g_autoptr (PupitreRefresher) refresher = make (self, computer);

  ui_sign_in (self, PARENT);
  g_assert_true (pupitre_refresher_refresh (refresher));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  test_wait_until (is_locked, self);
  g_assert_false (pupitre_refresher_refresh (refresher));
}

static void
test_delay (void)
{
  gboolean differs = FALSE;
  guint first = pupitre_refresher_pick_delay (60);

  for (guint i = 0; i < 100; i++) {
    guint delay = pupitre_refresher_pick_delay (60);

    g_assert_cmpuint (delay, >=, 48 * 60 * 1000);
    g_assert_cmpuint (delay, <=, 72 * 60 * 1000);
    differs |= delay != first;
  }
  g_assert_true (differs);
  g_assert_cmpuint (pupitre_refresher_pick_delay (1), >=, 8 * 60 * 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();
  g_test_add_func ("/refresher/asks", test_asks);
  g_test_add_func ("/refresher/does-not-ask", test_does_not_ask);
  g_test_add_func ("/refresher/stays", test_stays);
  g_test_add_func ("/refresher/does-not-stay", test_does_not_stay);
  g_test_add_func ("/refresher/lock", test_lock);
  g_test_add_func ("/refresher/delay", test_delay);
  return g_test_run ();
}
