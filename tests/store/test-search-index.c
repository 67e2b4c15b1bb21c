/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-search-index.h"

#include <sqlite3.h>
#include <string.h>

/* What a parent types is found however it is written, in the child whose it is and in no other, and
 * nothing that is typed means anything to the database. */

#define LEA "600000/1111111"
#define NOE "600000/2222222"

static gboolean
try_put (PupitreSearchIndex  *index,
         const char          *child,
         const char          *key,
         const char          *title,
         const char          *text,
         gint64               date,
         GError             **error)
{
  g_autofree char *source = g_strconcat ("account|3|2026|", child, NULL);

  return pupitre_search_index_put (index, source, g_str_hash (text),
                                   pupitre_search_item_new (&(PupitreSearchItemFields) {
                                     .kind = PUPITRE_SEARCH_MESSAGE,
                                     .child = child,
                                     .who = g_str_equal (child, LEA) ? "Léa" : "Noé",
                                     .key = key,
                                     .title = title,
                                     .text = text,
                                     .date = date,
                                   }),
                                   error);
}

static void
put (PupitreSearchIndex *index,
     const char         *child,
     const char         *key,
     const char         *title,
     const char         *text,
     gint64              date)
{
  g_autoptr (GError) error = NULL;

  try_put (index, child, key, title, text, date, &error);
  g_assert_no_error (error);
}

static GPtrArray *
find (PupitreSearchIndex *index, const char *typed)
{
  static const char *const CHILDREN[] = { NOE, LEA, NULL };
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = pupitre_search_index_find (index, typed, CHILDREN, 3, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (hits);
  return hits;
}

/* The keys of what is found, each with the first letter of its child. */
static void
assert_found (PupitreSearchIndex *index, const char *typed, const char *expected)
{
  g_autoptr (GPtrArray) hits = find (index, typed);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++) {
    PupitreSearchHit *hit = hits->pdata[i];
    gboolean lea = g_str_equal (pupitre_search_item_get_child (hit->item), LEA);

    g_string_append_printf (found, "%s%c:%s", i > 0 ? " " : "", lea ? 'L' : 'N',
                            pupitre_search_item_get_key (hit->item));
  }
  g_assert_cmpstr (found->str, ==, expected);
}

static PupitreSearchIndex *
make (void)
{
  g_autoptr (GError) error = NULL;
  PupitreSearchIndex *index = pupitre_search_index_new (&error);

  g_assert_no_error (error);
  return index;
}

static void
test_folding (void)
{
  g_autoptr (PupitreSearchIndex) index = make ();

  put (index, LEA, "1", "Deuxième étape", "Le bulletin de l’ÉTAPE 2 est prêt", 1);
  put (index, LEA, "2", "Sœur de l’élève", "Une œuvre ex æquo", 2);
  put (index, LEA, "3", "Piscine", "Apportez un maillot", 3);

  assert_found (index, "etape", "L:1");
  assert_found (index, "ÉTAPE", "L:1");
  assert_found (index, "étape", "L:1");
  assert_found (index, "e\xcc\x81tape", "L:1");
  assert_found (index, "eta", "L:1");
  assert_found (index, "tape", "");
  assert_found (index, "l’étape", "L:1");
  assert_found (index, "soeur", "L:2");
  assert_found (index, "SŒUR", "L:2");
  assert_found (index, "oeuv aequo", "L:2");
  assert_found (index, "maill pisc", "L:3");
  assert_found (index, "maillot étape", "");
}

/* The same thing of two children is two things. */
static void
test_children (void)
{
  g_autoptr (PupitreSearchIndex) index = make ();
  g_autoptr (GError) error = NULL;

  put (index, LEA, "1", "Sortie", "Au musée", 1);
  put (index, NOE, "1", "Sortie", "Au musée", 1);
  put (index, NOE, "2", "Sortie", "À la ferme", 2);
  assert_found (index, "sortie", "N:2 N:1 L:1");
  assert_found (index, "lea sortie", "L:1");
  assert_found (index, "sort noé", "N:2 N:1");
  /* A name alone is not all that the child has. */
  assert_found (index, "léa", "");

  g_assert_true (pupitre_search_index_keep (index, "account|3|2026|" NOE, NULL, &error));
  assert_found (index, "sortie", "L:1");
  g_assert_cmpuint (pupitre_search_index_count (index), ==, 1);
}

/* What changed is found by what it is now, what is gone is not found. */
static void
test_refresh (void)
{
  g_autoptr (PupitreSearchIndex) index = make ();
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  put (index, LEA, "1", "Sortie", "Au musée", 1);
  put (index, LEA, "2", "Photo", "Mardi", 2);
  g_assert_true (pupitre_search_index_has (index, "account|3|2026|" LEA, "1",
                                           g_str_hash ("Au musée")));
  g_assert_false (pupitre_search_index_has (index, "account|3|2026|" NOE, "1",
                                            g_str_hash ("Au musée")));
  g_assert_true (pupitre_search_index_begin (index, &error));
  put (index, LEA, "1", "Sortie", "À la ferme", 1);
  put (index, LEA, "3", "Dîner", "Pizza", 3);
  g_assert_true (pupitre_search_index_end (index, FALSE, &error));
  assert_found (index, "musee", "");
  assert_found (index, "ferme", "L:1");

  g_hash_table_add (keys, (gpointer) "1");
  g_hash_table_add (keys, (gpointer) "3");
  g_assert_true (pupitre_search_index_keep (index, "account|3|2026|" LEA, keys, &error));
  assert_found (index, "photo", "");
  assert_found (index, "pizza", "L:3");
  g_assert_cmpuint (pupitre_search_index_count (index), ==, 2);
}

/* The newest, and how many more there are; and where the words stand. */
static void
test_many (void)
{
  g_autoptr (PupitreSearchIndex) index = make ();
  g_autoptr (GPtrArray) hits = NULL;
  PupitreSearchHit *hit;

  for (gint64 i = 0; i < 1000; i++) {
    g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, i);

    put (index, LEA, key, "Avis", i % 2 == 0 ? "Rien\nde spécial" : "La réunion des parents", i);
  }
  assert_found (index, "reun", "L:999 L:997 L:995");
  hits = find (index, "reun");
  hit = hits->pdata[0];
  g_assert_cmpuint (hit->n_alike, ==, 500);
  g_assert_cmpstr (hit->excerpt, ==, "La réunion des parents");
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = find (index, "avis");
  g_assert_null (((PupitreSearchHit *) hits->pdata[0])->excerpt);
}

static void
test_hostile (void)
{
  static const char *const TYPED[] = {
    "", " ", "\"", "\"\"", "'", "*", "\"*", "(", ")", "((", "-", "--", "^", "^a", ":", "title:avis",
    "text : avis", "{title} : avis", "NEAR(avis, 2)", "avis AND", "AND", "OR", "NOT", "avis NOT",
    "NOT avis", "avis + avis", "\" OR 1 --", "'; DROP TABLE item; --", "\xff\xfe", "\xe2\x80\xae",
    "\xef\xbb\xbf", "%s%n", "\\", "a\"b*c", "rank MATCH 'x'", "item", "…", "🎒", "\x01\x02",
  };
  g_autoptr (PupitreSearchIndex) index = make ();
  g_autofree char *much = g_strnfill (100000, 'a');
  g_autoptr (GString) words = g_string_new (NULL);

  put (index, LEA, "1", "Avis", "Le mot « title:avis » et (NEAR) \"cité\"", 1);
  for (gsize i = 0; i < G_N_ELEMENTS (TYPED); i++) {
    g_autoptr (GPtrArray) hits = find (index, TYPED[i]);

    g_assert_cmpuint (hits->len, <=, 1);
  }
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (words, "avis%s ", i % 2 == 0 ? "\"" : "*");
  assert_found (index, words->str, "L:1");
  assert_found (index, much, "");
  /* As words, they are found like any others. */
  assert_found (index, "near", "L:1");
  assert_found (index, "title:avis", "L:1");
  assert_found (index, "\"cité\"", "L:1");
  assert_found (index, "avis", "L:1");
}

static void
test_given_up (void)
{
  g_autoptr (PupitreSearchIndex) index = make ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *hits;

  put (index, LEA, "1", "Avis", "Texte", 1);
  g_cancellable_cancel (cancellable);
  hits = pupitre_search_index_find (index, "avis", NULL, 3, cancellable, &error);
  g_assert_null (hits);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_found (index, "avis", "L:1");
}

/* As when there is no memory left for the database. */
static void
assert_no_room (PupitreSearchIndex *index, const char *key, const char *text, gint64 room)
{
  g_autoptr (GError) error = NULL;

  sqlite3_hard_heap_limit64 (sqlite3_memory_used () + room);
  g_assert_false (try_put (index, LEA, key, "Sortie", text, 1, &error));
  sqlite3_hard_heap_limit64 (0);
  g_assert_nonnull (error);
}

/* What could not be put is not known, and can be put later. */
static void
test_cannot_be_put (void)
{
  g_autoptr (PupitreSearchIndex) index = make ();
  g_autoptr (GString) much = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (much, "mot%u ", i);
  assert_no_room (index, "1", "Au musée", 1);
  g_assert_false (pupitre_search_index_has (index, "account|3|2026|" LEA, "1",
                                            g_str_hash ("Au musée")));
  put (index, LEA, "1", "Sortie", "Au musée", 1);
  g_assert_cmpuint (pupitre_search_index_count (index), ==, 1);

  assert_no_room (index, "2", much->str, 100000);
  g_assert_false (pupitre_search_index_has (index, "account|3|2026|" LEA, "2",
                                            g_str_hash (much->str)));
  g_assert_cmpuint (pupitre_search_index_count (index), ==, 1);
  put (index, LEA, "2", "Sortie", "À la ferme", 2);
  assert_found (index, "sortie", "L:2 L:1");
  g_assert_cmpuint (pupitre_search_index_count (index), ==, 2);
  g_assert_true (pupitre_search_index_keep (index, "account|3|2026|" LEA, NULL, &error));
  g_assert_cmpuint (pupitre_search_index_count (index), ==, 0);
}

/* What could not be removed is found as before. */
static void
test_cannot_be_removed (void)
{
  g_autoptr (PupitreSearchIndex) index = make ();

  put (index, LEA, "1", "Sortie", "Au musée", 1);
  put (index, LEA, "1", "Sortie", "À la ferme", 1);
  assert_no_room (index, "1", "À la cabane", 1);
  assert_found (index, "ferme", "L:1");
  g_assert_cmpuint (pupitre_search_index_count (index), ==, 1);
  put (index, LEA, "1", "Sortie", "À la cabane", 1);
  assert_found (index, "sortie", "L:1");
  g_assert_cmpuint (pupitre_search_index_count (index), ==, 1);
}

static sqlite3 *handle;

/* Called by SQLite for each database that is opened. */
static int
keep_handle (sqlite3 *opened, const char **message, const struct sqlite3_api_routines *api)
{
  handle = opened;
  return SQLITE_OK;
}

/* While more comes, what has come is found already; and it is given up together. */
static void
test_more_comes (void)
{
  g_autoptr (PupitreSearchIndex) index = make ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++) {
    g_autofree char *key = g_strdup_printf ("%u", i);

    g_assert_true (pupitre_search_index_begin (index, &error));
    put (index, LEA, key, "Sortie", "Au musée", i);
    g_assert_true (pupitre_search_index_end (index, i < 2, &error));
    g_assert_cmpuint (pupitre_search_index_count (index), ==, i + 1);
    if (i == 1)
      assert_found (index, "musee", "L:1 L:0");
  }
  assert_found (index, "musee", "L:2 L:1 L:0");
}

static gboolean
has (PupitreSearchIndex *index, const char *key, const char *text)
{
  return pupitre_search_index_has (index, "account|3|2026|" LEA, key, g_str_hash (text));
}

static void
assert_before (PupitreSearchIndex *index)
{
  g_assert_cmpuint (pupitre_search_index_count (index), ==, 2);
  g_assert_true (has (index, "changed", "avant"));
  g_assert_false (has (index, "changed", "apres"));
  g_assert_true (has (index, "removed", "avant"));
  g_assert_false (has (index, "new", "apres"));
  assert_found (index, "avant", "L:removed L:changed");
  assert_found (index, "apres", "");
}

/* SQLite gives a transaction up by itself where it has no memory left, for one. What it has given up is
 * not known, and put the next time; what it has brought back is. */
static void
test_given_up_by_the_database (void)
{
  g_autoptr (PupitreSearchIndex) index = NULL;
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  sqlite3_auto_extension ((void (*) (void)) keep_handle);
  index = make ();
  sqlite3_cancel_auto_extension ((void (*) (void)) keep_handle);
  put (index, LEA, "changed", "un", "avant", 1);
  put (index, LEA, "removed", "deux", "avant", 2);
  assert_before (index);

  g_assert_true (pupitre_search_index_begin (index, NULL));
  put (index, LEA, "changed", "un", "apres", 1);
  put (index, LEA, "new", "trois", "apres", 3);
  put (index, LEA, "new", "quatre", "ensuite", 3);
  g_hash_table_add (kept, (gpointer) "changed");
  g_hash_table_add (kept, (gpointer) "new");
  g_assert_true (pupitre_search_index_keep (index, "account|3|2026|" LEA, kept, NULL));
  g_assert_cmpint (sqlite3_exec (handle, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (pupitre_search_index_end (index, FALSE, &error));
  g_assert_nonnull (error);
  assert_before (index);

  g_assert_true (pupitre_search_index_begin (index, NULL));
  put (index, LEA, "changed", "un", "apres", 1);
  g_assert_true (pupitre_search_index_end (index, FALSE, NULL));
  assert_found (index, "apres", "L:changed");
  assert_found (index, "avant", "L:removed");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-index/folding", test_folding);
  g_test_add_func ("/search-index/children", test_children);
  g_test_add_func ("/search-index/more-comes", test_more_comes);
  g_test_add_func ("/search-index/refresh", test_refresh);
  g_test_add_func ("/search-index/many", test_many);
  g_test_add_func ("/search-index/hostile", test_hostile);
  g_test_add_func ("/search-index/given-up", test_given_up);
  g_test_add_func ("/search-index/cannot-be-put", test_cannot_be_put);
  g_test_add_func ("/search-index/cannot-be-removed", test_cannot_be_removed);
  g_test_add_func ("/search-index/given-up-by-the-database", test_given_up_by_the_database);

  return g_test_run ();
}
