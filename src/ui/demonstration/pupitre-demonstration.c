/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-demonstration"

#include "config.h"

#include "pupitre-demonstration.h"

#include "pupitre-demonstration-control.h"
#include "pupitre-launch.h"
#include "pupitre-school-time.h"

#include <signal.h>

/* The demonstration: the portal that runs as a child of this program, and the actions of the
 * Demonstration menu, whose states are the portal's own. */

/* How late every answer is when the menu asks for a slow portal. */
#define SLOW_MS 1500

struct _PupitreDemonstration {
  GObject             parent_instance;

  char               *state_file;  /* (nullable) */
  char               *address;     /* (nullable): NULL until the portal has said it */
  GSubprocess        *process;     /* (nullable) */
  GSimpleActionGroup *actions;
  GCancellable       *cancel;
  gint64              day;
};

static guint day_changed_signal;

G_DEFINE_FINAL_TYPE (PupitreDemonstration, pupitre_demonstration, G_TYPE_OBJECT)

static void
set_action_state (PupitreDemonstration *self, const char *name, gboolean on)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (on));
}

static void
take_state (PupitreDemonstration *self, const char *json)
{
  set_action_state (self, "cut", pupitre_demonstration_control_member (json, "cut") != 0);
  set_action_state (self, "slow", pupitre_demonstration_control_member (json, "slow") != 0);
  self->day = pupitre_demonstration_control_member (json, "day");
  pupitre_school_time_set_shift ((int) self->day);
  g_signal_emit (self, day_changed_signal, 0);
}

static void
on_state (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PupitreDemonstration) self = PUPITRE_DEMONSTRATION (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = pupitre_demonstration_control_finish (result, &error);

  if (json != NULL)
    take_state (self, json);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The demonstration portal does not answer: %s", error->message);
}

static void
on_sessions_ended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = pupitre_demonstration_control_finish (result, &error);

  if (json == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The demonstration portal does not answer: %s", error->message);
}

static void
post_state (PupitreDemonstration *self, const char *json)
{
  pupitre_demonstration_control_async (self->address, "/demonstration/state", json, self->cancel,
                                       on_state, g_object_ref (self));
}

static void
on_cut_changed (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  post_state (PUPITRE_DEMONSTRATION (user_data),
              g_variant_get_boolean (state) ? "{\"cut\":true}" : "{\"cut\":false}");
}

static void
on_slow_changed (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  g_autofree char *json =
    g_strdup_printf ("{\"slow\":%d}", g_variant_get_boolean (state) ? SLOW_MS : 0);

  post_state (PUPITRE_DEMONSTRATION (user_data), json);
}

static void
on_end_session_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PupitreDemonstration *self = PUPITRE_DEMONSTRATION (user_data);

  pupitre_demonstration_control_async (self->address, "/demonstration/end-sessions", "{}",
                                       self->cancel, on_sessions_ended, NULL);
}

static void
on_tomorrow_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PupitreDemonstration *self = PUPITRE_DEMONSTRATION (user_data);
  g_autofree char *json = g_strdup_printf ("{\"day\":%" G_GINT64_FORMAT "}", self->day + 1);

  post_state (self, json);
}

/* What the portal has sent, and what the schools have written, as a page for people. */
static void
on_mailbox_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  GtkWindow *window = gtk_application_get_active_window (application);
  g_autofree char *uri = NULL;

  if (window == NULL)
    return;
  uri = g_strconcat (PUPITRE_DEMONSTRATION (user_data)->address, "/boite", NULL);
  pupitre_launch_async (GTK_WIDGET (window), uri, NULL, NULL);
}

static void
pupitre_demonstration_dispose (GObject *object)
{
  PupitreDemonstration *self = PUPITRE_DEMONSTRATION (object);

  pupitre_demonstration_stop (self);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (pupitre_demonstration_parent_class)->dispose (object);
}

static void
pupitre_demonstration_finalize (GObject *object)
{
  PupitreDemonstration *self = PUPITRE_DEMONSTRATION (object);

  g_clear_object (&self->cancel);
  g_free (self->state_file);
  g_free (self->address);

  G_OBJECT_CLASS (pupitre_demonstration_parent_class)->finalize (object);
}

static void
pupitre_demonstration_class_init (PupitreDemonstrationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_demonstration_dispose;
  object_class->finalize = pupitre_demonstration_finalize;

  /* PupitreDemonstration::day-changed: the clock was moved, or stayed as it is. */
  day_changed_signal = g_signal_new ("day-changed", PUPITRE_TYPE_DEMONSTRATION, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_demonstration_init (PupitreDemonstration *self)
{
  const GActionEntry entries[] = {
    { .name = "cut", .state = "false", .change_state = on_cut_changed },
    { .name = "slow", .state = "false", .change_state = on_slow_changed },
    { .name = "end-session", .activate = on_end_session_activated },
    { .name = "tomorrow", .activate = on_tomorrow_activated },
    { .name = "mailbox", .activate = on_mailbox_activated },
  };

  self->cancel = g_cancellable_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

/**
 * pupitre_demonstration_new:
 * @state_file: Where the portal keeps what happened to it
 *
 * Returns: (transfer full): a demonstration that is not started. Main thread.
 */
PupitreDemonstration *
pupitre_demonstration_new (const char *state_file)
{
  PupitreDemonstration *self;

  g_return_val_if_fail (state_file != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_DEMONSTRATION, NULL);
  self->state_file = g_strdup (state_file);

  return self;
}

/**
 * pupitre_demonstration_new_for:
 * @address: Where a demonstration portal listens that somebody else has started
 *
 * Returns: (transfer full): a demonstration that only steers. Main thread.
 */
PupitreDemonstration *
pupitre_demonstration_new_for (const char *address)
{
  PupitreDemonstration *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (PUPITRE_TYPE_DEMONSTRATION, NULL);
  self->address = g_strdup (address);

  return self;
}

/* The portal's program: beside this one in the tree where it was built, else where it is
 * installed. */
static char *
find_program (void)
{
  g_autofree char *built = g_build_filename (BUILDDIR, "src", "demo", "pupitre-demo-portal", NULL);
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);

  if (own != NULL && g_str_has_prefix (own, BUILDDIR G_DIR_SEPARATOR_S))
    return g_steal_pointer (&built);
  return g_build_filename (LIBEXECDIR, "pupitre-demo-portal", NULL);
}

static void
on_first_state (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;
  g_autofree char *json = pupitre_demonstration_control_finish (result, &error);

  if (json == NULL) {
    g_task_return_error (task, error);
    return;
  }
  take_state (g_task_get_source_object (task), json);
  g_task_return_boolean (task, TRUE);
}

static void
on_address_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  PupitreDemonstration *self = g_task_get_source_object (task);
  GError *error = NULL;
  char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result,
                                                          NULL, &error);

  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (line == NULL || !g_str_has_prefix (line, "http://127.0.0.1:")) {
    g_free (line);
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                             "The demonstration portal did not say its address");
    return;
  }
  self->address = line;
  pupitre_demonstration_control_async (self->address, "/demonstration/state", NULL, self->cancel,
                                       on_first_state, g_object_ref (task));
}

/**
 * pupitre_demonstration_start_async:
 * @self: A demonstration
 * @cancellable: (nullable): To give up
 * @callback: Called when the portal listens
 * @user_data: For @callback
 *
 * Main thread.
 */
void
pupitre_demonstration_start_async (PupitreDemonstration *self,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *program = find_program ();
  GError *error = NULL;

  g_return_if_fail (PUPITRE_IS_DEMONSTRATION (self));
  g_return_if_fail (self->process == NULL && self->state_file != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_demonstration_start_async);
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--port", "0",
                                    "--state", self->state_file, NULL);
  if (self->process == NULL) {
    g_task_return_error (task, error);
    return;
  }
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_data_input_stream_read_line_async (output, G_PRIORITY_DEFAULT, cancellable, on_address_read,
                                       g_steal_pointer (&task));
}

/**
 * pupitre_demonstration_start_finish:
 * @self: A demonstration
 * @result: What the callback was given
 * @error: Return location
 *
 * Returns: whether the portal listens. Main thread.
 */
gboolean
pupitre_demonstration_start_finish (PupitreDemonstration *self,
                                    GAsyncResult         *result,
                                    GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pupitre_demonstration_stop:
 * @self: A demonstration
 *
 * Ends the portal. It would also end by itself when this program is gone. Main thread.
 */
void
pupitre_demonstration_stop (PupitreDemonstration *self)
{
  g_return_if_fail (PUPITRE_IS_DEMONSTRATION (self));

  g_cancellable_cancel (self->cancel);
  if (self->process != NULL)
    g_subprocess_send_signal (self->process, SIGTERM);
  g_clear_object (&self->process);
}

/**
 * pupitre_demonstration_get_address:
 * @self: A demonstration
 *
 * Returns: (nullable) (transfer none): where the portal listens. Main thread.
 */
const char *
pupitre_demonstration_get_address (PupitreDemonstration *self)
{
  g_return_val_if_fail (PUPITRE_IS_DEMONSTRATION (self), NULL);

  return self->address;
}

/**
 * pupitre_demonstration_get_actions:
 * @self: A demonstration
 *
 * Returns: (transfer none): the actions of the Demonstration menu. Main thread.
 */
GActionGroup *
pupitre_demonstration_get_actions (PupitreDemonstration *self)
{
  g_return_val_if_fail (PUPITRE_IS_DEMONSTRATION (self), NULL);

  return G_ACTION_GROUP (self->actions);
}
