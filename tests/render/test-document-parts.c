/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-document-parts"

#include "config.h"

#include <fcntl.h>
#include <unistd.h>

#include "pupitre-document-layout.h"
#include "pupitre-document-print.h"
#include "pupitre-print-pages.h"
#include "pupitre-error.h"
#include "pupitre-sealed-file.h"

/* The parts of the document view that need no display. */

static void
test_layout (void)
{
  g_autoptr (PupitreDocumentLayout) layout = pupitre_document_layout_new ();
  GdkRectangle first;
  GdkRectangle second;

  pupitre_document_layout_add_page (layout, 612, 792);
  pupitre_document_layout_add_page (layout, 306, 396);
  pupitre_document_layout_place (layout, 1.0, 1000);
  pupitre_document_layout_get_page_area (layout, 0, &first);
  pupitre_document_layout_get_page_area (layout, 1, &second);
  g_assert_cmpint (first.width, ==, 816);
  g_assert_cmpint (first.height, ==, 1056);
  g_assert_cmpint (first.x, ==, (1000 - 816) / 2);
  g_assert_cmpint (second.width, ==, 408);
  g_assert_cmpint (second.x, ==, (1000 - 408) / 2);
  g_assert_cmpint (second.y, >, first.y + first.height);
  g_assert_cmpint (pupitre_document_layout_get_height (layout), >, second.y + second.height);
  g_assert_cmpint (pupitre_document_layout_get_width (layout), ==, 1000);
  g_assert_cmpuint (pupitre_document_layout_find_page (layout, -50), ==, 0);
  g_assert_cmpuint (pupitre_document_layout_find_page (layout, first.y + 100), ==, 0);
  g_assert_cmpuint (pupitre_document_layout_find_page (layout, second.y), ==, 1);
  g_assert_cmpuint (pupitre_document_layout_find_page (layout, 1e9), ==, 1);
}

static void
test_fit (void)
{
  const struct {
    double width;
    int    viewport;
    int    expected;  /* pixels of the page, about */
  } cases[] = {
    { 612, 700, 652 },
    { 612, 360, 348 },
    { 612, 3000, 900 },
    { 30000, 700, 652 },
    { 1, 700, 5 },
    { 612, 1, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PupitreDocumentLayout) layout = pupitre_document_layout_new ();
    double zoom;
    GdkRectangle area;

    g_test_message ("Test %zu", i);
    pupitre_document_layout_add_page (layout, cases[i].width, 100);
    zoom = pupitre_document_layout_get_fit_zoom (layout, cases[i].viewport);
    pupitre_document_layout_place (layout, zoom, cases[i].viewport);
    pupitre_document_layout_get_page_area (layout, 0, &area);
    g_assert_cmpint (area.width, ==, cases[i].expected);
    g_assert_cmpint (area.height, >=, 1);
  }
}

static void
test_print_order (void)
{
  const GtkPageRange ranges[] = { { 3, -1 }, { 0, 1 } };
  const struct {
    GtkPrintPages pages;
    GtkPageSet    page_set;
    gboolean      reverse;
    int           n_copies;
    gboolean      collate;
    const char   *expected;
  } cases[] = {
    { GTK_PRINT_PAGES_ALL, GTK_PAGE_SET_ALL, FALSE, 1, FALSE, "01234" },
    { GTK_PRINT_PAGES_ALL, GTK_PAGE_SET_ALL, TRUE, 1, TRUE, "43210" },
    { GTK_PRINT_PAGES_CURRENT, GTK_PAGE_SET_ALL, FALSE, 2, FALSE, "22" },
    { GTK_PRINT_PAGES_RANGES, GTK_PAGE_SET_ALL, FALSE, 1, FALSE, "0134" },
    { GTK_PRINT_PAGES_ALL, GTK_PAGE_SET_EVEN, FALSE, 1, FALSE, "13" },
    { GTK_PRINT_PAGES_ALL, GTK_PAGE_SET_ODD, TRUE, 1, FALSE, "420" },
    { GTK_PRINT_PAGES_RANGES, GTK_PAGE_SET_ODD, FALSE, 1, FALSE, "03" },
    { GTK_PRINT_PAGES_RANGES, GTK_PAGE_SET_ALL, FALSE, 2, TRUE, "01340134" },
    { GTK_PRINT_PAGES_RANGES, GTK_PAGE_SET_ALL, FALSE, 2, FALSE, "00113344" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) found = g_string_new (NULL);
    g_autoptr (GArray) order = NULL;

    order = pupitre_document_print_order (5, 2, cases[i].pages, ranges, G_N_ELEMENTS (ranges),
                                          cases[i].page_set, cases[i].reverse, cases[i].n_copies,
                                          cases[i].collate);
    for (guint j = 0; j < order->len; j++)
      g_string_append_printf (found, "%u", g_array_index (order, guint, j));
    g_assert_cmpstr (found->str, ==, cases[i].expected);
  }
}

/* What somebody types is pages that there are, of 9, or nothing. */
static void
test_print_pages (void)
{
  const struct {
    const char *text;
    const char *expected;  /* from 0; NULL: none */
  } cases[] = {
    { "", "all" },
    { "  ", "all" },
    { "1", "0-0 " },
    { "1-3, 5", "0-2 4-4 " },
    { " 2 – 4;9 ", "1-3 8-8 " },
    { "3-", "2-8 " },
    { "1 2", "0-0 1-1 " },
    { "9,1", "8-8 0-0 " },
    { "0", NULL },
    { "10", NULL },
    { "3-12", NULL },
    { "4-2", NULL },
    { "-3", NULL },
    { "1-2-3", NULL },
    { "one", NULL },
    { "1,,2", NULL },
    { "99999999999999999999", NULL },
    { "\u0661", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) found = g_string_new (NULL);
    g_autoptr (GArray) ranges = NULL;
    gboolean valid;

    g_test_message ("“%s”", cases[i].text);
    valid = pupitre_print_pages_parse (cases[i].text, 9, &ranges);
    g_assert_true (valid == (cases[i].expected != NULL));
    for (guint j = 0; ranges != NULL && j < ranges->len; j++) {
      const GtkPageRange *range = &g_array_index (ranges, GtkPageRange, j);

      g_string_append_printf (found, "%d-%d ", range->start, range->end);
    }
    if (valid)
      g_assert_cmpstr (ranges != NULL ? found->str : "all", ==, cases[i].expected);
  }
}

static void
test_sealed_file (void)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("bulletin", 8);
  g_autoptr (GBytes) mapped = NULL;
  g_autoptr (GBytes) copied = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd;
  int same;
  int plain;
  int copy;

  fd = pupitre_sealed_file_new (content, &error);
  g_assert_no_error (error);
  g_assert_cmpint (write (fd, "x", 1), ==, -1);
  mapped = pupitre_sealed_file_map (fd, 8, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (mapped, content));
  g_assert_null (pupitre_sealed_file_map (fd, 7, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  same = pupitre_sealed_file_ensure (fd, 8, &error);
  g_assert_no_error (error);
  g_assert_cmpint (same, !=, fd);

  plain = g_file_open_tmp (NULL, &path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (write (plain, "bulletin", 8), ==, 8);
  g_assert_null (pupitre_sealed_file_map (plain, 8, &error));
  g_assert_error (error, PUPITRE_ERROR, PUPITRE_ERROR_FAILED);
  g_clear_error (&error);
  copy = pupitre_sealed_file_ensure (plain, 8, &error);
  g_assert_no_error (error);
  g_assert_no_errno (ftruncate (plain, 0));
  copied = pupitre_sealed_file_map (copy, 8, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (copied, content));

  unlink (path);
  close (fd);
  close (same);
  close (plain);
  close (copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/layout", test_layout);
  g_test_add_func ("/document/fit", test_fit);
  g_test_add_func ("/document/print-order", test_print_order);
  g_test_add_func ("/document/print-pages", test_print_pages);
  g_test_add_func ("/document/sealed-file", test_sealed_file);

  return g_test_run ();
}
