/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-disk"

#include "pupitre-disk.h"

#include "pupitre-error.h"
#include "pupitre-folder-lock.h"

#include <glib/gstdio.h>
#include <sodium.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * The folder of one account: `cache.db`, `kept.db`, `documents/`. Opens and erases them together,
 * and holds a document's file and its row to each other: first the file, then the row that names
 * it, then the file that no row names any more goes. Whatever is cut off in between, each row names
 * a whole file, and a file that no row names is swept away at the next opening.
 */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * pupitre_disk_list_accounts:
 * @root: The folder that holds the accounts' folders
 *
 * Returns: (transfer full): the ids of the accounts that have something there, sorted. Any thread.
 */
GStrv
pupitre_disk_list_accounts (const char *root)
{
  g_autoptr (GDir) folder = g_dir_open (root, 0, NULL);
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (root, name, NULL);

    if (g_uuid_string_is_valid (name) && g_file_test (path, G_FILE_TEST_IS_DIR))
      g_ptr_array_add (accounts, g_strdup (name));
  }
  g_ptr_array_sort (accounts, compare_names);
  g_ptr_array_add (accounts, NULL);
  return (GStrv) g_ptr_array_steal (accounts, NULL);
}

/**
 * pupitre_disk_new:
 * @directory: (nullable): The folder of the account; %NULL to touch no disk and hold all in memory
 * @account_id: Whose it is
 * @key: The key of the account's data
 * @rebuilt: Called when the cache had to be begun anew
 * @user_data: (transfer full): For @rebuilt
 * @free_user_data: Frees @user_data
 *
 * Returns: (transfer full): what will be on the disk; nothing is touched yet. Any thread.
 */
PupitreDisk *
pupitre_disk_new (const char              *directory,
                  const char              *account_id,
                  PupitreKey              *key,
                  PupitreCacheRebuiltFunc  rebuilt,
                  gpointer                 user_data,
                  GDestroyNotify           free_user_data)
{
  PupitreDisk *self = g_new0 (PupitreDisk, 1);

  self->directory = g_strdup (directory);
  self->account_id = g_strdup (account_id);
  self->key = pupitre_key_ref (key);
  self->rebuilt = rebuilt;
  self->user_data = user_data;
  self->free_user_data = free_user_data;
  self->lock = -1;
  return self;
}

/**
 * pupitre_disk_free:
 * @self: (transfer full): What is on the disk
 *
 * Closes and frees it.
 */
void
pupitre_disk_free (PupitreDisk *self)
{
  pupitre_disk_close (self);
  pupitre_key_unref (self->key);
  self->free_user_data (self->user_data);
  g_free (self->directory);
  g_free (self->account_id);
  g_free (self);
}

static gboolean
fail (GError **error, int number, const char *what)
{
  g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO, "%s: %s", what, g_strerror (number));
  return FALSE;
}

/* The folder is the owner's alone even if it was there, for everybody, before. */
static gboolean
make_directory (PupitreDisk *self, GError **error)
{
  if (self->directory == NULL)
    return TRUE;
  if (g_mkdir_with_parents (self->directory, 0700) != 0)
    return fail (error, errno, "The folder of an account cannot be made");
  if (g_chmod (self->directory, 0700) != 0)
    return fail (error, errno, "The folder of an account cannot be closed to others");
  return TRUE;
}

/* The folder is open once, whatever is done in it. */
static gboolean
take_lock (PupitreDisk *self, GError **error)
{
  if (self->directory != NULL && self->lock < 0)
    self->lock = pupitre_folder_lock_take (self->directory, error);
  return self->directory == NULL || self->lock >= 0;
}

/* A damaged row, or a lost one, may be the one that names a file, so files go only if all rows are
 * there and good; but what was begun and not finished always goes. */
static gboolean
sweep (PupitreDisk *self, const PupitreKeptFound *found, GError **error)
{
  g_autoptr (GHashTable) files = NULL;

  if (found->rows_lost || found->n_damaged > 0) {
    pupitre_archive_sweep (self->archive, NULL);
    return TRUE;
  }
  files = pupitre_kept_list_files (self->kept, error);
  if (files == NULL)
    return FALSE;
  pupitre_archive_sweep (self->archive, files);
  return TRUE;
}

static gboolean
keep_changes (GPtrArray *rows, gpointer user_data, GError **error)
{
  PupitreDisk *self = user_data;

  if (!pupitre_kept_put_changes (self->kept, rows, error))
    return FALSE;
  if (self->told != NULL)
    self->told (self->user_data);
  return TRUE;
}

/**
 * pupitre_disk_add_changes:
 * @self: What is on the disk, open
 * @rows: (element-type PupitreChangeRow): Changes from the journal of another account
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Adds to the journal those that it does not have, and says that it has grown.
 *
 * Returns: whether they are there
 */
gboolean
pupitre_disk_add_changes (PupitreDisk *self, GPtrArray *rows, GError **error)
{
  if (!pupitre_kept_add_changes (self->kept, rows, error))
    return FALSE;
  if (self->told != NULL)
    self->told (self->user_data);
  return TRUE;
}

/**
 * pupitre_disk_open:
 * @self: What is on the disk
 * @found: (out): What was found of what the parent did
 * @error: Return location: %PUPITRE_ERROR_STORE_IO, or %PUPITRE_ERROR_STORE_BUSY if another program
 *   has it open
 *
 * Makes what is not there and opens all.
 *
 * Returns: whether it is open; if not, nothing is
 */
gboolean
pupitre_disk_open (PupitreDisk *self, PupitreKeptFound *found, GError **error)
{
  if (self->cache != NULL) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO, "The store is open");
    return FALSE;
  }
  if (make_directory (self, error) && take_lock (self, error)) {
    self->kept = pupitre_kept_open (self->directory, self->account_id, self->key, found, error);
    if (self->kept != NULL)
      self->archive = pupitre_archive_open (self->directory, self->account_id, self->key, error);
    if (self->archive != NULL && sweep (self, found, error))
      self->cache = pupitre_cache_open (self->directory, self->account_id, self->key,
                                        self->rebuilt, self->user_data, error);
    if (self->cache != NULL)
      pupitre_cache_set_journal (self->cache, keep_changes, self);
  }
  if (self->cache == NULL)
    pupitre_disk_close (self);
  return self->cache != NULL;
}

/**
 * pupitre_disk_is_open:
 * @self: What is on the disk
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: whether it is open
 */
gboolean
pupitre_disk_is_open (PupitreDisk *self, GError **error)
{
  if (self->cache != NULL)
    return TRUE;
  g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO, "The store is not open");
  return FALSE;
}

static void
close_files (PupitreDisk *self)
{
  g_clear_pointer (&self->cache, pupitre_cache_close);
  g_clear_pointer (&self->kept, pupitre_kept_close);
  g_clear_pointer (&self->archive, pupitre_archive_close);
}

/**
 * pupitre_disk_close:
 * @self: What is on the disk
 *
 * Closes what is open.
 */
void
pupitre_disk_close (PupitreDisk *self)
{
  close_files (self);
  pupitre_folder_lock_release (self->lock);
  self->lock = -1;
}

static gboolean
remove_name (int folder, const char *name, gboolean is_folder, GError **error)
{
  if (unlinkat (folder, name, is_folder ? AT_REMOVEDIR : 0) == 0 || errno == ENOENT)
    return TRUE;
  return fail (error, errno, "What is stored of an account cannot be removed");
}

static gboolean empty_folder (int fd, GError **error);

static gboolean
remove_entry (int folder, const char *name, GError **error)
{
  int fd = openat (folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

  if (fd < 0)
    return remove_name (folder, name, FALSE, error);
  return empty_folder (fd, error) && remove_name (folder, name, TRUE, error);
}

/* Takes over the descriptor. Goes on after a failure, so that as much as can be is gone; the first
 * error is the one that is told. */
static gboolean
empty_folder (int fd, GError **error)
{
  DIR *folder = fdopendir (fd);
  struct dirent *entry;
  gboolean good = TRUE;

  if (folder == NULL) {
    close (fd);
    return fail (error, errno, "A folder of an account cannot be read");
  }
  while ((entry = readdir (folder)) != NULL) {
    if (g_str_equal (entry->d_name, ".") || g_str_equal (entry->d_name, ".."))
      continue;
    good = remove_entry (dirfd (folder), entry->d_name, good ? error : NULL) && good;
  }
  closedir (folder);
  return good;
}

/* Takes over the descriptor. */
static gboolean
erase_folder (PupitreDisk *self, int fd, GError **error)
{
  if (!take_lock (self, error)) {
    close (fd);
    return FALSE;
  }
  return empty_folder (fd, error) && remove_name (AT_FDCWD, self->directory, TRUE, error);
}

/**
 * pupitre_disk_erase:
 * @self: What is on the disk
 * @error: Return location: %PUPITRE_ERROR_STORE_IO, or %PUPITRE_ERROR_STORE_BUSY if another program
 *   has it open
 *
 * Closes all and removes the folder of the account with all that is in it, also what was set aside.
 * Links are removed, not followed.
 *
 * Returns: whether nothing is left
 */
gboolean
pupitre_disk_erase (PupitreDisk *self, GError **error)
{
  gboolean good;
  int fd;

  close_files (self);
  if (self->directory == NULL)
    return TRUE;
  fd = open (self->directory, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0 && errno == ENOENT)
    return TRUE;
  if (fd < 0)
    return fail (error, errno, "The folder of an account cannot be opened");
  good = erase_folder (self, fd, error);
  pupitre_disk_close (self);
  return good;
}

/* What the one who stores a document did not say stays as it was known. */
static void
inherit_description (PupitreDocument *entry, const PupitreDocument *before)
{
  if (entry->kind == PUPITRE_DOCUMENT_KIND_OTHER)
    entry->kind = before->kind;
  if (entry->title == NULL)
    entry->title = before->title;
  if (entry->school_year == 0)
    entry->school_year = before->school_year;
  if (entry->source == NULL)
    entry->source = before->source;
  if (entry->place.page == 0)
    entry->place = before->place;
}

/* The file of the same version that was kept before, if the portal has gone back to it and left it
 * once more, is of no use any more.
 *
 * Returns: (transfer full) (nullable) */
static char *
find_same_version (PupitreDisk *self, const char *child, const PupitreDocument *before)
{
  g_autofree char *version_id = pupitre_document_dup_version_id (before);
  g_autoptr (PupitreDocument) version = NULL;
  g_autofree char *file = NULL;

  version = pupitre_kept_get_document (self->kept, child, version_id, &file, NULL);
  return version != NULL ? g_steal_pointer (&file) : NULL;
}

/* Which file goes when a document has come anew: none where it is now an earlier version.
 *
 * Returns: whether the rows are written */
static gboolean
replace_document (PupitreDisk            *self,
                  const char             *child,
                  const char             *document_id,
                  PupitreDocument        *entry,
                  const char             *file,
                  GError                **error)
{
  g_autoptr (PupitreDocument) before = NULL;
  g_autofree char *old_file = NULL;
  g_autofree char *useless = NULL;
  gboolean good;

  before = pupitre_kept_get_document (self->kept, child, document_id, &old_file, NULL);
  if (before != NULL)
    inherit_description (entry, before);
  if (before == NULL || memcmp (before->sha256, entry->sha256, sizeof entry->sha256) == 0 ||
      entry->kind == PUPITRE_DOCUMENT_KIND_TIMETABLE) {
    useless = g_steal_pointer (&old_file);
    good = pupitre_kept_put_document (self->kept, child, document_id, entry, file, error);
  } else {
    useless = find_same_version (self, child, before);
    good = pupitre_kept_put_version (self->kept, child, document_id, entry, file, before, old_file,
                                     error);
  }
  if (good && useless != NULL)
    pupitre_archive_remove (self->archive, useless);
  return good;
}

/**
 * pupitre_disk_put_document:
 * @self: What is on the disk, open
 * @child: The key of a child, or empty
 * @document_id: The portal's id of a document, or the id of an earlier version
 * @content: The document
 * @document: What is known of it; child, id, size and hash are not looked at, and what is not said
 *   of it stays as it was known
 * @cancellable: (nullable): A cancellable
 * @error: Return location
 *
 * Stores a document in the place of the one of the same id, which stays as an earlier version if
 * its content is another one; only of a timetable, which a school makes anew whenever it is asked,
 * there is one version. It is on the disk when this returns.
 *
 * Returns: whether it is
 */
gboolean
pupitre_disk_put_document (PupitreDisk            *self,
                           const char             *child,
                           const char             *document_id,
                           GBytes                 *content,
                           const PupitreDocument  *document,
                           GCancellable           *cancellable,
                           GError                **error)
{
  PupitreDocument entry = *document;
  g_autofree char *file = NULL;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (content, &size);

  if (size > PUPITRE_DOCUMENT_MAX_SIZE) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_TOO_LARGE, "A document is too large");
    return FALSE;
  }
  entry.size = size;
  crypto_hash_sha256 (entry.sha256, bytes, size);
  file = pupitre_archive_write (self->archive, content, cancellable, error);
  if (file == NULL)
    return FALSE;
  if (!replace_document (self, child, document_id, &entry, file, error)) {
    pupitre_archive_remove (self->archive, file);
    return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_disk_describe_document:
 * @self: What is on the disk, open
 * @child: The key of a child, or empty
 * @document_id: The portal's id of a document that is stored
 * @about: What is known of it: its kind, title, school year, source and place; what is not said
 *   stays as it was known
 * @error: Return location: %PUPITRE_ERROR_NOT_STORED, %PUPITRE_ERROR_STORE_DAMAGED or
 *   %PUPITRE_ERROR_STORE_IO
 *
 * Notes what a document is, without touching its content.
 *
 * Returns: whether it is noted
 */
gboolean
pupitre_disk_describe_document (PupitreDisk            *self,
                                const char             *child,
                                const char             *document_id,
                                const PupitreDocument  *about,
                                GError                **error)
{
  g_autofree char *file = NULL;
  g_autoptr (PupitreDocument) known =
    pupitre_kept_get_document (self->kept, child, document_id, &file, error);
  PupitreDocument entry;

  if (known == NULL)
    return FALSE;
  entry = *known;
  entry.kind = about->kind;
  entry.title = about->title;
  entry.school_year = about->school_year;
  entry.source = about->source;
  entry.place = about->place;
  inherit_description (&entry, known);
  return pupitre_kept_put_document (self->kept, child, document_id, &entry, file, error);
}

/**
 * pupitre_disk_remove_document:
 * @self: What is on the disk, open
 * @child: The key of a child, or empty
 * @document_id: The portal's id of a document, or the id of an earlier version
 * @error: Return location
 *
 * Removes a document from the disk, if it is there.
 *
 * Returns: whether it is gone
 */
gboolean
pupitre_disk_remove_document (PupitreDisk  *self,
                              const char   *child,
                              const char   *document_id,
                              GError      **error)
{
  g_autofree char *file = NULL;
  g_autoptr (PupitreDocument) document =
    pupitre_kept_get_document (self->kept, child, document_id, &file, NULL);

  if (!pupitre_kept_drop_document (self->kept, child, document_id, error))
    return FALSE;
  if (document != NULL)
    pupitre_archive_remove (self->archive, file);
  return TRUE;
}

/**
 * pupitre_disk_get_document:
 * @self: What is on the disk, open
 * @child: The key of a child, or empty
 * @document_id: The portal's id of a document
 * @cancellable: (nullable): A cancellable
 * @error: Return location: %PUPITRE_ERROR_NOT_STORED, %PUPITRE_ERROR_STORE_DAMAGED or
 *   %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full): the document, or %NULL with @error set
 */
PupitreDocument *
pupitre_disk_get_document (PupitreDisk   *self,
                           const char    *child,
                           const char    *document_id,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autofree char *file = NULL;
  g_autoptr (PupitreDocument) document = NULL;

  document = pupitre_kept_get_document (self->kept, child, document_id, &file, error);
  if (document == NULL)
    return NULL;
  document->fd = pupitre_archive_read (self->archive, file, document->size, cancellable, error);
  return document->fd >= 0 ? g_steal_pointer (&document) : NULL;
}
