/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-tax-paper"

#include "config.h"

#include "pupitre-tax-paper.h"

#include "pupitre-finances-words.h"
#include "pupitre-number-words.h"
#include "pupitre-paper.h"
#include "pupitre-tax-year.h"
#include "pupitre-words.h"

#include <glib/gi18n-lib.h>

/* The cover sheet of a tax folder: each child with its slips and statements, their boxes and balances,
 * on which page each one stands, the sums, and what is missing. Pure functions. */

#define MARGIN 54.0
#define BOTTOM (PUPITRE_PAPER_LONG_SIDE - MARGIN)
#define WIDTH (PUPITRE_PAPER_SHORT_SIDE - 2 * MARGIN)
#define PAGE_WIDTH 70.0
#define GAP 5.0
#define BETWEEN 16.0
#define TITLE_FONT "Sans Bold 16"
#define HEADING_FONT "Sans Bold 12"
#define STRONG_FONT "Sans Bold 10"
#define FONT "Sans 10"
#define FOOT_FONT "Sans 8"

typedef struct {
  PupitrePaper *paper;
  guint         n_pages;  /* 0: not known yet */
  guint         offset;   /* how many pages of the cover come before the documents */
  double        y;
} Pen;

static void
item_free (gpointer data)
{
  PupitreTaxItem *item = data;

  g_clear_object (&item->slip);
  g_clear_object (&item->statement);
  g_free (item->trouble);
  g_free (item);
}

/**
 * pupitre_tax_part_new:
 * @name: The child
 * @school: (nullable): The child's school
 *
 * Returns: (transfer full): no document yet. Any thread.
 */
PupitreTaxPart *
pupitre_tax_part_new (const char *name, const char *school)
{
  PupitreTaxPart *self = g_new0 (PupitreTaxPart, 1);

  self->name = g_strdup (name);
  self->school = g_strdup (school != NULL ? school : "");
  self->slips = g_ptr_array_new_with_free_func (g_object_unref);
  self->items = g_ptr_array_new_with_free_func (item_free);
  return self;
}

/**
 * pupitre_tax_part_free:
 * @self: (nullable) (transfer full): What a tax folder has of one child
 */
void
pupitre_tax_part_free (PupitreTaxPart *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->school);
  g_ptr_array_unref (self->slips);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static PangoLayout *
lay_out (Pen *pen, const char *text, const char *font, double width)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return pupitre_paper_create_layout (pen->paper, markup, font, width);
}

static void
turn (Pen *pen)
{
  pupitre_paper_show_number (pen->paper, pen->n_pages, FOOT_FONT, MARGIN, BOTTOM + GAP);
  pupitre_paper_turn (pen->paper);
  pen->y = MARGIN;
}

/* @right: (nullable): what stands at the end of its first line
 * @below: how much has to have room under it */
static void
put (Pen *pen, const char *text, const char *right, const char *font, double below)
{
  g_autoptr (PangoLayout) layout =
    lay_out (pen, text, font, right != NULL ? WIDTH - PAGE_WIDTH : WIDTH);
  const double height = pupitre_paper_height_of (layout);

  if (pen->y > MARGIN && pen->y + height + below > BOTTOM)
    turn (pen);
  pupitre_paper_show (pen->paper, layout, MARGIN, pen->y);
  if (right != NULL) {
    g_autoptr (PangoLayout) end = lay_out (pen, right, font, PAGE_WIDTH);

    pango_layout_set_alignment (end, PANGO_ALIGN_RIGHT);
    pupitre_paper_show (pen->paper, end, MARGIN + WIDTH - PAGE_WIDTH, pen->y);
  }
  pen->y += height + GAP;
}

static char *
dup_item_text (const PupitreTaxItem *item)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (item->slip != NULL) {
    g_autofree char *facts = pupitre_finances_words_slip_subtitle (item->slip, FALSE);
    const char *number = pupitre_tax_slip_get_number (item->slip);
    /* Translators: %s is the number of a tax slip */
    g_autofree char *numbered = g_strdup_printf (_("No. %s"), number);

    title = pupitre_finances_words_slip_title (item->slip);
    subtitle = *number != '\0' ? g_strdup_printf ("%s · %s", numbered, facts)
                               : g_steal_pointer (&facts);
  } else {
    g_autofree char *balance = pupitre_finances_words_balance (item->statement);
    g_autofree char *facts = pupitre_finances_words_statement_subtitle (item->statement, FALSE);
    /* Translators: %s is an amount of money, or "Not given" */
    g_autofree char *words = g_strdup_printf (_("balance: %s"), balance);

    title = pupitre_finances_words_statement_title (item->statement);
    subtitle = *facts != '\0' ? g_strdup_printf ("%s · %s", facts, words)
                              : g_steal_pointer (&words);
  }
  return *subtitle != '\0' ? g_strdup_printf ("%s\n%s", title, subtitle) : g_steal_pointer (&title);
}

static void
put_item (Pen *pen, const PupitreTaxItem *item)
{
  g_autofree char *text = dup_item_text (item);
  /* Translators: where a document stands in a PDF; %u is a page */
  g_autofree char *page = g_strdup_printf (_("page %u"), pen->offset + item->page);

  put (pen, text, item->page > 0 ? page : "–", FONT, 0);
}

static char *
dup_sums (const PupitreTaxSums *sums)
{
  g_autofree char *c = pupitre_number_words_money (sums->box_c);
  g_autofree char *d = pupitre_number_words_money (sums->box_d);
  g_autofree char *e = pupitre_number_words_money (sums->box_e);

  /* Translators: the sums of the boxes of tax slips: 1 to 3 are amounts of money */
  return g_strdup_printf (_("box C %1$s, box D %2$s, box E %3$s"), c, d, e);
}

/* @name: (nullable): of the child; %NULL for all together */
static void
put_sums (Pen *pen, const char *name, const PupitreTaxSums *sums, gboolean is_certain)
{
  g_autofree char *amounts = is_certain ? dup_sums (sums) : NULL;
  const char *said = is_certain ? amounts : _("not certain by what the portal gives");
  g_autofree char *text = NULL;

  if (name != NULL)
    /* Translators: 1 a child's name, 2 amounts of money */
    text = g_strdup_printf (_("Total of %1$s: %2$s"), name, said);
  else
    /* Translators: %s is amounts of money */
    text = g_strdup_printf (_("Total of all children: %s"), said);
  put (pen, text, NULL, STRONG_FONT, 0);
}

static void
put_part (Pen *pen, const PupitreTaxPart *part)
{
  g_autofree char *heading =
    *part->school != '\0' ? g_strdup_printf ("%s · %s", part->name, part->school)
                          : g_strdup (part->name);
  PupitreTaxSums sums = { 0 };

  pen->y += BETWEEN;
  put (pen, heading, NULL, HEADING_FONT, 40);
  for (guint i = 0; i < part->items->len; i++)
    put_item (pen, part->items->pdata[i]);
  if (part->items->len == 0)
    put (pen, _("No slip and no statement of this year."), NULL, FONT, 0);
  if (part->slips->len > 0)
    put_sums (pen, part->name, &sums, pupitre_tax_year_sum_up (part->slips, &sums));
}

static void
put_total (Pen *pen, GPtrArray *parts)
{
  PupitreTaxSums sums = { 0 };
  gboolean is_certain = TRUE;
  guint n_slips = 0;

  for (guint i = 0; i < parts->len; i++) {
    PupitreTaxPart *part = parts->pdata[i];

    n_slips += part->slips->len;
    is_certain &= pupitre_tax_year_sum_up (part->slips, &sums);
  }
  if (n_slips == 0 || parts->len < 2)
    return;
  pen->y += BETWEEN;
  put_sums (pen, NULL, &sums, is_certain);
}

static void
put_missing_item (Pen *pen, const PupitreTaxPart *part, const PupitreTaxItem *item)
{
  g_autofree char *title = item->slip != NULL
                             ? pupitre_finances_words_slip_title (item->slip)
                             : pupitre_finances_words_statement_title (item->statement);
  g_autofree char *text = g_strdup_printf ("• %s · %s\n   %s", part->name, title, item->trouble);

  put (pen, text, NULL, FONT, 0);
}

static void
put_missing (Pen *pen, GPtrArray *parts, int year)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < parts->len; i++) {
    PupitreTaxPart *part = parts->pdata[i];

    for (guint j = 0; j <= part->items->len; j++) {
      PupitreTaxItem *item = j < part->items->len ? part->items->pdata[j] : NULL;

      if (item != NULL ? item->trouble == NULL : !part->lacks_slip)
        continue;
      if (!has_heading) {
        pen->y += BETWEEN;
        put (pen, _("Missing"), NULL, HEADING_FONT, 40);
        has_heading = TRUE;
      }
      if (item != NULL) {
        put_missing_item (pen, part, item);
      } else {
        /* Translators: 1 a child's name, 2 a year */
        g_autofree char *text = g_strdup_printf (_("%1$s: no slip of %2$d for the daycare"),
                                                 part->name, year);
        g_autofree char *line = g_strdup_printf ("• %s", text);

        put (pen, line, NULL, FONT, 0);
      }
    }
  }
}

static void
draw_pages (Pen *pen, int year, const char *account, GDateTime *made, GPtrArray *parts)
{
  g_autofree char *title = g_strdup_printf (_("Tax Folder %d"), year);
  g_autofree char *date = pupitre_words_date (made);
  /* Translators: 1 the address of an account, 2 a date */
  g_autofree char *source = g_strdup_printf (_("From the portal’s account %1$s, put together by "
                                               "Pupitre on %2$s"), account, date);

  put (pen, title, NULL, TITLE_FONT, 0);
  put (pen, source, NULL, FONT, 0);
  put (pen, _("The amounts are those that the portal gives with each document; compare them with the "
              "document itself. The page is that of this file."), NULL, FOOT_FONT, 0);
  for (guint i = 0; i < parts->len; i++)
    put_part (pen, parts->pdata[i]);
  put_total (pen, parts);
  put_missing (pen, parts, year);
  turn (pen);
}

/**
 * pupitre_tax_paper_draw:
 * @year: The calendar year
 * @account: The address of the account
 * @made: When the folder is made
 * @parts: (element-type PupitreTaxPart): What it has of each child; pages are counted from the first
 *   one after the cover
 * @n_pages: (out) (optional): Of how many pages the cover is
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): a PDF in Letter, in memory and nowhere else. Any thread.
 */
GBytes *
pupitre_tax_paper_draw (int         year,
                        const char *account,
                        GDateTime  *made,
                        GPtrArray  *parts,
                        guint      *n_pages,
                        GError    **error)
{
  g_autoptr (PupitrePaper) counted = NULL;
  g_autoptr (PupitrePaper) paper = NULL;
  g_autofree char *title = NULL;
  Pen pen = { .y = MARGIN };

  g_return_val_if_fail (account != NULL && made != NULL && parts != NULL, NULL);

  title = g_strdup_printf (_("Tax Folder %d"), year);
  counted = pen.paper = pupitre_paper_new (FALSE, title);
  draw_pages (&pen, year, account, made, parts);
  pen = (Pen) {
    .n_pages = pupitre_paper_get_n_turned (counted),
    .offset = pupitre_paper_get_n_turned (counted),
    .y = MARGIN,
  };
  paper = pen.paper = pupitre_paper_new (FALSE, title);
  draw_pages (&pen, year, account, made, parts);
  if (n_pages != NULL)
    *n_pages = pen.n_pages;
  return pupitre_paper_finish (paper, error);
}
