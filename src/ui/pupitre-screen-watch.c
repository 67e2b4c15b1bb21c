/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-screen-watch"

#include "pupitre-screen-watch.h"

#include <gio/gunixfdlist.h>
#include <unistd.h>

/* Notices that the screen is being locked or the computer goes to sleep, from whichever service of
 * the desktop says so; where there is no bus, nobody does. Sleep is held up until
 * pupitre_screen_watch_done(), or for as long as the system allows, so that no key sleeps with it.
 *
 * Signal: `locked`. */

#define LOGIN_NAME "org.freedesktop.login1"
#define LOGIN_PATH "/org/freedesktop/login1"
#define MANAGER "org.freedesktop.login1.Manager"
#define SESSION "org.freedesktop.login1.Session"

static const char *const SAVERS[] = { "org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver" };

struct _PupitreScreenWatch {
  GObject          parent_instance;

  GCancellable    *cancel;
  GDBusConnection *session_bus;  /* (nullable) */
  GDBusConnection *system_bus;   /* (nullable) */
  guint            savers[G_N_ELEMENTS (SAVERS)];
  guint            sleep;
  guint            lock;
  int              inhibitor;    /* -1: none */
  gboolean         falling_asleep;
};

G_DEFINE_FINAL_TYPE (PupitreScreenWatch, pupitre_screen_watch, G_TYPE_OBJECT)

static guint locked_signal;

static void
release_sleep (PupitreScreenWatch *self)
{
  if (self->inhibitor != -1)
    close (self->inhibitor);
  self->inhibitor = -1;
}

static void
on_inhibited (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreScreenWatch) self = PUPITRE_SCREEN_WATCH (user_data);
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  int fd = -1;

  answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &fds,
                                                            result, &error);
  if (answer == NULL || fds == NULL) {
    g_debug ("Sleep is not held up: %s", error != NULL ? error->message : "no descriptor");
    return;
  }
  fd = g_unix_fd_list_get (fds, 0, NULL);
  if (g_cancellable_is_cancelled (self->cancel) || self->inhibitor != -1) {
    if (fd != -1)
      close (fd);
    return;
  }
  self->inhibitor = fd;
}

static void
hold_up_sleep (PupitreScreenWatch *self)
{
  g_dbus_connection_call_with_unix_fd_list (
    self->system_bus, LOGIN_NAME, LOGIN_PATH, MANAGER, "Inhibit",
    g_variant_new ("(ssss)", "sleep", "Pupitre", "Locks what is open", "delay"),
    G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, self->cancel, on_inhibited,
    g_object_ref (self));
}

static void
on_sleep (GDBusConnection *bus,
          const char      *sender,
          const char      *path,
          const char      *interface,
          const char      *signal,
          GVariant        *parameters,
          gpointer         user_data)
{
  PupitreScreenWatch *self = user_data;
  gboolean asleep = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &asleep);
  self->falling_asleep = asleep;
  if (asleep)
    g_signal_emit (self, locked_signal, 0);
  else if (self->inhibitor == -1)
    hold_up_sleep (self);
}

static void
on_lock (GDBusConnection *bus,
         const char      *sender,
         const char      *path,
         const char      *interface,
         const char      *signal,
         GVariant        *parameters,
         gpointer         user_data)
{
  g_signal_emit (user_data, locked_signal, 0);
}

static void
on_active_changed (GDBusConnection *bus,
                   const char      *sender,
                   const char      *path,
                   const char      *interface,
                   const char      *signal,
                   GVariant        *parameters,
                   gpointer         user_data)
{
  gboolean active = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &active);
  if (active)
    g_signal_emit (user_data, locked_signal, 0);
}

static void
on_own_session (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreScreenWatch) self = PUPITRE_SCREEN_WATCH (user_data);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  const char *path = NULL;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (answer == NULL || g_cancellable_is_cancelled (self->cancel)) {
    g_debug ("Our session is not known: %s", error != NULL ? error->message : "too late");
    return;
  }
  g_variant_get (answer, "(&o)", &path);
  self->lock = g_dbus_connection_signal_subscribe (self->system_bus, LOGIN_NAME, SESSION, "Lock",
                                                   path, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_lock,
                                                   self, NULL);
}

static void
on_system_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreScreenWatch) self = PUPITRE_SCREEN_WATCH (user_data);
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || g_cancellable_is_cancelled (self->cancel))
    return;
  self->system_bus = g_steal_pointer (&bus);
  self->sleep = g_dbus_connection_signal_subscribe (self->system_bus, LOGIN_NAME, MANAGER,
                                                    "PrepareForSleep", LOGIN_PATH, NULL,
                                                    G_DBUS_SIGNAL_FLAGS_NONE, on_sleep, self, NULL);
  hold_up_sleep (self);
  g_dbus_connection_call (self->system_bus, LOGIN_NAME, LOGIN_PATH, MANAGER, "GetSession",
                          g_variant_new ("(s)", "auto"), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancel, on_own_session,
                          g_object_ref (self));
}

static void
on_session_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreScreenWatch) self = PUPITRE_SCREEN_WATCH (user_data);
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus == NULL || g_cancellable_is_cancelled (self->cancel))
    return;
  self->session_bus = g_steal_pointer (&bus);
  /* Only what the service itself sends: anybody on the bus can send a signal. The path differs. */
  for (gsize i = 0; i < G_N_ELEMENTS (SAVERS); i++)
    self->savers[i] = g_dbus_connection_signal_subscribe (
      self->session_bus, SAVERS[i], SAVERS[i], "ActiveChanged", NULL, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, on_active_changed, self, NULL);
}

static void
unsubscribe (GDBusConnection *bus, guint *id)
{
  if (*id != 0)
    g_dbus_connection_signal_unsubscribe (bus, *id);
  *id = 0;
}

static void
pupitre_screen_watch_dispose (GObject *object)
{
  PupitreScreenWatch *self = PUPITRE_SCREEN_WATCH (object);

  g_cancellable_cancel (self->cancel);
  for (gsize i = 0; i < G_N_ELEMENTS (SAVERS); i++)
    unsubscribe (self->session_bus, &self->savers[i]);
  unsubscribe (self->system_bus, &self->sleep);
  unsubscribe (self->system_bus, &self->lock);
  release_sleep (self);
  g_clear_object (&self->session_bus);
  g_clear_object (&self->system_bus);

  G_OBJECT_CLASS (pupitre_screen_watch_parent_class)->dispose (object);
}

static void
pupitre_screen_watch_finalize (GObject *object)
{
  g_clear_object (&PUPITRE_SCREEN_WATCH (object)->cancel);

  G_OBJECT_CLASS (pupitre_screen_watch_parent_class)->finalize (object);
}

static void
pupitre_screen_watch_class_init (PupitreScreenWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_screen_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_screen_watch_finalize;

  locked_signal = g_signal_new ("locked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_screen_watch_init (PupitreScreenWatch *self)
{
  self->inhibitor = -1;
  self->cancel = g_cancellable_new ();
}

/**
 * pupitre_screen_watch_new:
 *
 * Returns: (transfer full): a watch that is looking for the services of the desktop. Main thread.
 */
PupitreScreenWatch *
pupitre_screen_watch_new (void)
{
  PupitreScreenWatch *self = g_object_new (PUPITRE_TYPE_SCREEN_WATCH, NULL);

  /* The connections to the buses are everybody's: not with our cancellable. */
  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_session_bus, g_object_ref (self));
  g_bus_get (G_BUS_TYPE_SYSTEM, NULL, on_system_bus, g_object_ref (self));
  return self;
}

/**
 * pupitre_screen_watch_done:
 * @self: A watch
 *
 * What was to be locked is locked: the computer may sleep. Main thread.
 */
void
pupitre_screen_watch_done (PupitreScreenWatch *self)
{
  g_return_if_fail (PUPITRE_IS_SCREEN_WATCH (self));

  if (self->falling_asleep)
    release_sleep (self);
}
