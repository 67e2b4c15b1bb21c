/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-reading"

#include "pupitre-reading.h"

#include <math.h>
#include <string.h>

#include "pupitre-reading-table.h"
#include "pupitre-text-rows.h"

/* The text of a page in the order in which one reads it: headings, paragraphs, and tables where the
 * layout shows one. A PDF says where each letter stands, and hardly ever what it is part of; this
 * goes by what the eye goes by: size, gaps and columns. */

#define LARGE 1.18          /* times the usual height of a line: a heading */
#define VERY_LARGE 1.6      /* the heading of the document */
#define LONGEST_HEADING 90  /* characters */
#define GUTTER 9.0          /* points of white that part columns of text */
#define MOST_DEPTH 12       /* columns within columns */

typedef struct {
  GPtrArray *blocks;
  double     usual;  /* height of a line */
} Reading;

static void read_pieces (Reading *self, GPtrArray *pieces, guint depth);

static void
block_free (PupitreReadingBlock *block)
{
  g_free (block->text);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double first = *(const double *) a;
  const double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* That of the middle one, each counted as often as it has letters. */
static double
usual_height (GPtrArray *pieces)
{
  g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < pieces->len; i++) {
    const PupitreTextPiece *piece = g_ptr_array_index (pieces, i);
    const double height = piece->bottom - piece->top;

    for (gsize j = 0; j < strlen (piece->text); j += 4)
      g_array_append_val (heights, height);
  }
  if (heights->len == 0)
    return 1;
  g_array_sort (heights, compare_doubles);

  return g_array_index (heights, double, heights->len / 2);
}

static void
add_text (Reading *self, PupitreReadingKind kind, guint level, const char *text)
{
  PupitreReadingBlock *block = g_new0 (PupitreReadingBlock, 1);

  block->kind = kind;
  block->level = level;
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
}

static char *
join (PupitreTextRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->pieces->len; i++) {
    const PupitreTextPiece *piece = g_ptr_array_index (row->pieces, i);

    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", piece->text);
  }

  return g_string_free (text, FALSE);
}

static gboolean
is_heading (Reading *self, PupitreTextRow *row)
{
  const PupitreTextPiece *piece = g_ptr_array_index (row->pieces, 0);

  return row->pieces->len == 1 && pupitre_text_row_height (row) >= LARGE * self->usual &&
         g_utf8_strlen (piece->text, -1) <= LONGEST_HEADING;
}

/* Lines of one size, close together, that begin at the same place are one paragraph. */
static gboolean
follows (PupitreTextRow *before, PupitreTextRow *row)
{
  const PupitreTextPiece *first = g_ptr_array_index (before->pieces, 0);
  const PupitreTextPiece *second = g_ptr_array_index (row->pieces, 0);
  const double height = pupitre_text_row_height (before);

  return fabs (height - pupitre_text_row_height (row)) < 0.08 * height &&
         row->top - before->bottom < 0.6 * height && fabs (first->left - second->left) < height / 2;
}

/* Lines without columns. */
static void
read_lines (Reading *self, GPtrArray *rows)
{
  g_autoptr (GString) paragraph = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++) {
    PupitreTextRow *row = g_ptr_array_index (rows, i);
    const gboolean heading = is_heading (self, row);
    g_autofree char *text = join (row);

    if (paragraph->len > 0 && (heading || !follows (g_ptr_array_index (rows, i - 1), row))) {
      add_text (self, PUPITRE_READING_PARAGRAPH, 0, paragraph->str);
      g_string_truncate (paragraph, 0);
    }
    if (heading)
      add_text (self, PUPITRE_READING_HEADING,
                pupitre_text_row_height (row) >= VERY_LARGE * self->usual ? 1 : 2, text);
    else
      g_string_append_printf (paragraph, "%s%s", paragraph->len > 0 ? " " : "", text);
  }
  if (paragraph->len > 0)
    add_text (self, PUPITRE_READING_PARAGRAPH, 0, paragraph->str);
}

static int
compare_left_edges (gconstpointer a, gconstpointer b)
{
  const PupitreTextPiece *first = *(PupitreTextPiece **) a;
  const PupitreTextPiece *second = *(PupitreTextPiece **) b;

  return first->left < second->left ? -1 : first->left > second->left;
}

/* Returns how many of pieces, sorted by their left edges, stand left of the widest white that goes
 * from top to bottom; 0 where there is none. */
static guint
find_gutter (GPtrArray *pieces)
{
  double right = -G_MAXDOUBLE;
  double widest = 0;
  guint found = 0;

  for (guint i = 0; i < pieces->len; i++) {
    const PupitreTextPiece *piece = g_ptr_array_index (pieces, i);

    if (i > 0 && piece->left - right >= MAX (GUTTER, widest)) {
      widest = piece->left - right;
      found = i;
    }
    right = MAX (right, piece->right);
  }

  return found;
}

/* Returns whether white parts the lines; if so, both sides have been read. */
static gboolean
read_columns (Reading *self, GPtrArray *rows, guint depth)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  guint gutter;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_extend (pieces, ((PupitreTextRow *) g_ptr_array_index (rows, i))->pieces, NULL, NULL);
  g_ptr_array_sort (pieces, compare_left_edges);
  gutter = find_gutter (pieces);
  if (gutter == 0)
    return FALSE;
  for (guint i = gutter; i < pieces->len; i++)
    g_ptr_array_add (rest, g_ptr_array_index (pieces, i));
  g_ptr_array_set_size (pieces, (int) gutter);
  read_pieces (self, pieces, depth + 1);
  read_pieces (self, rest, depth + 1);

  return TRUE;
}

/* Lines between two tables: as long as there is no wide gap between them, they are looked at
 * together. */
static void
read_rows (Reading *self, GPtrArray *rows, guint from, guint to, guint depth)
{
  g_autoptr (GPtrArray) together = g_ptr_array_new ();

  for (guint i = from; i < to; i++) {
    PupitreTextRow *row = g_ptr_array_index (rows, i);
    const gboolean last =
      i + 1 == to || ((PupitreTextRow *) g_ptr_array_index (rows, i + 1))->top - row->bottom >
                       1.2 * self->usual;

    g_ptr_array_add (together, row);
    if (!last)
      continue;
    if (depth >= MOST_DEPTH || !read_columns (self, together, depth))
      read_lines (self, together);
    g_ptr_array_set_size (together, 0);
  }
}

static void
read_pieces (Reading *self, GPtrArray *pieces, guint depth)
{
  g_autoptr (GPtrArray) rows = pupitre_text_rows_group (pieces);
  guint from = 0;
  guint i = 0;

  while (i < rows->len) {
    PupitreReadingBlock *table = NULL;
    const guint end = pupitre_reading_table_new (rows, i, self->usual, &table);

    if (table == NULL) {
      i++;
      continue;
    }
    read_rows (self, rows, from, i, depth);
    g_ptr_array_add (self->blocks, table);
    from = i = end;
  }
  read_rows (self, rows, from, rows->len, depth);
}

/**
 * pupitre_reading_new:
 * @text: The text of a page
 *
 * Returns: (transfer full) (element-type PupitreReadingBlock): its text in the order of reading. Any
 *   thread.
 */
GPtrArray *
pupitre_reading_new (PupitrePageText *text)
{
  g_autoptr (GPtrArray) pieces = pupitre_text_rows_new (text);
  Reading self = { .usual = usual_height (pieces) };

  self.blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  read_pieces (&self, pieces, 0);

  return self.blocks;
}
