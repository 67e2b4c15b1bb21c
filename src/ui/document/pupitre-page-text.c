/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-page-text"

#include "pupitre-page-text.h"

#include <math.h>
#include <string.h>

#include "pupitre-fold.h"

/* The text of a page and where each of its characters stands: what finding and selecting need. */

static void
clear (gpointer data)
{
  PupitrePageText *self = data;

  g_free (self->text);
  g_free (self->boxes);
}

/**
 * pupitre_page_text_new:
 *
 * Returns: (transfer full): a text to be filled by the caller. Any thread.
 */
PupitrePageText *
pupitre_page_text_new (void)
{
  return g_atomic_rc_box_new0 (PupitrePageText);
}

/**
 * pupitre_page_text_ref:
 * @self: A text
 *
 * Returns: (transfer full): the same. Any thread.
 */
PupitrePageText *
pupitre_page_text_ref (PupitrePageText *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * pupitre_page_text_unref:
 * @self: (nullable) (transfer full): A text
 *
 * Any thread.
 */
void
pupitre_page_text_unref (PupitrePageText *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

/**
 * pupitre_page_text_find:
 * @self: A text
 * @folded: What to find, of pupitre_fold()
 * @ranges: (element-type PupitreTextRange): Gets what is found, in order
 *
 * Finds without regard to case, accents and punctuation. Any thread.
 */
void
pupitre_page_text_find (PupitrePageText *self, const char *folded, GArray *ranges)
{
  const gsize length = strlen (folded);
  g_autoptr (GArray) places = NULL;
  g_autofree char *text = NULL;

  if (length == 0)
    return;
  places = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->n_boxes);
  text = pupitre_fold_places (self->text, places);
  for (const char *p = strstr (text, folded); p != NULL; p = strstr (p + length, folded)) {
    const PupitreTextRange range = {
      g_array_index (places, guint, p - text),
      g_array_index (places, guint, p - text + length - 1) + 1,
    };

    g_array_append_val (ranges, range);
  }
}

static graphene_rect_t
area_of (const double *box)
{
  graphene_rect_t area;

  graphene_rect_init (&area, (float) box[0], (float) box[1],
                      (float) (box[2] - box[0]), (float) (box[3] - box[1]));
  graphene_rect_normalize (&area);

  return area;
}

/* Whether most of the height of the lower of two boxes is at the height of the other. */
static gboolean
on_one_line (const graphene_rect_t *a, const graphene_rect_t *b)
{
  const float top = MAX (a->origin.y, b->origin.y);
  const float bottom = MIN (a->origin.y + a->size.height, b->origin.y + b->size.height);

  return bottom - top > 0.5f * MIN (a->size.height, b->size.height);
}

/**
 * pupitre_page_text_get_areas:
 * @self: A text
 * @range: A part of it; what is past its end is left out
 * @areas: (element-type graphene_rect_t): Gets one rectangle for each line, in points
 *
 * Any thread.
 */
void
pupitre_page_text_get_areas (PupitrePageText *self, PupitreTextRange range, GArray *areas)
{
  const guint before = areas->len;

  for (guint i = range.start; i < MIN (range.end, self->n_boxes); i++) {
    const graphene_rect_t area = area_of (self->boxes[i]);
    graphene_rect_t *last = NULL;

    if (area.size.width <= 0 || area.size.height <= 0)
      continue;
    if (areas->len > before)
      last = &g_array_index (areas, graphene_rect_t, areas->len - 1);
    if (last != NULL && on_one_line (last, &area))
      graphene_rect_union (last, &area, last);
    else
      g_array_append_val (areas, area);
  }
}

/* How far a point is from a box; another line is farther than another place of the line. */
static double
distance (const double *box, double x, double y)
{
  const double dx = MAX (MAX (box[0] - x, x - box[2]), 0);
  const double dy = MAX (MAX (box[1] - y, y - box[3]), 0);

  return dx + 20 * dy;
}

/**
 * pupitre_page_text_locate:
 * @self: A text
 * @x: Points
 * @y: Points
 *
 * Returns: the place between two characters that is nearest to a point: the number of the character
 *   after it. Any thread.
 */
guint
pupitre_page_text_locate (PupitrePageText *self, double x, double y)
{
  double least = INFINITY;
  guint found = 0;

  for (guint i = 0; i < self->n_boxes; i++) {
    const double *box = self->boxes[i];
    const double far = distance (box, x, y);

    if (box[2] > box[0] && far < least) {
      least = far;
      found = i + (x > (box[0] + box[2]) / 2 ? 1 : 0);
    }
  }

  return found;
}

static const char *
pointer_to (PupitrePageText *self, guint at)
{
  return g_utf8_offset_to_pointer (self->text, MIN (at, self->n_boxes));
}

typedef gboolean (*IsRight) (gunichar c);

static gboolean
is_in_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) ||
         (c != 0 && (c < 0x80 ? strchr ("'-,.%", (int) c) != NULL : c == 0x2019));
}

static gboolean
is_between_words (gunichar c)
{
  return c != 0 && !is_in_word (c);
}

static gboolean
is_in_line (gunichar c)
{
  return c != 0 && c != '\n';
}

/* Returns how many characters before or from a place on are right. */
static guint
count (PupitrePageText *self, guint at, int direction, IsRight is_right)
{
  const char *p = pointer_to (self, at);
  guint n = 0;

  if (direction > 0) {
    for (; is_right (g_utf8_get_char (p)); p = g_utf8_next_char (p))
      n++;
    return n;
  }
  while (p > self->text && is_right (g_utf8_get_char (g_utf8_prev_char (p)))) {
    p = g_utf8_prev_char (p);
    n++;
  }

  return n;
}

static PupitreTextRange
spread (PupitrePageText *self, guint at, IsRight is_right)
{
  const guint place = MIN (at, self->n_boxes);

  return (PupitreTextRange) { place - count (self, place, -1, is_right),
                              place + count (self, place, 1, is_right) };
}

/**
 * pupitre_page_text_get_word:
 * @self: A text
 * @at: A place in it
 *
 * Returns: the word there. Any thread.
 */
PupitreTextRange
pupitre_page_text_get_word (PupitrePageText *self, guint at)
{
  return spread (self, at, is_in_word);
}

/**
 * pupitre_page_text_get_line:
 * @self: A text
 * @at: A place in it
 *
 * Returns: the line there. Any thread.
 */
PupitreTextRange
pupitre_page_text_get_line (PupitrePageText *self, guint at)
{
  return spread (self, at, is_in_line);
}

static guint
move_by_word (PupitrePageText *self, guint at, int direction)
{
  for (guint i = 0; i < 2; i++)
    at += direction * (int) count (self, at, direction, i == 0 ? is_between_words : is_in_word);

  return at;
}

/* To the same place from the left in the line above or below. */
static guint
move_by_line (PupitrePageText *self, guint at, int direction)
{
  const PupitreTextRange line = pupitre_page_text_get_line (self, at);
  const guint column = at > line.start ? at - line.start : 0;
  PupitreTextRange other;

  if (direction > 0 ? line.end + 1 >= self->n_boxes : line.start == 0)
    return direction > 0 ? self->n_boxes : 0;
  other = pupitre_page_text_get_line (self, direction > 0 ? line.end + 1 : line.start - 1);

  return MIN (other.start + column, other.end);
}

/**
 * pupitre_page_text_move:
 * @self: A text
 * @at: A place in it
 * @unit: By what to move
 * @direction: 1: on, -1: back
 *
 * Returns: the next place; @at where there is none. Any thread.
 */
guint
pupitre_page_text_move (PupitrePageText *self, guint at, PupitreTextUnit unit, int direction)
{
  const guint place = MIN (at, self->n_boxes);

  switch (unit) {
  case PUPITRE_TEXT_WORD:
    return move_by_word (self, place, direction);
  case PUPITRE_TEXT_LINE:
    return move_by_line (self, place, direction);
  case PUPITRE_TEXT_CHARACTER:
  default:
    if (direction > 0)
      return MIN (place + 1, self->n_boxes);
    return place > 0 ? place - 1 : 0;
  }
}

/**
 * pupitre_page_text_dup_range:
 * @self: A text
 * @range: A part of it; what is past its end is left out
 *
 * Returns: (transfer full): the part. Any thread.
 */
char *
pupitre_page_text_dup_range (PupitrePageText *self, PupitreTextRange range)
{
  const char *start = pointer_to (self, range.start);
  const char *end = pointer_to (self, MAX (range.start, range.end));

  return g_strndup (start, end - start);
}
