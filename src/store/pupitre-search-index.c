/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-search-index"

#include "pupitre-search-index.h"

#include "pupitre-database.h"
#include "pupitre-error.h"
#include "pupitre-search-excerpt.h"

#include <string.h>

/*
 * The words of what is stored, unsealed: so it is in memory alone, and gone when it is freed. SQLite
 * keeps the words and finds the rows (FTS5, which folds case and accents); what the rows stand for
 * is held beside it, so that an answer of thousands of rows costs no join.
 */

#define MAX_WORDS 12

/* How much may wait for the end of a transaction: each end adds to what a question goes through. */
#define MAX_STEPS 4000

static const char *const STEPS[] = {
  "CREATE VIRTUAL TABLE item USING fts5(title, text, beside, who,"
  " columnsize = 0, tokenize = \"unicode61 remove_diacritics 2\")",
  NULL,
};

static const PupitreDatabaseScheme SCHEME = { STEPS, "PRAGMA cache_spill = OFF", FALSE };

/* One thing that can be found; its row is its place in the list, and one more. */
typedef struct {
  PupitreSearchItem *item;  /* (owned) */
  guint64         state;
  gint64          row;
} Slot;

/* What was put or removed since the transaction began, to be undone with it. */
typedef struct {
  char    *source;
  Slot    *slot;     /* owned if it was removed */
  gboolean removed;
} Step;

struct _PupitreSearchIndex {
  PupitreDatabase *database;
  GPtrArray       *items;    /* (element-type Slot) (nullable elements), not owned: by row */
  GHashTable      *sources;  /* source -> GHashTable: key -> Slot (owned) */
  GArray          *steps;    /* (element-type Step) (nullable): %NULL outside of a transaction */
  guint            n_items;
};

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  g_object_unref (slot->item);
  g_free (slot);
}

static void
step_clear (gpointer data)
{
  Step *step = data;

  g_free (step->source);
  if (step->removed)
    slot_free (step->slot);
}

/* @removed: whether the slot, which is (transfer full) then, was removed rather than put */
static void
note_step (PupitreSearchIndex *self, const char *source, Slot *slot, gboolean removed)
{
  Step step = { g_strdup (source), slot, removed };

  if (self->steps != NULL)
    g_array_append_val (self->steps, step);
  else
    step_clear (&step);
}

/**
 * pupitre_search_index_new:
 * @error: Return location: %PUPITRE_ERROR_STORE_IO
 *
 * Returns: (transfer full): an index with nothing in it, or %NULL with @error set
 */
PupitreSearchIndex *
pupitre_search_index_new (GError **error)
{
  PupitreDatabase *database = pupitre_database_open (NULL, &SCHEME, error);
  PupitreSearchIndex *self;

  if (database == NULL)
    return NULL;
  self = g_new0 (PupitreSearchIndex, 1);
  self->database = database;
  self->items = g_ptr_array_new ();
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_hash_table_unref);
  return self;
}

/**
 * pupitre_search_index_free:
 * @self: (nullable) (transfer full): An index
 *
 * Frees it, and with it all that it knew.
 */
void
pupitre_search_index_free (PupitreSearchIndex *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->steps, g_array_unref);
  g_hash_table_unref (self->sources);
  g_ptr_array_unref (self->items);
  pupitre_database_close (self->database);
  g_free (self);
}

/**
 * pupitre_search_index_begin:
 * @self: An index
 * @error: Return location
 *
 * What is put until pupitre_search_index_end() is put at once, which is much faster. More may be put to
 * what was left open.
 *
 * Returns: whether it worked
 */
gboolean
pupitre_search_index_begin (PupitreSearchIndex *self, GError **error)
{
  if (self->steps != NULL)
    return TRUE;
  if (!pupitre_database_begin (self->database, error))
    return FALSE;
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, step_clear);
  return TRUE;
}

static GHashTable *
ensure_source (PupitreSearchIndex *self, const char *source)
{
  GHashTable *items = g_hash_table_lookup (self->sources, source);

  if (items == NULL) {
    items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, slot_free);
    g_hash_table_insert (self->sources, g_strdup (source), items);
  }
  return items;
}

/* The rows are those of before the transaction: so is, from now on, what is known of them. */
static void
undo_steps (PupitreSearchIndex *self, GArray *steps)
{
  for (guint i = steps->len; i > 0; i--) {
    Step *step = &g_array_index (steps, Step, i - 1);
    GHashTable *items = ensure_source (self, step->source);
    const char *key = pupitre_search_item_get_key (step->slot->item);

    if (step->removed) {
      self->items->pdata[step->slot->row - 1] = step->slot;
      self->n_items++;
      g_hash_table_replace (items, (gpointer) key, step->slot);
      step->removed = FALSE;
    } else {
      self->items->pdata[step->slot->row - 1] = NULL;
      self->n_items--;
      g_hash_table_remove (items, key);
    }
  }
}

/**
 * pupitre_search_index_end:
 * @self: An index
 * @more: Whether more is put at once, so that it may be left open
 * @error: Return location
 *
 * What was put since pupitre_search_index_begin() can be found from now on. Where the database had to
 * give it up, nothing of it is known, so that whoever asks puts it again.
 *
 * Returns: whether it worked
 */
gboolean
pupitre_search_index_end (PupitreSearchIndex *self, gboolean more, GError **error)
{
  g_autoptr (GArray) steps = NULL;

  if (more && self->steps != NULL && self->steps->len < MAX_STEPS)
    return TRUE;
  steps = g_steal_pointer (&self->steps);
  if (pupitre_database_commit (self->database, error))
    return TRUE;
  if (steps != NULL)
    undo_steps (self, steps);
  return FALSE;
}

static Slot *
find_slot (PupitreSearchIndex *self, const char *source, const char *key)
{
  GHashTable *items = g_hash_table_lookup (self->sources, source);

  return items != NULL ? g_hash_table_lookup (items, key) : NULL;
}

/**
 * pupitre_search_index_has:
 * @self: An index
 * @source: Where it comes from: a collection of an account, of one child
 * @key: What names it there
 * @state: A hash of what it is made of
 *
 * Returns: whether it is there in that state, so that nobody has to read it again
 */
gboolean
pupitre_search_index_has (PupitreSearchIndex *self,
                          const char         *source,
                          const char         *key,
                          guint64             state)
{
  Slot *slot = find_slot (self, source, key);

  return slot != NULL && slot->state == state;
}

/* What a decomposition does not take apart, and a parent types as two letters. */
static const struct {
  const char *letter;
  const char *letters;
} LIGATURES[] = {
  { "œ", "oe" },
  { "Œ", "Oe" },
  { "æ", "ae" },
  { "Æ", "Ae" },
};

static gboolean
has_ligature (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (LIGATURES); i++) {
    if (strstr (text, LIGATURES[i].letter) != NULL)
      return TRUE;
  }
  return FALSE;
}

static char *
spell_out (const char *text)
{
  GString *spelled = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (LIGATURES); i++)
    g_string_replace (spelled, LIGATURES[i].letter, LIGATURES[i].letters, 0);
  return g_string_free (spelled, FALSE);
}

/* The words of a text that are written with a ligature, spelled out. */
static void
add_spelled (GString *spelled, const char *text)
{
  g_auto (GStrv) words = NULL;

  if (text == NULL || !has_ligature (text))
    return;
  words = g_strsplit_set (text, " \n\t", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *word = has_ligature (words[i]) ? spell_out (words[i]) : NULL;

    if (word != NULL)
      g_string_append_printf (spelled, "%s ", word);
  }
}

static gboolean
remove_row (PupitreSearchIndex *self, Slot *slot, GError **error)
{
  sqlite3_stmt *statement =
    pupitre_database_prepare (self->database, "DELETE FROM item WHERE rowid = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, slot->row);
  if (!pupitre_database_run (self->database, statement, error))
    return FALSE;
  self->items->pdata[slot->row - 1] = NULL;
  self->n_items--;
  return TRUE;
}

static gboolean
add_row (PupitreSearchIndex *self, Slot *slot, GError **error)
{
  static const char SQL[] =
    "INSERT INTO item (rowid, title, text, beside, who) VALUES (?1, ?2, ?3, ?4, ?5)";
  sqlite3_stmt *statement = pupitre_database_prepare (self->database, SQL, error);
  const char *title = pupitre_search_item_get_title (slot->item);
  g_autofree char *text = pupitre_search_item_steal_text (slot->item);
  g_autofree char *who = pupitre_search_item_steal_who (slot->item);
  const char *detail = pupitre_search_item_get_detail (slot->item);
  g_autoptr (GString) beside = g_string_new (detail);

  if (statement == NULL)
    return FALSE;
  g_string_append_c (beside, ' ');
  add_spelled (beside, title);
  add_spelled (beside, text);
  add_spelled (beside, detail);
  slot->row = self->items->len + 1;
  sqlite3_bind_int64 (statement, 1, slot->row);
  sqlite3_bind_text (statement, 2, title, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, text, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, beside->str, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 5, who, -1, SQLITE_STATIC);
  if (!pupitre_database_run (self->database, statement, error))
    return FALSE;
  g_ptr_array_add (self->items, slot);
  self->n_items++;
  return TRUE;
}

/**
 * pupitre_search_index_put:
 * @self: An index
 * @source: Where it comes from: a collection of an account, of one child
 * @state: A hash of what it is made of
 * @item: (transfer full): What can be found from now on, in the place of what had its key in
 *   @source; its text goes into the index
 * @error: Return location
 *
 * Returns: whether it worked
 */
gboolean
pupitre_search_index_put (PupitreSearchIndex  *self,
                          const char          *source,
                          guint64              state,
                          PupitreSearchItem      *item,
                          GError             **error)
{
  const char *key = pupitre_search_item_get_key (item);
  GHashTable *items = ensure_source (self, source);
  Slot *slot = g_hash_table_lookup (items, key);

  if (slot != NULL && !remove_row (self, slot, error)) {
    g_object_unref (item);
    return FALSE;
  }
  if (slot != NULL) {
    g_hash_table_steal (items, key);
    note_step (self, source, slot, TRUE);
  }
  slot = g_new0 (Slot, 1);
  slot->item = item;
  slot->state = state;
  /* Without a row it is not known: whoever asks has to put it again. */
  if (!add_row (self, slot, error)) {
    slot_free (slot);
    return FALSE;
  }
  g_hash_table_insert (items, (gpointer) key, slot);
  note_step (self, source, slot, FALSE);
  return TRUE;
}

/**
 * pupitre_search_index_keep:
 * @self: An index
 * @source: A collection of an account, of one child
 * @keys: (nullable): The keys of what is still in it; %NULL for nothing
 * @error: Return location
 *
 * Forgets everything else of that source.
 *
 * Returns: whether it worked
 */
gboolean
pupitre_search_index_keep (PupitreSearchIndex *self,
                           const char         *source,
                           GHashTable         *keys,
                           GError            **error)
{
  GHashTable *items = g_hash_table_lookup (self->sources, source);
  GHashTableIter iter;
  gpointer key, slot;

  if (items == NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &key, &slot)) {
    if (keys != NULL && g_hash_table_contains (keys, key))
      continue;
    if (!remove_row (self, slot, error))
      return FALSE;
    g_hash_table_iter_steal (&iter);
    note_step (self, source, slot, TRUE);
  }
  if (g_hash_table_size (items) == 0)
    g_hash_table_remove (self->sources, source);
  return TRUE;
}

/**
 * pupitre_search_index_count:
 * @self: An index
 *
 * Returns: how many things can be found
 */
guint
pupitre_search_index_count (PupitreSearchIndex *self)
{
  return self->n_items;
}

/* --- Finding ------------------------------------------------------------------------------- */

static gboolean
has_letters (const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word)) {
    if (g_unichar_isalnum (g_utf8_get_char (word)))
      return TRUE;
  }
  return FALSE;
}

/* What was typed is quoted, so that nothing of it is an operator; each word is the beginning of one. */
static void
add_word (GPtrArray *words, const char *typed)
{
  g_autofree char *spelled = spell_out (typed);
  GString *quoted;

  if (!has_letters (typed) || words->len >= MAX_WORDS)
    return;
  quoted = g_string_new (spelled);
  g_string_replace (quoted, "\"", "\"\"", 0);
  g_string_prepend_c (quoted, '"');
  g_string_append (quoted, "\"*");
  g_ptr_array_add (words, g_string_free (quoted, FALSE));
}

/* Every word has to be there, and one at least in the thing itself: the first name of a child narrows
 * what the others find, and does not find all that is the child's. */
static char *
make_query (const char *typed)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit_set (typed, " \t\n\r", -1);
  g_autofree char *all = NULL;
  g_autofree char *any = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    add_word (words, parts[i]);
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  all = g_strjoinv (" AND ", (char **) words->pdata);
  any = g_strjoinv (" OR ", (char **) words->pdata);
  return words->len == 2 ? g_strdup_printf ("{title text beside} : (%s)", all)
                         : g_strdup_printf ("(%s) AND ({title text beside} : (%s))", all, any);
}

/* What was found of one kind and child. */
typedef struct {
  PupitreSearchKind  kind;
  const char         *child;
  guint               place;  /* of the child, in the order that was asked for */
  guint               n;
  GPtrArray          *best;   /* (element-type Slot) */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->best);
  g_free (group);
}

static guint
find_place (const char *child, const char *const *children)
{
  guint place = 0;

  while (children != NULL && children[place] != NULL && !g_str_equal (children[place], child))
    place++;
  return place;
}

static Group *
find_group (GPtrArray *groups, PupitreSearchItem *item, const char *const *children)
{
  const PupitreSearchKind kind = pupitre_search_item_get_kind (item);
  const char *child = pupitre_search_item_get_child (item);
  Group *group;

  for (guint i = 0; i < groups->len; i++) {
    group = groups->pdata[i];
    /* Interned: one child, one pointer. */
    if (group->kind == kind && group->child == child)
      return group;
  }
  group = g_new0 (Group, 1);
  group->kind = kind;
  group->child = child;
  group->place = find_place (child, children);
  group->best = g_ptr_array_new ();
  g_ptr_array_add (groups, group);
  return group;
}

/* What came last first, what has no date by its title. */
static int
compare_items (const Slot *a, const Slot *b)
{
  const gint64 left = pupitre_search_item_get_date (a->item);
  const gint64 right = pupitre_search_item_get_date (b->item);

  if (left != right)
    return left > right ? -1 : 1;
  return g_utf8_collate (pupitre_search_item_get_title (a->item),
                         pupitre_search_item_get_title (b->item));
}

static void
add_to_group (Group *group, Slot *slot, guint most)
{
  guint at = group->best->len;

  group->n++;
  while (at > 0 && compare_items (slot, group->best->pdata[at - 1]) < 0)
    at--;
  if (at >= most)
    return;
  g_ptr_array_insert (group->best, (int) at, slot);
  if (group->best->len > most)
    g_ptr_array_set_size (group->best, (int) most);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *left = *(const Group *const *) a;
  const Group *right = *(const Group *const *) b;

  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  if (left->place != right->place)
    return left->place < right->place ? -1 : 1;
  return strcmp (left->child, right->child);
}

/* Returns: (nullable): what has that row; none, for one of which its removal is not ended yet */
static Slot *
find_by_row (PupitreSearchIndex *self, gint64 row)
{
  return row >= 1 && row <= self->items->len ? self->items->pdata[row - 1] : NULL;
}

static gboolean
collect (PupitreSearchIndex *self,
         const char         *query,
         const char *const  *children,
         guint               most,
         GPtrArray          *groups,
         GCancellable       *cancellable,
         GError            **error)
{
  sqlite3_stmt *statement = pupitre_database_prepare (
    self->database, "SELECT rowid FROM item WHERE item MATCH ?1", error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, query, -1, SQLITE_STATIC);
  do {
    Slot *slot;

    if (!pupitre_database_step (self->database, statement, &row, error))
      return FALSE;
    if (!row)
      break;
    if (g_cancellable_set_error_if_cancelled (cancellable, error)) {
      sqlite3_reset (statement);
      return FALSE;
    }
    slot = find_by_row (self, sqlite3_column_int64 (statement, 0));
    if (slot != NULL)
      add_to_group (find_group (groups, slot->item, children), slot, most);
  } while (row);
  g_ptr_array_sort (groups, compare_groups);
  return TRUE;
}

/* The words around what was typed: nothing, if it stands in no text but in a title. */
static gboolean
read_excerpt (PupitreSearchIndex  *self,
              const char          *typed,
              Slot                *slot,
              char               **excerpt,
              GError             **error)
{
  sqlite3_stmt *statement =
    pupitre_database_prepare (self->database, "SELECT text FROM item WHERE rowid = ?1", error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, slot->row);
  if (!pupitre_database_step (self->database, statement, &row, error))
    return FALSE;
  if (row && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    *excerpt =
      pupitre_search_excerpt_make ((const char *) sqlite3_column_text (statement, 0), typed);
  sqlite3_reset (statement);
  return TRUE;
}

static void
hit_free (gpointer data)
{
  PupitreSearchHit *hit = data;

  g_object_unref (hit->item);
  g_free (hit->excerpt);
  g_free (hit);
}

static gboolean
add_hits (PupitreSearchIndex *self,
          const char         *typed,
          const Group        *group,
          GPtrArray          *hits,
          GCancellable       *cancellable,
          GError            **error)
{
  for (guint i = 0; i < group->best->len; i++) {
    Slot *slot = group->best->pdata[i];
    PupitreSearchHit *hit = g_new0 (PupitreSearchHit, 1);

    hit->item = g_object_ref (slot->item);
    hit->n_alike = group->n;
    g_ptr_array_add (hits, hit);
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !read_excerpt (self, typed, slot, &hit->excerpt, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * pupitre_search_index_find:
 * @self: An index
 * @typed: What a parent typed: beginnings of words, in any case, with or without accents. No part of
 *   it means anything to the database
 * @children: (nullable): The keys of the children in the order of the answer
 * @most: How many of each kind and child to tell
 * @cancellable: (nullable): A cancellable
 * @error: Return location
 *
 * Returns: (transfer full) (element-type PupitreSearchHit): what was found, by kind, then by child,
 *   what came last first; empty if nothing was typed that can be found; %NULL with @error set
 */
GPtrArray *
pupitre_search_index_find (PupitreSearchIndex  *self,
                           const char          *typed,
                           const char *const   *children,
                           guint                most,
                           GCancellable        *cancellable,
                           GError             **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (hit_free);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autofree char *query = make_query (valid);

  if (query == NULL)
    return g_steal_pointer (&hits);
  if (!collect (self, query, children, most, groups, cancellable, error))
    return NULL;
  for (guint i = 0; i < groups->len; i++) {
    if (!add_hits (self, valid, groups->pdata[i], hits, cancellable, error))
      return NULL;
  }
  return g_steal_pointer (&hits);
}
