/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-result-book"

#include "config.h"

#include "pupitre-result-book.h"

#include "pupitre-feed-objects.h"
#include "pupitre-result-news.h"

/* The subjects of a child this year, each with its teachers, what is published of it and its work: three
 * answers of the portal that are joined by the code of the subject, since each may be late or lacking.
 * Main thread.
 *
 * Signals: `changed`. */

static const PupitreKind KINDS[] = {
  PUPITRE_KIND_SUBJECTS,
  PUPITRE_KIND_SUBJECT_RESULTS,
  PUPITRE_KIND_WORK,
};

enum { SUBJECTS, RESULTS, WORK };

struct _PupitreResultBook {
  GObject             parent_instance;

  PupitreFeedObjects *objects[G_N_ELEMENTS (KINDS)];
  GPtrArray          *sheets;  /* (element-type PupitreResultSheet) */
  GHashTable         *looked;  /* (element-type GObject): what the parent has seen in this book */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (PupitreResultBook, pupitre_result_book, G_TYPE_OBJECT)

static void
sheet_free (gpointer data)
{
  PupitreResultSheet *sheet = data;

  g_free (sheet->code);
  g_free (sheet->title);
  g_clear_object (&sheet->subject);
  g_clear_object (&sheet->results);
  g_clear_object (&sheet->before);
  g_ptr_array_unref (sheet->works);
  g_free (sheet);
}

static PupitreResultSheet *
find_sheet (PupitreResultBook *self, const char *code)
{
  for (guint i = 0; i < self->sheets->len; i++) {
    PupitreResultSheet *sheet = g_ptr_array_index (self->sheets, i);

    if (g_str_equal (sheet->code, code))
      return sheet;
  }
  return NULL;
}

/* The first answer that names a subject names it for all: labels differ between answers. */
static PupitreResultSheet *
ensure_sheet (PupitreResultBook *self, const char *code, const char *title)
{
  PupitreResultSheet *sheet = find_sheet (self, code);

  if (sheet != NULL)
    return sheet;
  sheet = g_new0 (PupitreResultSheet, 1);
  sheet->code = g_strdup (code);
  sheet->title = g_strdup (title);
  sheet->works = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}

static void
add_works (PupitreResultBook *self)
{
  GListModel *feed = G_LIST_MODEL (pupitre_feed_objects_get_feed (self->objects[WORK]));

  for (guint i = 0; i < g_list_model_get_n_items (feed); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (feed, i);
    PupitreWork *work = pupitre_entry_get_object (entry);
    PupitreResultSheet *sheet;

    if (work == NULL || pupitre_entry_is_withdrawn (entry))
      continue;
    sheet = ensure_sheet (self, pupitre_work_get_subject_code (work),
                          pupitre_work_get_subject_title (work));
    sheet->n_new += pupitre_result_book_is_new (self, entry) ? 1 : 0;
    g_ptr_array_add (sheet->works, g_steal_pointer (&entry));
  }
}

/* What came with the first answer is not new, however young it is. */
static gboolean
is_added (PupitreEntry *entry)
{
  return pupitre_entry_is_new (entry) &&
         pupitre_entry_get_news (entry) == PUPITRE_ENTRY_NEWS_ADDED;
}

/* @returns: (transfer full) (nullable): what the parent saw of it; of a subject that is new, nothing */
static PupitreSubjectResult *
find_before (PupitreResultBook *self, PupitreEntry *entry, PupitreSubjectResult *result)
{
  PupitreSubjectResult *before = pupitre_subject_result_get_before (result);

  if (g_hash_table_contains (self->looked, result))
    return NULL;
  if (is_added (entry))
    return pupitre_subject_result_new (&(PupitreSubjectResultFields) {
      .code = pupitre_subject_result_get_code (result),
      .title = pupitre_subject_result_get_title (result),
    });
  return before != NULL ? g_object_ref (before) : NULL;
}

static void
add_results (PupitreResultBook *self)
{
  GPtrArray *entries = pupitre_feed_objects_list_entries (self->objects[RESULTS]);

  for (guint i = 0; i < entries->len; i++) {
    PupitreEntry *entry = g_ptr_array_index (entries, i);
    PupitreSubjectResult *result = pupitre_entry_get_object (entry);
    PupitreResultSheet *sheet;

    if (result == NULL || pupitre_entry_is_withdrawn (entry))
      continue;
    sheet = ensure_sheet (self, pupitre_subject_result_get_code (result),
                          pupitre_subject_result_get_title (result));
    g_set_object (&sheet->results, result);
    g_clear_object (&sheet->before);
    sheet->before = find_before (self, entry, result);
    sheet->n_new = pupitre_result_news_count (result, sheet->before);
  }
}

static void
on_changed (PupitreResultBook *self)
{
  GPtrArray *subjects = pupitre_feed_objects_list (self->objects[SUBJECTS]);

  g_ptr_array_set_size (self->sheets, 0);
  for (guint i = 0; i < subjects->len; i++) {
    PupitreSubject *subject = g_ptr_array_index (subjects, i);
    PupitreResultSheet *sheet = ensure_sheet (self, pupitre_subject_get_code (subject),
                                              pupitre_subject_get_title (subject));

    g_set_object (&sheet->subject, subject);
  }
  add_results (self);
  add_works (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
pupitre_result_book_dispose (GObject *object)
{
  PupitreResultBook *self = PUPITRE_RESULT_BOOK (object);

  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++)
    g_clear_object (&self->objects[i]);

  G_OBJECT_CLASS (pupitre_result_book_parent_class)->dispose (object);
}

static void
pupitre_result_book_finalize (GObject *object)
{
  g_ptr_array_unref (PUPITRE_RESULT_BOOK (object)->sheets);
  g_hash_table_unref (PUPITRE_RESULT_BOOK (object)->looked);

  G_OBJECT_CLASS (pupitre_result_book_parent_class)->finalize (object);
}

static void
pupitre_result_book_class_init (PupitreResultBookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pupitre_result_book_dispose;
  G_OBJECT_CLASS (klass)->finalize = pupitre_result_book_finalize;

  changed_signal = g_signal_new ("changed", PUPITRE_TYPE_RESULT_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
pupitre_result_book_init (PupitreResultBook *self)
{
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->looked = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

/**
 * pupitre_result_book_new:
 * @account: An open account
 * @child: One of its children
 *
 * Returns: (transfer full): the subjects of @child, as far as they are received.
 */
PupitreResultBook *
pupitre_result_book_new (PupitreAccount *account, PupitreChild *child)
{
  PupitreResultBook *self;

  g_return_val_if_fail (PUPITRE_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (PUPITRE_IS_CHILD (child), NULL);

  self = g_object_new (PUPITRE_TYPE_RESULT_BOOK, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++) {
    g_autoptr (PupitreFeed) feed = pupitre_account_get_feed (account, child, KINDS[i]);

    self->objects[i] = pupitre_feed_objects_new (feed);
    g_signal_connect_object (self->objects[i], "changed", G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
  }
  return self;
}

/**
 * pupitre_result_book_get_feed:
 * @self: A book
 * @kind: Subjects, their results, or work
 *
 * Returns: (transfer none): what it is made of, for its state.
 */
PupitreFeed *
pupitre_result_book_get_feed (PupitreResultBook *self, PupitreKind kind)
{
  g_return_val_if_fail (PUPITRE_IS_RESULT_BOOK (self), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++) {
    if (KINDS[i] == kind)
      return pupitre_feed_objects_get_feed (self->objects[i]);
  }
  g_return_val_if_reached (NULL);
}

/**
 * pupitre_result_book_get_n:
 * @self: A book
 *
 * Returns: how many subjects there are.
 */
guint
pupitre_result_book_get_n (PupitreResultBook *self)
{
  g_return_val_if_fail (PUPITRE_IS_RESULT_BOOK (self), 0);

  return self->sheets->len;
}

/**
 * pupitre_result_book_get:
 * @self: A book
 * @position: Which one, from 0, in the school's order
 *
 * Returns: (transfer none): a subject; lives until the next `changed`.
 */
const PupitreResultSheet *
pupitre_result_book_get (PupitreResultBook *self, guint position)
{
  g_return_val_if_fail (PUPITRE_IS_RESULT_BOOK (self), NULL);
  g_return_val_if_fail (position < self->sheets->len, NULL);

  return g_ptr_array_index (self->sheets, position);
}

/**
 * pupitre_result_book_find:
 * @self: A book
 * @code: The code of a subject
 *
 * Returns: (transfer none) (nullable): the subject; lives until the next `changed`.
 */
const PupitreResultSheet *
pupitre_result_book_find (PupitreResultBook *self, const char *code)
{
  g_return_val_if_fail (PUPITRE_IS_RESULT_BOOK (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return find_sheet (self, code);
}

/**
 * pupitre_result_book_list_works:
 * @self: A book
 * @code: The code of a subject
 *
 * Returns: (transfer container) (element-type PupitreWork): its work, the newest first.
 */
GPtrArray *
pupitre_result_book_list_works (PupitreResultBook *self, const char *code)
{
  const PupitreResultSheet *sheet = pupitre_result_book_find (self, code);
  GPtrArray *works = g_ptr_array_new ();

  for (guint i = 0; sheet != NULL && i < sheet->works->len; i++)
    g_ptr_array_add (works, pupitre_entry_get_object (sheet->works->pdata[i]));
  return works;
}

/* What is shown stays as it is until it is read anew: this book remembers what was seen. */
static void
look_at (PupitreResultBook *self, PupitreFeed *feed, PupitreEntry *entry, gboolean has_changed)
{
  if (pupitre_entry_is_new (entry))
    pupitre_feed_mark_seen (feed, entry);
  if (has_changed)
    pupitre_feed_look_at_entry (feed, entry);
  g_hash_table_add (self->looked, g_object_ref (pupitre_entry_get_object (entry)));
}

static gboolean
is_among (guint terms, int term)
{
  return term >= 0 && term < 32 && (terms & (1u << term)) != 0;
}

/* All étapes of a subject are one item for the store: it is only seen when all that is new in it was. */
static gboolean
are_news_among (const PupitreResultSheet *sheet, guint terms)
{
  for (guint i = 0; i < pupitre_subject_result_get_n_terms (sheet->results); i++) {
    PupitreTermResult *term = pupitre_subject_result_get_term (sheet->results, i);

    if (pupitre_result_news_in_term (term, sheet->before) &&
        !is_among (terms, pupitre_term_result_get_number (term)))
      return FALSE;
  }
  return TRUE;
}

static void
look_at_results (PupitreResultBook *self, const char *code, guint terms)
{
  const PupitreResultSheet *sheet = find_sheet (self, code);
  GPtrArray *entries = pupitre_feed_objects_list_entries (self->objects[RESULTS]);
  PupitreFeed *feed = pupitre_feed_objects_get_feed (self->objects[RESULTS]);

  if (sheet == NULL || sheet->results == NULL || !are_news_among (sheet, terms))
    return;
  for (guint i = 0; i < entries->len; i++) {
    if (pupitre_entry_get_object (entries->pdata[i]) == (gpointer) sheet->results)
      look_at (self, feed, entries->pdata[i],
               pupitre_subject_result_get_before (sheet->results) != NULL);
  }
}

/**
 * pupitre_result_book_look_at:
 * @self: A book
 * @code: The code of a subject
 * @terms: The étapes that were shown, a bit each: bit 1 for the first
 *
 * The parent has seen the marks of that subject in these étapes.
 */
void
pupitre_result_book_look_at (PupitreResultBook *self, const char *code, guint terms)
{
  PupitreFeed *feed;

  g_return_if_fail (PUPITRE_IS_RESULT_BOOK (self));
  g_return_if_fail (code != NULL);

  feed = pupitre_feed_objects_get_feed (self->objects[WORK]);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (feed)); i++) {
    g_autoptr (PupitreEntry) entry = g_list_model_get_item (G_LIST_MODEL (feed), i);
    PupitreWork *work = pupitre_entry_get_object (entry);

    /* What is not marked yet was seen too: its mark is then a change. */
    if (work != NULL && g_str_equal (pupitre_work_get_subject_code (work), code) &&
        is_among (terms, pupitre_work_get_term (work)))
      look_at (self, feed, entry, pupitre_work_is_freshly_marked (work));
  }
  look_at_results (self, code, terms);
  on_changed (self);
}

/**
 * pupitre_result_book_has_news:
 * @self: A book
 * @code: The code of a subject
 * @term: One of its étapes
 *
 * Returns: whether there is a mark in that étape that the parent has not seen yet.
 */
gboolean
pupitre_result_book_has_news (PupitreResultBook *self, const char *code, int term)
{
  const PupitreResultSheet *sheet = pupitre_result_book_find (self, code);
  guint n = sheet != NULL && sheet->results != NULL
              ? pupitre_subject_result_get_n_terms (sheet->results) : 0;

  for (guint i = 0; i < n; i++) {
    PupitreTermResult *result = pupitre_subject_result_get_term (sheet->results, i);

    if (pupitre_term_result_get_number (result) == term &&
        pupitre_result_news_in_term (result, sheet->before))
      return TRUE;
  }
  for (guint i = 0; sheet != NULL && i < sheet->works->len; i++) {
    PupitreEntry *entry = g_ptr_array_index (sheet->works, i);

    if (pupitre_work_get_term (pupitre_entry_get_object (entry)) == term &&
        pupitre_result_book_is_new (self, entry))
      return TRUE;
  }
  return FALSE;
}

/**
 * pupitre_result_book_is_new:
 * @self: A book
 * @entry: The entry of a work item
 *
 * Returns: whether it has a mark that the parent has not seen yet.
 */
gboolean
pupitre_result_book_is_new (PupitreResultBook *self, PupitreEntry *entry)
{
  PupitreWork *work;

  g_return_val_if_fail (PUPITRE_IS_RESULT_BOOK (self), FALSE);
  g_return_val_if_fail (PUPITRE_IS_ENTRY (entry), FALSE);

  work = pupitre_entry_get_object (entry);
  if (work == NULL || pupitre_work_get_result (work) == NULL ||
      g_hash_table_contains (self->looked, work))
    return FALSE;
  return is_added (entry) || pupitre_work_is_freshly_marked (work);
}
