/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-application"

#include "config.h"

#include "pupitre-application-private.h"

#include "pupitre-about.h"
#include "pupitre-launch.h"
#include "pupitre-menu-names.h"
#include "pupitre-error.h"
#include "pupitre-settings.h"
#include "pupitre-way-out.h"
#include "pupitre-window.h"

#include <glib/gi18n.h>

/* The program: its options, what it works with, and its one window. The demonstration has another
 * application id, other folders and other settings, so that it can never touch a real account. */

struct _PupitreApplication {
  AdwApplication        parent_instance;

  char                 *portal_file;    /* (nullable): of --portal */
  char                 *policy_file;
  PupitrePolicy        *policy;         /* (nullable): until the context has it */
  gboolean              demo;
  gboolean              background;     /* started with the session, without a window */
  PupitreDemonstration *demonstration;  /* (nullable) */
  PupitreContext       *context;        /* (nullable): NULL until there is a portal */
  GCancellable         *cancel;
  GCancellable         *loading;        /* of the accounts, that a prompt can hold up */
  gboolean              closing;
  gboolean              finished;       /* and to be started afresh */
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

/* The one portal of this computer: a file, or the name of one that came with the program. */
static char *
dup_fixed_portal (const char *portal)
{
  g_autofree char *name = NULL;

  if (g_path_is_absolute (portal))
    return g_strdup (portal);
  name = g_strconcat (portal, ".ini", NULL);
  return find_data_file ("portals", name);
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
  if (self->policy->portal == NULL && self->portal_file != NULL)
    return pupitre_profile_new_from_any_file (self->portal_file, error);
  path = self->policy->portal != NULL ? dup_fixed_portal (self->policy->portal)
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

/* Whether whoever starts the program a second time comes to the first one. */
static gboolean
can_find_again (PupitreApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  return (g_application_get_flags (application) & G_APPLICATION_NON_UNIQUE) == 0 &&
         g_application_get_dbus_connection (application) != NULL;
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
  pupitre_context_set_policy (self->context, g_steal_pointer (&self->policy));
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "open-portal")),
    pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_OPEN, NULL));
  if (!can_find_again (self))
    pupitre_background_forbid (pupitre_context_get_background (self->context));
  window = pupitre_window_new (GTK_APPLICATION (self), self->context);
  if (self->background)
    pupitre_window_start_closed (window);
  else
    gtk_window_present (GTK_WINDOW (window));
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
on_bus_left (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreApplication) self = PUPITRE_APPLICATION (user_data);
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  g_application_release (G_APPLICATION (self));
}

/* The next program asks for the same name at once: were it still ours, that program would take itself
 * for a second one, and end. The answer comes when the bus has given the name up. */
static void
leave_bus (PupitreApplication *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self));

  if (bus == NULL)
    g_application_release (G_APPLICATION (self));
  else
    g_dbus_connection_call (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReleaseName",
      g_variant_new ("(s)", g_application_get_application_id (G_APPLICATION (self))), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_bus_left, g_object_ref (self));
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreApplication) self = PUPITRE_APPLICATION (user_data);

  pupitre_accounts_close_finish (PUPITRE_ACCOUNTS (source), result, NULL);
  if (self->finished)
    leave_bus (self);
  else
    g_application_release (G_APPLICATION (self));
}

static void
close_accounts (PupitreApplication *self)
{
  pupitre_accounts_close_async (pupitre_context_get_accounts (self->context), NULL, on_closed,
                                g_object_ref (self));
}

static void
on_finished (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreApplication) self = PUPITRE_APPLICATION (user_data);
  g_autoptr (GError) error = NULL;

  if (!pupitre_accounts_finish_finish (PUPITRE_ACCOUNTS (source), result, &error))
    g_warning ("The end of a shared session did not go well: %s", error->message);
  close_accounts (self);
}

/* The window is gone: sessions are forgotten and stores closed before the program ends. On a shared
 * computer the portal's sessions end too, since the next person could go on with them. */
static void
pupitre_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  PupitreApplication *self = PUPITRE_APPLICATION (application);

  if (PUPITRE_IS_WINDOW (window) && self->context != NULL && !self->closing) {
    self->closing = TRUE;
    g_application_hold (G_APPLICATION (self));
    if (pupitre_context_is_shared (self->context))
      pupitre_accounts_finish_async (pupitre_context_get_accounts (self->context), on_finished,
                                     g_object_ref (self));
    else
      close_accounts (self);
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

/* All that is on the screen goes at once; then the window's end does the rest. */
static void
on_finish_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PupitreApplication *self = PUPITRE_APPLICATION (user_data);
  g_autoptr (GList) windows = NULL;

  if (self->context == NULL || self->closing || !pupitre_context_is_shared (self->context))
    return;
  self->finished = TRUE;
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    g_object_ref (l->data);
  for (GList *l = windows; l != NULL; l = l->next) {
    gtk_window_destroy (l->data);
    g_object_unref (l->data);
  }
}

static void
on_quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  /* The end of one can be the end of another. */
  for (GList *l = windows; l != NULL; l = l->next)
    g_object_ref (l->data);
  for (GList *l = windows; l != NULL; l = l->next) {
    if (PUPITRE_IS_WINDOW (l->data))
      pupitre_window_end (PUPITRE_WINDOW (l->data));
    else
      gtk_window_close (GTK_WINDOW (l->data));
  }
  g_list_free_full (windows, g_object_unref);
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
    { "win.search", { "<Control>k" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ACCELS); i++)
    gtk_application_set_accels_for_action (application, ACCELS[i].action, ACCELS[i].accels);
}

static void
pupitre_application_startup (GApplication *application)
{
  static const GActionEntry ENTRIES[] = {
    { .name = "about", .activate = on_about_activated },
    { .name = "finish", .activate = on_finish_activated },
    { .name = "open-portal", .activate = on_open_portal_activated },
    { .name = "quit", .activate = on_quit_activated },
    { .name = "skip-keyring", .activate = on_skip_keyring_activated },
  };

  G_APPLICATION_CLASS (pupitre_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), ENTRIES, G_N_ELEMENTS (ENTRIES),
                                   application);
  set_accels (GTK_APPLICATION (application));
  pupitre_menu_names_start ();
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

/* Returns: whether what is decided for this computer can be followed; if not, nothing is opened. */
static gboolean
load_policy (PupitreApplication *self)
{
  g_autoptr (GError) error = NULL;

  self->policy = pupitre_policy_new_from_file (self->policy_file, &error);
  if (self->policy == NULL)
    g_printerr ("pupitre: %s: %s\n", _("The settings of this computer cannot be used"),
                error->message);
  return self->policy != NULL;
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

/* Where the program runs already, its window is not called up by this.
 *
 * Returns: what handle_local_options() returns */
static int
start_in_background (PupitreApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_application_register (G_APPLICATION (self), NULL, &error)) {
    g_printerr ("pupitre: %s\n", error->message);
    return 1;
  }
  self->background = TRUE;
  return g_application_get_is_remote (G_APPLICATION (self)) ? 0 : -1;
}

static int
pupitre_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  PupitreApplication *self = PUPITRE_APPLICATION (application);

  if (g_variant_dict_contains (options, "version")) {
    g_print ("Pupitre %s\n", PACKAGE_VERSION);
    return 0;
  }
  if (!load_policy (self))
    return 1;
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
  if (self->policy->portal != NULL && self->portal_file != NULL) {
    g_printerr ("pupitre: %s\n", _("This computer has one portal, and --portal names another"));
    return 2;
  }
  if (self->demo && self->portal_file != NULL) {
    g_printerr ("pupitre: %s\n", _("--demo and --portal do not go together"));
    return 2;
  }
  if (g_variant_dict_contains (options, "background"))
    return start_in_background (self);
  return -1;
}

static void
pupitre_application_finalize (GObject *object)
{
  PupitreApplication *self = PUPITRE_APPLICATION (object);

  g_free (self->portal_file);
  g_free (self->policy_file);
  g_clear_pointer (&self->policy, pupitre_policy_free);
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
    { "background", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_("Start without a window, if that is chosen in the preferences"), NULL },
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Try Pupitre with an invented family"), NULL },
    { "portal", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Use the portal that a file describes"),
      N_("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version and exit"), NULL },
    { NULL },
  };

  self->policy_file = g_strdup (SYSCONFDIR "/pupitre/pupitre.ini");
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

/**
 * pupitre_application_is_finished:
 * @self: The program, that runs no more
 *
 * Returns: whether somebody on a shared computer has finished, so that it is to be started afresh.
 *   Main thread.
 */
gboolean
pupitre_application_is_finished (PupitreApplication *self)
{
  g_return_val_if_fail (PUPITRE_IS_APPLICATION (self), FALSE);

  return self->finished;
}

/**
 * pupitre_application_set_policy_file:
 * @self: The program, that does not run yet
 * @path: A file to read in the place of the system's
 *
 * For the programs of the tests, which nobody installs: nothing that a user can say to the program
 * itself leads here. Main thread.
 */
void
pupitre_application_set_policy_file (PupitreApplication *self, const char *path)
{
  g_return_if_fail (PUPITRE_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  g_free (self->policy_file);
  self->policy_file = g_strdup (path);
}
