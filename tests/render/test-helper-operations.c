/*
 * Copyright (C) 2026 The Pupitre authors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-helper-operations"

#include "config.h"

#include <fcntl.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pupitre-render-protocol.h"
#include "test-helper.h"
#include "test-pdfs.h"

/* What the helper answers, on the wire: to good requests, and to any other. */

#define ALL_SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL)

static const char * const settings[] = { NULL, TEST_LANDLOCK_2, TEST_LANDLOCK_OFF };

static guint32
open_document (TestHelper *helper, GBytes *pdf, guint *document, GVariant **sizes)
{
  g_autoptr (GVariant) answer = NULL;
  const int fd = test_file_new (pdf);
  guint32 status;

  answer = test_helper_call (helper, PUPITRE_RENDER_OPEN, NULL, fd, PUPITRE_RENDER_OPENED_TYPE,
                             &status, NULL);
  close (fd);
  g_assert_nonnull (answer);
  if (status == PUPITRE_RENDER_OK)
    g_variant_get (answer, "(uuu@a(dd))", NULL, NULL, document, sizes);

  return status;
}

static GBytes *
map (int fd, gsize size)
{
  g_autoptr (GMappedFile) file = NULL;
  struct stat info;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_GET_SEALS) & ALL_SEALS, ==, ALL_SEALS);
  g_assert_no_errno (fstat (fd, &info));
  g_assert_cmpuint (info.st_size, ==, size);
  file = g_mapped_file_new_from_fd (fd, FALSE, NULL);
  close (fd);

  return g_mapped_file_get_bytes (file);
}

/* Draws a whole page; returns its pixels. */
static GBytes *
draw (TestHelper *helper, guint document, guint page, guint width, guint height)
{
  g_autoptr (GVariant) answer = NULL;
  guint32 status;
  guint32 stride;
  int fd;

  answer = test_helper_call (helper, PUPITRE_RENDER_DRAW,
                             g_variant_new ("(uuuuuuuu)", document, page, width, height,
                                            0, 0, width, height),
                             -1, PUPITRE_RENDER_PIXELS_TYPE, &status, &fd);
  g_assert_nonnull (answer);
  g_assert_cmpuint (status, ==, PUPITRE_RENDER_OK);
  g_variant_get (answer, "(uuuuu)", NULL, NULL, NULL, NULL, &stride);

  return map (fd, (gsize) stride * height);
}

static gsize
count_dark (GBytes *pixels)
{
  gsize size;
  const guint32 *data = g_bytes_get_data (pixels, &size);
  gsize n = 0;

  for (gsize i = 0; i < size / 4; i++) {
    g_assert_cmpuint (data[i] >> 24, ==, 0xff);
    n += (data[i] & 0xff) < 0x80;
  }

  return n;
}

static void
test_open (void)
{
  g_auto (TestHelper) helper = { 0 };
  g_autoptr (GVariant) sizes = NULL;
  double width;
  double height;
  guint document;

  test_helper_start (&helper, NULL);
  g_assert_cmpuint (open_document (&helper, test_pdf_pages (3, 612, 792), &document, &sizes), ==,
                    PUPITRE_RENDER_OK);
  g_assert_cmpuint (g_variant_n_children (sizes), ==, 3);
  g_variant_get_child (sizes, 2, "(dd)", &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 612, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 792, 0.01);
}

static void
test_open_what_is_none (void)
{
  const struct {
    GBytes *file;
    guint   status;
  } cases[] = {
    { g_bytes_new_static ("", 0), PUPITRE_RENDER_EMPTY },
    { test_pdf_no_pages (), PUPITRE_RENDER_EMPTY },
    { test_pdf_encrypted (), PUPITRE_RENDER_ENCRYPTED },
    { g_bytes_new_static ("<html>Erreur</html>", 19), PUPITRE_RENDER_DAMAGED },
    { test_pdf_part (test_pdf_pages (2, 612, 792), 0.3), PUPITRE_RENDER_DAMAGED },
  };
  g_auto (TestHelper) helper = { 0 };

  test_helper_start (&helper, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint document;
    GVariant *sizes;

    g_test_message ("Test %zu", i);
    g_assert_cmpuint (open_document (&helper, cases[i].file, &document, &sizes), ==,
                      cases[i].status);
  }
  g_assert_cmpint (test_helper_stop (&helper), ==, 0);
}

static void
test_draw (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++) {
    g_auto (TestHelper) helper = { 0 };
    g_autoptr (GVariant) sizes = NULL;
    g_autoptr (GBytes) pixels = NULL;
    guint document;

    test_helper_start (&helper, settings[i]);
    open_document (&helper, test_pdf_pages (2, 612, 792), &document, &sizes);
    pixels = draw (&helper, document, 1, 306, 396);
    /* A quarter of the page is the square; some letters come to it. */
    g_assert_cmpuint (count_dark (pixels), >, 306 * 396 / 4);
    g_assert_cmpuint (count_dark (pixels), <, 306 * 396 / 3);
  }
}

static void
test_draw_part (void)
{
  g_auto (TestHelper) helper = { 0 };
  g_autoptr (GVariant) sizes = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GBytes) pixels = NULL;
  guint32 status;
  guint document;
  int fd;

  test_helper_start (&helper, NULL);
  open_document (&helper, test_pdf_pages (1, 600, 600), &document, &sizes);
  answer = test_helper_call (&helper, PUPITRE_RENDER_DRAW,
                             g_variant_new ("(uuuuuuuu)", document, 0, 6000, 6000,
                                            1400, 3000, 200, 100),
                             -1, PUPITRE_RENDER_PIXELS_TYPE, &status, &fd);
  g_assert_cmpuint (status, ==, PUPITRE_RENDER_OK);
  pixels = map (fd, 200 * 4 * 100);
  /* The square begins at 1500 of 6000. */
  g_assert_cmpuint (count_dark (pixels), ==, 100 * 100);
}

/* Text whose font is not inside the file must not get lost, whatever holds the helper. */
static void
test_draw_plain_font (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++) {
    g_auto (TestHelper) helper = { 0 };
    g_autoptr (GVariant) sizes = NULL;
    g_autoptr (GBytes) pixels = NULL;
    g_autoptr (GBytes) first_line = NULL;
    gsize upper;
    guint document;

    g_test_message ("%s", settings[i] != NULL ? settings[i] : "as found");
    test_helper_start (&helper, settings[i]);
    open_document (&helper, test_pdf_plain_font (), &document, &sizes);
    pixels = draw (&helper, document, 0, 300, 100);
    first_line = g_bytes_new_from_bytes (pixels, 0, 300 * 4 * 50);
    upper = count_dark (first_line);
    g_assert_cmpuint (upper, >, 300);
    g_assert_cmpuint (count_dark (pixels) - upper, >, 150);
  }
}

static void
test_draw_huge_page (void)
{
  g_auto (TestHelper) helper = { 0 };
  g_autoptr (GVariant) sizes = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GBytes) pixels = NULL;
  guint32 status;
  guint document;

  test_helper_start (&helper, NULL);
  g_assert_cmpuint (open_document (&helper, test_pdf_pages (1, 30000, 30000), &document, &sizes),
                    ==, PUPITRE_RENDER_OK);
  pixels = draw (&helper, document, 0, 300, 300);
  g_assert_cmpuint (count_dark (pixels), >, 300 * 300 / 5);
  answer = test_helper_call (&helper, PUPITRE_RENDER_DRAW,
                             g_variant_new ("(uuuuuuuu)", document, 0, 30000, 30000, 0, 0, 30000, 30000),
                             -1, PUPITRE_RENDER_PIXELS_TYPE, &status, NULL);
  g_assert_cmpuint (status, ==, PUPITRE_RENDER_TOO_LARGE);
  g_assert_cmpint (test_helper_stop (&helper), ==, 0);
}

static void
test_draw_what_is_not (void)
{
  const guint32 cases[][9] = {
    /* document, page, page width and height, x, y, width, height; status */
    { 1, 0, 10, 10, 0, 0, 10, 10, PUPITRE_RENDER_DAMAGED },
    { 0, 2, 10, 10, 0, 0, 10, 10, PUPITRE_RENDER_DAMAGED },
    { 0, G_MAXUINT, 10, 10, 0, 0, 10, 10, PUPITRE_RENDER_DAMAGED },
    { 0, 0, 0, 10, 0, 0, 10, 10, PUPITRE_RENDER_REFUSED },
    { 0, 0, 10, 10, 0, 0, 0, 10, PUPITRE_RENDER_REFUSED },
    { 0, 0, 10, 10, 1, 0, 10, 10, PUPITRE_RENDER_REFUSED },
    { 0, 0, 10, 10, G_MAXUINT, 0, 2, 10, PUPITRE_RENDER_REFUSED },
    { 0, 0, G_MAXUINT, G_MAXUINT, 0, 0, 10, 10, PUPITRE_RENDER_REFUSED },
    { 0, 0, 32767, 32767, 0, 0, 32767, 32767, PUPITRE_RENDER_TOO_LARGE },
  };
  g_auto (TestHelper) helper = { 0 };
  g_autoptr (GVariant) sizes = NULL;
  guint document;

  test_helper_start (&helper, NULL);
  open_document (&helper, test_pdf_pages (2, 612, 792), &document, &sizes);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const guint32 *c = cases[i];
    g_autoptr (GVariant) answer = NULL;
    guint32 status;

    g_test_message ("Test %zu", i);
    answer = test_helper_call (&helper, PUPITRE_RENDER_DRAW,
                               g_variant_new ("(uuuuuuuu)", c[0], c[1], c[2], c[3], c[4], c[5],
                                              c[6], c[7]),
                               -1, PUPITRE_RENDER_PIXELS_TYPE, &status, NULL);
    g_assert_nonnull (answer);
    g_assert_cmpuint (status, ==, c[8]);
  }
  g_assert_cmpint (test_helper_stop (&helper), ==, 0);
}

static void
test_text (void)
{
  g_auto (TestHelper) helper = { 0 };
  g_autoptr (GVariant) sizes = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PupitreRenderTextHead head;
  const char *content;
  double box[4];
  guint32 status;
  guint64 size;
  guint document;
  int fd;

  test_helper_start (&helper, NULL);
  open_document (&helper, test_pdf_plain_font (), &document, &sizes);
  answer = test_helper_call (&helper, PUPITRE_RENDER_TEXT,
                             g_variant_new ("(uub)", document, 0, TRUE), -1,
                             PUPITRE_RENDER_SIZE_TYPE, &status, &fd);
  g_assert_cmpuint (status, ==, PUPITRE_RENDER_OK);
  g_variant_get (answer, "(uut)", NULL, NULL, &size);
  bytes = map (fd, size);
  content = g_bytes_get_data (bytes, NULL);
  memcpy (&head, content, sizeof (head));
  memcpy (box, content + sizeof (head), sizeof (box));
  g_assert_cmpuint (head.n_boxes, ==, strlen ("Bulletin\nLettres"));
  g_assert_cmpmem (content + sizeof (head) + head.n_boxes * PUPITRE_RENDER_BOX_SIZE, head.n_bytes,
                   "Bulletin\nLettres", strlen ("Bulletin\nLettres"));
  g_assert_cmpfloat_with_epsilon (box[0], 10, 2);
  g_assert_cmpfloat (box[1], <, 40);
  g_assert_cmpfloat (box[2], >, box[0]);
}

static const PupitreRenderSheet as_it_is = { 0 };

/* Letter, with the margins that GTK takes for it. */
static const PupitreRenderSheet letter = { .width = 612, .height = 792, .top = 18, .right = 18,
                                           .bottom = 40, .left = 18 };

static GVariant *
new_export (const PupitreRenderSheet *sheet, GVariantBuilder *pages)
{
  return g_variant_new ("(@" PUPITRE_RENDER_SHEET_TYPE "a(uu))",
                        pupitre_render_sheet_to_variant (sheet), pages);
}

/* Pages of two documents become one, in the order asked, still as text. */
static void
test_export (void)
{
  g_auto (TestHelper) helper = { 0 };
  g_autoptr (GVariant) first_sizes = NULL;
  g_autoptr (GVariant) second_sizes = NULL;
  g_autoptr (GVariant) sizes = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GBytes) pdf = NULL;
  GVariantBuilder pages;
  double width;
  guint32 status;
  guint64 size;
  guint first;
  guint second;
  guint merged;
  int fd;

  test_helper_start (&helper, NULL);
  open_document (&helper, test_pdf_pages (3, 612, 792), &first, &first_sizes);
  open_document (&helper, test_pdf_plain_font (), &second, &second_sizes);
  g_variant_builder_init (&pages, G_VARIANT_TYPE ("a(uu)"));
  g_variant_builder_add (&pages, "(uu)", first, 2);
  g_variant_builder_add (&pages, "(uu)", second, 0);
  answer = test_helper_call (&helper, PUPITRE_RENDER_EXPORT, new_export (&as_it_is, &pages), -1,
                             PUPITRE_RENDER_SIZE_TYPE, &status, &fd);
  g_assert_cmpuint (status, ==, PUPITRE_RENDER_OK);
  g_variant_get (answer, "(uut)", NULL, NULL, &size);
  pdf = map (fd, size);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
  g_assert_null (g_strstr_len (g_bytes_get_data (pdf, NULL), size, "/Subtype /Image"));

  g_assert_cmpuint (open_document (&helper, g_steal_pointer (&pdf), &merged, &sizes), ==,
                    PUPITRE_RENDER_OK);
  g_assert_cmpuint (g_variant_n_children (sizes), ==, 2);
  g_variant_get_child (sizes, 1, "(dd)", &width, NULL);
  g_assert_cmpfloat_with_epsilon (width, 300, 0.01);
}

/* Puts the only page of a document on a sheet, and returns what was asked of the sheet's PDF. */
static GVariant *
export_on (TestHelper *helper, const PupitreRenderSheet *sheet, guint document, guint *exported)
{
  g_autoptr (GVariant) answer = NULL;
  GVariantBuilder pages;
  GVariant *sizes = NULL;
  guint32 status;
  guint64 size;
  int fd;

  g_variant_builder_init (&pages, G_VARIANT_TYPE ("a(uu)"));
  g_variant_builder_add (&pages, "(uu)", document, 0);
  answer = test_helper_call (helper, PUPITRE_RENDER_EXPORT, new_export (sheet, &pages), -1,
                             PUPITRE_RENDER_SIZE_TYPE, &status, &fd);
  g_assert_nonnull (answer);
  if (status != PUPITRE_RENDER_OK) {
    g_assert_cmpuint (status, ==, PUPITRE_RENDER_REFUSED);
    return NULL;
  }
  g_variant_get (answer, "(uut)", NULL, NULL, &size);
  g_assert_cmpuint (open_document (helper, map (fd, size), exported, &sizes), ==,
                    PUPITRE_RENDER_OK);

  return sizes;
}

/* The sheets are as large as the paper, and the page, a quarter of which is black, is as large on them
 * as was asked, in their middle. */
static void
test_export_sheets (void)
{
  const struct {
    double             width;   /* of the page */
    double             height;
    PupitreRenderFit   fit;
    PupitreRenderLying lying;
    double             sheet_width;
    double             sheet_height;
    double             black;   /* square points, about */
  } cases[] = {
    /* What was made for the paper stays as it is, also when it lies. */
    { 612, 792, PUPITRE_RENDER_FIT_SHRINK, PUPITRE_RENDER_LYING_AS_PAGE, 612, 792, 612 * 792 / 4. },
    { 792, 612, PUPITRE_RENDER_FIT_SHRINK, PUPITRE_RENDER_LYING_AS_PAGE, 792, 612, 612 * 792 / 4. },
    { 300, 400, PUPITRE_RENDER_FIT_SHRINK, PUPITRE_RENDER_LYING_AS_PAGE, 612, 792, 300 * 400 / 4. },
    { 300, 400, PUPITRE_RENDER_FIT_SHRINK, PUPITRE_RENDER_LYING_ALWAYS, 792, 612, 300 * 400 / 4. },
    /* 734 points of height are left, and 576 of width. */
    { 612, 1008, PUPITRE_RENDER_FIT_SHRINK, PUPITRE_RENDER_LYING_AS_PAGE, 612, 792,
      734 * 734 * 612 / 1008. / 4 },
    { 792, 612, PUPITRE_RENDER_FIT_SHRINK, PUPITRE_RENDER_LYING_NEVER, 612, 792,
      576 * 576 * 612 / 792. / 4 },
    { 300, 300, PUPITRE_RENDER_FIT_FILL, PUPITRE_RENDER_LYING_AS_PAGE, 612, 792, 576 * 576 / 4. },
    /* Real size: the black square in the middle is all that the sheet holds. */
    { 1224, 1584, PUPITRE_RENDER_FIT_REAL, PUPITRE_RENDER_LYING_AS_PAGE, 612, 792, 612 * 792 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    PupitreRenderSheet sheet = letter;
    g_auto (TestHelper) helper = { 0 };
    g_autoptr (GVariant) page_sizes = NULL;
    g_autoptr (GVariant) sizes = NULL;
    g_autoptr (GBytes) pixels = NULL;
    double width;
    double height;
    double black;
    guint document;
    guint exported;

    g_test_message ("Test %zu", i);
    sheet.fit = cases[i].fit;
    sheet.lying = cases[i].lying;
    test_helper_start (&helper, NULL);
    open_document (&helper, test_pdf_pages (1, cases[i].width, cases[i].height), &document,
                   &page_sizes);
    sizes = export_on (&helper, &sheet, document, &exported);
    g_assert_cmpuint (g_variant_n_children (sizes), ==, 1);
    g_variant_get_child (sizes, 0, "(dd)", &width, &height);
    g_assert_cmpfloat_with_epsilon (width, cases[i].sheet_width, 0.01);
    g_assert_cmpfloat_with_epsilon (height, cases[i].sheet_height, 0.01);
    pixels = draw (&helper, exported, 0, (guint) width, (guint) height);
    black = (double) count_dark (pixels);
    g_assert_cmpfloat (black, >, cases[i].black * 0.98);
    g_assert_cmpfloat (black, <, cases[i].black * 1.06);
  }
}

/* Paper that there is not is refused, and the helper lives on. */
static void
test_export_wrong_sheets (void)
{
  PupitreRenderSheet cases[8] = { 0 };
  g_auto (TestHelper) helper = { 0 };
  g_autoptr (GVariant) page_sizes = NULL;
  guint document;
  guint exported;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    cases[i] = letter;
  cases[0].width = -612;
  cases[1].height = 1e9;
  cases[2].width = (double) NAN;
  cases[3].left = 600;
  cases[4].top = -1;
  cases[5].fit = PUPITRE_RENDER_N_FITS;
  cases[6].lying = G_MAXUINT32;
  cases[7].width = 0;
  test_helper_start (&helper, NULL);
  open_document (&helper, test_pdf_pages (1, 612, 792), &document, &page_sizes);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("Test %zu", i);
    g_assert_null (export_on (&helper, &cases[i], document, &exported));
  }
  g_assert_cmpint (test_helper_stop (&helper), ==, 0);
}

static GBytes *
make_picture (const char *kind, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0xff0000ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, kind, &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

/* No colour is left, but what was coloured is seen. */
static void
test_export_grey (void)
{
  PupitreRenderSheet sheet = letter;
  g_auto (TestHelper) helper = { 0 };
  g_autoptr (GVariant) page_sizes = NULL;
  g_autoptr (GVariant) sizes = NULL;
  g_autoptr (GVariant) grey_sizes = NULL;
  guint document;
  guint exported;

  test_helper_start (&helper, NULL);
  open_document (&helper, make_picture ("png", 300, 300), &document, &page_sizes);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GVariant) exported_sizes = NULL;
    g_autoptr (GBytes) pixels = NULL;
    const guint32 *data;
    gsize size;
    gsize coloured = 0;
    gsize dark = 0;

    sheet.grey = i == 1;
    exported_sizes = export_on (&helper, &sheet, document, &exported);
    g_assert_nonnull (exported_sizes);
    pixels = draw (&helper, exported, 0, 612, 792);
    data = g_bytes_get_data (pixels, &size);
    for (gsize j = 0; j < size / 4; j++) {
      const guint red = data[j] >> 16 & 0xff;
      const guint green = data[j] >> 8 & 0xff;
      const guint blue = data[j] & 0xff;

      coloured += MAX (red, MAX (green, blue)) - MIN (red, MIN (green, blue)) > 2;
      dark += green < 0xc0;
    }
    g_assert_cmpuint (dark, >, 0);
    if (sheet.grey)
      g_assert_cmpuint (coloured, ==, 0);
    else
      g_assert_cmpuint (coloured, >, 0);
  }
}

static guint32
decode (TestHelper *helper, GBytes *file, guint32 longest, guint32 size[3], int *fd)
{
  g_autoptr (GVariant) answer = NULL;
  const int sent = test_file_new (file);
  guint32 status;

  answer = test_helper_call (helper, PUPITRE_RENDER_PICTURE, g_variant_new ("(u)", longest), sent,
                             PUPITRE_RENDER_PIXELS_TYPE, &status, fd);
  close (sent);
  g_assert_nonnull (answer);
  if (status == PUPITRE_RENDER_OK)
    g_variant_get (answer, "(uuuuu)", NULL, NULL, &size[0], &size[1], &size[2]);

  return status;
}

static void
test_picture (void)
{
  const char * const kinds[] = { "png", "jpeg" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds) * G_N_ELEMENTS (settings); i++) {
    g_auto (TestHelper) helper = { 0 };
    g_autoptr (GBytes) pixels = NULL;
    guint32 size[3];
    const guint32 *pixel;
    int fd;

    test_helper_start (&helper, settings[i / 2]);
    g_assert_cmpuint (decode (&helper, make_picture (kinds[i % 2], 400, 200), 96, size, &fd), ==,
                      PUPITRE_RENDER_OK);
    g_assert_cmpuint (size[0], ==, 96);
    g_assert_cmpuint (size[1], ==, 48);
    pixels = map (fd, (gsize) size[2] * size[1]);
    pixel = g_bytes_get_data (pixels, NULL);
    g_assert_cmpuint (*pixel >> 24, ==, 0xff);
    g_assert_cmpuint (*pixel >> 16 & 0xff, >, 0xf8);
    g_assert_cmpuint (*pixel & 0xff, <, 8);
  }
}

static void
test_picture_that_is_none (void)
{
  /* A PNG that claims 60000 x 60000 pixels. */
  static const char bomb[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\x02\0\0\0"
                             "\x12\x34\x56\x78\0\0\0\0IDAT";
  GBytes *files[] = {
    g_bytes_new_static ("", 0),
    g_bytes_new_static ("GIF89a\1\0\1\0\0\0\0;", 14),
    g_bytes_new_static ("<svg xmlns='http://www.w3.org/2000/svg'/>", 41),
    g_bytes_new_static (bomb, sizeof (bomb) - 1),
    test_pdf_part (make_picture ("jpeg", 40, 40), 0.2),
    test_pdf_part (make_picture ("png", 40, 40), 0.3),
  };
  g_auto (TestHelper) helper = { 0 };

  test_helper_start (&helper, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    guint32 size[3];
    int fd;

    g_test_message ("Test %zu", i);
    g_assert_cmpuint (decode (&helper, files[i], 96, size, &fd), ==, PUPITRE_RENDER_DAMAGED);
    g_assert_cmpint (fd, ==, -1);
  }
  g_assert_cmpint (test_helper_stop (&helper), ==, 0);
}

/* What waits behind a long piece of work, and is not wanted any more, is not done. */
static void
test_cancel (void)
{
  g_auto (TestHelper) helper = { 0 };
  g_autoptr (GVariant) sizes = NULL;
  GVariantBuilder pages;
  guint document;

  test_helper_start (&helper, NULL);
  open_document (&helper, test_pdf_pages (1, 612, 792), &document, &sizes);
  g_variant_builder_init (&pages, G_VARIANT_TYPE ("a(uu)"));
  for (guint i = 0; i < PUPITRE_RENDER_MAX_EXPORT_PAGES; i++)
    g_variant_builder_add (&pages, "(uu)", document, 0);
  test_helper_send (&helper, 1, PUPITRE_RENDER_EXPORT, new_export (&as_it_is, &pages), -1);
  test_helper_send (&helper, 2, PUPITRE_RENDER_DRAW,
                    g_variant_new ("(uuuuuuuu)", document, 0, 10, 10, 0, 0, 10, 10), -1);
  test_helper_send (&helper, 3, PUPITRE_RENDER_DRAW,
                    g_variant_new ("(uuuuuuuu)", document, 0, 10, 10, 0, 0, 10, 10), -1);
  test_helper_send (&helper, 0, PUPITRE_RENDER_CANCEL, g_variant_new ("(u)", 1), -1);
  test_helper_send (&helper, 0, PUPITRE_RENDER_CANCEL, g_variant_new ("(u)", 2), -1);
  for (guint i = 0; i < 3; i++) {
    const guint expected[] = { PUPITRE_RENDER_CANCELLED, PUPITRE_RENDER_CANCELLED,
                               PUPITRE_RENDER_OK };
    g_autoptr (GVariant) answer = NULL;
    guint32 status;

    answer = test_helper_receive (&helper, PUPITRE_RENDER_PIXELS_TYPE, &status, NULL);
    g_assert_nonnull (answer);
    g_assert_cmpuint (status, ==, expected[i]);
  }
}

static void
send_raw (TestHelper *helper, const guint8 *data, gsize size, int fd)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GVariant) raw = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING,
                                                                           bytes, TRUE));

  /* The helper may have had enough, and be gone. */
  pupitre_render_send (helper->socket, raw, fd, TRUE);
}

/* Whatever is sent, the helper answers, or ends in good order: it never crashes. */
static void
test_hostile_requests (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);

  for (guint round = 0; round < 40; round++) {
    g_auto (TestHelper) helper = { 0 };
    g_autoptr (GVariant) sizes = NULL;
    guint document;

    test_helper_start (&helper, TEST_LANDLOCK_2);
    open_document (&helper, test_pdf_pages (1, 100, 100), &document, &sizes);
    for (guint i = 0; i < 20; i++) {
      guint8 data[64];
      const gsize size = g_rand_int_range (random, round % 4 == 0 ? 0 : 8, sizeof (data) + 1);
      const guint32 operation = g_rand_int_range (random, 0, 7);
      const guint32 limit = g_rand_boolean (random) ? 256 : 3;
      const int fd = g_rand_int_range (random, 0, 4) == 0 ? helper.socket : -1;

      for (gsize j = 0; j < sizeof (data); j++)
        data[j] = j % 4 == 0 || limit == 256 ? g_rand_int_range (random, 0, limit) : 0;
      memcpy (data + 4, &operation, sizeof (operation));
      send_raw (&helper, data, size, fd);
    }
    /* Answers are left unread: there is room for twenty. */
    g_assert_cmpint (test_helper_stop (&helper), ==, 0);
  }
}

static void
test_hostile_descriptors (void)
{
  const int fds[] = {
    open ("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC),
    open ("/dev/zero", O_RDONLY | O_CLOEXEC),
    memfd_create ("hole", MFD_CLOEXEC),
    -1,
  };
  g_auto (TestHelper) helper = { 0 };

  test_helper_start (&helper, NULL);
  g_assert_no_errno (ftruncate (fds[2], (off_t) PUPITRE_RENDER_MAX_FILE + 1));
  for (gsize i = 0; i < G_N_ELEMENTS (fds); i++) {
    g_autoptr (GVariant) opened = NULL;
    g_autoptr (GVariant) decoded = NULL;
    guint32 status;

    opened = test_helper_call (&helper, PUPITRE_RENDER_OPEN, NULL, fds[i],
                               PUPITRE_RENDER_OPENED_TYPE, &status, NULL);
    g_assert_nonnull (opened);
    g_assert_cmpuint (status, ==, i == 2 ? PUPITRE_RENDER_TOO_LARGE : PUPITRE_RENDER_REFUSED);
    decoded = test_helper_call (&helper, PUPITRE_RENDER_PICTURE, g_variant_new ("(u)", 10), fds[i],
                                PUPITRE_RENDER_PIXELS_TYPE, &status, NULL);
    g_assert_nonnull (decoded);
    g_assert_cmpuint (status, !=, PUPITRE_RENDER_OK);
    if (fds[i] >= 0)
      close (fds[i]);
  }
  g_assert_cmpint (test_helper_stop (&helper), ==, 0);
}

/* Pages damaged in a hundred ways: drawn or refused, never a crash. */
static void
test_damaged_documents (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1867);
  g_autoptr (GBytes) good = test_pdf_plain_font ();
  g_auto (TestHelper) helper = { 0 };

  test_helper_start (&helper, NULL);
  for (guint i = 0; i < 30; i++) {
    gsize size = g_bytes_get_size (good);
    g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (good, NULL), size);
    g_autoptr (GVariant) sizes = NULL;
    guint document;

    for (guint j = 0; j < 12; j++)
      data[g_rand_int_range (random, 9, size)] = g_rand_int_range (random, 0, 256);
    if (open_document (&helper, g_bytes_new (data, size), &document, &sizes) == PUPITRE_RENDER_OK) {
      g_autoptr (GVariant) answer = NULL;
      guint32 status;

      answer = test_helper_call (&helper, PUPITRE_RENDER_DRAW,
                                 g_variant_new ("(uuuuuuuu)", document, 0, 90, 30, 0, 0, 90, 30),
                                 -1, PUPITRE_RENDER_PIXELS_TYPE, &status, NULL);
      g_assert_nonnull (answer);
    }
  }
  g_assert_cmpint (test_helper_stop (&helper), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/helper/open", test_open);
  g_test_add_func ("/helper/open-what-is-none", test_open_what_is_none);
  g_test_add_func ("/helper/draw", test_draw);
  g_test_add_func ("/helper/draw-part", test_draw_part);
  g_test_add_func ("/helper/draw-plain-font", test_draw_plain_font);
  g_test_add_func ("/helper/draw-huge-page", test_draw_huge_page);
  g_test_add_func ("/helper/draw-what-is-not", test_draw_what_is_not);
  g_test_add_func ("/helper/text", test_text);
  g_test_add_func ("/helper/export", test_export);
  g_test_add_func ("/helper/export-sheets", test_export_sheets);
  g_test_add_func ("/helper/export-grey", test_export_grey);
  g_test_add_func ("/helper/export-wrong-sheets", test_export_wrong_sheets);
  g_test_add_func ("/helper/picture", test_picture);
  g_test_add_func ("/helper/picture-that-is-none", test_picture_that_is_none);
  g_test_add_func ("/helper/cancel", test_cancel);
  g_test_add_func ("/helper/hostile-requests", test_hostile_requests);
  g_test_add_func ("/helper/hostile-descriptors", test_hostile_descriptors);
  g_test_add_func ("/helper/damaged-documents", test_damaged_documents);

  return g_test_run ();
}
