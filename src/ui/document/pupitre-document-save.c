/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-save"

#include "config.h"

#include "pupitre-document-save.h"

#include <glib/gi18n.h>

#include "pupitre-file-name.h"
#include "pupitre-render-protocol.h"
#include "pupitre-sealed-file.h"
#include "pupitre-way-out.h"

/* Saves a document where the parent says, byte for byte as it came from the portal or was made, for
 * this person alone to read. */

typedef struct {
  GBytes *content;
  GFile  *file;     /* (nullable): not chosen yet */
} Save;

static void
save_free (Save *save)
{
  g_bytes_unref (save->content);
  g_clear_object (&save->file);
  g_free (save);
}

/* @content: (nullable): %NULL if it is to be read from @fd
 * @returns: %NULL when it cannot be read, or may not be saved here: the task has its error then */
static GTask *
new_task (GBytes *content, int fd, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  g_autoptr (GBytes) taken = NULL;
  GError *error = NULL;
  Save *save;

  if (pupitre_way_out_is_allowed (PUPITRE_WAY_OUT_SAVE, &error))
    taken = content != NULL ? g_bytes_ref (content)
                            : pupitre_sealed_file_map (fd, PUPITRE_RENDER_MAX_FILE, &error);
  if (taken == NULL) {
    g_task_return_error (task, error);
    return NULL;
  }
  save = g_new0 (Save, 1);
  save->content = g_steal_pointer (&taken);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);

  return g_steal_pointer (&task);
}

/* The dialog has put the name on the list of recent files, which every program reads. Switching that
 * list off would empty it for all of them. */
static void
forget_recent (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  forget_recent (G_FILE (source));
  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_file (GTask *task, GFile *file)
{
  Save *save = g_task_get_task_data (task);

  save->file = g_object_ref (file);
  g_file_replace_contents_bytes_async (file, save->content, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, on_written, g_object_ref (task));
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    write_file (task, file);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "not saved");
  g_object_unref (dialog);
}

/* @task: (transfer full) */
static void
ask (GTask *task, GtkWindow *parent, const char *title, const char *name)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *safe = pupitre_file_name_sanitize (name, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), safe);
  g_signal_connect (chooser, "response", G_CALLBACK (on_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * pupitre_document_save_async:
 * @fd: A sealed file, stays the caller's
 * @parent: (nullable): The window under the dialog
 * @name: (nullable): The name to suggest; it is made harmless
 * @callback: Called when it is written, or nobody wants it
 * @data: For @callback
 *
 * Asks where to, and writes. Main thread.
 */
void
pupitre_document_save_async (int                  fd,
                             GtkWindow           *parent,
                             const char          *name,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  GTask *task = new_task (NULL, fd, callback, data);

  if (task == NULL)
    return;
  g_task_set_source_tag (task, pupitre_document_save_async);
  ask (task, parent, _("Save the Document"), name != NULL ? name : "document.pdf");
}

/**
 * pupitre_document_save_bytes_async:
 * @content: What to write
 * @parent: (nullable): The window under the dialog
 * @title: The title of the dialog
 * @name: The name to suggest; it is made harmless
 * @callback: Called when it is written, or nobody wants it
 * @data: For @callback
 *
 * Asks where to, and writes something that the program made. Main thread.
 */
void
pupitre_document_save_bytes_async (GBytes              *content,
                                   GtkWindow           *parent,
                                   const char          *title,
                                   const char          *name,
                                   GAsyncReadyCallback  callback,
                                   gpointer             data)
{
  GTask *task = new_task (content, -1, callback, data);

  if (task == NULL)
    return;
  g_task_set_source_tag (task, pupitre_document_save_bytes_async);
  ask (task, parent, title, name);
}

/**
 * pupitre_document_save_to_async:
 * @fd: A sealed file, stays the caller's
 * @file: Where to
 * @callback: Called when it is written
 * @data: For @callback
 *
 * Writes without asking. Main thread.
 */
void
pupitre_document_save_to_async (int                  fd,
                                GFile               *file,
                                GAsyncReadyCallback  callback,
                                gpointer             data)
{
  g_autoptr (GTask) task = new_task (NULL, fd, callback, data);

  if (task == NULL)
    return;
  g_task_set_source_tag (task, pupitre_document_save_to_async);
  write_file (task, file);
}

/**
 * pupitre_document_save_bytes_to_async:
 * @content: What to write
 * @file: Where to
 * @callback: Called when it is written
 * @data: For @callback
 *
 * Writes something that the program made, without asking. Main thread.
 */
void
pupitre_document_save_bytes_to_async (GBytes              *content,
                                      GFile               *file,
                                      GAsyncReadyCallback  callback,
                                      gpointer             data)
{
  g_autoptr (GTask) task = new_task (content, -1, callback, data);

  if (task == NULL)
    return;
  g_task_set_source_tag (task, pupitre_document_save_bytes_to_async);
  write_file (task, file);
}

/**
 * pupitre_document_save_finish:
 * @result: What the callback got
 * @name: (out) (nullable): Under which name, or would-be name; %NULL when it was not chosen
 * @error: Return location
 *
 * Returns: whether the file is written. A closed dialog is %G_IO_ERROR_CANCELLED. Main thread.
 */
gboolean
pupitre_document_save_finish (GAsyncResult *result, char **name, GError **error)
{
  Save *save = g_task_get_task_data (G_TASK (result));

  *name = save != NULL && save->file != NULL ? g_file_get_basename (save->file) : NULL;

  return g_task_propagate_boolean (G_TASK (result), error);
}
