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
