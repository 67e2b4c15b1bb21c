/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-archive"

#include "pupitre-archive.h"

#include "pupitre-error.h"
#include "pupitre-sealer.h"

#include <glib/gstdio.h>
#include <sodium.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * One file a document, under a random name that the row of the document in `kept.db` gives: one
 * byte for the version of this format, the header of a secretstream (XChaCha20-Poly1305), then
 * chunks of 64 KiB, the last with the final tag, so that a file cut at any place is refused. The
 * content is filled up to a multiple of 256 bytes; its size is in the row. The name is associated
 * data: no file can stand in another's place.
 *
 * A file is written under a name of its own, synced, and renamed: under a name that a row may give
 * there is always a whole file. What was read leaves only as a sealed memfd.
 *
 * An archive without a folder holds the same files, sealed in the same way, as memfds.
 */

#define FOLDER "documents"
#define FORMAT_VERSION 1
#define CHUNK (64 * 1024)
#define SEALED_CHUNK (CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES)
#define PADDING 256
#define NAME_BYTES 16
#define FINAL crypto_secretstream_xchacha20poly1305_TAG_FINAL
#define NEW_PREFIX "new-"

struct _PupitreArchive {
  char          *folder;  /* (nullable) */
  GHashTable    *files;   /* (nullable) (owned): without a folder, names to descriptors */
  PupitreSealer *sealer;
  guint8        *plain;   /* CHUNK bytes, guarded */
  guint8        *sealed;  /* SEALED_CHUNK bytes */
};

static gboolean
fail (GError **error, int number, const char *what)
{
  g_set_error (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_IO, "%s: %s", what, g_strerror (number));
  return FALSE;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED,
                       "The file of a document is not what was sealed");
  return FALSE;
}

static void
close_file (gpointer data)
{
  close (GPOINTER_TO_INT (data));
}

static gboolean
open_folder (PupitreArchive *self, const char *directory, GError **error)
{
  if (directory == NULL) {
    self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, close_file);
    return TRUE;
  }
  self->folder = g_build_filename (directory, FOLDER, NULL);
  return g_mkdir (self->folder, 0700) == 0 || errno == EEXIST ||
         fail (error, errno, "The folder of the documents cannot be made");
}

/**
 * pupitre_archive_open:
 * @directory: (nullable): The folder of the account; %NULL for none, but all in memory
 * @account_id: Whose it is
 * @key: The key of the account's data
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full): the archive, or %NULL with @error set
 */
PupitreArchive *
pupitre_archive_open (const char  *directory,
                      const char  *account_id,
                      PupitreKey  *key,
                      GError     **error)
{
  g_autoptr (PupitreArchive) self = g_new0 (PupitreArchive, 1);

  self->sealer = pupitre_sealer_new (key, account_id, PUPITRE_SEALER_FILE);
  self->plain = sodium_malloc (CHUNK);
  self->sealed = g_malloc (SEALED_CHUNK);
  if (self->plain == NULL)
    g_error ("No guarded memory for a document");

  return open_folder (self, directory, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pupitre_archive_close:
 * @self: (nullable) (transfer full): An archive
 *
 * Frees it.
 */
void
pupitre_archive_close (PupitreArchive *self)
{
  if (self == NULL)
    return;
  pupitre_sealer_free (self->sealer);
  sodium_free (self->plain);
  g_free (self->sealed);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_free (self->folder);
  g_free (self);
}

/* Write and read as much as there is, whatever the system does at one time. */
static gboolean
write_all (int fd, const guint8 *bytes, gsize length, GError **error)
{
  while (length > 0) {
    gssize n = write (fd, bytes, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (error, errno, "A document cannot be written");
    bytes += n;
    length -= (gsize) n;
  }
  return TRUE;
}

static gboolean
read_all (int fd, guint8 *bytes, gsize length, gsize *n_read, GError **error)
{
  *n_read = 0;
  while (*n_read < length) {
    gssize n = read (fd, bytes + *n_read, length - *n_read);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (error, errno, "A document cannot be read");
    if (n == 0)
      break;
    *n_read += (gsize) n;
  }
  return TRUE;
}

static gsize
padded (gsize size)
{
  return (size + PADDING - 1) / PADDING * PADDING;
}

static gboolean
write_head (PupitreArchive                             *self,
            int                                         fd,
            crypto_secretstream_xchacha20poly1305_state *state,
            GError                                    **error)
{
  guint8 head[1 + crypto_secretstream_xchacha20poly1305_HEADERBYTES] = { FORMAT_VERSION };

  crypto_secretstream_xchacha20poly1305_init_push (state, head + 1,
                                                   pupitre_sealer_get_key (self->sealer));
  return write_all (fd, head, sizeof head, error);
}

static gboolean
write_content (PupitreArchive *self,
               int             fd,
               const char     *name,
               GBytes         *content,
               GCancellable   *cancellable,
               GError        **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  gsize size;
  const guint8 *bytes = g_bytes_get_data (content, &size);
  gsize whole = padded (size);
  gsize at = 0;
  gsize n_bound;
  const guint8 *bound = pupitre_sealer_bind (self->sealer, "", name, &n_bound);
  gboolean good = write_head (self, fd, &state, error);

  while (good) {
    gsize chunk = MIN (CHUNK, whole - at);
    gsize real = at < size ? MIN (chunk, size - at) : 0;
    gboolean last = at + chunk == whole;
    unsigned long long sealed = 0;

    if (real > 0)
      memcpy (self->plain, bytes + at, real);
    memset (self->plain + real, 0, chunk - real);
    crypto_secretstream_xchacha20poly1305_push (&state, self->sealed, &sealed, self->plain, chunk,
                                                bound, n_bound, last ? FINAL : 0);
    good = write_all (fd, self->sealed, sealed, error) &&
           !g_cancellable_set_error_if_cancelled (cancellable, error);
    at += chunk;
    if (last)
      break;
  }
  sodium_memzero (&state, sizeof state);
  return good;
}

static gboolean
sync_folder (PupitreArchive *self, GError **error)
{
  int fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean good = fd >= 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);
  return good || fail (error, number, "The folder of the documents cannot be synced");
}

static char *
random_name (void)
{
  guint8 bytes[NAME_BYTES];
  char hex[NAME_BYTES * 2 + 1];

  randombytes_buf (bytes, sizeof bytes);
  return g_strdup (sodium_bin2hex (hex, sizeof hex, bytes, sizeof bytes));
}

static gboolean
write_to_memory (PupitreArchive  *self,
                 const char      *name,
                 GBytes          *content,
                 GCancellable    *cancellable,
                 GError         **error)
{
  int fd = memfd_create ("sealed", MFD_CLOEXEC);

  if (fd < 0)
    return fail (error, errno, "No memory for a document");
  if (!write_content (self, fd, name, content, cancellable, error)) {
    close (fd);
    return FALSE;
  }
  g_hash_table_insert (self->files, g_strdup (name), GINT_TO_POINTER (fd));
  return TRUE;
}

static gboolean
write_to_folder (PupitreArchive  *self,
                 const char      *name,
                 GBytes          *content,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autofree char *new_name = g_strconcat (NEW_PREFIX, name, NULL);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *new_path = g_build_filename (self->folder, new_name, NULL);
  int fd = open (new_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  gboolean good;

  if (fd < 0)
    return fail (error, errno, "The file of a document cannot be made");
  good = write_content (self, fd, name, content, cancellable, error) &&
         (fsync (fd) == 0 || fail (error, errno, "A document cannot be synced"));
  if (close (fd) != 0 && good)
    good = fail (error, errno, "A document cannot be written");
  good = good && (g_rename (new_path, path) == 0 ||
                  fail (error, errno, "The file of a document cannot be named"));
  if (!good || !sync_folder (self, error)) {
    g_unlink (good ? path : new_path);
    return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_archive_write:
 * @self: An archive
 * @content: A document
 * @cancellable: (nullable): A cancellable; when it is cancelled, no file stays
 * @error: Return location
 *
 * Writes a document into a new file; it is on the disk, if there is a folder, when this returns.
 *
 * Returns: (transfer full): the name of the file, or %NULL with @error set
 */
char *
pupitre_archive_write (PupitreArchive  *self,
                       GBytes          *content,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autofree char *name = random_name ();
  gboolean good = self->folder != NULL
                    ? write_to_folder (self, name, content, cancellable, error)
                    : write_to_memory (self, name, content, cancellable, error);

  return good ? g_steal_pointer (&name) : NULL;
}

static gboolean
read_head (PupitreArchive                              *self,
           int                                          fd,
           crypto_secretstream_xchacha20poly1305_state *state,
           GError                                     **error)
{
  guint8 head[1 + crypto_secretstream_xchacha20poly1305_HEADERBYTES];
  gsize n = 0;

  if (!read_all (fd, head, sizeof head, &n, error))
    return FALSE;
  if (n != sizeof head || head[0] != FORMAT_VERSION ||
      crypto_secretstream_xchacha20poly1305_init_pull (state, head + 1,
                                                       pupitre_sealer_get_key (self->sealer)) != 0)
    return refuse (error);
  return TRUE;
}

static gboolean
read_content (PupitreArchive *self,
              int             fd,
              const char     *name,
              guint64         size,
              int             to,
              GCancellable   *cancellable,
              GError        **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  gsize n_bound;
  const guint8 *bound = pupitre_sealer_bind (self->sealer, "", name, &n_bound);
  gboolean good = read_head (self, fd, &state, error);
  guint8 tag = 0;
  guint64 at = 0;

  while (good && tag != FINAL) {
    gsize sealed = 0;
    unsigned long long chunk = 0;

    good = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
           read_all (fd, self->sealed, SEALED_CHUNK, &sealed, error);
    if (!good)
      break;
    if (crypto_secretstream_xchacha20poly1305_pull (&state, self->plain, &chunk, &tag, self->sealed,
                                                    sealed, bound, n_bound) != 0) {
      good = refuse (error);
      break;
    }
    good = write_all (to, self->plain, at < size ? MIN (chunk, size - at) : 0, error);
    at += chunk;
  }
  sodium_memzero (&state, sizeof state);
  /* The tag was right, so a size that does not fit is a row that is not this file's. */
  return good && (at == padded (size) || refuse (error));
}

static gboolean
at_end (int fd, GError **error)
{
  guint8 more;
  gsize n = 0;

  return read_all (fd, &more, 1, &n, error) && (n == 0 || refuse (error));
}

static gboolean
seal_memory (int fd, GError **error)
{
  if (lseek (fd, 0, SEEK_SET) == 0 &&
      fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0)
    return TRUE;
  return fail (error, errno, "The memory of a document cannot be sealed");
}

static int
open_in_memory (PupitreArchive *self, const char *name)
{
  gpointer held;
  int fd;

  if (!g_hash_table_lookup_extended (self->files, name, NULL, &held)) {
    errno = ENOENT;
    return -1;
  }
  fd = fcntl (GPOINTER_TO_INT (held), F_DUPFD_CLOEXEC, 0);
  if (fd >= 0)
    lseek (fd, 0, SEEK_SET);
  return fd;
}

static int
open_file (PupitreArchive *self, const char *name)
{
  g_autofree char *path = NULL;

  if (self->folder == NULL)
    return open_in_memory (self, name);
  path = g_build_filename (self->folder, name, NULL);
  return open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
}

/**
 * pupitre_archive_read:
 * @self: An archive
 * @name: The name of a file of it
 * @size: Bytes of the document
 * @cancellable: (nullable): A cancellable
 * @error: Return location: %PUPITRE_ERROR_NOT_STORED, %PUPITRE_ERROR_STORE_DAMAGED or
 *   %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full): a sealed memfd with the document, or -1 with @error set
 */
int
pupitre_archive_read (PupitreArchive  *self,
                      const char      *name,
                      guint64          size,
                      GCancellable    *cancellable,
                      GError         **error)
{
  int fd = open_file (self, name);
  int memory;
  gboolean good;

  if (fd < 0 && errno == ENOENT) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED,
                         "The file of a document is gone");
    return -1;
  }
  if (fd < 0) {
    fail (error, errno, "The file of a document cannot be opened");
    return -1;
  }
  memory = memfd_create ("document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  good = memory >= 0 || fail (error, errno, "No memory for a document");
  good = good && read_content (self, fd, name, size, memory, cancellable, error) &&
         at_end (fd, error) && seal_memory (memory, error);
  close (fd);
  if (good)
    return memory;
  if (memory >= 0)
    close (memory);
  return -1;
}

/**
 * pupitre_archive_remove:
 * @self: An archive
 * @name: The name of a file that no row gives any more
 *
 * Removes a file. That it fails harms nothing: pupitre_archive_sweep() finds it.
 */
void
pupitre_archive_remove (PupitreArchive *self, const char *name)
{
  g_autofree char *path = NULL;

  if (self->folder == NULL) {
    g_hash_table_remove (self->files, name);
    return;
  }
  path = g_build_filename (self->folder, name, NULL);
  g_unlink (path);
}

/**
 * pupitre_archive_sweep:
 * @self: An archive
 * @names: (nullable) (element-type utf8): The names that rows give; %NULL if that is not known
 *
 * Removes the files that no row gives: what a program that was killed had begun, or put in the place of
 * another; or only the former, if nobody knows the latter. In memory there is nothing of another
 * program.
 */
void
pupitre_archive_sweep (PupitreArchive *self, GHashTable *names)
{
  g_autoptr (GDir) folder = self->folder != NULL ? g_dir_open (self->folder, 0, NULL) : NULL;
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    if (names != NULL ? !g_hash_table_contains (names, name) : g_str_has_prefix (name, NEW_PREFIX))
      pupitre_archive_remove (self, name);
  }
}
