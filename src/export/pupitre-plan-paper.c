/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-plan-paper"

#include "config.h"

#include "pupitre-plan-paper.h"

#include "pupitre-assignment-words.h"
#include "pupitre-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A week or a cycle on paper: days side by side, hours one under the other, on as many pages as that
 * takes; the heads stand on each. The hours of several children do not meet: theirs stand child under
 * child, each with its day in order. All of it is black on white: what the window also says by a colour
 * is here in words, in a frame, struck through or hatched. Pure functions. */

#define MARGIN 36.0
#define ROW_HEAD_WIDTH 52.0
#define PADDING 3.0
#define BETWEEN 4.0
#define FOOT_HEIGHT 16.0
#define LEAST_ROW 26.0
#define BETWEEN_BLOCKS 16.0

/* More days than this would be too narrow to read: they stand in two blocks. */
#define MOST_COLUMNS 7

/* More of one thing would push the rest from the page: it ends in an ellipsis. */
#define MOST_ITEM 220.0
#define MOST_HEAD 60.0
#define MOST_CHARACTERS 240

#define TITLE_FONT "Sans Bold 15"
#define SUBTITLE_FONT "Sans 10"
#define HEAD_FONT "Sans 9"
#define ITEM_FONT "Sans 8"
/* Where that saves a page. */
#define SMALL_HEAD_FONT "Sans 8"
#define SMALL_ITEM_FONT "Sans 7"
#define FOOT_FONT "Sans 7.5"

typedef struct {
  PupitrePaper               *paper;
  PupitrePlan                *plan;
  const PupitrePlanPaperHead *head;
  GPtrArray                  *who;      /* (nullable) (element-type PupitrePlanWho): the rows */
  guint                       n_pages;  /* 0: not known yet */
  gboolean                    is_small;
  double                      y;
  double                      column_width;
  guint                       first;    /* the columns of the block */
  guint                       n;
  gboolean                    is_fresh; /* nothing but heads is on the page */
} Drawing;

/* --- Words --------------------------------------------------------------------------------- */

static char *
dup_short (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MOST_CHARACTERS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MOST_CHARACTERS);
  return g_strconcat (start, "…", NULL);
}

static void
append_text (GString *markup, const char *between, const char *before, const char *text,
             const char *after)
{
  g_autofree char *shown = NULL, *escaped = NULL;

  if (text == NULL || *text == '\0')
    return;
  shown = dup_short (text);
  escaped = g_markup_escape_text (shown, -1);
  g_string_append_printf (markup, "%s%s%s%s", markup->len > 0 ? between : "", before, escaped, after);
}

static void
append_line (GString *markup, const char *before, const char *text, const char *after)
{
  append_text (markup, "\n", before, text, after);
}

/* Room for the frame around the initials. */
#define BEFORE_INITIALS "\302\240"
#define BEHIND_INITIALS "\302\240\302\240"

/* Whose, in the plan of several: the initials that the window has in a colour, and the name. */
static char *
dup_who_markup (PupitrePlanWho *who)
{
  g_autofree char *initials = pupitre_plan_who_dup_initials (who);

  return g_markup_printf_escaped (BEFORE_INITIALS "<b>%s</b>" BEHIND_INITIALS "<b>%s</b>", initials,
                                  pupitre_plan_who_get_name (who));
}

/* What stands between the parts of a thing: in the row of a child they follow each other. */
static const char *
between_parts (Drawing *self)
{
  return self->who != NULL ? "  " : "\n";
}

/* When it is if no row says so, mark, what it is, where and with whom, what changed. */
static char *
dup_item_markup (Drawing *self, PupitrePlanItem *item)
{
  GString *markup = g_string_new (NULL);
  const char *between = between_parts (self);

  append_text (markup, "", "", self->who != NULL ? item->time : NULL, "");
  append_text (markup, between, "<b><i>", item->note, "</i></b>");
  if (item->is_cancelled)
    append_text (markup, between, "<s>", item->title, "</s>");
  else
    append_text (markup, between, "<b>", item->title, "</b>");
  append_text (markup, between, "", item->place, "");
  for (guint i = 0; i < item->changes->len; i++) {
    PupitrePlanChange *change = item->changes->pdata[i];
    g_autofree char *before = dup_short (change->before), *after = dup_short (change->after);
    g_autofree char *change_markup =
      g_markup_printf_escaped ("<s>%s</s> → <b>%s</b>", before, after);

    if (markup->len > 0)
      g_string_append_c (markup, '\n');
    g_string_append (markup, change_markup);
  }
  return g_string_free (markup, FALSE);
}

/* What kind of thing is to be done, what, and of which course. */
static char *
dup_task_markup (Drawing *self, PupitreAssignment *task)
{
  GString *markup = g_string_new (NULL);
  const char *between = between_parts (self);

  append_text (markup, between, "<b><i>", pupitre_assignment_words_kind (task), "</i></b>");
  append_text (markup, between, "<b>", pupitre_assignment_get_title (task), "</b>");
  append_text (markup, between, "", pupitre_assignment_get_course (task), "");
  return g_string_free (markup, FALSE);
}

static char *
dup_head_markup (const char *title, const char *subtitle)
{
  GString *markup = g_string_new (NULL);

  append_line (markup, "<b>", title, "</b>");
  append_line (markup, "<span size='smaller'>", subtitle, "</span>");
  return g_string_free (markup, FALSE);
}

/* @returns: (transfer full): text no higher than @most */
static PangoLayout *
make_text (Drawing *self, const char *markup, const char *font, double width, double most)
{
  PangoLayout *layout = pupitre_paper_create_layout (self->paper, markup, font, width);

  if (pupitre_paper_height_of (layout) > most) {
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_height (layout, (int) (most * PANGO_SCALE));
  }
  return layout;
}

/* --- Pages --------------------------------------------------------------------------------- */

static double
put (Drawing *self, const char *text, const char *font, double y)
{
  g_autofree char *shown = dup_short (text);
  g_autofree char *markup = g_markup_escape_text (shown, -1);
  g_autoptr (PangoLayout) layout = make_text (
    self, markup, font, pupitre_paper_get_width (self->paper) - 2 * MARGIN, MOST_HEAD);

  pupitre_paper_show (self->paper, layout, MARGIN, y);
  return pupitre_paper_height_of (layout);
}

static double
bottom_of (Drawing *self)
{
  return pupitre_paper_get_height (self->paper) - MARGIN - FOOT_HEIGHT;
}

static void
begin_page (Drawing *self)
{
  self->y = MARGIN;
  self->y += put (self, self->head->title, TITLE_FONT, self->y);
  self->y += put (self, self->head->subtitle, SUBTITLE_FONT, self->y);
  if (self->head->note != NULL)
    self->y += put (self, self->head->note, FOOT_FONT, self->y + 2) + 2;
  self->y += 8;
}

static void
end_page (Drawing *self)
{
  const double y = bottom_of (self) + 5;

  if (self->head->foot != NULL)
    put (self, self->head->foot, FOOT_FONT, y);
  pupitre_paper_show_number (self->paper, self->n_pages, FOOT_FONT, MARGIN, y);
  pupitre_paper_turn (self->paper);
}

static void
frame (Drawing *self, double x, double y, double width, double height, double line)
{
  cairo_t *cairo = pupitre_paper_get_cairo (self->paper);

  cairo_set_line_width (cairo, line);
  cairo_rectangle (cairo, x, y, width, height);
  cairo_stroke (cairo);
}

static void
hatch (Drawing *self, double x, double y, double width, double height)
{
  cairo_t *cairo = pupitre_paper_get_cairo (self->paper);

  cairo_save (cairo);
  cairo_rectangle (cairo, x, y, width, height);
  cairo_clip (cairo);
  cairo_set_line_width (cairo, 0.4);
  for (double start = x - height; start < x + width; start += 7) {
    cairo_move_to (cairo, start, y + height);
    cairo_line_to (cairo, start + height, y);
  }
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

static double
x_of (Drawing *self, guint column)
{
  return MARGIN + ROW_HEAD_WIDTH + column * self->column_width;
}

static PupitrePlanColumn *
column_at (Drawing *self, guint column)
{
  return g_ptr_array_index (self->plan->columns, self->first + column);
}

/* --- Heads --------------------------------------------------------------------------------- */

static PangoLayout *
make_column_head (Drawing *self, guint number)
{
  PupitrePlanColumn *column = column_at (self, number);
  g_autofree char *markup =
    dup_head_markup (column->title, column->off != NULL ? column->off : column->subtitle);

  return make_text (self, markup, self->is_small ? SMALL_HEAD_FONT : HEAD_FONT,
                    self->column_width - 2 * PADDING, MOST_HEAD);
}

static double
measure_heads (Drawing *self)
{
  double height = 0;

  for (guint i = 0; i < self->n; i++) {
    g_autoptr (PangoLayout) layout = make_column_head (self, i);

    height = MAX (height, pupitre_paper_height_of (layout));
  }
  return height + 2 * PADDING;
}

static void
draw_heads (Drawing *self)
{
  const double height = measure_heads (self);

  for (guint i = 0; i < self->n; i++) {
    g_autoptr (PangoLayout) layout = make_column_head (self, i);

    frame (self, x_of (self, i), self->y, self->column_width, height, 1);
    pupitre_paper_show (self->paper, layout, x_of (self, i) + PADDING, self->y + PADDING);
  }
  self->y += height;
  self->is_fresh = TRUE;
}

static void
next_page (Drawing *self)
{
  end_page (self);
  begin_page (self);
  draw_heads (self);
}

/* --- Rows ---------------------------------------------------------------------------------- */

typedef struct {
  PangoLayout *layout;
  double       height;
  gboolean     is_framed;
} Piece;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_object_unref (piece->layout);
  g_free (piece);
}

static void
add_piece (Drawing *self, GPtrArray *pieces, const char *markup, gboolean is_framed)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->layout = make_text (self, markup, self->is_small ? SMALL_ITEM_FONT : ITEM_FONT,
                             self->column_width - 4 * PADDING, MOST_ITEM);
  piece->height = pupitre_paper_height_of (piece->layout) + 2 * PADDING;
  piece->is_framed = is_framed;
  g_ptr_array_add (pieces, piece);
}

/* Row after the last of the hours: what is to be done. */
static gboolean
is_task_row (Drawing *self, guint row)
{
  return self->who == NULL && row == self->plan->rows->len;
}

static void
add_tasks (Drawing *self, GPtrArray *pieces, PupitrePlanTasks *of_child)
{
  for (guint i = 0; i < of_child->tasks->len; i++) {
    g_autofree char *markup = dup_task_markup (self, of_child->tasks->pdata[i]);

    add_piece (self, pieces, markup, FALSE);
  }
}

static void
add_item (Drawing *self, GPtrArray *pieces, PupitrePlanItem *item)
{
  g_autofree char *markup = dup_item_markup (self, item);

  add_piece (self, pieces, markup, item->is_warning);
}

static gboolean
is_of (PupitrePlanItem *item, PupitrePlanWho *who)
{
  for (guint i = 0; i < item->who->len; i++) {
    if (((PupitrePlanWho *) item->who->pdata[i])->child == who->child)
      return TRUE;
  }
  return FALSE;
}

/* The day of one of several children, and what it has to do. */
static void
fill_cell_of_child (Drawing *self, GPtrArray *pieces, PupitrePlanColumn *column, PupitrePlanWho *who)
{
  for (guint i = 0; i < column->items->len; i++) {
    PupitrePlanItem *item = column->items->pdata[i];

    if (is_of (item, who))
      add_item (self, pieces, item);
  }
  for (guint i = 0; i < column->tasks->len; i++) {
    PupitrePlanTasks *of_child = column->tasks->pdata[i];

    if (of_child->who != NULL && of_child->who->child == who->child)
      add_tasks (self, pieces, of_child);
  }
}

/* @returns: (transfer full) (element-type Piece): what stands in a cell */
static GPtrArray *
make_cell (Drawing *self, guint number, guint row)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (piece_free);
  PupitrePlanColumn *column = column_at (self, number);

  if (self->who != NULL)
    fill_cell_of_child (self, pieces, column, self->who->pdata[row]);
  for (guint i = 0; is_task_row (self, row) && i < column->tasks->len; i++)
    add_tasks (self, pieces, column->tasks->pdata[i]);
  for (guint i = 0; self->who == NULL && !is_task_row (self, row) && i < column->items->len; i++) {
    PupitrePlanItem *item = column->items->pdata[i];

    if (item->row == (int) row)
      add_item (self, pieces, item);
  }
  return pieces;
}

static char *
dup_row_markup (Drawing *self, guint row)
{
  PupitrePlanRow *head;

  if (self->who != NULL)
    return dup_who_markup (self->who->pdata[row]);
  if (is_task_row (self, row))
    return dup_head_markup (_("To do"), NULL);
  head = self->plan->rows->pdata[row];
  return dup_head_markup (head->title, head->subtitle);
}

static PangoLayout *
make_row_head (Drawing *self, guint row)
{
  g_autofree char *markup = dup_row_markup (self, row);

  return make_text (self, markup, self->is_small ? SMALL_HEAD_FONT : HEAD_FONT,
                    ROW_HEAD_WIDTH - 2 * PADDING, MOST_HEAD);
}

/* Nothing but what is around each, where there are many. */
static double
space_between (Drawing *self)
{
  return self->who != NULL ? 0 : BETWEEN;
}

/* @count: (inout): how many pieces from @start fit in @room */
static double
measure (Drawing *self, GPtrArray *pieces, guint start, double room, guint *count)
{
  double height = 0;

  *count = 0;
  for (guint i = start; i < pieces->len; i++) {
    const Piece *piece = pieces->pdata[i];
    const double more = height + piece->height + (i > start ? space_between (self) : 0);

    if (more > room)
      break;
    height = more;
    (*count)++;
  }
  return height;
}

/* The letters between the spaces of BEFORE_INITIALS and BEHIND_INITIALS. */
static void
frame_initials (Drawing *self, PangoLayout *layout, double x, double y)
{
  const char *text = pango_layout_get_text (layout);
  const char *end = strstr (text + 1, BEHIND_INITIALS);
  PangoRectangle first, behind;

  if (end == NULL)
    return;
  pango_layout_index_to_pos (layout, (int) strlen (BEFORE_INITIALS), &first);
  pango_layout_index_to_pos (layout, (int) (end - text), &behind);
  frame (self, x + pango_units_to_double (first.x) - 1.5, y + pango_units_to_double (first.y) + 0.5,
         pango_units_to_double (behind.x - first.x) + 3, pango_units_to_double (first.height) - 1,
         0.7);
}

static void
draw_pieces (Drawing *self, GPtrArray *pieces, guint start, guint count, double x, double y)
{
  for (guint i = start; i < start + count; i++) {
    const Piece *piece = pieces->pdata[i];

    if (piece->is_framed)
      frame (self, x + PADDING, y, self->column_width - 2 * PADDING, piece->height, 1.5);
    pupitre_paper_show (self->paper, piece->layout, x + 2 * PADDING, y + PADDING);
    y += piece->height + space_between (self);
  }
}

/* A day without school, of which nothing else is known. */
static gboolean
is_hatched (Drawing *self, guint number, guint row)
{
  PupitrePlanColumn *column = column_at (self, number);

  return column->off != NULL && column->items->len == 0 && !is_task_row (self, row) &&
         (self->who == NULL || column->tasks->len == 0);
}

/* @tops: (array length=self->n): which piece comes first in each cell; moved on
 * @returns: whether all of the row is on paper now */
static gboolean
draw_part (Drawing *self, GPtrArray *cells, guint row, guint *tops)
{
  const double room = bottom_of (self) - self->y - 2 * PADDING;
  g_autoptr (PangoLayout) head = make_row_head (self, row);
  g_autofree guint *counts = g_new0 (guint, self->n);
  double height = MAX (LEAST_ROW, pupitre_paper_height_of (head) + 2 * PADDING);
  gboolean is_done = TRUE;

  for (guint i = 0; i < self->n; i++) {
    /* One that has no room on a page of its own would never have any. */
    height = MAX (height, measure (self, cells->pdata[i], tops[i], room, &counts[i]) + 2 * PADDING);
    if (counts[i] == 0 && self->is_fresh && tops[i] < ((GPtrArray *) cells->pdata[i])->len)
      counts[i] = 1;
    is_done = is_done && tops[i] + counts[i] == ((GPtrArray *) cells->pdata[i])->len;
  }
  frame (self, MARGIN, self->y, ROW_HEAD_WIDTH, height, 0.5);
  pupitre_paper_show (self->paper, head, MARGIN + PADDING, self->y + PADDING);
  if (self->who != NULL)
    frame_initials (self, head, MARGIN + PADDING, self->y + PADDING);
  for (guint i = 0; i < self->n; i++) {

    frame (self, x_of (self, i), self->y, self->column_width, height, 0.5);
    if (is_hatched (self, i, row))
      hatch (self, x_of (self, i), self->y, self->column_width, height);
    draw_pieces (self, cells->pdata[i], tops[i], counts[i], x_of (self, i), self->y + PADDING);
    tops[i] += counts[i];
  }
  self->y += height;
  self->is_fresh = FALSE;
  return is_done;
}

static double
measure_row (Drawing *self, GPtrArray *cells)
{
  double height = LEAST_ROW;
  guint count;

  for (guint i = 0; i < self->n; i++)
    height = MAX (height, measure (self, cells->pdata[i], 0, G_MAXDOUBLE, &count) + 2 * PADDING);
  return height;
}

/* A row stays whole where a page has room for it. */
static void
draw_row (Drawing *self, guint row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree guint *tops = g_new0 (guint, self->n);
  double height;

  for (guint i = 0; i < self->n; i++)
    g_ptr_array_add (cells, make_cell (self, i, row));
  height = measure_row (self, cells);
  if (self->y + height > bottom_of (self) && !self->is_fresh)
    next_page (self);
  while (!draw_part (self, cells, row, tops))
    next_page (self);
}

static gboolean
has_tasks (Drawing *self)
{
  for (guint i = 0; self->plan->has_tasks && i < self->n; i++) {
    if (column_at (self, i)->tasks->len > 0)
      return TRUE;
  }
  return FALSE;
}

/* --- Blocks -------------------------------------------------------------------------------- */

static guint
count_rows (Drawing *self)
{
  if (self->who != NULL)
    return self->who->len;
  return self->plan->rows->len + (has_tasks (self) ? 1 : 0);
}

static double
measure_block (Drawing *self)
{
  double height = measure_heads (self);

  for (guint row = 0; row < count_rows (self); row++) {
    g_autoptr (GPtrArray) cells =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

    for (guint i = 0; i < self->n; i++)
      g_ptr_array_add (cells, make_cell (self, i, row));
    height += measure_row (self, cells);
  }
  return height;
}

static void
draw_block (Drawing *self)
{
  if (self->first > 0) {
    self->y += BETWEEN_BLOCKS;
    if (self->y + measure_block (self) > bottom_of (self)) {
      end_page (self);
      begin_page (self);
    }
  }
  draw_heads (self);
  for (guint row = 0; row < count_rows (self); row++)
    draw_row (self, row);
  if (count_rows (self) == 0)
    self->y += put (self, _("Nothing is planned."), SUBTITLE_FONT, self->y + 12) + 12;
}

static void
draw_all (Drawing *self)
{
  const guint n_columns = self->plan->columns->len;
  const guint n_blocks = MAX (1, (n_columns + MOST_COLUMNS - 1) / MOST_COLUMNS);
  const guint widest = (n_columns + n_blocks - 1) / n_blocks;

  self->column_width = (pupitre_paper_get_width (self->paper) - 2 * MARGIN - ROW_HEAD_WIDTH) /
                       MAX (1, widest);
  begin_page (self);
  for (self->first = 0; self->first < n_columns; self->first += self->n) {
    self->n = MIN (widest, n_columns - self->first);
    draw_block (self);
  }
  end_page (self);
}

/* @who: (nullable) */
static void
take_who (GPtrArray *all, PupitrePlanWho *who)
{
  for (guint i = 0; who != NULL && i < all->len; i++) {
    if (((PupitrePlanWho *) all->pdata[i])->child == who->child)
      return;
  }
  if (who != NULL)
    g_ptr_array_add (all, who);
}

static int
compare_who (gconstpointer a, gconstpointer b)
{
  const PupitrePlanWho *left = *(PupitrePlanWho *const *) a;
  const PupitrePlanWho *right = *(PupitrePlanWho *const *) b;

  return (left->position > right->position) - (left->position < right->position);
}

/* @returns: (transfer container) (nullable): the children of the plan, %NULL if it names none */
static GPtrArray *
list_who (PupitrePlan *plan)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < plan->columns->len; i++) {
    PupitrePlanColumn *column = plan->columns->pdata[i];

    for (guint j = 0; j < column->items->len; j++) {
      PupitrePlanItem *item = column->items->pdata[j];

      for (guint k = 0; k < item->who->len; k++)
        take_who (all, item->who->pdata[k]);
    }
    for (guint j = 0; j < column->tasks->len; j++)
      take_who (all, ((PupitrePlanTasks *) column->tasks->pdata[j])->who);
  }
  g_ptr_array_sort (all, compare_who);
  return all->len > 0 ? g_steal_pointer (&all) : NULL;
}

static guint
count_pages (const Drawing *like, gboolean is_small)
{
  g_autoptr (PupitrePaper) paper = pupitre_paper_new (TRUE, like->head->title);
  Drawing self = *like;

  self.paper = paper;
  self.is_small = is_small;
  draw_all (&self);
  return pupitre_paper_get_n_turned (paper);
}

/**
 * pupitre_plan_paper_draw:
 * @plan: A week or a cycle
 * @head: What stands around it
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): a PDF in Letter, lying, in memory and nowhere else. Any
 *   thread.
 */
GBytes *
pupitre_plan_paper_draw (PupitrePlan *plan, const PupitrePlanPaperHead *head, GError **error)
{
  g_autoptr (PupitrePaper) paper = NULL;
  g_autoptr (GPtrArray) who = NULL;
  Drawing self = { .plan = plan, .head = head };

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (head != NULL && head->title != NULL && head->subtitle != NULL, NULL);

  self.who = who = list_who (plan);
  self.n_pages = count_pages (&self, FALSE);
  if (self.n_pages > 1) {
    const guint n_small = count_pages (&self, TRUE);

    self.is_small = n_small < self.n_pages;
    self.n_pages = MIN (self.n_pages, n_small);
  }
  self.paper = paper = pupitre_paper_new (TRUE, head->title);
  draw_all (&self);
  return pupitre_paper_finish (paper, error);
}
