/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-rich-text"

#include "pupitre-rich-text.h"

#include <string.h>

/* Text with spans: what a teacher's message becomes once its HTML is parsed. It can not carry
 * anything but the kinds of PupitreSpanKind, so nothing of the portal's markup reaches a widget. */

struct _PupitreRichText {
  gatomicrefcount ref_count;
  GString        *text;   /* (owned) */
  GArray         *spans;  /* (owned) (element-type PupitreSpan) */
};

G_DEFINE_BOXED_TYPE (PupitreRichText, pupitre_rich_text, pupitre_rich_text_ref, pupitre_rich_text_unref)

static void
clear_span (gpointer data)
{
  PupitreSpan *span = data;

  g_free (span->target);
}

/**
 * pupitre_rich_text_new:
 *
 * Returns: (transfer full): an empty text. Any thread; one thread at a time until it is complete.
 */
PupitreRichText *
pupitre_rich_text_new (void)
{
  PupitreRichText *self = g_new0 (PupitreRichText, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (PupitreSpan));
  g_array_set_clear_func (self->spans, clear_span);

  return self;
}

/**
 * pupitre_rich_text_ref:
 * @self: A text
 *
 * Returns: (transfer full): @self. Any thread.
 */
PupitreRichText *
pupitre_rich_text_ref (PupitreRichText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * pupitre_rich_text_unref:
 * @self: (transfer full): A text
 *
 * Gives up a reference. Any thread.
 */
void
pupitre_rich_text_unref (PupitreRichText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_free (self);
}

/**
 * pupitre_rich_text_append:
 * @self: A text
 * @text: Valid UTF-8 to add at the end
 *
 * Adds words.
 */
void
pupitre_rich_text_append (PupitreRichText *self, const char *text)
{
  g_return_if_fail (text != NULL);

  pupitre_rich_text_append_len (self, text, strlen (text));
}

/**
 * pupitre_rich_text_append_len:
 * @self: A text
 * @text: Valid UTF-8 to add at the end, without NUL
 * @length: How many bytes of it
 *
 * Adds words that are part of a longer text.
 */
void
pupitre_rich_text_append_len (PupitreRichText *self, const char *text, gsize length)
{
  g_return_if_fail (self != NULL && text != NULL);
  g_return_if_fail (g_utf8_validate_len (text, length, NULL));

  g_string_append_len (self->text, text, (gssize) length);
}

/**
 * pupitre_rich_text_get_length:
 * @self: A text
 *
 * Returns: the length in bytes.
 */
gsize
pupitre_rich_text_get_length (PupitreRichText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->text->len;
}

/**
 * pupitre_rich_text_add_span:
 * @self: A text
 * @kind: What the stretch is
 * @start: Its first byte
 * @end: The byte after its last one
 * @target: (nullable): the address of a link
 *
 * Marks a stretch of what was appended so far. An empty stretch is left out.
 */
void
pupitre_rich_text_add_span (PupitreRichText *self,
                            PupitreSpanKind  kind,
                            gsize            start,
                            gsize            end,
                            const char      *target)
{
  PupitreSpan span = { kind, start, end, NULL };

  g_return_if_fail (self != NULL);
  g_return_if_fail (start <= end && end <= self->text->len);
  g_return_if_fail (kind != PUPITRE_SPAN_LINK || target != NULL);

  if (start == end)
    return;
  span.target = g_strdup (target);
  g_array_append_val (self->spans, span);
}

/**
 * pupitre_rich_text_get_text:
 * @self: A text
 *
 * Returns: (transfer none): the words without marks, paragraphs separated by an empty line.
 */
const char *
pupitre_rich_text_get_text (PupitreRichText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text->str;
}

/**
 * pupitre_rich_text_get_spans:
 * @self: A text
 * @n_spans: (out): how many
 *
 * Returns: (transfer none) (array length=n_spans): the marked stretches, in the order in which
 *   they were added.
 */
const PupitreSpan *
pupitre_rich_text_get_spans (PupitreRichText *self, gsize *n_spans)
{
  g_return_val_if_fail (self != NULL && n_spans != NULL, NULL);

  *n_spans = self->spans->len;
  return (const PupitreSpan *) (gconstpointer) self->spans->data;
}

static guint
kinds_at (PupitreRichText *self, gsize byte, const char **target)
{
  guint kinds = 0;

  *target = NULL;
  for (guint i = 0; i < self->spans->len; i++) {
    const PupitreSpan *span = &g_array_index (self->spans, PupitreSpan, i);

    if (byte < span->start || byte >= span->end)
      continue;
    kinds |= 1u << span->kind;
    if (span->kind == PUPITRE_SPAN_LINK)
      *target = span->target;
  }
  return kinds;
}

static int
compare_bytes (gconstpointer a, gconstpointer b)
{
  gsize left = *(const gsize *) a;
  gsize right = *(const gsize *) b;

  return left < right ? -1 : left > right;
}

/* Where the set of marks can change: the ends of the text and of every span, in order. */
static GArray *
find_edges (PupitreRichText *self)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize zero = 0;

  g_array_append_val (edges, zero);
  for (guint i = 0; i < self->spans->len; i++) {
    const PupitreSpan *span = &g_array_index (self->spans, PupitreSpan, i);

    g_array_append_val (edges, span->start);
    g_array_append_val (edges, span->end);
  }
  g_array_append_val (edges, self->text->len);
  g_array_sort (edges, compare_bytes);
  return edges;
}

static void
append_marked (GString *markup, const char *escaped, guint kinds)
{
  static const struct {
    PupitreSpanKind kind;
    const char     *open;
    const char     *close;
  } TAGS[] = {
    { PUPITRE_SPAN_HEADING, "<span weight=\"bold\" size=\"large\">", "</span>" },
    { PUPITRE_SPAN_BOLD, "<b>", "</b>" },
    { PUPITRE_SPAN_ITALIC, "<i>", "</i>" },
    { PUPITRE_SPAN_UNDERLINE, "<u>", "</u>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (TAGS); i++) {
    if (kinds & (1u << TAGS[i].kind))
      g_string_append (markup, TAGS[i].open);
  }
  g_string_append (markup, escaped);
  for (gsize i = G_N_ELEMENTS (TAGS); i > 0; i--) {
    if (kinds & (1u << TAGS[i - 1].kind))
      g_string_append (markup, TAGS[i - 1].close);
  }
}

typedef void (*Append) (GString    *markup,
                        const char *escaped,
                        guint       kinds,
                        const char *target,
                        gboolean    ends);

/* For a label, whose links are pressed. */
static void
append_for_label (GString    *markup,
                  const char *escaped,
                  guint       kinds,
                  const char *target,
                  gboolean    ends)
{
  if (target != NULL) {
    g_autofree char *address = g_markup_escape_text (target, -1);

    g_string_append_printf (markup, "<a href=\"%s\">", address);
  }
  append_marked (markup, escaped, kinds);
  if (target != NULL)
    g_string_append (markup, "</a>");
}

/* For paper, on which nothing is pressed: where a link leads stands behind it, unless it says so. */
static void
append_for_paper (GString    *markup,
                  const char *escaped,
                  guint       kinds,
                  const char *target,
                  gboolean    ends)
{
  append_marked (markup, escaped, kinds);
  if (target != NULL && ends) {
    g_autofree char *address = g_markup_escape_text (target, -1);

    if (!g_str_equal (address, escaped))
      g_string_append_printf (markup, " (%s)", address);
  }
}

static char *
to_markup (PupitreRichText *self, Append append)
{
  g_autoptr (GArray) edges = find_edges (self);
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i + 1 < edges->len; i++) {
    gsize start = g_array_index (edges, gsize, i);
    gsize end = g_array_index (edges, gsize, i + 1);
    g_autofree char *escaped = NULL;
    const char *target, *next;
    guint kinds;

    if (start == end)
      continue;
    escaped = g_markup_escape_text (self->text->str + start, (gssize) (end - start));
    kinds = kinds_at (self, start, &target);
    kinds_at (self, end, &next);
    append (markup, escaped, kinds, target, next != target);
  }
  return g_string_free (markup, FALSE);
}

/**
 * pupitre_rich_text_to_markup:
 * @self: A text
 *
 * Turns the text into markup for a label. Runs are closed and opened anew at each edge, so spans
 * that overlap can not give markup that does not nest; every word is escaped.
 *
 * Returns: (transfer full): Pango markup with the `<a>` of #GtkLabel.
 */
char *
pupitre_rich_text_to_markup (PupitreRichText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return to_markup (self, append_for_label);
}

/**
 * pupitre_rich_text_to_paper_markup:
 * @self: A text
 *
 * Turns the text into markup to be printed: as pupitre_rich_text_to_markup(), but each link is
 * followed by its address.
 *
 * Returns: (transfer full): Pango markup.
 */
char *
pupitre_rich_text_to_paper_markup (PupitreRichText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return to_markup (self, append_for_paper);
}

/**
 * pupitre_rich_text_dup_excerpt:
 * @self: A text
 * @max_characters: How many characters at the most
 *
 * Returns: (transfer full): the beginning of the text on one line, white space folded, for a row
 *   of a list.
 */
char *
pupitre_rich_text_dup_excerpt (PupitreRichText *self, gsize max_characters)
{
  GString *line;
  gsize count = 0;
  gboolean blank = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  line = g_string_new (NULL);
  for (const char *p = self->text->str; *p != '\0' && count < max_characters; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      blank = line->len > 0;
      continue;
    }
    if (blank) {
      if (count + 2 > max_characters)
        break;
      g_string_append_c (line, ' ');
      count++;
    }
    blank = FALSE;
    g_string_append_unichar (line, c);
    count++;
  }
  return g_string_free (line, FALSE);
}
