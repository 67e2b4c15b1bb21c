/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-receipt-paper"

#include "config.h"

#include "pupitre-receipt-paper.h"

#include "pupitre-absence-words.h"
#include "pupitre-school-time.h"
#include "pupitre-words.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

/* Receipts on paper: vector pages in Letter, black on white, one receipt under the other, none cut in
 * two. Pure functions. */

#define WIDTH 612.0
#define HEIGHT 792.0
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
  cairo_t *cairo;
  double   y;
} Paper;

static PangoLayout *
create_layout (cairo_t *cairo, const char *text, const char *font, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Returns: how high the text is; it is drawn only if @draw. */
static double
put_text (Paper *paper, const char *text, const char *font, double x, double width, gboolean draw)
{
  g_autoptr (PangoLayout) layout = create_layout (paper->cairo, text, font, width);
  int height;

  pango_layout_get_size (layout, NULL, &height);
  if (draw) {
    cairo_move_to (paper->cairo, x, paper->y);
    pango_cairo_show_layout (paper->cairo, layout);
  }
  return height / (double) PANGO_SCALE;
}

/* Returns: how high the receipt is; it is drawn only if @draw. */
static double
put_receipt (Paper *paper, PupitreReceipt *receipt, gboolean draw)
{
  PupitreIntentKind kind = pupitre_intent_get_kind (pupitre_receipt_get_intent (receipt));
  g_autoptr (GPtrArray) facts = pupitre_receipt_paper_list_facts (receipt);
  const double start = paper->y;
  double height;

  paper->y += put_text (paper, pupitre_absence_words_of_kind (kind), "Sans Bold 14", MARGIN,
                        WIDTH - 2 * MARGIN, draw) + 2 * GAP;
  for (guint i = 0; i + 1 < facts->len; i += 2) {
    double name = put_text (paper, facts->pdata[i], "Sans 10", MARGIN, LABEL_WIDTH, draw);
    double value = put_text (paper, facts->pdata[i + 1], "Sans 10", MARGIN + LABEL_WIDTH + GAP,
                             WIDTH - 2 * MARGIN - LABEL_WIDTH - GAP, draw);

    paper->y += MAX (name, value) + GAP;
  }
  height = paper->y - start;
  if (!draw)
    paper->y = start;
  return height;
}

static void
draw_pages (cairo_t *cairo, GPtrArray *receipts)
{
  Paper paper = { cairo, MARGIN };

  for (guint i = 0; i < receipts->len; i++) {
    double height = put_receipt (&paper, receipts->pdata[i], FALSE);

    if (i > 0 && paper.y + height > HEIGHT - MARGIN) {
      cairo_show_page (cairo);
      paper.y = MARGIN;
    }
    put_receipt (&paper, receipts->pdata[i], TRUE);
    paper.y += BETWEEN;
  }
  cairo_show_page (cairo);
}

static cairo_status_t
take (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
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
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (take, bytes, WIDTH, HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  cairo_status_t status;

  draw_pages (cairo, receipts);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
