/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-export-folder"

#include "pupitre-export-folder.h"

#include "pupitre-error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where an export goes: a new folder with one folder a child. Each file is a new one (O_EXCL, never
 * through a link), for this person alone; of two with one name the second is numbered. All of it is
 * reached from the folder that was opened first, whatever happens to its path meanwhile, and can be
 * undone. */

#define MAX_COPIES 10000

struct _PupitreExportFolder {
  char      *path;
  int        parent;   /* descriptors */
  int        top;
  int        current;
  char      *name;     /* below @parent */
  char      *inside;   /* below @top */
  GPtrArray *made;     /* (element-type utf8): below @top, parents before children, with "/" at the
                        * end of a folder */
  guint      n_files;
};

static gboolean
fail (GError **error, int number)
{
  g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO, "The export cannot be written: %s",
               g_strerror (number));
  return FALSE;
}

/* "name.pdf", "name (2).pdf", … */
static char *
dup_numbered (const char *name, guint number)
{
  const char *dot = strrchr (name, '.');

  if (number == 1)
    return g_strdup (name);
  if (dot == NULL || dot == name)
    return g_strdup_printf ("%s (%u)", name, number);
  return g_strdup_printf ("%.*s (%u)%s", (int) (dot - name), name, number, dot);
}

/* Returns: (transfer full) (nullable): the name of the folder that was made */
static char *
make_folder (int where, const char *name, GError **error)
{
  for (guint i = 1; i <= MAX_COPIES; i++) {
    g_autofree char *numbered = dup_numbered (name, i);

    if (mkdirat (where, numbered, 0700) == 0)
      return g_steal_pointer (&numbered);
    if (errno != EEXIST)
      break;
  }
  fail (error, errno);
  return NULL;
}

static int
open_folder (int where, const char *name)
{
  return openat (where, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/**
 * pupitre_export_folder_new:
 * @parent: The folder that the parent has chosen
 * @name: The name of the new folder in it, harmless
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full) (nullable): a new folder; numbered if the name is taken. Any thread.
 */
PupitreExportFolder *
pupitre_export_folder_new (const char *parent, const char *name, GError **error)
{
  g_autoptr (PupitreExportFolder) self = g_new0 (PupitreExportFolder, 1);

  g_return_val_if_fail (parent != NULL && name != NULL, NULL);

  self->top = self->current = -1;
  self->made = g_ptr_array_new_with_free_func (g_free);
  self->parent = open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->parent < 0) {
    fail (error, errno);
    return NULL;
  }
  self->name = make_folder (self->parent, name, error);
  if (self->name == NULL)
    return NULL;
  self->path = g_build_filename (parent, self->name, NULL);
  self->top = open_folder (self->parent, self->name);
  if (self->top < 0) {
    fail (error, errno);
    return NULL;
  }
  return g_steal_pointer (&self);
}

static void
close_current (PupitreExportFolder *self)
{
  if (self->current >= 0)
    close (self->current);
  self->current = -1;
  g_clear_pointer (&self->inside, g_free);
}

/**
 * pupitre_export_folder_free:
 * @self: (nullable) (transfer full): A folder
 *
 * What is written stays. Any thread.
 */
void
pupitre_export_folder_free (PupitreExportFolder *self)
{
  if (self == NULL)
    return;
  close_current (self);
  if (self->top >= 0)
    close (self->top);
  if (self->parent >= 0)
    close (self->parent);
  g_ptr_array_unref (self->made);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

/**
 * pupitre_export_folder_get_path:
 * @self: A folder
 *
 * Returns: (transfer none): where it is. Any thread.
 */
const char *
pupitre_export_folder_get_path (PupitreExportFolder *self)
{
  return self->path;
}

/**
 * pupitre_export_folder_get_n_files:
 * @self: A folder
 *
 * Returns: how many files were made in it. Any thread.
 */
guint
pupitre_export_folder_get_n_files (PupitreExportFolder *self)
{
  return self->n_files;
}

/**
 * pupitre_export_folder_enter:
 * @self: A folder
 * @name: The name of a new folder in it, harmless
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * What is created from now on is in that new folder. Any thread.
 *
 * Returns: whether it could be made.
 */
gboolean
pupitre_export_folder_enter (PupitreExportFolder *self, const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL && strchr (name, '/') == NULL, FALSE);

  close_current (self);
  self->inside = make_folder (self->top, name, error);
  if (self->inside == NULL)
    return FALSE;
  g_ptr_array_add (self->made, g_strconcat (self->inside, "/", NULL));
  self->current = open_folder (self->top, self->inside);
  return self->current >= 0 || fail (error, errno);
}

/**
 * pupitre_export_folder_leave:
 * @self: A folder
 *
 * What is created from now on is at its top. Any thread.
 */
void
pupitre_export_folder_leave (PupitreExportFolder *self)
{
  close_current (self);
}

/**
 * pupitre_export_folder_create:
 * @self: A folder
 * @name: The name of a new file, harmless
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Any thread.
 *
 * Returns: a descriptor to write to, the caller's; or -1 with @error set.
 */
int
pupitre_export_folder_create (PupitreExportFolder *self, const char *name, GError **error)
{
  const int where = self->current >= 0 ? self->current : self->top;

  g_return_val_if_fail (name != NULL && strchr (name, '/') == NULL, -1);

  for (guint i = 1; i <= MAX_COPIES; i++) {
    g_autofree char *numbered = dup_numbered (name, i);
    int fd = openat (where, numbered, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                     0600);

    if (fd >= 0) {
      g_ptr_array_add (self->made, self->inside != NULL
                                     ? g_build_filename (self->inside, numbered, NULL)
                                     : g_strdup (numbered));
      self->n_files++;
      return fd;
    }
    if (errno != EEXIST)
      break;
  }
  fail (error, errno);
  return -1;
}

/**
 * pupitre_export_folder_write:
 * @fd: What pupitre_export_folder_create() gave
 * @bytes: (array length=length): What to write
 * @length: How much
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Any thread but the main one.
 *
 * Returns: whether all of it is written.
 */
gboolean
pupitre_export_folder_write (int fd, const char *bytes, gsize length, GError **error)
{
  while (length > 0) {
    gssize n = write (fd, bytes, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (error, errno);
    bytes += n;
    length -= (gsize) n;
  }
  return TRUE;
}

/**
 * pupitre_export_folder_undo:
 * @self: A folder
 *
 * Removes all that was made, and nothing else: what somebody has put beside it stays. Any thread but
 * the main one.
 */
void
pupitre_export_folder_undo (PupitreExportFolder *self)
{
  close_current (self);
  for (guint i = self->made->len; i > 0; i--) {
    const char *path = g_ptr_array_index (self->made, i - 1);

    if (unlinkat (self->top, path, g_str_has_suffix (path, "/") ? AT_REMOVEDIR : 0) != 0)
      g_warning ("Something of an export that was given up stays: %s", g_strerror (errno));
  }
  g_ptr_array_set_size (self->made, 0);
  unlinkat (self->parent, self->name, AT_REMOVEDIR);
}
