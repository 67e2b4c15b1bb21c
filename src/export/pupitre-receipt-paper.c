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

/* Receipts on paper: one under the other, none cut in two as long as it fits on a page. Pure
 * functions. */

#define MARGIN 54.0
#define LABEL_WIDTH 150.0
#define GAP 6.0
#define BETWEEN 30.0

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
  double        y;
} Pen;

/* Returns: how high the text is; it is drawn only if @draw. */
static double
put_text (Pen *pen, const char *text, const char *font, double x, double width, gboolean draw)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  g_autoptr (PangoLayout) layout = pupitre_paper_create_layout (pen->paper, markup, font, width);

  if (draw)
    pupitre_paper_show (pen->paper, layout, x, pen->y);
  return pupitre_paper_height_of (layout);
}

/* Returns: how high the receipt is; it is drawn only if @draw. */
static double
put_receipt (Pen *pen, PupitreReceipt *receipt, gboolean draw)
{
  PupitreIntentKind kind = pupitre_intent_get_kind (pupitre_receipt_get_intent (receipt));
  g_autoptr (GPtrArray) facts = pupitre_receipt_paper_list_facts (receipt);
  const double start = pen->y;
  const double width = PUPITRE_PAPER_SHORT_SIDE - 2 * MARGIN;
  double height;

  pen->y += put_text (pen, pupitre_absence_words_of_kind (kind), "Sans Bold 14", MARGIN, width,
                      draw) + 2 * GAP;
  for (guint i = 0; i + 1 < facts->len; i += 2) {
    double name = put_text (pen, facts->pdata[i], "Sans 10", MARGIN, LABEL_WIDTH, draw);
    double value = put_text (pen, facts->pdata[i + 1], "Sans 10", MARGIN + LABEL_WIDTH + GAP,
                             width - LABEL_WIDTH - GAP, draw);

    pen->y += MAX (name, value) + GAP;
  }
  height = pen->y - start;
  if (!draw)
    pen->y = start;
  return height;
}

static void
draw_pages (PupitrePaper *paper, GPtrArray *receipts)
{
  Pen pen = { paper, MARGIN };

  for (guint i = 0; i < receipts->len; i++) {
    double height = put_receipt (&pen, receipts->pdata[i], FALSE);

    if (i > 0 && pen.y + height > PUPITRE_PAPER_LONG_SIDE - MARGIN) {
      pupitre_paper_turn (paper);
      pen.y = MARGIN;
    }
    put_receipt (&pen, receipts->pdata[i], TRUE);
    pen.y += BETWEEN;
  }
  pupitre_paper_turn (paper);
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
  draw_pages (paper, receipts);
  return pupitre_paper_finish (paper, error);
}
