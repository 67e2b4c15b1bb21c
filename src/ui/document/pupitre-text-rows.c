/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-text-rows"

#include "pupitre-text-rows.h"

#include <math.h>

/* The text of a page put back into the lines that the eye sees, whatever the order in which the
 * document draws it. */

/* In heights of the text. */
#define PIECE_GAP 0.9   /* wider: another piece */
#define OVERLAP 0.5     /* more of the lower one: the same line */

typedef struct {
  const double *box;
  const char   *bytes;   /* in the text */
  guint         place;   /* characters from its beginning */
  gboolean      spaced;  /* white space stands before it in the text */
} Glyph;

static void
piece_free (PupitreTextPiece *piece)
{
  g_free (piece->text);
  g_free (piece);
}

static void
row_free (PupitreTextRow *row)
{
  g_ptr_array_unref (row->pieces);
  g_free (row);
}

static gboolean
is_on_line (double top, double bottom, double other_top, double other_bottom)
{
  const double common = MIN (bottom, other_bottom) - MAX (top, other_top);

  return common > OVERLAP * MIN (bottom - top, other_bottom - other_top);
}

static GArray *
take_glyphs (PupitrePageText *text)
{
  GArray *glyphs = g_array_sized_new (FALSE, FALSE, sizeof (Glyph), text->n_boxes);
  gboolean spaced = FALSE;
  guint place = 0;

  for (const char *p = text->text; *p != '\0'; p = g_utf8_next_char (p), place++) {
    const double *box = text->boxes[place];
    const gunichar c = g_utf8_get_char (p);
    Glyph glyph = { .box = box, .bytes = p, .place = place, .spaced = spaced };

    spaced = g_unichar_isspace (c);
    if (!spaced && g_unichar_isprint (c) && box[2] >= box[0] && box[3] > box[1])
      g_array_append_val (glyphs, glyph);
  }

  return glyphs;
}

static PupitreTextPiece *
begin_piece (const Glyph *glyph)
{
  PupitreTextPiece *piece = g_new0 (PupitreTextPiece, 1);

  piece->left = glyph->box[0];
  piece->top = glyph->box[1];
  piece->right = glyph->box[2];
  piece->bottom = glyph->box[3];

  return piece;
}

/* What follows in the text, on the same line and near, goes into one piece. */
static gboolean
goes_on (const PupitreTextPiece *piece, const Glyph *glyph)
{
  const double height = piece->bottom - piece->top;
  const double gap = glyph->box[0] - piece->right;

  return is_on_line (piece->top, piece->bottom, glyph->box[1], glyph->box[3]) &&
         gap < PIECE_GAP * height && gap > -height;
}

static GPtrArray *
make_pieces (GArray *glyphs)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  g_autoptr (GString) text = g_string_new (NULL);
  PupitreTextPiece *piece = NULL;

  for (guint i = 0; i < glyphs->len; i++) {
    const Glyph *glyph = &g_array_index (glyphs, Glyph, i);

    if (piece == NULL || !goes_on (piece, glyph)) {
      if (piece != NULL)
        piece->text = g_strdup (text->str);
      g_string_truncate (text, 0);
      piece = begin_piece (glyph);
      g_ptr_array_add (pieces, piece);
    } else if (glyph->spaced) {
      g_string_append_c (text, ' ');
    }
    g_string_append_len (text, glyph->bytes, g_utf8_next_char (glyph->bytes) - glyph->bytes);
    piece->right = MAX (piece->right, glyph->box[2]);
    piece->top = MIN (piece->top, glyph->box[1]);
    piece->bottom = MAX (piece->bottom, glyph->box[3]);
  }
  if (piece != NULL)
    piece->text = g_strdup (text->str);

  return pieces;
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const PupitreTextPiece *first = *(PupitreTextPiece **) a;
  const PupitreTextPiece *second = *(PupitreTextPiece **) b;
  const double difference = first->top + first->bottom - second->top - second->bottom;

  return difference < 0 ? -1 : difference > 0;
}

static int
compare_lefts (gconstpointer a, gconstpointer b)
{
  const PupitreTextPiece *first = *(PupitreTextPiece **) a;
  const PupitreTextPiece *second = *(PupitreTextPiece **) b;

  return first->left < second->left ? -1 : first->left > second->left;
}

/**
 * pupitre_text_rows_group:
 * @pieces: (element-type PupitreTextPiece): Pieces, which have to live as long as the result
 *
 * Returns: (transfer full) (element-type PupitreTextRow): the lines that they make, from the top.
 *   Any thread.
 */
GPtrArray *
pupitre_text_rows_group (GPtrArray *pieces)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (pieces, NULL, NULL);
  PupitreTextRow *row = NULL;

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_tops);
  for (guint i = 0; i < sorted->len; i++) {
    PupitreTextPiece *piece = g_ptr_array_index (sorted, i);

    if (row == NULL || !is_on_line (row->top, row->bottom, piece->top, piece->bottom)) {
      row = g_new0 (PupitreTextRow, 1);
      row->pieces = g_ptr_array_new ();
      row->top = piece->top;
      row->bottom = piece->bottom;
      g_ptr_array_add (rows, row);
    }
    /* The first one says where the line is: else a crooked page would be one line. */
    g_ptr_array_add (row->pieces, piece);
  }
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_sort (((PupitreTextRow *) g_ptr_array_index (rows, i))->pieces, compare_lefts);

  return rows;
}

/**
 * pupitre_text_rows_new:
 * @text: The text of a page
 *
 * Returns: (transfer full) (element-type PupitreTextPiece): its pieces, for
 *   pupitre_text_rows_group(). Any thread.
 */
GPtrArray *
pupitre_text_rows_new (PupitrePageText *text)
{
  g_autoptr (GArray) glyphs = take_glyphs (text);

  return make_pieces (glyphs);
}

/**
 * pupitre_text_row_height:
 * @row: A line
 *
 * Returns: how high it is, in points. Any thread.
 */
double
pupitre_text_row_height (PupitreTextRow *row)
{
  return row->bottom - row->top;
}
