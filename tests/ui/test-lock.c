/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-child-row.h"
#include "pupitre-identity-dialog.h"
#include "pupitre-idle-watch.h"
#include "pupitre-preferences-window.h"
#include "pupitre-tile-row.h"
#include "pupitre-vault.h"
#include "pupitre-viewer-page.h"
#include "pupitre-window-private.h"
#include "ui-fixture.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The locked window: what it shows, what it does not, and what locks it. */

#define PARENT "parent@demo.exemple"

static gboolean
is_locked (gpointer data)
{
  return g_strcmp0 (ui_state (data), "locked") == 0;
}

static gboolean
has_error (gpointer data)
{
  UiFixture *self = data;

  return gtk_widget_get_visible (ui_part (ui_part (self->window, "lock"), "error"));
}

/* The page of the help that the lock page leads to, or %NULL. */
static const char *
help_topic (UiFixture *self)
{
  GtkWidget *button = ui_part (ui_part (self->window, "lock"), "error_help");

  return gtk_widget_get_visible (button) ? ui_topic (button) : NULL;
}

static void
lock (UiFixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  g_assert_true (is_locked (self));
}

/* Open in another program, the account stays closed here until it is free; nothing begins anew. */
static void
test_busy (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  int held;

  ui_sign_in (self, PARENT);
  held = ui_lock_elsewhere (self);
  ui_type_unlock (self, UI_PASSWORD);
  test_wait_until (has_error, self);
  g_assert_true (is_locked (self));
  g_assert_true (ui_shows_text (ui_part (self->window, "lock"), "is open in another Pupitre"));
  g_assert_cmpstr (help_topic (self), ==, "trouble");
  g_assert_cmpint (close (held), ==, 0);
  ui_unlock (self, UI_PASSWORD);
}

static guint
count_windows (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint count = 0;

  for (GList *l = windows; l != NULL; l = l->next)
    count += gtk_widget_get_visible (l->data) ? 1 : 0;
  return count;
}

static void
test_nothing_is_shown (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWidget *preferences;

  ui_sign_in (self, PARENT);
  ui_wait_state (ui_open (self, "Noé", PUPITRE_TILE_MESSAGES), PUPITRE_STATE_CONTENT);
  pupitre_window_add_toast (self->window, "Noé");
  preferences = pupitre_preferences_window_new (self->context);
  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (preferences));
  g_assert_cmpuint (count_windows (), ==, 2);

  lock (self);
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_cmpuint (pupitre_window_get_n_pages (self->window), ==, 0);
  g_assert_cmpuint (ui_count (self->window, PUPITRE_TYPE_CHILD_ROW), ==, 0);
  g_assert_cmpuint (ui_count (self->window, PUPITRE_TYPE_TILE_ROW), ==, 0);
  g_assert_false (ui_shows_text (self->window, "Noé"));
  g_assert_false (ui_shows_text (self->window, PARENT));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "Pupitre");
}

static void
test_unlock (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, PARENT);
  ui_wait_state (ui_open (self, "Noé", PUPITRE_TILE_MESSAGES), PUPITRE_STATE_CONTENT);
  ui_wait_settled (ui_page (self));
  ui_steer (self, "{\"cut\":true}");
  lock (self);
  ui_type_unlock (self, "Pupitre2025");
  test_wait_until (has_error, self);
  g_assert_true (is_locked (self));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                     ui_part (ui_part (self->window, "lock"), "entry"))), ==, "");
  g_assert_cmpstr (help_topic (self), ==, "lock");
  ui_unlock (self, UI_PASSWORD);
  ui_wait_state (ui_open (self, "Noé", PUPITRE_TILE_MESSAGES), PUPITRE_STATE_CONTENT);
}

/* Where the only account keeps what its parent did, and what that is being written to. */
static char *
kept_file (UiFixture *self, const char *name)
{
  g_autofree char *root = g_build_filename (self->folder, "accounts", NULL);
  g_autoptr (GDir) folder = g_dir_open (root, 0, NULL);

  g_assert_nonnull (folder);
  return g_build_filename (root, g_dir_read_name (folder), name, NULL);
}

static gboolean
is_gone (gpointer path)
{
  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

/* What cannot be read any more may be what the school was to get: it is said once, with what to do,
 * and stays until it is closed. */
static void
test_kept_damaged (void)
{
  static const char LOST[] = "What was to be sent may be lost: look at the absences";
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *kept = NULL;
  g_autofree char *log = NULL;

  ui_sign_in (self, PARENT);
  g_assert_false (ui_shows_text (self->window, LOST));
  kept = kept_file (self, "kept.db");
  log = kept_file (self, "kept.db-wal");
  lock (self);
  test_wait_until (is_gone, log);
  g_assert_true (g_file_set_contents (kept, "garbled garbled garbled", -1, NULL));
  ui_unlock (self, UI_PASSWORD);
  g_assert_true (ui_shows_text (self->window, LOST));

  lock (self);
  test_wait_until (is_gone, log);
  g_assert_false (ui_shows_text (self->window, LOST));
  ui_unlock (self, UI_PASSWORD);
  g_assert_false (ui_shows_text (self->window, LOST));
}

/* From the lock page to the sign-in page and back; nothing of the account is filled in there. */
static void
test_another_account (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWidget *sign_in;

  ui_sign_in (self, "parent2@demo.exemple");
  lock (self);
  pupitre_accounts_step_aside (pupitre_context_get_accounts (self->context));
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
  sign_in = ui_part (self->window, "sign_in");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_part (sign_in, "email"))), !=,
                   "parent2@demo.exemple");
  g_assert_true (gtk_widget_get_visible (ui_part (sign_in, "back_button")));
  g_signal_emit_by_name (ui_part (sign_in, "back_button"), "clicked");
  g_assert_true (is_locked (self));
  ui_unlock (self, UI_PASSWORD);
}

static PupitreAccount *
first_account (UiFixture *self)
{
  return g_list_model_get_item (G_LIST_MODEL (pupitre_context_get_accounts (self->context)), 0);
}

/* As another program, or a change of the desktop, may do. */
static void
empty_keyring (UiFixture *self)
{
  g_autoptr (PupitreAccount) account = first_account (self);
  g_autofree char *id = g_strdup (pupitre_secret_get_id (pupitre_account_get_secret (account)));
  g_autoptr (PupitreVault) vault = pupitre_vault_new (self->keyring_id);
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  pupitre_vault_remove_async (vault, id, NULL, test_keep_result, &place);
  done = test_wait_result (&place);
  pupitre_vault_remove_finish (vault, done, &error);
  g_assert_no_error (error);
}

/* The key is gone: the page says so, leads to the help about it, and to the sign-in. */
static void
test_key_gone (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_sign_in (self, PARENT);
  empty_keyring (self);
  lock (self);
  g_assert_null (help_topic (self));
  ui_type_unlock (self, UI_PASSWORD);
  test_wait_until (has_error, self);
  g_assert_true (is_locked (self));
  g_assert_true (ui_shows_text (ui_part (self->window, "lock"), "does not hold the key any more"));
  g_assert_cmpstr (help_topic (self), ==, "keyring");

  pupitre_accounts_step_aside (pupitre_context_get_accounts (self->context));
  ui_sign_in (self, PARENT);
  g_assert_cmpstr (ui_state (self), ==, "main");
}

/* Who comes next may be somebody else: of an address that was typed nothing is left in the page behind
 * the lock. */
static void
test_typed_address (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  gpointer sign_in;

  ui_sign_in (self, PARENT);
  lock (self);
  pupitre_accounts_step_aside (pupitre_context_get_accounts (self->context));
  g_assert_cmpstr (ui_state (self), ==, "sign-in");
  sign_in = ui_part (self->window, "sign_in");
  gtk_editable_set_text (ui_part (sign_in, "email"), "someone.else@demo.exemple");
  gtk_editable_set_text (ui_part (sign_in, "password"), "Secret2026");
  pupitre_accounts_lock_async (pupitre_context_get_accounts (self->context), NULL, NULL, NULL);
  g_assert_true (is_locked (self));
  g_assert_cmpstr (gtk_editable_get_text (ui_part (sign_in, "email")), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (ui_part (sign_in, "password")), ==, "");
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next) {
    if (PUPITRE_IS_IDENTITY_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  }
  return NULL;
}

static void
fill (const char *part, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_part (find_dialog (), part)), text);
}

static void
press (void)
{
  g_signal_emit_by_name (ui_part (find_dialog (), "button"), "clicked");
}

static gboolean
says_something (gpointer data)
{
  return gtk_widget_get_visible (ui_part (ui_part (find_dialog (), "trouble"), "box"));
}

/* Also from a dialog, which does not have the window's actions. */
static void
assert_leads_to_help (void)
{
  GtkWidget *help = ui_part (ui_part (find_dialog (), "trouble"), "help");

  g_assert_cmpstr (ui_topic (help), ==, "lock");
  g_assert_true (gtk_widget_is_sensitive (help));
}

static gboolean
has_no_dialog (gpointer data)
{
  return find_dialog () == NULL;
}

static gboolean
confirm (UiFixture *self, const char *typed)
{
  g_autoptr (PupitreAccount) account = first_account (self);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  pupitre_confirm_identity_async (GTK_WINDOW (self->window), self->context, account, "Why",
                                  test_keep_result, &place);
  if (typed != NULL && find_dialog () != NULL) {
    fill ("typed", typed);
    press ();
  } else if (find_dialog () != NULL) {
    gtk_window_close (GTK_WINDOW (find_dialog ()));
  }
  result = test_wait_result (&place);
  return pupitre_confirm_identity_finish (result, NULL);
}

/* Set, asked for, changed into nothing; a start with a PIN is locked. */
static void
test_pin (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreAccount) account = NULL;

  ui_sign_in (self, PARENT);
  g_assert_true (confirm (self, NULL));

  account = first_account (self);
  pupitre_identity_dialog_present_set_pin (GTK_WINDOW (self->window), self->context, account);
  fill ("typed", UI_PASSWORD);
  fill ("pin", "123");
  fill ("again", "123");
  press ();
  g_assert_true (says_something (NULL));
  assert_leads_to_help ();
  fill ("pin", "4826");
  press ();
  g_assert_true (says_something (NULL));
  fill ("again", "4826");
  press ();
  test_wait_until (has_no_dialog, NULL);
  g_clear_object (&account);

  g_assert_false (confirm (self, NULL));
  g_assert_true (confirm (self, "4826"));
  g_assert_true (confirm (self, UI_PASSWORD));

  ui_fixture_restart (self);
  g_assert_cmpstr (ui_state (self), ==, "locked");
  ui_unlock (self, "4826");

  account = first_account (self);
  pupitre_identity_dialog_present_no_pin (GTK_WINDOW (self->window), self->context, account);
  fill ("typed", "0000");
  press ();
  test_wait_until (says_something, NULL);
  fill ("typed", "4826");
  press ();
  test_wait_until (has_no_dialog, NULL);
  g_clear_object (&account);
  g_assert_true (confirm (self, NULL));
}

/* What asks for a PIN is gone with the lock, and gets no answer. */
static void
test_lock_over_dialog (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (PupitreAccount) account = NULL;

  ui_sign_in (self, PARENT);
  account = first_account (self);
  pupitre_identity_dialog_present_set_pin (GTK_WINDOW (self->window), self->context, account);
  g_clear_object (&account);
  lock (self);
  g_assert_null (find_dialog ());
  ui_unlock (self, UI_PASSWORD);
}

static void
count (gpointer data)
{
  (*(guint *) data)++;
}

static gboolean
is_positive (gpointer data)
{
  return *(guint *) data > 0;
}

static void
test_idle (void)
{
  g_autoptr (PupitreIdleWatch) watch = pupitre_idle_watch_new ();
  guint n_idle = 0;

  g_signal_connect_swapped (watch, "idle", G_CALLBACK (count), &n_idle);
  pupitre_idle_watch_set_limit (watch, 20);
  test_wait_until (is_positive, &n_idle);
  /* Not once and for all: whoever unlocks may leave again. */
  n_idle = 0;
  test_wait_until (is_positive, &n_idle);
  pupitre_idle_watch_set_limit (watch, 0);
}

/* A quarter of an hour unless the parent wants another time, or none; nobody who signs in on a shared
 * computer is locked out of it. The window itself locks when the time is over. */
static void
test_idle_of_window (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GSettings *settings = pupitre_context_get_settings (self->context);
  PupitreIdleWatch *watch = pupitre_window_get_idle_watch (self->window);

  g_assert_cmpuint (pupitre_idle_watch_get_limit (watch), ==, 15 * 60 * 1000);
  g_settings_set_uint (settings, "lock-minutes", 3);
  g_assert_cmpuint (pupitre_idle_watch_get_limit (watch), ==, 3 * 60 * 1000);
  g_settings_set_uint (settings, "lock-minutes", 0);
  g_assert_cmpuint (pupitre_idle_watch_get_limit (watch), ==, 0);
  g_settings_reset (settings, "lock-minutes");
  g_assert_cmpuint (pupitre_idle_watch_get_limit (watch), ==, 15 * 60 * 1000);
  pupitre_accounts_set_shared (pupitre_context_get_accounts (self->context), TRUE);
  g_assert_cmpuint (pupitre_idle_watch_get_limit (watch), ==, 0);
  pupitre_accounts_set_shared (pupitre_context_get_accounts (self->context), FALSE);
  g_assert_cmpuint (pupitre_idle_watch_get_limit (watch), ==, 15 * 60 * 1000);

  ui_sign_in (self, PARENT);
  pupitre_idle_watch_set_limit (watch, 20);
  test_wait_until (is_locked, self);
}

/* Processes that decode documents for this one. */
static guint
count_helpers (void)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (processes)) != NULL) {
    g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
    g_autofree char *content = NULL;
    int parent;

    if (g_ascii_isdigit (*name) && g_file_get_contents (path, &content, NULL, NULL) &&
        strstr (content, "(pupitre-render") != NULL &&
        sscanf (strrchr (content, ')') + 1, " %*c %d", &parent) == 1 && parent == getpid ())
      n++;
  }
  return n;
}

static gboolean
has_no_helper (gpointer data)
{
  return count_helpers () == 0;
}

static gboolean
has_groups (gpointer page)
{
  return gtk_widget_get_first_child (ui_part (page, "groups")) != NULL;
}

/* Returns: (transfer none): the page of a document of @self's, which is under way */
static PupitrePage *
open_document (UiFixture *self)
{
  PupitrePage *page;
  GtkListBox *list;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_RESULTS);
  test_wait_until (has_groups, page);
  list = ui_part (gtk_widget_get_first_child (ui_part (page, "groups")), "list");
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_true (PUPITRE_IS_VIEWER_PAGE (ui_page (self)));
  return ui_page (self);
}

/* What decodes the pages of a document has them in its memory: it ends with the lock. */
static void
test_helpers_end (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);

  ui_wait_state (open_document (self), PUPITRE_STATE_CONTENT);
  g_assert_cmpuint (count_helpers (), >, 0);
  lock (self);
  test_wait_until (has_no_helper, NULL);
  /* Nor does one come back for a page that was being drawn. */
  ui_wait_frames (self->window, 3);
  g_assert_cmpuint (count_helpers (), ==, 0);
}

/* What is not on the screen locks as well: nothing there waits for a frame that does not come. */
static void
test_hidden (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page;

  ui_sign_in (self, PARENT);
  page = ui_open (self, "Noé", PUPITRE_TILE_MESSAGES);
  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_widget_set_visible (GTK_WIDGET (self->window), FALSE);
  lock (self);
  g_assert_null (page);
}

/* A view lives as long as what it asked a helper for, which its page need not. */
static void
test_late_view (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitrePage *page = open_document (self);
  g_autoptr (GObject) view = g_object_ref (G_OBJECT (ui_part (page, "view")));

  ui_wait_state (page, PUPITRE_STATE_CONTENT);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  lock (self);
  g_assert_null (page);
  g_object_notify (view, "state");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/lock/nothing-is-shown", test_nothing_is_shown);
  g_test_add_func ("/lock/unlock", test_unlock);
  g_test_add_func ("/lock/busy", test_busy);
  g_test_add_func ("/lock/kept-damaged", test_kept_damaged);
  g_test_add_func ("/lock/another-account", test_another_account);
  g_test_add_func ("/lock/key-gone", test_key_gone);
  g_test_add_func ("/lock/typed-address", test_typed_address);
  g_test_add_func ("/lock/pin", test_pin);
  g_test_add_func ("/lock/over-dialog", test_lock_over_dialog);
  g_test_add_func ("/lock/idle", test_idle);
  g_test_add_func ("/lock/idle-of-window", test_idle_of_window);
  g_test_add_func ("/lock/helpers-end", test_helpers_end);
  g_test_add_func ("/lock/late-view", test_late_view);
  g_test_add_func ("/lock/hidden", test_hidden);

  return g_test_run ();
}
