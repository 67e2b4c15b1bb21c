/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-message-paper"

#include "config.h"

#include "pupitre-message-paper.h"

#include "pupitre-paper.h"
#include "pupitre-words.h"

#include <glib/gi18n-lib.h>

/* A message on paper, or as plain text: what it is called, who wrote it, when and for which child,
 * what it says, and which documents came with it. Pure functions. */

#define MARGIN 54.0
#define BOTTOM (PUPITRE_PAPER_LONG_SIDE - MARGIN)
#define WIDTH (PUPITRE_PAPER_SHORT_SIDE - 2 * MARGIN)
#define GAP 6.0
#define BETWEEN 18.0
#define TITLE_FONT "Sans Bold 14"
#define FONT "Sans 10"
#define FOOT_FONT "Sans 8"

static void
append_line (GString *lines, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (lines, lines->len > 0 ? "\n%s" : "%s", line);
}

/* Who wrote it, in which function, when, and for whom. */
static char *
dup_head (PupitreMessage *message, const char *child)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *date = pupitre_words_date_time (pupitre_message_get_date (message));
  /* Translators: whom a message is about; %s is the first name of a child */
  g_autofree char *about = g_strdup_printf (C_("message", "About %s"), child);

  append_line (lines, pupitre_message_get_sender (message));
  append_line (lines, pupitre_message_get_sender_role (message));
  append_line (lines, date);
  append_line (lines, about);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* Returns: (transfer full): the names of the documents; empty without any */
static char *
dup_attachments (PupitreMessage *message)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  const guint n = pupitre_message_get_n_attachments (message);

  if (n > 0)
    append_line (lines, g_dngettext (GETTEXT_PACKAGE, "Attached document:", "Attached documents:",
                                     n));
  for (guint i = 0; i < n; i++) {
    PupitreAttachment *attachment = pupitre_message_get_attachment (message, i);

    append_line (lines, pupitre_attachment_get_name (attachment));
  }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/**
 * pupitre_message_paper_dup_text:
 * @message: A message
 * @child: The first name of the child whom it is about
 *
 * Returns: (transfer full): all that the paper says, as plain text. Any thread.
 */
char *
pupitre_message_paper_dup_text (PupitreMessage *message, const char *child)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *head = NULL;
  g_autofree char *attachments = NULL;

  g_return_val_if_fail (PUPITRE_IS_MESSAGE (message), NULL);
  g_return_val_if_fail (child != NULL, NULL);

  text = g_string_new (pupitre_message_get_title (message));
  head = dup_head (message, child);
  attachments = dup_attachments (message);
  g_string_append_printf (text, "\n%s\n\n%s\n", head,
                          pupitre_rich_text_get_text (pupitre_message_get_content (message)));
  if (*attachments != '\0')
    g_string_append_printf (text, "\n%s\n", attachments);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct {
  PupitrePaper *paper;
  guint         n_pages;  /* 0: not known yet */
  double        y;
} Pen;

static void
turn (Pen *pen)
{
  pupitre_paper_show_number (pen->paper, pen->n_pages, FOOT_FONT, MARGIN, BOTTOM + GAP);
  pupitre_paper_turn (pen->paper);
  pen->y = MARGIN;
}

/* Puts a text on the page, and what has no room there on the next ones. */
static void
put (Pen *pen, const char *markup, const char *font, double below)
{
  g_autoptr (PangoLayout) layout = NULL;
  int line = 0;

  if (*markup == '\0')
    return;
  layout = pupitre_paper_create_layout (pen->paper, markup, font, WIDTH);
  while (line < pango_layout_get_line_count (layout)) {
    if (line > 0)
      turn (pen);
    pen->y = pupitre_paper_show_lines (pen->paper, layout, &line, MARGIN, pen->y, BOTTOM);
  }
  pen->y += below;
}

static void
put_words (Pen *pen, const char *words, const char *font, double below)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  put (pen, markup, font, below);
}

static void
draw_pages (PupitrePaper *paper, guint n_pages, PupitreMessage *message, const char *child)
{
  Pen pen = { .paper = paper, .n_pages = n_pages, .y = MARGIN };
  g_autofree char *head = dup_head (message, child);
  g_autofree char *markup =
    pupitre_rich_text_to_paper_markup (pupitre_message_get_content (message));
  g_autofree char *attachments = dup_attachments (message);

  put_words (&pen, pupitre_message_get_title (message), TITLE_FONT, GAP);
  put_words (&pen, head, FONT, BETWEEN);
  put (&pen, markup, FONT, BETWEEN);
  put_words (&pen, attachments, FONT, 0);
  turn (&pen);
}

/**
 * pupitre_message_paper_draw:
 * @message: A message
 * @child: The first name of the child whom it is about
 * @error: Return location
 *
 * Returns: (transfer full) (nullable): a PDF in Letter, in memory and nowhere else. Any thread.
 */
GBytes *
pupitre_message_paper_draw (PupitreMessage *message, const char *child, GError **error)
{
  g_autoptr (PupitrePaper) trial = NULL;
  g_autoptr (PupitrePaper) paper = NULL;

  g_return_val_if_fail (PUPITRE_IS_MESSAGE (message), NULL);
  g_return_val_if_fail (child != NULL, NULL);

  trial = pupitre_paper_new (FALSE, "");
  draw_pages (trial, 0, message, child);
  paper = pupitre_paper_new (FALSE, pupitre_message_get_title (message));
  draw_pages (paper, pupitre_paper_get_n_turned (trial), message, child);
  return pupitre_paper_finish (paper, error);
}
