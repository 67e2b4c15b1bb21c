/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-receipt-paper"

#include "config.h"

#include "pupitre-receipt-paper.h"

#include "pupitre-absence-words.h"
#include "pupitre-paper.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <glib/gi18n-lib.h>

/* Receipts on paper: one under the other, none cut in two as long as it fits on a page; one that
 * does not goes on, under its title, on the next. Pure functions. */

#define MARGIN 54.0
#define BOTTOM (PUPITRE_PAPER_LONG_SIDE - MARGIN)
#define WIDTH (PUPITRE_PAPER_SHORT_SIDE - 2 * MARGIN)
#define LABEL_WIDTH 150.0
#define VALUE_X (MARGIN + LABEL_WIDTH + GAP)
#define GAP 6.0
#define BETWEEN 30.0
#define TITLE_FONT "Sans Bold 14"
#define FONT "Sans 10"
#define FOOT_FONT "Sans 8"

/* The facts of a receipt, name after value. */
static void
add_fact (GPtrArray *facts, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_ptr_array_add (facts, g_strdup (name));
  g_ptr_array_add (facts, g_strdup (value));
}

static char *
dup_moment (gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds);

  return moment != NULL ? pupitre_words_date_time (moment) : NULL;
}

static const char *
proof_words (PupitreReceiptProof proof)
{
  switch (proof) {
  case PUPITRE_RECEIPT_ANSWERED:
    return _("The portal said so when it was sent");
  case PUPITRE_RECEIPT_READ_BACK:
    return _("Pupitre found it in the portal afterwards");
  case PUPITRE_RECEIPT_PARENT:
    return _("The parent said so");
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * pupitre_receipt_paper_list_facts:
 * @receipt: A receipt
 *
 * Returns: (transfer full) (element-type utf8): names and values in turn: what, for whom, what the
 *   school received, when, and how that is known. Any thread.
 */
GPtrArray *
pupitre_receipt_paper_list_facts (PupitreReceipt *receipt)
{
  PupitreIntent *intent = pupitre_receipt_get_intent (receipt);
  g_autofree char *words = pupitre_absence_words_dup_intent (intent);
  g_autofree char *made = dup_moment (pupitre_intent_get_made_at (intent));
  g_autofree char *confirmed = dup_moment (pupitre_receipt_get_confirmed_at (receipt));
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_free);

  add_fact (facts, _("Child"), pupitre_intent_get_child_name (intent));
  add_fact (facts, _("What the school received"), words);
  add_fact (facts, _("Asked"), made);
  add_fact (facts, _("Received by the school"), confirmed);
  add_fact (facts, _("How that is known"), proof_words (pupitre_receipt_get_proof (receipt)));
  add_fact (facts, _("Reference of the portal"), pupitre_receipt_get_reference (receipt));
  add_fact (facts, _("Number of the receipt"), pupitre_intent_get_uuid (intent));
  return facts;
}

typedef struct {
  PupitrePaper *paper;
  guint         n_pages;  /* 0: not known yet */
  double        y;
  const char   *title;    /* of the receipt that is being put on the page */
} Pen;

static PangoLayout *
lay_out (Pen *pen, const char *text, const char *font, double width)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return pupitre_paper_create_layout (pen->paper, markup, font, width);
}

/* Returns: (element-type PangoLayout): the names and values of a receipt, in turn. */
static GPtrArray *
lay_out_facts (Pen *pen, PupitreReceipt *receipt)
{
  g_autoptr (GPtrArray) facts = pupitre_receipt_paper_list_facts (receipt);
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i + 1 < facts->len; i += 2) {
    g_ptr_array_add (layouts, lay_out (pen, facts->pdata[i], FONT, LABEL_WIDTH));
    g_ptr_array_add (layouts,
                     lay_out (pen, facts->pdata[i + 1], FONT, WIDTH - LABEL_WIDTH - GAP));
  }
  return layouts;
}

static double
height_of (GPtrArray *facts)
{
  double height = 0;

  for (guint i = 0; i + 1 < facts->len; i += 2)
    height += MAX (pupitre_paper_height_of (facts->pdata[i]),
                   pupitre_paper_height_of (facts->pdata[i + 1])) + GAP;
  return height;
}

static void
put_title (Pen *pen, PangoLayout *title)
{
  pupitre_paper_show (pen->paper, title, MARGIN, pen->y);
  pen->y += pupitre_paper_height_of (title) + 2 * GAP;
}

static void
turn (Pen *pen)
{
  pupitre_paper_show_number (pen->paper, pen->n_pages, FOOT_FONT, MARGIN, BOTTOM + GAP);
  pupitre_paper_turn (pen->paper);
  pen->y = MARGIN;
}

/* The receipt goes on, on another page. */
static void
go_on (Pen *pen)
{
  /* Translators: %s is the title of what began on the page before */
  g_autofree char *text = g_strdup_printf (C_("on paper", "%s (continued)"), pen->title);
  g_autoptr (PangoLayout) title = lay_out (pen, text, TITLE_FONT, WIDTH);

  turn (pen);
  put_title (pen, title);
}

static void
put_fact (Pen *pen, PangoLayout *name, PangoLayout *value)
{
  const double name_height = pupitre_paper_height_of (name);
  double below;
  int line = 0;

  if (pen->y + name_height > BOTTOM)
    go_on (pen);
  pupitre_paper_show (pen->paper, name, MARGIN, pen->y);
  below = pen->y + name_height;
  pen->y = pupitre_paper_show_lines (pen->paper, value, &line, VALUE_X, pen->y, BOTTOM);
  while (line < pango_layout_get_line_count (value)) {
    go_on (pen);
    below = pen->y;
    pen->y = pupitre_paper_show_lines (pen->paper, value, &line, VALUE_X, pen->y, BOTTOM);
  }
  pen->y = MAX (pen->y, below) + GAP;
}

static void
put_receipt (Pen *pen, PupitreReceipt *receipt)
{
  PupitreIntentKind kind = pupitre_intent_get_kind (pupitre_receipt_get_intent (receipt));
  g_autoptr (GPtrArray) facts = lay_out_facts (pen, receipt);
  g_autoptr (PangoLayout) title = NULL;

  pen->title = pupitre_absence_words_of_kind (kind);
  title = lay_out (pen, pen->title, TITLE_FONT, WIDTH);
  if (pen->y > MARGIN &&
      pen->y + pupitre_paper_height_of (title) + 2 * GAP + height_of (facts) - GAP > BOTTOM)
    turn (pen);
  put_title (pen, title);
  for (guint i = 0; i + 1 < facts->len; i += 2)
    put_fact (pen, facts->pdata[i], facts->pdata[i + 1]);
  pen->y += BETWEEN;
}

static void
draw_pages (PupitrePaper *paper, guint n_pages, GPtrArray *receipts)
{
  Pen pen = { .paper = paper, .n_pages = n_pages, .y = MARGIN };

  for (guint i = 0; i < receipts->len; i++)
    put_receipt (&pen, receipts->pdata[i]);
  turn (&pen);
}

static guint
count_pages (GPtrArray *receipts)
{
  g_autoptr (PupitrePaper) paper = pupitre_paper_new (FALSE, "");

  draw_pages (paper, 0, receipts);
  return pupitre_paper_get_n_turned (paper);
}

/**
 * pupitre_receipt_paper_draw:
 * @receipts: (element-type PupitreReceipt): One or more
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): a PDF in Letter, in memory and nowhere else. Any thread.
 */
GBytes *
pupitre_receipt_paper_draw (GPtrArray *receipts, GError **error)
{
  g_autoptr (PupitrePaper) paper = NULL;

  g_return_val_if_fail (receipts != NULL && receipts->len > 0, NULL);

  paper = pupitre_paper_new (FALSE, receipts->len > 1 ? _("Receipts") : _("Receipt"));
  draw_pages (paper, count_pages (receipts), receipts);
  return pupitre_paper_finish (paper, error);
}
