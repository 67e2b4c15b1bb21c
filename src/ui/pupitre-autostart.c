/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-autostart"

#include "config.h"

#include "pupitre-autostart.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* The file by which a desktop starts the program with the session, without a window (the Desktop
 * Application Autostart Specification). It says nothing of the family. What the person made of it with
 * the desktop's own tools stays as it is. */

/* The desktop reads it, and it holds no secret. */
#define MODE 0644
/* By which a file is known to be ours: another one is neither written over nor removed. */
#define KEY_OURS "X-Pupitre-Background"
/* By which a desktop's tools switch a file off, beside the one of the specification. */
#define KEY_ENABLED "X-GNOME-Autostart-enabled"

typedef struct {
  char    *path;
  gboolean wanted;
} SetData;

static void
set_data_free (gpointer data)
{
  SetData *set = data;

  g_free (set->path);
  g_free (set);
}

/* Where this very program lies, whatever the PATH of the session is.
 *
 * Returns: (transfer full) */
static char *
dup_program (void)
{
  char *path = g_file_read_link ("/proc/self/exe", NULL);

  return path != NULL ? path : g_build_filename (BINDIR, "pupitre", NULL);
}

/* As one argument of a command line of a desktop entry: in quotes, with a backslash before what is
 * special in them, and each percent sign twice. */
static char *
quote (const char *path)
{
  g_autoptr (GString) text = g_string_new ("\"");

  for (const char *c = path; *c != '\0'; c++) {
    if (strchr ("\"`$\\", *c) != NULL)
      g_string_append_c (text, '\\');
    if (*c == '%')
      g_string_append_c (text, '%');
    g_string_append_c (text, *c);
  }
  g_string_append_c (text, '"');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
write_file (const char *path, GError **error)
{
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *program = dup_program ();
  g_autofree char *quoted = quote (program);
  g_autofree char *command = g_strconcat (quoted, " --background", NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE,
                         G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, "Pupitre");
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ICON,
                         APPLICATION_ID);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TRY_EXEC, program);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, command);
  g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, KEY_OURS, TRUE);
  text = g_key_file_to_data (entry, &length, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s", folder,
                 g_strerror (errno));
    return FALSE;
  }
  return g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, MODE,
                                   error);
}

/* Whether a file is one of ours, that nobody has switched off: that would come back switched on. */
static gboolean
is_removable (const char *path)
{
  g_autoptr (GKeyFile) entry = g_key_file_new ();

  return g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, NULL) &&
         g_key_file_get_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, KEY_OURS, NULL) &&
         !g_key_file_get_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN,
                                  NULL) &&
         (!g_key_file_has_key (entry, G_KEY_FILE_DESKTOP_GROUP, KEY_ENABLED, NULL) ||
          g_key_file_get_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, KEY_ENABLED, NULL));
}

static gboolean
remove_file (const char *path, GError **error)
{
  if (!is_removable (path) || g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s", path,
               g_strerror (errno));
  return FALSE;
}

static void
work_set (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SetData *set = task_data;
  GError *error = NULL;
  gboolean done;

  if (set->wanted)
    done = g_file_test (set->path, G_FILE_TEST_EXISTS) || write_file (set->path, &error);
  else
    done = remove_file (set->path, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pupitre_autostart_dup_path:
 * @application_id: The program's
 *
 * Returns: (transfer full): where its file is, or would be. Any thread.
 */
char *
pupitre_autostart_dup_path (const char *application_id)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (application_id != NULL, NULL);

  name = g_strconcat (application_id, ".desktop", NULL);
  return g_build_filename (g_get_user_config_dir (), "autostart", name, NULL);
}

/**
 * pupitre_autostart_set_async:
 * @application_id: The program's
 * @wanted: Whether the program is to start with the session
 * @cancellable: (nullable): To give up
 * @callback: Called when it is arranged
 * @user_data: For @callback
 *
 * Writes the file, unless there is one, or removes it, unless somebody else has written it or switched
 * it off. One at a time. Main thread.
 */
void
pupitre_autostart_set_async (const char         *application_id,
                             gboolean            wanted,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  SetData *set;

  g_return_if_fail (application_id != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pupitre_autostart_set_async);
  set = g_new0 (SetData, 1);
  set->path = pupitre_autostart_dup_path (application_id);
  set->wanted = wanted;
  g_task_set_task_data (task, set, set_data_free);
  g_task_run_in_thread (task, work_set);
}

/**
 * pupitre_autostart_set_finish:
 * @result: What the callback was given
 * @error: Return location: of %G_IO_ERROR or %G_FILE_ERROR
 *
 * Returns: whether it is arranged.
 */
gboolean
pupitre_autostart_set_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
