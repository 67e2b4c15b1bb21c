/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pupitre-html"

#include "pupitre-html.h"

#include "pupitre-markup.h"
#include "pupitre-plain-text.h"

#include <string.h>

/* What a teacher wrote, from HTML to words with marks. libxml2 reads it piece by piece and no tree
 * is made, so neither its size nor its nesting costs more than the limits allow. What is not on the
 * list of elements loses its mark and keeps its words; what holds no words for readers (scripts,
 * styles) is left out altogether, and no picture is ever fetched. */

typedef enum {
  ELEMENT_IGNORED,    /* its words stay */
  ELEMENT_HIDDEN,     /* nothing of it stays */
  ELEMENT_MARK,       /* a span */
  ELEMENT_BREAK,      /* a line ends here */
  ELEMENT_LINES,      /* on lines of its own */
  ELEMENT_PARAGRAPH,  /* set off by empty lines */
  ELEMENT_LIST,
  ELEMENT_ITEM,
  ELEMENT_CELL,
} ElementKind;

static const struct {
  const char     *name;
  ElementKind     kind;
  PupitreSpanKind mark;  /* for marks and, where it is a heading, paragraphs */
} ELEMENTS[] = {
  { "b", ELEMENT_MARK, PUPITRE_SPAN_BOLD },
  { "strong", ELEMENT_MARK, PUPITRE_SPAN_BOLD },
  { "i", ELEMENT_MARK, PUPITRE_SPAN_ITALIC },
  { "em", ELEMENT_MARK, PUPITRE_SPAN_ITALIC },
  { "u", ELEMENT_MARK, PUPITRE_SPAN_UNDERLINE },
  { "a", ELEMENT_MARK, PUPITRE_SPAN_LINK },
  { "h1", ELEMENT_PARAGRAPH, PUPITRE_SPAN_HEADING },
  { "h2", ELEMENT_PARAGRAPH, PUPITRE_SPAN_HEADING },
  { "h3", ELEMENT_PARAGRAPH, PUPITRE_SPAN_HEADING },
  { "h4", ELEMENT_PARAGRAPH, PUPITRE_SPAN_HEADING },
  { "h5", ELEMENT_PARAGRAPH, PUPITRE_SPAN_HEADING },
  { "h6", ELEMENT_PARAGRAPH, PUPITRE_SPAN_HEADING },
  { "p", ELEMENT_PARAGRAPH },
  { "blockquote", ELEMENT_PARAGRAPH },
  { "pre", ELEMENT_PARAGRAPH },
  { "table", ELEMENT_PARAGRAPH },
  { "hr", ELEMENT_PARAGRAPH },
  { "br", ELEMENT_BREAK },
  { "div", ELEMENT_LINES },
  { "tr", ELEMENT_LINES },
  { "dt", ELEMENT_LINES },
  { "dd", ELEMENT_LINES },
  { "section", ELEMENT_LINES },
  { "article", ELEMENT_LINES },
  { "ul", ELEMENT_LIST },
  { "ol", ELEMENT_LIST },
  { "li", ELEMENT_ITEM },
  { "td", ELEMENT_CELL },
  { "th", ELEMENT_CELL },
  { "head", ELEMENT_HIDDEN },
  { "script", ELEMENT_HIDDEN },
  { "style", ELEMENT_HIDDEN },
  { "template", ELEMENT_HIDDEN },
  { "object", ELEMENT_HIDDEN },
  { "iframe", ELEMENT_HIDDEN },
  { "svg", ELEMENT_HIDDEN },
  { "math", ELEMENT_HIDDEN },
  { "select", ELEMENT_HIDDEN },
  { "textarea", ELEMENT_HIDDEN },
};

/* An element that was opened and not yet closed. */
typedef struct {
  gssize element;    /* in ELEMENTS, -1 for one that is not there */
  gsize  start;      /* where its words begin */
  char  *target;     /* (nullable) (owned): of a link */
  guint  n_items;    /* of a list */
  gboolean ordered;
} Open;

typedef struct {
  PupitreRichText *text;
  GArray          *open;         /* (element-type Open) */
  guint            n_too_deep;   /* elements below the deepest one that counts */
  guint            deep_hidden;  /* which of those hides its words, 0: none */
  guint            n_hidden;
  guint            n_tags;
  guint            breaks;       /* line ends that come before the next word */
  const char      *blank;        /* (nullable): the white space that comes before the next word */
  gboolean         keep_lines;   /* the text has no markup: its own lines are what it has */
} Reader;

static void
clear_open (gpointer data)
{
  g_free (((Open *) data)->target);
}

static gssize
find_element (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ELEMENTS); i++) {
    if (g_ascii_strcasecmp (name, ELEMENTS[i].name) == 0)
      return (gssize) i;
  }
  return -1;
}

static ElementKind
get_kind (gssize element)
{
  return element >= 0 ? ELEMENTS[element].kind : ELEMENT_IGNORED;
}

/* At least so many line ends before the next word; at the very beginning none. */
static void
ask_breaks (Reader *reader, guint breaks)
{
  reader->breaks = MAX (reader->breaks, breaks);
  reader->blank = NULL;
}

/* What was asked for goes out in front of a word, never at the end: a text neither begins nor ends
 * with white space. */
static void
flush_space (Reader *reader)
{
  if (pupitre_rich_text_get_length (reader->text) > 0) {
    if (reader->breaks > 0)
      pupitre_rich_text_append (reader->text, reader->breaks > 1 ? "\n\n" : "\n");
    else if (reader->blank != NULL)
      pupitre_rich_text_append (reader->text, reader->blank);
  }
  reader->breaks = 0;
  reader->blank = NULL;
}

static void
add_words (Reader *reader, const char *start, gsize length)
{
  gsize before = pupitre_rich_text_get_length (reader->text);

  flush_space (reader);
  /* An element that was opened before this white space begins after it. */
  for (guint i = 0; i < reader->open->len; i++) {
    Open *open = &g_array_index (reader->open, Open, i);

    if (open->start == before)
      open->start = pupitre_rich_text_get_length (reader->text);
  }
  pupitre_rich_text_append_len (reader->text, start, length);
}

/* White space is folded to one; a no-break space among it stays one ("2 h"), and one that stands
 * alone in a paragraph, as editors put it there, makes no words of it. */
static void
add_blank (Reader *reader, gunichar c)
{
  if (c == 0xa0)
    reader->blank = "\xc2\xa0";
  else if (reader->blank == NULL)
    reader->blank = " ";
}

/* The end of the words that begin at @p, or @p. A single space between two is what white space is
 * folded to: it goes along with them. */
static const char *
skip_words (const char *p, const char *end)
{
  const char *stop = pupitre_plain_text_skip_word (p, end);

  while (stop > p && stop < end && *stop == ' ') {
    const char *next = pupitre_plain_text_skip_word (stop + 1, end);

    if (next == stop + 1)
      break;
    stop = next;
  }
  return stop;
}

static void
add_text (Reader *reader, const char *text, gsize length)
{
  const char *end = text + length;
  const char *p = text;

  while (p < end) {
    const char *stop = skip_words (p, end);
    gunichar c;

    if (stop > p)
      add_words (reader, p, (gsize) (stop - p));
    if (stop == end)
      return;
    c = g_utf8_get_char (stop);
    if (reader->keep_lines && c == '\n')
      reader->breaks++;
    else if (g_unichar_isspace (c))
      add_blank (reader, c);
    p = g_utf8_next_char (stop);
  }
}

static void
on_characters (void *data, const xmlChar *characters, int length)
{
  Reader *reader = data;

  if (reader->n_hidden == 0 && reader->deep_hidden == 0 && length > 0 &&
      g_utf8_validate_len ((const char *) characters, (gsize) length, NULL))
    add_text (reader, (const char *) characters, (gsize) length);
}

/* Only addresses that lead to a page or a letter. */
static char *
read_target (const xmlChar **attributes)
{
  static const char *const SCHEMES[] = { "https", "http", "mailto", NULL };

  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
    const char *name = (const char *) attributes[i];
    const char *value = (const char *) attributes[i + 1];
    g_autofree char *target = NULL;
    const char *scheme;

    if (value == NULL || g_ascii_strcasecmp (name, "href") != 0 ||
        !g_utf8_validate (value, -1, NULL))
      continue;
    target = pupitre_plain_text_line (value);
    if (target == NULL || !g_uri_is_valid (target, G_URI_FLAGS_PARSE_RELAXED, NULL))
      return NULL;
    scheme = g_uri_peek_scheme (target);
    return scheme != NULL && g_strv_contains (SCHEMES, scheme) ? g_steal_pointer (&target) : NULL;
  }
  return NULL;
}

static void
begin_item (Reader *reader)
{
  Open *list = NULL;

  for (guint i = reader->open->len; i > 0 && list == NULL; i--) {
    Open *open = &g_array_index (reader->open, Open, i - 1);

    if (get_kind (open->element) == ELEMENT_LIST)
      list = open;
  }
  ask_breaks (reader, 1);
  if (list != NULL && list->ordered) {
    g_autofree char *number = g_strdup_printf ("%u.", ++list->n_items);

    add_words (reader, number, strlen (number));
  } else {
    add_words (reader, "•", strlen ("•"));
  }
  reader->blank = " ";
}

static void
begin_kind (Reader *reader, gssize element)
{
  switch (get_kind (element)) {
  case ELEMENT_BREAK:
    reader->breaks++;
    reader->blank = NULL;
    break;
  case ELEMENT_LINES:
    ask_breaks (reader, 1);
    break;
  case ELEMENT_PARAGRAPH:
  case ELEMENT_LIST:
    ask_breaks (reader, 2);
    break;
  case ELEMENT_ITEM:
    begin_item (reader);
    break;
  case ELEMENT_CELL:
    reader->blank = " ";
    break;
  case ELEMENT_HIDDEN:
    reader->n_hidden++;
    break;
  case ELEMENT_IGNORED:
  case ELEMENT_MARK:
  default:
    break;
  }
}

/* libxml2 puts these around whatever comes; they are no level of the message. */
static gboolean
is_frame (const xmlChar *name)
{
  return g_ascii_strcasecmp ((const char *) name, "html") == 0 ||
         g_ascii_strcasecmp ((const char *) name, "body") == 0;
}

static void
on_start_element (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Reader *reader = data;
  Open open = { 0 };

  if (is_frame (name))
    return;
  reader->n_tags++;
  open.element = find_element ((const char *) name);
  if (reader->open->len == PUPITRE_HTML_MAX_DEPTH) {
    reader->n_too_deep++;
    if (reader->deep_hidden == 0 && get_kind (open.element) == ELEMENT_HIDDEN)
      reader->deep_hidden = reader->n_too_deep;
    return;
  }
  if (reader->n_tags > PUPITRE_HTML_MAX_TAGS && get_kind (open.element) != ELEMENT_HIDDEN)
    open.element = -1;
  begin_kind (reader, open.element);
  open.start = pupitre_rich_text_get_length (reader->text);
  open.ordered = g_ascii_strcasecmp ((const char *) name, "ol") == 0;
  if (g_ascii_strcasecmp ((const char *) name, "a") == 0)
    open.target = read_target (attributes);
  g_array_append_val (reader->open, open);
}

static void
add_mark (Reader *reader, const Open *open)
{
  gsize end = pupitre_rich_text_get_length (reader->text);
  PupitreSpanKind mark;

  if (open->element < 0 || open->start >= end)
    return;
  mark = ELEMENTS[open->element].mark;
  if (get_kind (open->element) == ELEMENT_PARAGRAPH && mark != PUPITRE_SPAN_HEADING)
    return;
  if (mark == PUPITRE_SPAN_LINK && open->target == NULL)
    return;
  pupitre_rich_text_add_span (reader->text, mark, open->start, end, open->target);
}

static void
end_kind (Reader *reader, const Open *open)
{
  switch (get_kind (open->element)) {
  case ELEMENT_MARK:
    add_mark (reader, open);
    break;
  case ELEMENT_LINES:
  case ELEMENT_ITEM:
    ask_breaks (reader, 1);
    break;
  case ELEMENT_PARAGRAPH:
    add_mark (reader, open);
    ask_breaks (reader, 2);
    break;
  case ELEMENT_LIST:
    ask_breaks (reader, 2);
    break;
  case ELEMENT_HIDDEN:
    reader->n_hidden--;
    break;
  case ELEMENT_IGNORED:
  case ELEMENT_BREAK:
  case ELEMENT_CELL:
  default:
    break;
  }
}

static void
close_last (Reader *reader)
{
  if (reader->n_too_deep > 0) {
    if (reader->deep_hidden == reader->n_too_deep)
      reader->deep_hidden = 0;
    reader->n_too_deep--;
    return;
  }
  if (reader->open->len == 0)
    return;
  end_kind (reader, &g_array_index (reader->open, Open, reader->open->len - 1));
  g_array_set_size (reader->open, reader->open->len - 1);
}

/* libxml2 closes what was left open, in order, so the last one is the one that ends. */
static void
on_end_element (void *data, const xmlChar *name)
{
  if (!is_frame (name))
    close_last (data);
}

/* What has no tag at all is plain text, whose lines mean something. */
static gboolean
has_tags (const char *html)
{
  for (const char *p = strchr (html, '<'); p != NULL; p = strchr (p + 1, '<')) {
    if (g_ascii_isalpha (p[1]) || p[1] == '/' || p[1] == '!')
      return TRUE;
  }
  return FALSE;
}

static void
read_markup (Reader *reader, const char *html, gsize length)
{
  static const htmlSAXHandler HANDLER = {
    .startElement = on_start_element,
    .endElement = on_end_element,
    .characters = on_characters,
    .cdataBlock = on_characters,
    .ignorableWhitespace = on_characters,
  };

  pupitre_markup_parse (html, length, &HANDLER, reader);
  while (reader->open->len > 0)
    close_last (reader);
}

/**
 * pupitre_html_to_rich_text:
 * @html: What the portal sent as the text of a message: UTF-8, any markup or none
 *
 * Keeps words, marks, lists and links of https, http and mailto; reads the first 256 KiB, marks to
 * a depth of 32 and in the first 2000 elements. Controls of writing direction are removed.
 * Paragraphs are separated by an empty line.
 *
 * Returns: (transfer full): the text. Any thread.
 */
PupitreRichText *
pupitre_html_to_rich_text (const char *html)
{
  Reader reader = { 0 };
  gsize length;

  g_return_val_if_fail (html != NULL, NULL);

  length = strlen (html);
  if (length > PUPITRE_HTML_MAX_BYTES)
    length = (gsize) (g_utf8_find_prev_char (html, html + PUPITRE_HTML_MAX_BYTES + 1) - html);
  reader.text = pupitre_rich_text_new ();
  reader.keep_lines = !has_tags (html);
  reader.open = g_array_new (FALSE, FALSE, sizeof (Open));
  g_array_set_clear_func (reader.open, clear_open);
  read_markup (&reader, html, length);
  if (length < strlen (html))
    pupitre_rich_text_append (reader.text, "…");
  g_array_unref (reader.open);
  return reader.text;
}
