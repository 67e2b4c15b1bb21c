/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-pdfs"

#include "test-pdfs.h"

#include <cairo-pdf.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Documents of all kinds, made when they are needed. */

static cairo_status_t
append (void *array, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (array, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * test_pdf_pages:
 * @n_pages: How many pages
 * @width: Their width in points
 * @height: Their height in points
 *
 * Returns: (transfer full): a PDF with "Page N" and a black square on each page.
 */
GBytes *
test_pdf_pages (guint n_pages, double width, double height)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, array, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_font_size (cr, width / 12);
  for (guint i = 0; i < n_pages; i++) {
    g_autofree char *text = g_strdup_printf ("Page %u", i + 1);

    cairo_move_to (cr, width / 8, height / 8);
    cairo_show_text (cr, text);
    cairo_rectangle (cr, width / 4, height / 4, width / 2, height / 2);
    cairo_fill (cr);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (array);
}

/**
 * test_pdf_text:
 * @pages: The text of each page, in lines
 *
 * Returns: (transfer full): a PDF of Letter pages with these texts.
 */
GBytes *
test_pdf_text (const char * const *pages)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, array, 612, 792);
  cairo_t *cr = cairo_create (surface);

  cairo_set_font_size (cr, 12);
  for (gsize i = 0; pages[i] != NULL; i++) {
    g_auto (GStrv) lines = g_strsplit (pages[i], "\n", -1);

    for (gsize j = 0; lines[j] != NULL; j++) {
      cairo_move_to (cr, 72, 96 + 20 * (double) j);
      cairo_show_text (cr, lines[j]);
    }
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (array);
}

/**
 * test_pdf_jumps:
 *
 * Returns: (transfer full): three Letter pages with an outline of three items ("Résultats", in it
 *   "Français", and "Signatures"), and on the first page a link to the third, one to a web site and
 *   one to a file.
 */
GBytes *
test_pdf_jumps (void)
{
  const struct {
    const char *attributes;
    const char *text;
  } links[] = {
    { "dest='signatures'", "Signatures" },
    { "uri='https://ecole.exemple/bulletins'", "Site" },
    { "uri='file:///etc/passwd'", "Fichier" },
  };
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, array, 612, 792);
  cairo_t *cr = cairo_create (surface);
  int parent;

  cairo_set_font_size (cr, 12);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++) {
    cairo_tag_begin (cr, CAIRO_TAG_LINK, links[i].attributes);
    cairo_move_to (cr, 72, 96 + 20 * (double) i);
    cairo_show_text (cr, links[i].text);
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  }
  for (guint i = 0; i < 3; i++) {
    if (i == 2) {
      cairo_tag_begin (cr, CAIRO_TAG_DEST, "name='signatures'");
      cairo_move_to (cr, 72, 209);
      cairo_show_text (cr, "Ici");
      cairo_tag_end (cr, CAIRO_TAG_DEST);
    }
    cairo_show_page (cr);
  }
  parent = cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, "Résultats",
                                          "page=1 pos=[0 50]", CAIRO_PDF_OUTLINE_FLAG_OPEN);
  cairo_pdf_surface_add_outline (surface, parent, "Français", "page=2 pos=[0 100]", 0);
  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, "Signatures",
                                 "page=3 pos=[72 200]", 0);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (array);
}

/**
 * test_pdf_marks:
 *
 * Returns: (transfer full): a page with a heading and a small table of marks.
 */
GBytes *
test_pdf_marks (void)
{
  const char * const rows[][4] = {
    { "Matières et compétences", "Étape 1", "Étape 2", "Étape 3" },
    { "Lire", "84", "", "79" },
    { "Écrire", "60", "71", "" },
    { "Mathématique", "", "90", "" },
  };
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, array, 612, 792);
  cairo_t *cr = cairo_create (surface);

  cairo_set_font_size (cr, 22);
  cairo_move_to (cr, 60, 80);
  cairo_show_text (cr, "Bulletin");
  cairo_set_font_size (cr, 10);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    for (guint j = 0; j < 4; j++) {
      cairo_move_to (cr, j == 0 ? 60 : 240 + 70 * j, 130 + 18 * i);
      cairo_show_text (cr, rows[i][j]);
    }
  }
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (array);
}

/**
 * test_pdf_report_card:
 *
 * Returns: (transfer full): two pages of text and lines, about as full as a report card is.
 */
GBytes *
test_pdf_report_card (void)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, array, 612, 792);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < 2 * 40; i++) {
    const double y = 60 + i % 40 * 17;
    g_autofree char *text = g_strdup_printf ("Compétence %u, résoudre une situation-problème", i + 1);

    cairo_set_font_size (cr, i % 8 == 0 ? 12 : 9);
    cairo_move_to (cr, 50, y);
    cairo_show_text (cr, text);
    for (guint column = 0; column < 5; column++) {
      g_autofree char *mark = g_strdup_printf ("%u", 60 + (i * 7 + column * 11) % 40);

      cairo_move_to (cr, 340 + column * 48, y);
      cairo_show_text (cr, mark);
    }
    cairo_move_to (cr, 48, y + 5);
    cairo_line_to (cr, 564, y + 5);
    cairo_set_line_width (cr, 0.5);
    cairo_stroke (cr);
    if (i % 40 == 39)
      cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (array);
}

/* Writes numbered objects, the table of them, and the trailer. Object 1 is the catalogue. */
static GBytes *
assemble (GPtrArray *objects, const char *trailer)
{
  GString *pdf = g_string_new ("%PDF-1.4\n");
  g_autoptr (GString) table = g_string_new (NULL);
  gsize table_at;

  g_string_append_printf (table, "xref\n0 %u\n0000000000 65535 f \n", objects->len + 1);
  for (guint i = 0; i < objects->len; i++) {
    g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n \n", pdf->len);
    g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", i + 1,
                            (char *) g_ptr_array_index (objects, i));
  }
  table_at = pdf->len;
  g_string_append (pdf, table->str);
  g_string_append_printf (pdf, "trailer\n<</Size %u/Root 1 0 R%s>>\nstartxref\n%" G_GSIZE_FORMAT
                          "\n%%%%EOF\n", objects->len + 1, trailer, table_at);

  return g_string_free_to_bytes (pdf);
}

static void
add (GPtrArray *objects, const char *text)
{
  g_ptr_array_add (objects, g_strdup (text));
}

static void
add_stream (GPtrArray *objects, const char *dictionary, const char *content)
{
  g_ptr_array_add (objects, g_strdup_printf ("<<%s/Length %" G_GSIZE_FORMAT ">>stream\n%s\nendstream",
                                             dictionary, strlen (content), content));
}

/**
 * test_pdf_plain_font:
 *
 * Returns: (transfer full): one page, and text in a font that is not inside.
 */
GBytes *
test_pdf_plain_font (void)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);

  add (objects, "<</Type/Catalog/Pages 2 0 R>>");
  add (objects, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
  add (objects, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R"
                "/Resources<</Font<</A 5 0 R/B 6 0 R>>>>>>");
  add_stream (objects, "", "BT /A 24 Tf 10 60 Td (Bulletin) Tj /B 24 Tf 0 -40 Td (Lettres) Tj ET");
  add (objects, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>");
  add (objects, "<</Type/Font/Subtype/TrueType/BaseFont/ArialNarrow/Encoding/WinAnsiEncoding>>");

  return assemble (objects, "");
}

/**
 * test_pdf_encrypted:
 *
 * Returns: (transfer full): a PDF of the standard encryption, whose verifiers no password fits.
 */
GBytes *
test_pdf_encrypted (void)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);

  add (objects, "<</Type/Catalog/Pages 2 0 R>>");
  add (objects, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
  add (objects, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]>>");
  add (objects, "<</Filter/Standard/V 1/R 2/P -4"
                "/O<000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f>"
                "/U<1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100>>>");

  return assemble (objects, "/Encrypt 4 0 R/ID[<00><00>]");
}

/* The cipher of PDF's first encryption: no secret of anybody hangs on it here. */
static void
rc4 (const guint8 *key, gsize key_length, guint8 *data, gsize length)
{
  guint8 state[256];
  guint8 j = 0;

  for (guint i = 0; i < 256; i++)
    state[i] = i;
  for (guint i = 0; i < 256; i++) {
    const guint8 kept = state[i];

    j += state[i] + key[i % key_length];
    state[i] = state[j];
    state[j] = kept;
  }
  j = 0;
  for (gsize n = 0; n < length; n++) {
    const guint8 i = n + 1;
    const guint8 kept = state[i];

    j += kept;
    state[i] = state[j];
    state[j] = kept;
    data[n] ^= state[(guint8) (state[i] + kept)];
  }
}

static void
append_hex (GString *text, const guint8 *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", data[i]);
}

/**
 * test_pdf_locked:
 * @password: The password, at most 32 bytes
 *
 * Returns: (transfer full): a page of 300 by 100 points, of the standard encryption (ISO 32000-1,
 *   7.6.3, revision 2).
 */
GBytes *
test_pdf_locked (const char *password)
{
  static const guint8 padding[32] = {
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08,
    0x2e, 0x2e, 0x00, 0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
  };
  static const guint8 permissions[4] = { 0xfc, 0xff, 0xff, 0xff };
  static const guint8 id[1] = { 0 };
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GChecksum) owner_sum = g_checksum_new (G_CHECKSUM_MD5);
  g_autoptr (GChecksum) key_sum = g_checksum_new (G_CHECKSUM_MD5);
  g_autoptr (GString) entry = g_string_new ("<</Filter/Standard/V 1/R 2/P -4/O<");
  const gsize length = MIN (strlen (password), 32);
  guint8 padded[32];
  guint8 owner[32];
  guint8 user[32];
  guint8 key[16];
  gsize key_length = sizeof (key);

  memcpy (padded, password, length);
  memcpy (padded + length, padding, sizeof (padded) - length);
  g_checksum_update (owner_sum, padded, sizeof (padded));
  g_checksum_get_digest (owner_sum, key, &key_length);
  memcpy (owner, padded, sizeof (owner));
  rc4 (key, 5, owner, sizeof (owner));

  g_checksum_update (key_sum, padded, sizeof (padded));
  g_checksum_update (key_sum, owner, sizeof (owner));
  g_checksum_update (key_sum, permissions, sizeof (permissions));
  g_checksum_update (key_sum, id, sizeof (id));
  key_length = sizeof (key);
  g_checksum_get_digest (key_sum, key, &key_length);
  memcpy (user, padding, sizeof (user));
  rc4 (key, 5, user, sizeof (user));

  append_hex (entry, owner, sizeof (owner));
  g_string_append (entry, ">/U<");
  append_hex (entry, user, sizeof (user));
  g_string_append (entry, ">>>");
  add (objects, "<</Type/Catalog/Pages 2 0 R>>");
  add (objects, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
  add (objects, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]>>");
  add (objects, entry->str);

  return assemble (objects, "/Encrypt 4 0 R/ID[<00><00>]");
}

/**
 * test_pdf_no_pages:
 *
 * Returns: (transfer full): a PDF of zero pages.
 */
GBytes *
test_pdf_no_pages (void)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);

  add (objects, "<</Type/Catalog/Pages 2 0 R>>");
  add (objects, "<</Type/Pages/Kids[]/Count 0>>");

  return assemble (objects, "");
}

/**
 * test_pdf_bomb:
 * @n_pages: How many pages
 * @bomb: Which of them, from 0, takes for ever to draw: a square ten times, each made of ten, and
 *   so on twelve levels deep. The others hold one square
 *
 * Returns: (transfer full): a PDF.
 */
GBytes *
test_pdf_bomb (guint n_pages, guint bomb)
{
  const guint levels = 12;
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) kids = g_string_new (NULL);

  add (objects, "<</Type/Catalog/Pages 2 0 R>>");
  for (guint i = 0; i < n_pages; i++)
    g_string_append_printf (kids, "%u 0 R ", 5 + levels + i);
  g_ptr_array_add (objects, g_strdup_printf ("<</Type/Pages/Kids[%s]/Count %u>>", kids->str, n_pages));
  add_stream (objects, "", "/X Do");
  add_stream (objects, "/Type/XObject/Subtype/Form/BBox[0 0 300 400]", "0 0 50 50 re f");
  for (guint i = 0; i < levels; i++) {
    g_autofree char *dictionary =
      g_strdup_printf ("/Type/XObject/Subtype/Form/BBox[0 0 300 400]"
                       "/Resources<</XObject<</X %u 0 R>>>>", 4 + i);

    add_stream (objects, dictionary, "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do");
  }
  for (guint i = 0; i < n_pages; i++)
    g_ptr_array_add (objects,
                     g_strdup_printf ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 3 0 R"
                                      "/Resources<</XObject<</X %u 0 R>>>>>>",
                                      i == bomb ? 4 + levels : 4));

  return assemble (objects, "");
}

/**
 * test_pdf_part:
 * @pdf: (transfer full): A file
 * @share: How much of it to keep
 *
 * Returns: (transfer full): its beginning.
 */
GBytes *
test_pdf_part (GBytes *pdf, double share)
{
  GBytes *part = g_bytes_new_from_bytes (pdf, 0, g_bytes_get_size (pdf) * share);

  g_bytes_unref (pdf);

  return part;
}

/**
 * test_file_new:
 * @content: (transfer full): What is in it
 *
 * Returns: a sealed memfd, owned by the caller.
 */
int
test_file_new (GBytes *content)
{
  const int fd = memfd_create ("test", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  g_assert_no_errno (fcntl (fd, F_ADD_SEALS,
                            F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL));
  g_bytes_unref (content);

  return fd;
}
