/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desk-service.h"
#include "pupitre-accounts-private.h"
#include "pupitre-autostart.h"
#include "pupitre-background.h"
#include "pupitre-background-portal.h"
#include "pupitre-preferences-window.h"
#include "pupitre-start.h"
#include "session-steps.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Whether the program goes on without its window, what the desktop is told of it, and what a closed
 * window does. A service of a private bus stands for the desktop's portal. */

#define PARENT "parent@demo.exemple"
#define ID "io.github.pupitre.Pupitre.Test"
#define PIN "4871"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

static const char SERVICE[] =
  "<node><interface name='org.freedesktop.portal.Background'>"
  "<method name='RequestBackground'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
  "<arg type='o' direction='out'/></method>"
  "</interface></node>";

#define SECRETS_NAME "org.freedesktop.secrets"
#define SECRETS_PATH "/org/freedesktop/secrets"
#define SHORT_MS 300

static const char SECRETS[] =
  "<node><interface name='org.freedesktop.Secret.Service'>"
  "<method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>"
  "<arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
  "</interface></node>";

static struct {
  GDBusConnection *service;
  gboolean         refuses;
  gboolean         is_slow;    /* does not answer */
  guint            n_asked;
  gboolean         autostart;  /* as it was last asked */
  char            *command;
} portal;

static char *config;

/* --- The portal ----------------------------------------------------------------------------- */

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
  g_autoptr (GVariant) options = NULL;
  g_autofree const char **command = NULL;
  g_autofree char *caller = g_strdup (sender + 1);
  g_autofree char *request = NULL;
  const char *reason = NULL, *token = NULL;
  GVariantBuilder results;

  g_variant_get (parameters, "(&s@a{sv})", NULL, &options);
  g_assert_true (g_variant_lookup (options, "reason", "&s", &reason));
  g_assert_cmpuint (strlen (reason), >, 0);
  g_assert_true (g_variant_lookup (options, "autostart", "b", &portal.autostart));
  g_assert_true (g_variant_lookup (options, "commandline", "^a&s", &command));
  g_free (portal.command);
  portal.command = g_strjoinv (" ", (char **) command);
  portal.n_asked++;
  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  request = g_strdup_printf (PORTAL_PATH "/request/%s/%s", g_strdelimit (caller, ".", '_'), token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  if (portal.is_slow)
    return;
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (!portal.refuses));
  g_variant_builder_add (&results, "{sv}", "autostart",
                         g_variant_new_boolean (!portal.refuses && portal.autostart));
  g_dbus_connection_emit_signal (portal.service, sender, request,
                                 "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", 0, &results), NULL);
}

/* --- The file ------------------------------------------------------------------------------- */

static void
set_autostart (gboolean wanted)
{
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  pupitre_autostart_set_async (ID, wanted, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_autostart_set_finish (done, &error));
  g_assert_no_error (error);
}

static gboolean
has_file (gpointer data)
{
  g_autofree char *path = pupitre_autostart_dup_path (ID);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
has_no_file (gpointer data)
{
  return !has_file (data);
}

/* It is where the desktop looks, starts this very program without a window, and is no secret. */
static void
test_file (void)
{
  g_autofree char *path = pupitre_autostart_dup_path (ID);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *command = NULL;
  g_autofree char *try_exec = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (g_str_has_prefix (path, config));
  set_autostart (FALSE);
  g_assert_false (has_file (NULL));
  set_autostart (TRUE);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777 & ~0044u, ==, 0600);
  g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  command = g_key_file_get_string (entry, "Desktop Entry", "Exec", NULL);
  g_shell_parse_argv (command, NULL, &words, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[0], ==, program);
  g_assert_cmpstr (words[1], ==, "--background");
  try_exec = g_key_file_get_string (entry, "Desktop Entry", "TryExec", NULL);
  g_assert_cmpstr (try_exec, ==, program);
  set_autostart (FALSE);
  g_assert_false (has_file (NULL));
}

/* Puts @text there, which is still there after the program was to start, and was not. */
static void
check_left_alone (const char *text)
{
  g_autofree char *path = pupitre_autostart_dup_path (ID);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  for (guint i = 0; i < 4; i++) {
    g_autofree char *left = NULL;

    set_autostart (i % 2 == 0);
    g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
    g_assert_cmpstr (left, ==, text);
  }
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Whoever has switched it off with the desktop's own tools finds it as they left it; and what another
 * tool has written there is that tool's. */
static void
test_file_of_the_desktop (void)
{
  g_autofree char *path = pupitre_autostart_dup_path (ID);
  g_autofree char *text = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *disabled = NULL;

  set_autostart (TRUE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  hidden = g_strconcat (text, "Hidden=true\n", NULL);
  check_left_alone (hidden);
  disabled = g_strconcat (text, "X-GNOME-Autostart-enabled=false\n", NULL);
  check_left_alone (disabled);
  check_left_alone ("[Desktop Entry]\nType=Application\nName=Pupitre\nExec=pupitre\n");
  check_left_alone ("[Desktop Entry]\nHidden=true\n");
  check_left_alone ("");
}

/* --- Consent -------------------------------------------------------------------------------- */

static GSettings *
settings_of (UiFixture *self)
{
  return pupitre_context_get_settings (self->context);
}

static void
consent (UiFixture *self, gboolean consents)
{
  g_settings_set_boolean (settings_of (self), "background", consents);
}

static void
sign_in_to_stay (UiFixture *self)
{
  gtk_switch_set_active (ui_part (ui_part (self->window, "sign_in"), "stay"), TRUE);
  ui_sign_in (self, PARENT);
}

static PupitreAccount *
dup_account (UiFixture *self)
{
  return g_list_model_get_item (G_LIST_MODEL (pupitre_context_get_accounts (self->context)), 0);
}

static void
forget_password (UiFixture *self)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  g_autoptr (PupitreAccount) account = dup_account (self);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  pupitre_accounts_forget_password_async (accounts, account, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_accounts_forget_password_finish (accounts, done, NULL));
}

/* A program of its own beside that of the fixture, which is a demonstration. */
static PupitreBackground *
make (UiFixture *self)
{
  return pupitre_background_new (pupitre_context_get_accounts (self->context), settings_of (self), ID);
}

/* Off at first; then it lasts as long as the consent, and as somebody stays signed in. */
static void
test_consent (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreBackground) background = make (self);

  sign_in_to_stay (self);
  g_assert_cmpint (pupitre_background_get_state (background), ==, PUPITRE_BACKGROUND_OFF);
  consent (self, TRUE);
  g_assert_cmpint (pupitre_background_get_state (background), ==, PUPITRE_BACKGROUND_ON);
  test_wait_until (has_file, NULL);

  consent (self, FALSE);
  g_assert_cmpint (pupitre_background_get_state (background), ==, PUPITRE_BACKGROUND_OFF);
  test_wait_until (has_no_file, NULL);

  consent (self, TRUE);
  test_wait_until (has_file, NULL);
  g_settings_set_uint (settings_of (self), "refresh-minutes", 0);
  g_assert_cmpint (pupitre_background_get_state (background), ==, PUPITRE_BACKGROUND_NEVER);
  test_wait_until (has_no_file, NULL);
  g_settings_reset (settings_of (self), "refresh-minutes");
  test_wait_until (has_file, NULL);

  forget_password (self);
  g_assert_cmpint (pupitre_background_get_state (background), ==, PUPITRE_BACKGROUND_NOBODY_STAYS);
  test_wait_until (has_no_file, NULL);
  g_settings_reset (settings_of (self), "background");
}

static gboolean
is_locked (gpointer data)
{
  return g_str_equal (ui_state (data), "locked");
}

static void
sign_out (UiFixture *self, gboolean erase)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  PupitreAccount *account = dup_account (self);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  pupitre_accounts_sign_out_async (accounts, account, erase, NULL, test_keep_result, &result);
  g_object_unref (account);
  done = test_wait_result (&result);
  g_assert_true (pupitre_accounts_sign_out_finish (accounts, done, NULL));
}

/* A lock does not end it; signing out does. */
static void
test_leaving (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreBackground) background = make (self);

  sign_in_to_stay (self);
  consent (self, TRUE);
  test_wait_until (has_file, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  test_wait_until (is_locked, self);
  g_assert_true (pupitre_background_is_on (background));
  ui_unlock (self, UI_PASSWORD);
  g_assert_true (pupitre_background_is_on (background));
  g_assert_true (has_file (NULL));
  sign_out (self, FALSE);
  g_assert_cmpint (pupitre_background_get_state (background), ==, PUPITRE_BACKGROUND_NOBODY_STAYS);
  test_wait_until (has_no_file, NULL);
  g_settings_reset (settings_of (self), "background");
}

static void
test_erasing (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreBackground) background = make (self);

  sign_in_to_stay (self);
  consent (self, TRUE);
  test_wait_until (has_file, NULL);
  sign_out (self, TRUE);
  test_wait_until (has_no_file, NULL);
  g_settings_reset (settings_of (self), "background");
}

/* Other people's computer: not with an old consent either. */
static void
test_shared (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreBackground) background = make (self);

  set_autostart (TRUE);
  consent (self, TRUE);
  pupitre_accounts_set_shared (pupitre_context_get_accounts (self->context), TRUE);
  g_assert_cmpint (pupitre_background_get_state (background), ==, PUPITRE_BACKGROUND_IMPOSSIBLE);
  test_wait_until (has_no_file, NULL);
  g_settings_reset (settings_of (self), "background");
}

static gboolean
cannot_start (gpointer background)
{
  return pupitre_background_get_state (background) == PUPITRE_BACKGROUND_NO_START;
}

/* A folder that cannot be written: it goes on without its window all the same, and says what is not. */
static void
test_no_start (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreBackground) background = make (self);
  g_autofree char *folder = g_build_filename (config, "autostart", NULL);

  sign_in_to_stay (self);
  g_rmdir (folder);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_test_expect_message ("pupitre-background", G_LOG_LEVEL_WARNING, "*can not be arranged*");
  consent (self, TRUE);
  test_wait_until (cannot_start, background);
  g_test_assert_expected_messages ();
  g_assert_true (pupitre_background_is_on (background));
  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_settings_reset (settings_of (self), "background");
}

/* --- An account that can not be opened ------------------------------------------------------- */

/* Ends the program, and puts something in the way of the one account that it has. */
static void
break_account (UiFixture *self)
{
  PupitreAccount *account = dup_account (self);
  g_autofree char *lock =
    g_build_filename (self->folder, "accounts",
                      pupitre_secret_get_id (pupitre_account_get_secret (account)), "lock", NULL);

  g_object_unref (account);
  session_end (self);
  g_assert_cmpint (g_unlink (lock), ==, 0);
  g_assert_cmpint (g_mkdir (lock, 0700), ==, 0);
}

static gboolean
is_destroyed (gpointer window)
{
  return gtk_window_get_application (window) == NULL;
}

/* Another file's turn comes after those that were asked for before. */
static void
wait_for_files (void)
{
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  pupitre_autostart_set_async (ID ".Other", FALSE, NULL, test_keep_result, &result);
  done = test_wait_result (&result);
}

static void
note_change (PupitreBackground *background, guint *n_changes)
{
  (*n_changes)++;
}

static gboolean
has_changed (gpointer n_changes)
{
  return *(guint *) n_changes > 0;
}

/* Perhaps the parent stays signed in to it: it starts with the next session too, and whoever opens it
 * sees what is the matter. */
static void
test_broken_account (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreBackground) background = NULL;
  g_autoptr (GtkWindow) window = NULL;
  guint n_changes = 0;

  sign_in_to_stay (self);
  consent (self, TRUE);
  g_settings_set_boolean (settings_of (self), "notify", FALSE);  /* nobody here shows it */
  set_autostart (TRUE);
  break_account (self);
  session_begin (self);
  background = make (self);
  window = session_load (self, PUPITRE_ERROR_STORE_IO);
  g_signal_connect (background, "changed", G_CALLBACK (note_change), &n_changes);
  test_wait_until (has_changed, &n_changes);
  wait_for_files ();
  g_assert_true (has_file (NULL));
  g_assert_false (is_destroyed (window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
  gtk_window_present (window);
  g_assert_cmpstr (ui_state (self), ==, "sign-in");

  /* What nobody consents to is certain. */
  consent (self, FALSE);
  test_wait_until (has_no_file, NULL);
  g_settings_reset (settings_of (self), "notify");
  g_settings_reset (settings_of (self), "background");
}

static void
on_secrets_call (GDBusConnection       *bus,
                 const char            *sender,
                 const char            *path,
                 const char            *interface,
                 const char            *method,
                 GVariant              *parameters,
                 GDBusMethodInvocation *invocation,
                 gpointer               unanswered)
{
  g_ptr_array_add (unanswered, invocation);
}

static void
on_named (GDBusConnection *bus, const char *name, gpointer named)
{
  *(gboolean *) named = TRUE;
}

static gboolean
is_named (gpointer named)
{
  return *(gboolean *) named;
}

typedef struct {
  guint      name;
  guint      object;
  GPtrArray *unanswered;  /* (element-type GDBusMethodInvocation): owned until they are */
} Keyring;

/* A service of the desktop that stands for its keyring, and answers nothing. */
static void
start_silent_keyring (Keyring *keyring)
{
  static const GDBusInterfaceVTable VTABLE = { on_secrets_call, NULL, NULL, { NULL } };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (SECRETS, NULL);
  gboolean named = FALSE;

  keyring->unanswered = g_ptr_array_new ();
  keyring->object =
    g_dbus_connection_register_object (portal.service, SECRETS_PATH, info->interfaces[0], &VTABLE,
                                       keyring->unanswered, NULL, NULL);
  g_assert_cmpuint (keyring->object, >, 0);
  keyring->name = g_bus_own_name_on_connection (portal.service, SECRETS_NAME,
                                                G_BUS_NAME_OWNER_FLAGS_NONE, on_named, NULL, &named,
                                                NULL);
  test_wait_until (is_named, &named);
  g_setenv ("SECRET_BACKEND", "service", TRUE);
}

static void
stop_silent_keyring (Keyring *keyring)
{
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_assert_cmpuint (keyring->unanswered->len, >, 0);
  for (guint i = 0; i < keyring->unanswered->len; i++)
    g_dbus_method_invocation_return_dbus_error (keyring->unanswered->pdata[i],
                                                "org.freedesktop.DBus.Error.NoReply", "Too late");
  g_ptr_array_unref (keyring->unanswered);
  g_dbus_connection_unregister_object (portal.service, keyring->object);
  g_bus_unown_name (keyring->name);
}

/* Nobody knows then who stays signed in: the program does not end without a word, and starts with the next
 * session too. */
static void
test_silent_keyring (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreBackground) background = NULL;
  g_autoptr (GtkWindow) window = NULL;
  guint n_changes = 0;
  Keyring keyring;

  sign_in_to_stay (self);
  consent (self, TRUE);
  g_settings_set_boolean (settings_of (self), "notify", FALSE);  /* nobody here shows it */
  set_autostart (TRUE);
  session_end (self);
  start_silent_keyring (&keyring);
  session_begin (self);
  pupitre_vault_set_limits (
    pupitre_accounts_get_vault (pupitre_context_get_accounts (self->context)), SHORT_MS, SHORT_MS);
  background = make (self);
  window = session_load (self, PUPITRE_ERROR_VAULT_TIMEOUT);
  g_signal_connect (background, "changed", G_CALLBACK (note_change), &n_changes);
  test_wait_until (has_changed, &n_changes);
  wait_for_files ();
  g_assert_true (pupitre_background_is_broken_off (background));
  g_assert_true (has_file (NULL));
  g_assert_false (is_destroyed (window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
  gtk_window_present (window);
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
  g_assert_true (ui_shows_text (window, "The keyring does not answer"));

  stop_silent_keyring (&keyring);

  /* Without consent nobody is to be told anything. */
  consent (self, FALSE);
  g_assert_false (pupitre_background_is_broken_off (background));
  test_wait_until (has_no_file, NULL);
  g_settings_reset (settings_of (self), "notify");
  g_settings_reset (settings_of (self), "background");
}

/* --- In a sandbox --------------------------------------------------------------------------- */

static gboolean
was_asked (gpointer n_asked)
{
  return portal.n_asked >= GPOINTER_TO_UINT (n_asked);
}

/* The desktop is asked, and no file is written. What was never consented to is never asked for. */
static void
test_portal (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreBackground) background = NULL;

  g_setenv ("GTK_USE_PORTAL", "1", TRUE);
  portal.n_asked = 0;
  background = make (self);
  sign_in_to_stay (self);
  g_assert_cmpuint (portal.n_asked, ==, 0);
  consent (self, TRUE);
  test_wait_until (was_asked, GUINT_TO_POINTER (1));
  g_assert_true (portal.autostart);
  g_assert_cmpstr (portal.command, ==, "pupitre --background");
  g_assert_false (has_file (NULL));

  consent (self, FALSE);
  test_wait_until (was_asked, GUINT_TO_POINTER (2));
  g_assert_false (portal.autostart);
  g_unsetenv ("GTK_USE_PORTAL");
  g_settings_reset (settings_of (self), "background");
}

/* The person thinks about what the desktop asks, and the parent changes their mind twice meanwhile: what
 * they want in the end is asked for. */
static void
test_portal_waits (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreBackground) background = NULL;

  g_setenv ("GTK_USE_PORTAL", "1", TRUE);
  portal.n_asked = 0;
  portal.is_slow = TRUE;
  background = make (self);
  sign_in_to_stay (self);
  consent (self, TRUE);
  test_wait_until (was_asked, GUINT_TO_POINTER (1));
  consent (self, FALSE);
  test_wait_until (was_asked, GUINT_TO_POINTER (2));
  g_assert_false (portal.autostart);
  portal.is_slow = FALSE;
  consent (self, TRUE);
  test_wait_until (was_asked, GUINT_TO_POINTER (3));
  g_assert_true (portal.autostart);
  g_assert_cmpint (pupitre_background_get_state (background), ==, PUPITRE_BACKGROUND_ON);
  g_unsetenv ("GTK_USE_PORTAL");
  g_settings_reset (settings_of (self), "background");
}

/* The call's own answer comes while it is given up, again and again: neither waits for the other. */
static void
test_portal_in_a_hurry (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  portal.is_slow = TRUE;
  alarm (60);  /* what waits for itself has no patience that ends */
  for (guint i = 0; i < 500; i++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GAsyncResult) done = NULL;
    g_autoptr (GError) error = NULL;
    GAsyncResult *result = NULL;
    gboolean allowed = TRUE;

    portal.n_asked = 0;
    pupitre_background_portal_request_async (bus, TRUE, cancellable, test_keep_result, &result);
    test_wait_until (was_asked, GUINT_TO_POINTER (1));
    g_usleep (i % 100);  /* until the answer is on its way, now more, now less */
    g_cancellable_cancel (cancellable);
    done = test_wait_result (&result);
    g_assert_false (pupitre_background_portal_request_finish (done, &allowed, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_false (allowed);
  }
  alarm (0);
  portal.is_slow = FALSE;
}

/* The program ends while the person thinks: what it has asked asks nothing of it any more. */
static void
end_background (gpointer background)
{
  g_object_run_dispose (background);
}

static void
test_portal_is_left (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreBackground) background = NULL;
  guint n_changes = 0;

  g_setenv ("GTK_USE_PORTAL", "1", TRUE);
  portal.n_asked = 0;
  portal.is_slow = TRUE;
  background = make (self);
  sign_in_to_stay (self);
  consent (self, TRUE);
  test_wait_until (was_asked, GUINT_TO_POINTER (1));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (background, "changed", G_CALLBACK (note_change), &n_changes);
  g_idle_add_once (end_background, background);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_changes, ==, 0);
  portal.is_slow = FALSE;
  g_unsetenv ("GTK_USE_PORTAL");
  g_settings_reset (settings_of (self), "background");
}

static gboolean
is_refused (gpointer background)
{
  return pupitre_background_get_state (background) == PUPITRE_BACKGROUND_REFUSED;
}

/* What the desktop refuses is off again, and the preferences say why. */
static void
test_portal_refuses (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreBackground) background = NULL;

  g_setenv ("GTK_USE_PORTAL", "1", TRUE);
  portal.refuses = TRUE;
  background = make (self);
  sign_in_to_stay (self);
  consent (self, TRUE);
  test_wait_until (is_refused, background);
  g_assert_false (g_settings_get_boolean (settings_of (self), "background"));
  g_assert_false (pupitre_background_is_on (background));
  portal.refuses = FALSE;
  g_unsetenv ("GTK_USE_PORTAL");
}

/* --- The window ----------------------------------------------------------------------------- */

static gboolean
is_hidden (gpointer window)
{
  return !gtk_widget_get_visible (window);
}

static void
set_pin (UiFixture *self)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  g_autoptr (PupitreAccount) account = dup_account (self);
  g_autoptr (GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  pupitre_accounts_set_pin_async (accounts, account, UI_PASSWORD, PIN, NULL, test_keep_result,
                                  &result);
  done = test_wait_result (&result);
  g_assert_true (pupitre_accounts_set_pin_finish (accounts, done, NULL));
}

/* Closed, it is as it was when it is opened again; with a PIN that is asked for. */
static void
test_window (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  sign_in_to_stay (self);
  consent (self, TRUE);
  gtk_window_close (GTK_WINDOW (self->window));
  test_wait_until (is_hidden, self->window);
  g_assert_cmpstr (ui_state (self), ==, "main");
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_cmpstr (ui_state (self), ==, "main");

  set_pin (self);
  gtk_window_close (GTK_WINDOW (self->window));
  test_wait_until (is_hidden, self->window);
  g_assert_cmpstr (ui_state (self), ==, "main");
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_cmpstr (ui_state (self), ==, "locked");
  g_settings_reset (settings_of (self), "background");
}

/* @window: (transfer full): destroyed; the fixture closes another one */
static void
replace_window (UiFixture *self, GtkWindow *window)
{
  test_wait_until (is_destroyed, window);
  g_object_unref (window);
  self->window = pupitre_window_new (GTK_APPLICATION (self->application), self->context);
}

/* A closed window ends when there is nothing left to go on for, and an open one when it is ended. */
static void
test_window_ends (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWindow *window = g_object_ref (GTK_WINDOW (self->window));

  sign_in_to_stay (self);
  consent (self, TRUE);
  gtk_window_close (window);
  test_wait_until (is_hidden, window);
  consent (self, FALSE);
  replace_window (self, window);

  consent (self, TRUE);
  window = g_object_ref (GTK_WINDOW (self->window));
  gtk_window_present (window);
  pupitre_window_end (self->window);
  replace_window (self, window);

  /* As at the start of a session, of which nobody wants anything any more. */
  consent (self, FALSE);
  window = g_object_ref (GTK_WINDOW (self->window));
  pupitre_window_start_closed (self->window);
  pupitre_window_show_loaded (self->window, NULL);
  replace_window (self, window);
  g_settings_reset (settings_of (self), "background");
}

/* As at the start of a session: nothing is shown until somebody opens it. */
static void
test_window_starts_closed (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWindow *window = g_object_ref (GTK_WINDOW (self->window));

  sign_in_to_stay (self);
  consent (self, TRUE);
  pupitre_window_end (self->window);
  replace_window (self, window);
  pupitre_window_start_closed (self->window);
  pupitre_window_show_loaded (self->window, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->window)));
  g_assert_cmpstr (ui_state (self), ==, "main");
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait_frames (self->window, 2);
  g_assert_cmpstr (ui_state (self), ==, "main");
  g_settings_reset (settings_of (self), "background");
}

/* --- The preferences ------------------------------------------------------------------------ */

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_ACTION_ROW (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *part = gtk_widget_get_first_child (root); part != NULL;
       part = gtk_widget_get_next_sibling (part)) {
    GtkWidget *found = find_row (part, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_get_sensitive (widget);
}

static gboolean
is_insensitive (gpointer widget)
{
  return !gtk_widget_get_sensitive (widget);
}

/* The switch works while somebody stays signed in, and the row says so otherwise. */
static void
test_preferences (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWidget *preferences, *row, *active;

  sign_in_to_stay (self);
  preferences = pupitre_preferences_window_new (self->context);
  gtk_window_present (GTK_WINDOW (preferences));
  row = find_row (preferences, "Also while the window is closed");
  g_assert_nonnull (row);
  active = ui_find (row, GTK_TYPE_SWITCH);
  test_wait_until (is_sensitive, active);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (active)));
  gtk_switch_set_active (GTK_SWITCH (active), TRUE);
  g_assert_true (pupitre_background_is_on (pupitre_context_get_background (self->context)));

  forget_password (self);
  test_wait_until (is_insensitive, active);
  g_assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                                   "Nothing can be asked then"));
  gtk_window_destroy (GTK_WINDOW (preferences));
  g_settings_reset (settings_of (self), "background");
}

/* --- The next program ------------------------------------------------------------------------ */

#define LAST "--and-say-how"

/* What this program does when it stands for one that is finished, and for the one in its place. */
static gboolean
stand_in (int argc, char **argv)
{
  static const char *const STARTED[] = { "pupitre", "--background", LAST, NULL };

  if (argc == 2 && g_str_equal (argv[1], "--finish")) {
    pupitre_start_afresh ((char **) STARTED);
    return TRUE;
  }
  if (argc > 1 && g_str_equal (argv[argc - 1], LAST)) {
    g_autofree char *line = g_strjoinv (" ", argv);

    g_print ("%s", line);
    return TRUE;
  }
  return FALSE;
}

/* Whoever finishes at a shared computer leaves it with a window, however the session began. */
static void
test_afresh (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *command[] = { program, "--finish", NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &said, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, "pupitre " LAST);
}

int
main (int argc, char **argv)
{
  int result;

  if (stand_in (argc, argv))
    return 0;
  g_test_init (&argc, &argv, NULL);
  config = test_make_folder ();
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  portal.service = desk_service_start (PORTAL, PORTAL_PATH, SERVICE, on_call);
  ui_init ();
  g_test_add_func ("/background/file", test_file);
  g_test_add_func ("/background/file-of-the-desktop", test_file_of_the_desktop);
  g_test_add_func ("/background/consent", test_consent);
  g_test_add_func ("/background/leaving", test_leaving);
  g_test_add_func ("/background/erasing", test_erasing);
  g_test_add_func ("/background/shared", test_shared);
  g_test_add_func ("/background/no-start", test_no_start);
  g_test_add_func ("/background/broken-account", test_broken_account);
  g_test_add_func ("/background/silent-keyring", test_silent_keyring);
  g_test_add_func ("/background/portal", test_portal);
  g_test_add_func ("/background/portal-waits", test_portal_waits);
  g_test_add_func ("/background/portal-in-a-hurry", test_portal_in_a_hurry);
  g_test_add_func ("/background/portal-is-left", test_portal_is_left);
  g_test_add_func ("/background/portal-refuses", test_portal_refuses);
  g_test_add_func ("/background/window", test_window);
  g_test_add_func ("/background/window-ends", test_window_ends);
  g_test_add_func ("/background/window-starts-closed", test_window_starts_closed);
  g_test_add_func ("/background/preferences", test_preferences);
  g_test_add_func ("/background/afresh", test_afresh);
  result = g_test_run ();
  desk_service_stop (portal.service);
  g_free (portal.command);
  test_remove_folder (config);
  g_free (config);
  return result;
}
