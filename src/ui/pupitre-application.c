/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-application"

#include "config.h"

#include "pupitre-application.h"

#include "pupitre-about.h"
#include "pupitre-launch.h"
#include "pupitre-error.h"
#include "pupitre-first-sight.h"
#include "pupitre-settings.h"
#include "pupitre-window.h"

#include <glib/gi18n.h>

/* The program: its options, what it works with, and its one window. The demonstration has another
 * application id, other folders and other settings, so that it can never touch a real account. */

struct _PupitreApplication {
  AdwApplication        parent_instance;

  char                 *portal_file;    /* (nullable): of --portal */
  gboolean              demo;
  PupitreDemonstration *demonstration;  /* (nullable) */
  PupitreContext       *context;        /* (nullable): NULL until there is a portal */
  GCancellable         *cancel;
  GCancellable         *loading;        /* of the accounts, that a prompt can hold up */
  gboolean              closing;
};

G_DEFINE_FINAL_TYPE (PupitreApplication, pupitre_application, ADW_TYPE_APPLICATION)

static char *
dup_data_folder (PupitreApplication *self)
{
  return g_build_filename (g_get_user_data_dir (), self->demo ? "pupitre-demo" : "pupitre", NULL);
}

/* A file that is installed with the program, or lies in the tree where it was built. */
static char *
find_data_file (const char *folder, const char *name)
{
  g_autofree char *installed = g_build_filename (PKGDATADIR, folder, name, NULL);

  if (g_file_test (installed, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&installed);
  return g_build_filename (SOURCEDIR, "data", folder, name, NULL);
}

static PupitreProfile *
load_profile (PupitreApplication *self, GError **error)
{
  g_autofree char *path = NULL;

  if (self->demonstration != NULL) {
    path = find_data_file ("portals", "demonstration.ini");
    return pupitre_profile_new_for_demonstration (
      path, pupitre_demonstration_get_address (self->demonstration), error);
  }
  path = self->portal_file != NULL ? g_strdup (self->portal_file)
                                   : find_data_file ("portals", "mozaik.ini");
  return pupitre_profile_new_from_file (path, error);
}

/* Without a portal there is nothing to show in a window. */
static void
give_up (PupitreApplication *self, const char *what, const GError *error)
{
  g_printerr ("pupitre: %s: %s\n", what, error->message);
  g_application_release (G_APPLICATION (self));
  g_application_quit (G_APPLICATION (self));
}

static void
on_accounts_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreApplication) self = PUPITRE_APPLICATION (user_data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;

  /* Cancelled by who did not want to wait: then the sign-in page says what follows from it. */
  if (!pupitre_accounts_load_finish (PUPITRE_ACCOUNTS (source), result, &error)) {
    if (pupitre_error_is_cancelled (error))
      g_clear_error (&error);
    else
      g_printerr ("pupitre: %s\n", error->message);
  }
  if (PUPITRE_IS_WINDOW (window))
    pupitre_window_show_loaded (PUPITRE_WINDOW (window), error);
}

static gboolean
is_ready (GtkWindow *window)
{
  return pupitre_window_is_ready (PUPITRE_WINDOW (window));
}

static void
open_window (PupitreApplication *self)
{
  g_autoptr (PupitreProfile) profile = NULL;
  g_autoptr (PupitreAccounts) accounts = NULL;
  g_autoptr (GSettings) settings = pupitre_settings_new (self->demo);
  g_autofree char *folder = dup_data_folder (self);
  g_autoptr (GError) error = NULL;
  PupitreWindow *window;

  profile = load_profile (self, &error);
  if (profile == NULL) {
    give_up (self, _("The description of the portal cannot be used"), error);
    return;
  }
  accounts = pupitre_accounts_new (g_application_get_application_id (G_APPLICATION (self)), folder,
                                   profile);
  self->context = pupitre_context_new (accounts, settings, self->demonstration);
  window = pupitre_window_new (GTK_APPLICATION (self), self->context);
  pupitre_first_sight_present (GTK_WINDOW (window), is_ready);
  pupitre_accounts_load_async (accounts, self->loading, on_accounts_loaded, g_object_ref (self));
  g_application_release (G_APPLICATION (self));
}

static void
on_demonstration_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreApplication) self = PUPITRE_APPLICATION (user_data);
  g_autoptr (GError) error = NULL;

  if (pupitre_demonstration_start_finish (PUPITRE_DEMONSTRATION (source), result, &error))
    open_window (self);
  else
    give_up (self, _("The demonstration portal does not start"), error);
}

static void
start_demonstration (PupitreApplication *self)
{
  g_autofree char *folder = dup_data_folder (self);
  g_autofree char *state_file = g_build_filename (folder, "portal.db", NULL);

  self->demonstration = pupitre_demonstration_new (state_file);
  pupitre_demonstration_start_async (self->demonstration, self->cancel, on_demonstration_started,
                                     g_object_ref (self));
}

static void
pupitre_application_activate (GApplication *application)
{
  PupitreApplication *self = PUPITRE_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL) {
    gtk_window_present (window);
    return;
  }
  if (self->context != NULL || self->demonstration != NULL)
    return;  /* the window is on its way */
  g_application_hold (application);
  if (self->demo)
    start_demonstration (self);
  else
    open_window (self);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreApplication) self = PUPITRE_APPLICATION (user_data);

  pupitre_accounts_close_finish (PUPITRE_ACCOUNTS (source), result, NULL);
  g_application_release (G_APPLICATION (self));
}

/* The window is gone: sessions are forgotten and stores closed before the program ends. */
static void
pupitre_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  PupitreApplication *self = PUPITRE_APPLICATION (application);

  if (PUPITRE_IS_WINDOW (window) && self->context != NULL && !self->closing) {
    self->closing = TRUE;
    g_application_hold (G_APPLICATION (self));
    pupitre_accounts_close_async (pupitre_context_get_accounts (self->context), NULL, on_closed,
                                  g_object_ref (self));
  }
  GTK_APPLICATION_CLASS (pupitre_application_parent_class)->window_removed (application, window);
}

static void
on_about_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PupitreApplication *self = PUPITRE_APPLICATION (user_data);

  pupitre_about_show (gtk_application_get_active_window (GTK_APPLICATION (self)), self->context);
}

static void
on_open_portal_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PupitreApplication *self = PUPITRE_APPLICATION (user_data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *url = NULL;

  if (window == NULL || self->context == NULL)
    return;
  url = pupitre_profile_dup_home_url (pupitre_context_get_profile (self->context));
  pupitre_launch_async (GTK_WIDGET (window), url, NULL, NULL);
}

static void
on_skip_keyring_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_cancellable_cancel (PUPITRE_APPLICATION (user_data)->loading);
}

static void
on_quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));

  while (windows != NULL) {
    GtkWindow *window = windows->data;

    windows = windows->next;
    gtk_window_close (window);
  }
}

static void
set_accels (GtkApplication *application)
{
  static const struct {
    const char *action;
    const char *accels[3];
  } ACCELS[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.help", { "F1" } },
    { "win.lock", { "<Control>l" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "win.refresh", { "F5", "<Control>r" } },
    { "win.print", { "<Control>p" } },
    { "win.save", { "<Control>s" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ACCELS); i++)
    gtk_application_set_accels_for_action (application, ACCELS[i].action, ACCELS[i].accels);
}

static void
pupitre_application_startup (GApplication *application)
{
  static const GActionEntry ENTRIES[] = {
    { .name = "about", .activate = on_about_activated },
    { .name = "open-portal", .activate = on_open_portal_activated },
    { .name = "quit", .activate = on_quit_activated },
    { .name = "skip-keyring", .activate = on_skip_keyring_activated },
  };

  G_APPLICATION_CLASS (pupitre_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), ENTRIES, G_N_ELEMENTS (ENTRIES),
                                   application);
  set_accels (GTK_APPLICATION (application));
}

static void
pupitre_application_shutdown (GApplication *application)
{
  PupitreApplication *self = PUPITRE_APPLICATION (application);

  g_cancellable_cancel (self->cancel);
  g_cancellable_cancel (self->loading);
  if (self->demonstration != NULL)
    pupitre_demonstration_stop (self->demonstration);
  g_clear_object (&self->context);

  G_APPLICATION_CLASS (pupitre_application_parent_class)->shutdown (application);
}

/* The demonstration has a keyring file of its own: its key is no secret, and it must neither fill
 * nor ask for the keyring of the person who tries it. Before any thread is started. */
static void
use_own_keyring (PupitreApplication *self)
{
  g_autofree char *folder = dup_data_folder (self);
  g_autofree char *path = g_build_filename (folder, "keyring", NULL);

  g_mkdir_with_parents (folder, 0700);
  g_setenv ("SECRET_BACKEND", "file", FALSE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, FALSE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "demonstration", FALSE);
}

/* GTK reads its own theme as it opens the display, hundreds of kilobytes, and libadwaita then puts its
 * style in the place of it. The empty theme for which libadwaita does that is asked for at once.
 * Before any thread is started. */
static gboolean
open_display (void)
{
  gboolean opened;

  if (g_getenv ("GTK_THEME") != NULL)
    return gtk_init_check ();
  g_setenv ("GTK_THEME", "Adwaita-empty", TRUE);
  opened = gtk_init_check () && gtk_settings_get_default () != NULL;
  g_unsetenv ("GTK_THEME");
  return opened;
}

static int
pupitre_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  PupitreApplication *self = PUPITRE_APPLICATION (application);

  if (g_variant_dict_contains (options, "version")) {
    g_print ("Pupitre %s\n", PACKAGE_VERSION);
    return 0;
  }
  if (!open_display ()) {
    g_printerr ("pupitre: %s\n", _("There is no display to open a window on"));
    return 1;
  }
  if (g_variant_dict_contains (options, "demo")) {
    self->demo = TRUE;
    g_application_set_application_id (application, APPLICATION_ID ".Demo");
    use_own_keyring (self);
  }
  if (g_variant_dict_lookup (options, "portal", "^ay", &self->portal_file)) {
    /* Another portal is another program as far as the desktop is concerned. */
    g_application_set_flags (application, g_application_get_flags (application) |
                                            G_APPLICATION_NON_UNIQUE);
  }
  if (self->demo && self->portal_file != NULL) {
    g_printerr ("pupitre: %s\n", _("--demo and --portal do not go together"));
    return 2;
  }
  return -1;
}

static void
pupitre_application_finalize (GObject *object)
{
  PupitreApplication *self = PUPITRE_APPLICATION (object);

  g_free (self->portal_file);
  g_clear_object (&self->demonstration);
  g_clear_object (&self->context);
  g_clear_object (&self->cancel);
  g_clear_object (&self->loading);

  G_OBJECT_CLASS (pupitre_application_parent_class)->finalize (object);
}

static void
pupitre_application_class_init (PupitreApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pupitre_application_finalize;
  application_class->activate = pupitre_application_activate;
  application_class->startup = pupitre_application_startup;
  application_class->shutdown = pupitre_application_shutdown;
  application_class->handle_local_options = pupitre_application_handle_local_options;
  GTK_APPLICATION_CLASS (klass)->window_removed = pupitre_application_window_removed;
}

static void
pupitre_application_init (PupitreApplication *self)
{
  const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Try Pupitre with an invented family"), NULL },
    { "portal", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Use the portal that a file describes"),
      N_("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version and exit"), NULL },
    { NULL },
  };

  self->cancel = g_cancellable_new ();
  self->loading = g_cancellable_new ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * pupitre_application_new:
 *
 * Returns: (transfer full): the program, that does not run yet. Main thread.
 */
PupitreApplication *
pupitre_application_new (void)
{
  return g_object_new (PUPITRE_TYPE_APPLICATION, "application-id", APPLICATION_ID,
                       "resource-base-path", RESOURCE_PATH, NULL);
}

/**
 * pupitre_application_get_context:
 * @self: The program
 *
 * Returns: (nullable) (transfer none): what it works with, once it runs. Main thread.
 */
PupitreContext *
pupitre_application_get_context (PupitreApplication *self)
{
  g_return_val_if_fail (PUPITRE_IS_APPLICATION (self), NULL);

  return self->context;
}
