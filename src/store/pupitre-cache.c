/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-cache"

#include "pupitre-cache.h"

#include "pupitre-cache-file.h"
#include "pupitre-comparison.h"
#include "pupitre-error.h"
#include "pupitre-listing.h"
#include "pupitre-record.h"

#include <string.h>

/*
 * `cache.db`: for each collection a sealed head and a sealed listing of its items, for each item
 * one sealed record. All of it can be had again from the portal, so the answer to a wrong key or to
 * damage is to set the file aside and begin a new one; and where a single row is damaged, to forget
 * the ETag and the hash of its collection, so that the next answer is stored in full.
 */

/* How many records are written between two looks at whether somebody cancelled. */
#define CANCEL_STEP 128
#define SECONDS_OF_DAY (24 * 60 * 60)

static const char read_collection[] = "SELECT text FROM collection WHERE id = ?1";
static const char write_collection[] = "REPLACE INTO collection (id, text) VALUES (?1, ?2)";
static const char drop_collection[] = "DELETE FROM collection WHERE id = ?1";
static const char read_listing[] = "SELECT text FROM listing WHERE id = ?1";
static const char write_listing[] = "REPLACE INTO listing (id, text) VALUES (?1, ?2)";
static const char read_record[] = "SELECT text FROM record WHERE id = ?1";
static const char write_record[] = "REPLACE INTO record (id, text) VALUES (?1, ?2)";

struct _PupitreCache {
  PupitreCacheFile *file;
  PupitreSealer    *collections;
  PupitreSealer    *listings;
  PupitreSealer    *records;
  gboolean          untidy;
  PupitreCacheJournalFunc journal;       /* (nullable) */
  gpointer                journal_data;
};

/* %NULL where the file could not be begun anew. */
static PupitreDatabase *
get_database (PupitreCache *self)
{
  return pupitre_cache_file_get_database (self->file);
}

/**
 * pupitre_cache_open:
 * @directory: (nullable): Where the file is; %NULL for none, but all in memory
 * @account_id: Whose it is
 * @key: The key of the account's data
 * @rebuilt: Called when the file has to be set aside later on
 * @user_data: For @rebuilt
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full): the cache, or %NULL with @error set
 */
PupitreCache *
pupitre_cache_open (const char              *directory,
                    const char              *account_id,
                    PupitreKey              *key,
                    PupitreCacheRebuiltFunc  rebuilt,
                    gpointer                 user_data,
                    GError                 **error)
{
  g_autoptr (PupitreCacheFile) file =
    pupitre_cache_file_open (directory, account_id, key, rebuilt, user_data, error);
  PupitreCache *self;

  if (file == NULL)
    return NULL;
  self = g_new0 (PupitreCache, 1);
  self->file = g_steal_pointer (&file);
  self->collections = pupitre_sealer_new (key, account_id, PUPITRE_SEALER_COLLECTION);
  self->listings = pupitre_sealer_new (key, account_id, PUPITRE_SEALER_LISTING);
  self->records = pupitre_sealer_new (key, account_id, PUPITRE_SEALER_RECORD);
  return self;
}

/**
 * pupitre_cache_close:
 * @self: (nullable) (transfer full): A cache
 *
 * Closes and frees it.
 */
void
pupitre_cache_close (PupitreCache *self)
{
  if (self == NULL)
    return;
  pupitre_cache_file_close (self->file);
  pupitre_sealer_free (self->collections);
  pupitre_sealer_free (self->listings);
  pupitre_sealer_free (self->records);
  g_free (self);
}

/**
 * pupitre_cache_get_rebuilt_reason:
 * @self: A cache
 *
 * Returns: %PUPITRE_ERROR_STORE_KEY or %PUPITRE_ERROR_STORE_DAMAGED if the file had to be begun
 *   anew since it was opened, else 0
 */
int
pupitre_cache_get_rebuilt_reason (PupitreCache *self)
{
  return pupitre_cache_file_get_rebuilt_reason (self->file);
}

/**
 * pupitre_cache_set_journal:
 * @self: A cache
 * @journal: Called with what happened, before an answer takes the place of what was stored
 * @user_data: For @journal
 *
 * Lets changes be kept.
 */
void
pupitre_cache_set_journal (PupitreCache            *self,
                           PupitreCacheJournalFunc  journal,
                           gpointer                 user_data)
{
  self->journal = journal;
  self->journal_data = user_data;
}

/* What cannot be opened counts as never stored: the portal has it. */
static gboolean
load_head (PupitreCache        *self,
           const char          *name,
           PupitreListingHead  *head,
           gboolean            *found,
           GError             **error)
{
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) local_error = NULL;

  *found = FALSE;
  if (!pupitre_cache_file_read (self->file, self->collections, read_collection, name, "", &text,
                                &local_error)) {
    if (pupitre_cache_file_is_row_damage (self->file, local_error))
      return TRUE;
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  *found = text != NULL && pupitre_listing_head_read (head, text, NULL);
  return TRUE;
}

static PupitreListing *
load_listing (PupitreCache *self, const char *name, GError **error)
{
  g_autoptr (GBytes) text = NULL;

  if (!pupitre_cache_file_read (self->file, self->listings, read_listing, name, "", &text, error))
    return NULL;
  if (text == NULL) {
    g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED,
                         "The listing of a collection is missing");
    return NULL;
  }
  return pupitre_listing_read (text, error);
}

static gboolean
write_head (PupitreCache *self, const char *name, const PupitreListingHead *head, GError **error)
{
  g_autoptr (GByteArray) text = pupitre_listing_head_pack (head);

  return pupitre_cache_file_write (self->file, self->collections, write_collection, name, "",
                                   pupitre_sealer_number_name (self->collections, name, ""),
                                   text->data, text->len, error);
}

static gboolean
write_entries (PupitreCache *self, const char *name, const PupitreListing *listing, GError **error)
{
  g_autoptr (GByteArray) text = pupitre_listing_pack (listing);

  self->untidy = TRUE;
  return pupitre_cache_file_write (self->file, self->listings, write_listing, name, "",
                                   pupitre_sealer_number_name (self->listings, name, ""),
                                   text->data, text->len, error);
}

/* What a record has to hold: the item, and perhaps what it was before. */
static GBytes *
make_record (PupitreCache                  *self,
             const char                    *name,
             const PupitreComparisonRecord *record,
             gboolean                       keeps_versions)
{
  g_autoptr (GBytes) stored = NULL;

  /* What can not be opened was never seen. */
  if (keeps_versions)
    pupitre_cache_file_read (self->file, self->records, read_record, name, record->key, &stored,
                             NULL);
  return pupitre_record_join (stored, record->json);
}

static gboolean
write_records (PupitreCache  *self,
               const char    *name,
               GArray        *records,
               gboolean       keeps_versions,
               GCancellable  *cancellable,
               GError       **error)
{
  for (guint i = 0; i < records->len; i++) {
    const PupitreComparisonRecord *record = &g_array_index (records, PupitreComparisonRecord, i);
    g_autoptr (GBytes) content = make_record (self, name, record, keeps_versions);
    gsize length;
    gconstpointer text = g_bytes_get_data (content, &length);

    if (i % CANCEL_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (!pupitre_cache_file_write (self->file, self->records, write_record, name, record->key,
                                   record->number, text, length, error))
      return FALSE;
  }
  return TRUE;
}

/* Writes records and listing, where there is something to write, and the head. */
static gboolean
store (PupitreCache              *self,
       const char                *name,
       const PupitreListingHead  *head,
       GArray                    *records,
       gboolean                   keeps_versions,
       const PupitreListing      *listing,
       GCancellable              *cancellable,
       GError                   **error)
{
  if (!pupitre_database_begin (get_database (self), error))
    return FALSE;
  if ((records != NULL && !write_records (self, name, records, keeps_versions, cancellable, error)) ||
      (listing != NULL && !write_entries (self, name, listing, error)) ||
      !write_head (self, name, head, error)) {
    pupitre_database_roll_back (get_database (self));
    return FALSE;
  }
  return pupitre_database_commit (get_database (self), error);
}

static gboolean
is_same (PupitreCache             *self,
         const PupitreListingHead *head,
         GBytes                   *body,
         gboolean                  complete,
         guint8                    hash[PUPITRE_SEALER_HASH_SIZE])
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (body, &length);

  pupitre_sealer_hash_content (self->collections, bytes, length, hash);
  return head != NULL && head->complete == complete &&
         memcmp (head->hash, hash, PUPITRE_SEALER_HASH_SIZE) == 0;
}

/* A listing that cannot be opened counts as never stored; one that cannot be read does not. */
static gboolean
load_before (PupitreCache *self, const char *name, PupitreListing **listing, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *listing = load_listing (self, name, &local_error);
  if (*listing != NULL || pupitre_cache_file_is_row_damage (self->file, local_error))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The days of the items that were there, by their number since 1970 in universal time: school hours
 * in Québec lie within one. */
static GHashTable *
list_days (const PupitreListing *listing)
{
  GHashTable *days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < listing->entries->len; i++) {
    gint64 day = pupitre_listing_get (listing, i)->shown.date / SECONDS_OF_DAY;

    g_hash_table_add (days, g_memdup2 (&day, sizeof day));
  }
  return days;
}

static gboolean
is_publication (const PupitreComparisonChange *change, GHashTable *days)
{
  gint64 day = change->date / SECONDS_OF_DAY;

  return days != NULL && change->what == PUPITRE_CHANGE_NEW &&
         !g_hash_table_contains (days, &day);
}

/* @returns: (transfer full) (nullable): %NULL if a parent is not told of it */
static PupitreChangeRow *
make_row (PupitreCache                  *self,
          const char                    *name,
          const PupitreAnswer           *answer,
          const PupitreComparisonChange *change)
{
  g_autoptr (GBytes) stored = NULL;
  g_autoptr (GBytes) old = NULL;
  g_autoptr (PupitreChangeRow) row = NULL;

  if (change->what != PUPITRE_CHANGE_NEW)
    pupitre_cache_file_read (self->file, self->records, read_record, name, change->key, &stored,
                             NULL);
  old = stored != NULL ? pupitre_record_get_json (stored) : NULL;
  row = pupitre_change_row_new (answer->collection, change->key, change->what,
                                change->before != NULL ? change->before->shown.last_seen : 0, old,
                                change->json);
  row->at = answer->received_at;
  row->date = change->date;
  return answer->tell (row) ? g_steal_pointer (&row) : NULL;
}

/* Before the answer takes the place of what was stored: a program that is ended in between does it
 * again, and the same change is the same row. */
static gboolean
keep_changes (PupitreCache            *self,
              const char              *name,
              const PupitreAnswer     *answer,
              const PupitreListing    *before,
              PupitreComparison       *comparison,
              GError                 **error)
{
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pupitre_change_row_free);
  g_autoptr (GHashTable) days = answer->tells_known_days ? list_days (before) : NULL;

  for (guint i = 0; i < comparison->changes->len; i++) {
    const PupitreComparisonChange *change =
      &g_array_index (comparison->changes, PupitreComparisonChange, i);
    PupitreChangeRow *row =
      is_publication (change, days) ? NULL : make_row (self, name, answer, change);

    if (row != NULL)
      g_ptr_array_add (rows, row);
  }
  comparison->applied.n_told = rows->len;
  return rows->len == 0 || self->journal (rows, self->journal_data, error);
}

static gboolean
apply (PupitreCache         *self,
       const PupitreAnswer  *answer,
       GCancellable         *cancellable,
       PupitreApplied       *applied,
       GError              **error)
{
  g_autofree char *name = pupitre_collection_dup_name (answer->collection);
  g_auto (PupitreListingHead) head = { 0 };
  g_autoptr (PupitreListing) before = NULL;
  g_autoptr (PupitreComparison) comparison = NULL;
  guint8 hash[PUPITRE_SEALER_HASH_SIZE];
  gboolean known;

  if (!load_head (self, name, &head, &known, error))
    return FALSE;
  if (is_same (self, known ? &head : NULL, answer->body, answer->complete, hash)) {
    head.checked_at = answer->received_at;
    if (answer->complete) {
      g_free (head.etag);
      head.etag = g_strdup (answer->etag);
    }
    return store (self, name, &head, NULL, FALSE, NULL, cancellable, error);
  }

  if (known && !load_before (self, name, &before, error))
    return FALSE;
  known = before != NULL;
  if (!known)
    before = pupitre_listing_new (0);
  comparison = pupitre_comparison_new (answer, before, self->records);
  /* What was never received before is the baseline, of which nothing is told. */
  if (known && answer->tell != NULL && self->journal != NULL &&
      !keep_changes (self, name, answer, before, comparison, error))
    return FALSE;
  *applied = comparison->applied;
  applied->changed |= !known;

  /* The ETag of a part does not stand for the collection. */
  g_free (head.etag);
  head.etag = answer->complete ? g_strdup (answer->etag) : NULL;
  head.received_at = head.checked_at = answer->received_at;
  head.complete = answer->complete;
  memcpy (head.hash, hash, sizeof hash);
  if (!applied->changed)
    return store (self, name, &head, NULL, FALSE, NULL, cancellable, error);
  return store (self, name, &head, comparison->records, answer->keeps_versions, comparison->after,
                cancellable, error);
}

/**
 * pupitre_cache_apply:
 * @self: A cache
 * @answer: An answer of the portal
 * @cancellable: (nullable): A cancellable; cancelled before the commit, nothing is stored
 * @applied: (out): What came of it
 * @error: Return location
 *
 * Stores an answer in one transaction. The same body as before writes nothing but the time of the
 * check; an answer whose items are all the same writes no item and no listing.
 *
 * Returns: whether all of it is stored; if not, none is
 */
gboolean
pupitre_cache_apply (PupitreCache         *self,
                     const PupitreAnswer  *answer,
                     GCancellable         *cancellable,
                     PupitreApplied       *applied,
                     GError              **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean good;

  memset (applied, 0, sizeof *applied);
  good = get_database (self) != NULL && apply (self, answer, cancellable, applied, &local_error);
  if (!good && pupitre_cache_file_recover (self->file, &local_error)) {
    memset (applied, 0, sizeof *applied);
    good = apply (self, answer, cancellable, applied, &local_error);
  }
  if (!good)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return good;
}

static gboolean
check_again (PupitreCache            *self,
             const PupitreCollection *collection,
             GBytes                  *body,
             gboolean                 complete,
             gint64                   checked_at,
             gboolean                *same,
             GError                 **error)
{
  g_autofree char *name = pupitre_collection_dup_name (collection);
  g_auto (PupitreListingHead) head = { 0 };
  guint8 hash[PUPITRE_SEALER_HASH_SIZE];
  gboolean known;

  *same = FALSE;
  if (!load_head (self, name, &head, &known, error))
    return FALSE;
  /* Without an ETag, what the portal says is unchanged is not what is here. */
  *same = known && (body == NULL ? head.etag != NULL
                                 : is_same (self, &head, body, complete, hash));
  if (!*same)
    return TRUE;
  head.checked_at = checked_at;
  return store (self, name, &head, NULL, FALSE, NULL, NULL, error);
}

/**
 * pupitre_cache_confirm:
 * @self: A cache
 * @collection: A collection
 * @body: (nullable): An answer as received, or %NULL if the portal said that nothing changed
 * @complete: Whether it covers the whole collection
 * @checked_at: When it came, in seconds since 1970
 * @same: (out): Whether it is the answer that is stored
 * @error: Return location
 *
 * Compares an answer with the last one without reading it; if it is the same, notes the time of the
 * check and writes nothing else.
 *
 * Returns: whether it worked
 */
gboolean
pupitre_cache_confirm (PupitreCache            *self,
                       const PupitreCollection *collection,
                       GBytes                  *body,
                       gboolean                 complete,
                       gint64                   checked_at,
                       gboolean                *same,
                       GError                 **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean good;

  good = get_database (self) != NULL &&
         check_again (self, collection, body, complete, checked_at, same, &local_error);
  if (!good && pupitre_cache_file_recover (self->file, &local_error))
    good = check_again (self, collection, body, complete, checked_at, same, &local_error);
  if (!good)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return good;
}

static gboolean
not_stored (GError **error)
{
  g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_NOT_STORED,
                       "This collection was never received");
  return FALSE;
}

/**
 * pupitre_cache_touch:
 * @self: A cache
 * @collection: A collection
 * @checked_at: When the portal said that nothing changed, in seconds since 1970
 * @error: Return location: %PUPITRE_ERROR_NOT_STORED if there is nothing that could be unchanged,
 *   or it is not whole any more
 *
 * Notes the time of a check, and writes nothing else.
 *
 * Returns: whether it is noted
 */
gboolean
pupitre_cache_touch (PupitreCache            *self,
                     const PupitreCollection *collection,
                     gint64                   checked_at,
                     GError                 **error)
{
  gboolean known;

  if (!pupitre_cache_confirm (self, collection, NULL, TRUE, checked_at, &known, error))
    return FALSE;
  return known || not_stored (error);
}

/* Makes the next request for a collection ask without ETag, and its answer be stored in full. */
static void
forget_collection (PupitreCache *self, const char *name)
{
  sqlite3_stmt *statement = pupitre_database_prepare (get_database (self), drop_collection, NULL);

  if (statement == NULL)
    return;
  sqlite3_bind_int64 (statement, 1, pupitre_sealer_number_name (self->collections, name, ""));
  pupitre_database_run (get_database (self), statement, NULL);
}

static PupitreIndex *
load_index (PupitreCache *self, const PupitreCollection *collection, GError **error)
{
  g_autofree char *name = pupitre_collection_dup_name (collection);
  g_auto (PupitreListingHead) head = { 0 };
  g_autoptr (GError) local_error = NULL;
  PupitreListing *listing;
  gboolean known;

  if (!load_head (self, name, &head, &known, error))
    return NULL;
  if (!known) {
    not_stored (error);
    return NULL;
  }
  listing = load_listing (self, name, &local_error);
  if (listing == NULL) {
    if (pupitre_cache_file_is_row_damage (self->file, local_error))
      forget_collection (self, name);
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  return pupitre_index_new (&head, listing);
}

/**
 * pupitre_cache_load_index:
 * @self: A cache
 * @collection: A collection
 * @error: Return location: %PUPITRE_ERROR_NOT_STORED, or %PUPITRE_ERROR_STORE_DAMAGED if what was
 *   stored cannot be opened; it is not stored any more then
 *
 * Returns: (transfer full): what is stored of the collection, or %NULL with @error set
 */
PupitreIndex *
pupitre_cache_load_index (PupitreCache *self, const PupitreCollection *collection, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  PupitreIndex *index = NULL;

  if (get_database (self) != NULL)
    index = load_index (self, collection, &local_error);
  if (index == NULL && pupitre_cache_file_recover (self->file, &local_error))
    not_stored (error);
  else if (index == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return index;
}

/* Marks the entries whose records are lost, and counts those that were not marked before. */
static guint
mark_lost (PupitreListing *listing, GHashTable *lost)
{
  static const guint8 unknown[PUPITRE_SEALER_HASH_SIZE] = { 0 };
  guint n = 0;

  for (guint i = 0; i < listing->entries->len; i++) {
    PupitreListingEntry *entry = pupitre_listing_get (listing, i);

    if (!g_hash_table_contains (lost, entry->shown.key) ||
        memcmp (entry->hash, unknown, sizeof unknown) == 0)
      continue;
    memcpy (entry->hash, unknown, sizeof unknown);
    n++;
  }
  return n;
}

/* Takes note that some records are not what they were: they are written anew with the next answer,
 * even if that is the same as the last. A key that was never there is no damage. */
static gboolean
mend (PupitreCache *self, const char *name, GHashTable *lost, GError **error)
{
  g_auto (PupitreListingHead) head = { 0 };
  g_autoptr (PupitreListing) listing = NULL;
  gboolean known;

  if (!load_head (self, name, &head, &known, error) ||
      (known && !load_before (self, name, &listing, error)))
    return FALSE;
  if (listing == NULL || mark_lost (listing, lost) == 0)
    return TRUE;
  if (!pupitre_database_quick_check (get_database (self), error))
    return FALSE;
  g_clear_pointer (&head.etag, g_free);
  memset (head.hash, 0, sizeof head.hash);
  /* Where nothing can be written, what can be read is still shown. */
  store (self, name, &head, NULL, FALSE, listing, NULL, NULL);
  return TRUE;
}

static GPtrArray *
load_records (PupitreCache            *self,
              const PupitreCollection *collection,
              const char * const      *keys,
              GCancellable            *cancellable,
              GError                 **error)
{
  g_autofree char *name = pupitre_collection_dup_name (collection);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GHashTable) lost = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; keys[i] != NULL; i++) {
    GBytes *json = NULL;

    if (i % CANCEL_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    if (!pupitre_cache_file_read (self->file, self->records, read_record, name, keys[i], &json,
                                  NULL) &&
        pupitre_database_is_damaged (get_database (self))) {
      g_set_error_literal (error, PUPITRE_ERROR, PUPITRE_ERROR_STORE_DAMAGED,
                           "The store is damaged");
      return NULL;
    }
    if (json == NULL)
      g_hash_table_add (lost, (gpointer) keys[i]);
    g_ptr_array_add (records, json);
  }
  if (g_hash_table_size (lost) > 0 && !mend (self, name, lost, error))
    return NULL;
  return g_steal_pointer (&records);
}

/**
 * pupitre_cache_load_records:
 * @self: A cache
 * @collection: A collection
 * @keys: (array zero-terminated=1): Keys of items
 * @cancellable: (nullable): A cancellable
 * @error: Return location
 *
 * Returns: (transfer full) (element-type GBytes): the JSON of each item, in the order of @keys,
 *   with %NULL where it is missing or cannot be opened; or %NULL with @error set
 */
GPtrArray *
pupitre_cache_load_records (PupitreCache            *self,
                            const PupitreCollection *collection,
                            const char * const      *keys,
                            GCancellable            *cancellable,
                            GError                 **error)
{
  g_autoptr (GError) local_error = NULL;
  GPtrArray *records = NULL;

  if (get_database (self) != NULL)
    records = load_records (self, collection, keys, cancellable, &local_error);
  if (records == NULL && pupitre_cache_file_recover (self->file, &local_error))
    records = load_records (self, collection, keys, cancellable, &local_error);
  if (records == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return records;
}

static gboolean
look_at (PupitreCache *self, const char *name, const char * const *keys, GError **error)
{
  for (guint i = 0; keys[i] != NULL; i++) {
    g_autoptr (GBytes) record = NULL;
    g_autoptr (GBytes) before = NULL;
    g_autoptr (GBytes) json = NULL;

    if (pupitre_cache_file_read (self->file, self->records, read_record, name, keys[i], &record,
                                 NULL) &&
        record != NULL)
      before = pupitre_record_get_before (record);
    if (before == NULL)
      continue;
    json = pupitre_record_get_json (record);
    if (!pupitre_cache_file_write (self->file, self->records, write_record, name, keys[i],
                                   pupitre_sealer_number_name (self->records, name, keys[i]),
                                   g_bytes_get_data (json, NULL), g_bytes_get_size (json), error))
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_cache_look_at:
 * @self: A cache
 * @collection: A collection that keeps versions
 * @keys: (array zero-terminated=1): Keys of items
 * @error: Return location
 *
 * The parent has looked at some items: what they were before is forgotten.
 *
 * Returns: whether it is
 */
gboolean
pupitre_cache_look_at (PupitreCache            *self,
                       const PupitreCollection *collection,
                       const char * const      *keys,
                       GError                 **error)
{
  g_autofree char *name = pupitre_collection_dup_name (collection);

  if (get_database (self) == NULL || !pupitre_database_begin (get_database (self), error))
    return get_database (self) != NULL ? FALSE : not_stored (error);
  if (!look_at (self, name, keys, error)) {
    pupitre_database_roll_back (get_database (self));
    return FALSE;
  }
  return pupitre_database_commit (get_database (self), error);
}

/**
 * pupitre_cache_tidy:
 * @self: A cache
 *
 * Copies what was written into its place, which no commit waits for. Called when there is nothing
 * else to do.
 */
void
pupitre_cache_tidy (PupitreCache *self)
{
  if (!self->untidy || get_database (self) == NULL)
    return;
  self->untidy = FALSE;
  pupitre_database_checkpoint (get_database (self));
}
