/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desk-service.h"
#include "pupitre-accounts-private.h"
#include "pupitre-changes-page.h"
#include "pupitre-finances-page.h"
#include "pupitre-preferences-window.h"
#include "pupitre-topics-row.h"
#include "pupitre-window-private.h"
#include "session-steps.h"

#include <string.h>

/* What the desktop is told, by a service of a private bus that stands for it. */

#define PARENT "parent@demo.exemple"
#define CHILD "Léa"
#define NAME "org.freedesktop.Notifications"
/* A notification that nobody makes. */
#define MARKER 4000000000u
#define PATH "/org/freedesktop/Notifications"

static const char SERVICE[] =
  "<node><interface name='" NAME "'>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
  "<arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "</interface></node>";

/* The desktop: what it shows, and all that it was ever given. */
static struct {
  GDBusConnection *service;
  GHashTable      *shown;  /* number -> text */
  GString         *given;
  guint32          last;
  gboolean         heard_marker;
} desk;

static void
take (GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree char *all = g_variant_print (parameters, TRUE);
  const char *summary, *body;
  guint32 number;

  g_variant_get (parameters, "(&su&s&s&s@as@a{sv}i)", NULL, &number, NULL, &summary, &body, NULL, NULL,
                 NULL);
  if (number == 0)
    number = ++desk.last;
  g_hash_table_insert (desk.shown, GUINT_TO_POINTER (number),
                       g_strdup_printf ("%s | %s", summary, body));
  g_string_append (desk.given, all);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", number));
}

static void
on_call (GDBusConnection       *bus,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  guint32 number;

  if (g_str_equal (method, "Notify")) {
    take (parameters, invocation);
    return;
  }
  g_variant_get (parameters, "(u)", &number);
  desk.heard_marker |= number == MARKER;
  g_hash_table_remove (desk.shown, GUINT_TO_POINTER (number));
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
start_desk (void)
{
  desk.shown = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  desk.given = g_string_new (NULL);
  desk.service = desk_service_start (NAME, PATH, SERVICE, on_call);
}

static const char *
find_shown (void)
{
  GHashTableIter iter;
  gpointer text = NULL;

  g_hash_table_iter_init (&iter, desk.shown);
  g_hash_table_iter_next (&iter, NULL, &text);
  return text;
}

static gboolean
shows_one (gpointer data)
{
  return g_hash_table_size (desk.shown) == 1;
}

static gboolean
shows_none (gpointer data)
{
  return g_hash_table_size (desk.shown) == 0;
}

static gboolean
has_changes (gpointer page)
{
  return ui_count (page, ADW_TYPE_ACTION_ROW) > 0;
}

static gboolean
shows_finances (gpointer data)
{
  return PUPITRE_IS_FINANCES_PAGE (ui_page (data));
}

/* The person clicks on it: the desktop takes it away, and says both. */
static void
activate (guint32 number)
{
  g_hash_table_remove (desk.shown, GUINT_TO_POINTER (number));
  g_dbus_connection_emit_signal (desk.service, NULL, PATH, NAME, "ActionInvoked",
                                 g_variant_new ("(us)", number, "default"), NULL);
  g_dbus_connection_emit_signal (desk.service, NULL, PATH, NAME, "NotificationClosed",
                                 g_variant_new ("(uu)", number, 2), NULL);
}

/* Signs in while there is no statement of account. */
static PupitrePage *
start (UiFixture *self)
{
  PupitrePage *page;

  g_hash_table_remove_all (desk.shown);
  g_string_truncate (desk.given, 0);
  ui_steer (self, "{\"faults\":[\"listStatements:empty\"]}");
  ui_sign_in (self, PARENT);
  page = ui_open (self, CHILD, PUPITRE_TILE_CHANGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  ui_wait_refreshed (self, page);
  /* The first receipt is the baseline. */
  g_assert_cmpuint (g_hash_table_size (desk.shown), ==, 0);
  return page;
}

/* While the window is not shown, the school publishes the statements. */
static void
publish_unseen (UiFixture *self, PupitrePage *page)
{
  ui_steer (self, "{\"faults\":[]}");
  pupitre_page_refresh (page);
  test_wait_until (has_changes, page);
}

static void
publish (UiFixture *self, PupitrePage *page)
{
  gtk_widget_set_visible (GTK_WIDGET (self->window), FALSE);
  publish_unseen (self, page);
}

static GSettings *
settings_of (UiFixture *self)
{
  return pupitre_context_get_settings (self->context);
}

static void
reset_settings (UiFixture *self)
{
  static const char *const KEYS[] = { "notify", "notify-details", "quiet-hours", "quiet-from",
                                      "quiet-to", "background", "lock-minutes" };

  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    g_settings_reset (settings_of (self), KEYS[i]);
}

/* It names the child and what changed, opens that, and goes when it was seen. The desktop is never told
 * the number under which a school knows the child. */
static void
test_told (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = start (self);
  const char *number;

  g_settings_set_boolean (settings_of (self), "notify-details", TRUE);
  publish (self, page);
  test_wait_until (shows_one, NULL);
  g_assert_true (g_str_has_prefix (find_shown (), CHILD ": "));
  g_assert_nonnull (strstr (find_shown (), "New statement: "));
  number = strrchr (pupitre_child_get_key (pupitre_page_get_pupil (page)), '/') + 1;
  g_assert_null (strstr (desk.given->str, number));

  activate (desk.last);
  test_wait_until (shows_finances, self);
  reset_settings (self);
}

static gboolean
shows_bare (gpointer data)
{
  return shows_one (NULL) && strstr (find_shown (), CHILD) == NULL;
}

static gboolean
shows_details (gpointer data)
{
  return shows_one (NULL) && strstr (find_shown (), CHILD) != NULL;
}

/* Until the program has heard under which number the desktop shows what it was given: answers come in
 * the order of the calls. */
static void
settle_bus (UiFixture *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  g_dbus_connection_call (bus, NAME, PATH, NAME, "CloseNotification", g_variant_new ("(u)", MARKER),
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
}

/* It goes when what it tells of was seen in the window. */
static void
test_seen (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = start (self);

  publish (self, page);
  test_wait_until (shows_one, NULL);
  settle_bus (self);
  gtk_widget_activate_action (GTK_WIDGET (page), "changes.see-all", NULL);
  test_wait_until (shows_none, NULL);
}

/* What is private stays private until the parent asks for it, and becomes so again at once. */
static void
test_bare (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = start (self);

  publish (self, page);
  test_wait_until (shows_one, NULL);
  g_assert_cmpstr (find_shown (), ==, "Pupitre | Something has changed at school.");
  g_assert_null (strstr (desk.given->str, CHILD));
  settle_bus (self);
  g_settings_set_boolean (settings_of (self), "notify-details", TRUE);
  test_wait_until (shows_details, NULL);
  settle_bus (self);
  g_settings_set_boolean (settings_of (self), "notify-details", FALSE);
  test_wait_until (shows_bare, NULL);
  reset_settings (self);
}

/* A lock takes back what was told. */
static void
test_lock (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  publish (self, start (self));
  test_wait_until (shows_one, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->window), TRUE);
  ui_wait_frames (self->window, 4);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  test_wait_until (shows_none, NULL);
  g_assert_cmpstr (ui_state (self), ==, "locked");
}

/* --- A closed window ------------------------------------------------------------------------ */

static gboolean
is_hidden (gpointer window)
{
  return !gtk_widget_get_visible (window);
}

static gboolean
is_locked (gpointer data)
{
  return g_str_equal (ui_state (data), "locked");
}

/* Signs in to stay, and closes the window with the consent that the program goes on. */
static PupitrePage *
start_closed (UiFixture *self)
{
  PupitrePage *page;

  gtk_switch_set_active (ui_part (ui_part (self->window, "sign_in"), "stay"), TRUE);
  page = start (self);
  g_settings_set_boolean (settings_of (self), "background", TRUE);
  gtk_window_close (GTK_WINDOW (self->window));
  test_wait_until (is_hidden, self->window);
  return page;
}

/* It goes on telling, and what it tells of opens it. */
static void
test_closed (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  publish_unseen (self, start_closed (self));
  test_wait_until (shows_one, NULL);
  settle_bus (self);
  activate (desk.last);
  test_wait_until (shows_finances, self);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->window)));
  reset_settings (self);
}

static gboolean
is_shown (gpointer window)
{
  return gtk_widget_get_visible (window);
}

/* The portal takes the kept password no longer, so that nothing can be asked: the parent is told, once,
 * and opens the window from there. */
static void
test_closed_refused (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = start_closed (self);
  GtkWindow *window = GTK_WINDOW (self->window);
  const guint32 before = desk.last;

  pupitre_secret_set_password (pupitre_account_get_secret (pupitre_page_get_account (page)), "Old2026");
  g_free (test_portal_post (self->portal, "/demonstration/end-sessions", "{}"));
  pupitre_page_refresh (page);
  test_wait_until (shows_one, NULL);
  g_assert_nonnull (strstr (find_shown (), "no longer looks for what changes"));
  g_assert_null (strstr (desk.given->str, CHILD));
  g_assert_true (is_hidden (window));
  settle_bus (self);
  activate (desk.last);
  test_wait_until (is_shown, window);
  g_assert_cmpuint (desk.last, ==, before + 1);
  reset_settings (self);
}

/* The keyring is not there when the session begins: the same. */
static void
test_closed_keyring (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GtkWindow) window = NULL;
  const guint32 before = desk.last;

  start_closed (self);
  session_end (self);
  session_begin (self);
  pupitre_vault_set_closed (
    pupitre_accounts_get_vault (pupitre_context_get_accounts (self->context)), TRUE);
  window = session_load (self, PUPITRE_ERROR_VAULT_ABSENT);
  test_wait_until (shows_one, NULL);
  g_assert_nonnull (strstr (find_shown (), "no longer looks for what changes"));
  g_assert_true (is_hidden (window));
  settle_bus (self);
  activate (desk.last);
  test_wait_until (is_shown, window);
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
  g_assert_cmpuint (desk.last, ==, before + 1);
  reset_settings (self);
}

/* The screen locks: the program does too, and tells nothing. It is opened again with the password. */
static void
test_closed_lock (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  publish_unseen (self, start_closed (self));
  test_wait_until (shows_one, NULL);
  settle_bus (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  test_wait_until (shows_none, NULL);
  test_wait_until (is_locked, self);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->window)));
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_cmpstr (ui_state (self), ==, "locked");
  reset_settings (self);
}

/* Nobody touches what is closed: that locks nothing by itself, but what would have locked meanwhile is
 * locked when it is opened again. */
static void
test_closed_idle (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = start_closed (self);

  pupitre_idle_watch_set_limit (pupitre_window_get_idle_watch (self->window), 1);
  publish_unseen (self, page);
  test_wait_until (shows_one, NULL);
  g_assert_cmpstr (ui_state (self), ==, "main");
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_cmpstr (ui_state (self), ==, "locked");
  test_wait_until (shows_none, NULL);
  reset_settings (self);
}

/* --- What is not told ------------------------------------------------------------------------ */

static gboolean
heard_marker (gpointer data)
{
  return desk.heard_marker;
}

/* Until the desktop has heard what the program told it before. */
static void
settle_desk (UiFixture *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));

  desk.heard_marker = FALSE;
  g_dbus_connection_call (bus, NAME, PATH, NAME, "CloseNotification", g_variant_new ("(u)", MARKER),
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  test_wait_until (heard_marker, NULL);
}

/* Whatever would have been told is told when this has been heard: the store answers in the order in
 * which it was asked, and the bus too. */
static void
assert_untold (UiFixture *self, PupitrePage *page)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GAsyncResult *result = NULL;

  publish (self, page);
  pupitre_store_load_changes_async (pupitre_account_get_store (pupitre_page_get_account (page)), 0, NULL,
                                    test_keep_result, &result);
  done = test_wait_result (&result);
  rows = pupitre_store_load_changes_finish (
    pupitre_account_get_store (pupitre_page_get_account (page)), done, NULL);
  g_assert_cmpuint (rows->len, >, 0);
  settle_desk (self);
  g_assert_cmpuint (g_hash_table_size (desk.shown), ==, 0);
}

static void
test_off (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = start (self);

  g_settings_set_boolean (settings_of (self), "notify", FALSE);
  assert_untold (self, page);
  reset_settings (self);
}

/* All day but the hour before this one. */
static void
be_quiet (UiFixture *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  guint hour = (guint) g_date_time_get_hour (now);

  g_settings_set_uint (settings_of (self), "quiet-from", hour);
  g_settings_set_uint (settings_of (self), "quiet-to", (hour + 23) % 24);
  g_settings_set_boolean (settings_of (self), "quiet-hours", TRUE);
}

/* What waited is told when they end. */
static void
test_quiet_hours (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = start (self);

  be_quiet (self);
  assert_untold (self, page);
  g_settings_set_boolean (settings_of (self), "quiet-hours", FALSE);
  test_wait_until (shows_one, NULL);
  reset_settings (self);
}

/* What waited is private too: a lock drops it, and the end of the quiet hours tells nothing of it,
 * locked or unlocked. */
static void
test_quiet_lock (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = start (self);

  be_quiet (self);
  assert_untold (self, page);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  test_wait_until (is_locked, self);
  g_settings_set_boolean (settings_of (self), "quiet-hours", FALSE);
  settle_desk (self);
  g_assert_cmpuint (g_hash_table_size (desk.shown), ==, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->window), TRUE);
  ui_wait_frames (self->window, 4);
  ui_unlock (self, UI_PASSWORD);
  settle_desk (self);
  g_assert_cmpuint (g_hash_table_size (desk.shown), ==, 0);
  reset_settings (self);
}

/* What was told goes with the window, also what the desktop has only just been given. */
static void
test_after_window (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  publish (self, start (self));
  test_wait_until (shows_one, NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  self->window = pupitre_window_new (GTK_APPLICATION (self->application), self->context);
  test_wait_until (shows_none, NULL);
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_get_sensitive (widget);
}

/* @returns: the switch of a topic of the first child that has that name */
static GtkWidget *
find_switch (GtkWidget *root, const char *child, const char *topic)
{
  if (PUPITRE_IS_TOPICS_ROW (root) && child != NULL) {
    if (!g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), child))
      return NULL;
    child = NULL;
  }
  if (ADW_IS_ACTION_ROW (root) && child == NULL &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), topic))
    return ui_find (root, GTK_TYPE_SWITCH);
  for (GtkWidget *part = gtk_widget_get_first_child (root); part != NULL;
       part = gtk_widget_get_next_sibling (part)) {
    GtkWidget *found = find_switch (part, child, topic);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Of this child and topic the parent does not want to be told: chosen in the preferences, and kept. */
static void
test_topic (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = start (self);
  GtkWidget *preferences = pupitre_preferences_window_new (self->context);
  GtkWidget *balances;

  gtk_window_present (GTK_WINDOW (preferences));
  balances = find_switch (preferences, CHILD, "Balances");
  g_assert_nonnull (balances);
  test_wait_until (is_sensitive, balances);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (balances)));
  gtk_switch_set_active (GTK_SWITCH (balances), FALSE);
  gtk_window_destroy (GTK_WINDOW (preferences));
  assert_untold (self, page);

  preferences = pupitre_preferences_window_new (self->context);
  gtk_window_present (GTK_WINDOW (preferences));
  balances = find_switch (preferences, CHILD, "Balances");
  test_wait_until (is_sensitive, balances);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (balances)));
  gtk_window_destroy (GTK_WINDOW (preferences));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  start_desk ();
  ui_init ();
  g_test_add_func ("/notifications/told", test_told);
  g_test_add_func ("/notifications/seen", test_seen);
  g_test_add_func ("/notifications/bare", test_bare);
  g_test_add_func ("/notifications/lock", test_lock);
  g_test_add_func ("/notifications/closed", test_closed);
  g_test_add_func ("/notifications/closed-refused", test_closed_refused);
  g_test_add_func ("/notifications/closed-keyring", test_closed_keyring);
  g_test_add_func ("/notifications/closed-lock", test_closed_lock);
  g_test_add_func ("/notifications/closed-idle", test_closed_idle);
  g_test_add_func ("/notifications/off", test_off);
  g_test_add_func ("/notifications/quiet-hours", test_quiet_hours);
  g_test_add_func ("/notifications/quiet-lock", test_quiet_lock);
  g_test_add_func ("/notifications/after-window", test_after_window);
  g_test_add_func ("/notifications/topic", test_topic);
  result = g_test_run ();
  desk_service_stop (desk.service);
  return result;
}
