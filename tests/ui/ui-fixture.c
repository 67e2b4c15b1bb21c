/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "ui-fixture"

#include "config.h"

#include "ui-fixture.h"

#include "pupitre-badge.h"
#include "pupitre-child-row.h"
#include "pupitre-enrolment-memory.h"
#include "pupitre-settings.h"
#include "pupitre-sidebar.h"
#include "pupitre-tile-row.h"

#include <fcntl.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>

void
ui_init (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, BUILDDIR "/po");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static PupitreContext *
create_context (UiFixture *self)
{
  g_autoptr (PupitreDemonstration) demonstration = NULL;
  g_autoptr (PupitreProfile) profile = NULL;
  g_autoptr (PupitreAccounts) accounts = NULL;
  g_autoptr (GSettings) settings = pupitre_settings_new (FALSE);
  g_autofree char *root = g_build_filename (self->folder, "accounts", NULL);
  g_autoptr (GError) error = NULL;
  const char *address = test_portal_get_address (self->portal);

  demonstration = pupitre_demonstration_new_for (address);
  profile = pupitre_profile_new_for_demonstration (SOURCEDIR "/data/portals/demonstration.ini",
                                                   address, &error);
  g_assert_no_error (error);
  accounts = pupitre_accounts_new (self->keyring_id, root, profile);
  return pupitre_context_new (accounts, settings, demonstration);
}

static void
open_window (UiFixture *self)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PupitreAccounts *accounts;

  self->context = create_context (self);
  accounts = pupitre_context_get_accounts (self->context);
  self->window = pupitre_window_new (GTK_APPLICATION (self->application), self->context);
  gtk_window_present (GTK_WINDOW (self->window));
  pupitre_accounts_load_async (accounts, NULL, test_keep_result, &place);
  result = test_wait_result (&place);
  pupitre_accounts_load_finish (accounts, result, &error);
  g_assert_no_error (error);
  pupitre_window_show_loaded (self->window, error);
}

static void
close_window (UiFixture *self)
{
  PupitreAccounts *accounts = pupitre_context_get_accounts (self->context);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gpointer window = self->window;

  g_object_add_weak_pointer (G_OBJECT (self->window), &window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  pupitre_accounts_close_async (accounts, NULL, test_keep_result, &place);
  result = test_wait_result (&place);
  pupitre_accounts_close_finish (accounts, result, NULL);
  g_clear_object (&self->context);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
}

static char *keyring_folder;

static void
remove_keyring_file (void)
{
  test_remove_folder (keyring_folder);
  g_free (keyring_folder);
}

/* One for the whole process: libsecret may go on with the file that it opened first. */
static void
use_keyring_file (void)
{
  g_autofree char *path = NULL;

  if (keyring_folder != NULL)
    return;
  keyring_folder = test_make_folder ();
  atexit (remove_keyring_file);
  path = g_build_filename (keyring_folder, "keyring", NULL);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
}

/* The settings are in the memory of the process: what an earlier test left there. */
static void
forget_enrolment (void)
{
  g_autoptr (GSettings) settings = pupitre_settings_new (FALSE);

  pupitre_enrolment_memory_clear (settings);
}

/* One for the whole process, as GTK has it. */
static PupitreApplication *
get_application (void)
{
  static PupitreApplication *application;
  g_autoptr (GError) error = NULL;

  if (application == NULL) {
    application = pupitre_application_new ();
    g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
    g_application_register (G_APPLICATION (application), NULL, &error);
    g_assert_no_error (error);
  }
  return application;
}

UiFixture *
ui_fixture_new (const char *const *arguments)
{
  UiFixture *self = g_new0 (UiFixture, 1);
  static guint n_fixtures;

  use_keyring_file ();
  forget_enrolment ();
  self->portal = test_portal_start (arguments);
  self->folder = test_make_folder ();
  self->keyring_id = g_strdup_printf ("%s.Test%u", APPLICATION_ID, n_fixtures++);
  self->application = get_application ();
  open_window (self);

  return self;
}

void
ui_fixture_free (UiFixture *self)
{
  close_window (self);
  test_portal_stop (self->portal);
  test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->keyring_id);
  g_free (self);
}

void
ui_fixture_restart (UiFixture *self)
{
  close_window (self);
  open_window (self);
}

/* The window makes these when they are first shown.
 *
 * Returns: (nullable) (transfer none) */
static GObject *
find_view (PupitreWindow *window, const char *id)
{
  static const struct {
    const char *id;
    const char *state;
  } VIEWS[] = {
    { "sign_in", "sign-in" },
    { "enrolment", "enrolment" },
    { "lock", "locked" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (VIEWS); i++) {
    if (g_str_equal (id, VIEWS[i].id))
      return (gpointer) gtk_stack_get_child_by_name (ui_part (window, "states"), VIEWS[i].state);
  }
  return NULL;
}

gpointer
ui_part (gpointer widget, const char *id)
{
  GObject *part = PUPITRE_IS_WINDOW (widget) ? find_view (widget, id) : NULL;

  if (part == NULL)
    part = gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), id);
  g_assert_nonnull (part);
  return part;
}

gpointer
ui_main_part (UiFixture *self, const char *id)
{
  return ui_part (ui_part (self->window, "main"), id);
}

GtkWidget *
ui_find (gpointer root, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (root)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : ui_find (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

guint
ui_count (gpointer root, GType type)
{
  guint count = g_type_is_a (G_OBJECT_TYPE (root), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (root)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += ui_count (child, type);
  return count;
}

/* @returns: (nullable): what a label or an inscription says */
static const char *
get_words (gpointer widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  return GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_text (GTK_INSCRIPTION (widget)) : NULL;
}

gboolean
ui_shows_text (gpointer root, const char *text)
{
  const char *words = get_words (root);

  if (!gtk_widget_get_visible (GTK_WIDGET (root)))
    return FALSE;
  if (words != NULL && strstr (words, text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (root)); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (ui_shows_text (child, text))
      return TRUE;
  }
  return FALSE;
}

void
ui_choose (gpointer list, const char *name)
{
  guint position = 0;

  do {
    gtk_drop_down_set_selected (list, ++position);
    g_assert_cmpuint (gtk_drop_down_get_selected (list), ==, position);
  } while (!g_str_equal (gtk_string_object_get_string (gtk_drop_down_get_selected_item (list)), name));
}

const char *
ui_topic (gpointer button)
{
  g_assert_cmpstr (gtk_actionable_get_action_name (button), ==, "win.help-topic");
  return g_variant_get_string (gtk_actionable_get_action_target_value (button), NULL);
}

const char *
ui_state (UiFixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (ui_part (self->window, "states")));
}

PupitrePage *
ui_page (UiFixture *self)
{
  return pupitre_window_get_page (self->window);
}

void
ui_type_sign_in (UiFixture *self, const char *email, const char *password)
{
  GtkWidget *page = ui_part (self->window, "sign_in");

  gtk_editable_set_text (GTK_EDITABLE (ui_part (page, "email")), email);
  gtk_editable_set_text (GTK_EDITABLE (ui_part (page, "password")), password);
  g_signal_emit_by_name (ui_part (page, "button"), "clicked");
}

static gboolean
is_main (gpointer data)
{
  UiFixture *self = data;

  return g_strcmp0 (ui_state (self), "main") == 0 && ui_page (self) != NULL;
}

static gboolean
has_children (gpointer data)
{
  UiFixture *self = data;
  PupitreAccount *account = pupitre_page_get_account (ui_page (self));
  PupitreFeed *feed = pupitre_account_get_children_feed (account);

  return pupitre_feed_get_received (feed) > 0 && !pupitre_feed_is_refreshing (feed) &&
         g_list_model_get_n_items (pupitre_account_get_children (account)) ==
           g_list_model_get_n_items (G_LIST_MODEL (feed));
}

void
ui_sign_in (UiFixture *self, const char *email)
{
  ui_type_sign_in (self, email, UI_PASSWORD);
  test_wait_until (is_main, self);
  test_wait_until (has_children, self);
}

/* Those of the copy: the portal may not answer. */
static gboolean
has_stored_children (gpointer data)
{
  PupitreAccount *account = pupitre_page_get_account (ui_page (data));

  return g_list_model_get_n_items (pupitre_account_get_children (account)) > 0;
}

static gboolean
is_main_with_children (gpointer data)
{
  return is_main (data) && has_stored_children (data);
}

void
ui_restart_open (UiFixture *self)
{
  ui_fixture_restart (self);
  test_wait_until (is_main_with_children, self);
}

int
ui_lock_elsewhere (UiFixture *self)
{
  g_autoptr (PupitreAccount) account =
    g_list_model_get_item (G_LIST_MODEL (pupitre_context_get_accounts (self->context)), 0);
  g_autofree char *path = g_build_filename (
    self->folder, "accounts", pupitre_secret_get_id (pupitre_account_get_secret (account)), "lock", NULL);
  int held = open (path, O_RDWR | O_CLOEXEC);

  g_assert_cmpint (held, >=, 0);
  g_clear_object (&account);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  /* As soon as the program has closed it, in its own thread. */
  g_assert_cmpint (flock (held, LOCK_EX), ==, 0);
  return held;
}

void
ui_type_unlock (UiFixture *self, const char *typed)
{
  GtkWidget *page = ui_part (self->window, "lock");

  gtk_editable_set_text (GTK_EDITABLE (ui_part (page, "entry")), typed);
  g_signal_emit_by_name (ui_part (page, "button"), "clicked");
}

void
ui_unlock (UiFixture *self, const char *typed)
{
  ui_type_unlock (self, typed);
  test_wait_until (is_main, self);
  test_wait_until (has_stored_children, self);
}

typedef struct {
  PupitrePage *page;
  PupitreState state;
} StateWait;

static gboolean
is_in_state (gpointer data)
{
  StateWait *wait = data;

  return pupitre_state_stack_get_state (pupitre_page_get_stack (wait->page)) == wait->state;
}

void
ui_wait_state (PupitrePage *page, PupitreState state)
{
  StateWait wait = { page, state };

  test_wait_until (is_in_state, &wait);
}

static gboolean
is_settled (gpointer data)
{
  PupitreFeed *feed = pupitre_page_get_feed (data);

  return feed == NULL || (pupitre_feed_is_loaded (feed) && !pupitre_feed_is_refreshing (feed));
}

void
ui_wait_settled (PupitrePage *page)
{
  test_wait_until (is_settled, page);
}

static guint
find_child (PupitreSidebar *sidebar, const char *name)
{
  GtkListBox *list = ui_part (sidebar, "children");
  GtkListBoxRow *row;
  int i = 0;

  while ((row = gtk_list_box_get_row_at_index (list, i)) != NULL) {
    PupitreChild *child = pupitre_child_row_get_child (PUPITRE_CHILD_ROW (row));

    if (g_str_equal (pupitre_child_get_first_name (child), name))
      return (guint) i;
    i++;
  }
  g_error ("There is no child %s", name);
}

static guint
find_tile (PupitreSidebar *sidebar, PupitreTile tile)
{
  GtkListBox *list = ui_part (sidebar, "tiles");
  GtkListBoxRow *row;
  int i = 0;

  while ((row = gtk_list_box_get_row_at_index (list, i)) != NULL) {
    if (pupitre_tile_row_get_page (PUPITRE_TILE_ROW (row))->tile == tile)
      return (guint) i;
    i++;
  }
  g_error ("There is no tile %d", (int) tile);
}

PupitrePage *
ui_open (UiFixture *self, const char *name, PupitreTile tile)
{
  PupitreSidebar *sidebar = PUPITRE_SIDEBAR (ui_main_part (self, "sidebar"));

  pupitre_sidebar_open_child (sidebar, find_child (sidebar, name));
  pupitre_sidebar_open_tile (sidebar, find_tile (sidebar, tile));
  ui_wait_frames (self->window, 2);
  return ui_page (self);
}

guint
ui_count_tile (UiFixture *self, PupitreTile tile)
{
  PupitreSidebar *sidebar = PUPITRE_SIDEBAR (ui_main_part (self, "sidebar"));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (ui_part (sidebar, "tiles"),
                                                      (int) find_tile (sidebar, tile));

  return pupitre_badge_get_count (ui_part (row, "badge"));
}

PupitrePage *
ui_open_family (UiFixture *self)
{
  pupitre_sidebar_open_family_tile (PUPITRE_SIDEBAR (ui_main_part (self, "sidebar")),
                                    PUPITRE_TILE_AGENDA);
  ui_wait_frames (self->window, 2);
  return ui_page (self);
}

PupitrePage *
ui_open_today (UiFixture *self)
{
  pupitre_sidebar_open_family_tile (PUPITRE_SIDEBAR (ui_main_part (self, "sidebar")),
                                    PUPITRE_TILE_TODAY);
  ui_wait_frames (self->window, 2);
  return ui_page (self);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_left = user_data;

  if (*n_left > 0)
    (*n_left)--;
  gtk_widget_queue_draw (widget);
  return *n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_zero (gpointer data)
{
  return *(guint *) data == 0;
}

void
ui_wait_frames (gpointer widget, guint n_frames)
{
  guint n_left = n_frames;

  gtk_widget_queue_draw (GTK_WIDGET (widget));
  gtk_widget_add_tick_callback (GTK_WIDGET (widget), on_tick, &n_left, NULL);
  test_wait_until (is_zero, &n_left);
}

static gboolean
is_refreshed (gpointer data)
{
  GObject *header = gtk_widget_get_template_child (data, PUPITRE_TYPE_PAGE, "header");

  return gtk_widget_get_sensitive (ui_part (header, "refresh_button"));
}

void
ui_wait_refreshed (UiFixture *self, PupitrePage *page)
{
  test_wait_until (is_refreshed, page);
  ui_wait_frames (self->window, 10);
}

void
ui_steer (UiFixture *self, const char *json)
{
  g_free (test_portal_post (self->portal, "/demonstration/state", json));
}

/* What is pressed may close the window that it is in. */
static gboolean
press (gpointer root, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (GTK_IS_BUTTON (child) &&
        g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0) {
      g_signal_emit_by_name (child, "clicked");
      return TRUE;
    }
    if (press (child, label))
      return TRUE;
  }
  return FALSE;
}

void
ui_press (gpointer root, const char *label)
{
  press (root, label);
}

GtkWidget *
ui_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next) {
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_visible (l->data))
      return l->data;
  }
  return NULL;
}
