/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pupitre-file-name.h"
#include "pupitre-html.h"
#include "pupitre-plain-text.h"

#include <string.h>

/* Words from outside: the HTML of messages, and the names of files. */

static char *
render (const char *html)
{
  g_autoptr (PupitreRichText) text = pupitre_html_to_rich_text (html);

  g_assert_true (g_utf8_validate (pupitre_rich_text_get_text (text), -1, NULL));
  return pupitre_rich_text_to_markup (text);
}

static void
test_markup (void)
{
  static const struct {
    const char *html;
    const char *markup;
  } CASES[] = {
    { "", "" },
    { "Bonjour", "Bonjour" },
    { "<p>Bonjour</p>", "Bonjour" },
    { "<p>Un</p><p>Deux</p>", "Un\n\nDeux" },
    { "<p>Un</p>\n  <p>&nbsp;</p>\n<p>Deux</p>", "Un\n\nDeux" },
    { "2&nbsp;h", "2\xc2\xa0h" },
    { "<div>Un</div><div>Deux</div>", "Un\nDeux" },
    { "Un<br>Deux<br/><br><br>Trois", "Un\nDeux\n\nTrois" },
    { "<b>Gras</b> et <i>italique</i>, <u>souligné</u>",
      "<b>Gras</b> et <i>italique</i>, <u>souligné</u>" },
    { "<strong>a<em>b</em></strong>", "<b>a</b><b><i>b</i></b>" },
    { "un<b> deux</b>", "un <b>deux</b>" },
    { "<h2>Titre</h2><p>Texte</p>", "<span weight=\"bold\" size=\"large\">Titre</span>\n\nTexte" },
    { "<ul><li>un</li><li>deux</li></ul>fin", "• un\n• deux\n\nfin" },
    { "<ol><li>un<li>deux</ol>", "1. un\n2. deux" },
    { "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc" },
    { "a &lt; b &amp;&#233;", "a &lt; b &amp;é" },
    { "<script>alert(1)</script>x<style>p{}</style>", "x" },
    { "<img src=https://suivi.exemple/p.gif onerror=alert(1)>x", "x" },
    { "<unknown>words</unknown>", "words" },
    { "<a href=\"https://ecole.exemple/a?b=1&amp;c=2\">ici</a>",
      "<a href=\"https://ecole.exemple/a?b=1&amp;c=2\">ici</a>" },
    { "<a href='mailto:a@b.exemple'>écrire</a>", "<a href=\"mailto:a@b.exemple\">écrire</a>" },
    { "<a href=\"javascript:alert(1)\">x</a>", "x" },
    { "<a href=\"JaVaScRiPt:alert(1)\">x</a>", "x" },
    { "<a href=\"java\nscript:alert(1)\">x</a>", "x" },
    { "<a href=\"file:///etc/passwd\">x</a>", "x" },
    { "<a href=\"data:text/html,x\">x</a>", "x" },
    { "<a href=\"//autre.exemple\">x</a>", "x" },
    { "<a href=\"/local\">x</a>", "x" },
    { "<a>x</a>", "x" },
    { "a\xe2\x80\xae" "b\xe2\x81\xa6" "c", "abc" },
    { "un \xe2\x80\xae deux", "un deux" },
    { "un deux\xe2\x80\xae", "un deux" },
    { "un&#8238; &#1;deux&#0;", "un deux" },
    { "<b> un deux </b> <i>trois quatre</i>", "<b>un deux</b> <i>trois quatre</i>" },
    { "un <b></b><i>deux trois</i>", "un <i>deux trois</i>" },
    { "un deux  \ntrois", "un deux\ntrois" },
    { "ligne 1\nligne 2\n\nligne 3", "ligne 1\nligne 2\n\nligne 3" },
    { "5 < 6 et 7 > 2", "5 &lt; 6 et 7 &gt; 2" },
    { "<p>sans fin", "sans fin" },
    { "<b>a<p>b</b>c</p>", "<b>a</b>\n\nbc" },
    { "</b></p></div>x", "x" },
    { "<!-- rien -->x", "x" },
    { "deux\xc2\xa0mots", "deux\xc2\xa0mots" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *markup = render (CASES[i].html);

    g_test_message ("Case %zu: %s -> %s", i, CASES[i].html, markup);
    g_assert_cmpstr (markup, ==, CASES[i].markup);
  }
}

static char *
repeat (const char *text, gsize times)
{
  GString *all = g_string_new (NULL);

  for (gsize i = 0; i < times; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_limits (void)
{
  g_autofree char *deep = repeat ("<b><div>", 15000);
  g_autofree char *many = repeat ("<b>x</b> ", 20000);
  g_autofree char *large = g_strnfill (2 * 1024 * 1024, 'x');
  g_autofree char *nested_script = repeat ("<div>", 40);
  g_autofree char *hidden = g_strconcat (nested_script, "<script>alert(1)</script>vu", NULL);
  g_autoptr (PupitreRichText) text = NULL;
  g_autofree char *shown = NULL;
  gsize n_spans;

  text = pupitre_html_to_rich_text (deep);
  g_assert_cmpstr (pupitre_rich_text_get_text (text), ==, "");
  pupitre_rich_text_unref (g_steal_pointer (&text));

  text = pupitre_html_to_rich_text (many);
  pupitre_rich_text_get_spans (text, &n_spans);
  g_assert_cmpuint (n_spans, ==, PUPITRE_HTML_MAX_TAGS);
  g_assert_cmpuint (pupitre_rich_text_get_length (text), ==, 20000 * 2 - 1);
  pupitre_rich_text_unref (g_steal_pointer (&text));

  text = pupitre_html_to_rich_text (large);
  g_assert_cmpuint (pupitre_rich_text_get_length (text), ==, PUPITRE_HTML_MAX_BYTES + strlen ("…"));

  shown = render (hidden);
  g_assert_cmpstr (shown, ==, "vu");
}

/* What the words of one paragraph become: the rule, a character at a time. */
static char *
fold (const char *words)
{
  GString *folded = g_string_new (NULL);
  const char *blank = NULL;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == 0xa0) {
      blank = "\xc2\xa0";
    } else if (g_unichar_isspace (c) && c != 0x202f) {
      blank = blank != NULL ? blank : " ";
    } else if (pupitre_plain_text_allows (c)) {
      if (blank != NULL && folded->len > 0)
        g_string_append (folded, blank);
      blank = NULL;
      g_string_append_unichar (folded, c);
    }
  }
  return g_string_free (folded, FALSE);
}

static void
assert_paragraph (const char *words)
{
  g_autofree char *html = g_strconcat ("<p>", words, "</p>", NULL);
  g_autofree char *folded = fold (words);
  g_autoptr (PupitreRichText) text = pupitre_html_to_rich_text (html);

  g_assert_cmpstr (pupitre_rich_text_get_text (text), ==, folded);
}

/* What is refused or is no word, at every place of a run, and beside the thousand bytes or so that
 * libxml2 gives at a time. */
static void
test_runs (void)
{
  static const char *const PARTS[] = {
    "x", " ", "  ", " \n ", "é", "€", "\xf0\x9f\x98\x80", "\xc2\xa0", " \xc2\xa0 ", "\xe2\x80\xaf",
    "\xe2\x80\xa8", "\xe2\x80\xae", " \xe2\x81\xa6 ", "\xd8\x9c", "\xef\xbb\xbf", "\xc2\x85",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (PARTS); i++) {
    for (gsize before = 0; before < 1030; before += before == 20 ? 970 : 1) {
      g_autofree char *words = g_strnfill (before, 'x');
      g_autofree char *last = g_strconcat (words, PARTS[i], NULL);
      g_autofree char *amid = g_strconcat (last, "mot", NULL);
      g_autofree char *again = g_strconcat (amid, " ", amid, " ", PARTS[i], NULL);

      assert_paragraph (last);
      assert_paragraph (amid);
      assert_paragraph (again);
    }
  }
}

static void
test_any_run (void)
{
  static const char *const PARTS[] = {
    "a", "mots", "é", "€", " ", "  ", "\n", "\xc2\xa0", "\xe2\x80\xaf", "\xe3\x80\x80", "\xc2\x85",
    "\xe2\x80\xae", "\xf0\x9f\x98\x80",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261127);

  for (guint i = 0; i < 2000; i++) {
    g_autoptr (GString) words = g_string_new (NULL);

    for (int n = g_rand_int_range (random, 0, i % 100 == 0 ? 3000 : 30); n > 0; n--)
      g_string_append (words, PARTS[g_rand_int_range (random, 0, G_N_ELEMENTS (PARTS))]);
    assert_paragraph (words->str);
  }
}

/* The limit of size falls inside of a character, and what is refused fills all of it. */
static void
test_large_runs (void)
{
  g_autofree char *accents = repeat ("é", 512 * 1024);
  g_autofree char *odd = g_strconcat ("x", accents, NULL);
  g_autofree char *refused = repeat ("\xe2\x80\xae", 350 * 1024);
  g_autofree char *words = repeat ("réunion lundi ", 70 * 1024);
  g_autoptr (PupitreRichText) text = pupitre_html_to_rich_text (odd);
  g_autofree char *kept = g_strndup (odd, PUPITRE_HTML_MAX_BYTES - 1);
  g_autofree char *expected = g_strconcat (kept, "…", NULL);

  g_assert_cmpstr (pupitre_rich_text_get_text (text), ==, expected);
  pupitre_rich_text_unref (g_steal_pointer (&text));

  text = pupitre_html_to_rich_text (refused);
  g_assert_cmpstr (pupitre_rich_text_get_text (text), ==, "…");
  pupitre_rich_text_unref (g_steal_pointer (&text));

  text = pupitre_html_to_rich_text (words);
  g_assert_true (g_str_has_prefix (pupitre_rich_text_get_text (text), "réunion lundi réunion "));
  g_assert_true (g_str_has_suffix (pupitre_rich_text_get_text (text), "…"));
  g_assert_cmpuint (pupitre_rich_text_get_length (text), <=, PUPITRE_HTML_MAX_BYTES + strlen ("…"));
}

/* Whatever comes, markup that a label can take comes out. */
static void
test_mutations (void)
{
  static const char SEED[] =
    "<div><p>Bonjour <b>à <i>tous</i></b>,</p><ul><li>un<li>deux</ul><a href=\"https://a.exemple\">"
    "lien</a><script>x</script>&eacute;&#8364;<table><tr><td>c</table></div>";
  static const char ALPHABET[] = "<>/\"'=&;#x!-[]abp \n\xc3\xa9\x01";
  g_autoptr (GRand) random = g_rand_new_with_seed (20261125);

  for (guint i = 0; i < 4000; i++) {
    g_autoptr (GString) html = g_string_new (SEED);
    g_autofree char *valid = NULL;
    g_autofree char *markup = NULL;
    g_autofree char *document = NULL;
    g_autoptr (GMarkupParseContext) context = NULL;
    static const GMarkupParser PARSER = { 0 };

    for (int n = g_rand_int_range (random, 1, 12); n > 0; n--) {
      gssize at = g_rand_int_range (random, 0, (int) html->len);
      gssize length = g_rand_int_range (random, 0, 9);

      if (g_rand_boolean (random))
        g_string_erase (html, at, MIN (length, (gssize) html->len - at));
      if (g_rand_boolean (random) && at <= (gssize) html->len)
        g_string_insert_c (html, at, ALPHABET[g_rand_int_range (random, 0, sizeof ALPHABET - 1)]);
      if (html->len == 0)
        g_string_append_c (html, 'x');
    }
    valid = g_utf8_make_valid (html->str, (gssize) html->len);
    markup = render (valid);
    document = g_strdup_printf ("<markup>%s</markup>", markup);
    context = g_markup_parse_context_new (&PARSER, 0, NULL, NULL);
    g_assert_true (g_markup_parse_context_parse (context, document, -1, NULL));
    g_assert_true (g_markup_parse_context_end_parse (context, NULL));
  }
}

static void
test_file_names (void)
{
  static const struct {
    const char *raw;
    const char *extension;
    const char *name;
  } CASES[] = {
    { "Bulletin.pdf", "pdf", "Bulletin.pdf" },
    { "Bulletin étape 1.PDF", "pdf", "Bulletin étape 1.pdf" },
    { "Bulletin", "pdf", "Bulletin.pdf" },
    { "M. Tremblay", "pdf", "M. Tremblay.pdf" },
    { "Rapport 2.1", "pdf", "Rapport 2.1.pdf" },
    { "facture.exe", "pdf", "facture.pdf" },
    { "facture.pdf.desktop", "pdf", "facture.pdf.desktop.pdf" },
    { "facture.desktop", NULL, "facture.desktop.bin" },
    { "facture.sh", NULL, "facture.bin" },
    { "notes.DOCX", NULL, "notes.docx" },
    { "notes", NULL, "notes.bin" },
    { "../../.bashrc", "pdf", "_.._.bashrc.pdf" },
    { "..%2F..%2Fevil.desktop", "pdf", "%2F..%2Fevil.desktop.pdf" },
    { "/etc/passwd", "pdf", "_etc_passwd.pdf" },
    { "C:\\Windows\\x.pdf", "pdf", "C__Windows_x.pdf" },
    { "a:b*c?d\"e<f>g|h", "pdf", "a_b_c_d_e_f_g_h.pdf" },
    { ".caché", "pdf", "caché.pdf" },
    { "...", "pdf", "document.pdf" },
    { "", "pdf", "document.pdf" },
    { NULL, "pdf", "document.pdf" },
    { NULL, NULL, "document.bin" },
    { "fin. . ", "pdf", "fin.pdf" },
    { "a\nb\tc", "pdf", "a b c.pdf" },
    { "gnp\xe2\x80\xae" "fdp.exe", "pdf", "gnpfdp.pdf" },
    { "CON", "pdf", "_CON.pdf" },
    { "nul.txt", "txt", "_nul.txt" },
    { "lpt1 .x", "pdf", "_lpt1.pdf" },
    { "e\xcc\x81t\xc3\xa9", "pdf", "été.pdf" },
    { "caf\xe9.pdf", "pdf", "caf\xef\xbf\xbd.pdf" },
    { "-rf.pdf", "pdf", "-rf.pdf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++) {
    g_autofree char *name = pupitre_file_name_sanitize (CASES[i].raw, CASES[i].extension);

    g_test_message ("Case %zu", i);
    g_assert_cmpstr (name, ==, CASES[i].name);
  }
}

static void
test_long_file_names (void)
{
  for (gsize length = 180; length < 420; length++) {
    g_autoptr (GString) raw = g_string_new (NULL);
    g_autofree char *name = NULL;

    while (raw->len < length)
      g_string_append (raw, raw->len % 3 == 0 ? "é" : "x");
    name = pupitre_file_name_sanitize (raw->str, "pdf");
    g_assert_cmpuint (strlen (name), <=, PUPITRE_FILE_NAME_MAX_BYTES);
    g_assert_true (g_utf8_validate (name, -1, NULL));
    g_assert_true (g_str_has_suffix (name, ".pdf"));
  }
}

static void
test_any_file_name (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261126);

  for (guint i = 0; i < 5000; i++) {
    char raw[32] = { 0 };
    g_autofree char *name = NULL;

    for (gsize n = 0; n < sizeof raw - 1; n++)
      raw[n] = (char) g_rand_int_range (random, 1, 256);
    name = pupitre_file_name_sanitize (raw, i % 2 == 0 ? "pdf" : NULL);
    g_assert_true (g_utf8_validate (name, -1, NULL));
    g_assert_null (strpbrk (name, "/\\\n\r\t:*?\"<>|"));
    g_assert_cmpint (name[0], !=, '.');
    g_assert_cmpuint (strlen (name), <=, PUPITRE_FILE_NAME_MAX_BYTES);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html/markup", test_markup);
  g_test_add_func ("/html/limits", test_limits);
  g_test_add_func ("/html/runs", test_runs);
  g_test_add_func ("/html/any-run", test_any_run);
  g_test_add_func ("/html/large-runs", test_large_runs);
  g_test_add_func ("/html/mutations", test_mutations);
  g_test_add_func ("/file-name/cases", test_file_names);
  g_test_add_func ("/file-name/long", test_long_file_names);
  g_test_add_func ("/file-name/any", test_any_file_name);

  return g_test_run ();
}
