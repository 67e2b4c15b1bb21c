/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-document-finder"

#include "config.h"

#include "pupitre-document-finder.h"

#include "pupitre-error.h"
#include "pupitre-finder.h"
#include "pupitre-fold.h"

/* Finds a text in all pages of a document, from the one that is being read on and around, and goes
 * from one place to the next. Where on a page the places are is asked only of those that are looked
 * at: it would take as long again. */

/* Pages asked for at a time, so that the helper never waits. */
#define AHEAD 4

typedef struct {
  PupitreTextRange range;
  guint            first_area;  /* in the marks of the page, once it has any */
  guint            n_areas;
} Match;

struct _PupitreDocumentFinder {
  GObject               parent_instance;

  PupitreDocumentTexts *texts;
  PupitreDocumentMarks *marks;
  GCancellable         *cancellable;
  char                 *folded;       /* (nullable): what is searched */
  guint                 n_pages;
  guint                 from;         /* the page to begin with */
  guint                 n_asked;
  guint                 n_done;
  guint                 n_settled;    /* pages from the first on that are done without a gap */
  GPtrArray            *pages;        /* for each page its matches, NULL while not known */
  guint                 n_found;
  int                   current;      /* number among the matches of its page, -1: none */
  guint                 current_page;
  gboolean              moving;       /* to a place that is not known yet */
};

enum {
  CHANGED,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void pupitre_document_finder_iface_init (PupitreFinderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PupitreDocumentFinder, pupitre_document_finder, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PUPITRE_TYPE_FINDER,
                                                      pupitre_document_finder_iface_init))

typedef struct {
  PupitreDocumentFinder *self;
  guint                  page;
} Errand;

static void ask_on (PupitreDocumentFinder *self);
static void on_loaded (PupitreDocumentFinder *self, guint page);

static void
pupitre_document_finder_dispose (GObject *object)
{
  PupitreDocumentFinder *self = PUPITRE_DOCUMENT_FINDER (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (pupitre_document_finder_parent_class)->dispose (object);
}

static void
pupitre_document_finder_finalize (GObject *object)
{
  PupitreDocumentFinder *self = PUPITRE_DOCUMENT_FINDER (object);

  g_object_unref (self->texts);
  g_object_unref (self->marks);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->pages);
  g_free (self->folded);

  G_OBJECT_CLASS (pupitre_document_finder_parent_class)->finalize (object);
}

static void
pupitre_document_finder_class_init (PupitreDocumentFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pupitre_document_finder_dispose;
  object_class->finalize = pupitre_document_finder_finalize;

  /**
   * PupitreDocumentFinder::changed:
   * @self: A finder
   *
   * How many there are, or which of them is looked at, has changed.
   */
  signals[CHANGED] = g_signal_new ("changed", PUPITRE_TYPE_DOCUMENT_FINDER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * PupitreDocumentFinder::moved:
   * @self: A finder
   *
   * What pupitre_document_finder_get_current() gives is to be shown.
   */
  signals[MOVED] = g_signal_new ("moved", PUPITRE_TYPE_DOCUMENT_FINDER, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
array_unref (gpointer array)
{
  if (array != NULL)
    g_array_unref (array);
}

static void
pupitre_document_finder_init (PupitreDocumentFinder *self)
{
  self->cancellable = g_cancellable_new ();
  self->pages = g_ptr_array_new_with_free_func (array_unref);
  self->current = -1;
}

/**
 * pupitre_document_finder_new:
 * @texts: The texts of a document
 * @marks: Where it says what it has found
 *
 * Returns: (transfer full): a finder that searches nothing yet. Main thread.
 */
PupitreDocumentFinder *
pupitre_document_finder_new (PupitreDocumentTexts *texts, PupitreDocumentMarks *marks)
{
  PupitreDocumentFinder *self = g_object_new (PUPITRE_TYPE_DOCUMENT_FINDER, NULL);

  self->texts = g_object_ref (texts);
  self->marks = g_object_ref (marks);
  g_signal_connect_object (texts, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  self->n_pages =
    pupitre_rendered_document_get_n_pages (pupitre_document_texts_get_document (texts));

  return self;
}

static Errand *
new_errand (PupitreDocumentFinder *self, guint page)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->self = g_object_ref (self);
  errand->page = page;

  return errand;
}

static guint
count_on (PupitreDocumentFinder *self, guint page)
{
  GArray *matches = g_ptr_array_index (self->pages, page);

  return matches != NULL ? matches->len : 0;
}

/* Where the places of a page are. */
static void
mark_page (PupitreDocumentFinder *self, guint page, PupitrePageText *text)
{
  GArray *matches = g_ptr_array_index (self->pages, page);
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  for (guint i = 0; i < matches->len; i++) {
    Match *match = &g_array_index (matches, Match, i);

    match->first_area = areas->len;
    pupitre_page_text_get_areas (text, match->range, areas);
    match->n_areas = areas->len - match->first_area;
  }
  pupitre_document_marks_set (self->marks, PUPITRE_DOCUMENT_MARK_FOUND, page, areas);
}

static void
mark_current (PupitreDocumentFinder *self)
{
  GArray *all = pupitre_document_marks_get (self->marks, PUPITRE_DOCUMENT_MARK_FOUND,
                                            self->current_page);
  GArray *matches = g_ptr_array_index (self->pages, self->current_page);
  const Match *match = &g_array_index (matches, Match, self->current);
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  if (all != NULL && match->n_areas > 0)
    g_array_append_vals (areas, &g_array_index (all, graphene_rect_t, match->first_area),
                         match->n_areas);
  pupitre_document_marks_clear (self->marks, PUPITRE_DOCUMENT_MARK_CURRENT);
  pupitre_document_marks_set (self->marks, PUPITRE_DOCUMENT_MARK_CURRENT, self->current_page, areas);
}

static void
arrive (PupitreDocumentFinder *self)
{
  self->moving = FALSE;
  mark_current (self);
  g_signal_emit (self, signals[MOVED], 0);
}

/* The text of a page is there, or never will be: then its top is all that can be shown. */
static void
on_boxes (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Errand *errand = user_data;
  g_autoptr (PupitreDocumentFinder) self = errand->self;
  g_autoptr (PupitrePageText) text = NULL;
  g_autoptr (GError) error = NULL;

  text = pupitre_document_texts_get_finish (PUPITRE_DOCUMENT_TEXTS (source), result, &error);
  if (!pupitre_error_is_cancelled (error) && self->moving && self->current_page == errand->page)
    arrive (self);
}

static void
make_current (PupitreDocumentFinder *self, guint page, int number)
{
  self->current_page = page;
  self->current = number;
  self->moving = TRUE;
  if (pupitre_document_marks_get (self->marks, PUPITRE_DOCUMENT_MARK_FOUND, page) != NULL)
    arrive (self);
  else
    pupitre_document_texts_get_async (self->texts, page, TRUE, self->cancellable, on_boxes,
                                      new_errand (self, page));
}

/* Whoever asked for it: a page that is shown does. */
static void
on_loaded (PupitreDocumentFinder *self, guint page)
{
  if (page >= self->pages->len || count_on (self, page) == 0)
    return;
  mark_page (self, page, pupitre_document_texts_peek (self->texts, page));
  if (self->moving && self->current_page == page)
    arrive (self);
}

static void
take_text (PupitreDocumentFinder *self, guint page, PupitrePageText *text)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (PupitreTextRange));
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  PupitrePageText *boxed = pupitre_document_texts_peek (self->texts, page);

  if (text != NULL)
    pupitre_page_text_find (text, self->folded, ranges);
  for (guint i = 0; i < ranges->len && self->n_found < PUPITRE_DOCUMENT_MOST_FOUND; i++) {
    const Match match = { .range = g_array_index (ranges, PupitreTextRange, i) };

    g_array_append_val (matches, match);
    self->n_found++;
  }
  self->pages->pdata[page] = matches;
  if (matches->len > 0 && boxed != NULL)
    mark_page (self, page, boxed);
}

/* The first place in the order of search is where one is taken to. */
static void
settle (PupitreDocumentFinder *self)
{
  while (self->n_settled < self->n_pages) {
    const guint page = (self->from + self->n_settled) % self->n_pages;

    if (g_ptr_array_index (self->pages, page) == NULL)
      return;
    self->n_settled++;
    if (self->current < 0 && count_on (self, page) > 0)
      make_current (self, page, 0);
  }
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Errand *errand = data;
  g_autoptr (PupitreDocumentFinder) self = errand->self;
  g_autoptr (PupitrePageText) text = NULL;
  g_autoptr (GError) error = NULL;

  text = pupitre_document_texts_get_finish (PUPITRE_DOCUMENT_TEXTS (source), result, &error);
  if (pupitre_error_is_cancelled (error))
    return;
  take_text (self, errand->page, text);
  self->n_done++;
  settle (self);
  ask_on (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask_on (PupitreDocumentFinder *self)
{
  while (self->n_asked < self->n_pages && self->n_asked < self->n_done + AHEAD &&
         self->n_found < PUPITRE_DOCUMENT_MOST_FOUND) {
    const guint page = (self->from + self->n_asked) % self->n_pages;

    self->n_asked++;
    pupitre_document_texts_get_async (self->texts, page, FALSE, self->cancellable, on_text,
                                      new_errand (self, page));
  }
}

/**
 * pupitre_document_finder_search:
 * @self: A finder
 * @text: (nullable): What to find; nothing: nothing any more
 * @from: The page to begin with, from 0
 *
 * Main thread.
 */
void
pupitre_document_finder_search (PupitreDocumentFinder *self, const char *text, guint from)
{
  g_return_if_fail (PUPITRE_IS_DOCUMENT_FINDER (self));
  g_return_if_fail (from < self->n_pages);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_free (self->folded);
  self->folded = pupitre_fold (text);
  self->from = from;
  self->n_asked = self->n_done = self->n_settled = self->n_found = 0;
  self->current = -1;
  self->moving = FALSE;
  g_ptr_array_set_size (self->pages, 0);
  g_ptr_array_set_size (self->pages, self->n_pages);
  pupitre_document_marks_clear (self->marks, PUPITRE_DOCUMENT_MARK_FOUND);
  pupitre_document_marks_clear (self->marks, PUPITRE_DOCUMENT_MARK_CURRENT);
  if (*self->folded != '\0')
    ask_on (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pupitre_document_finder_move:
 * @self: A finder
 * @direction: 1: to the next place, -1: to the one before; around the ends
 *
 * Main thread.
 */
void
pupitre_document_finder_move (PupitreDocumentFinder *self, int direction)
{
  guint page;
  int number;

  g_return_if_fail (PUPITRE_IS_DOCUMENT_FINDER (self));

  if (self->current < 0)
    return;
  page = self->current_page;
  number = self->current + direction;
  while (number < 0 || number >= (int) count_on (self, page)) {
    page = (page + self->n_pages + direction) % self->n_pages;
    number = direction > 0 ? 0 : (int) count_on (self, page) - 1;
  }
  make_current (self, page, number);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pupitre_document_finder_is_searching:
 * @self: A finder
 *
 * Returns: whether there are pages that it has not seen yet. Main thread.
 */
gboolean
pupitre_document_finder_is_searching (PupitreDocumentFinder *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_FINDER (self), FALSE);

  return self->n_done < self->n_asked;
}

/**
 * pupitre_document_finder_get_n_found:
 * @self: A finder
 *
 * Returns: how many places there are, as far as is known; at most %PUPITRE_DOCUMENT_MOST_FOUND. Main
 *   thread.
 */
guint
pupitre_document_finder_get_n_found (PupitreDocumentFinder *self)
{
  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_FINDER (self), 0);

  return self->n_found;
}

/**
 * pupitre_document_finder_get_position:
 * @self: A finder
 *
 * Returns: which of the places is looked at, from 1 in the order of the document; 0: none. Main
 *   thread.
 */
guint
pupitre_document_finder_get_position (PupitreDocumentFinder *self)
{
  guint position = 0;

  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_FINDER (self), 0);

  if (self->current < 0)
    return 0;
  for (guint i = 0; i < self->current_page; i++)
    position += count_on (self, i);

  return position + (guint) self->current + 1;
}

/**
 * pupitre_document_finder_get_current:
 * @self: A finder
 * @page: (out): The page, from 0
 * @range: (out): Where in its text
 * @area: (out): Where on the page, in points
 *
 * Returns: whether there is a place that is looked at; where it is is known from
 *   #PupitreDocumentFinder::moved on. Main thread.
 */
gboolean
pupitre_document_finder_get_current (PupitreDocumentFinder *self,
                                     guint                 *page,
                                     PupitreTextRange      *range,
                                     graphene_rect_t       *area)
{
  GArray *areas;

  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_FINDER (self), FALSE);

  if (self->current < 0)
    return FALSE;
  *page = self->current_page;
  *range = g_array_index ((GArray *) g_ptr_array_index (self->pages, *page), Match,
                          self->current).range;
  areas = pupitre_document_marks_get (self->marks, PUPITRE_DOCUMENT_MARK_CURRENT, *page);
  *area = areas != NULL && areas->len > 0 ? g_array_index (areas, graphene_rect_t, 0)
                                          : GRAPHENE_RECT_INIT (0, 0, 0, 0);

  return TRUE;
}

static void
search (PupitreFinder *finder, const char *text, guint from)
{
  pupitre_document_finder_search (PUPITRE_DOCUMENT_FINDER (finder), text, from);
}

static void
move (PupitreFinder *finder, int direction)
{
  pupitre_document_finder_move (PUPITRE_DOCUMENT_FINDER (finder), direction);
}

static gboolean
is_searching (PupitreFinder *finder)
{
  return pupitre_document_finder_is_searching (PUPITRE_DOCUMENT_FINDER (finder));
}

static guint
get_n_found (PupitreFinder *finder)
{
  return pupitre_document_finder_get_n_found (PUPITRE_DOCUMENT_FINDER (finder));
}

static guint
get_position (PupitreFinder *finder)
{
  return pupitre_document_finder_get_position (PUPITRE_DOCUMENT_FINDER (finder));
}

static void
pupitre_document_finder_iface_init (PupitreFinderInterface *iface)
{
  iface->search = search;
  iface->move = move;
  iface->is_searching = is_searching;
  iface->get_n_found = get_n_found;
  iface->get_position = get_position;
}
