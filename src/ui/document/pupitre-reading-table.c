/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-reading-table"

#include "pupitre-reading-table.h"

#include <math.h>

#include "pupitre-text-rows.h"

/* Finds a table in lines of text: a line of several short pieces names the columns, and lines follow
 * that have short pieces under them. What stands left of the first column names the row. */

#define LONGEST_CELL 14     /* characters */
#define LEAST_COLUMNS 3
#define MOST_COLUMNS 24
#define MOST_ACROSS 4       /* lines in a row without a cell */
#define TABLE_GAP 2.2       /* times the usual height of a line: wider, and the table ends */
#define LARGE 1.18          /* as of headings */

typedef struct {
  double left;
  double right;
} Column;

static gboolean
is_short (const PupitreTextPiece *piece)
{
  return g_utf8_strlen (piece->text, -1) <= LONGEST_CELL;
}

/* What can name a column: a number does not, but for a year. */
static gboolean
is_name (const PupitreTextPiece *piece)
{
  if (!is_short (piece))
    return FALSE;
  for (const char *p = piece->text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  }

  return g_utf8_strlen (piece->text, -1) >= 4;
}

static gboolean
is_under (const Column *column, const PupitreTextPiece *piece)
{
  return piece->left < column->right && piece->right > column->left;
}

/* Returns the number of the column that a piece is in, -1 for none. */
static int
column_of (GArray *columns, const PupitreTextPiece *piece)
{
  int found = -1;

  if (!is_short (piece))
    return -1;
  for (guint i = 0; i < columns->len; i++) {
    if (!is_under (&g_array_index (columns, Column, i), piece))
      continue;
    if (found >= 0)
      return -1;
    found = (int) i;
  }

  return found;
}

/* The columns that a line names: all of its pieces are short but, at most, the one at the left. */
static GArray *
find_columns (PupitreTextRow *row)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));
  gboolean right = TRUE;

  for (guint i = 0; i < row->pieces->len; i++) {
    const PupitreTextPiece *piece = g_ptr_array_index (row->pieces, i);
    const Column column = { piece->left, piece->right };

    if (is_name (piece))
      g_array_append_val (columns, column);
    else if (i > 0)
      right = FALSE;
  }
  if (!right || columns->len < LEAST_COLUMNS || columns->len > MOST_COLUMNS)
    g_array_set_size (columns, 0);

  return columns;
}

static guint
count_cells (GArray *columns, PupitreTextRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->pieces->len; i++)
    n += column_of (columns, g_ptr_array_index (row->pieces, i)) >= 0;

  return n;
}

/* Whether a line with cells has something among them that is none: then these are no columns. */
static gboolean
has_stray (GArray *columns, PupitreTextRow *row)
{
  const Column *first = &g_array_index (columns, Column, 0);

  for (guint i = 0; i < row->pieces->len; i++) {
    const PupitreTextPiece *piece = g_ptr_array_index (row->pieces, i);

    if (piece->left > first->left && column_of (columns, piece) < 0)
      return TRUE;
  }

  return FALSE;
}

static void
append (char **cell, const char *text)
{
  char *joined = *cell != NULL && **cell != '\0' ? g_strconcat (*cell, " ", text, NULL)
                                                 : g_strdup (text);

  g_free (*cell);
  *cell = joined;
}

/* Adds a line to a row: what is in no column belongs to its name. */
static void
fill (GStrv cells, GArray *columns, PupitreTextRow *row)
{
  for (guint i = 0; i < row->pieces->len; i++) {
    const PupitreTextPiece *piece = g_ptr_array_index (row->pieces, i);

    append (&cells[column_of (columns, piece) + 1], piece->text);
  }
}

static GStrv
new_cells (guint n)
{
  GStrv cells = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = g_strdup ("");

  return cells;
}

/* A line without cells goes across all columns. */
static GStrv
across (PupitreTextRow *row)
{
  GStrv cells = new_cells (1);

  for (guint i = 0; i < row->pieces->len; i++) {
    const PupitreTextPiece *piece = g_ptr_array_index (row->pieces, i);

    if (i > 0)
      append (&cells[0], "·");
    append (&cells[0], piece->text);
  }

  return cells;
}

/* Returns whether a line goes on naming the columns: nothing but short pieces under them, close to
 * the line before; or the one name of the column of names, which may hang between the lines. */
static gboolean
names_columns (GArray *columns, PupitreTextRow *before, PupitreTextRow *row)
{
  const guint n_cells = count_cells (columns, row);
  const double height = pupitre_text_row_height (row);
  const PupitreTextPiece *first = g_ptr_array_index (row->pieces, 0);

  if (row->top - before->bottom > 0.3 * height)
    return FALSE;
  if (n_cells == row->pieces->len)
    return n_cells > 1;

  return row->top < before->bottom && column_of (columns, first) < 0;
}

static gboolean
ends (PupitreTextRow *before, PupitreTextRow *row, double usual)
{
  return row->top - before->bottom > TABLE_GAP * usual ||
         (row->pieces->len == 1 && pupitre_text_row_height (row) > LARGE * usual);
}

static guint
read_header (GPtrArray *rows, guint from, GArray *columns, GPtrArray *table)
{
  GStrv cells = new_cells (columns->len + 1);
  guint i = from;

  fill (cells, columns, g_ptr_array_index (rows, i));
  for (i++; i < rows->len; i++) {
    PupitreTextRow *row = g_ptr_array_index (rows, i);

    if (!names_columns (columns, g_ptr_array_index (rows, i - 1), row))
      break;
    fill (cells, columns, row);
  }
  g_ptr_array_add (table, cells);

  return i;
}

/* Returns the line after the last one that belongs to the table; @from for no table. */
static guint
read_body (GPtrArray *rows, guint from, double usual, GArray *columns, GPtrArray *table, guint *n_filled)
{
  guint n_across = 0;
  guint i;

  for (i = from; i < rows->len; i++) {
    PupitreTextRow *row = g_ptr_array_index (rows, i);
    GStrv cells;

    if (ends (g_ptr_array_index (rows, i - 1), row, usual))
      break;
    if (count_cells (columns, row) > 0) {
      if (has_stray (columns, row))
        return from;
      cells = new_cells (columns->len + 1);
      fill (cells, columns, row);
      g_ptr_array_add (table, cells);
      n_across = 0;
      (*n_filled)++;
    } else if (++n_across <= MOST_ACROSS) {
      g_ptr_array_add (table, across (row));
    } else {
      /* Text, not table. */
      g_ptr_array_set_size (table, (int) (table->len - MOST_ACROSS));
      return i - MOST_ACROSS;
    }
  }

  return i;
}

/**
 * pupitre_reading_table_new:
 * @rows: (element-type PupitreTextRow): Lines of text
 * @from: That which may name the columns
 * @usual: The usual height of a line, in points
 * @table: (out) (transfer full) (nullable): The table that begins there
 *
 * Returns: the line after the table. Any thread.
 */
guint
pupitre_reading_table_new (GPtrArray            *rows,
                           guint                 from,
                           double                usual,
                           PupitreReadingBlock **table)
{
  g_autoptr (GArray) columns = find_columns (g_ptr_array_index (rows, from));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n_filled = 0;
  guint header_end;
  guint end;

  *table = NULL;
  if (columns->len == 0)
    return from;
  header_end = read_header (rows, from, columns, lines);
  end = read_body (rows, header_end, usual, columns, lines, &n_filled);
  if (n_filled == 0 || end == header_end)
    return from;
  *table = g_new0 (PupitreReadingBlock, 1);
  (*table)->kind = PUPITRE_READING_TABLE;
  (*table)->n_columns = columns->len + 1;
  (*table)->rows = g_steal_pointer (&lines);

  return end;
}
