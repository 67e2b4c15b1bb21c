/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-reading-finder"

#include "pupitre-reading-finder.h"

#include <string.h>

#include "pupitre-document-finder.h"
#include "pupitre-finder.h"
#include "pupitre-fold.h"

/* Finds a text in a document that is read as text: in its paragraphs and in the cells of its tables.
 * What is found gets a colour, and where one is a line under it. Pages that are not shown yet are
 * asked for when there is nothing more to find in those that are. */

typedef struct {
  GtkLabel *label;  /* (owned) */
  guint     start;  /* bytes of its text */
  guint     end;
} Match;

struct _PupitreReadingFinder {
  GObject                parent_instance;

  PupitreDocumentReader *reader;
  char                  *folded;   /* (nullable): what is searched */
  GArray                *matches;  /* (element-type Match), in the order of the document */
  int                    current;  /* -1: none */
  gboolean               waiting;  /* for more pages, to go on to */
};

enum {
  CHANGED,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void pupitre_reading_finder_iface_init (PupitreFinderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PupitreReadingFinder, pupitre_reading_finder, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PUPITRE_TYPE_FINDER,
                                                      pupitre_reading_finder_iface_init))

static void
clear_match (gpointer data)
{
  g_object_unref (((Match *) data)->label);
}

/* --- What is seen of it -------------------------------------------------------------------- */

static void
add_colour (PangoAttrList *list, const Match *match, gboolean is_current)
{
  PangoAttribute *attributes[] = {
    pango_attr_background_new (0xffff, is_current ? 0xa3a3 : 0xe4e4, is_current ? 0x4848 : 0x7070),
    pango_attr_foreground_new (0, 0, 0),
    is_current ? pango_attr_underline_new (PANGO_UNDERLINE_DOUBLE) : NULL,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++) {
    if (attributes[i] == NULL)
      continue;
    attributes[i]->start_index = match->start;
    attributes[i]->end_index = match->end;
    pango_attr_list_insert (list, attributes[i]);
  }
}

static gboolean
is_in (PupitreReadingFinder *self, guint number, GtkLabel *label)
{
  return number < self->matches->len && g_array_index (self->matches, Match, number).label == label;
}

/* All that was found in the label of one match. Returns: the first match that is in another one */
static guint
mark_around (PupitreReadingFinder *self, guint number)
{
  GtkLabel *label = g_array_index (self->matches, Match, number).label;
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  while (number > 0 && is_in (self, number - 1, label))
    number--;
  for (; is_in (self, number, label); number++)
    add_colour (list, &g_array_index (self->matches, Match, number),
                (int) number == self->current);
  gtk_label_set_attributes (label, list);
  return number;
}

static void
mark_all (PupitreReadingFinder *self)
{
  for (guint i = 0; i < self->matches->len; )
    i = mark_around (self, i);
}

static void
unmark_all (PupitreReadingFinder *self)
{
  for (guint i = 0; i < self->matches->len; i++)
    gtk_label_set_attributes (g_array_index (self->matches, Match, i).label, NULL);
  g_array_set_size (self->matches, 0);
}

static void
make_current (PupitreReadingFinder *self, int number)
{
  const int before = self->current;
  const Match *match = &g_array_index (self->matches, Match, number);

  self->current = number;
  if (before >= 0 && before < (int) self->matches->len)
    mark_around (self, (guint) before);
  mark_around (self, (guint) number);
  pupitre_document_reader_show_place (self->reader, match->label, match->start);
  g_signal_emit (self, signals[MOVED], 0);
}

/* --- Finding ------------------------------------------------------------------------------- */

static void
find_in (PupitreReadingFinder *self, GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = pupitre_fold_places (text, places);
  const gsize length = strlen (self->folded);

  for (const char *p = strstr (folded, self->folded);
       p != NULL && self->matches->len < PUPITRE_DOCUMENT_MOST_FOUND;
       p = strstr (p + length, self->folded)) {
    const guint first = g_array_index (places, guint, p - folded);
    const guint last = g_array_index (places, guint, (gsize) (p - folded) + length - 1);
    const Match match = {
      .label = g_object_ref (label),
      .start = (guint) (g_utf8_offset_to_pointer (text, first) - text),
      .end = (guint) (g_utf8_offset_to_pointer (text, (glong) last + 1) - text),
    };

    g_array_append_val (self->matches, match);
  }
}

static gboolean
has_text (PupitreReadingFinder *self)
{
  return self->folded != NULL && *self->folded != '\0';
}

static void
find_all (PupitreReadingFinder *self)
{
  g_autoptr (GPtrArray) labels = NULL;

  unmark_all (self);
  if (!has_text (self))
    return;
  labels = pupitre_document_reader_list_labels (self->reader);
  for (guint i = 0; i < labels->len; i++)
    find_in (self, g_ptr_array_index (labels, i));
  mark_all (self);
}

static gboolean
pupitre_reading_finder_is_searching (PupitreFinder *finder)
{
  PupitreReadingFinder *self = PUPITRE_READING_FINDER (finder);

  return has_text (self) && pupitre_document_reader_is_reading (self->reader);
}

/* To the place that was waited for; to the first one otherwise, if none is looked at. */
static void
settle (PupitreReadingFinder *self, guint n_before)
{
  if (self->matches->len > n_before && (self->current < 0 || self->waiting)) {
    self->waiting = FALSE;
    make_current (self, (int) n_before);
  } else if (self->matches->len == n_before && (self->current < 0 || self->waiting) &&
             has_text (self) && !pupitre_document_reader_is_reading (self->reader)) {
    if (pupitre_document_reader_read_on (self->reader))
      return;
    /* There is nothing more: around the end. */
    if (self->waiting && self->matches->len > 0)
      make_current (self, 0);
    self->waiting = FALSE;
  }
}

static void
on_reader_changed (PupitreReadingFinder *self)
{
  const guint n_before = self->matches->len;

  find_all (self);
  settle (self, MIN (n_before, self->matches->len));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pupitre_reading_finder_search (PupitreFinder *finder, const char *text, guint from)
{
  PupitreReadingFinder *self = PUPITRE_READING_FINDER (finder);

  g_free (self->folded);
  self->folded = pupitre_fold (text);
  self->current = -1;
  self->waiting = FALSE;
  find_all (self);
  settle (self, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pupitre_reading_finder_move (PupitreFinder *finder, int direction)
{
  PupitreReadingFinder *self = PUPITRE_READING_FINDER (finder);
  const int n = (int) self->matches->len;

  if (n == 0)
    return;
  if (direction > 0 && self->current == n - 1 &&
      pupitre_document_reader_read_on (self->reader))
    self->waiting = TRUE;
  else
    make_current (self, (self->current + n + direction) % n);
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
pupitre_reading_finder_get_n_found (PupitreFinder *finder)
{
  return PUPITRE_READING_FINDER (finder)->matches->len;
}

static guint
pupitre_reading_finder_get_position (PupitreFinder *finder)
{
  return (guint) (PUPITRE_READING_FINDER (finder)->current + 1);
}

static void
pupitre_reading_finder_iface_init (PupitreFinderInterface *iface)
{
  iface->search = pupitre_reading_finder_search;
  iface->move = pupitre_reading_finder_move;
  iface->is_searching = pupitre_reading_finder_is_searching;
  iface->get_n_found = pupitre_reading_finder_get_n_found;
  iface->get_position = pupitre_reading_finder_get_position;
}

static void
pupitre_reading_finder_finalize (GObject *object)
{
  PupitreReadingFinder *self = PUPITRE_READING_FINDER (object);

  g_array_unref (self->matches);
  g_object_unref (self->reader);
  g_free (self->folded);

  G_OBJECT_CLASS (pupitre_reading_finder_parent_class)->finalize (object);
}

static void
pupitre_reading_finder_class_init (PupitreReadingFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pupitre_reading_finder_finalize;

  signals[CHANGED] = g_signal_new ("changed", PUPITRE_TYPE_READING_FINDER, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", PUPITRE_TYPE_READING_FINDER, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pupitre_reading_finder_init (PupitreReadingFinder *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_array_set_clear_func (self->matches, clear_match);
  self->current = -1;
}

/**
 * pupitre_reading_finder_new:
 * @reader: Where to find
 *
 * Returns: (transfer full): a finder that searches nothing yet. Main thread.
 */
PupitreReadingFinder *
pupitre_reading_finder_new (PupitreDocumentReader *reader)
{
  PupitreReadingFinder *self;

  g_return_val_if_fail (PUPITRE_IS_DOCUMENT_READER (reader), NULL);

  self = g_object_new (PUPITRE_TYPE_READING_FINDER, NULL);
  self->reader = g_object_ref (reader);
  g_signal_connect_object (reader, "changed", G_CALLBACK (on_reader_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}
