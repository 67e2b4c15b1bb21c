/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pupitre-account-row.h"
#include "pupitre-export-dialog.h"
#include "pupitre-identity-dialog.h"
#include "pupitre-launch.h"
#include "pupitre-preferences-window.h"
#include "pupitre-shared-desk.h"
#include "pupitre-way-out.h"
#include "ui-fixture.h"

/* A shared computer in the window: what it shows and offers, and what the computer can forbid. */

#define PARENT "parent@demo.exemple"

static void
share (UiFixture *self, gboolean on)
{
  gtk_switch_set_active (ui_part (ui_part (self->window, "sign_in"), "shared"), on);
}

static gboolean
is_shown (UiFixture *self, const char *part, const char *inside)
{
  return gtk_widget_get_mapped (ui_part (ui_part (self->window, part), inside));
}

static void
test_switch (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);

  g_assert_true (is_shown (self, "sign_in", "stay_row"));
  g_assert_false (is_shown (self, "desk", "bar"));
  share (self, TRUE);
  g_assert_true (pupitre_accounts_is_shared (accounts));
  ui_wait_frames (self->window, 2);
  g_assert_false (is_shown (self, "sign_in", "stay_row"));
  g_assert_true (is_shown (self, "desk", "bar"));
  share (self, FALSE);
  g_assert_false (pupitre_accounts_is_shared (accounts));
  ui_wait_frames (self->window, 2);
  g_assert_true (is_shown (self, "sign_in", "stay_row"));
  g_assert_false (is_shown (self, "desk", "bar"));
}

static void
on_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *confirmed = user_data;

  *confirmed = pupitre_confirm_identity_finish (result, NULL);
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next) {
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  }
  return NULL;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Without a PIN, too, it is asked who acts: for the password. */
static void
test_identity (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreAccount *account;
  GtkWidget *dialog;
  gboolean confirmed = FALSE;

  share (self, TRUE);
  ui_sign_in (self, PARENT);
  account = pupitre_page_get_account (ui_page (self));
  pupitre_confirm_identity_async (GTK_WINDOW (self->window), self->context, account, "Why",
                                  on_confirmed, &confirmed);
  dialog = find_window (PUPITRE_TYPE_IDENTITY_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (confirmed);
  gtk_editable_set_text (ui_part (dialog, "typed"), UI_PASSWORD);
  g_signal_emit_by_name (ui_part (dialog, "button"), "clicked");
  test_wait_until (is_true, &confirmed);
}

/* There is one way to leave: what is only for one's own computer is not offered. */
static void
test_one_way (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  GtkWidget *preferences;
  GtkWidget *row;

  share (self, TRUE);
  ui_sign_in (self, PARENT);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  g_assert_cmpint (pupitre_accounts_get_state (pupitre_context_get_accounts (self->context)), ==,
                   PUPITRE_SESSION_SIGNED_IN);
  preferences = pupitre_preferences_window_new (self->context);
  row = ui_find (preferences, PUPITRE_TYPE_ACCOUNT_ROW);
  g_assert_null (gtk_widget_get_root (ui_part (preferences, "lock_page")));
  g_assert_false (gtk_widget_get_visible (ui_part (ui_part (preferences, "accounts"), "more_group")));
  g_assert_false (gtk_widget_get_visible (ui_part (row, "stay_row")));
  g_assert_false (gtk_widget_get_visible (ui_part (row, "pin_button")));
  g_assert_false (gtk_widget_get_visible (ui_part (row, "sign_out_row")));
  g_assert_true (gtk_widget_get_visible (ui_part (row, "export_row")));
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static GtkWindow *
find_before (GtkWidget *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next) {
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window) && gtk_widget_get_mapped (l->data))
      return l->data;
  }
  return NULL;
}

/* Whatever is open, the countdown is before it, until somebody is there again. */
static void
test_countdown_before_dialog (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  PupitreSharedDesk *desk = ui_part (self->window, "desk");
  GtkWidget *preferences;

  share (self, TRUE);
  ui_sign_in (self, PARENT);
  pupitre_shared_desk_count_down (desk, 24);
  g_assert_true (is_shown (self, "desk", "countdown"));
  g_assert_true (ui_shows_text (desk, "24 seconds"));
  g_assert_null (find_before (GTK_WIDGET (self->window)));
  pupitre_shared_desk_count_down (desk, 0);
  g_assert_false (is_shown (self, "desk", "countdown"));

  preferences = pupitre_preferences_window_new (self->context);
  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (preferences));
  pupitre_shared_desk_count_down (desk, 23);
  g_assert_nonnull (find_before (preferences));
  g_assert_true (ui_shows_text (find_before (preferences), "23 seconds"));
  pupitre_shared_desk_count_down (desk, 22);
  g_assert_true (ui_shows_text (find_before (preferences), "22 seconds"));
  g_assert_null (find_before (GTK_WIDGET (find_before (preferences))));
  pupitre_shared_desk_count_down (desk, 0);
  g_assert_null (find_before (preferences));
  g_assert_true (gtk_widget_get_mapped (preferences));

  /* And goes with it. */
  pupitre_shared_desk_count_down (desk, 21);
  gtk_window_destroy (GTK_WINDOW (preferences));
  pupitre_shared_desk_count_down (desk, 20);
  g_assert_null (find_before (GTK_WIDGET (self->window)));
  pupitre_shared_desk_count_down (desk, 0);
}

static void
on_launched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  g_assert_false (pupitre_launch_finish (result, error));
}

static gboolean
is_set (gpointer data)
{
  return *(GError **) data != NULL;
}

static void
test_forbidden (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *preferences;
  GtkWidget *dialog;

  ui_sign_in (self, PARENT);
  pupitre_way_out_forbid (PUPITRE_WAY_OUT_EXPORT | PUPITRE_WAY_OUT_OPEN);
  preferences = pupitre_preferences_window_new (self->context);
  g_assert_false (gtk_widget_get_visible (
    ui_part (ui_find (preferences, PUPITRE_TYPE_ACCOUNT_ROW), "export_row")));
  gtk_window_destroy (GTK_WINDOW (preferences));

  g_assert_true (pupitre_launch_ask (GTK_WIDGET (self->window), "https://www.exemple.ca/"));
  dialog = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_false (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "open"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  pupitre_launch_async (GTK_WIDGET (self->window), "https://www.exemple.ca/", on_launched, &error);
  test_wait_until (is_set, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  pupitre_way_out_forbid (0);
}

static gboolean
is_exported (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (ui_part (data, "states")), "done") == 0;
}

static void
test_export (void)
{
  g_autoptr (UiFixture) self = ui_fixture_new (NULL);
  g_autofree char *folder = test_make_folder ();
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GtkWidget *dialog;

  ui_sign_in (self, PARENT);
  pupitre_export_dialog_present (GTK_WINDOW (self->window),
                                 pupitre_page_get_account (ui_page (self)));
  dialog = find_window (PUPITRE_TYPE_EXPORT_DIALOG);
  g_assert_true (gtk_widget_get_visible (ui_part (dialog, "choose_button")));
  pupitre_export_dialog_run (PUPITRE_EXPORT_DIALOG (dialog), file);
  g_assert_false (gtk_widget_get_visible (ui_part (dialog, "choose_button")));
  test_wait_until (is_exported, dialog);
  g_assert_nonnull (strstr (gtk_label_get_text (ui_part (dialog, "done")), folder));
  gtk_window_destroy (GTK_WINDOW (dialog));
  test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ui_init ();

  g_test_add_func ("/ui/shared-desk/switch", test_switch);
  g_test_add_func ("/ui/shared-desk/identity", test_identity);
  g_test_add_func ("/ui/shared-desk/one-way", test_one_way);
  g_test_add_func ("/ui/shared-desk/countdown-before-dialog", test_countdown_before_dialog);
  g_test_add_func ("/ui/shared-desk/forbidden", test_forbidden);
  g_test_add_func ("/ui/shared-desk/export", test_export);

  return g_test_run ();
}
